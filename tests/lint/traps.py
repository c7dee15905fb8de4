"""Traps of Qt 6.4 that compile and then crash, and translated text below the floors that translate."""
import re

from source import Breach, line_of

_SIGNAL = re.compile(r"&\s*\w+(?:\s*::\s*\w+)+")
_TRANSLATED = re.compile(r"\b(?:tr|translate)\s*\(\s*\"|\bQ_DECLARE_TR_FUNCTIONS\b|\bQT_TR\w*\s*\(|\bQT_TRANSLATE\w*\s*\(")
_TRANSLATING_MACRO = re.compile(r"^[ \t]*#[ \t]*define\b(?:[^\n]*\\\n)*[^\n]*\b(?:tr|translate|QT_TR\w*|QT_TRANSLATE\w*)\s*\(", re.MULTILINE)
_OPENERS, _CLOSERS = "([{", ")]}"


def arguments(code, start):
    """The arguments of the call whose bracket opens at `start`, split at its own commas."""
    depth, angle, begin, found = 0, 0, start + 1, []
    for at in range(start, len(code)):
        char = code[at]
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth -= 1
            if depth == 0:
                found.append(code[begin:at].strip())
                return found if found != [""] else []
        elif char == "<" and re.search(r"(?:Overload|_cast|std::function|std::pair)$", code[max(0, at - 20):at]):
            angle += 1
        elif char == ">" and angle:
            angle -= 1
        elif char == "," and depth == 1 and angle == 0:
            found.append(code[begin:at].strip())
            begin = at + 1
    return found


def _contextless_connect(code):
    for match in re.finditer(r"\bconnect\s*\(", code):
        given = arguments(code, match.end() - 1)
        if len(given) >= 2 and _SIGNAL.search(given[1]):
            if len(given) == 3 or (len(given) > 2 and given[2].startswith("[")):
                yield match.start(), "connect without a context object: the lambda outlives what it captures"


def _then_with_context(code):
    for match in re.finditer(r"\.\s*then\s*\(", code):
        given = arguments(code, match.end() - 1)
        if len(given) == 2 and not re.search(r"Launch|pool", given[0], re.IGNORECASE):
            yield match.start(), "QFuture::then with a context asserts when it has died: use a parented QFutureWatcher"


def breaches(project):
    for name in project.named(".cpp", ".h"):
        code = project.code(name)
        if name.startswith(("models/", "sync/")):
            for match in _TRANSLATED.finditer(code):
                yield Breach(name, line_of(code, match.start()), "translated text belongs to ui and app")
        for match in _TRANSLATING_MACRO.finditer(code):
            yield Breach(name, line_of(code, match.start()), "lupdate expands no macros: these strings would stay untranslated")
        for offset, message in (*_contextless_connect(code), *_then_with_context(code)):
            yield Breach(name, line_of(code, offset), message)
