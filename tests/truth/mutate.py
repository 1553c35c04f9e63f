"""Small changes to a tree of lines, of the kinds by which drivers get broken. Most of them leave
something that compiles; what does not is thrown away by those who ask."""

from tree import Block, Line, Part, bodies, copied, if_else

FIXED = ("#", "static ", "extern ", "typedef ")


def _functions(files):
    blocks = [node for nodes in files.values() for node in nodes if isinstance(node, Block)]
    inside = [node for block in blocks if block.parts[0].head.startswith(("namespace", "class"))
              for node in block.parts[0].body if isinstance(node, Block)]
    return [node for node in blocks + inside if node.parts[0].head.endswith(") {")]


def _spots(function, wanted):
    """(list, index) of every node of the function that `wanted` takes."""
    return [(body, index) for part in function.parts for body in bodies(part.body)
            for index, node in enumerate(body) if wanted(node)]


def _is_statement(node):
    return isinstance(node, Block) or (not node.text.endswith(":") and " = NULL;" not in node.text
                                       and " = STATUS_SUCCESS;" not in node.text
                                       and not node.text.startswith(("ULONG ", "UNICODE_STRING ")))


def _tagged(*tags):
    return lambda node: node.tag in tags


def delete(function, rng):
    tags = rng.choice([("save",), ("store",), ("release",), ("chain",), ("guard",), ("release",), None])
    spots = _spots(function, _tagged(*tags) if tags else _is_statement)
    if not spots:
        return False
    body, index = rng.choice(spots)
    del body[index]
    return True


def swap(function, rng):
    spots = [(body, index) for body, index in _spots(function, _is_statement) if index + 1 < len(body)
             and _is_statement(body[index + 1])]
    tagged = [spot for spot in spots if spot[0][spot[1]].tag in ("save", "store", "register")]
    spots = tagged if tagged and rng.random() < 0.7 else spots
    if not spots:
        return False
    body, index = rng.choice(spots)
    body[index], body[index + 1] = body[index + 1], body[index]
    return True


def move_up(function, rng):
    """Something that belongs behind something else comes before it."""
    spots = _spots(function, _tagged("save", "store"))
    if not spots:
        return False
    body, index = rng.choice(spots)
    node = body.pop(index)
    targets = [spot for spot in _spots(function, _is_statement)]
    if not targets:
        body.insert(index, node)
        return False
    target, at = rng.choice(targets)
    target.insert(at, node)
    return True


def duplicate(function, rng):
    spots = _spots(function, _tagged("save", "store", "register"))
    if not spots:
        return False
    body, index = rng.choice(spots)
    target, at = rng.choice(_spots(function, _is_statement))
    target.insert(at, body[index])
    return True


def guard(function, rng):
    """Something happens under a condition only."""
    spots = _spots(function, lambda node: _is_statement(node) and "return" not in str(node))
    if not spots:
        return False
    body, index = rng.choice(spots)
    condition = rng.choice([f"OemHasFeature({rng.randrange(90, 99)})", "OemIsPresent()",
                            "NT_SUCCESS(OemProbe())"])
    body[index] = if_else(condition, [body[index]])
    return True


def negate(function, rng):
    spots = _spots(function, lambda node: isinstance(node, Block)
                   and node.parts[0].head.startswith("if ("))
    if not spots:
        return False
    body, index = rng.choice(spots)
    part = body[index].parts[0]
    condition = part.head[len("if ("):-len(") {")]
    part.head = f"if (!({condition})) {{"
    return True


def leave(function, rng):
    """A way out in the middle."""
    spots = _spots(function, _is_statement)
    if not spots:
        return False
    body, index = rng.choice(spots)
    head = function.parts[0].head
    result = ["return;"]
    if "NTSTATUS" in head.split("(")[0]:
        result = ["return STATUS_UNSUCCESSFUL;", "return STATUS_SUCCESS;", "return Status;"]
    elif "BOOLEAN" in head.split("(")[0]:
        result = ["return TRUE;", "return FALSE;"]
    body.insert(index, if_else(f"OemHasFeature({rng.randrange(80, 89)})", [Line(rng.choice(result))]))
    return True


def forget_status(function, rng):
    """A failure is not passed on, or a success is none."""
    spots = _spots(function, lambda node: isinstance(node, Line) and node.text == "return Status;")
    if not spots:
        return False
    body, index = rng.choice(spots)
    body[index] = Line(rng.choice(["return STATUS_SUCCESS;", "return STATUS_UNSUCCESSFUL;"]))
    return True


def other_label(function, rng):
    """A goto leads to another label."""
    spots = _spots(function, lambda node: isinstance(node, Line) and node.text.startswith("goto "))
    labels = [body[index].text[:-1] for body, index in
              _spots(function, lambda node: isinstance(node, Line) and node.text.endswith(":")
                     and not node.text.startswith(("case", "default")))]
    if not spots or len(labels) < 2:
        return False
    body, index = rng.choice(spots)
    body[index] = Line(f"goto {rng.choice(labels)};")
    return True


def clear(function, rng):
    """What was saved is overwritten."""
    spots = _spots(function, _tagged("save"))
    spots = [(body, index) for body, index in spots if isinstance(body[index], Line)
             and " = " in body[index].text]
    if not spots:
        return False
    body, index = rng.choice(spots)
    place = body[index].text.split(" = ")[0]
    body.insert(index + 1, Line(f"{place} = NULL;"))
    return True


MUTATIONS = [(delete, 5), (swap, 3), (move_up, 3), (duplicate, 3), (guard, 4), (negate, 1), (leave, 3),
             (forget_status, 1), (other_label, 2), (clear, 1)]


def leaves_finally(nodes, inside=False):
    """Whether some __finally is left by a jump, of which compilers make different things."""
    for node in nodes:
        if isinstance(node, Line):
            if inside and node.text.startswith(("return", "goto")):
                return True
            continue
        for part in node.parts:
            if leaves_finally(part.body, inside or part.head == "} __finally {"):
                return True
    return False


def mutate(files, rng):
    """Changes one thing."""
    for _ in range(20):
        kind = rng.choices([kind for kind, _ in MUTATIONS], [weight for _, weight in MUTATIONS])[0]
        known = {}
        before = {name: copied(nodes, known) for name, nodes in files.items()}
        if kind(rng.choice(_functions(files)), rng):
            if not any(leaves_finally(nodes) for nodes in files.values()):
                return
            files.update(before)
