"""python3 tests/truth [--seeds FIRST:COUNT] [--keep FOLDER] [-j N]

Generates drivers from seeds, runs each in the executable kernel, holds the tool against what was
observed, and prints by rule what is true, found, missed and false. Exits with 1 on any difference.
"""

import argparse
import concurrent.futures
import os
import pathlib
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import compare  # pylint: disable=wrong-import-position
import steps  # pylint: disable=wrong-import-position
import shrink  # pylint: disable=wrong-import-position
import driver  # pylint: disable=wrong-import-position
import support  # pylint: disable=wrong-import-position

SLICE = 100  # seeds that one process takes at a time


def shrink_all(kernel, arguments, found):
    """Cuts down one driver for each of the first differences; of several about one driver and rule
    the first only."""
    seen = set()
    for difference in found:
        what = (difference.case.name, difference.kind, difference.key[0])
        print(difference, flush=True)
        if what in seen or len(seen) == arguments.most:
            continue
        seen.add(what)
        texts = shrink.shrink_difference(kernel, arguments.binary, difference)
        name = f"{difference.kind}-{difference.key[0] or 'driver'}-{difference.case.name}"
        folder = compare.write(texts, pathlib.Path(arguments.shrink) / name)
        truth = compare.observe(kernel, folder, together=False)
        (folder / "NOTE").write_text(
            f"{difference}\ntrue: {sorted(truth.violations)}\n", encoding="utf-8")
        print(f"cut down to {folder}")


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[2])
    parser.add_argument("--seeds", default="1:300", help="FIRST:COUNT")
    parser.add_argument("--keep", help="a folder for the drivers, which are kept")
    parser.add_argument("--without", action="append", default=[], metavar="KIND",
                        help="leave out this kind of resource")
    parser.add_argument("--replay", action="store_true", help="replay the witness of every finding")
    parser.add_argument("--effort", default="quick", choices=("quick", "joined", "coarse"),
                        help="the checker begins with it; it may leave drivers undecided then")
    parser.add_argument("--shrink", metavar="FOLDER",
                        help="a folder for what the drivers that differ are cut down to")
    parser.add_argument("--most", type=int, default=10, help="cut down so many of them")
    parser.add_argument("--binary", default=support.BINARY)
    parser.add_argument("-j", type=int, default=os.cpu_count() or 2)
    arguments = parser.parse_args()
    steps.WITHOUT.update(arguments.without)
    first, count = (int(word) for word in arguments.seeds.split(":"))
    with tempfile.TemporaryDirectory(prefix="truth-") as folder:
        kernel = driver.Kernel(folder, driver.compiler())
        drivers = pathlib.Path(arguments.keep or folder).resolve() / "drivers"
        slices = [range(base, min(base + SLICE, first + count))
                  for base in range(first, first + count, SLICE)]
        found, figures, start = [], compare.Figures(), time.time()
        with concurrent.futures.ProcessPoolExecutor(arguments.j) as pool:
            futures = [pool.submit(compare.run, kernel, arguments.binary, seeds,
                                   drivers / f"from{seeds[0]}", arguments.replay, arguments.effort)
                       for seeds in slices]
            for seeds, future in zip(slices, futures):
                some, its_figures = future.result()
                for difference in some:
                    print(difference, flush=True)
                found += some
                figures += its_figures
                print(f"to seed {seeds[-1]}: {figures.drivers} drivers in {time.time() - start:.0f} s",
                      file=sys.stderr)
        if arguments.shrink:
            shrink_all(kernel, arguments, found)
        print("\n".join(figures.lines()))
        if arguments.replay:
            gaps = sum(1 for difference in found if difference.kind == "witness")
            print(f"{figures.witnesses} witnesses replayed, {gaps} of them do not hold")
    if arguments.effort != "quick":
        found = [difference for difference in found if difference.kind != "inconclusive"]
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
