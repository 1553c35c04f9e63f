/* Deciding: how much effort a driver needs until what the rules say of it is proved. */
#ifndef UNLOADLINT_DECIDE_H
#define UNLOADLINT_DECIDE_H

#include "explore/explore.h"
#include "rules/rules.h"

typedef struct Decider {
  const RuleSet *rules; /* asked whether what was explored with little effort settles it */
  const char *root;     /* the folder that paths are relative to */
  /* Is told what an exploration wanted (Exploration.wanted); returns whether sources were read for
   * that, so that the program is to be linked anew. */
  bool (*read)(const Exploration *exploration, void *context);
  void *context;
  /* Little effort is not enough; paths that are followed as one have to be followed closely; there
   * are too many to follow each. Set here too, for when the program has been linked anew. */
  bool is_hard, is_close, is_vast;
  /* Some path is known to come to what cannot be decided, so that nothing but findings is to be
   * had. */
  bool is_doubtful;
} Decider;

/* Explores the program until it is decided, or cannot be. NULL: sources have been read that it came
 * to. Free with exploration_free. */
Exploration *decide(Program *program, Decider *decider);

#endif
