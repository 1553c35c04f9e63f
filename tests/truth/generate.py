"""Random drivers, from seeds.

A driver is planned right: steps that may fail and how each is undone, laid out in one of the ways in
which drivers are written, with a hook that saves the class driver's routine and an unload routine
that releases everything and passes the call on. Then it is mutated, or not. Nobody keeps book on what
that makes of it: the executable kernel says so.
"""

import dataclasses
import random

import mutate
from pieces import (REGISTRARS, RESOURCE_WEIGHTS, RESOURCES, WEIGHTS, acquire_nodes, release_nodes,
                    stub)
from tree import Block, Line, Part, block, if_else, render

BUGS = ["store-early", "hook-early", "save-early", "hook-both", "store-both", "hook-twice", "save-late",
        "save-both", "store-save-early", "register-again", "store-twice", "store-early", "save-early"]
OK = "NT_SUCCESS(Status)"
WITHOUT = set()  # kinds of resources that are left out, while a known difference is in the way
FAILED = "!NT_SUCCESS(Status)"


@dataclasses.dataclass
class Step:
    """Something that DriverEntry does: sets Status, which is a success before, when it fails."""
    enter: list
    undo: list
    can_fail: bool = True
    needs: list = dataclasses.field(default_factory=list)
    undo_needs: list = dataclasses.field(default_factory=list)
    guarded: list = None  # an undo that may run when the step was not taken, or None


class Plan:
    """One driver in the making."""

    def __init__(self, rng, size):
        self.rng, self.size = rng, size
        self.p = rng.choice(["Cap", "Vid", "Aud", "Tun", "Disk", "Fx", "Pad", "Cam", "Mix", "Net"])
        self.file_count = rng.choice([1, 1, 1, 2, 2, 3, 4, 5])
        self.files = [[] for _ in range(self.file_count)]
        self.prototypes, self.fields, self.globals = [], [], []
        self.state = rng.choice(["globals", "globals", "struct", "struct", "pointer", "nested"])
        self.numbers = 0
        self.choices = 0  # answers that the environment gives on the longest way
        self.keeps_object = self.rng.random() < 0.3
        self.registrar = rng.choices(REGISTRARS, WEIGHTS)[0]
        self.tops = []

    def chance(self, probability):
        return self.rng.random() < probability

    def number(self):
        self.numbers += 1
        return self.numbers

    # Places and functions --------------------------------------------------------------------

    def field(self, kind, name, count=None):
        """A place of the driver's lifetime. '@.' stands for the state, however a function gets it."""
        dimension = f"[{count}]" if count else ""
        if self.state == "globals":
            self.globals.append((kind, f"g_{name}{dimension}"))
            return f"g_{name}"
        self.fields.append(f"{kind} {name}{dimension};")
        return f"@.{name}"

    def in_mode(self, nodes, mode):
        """Puts the state's name where '@.' stands."""
        text = {"param": "Context->", "global": "g_State."}[mode]
        if mode == "global" and self.state == "pointer":
            text = "g_State->"
        if mode == "global" and self.state == "nested":
            text = "g_Driver.State."
        return self.rewrite(nodes, "@.", text)

    def rewrite(self, nodes, old, new):
        """Nodes with a text replaced everywhere."""
        result = []
        for node in nodes:
            if isinstance(node, Line):
                result.append(Line(node.text.replace(old, new), node.tag))
            else:
                parts = [Part(part.head.replace(old, new), self.rewrite(part.body, old, new))
                         for part in node.parts]
                result.append(Block(parts, node.tail.replace(old, new), node.tag))
        return result

    def state_address(self):
        """The state as an argument."""
        return {"struct": "&g_State", "pointer": "g_State", "nested": "&g_Driver.State"}[self.state]

    def function(self, result, name, body, needs=(), more=(), wants_object=True):
        """Adds a function and returns a call of it, from where the same state and driver object are
        at hand. `more` are parameters and their arguments."""
        parameters, arguments = [], []
        mode = "global"
        if self.state != "globals" and self.chance(0.4):
            mode = "param"
            parameters.append(f"P{self.p.upper()}_STATE Context")
            arguments.append("@@")
        text = "\n".join([*render(body), *needs])
        has_object = wants_object and "DriverObject" in text.replace("@.DriverObject", "")
        first = []
        if has_object and self.chance(0.08):
            # Both travel in a structure.
            self.uses_call = True
            parameters.append(f"P{self.p.upper()}_CALL Call")
            path = "RegistryPath" if "RegistryPath" in text else "NULL"
            arguments.append(f"&({self.p.upper()}_CALL){{DriverObject, {path}}}")
            first.append(Line("PDRIVER_OBJECT DriverObject = Call->Object;"))
            if path != "NULL":
                first.append(Line("PUNICODE_STRING RegistryPath = Call->Path;"))
            text = ""
        elif has_object and self.chance(0.15):
            parameters.append("PVOID Argument")
            arguments.append("DriverObject")
            first.append(Line("PDRIVER_OBJECT DriverObject = (PDRIVER_OBJECT)Argument;"))
        elif has_object:
            parameters.append("PDRIVER_OBJECT DriverObject")
            arguments.append("DriverObject")
        if "RegistryPath" in text:
            parameters.append("PUNICODE_STRING RegistryPath")
            arguments.append("RegistryPath")
        parameters += [parameter for parameter, _ in more]
        arguments += [argument for _, argument in more]
        body = self.rewrite(body, "@@", "Context" if mode == "param" else self.safe_address())
        body = self.in_mode(first + [Line(line) for line in dict.fromkeys(needs)] + list(body), mode)
        head = f"{result} {name}({', '.join(parameters) or 'VOID'})"
        self.prototypes.append(head + ";")
        self.rng.choice(self.files).append(block(head, body))
        if self.chance(0.08):
            pointer = f"g_Call{name}"
            self.pointers.append(f"static {result} (*{pointer})({', '.join(parameters) or 'VOID'}) = {name};")
            name = pointer
        return f"{name}({', '.join(arguments)})"

    def safe_address(self):
        return "NULL" if self.state == "globals" else self.state_address()

    # Steps -------------------------------------------------------------------------------------

    def noise(self):
        """Something that does not matter."""
        pick = self.rng.randrange(6)
        n = self.number()
        if pick == 0 and self.choices < self.size:
            self.choices += 1
            return [if_else(f"OemHasFeature({n})", [Line(f'DbgPrint("feature {n}\\n");')],
                            [Line(f"OemNotify({n});")] if self.chance(0.4) else [])]
        if pick == 1:
            table = self.field("ULONG", f"Table{n}", 4)
            return [block("for (Index = 0; Index < 4; Index++)", [Line(f"{table}[Index] = Index * 2;")])]
        if pick == 2:
            place = self.field("ULONG", f"Count{n}")
            return [Line(f"{place} = {n};"), if_else(f"{place} > {n + 3}", [Line(f"{place}--;")])]
        if pick == 3:
            return [Line(f"OemNotify({n});")]
        if pick == 4:
            return [Line(f'KdPrint(("{self.p}: step {n}\\n"));')]
        self.tops += [f"NTSTATUS NTAPI {self.p}Dispatch(PDEVICE_OBJECT Device, PIRP Irp)"]
        return [Line(f"DriverObject->MajorFunction[IRP_MJ_CREATE] = {self.p}Dispatch;")]

    def resource_step(self, is_optional):
        """Acquires a resource; an optional one may be missing afterwards."""
        resource = self.rng.choices(RESOURCES, RESOURCE_WEIGHTS)[0]
        if resource.kind in WITHOUT:
            resource = RESOURCES[0]
        if self.state == "pointer" and resource.is_global and self.chance(0.5):
            resource = RESOURCES[0]
        n = self.number()
        names = {"n": n, "t": n % 10, "p": self.p, "P": self.p.upper(), "d": "DriverObject", "v": ""}
        shapes = ["plain", "plain", "inline", "local"] if resource.outcome == "pointer" else ["plain"]
        names["shape"] = self.rng.choice(shapes)
        if resource.type is not None:
            names["v"] = self.field(resource.type.format(**names), f"{resource.kind.capitalize()}{n}",
                                    2 if resource.outcome == "pair" else None)
        if resource.outcome == "context":
            self.contexts.append(f"{self.p.upper()}_CONTEXT{n}")
        if resource.outcome in ("pair", "context"):
            self.choices += 1
        self.tops += [top.format(**names) for top in resource.top]
        needs = [line.format(**names) for line in resource.needs]
        if names["shape"] == "local":
            needs.append(f"{resource.type} Memory{n} = NULL;")
        if resource.kind == "mdl":
            self.globals.append(("UCHAR", f"{self.p}Scratch[64]"))
        if resource.outcome != "none":
            self.choices += 1
        undo_needs = [line.format(**names) for line in resource.undo_needs]
        enter = acquire_nodes(resource, names, "Status")
        clears = self.chance(0.5)
        undo = release_nodes(resource, names, self.chance(0.3), clears)
        guarded = None
        if resource.is_pointer or resource.outcome in ("pair", "context"):
            guarded = release_nodes(resource, names, True, clears)
        elif self.chance(0.6) or is_optional:
            flag = self.field("BOOLEAN", f"Has{n}")
            setting = [Line(f"{flag} = TRUE;")]
            if resource.outcome == "none":
                enter = enter + setting
            else:
                enter = enter + [if_else(OK, setting)]
            guarded = [if_else(flag, release_nodes(resource, names, False, clears)
                               + [Line(f"{flag} = FALSE;")], tag="guard")]
        step = Step(enter, undo, resource.outcome != "none", needs, undo_needs, guarded)
        if is_optional and guarded is not None and step.can_fail:
            step.enter = step.enter + [if_else(FAILED, [Line("Status = STATUS_SUCCESS;")])]
            step.undo, step.can_fail = guarded, False
        return step

    def correlated(self, step):
        """The step is taken under a condition that is kept for its undo."""
        self.choices += 1
        flag = self.field("BOOLEAN", f"Wants{self.number()}")
        if self.chance(0.5):
            ask = [Line(f"{flag} = OemIsPresent();")]
        else:
            ask = [if_else(f"OemMode() == {self.rng.randrange(3)}", [Line(f"{flag} = TRUE;")])]
        undo = [if_else(flag, step.undo, tag="guard")]
        return Step(ask + [if_else(flag, step.enter)], undo, step.can_fail, step.needs,
                    step.undo_needs, step.guarded)

    def query_step(self):
        """A step that somebody else's routine decides."""
        self.choices += 1
        n = self.number()
        call = self.rng.choice(["OemProbe()", f"OemStart({n})", f"OemSelfTest({n})"])
        return Step([Line(f"Status = {call};")], [], guarded=[])

    def register_step(self):
        """The registration with the class driver."""
        r = self.registrar
        self.choices += 2
        names = {"d": "DriverObject", "r": "RegistryPath", "p": self.p}
        if r.name == "portcls":
            self.tops += [f"NTSTATUS NTAPI {self.p}AddDevice(PDRIVER_OBJECT Driver, "
                          "PDEVICE_OBJECT Device)"]
        if r.name == "classpnp":
            self.tops += [f"VOID NTAPI {self.p}ClassUnload(PDRIVER_OBJECT Driver)"]
        call = r.call.format(**names)
        if r.gives == "ULONG" and self.chance(0.7):
            call = f"(NTSTATUS){call}"
        lines = [Line(line.format(**names)) for line in r.more]
        register = [Line(f"Status = {call};", "register")]
        if self.chance(0.12):
            self.choices += 2
            register = [Block([Part("for (Index = 0; Index < 2; Index++) {", register + [
                if_else(OK, [Line("break;")])])])]
        elif self.chance(0.08):
            self.choices += 2
            register = register + [if_else(OK, list(register))]
        elif self.chance(0.06):
            register = [Block([Part("do {", register)], "} while (FALSE);")]
        return Step(lines + register, [], needs=list(r.needs), guarded=[])

    # The slot ----------------------------------------------------------------------------------

    def unload_name(self, which):
        return f"{self.p}Unload" + ("" if which == 0 else "Other")

    def saved_place(self):
        """Where the class routine is kept; None when this class driver has nothing to keep."""
        pick = self.rng.randrange(11) // 2
        if pick == 5:
            self.uses_extension = True
            kind = f"P{self.p.upper()}_EXTENSION"
            return f"(({kind})IoGetDriverObjectExtension(DriverObject, (PVOID)DriverEntry))->Saved"
        if pick == 0:
            array = self.field("PDRIVER_UNLOAD", "Routines", 3)
            return f"{array}[{self.rng.randrange(3)}]"
        if pick == 1:
            self.globals.append(("PDRIVER_UNLOAD", "g_ClassUnload"))
            return "g_ClassUnload"
        if pick == 2:
            kind = f"{self.p.upper()}_HOOK"
            self.hook_type = kind
            return self.field(kind, "Hook") + ".Saved"
        return self.field("PDRIVER_UNLOAD", "Saved")

    def object_name(self):
        """Some name of the driver object in a function that has it as DriverObject."""
        return "DriverObject"

    def hook_nodes(self, saved):
        """Saves the class routine and stores an own one; returns nodes and needs."""
        own, rng = self.unload_name(0), self.rng
        d, needs = "DriverObject", []
        before = []
        if self.keeps_object and self.chance(0.6):
            d = self.kept_object
        elif self.chance(0.2):
            needs.append("PDRIVER_OBJECT Object = DriverObject;")
            d = "Object"
        store = [Line(f"{d}->DriverUnload = {own};", "store")]
        if self.unloads == 2:
            self.choices += 1
            other = self.unload_name(1)
            store = rng.choice([
                [if_else("OemIsPresent()", store, [Line(f"{d}->DriverUnload = {other};", "store")])],
                [Line(f"{d}->DriverUnload = OemIsPresent() ? {own} : {other};", "store")]])
        if saved is None:
            return before + store, needs
        pick = rng.randrange(9)
        if pick == 0 and self.unloads == 1:
            cast = f"(PDRIVER_UNLOAD)InterlockedExchangePointer((PVOID volatile *)&{d}->DriverUnload"
            return [Line(f"{saved} = {cast}, (PVOID){own});", "save")], needs
        if pick == 1:
            call = self.function("VOID", f"{self.p}SaveUnload",
                                 [Line("*Saved = DriverObject->DriverUnload;", "save")],
                                 more=[("PDRIVER_UNLOAD *Saved", f"&{saved}")])
            call = call.replace("(DriverObject", f"({d}").replace(", DriverObject", f", {d}")
            call = call.replace("{DriverObject", f"{{{d}")
            return [Line(call + ";", "save")] + store, needs
        if pick == 2:
            needs.append("PDRIVER_UNLOAD Old = NULL;")
            lines = [Line(f"Old = {d}->DriverUnload;", "save")]
            return lines + rng.choice([[Line(f"{saved} = Old;", "save")] + store,
                                       store + [Line(f"{saved} = Old;", "save")]]), needs
        if pick == 3 and self.unloads == 1:
            needs.append("PDRIVER_UNLOAD *Slot = NULL;")
            return [Line(f"Slot = &{d}->DriverUnload;"), Line(f"{saved} = *Slot;", "save"),
                    Line(f"*Slot = {own};", "store")], needs
        if pick == 4:
            return [if_else(f"{d}->DriverUnload != {own}",
                            [Line(f"{saved} = {d}->DriverUnload;", "save")] + store)], needs
        if pick == 5 and self.unloads == 1:
            self.macros.append("#define HOOK_UNLOAD(object, saved, own) do { (saved) = (object)->"
                               "DriverUnload; (object)->DriverUnload = (own); } while (0)")
            return [Line(f"HOOK_UNLOAD({d}, {saved}, {own});", "store")], needs
        if pick == 6:
            needs.append("PDRIVER_UNLOAD *Kept = NULL;")
            return [Line(f"Kept = &{saved};"), Line(f"*Kept = {d}->DriverUnload;", "save")] + store, needs
        return [Line(f"{saved} = {d}->DriverUnload;", "save")] + store, needs

    def hook_step(self, saved):
        nodes, needs = self.hook_nodes(saved)
        return Step(nodes, [], can_fail=False, needs=needs, guarded=[])

    # Layouts of steps --------------------------------------------------------------------------

    def in_function(self, step):
        """The step as a call of a function that takes it."""
        n = self.number()
        name = f"{self.p}{self.rng.choice(['Start', 'Open', 'Init', 'Setup', 'Create'])}{n}"
        undo = step.undo
        if undo and self.chance(0.6):
            call = self.function("VOID", f"{self.p}Stop{n}", undo, step.undo_needs)
            undo = [Line(call + ";", "release")]
            undo_needs = []
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
        pick = self.rng.randrange(6)
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
        for index, step in enumerate(steps):
            nodes += step.enter
            if step.can_fail:
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
        pick = self.rng.randrange(9)
        self.exit = self.number()
        if pick == 8:
            return self.layout_table(steps)
        if pick == 0:
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

    # Unloading ---------------------------------------------------------------------------------

    def chain_nodes(self, saved):
        """Passes the call on."""
        if saved is None:
            return [], []
        guards = self.registrar.guards or self.registrar.effect == "null" or self.chance(0.4)
        pick, needs = self.rng.randrange(5), []
        place = saved
        nodes = []
        if pick == 0:
            needs = ["PDRIVER_UNLOAD Routine = NULL;"]
            nodes = [Line(f"Routine = {saved};")]
            place = "Routine"
        if pick == 1:
            call = self.function("VOID", f"{self.p}Forward",
                                 [if_else("Routine != NULL", [Line("Routine(DriverObject);", "chain")])
                                  if guards else Line("Routine(DriverObject);", "chain")],
                                 more=[("PDRIVER_UNLOAD Routine", saved)])
            return [Line(call + ";", "chain")], []
        call = [Line(f"(*{place})(DriverObject);" if self.chance(0.15) else f"{place}(DriverObject);",
                     "chain")]
        if guards:
            test = self.rng.choice([f"{place} != NULL", place, f"NULL != {place}"])
            call = [if_else(test, call, tag="guard")]
        return nodes + call, needs

    def unload_function(self, which, steps, saved):
        """An unload routine that undoes the steps and passes the call on."""
        needs = self.undo_needs_of(steps)
        undos = [list(step.undo) for step in reversed(steps) if step.undo]
        chain, more = self.chain_nodes(saved) if which == 0 or self.chance(0.9) else ([], [])
        if which == 1:  # the functions that pass the call on exist already
            needs += more
        if undos and self.chance(0.2):
            calls = []
            for undo in undos:
                name = f"{self.p}Free{self.number()}"
                body = [Line(line) for line in dict.fromkeys(self.undo_needs_of(steps))]
                text = "\n".join(render(undo))
                body = [line for line in body if line.text.split()[1].rstrip(";") in text]
                if "DriverObject" in text or "@@" in text:
                    calls = None
                    break
                self.prototypes.append(f"VOID {name}(VOID);")
                self.rng.choice(self.files).append(
                    block(f"VOID {name}(VOID)", self.in_mode(body + undo, "global")))
                calls.append(name)
            if calls:
                table = f"g_{self.p}Table{self.number()}"
                self.tables.append((table, calls))
                needs.append("ULONG Index;")
                undos = [[block(f"for (Index = 0; Index < {len(calls)}; Index++)",
                                [Line(f"{table}[Index]();", "release")])]]
        if self.chance(0.15):
            undos.insert(self.rng.randrange(len(undos) + 1), [
                Line(f"RtlWriteRegistryValue(RTL_REGISTRY_ABSOLUTE, L\"{self.p}\", L\"Last\", 4, NULL, 0);")])
            self.choices += 1
        position = self.rng.choice([0, len(undos), len(undos), len(undos), len(undos) // 2])
        undos.insert(position, chain)
        body = [node for undo in undos for node in undo]
        needs += more
        body = self.rewrite(body, "@@", self.safe_address())
        head = f"VOID NTAPI {self.unload_name(which)}(PDRIVER_OBJECT DriverObject)"
        self.prototypes.append(head + ";")
        lines = [Line(line) for line in dict.fromkeys(needs)]
        self.rng.choice(self.files).append(block(head, self.in_mode(lines + body, "global")))

    # The whole ---------------------------------------------------------------------------------

    def build(self):
        """Plans everything; the nodes of each file, and of the header."""
        rng = self.rng
        self.macros, self.tables, self.hook_type, self.contexts = [], [], None, []
        self.pointers, self.uses_call, self.uses_extension = [], False, False
        self.unloads = 2 if self.chance(0.1) else 1
        steps = []
        if self.keeps_object:
            self.kept_object = self.field("PDRIVER_OBJECT", "DriverObject")
            steps.append(Step([Line(f"{self.kept_object} = DriverObject;")], [], False, guarded=[]))
        effect = self.registrar.effect
        bug = rng.choice(BUGS) if self.chance(0.3) else None
        has_unload = not self.chance(0.08)
        wants_saved = effect in ("overwrite", "empty") and (effect != "empty" or self.chance(0.5))
        saved = self.saved_place() if has_unload and wants_saved else None
        if self.uses_extension:
            self.choices += 1
            size = f"sizeof({self.p.upper()}_EXTENSION)"
            steps.append(Step([Line("Status = IoAllocateDriverObjectExtension(DriverObject, (PVOID)"
                                    f"DriverEntry, {size}, &Extension);"),
                               if_else(OK, [Line(f"RtlZeroMemory(Extension, {size});")])], [],
                              needs=["PVOID Extension = NULL;"], guarded=[]))
        kept = []
        for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 3, 4]) if has_unload else rng.choice([0, 0, 1])):
            step = self.resource_step(self.chance(0.15))
            if self.chance(0.15):
                step = self.correlated(step)
            for _ in range(rng.choice([0, 0, 1, 1, 2])):
                step = self.in_function(step)
            kept.append(step)
        register = self.register_step()
        for _ in range(rng.choice([0, 0, 0, 1, 2])):
            register = self.in_function(register)
        before = rng.randrange(len(kept) + 1) if self.chance(0.4) else len(kept)
        steps += kept[:before]
        hook = None
        if has_unload:
            hook = self.hook_step(saved)
            for _ in range(rng.choice([0, 0, 1, 2])):
                hook = self.in_function(hook)
        order = [register] + ([hook] if hook is not None else [])
        if hook is not None and effect == "chain":
            order = [hook, register]
        if hook is not None and bug is not None:
            order = self.broken_order(bug, register, hook, saved)
        steps += order
        steps += kept[before:]
        for _ in range(rng.choice([0, 0, 1, 1, 2])):
            if self.choices < self.size:
                steps.insert(rng.randrange(len(steps) + 1), self.query_step())
        for _ in range(rng.choice([0, 0, 1, 2])):
            steps.insert(rng.randrange(len(steps) + 1), Step(self.noise(), [], False, guarded=[]))
        if has_unload:
            self.unload_function(0, kept, saved)
            if self.unloads == 2:
                self.unload_function(1, kept, saved)
        steps = self.grouped(steps)
        self.entry(steps)
        return self.finish()

    def broken_order(self, bug, register, hook, saved):
        """Registration and hook in an order in which they go wrong."""
        store = Step([Line(f"DriverObject->DriverUnload = {self.unload_name(0)};", "store")], [], False,
                     guarded=[])
        save = store
        if saved is not None:
            save = Step([Line(f"{saved} = DriverObject->DriverUnload;", "save")], [], False, guarded=[])
        if self.chance(0.4):
            store, save = self.in_function(store), self.in_function(save)
        return {"store-early": [store, register], "hook-early": [hook, register],
                "save-early": [save, register, store], "hook-both": [hook, register, hook],
                "store-both": [store, register, hook], "hook-twice": [register, hook, hook],
                "save-late": [register, store, save], "save-both": [save, register, hook],
                "store-save-early": [store, save, register, store],
                "register-again": [register, hook, register],
                "store-twice": [register, store, hook]}[bug]

    def entry(self, steps):
        body = self.rewrite(self.layout(steps), "@@", self.safe_address())
        head = "NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)"
        self.prototypes.append(head + ";")
        self.files[0].append(block(head, self.in_mode(body, "global")))

    def declarations(self):
        """What the files share: types, variables, prototypes; and the definitions of the variables."""
        shared, definitions = [], []
        shared += [Line(macro) for macro in dict.fromkeys(self.macros)]
        for name in self.contexts:
            shared.append(Block([Part(f"typedef struct _{name} {{",
                                      [Line("ULONG Count;"), Line("PVOID Buffer;")])], f"}} {name};"))
        if self.uses_extension:
            shared.append(Block([Part(f"typedef struct _{self.p.upper()}_EXTENSION {{",
                                      [Line("ULONG Count;"), Line("PDRIVER_UNLOAD Saved;")])],
                                f"}} {self.p.upper()}_EXTENSION, *P{self.p.upper()}_EXTENSION;"))
        if self.uses_call:
            shared.append(Block([Part(f"typedef struct _{self.p.upper()}_CALL {{",
                                      [Line("PDRIVER_OBJECT Object;"), Line("PUNICODE_STRING Path;")])],
                                f"}} {self.p.upper()}_CALL, *P{self.p.upper()}_CALL;"))
        if self.hook_type:
            shared.append(Block([Part("typedef struct _" + self.hook_type + " {",
                                      [Line("ULONG Count;"), Line("PDRIVER_UNLOAD Saved;")])],
                                f"}} {self.hook_type};"))
        variables = [(kind, name, "") for kind, name in dict.fromkeys(self.globals)]
        if self.state != "globals":
            name = f"{self.p.upper()}_STATE"
            fields = [Line(field) for field in self.fields] or [Line("ULONG Unused;")]
            shared.append(Block([Part(f"typedef struct _{name} {{", fields)], f"}} {name}, *P{name};"))
            if self.state == "struct":
                variables.append((name, "g_State", ""))
            elif self.state == "pointer":
                variables.append((name, f"{self.p}Storage", ""))
                variables.append((f"P{name}", "g_State", f" = &{self.p}Storage"))
            else:
                shared.append(Block([Part(f"typedef struct _{self.p.upper()}_DRIVER {{",
                                          [Line("ULONG Version;"), Line(f"{name} State;")])],
                                    f"}} {self.p.upper()}_DRIVER;"))
                variables.append((f"{self.p.upper()}_DRIVER", "g_Driver", ""))
        is_one = self.file_count == 1
        for kind, name, value in variables:
            if not is_one:
                shared.append(Line(f"extern {kind} {name};"))
            definitions.append(Line(f"{'static ' if is_one else ''}{kind} {name}{value};"))
        for line in dict.fromkeys(self.prototypes):
            hidden = is_one and "NTAPI" not in line and not line.startswith("static")
            shared.append(Line(("static " if hidden else "") + line))
        shared += [Line(pointer) for pointer in self.pointers]
        for name, calls in self.tables:
            definitions.append(Line(f"static VOID (*const {name}[])(VOID) = {{{', '.join(calls)}}};"))
        return shared, definitions

    def finish(self):
        for top in dict.fromkeys(self.tops):
            self.prototypes.append(top + ";")
            self.rng.choice(self.files).append(stub(top))
        oem = ["NTSTATUS OemProbe(VOID);", "NTSTATUS OemStart(ULONG Index);",
               "NTSTATUS OemSelfTest(ULONG Flags);", "BOOLEAN OemIsPresent(VOID);",
               "BOOLEAN OemHasFeature(ULONG Feature);", "ULONG OemMode(VOID);",
               "VOID OemNotify(ULONG Event);"]
        shared, definitions = self.declarations()
        headers = [Line("#include <ntddk.h>"), Line(f"#include <{self.registrar.header}>")]
        head = headers + [Line(line) for line in oem] + shared
        if self.file_count == 1:
            for node in self.files[0]:
                if "NTAPI" not in node.parts[0].head:
                    node.parts[0].head = "static " + node.parts[0].head
            return {"driver.c": head + definitions + self.files[0]}
        files = {"driver.h": [Line("#pragma once")] + head}
        for index, nodes in enumerate(self.files):
            name = "driver.c" if index == 0 else f"{['', 'device', 'hook', 'memory', 'misc'][index]}.c"
            # Tables stand where they are used.
            text = "\n".join(render(nodes))
            own = [line for line in definitions if "static VOID" in line.text
                   and line.text.split("const ")[1].split("[")[0] in text]
            if index == 0:
                own = [line for line in definitions if "static VOID" not in line.text] + own
            files[name] = [Line('#include "driver.h"')] + own + nodes
        return files


def text_of(files):
    """The texts of a driver's files."""
    return {name: "\n".join(render(nodes)) + "\n" for name, nodes in files.items()}


def driver(seed, size=9):
    """The driver of a seed: its files by name."""
    rng = random.Random(seed)
    plan = Plan(rng, size)
    files = plan.build()
    for _ in range(rng.choice([0, 0, 1, 1, 1, 1, 2, 2, 3])):
        mutate.mutate(files, rng)
    return text_of(files)
