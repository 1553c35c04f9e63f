/* Reading one source: which of its functions, from the cache or by a parse. */
#include "units/read.h"

#include "lower/lower.h"

/* A unit that breaks a promise of ir.h is a bug of ours. Tests have to stop there; somebody's run
 * over a thousand drivers goes on, and the driver is not called clean. */
static void drop_unfit(const SourceFile *source, IrUnit *unit, char *fault, char **failure) {
#ifdef UNLOADLINT_VERIFY
  bug("lowering %s: %s", source->path, fault);
#endif
  (void)source;
  *failure =
      g_strdup_printf("the lowering made something unfit of it, please report this: %s", fault);
  ir_unit_free(unit);
  g_free(fault);
}

/* The bodies with those kept that are wanted; NULL when all of the source is to be read, because it
 * is read for something else than one of its functions. */
static Bodies *choose_bodies(Bodies *bodies, char *const *wanted) {
  bool is_there = false;
  for (; bodies != NULL && *wanted != NULL; wanted++) is_there |= bodies_keep(bodies, *wanted);
  if (is_there) return bodies;
  bodies_free(bodies);
  return NULL;
}

/* `without` is what is left out, `bodies` what was asked to be. */
static IrUnit *parse(Parser *parser, Cache *cache, const SourceFile *source, const Bodies *without,
                     const Bodies *bodies, char **failure) {
  ParsedUnit *parsed = parse_source_part(parser, source, without, failure);
  if (parsed == NULL) return NULL;
  IrUnit *unit = lower(parsed);
  char *fault = ir_verify(unit);
  if (fault != NULL) {
    drop_unfit(source, unit, fault, failure);
    unit = NULL;
  } else if (cache != NULL && !unit->is_misread) {
    cache_keep(cache, source, bodies, parsed, unit);
  }
  parsed_free(parsed);
  return unit;
}

bool source_read(Parser *parser, Cache *cache, const SourceFile *source, Bodies *bodies,
                 char *const *wanted, IrUnit **unit, char **failure) {
  bodies = choose_bodies(bodies, wanted);
  *failure = NULL;
  *unit = cache != NULL ? cache_find(cache, source, bodies) : NULL;
  bool is_parsed = *unit == NULL;
  if (is_parsed) *unit = parse(parser, cache, source, bodies, bodies, failure);
  if (*unit != NULL && (*unit)->is_misread) {
    ir_unit_free(*unit);
    *unit = parse(parser, cache, source, NULL, bodies, failure);
  }
  bodies_free(bodies);
  return is_parsed;
}
