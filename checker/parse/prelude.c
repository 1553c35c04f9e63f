/* The names that were made up, and the prelude that declares them. */
#include <string.h>

#include "parse/heal.h"

/* A name is tried as this many things. */
enum { CHANGE_LIMIT = 2 };

static void member_free(void *data) {
  Member *member = data;
  g_free(member->text);
  g_free(member);
}

void heal_name_free(void *data) {
  Name *name = data;
  g_free(name->text);
  g_free(name->defined);
  g_ptr_array_free(name->members, true);
  g_free(name);
}

Name *heal_find_name(struct Heal *heal, const char *text) {
  Name *name = g_hash_table_lookup(heal->names, text);
  if (name != NULL) return name;
  name = g_new0(Name, 1);
  name->text = g_strdup(text);
  name->members = g_ptr_array_new_with_free_func(member_free);
  g_hash_table_insert(heal->names, name->text, name);
  g_ptr_array_add(heal->order, name);
  return name;
}

bool heal_is_keyword(const char *text) {
  static const char *const words[] = {
      "if",     "else",   "for",      "while",  "do",     "switch", "case",     "default",
      "return", "goto",   "break",    "sizeof", "struct", "union",  "enum",     "class",
      "new",    "delete", "operator", "this",   "throw",  "catch",  "decltype", "continue"};
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    if (strcmp(text, words[i]) == 0) return true;
  }
  return false;
}

bool heal_set_kind(struct Heal *heal, const char *text, Kind kind) {
  if (heal_is_keyword(text)) return false;
  Name *name = heal_find_name(heal, text);
  if (name->kind == kind || name->kind == KIND_DEFINED || name->changes > CHANGE_LIMIT)
    return false;
  /* What one error has decided is tried before another says otherwise. */
  if (name->changes > 0 && name->round == heal->rounds) return false;
  name->round = heal->rounds;
  name->kind = kind;
  name->changes++;
  return true;
}

void heal_foresee(struct Heal *heal, const char *text, Kind kind) {
  Name *name = heal_find_name(heal, text);
  if (name->kind != KIND_NONE) return;
  name->kind = kind;
  name->is_foreseen = true;
}

bool heal_give_way(struct Heal *heal, const char *text) {
  Name *name = text != NULL ? g_hash_table_lookup(heal->names, text) : NULL;
  if (name == NULL) return false;
  bool is_variable = name->kind == KIND_VARIABLE || name->kind == KIND_ARRAY_VARIABLE ||
                     name->kind == KIND_POINTER_VARIABLE || name->kind == KIND_STRUCT_VARIABLE;
  if (is_variable && !name->is_foreseen) return heal_set_kind(heal, text, KIND_NONE);
  if (!name->is_foreseen || name->kind == KIND_NONE) return false;
  name->kind = KIND_NONE;
  return true;
}

bool heal_define(struct Heal *heal, const char *text, const char *directives) {
  Name *name = heal_find_name(heal, text);
  if (name->kind == KIND_DEFINED) return false;
  name->kind = KIND_DEFINED;
  name->defined = g_strdup(directives);
  return true;
}

Member *heal_find_member(const Name *owner, const char *text) {
  for (guint i = 0; i < owner->members->len; i++) {
    Member *member = owner->members->pdata[i];
    if (strcmp(member->text, text) == 0) return member;
  }
  return NULL;
}

/* What a member is shows by what follows it. */
void heal_set_shape(struct Heal *heal, const Name *owner, Member *member, Shape shape) {
  member->shape = shape;
  if (shape != SHAPE_STRUCT && shape != SHAPE_POINTER) return;
  const char *tag = g_str_has_prefix(owner->text, "struct ") ? strchr(owner->text, ' ') + 1 : NULL;
  char *inner = g_strdup_printf("%s__%s", tag != NULL ? tag : owner->text, member->text);
  member->inner = heal_find_name(heal, inner);
  g_free(inner);
}

bool heal_reshape(struct Heal *heal, const char *text, Shape shape) {
  bool changed = false;
  /* New names are added at the end on the way. */
  for (guint i = 0, count = heal->order->len; text != NULL && i < count; i++) {
    const Name *owner = heal->order->pdata[i];
    Member *member = heal_find_member(owner, text);
    if (member == NULL || member->shape >= shape) continue;
    heal_set_shape(heal, owner, member, shape);
    changed = true;
  }
  return changed;
}

bool heal_is_type(struct Heal *heal, const char *text) {
  const Name *name = text != NULL ? g_hash_table_lookup(heal->names, text) : NULL;
  return name != NULL && name->kind >= KIND_INTEGER_TYPE && name->kind <= KIND_FUNCTION_TYPE;
}

bool heal_change_kind(struct Heal *heal, const char *text, Kind from, Kind to) {
  Name *name = text != NULL ? g_hash_table_lookup(heal->names, text) : NULL;
  return name != NULL && name->kind == from && heal_set_kind(heal, text, to);
}

static void write_members(const Name *name, bool is_cplusplus, GString *out) {
  g_string_append(out, "{ long long unloadlint;");
  for (guint i = 0; i < name->members->len; i++) {
    const Member *member = name->members->pdata[i];
    switch (member->shape) {
      case SHAPE_NUMBER:
        g_string_append_printf(out, " long long %s;", member->text);
        break;
      case SHAPE_ARRAY:
        g_string_append_printf(out, " long long *%s;", member->text);
        break;
      case SHAPE_TABLE:
        g_string_append_printf(out, " long long %s[1];", member->text);
        break;
      case SHAPE_CODE:
        g_string_append_printf(out, is_cplusplus ? " long long (*%s)(...);" : " long long (*%s)();",
                               member->text);
        break;
      case SHAPE_ADDRESS:
        g_string_append_printf(out, " void *%s;", member->text);
        break;
      case SHAPE_GUID:
        g_string_append_printf(out, " struct _GUID %s;", member->text);
        break;
      case SHAPE_STATIC:
        g_string_append_printf(out, " static long long %s;", member->text);
        break;
      case SHAPE_STATIC_CODE:
        g_string_append_printf(out, " static long long %s(...);", member->text);
        break;
      case SHAPE_TYPE:
        g_string_append_printf(out, " typedef int %s;", member->text);
        break;
      case SHAPE_STRUCT:
      case SHAPE_POINTER:
        g_string_append_printf(out, " struct unloadlint_%s ", member->inner->text);
        write_members(member->inner, is_cplusplus, out);
        g_string_append_printf(out, member->shape == SHAPE_POINTER ? " *%s;" : " %s;",
                               member->text);
        break;
    }
  }
  g_string_append(out, " }");
}

static bool has_guid(const struct Heal *heal) {
  for (guint i = 0; i < heal->order->len; i++) {
    const Name *name = heal->order->pdata[i];
    for (guint k = 0; k < name->members->len; k++)
      if (((const Member *)name->members->pdata[k])->shape == SHAPE_GUID) return true;
  }
  return false;
}

static void write_name(const Name *name, unsigned number, bool is_cplusplus, GString *out) {
  const char *text = name->text;
  switch (name->kind) {
    case KIND_MACRO:
      g_string_append_printf(out, "#ifndef %s\n#define %s\n#endif\n", text, text);
      break;
    case KIND_CALL_MACRO:
      g_string_append_printf(out, "#ifndef %s\n#define %s(...)\n#endif\n", text, text);
      break;
    case KIND_DEFINED:
      g_string_append_printf(out, "#ifndef %s\n%s#endif\n", text, name->defined);
      break;
    case KIND_VALUE_MACRO:
      g_string_append_printf(
          out, "#ifndef %s\n%s unloadlint_%s(%s);\n#define %s(...) unloadlint_%s()\n#endif\n", text,
          is_cplusplus ? "long long" : "int", text, is_cplusplus ? "..." : "", text, text);
      break;
    case KIND_STRING:
    case KIND_WIDE_STRING:
      g_string_append_printf(out, "#ifndef %s\n#define %s %s\"%s\"\n#endif\n", text, text,
                             name->kind == KIND_STRING ? "" : "L", text);
      break;
    case KIND_CONSTANT:
      /* Numbers of their own, so that the cases of a switch differ. */
      g_string_append_printf(out, "enum { %s = %u };\n", text, 0x5a00 + number);
      break;
    case KIND_VARIABLE:
      g_string_append_printf(out, "extern long long %s;\n", text);
      break;
    case KIND_ARRAY_VARIABLE:
      g_string_append_printf(out, "extern long long %s[];\n", text);
      break;
    case KIND_GUID:
      g_string_append_printf(out, "extern const struct _GUID %s;\n", text);
      break;
    case KIND_POINTER_VARIABLE:
    case KIND_STRUCT_VARIABLE:
      g_string_append_printf(out, "extern struct unloadlint_%s ", text);
      write_members(name, is_cplusplus, out);
      g_string_append_printf(out, name->kind == KIND_POINTER_VARIABLE ? " *%s;\n" : " %s;\n", text);
      break;
    case KIND_FUNCTION:
      g_string_append_printf(out, is_cplusplus ? "long long %s(...);\n" : "int %s();\n", text);
      break;
    case KIND_POINTER_FUNCTION:
      g_string_append_printf(out, "struct unloadlint_%s ", text);
      write_members(name, is_cplusplus, out);
      g_string_append_printf(out, ";\nstruct unloadlint_%s *%s(%s);\n", text, text,
                             is_cplusplus ? "..." : "");
      break;
    case KIND_INTEGER_TYPE:
      g_string_append_printf(out, "typedef int %s;\n", text);
      break;
    case KIND_STRUCT_TYPE:
    case KIND_POINTER_TYPE:
      g_string_append_printf(out, "typedef struct unloadlint_%s ", text);
      write_members(name, is_cplusplus, out);
      g_string_append_printf(out, name->kind == KIND_POINTER_TYPE ? " *%s;\n" : " %s;\n", text);
      break;
    case KIND_FUNCTION_TYPE:
      g_string_append_printf(out, is_cplusplus ? "typedef long %s(...);\n" : "typedef long %s();\n",
                             text);
      break;
    case KIND_TAG:
      g_string_append_printf(out, "%s ", text);
      write_members(name, is_cplusplus, out);
      g_string_append(out, ";\n");
      break;
    case KIND_NONE:
      break;
  }
}

void parse_write_foreseen(Job *job) {
  if (job->heal != NULL) heal_write_prelude(job);
}

bool heal_write_prelude(Job *job) {
  GString *out = g_string_new(job->first);
  if (job->heal->core != NULL) {
    g_string_append_printf(out, "#include \"%s/%s\"\n", PARSE_VIRTUAL, job->heal->core);
  }
  heal_write_further(job->heal, out);
  if (has_guid(job->heal)) g_string_append(out, "#include <guiddef.h>\n");
  if (job->source->is_cplusplus) g_string_append(out, "extern \"C\" {\n");
  for (guint i = 0; i < job->heal->order->len; i++) {
    const Name *name = job->heal->order->pdata[i];
    /* It may be a macro of a header that comes first. */
    if (name->is_foreseen) g_string_append_printf(out, "#ifndef %s\n", name->text);
    write_name(name, i, job->source->is_cplusplus, out);
    if (name->is_foreseen) g_string_append(out, "#endif\n");
  }
  if (job->source->is_cplusplus) g_string_append(out, "}\n");
  bool changed = parse_put_file(job, PARSED_PRELUDE, out->str, out->len);
  g_string_free(out, true);
  return changed;
}
