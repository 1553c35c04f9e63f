/* What the interfaces of Windows do, as the rows of rules/models/ say it: no function of the kernel
 * or of a class driver is known to this program by name. The formats are in rules/models/README.md.
 */
#ifndef UNLOADLINT_MODEL_H
#define UNLOADLINT_MODEL_H

#include "base/base.h"

/* What a registrar does to a slot of the driver object. */
typedef enum Effect { EFFECT_OVERWRITE, EFFECT_OVERWRITE_NULL, EFFECT_CHAIN, EFFECT_LEAVE } Effect;

typedef enum Success { SUCCESS_NTSTATUS, SUCCESS_ALWAYS, SUCCESS_NONZERO, SUCCESS_ZERO } Success;

typedef enum Test {
  TEST_ALWAYS,
  TEST_SET,
  TEST_NULL,
  TEST_BITS_SET,
  TEST_BITS_CLEAR,
  TEST_EQUALS
} Test;

/* A condition on the arguments of a call. */
typedef struct When {
  Test test; /* TEST_ALWAYS: no condition */
  unsigned argument;
  const char *member; /* "A.B": in the structure that the argument points to; NULL: the argument */
  int64_t number;     /* BITS_*, EQUALS */
} When;

enum { MODEL_MAJOR_FUNCTIONS = 28 }; /* IRP_MJ_MAXIMUM_FUNCTION + 1 */

typedef struct SlotEffect {
  const char *slot; /* DriverUnload, AddDevice, DriverStartIo, MajorFunction[3], MajorFunction[*] */
  Effect effect;
  When when;
} SlotEffect;

/* How a class driver calls the driver for one device: the routine that a registration hands over.
 */
typedef struct DeviceCall {
  bool is_known;
  unsigned argument;  /* of the registration */
  const char *member; /* in the structure there that holds the routine; NULL: the argument */
  When given;         /* what the routine is called with: TEST_ALWAYS or TEST_EQUALS */
} DeviceCall;

typedef enum OnFailure { FAILURE_UNTOUCHED, FAILURE_TOUCHED, FAILURE_UNKNOWN } OnFailure;

typedef struct Registrar {
  const char *routine, *family, *title, *source, *confidence;
  const char *callback;             /* or NULL */
  int driver_object;                /* index of the argument; -1: it takes none */
  const char *driver_object_member; /* the member that holds it, when the argument is a structure */
  Success success;
  SlotEffect *effects;
  uint32_t effect_count, effect_room;
  const char **exits;
  uint32_t exit_count, exit_room;
  OnFailure on_failure;
  bool first_call_only, empty, nullable;
  DeviceCall starts, removes; /* a device */
  const char **cleanups;      /* members that hold what it calls when it deletes its objects */
  uint32_t cleanup_count, cleanup_room;
} Registrar;

typedef enum ValueAt { VALUE_RESULT, VALUE_ARGUMENT, VALUE_POINTEE, VALUE_MEMBER } ValueAt;

/* Where in a call the value stands by which a resource is known. */
typedef struct ValueRef {
  ValueAt at;
  unsigned argument;
  const char *member;
} ValueRef;

typedef struct ResourceKind {
  const char *kind, *title, *release;
  bool pins_driver; /* while it is held, the driver is not unloaded */
  bool is_memory;   /* what it gives lies nowhere else while it is held */
  bool by_name;     /* its values point to a name, which may stand in several places */
} ResourceKind;

typedef enum ResourceDoes { RESOURCE_ACQUIRE, RESOURCE_RELEASE, RESOURCE_TAKE } ResourceDoes;

#define MODEL_NO_ARGUMENT UINT32_MAX

typedef struct ResourceUse {
  const ResourceKind *kind;
  const char *routine;
  ResourceDoes does;
  ValueRef value;
  Success success;
  When when;
  /* VALUE_POINTEE: the new object also becomes this member of what this argument points to, as a
   * new device becomes DriverObject->DeviceObject; MODEL_NO_ARGUMENT: it does not. */
  unsigned also_argument;
  const char *also_member;
  const char *zero_member; /* VALUE_POINTEE: what this member of the new object points to starts as
                              zero; NULL: none is known to */
} ResourceUse;

typedef enum Does {
  DOES_NOTHING,
  DOES_ARGUMENTS, /* writes what its pointer arguments point to, nothing else */
  DOES_REACHABLE, /* writes whatever can be reached from its arguments */
  DOES_ZERO,
  DOES_COPY,
  DOES_EXCHANGE,
  DOES_COMPARE_EXCHANGE,
  DOES_ADD,
  DOES_SET_MEMBER,
  DOES_RETURN_ARGUMENT,
  DOES_KEYED_SET,
  DOES_KEYED_GET,
  DOES_INSERT,         /* a container takes a copy of an object; returns the element */
  DOES_ELEMENT,        /* returns an element of a container, or NULL */
  DOES_CONSTANT,       /* returns the same for the same key as long as the system runs */
  DOES_SYSTEM_ROUTINE, /* returns the address of a routine of the kernel */
  DOES_DRIVER_OBJECT,  /* returns the driver object */
  DOES_NO_RETURN
} Does;

typedef struct Routine {
  Does does;
  unsigned at, value, comparand, from, argument;
  int64_t number;
  const char *member;
  unsigned key[2];
  uint32_t key_count;
  Success success;
  When when;
  uint64_t only; /* bit set of the arguments that it writes through; 0: all */
} Routine;

/* All that is known of one name. */
typedef struct Model {
  const char *name;
  const Registrar *registrar; /* or NULL */
  ResourceUse *uses;
  uint32_t use_count, use_room;
  Routine *routines; /* what it does: the first row whose condition holds */
  uint32_t routine_count, routine_room;
  bool is_family;    /* the name is a prefix */
  bool may_register; /* a family whose routines may do to a driver object whatever they like */
} Model;

typedef struct Models Models;

/* Loads the built-in models and those in the subfolder models/ of each of `dirs` (NULL-terminated),
 * whose rows come before the built-in ones: a registrar's row replaces the built-in one of the same
 * routine, and rows that say which resources a routine acquires or releases replace all that the
 * built-in ones say of it. Kinds of resources are one by their name. Returns NULL and sets *error
 * to a sentence (file, row, what; free with g_free) when one can't be understood, be it only a key
 * that nobody reads. */
Models *models_load(const char *const *dirs, char **error);
void models_free(Models *models);
/* What is known of a routine: its own row, else that of its family's prefix, else NULL. */
const Model *models_find(const Models *models, const char *name);
/* Calls `visit` for every registrar. */
void models_each_registrar(const Models *models, void (*visit)(const Registrar *, void *context),
                           void *context);

#endif
