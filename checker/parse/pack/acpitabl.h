/* Where a device is, as ACPI's _PLD says it. */
#ifndef PACK_ACPITABL_H
#define PACK_ACPITABL_H

typedef enum _ACPI_PLD_PANEL {
    AcpiPldPanelTop,
    AcpiPldPanelBottom,
    AcpiPldPanelLeft,
    AcpiPldPanelRight,
    AcpiPldPanelFront,
    AcpiPldPanelBack,
    AcpiPldPanelUnknown
} AcpiPldPanel, ACPI_PLD_PANEL, *PACPI_PLD_PANEL;
typedef enum _ACPI_PLD_ROTATION {
    AcpiPldRotation0,
    AcpiPldRotation45,
    AcpiPldRotation90,
    AcpiPldRotation135,
    AcpiPldRotation180,
    AcpiPldRotation225,
    AcpiPldRotation270,
    AcpiPldRotation315
} AcpiPldRotation, ACPI_PLD_ROTATION, *PACPI_PLD_ROTATION;
/* What _PLD returns, and its second revision. */
#define PACK_PLD_FIELDS \
    unsigned Revision : 7; \
    unsigned IgnoreColor : 1; \
    unsigned Color : 24; \
    unsigned Width : 16; \
    unsigned Height : 16; \
    unsigned UserVisible : 1; \
    unsigned Dock : 1; \
    unsigned Lid : 1; \
    unsigned Panel : 3; \
    unsigned VerticalPosition : 2; \
    unsigned HorizontalPosition : 2; \
    unsigned Shape : 4; \
    unsigned GroupOrientation : 1; \
    unsigned GroupToken : 8; \
    unsigned GroupPosition : 8; \
    unsigned Bay : 1; \
    unsigned Ejectable : 1; \
    unsigned EjectionRequired : 1; \
    unsigned CabinetNumber : 8; \
    unsigned CardCageNumber : 8; \
    unsigned Reference : 1; \
    unsigned Rotation : 4; \
    unsigned Order : 5; \
    unsigned Reserved : 4;
typedef struct _ACPI_PLD_BUFFER {
    PACK_PLD_FIELDS
} ACPI_PLD_BUFFER, *PACPI_PLD_BUFFER;
typedef struct _ACPI_PLD_V2_BUFFER {
    PACK_PLD_FIELDS
    unsigned VerticalOffset : 16;
    unsigned HorizontalOffset : 16;
} ACPI_PLD_V2_BUFFER, *PACPI_PLD_V2_BUFFER;

#endif
