/* What the reporters share: source text, numbers and words. */
#ifndef UNLOADLINT_REPORT_INTERNAL_H
#define UNLOADLINT_REPORT_INTERNAL_H

#include <jansson.h>

#include "report/report.h"

/* source.c ----------------------------------------------------------------------------------- */

/* Converts the column of a Place (bytes, as the parser counts) to characters, from 1. */
unsigned report_source_column(const char *root, const char *file, unsigned line, unsigned column);
/* The whole of a source, decoded to UTF-8, or NULL when it can't be read. */
const char *report_source_text(const char *root, const char *file);
/* The SHA-256 of a source's bytes in hexadecimal, or NULL when it can't be read. */
const char *report_source_hash(const char *root, const char *file);
/* The name of the encoding a source is in: UTF-8, UTF-16LE, ...; NULL when it can't be read. */
const char *report_source_encoding(const char *root, const char *file);

/* words.c ------------------------------------------------------------------------------------ */

/* How a list that is too long is cut in its middle. */
typedef struct Shortened {
  unsigned head; /* elements kept at the start */
  unsigned tail; /* and at the end; head + tail is the length when nothing is left out */
} Shortened;

Shortened report_shorten(unsigned length, unsigned limit);

/* A JSON string of any bytes: what is no UTF-8 is replaced, NULL becomes null. */
json_t *report_json_text(const char *text);
/* A JSON number, or null for 0, which stands for "none" in lines and columns. */
json_t *report_json_number(unsigned number);
/* Writes an indented document and its last line end, and releases it. */
void report_json_write(json_t *document, FILE *out);

/* sarif_message.c ---------------------------------------------------------------------------- */

/* The message object of a finding: whole sentences, the first related location linked, and the id
 * and arguments of the rule's message where they make up the very same text. */
json_t *report_sarif_message(const Finding *finding);
/* `text` with a full stop where it ends without one. Free with g_free. */
char *report_sarif_sentence(const char *text);

/* sarif_rules.c ------------------------------------------------------------------------------ */

/* The kinds of toolExecutionNotifications. */
#define REPORT_SOURCE_PROBLEM "source-problem"
#define REPORT_INCONCLUSIVE_DRIVER "inconclusive-driver"

/* tool.driver of a run. */
json_t *report_sarif_driver(const Findings *findings);
/* The index of a finding's rule in tool.driver.rules. */
unsigned report_sarif_rule_index(const Findings *findings, const Finding *finding);

/* sarif_place.c ------------------------------------------------------------------------------ */

/* An artifactLocation. */
json_t *report_sarif_artifact(const Findings *findings, const char *file);
/* A location object: region, snippet, and with `with_context` some lines around it. */
json_t *report_sarif_location(const Findings *findings, Place place, bool with_context);
/* The file URI of an absolute folder, ending in a slash. Free with g_free. */
char *report_sarif_folder_uri(const char *folder);

/* provenance.c ------------------------------------------------------------------------------- */

/* What is known of the git checkout at `root`: an array for versionControlProvenance, or NULL when
 * it is none. Reads files and runs nothing. */
json_t *report_provenance(const char *root);

#endif
