"""The steps of DriverEntry: acquiring, asking, registering, hooking."""

from pieces import RESOURCE_WEIGHTS, RESOURCES, acquire_nodes, release_nodes
from places import FAILED, OK, Places, Step
from tree import Block, Line, Part, block, if_else, render

WITHOUT = set()  # kinds of resources that are left out, while a known difference is in the way

# Resources that are acquired by one call, which needs nothing of the driver's entry.
PLAIN = [weight if resource.outcome in ("pointer", "status", "boolean") and "{d}" not in resource.acquire else 0
         for resource, weight in zip(RESOURCES, RESOURCE_WEIGHTS)]
# Those that are known by a pointer or handle, of which a helper can make one after the other.
MADE = [weight if resource.is_pointer and "(PVOID Memory)" not in "".join(resource.top)
        else 0
        for resource, weight in zip(RESOURCES, RESOURCE_WEIGHTS)]


class Steps(Places):
    """Makes steps."""

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

    def flag(self, n):
        """Something that says whether a step was taken: a test, and how it is taken back and set."""
        if self.chance(0.4):
            bit = f"0x{1 << (n % 16):x}"
            if self.flags is None:
                self.flags = self.field("ULONG", "Flags")
            return (f"({self.flags} & {bit}) != 0", Line(f"{self.flags} &= ~{bit}u;"),
                    [Line(f"{self.flags} |= {bit};")])
        flag = self.field("BOOLEAN", f"Has{n}")
        return flag, Line(f"{flag} = FALSE;"), [Line(f"{flag} = TRUE;")]

    def resource_step(self, is_optional, weights=RESOURCE_WEIGHTS):
        """Acquires a resource; an optional one may be missing afterwards."""
        resource = self.rng.choices(RESOURCES, weights)[0]
        resource = (self.object_of_steps() if weights is RESOURCE_WEIGHTS else None) or resource
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
        if resource.outcome in ("pair", "context", "holder"):
            self.choices += 1
        self.tops += [top.format(**names) for top in resource.top]
        needs = [line.format(**names) for line in resource.needs]
        if names["shape"] == "local":
            needs.append(f"{resource.type.format(**names)} Memory{n} = NULL;")
        if resource.kind == "mdl":
            self.globals.append(("UCHAR", f"{self.p}Scratch[64]"))
        if resource.outcome != "none":
            self.choices += 1
        undo_needs = [line.format(**names) for line in resource.undo_needs]
        enter = acquire_nodes(resource, names, "Status")
        clears = self.chance(0.5)
        if resource.is_pointer and self.chance(0.12):
            # It is handed to another place, and is released from there.
            final = self.field(resource.type.format(**names), f"Kept{n}")
            first = names["v"]
            enter = enter + [if_else(OK, [Line(f"{final} = {first};"), Line(f"{first} = NULL;")])]
            names["v"] = final
        undo = release_nodes(resource, names, self.chance(0.3), clears)
        if resource.kind == "pool" and self.chance(0.12):
            self.tops += [f"VOID {self.p}FreeAndClear(PVOID *Memory)"]
            undo = [Line(f"{self.p}FreeAndClear((PVOID *)&{names['v']});", "release")]
        guarded = None
        if resource.is_pointer or resource.outcome in ("pair", "context"):
            guarded = release_nodes(resource, names, True, clears)
        elif self.chance(0.6) or is_optional:
            flag, clear, setting = self.flag(n)
            if resource.outcome == "none":
                enter = enter + setting
            else:
                enter = enter + [if_else(OK, setting)]
            guarded = [if_else(flag, release_nodes(resource, names, False, clears)
                               + [clear], tag="guard")]
        step = Step(enter, undo, resource.outcome != "none", needs, undo_needs, guarded)
        if is_optional and guarded is not None and step.can_fail:
            step.enter = step.enter + [if_else(FAILED, [Line("Status = STATUS_SUCCESS;")])]
            step.undo, step.can_fail = guarded, False
        return step

    def made_twice(self):
        """A helper makes two things, in one call after the other, and both are kept. Now and then one of
        them is forgotten afterwards."""
        resource = self.rng.choices(RESOURCES, MADE)[0]
        n = self.number()
        names = {"n": n, "t": n % 10, "p": self.p, "P": self.p.upper(), "d": "DriverObject", "v": "*Made"}
        self.tops += [top.format(**names) for top in resource.top]
        if resource.kind == "mdl":
            self.globals.append(("UCHAR", f"{self.p}Scratch[64]"))
        self.choices += 2
        kind = resource.type.format(**names)
        needs = ["NTSTATUS Status = STATUS_SUCCESS;", *(line.format(**names) for line in resource.needs)]
        name = f"{self.p}Make{n}"
        if self.chance(0.6):
            body = self.rewrite(acquire_nodes(resource, names, "Status"), "&*Made", "Made")
            call = self.function("NTSTATUS", name, body + [Line("return Status;")], needs,
                                 [(f"{kind} *Made", "&%")])
        else:
            body = acquire_nodes(resource, {**names, "v": "Made"}, "Status")
            body += [if_else(FAILED, [Line("return NULL;")]), Line("return Made;")]
            call = self.function(kind, name, body, [f"{kind} Made = NULL;", *needs])

        def take(place):
            if "%" in call:
                return [Line(f"Status = {call.replace('%', place)};")]
            return [Line(f"{place} = {call};"),
                    if_else(f"{place} == NULL", [Line("Status = STATUS_INSUFFICIENT_RESOURCES;")])]

        def undo(some, is_guarded, clears):
            return [node for place in some
                    for node in release_nodes(resource, {**names, "v": place}, is_guarded, clears)]

        places = [self.field(kind, f"Front{n}"), self.field(kind, f"Rear{n}")]
        second = take(places[1]) + [if_else(FAILED, undo(places[:1], False, True))]
        enter = [*take(places[0]), if_else(OK, second)]
        clears, order = self.chance(0.5), self.rng.sample(places, 2)
        if self.chance(0.3):
            order.pop()
        return Step(enter, undo(order, self.chance(0.3), clears), guarded=undo(order, True, clears))

    def correlated(self, step):
        """The step is taken under a condition that is kept for its undo."""
        self.choices += 1
        pick = self.rng.randrange(5)
        if pick == 0:
            return self.by_number(step)
        if pick == 1 and "DriverObject" not in "\n".join(render(step.enter)):
            return self.by_argument(step)
        if pick == 2 and "DriverObject" not in "\n".join(render(step.enter)):
            return self.by_twins(step)
        flag = self.field("BOOLEAN", f"Wants{self.number()}")
        if self.chance(0.5):
            ask = [Line(f"{flag} = OemIsPresent();")]
        else:
            ask = [if_else(f"OemMode() == {self.rng.randrange(3)}", [Line(f"{flag} = TRUE;")])]
        undo = [if_else(flag, step.undo, tag="guard")]
        return Step(ask + [if_else(flag, step.enter)], undo, step.can_fail, step.needs,
                    step.undo_needs, step.guarded)

    def by_number(self, step):
        """The condition is that an answer was a certain number."""
        place = self.field("ULONG", f"Mode{self.number()}")
        test = f"{place} == {self.rng.randrange(1, 3)}"
        guarded = None if step.guarded is None else [if_else(test, step.guarded)]
        return Step([Line(f"{place} = OemMode();"), if_else(test, step.enter)],
                    [if_else(test, step.undo)], step.can_fail, step.needs, step.undo_needs, guarded)

    def _in_callee(self, name, step, body, more=()):
        """The lines that take the step in a function."""
        needs = list(step.needs)
        if "Index" in "\n".join(render(step.enter)):
            needs.append("ULONG Index;")
        if not step.can_fail and "Status" not in "\n".join(render(step.enter)):
            return [Line(self.function("VOID", name, body, needs, more=more) + ";")]
        call = self.function("NTSTATUS", name, body + [Line("return Status;")],
                             ["NTSTATUS Status = STATUS_SUCCESS;", *needs], more=more)
        return [Line(f"Status = {call};")]

    def by_argument(self, step):
        """An answer goes to a function, which asks what it is; the caller keeps it afterwards."""
        n = self.number()
        place, wanted = self.field("ULONG", f"Kept{n}"), self.rng.randrange(1, 3)
        enter = self._in_callee(f"{self.p}Take{n}", step, [if_else(f"Kind == {wanted}", step.enter)],
                                [("ULONG Kind", f"Kind{n}")])
        test = f"{place} == {wanted}"
        guarded = None if step.guarded is None else [if_else(test, step.guarded)]
        return Step([Line(f"Kind{n} = OemMode();"), *enter, Line(f"{place} = Kind{n};")],
                    [if_else(test, step.undo)], step.can_fail, [f"ULONG Kind{n} = 0;"],
                    step.undo_needs, guarded)

    def by_twins(self, step, ahead=None):
        """Two variables say the same: a function asks the one, the undo asks the other. What sets them
        stands before the step, or goes to `ahead`."""
        n = self.number()
        twins = [f"g_{self.p}First{n}", f"g_{self.p}Second{n}"]
        self.globals += [("BOOLEAN", twin) for twin in twins]
        enter = self._in_callee(f"{self.p}Take{n}", step, [if_else(twins[0], step.enter)])
        guarded = None if step.guarded is None else [if_else(twins[1], step.guarded)]
        ask = [if_else("OemIsPresent()", [Line(f"{twin} = TRUE;") for twin in twins])]
        if ahead is not None:
            ahead += ask
            ask = []
        return Step(ask + enter, [if_else(twins[1], step.undo)], step.can_fail, [], step.undo_needs, guarded)

    def settings_steps(self):
        """The driver asks first for all that it will be told, and takes its steps by that afterwards: on
        as many ways as there are answers to all of these questions."""
        asks, steps = [], []
        for _ in range(4):
            self.choices += 1
            steps.append(self.by_twins(self.resource_step(False, PLAIN), asks))
        call = self.function("VOID", f"{self.p}ReadSettings", asks)
        return [Step([Line(call + ";")], [], False, guarded=[]), *steps]

    def switched(self, step):
        """What a mode is decides whether the step is taken, and again whether it is undone: the mode
        that no case names stands for one of both."""
        self.choices += 1
        place = self.field("ULONG", f"Kind{self.number()}")
        shape = self.rng.randrange(3)

        def switch(nodes):
            if shape == 0:  # whatever is not named has it
                cases = [Line("case 0:"), Line("break;"), Line("default:"), *nodes, Line("break;")]
            elif shape == 1:  # whatever is not named has it not
                cases = [Line("case 0:"), Line("case 2:"), *nodes, Line("break;")]
            else:
                cases = [Line("case 1:"), Line(f"OemNotify({self.number()});"), Line("default:"), *nodes,
                         Line("break;"), Line("case 2:"), Line("break;")]
            return [block(f"switch ({place})", cases)]

        guarded = None if step.guarded is None else switch(step.guarded)
        return Step([Line(f"{place} = OemMode();"), *switch(step.enter)], switch(step.undo), step.can_fail,
                    step.needs, step.undo_needs, guarded)

    def mode_step(self):
        """What a mode is, asked once, decides in a switch."""
        self.choices += 1
        n = self.number()
        place = self.field("ULONG", f"Mode{n}")
        count = self.field("ULONG", f"Limit{n}")
        cases = [Line("case 0:"), Line(f"{count} = 4;"), Line("break;"), Line("case 1:"),
                 Line(f"{count} = 8;")]
        if self.chance(0.5):
            cases += [Line("Status = STATUS_NOT_SUPPORTED;")]
        cases += [Line("break;"), Line("default:"), Line(f"{count} = 0;"), Line("break;")]
        return Step([Line(f"{place} = OemMode();"), block(f"switch ({place})", cases)], [], guarded=[])

    def query_step(self):
        """A step that somebody else's routine decides."""
        if self.chance(0.2):
            return self.mode_step()
        self.choices += 1
        n = self.number()
        call = self.rng.choice(["OemProbe()", f"OemStart({n})", f"OemSelfTest({n})"])
        return Step([Line(f"Status = {call};")], [], guarded=[])

    def register_step(self):
        """The registration with the class driver."""
        r = self.registrar
        self.choices += 2
        names = {"d": "DriverObject", "r": "RegistryPath", "p": self.p}
        if r.handle:
            names["v"] = self.field(r.handle, "Registration")
        self.tops += [top.format(**names) for top in r.top]
        if r.name == "portcls":
            self.tops += [f"NTSTATUS NTAPI {self.p}AddDevice(PDRIVER_OBJECT Driver, "
                          "PDEVICE_OBJECT Device)"]
        if r.name == "classpnp":
            self.tops += [f"VOID NTAPI {self.p}ClassUnload(PDRIVER_OBJECT Driver)"]
        call = r.call.format(**names)
        if r.gives == "ULONG" and self.chance(0.7):
            call = f"(NTSTATUS){call}"
        lines = [Line(line.format(**names)) for line in r.more]
        if self.receives:
            lines.append(Line(f"Init.HwReceivePacket = {self.p}Receive;"))
        register = [Line(f"Status = {call};", "register")]
        if self.chance(0.08):
            # Before it, or after it, the driver registers with somebody else too.
            other = "USBCAMD_DriverEntry(DriverObject, RegistryPath, 0, 0, NULL)"
            if r.name == "stream":
                self.choices += 2
                self.needs_usbcamd = True
                second = [Line(f"Status = (NTSTATUS){other};", "register")]
                register = self.rng.choice([register + [if_else(OK, second)],
                                            second + [if_else(OK, register)]])
        if self.chance(0.12):
            self.choices += 2
            register = [Block([Part("for (Index = 0; Index < 2; Index++) {", register + [
                if_else(OK, [Line("break;")])])])]
        elif self.chance(0.08):
            self.choices += 2
            register = register + [if_else(OK, list(register))]
        elif self.chance(0.07):
            self.choices += 2
            n = self.number()
            tries = self.field("ULONG", f"Tries{n}")
            register = [Line(f"Again{n}:")] + register + [
                if_else(f"!NT_SUCCESS(Status) && {tries} < 1",
                        [Line(f"{tries}++;"), Line(f"goto Again{n};")])]
        elif self.chance(0.06):
            register = [Block([Part("do {", register)], "} while (FALSE);")]
        if self.chance(0.1):
            # The driver loads without its class driver, too.
            register = register + [if_else(FAILED, [Line("Status = STATUS_SUCCESS;")])]
        if not r.handle:
            return Step(lines + register, [], needs=list(r.needs), guarded=[])
        undo = [Line(r.release.format(**names) + ";", "release"), Line(f"{names['v']} = NULL;")]
        return Step(lines + register, undo, needs=list(r.needs),
                    guarded=[if_else(f"{names['v']} != NULL", undo, tag="guard")])

    def register_again(self):
        """The same registration once more, for other adapters."""
        r = self.registrar
        self.choices += 2
        names = {"d": "DriverObject", "r": "RegistryPath", "p": self.p}
        lines = [Line(line.format(**names)) for line in r.more]
        if self.receives:
            lines.append(Line(f"Init.HwReceivePacket = {self.p}Receive;"))
        call = Line(f"Status = (NTSTATUS){r.call.format(**names)};", "register")
        return Step([*lines, call], [], needs=list(r.needs), guarded=[])

    def unload_name(self, which):
        return f"{self.p}Unload" + ("" if which == 0 else "Other")

    def saved_place(self):
        """Where the class routine is kept; None when this class driver has nothing to keep."""
        pick = self.rng.randrange(11) // 2
        if self.cplusplus and self.cplusplus.random() < 0.25:
            pick = 2
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
                [block("switch (OemMode())", [Line("case 2:"), *store, Line("break;"), Line("default:"),
                                              Line(f"{d}->DriverUnload = {other};", "store"),
                                              Line("break;")])],
                [Line(f"{d}->DriverUnload = OemIsPresent() ? {own} : {other};", "store")]])
        if saved is None:
            return before + store, needs
        pick = rng.randrange(9)
        if self.hook_type and saved.endswith("Hook.Saved") and pick > 4:
            needs.append(f"{self.hook_type} Copy = {{0}};")
            whole = saved[:-len(".Saved")]
            return [Line(f"Copy.Saved = {d}->DriverUnload;", "save"),
                    Line(rng.choice([f"{whole} = Copy;",
                                     f"RtlCopyMemory(&{whole}, &Copy, sizeof(Copy));"]))] + store, needs
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
