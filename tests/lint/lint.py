#!/usr/bin/env python3
"""The house rules that a compiler does not know. `lint.py ROOT` prints each breach as file:line: message; exit 1 if any."""
import sys

import arrows
import punctuation
import shape
import traps
import translations
from source import Project


def breaches(project):
    return sorted({breach for rule in (arrows, traps, shape, punctuation, translations) for breach in rule.breaches(project)})


def main(root):
    project = Project(root)
    found = breaches(project)
    for breach in (*shape.warnings(project), *found):
        print(breach)
    if not translations.LUPDATE:
        print("lupdate is missing: strings that were never collected went unnoticed")
    print(f"lint: {len(project.files)} files, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
