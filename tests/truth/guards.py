"""What only C++ has: guards whose destructors undo a step, objects that are made and destroyed, objects
of static storage."""

from layouts import Layouts
from pieces import Resource
from places import FAILED, Step
from tree import Block, Line, Part, block, if_else, render

MADE = [
    Resource("new", "{P}_BUFFER *", "{v} = new (NonPagedPool) {P}_BUFFER", "pointer", "delete {v}",
             is_pointer=True),
    Resource("new", "{P}_HOLDER *", "", "holder", "delete {v}", is_pointer=True),
]


class Guards(Layouts):
    """Lays steps out with guards, and has objects."""

    def operators(self):
        """The driver's own new and delete, and two classes to make with them."""
        if self.makes_objects:
            return
        self.makes_objects = True
        draw, kind = self.cplusplus, self.p.upper()
        free = draw.choice(["ExFreePoolWithTag(At, 'wenT');", "if (At != NULL) { ExFreePool(At); }"])
        free = free if free.startswith("if") else f"if (At) {free}"
        members = draw.choice([["ULONG Size;", "PVOID Next;"], ["ULONG Size = 4;", "PVOID Next = NULL;"]])
        self.early += [
            block("inline void *operator new(SIZE_T Size, POOL_TYPE Type) noexcept", [
                Line("return ExAllocatePoolWithTag(Type, Size, 'wenT');", "acquire")]),
            block("inline void operator delete(void *At) noexcept", [Line(free, "release")]),
            block("inline void operator delete(void *At, SIZE_T) noexcept", [Line(free, "release")]),
            Block([Part(f"struct {kind}_BUFFER {{", [Line(member) for member in members])], "};")]
        make = "ExAllocatePoolWithTag(PagedPool, 24, 'dloH')"
        if draw.random() < 0.5:
            constructor = block(f"{kind}_HOLDER() : At({make})", [])
        else:
            constructor = block(f"{kind}_HOLDER()", [Line(f"At = {make};", "acquire")])
        release = [Line("ExFreePool(At);", "release")]
        self.early.append(Block([Part(f"class {kind}_HOLDER {{", [
            Line("public:"), constructor,
            block(f"~{kind}_HOLDER()", [if_else("At != NULL", release, tag="guard")]),
            Line("BOOLEAN IsValid() const { return At != NULL; }"), Line("private:"),
            Line("PVOID At;")])], "};"))

    def object_of_steps(self):
        """A resource that is made by new, or None."""
        if self.cplusplus is None or self.cplusplus.random() > 0.25:
            return None
        self.operators()
        return self.cplusplus.choice(MADE)

    def _guard(self, step):
        """A class whose destructor undoes the step; the line that declares its object, and the one
        that says that nothing is to be undone, if it has to be said."""
        n, draw = self.number(), self.cplusplus
        name = f"{self.p}{draw.choice(['Undo', 'Scope', 'Guard'])}{n}"
        undo = [Line(line) for line in dict.fromkeys(step.undo_needs)] + list(step.undo)
        undo = self.in_mode(self.rewrite(undo, "@@", self.safe_address()), "global")
        way = draw.randrange(3)
        if way == 0:
            self.late.append(Block([Part(f"class {name} {{", [
                Line("public:"), Line(f"{name}() : Armed(TRUE) {{}}"),
                block(f"~{name}()", [if_else("Armed", undo)]),
                block("VOID Dismiss()", [Line("Armed = FALSE;")]),
                Line("private:"), Line("BOOLEAN Armed;")])], "};"))
            return Line(f"{name} Undo{n};"), [Line(f"Undo{n}.Dismiss();")]
        if way == 1:
            self.late.append(Block([Part(f"class {name} {{", [
                Line("public:"), Line(f"explicit {name}(NTSTATUS &Status) : Result(Status) {{}}"),
                block(f"~{name}()", [if_else("!NT_SUCCESS(Result)", undo)]),
                Line("private:"), Line("NTSTATUS &Result;")])], "};"))
            return Line(f"{name} Undo{n}(Status);"), []
        if not self.has_template:
            self.has_template = True
            kind = f"{self.p}OnExit"
            self.early.append(Block([Part(f"template <typename Action> class {kind} {{", [
                Line("public:"), Line(f"explicit {kind}(Action Undo) : Undo(Undo), Armed(TRUE) {{}}"),
                block(f"~{kind}()", [if_else("Armed", [Line("Undo();")])]),
                block("VOID Dismiss()", [Line("Armed = FALSE;")]),
                Line("private:"), Line("Action Undo;"), Line("BOOLEAN Armed;")])], "};"))
        action = Block([Part(f"auto Undone{n} = [&]() {{", undo)], "};")
        return [action, Line(f"{self.p}OnExit<decltype(Undone{n})> Undo{n}(Undone{n});")], \
            [Line(f"Undo{n}.Dismiss();")]

    def layout(self, steps):
        """Now and then each step that was taken is guarded until all were."""
        text = "\n".join(render(self.undo_of(steps)))
        jumps = "\n".join(render([node for step in steps for node in step.enter]))
        if self.cplusplus is None or self.cplusplus.random() > 0.4 or "DriverObject" in text \
                or "goto" in jumps or "BAIL" in jumps:
            return super().layout(steps)
        if self.cplusplus.random() < 0.2 and self.file_count == 1 and len(steps) < 6:
            return self.layout_services(steps)
        nodes, dismissed = [], []
        for step in steps:
            nodes += step.enter
            if step.can_fail:
                nodes.append(if_else(FAILED, [Line("return Status;")]))
            if step.undo and step is not steps[-1]:
                declared, dismiss = self._guard(step)
                nodes += declared if isinstance(declared, list) else [declared]
                dismissed = dismiss + dismissed
        needs = ["NTSTATUS Status = STATUS_SUCCESS;"]
        if "Index" in "\n".join(render(nodes)):
            needs.append("ULONG Index;")
        needs += [line for step in steps for line in step.needs]
        return [Line(line) for line in dict.fromkeys(needs)] + nodes + dismissed + [Line("return Status;")]

    def owned_step(self):
        """A local object owns what is made until it is handed on."""
        n, draw, kind = self.number(), self.cplusplus, f"{self.p}Pool"
        if not self.has_owner:
            self.has_owner = True
            free = [if_else("At != NULL", [Line("ExFreePool(At);", "release")], tag="guard")]
            self.early.append(Block([Part(f"class {kind} {{", [
                Line("public:"),
                Line(f"explicit {kind}(SIZE_T Size) : At(ExAllocatePoolWithTag(NonPagedPool, Size, 'looP')) {{}}"),
                block(f"{kind}({kind} &&Other) : At(Other.At)", [Line("Other.At = NULL;")]),
                block(f"~{kind}()", free if draw.random() < 0.5 else [Line("Reset();")]),
                Line("explicit operator bool() const { return At != NULL; }"),
                Line("BOOLEAN operator!() const { return At == NULL; }"),
                block("PVOID Detach()", [Line("PVOID Result = At;"), Line("At = NULL;"),
                                         Line("return Result;")]),
                block("VOID Reset()", free + [Line("At = NULL;")]),
                Line("private:"), Line("PVOID At;")])], "};"))
        place = self.field("PVOID", f"Owned{n}")
        keep = [Line(f"{place} = Own{n}.Detach();")]
        if draw.random() < 0.3:
            keep = [Line(f"{kind} Next{n}(static_cast<{kind} &&>(Own{n}));"),
                    Line(f"{place} = Next{n}.Detach();")]
        self.choices += 1
        if draw.random() < 0.6:
            self.choices += 1
            keep = [Line("Status = OemProbe();"), if_else("NT_SUCCESS(Status)", keep)]
        test, fail = f"!Own{n}", [Line("Status = STATUS_INSUFFICIENT_RESOURCES;")]
        made = if_else(test, fail, keep) if draw.random() < 0.5 else if_else(f"Own{n}", keep, fail)
        undo = [Line(f"ExFreePool({place});", "release"), Line(f"{place} = NULL;")]
        return Step([Block([Part("{", [Line(f"{kind} Own{n}({16 * n});"), made])])], undo,
                    guarded=[if_else(f"{place} != NULL", undo, tag="guard")])

    def layout_services(self, steps):
        """Each step is what a class does in its own way; a table leads to the objects."""
        n, draw, base = self.number(), self.cplusplus, f"{self.p}Service"
        if not self.has_services:
            self.has_services = True
            members = [Line("public:"),
                       Line("virtual NTSTATUS Start(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) = 0;"),
                       Line("virtual VOID Stop() {}")]
            if draw.random() < 0.5:
                self.operators()
                members.append(Line(f"virtual ~{base}() {{}}"))
            self.early.append(Block([Part(f"class {base} {{", members)], "};"))
        rows = []
        for step in steps:
            k = self.number()
            needs = ["NTSTATUS Status = STATUS_SUCCESS;"]
            if "Index" in "\n".join(render(step.enter)):
                needs.append("ULONG Index;")
            body = [Line(line) for line in dict.fromkeys(needs + step.needs)] + list(step.enter)
            members = [Line("public:"), block(
                "NTSTATUS Start(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) override",
                body + [Line("return Status;")])]
            if step.undo:
                members.append(block("VOID Stop() override", [
                    Line(line) for line in dict.fromkeys(step.undo_needs)] + list(step.undo)))
            members = self.in_mode(self.rewrite(members, "@@", self.safe_address()), "global")
            self.late.append(Block([Part(f"class {base}{k} : public {base} {{", members)], "};"))
            self.late.append(Line(f"static {base}{k} g_{base}{k};"))
            rows.append(f"&g_{base}{k}")
        self.late.append(Line(f"static {base} *const g_Services{n}[] = {{{', '.join(rows)}}};"))
        return [Line("NTSTATUS Status = STATUS_SUCCESS;"), Line("ULONG Index;"),
                block(f"for (Index = 0; Index < {len(rows)}; Index++)",
                      [Line(f"Status = g_Services{n}[Index]->Start(DriverObject, RegistryPath);"),
                       if_else(FAILED, [Line("break;")])]),
                if_else(FAILED, [block("while (Index > 0)", [
                    Line("Index--;"), Line(f"g_Services{n}[Index]->Stop();", "release")])]),
                Line("return Status;")]

    # Objects of static storage -------------------------------------------------------------------

    def _destructor(self, kind, has_work):
        """The body of a destructor."""
        draw = self.cplusplus
        if not has_work:
            return draw.choice([[], [Line("Memory = NULL;")], [Line(f'DbgPrint("{kind} is gone\\n");')],
                                [Line("Memory = NULL;"), Line("Count = 0;")]])
        free = if_else("Memory != NULL", [Line("ExFreePool(Memory);", "release"), Line("Memory = NULL;")])
        counter = f"g_{self.p}Objects"
        way = draw.randrange(4)
        if way == 0:
            is_one = self.file_count == 1
            self.early.append(Line(f"{'static' if is_one else 'extern'} ULONG {counter};"))
            if not is_one:
                self.globals.append(("ULONG", counter))
        return [[Line(f"{counter} = 0;")], [free], [Line("Release();")],
                [Line(f"OemNotify({self.number()});")]][way]

    def static_object(self):
        """An object of static storage, which keeps memory for the driver: the step that has it."""
        draw, n = self.cplusplus, self.number()
        kind, name = f"{self.p}Cache{n}", f"g_{self.p}Cache{n}"
        has_destructor = draw.random() < 0.9
        body = self._destructor(kind, draw.random() < 0.65)
        make = Line("Memory = ExAllocatePoolWithTag(NonPagedPool, 32, 'ehcC');", "acquire")
        makes_at_once = draw.random() < 0.25
        if makes_at_once:
            self.choices += 1
        parts = [Line("public:"),
                 draw.choice([Line(f"{kind}() : Memory(NULL), Count(0) {{}}"),
                              block(f"{kind}()", [Line("Memory = NULL;"), Line("Count = 0;")])])
                 if not makes_at_once else block(f"{kind}()", [make, Line("Count = 0;")])]
        if has_destructor:
            parts.append(block(f"~{kind}()", body))
        parts += [block("NTSTATUS Create()", ([] if makes_at_once else [make]) + [
                      Line("return Memory != NULL ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;")]),
                  block("VOID Release()", [if_else("Memory != NULL", [
                      Line("ExFreePool(Memory);", "release"), Line("Memory = NULL;")], tag="guard")]),
                  Line("private:"), Line("PVOID Memory;"), Line("ULONG Count;")]
        if draw.random() < 0.25:
            parts = self.rewrite(self.rewrite(parts, "PVOID Memory;", "Kept *Memory;"), "Memory = Ex",
                                 "Memory = (Kept *)Ex")
            self.early.append(Block([Part(f"template <typename Kept> class {kind} {{", parts)], "};"))
            kind = f"{kind}<ULONG>"
        else:
            self.early.append(Block([Part(f"class {kind} {{", parts)], "};"))
        whole = kind.partition("<")[0]
        if draw.random() < 0.15:  # a variable of a function is nobody's concern
            local = f"static {kind} Local{n};"
            return Step([Line(f"Status = Local{n}.Create();"), if_else(FAILED, [Line("Status = STATUS_SUCCESS;")]),
                         Line(f"Local{n}.Release();")], [], False, needs=[local], guarded=[])
        way = draw.choice([0, 1, 2, 3, 3, 3, 4, 4])
        if way == 0:  # a part of something
            self.early.append(Block([Part(f"struct {whole}Owner {{", [Line("ULONG Size;"),
                                                                      Line(f"{kind} Part;")])], "};"))
            self.objects.append((f"{whole}Owner", name))
            name += ".Part"
        elif way == 1:
            self.early.append(Block([Part(f"struct {whole}Derived : {kind} {{", [Line("ULONG More;")])], "};"))
            self.objects.append((f"{whole}Derived", name))
        elif way == 2:
            self.objects.append((kind, f"{name}[2]"))
            name += "[1]"
        elif way == 3:
            self.early.append(Block([Part(f"struct {whole}Host {{", [Line(f"static {kind} Object;")])], "};"))
            self.objects.append((f"{kind} {whole}Host::Object", None))
            name = f"{whole}Host::Object"
        else:
            self.objects.append((kind, name))
        self.choices += 1
        return Step([Line(f"Status = {name}.Create();")], [Line(f"{name}.Release();", "release")],
                    guarded=[Line(f"{name}.Release();", "release")])

    def by_object(self, step):
        """An object of static storage has asked, before the driver's entry runs, whether the step is to be
        taken."""
        n = self.number()
        kind, name = f"{self.p}Setup{n}", f"g_{self.p}Setup{n}"
        asks = self.starts.choice(["OemIsPresent()", f"OemHasFeature({n})", "OemMode() == 1"])
        yes, no = self.starts.choice([("TRUE", "FALSE"), ("FALSE", "TRUE")])
        answer = [if_else(asks, [Line(f"Wanted = {yes};")], [Line(f"Wanted = {no};")])]
        if self.starts.random() < 0.5:
            answer = [Line(f"Wanted = {no};"), if_else(asks, [Line(f"Wanted = {yes};")])]
        self.early.append(Block([Part(f"class {kind} {{", [
            Line("public:"), block(f"{kind}()", answer), Line("BOOLEAN IsWanted() const { return Wanted; }"),
            Line("private:"), Line("BOOLEAN Wanted;")])], "};"))
        self.objects.append((kind, name))
        self.choices += 1
        wanted = f"{name}.IsWanted()"
        guarded = None if step.guarded is None else [if_else(wanted, step.guarded)]
        return Step([if_else(wanted, step.enter)], [if_else(wanted, step.undo, tag="guard")], step.can_fail,
                    step.needs, step.undo_needs, guarded)

    def declared_objects(self, is_one):
        """What declares these objects for all files, and what defines them."""
        shared = [Line(f"extern {kind} {name};") for kind, name in self.objects if name and not is_one]
        definitions = [Line(f"{kind};" if name is None else f"{'static ' if is_one else ''}{kind} {name};")
                       for kind, name in self.objects]
        return shared, definitions
