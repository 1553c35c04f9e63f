// Loops over ranges, enumerations with a scope, constants.
enum class State : unsigned char { Stopped = 1, Running };
constexpr int Limit = 4;
namespace limits {
const int More = Limit + 1;
}
using Number = int;

struct Range {
  int *begin();
  int *end();
};

Number sum(Range &other) {
  Number numbers[Limit] = {1, 2}, total = 0;
  for (auto n : numbers) total += n;
  for (auto &n : numbers) {
    if (n == 2) continue;
    n = limits::More;
  }
  for (int n : other) total += n;
  return total;
}

bool is_running(State state) {
  switch (state) {
    case State::Running:
      return true;
    default:
      return state == static_cast<State>(Limit);
  }
}

struct Calls {
  int once(int n) const;
};

int through_pointer(Calls &calls, Calls *more) {
  int (Calls::*member)(int) const = &Calls::once;
  return (calls.*member)(1) + (more->*member)(2);
}
