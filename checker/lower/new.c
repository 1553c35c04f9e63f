/* new and delete. Which operator is called the tree does not say: the ones of the class, else those
 * that the source declares, chosen by their parameters; else the ones that every program has. */
#include <string.h>

#include "lower/internal.h"

typedef struct Operators {
  Lower *l;
  const char *name;
  Kids found;
} Operators;

static enum CXChildVisitResult visit_operator(CXCursor cursor, CXCursor parent, CXClientData data) {
  (void)parent;
  Operators *o = data;
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (kind == CXCursor_LinkageSpec || kind == CXCursor_UnexposedDecl) return CXChildVisit_Recurse;
  if (kind != CXCursor_FunctionDecl) return CXChildVisit_Continue;
  if (strcmp(lower_spelling(o->l, cursor), o->name) != 0) return CXChildVisit_Continue;
  Kids *kids = &o->found;
  kids->at = arena_grow(o->l->scratch, kids->at, kids->count, &kids->room, sizeof *kids->at);
  kids->at[kids->count++] = cursor;
  return CXChildVisit_Continue;
}

static void find_in_class(Operators *o, const Class *class) {
  for (uint32_t i = 0; i < class->functions.count; i++) {
    CXCursor function = class->functions.at[i];
    if (strcmp(lower_spelling(o->l, function), o->name) != 0) continue;
    Kids *kids = &o->found;
    kids->at = arena_grow(o->l->scratch, kids->at, kids->count, &kids->room, sizeof *kids->at);
    kids->at[kids->count++] = function;
  }
  for (uint32_t i = 0; i < class->bases.count && o->found.count == 0; i++) {
    const Class *base = lower_class(o->l, class->base_types[i]);
    if (base != NULL) find_in_class(o, base);
  }
}

static Kids find_operators(Lower *l, const char *name, CXType type, bool is_global) {
  Operators o = {.l = l, .name = name};
  const Class *class = is_global ? NULL : lower_class(l, type);
  if (class != NULL) find_in_class(&o, class);
  if (o.found.count == 0) {
    clang_visitChildren(clang_getTranslationUnitCursor(l->tu), visit_operator, &o);
  }
  return o.found;
}

/* How well an argument goes with a parameter: 2 its very type, 1 after a conversion, 0 not. */
static int fit(CXType parameter, CXType argument) {
  parameter = clang_getUnqualifiedType(clang_getCanonicalType(parameter));
  argument = clang_getUnqualifiedType(clang_getCanonicalType(argument));
  if (clang_equalTypes(parameter, argument)) return 2;
  IrType to = lower_type(parameter), from = lower_type(argument);
  if (lower_is_reference(parameter)) return 1;
  if ((to == IR_PTR_TYPE) != (from == IR_PTR_TYPE)) return 0;
  if ((to == IR_OBJECT_TYPE) != (from == IR_OBJECT_TYPE)) return 0;
  return parameter.kind == CXType_Enum ? 0 : 1;
}

static CXCursor choose_new(Kids operators, const CXCursor *placement, uint32_t count) {
  CXCursor best = clang_getNullCursor();
  int best_score = -1;
  for (uint32_t i = 0; i < operators.count; i++) {
    CXCursor one = operators.at[i];
    int parameters = clang_Cursor_getNumArguments(one), score = 0;
    bool fits = parameters == (int)count + 1;
    for (uint32_t n = 0; n < count && fits; n++) {
      CXType type = clang_getCursorType(clang_Cursor_getArgument(one, n + 1));
      int value = fit(type, clang_getCursorType(placement[n]));
      fits = value > 0;
      score += value;
    }
    if (fits && score > best_score) {
      best = one;
      best_score = score;
    }
  }
  return best;
}

/* The names of the operators that a program has without declaring them. */
static const char *default_name(Lower *l, bool is_new, bool is_array) {
  CXTargetInfo info = clang_getTranslationUnitTargetInfo(l->tu);
  const char *triple = lower_string(l, clang_TargetInfo_getTriple(info));
  bool is_narrow = clang_TargetInfo_getPointerWidth(info) == 32;
  clang_TargetInfo_dispose(info);
  if (strstr(triple, "msvc") == NULL) {
    if (!is_new) return is_array ? "_ZdaPv" : "_ZdlPv";
    return is_narrow ? (is_array ? "_Znaj" : "_Znwj") : (is_array ? "_Znay" : "_Znwy");
  }
  if (is_narrow) {
    if (!is_new) return is_array ? "??_V@YAXPAX@Z" : "??3@YAXPAX@Z";
    return is_array ? "??_U@YAPAXI@Z" : "??2@YAPAXI@Z";
  }
  if (!is_new) return is_array ? "??_V@YAXPEAX@Z" : "??3@YAXPEAX@Z";
  return is_array ? "??_U@YAPEAX_K@Z" : "??2@YAPEAX_K@Z";
}

static IrTemp call_named(Fn *f, const char *name, IrType result, IrTemp *args, uint32_t count) {
  IrTemp callee = lower_emit(f, (IrIns){.op = IR_FUNC, .type = IR_PTR_TYPE, .text = name});
  return lower_emit(
      f, (IrIns){.op = IR_CALL, .type = result, .a = callee, .args = args, .arg_count = count});
}

/* The parts of a new expression; the tree has them without saying which is which. */
typedef struct Parts {
  CXCursor *placement;
  uint32_t placement_count;
  CXCursor length; /* of an array; null: none */
  CXCursor init;
  bool is_array, is_global;
} Parts;

static unsigned start_of(CXCursor cursor) {
  unsigned offset;
  clang_getFileLocation(clang_getRangeStart(clang_getCursorExtent(cursor)), NULL, NULL, NULL,
                        &offset);
  return offset;
}

/* The offset behind the parenthesis that closes the one at `at`. */
static unsigned skip_parens(const char *text, unsigned at, unsigned end) {
  int depth = 0;
  for (; at < end; at++) {
    if (text[at] == '(') depth++;
    if (text[at] == ')' && --depth == 0) return at + 1;
  }
  return at;
}

static Parts split(Fn *f, CXCursor expr) {
  Lower *l = f->l;
  Kids kids = lower_expr_kids(l, expr);
  Parts parts = {.placement = ARENA_ARRAY(l->scratch, CXCursor, kids.count + 1),
                 .length = clang_getNullCursor(),
                 .init = clang_getNullCursor()};
  unsigned start, end, behind = 0;
  size_t size;
  const char *text = lower_file_text(l, expr, &start, &end, &size);
  if (text != NULL) {
    parts.is_global = strncmp(text + start, "::", 2) == 0;
    if (parts.is_global) start += 2;
    while (start < end && g_ascii_isspace(text[start])) start++;
    if (strncmp(text + start, "new", 3) != 0) text = NULL;
  }
  if (text != NULL) {
    unsigned at = start + 3;
    while (at < end && g_ascii_isspace(text[at])) at++;
    if (at < end && text[at] == '(') behind = skip_parens(text, at, end);
  }
  CXType made = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(expr)));
  for (uint32_t i = 0; i < kids.count; i++) {
    CXCursor kid = kids.at[i];
    bool constructs = clang_getCursorKind(kid) == CXCursor_CallExpr &&
                      clang_getCursorKind(clang_getCursorReferenced(kid)) == CXCursor_Constructor;
    bool is_last_init = i + 1 == kids.count && constructs && lower_class(l, made) != NULL;
    if (is_last_init) {
      parts.init = kid;
      parts.is_array |= lower_is_array(clang_getCursorType(kid));
      continue;
    }
    unsigned offset = start_of(kid);
    bool is_placement = text == NULL || offset < behind;
    bool is_length = false;
    if (text != NULL && !is_placement) {
      while (offset > start && g_ascii_isspace(text[offset - 1])) offset--;
      is_length = offset > start && text[offset - 1] == '[';
    }
    if (is_placement) {
      parts.placement[parts.placement_count++] = kid;
    } else if (is_length) {
      parts.length = kid;
      parts.is_array = true;
    } else {
      parts.init = kid;
    }
  }
  return parts;
}

static IrTemp size_of(Fn *f, const Parts *parts, CXType type) {
  long long size = clang_Type_getSizeOf(type);
  if (lower_is_null(parts->length)) {
    return size < 0 ? lower_unknown(f, IR_U64_TYPE, "a size") : lower_const(f, IR_U64_TYPE, size);
  }
  CXType from = clang_getCursorType(parts->length);
  IrTemp count = lower_cast(f, lower_value(f, parts->length), lower_type(from), IR_U64_TYPE);
  if (count == 0 || size < 0) return lower_unknown(f, IR_U64_TYPE, "a size");
  return lower_binary(f, IR_MUL, IR_U64_TYPE, count, lower_const(f, IR_U64_TYPE, size));
}

static bool does_something(Lower *l, const Parts *parts, CXType type) {
  if (lower_is_null(parts->init)) return false;
  const Class *class = lower_class(l, type);
  if (class == NULL || clang_getCursorKind(parts->init) != CXCursor_CallExpr) return true;
  CXCursor target = clang_getCursorReferenced(parts->init);
  return !lower_is_defaulted(target) || class->constructs ||
         clang_Cursor_getNumArguments(parts->init) > 0;
}

static void initialise(Fn *f, const Parts *parts, CXType type, IrTemp object) {
  if (clang_getCursorKind(parts->init) == CXCursor_CallExpr && lower_class(f->l, type) != NULL) {
    lower_construct(f, parts->init, object);
  } else if (!parts->is_array) {
    lower_initialise(f, object, type, parts->init);
  } else if (clang_getCursorKind(parts->init) == CXCursor_InitListExpr) {
    lower_initialise(f, object, clang_getCursorType(parts->init), parts->init);
  }
}

IrTemp lower_new(Fn *f, CXCursor expr) {
  Lower *l = f->l;
  Parts parts = split(f, expr);
  CXType type = clang_getPointeeType(clang_getCanonicalType(clang_getCursorType(expr)));
  Kids operators =
      find_operators(l, parts.is_array ? "operator new[]" : "operator new", type, parts.is_global);
  CXCursor operator= choose_new(operators, parts.placement, parts.placement_count);
  IrTemp *args = ARENA_ARRAY(l->scratch, IrTemp, parts.placement_count + 1);
  args[0] = size_of(f, &parts, type);
  for (uint32_t i = 0; i < parts.placement_count; i++) {
    CXCursor one = parts.placement[i];
    CXType parameter = lower_is_null(operator)
                           ? clang_getCursorType(one)
                           : clang_getCursorType(clang_Cursor_getArgument(operator, i + 1));
    args[i + 1] = lower_is_reference(parameter) ? lower_address(f, one) : lower_value(f, one);
    if (args[i + 1] == 0) args[i + 1] = lower_unknown(f, IR_I64_TYPE, "an argument");
  }
  IrTemp object;
  bool is_in_place = parts.placement_count == 1 &&
                     lower_type(clang_getCursorType(parts.placement[0])) == IR_PTR_TYPE;
  bool is_known = !lower_is_null(operator);
  if (is_in_place && (!is_known || lower_is_null(clang_getCursorDefinition(operator)))) {
    object = args[1];
  } else if (is_known) {
    object = call_named(f, lower_function_symbol(l, operator), IR_PTR_TYPE, args,
                        parts.placement_count + 1);
  } else if (parts.placement_count == 0) {
    object = call_named(f, default_name(l, true, parts.is_array), IR_PTR_TYPE, args, 1);
  } else {
    IrTemp callee = lower_unknown(f, IR_PTR_TYPE, "an operator new that nothing declares");
    object = lower_emit(f, (IrIns){.op = IR_CALL,
                                   .type = IR_PTR_TYPE,
                                   .a = callee,
                                   .args = args,
                                   .arg_count = parts.placement_count + 1});
  }
  if (!does_something(l, &parts, type)) return object;
  if (is_in_place) {
    initialise(f, &parts, type, object);
    return object;
  }
  /* Memory that was not there is not initialised. */
  uint32_t yes = lower_block(f), after = lower_block(f);
  lower_emit(f, (IrIns){.op = IR_BRANCH,
                        .a = object,
                        .target = {yes, after},
                        .source = "operator new has found memory"});
  lower_start(f, yes);
  Kids made = lower_expr_kids(l, parts.init);
  Conditions outer = lower_open_conditions(f, made.at, made.count);
  initialise(f, &parts, type, object);
  lower_close_conditions(f, outer);
  lower_goto(f, after);
  lower_start(f, after);
  return object;
}

void lower_call_delete(Fn *f, CXCursor expr, CXType type, IrTemp object, bool is_array) {
  Lower *l = f->l;
  unsigned start, end;
  size_t size;
  const char *text = lower_is_null(expr) ? NULL : lower_file_text(l, expr, &start, &end, &size);
  bool is_global = text != NULL && strncmp(text + start, "::", 2) == 0;
  Kids operators =
      find_operators(l, is_array ? "operator delete[]" : "operator delete", type, is_global);
  CXCursor best = clang_getNullCursor();
  for (uint32_t i = 0; i < operators.count; i++) {
    int count = clang_Cursor_getNumArguments(operators.at[i]);
    CXCursor second = count == 2 ? clang_Cursor_getArgument(operators.at[i], 1) : best;
    bool is_sized = count == 2 && lower_type(clang_getCursorType(second)) == IR_U64_TYPE;
    if (count == 1 || (is_sized && lower_is_null(best))) best = operators.at[i];
    if (count == 1) break;
  }
  IrTemp args[2] = {object, 0};
  uint32_t count = 1;
  if (!lower_is_null(best) && clang_Cursor_getNumArguments(best) == 2) {
    long long bytes = is_array ? -1 : clang_Type_getSizeOf(type);
    args[count++] =
        bytes < 0 ? lower_unknown(f, IR_U64_TYPE, "a size") : lower_const(f, IR_U64_TYPE, bytes);
  }
  const char *name =
      lower_is_null(best) ? default_name(l, false, is_array) : lower_function_symbol(l, best);
  call_named(f, name, IR_VOID_TYPE, args, count);
}

/* How many elements there are is kept where nobody can see it. */
static void destroy_elements(Fn *f, IrTemp object, CXType type) {
  uint32_t head = lower_block(f), body = lower_block(f), after = lower_block(f);
  lower_goto(f, head);
  lower_start(f, head);
  IrTemp more = lower_unknown(f, IR_I32_TYPE, "the array has another element");
  lower_emit(f, (IrIns){.op = IR_BRANCH, .a = more, .target = {body, after}});
  lower_start(f, body);
  IrTemp index = lower_unknown(f, IR_I64_TYPE, "an index");
  lower_destroy(f, lower_index(f, lower_type(type), object, index), type);
  lower_goto(f, head);
  lower_start(f, after);
}

static bool is_virtual_destructor(Lower *l, const Class *class) {
  for (uint32_t i = 0; i < class->functions.count; i++) {
    CXCursor function = class->functions.at[i];
    if (clang_getCursorKind(function) == CXCursor_Destructor &&
        clang_CXXMethod_isVirtual(function)) {
      return true;
    }
  }
  for (uint32_t i = 0; i < class->bases.count; i++) {
    const Class *base = lower_class(l, class->base_types[i]);
    if (base != NULL && is_virtual_destructor(l, base)) return true;
  }
  return false;
}

void lower_delete(Fn *f, CXCursor expr) {
  Lower *l = f->l;
  Kids kids = lower_expr_kids(l, expr);
  if (kids.count == 0) {
    lower_lost(f, "a delete without its object");
    return;
  }
  CXType pointer = clang_getCanonicalType(clang_getCursorType(kids.at[0]));
  CXType type = clang_getPointeeType(pointer);
  IrTemp object = lower_value(f, kids.at[0]);
  if (object == 0 || pointer.kind != CXType_Pointer) {
    lower_lost(f, "a delete of something that is no pointer");
    return;
  }
  unsigned start, end;
  size_t size;
  const char *text = lower_file_text(l, expr, &start, &end, &size);
  bool is_array = false;
  for (unsigned i = start; text != NULL && i < start_of(kids.at[0]); i++)
    is_array |= text[i] == '[';
  uint32_t yes = lower_block(f), after = lower_block(f);
  lower_emit(f, (IrIns){.op = IR_BRANCH,
                        .a = object,
                        .target = {yes, after},
                        .source = lower_text(l, kids.at[0])});
  lower_start(f, yes);
  const Class *class = lower_class(l, type);
  if (class != NULL && !is_array && is_virtual_destructor(l, class) &&
      !lower_is_final(class->declaration)) {
    IrTemp callee = lower_virtual_deleter(f, class->destructor, object);
    lower_emit(
        f,
        (IrIns){.op = IR_CALL, .type = IR_VOID_TYPE, .a = callee, .args = &object, .arg_count = 1});
  } else {
    if (is_array && lower_destroys(l, type)) {
      destroy_elements(f, object, type);
    } else {
      lower_destroy(f, object, type);
    }
    lower_call_delete(f, expr, type, object, is_array);
  }
  lower_goto(f, after);
  lower_start(f, after);
}
