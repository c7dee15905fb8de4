"""Who may include whom. The table is the root CMakeLists.txt itself: jiayi_room and jiayi_program with their USES."""
import re

from source import Breach, folder_of, line_of

_CALL = re.compile(r"^\s*(jiayi_room|jiayi_program|jiayi_test)\s*\(([^)]*)\)", re.MULTILINE)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
_PROJECT_HEADER = re.compile(r"(?:app|ui|models|sync|tests)/")
# Deeper libraries that would reach the window past its item models.
_TOO_DEEP_FOR_UI = re.compile(r"sqlite|SQLiteCpp|sqlcipher|boost/(?:asio|beast)")


def _calls(text):
    for match in _CALL.finditer(re.sub(r"#[^\n]*", "", text)):
        words = match[2].split()
        uses = words[words.index("USES") + 1:] if "USES" in words else []
        uses = uses[:uses.index("LINKS")] if "LINKS" in uses else uses
        yield match[1], words, uses


def room_table(project):
    """Folder -> the folders its row names after USES."""
    table = {}
    for kind, words, uses in _calls(project.text("CMakeLists.txt")):
        if kind != "jiayi_test":
            table[words[1] if kind == "jiayi_program" else words[0]] = uses
    return table


def closure(table, folder):
    reached, waiting = set(), [folder]
    while waiting:
        room = waiting.pop()
        if room not in reached:
            reached.add(room)
            waiting.extend(table.get(room, []))
    return reached


def _allowed_by_folder(project, table):
    """Folder -> rooms whose headers it may include. A test may include what its row in tests/CMakeLists.txt uses; a folder
    of tests without a row (support, bench) may include anything."""
    allowed = {folder: closure(table, folder) for folder in table}
    if "tests/CMakeLists.txt" in project.files:
        for kind, words, uses in _calls(project.text("tests/CMakeLists.txt")):
            if kind == "jiayi_test":
                allowed["tests/" + words[0]] = set().union(*(closure(table, room) for room in uses))
    return allowed


def _breach_of_include(folder, bracket, header, allowed):
    """Why this include is wrong, or None."""
    qt_free = folder.startswith(("models/", "sync/")) and folder != "models/qt"
    if header.startswith("Q") and qt_free:
        return f"<{header}>: no Qt below models/qt, and none in sync"
    if folder.startswith("ui/") and _TOO_DEEP_FOR_UI.match(header):
        return f"<{header}>: ui reaches no database and no network"
    if not _PROJECT_HEADER.match(header):
        if bracket == '"' and not header.endswith(".moc"):
            return f'"{header}": project headers are named from the project root'
        return None
    target = folder_of(header)
    if target.startswith("tests/"):
        return None if folder.startswith("tests/") else f'"{header}": only tests include tests'
    if target.startswith("app/") and not folder.startswith(("app/", "tests/")):
        return f'"{header}": nothing outside app includes app'
    if folder.startswith("tests/") and folder not in allowed:
        return None
    if target not in allowed.get(folder, {folder}):
        return f'"{header}": {folder} does not use {target} (root CMakeLists.txt has the table)'
    return None


def breaches(project):
    table = room_table(project)
    allowed = _allowed_by_folder(project, table)
    for folder, uses in table.items():
        for room in uses:
            if room not in table:
                yield Breach("CMakeLists.txt", 1, f"{folder} uses {room}, which is no room")
    homeless = set()
    for name in project.named(".cpp", ".h"):
        folder, text = folder_of(name), project.text(name)
        if name.startswith(("app/", "ui/", "models/", "sync/")) and folder not in table and folder not in homeless:
            homeless.add(folder)
            yield Breach(name, 1, f"{folder} is no room of the table in the root CMakeLists.txt")
        for match in _INCLUDE.finditer(text):
            reason = _breach_of_include(folder, match[1], match[2], allowed)
            if reason:
                yield Breach(name, line_of(text, match.start()), reason)
