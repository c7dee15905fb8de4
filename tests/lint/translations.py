#!/usr/bin/env python3
"""Translations: every string of ui and app is in the .ts files, finished, with the placeholders of its source.

    translations.py ROOT      collects the strings into ROOT/translations/*.ts and lists what wants a translation
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

from source import Breach, Project, line_of

LUPDATE = next((path for path in map(shutil.which, ("/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate")) if path), None)
_PLACEHOLDER = re.compile(r"%L?(\d{1,2}|n)")


def collect(root, file):
    """Runs lupdate over ui and app, with the root as include path, or a class would lose its namespace; `file` is brought up to date in place. English holds only the plurals: the rest is the
    source itself. Returns what lupdate had to complain of that loses translations, "" when it went well."""
    plural = ["-pluralonly"] if file.name.endswith("_en.ts") else []
    command = [LUPDATE, "-silent", "-locations", "none", "-no-obsolete", *plural, "-I", ".", "ui", "app", "-ts", str(file)]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if ran.returncode:
        return f"lupdate exit {ran.returncode}: {ran.stderr.strip()}"
    return "\n".join(line for line in ran.stderr.splitlines() if "lacks Q_OBJECT" in line)


def messages(path):
    """(context, source, comment) -> message element."""
    return {(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")): message
            for context in xml.parse(path).getroot().iter("context") for message in context.iter("message")}


def _fault(message):
    """What is wrong with one translation, or None."""
    source, translation = message.findtext("source", ""), message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return "unfinished"
    if translation.get("type") in ("obsolete", "vanished"):
        return "no longer used"
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if not all(form.strip() for form in forms):
        return "empty"
    wanted = set(_PLACEHOLDER.findall(source)) - {"n"}    # a plural form may leave its number out
    if any(set(_PLACEHOLDER.findall(form)) - {"n"} != wanted for form in forms):
        return "its placeholders differ from the source's"
    return None


def _line(text, source):
    escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&apos;")
    offset = text.find(f"<source>{escaped}</source>")
    return line_of(text, offset) if offset >= 0 else 1


def breaches(project):
    names = project.named(".ts", below="translations/")
    for name in names:
        for (context, source, _), message in messages(project.root / name).items():
            fault = _fault(message)
            if fault:
                yield Breach(name, _line(project.text(name), source), f"{context}: '{source}': {fault}")
    if names and LUPDATE:
        with tempfile.TemporaryDirectory() as folder:
            yield from _not_collected(project, names, pathlib.Path(folder))


def _not_collected(project, names, folder):
    for name in names:
        copy = pathlib.Path(shutil.copy(project.root / name, folder))
        complaint = collect(project.root, copy)
        if complaint:
            yield Breach(name, 1, complaint)
        known, used = messages(project.root / name).keys(), messages(copy).keys()
        for context, source, _ in used - known:
            yield Breach(name, 1, f"{context}: '{source}' is missing: ./dev translate collects it")
        for context, source, _ in known - used:
            yield Breach(name, _line(project.text(name), source), f"{context}: '{source}' is no longer used: ./dev translate drops it")


def main(root):
    if not LUPDATE:
        sys.exit("lupdate is missing (qt6-l10n-tools)")
    names = Project(root).named(".ts", below="translations/")
    complaints = [collect(root, (pathlib.Path(root) / name).resolve()) for name in names]
    waiting = 0
    for name in names:
        for (context, source, _), message in messages(pathlib.Path(root) / name).items():
            fault = _fault(message)
            if fault:
                print(f"{name}: {context}: '{source}': {fault}")
                waiting += 1
    print(*filter(None, complaints), f"{waiting} strings want a translation", sep="\n")
    sys.exit(1 if any(complaints) else 0)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else ".")
