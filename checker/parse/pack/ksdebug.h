/* Debug output of streaming drivers. */
#ifndef PACK_KSDEBUG_H
#define PACK_KSDEBUG_H
#define __KSDEBUG_H

#define DEBUGLVL_BLAB 3
#define DEBUGLVL_VERBOSE 2
#define DEBUGLVL_TERSE 1
#define DEBUGLVL_ERROR 0
#ifndef DEBUG_LEVEL
#define DEBUG_LEVEL DEBUGLVL_TERSE
#endif
#if DBG
#define _DbgPrintF(lvl, strings)    \
    {                               \
        if ((lvl) <= DEBUG_LEVEL) { \
            DbgPrint strings;       \
        }                           \
    }
#else
#define _DbgPrintF(lvl, strings)
#endif

#endif
