"""python3 tests/truth/faults.py [--seeds FIRST:COUNT] [--only NAME] [-j N]

Breaks the checker on purpose, one fault at a time, in a copy of its sources, and holds each broken
one against generated drivers that have been run. Each fault must be caught by some of them: a tool
that is wrong in this way would not pass. Prints a table; exits with 1 when a fault is not caught.
"""

import argparse
import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import compare  # pylint: disable=wrong-import-position
import driver  # pylint: disable=wrong-import-position
import support  # pylint: disable=wrong-import-position


@dataclasses.dataclass
class Fault:
    """One deliberate fault: a text of one file below checker/, which must stand there exactly once,
    becomes another."""
    name: str
    what: str
    file: str
    old: str
    new: str


FAULTS = [
    Fault("no-alias", "a pointer to a known place leads to memory of its own", "explore/place.c",
          "  if (node->kind == VAL_ADDR) return node->a;\n  return loc_make(e, LOC_DEREF",
          "  if (node->kind == VAL_ADDR && e->locs[node->a].kind == LOC_LOCAL) return node->a;\n"
          "  return loc_make(e, LOC_DEREF"),
    Fault("one-file", "functions of the second file and further ones are unknown", "link/link.c",
          "  for (uint32_t i = 0; i < unit_count; i++) define_externals(&l, units[i]);\n",
          "  for (uint32_t i = 0; i < 1; i++) define_externals(&l, units[i]);\n"),
    Fault("branches-merged", "which way a branch went is forgotten", "explore/run.c",
          "    if (!state_assume(e, &next, condition, is_true)) continue;\n", ""),
    Fault("no-failure", "a registration never fails", "explore/registrar.c",
          "  if (call_result(e, call, &failed, contract->success, false, &r.result)) {",
          "  if (call == NULL && call_result(e, call, &failed, contract->success, false, &r.result)) {"),
    Fault("failure-untouched", "a registration that fails never writes to the driver object",
          "explore/registrar.c",
          "    if (acts && contract->on_failure != FAILURE_UNTOUCHED) apply_rows",
          "    if (acts && contract->on_failure == FAILURE_TOUCHED) apply_rows"),
    Fault("store-lost", "a store through a pointer to a member of anything is lost", "explore/step.c",
          "  if (!loc_is_slot(e, loc)) {\n    state_store(e, s, loc, val);\n",
          "  if (!loc_is_slot(e, loc)) {\n"
          "    if (e->locs[loc].kind != LOC_FIELD) state_store(e, s, loc, val);\n"),
    Fault("origin-confused", "every read of the slot counts as one behind the registration",
          "explore/call.c", "written == read->n ?", "read->kind == VAL_READ ?"),
    Fault("first-registration", "a read of the slot behind any registration is not stale",
          "explore/call.c", "written == read->n ?", "read->n != 0 ?"),
    Fault("fresh-memory", "the unload run starts with the memory of a driver that has just been mapped",
          "explore/explore.c",
          "  State s = parents->end.state;\n  e->in_unload = true;",
          "  State s = {0};\n  e->in_unload = true;"),
    Fault("contract-leave", "class drivers that overwrite the slot leave it alone",
          "explore/registrar.c", "  if (effect == EFFECT_LEAVE) return;\n",
          "  if (effect != EFFECT_CHAIN) return;\n"),
    Fault("contract-overwrite", "a class driver that chains overwrites", "explore/registrar.c",
          "  if (effect == EFFECT_CHAIN && is_own) state_set(e, s, KEY_CHAINED, slot, old);\n", ""),
    Fault("no-correlation", "what a path has learnt of a value is forgotten", "explore/assume.c",
          "  if (is_true) return learn_not(e, s, val, 0);\n", "  if (is_true) return true;\n"),
    Fault("recursion-cut", "an unload routine that reaches itself again is taken for any call",
          "explore/call.c", "  if (func != e->unload_func || !is_running(e, func)) return true;\n",
          "  if (func != LINK_NONE) return true;\n"),
    Fault("always-acquired", "an allocation that returns NULL has acquired something",
          "explore/resource.c", "      condition = result;\n", "      condition = val_int(e, 1);\n"),
    Fault("release-elsewhere", "a release counts only in the function that acquired",
          "explore/resource.c", "    Val held = tuple[2];\n",
          "    Val held = tuple[2];\n"
          "    if (e->sites[tuple[1]].func != call->frame->func) continue;\n"),
    Fault("release-any", "a release gives back whatever is held of its kind", "explore/resource.c",
          "  if (released == held || owner_of(e, released) == held) return true;\n",
          "  if (kind != NULL || released == held) return true;\n"),
    Fault("no-default", "a switch always matches a case", "explore/run.c",
          "    hist_add(e, &s, STEP_CASE, act->frame.func, ins, UINT32_MAX, 0);\n  }\n"
          "  leave(ways, ins->target[0], s);\n",
          "    hist_add(e, &s, STEP_CASE, act->frame.func, ins, UINT32_MAX, 0);\n  }\n"
          "  if (ins->case_count == 0) leave(ways, ins->target[0], s);\n"),
    Fault("null-unseen", "a call of NULL is not noticed", "explore/call.c",
          "  note_chain(e, call, &s, CHAIN_NULL, is_read ? read->b : 0, LINK_NONE, NO_REGISTRATION);\n",
          ""),
    Fault("first-call-only", "every call of a registrar writes the slot", "explore/registrar.c",
          "  if (!contract->first_call_only) return true;\n",
          "  if (contract != NULL) return true;\n"),
    Fault("callees-untouched", "a callee reaches what itself names, not what its callees do",
          "explore/footprint.c",
          "      if (add_func(footprint, f->callees[i])) g_array_append_val(pending, f->callees[i]);\n",
          "      add_func(footprint, f->callees[i]);\n"),
    Fault("reach-forgets", "of the variables that a callee reaches, the first one is forgotten",
          "explore/footprint.c", "    if (root != 0) reach_root(r, root);\n",
          "    if (root != 0 && i > 0) reach_root(r, root);\n"),
    Fault("indirect-unseen", "a callee reaches nothing through the pointers that it calls",
          "explore/footprint.c", "    if (ir_named_callee(block, ins) == LINK_NONE) to->is_indirect = true;\n", ""),
    Fault("rest-lost", "what a callee does not reach is forgotten", "explore/frame.c",
          ".framing = framing, .map = framing->full};", ".framing = framing, .map = framing->part};"),
    Fault("rest-unshared", "what is known of values that callee and rest both speak of is forgotten",
          "explore/frame.c", "    keep_shared(&c);\n", ""),
    Fault("rest-apart", "a choice is made in a callee alone when its caller's state depends on it too",
          "explore/frame.c", "    share_guards(&c);\n", ""),
    Fault("names-shared", "what two calls of a function make has one name", "explore/rename.c",
          "    if (val == known || copy == COPIES - 1 || !is_used(r, val)) return val;\n",
          "    if (copy == 0) return val;\n"),
    Fault("names-kept", "a resource that a callee hands out keeps the callee's name", "explore/rename.c",
          "tuple_make(r->e, use, site, rename_val(r, tuple[2]), last)",
          "tuple_make(r->e, use, site, tuple[2], last)"),
    Fault("numbers-wrong", "a value that is known to be one number is taken for 0", "explore/collect.c",
          "  return val_int(k->e, k->e->ranges[fact].lo);\n", "  return val_int(k->e, fact * 0);\n"),
    Fault("facts-lost", "where paths meet, what they have learnt is forgotten", "explore/collect.c",
          "    if (!reach_can_turn_up(&c->reach, KEY_ID(key))) g_array_append_val(c->dead, key);\n",
          "    g_array_append_val(c->dead, key);\n"),
    Fault("locals-lost", "where paths meet, local variables are forgotten", "explore/collect.c",
          "  return live != NULL && (live[root->n / 64] >> (root->n % 64) & 1) != 0;\n",
          "  return live != NULL && live[0] == 0;\n"),
    Fault("choices-stuck", "a merged state stands for the first of the two only", "explore/choice.c",
          "  if (choice.guard == guard) return choice.way[way];\n",
          "  if (choice.guard == guard) return choice.way[0];\n"),
    Fault("devices-alike", "whatever of its kind is gone, a second release of anything counts",
          "explore/device.c", "  if (before == now || (val_is_int(e, now, &n) && n == 0)) return true;\n",
          "  if (before != 0) return true;\n"),
    Fault("devices-one", "the second device never goes", "explore/device.c",
          "    if (!d->e->is_exhausted) write_courses(d, parents, other);\n", ""),
    Fault("devices-stay", "the driver is not unloaded while a device is there", "explore/device.c",
          "    if (unload != LINK_NONE) {\n", "    if (unload == LINK_NONE - 1) {\n"),
    Fault("sections-by-pragma", "what alloc_text says is not read", "lower/pragma.c",
          "    read_alloc_text(s, p, end, NULL);\n", "    (void)0;\n"),
    Fault("sections-by-attribute", "where a declaration says that a function lies is not read",
          "lower/pragma.c", "  return is_discardable(section) ? section : NULL;\n",
          "  return is_discardable(section) && attribute_section(l, definition) == NULL ? section : NULL;\n"),
    Fault("sections-alone", "what an unload routine calls may lie anywhere", "explore/discarded.c",
          "    note_text(e, func);\n", ""),
    Fault("sections-named", "an unload routine calls whatever it hands to others", "explore/discarded.c",
          "  if (is_named && !calls_back(&e->program->funcs[callee->number])) return;\n", ""),
    Fault("objects-one-way", "constructors of static objects end in their first way only", "explore/start.c",
          "    for (uint32_t k = 0; k < exits.exit_count; k++) add_way",
          "    for (uint32_t k = 0; k < exits.exit_count && k == 0; k++) add_way"),
    Fault("objects-idle", "no destructor of a static object does anything", "link/objects.c",
          "  return callee == NULL || callee->op != IR_FUNC || acts(s, (uint32_t)callee->number);\n",
          "  return s == NULL && callee != NULL;\n"),
    Fault("objects-busy", "every destructor of a static object does something", "link/objects.c",
          "if (func != LINK_NONE && acts(&s, func)) {", "if (func != LINK_NONE) {"),
    Fault("objects-always", "an own unload routine does not help static objects",
          "../rules/global-destructor/rule.sql", " AND s.holds IN ('class', 'null')", ""),
    Fault("no-destructors", "no destructor runs", "lower/object.c",
          "  if (lower_destroys(f->l, type)) lower_each_element(f, object, type, true, destroy_one, NULL);\n",
          ""),
    Fault("operand-called", "a member that an operator is applied to is taken for a method",
          "lower/call.c", "named != CXCursor_FieldDecl && named != CXCursor_VarDecl;",
          "named != CXCursor_CompoundStmt;"),
    Fault("members-defined", "every source that sees a class has its static members", "lower/symbol.c",
          "clang_isCursorDefinition(variable) == 0", "false"),
]


def apply(fault, sources):
    """Puts the fault into the copy; returns the file and what it held before."""
    path = sources / "checker" / fault.file
    text = path.read_text(encoding="utf-8")
    if text.count(fault.old) != 1:
        sys.exit(f"{fault.name}: its text stands {text.count(fault.old)} times in checker/{fault.file}, "
                 "not once: the engine has changed, mend the fault")
    path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    return path, text


def build(sources):
    """Builds the copy; the binary."""
    folder = sources / "build"
    command = ["cmake", "--build", str(folder), "--target", "unloadlint"]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode != 0:
        sys.exit(f"the faulty checker cannot be built:\n{process.stdout[-3000:]}")
    return folder / "unloadlint"


def caught(binary, cases, folder):
    """The names of the drivers on which the checker is wrong; None: it could not run at all."""
    try:
        said = compare.ask_tool(binary, folder, timeout=600)
    except (RuntimeError, subprocess.TimeoutExpired):
        return None
    return {difference.case.name: difference for case in cases
            for difference in compare.differences(case, said.get(case.name))}


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[2])
    parser.add_argument("--seeds", default="1:300", help="FIRST:COUNT")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="these faults")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 2)
    arguments = parser.parse_args()
    first, count = (int(word) for word in arguments.seeds.split(":"))
    faults = [fault for fault in FAULTS if not arguments.only or fault.name in arguments.only]
    with tempfile.TemporaryDirectory(prefix="faults-") as scratch:
        sources = pathlib.Path(scratch) / "sources"
        sources.mkdir()
        for name in ("checker", "rules", "tests"):
            shutil.copytree(support.ROOT / name, sources / name,
                            ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(support.ROOT / "CMakeLists.txt", sources)
        for fault in faults:  # all of them fit before anything long is done
            path, text = apply(fault, sources)
            path.write_text(text, encoding="utf-8")
        subprocess.run(["cmake", "-S", str(sources), "-B", str(sources / "build"), "-G", "Ninja",
                        "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_C_FLAGS=-w"], check=True,
                       capture_output=True)
        prepared = support.BUILD / "prepared"  # headers that the build has precompiled save time
        if prepared.is_dir():
            (sources / "build/prepared").symlink_to(prepared)
        kernel = driver.Kernel(scratch, driver.compiler())
        drivers = pathlib.Path(scratch) / "drivers"
        drivers.mkdir()
        cases = compare.generate_all(kernel, range(first, first + count), drivers, arguments.j)
        without = caught(build(sources), cases, drivers)
        if without is None or without:
            sys.exit("the checker differs without a fault: " + ", ".join(sorted(without or ["all"])))
        print(f"{len(cases)} drivers\n{'fault':20} {'caught by':>9}  what, and the first", flush=True)
        missed = []
        for fault in faults:
            path, text = apply(fault, sources)
            wrong = caught(build(sources), cases, drivers)
            path.write_text(text, encoding="utf-8")
            number = "all" if wrong is None else len(wrong)
            shown = "" if not wrong else f" [{next(iter(wrong.values()))}]"
            print(f"{fault.name:20} {number:>9}  {fault.what}{shown[:110]}", flush=True)
            if number == 0:
                missed.append(fault.name)
    if missed:
        sys.exit("not caught: " + ", ".join(missed))


if __name__ == "__main__":
    main()
