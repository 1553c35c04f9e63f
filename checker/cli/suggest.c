/* Did you mean ...? */
#include <string.h>

#include "cli/options.h"

/* How many letters have to be put in, left out, changed or swapped with the next (Damerau). */
static unsigned distance(const char *a, const char *b) {
  size_t m = strlen(a), n = strlen(b);
  unsigned *rows = g_new0(unsigned, 3 * (n + 1));
  unsigned *before = rows, *last = rows + n + 1, *now = rows + 2 * (n + 1);
  for (size_t j = 0; j <= n; j++) last[j] = (unsigned)j;
  for (size_t i = 1; i <= m; i++) {
    now[0] = (unsigned)i;
    for (size_t j = 1; j <= n; j++) {
      bool is_same = g_ascii_tolower(a[i - 1]) == g_ascii_tolower(b[j - 1]);
      unsigned best = last[j - 1] + (is_same ? 0 : 1);
      best = MIN(best, MIN(last[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN(best, before[j - 2] + 1);
      now[j] = best;
    }
    unsigned *oldest = before;
    before = last;
    last = now;
    now = oldest;
  }
  unsigned result = last[n];
  g_free(rows);
  return result;
}

const char *suggest(const char *word, const char *const *names, size_t count) {
  const char *nearest = NULL;
  /* More than a third of the letters wrong is another word, not a slip. */
  unsigned least = (unsigned)strlen(word) / 3 + 1;
  for (size_t i = 0; i < count; i++) {
    unsigned d = distance(word, names[i]);
    /* A word that was begun right may end early. */
    if (strlen(word) >= 3 && g_ascii_strncasecmp(word, names[i], strlen(word)) == 0) d = 1;
    if (d < least || (d == least && nearest == NULL)) {
      least = d;
      nearest = names[i];
    }
  }
  return nearest;
}
