"""Truth by running: builds a driver for the host, runs it in the executable kernel for every sequence
of answers, and says which rules are violated, and where.

The driver is compiled as Windows code (its calling convention, widths and structured exception
handling) into an ELF library, and loaded into the kernel's process. Debug information leads from
addresses to lines.
"""

import dataclasses
import os
import pathlib
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
         2001: "unreleased-resource", 2002: "leaked-on-failure"}


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
        self._call([compiler, *TARGET, "-w", *include, "-c", HERE / "kernel/shim.c", "-o", self.shim])

    @staticmethod
    def _call(command, cwd=None, **environment):
        try:
            process = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True,
                                     text=True, check=False, timeout=60,
                                     env={**os.environ, **environment})
        except subprocess.TimeoutExpired as expired:
            raise Broken(str(expired)) from expired
        if process.returncode != 0:
            raise Broken(f"{' '.join(str(word) for word in command)}\n{process.stderr}")
        return process.stdout

    def build(self, sources, output, together=True):
        """Makes the library of a driver that is written against this kernel's headers. Together its
        sources are read as one, for speed: no two of them may use a name for different things."""
        options = ["-I", HERE / "kernel/include", *ERRORS]
        with tempfile.TemporaryDirectory(prefix="truth-") as folder:
            if together:
                whole = pathlib.Path(folder) / "whole.c"
                whole.write_text("".join(f'#include "{pathlib.Path(source).resolve()}"\n'
                                         for source in sources), encoding="utf-8")
                sources = [whole]
            objects = [pathlib.Path(folder) / f"{pathlib.Path(source).name}.o" for source in sources]
            for source, made in zip(sources, objects):
                self.compile(source, made, options)
            self._call(["ld", "-shared", "-Bsymbolic", "-o", output, *objects, self.shim])

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
        self._call(["ld", "-shared", "-Bsymbolic", *unknown, "-o", output, whole])

    def run(self, library, *arguments, **environment):
        """The lines that the kernel prints."""
        return self._call([self.program, library, *arguments], **environment).splitlines()

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

    def depends_on_chance(self, library, truth):
        """Whether what fresh memory happens to hold makes a difference to what was observed."""
        return self.truth(library, FILL="0x5a").violations.keys() != truth.violations.keys()

    def trace(self, library, answers):
        """The lines of the driver's sources in the order in which one way runs them: (file, line)."""
        lines = self.run(library, "--trace", answers)
        addresses = [line.split()[1] for line in lines if line.startswith("trace ")]
        places = self.places(library, addresses)
        steps = [places[address] for address in addresses]
        return [place for index, place in enumerate(steps) if index == 0 or steps[index - 1] != place]

    def truth(self, library, *options, **environment):
        """Runs the library for every sequence of answers."""
        lines = [line.split() for line in self.run(library, *options, **environment)]
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
        return Truth(violations, defects, *counts, complete=["incomplete"] not in lines)


def compiler():
    """A clang that can make ELF code for Windows, or None."""
    names = ["clang"] + [f"clang-{version}" for version in range(24, 13, -1)]
    return next((name for name in names if shutil.which(name)), None)
