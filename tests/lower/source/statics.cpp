// Variables that no other source can name: those that hold a constant matter where they are named,
// the others do something in any case.
int Ask();
struct Plain {
  int a, b;
};
struct Made {
  Made();
  int n;
};
struct Ended {
  ~Ended();
  int n;
};

static const Plain named = {1, 2}, unnamed = {3, 4};
static const Plain *const named_by_named = &named;
static int asked = Ask();
static Plain half_asked = {1, Ask()};
static Made made;
static Ended ended;
namespace own {
static int hidden = 5;
int (*const routine)() = Ask;
}  // namespace own
extern const Plain shared = {5, 6};

int use() { return named_by_named->a + own::routine(); }
