/* switch with fall-through, ranges and gaps; goto. */
enum { THIRD = 3 };
int work(int n);

int choose(int n) {
  switch (n) {
    case 0:
      return 1;
    case 1:
    case 2:
      work(1);
    case THIRD:
      work(2);
      break;
    case 10 ... 20:
      work(3);
      break;
    default:
      work(4);
  }
  switch (n & 1) {
    case 1:
      if (n) break;
  }
  switch (n)
    case 'a':
      work(5);
  return 0;
}

unsigned statuses(unsigned status) {
  while (status) {
    switch (status) {
      case 0xC0000001:
        continue;
      case (unsigned)-1:
        break;
    }
    status--;
  }
  return status;
}

int cleanup(int n) {
  int *p = 0;
again:
  if (work(n)) goto failed;
  if (n++ < 3) goto again;
  return 0;
failed:
  n = -1;
  work(*p);
  return n;
}
