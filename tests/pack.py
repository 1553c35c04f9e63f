"""Holds every header of the pack to what its README promises: included by itself it gives no error,
as C and as C++, with Microsoft compatibility where everything comes from the pack, and without where
mingw-w64's headers come first (then for the headers that mingw-w64 lacks). Files of one #include line
are left out, and so are parts that a header of mingw-w64's never asks for. The headers of C++'s library
are read as C++ of several years, by themselves and by a source that uses what is in them.
"""

import re
import subprocess

import support

PACK = support.ROOT / "checker/parse/pack"
ERROR = re.compile(r": (fatal )?error: ")
ALIAS = re.compile(r"\s*#include <\S+>\s*")
PARTS = {"wdmmore.h": "wdm.h", "ntddkmore.h": "ntddk.h", "ntifsmore.h": "ntifs.h"}
LANGUAGES = {"c": "-std=gnu17", "c++": "-std=c++17"}
LIBRARY_YEARS = (14, 20)
LIBRARY_USER = support.ROOT / "tests/library.cpp"


def parse(compiler, name, language, flavour, options):
    """The errors that a compiler sees in the pack when a source includes the header, twice: those of
    other headers (mingw-w64's kernel headers are not all C++) are not its own."""
    text = LIBRARY_USER.read_text(encoding="utf-8") if name == LIBRARY_USER.name else \
        f"#include <{name}>\n#include <{name}>\n"
    standard = LANGUAGES.get(language, f"-std={language}")
    command = [compiler, "-x", language.rstrip("0123456789"), standard, "-fsyntax-only", "-nostdinc",
               "-w", "-ferror-limit=0", "-fno-caret-diagnostics",
               "-fms-extensions", "-D_AMD64_=1", "-DAMD64=1", "-D_WIN64=1", *options,
               "-idirafter", PACK, "-"]
    process = subprocess.run([str(word) for word in command], text=True, capture_output=True,
                             input=text, check=False)
    lines = [line for line in process.stderr.splitlines()
             if ERROR.search(line) and (line.startswith(f"{PACK}/") or line.startswith("<stdin>"))]
    return [f"{name} ({language}, {flavour}):\n" + "\n".join(lines)] if lines else []


def library_jobs(flavour, options):
    """C++'s library: every header, and all of them together in use."""
    return [(name, f"c++{year}", flavour, options) for name in support.library_headers()
            for year in LIBRARY_YEARS] + \
        [(LIBRARY_USER.name, f"c++{year}", flavour, options) for year in (17, 20)]


def builtin_headers(compiler):
    """The folder of the compiler's own stddef.h and the like, which mingw-w64's headers need."""
    process = subprocess.run([compiler, "-print-resource-dir"], text=True, capture_output=True,
                             check=True)
    return process.stdout.strip() + "/include"


def main():
    """Parses every header in every way."""
    compiler, mingw = support.clang(), support.mingw_headers()
    if compiler is None:
        support.skip("clang is not installed")
    alone = ["-target", "x86_64-pc-windows-msvc", "-fms-compatibility"]
    names = sorted(path.name for path in PACK.glob("*.h")
                   if not ALIAS.fullmatch(path.read_text(encoding="utf-8")))
    jobs = [(name, language, "pack", alone) for name in names for language in LANGUAGES]
    jobs += library_jobs("pack", alone)
    if mingw is None:
        print("mingw-w64's headers are not installed: the header pack only")
    else:
        theirs = {path.name for path in (*mingw.iterdir(), *(mingw / "ddk").iterdir())}
        behind = ["-target", "x86_64-w64-mingw32", "-isystem", builtin_headers(compiler),
                  "-isystem", mingw, "-isystem", mingw / "ddk"]
        jobs += [(name, language, "behind mingw-w64", behind) for name in names
                 for language in LANGUAGES
                 if PARTS.get(name, name) not in theirs]
        jobs += library_jobs("behind mingw-w64", behind)
    results = support.parallel(lambda job: parse(compiler, *job), jobs)
    failures = []
    for job, result in zip(jobs, results):
        failures += [f"{job[0]}: {result}"] if isinstance(result, Exception) else result
    count = len(names) + len(support.library_headers())
    support.finish(failures, f"{count} headers of the pack in {len(jobs)} ways")


if __name__ == "__main__":
    main()
