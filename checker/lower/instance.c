/* Instances of class templates. The tree does not show their members; but the interface for
 * indexers tells of every reference in which function it stands, and so leads to the functions of
 * instances that refer to anything. */
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

Kids lower_instance_functions(Lower *l, CXCursor instance) {
  if (l->instances == NULL) {
    l->instances = g_hash_table_new(lower_hash_cursor, lower_equal_cursors);
    IndexerCallbacks callbacks = {.indexDeclaration = note_declaration,
                                  .indexEntityReference = note_reference};
    CXIndex index = clang_createIndex(0, 0);
    CXIndexAction action = clang_IndexAction_create(index);
    clang_indexTranslationUnit(
        action, l, &callbacks, sizeof callbacks,
        CXIndexOpt_IndexFunctionLocalSymbols | CXIndexOpt_IndexImplicitTemplateInstantiations,
        l->tu);
    clang_IndexAction_dispose(action);
    clang_disposeIndex(index);
  }
  CXCursor key = clang_getCanonicalCursor(instance);
  const Kids *kids = g_hash_table_lookup(l->instances, &key);
  return kids != NULL ? *kids : (Kids){0};
}
