"""A source that is cut off anywhere, or holds bytes that no compiler takes, never ends the run and
never turns its finding into silence: what could not be read is recorded.
"""

import pathlib
import random
import shutil
import sys
import tempfile

import support
from cli import LOST

SEED = 20240229
CUTS, CHANGES = 150, 250
FOREIGN = b"@`\x01\x7f\xff"  # outside of comments and strings these have no meaning in C

# What a driver has besides: a comment, a string, a condition, a loop, a label.
TAIL = b"""
/* A comment with a 'quote. */
#ifdef NEVER_DEFINED
static int Left(void) { return out; }
#endif
static NTSTATUS Helper(ULONG n) {
  static const char Name[] = "a \\"name\\" {";
  while (n-- > 3) {
    if (Name[n] == ';') goto Done;
  }
Done:
  return STATUS_SUCCESS;
}
"""


def variants(text):
    """(name, bytes, whether the text is all there) of each variant."""
    chance = random.Random(SEED)
    for number, at in enumerate(sorted(chance.sample(range(1, len(text)), CUTS))):
        yield f"cut{number:03}", text[:at]
    for number in range(CHANGES):
        changed = bytearray(text)
        for _ in range(chance.choice((1, 1, 2, 8))):
            changed[chance.randrange(len(changed))] = chance.choice(FOREIGN)
        yield f"changed{number:03}", bytes(changed)


def main():
    """Writes the variants into folders of their own and runs once over all of them."""
    text = LOST.encode() + TAIL
    failures = []
    with tempfile.TemporaryDirectory(prefix="unloadlint-robust-") as name:
        folder = pathlib.Path(name)
        for variant, data in variants(text):
            (folder / variant).mkdir()
            (folder / variant / "driver.c").write_bytes(data)
        shutil.copytree(folder / "changed000", folder / "whole")
        (folder / "whole" / "driver.c").write_bytes(text)
        report = support.check(folder, cwd=folder)
        verdicts = {pathlib.Path(driver["entry"]["file"]).parent.name: driver["verdict"]
                    for driver in report["drivers"] if driver["entry"] and driver["entry"]["file"]}
        told = {pathlib.Path(problem["file"]).parent.name for problem in report["problems"]}
        quiet = [variant for variant, verdict in verdicts.items()
                 if verdict not in ("findings", "inconclusive") and variant not in told]
        for variant in quiet:
            failures.append(f"{variant}: {verdicts[variant]}, and nothing is recorded:\n"
                            + (folder / variant / "driver.c").read_text(errors="replace"))
        if verdicts.get("whole") != "findings":
            failures.append(f"the driver itself: {verdicts.get('whole')}")
        counts = {verdict: list(verdicts.values()).count(verdict) for verdict in
                  sorted(set(verdicts.values()))}
    print(*failures, sep="\n")
    print(f"seed {SEED}: {CUTS} cuts, {CHANGES} changes: {counts}, {len(failures)} failures")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
