#!/usr/bin/env python3
"""Breaks the engine and the hub on purpose, one way after the other, and tells which promise the simulation finds broken.

    tests/simulation/mutate.py [--seeds 3000] [--jobs 2] [--only WORD] [--scratch DIR] [-- CMAKE OPTIONS]

Works on a scratch copy of the tree. Every mutant becomes a choice that the environment makes (JIAYI_MUTANT=7), so that one
build of test_simulation holds them all. Prints a table; exit code 1 if a mutant survives, or if the text that it changes is
no longer there once.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from mutants import MUTANTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
SWITCH = """#pragma once
#include <cstdlib>
inline bool isMutant(int number) {
    static const char* const chosen = std::getenv("JIAYI_MUTANT");
    static const int mutant = chosen ? std::atoi(chosen) : 0;
    return mutant == number;
}
"""


def run(command, **options):
    return subprocess.run(command, text=True, capture_output=True, check=False, **options)


def copy_tree(scratch):
    texts = {}
    (scratch / "mutant_switch.h").write_text(SWITCH)
    for number, mutant in enumerate(MUTANTS, 1):
        text = texts.setdefault(mutant.file, (ROOT / mutant.file).read_text())
        if text.count(mutant.old) != 1:
            sys.exit(f"{mutant.name}: its text is not once in {mutant.file}")
        texts[mutant.file] = text.replace(mutant.old, mutant.choice(number))
    for name in filter(None, run(["git", "ls-files"], cwd=ROOT).stdout.split("\n")):
        target = scratch / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in texts:
            content = ('#include "mutant_switch.h"\n' + texts[name]).encode()
        else:
            content = (ROOT / name).read_bytes()
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
            shutil.copymode(ROOT / name, target)


def hunt(scratch, number, seeds):
    """Seed, invariant and words of the first broken promise, or None."""
    program = str(scratch / "build/mutants/bin/test_simulation")
    try:
        found = run([program, "--seeds", f"1..{seeds}", "--first"], env={**os.environ, "JIAYI_MUTANT": str(number)}, timeout=3600)
    except subprocess.TimeoutExpired:
        return "?", "20", "it never ends"
    match = re.search(r"seed (\d+): (?:invariant (\d+): )?(.*)", found.stdout)
    if match:
        return match[1], match[2] or "0", match[3]
    return ("?", "0", f"the program ended with {found.returncode}") if found.returncode else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=3000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--scratch", default=str(pathlib.Path(tempfile.gettempdir()) / "jiayi-mutants"))
    parser.add_argument("cmake", nargs="*")
    wishes = parser.parse_args()
    scratch = pathlib.Path(wishes.scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    copy_tree(scratch)
    build = ["cmake", "--build", "build/mutants", f"-j{wishes.jobs}", "--target", "test_simulation"]
    configure = ["cmake", "-S", ".", "-B", "build/mutants", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_UNITY_BUILD=ON", *wishes.cmake]
    for command in (configure, build):
        made = run(command, cwd=scratch)
        if made.returncode:
            sys.exit(made.stdout[-3000:] + made.stderr[-3000:])
    healthy = hunt(scratch, 0, min(wishes.seeds, 200))
    if healthy:
        sys.exit(f"nothing is broken on purpose, and yet: seed {healthy[0]}, invariant {healthy[1]}: {healthy[2]}")
    print("| what was broken | where | found by | at seed |\n| --- | --- | --- | --- |", flush=True)
    survivors = 0
    for number, mutant in enumerate(MUTANTS, 1):
        if wishes.only not in mutant.name:
            continue
        caught = hunt(scratch, number, wishes.seeds)
        survivors += caught is None
        verdict = f"{caught[1]} | {caught[0]}" if caught else "survived | "
        print(f"| {mutant.name} | `{mutant.file}` | {verdict} |", flush=True)
        print(f"    {caught[2]}" if caught else "    ?", file=sys.stderr, flush=True)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
