/* Classes: their parts, and what making, copying and destroying an object of one means. What the
 * compiler itself writes does not show in the tree, so it is worked out here. */
#include <string.h>

#include "lower/internal.h"

static void push(Lower *l, Kids *kids, CXCursor cursor) {
  kids->at = arena_grow(l->scratch, kids->at, kids->count, &kids->room, sizeof *kids->at);
  kids->at[kids->count++] = cursor;
}

typedef struct Fields {
  Lower *l;
  Kids *kids;
} Fields;

static enum CXVisitorResult visit_field(CXCursor field, CXClientData data) {
  const Fields *fields = data;
  push(fields->l, fields->kids, field);
  return CXVisit_Continue;
}

bool lower_is_defaulted(CXCursor function) {
  if (clang_CXXMethod_isDefaulted(function)) return true;
  CXCursor definition = clang_getCursorDefinition(function);
  return !lower_is_null(definition) && clang_CXXMethod_isDefaulted(definition);
}

/* Does the text below the cursor name anything? */
static enum CXChildVisitResult find_reference(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  bool *is_found = data;
  CXCursor target = clang_getCursorReferenced(cursor);
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  *is_found = kind == CXCursor_CXXThisExpr || kind == CXCursor_CallExpr ||
              kind == CXCursor_CXXDeleteExpr || kind == CXCursor_CXXNewExpr ||
              (clang_isExpression(kind) && !lower_is_null(target));
  return *is_found ? CXChildVisit_Break : CXChildVisit_Recurse;
}

/* A function of a template that names nothing does nothing to anybody. */
static bool is_idle(CXCursor function) {
  bool is_found = false;
  if (!clang_isCursorDefinition(function)) return false;
  clang_visitChildren(function, find_reference, &is_found);
  return !is_found;
}

static bool is_destructor(CXCursor function) {
  return clang_getCursorKind(function) == CXCursor_Destructor;
}

static bool is_default_constructor(CXCursor function) {
  return clang_CXXConstructor_isDefaultConstructor(function) != 0;
}

static bool is_copier(CXCursor function) {
  return clang_CXXConstructor_isCopyConstructor(function) ||
         clang_CXXConstructor_isMoveConstructor(function) ||
         clang_CXXMethod_isCopyAssignmentOperator(function) ||
         clang_CXXMethod_isMoveAssignmentOperator(function);
}

static bool is_in(const Kids *kids, bool (*is_it)(CXCursor), CXCursor *found) {
  for (uint32_t i = 0; i < kids->count; i++) {
    CXCursor function = kids->at[i];
    if (!is_it(function) || lower_is_defaulted(function)) continue;
    if (clang_CXXMethod_isDeleted(function)) continue;
    if (found != NULL) *found = function;
    return true;
  }
  return false;
}

CXCursor lower_find_function(Lower *l, const Class *class, bool (*is_it)(CXCursor function)) {
  CXCursor found = clang_getNullCursor();
  if (clang_equalCursors(class->pattern, class->declaration)) {
    is_in(&class->functions, is_it, &found);
  } else {
    Kids functions = lower_instance_functions(l, class->declaration);
    is_in(&functions, is_it, &found);
  }
  return found;
}

/* A destructor with an empty body leaves its object alone. */
static bool is_empty(Lower *l, CXCursor function) {
  CXCursor definition = clang_getCursorDefinition(function);
  if (lower_is_null(definition) || l->error_count > 0) return false;
  Kids kids = lower_kids(l, definition);
  for (uint32_t i = 0; i < kids.count; i++) {
    if (clang_getCursorKind(kids.at[i]) != CXCursor_CompoundStmt) continue;
    return lower_kids(l, kids.at[i]).count == 0;
  }
  return false;
}

static void read_parts(Lower *l, Class *class) {
  Kids kids = lower_kids(l, class->declaration);
  CXCursor template = clang_getSpecializedCursorTemplate(class->declaration);
  bool has_members = false;
  for (uint32_t i = 0; i < kids.count; i++) {
    has_members |= clang_isDeclaration(clang_getCursorKind(kids.at[i])) != 0;
  }
  class->pattern = class->declaration;
  if (!has_members && !lower_is_null(template)) {
    CXCursor definition = clang_getCursorDefinition(template);
    class->pattern = lower_is_null(definition) ? template : definition;
    kids = lower_kids(l, class->pattern);
  }
  for (uint32_t i = 0; i < kids.count; i++) {
    switch (clang_getCursorKind(kids.at[i])) {
      case CXCursor_CXXBaseSpecifier:
        push(l, &class->bases, kids.at[i]);
        break;
      case CXCursor_CXXMethod:
      case CXCursor_Constructor:
      case CXCursor_Destructor:
      case CXCursor_ConversionFunction:
        push(l, &class->functions, kids.at[i]);
        break;
      default:
        break;
    }
  }
  class->base_types = ARENA_ARRAY(l->scratch, CXType, class->bases.count + 1);
  for (uint32_t i = 0; i < class->bases.count; i++)
    class->base_types[i] = lower_base_type(l, class, class->bases.at[i]);
  Fields fields = {.l = l, .kids = &class->fields};
  clang_Type_visitFields(class->type, visit_field, &fields);
}

static bool is_dependent(CXType type) {
  type = clang_getCanonicalType(type);
  return type.kind != CXType_Record;
}

static void read_destructor(Lower *l, Class *class) {
  bool is_instance = !clang_equalCursors(class->pattern, class->declaration);
  CXCursor written = clang_getNullCursor();
  class->destructor = clang_getNullCursor();
  if (!is_in(&class->functions, is_destructor, &written)) return;
  if (!is_instance) {
    bool is_idle_body = !clang_CXXMethod_isVirtual(written) && is_empty(l, written);
    if (!is_idle_body) class->destructor = written;
    return;
  }
  class->destructor = lower_find_function(l, class, is_destructor);
  if (!lower_is_null(class->destructor)) return;
  CXCursor definition = clang_getCursorDefinition(written);
  if (!lower_is_null(definition) && is_idle(definition)) return;
  class->lost = "the destructor of a class template's instance, whose body was not found";
}

static bool has_initialiser(Lower *l, CXCursor field);

static void weigh_part(Lower *l, Class *class, CXType type) {
  const Class *part = lower_class(l, type);
  if (part == NULL) return;
  /* Where there is a destructor, its definition is where the parts are destroyed. */
  bool is_asked = lower_is_null(class->destructor);
  if (is_asked && part->lost != NULL && class->lost == NULL) class->lost = part->lost;
  class->destroys |= part->destroys;
  class->constructs |= part->constructs;
  class->copies |= part->copies;
}

static void weigh(Lower *l, Class *class) {
  for (uint32_t i = 0; i < class->bases.count; i++) {
    CXType type = class->base_types[i];
    if (is_dependent(type)) {
      class->lost = "a base class that depends on a template's parameters";
      continue;
    }
    if (clang_isVirtualBase(class->bases.at[i])) class->lost = "a virtual base class";
    class->has_bases = true;
    const Class *base = lower_class(l, type);
    class->is_virtual |= base != NULL && base->is_virtual;
    weigh_part(l, class, type);
  }
  for (uint32_t i = 0; i < class->functions.count; i++) {
    class->is_virtual |= clang_CXXMethod_isVirtual(class->functions.at[i]) != 0;
  }
  for (uint32_t i = 0; i < class->fields.count && !class->is_union; i++) {
    weigh_part(l, class, clang_getCursorType(class->fields.at[i]));
    class->constructs |= has_initialiser(l, class->fields.at[i]);
  }
  class->destroys |= class->lost != NULL || !lower_is_null(class->destructor);
  class->constructs |= class->is_virtual || is_in(&class->functions, is_default_constructor, NULL);
  class->copies |= is_in(&class->functions, is_copier, NULL);
}

Class *lower_class(Lower *l, CXType type) {
  type = clang_getCanonicalType(type);
  while (lower_is_array(type)) type = clang_getCanonicalType(clang_getArrayElementType(type));
  if (!l->is_cplusplus || type.kind != CXType_Record) return NULL;
  CXCursor declaration = clang_getTypeDeclaration(type);
  CXCursor key = clang_getCanonicalCursor(declaration);
  Class *class = g_hash_table_lookup(l->classes, &key);
  if (class != NULL) return class;
  class = ARENA_NEW(l->scratch, Class);
  g_hash_table_insert(l->classes, lower_keep_cursor(l, key), class);
  CXCursor definition = clang_getCursorDefinition(declaration);
  class->declaration = lower_is_null(definition) ? declaration : definition;
  class->type = type;
  class->is_union = clang_getCursorKind(declaration) == CXCursor_UnionDecl;
  read_parts(l, class);
  read_destructor(l, class);
  weigh(l, class);
  return class;
}

bool lower_destroys(Lower *l, CXType type) {
  const Class *class = lower_class(l, type);
  return class != NULL && class->destroys;
}

bool lower_has_cleanup(Lower *l, CXCursor variable) {
  enum CX_StorageClass storage = clang_Cursor_getStorageClass(variable);
  if (!l->is_cplusplus || storage == CX_SC_Static || storage == CX_SC_Extern) return false;
  CXType type = clang_getCursorType(variable);
  if (!lower_is_reference(type)) return lower_destroys(l, type);
  CXCursor init = clang_Cursor_getVarDeclInitializer(variable);
  return !lower_is_null(init) && lower_makes_object(l, init) &&
         lower_destroys(l, clang_getCursorType(lower_peel_same(l, init)));
}

/* Members -------------------------------------------------------------------------------------- */

/* A member's initialiser stands behind its name like the size of an array or the width of a bit
 * field; the text tells which it is. */
static CXCursor find_initialiser(Lower *l, CXCursor field) {
  Kids kids = lower_expr_kids(l, field);
  if (kids.count == 0) return clang_getNullCursor();
  CXCursor last = kids.at[kids.count - 1];
  if (clang_getCursorKind(last) == CXCursor_InitListExpr) return last;
  unsigned start, end;
  size_t size;
  const char *text = lower_file_text(l, last, &start, &end, &size);
  while (text != NULL && start > 0 && g_ascii_isspace(text[start - 1])) start--;
  bool is_assigned = text != NULL && start > 0 && text[start - 1] == '=';
  return is_assigned ? last : clang_getNullCursor();
}

static bool has_initialiser(Lower *l, CXCursor field) {
  return !lower_is_null(find_initialiser(l, field));
}

void lower_default_member(Fn *f, IrTemp object, CXCursor field) {
  Lower *l = f->l;
  CXCursor init = find_initialiser(l, field);
  CXType type = clang_getCursorType(field);
  const Class *class = lower_class(l, type);
  if (lower_is_null(init) && (class == NULL || !class->constructs)) return;
  const char *name = lower_field_name(l, field);
  IrTemp address = *name != 0 ? lower_field(f, object, name) : object;
  if (lower_is_null(init)) {
    lower_default_construct(f, address, type);
  } else {
    lower_initialise(f, address, type, init);
  }
}

/* True when a base class has a member of that name. */
static bool hides(Lower *l, const Class *class, const char *name) {
  for (uint32_t i = 0; i < class->bases.count; i++) {
    const Class *base = lower_class(l, class->base_types[i]);
    if (base == NULL) continue;
    for (uint32_t n = 0; n < base->fields.count; n++) {
      if (strcmp(lower_member_name(l, base->fields.at[n]), name) == 0) return true;
    }
    if (hides(l, base, name)) return true;
  }
  return false;
}

const char *lower_field_name(Lower *l, CXCursor member) {
  const char *name = lower_member_name(l, member);
  if (!l->is_cplusplus || *name == 0) return name;
  CXCursor parent = clang_getCursorSemanticParent(member);
  const Class *class = lower_class(l, clang_getCursorType(parent));
  if (class == NULL || !class->has_bases || !hides(l, class, name)) return name;
  return arena_printf(l->scratch, "%s::%s", lower_spelling(l, parent), name);
}
