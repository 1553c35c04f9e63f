/* Structured exception handling: every way out of a __try passes its __finally. */
int work(int n);
unsigned long _exception_code(void);

int except_always(int n) {
  __try {
    work(n);
  } __except (1) {
    n = -1;
  }
  return n;
}

int except_filter(int n) {
  __try {
    __try {
      work(n);
    } __except (_exception_code() == 0xC0000005 ? 1 : 0) {
      n = -1;
    }
  } __except (work(2)) {
    n = -2;
  }
  return n;
}

int finally_ways(int n) {
  while (n) {
    __try {
      if (n == 1) break;
      if (n == 2) return work(7);
      if (n == 3) __leave;
      if (n == 4) goto out;
      if (n == 5) goto inside;
      work(n);
    inside:
      work(6);
    } __finally {
      work(100);
    }
    n--;
  }
out:
  return n;
}

void nested(int n) {
  __try {
    __try {
      if (n) return;
    } __finally {
      work(1);
    }
  } __finally {
    work(2);
  }
}
