/* Temporary folders for the tests of discovery. */
#ifndef UNLOADLINT_TESTS_TREE_H
#define UNLOADLINT_TESTS_TREE_H

#include "discover/discover.h"

/* A complete entry routine. */
#define ENTRY "NTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r)\n{\n  return 0;\n}\n"

/* Makes an empty folder below the system's temporary folder, links resolved. */
char *tree_new(void);
/* Removes it with all that it holds and frees the name. */
void tree_free(char *tree);
/* Writes a file, making the folders above it; `size` bytes. */
void tree_write(const char *tree, const char *name, const char *data, size_t size);
void tree_text(const char *tree, const char *name, const char *text);

/* Runs discover over `tree`/`name` (the tree itself for "") and fails the test on an error. */
Discovery *tree_discover(const char *tree, const char *name);
/* The driver of that name, which must be there. */
const Driver *tree_driver(const Discovery *discovery, const char *name);
/* The driver's sources relative to the tree, joined by spaces, which must equal `expected`. */
void tree_expect_sources(const char *tree, const Driver *driver, const char *expected);
/* The arguments of a source, joined by spaces and with $T for the tree, which must equal
 * `expected`.
 */
void tree_expect_args(const char *tree, const SourceFile *source, const char *expected);

#endif
