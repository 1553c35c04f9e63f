/* Initialisers. The tree shows lists as they were written: designators, left-out braces and members
 * that are not mentioned are resolved here. */
#include <string.h>

#include "lower/internal.h"

/* Tables of thousands of numbers say nothing that the engine wants to know. Behind so many stores
 * the rest of a list is one store of something unknown to somewhere in it. */
enum { STORE_LIMIT = 4096, RANGE_LIMIT = 256 };

typedef struct List {
  Fn *f;
  Kids items;
  uint32_t next;
  unsigned *stores;
} List;

static void fill(List *list, IrTemp address, CXType type, bool is_braced);

static enum CXVisitorResult visit_field(CXCursor field, CXClientData data) {
  List *out = data;
  Kids *kids = &out->items;
  kids->at = arena_grow(out->f->l->scratch, kids->at, kids->count, &kids->room, sizeof *kids->at);
  kids->at[kids->count++] = field;
  return CXVisit_Continue;
}

static Kids fields_of(Fn *f, CXType type) {
  List out = {.f = f};
  clang_Type_visitFields(clang_getCanonicalType(type), visit_field, &out);
  /* Bit fields without a name are padding; other members without one hold members. */
  Kids named = {.at = out.items.at};
  for (uint32_t i = 0; i < out.items.count; i++) {
    CXCursor field = out.items.at[i];
    if (clang_Cursor_isBitField(field) && *lower_member_name(f->l, field) == 0) continue;
    named.at[named.count++] = field;
  }
  return named;
}

static bool is_union(CXType type) {
  CXCursor declaration = clang_getTypeDeclaration(clang_getCanonicalType(type));
  return clang_getCursorKind(declaration) == CXCursor_UnionDecl;
}

static bool is_record(CXType type) { return clang_getCanonicalType(type).kind == CXType_Record; }

static IrTemp field_address(List *list, IrTemp base, CXCursor field) {
  const char *name = lower_field_name(list->f->l, field);
  if (*name == 0) return base;
  return lower_field(list->f, base, name);
}

static IrTemp element_address(List *list, IrTemp base, CXType array, int64_t index) {
  Fn *f = list->f;
  IrType type = lower_element_type(array);
  IrTemp first = lower_index(f, type, base, lower_const(f, IR_I32_TYPE, 0));
  return index == 0 ? first : lower_index(f, type, first, lower_const(f, IR_I32_TYPE, index));
}

static bool is_designated(CXCursor item) {
  return clang_getCursorKind(item) == CXCursor_UnexposedExpr &&
         clang_getCursorType(item).kind == CXType_Void;
}

static bool same_record(CXType a, CXType b) {
  CXCursor one = clang_getTypeDeclaration(clang_getCanonicalType(a));
  CXCursor other = clang_getTypeDeclaration(clang_getCanonicalType(b));
  return clang_getCanonicalType(a).kind == CXType_Record &&
         clang_equalCursors(clang_getCanonicalCursor(one), clang_getCanonicalCursor(other)) != 0;
}

CXCursor lower_peel_same(Lower *l, CXCursor expr) {
  for (;;) {
    enum CXCursorKind kind = clang_getCursorKind(expr);
    bool is_cast = l->is_cplusplus &&
                   (kind == CXCursor_CXXFunctionalCastExpr || kind == CXCursor_CXXStaticCastExpr ||
                    kind == CXCursor_CStyleCastExpr || kind == CXCursor_ParenExpr);
    if (kind != CXCursor_UnexposedExpr && !is_cast) return expr;
    Kids kids = lower_expr_kids(l, expr);
    if (kids.count != 1) return expr;
    bool same = is_cast ? same_record(clang_getCursorType(expr), clang_getCursorType(kids.at[0]))
                        : clang_equalRanges(clang_getCursorExtent(expr),
                                            clang_getCursorExtent(kids.at[0])) != 0;
    if (!same) return expr;
    expr = kids.at[0];
  }
}

bool lower_makes_object(Lower *l, CXCursor expr) {
  expr = lower_peel_same(l, expr);
  CXType type = clang_getCursorType(expr);
  if (clang_getCanonicalType(type).kind != CXType_Record) return false;
  switch (clang_getCursorKind(expr)) {
    case CXCursor_LambdaExpr:
    case CXCursor_InitListExpr:
      return true;
    case CXCursor_CallExpr: {
      CXCursor target = clang_getCursorReferenced(expr);
      if (clang_getCursorKind(target) == CXCursor_Constructor) return true;
      CXType result = lower_is_function(target) ? clang_getCursorResultType(target) : type;
      return !lower_is_reference(result);
    }
    case CXCursor_ConditionalOperator: {
      Kids kids = lower_expr_kids(l, expr);
      return kids.count == 3 && lower_makes_object(l, kids.at[1]) &&
             lower_makes_object(l, kids.at[2]);
    }
    default:
      return false;
  }
}

static bool is_zero(Lower *l, CXCursor item) {
  item = lower_peel(l, lower_peel_same(l, item));
  int64_t number;
  return clang_getCursorKind(item) == CXCursor_IntegerLiteral && lower_evaluate(item, &number) &&
         number == 0;
}

IrTemp lower_initial_value(Fn *f, CXType type, CXCursor init) {
  CXType from = clang_getCursorType(init);
  IrTemp value = lower_value(f, init);
  if (value == 0) return lower_unknown(f, lower_type(type), "an initialiser without a value");
  bool decays = lower_is_array(from) || lower_is_object(from);
  return decays ? value : lower_convert(f, value, from, type);
}

static void store_scalar(Fn *f, IrTemp address, CXType type, CXCursor item) {
  lower_store(f, lower_type(type), address, lower_initial_value(f, type, item));
}

/* One element that is known to belong at `address`. */
static void fill_one(List *list, IrTemp address, CXType type, CXCursor item, bool is_explicit) {
  Fn *f = list->f;
  IrLoc outer = f->at;
  f->at = lower_loc(f->l, item);
  ++*list->stores;
  if (lower_is_object(type)) {
    CXCursor bare = lower_peel_same(f->l, item);
    if (clang_getCursorKind(bare) == CXCursor_InitListExpr) {
      List inner = {.f = f, .items = lower_expr_kids(f->l, bare), .stores = list->stores};
      fill(&inner, address, type, true);
    } else {
      lower_initialise(f, address, type, item);
    }
  } else if (is_explicit || !is_zero(f->l, item)) {
    store_scalar(f, address, type, item);
  }
  f->at = outer;
}

/* True when the item initialises an object of that type as a whole. */
static bool is_whole(Lower *l, CXType type, CXCursor item) {
  CXCursor bare = lower_peel_same(l, item);
  enum CXCursorKind kind = clang_getCursorKind(bare);
  if (kind == CXCursor_InitListExpr) return true;
  if (lower_is_array(type)) return kind == CXCursor_StringLiteral;
  CXCursor from = clang_getTypeDeclaration(clang_getCanonicalType(clang_getCursorType(item)));
  CXCursor to = clang_getTypeDeclaration(clang_getCanonicalType(type));
  return !lower_is_null(from) && clang_equalCursors(from, to);
}

static void fill_next(List *list, IrTemp address, CXType type) {
  CXCursor item = list->items.at[list->next];
  if (!lower_is_object(type) || is_whole(list->f->l, type, item)) {
    list->next++;
    fill_one(list, address, type, item, false);
  } else {
    uint32_t before = list->next;
    fill(list, address, type, false);
    if (list->next == before) list->next++; /* an empty structure takes nothing */
  }
}

/* .a.b[3] = value. Returns the index of the member or element of the outermost object. */
static int64_t fill_designated(List *list, IrTemp address, CXType type, CXCursor item,
                               Kids fields) {
  Fn *f = list->f;
  Kids parts = lower_kids(f->l, item);
  int64_t outermost = 0, low, high;
  bool is_first = true;
  for (uint32_t i = 0; i + 1 < parts.count; i++) {
    CXCursor part = parts.at[i];
    enum CXCursorKind kind = clang_getCursorKind(part);
    if (kind == CXCursor_MemberRef) {
      CXCursor field = clang_getCursorReferenced(part);
      for (uint32_t n = 0; is_first && n < fields.count; n++) {
        if (clang_equalCursors(fields.at[n], field)) outermost = n;
      }
      is_first = false;
      address = field_address(list, address, field);
      type = clang_getCursorType(field);
    } else if (clang_isExpression(kind) && lower_evaluate(part, &low)) {
      if (!lower_is_array(type)) continue;
      CXType element = clang_getArrayElementType(clang_getCanonicalType(type));
      bool is_range = i + 2 < parts.count && !lower_is_array(element) &&
                      clang_isExpression(clang_getCursorKind(parts.at[i + 1])) &&
                      lower_evaluate(parts.at[i + 1], &high);
      if (is_range) {
        for (int64_t n = low; n < high && n - low < RANGE_LIMIT; n++) {
          fill_one(list, element_address(list, address, type, n), element,
                   parts.at[parts.count - 1], true);
        }
        low = high;
        i++;
      }
      if (is_first) outermost = low;
      is_first = false;
      address = element_address(list, address, type, low);
      type = element;
    }
  }
  if (parts.count > 0) fill_one(list, address, type, parts.at[parts.count - 1], true);
  return outermost;
}

/* In a C++ list the base classes come first. */
static void fill_bases(List *list, IrTemp address, CXType type) {
  const Class *class = lower_class(list->f->l, type);
  for (uint32_t i = 0; class != NULL && i < class->bases.count; i++) {
    CXType base = class->base_types[i];
    if (list->next < list->items.count) {
      fill_next(list, address, base);
    } else {
      lower_default_construct(list->f, address, base);
    }
  }
}

static void fill_record(List *list, IrTemp address, CXType type, bool is_braced) {
  Kids fields = fields_of(list->f, type);
  int64_t count = is_union(type) && fields.count > 1 ? 1 : fields.count;
  bool *given = ARENA_ARRAY(list->f->l->scratch, bool, fields.count + 1);
  fill_bases(list, address, type);
  int64_t i = 0;
  for (; list->next < list->items.count; i++) {
    CXCursor item = list->items.at[list->next];
    if (is_designated(item)) {
      if (!is_braced) return;
      list->next++;
      i = fill_designated(list, address, type, item, fields);
      given[i] = true;
      continue;
    }
    if (i >= count) break;
    given[i] = true;
    fill_next(list, field_address(list, address, fields.at[i]), clang_getCursorType(fields.at[i]));
  }
  if (!list->f->l->is_cplusplus || is_union(type)) return;
  for (i = 0; i < count; i++) {
    if (!given[i]) lower_default_member(list->f, address, fields.at[i]);
  }
}

static void fill_array(List *list, IrTemp address, CXType type, bool is_braced) {
  CXType element = clang_getArrayElementType(clang_getCanonicalType(type));
  long long count = clang_getArraySize(clang_getCanonicalType(type));
  int64_t i = 0;
  for (; list->next < list->items.count; i++) {
    CXCursor item = list->items.at[list->next];
    if (is_designated(item)) {
      if (!is_braced) return;
      list->next++;
      i = fill_designated(list, address, type, item, (Kids){0});
      continue;
    }
    if (count >= 0 && i >= count) return;
    if (!lower_is_object(element) && is_zero(list->f->l, item)) {
      list->next++; /* zero it is already */
      continue;
    }
    if (*list->stores > STORE_LIMIT) {
      Fn *f = list->f;
      IrType machine = lower_element_type(type);
      IrTemp somewhere = lower_unknown(f, IR_I32_TYPE, "an index of a long table");
      IrTemp first = lower_index(f, machine, address, lower_const(f, IR_I32_TYPE, 0));
      IrTemp place = lower_index(f, machine, first, somewhere);
      if (machine != IR_OBJECT_TYPE) {
        lower_store(f, machine, place, lower_unknown(f, machine, "an element of a long table"));
      } else {
        lower_copy(f, place, lower_unknown(f, IR_PTR_TYPE, "an element of a long table"));
      }
      list->next = list->items.count;
      return;
    }
    fill_next(list, element_address(list, address, type, i), element);
  }
  const Class *class = lower_class(list->f->l, element);
  for (; class != NULL && class->constructs && i < count; i++) {
    lower_default_construct(list->f, element_address(list, address, type, i), element);
  }
}

static void fill(List *list, IrTemp address, CXType type, bool is_braced) {
  CXType bare = clang_getCanonicalType(type);
  if (is_record(bare)) {
    fill_record(list, address, bare, is_braced);
  } else if (lower_is_array(bare)) {
    fill_array(list, address, bare, is_braced);
  } else if (list->next < list->items.count) {
    CXCursor item = list->items.at[list->next++];
    if (!lower_is_object(bare)) store_scalar(list->f, address, bare, item);
  }
}

static bool constructs(CXCursor expr) {
  return clang_getCursorKind(expr) == CXCursor_CallExpr &&
         clang_getCursorKind(clang_getCursorReferenced(expr)) == CXCursor_Constructor;
}

/* An object that an expression makes is made where it is wanted. */
static void make_object(Fn *f, IrTemp address, CXType type, CXCursor expr) {
  switch (clang_getCursorKind(expr)) {
    case CXCursor_LambdaExpr:
      lower_lambda(f, expr, address);
      return;
    case CXCursor_ConditionalOperator: {
      Kids kids = lower_expr_kids(f->l, expr);
      uint32_t yes = lower_block(f), no = lower_block(f), after = lower_block(f);
      Conditions outer = lower_open_conditions(f, &expr, 1);
      lower_branch(f, kids.at[0], yes, no);
      lower_start(f, yes);
      lower_initialise(f, address, type, kids.at[1]);
      lower_goto(f, after);
      lower_start(f, no);
      lower_initialise(f, address, type, kids.at[2]);
      lower_goto(f, after);
      lower_start(f, after);
      lower_close_conditions(f, outer);
      return;
    }
    default:
      if (constructs(expr)) {
        lower_construct(f, expr, address);
      } else {
        lower_call_into(f, expr, address);
      }
      return;
  }
}

/* The value of a character array is a copy of a string literal's. */
static void initialise_object(Fn *f, IrTemp address, CXType type, CXCursor init) {
  CXCursor bare = lower_peel_same(f->l, init);
  enum CXCursorKind kind = clang_getCursorKind(bare);
  if (kind == CXCursor_InitListExpr) {
    Kids items = lower_expr_kids(f->l, bare);
    CXCursor only = items.count == 1 ? lower_peel_same(f->l, items.at[0]) : clang_getNullCursor();
    if (lower_is_array(type) && clang_getCursorKind(only) == CXCursor_StringLiteral &&
        !lower_is_object(clang_getArrayElementType(clang_getCanonicalType(type))) &&
        lower_type(clang_getArrayElementType(clang_getCanonicalType(type))) != IR_PTR_TYPE) {
      lower_copy(f, address, lower_address(f, only));
      return;
    }
    unsigned stores = 0;
    List list = {.f = f, .items = items, .stores = &stores};
    lower_zero(f, address);
    fill(&list, address, type, true);
    return;
  }
  if (lower_makes_object(f->l, bare) || constructs(bare)) {
    make_object(f, address, type, bare);
    return;
  }
  IrTemp value =
      lower_is_array(clang_getCursorType(bare)) ? lower_address(f, bare) : lower_value(f, init);
  if (value == 0) {
    lower_lost(f, "an initialiser without a value");
  } else {
    lower_copy(f, address, value);
  }
}

void lower_initialise(Fn *f, IrTemp address, CXType type, CXCursor init) {
  if (lower_is_reference(type)) {
    lower_store(f, IR_PTR_TYPE, address, lower_address(f, init));
  } else if (lower_is_object(type)) {
    initialise_object(f, address, type, init);
  } else {
    IrType machine = lower_type(type);
    if (machine == IR_VOID_TYPE) return;
    store_scalar(f, address, type, init);
  }
}
