"""Ways in which drivers lay out steps that may fail: ladders of labels, early returns, nested ifs, one
place that asks what has to be undone, tables of functions."""

from places import FAILED, OK, Step
from steps import Steps
from tree import Block, Line, Part, block, if_else, render


class Layouts(Steps):
    """Lays steps out, and puts them into functions."""

    def in_function(self, step):
        """The step as a call of a function that takes it."""
        n = self.number()
        name = f"{self.p}{self.rng.choice(['Start', 'Open', 'Init', 'Setup', 'Create'])}{n}"
        undo = step.undo
        if undo and self.chance(0.6):
            call = self.function("VOID", f"{self.p}Stop{n}", undo, step.undo_needs)
            undo = [Line(call + ";", "release")]
            undo_needs = step.undo_needs if step.guarded else []
        else:
            undo_needs = step.undo_needs
        guarded = step.guarded
        if guarded and self.chance(0.5):
            guarded = [Line(self.function("VOID", f"{self.p}Drop{n}", guarded, step.undo_needs) + ";",
                            "release")]
        if not step.can_fail:
            locals_ = list(step.needs)
            if "Status" in "\n".join(render(step.enter)):
                locals_ = ["NTSTATUS Status = STATUS_SUCCESS;"] + locals_
            if "Index" in "\n".join(render(step.enter)):
                locals_ = ["ULONG Index;"] + locals_
            call = self.function("VOID", name, step.enter, locals_)
            return Step([Line(call + ";")], undo, False, [], undo_needs, guarded)
        locals_ = list(step.needs)
        if "Index" in "\n".join(render(step.enter)):
            locals_ = ["ULONG Index;"] + locals_
        pick = self.rng.randrange(9)
        if pick == 0:
            body = self.rewrite(step.enter, "Status", "*Result")
            call = self.function("VOID", name, body, locals_, more=[("NTSTATUS *Result", "&Status")])
            enter = [Line(call + ";")]
        elif pick == 1:
            place = self.field("NTSTATUS", f"Answer{n}")
            body = self.rewrite(step.enter, "Status", place)
            body = [Line(f"{place} = STATUS_SUCCESS;")] + body
            call = self.function("VOID", name, body, locals_)
            enter = [Line(call + ";"), Line(f"Status = {place};")]
        elif pick == 2:
            body = step.enter + [if_else(FAILED, [Line("return FALSE;")]), Line("return TRUE;")]
            call = self.function("BOOLEAN", name, body,
                                 ["NTSTATUS Status = STATUS_SUCCESS;"] + locals_)
            enter = [if_else(f"!{call}", [Line("Status = STATUS_UNSUCCESSFUL;")])]
        elif pick == 3:
            body = step.enter + [if_else(FAILED, [Line("return FALSE;")]), Line("return TRUE;")]
            call = self.function("BOOLEAN", name, body, ["NTSTATUS Status = STATUS_SUCCESS;"] + locals_)
            failing = [Line("Status = STATUS_UNSUCCESSFUL;"), Line("break;")]
            enter = [block(f"switch ({call})", self.rng.choice([
                [Line("case TRUE:"), Line("break;"), Line("default:"), *failing],
                [Line("case FALSE:"), *failing]]))]
        elif pick in (4, 5):
            # The status travels in a structure, which is handed out or returned.
            kind = f"{self.p.upper()}_ANSWER"
            self.macros.append(f"typedef struct _{kind} {{ NTSTATUS Code; ULONG Count; }} {kind};")
            own = [f"{kind} Answer = {{0}};"] + locals_
            if pick == 4:
                body = self.rewrite(step.enter, "Status", "Answer.Code") + [Line("return Answer;")]
                call = self.function(kind, name, body, own)
                enter = [Line(f"Status = {call}.Code;")]
                if self.chance(0.5):
                    enter = [Line(f"Answer{n} = {call};"), Line(f"Status = Answer{n}.Code;")]
            else:
                body = self.rewrite(step.enter, "Status", "Answer->Code")
                body = [Line("Answer->Count = 1;")] + body
                call = self.function("VOID", name, body, locals_,
                                     more=[(f"{kind} *Answer", f"&Answer{n}")])
                enter = [Line(f"{call};"), if_else(f"!NT_SUCCESS(Answer{n}.Code)",
                                                   [Line(f"Status = Answer{n}.Code;")])]
            return Step(enter, undo, True, [f"{kind} Answer{n} = {{0}};"], undo_needs, guarded)
        else:
            body = step.enter + [Line("return Status;")]
            call = self.function("NTSTATUS", name, body,
                                 ["NTSTATUS Status = STATUS_SUCCESS;"] + locals_)
            enter = [Line(f"Status = {call};")]
        return Step(enter, undo, True, [], undo_needs, guarded)

    def undo_of(self, steps):
        return [node for step in reversed(steps) for node in step.undo]

    def undo_needs_of(self, steps):
        return [line for step in steps for line in step.undo_needs]

    def layout_goto(self, steps):
        nodes, labels, n = [], [], self.number()
        bails = self.chance(0.15)
        for index, step in enumerate(steps):
            nodes += step.enter
            if step.can_fail and bails:
                self.macros.append("#define BAIL(status, label) if (!NT_SUCCESS(status)) goto label")
                nodes += [Line(f"BAIL(Status, Undo{n}_{index});")]
                labels.append(index)
            elif step.can_fail:
                nodes += [if_else(FAILED, [Line(f"goto Undo{n}_{index};")])]
                labels.append(index)
        nodes += [Line("return Status;")]
        for index in range(len(steps), -1, -1):
            if index in labels:
                nodes += [Line(f"Undo{n}_{index}:")]
            if index > 0 and any(label >= index for label in labels):
                nodes += steps[index - 1].undo
        return nodes + [Line("return Status;")]

    def layout_early(self, steps):
        nodes = []
        for index, step in enumerate(steps):
            nodes += step.enter
            if step.can_fail:
                nodes += [if_else(FAILED, self.undo_of(steps[:index]) + [Line("return Status;")])]
        return nodes + [Line("return Status;")]

    def layout_nested(self, steps):
        def nest(rest):
            if not rest:
                return []
            step = rest[0]
            inner = nest(rest[1:])
            fails_later = any(other.can_fail for other in rest[1:])
            if fails_later and step.undo:
                inner = inner + [if_else(FAILED, list(step.undo))]
            if not step.can_fail:
                return step.enter + inner
            return step.enter + ([if_else(OK, inner)] if inner else [])
        return nest(steps) + [Line("return Status;")]

    def layout_guarded(self, steps, wrap):
        """One place that undoes what was done, asking for each thing."""
        if any(step.guarded is None for step in steps):
            return self.layout_staged(steps, wrap)
        undo = [node for step in reversed(steps) for node in step.guarded]
        nodes = []
        for step in steps:
            nodes += self.take(step, wrap)
        return self.wrapped(nodes, undo, wrap)

    def layout_staged(self, steps, wrap):
        """The same, with a number that counts what was done."""
        nodes, cases = [], []
        for index, step in enumerate(steps):
            nodes += self.take(Step(step.enter, [], step.can_fail), wrap)
            nodes += self.take(Step([Line(f"Stage = {index + 1};")], [], False), wrap)
            cases.insert(0, [Line(f"case {index + 1}:")] + step.undo)
        body = [node for case in cases for node in case] + [Line("default:"), Line("break;")]
        return [Line("ULONG Stage = 0;", "declaration")] + self.wrapped(
            nodes, [block("switch (Stage)", body)], wrap)

    def layout_switch(self, steps):
        """Each step in a case of a switch that a loop drives."""
        cases = []
        for index, step in enumerate(steps):
            cases += [Line(f"case {index}:")] + step.enter + [Line("break;")]
        undo = [block("switch (Phase)", [
            node for index in range(len(steps), 0, -1)
            for node in [Line(f"case {index}:")] + steps[index - 1].undo] + [Line("default:"), Line("break;")])]
        return [Line("ULONG Phase = 0;", "declaration"),
                block(f"while (NT_SUCCESS(Status) && Phase < {len(steps)})",
                      [block("switch (Phase)", cases + [Line("default:"), Line("break;")]),
                       if_else(OK, [Line("Phase++;")])]),
                if_else(FAILED, undo), Line("return Status;")]

    def layout_table(self, steps):
        """A table of functions that take the steps, and of those that undo them."""
        n = self.number()
        rows = []
        for step in steps:
            k = self.number()
            parameters = "PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath"
            heads = [f"NTSTATUS {self.p}Step{k}({parameters})", f"VOID {self.p}Back{k}(VOID)"]
            text = "\n".join(render(step.enter))
            needs = ["NTSTATUS Status = STATUS_SUCCESS;"] + (["ULONG Index;"] if "Index" in text else [])
            made = [(heads[0], needs + step.needs, step.enter + [Line("return Status;")])]
            if step.undo:
                made.append((heads[1], step.undo_needs, step.undo))
            for head, needs, body in made:
                body = [Line(line) for line in dict.fromkeys(needs)] + list(body)
                body = self.in_mode(self.rewrite(body, "@@", self.safe_address()), "global")
                self.prototypes.append(head + ";")
                self.rng.choice(self.files).append(block(head, body))
            rows.append(f"{{{self.p}Step{k}, {f'{self.p}Back{k}' if step.undo else 'NULL'}}}")
        kind = f"{self.p.upper()}_STEP"
        self.macros += [f"typedef struct _{kind} {{ NTSTATUS (*Start)(PDRIVER_OBJECT, PUNICODE_STRING); "
                        f"VOID (*Stop)(VOID); }} {kind};"]
        table = f"g_Steps{n}"
        self.pointers.append(f"static const {kind} {table}[] = {{{', '.join(rows)}}};")
        return [Line("NTSTATUS Status = STATUS_SUCCESS;"), Line("ULONG Index;"),
                block(f"for (Index = 0; Index < {len(rows)}; Index++)",
                      [Line(f"Status = {table}[Index].Start(DriverObject, RegistryPath);"),
                       if_else(FAILED, [Line("break;")])]),
                if_else(FAILED, [block("while (Index > 0)", [
                    Line("Index--;"), if_else(f"{table}[Index].Stop != NULL",
                                              [Line(f"{table}[Index].Stop();", "release")])])]),
                Line("return Status;")]

    def take(self, step, wrap):
        if wrap == "status":
            return [if_else(OK, step.enter)]
        leave = {"try": "__leave;", "do": "break;", "goto": f"goto Exit{self.exit};"}[wrap]
        return step.enter + ([if_else(FAILED, [Line(leave)])] if step.can_fail else [])

    def wrapped(self, nodes, undo, wrap):
        failing = [if_else(FAILED, undo)] if undo else []
        if wrap == "try":
            return [Block([Part("__try {", nodes), Part("} __finally {", failing)]),
                    Line("return Status;")]
        if wrap == "do":
            return [Block([Part("do {", nodes)], "} while (0);")] + failing + [Line("return Status;")]
        if wrap == "goto":
            return nodes + [Line(f"Exit{self.exit}:")] + failing + [Line("return Status;")]
        return nodes + failing + [Line("return Status;")]

    def layout(self, steps):
        """The body of a function that takes the steps and returns Status."""
        pick = self.rng.randrange(10)
        self.exit = self.number()
        if pick == 8:
            return self.layout_table(steps)
        text = "\n".join(render([node for step in steps for node in step.enter]))
        if pick == 9 and len(steps) <= 5 and "break;" not in text and "BAIL" not in text:
            nodes = self.layout_switch(steps)
        elif pick == 0:
            nodes = self.layout_nested(steps)
        elif pick in (1, 2):
            nodes = self.layout_early(steps)
        elif pick == 3:
            nodes = self.layout_guarded(steps, "try")
        elif pick == 4:
            nodes = self.layout_guarded(steps, self.rng.choice(["do", "goto"]))
        elif pick == 5:
            nodes = self.layout_guarded(steps, "status")
        else:
            nodes = self.layout_goto(steps)
        needs = ["NTSTATUS Status = STATUS_SUCCESS;"]
        text = "\n".join(render(nodes))
        if "Index" in text:
            needs.append("ULONG Index;")
        needs += [line for step in steps for line in step.needs]
        needs += self.undo_needs_of(steps)
        staged = [node for node in nodes if isinstance(node, Line) and node.tag == "declaration"]
        nodes = [node for node in nodes if node not in staged]
        return [Line(line) for line in dict.fromkeys(needs)] + staged + nodes

    def grouped(self, steps):
        """Some neighbours among the steps become one step, in a function with a layout of its own."""
        if len(steps) < 3 or not self.chance(0.35):
            return steps
        first = self.rng.randrange(len(steps) - 1)
        last = self.rng.randrange(first + 2, len(steps) + 1)
        group = steps[first:last]
        if any("DriverObject" in "\n".join(render(step.undo)) for step in group):
            return steps
        name = f"{self.p}Phase{self.number()}"
        call = self.function("NTSTATUS", name, self.layout(group))
        guarded = None
        if all(step.guarded is not None for step in group):
            guarded = [node for step in reversed(group) for node in step.guarded]
        step = Step([Line(f"Status = {call};")], self.undo_of(group), True, [],
                    self.undo_needs_of(group), guarded)
        return steps[:first] + [step] + steps[last:]
