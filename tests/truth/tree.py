"""Sources as trees of lines: what is generated, mutated and cut down.

A node is a line, or a block: parts of a head line with nodes below it, and a closing line. `if`,
`else`, `switch`, loops, functions and structures are all blocks, so that cutting knows nothing of C.
"""

import dataclasses
import typing


@dataclasses.dataclass
class Line:
    """One line. The tag says what part it plays: 'save', 'store', 'register', 'release', ..."""
    text: str
    tag: str = ""


@dataclasses.dataclass
class Part:
    head: str
    body: list


@dataclasses.dataclass
class Block:
    parts: typing.List[Part]
    tail: str = "}"
    tag: str = ""


def block(head, body, tag=""):
    """A block of one part."""
    return Block([Part(head + " {", list(body))], tag=tag)


def if_else(condition, then, otherwise=(), tag=""):
    """An if, with an else when there is something in it."""
    node = block(f"if ({condition})", then, tag)
    if otherwise:
        node.parts.append(Part("} else {", list(otherwise)))
    return node


def render(nodes, depth=0):
    """The lines of the nodes, indented."""
    lines = []
    for node in nodes:
        if isinstance(node, Line) and not node.text:
            continue
        if isinstance(node, Line):
            outdent = node.text.endswith(":") and not node.text.startswith(("case ", "default"))
            lines.append(node.text if outdent else "    " * depth + node.text)
            continue
        for part in node.parts:
            lines.append("    " * depth + part.head)
            lines += render(part.body, depth + 1)
        lines.append("    " * depth + node.tail)
    return lines


def parse(text):
    """The nodes of a text that `render` could have made."""
    stack = [[]]
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("}") and line.endswith("{"):
            stack.pop()
            part = Part(line, [])
            stack[-1][-1].parts.append(part)
            stack.append(part.body)
        elif line.startswith("}"):
            stack.pop()
            stack[-1][-1].tail = line
        elif line.endswith("{"):
            node = Block([Part(line, [])])
            stack[-1].append(node)
            stack.append(node.parts[0].body)
        elif line:
            stack[-1].append(Line(line))
    return stack[0]


def copied(nodes, known=None):
    """A copy of the nodes; a node that stands in several places is one in the copy, too."""
    known = {} if known is None else known
    result = []
    for node in nodes:
        if id(node) not in known:
            if isinstance(node, Line):
                known[id(node)] = Line(node.text, node.tag)
            else:
                parts = [Part(part.head, copied(part.body, known)) for part in node.parts]
                known[id(node)] = Block(parts, node.tail, node.tag)
        result.append(known[id(node)])
    return result


def bodies(nodes):
    """All lists of nodes, outermost first."""
    yield nodes
    for node in nodes:
        if isinstance(node, Block):
            for part in node.parts:
                yield from bodies(part.body)


def size(nodes):
    """How many lines they make."""
    return len(render(nodes))
