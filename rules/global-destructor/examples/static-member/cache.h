/* A class declares its static member; one source defines it. */
extern "C" {
#include <strmini.h>
}

class Cache {
 public:
  ~Cache() { release(); }
  bool create();
  void release();

 private:
  PVOID memory_ = nullptr;
};

struct Host {
  static Cache cache;  // clean
};
