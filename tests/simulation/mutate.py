#!/usr/bin/env python3
"""Breaks the engine and the hub on purpose, one way after the other, and tells which promise the simulation finds broken.

    tests/simulation/mutate.py [--seeds 4000] [--jobs 2] [--only NAME] [--scratch DIR]

Works on a scratch copy of the tree; builds test_simulation alone. Prints one line of a table for each mutant; exit code 1 if
one survives, or if a mutant's text is no longer in the source it changes.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from mutants import MUTANTS

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(command, **options):
    return subprocess.run(command, text=True, capture_output=True, check=False, **options)


def copy_tree(scratch):
    names = run(["git", "ls-files"], cwd=ROOT).stdout.split("\n")
    for name in filter(None, names):
        source, target = ROOT / name, scratch / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != source.read_bytes():
            shutil.copy2(source, target)
    # One changed file should cost the compiling of one file.
    cmake = scratch / "CMakeLists.txt"
    cmake.write_text(cmake.read_text() + "\nset_target_properties(jiayi_sync_client jiayi_sync_hub PROPERTIES UNITY_BUILD OFF)\n")


def build(scratch, jobs):
    made = run(["cmake", "--build", "build/mutants", f"-j{jobs}", "--target", "test_simulation"], cwd=scratch)
    return made.returncode == 0, made.stdout[-3000:] + made.stderr[-1000:]


def hunt(scratch, seeds, options):
    """Seed and invariant of the first broken promise, or None."""
    found = run([str(scratch / "build/mutants/bin/test_simulation"), "--seeds", f"1..{seeds}", "--first", *options])
    match = re.search(r"seed (\d+)[ :]+(invariant (\d+)|the program threw)[: ]*(.*)", found.stdout)
    if match:
        return match[1], match[3] or "0", match[4]
    if found.returncode != 0:
        return "?", "0", f"the program ended with {found.returncode}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=4000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--scratch", default=str(pathlib.Path(tempfile.gettempdir()) / "jiayi-mutants"))
    wishes = parser.parse_args()
    scratch = pathlib.Path(wishes.scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    copy_tree(scratch)
    configured = run(["cmake", "-S", ".", "-B", "build/mutants", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                      "-DCMAKE_CXX_FLAGS_RELEASE=-O1", "-DCMAKE_UNITY_BUILD=ON"], cwd=scratch)
    works, said = build(scratch, wishes.jobs)
    if configured.returncode or not works:
        sys.exit(f"the tree does not build:\n{configured.stderr[-2000:]}{said}")
    healthy = hunt(scratch, min(wishes.seeds, 300), [])
    if healthy:
        sys.exit(f"not broken on purpose, and yet: seed {healthy[0]}, invariant {healthy[1]}: {healthy[2]}")
    print("| what was broken | where | found by invariant | at seed |\n| --- | --- | --- | --- |", flush=True)
    wrong = 0
    for mutant in MUTANTS:
        if wishes.only not in mutant.name:
            continue
        file = scratch / mutant.file
        healthy_text = file.read_text()
        if healthy_text.count(mutant.old) != 1:
            print(f"| {mutant.name} | `{mutant.file}` | its text is not there once | |", flush=True)
            wrong += 1
            continue
        file.write_text(healthy_text.replace(mutant.old, mutant.new))
        works, said = build(scratch, wishes.jobs)
        caught = hunt(scratch, wishes.seeds, mutant.options) if works else None
        file.write_text(healthy_text)
        verdict = f"{caught[1]} | {caught[0]}" if caught else ("survived | " if works else "does not compile | ")
        wrong += caught is None
        print(f"| {mutant.name} | `{mutant.file}` | {verdict} |", flush=True)
        if not works:
            print(said, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
