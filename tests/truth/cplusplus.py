"""What was generated in C, in C++: the linkage of what the system names, helpers that become members of
a class or of a namespace, references, lambda expressions that are called in place."""

import re

from tree import Block, Line, Part

SYSTEM = re.compile(r"(?:VOID|NTSTATUS) NTAPI (\w+)\(.*\) \{$")
HELPER = re.compile(r"((?:static )?)([A-Z_]+(?:\d+)?(?: \*)?) ?\b(\w+)\((.*)\) \{$")
JUMP = re.compile(r"\b(?:return|goto|break|continue|__leave|BAIL)\b|^\w+:$")


def _lines(nodes):
    """All lines and parts, each with the attribute that holds its text."""
    for node in nodes:
        if isinstance(node, Line):
            yield node, "text"
            continue
        for part in node.parts:
            yield part, "head"
            yield from _lines(part.body)


def _all_bodies(nodes):
    for node in nodes:
        if isinstance(node, Block):
            for part in node.parts:
                yield part.body
                yield from _all_bodies(part.body)


class Translation:
    """One driver on its way into C++."""

    def __init__(self, files, prefix, rng):
        self.files, self.prefix, self.rng = files, prefix, rng

    def rewrite(self, pattern, replacement):
        """Replaces in every line."""
        expression = re.compile(pattern)
        for nodes in self.files.values():
            for owner, attribute in _lines(nodes):
                setattr(owner, attribute, expression.sub(replacement, getattr(owner, attribute)))

    def text(self):
        """All lines as one text."""
        return "\n".join(getattr(owner, attribute) for nodes in self.files.values()
                         for owner, attribute in _lines(nodes))

    def _linkage(self):
        """The headers are those of C, and the system calls DriverEntry."""
        nodes = next(iter(self.files.values()))
        first = next(index for index, node in enumerate(nodes)
                     if isinstance(node, Line) and node.text.startswith("#include <"))
        last = max(index for index, node in enumerate(nodes) if isinstance(node, Line)
                   and (node.text.startswith("#include <") or re.search(r"\bOem\w+\(.*\);$", node.text)))
        nodes[first:last + 1] = [Block([Part('extern "C" {', nodes[first:last + 1])])]
        self.rewrite(r"^(NTSTATUS NTAPI DriverEntry\()", r'extern "C" \1')

    def _arguments(self):
        """What travels in a structure travels by reference."""
        kind = f"{self.prefix.upper()}_CALL"
        self.rewrite(rf"&\({kind}\)\{{", f"{kind}{{")
        self.rewrite(rf"\bP{kind} Call\b", f"const {kind} &Call")
        self.rewrite(r"\bCall->", "Call.")

    def helpers(self):
        """Functions that nobody else calls: name to definition."""
        result = {}
        for nodes in self.files.values():
            for node in nodes:
                match = HELPER.match(node.parts[0].head) if isinstance(node, Block) else None
                if match and "NTAPI" not in node.parts[0].head:
                    result[match.group(3)] = node
        return result

    def _references(self):
        """Some last parameters are references."""
        for name, node in self.helpers().items():
            match = re.search(r"\b([A-Z][A-Z_]*\d*(?: \*)?) ?\*(Result|Made|Saved)\) \{$", node.parts[0].head)
            if not match or self.rng.random() < 0.4 or re.search(rf"\b{name}\b(?!\()", self.text()):
                continue
            kind, parameter = match.groups()
            self.rewrite(rf"(\b{name}\(.*?)\b{re.escape(kind)} ?\*{parameter}\)", rf"\1{kind} &{parameter})")
            for owner, attribute in _lines(node.parts[0].body):
                text = re.sub(rf"(?<=[( ]){parameter}(?=[,)])", f"&{parameter}", getattr(owner, attribute))
                setattr(owner, attribute, re.sub(rf"\*{parameter}\b", parameter, text))
            self.rewrite(rf"(\b{name}\((?:[^;]*?, )?)&((?:\(\(.*\)\)|[\w.>\[\]-])+\)[;)])", r"\1\2")

    def _members(self):
        """Some helpers become functions of a class, of its only object, or of a namespace."""
        names = [name for name in self.helpers() if self.rng.random() < 0.5]
        way = self.rng.choice(["static", "static", "object", "namespace", "anonymous"])
        scope = f"{self.prefix}{self.rng.choice(['Device', 'Driver', 'Core'])}"
        text = self.text()
        if way == "object":  # nobody can point to a member function as to a function
            names = [name for name in names if not re.search(rf"\b{name}\b(?!\()", text)]
        if way == "static" and self.rng.random() < 0.5:  # what the system calls, too
            heads = [node.parts[0].head for nodes in self.files.values() for node in nodes
                     if isinstance(node, Block)]
            names += [match.group(1) for match in map(SYSTEM.match, heads)
                      if match and self.rng.random() < 0.5]
        if way == "anonymous" and len(self.files) > 1:
            way = "namespace"
        if not names:
            return
        prototypes = []
        for nodes in self.files.values():
            for node in list(nodes):
                match = re.search(r"(\w+)\([^()]*\);$", node.text) if isinstance(node, Line) else None
                if match and match.group(1) in names and " = " not in node.text:
                    prototypes.append((nodes, nodes.index(node), node))
        if not prototypes:
            return
        home, at = prototypes[0][0], min(index for _, index, _ in prototypes)
        declared = [Line(("static " if way == "static" else "") + node.text.removeprefix("static "))
                    for _, _, node in prototypes]
        for nodes, _, node in prototypes:
            nodes.remove(node)
        if way in ("namespace", "anonymous"):
            head = f"namespace {scope} {{" if way == "namespace" else "namespace {"
            home.insert(at, Block([Part(head, declared)]))
        else:
            home.insert(at, Block([Part(f"class {scope} {{", [Line("public:")] + declared)], "};"))
        if way == "object":
            is_one = len(self.files) == 1
            home.insert(at + 1, Line(f"{'static' if is_one else 'extern'} {scope} g_{scope};"))
            if not is_one:
                self.files["driver.c"].insert(1, Line(f"{scope} g_{scope};"))
        if way == "anonymous":
            for name in names:
                self.rewrite(rf"^static (.*\b{name}\(.*\) \{{)$", r"\1")
            for node in [node for name, node in self.helpers().items() if name in names]:
                nodes = next(nodes for nodes in self.files.values() if node in nodes)
                nodes[nodes.index(node)] = Block([Part("namespace {", [node])])
            return
        joined = "|".join(names)
        calls = f"g_{scope}." if way == "object" else f"{scope}::"
        inside = {id(node) for block in home if isinstance(block, Block) and scope in block.parts[0].head
                  for node in block.parts[0].body}
        for nodes in self.files.values():
            for owner, attribute in _lines(nodes):
                text = getattr(owner, attribute)
                if id(owner) in inside:
                    continue
                head = re.match(rf"(?:static )?(.*?)\b({joined})\((.*\) \{{)$", text)
                if attribute == "head" and head and (HELPER.match(text) or SYSTEM.match(text)):
                    text = f"{head.group(1)}{scope}::{head.group(2)}({head.group(3)}"
                else:
                    text = re.sub(rf"\b({joined})\b", rf"{calls}\1", text)
                setattr(owner, attribute, text)

    def _lambdas(self):
        """Some statements stand in a lambda expression that is called in place."""
        for nodes in self.files.values():
            for body in list(_all_bodies([node for node in nodes if isinstance(node, Block)
                                          and node.parts[0].head.endswith(") {")])):
                for index, node in enumerate(body):
                    if self.rng.random() > 0.06:
                        continue
                    if isinstance(node, Line):
                        match = re.match(r"Status = (\w.*\));$", node.text)
                        if match and match.group(1).count("(") == match.group(1).count(")"):
                            node.text = f"Status = [&]() -> NTSTATUS {{ return {match.group(1)}; }}();"
                    elif node.parts[0].head.startswith("if (") and not any(
                            JUMP.search(getattr(*item)) for item in _lines([node])):
                        body[index] = Block([Part("[&]() {", [node])], "}();")

    def _state(self):
        """The state travels by reference."""
        kind = f"{self.prefix.upper()}_STATE"
        is_pointer = f"P{kind} g_State" in self.text()
        self.rewrite(rf"\bP{kind} Context\b", f"{kind} &Context")
        self.rewrite(r"\bContext->", "Context.")
        if is_pointer:
            self.rewrite(r"(?<!Tag\()(?<!Memory\()(?<=[( ])g_State(?=[,)])", "*g_State")
        else:
            self.rewrite(r"&(g_State|g_Driver\.State)(?=[,)])", r"\1")

    def _casts(self):
        """Casts say what they are."""
        def cast(match):
            kind, value = match.groups()
            if value.count("(") != value.count(")"):
                return match.group(0)
            word = "reinterpret_cast" if kind == "PDRIVER_UNLOAD" else "static_cast"
            return f"= {word}<{kind}>({value});"
        self.rewrite(r"= \((\w+(?: \*)?)\)(\w+\(.*\)|\w+);$", cast)

    def _loops(self):
        """Loops over tables of functions."""
        for nodes in self.files.values():
            for body in _all_bodies(nodes):
                for node in (node for node in body if isinstance(node, Block)):
                    part = node.parts[0]
                    match = re.match(r"(\w+)\[Index\]\(\);$", part.body[0].text) \
                        if len(part.body) == 1 and isinstance(part.body[0], Line) else None
                    if match and part.head.startswith("for (Index = 0;"):
                        part.head = f"for (auto Each : {match.group(1)}) {{"
                        part.body[0].text = "Each();"

    def translate(self):
        """The files, in C++."""
        self._linkage()
        self._arguments()
        self._references()
        if self.rng.random() < 0.4:
            self._state()
        if self.rng.random() < 0.4:
            self._casts()
        if self.rng.random() < 0.5:
            self._loops()
        if self.rng.random() < 0.7:  # a structure is assigned as a whole
            self.rewrite(r"^RtlCopyMemory\(&(\S+), &(\w+), sizeof\(\2\)\);$", r"\1 = \2;")
        if self.rng.random() < 0.4:
            self.rewrite(r"\bNULL\b", "nullptr")
        self._members()
        if self.rng.random() < 0.6:
            self._lambdas()
        return {re.sub(r"\.c$", ".cpp", name): nodes for name, nodes in self.files.items()}
