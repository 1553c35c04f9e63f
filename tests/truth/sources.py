"""The text around a driver's functions: headers, types, variables, prototypes, files."""

from guards import Guards
from pieces import stub
from tree import Block, Line, Part, block, render


class Sources(Guards):
    """Writes the files."""

    def declarations(self):
        """What the files share: types, variables, prototypes; and the definitions of the variables."""
        shared, definitions = [], []
        shared += [Line(macro) for macro in dict.fromkeys(self.macros)] + self.early
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
            elif self.state == "heap":
                variables.append((f"P{name}", "g_State", ""))
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
        objects, defined = self.declared_objects(is_one)
        shared += objects
        definitions += defined
        for name, calls in self.tables:
            definitions.append(Line(f"static VOID (*const {name}[])(VOID) = {{{', '.join(calls)}}};"))
        return shared, definitions

    def fold(self, nodes):
        """Now and then the call stands in the condition that asks for its status."""
        for index, node in enumerate(nodes):
            if isinstance(node, Line):
                continue
            for part in node.parts:
                self.fold(part.body)
            before = nodes[index - 1] if index > 0 else None
            if node.parts[0].head == "if (!NT_SUCCESS(Status)) {" and isinstance(before, Line) \
                    and before.text.startswith("Status = ") and before.text.endswith(");") \
                    and self.chance(0.12):
                call = before.text[len("Status = "):-1]
                node.parts[0].head = f"if (!NT_SUCCESS(Status = {call})) {{"
                before.text = ""

    def finish(self):
        for nodes in self.files:
            self.fold(nodes)
        for top in dict.fromkeys(self.tops):
            self.prototypes.append(top + ";")
            self.rng.choice(self.files).append(stub(top))
        oem = ["NTSTATUS OemProbe(VOID);", "NTSTATUS OemStart(ULONG Index);",
               "NTSTATUS OemSelfTest(ULONG Flags);", "BOOLEAN OemIsPresent(VOID);",
               "BOOLEAN OemHasFeature(ULONG Feature);", "ULONG OemMode(VOID);",
               "VOID OemNotify(ULONG Event);"]
        shared, definitions = self.declarations()
        headers = [Line("#include <ntddk.h>"), Line(f"#include <{self.registrar.header}>")]
        if self.needs_usbcamd:
            headers.append(Line("#include <usbcamdi.h>"))
        head = headers + [Line(line) for line in oem] + shared
        if self.file_count == 1:
            for node in self.files[0]:
                if "NTAPI" not in node.parts[0].head:
                    node.parts[0].head = "static " + node.parts[0].head
            return {"driver.c": head + definitions + self.late + self.files[0]}
        files = {"driver.h": [Line("#pragma once")] + head + self.late}
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
