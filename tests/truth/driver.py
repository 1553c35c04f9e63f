"""Truth by running: builds a driver for the host, runs it in the executable kernel for every sequence
of answers, and says which rules are violated, and where.

The driver is compiled as Windows code (its calling convention, widths and structured exception
handling) into an ELF library, and loaded into the kernel's process. Between its lines stand calls
that tell which line runs (assembly.py). One library may hold many drivers.
"""

import dataclasses
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile

import assembly

HERE = pathlib.Path(__file__).resolve().parent
KERNEL_SOURCES = sorted(path for path in (HERE / "kernel").glob("*.c") if path.name != "shim.c")
TARGET = ["--target=x86_64-pc-windows-gnuelf", "-fms-extensions", "-O0", "-gdwarf-4",
          "-gline-tables-only", "-fno-stack-protector", "-ffreestanding", "-fno-builtin"]
CPLUSPLUS = ["-x", "c++", "-std=c++17", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"]
# What makes a driver's truth a matter of chance, or would not be taken by the compilers of drivers.
ERRORS = ["-Wno-everything", "-Werror=uninitialized", "-Werror=sometimes-uninitialized",
          "-Werror=return-type", "-Werror=implicit-function-declaration", "-Werror=int-conversion",
          "-Werror=incompatible-pointer-types"]

RULES = {1001: "lost-unload", 1002: "unchained-class-unload", 1003: "stale-class-unload",
         1004: "recursive-unload", 1005: "null-class-unload", 1006: "missing-unload",
         1010: "discarded-unload",
         2001: "unreleased-resource", 2002: "leaked-on-failure",
         2003: "global-destructor", 2004: "released-at-device-removal"}
# Of what others have, this leaves nothing undone that somebody could miss.
IDLE = {"DbgPrint", "memset", "memcpy", "memmove"}

# What the driver writes to is put back for each way: none of it may become closed.
LINK = ["ld", "-shared", "-Bsymbolic", "-z", "norelro"]


class Broken(Exception):
    """A driver that cannot be built or run."""


@dataclasses.dataclass
class Library:
    """A driver that can be run: a library and its entry there, and what the numbers of lines mean."""
    path: pathlib.Path
    places: dict
    entry: str = "DriverEntry"
    functions: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Truth:
    """What was observed of one driver. Violations: (rule, file, line) to the ways that show it, each
    a text of answers."""
    violations: dict
    defects: list
    ways: int
    loaded: int
    failed: int
    crashed: int
    unloads: int
    complete: bool
    is_chance: bool  # what fresh memory happens to hold makes a difference


class Kernel:
    """The executable kernel, built for this machine into a folder of its own."""

    def __init__(self, folder, compiler):
        self.compiler = compiler
        self.program = pathlib.Path(folder) / "kernel"
        self.shim = pathlib.Path(folder) / "shim.o"
        self.places = assembly.Places()  # of the sources that are compiled one by one
        include = ["-I", HERE / "kernel/include"]
        self._call([compiler, "-O1", "-g", "-mno-red-zone", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror",
                    *include, "-rdynamic", "-o", self.program, *KERNEL_SOURCES, "-ldl"])
        self.frontends = {".c": self._frontend(), ".cpp": self._frontend(*CPLUSPLUS)}
        self._call([compiler, *TARGET, "-w", *include, "-c", HERE / "kernel/shim.c", "-o", self.shim])
        names = self._call(["nm", "-g", "--defined-only", self.program, self.shim]).splitlines()
        self.known = {line.split()[2] for line in names if len(line.split()) == 3}

    @staticmethod
    def _call(command, cwd=None, **environment):
        try:
            process = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True,
                                     text=True, check=False, timeout=600,
                                     env={**os.environ, **environment})
        except subprocess.TimeoutExpired as expired:
            raise Broken(str(expired)) from expired
        if process.returncode != 0:
            raise Broken(f"{' '.join(str(word) for word in command)}\n{process.stderr}")
        return process.stdout

    def _frontend(self, *options):
        """The call of the compiler proper, which takes several sources."""
        process = subprocess.run([self.compiler, *TARGET, "-I", str(HERE / "kernel/include"), *ERRORS,
                                  *options, "-S", "shim.c", "-o", "shim.s", "-###"], capture_output=True,
                                 text=True, check=True, cwd=HERE / "kernel")
        words = shlex.split(next(line for line in process.stderr.splitlines() if '"-cc1"' in line))
        assert words.pop() == "shim.c"
        for option in ("-o", "-main-file-name"):
            at = words.index(option)
            del words[at:at + 2]
        return words

    def build(self, sources, output, together=True):
        """Makes the library of a driver that is written against this kernel's headers. Together its
        sources are read as one, for speed: no two of them may use a name for different things."""
        library = self.build_all([sources], output, together)[0]
        if library is None:
            raise Broken(f"{output}: cannot be compiled")
        return library

    def build_all(self, drivers, output, together=True):
        """Makes one library of several drivers, each given by its sources, and returns for each how it
        can be run, or None when it cannot be compiled."""
        groups = [[sources] if together or any(source.suffix == ".cpp" for source in sources)
                  else [[source] for source in sources] for sources in drivers]
        texts = iter(self._assembly([unit for units in groups for unit in units]))
        groups = [[(next(texts), _put_away(unit)) for unit in units] for units in groups]
        places, whole, result = assembly.Places(), [], []
        for number, units in enumerate(groups):
            made = None
            if all(text is not None for text, _ in units):
                text, outside = assembly.apart([assembly.told(text, places, discarded)
                                                for text, discarded in units], number)
                if outside <= self.known:
                    whole.append(text)
                    made = Library(output, places.at, f"DriverEntry${number}", assembly.functions(text))
            result.append(made)
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            source, made = pathlib.Path(folder) / "all.s", pathlib.Path(folder) / "all.o"
            source.write_text("".join(whole), encoding="utf-8")
            self._call(["as", "-o", made, source])
            self._call([*LINK, "-o", output, made, self.shim])
        return result

    def _assembly(self, units):
        """What the compiler makes of each of the units, some sources that are read as one; None when
        it takes them not. One run of it takes all units: that it starts costs more than what it
        compiles. It stops making anything at the first error, and goes on behind it when run again."""
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            wholes = []
            for number, sources in enumerate(units):
                is_cplusplus = any(source.suffix == ".cpp" for source in sources)
                whole = pathlib.Path(folder) / f"whole{number}{'.cpp' if is_cplusplus else '.c'}"
                whole.write_text("".join(f'#include "{pathlib.Path(source).resolve()}"\n'
                                         for source in sources), encoding="utf-8")
                wholes.append(whole)
            for suffix, frontend in self.frontends.items():
                pending = [whole for whole in wholes if whole.suffix == suffix]
                while pending:
                    subprocess.run([*frontend, *map(str, pending)], capture_output=True, check=False,
                                   timeout=600, cwd=folder)
                    while pending and pending[0].with_suffix(".s").exists():
                        del pending[0]
                    del pending[:1]  # the one that could not be compiled, if any
            made = [whole.with_suffix(".s") for whole in wholes]
            return [text.read_text(encoding="utf-8") if text.exists() else None for text in made]

    def compile(self, source, output, options):
        """Makes one object, to be linked."""
        text = self._call([self.compiler, *TARGET, *options, "-S", pathlib.Path(source).resolve(), "-o", "-"])
        made = pathlib.Path(f"{output}.s")
        made.write_text(assembly.told(text, self.places, _put_away([source])), encoding="utf-8")
        self._call(["as", "-o", output, made])

    def link(self, objects, output):
        """Makes the library of a driver's objects, which may name things that nobody here has."""
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            whole = pathlib.Path(folder) / "whole.o"
            self._call(["ld", "-r", "--allow-multiple-definition", "-o", whole, *objects, self.shim])
            undefined = set(self._call(["nm", "-u", whole]).split()[1::2]) - self.known
            # What nobody has, data or routine, is a place in the shim that tells of it when it runs.
            unknown = [f"--defsym={name}=UnknownRoutine" for name in sorted(undefined)
                       if not name.startswith(("__start_", "__stop_"))]
            self._call([*LINK, *unknown, "-o", output, whole])
        return Library(output, self.places.at)

    def traces(self, wanted):
        """For each (library, way) the lines of the driver's sources in the order in which it runs
        them: (file, line)."""
        result = [None] * len(wanted)
        by_path = {}
        for at, (library, _) in enumerate(wanted):
            by_path.setdefault(library.path, []).append(at)
        for path, all_of_it in by_path.items():
            for first in range(0, len(all_of_it), 1000):
                some = all_of_it[first:first + 1000]
                words = [word for at in some for word in (wanted[at][0].entry, wanted[at][1])]
                lines = [line.split()[1:] for line in
                         self._call([self.program, "--trace", path, *words]).splitlines()
                         if line.startswith("lines")]
                places = wanted[some[0]][0].places
                for at, numbers in zip(some, lines, strict=True):
                    result[at] = [places[int(number)] for number in numbers]
        return result

    def truth(self, library, *options):
        """Runs the driver for every sequence of answers."""
        result = self.truths([library], *options)[0]
        if result is None:
            raise Broken(f"{library.path}: cannot be run to its end")
        return result

    def truths(self, drivers, *options):
        """The same for several drivers of one library: the truth of each, or None when it could not
        be run."""
        command = [str(word) for word in (self.program, *options, drivers[0].path)]
        command += [driver.entry for driver in drivers]
        process = subprocess.run(command, capture_output=True, text=True, check=False)
        told = {}
        for line in process.stdout.splitlines():
            words = line.split()
            if words[0] == "driver":
                told[words[1]] = lines = []
            else:
                lines.append(words)
        return [self._truth(driver, told.get(driver.entry, [])) for driver in drivers]

    @staticmethod
    def _truth(library, lines):
        violations, defects, counts = {}, [], None
        for words in lines:
            if words[0] == "violation":
                key = (RULES[int(words[1])], *library.places[int(words[2])])
                violations.setdefault(key, []).extend(words[4:])
            elif words[0] == "stands":
                for key in _discarded_below(library, int(words[1])):
                    violations.setdefault(key, []).extend(words[3:])
            elif words[0] == "lasts" and _has_work(library, int(words[1])):
                key = (RULES[2003], *library.places[int(words[1])])
                violations.setdefault(key, []).extend(words[3:])
            elif words[0] == "defect":
                defects.append((*library.places[int(words[1])], " ".join(words[3:]), words[2]))
            elif words[0] == "ways":
                counts = [int(word) for word in words[1:]]
        if counts is None:
            return None
        return Truth(violations, defects, *counts, complete=["incomplete"] not in lines,
                     is_chance=["chance"] in lines)


def _put_away(sources):
    """The functions that pragmas of these sources put into sections that are discarded."""
    return {name for source in sources
            for name in assembly.put_away(pathlib.Path(source).read_text(encoding="utf-8", errors="replace"))}


def _discarded_below(library, line):
    """UL1010: what the unload routine on this line may call, whether some way runs it or not, must not
    be discarded."""
    first = [name for name, function in library.functions.items() if function.line == line]
    return {(RULES[1010], *library.places[library.functions[name].line])
            for name in assembly.may_call(library.functions, first)
            if library.functions[name].is_discarded}


def _has_work(library, line):
    """UL2003: whether the destructor of the object on this line does something that others can see:
    calls what is not the driver's own, or writes to a variable."""
    first = [name for name, function in library.functions.items()
             if function.line == line and name.startswith("__dtor_")]
    some = [library.functions[name] for name in assembly.may_call(library.functions, first)]
    return any(function.writes or function.calls - library.functions.keys() - IDLE for function in some)


def sources_of(folder):
    """The sources of the driver in a folder."""
    folder = pathlib.Path(folder)
    return sorted([*folder.glob("*.c"), *folder.glob("*.cpp")])


def compiler():
    """A clang that can make ELF code for Windows, or None."""
    names = ["clang"] + [f"clang-{version}" for version in range(24, 13, -1)]
    return next((name for name in names if shutil.which(name)), None)
