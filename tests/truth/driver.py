"""Truth by running: builds a driver for the host, runs it in the executable kernel for every sequence
of answers, and says which rules are violated, and where.

The driver is compiled as Windows code (its calling convention, widths and structured exception
handling) into an ELF library, and loaded into the kernel's process. Debug information leads from
addresses to lines.
"""

import dataclasses
import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
KERNEL_SOURCES = sorted(path for path in (HERE / "kernel").glob("*.c") if path.name != "shim.c")
TARGET = ["--target=x86_64-pc-windows-gnuelf", "-fms-extensions", "-O0", "-gdwarf-4",
          "-gline-tables-only", "-fno-stack-protector", "-ffreestanding", "-fno-builtin"]
# What makes a driver's truth a matter of chance, or would not be taken by the compilers of drivers.
ERRORS = ["-Wno-everything", "-Werror=uninitialized", "-Werror=sometimes-uninitialized",
          "-Werror=return-type", "-Werror=implicit-function-declaration", "-Werror=int-conversion",
          "-Werror=incompatible-pointer-types"]

RULES = {1001: "lost-unload", 1002: "unchained-class-unload", 1003: "stale-class-unload",
         1004: "recursive-unload", 1005: "null-class-unload", 1006: "missing-unload",
         2001: "unreleased-resource", 2002: "leaked-on-failure",
         2004: "released-at-device-removal"}

# What the driver writes to is put back for each way: none of it may become closed.
LINK = ["ld", "-shared", "-Bsymbolic", "-z", "norelro"]


class Broken(Exception):
    """A driver that cannot be built or run."""


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
        self.known = None
        self.program = pathlib.Path(folder) / "kernel"
        self.shim = pathlib.Path(folder) / "shim.o"
        include = ["-I", HERE / "kernel/include"]
        self._call([compiler, "-O1", "-g", "-mno-red-zone", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror",
                    *include, "-rdynamic", "-o", self.program, *KERNEL_SOURCES, "-ldl"])
        self.frontend = self._frontend()
        self._call([compiler, *TARGET, "-w", *include, "-c", HERE / "kernel/shim.c", "-o", self.shim])

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

    def build(self, sources, output, together=True):
        """Makes the library of a driver that is written against this kernel's headers. Together its
        sources are read as one, for speed: no two of them may use a name for different things."""
        if together:
            if not self.build_all([(sources, output)]):
                raise Broken(f"{output}: cannot be compiled")
            return
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            objects = [pathlib.Path(folder) / f"{pathlib.Path(source).name}.o" for source in sources]
            for source, made in zip(sources, objects):
                self.compile(source, made, ["-I", HERE / "kernel/include", *ERRORS])
            self._call([*LINK, "-o", output, *objects, self.shim])

    def build_all(self, drivers):
        """Makes the libraries of several drivers, (sources, output) each, and returns which could be
        made. One run of the compiler takes all: that it starts costs more than what it compiles. It
        stops making objects at the first error, and goes on behind it when run again."""
        made = []
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            wholes = []
            for number, (sources, _) in enumerate(drivers):
                whole = pathlib.Path(folder) / f"whole{number}.c"
                whole.write_text("".join(f'#include "{pathlib.Path(source).resolve()}"\n'
                                         for source in sources), encoding="utf-8")
                wholes.append(whole)
            at = 0
            while at < len(wholes):
                subprocess.run([*self.frontend, *map(str, wholes[at:])], capture_output=True,
                               check=False, timeout=600, cwd=folder)
                while at < len(wholes) and wholes[at].with_suffix(".o").exists():
                    at += 1
                at += 1  # the one that could not be compiled, if any
            for whole, (_, output) in zip(wholes, drivers):
                if whole.with_suffix(".o").exists():
                    self._call([*LINK, "-o", output, whole.with_suffix(".o"), self.shim])
                    made.append(output)
        return made

    def _frontend(self):
        """The call of the compiler proper, which takes several sources."""
        process = subprocess.run([self.compiler, *TARGET, "-I", str(HERE / "kernel/include"), *ERRORS,
                                  "-c", "shim.c", "-o", "shim.o", "-###"], capture_output=True,
                                 text=True, check=True, cwd=HERE / "kernel")
        words = shlex.split(next(line for line in process.stderr.splitlines() if '"-cc1"' in line))
        assert words.pop() == "shim.c"
        for option in ("-o", "-main-file-name"):
            at = words.index(option)
            del words[at:at + 2]
        return words

    def compile(self, source, output, options):
        """Makes one object, to be linked."""
        self._call([self.compiler, *TARGET, *options, "-c", pathlib.Path(source).resolve(), "-o", output])

    def link(self, objects, output):
        """Makes the library of a driver's objects, which may name things that nobody here has."""
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            self._link(objects, output, folder)

    def _link(self, objects, output, folder):
        whole = pathlib.Path(folder) / "whole.o"
        self._call(["ld", "-r", "--allow-multiple-definition", "-o", whole, *objects, self.shim])
        if self.known is None:
            names = self._call(["nm", "-D", "--defined-only", self.program]).split()
            self.known = set(names[2::3])
        undefined = set(self._call(["nm", "-u", whole]).split()[1::2])
        # What nobody has, data or routine, is a place in the shim that tells of it when it runs.
        unknown = [f"--defsym={name}=UnknownRoutine" for name in sorted(undefined - self.known)]
        self._call([*LINK, *unknown, "-o", output, whole])

    @staticmethod
    def places(library, addresses):
        """The file and line of each address of the library."""
        addresses = sorted(set(addresses))
        if not addresses:
            return {}
        process = subprocess.run(["addr2line", "-e", str(library), *addresses], text=True,
                                 capture_output=True, check=True)
        places = {}
        for address, line in zip(addresses, process.stdout.splitlines()):
            file, _, number = line.partition(" ")[0].rpartition(":")
            places[address] = (os.path.normpath(file), int(number) if number.isdigit() else 0)
        return places

    def traces(self, library, ways):
        """For each of the ways the lines of the driver's sources in the order in which it runs them:
        (file, line)."""
        result, addresses = [], []
        for line in self._call([self.program, library, "--trace", *ways]).splitlines():
            kind, word = line.split()
            if kind == "way":
                addresses.append([])
            else:
                addresses[-1].append(word)
        places = self.places(library, [address for of_way in addresses for address in of_way])
        for of_way in addresses:
            steps = [places[address] for address in of_way]
            result.append([place for index, place in enumerate(steps)
                           if index == 0 or steps[index - 1] != place])
        return result

    def truth(self, library, *options):
        """Runs the library for every sequence of answers."""
        result = self.truths([library], *options)
        if not result:
            raise Broken(f"{library}: cannot be run to its end")
        return result[library]

    def truths(self, libraries, *options):
        """The same for several libraries: the truth of each that could be run."""
        command = [str(word) for word in (self.program, *options, *libraries)]
        process = subprocess.run(command, capture_output=True, text=True, check=False)
        told, result = {}, {}
        for line in process.stdout.splitlines():
            words = line.split()
            if words[0] == "driver":
                told[words[1]] = lines = []
            else:
                lines.append(words)
        for library in libraries:
            lines = told.get(str(library), [])
            if any(words[0] == "ways" for words in lines):
                result[library] = self._truth(library, lines)
        return result

    def _truth(self, library, lines):
        places = self.places(library, [words[2] for words in lines if words[0] == "violation"] +
                             [words[1] for words in lines if words[0] == "defect"])
        violations, defects, counts = {}, [], [0] * 5
        for words in lines:
            if words[0] == "violation":
                key = (RULES[int(words[1])], *places[words[2]])
                violations.setdefault(key, []).extend(words[4:])
            elif words[0] == "defect":
                defects.append((*places[words[1]], " ".join(words[3:]), words[2]))
            elif words[0] == "ways":
                counts = [int(word) for word in words[1:]]
        return Truth(violations, defects, *counts, complete=["incomplete"] not in lines,
                     is_chance=["chance"] in lines)


def compiler():
    """A clang that can make ELF code for Windows, or None."""
    names = ["clang"] + [f"clang-{version}" for version in range(24, 13, -1)]
    return next((name for name in names if shutil.which(name)), None)
