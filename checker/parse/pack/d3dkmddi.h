/* Display miniport routines: see dispmprt.h. */
#ifndef PACK_D3DKMDDI_H
#define PACK_D3DKMDDI_H
#define _D3DKMDDI_H_

#include <d3dkmdt.h>

#endif
