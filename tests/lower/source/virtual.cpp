// Virtual calls read what the constructor stored.
extern "C" void note(int what);

struct Shape {
  virtual void draw() = 0;
  virtual int sides() { return 0; }
  virtual ~Shape() {}
};

struct Square : Shape {
  void draw() override { note(4); }
  int sides() override { return 4; }
  ~Square() override { note(0); }
};

struct Round final : Shape {
  void draw() override {}
};

int known() {
  Square square;
  Shape *shape = &square;
  shape->draw();
  square.draw();
  shape->Shape::sides();
  return shape->sides();
}

void destroyed(Shape *shape, Round *round) {
  round->draw();
  delete shape;
  delete round;
}
