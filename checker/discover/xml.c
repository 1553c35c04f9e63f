/* XML build files, by libxml2. GLib's own parser would be one library less, but it knows UTF-8 only
 * and gives up at the first error; projects come in the encodings of their authors, and one that is
 * cut off still says much. Entities are not expanded and nothing outside the file is loaded. */
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <string.h>

#include "discover/project.h"

enum { MAX_XML_SIZE = 16 * 1024 * 1024 };

typedef struct XmlFile {
  xmlDoc *doc; /* or NULL */
  bool is_whole;
} XmlFile;

static void broken(Projects *projects, const char *path, int line, const char *why) {
  Arena *arena = projects->discovery->arena;
  char *text = g_strstrip(g_utf8_make_valid(why, -1));
  discover_problem(projects->discovery, path, line > 0 ? (unsigned)line : 0,
                   arena_printf(arena,
                                "is no whole XML file (%s); what can be read of it is used, and "
                                "the sources around it",
                                text));
  g_free(text);
}

/* Where a file is cut off, the text that was being read may be half a word. */
static void drop_last_text(xmlDoc *doc) {
  xmlNode *node = xmlDocGetRootElement(doc);
  while (node != NULL && node->last != NULL) node = node->last;
  if (node != NULL && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)) {
    xmlUnlinkNode(node);
    xmlFreeNode(node);
  }
}

/* By the standards that these names stand for, the byte of the backslash is a currency sign; to
 * Windows, which wrote the paths, it is the backslash. */
static void read_as_windows(void) {
  xmlAddEncodingAlias("CP932", "Shift_JIS");
  xmlAddEncodingAlias("CP949", "EUC-KR");
  xmlAddEncodingAlias("CP949", "ks_c_5601-1987");
}

static void parse(Projects *projects, const char *path, XmlFile *file) {
  char *text = NULL;
  gsize size = 0;
  GError *error = NULL;
  if (!g_file_get_contents(path, &text, &size, &error)) {
    discover_problem(projects->discovery, path, 0,
                     arena_printf(projects->discovery->arena, "can't be read: %s", error->message));
    g_error_free(error);
    return;
  }
  if (size > MAX_XML_SIZE) {
    discover_problem(projects->discovery, path, 0, "is larger than 16 MB; no build file is");
    g_free(text);
    return;
  }
  read_as_windows();
  xmlParserCtxt *context = xmlNewParserCtxt();
  if (context == NULL) bug("libxml2 made no parser");
  file->doc = xmlCtxtReadMemory(context, text, (int)size, NULL, NULL,
                                XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                                    XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  file->is_whole = file->doc != NULL && context->wellFormed;
  if (!file->is_whole) {
    const xmlError *why = xmlCtxtGetLastError(context);
    broken(projects, path, why != NULL ? why->line : 0,
           why != NULL && why->message != NULL ? why->message : "it is empty");
    if (file->doc != NULL) drop_last_text(file->doc);
  }
  xmlFreeParserCtxt(context);
  g_free(text);
}

xmlNode *xml_read(Projects *projects, const char *path, bool *is_whole) {
  XmlFile *file = g_hash_table_lookup(projects->documents, path);
  if (file == NULL) {
    file = ARENA_NEW(projects->discovery->arena, XmlFile);
    g_hash_table_insert(projects->documents, arena_strdup(projects->discovery->arena, path), file);
    parse(projects, path, file);
  }
  *is_whole = file->is_whole;
  return file->doc != NULL ? xmlDocGetRootElement(file->doc) : NULL;
}

void xml_forget(Projects *projects, const char *path) {
  XmlFile *file = g_hash_table_lookup(projects->documents, path);
  if (file != NULL && file->doc != NULL) xmlFreeDoc(file->doc);
  g_hash_table_remove(projects->documents, path);
}

void xml_free_all(Projects *projects) {
  GHashTableIter iter;
  gpointer file;
  g_hash_table_iter_init(&iter, projects->documents);
  while (g_hash_table_iter_next(&iter, NULL, &file)) {
    if (((XmlFile *)file)->doc != NULL) xmlFreeDoc(((XmlFile *)file)->doc);
  }
  g_hash_table_destroy(projects->documents);
}

/* The children's text only: a reference to an entity may stand for gigabytes. */
static char *direct_text(const xmlNode *first) {
  GString *text = g_string_new(NULL);
  for (const xmlNode *node = first; node != NULL; node = node->next) {
    if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
        node->content != NULL)
      g_string_append(text, (const char *)node->content);
  }
  return g_string_free(text, FALSE);
}

char *xml_text(const xmlNode *node) { return direct_text(node->children); }

char *xml_attribute(const xmlNode *node, const char *name) {
  for (const xmlAttr *attribute = node->properties; attribute != NULL;
       attribute = attribute->next) {
    if (strcmp((const char *)attribute->name, name) == 0) return direct_text(attribute->children);
  }
  return NULL;
}

bool xml_is(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}
