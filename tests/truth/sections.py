"""Functions in sections that are discarded when DriverEntry has returned, in the ways in which drivers
put them there: rightly, what DriverEntry alone needs; wrongly, what the unload routine is or calls."""

import re

from tree import Block, Line, if_else, render

NAME = re.compile(r'(?:__declspec\(code_seg\("[^"]*"\)\) )?[^(]*?(\w+)\(')
WORD = re.compile(r"\w+")
SECTIONS = ["INIT"] * 8 + ["init", "INIT$drv", "INITCODE"]
KEPT = ["PAGE", "PAGEINIT", ".text$mn"]


def _name(function):
    """The name of a function, if the block is one."""
    head = function.parts[0].head
    match = NAME.match(head)
    is_function = match and head.endswith(") {") and not head.startswith(("typedef", "static const"))
    return match.group(1) if is_function else None


class Sections:
    """Puts functions of one driver into sections; `asleep` decides about calls that no way comes
    to; `is_cplusplus` leaves out what C alone can do."""

    def __init__(self, files, rng, asleep, is_cplusplus=False):
        self.files, self.rng, self.asleep, self.is_cplusplus = files, rng, asleep, is_cplusplus
        self.functions = {_name(node): node for nodes in files.values() for node in nodes
                          if isinstance(node, Block) and _name(node)}
        self.words = {name: set(WORD.findall("\n".join(render([node])))) for name, node in
                      self.functions.items()}
        for node in (node for nodes in files.values() for node in nodes if isinstance(node, Line)):
            match = re.match(r"static (?:const )?.*?(\w+)\)?(?:\[\])?(?:\([^=]*\))? = \{?", node.text)
            if match:  # a pointer or a table, which leads to functions
                self.words.setdefault(match.group(1), set()).update(WORD.findall(node.text))

    def reached(self, first):
        """What may run when these do."""
        seen, pending = set(), list(first)
        while pending:
            name = pending.pop()
            if name not in seen and name in self.words:
                seen.add(name)
                pending += self.words[name]
        return seen & self.functions.keys()

    def chosen(self):
        """The functions to be discarded."""
        rng = self.rng
        later = [name for name in self.functions if re.search(r"Unload(Other)?$", name)
                 and name != "DriverEntry"]
        wrong = sorted(self.reached(later))
        kept = self.reached([name for name, node in self.functions.items()
                             if "NTAPI" in node.parts[0].head and name != "DriverEntry"])
        right = sorted(self.functions.keys() - kept)
        share = rng.choice([0.3, 0.7, 1.0])
        some = [name for name in right if rng.random() < share]
        if not self.is_cplusplus and wrong and self.asleep.random() < 0.25:
            self._call_asleep(wrong, [name for name in right if self._is_plain(name)], some)
        if wrong and rng.random() < 0.6:
            some += rng.sample(wrong, min(len(wrong), rng.choice([1, 1, 2])))
        return some

    def _is_plain(self, name):
        """A function that can be called from anywhere, with nothing, and hands no routine of the
        driver to the system: whether that calls it while the driver unloads nobody sees."""
        head = self.functions[name].parts[0].head
        if any("NTAPI" in self.functions[other].parts[0].head for other in self.reached([name])):
            return False
        header = next(iter(self.files.values()))
        return head == f"VOID {name}(VOID) {{" and any(
            isinstance(node, Line) and node.text == f"VOID {name}(VOID);" for node in header)

    def _call_asleep(self, callers, callees, some):
        """The unload run has a call that no way comes to, of a function that is discarded then."""
        if not callees:
            return
        callee = self.asleep.choice(callees)
        body = self.functions[self.asleep.choice(callers)].parts[0].body
        body.insert(len(body) - (bool(body) and "return" in "".join(render(body[-1:]))),
                    if_else("g_Asleep != 0", [Line(f"{callee}();")]))
        header, source = next(iter(self.files.values())), self._definitions({callee})[0][0]
        header.append(Line("extern ULONG g_Asleep;"))
        source.insert(next(index for index, node in enumerate(source) if isinstance(node, Block)),
                      Line("ULONG g_Asleep;"))
        some[:] = sorted({*some, callee})

    def _definitions(self, names):
        """(nodes of a file, index) of the definitions of these functions."""
        return [(nodes, index) for nodes in self.files.values() for index, node in enumerate(nodes)
                if isinstance(node, Block) and _name(node) in names]

    def _by_pragma(self, names, section):
        """alloc_text, between the declarations and the definitions."""
        rng = self.rng
        for nodes in self.files.values():
            here = [_name(node) for node in nodes if isinstance(node, Block) and _name(node) in names]
            if not here:
                continue
            first = next(index for index, node in enumerate(nodes)
                         if isinstance(node, Block) and _name(node))
            if rng.random() < 0.3 and len(here) > 1:
                text = f"#pragma alloc_text({section}, {', '.join(here)})"
                lines = [Line(text.replace(", ", ", \\\n    ", 2) if rng.random() < 0.3 else text)]
            else:
                form = rng.choice(["#pragma alloc_text({0}, {1})", '#pragma alloc_text("{0}", {1})',
                                   "# pragma alloc_text( {0} , {1} )"])
                lines = [Line(form.format(section, name)) for name in here]
            if section == "INIT" and rng.random() < 0.2:
                lines = [Line(f"#pragma NDIS_INIT_FUNCTION({name})") for name in here]
            if rng.random() < 0.5:
                lines = [Line("#ifdef ALLOC_PRAGMA"), *lines, Line("#endif")]
            nodes[first:first] = lines

    def _by_segment(self, names, section):
        """code_seg, around definitions."""
        begin, end = self.rng.choice([
            (f'#pragma code_seg("{section}")', "#pragma code_seg()"),
            (f'#pragma code_seg(push, "{section}")', "#pragma code_seg(pop)"),
            (f'#pragma code_seg(push, here, "{section}")', "#pragma code_seg(pop, here)")])
        for nodes in self.files.values():
            marked = [isinstance(node, Block) and _name(node) in names for node in nodes]
            result = []
            for index, node in enumerate(nodes):
                if marked[index] and not (index and marked[index - 1]):
                    result.append(Line(begin))
                result.append(node)
                if marked[index] and not (index + 1 < len(nodes) and marked[index + 1]):
                    result.append(Line(end))
            nodes[:] = result

    def _by_attribute(self, names, section):
        """An attribute, where the function is declared."""
        attribute = f'__declspec(code_seg("{section}"))'
        if self.rng.random() < 0.5:
            attribute = f"{re.sub('[^A-Z]', '', section.upper())}_CODE"
            first = next(iter(self.files.values()))
            at = max(index for index, node in enumerate(first) if "#include <" in "".join(render([node])))
            first.insert(at + 1, Line(f'#define {attribute} __declspec(code_seg("{section}"))'))
        for nodes in self.files.values():
            for node in nodes:
                match = NAME.match(node.text) if isinstance(node, Line) else None
                is_prototype = match and node.text.endswith(");") and " = " not in node.text
                if is_prototype and match.group(1) in names and not node.text.startswith(("#", "typedef")):
                    node.text = f"{attribute} {node.text}"
        if self.rng.random() < 0.5:
            for nodes, index in self._definitions(names):
                head = nodes[index].parts[0]
                head.head = f"{attribute} {head.head}"

    def put(self):
        """Puts some functions into such sections, and others into sections that stay."""
        rng = self.rng
        names = self.chosen()
        ways = [self._by_segment, self._by_attribute] + ([] if self.is_cplusplus else [self._by_pragma] * 2)
        others = [name for name in self.functions if name not in names and rng.random() < 0.4]
        if rng.random() < 0.4:
            rng.choice(ways[1:])(set(others), rng.choice(KEPT))
            ways = ways[:1] + ways[2:] if len(ways) > 2 else ways[:1]
        # Some this way, the others that way.
        rng.shuffle(names)
        cut = rng.choice([0, 0, len(names) // 2])
        for some in (names[:cut], names[cut:]):
            if some:
                rng.choice(ways)(set(some), rng.choice(SECTIONS))
