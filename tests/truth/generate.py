"""Random drivers, from seeds.

A driver is planned right: steps that may fail and how each is undone, laid out in one of the ways in
which drivers are written, with a hook that saves the class driver's routine and an unload routine
that releases everything and passes the call on. Then it is mutated, or not. Nobody keeps book on what
that makes of it: the executable kernel says so.
"""

import random

import cplusplus
import mutate
import sections
from places import FAILED, OK, Step
from sources import Sources
from tree import Block, Line, Part, block, if_else, render

BUGS = ["store-early", "hook-early", "save-early", "hook-both", "store-both", "hook-twice", "save-late",
        "save-both", "store-save-early", "register-again", "store-twice", "store-early", "save-early"]


def without_clearing(nodes):
    """The nodes without what says in some variable that a thing is gone."""
    result = []
    for node in nodes:
        if isinstance(node, Block):
            parts = [Part(part.head, without_clearing(part.body)) for part in node.parts]
            result.append(Block(parts, node.tail, node.tag))
        elif not node.text.endswith(("= NULL;", "= FALSE;")) and "&= ~" not in node.text:
            result.append(node)
    return result


def without_tests(nodes):
    """The nodes without the outermost tests around them."""
    result = []
    for node in nodes:
        is_test = isinstance(node, Block) and node.parts[0].head.startswith("if (") and len(node.parts) == 1
        result += node.parts[0].body if is_test else [node]
    return result


class Plan(Sources):
    """One driver in the making."""

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
        if self.state == "heap":
            undos.append([Line("ExFreePoolWithTag(g_State, 'etaS');", "release"),
                          Line("g_State = NULL;")])
        body = [node for undo in undos for node in undo]
        needs += more
        body = self.rewrite(body, "@@", self.safe_address())
        head = f"VOID NTAPI {self.unload_name(which)}(PDRIVER_OBJECT DriverObject)"
        self.prototypes.append(head + ";")
        lines = [Line(line) for line in dict.fromkeys(needs)]
        self.rng.choice(self.files).append(block(head, self.in_mode(lines + body, "global")))

    def taken_along(self, steps, rng):
        """Two things of a kind, of which the device that goes takes one along in another way than the
        other, if at all; the driver releases both, or forgets one of them."""
        step = self.made_twice()
        steps.append(step)
        same, without = (lambda nodes: nodes), (lambda nodes: [])
        ways = rng.sample([same, same, without_clearing, without_clearing, without], 2)
        taken = [node for part, way in zip(step.guarded, ways) for node in way([part])]
        if rng.random() < 0.4:
            step.guarded = rng.choice([step.guarded[:1], step.guarded[-1:]])
        step.undo = rng.choice([step.guarded, without_tests(step.guarded)])
        return taken

    def device_function(self, steps):
        """The routine that the class driver calls for a device, which may release what is the
        driver's."""
        rng = self.devices
        held = [step for step in steps if step.undo and "DriverObject" not in "\n".join(render(step.undo))]
        removes = [Line("Srb->Status = STATUS_SUCCESS;")]
        starts, needs = [], []
        if rng.random() < 0.5:
            removes = self.taken_along(steps, rng) + removes
        elif held and rng.random() < 0.9:
            step = rng.choice(held)
            if step.guarded and rng.random() < 0.4:
                step.undo = step.guarded  # the others ask whether it is still there
            undo = list(step.guarded) if step.guarded and rng.random() < 0.6 else list(step.undo)
            undo = rng.choice([undo, undo, without_clearing(undo), without_tests(undo), undo[:1]])
            needs = [Line(line) for line in dict.fromkeys(step.undo_needs)]
            if rng.random() < 0.4:
                self.globals.append(("LONG", f"g_{self.p}Devices"))
                starts = [Line(f"InterlockedIncrement(&g_{self.p}Devices);")]
                undo = [if_else(f"InterlockedDecrement(&g_{self.p}Devices) == 0", undo)]
            removes = undo + removes
        body = needs + [if_else("Srb->Command == SRB_INITIALIZE_DEVICE", starts),
                        if_else("Srb->Command == SRB_UNINITIALIZE_DEVICE", removes)]
        body = self.rewrite(body, "@@", self.safe_address())
        head = f"VOID NTAPI {self.p}Receive(PHW_STREAM_REQUEST_BLOCK Srb)"
        self.prototypes.append(head + ";")
        self.files[0].append(block(head, self.in_mode(body, "global")))
        self.receives = True

    def resource_steps(self, count):
        """Steps that acquire what the driver holds as long as it is loaded."""
        kept = []
        for _ in range(count):
            step = self.made_twice() if self.chance(0.06) else self.resource_step(self.chance(0.15))
            if self.cplusplus and self.cplusplus.random() < 0.25:
                step = self.owned_step()
            if self.cplusplus and self.starts.random() < 0.4:
                step = self.by_object(step)
            elif self.chance(0.22):
                step = self.correlated(step)
            elif self.chance(0.12):
                step = self.switched(step)
            for _ in range(self.rng.choice([0, 0, 1, 1, 2, 2, 4])):
                step = self.in_function(step)
            kept.append(step)
        return kept

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
        static = []
        if self.cplusplus and self.cplusplus.random() < 0.45:
            static = [self.static_object() for _ in range(self.cplusplus.choice([1, 1, 2]))]
            has_unload = has_unload and self.cplusplus.random() < 0.55
        wants_saved = effect in ("overwrite", "empty") and (effect != "empty" or self.chance(0.5))
        saved = self.saved_place() if has_unload and wants_saved else None
        if self.uses_extension:
            self.choices += 1
            size = f"sizeof({self.p.upper()}_EXTENSION)"
            steps.append(Step([Line("Status = IoAllocateDriverObjectExtension(DriverObject, (PVOID)"
                                    f"DriverEntry, {size}, &Extension);"),
                               if_else(OK, [Line(f"RtlZeroMemory(Extension, {size});")])], [],
                              needs=["PVOID Extension = NULL;"], guarded=[]))
        if has_unload and self.chance(0.06):
            kept = self.settings_steps()
        else:
            kept = self.resource_steps(rng.choice([0, 1, 1, 2, 2, 3, 3, 4]) if has_unload
                                       else rng.choice([0, 0, 1]))
        kept += [step for step in static if self.cplusplus.random() < 0.75]
        if self.registrar.name == "stream" and self.devices.random() < 0.85:
            self.device_function(kept)
        register = self.register_step()
        for _ in range(rng.choice([0, 0, 0, 1, 2, 3])):
            register = self.in_function(register)
        before = rng.randrange(len(kept) + 1) if self.chance(0.4) else len(kept)
        steps += kept[:before]
        hook = None
        if has_unload:
            hook = self.hook_step(saved)
            for _ in range(rng.choice([0, 0, 1, 2])):
                hook = self.in_function(hook)
        order = [register] + ([hook] if hook is not None else [])
        if hook is not None and (effect == "chain" or effect == "leave" and self.chance(0.5)):
            order = [hook, register]
        if hook is not None and bug is not None:
            order = self.broken_order(bug, register, hook, saved)
        elif saved is not None and self.can_register_again() and self.twice.random() < 0.15:
            order = self.twice_order(register, hook, saved)
        elif len(order) == 2 and order[0] is register and self.chance(0.08):
            order = self.fallback_order(register, hook)
        if hook is not None and self.registrar.first_only and self.chance(0.4):
            # For another kind of adapter: the slot is not written again.
            order.insert(rng.randrange(len(order) + 1), self.register_again())
        steps += order
        steps += kept[before:]
        for _ in range(rng.choice([0, 0, 1, 1, 2])):
            if self.choices < self.size:
                steps.insert(rng.randrange(len(steps) + 1), self.query_step())
        for _ in range(rng.choice([0, 0, 1, 2])):
            steps.insert(rng.randrange(len(steps) + 1), Step(self.noise(), [], False, guarded=[]))
        if has_unload:
            undone = kept + ([register] if register.undo else [])
            self.unload_function(0, undone, saved)
            if self.unloads == 2:
                self.unload_function(1, undone, saved)
        steps = self.grouped(steps)
        self.entry(steps)
        return self.finish()

    def heap_entry(self, steps):
        """The state lies in memory that is allocated first and freed last."""
        self.choices += 1
        call = self.function("NTSTATUS", f"{self.p}Main", self.layout(steps))
        return [Line("NTSTATUS Status = STATUS_SUCCESS;"),
                Line(f"g_State = (P{self.p.upper()}_STATE)ExAllocatePoolWithTag(NonPagedPool, "
                     "sizeof(*g_State), 'etaS');", "acquire"),
                if_else("g_State == NULL", [Line("return STATUS_INSUFFICIENT_RESOURCES;")]),
                Line("RtlZeroMemory(g_State, sizeof(*g_State));"), Line(f"Status = {call};"),
                if_else("!NT_SUCCESS(Status)", [Line("ExFreePoolWithTag(g_State, 'etaS');", "release"),
                                                Line("g_State = NULL;")]),
                Line("return Status;")]

    def own_store(self):
        """The slot is set, without a look at what was there."""
        return Step([Line(f"DriverObject->DriverUnload = {self.unload_name(0)};", "store")], [], False,
                    guarded=[])

    def fallback_order(self, register, hook):
        """The driver does without its class driver when that will not have it: its unload routine
        stands there already, and is hooked in when the registration succeeds."""
        tried = register.enter + [if_else(OK, hook.enter, [Line("Status = STATUS_SUCCESS;")])]
        return [self.own_store(), Step(tried, register.guarded, False, register.needs + hook.needs,
                                       register.undo_needs, register.guarded)]

    def own_save(self, saved):
        """What stands in the slot is saved."""
        return Step([Line(f"{saved} = DriverObject->DriverUnload;", "save")], [], False, guarded=[])

    def can_register_again(self):
        """Whether the same registration once more writes the slot once more, and is nothing odd."""
        r = self.registrar
        return not (r.handle or r.first_only or r.name.startswith("framework"))

    def twice_order(self, register, hook, saved):
        """The driver registers for devices of two kinds, each of which writes the slot; the routine that
        is saved before the last one does so is not the one to be called."""
        rng = self.twice
        again, save, store = self.register_again(), self.own_save(saved), self.own_store()
        if rng.random() < 0.3:
            self.choices += 1
            again = Step([if_else("OemIsPresent()", again.enter)], [], needs=again.needs, guarded=[])
        empty = rng.choice([f"{saved} == NULL", f"!{saved}"])
        once = Step([if_else(empty, save.enter)], [], False, guarded=[])
        pick = rng.choice([0, 1, 2, 3, 4, 5, 6, 7, 6, 7])
        if pick == 0:  # one loop over the kinds
            saves = rng.choice([save.enter, once.enter, [if_else("Index == 0", save.enter)]])
            is_free = "Index" not in "\n".join(render(register.enter))
            each = [*(register if is_free else self.register_again()).enter, if_else(FAILED, [Line("break;")])]
            if rng.random() < 0.4:  # the wrong way round
                saves = store.enter + saves
            loop = block("for (Index = 0; Index < 2; Index++)", each + saves)
            return [Step([loop], [], needs=register.needs, guarded=[]), store]
        if pick > 5:  # an own routine stands there already when the slot is read
            return [register, store, once if pick == 6 else save, again, store]
        first = [register, self.in_function(save) if rng.random() < 0.4 else save]
        if rng.random() < 0.5:  # the registration and what belongs to it are one function
            both = [*register.enter, if_else(OK, save.enter)]
            first = [self.in_function(Step(both, [], needs=register.needs, guarded=[]))]
        return {1: [*first, again, store], 2: [*first, again, store], 3: [*first, again, once, store],
                4: [*first, again, hook], 5: [register, again, hook]}[pick]

    def broken_order(self, bug, register, hook, saved):
        """Registration and hook in an order in which they go wrong."""
        store = self.own_store()
        save = store if saved is None else self.own_save(saved)
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
        if self.state == "heap":
            body = self.heap_entry(steps)
        else:
            body = self.layout(steps)
        body = self.rewrite(body, "@@", self.safe_address())
        head = "NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)"
        self.prototypes.append(head + ";")
        self.files[0].append(block(head, self.in_mode(body, "global")))


def text_of(files):
    """The texts of a driver's files."""
    return {name: "\n".join(render(nodes)) + "\n" for name, nodes in files.items()}


def driver(seed, size=9):
    """The driver of a seed: its files by name."""
    rng = random.Random(seed)
    plan = Plan(rng, size)
    plan.devices, plan.twice, plan.starts = (random.Random(f"{seed} {name}")
                                             for name in ("devices", "twice", "starts"))
    language = random.Random(f"{seed} language")
    plan.cplusplus = language if language.random() < 0.25 else None
    files = plan.build()
    if plan.cplusplus:
        files = cplusplus.Translation(files, plan.p, language).translate()
    for _ in range(rng.choice([0, 0, 1, 1, 1, 1, 2, 2, 3])):
        mutate.mutate(files, rng)
    places = random.Random(f"{seed} sections")
    if places.random() < 0.25:
        sections.Sections(files, places, random.Random(f"{seed} asleep"), plan.cplusplus is not None).put()
    return text_of(files)
