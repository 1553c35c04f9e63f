/* Loops, with every part that a for can leave out, and their jumps. */
int more(void);
void step(int i);

void whiles(int n) {
  while (n > 0) {
    if (n == 5) break;
    if (n == 3) continue;
    n--;
  }
  do
    n += 2;
  while (n < 10);
  do {
    step(n);
  } while (0);
}

void fors(int n) {
  int i;
  for (i = 0; i < n; i++) step(i);
  for (;;) {
    if (!more()) break;
  }
  for (; n;) step(n);
  for (;; n++)
    if (n > 9) break;
  for (int k = 0; /* no; condition */; k++) {
    if (k > n) break;
    continue;
  }
  for (i = 0, n = 1; more();) step(i + n);
}
