"""Cuts a driver down on which tool and truth disagree, as long as they disagree in the same way."""

import copy
import pathlib
import tempfile

import compare
import driver as running
from mutate import leaves_finally
from tree import Block, bodies, parse, render


def _texts(trees):
    return {name: "\n".join(render(nodes)) + "\n" for name, nodes in trees.items() if nodes}


def what(difference):
    """What has to stay of a difference: its kind, its rule, and why the tool was undecided."""
    why = difference.message[-30:] if difference.kind == "inconclusive" else ""
    return difference.kind, difference.key[0], why


class Shrinker:
    """One disagreement. `wants` is what has to stay of it."""

    def __init__(self, kernel, binary, wants):
        self.kernel, self.binary, self.wants = kernel, binary, wants
        self.tries = 0
        self.known = {}

    def differs(self, texts):
        """Whether the driver of these texts shows the same disagreement."""
        key = tuple(sorted(texts.items()))
        if key not in self.known:
            self.known[key] = self._differs(texts)
        return self.known[key]

    def _differs(self, texts):
        self.tries += 1
        with tempfile.TemporaryDirectory(prefix="shrink-") as place:
            folder = compare.write(texts, pathlib.Path(place) / "all" / "one")
            try:
                truth = compare.observe(self.kernel, folder, together=False)
            except running.Broken:
                return False
            if not truth.complete or truth.defects:
                return False
            case = compare.Case("one", folder, truth)
            try:
                said = compare.ask_tool(self.binary, folder.parent)
            except RuntimeError:
                return False
            return any(what(difference) == self.wants
                       for difference in compare.differences(case, said.get("one")))

    def _attempt(self, trees, change):
        """Makes the change in a copy and returns that when the disagreement is still there."""
        smaller = copy.deepcopy(trees)
        change(smaller)
        if any(leaves_finally(nodes) for nodes in smaller.values()):
            return None
        return smaller if self.differs(_texts(smaller)) else None

    @staticmethod
    def _all_bodies(trees):
        return [body for name in sorted(trees) for body in bodies(trees[name])]

    def _cut(self, trees):
        """Takes out runs of nodes, long ones first."""
        count = len(self._all_bodies(trees))
        for which in range(count):
            if which >= len(self._all_bodies(trees)):
                break
            length = len(self._all_bodies(trees)[which])
            run = length
            while run > 0:
                at = 0
                while at < length:
                    def change(copied, which=which, at=at, run=run):
                        del self._all_bodies(copied)[which][at:at + run]
                    smaller = self._attempt(trees, change)
                    if smaller is None:
                        at += run
                    else:
                        trees = smaller
                        length = len(self._all_bodies(trees)[which]) \
                            if which < len(self._all_bodies(trees)) else 0
                run //= 2
        return trees

    def _unwrap(self, trees):
        """Puts what lies in a block in the block's place, or drops a part of it."""
        which = 0
        while which < len(self._all_bodies(trees)):
            at = 0
            while which < len(self._all_bodies(trees)) and at < len(self._all_bodies(trees)[which]):
                node = self._all_bodies(trees)[which][at]
                done = False
                if isinstance(node, Block):
                    for part in range(len(node.parts)):
                        def lift(copied, which=which, at=at, part=part):
                            body = self._all_bodies(copied)[which]
                            body[at:at + 1] = body[at].parts[part].body
                        smaller = self._attempt(trees, lift)
                        if smaller is None and len(node.parts) > 1 and part > 0:
                            def drop(copied, which=which, at=at, part=part):
                                del self._all_bodies(copied)[which][at].parts[part]
                            smaller = self._attempt(trees, drop)
                        if smaller is not None:
                            trees, done = smaller, True
                            break
                if not done:
                    at += 1
            which += 1
        return trees

    def shrink(self, texts):
        """The smallest texts that were reached."""
        trees = {name: parse(text) for name, text in texts.items()}
        if not self.differs(_texts(trees)):
            return texts
        before = None
        while before != _texts(trees):
            before = _texts(trees)
            trees = self._unwrap(self._cut(trees))
        return _texts(trees)


def shrink_difference(kernel, binary, difference):
    """The small driver for a difference: its texts."""
    texts = {path.name: path.read_text(encoding="utf-8")
             for path in sorted(difference.case.folder.glob("*.*")) if path.suffix in (".c", ".cpp", ".h")}
    return Shrinker(kernel, binary, what(difference)).shrink(texts)
