"""Length of files, README in every folder, numbered schema steps, named TODOs, nothing from outside the tree."""
import re

from source import FLOORS, Breach, folder_of, line_of

LONGEST_FILE = 500
LONGEST_HEADER = 220    # a warning: a header this long usually holds two rooms
TOP_LEVEL = {*FLOORS, "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "dev"}

_CODE = (".cpp", ".h", ".py", ".sh", ".mjs", ".cmake", ".sql", ".ts")
_TEXT = (*_CODE, ".txt", ".md", ".json", ".csv", ".yml")
_TODO = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b(?!\([A-Z]\d+\))")
_OUTSIDE = re.compile(re.escape("/".join(("..", "shared"))))
_STEP = re.compile(r"(\d{4})_[a-z0-9_]+\.sql$")


def warnings(project):
    for name in project.named(".h"):
        lines = project.text(name).count("\n")
        if LONGEST_HEADER < lines <= LONGEST_FILE:
            yield Breach(name, lines, f"warning: a header of {lines} lines; {LONGEST_HEADER} is the aim")


def _lengths(project):
    for name in project.named(".cpp", ".h"):
        lines = project.text(name).count("\n")
        if lines > LONGEST_FILE:
            yield Breach(name, lines, f"{lines} lines; {LONGEST_FILE} is the ceiling: does it hold two rooms?")


def _readmes(project):
    folders = {folder_of(name) for name in project.named(*_CODE) if not name.startswith(".")} - {""}
    for folder in sorted(folders | {floor for floor in FLOORS if project.named("", below=floor + "/")}):
        if f"{folder}/README.md" not in project.files:
            yield Breach(folder, 1, "no README.md: what lives here, what may be touched, decisions with their cost")


def _schema_steps(project):
    numbers = {}
    for name in project.named(".sql", below="resources/schema/"):
        step = _STEP.search(name.rpartition("/")[2])
        if not step:
            yield Breach(name, 1, "a schema step is named NNNN_name.sql")
            continue
        taken = numbers.setdefault(folder_of(name), {})
        if int(step[1]) in taken:
            yield Breach(name, 1, f"step {step[1]} is {taken[int(step[1])]} already")
        taken.setdefault(int(step[1]), name)
    for folder, taken in numbers.items():
        for number in range(1, max(taken) + 1):
            if number not in taken:
                yield Breach(folder, 1, f"step {number:04} is missing")


def _words(project):
    for name in project.named(*_TEXT, "dev"):
        text = project.text(name)
        for match in _OUTSIDE.finditer(text):
            yield Breach(name, line_of(text, match.start()), "refers to a folder outside the project: copy the data in")
        if name.endswith((*_CODE, "dev")) and not name.startswith("tests/lint/"):
            for match in _TODO.finditer(text):
                yield Breach(name, line_of(text, match.start()), f"{match[0]} without the feature it belongs to, as in {match[0]}(R4)")


def breaches(project):
    for top in sorted({name.split("/")[0] for name in project.files}):
        if not top.startswith(".") and top not in TOP_LEVEL:
            yield Breach(top, 1, "is not part of the layout")
    for rule in (_lengths, _readmes, _schema_steps, _words):
        yield from rule(project)
