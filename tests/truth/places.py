"""What every part of a driver in the making is made of: its places, its functions, its steps."""

import dataclasses

from pieces import REGISTRARS, WEIGHTS
from tree import Block, Line, Part, block, render

OK = "NT_SUCCESS(Status)"
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


class Places:
    """Places of the driver's lifetime, and functions that get at them."""

    def __init__(self, rng, size):
        self.rng, self.size = rng, size
        self.p = rng.choice(["Cap", "Vid", "Aud", "Tun", "Disk", "Fx", "Pad", "Cam", "Mix", "Net"])
        self.file_count = rng.choice([1, 1, 1, 2, 2, 3, 4, 5])
        self.files = [[] for _ in range(self.file_count)]
        self.prototypes, self.fields, self.globals = [], [], []
        self.state = rng.choice(["globals", "globals", "struct", "struct", "pointer", "nested", "heap"])
        self.numbers = 0
        self.choices = 0  # answers that the environment gives on the longest way
        self.keeps_object = self.rng.random() < 0.3
        self.registrar = rng.choices(REGISTRARS, WEIGHTS)[0]
        self.tops = []
        self.devices, self.receives = None, False
        self.twice, self.starts = None, None  # what is drawn for registrations and objects that few have
        self.cplusplus = None  # what is drawn for a driver in C++; a driver in C has nothing there
        self.early, self.late = [], []  # its classes, before the variables and behind the functions' heads
        self.objects, self.makes_objects, self.has_template = [], False, False
        self.has_owner, self.has_services = False, False
        self.needs_usbcamd, self.flags = False, None

    def chance(self, probability):
        return self.rng.random() < probability

    def number(self):
        self.numbers += 1
        return self.numbers

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
        if mode == "global" and self.state in ("pointer", "heap"):
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
        return {"struct": "&g_State", "pointer": "g_State", "heap": "g_State", "nested": "&g_Driver.State"}[self.state]

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
