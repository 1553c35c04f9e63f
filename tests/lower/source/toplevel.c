/* What an error outside of functions has cost: the body that belongs to nothing. */
int work(int n);

int broken declaration here;

MADE_UP_DEFINITION(lost_one)(int n) { return work(n); }

int kept(int n) {
  lost_one(n);
  return work(n);
}
