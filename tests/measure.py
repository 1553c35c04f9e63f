"""How much of the drivers' text reaches the tree: counts, in DriverEntry and the unload routines of
every source, the words that a lexical pass finds, and those for which `--dump text` shows a cursor.

    tests/measure.py PATH...     a table for any tree
    tests/measure.py             as a test: the corpus and the examples, where nothing may be missing

The lexical pass is its own: it knows comments, strings and directives, and takes from the tool only
which lines conditions leave out and where macros are expanded. What a macro drops of its arguments
is not counted.
"""

import bisect
import json
import pathlib
import re
import statistics
import subprocess
import sys

import support

FLOW = {"if", "for", "while", "do", "switch", "goto", "return", "break", "continue", "case",
        "default"}
NO_CALL = FLOW | {"sizeof", "__except", "__finally", "__try", "catch", "defined", "alignof",
                  "__declspec", "__attribute__", "__pragma", "decltype", "static_assert",
                  "_Static_assert", "static_cast", "reinterpret_cast", "const_cast", "noexcept"}
KINDS = ["stores", "registrations", "dispatch", "branches", "calls"]
TOKEN = re.compile(rb"//(?:[^\n\\]|\\[\s\S])*|/\*[\s\S]*?\*/|\"(?:[^\"\\\n]|\\[\s\S])*\"|"
                   rb"'(?:[^'\\\n]|\\[\s\S])*'|^[ \t]*\#(?:[^\n\\]|\\[\s\S])*|[A-Za-z_$][\w$]*|"
                   rb"->|==|[^\s\w]", re.M)


def registrars():
    """The names of all registrars that the models know."""
    names = set()
    for path in (support.ROOT / "rules" / "models").glob("*.json"):
        for row in json.loads(path.read_text()).get("registrars", []):
            names.update([row["routine"], *row.get("aliases", [])])
    return names


class Source:
    """One source as `--dump text` shows it."""

    def __init__(self, path, rounds, seconds):
        self.path, self.rounds, self.seconds = path, rounds, seconds
        self.skipped, self.macros, self.functions = [], [], []

    def text(self):
        """Its bytes as the parser saw them."""
        data = pathlib.Path(self.path).read_bytes()
        for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
            if data.startswith(mark):
                return data[2:].decode(name).encode()
        return data

    def is_skipped(self, line):
        """True for lines that a condition leaves out."""
        return any(first <= line <= last for first, last in self.skipped)

    def in_macro(self, offset):
        """True within an expansion, its arguments included, but not at its name."""
        at = bisect.bisect_right(self.macros, (offset, sys.maxsize)) - 1
        return at >= 0 and self.macros[at][0] < offset < self.macros[at][1]

    def at_macro(self, offset):
        """True where an expansion begins."""
        at = bisect.bisect_left(self.macros, (offset, 0))
        return at < len(self.macros) and self.macros[at][0] == offset


def read_dump(lines):
    """The sources of a dump, each once."""
    sources, source = {}, None
    for line in lines:
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        if word == "source":
            match = re.match(r'source "(.*)" rounds (\d+) seconds ([\d.]+)', line)
            source = Source(match[1], int(match[2]), float(match[3]))
            sources[source.path] = source
        elif word == "skipped":
            source.skipped.append(tuple(map(int, line.split()[1:])))
        elif word == "macros":
            source.macros = [tuple(map(int, pair.split("-"))) for pair in line.split()[1:]]
        elif word == "function":
            match = re.match(r'function "(.*)" (\d+) (\d+)', line)
            source.functions.append([match[1], int(match[2]), int(match[3]), [], set()])
        elif word in ("lost", "broken"):
            source.functions[-1][3].append(line.strip())
        elif word == "seen":
            source.functions[-1][4] = set(map(int, line.split()[1:]))
    return list(sources.values())


def tokens(source, text):
    """(offset, line, word) of all that counts."""
    found, line, last = [], 1, 0
    for match in TOKEN.finditer(text):
        line += text.count(b"\n", last, match.start())
        last = match.start()
        word = match[0]
        if word[:2] in (b"//", b"/*") or word[:1] in b"\"'" or word.lstrip()[:1] == b"#":
            continue
        if not source.is_skipped(line):
            found.append((match.start(), line, word.decode("latin-1")))
    return found


def bodies(found):
    """Bodies of functions, told by their text alone: name -> (first, last) index, of NAME(...) {."""
    result, depth, at = [], 0, 0
    while at < len(found):
        word = found[at][2]
        if word == "{":
            close, inner = at, 0
            for close in range(at, len(found)):
                inner += {"{": 1, "}": -1}.get(found[close][2], 0)
                if inner == 0:
                    break
            before = at - 1
            if before >= 0 and found[before][2] == ")":
                for before in range(at - 1, -1, -1):
                    depth += {")": 1, "(": -1}.get(found[before][2], 0)
                    if depth == 0:
                        break
                depth = 0
                result.append((found[before - 1][2], at, close))
                at = close
        at += 1
    return result


def is_call(found, at):
    """A name that is followed by its arguments."""
    word = found[at][2]
    return (re.match(r"[A-Za-z_$]", word) and word not in NO_CALL and at + 1 < len(found)
            and found[at + 1][2] == "(")


def count(source, text, names):
    """What the functions that matter hold and how much of it is seen: kind -> [seen, all], and
    whether the source has such functions and all of it is complete."""
    found = tokens(source, text)
    words = [word for _, _, word in found]
    unloads = {words[i + 2 + (words[i + 2] in "&(")] for i in range(len(words) - 3)
               if words[i] == "DriverUnload" and words[i + 1] == "="}
    wanted = {"DriverEntry", *unloads}
    seen = set().union(*(places for *_, places in source.functions))
    figures = {kind: [0, 0] for kind in KINDS}
    missing, matters = [], False
    for name, first, last in bodies(found):
        if name not in wanted:
            continue
        matters = True
        for at in range(first, last):
            offset, line, word = found[at]
            kind = None
            if word == "DriverUnload" and words[at + 1] == "=":
                kind = "stores"
            elif word == "MajorFunction":
                kind = "dispatch"
            elif word in FLOW:
                kind = "branches"
            elif is_call(found, at):
                kind = "registrations" if word in names else "calls"
            if kind is None or (source.in_macro(offset) and offset not in seen):
                continue
            is_seen = offset in seen or source.at_macro(offset)
            figures[kind][1] += 1
            figures[kind][0] += is_seen
            if not is_seen:
                missing.append(f"{source.path}:{line}: {word}")
    lost = [f"{source.path}: {name}: {text}" for name, _, _, texts, _ in source.functions
            for text in texts if name in wanted]
    return matters, figures, missing, lost


def dump(paths):
    """Runs the tool over the paths."""
    with subprocess.Popen([str(support.BINARY), "check", "--dump", "text", *map(str, paths)],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          errors="surrogateescape") as process:
        return read_dump(process.stdout)


def measure(paths, out=sys.stdout, verbose=False):
    """Prints the table and returns how many sources that matter are not complete."""
    names = registrars()
    sources = dump(paths)
    total = {kind: [0, 0] for kind in KINDS}
    rounds, seconds, complete, relevant, worst = [], [], 0, 0, []
    clean = sum(not any(texts for *_, texts, _ in source.functions) for source in sources)
    for source in sources:
        matters, figures, missing, lost = count(source, source.text(), names)
        if not matters:
            continue
        relevant += 1
        rounds.append(source.rounds)
        seconds.append(source.seconds)
        complete += not missing and not lost
        worst += missing + lost
        for kind in KINDS:
            total[kind] = [a + b for a, b in zip(total[kind], figures[kind])]
    percent = lambda a, b: f"{a}/{b}" + (f" ({100 * a / b:.1f} %)" if b else "")
    rows = [("sources parsed", len(sources)),
            ("  of these with every function complete", percent(clean, len(sources))),
            ("sources with DriverEntry or an unload routine", relevant),
            ("  of these with all of it accounted for", percent(complete, relevant)),
            ("DriverUnload stores", percent(*total["stores"])),
            ("registration calls", percent(*total["registrations"])),
            ("MajorFunction references", percent(*total["dispatch"])),
            ("if, goto, return, loops, switch", percent(*total["branches"])),
            ("other calls", percent(*total["calls"]))]
    if rounds:
        rows.append(("rounds, median / most", f"{statistics.median(rounds):g} / {max(rounds)}"))
        rows.append(("time a source, median / most",
                     f"{statistics.median(seconds):.3f} s / {max(seconds):.3f} s"))
    for title, value in rows:
        print(f"{title:48} {value}", file=out)
    if verbose:
        print(*worst, sep="\n", file=out)
    return relevant, len(worst)


def main():
    """A table for the paths; without any, a test."""
    paths = [path for path in sys.argv[1:] if path != "-v"]
    if paths:
        measure(paths, verbose="-v" in sys.argv)
        return 0
    relevant, worst = measure([support.ROOT / "corpus", support.ROOT / "rules"], verbose=True)
    if relevant < 50:
        print(f"only {relevant} sources were measured")
    return int(worst > 0 or relevant < 50)


if __name__ == "__main__":
    sys.exit(main())
