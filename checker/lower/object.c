/* Objects of classes: made, copied and destroyed, by functions that somebody wrote or part by part
 * as the compiler does it. */
#include "lower/internal.h"

enum { UNROLL_LIMIT = 4 };

void lower_each_element(Fn *f, IrTemp object, CXType type, bool is_back,
                        void (*act)(Fn *f, IrTemp element, CXType type, void *context),
                        void *context) {
  if (!lower_is_array(type)) {
    act(f, object, type, context);
    return;
  }
  CXType element = clang_getArrayElementType(clang_getCanonicalType(type));
  long long count = clang_getArraySize(clang_getCanonicalType(type));
  if (count < 0) {
    lower_lost(f, "the elements of an array whose length is not known");
    return;
  }
  IrType machine = lower_element_type(type);
  IrTemp first = lower_index(f, machine, object, lower_const(f, IR_I32_TYPE, 0));
  if (count <= UNROLL_LIMIT) {
    for (long long i = 0; i < count; i++) {
      long long at = is_back ? count - 1 - i : i;
      IrTemp place =
          at == 0 ? first : lower_index(f, machine, first, lower_const(f, IR_I32_TYPE, at));
      lower_each_element(f, place, element, is_back, act, context);
    }
    return;
  }
  const char *counter = lower_temp_var(f, ".element", IR_I32_TYPE);
  uint32_t head = lower_block(f), body = lower_block(f), after = lower_block(f);
  IrTemp start = lower_const(f, IR_I32_TYPE, is_back ? count - 1 : 0);
  lower_store(f, IR_I32_TYPE, lower_local(f, counter), start);
  lower_goto(f, head);
  lower_start(f, head);
  IrTemp now = lower_load(f, IR_I32_TYPE, lower_local(f, counter));
  IrTemp bound = lower_const(f, IR_I32_TYPE, is_back ? 0 : count);
  IrTemp more = lower_binary(f, is_back ? IR_GE : IR_LT, IR_I32_TYPE, now, bound);
  lower_emit(f, (IrIns){.op = IR_BRANCH, .a = more, .target = {body, after}});
  lower_start(f, body);
  lower_each_element(f, lower_index(f, machine, first, now), element, is_back, act, context);
  IrTemp next =
      lower_binary(f, IR_ADD, IR_I32_TYPE, now, lower_const(f, IR_I32_TYPE, is_back ? -1 : 1));
  lower_store(f, IR_I32_TYPE, lower_local(f, counter), next);
  lower_goto(f, head);
  lower_start(f, after);
}

static IrTemp part_of(Fn *f, IrTemp object, CXCursor field) {
  const char *name = lower_field_name(f->l, field);
  return *name != 0 ? lower_field(f, object, name) : object;
}

/* Destroying ----------------------------------------------------------------------------------- */

static void destroy_one(Fn *f, IrTemp object, CXType type, void *context) {
  (void)context;
  const Class *class = lower_class(f->l, type);
  if (class == NULL || !class->destroys) return;
  if (class->lost != NULL) {
    lower_lost(f, class->lost);
    return;
  }
  if (!lower_is_null(class->destructor)) {
    lower_call_special(f, class->destructor, object, 0);
    return;
  }
  for (uint32_t i = class->fields.count; i > 0; i--) {
    CXCursor field = class->fields.at[i - 1];
    CXType part = clang_getCursorType(field);
    if (lower_destroys(f->l, part)) lower_destroy(f, part_of(f, object, field), part);
  }
  for (uint32_t i = class->bases.count; i > 0; i--) {
    lower_destroy(f, object, class->base_types[i - 1]);
  }
}

void lower_destroy(Fn *f, IrTemp object, CXType type) {
  if (lower_destroys(f->l, type)) lower_each_element(f, object, type, true, destroy_one, NULL);
}

void lower_open_destructor(Fn *f, CXCursor definition) {
  CXCursor parent = clang_getCursorSemanticParent(definition);
  Class *class = lower_class(f->l, clang_getCursorType(parent));
  if (class == NULL) return;
  if (class->is_virtual) lower_set_table(f, lower_this(f), class);
  for (uint32_t i = 0; i < class->bases.count; i++) {
    lower_push_part(f, NULL, class->base_types[i]);
  }
  for (uint32_t i = 0; i < class->fields.count && !class->is_union; i++) {
    CXCursor field = class->fields.at[i];
    const char *name = lower_field_name(f->l, field);
    lower_push_part(f, *name != 0 ? name : NULL, clang_getCursorType(field));
  }
}

/* Making --------------------------------------------------------------------------------------- */

static bool is_default_constructor(CXCursor function) {
  return clang_CXXConstructor_isDefaultConstructor(function) != 0;
}

/* What the compiler's own constructor does. */
static void construct_parts(Fn *f, IrTemp object, Class *class) {
  for (uint32_t i = 0; i < class->bases.count; i++) {
    lower_default_construct(f, object, class->base_types[i]);
  }
  if (class->is_virtual) lower_set_table(f, object, class);
  for (uint32_t i = 0; i < class->fields.count && !class->is_union; i++) {
    lower_default_member(f, object, class->fields.at[i]);
  }
}

static void construct_one(Fn *f, IrTemp object, CXType type, void *context) {
  (void)context;
  Class *class = lower_class(f->l, type);
  if (class == NULL || !class->constructs) return;
  CXCursor written = lower_find_function(f->l, class, is_default_constructor);
  if (lower_is_null(written)) {
    construct_parts(f, object, class);
  } else {
    lower_call_special(f, written, object, 0);
  }
}

void lower_default_construct(Fn *f, IrTemp object, CXType type) {
  const Class *class = lower_class(f->l, type);
  if (class != NULL && class->constructs) {
    lower_each_element(f, object, type, false, construct_one, NULL);
  }
}

/* What stands between a constructor's head and its body. */
typedef struct Written {
  CXCursor member; /* null: a base class, or a constructor that this one is handed on to */
  CXCursor init;
  bool is_used;
} Written;

static uint32_t read_written(Fn *f, CXCursor definition, Written **written) {
  Kids kids = lower_kids(f->l, definition);
  uint32_t count = 0;
  *written = ARENA_ARRAY(f->l->scratch, Written, kids.count + 1);
  CXCursor member = clang_getNullCursor();
  for (uint32_t i = 0; i < kids.count; i++) {
    enum CXCursorKind kind = clang_getCursorKind(kids.at[i]);
    if (kind == CXCursor_CompoundStmt || kind == CXCursor_CXXTryStmt) break;
    if (kind == CXCursor_MemberRef) member = clang_getCursorReferenced(kids.at[i]);
    if (!clang_isExpression(kind)) continue;
    (*written)[count++] = (Written){.member = member, .init = kids.at[i]};
    member = clang_getNullCursor();
  }
  return count;
}

static bool same_class(CXType a, CXType b) {
  return clang_equalCursors(
             clang_getCanonicalCursor(clang_getTypeDeclaration(clang_getCanonicalType(a))),
             clang_getCanonicalCursor(clang_getTypeDeclaration(clang_getCanonicalType(b)))) != 0;
}

static void init_member(Fn *f, IrTemp self, CXCursor field, Written *written) {
  IrLoc outer = f->at;
  IrLoc at = lower_loc(f->l, written->init);
  if (at.line != 0) f->at = at;
  written->is_used = true;
  Cleanup *scope = f->cleanup;
  IrTemp address = part_of(f, self, field);
  CXType type = clang_getCursorType(field);
  bool is_empty = clang_getCursorKind(written->init) == CXCursor_UnexposedExpr &&
                  lower_kids(f->l, written->init).count == 0;
  if (is_empty && !lower_is_reference(type)) {
    if (lower_is_object(type)) {
      lower_zero(f, address);
      lower_default_construct(f, address, type);
    } else {
      lower_store(f, lower_type(type), address, lower_const(f, lower_type(type), 0));
    }
  } else {
    lower_initialise(f, address, type, written->init);
  }
  lower_close_scope(f, scope);
  f->at = outer;
}

void lower_open_constructor(Fn *f, CXCursor definition) {
  Lower *l = f->l;
  Written *written;
  uint32_t count = read_written(f, definition, &written);
  CXCursor parent = clang_getCursorSemanticParent(definition);
  Class *class = lower_class(l, clang_getCursorType(parent));
  if (class == NULL) return;
  IrTemp self = lower_this(f);
  if (count == 1 && lower_is_null(written->member) &&
      same_class(clang_getCursorType(written->init), class->type)) {
    lower_initialise(f, self, class->type, written->init);
    return;
  }
  for (uint32_t i = 0; i < class->bases.count; i++) {
    CXType base = class->base_types[i];
    Written *own = NULL;
    for (uint32_t n = 0; n < count && own == NULL; n++) {
      bool fits = lower_is_null(written[n].member) &&
                  same_class(clang_getCursorType(written[n].init), base);
      if (fits) own = &written[n];
    }
    if (own == NULL) {
      lower_default_construct(f, self, base);
    } else {
      own->is_used = true;
      Cleanup *scope = f->cleanup;
      lower_initialise(f, self, base, own->init);
      lower_close_scope(f, scope);
    }
  }
  if (class->is_virtual) lower_set_table(f, self, class);
  for (uint32_t i = 0; i < class->fields.count; i++) {
    CXCursor field = class->fields.at[i];
    Written *own = NULL;
    for (uint32_t n = 0; n < count && own == NULL; n++) {
      if (clang_equalCursors(written[n].member, field)) own = &written[n];
    }
    if (own != NULL) init_member(f, self, field, own);
    if (own == NULL && !class->is_union) lower_default_member(f, self, field);
  }
  /* Members of unnamed structures and unions are members of this one. */
  for (uint32_t n = 0; n < count; n++) {
    if (written[n].is_used) continue;
    if (lower_is_null(written[n].member)) {
      lower_lost(f, "an initialiser whose base class was not found");
    } else {
      init_member(f, self, written[n].member, &written[n]);
    }
  }
}

/* Copying -------------------------------------------------------------------------------------- */

static bool is_copy_constructor(CXCursor function) {
  return clang_CXXConstructor_isCopyConstructor(function) != 0;
}

static bool is_move_constructor(CXCursor function) {
  return clang_CXXConstructor_isMoveConstructor(function) != 0;
}

static bool is_copy_assignment(CXCursor function) {
  return clang_CXXMethod_isCopyAssignmentOperator(function) != 0;
}

static bool is_move_assignment(CXCursor function) {
  return clang_CXXMethod_isMoveAssignmentOperator(function) != 0;
}

static void copy_part(Fn *f, IrTemp to, IrTemp from, CXType type, bool is_move, bool is_new);

static void copy_parts(Fn *f, IrTemp to, IrTemp from, Class *class, bool is_move, bool is_new) {
  /* A base class and the members of an unnamed structure lie in the same place as the whole: they
   * are copied singly, lest the rest be copied with them. */
  for (uint32_t i = 0; i < class->bases.count; i++) {
    Class *base = lower_class(f->l, class->base_types[i]);
    if (base != NULL && base->copies) {
      copy_part(f, to, from, base->type, is_move, is_new);
    } else if (base != NULL) {
      copy_parts(f, to, from, base, is_move, is_new);
    }
  }
  if (class->is_virtual && is_new) lower_set_table(f, to, class);
  for (uint32_t i = 0; i < class->fields.count; i++) {
    CXCursor field = class->fields.at[i];
    Class *inner = lower_class(f->l, clang_getCursorType(field));
    if (inner != NULL && *lower_field_name(f->l, field) == 0) {
      copy_parts(f, to, from, inner, is_move, is_new);
      continue;
    }
    IrTemp source = part_of(f, from, field), target = part_of(f, to, field);
    copy_part(f, target, source, clang_getCursorType(field), is_move, is_new);
  }
}

/* A part of what is copied: by the function that somebody wrote for its class, if there is one. */
static void copy_part(Fn *f, IrTemp to, IrTemp from, CXType type, bool is_move, bool is_new) {
  Class *class = lower_class(f->l, type);
  if (class == NULL || !class->copies) {
    if (class != NULL || lower_is_object(type)) {
      lower_copy_object(f, to, from, type, is_move, is_new);
    } else {
      IrType machine = lower_is_reference(type) ? IR_PTR_TYPE : lower_type(type);
      if (machine != IR_VOID_TYPE) lower_store(f, machine, to, lower_load(f, machine, from));
    }
    return;
  }
  if (lower_is_array(type)) {
    lower_lost(f, "an array of objects that is copied");
    return;
  }
  CXCursor function = clang_getNullCursor();
  if (is_move) {
    function = lower_find_function(f->l, class, is_new ? is_move_constructor : is_move_assignment);
  }
  if (lower_is_null(function)) {
    function = lower_find_function(f->l, class, is_new ? is_copy_constructor : is_copy_assignment);
  }
  if (lower_is_null(function)) {
    copy_parts(f, to, from, class, is_move, is_new);
  } else {
    lower_call_special(f, function, to, from);
  }
}

void lower_copy_object(Fn *f, IrTemp to, IrTemp from, CXType type, bool is_move, bool is_new) {
  Class *class = lower_class(f->l, type);
  if (class != NULL && (class->copies || class->is_virtual) && !lower_is_array(type)) {
    copy_parts(f, to, from, class, is_move, is_new);
  } else if (class != NULL && class->copies) {
    lower_lost(f, "an array of objects that is copied");
  } else {
    lower_copy(f, to, from);
  }
}
