/* Initialisers, of variables with static storage and of automatic ones. */
typedef void ROUTINE(void *);
struct entry {
  int code;
  ROUTINE *routine;
};
struct table {
  unsigned size;
  struct entry entries[3];
  union {
    int i;
    char *s;
  } u;
  struct {
    short left, right;
  };
};
void first(void *p), second(void *p);

static struct table dispatch = {
    sizeof(struct table), {{1, first}, {.routine = second, .code = 2}}, {.s = "text"}, .right = 7};
/* Nobody can tell what it holds. */
static struct table unused = {1, {{2, second}}};
struct entry flat[] = {1, first, 2, second, {0}};
ROUTINE *routines[5] = {[1] = first, second, [3 ... 4] = first};
int plain = 3, tentative;
extern int elsewhere;
const char name[] = "driver";
int *pointer = &plain;
struct entry *literal = &(struct entry){9, second};

int locals(int n) {
  struct entry e = {0}, f = {n, n ? first : second};
  static int count = 5;
  static struct entry *last;
  int numbers[] = {n, n + 1, 0, 4};
  char text[8] = "abc";
  unsigned char byte = n;
  _Bool truth = n;
  struct table big = {.entries[1].routine = first, {3, second}, .u.i = 4};
  struct entry copy = f;
  elsewhere = count;
  e = (struct entry){.code = 3};
  last = &copy;
  return numbers[0] + text[1] + byte + truth + big.size + e.code + dispatch.size;
}
