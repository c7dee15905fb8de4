"""What every rule reads: the project's text files, and C++ with its comments and strings blanked out."""
import dataclasses
import pathlib
import re

SKIPPED_FOLDERS = {"build", ".git", ".cache", "node_modules", "__pycache__"}
FLOORS = ("app", "ui", "models", "sync", "resources", "translations", "tests")


@dataclasses.dataclass(frozen=True, order=True)
class Breach:
    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


class Project:
    """The tree below `root`; file names are relative to it, with forward slashes."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.files = sorted(str(path.relative_to(self.root)) for path in self._walk(self.root))
        self._texts = {}

    def _walk(self, folder):
        for path in folder.iterdir():
            if path.is_dir():
                if path.name not in SKIPPED_FOLDERS:
                    yield from self._walk(path)
            else:
                yield path

    def named(self, *endings, below=None):
        return [name for name in self.files if name.endswith(endings) and (below is None or name.startswith(below))]

    def text(self, name):
        if name not in self._texts:
            self._texts[name] = (self.root / name).read_text(encoding="utf-8", errors="replace")
        return self._texts[name]

    def code(self, name):
        return blanked(self.text(name))


# Raw strings, comments, strings, characters; a digit separator (1'000) is no character.
_TOKENS = re.compile(r'R"(?P<tag>[^()\s]*)\((?:.|\n)*?\)(?P=tag)"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"'
                     r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'")


def blanked(text):
    """`text` with the inside of comments and strings replaced by blanks; every line and column stays where it was."""
    def blank(match):
        token = match[0]
        hidden = re.sub(r"[^\n]", " ", token)
        return hidden if token.startswith("/") else '"' + hidden[1:-1] + '"'
    return _TOKENS.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def folder_of(name):
    return name.rpartition("/")[0]
