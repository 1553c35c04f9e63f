/* Instances of class templates. The tree does not show their members; but the interface for
 * indexers tells of every reference in which function it stands, and so leads to the functions of
 * instances that refer to anything. */
#include <string.h>

#include "lower/internal.h"

static void enter(Lower *l, CXCursor function) {
  switch (clang_getCursorKind(function)) {
    case CXCursor_CXXMethod:
    case CXCursor_Constructor:
    case CXCursor_Destructor:
    case CXCursor_ConversionFunction:
      break;
    default:
      return;
  }
  if (lower_is_null(clang_getSpecializedCursorTemplate(function))) return;
  CXCursor key = clang_getCanonicalCursor(clang_getCursorSemanticParent(function));
  Kids *kids = g_hash_table_lookup(l->instances, &key);
  if (kids == NULL) {
    kids = ARENA_NEW(l->scratch, Kids);
    g_hash_table_insert(l->instances, lower_keep_cursor(l, key), kids);
  }
  for (uint32_t i = 0; i < kids->count; i++) {
    if (clang_equalCursors(kids->at[i], function)) return;
  }
  kids->at = arena_grow(l->scratch, kids->at, kids->count, &kids->room, sizeof *kids->at);
  kids->at[kids->count++] = function;
}

static void note_declaration(CXClientData data, const CXIdxDeclInfo *info) {
  if (info->semanticContainer != NULL) enter(data, info->semanticContainer->cursor);
}

static void note_reference(CXClientData data, const CXIdxEntityRefInfo *info) {
  if (info->container != NULL) enter(data, info->container->cursor);
}

static void find_instances(Lower *l) {
  if (l->instances != NULL) return;
  l->instances = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
  IndexerCallbacks callbacks = {.indexDeclaration = note_declaration,
                                .indexEntityReference = note_reference};
  CXIndex index = clang_createIndex(0, 0);
  CXIndexAction action = clang_IndexAction_create(index);
  clang_indexTranslationUnit(
      action, l, &callbacks, sizeof callbacks,
      CXIndexOpt_IndexFunctionLocalSymbols | CXIndexOpt_IndexImplicitTemplateInstantiations, l->tu);
  clang_IndexAction_dispose(action);
  clang_disposeIndex(index);
}

Kids lower_instance_functions(Lower *l, CXCursor instance) {
  find_instances(l);
  CXCursor key = clang_getCanonicalCursor(instance);
  const Kids *kids = g_hash_table_lookup(l->instances, &key);
  return kids != NULL ? *kids : (Kids){0};
}

/* Base classes --------------------------------------------------------------------------------- */

/* The argument that an instance has for the parameter of that name; no type when there is none. */
static CXType argument_of(Lower *l, const Class *class, const char *name) {
  Kids kids = lower_kids(l, class->pattern);
  unsigned number = 0;
  for (uint32_t i = 0; i < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    bool is_type = kind == CXCursor_TemplateTypeParameter;
    if (is_type && strcmp(lower_spelling(l, kids.at[i]), name) == 0)
      return clang_Type_getTemplateArgumentAsType(class->type, number);
    if (is_type || kind == CXCursor_NonTypeTemplateParameter ||
        kind == CXCursor_TemplateTemplateParameter) {
      number++;
    }
  }
  return (CXType){.kind = CXType_Invalid};
}

static void append_type(Lower *l, GString *out, CXType type) {
  const char *text = lower_string(l, clang_getTypeSpelling(clang_getCanonicalType(type)));
  for (; *text != 0; text++) {
    if (*text != ' ') g_string_append_c(out, *text);
  }
}

/* `Base<T, 2>` with the instance's arguments for the parameters, without blanks. Free with
 * g_free. */
static char *with_arguments(Lower *l, const Class *class, const char *text) {
  GString *out = g_string_new(NULL);
  while (*text != 0) {
    size_t length = 0;
    while (g_ascii_isalnum(text[length]) || text[length] == '_') length++;
    if (length == 0) {
      if (*text != ' ') g_string_append_c(out, *text);
      text++;
      continue;
    }
    char *word = g_strndup(text, length);
    CXType argument = argument_of(l, class, word);
    if (argument.kind != CXType_Invalid) {
      append_type(l, out, argument);
    } else {
      g_string_append(out, word);
    }
    g_free(word);
    text += length;
  }
  return g_string_free(out, false);
}

/* The instance that a text names; no type unless it is known and the only one. */
static CXType instance_named(Lower *l, const char *text) {
  CXType found = {.kind = CXType_Invalid};
  unsigned count = 0;
  size_t length = strlen(text);
  find_instances(l);
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init(&iter, l->instances);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    CXType type = clang_getCursorType(*(CXCursor *)key);
    GString *name = g_string_new(NULL);
    append_type(l, name, type);
    const char *end = name->len >= length ? name->str + name->len - length : NULL;
    /* It may be named without the namespaces that it lies in. */
    bool is_it = end != NULL && strcmp(end, text) == 0 &&
                 (end == name->str || (end > name->str && end[-1] == ':'));
    if (is_it) {
      found = type;
      count++;
    }
    g_string_free(name, true);
  }
  return count == 1 ? found : (CXType){.kind = CXType_Invalid};
}

CXType lower_base_type(Lower *l, const Class *class, CXCursor base) {
  CXType type = clang_getCursorType(base);
  bool is_instance = !clang_equalCursors(class->pattern, class->declaration);
  if (!is_instance || clang_getCanonicalType(type).kind == CXType_Record) return type;
  const char *text = lower_string(l, clang_getTypeSpelling(type));
  CXType argument = argument_of(l, class, text);
  if (argument.kind != CXType_Invalid) return argument;
  char *name = with_arguments(l, class, text);
  type = instance_named(l, name);
  g_free(name);
  return type;
}
