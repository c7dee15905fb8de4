#!/usr/bin/env python3
"""Prints the apt source that `./dev` adds: this machine's own Debian mirror, with the suite CODENAME-backports.

    backports_source.py APT_DIR CODENAME

APT_DIR is /etc/apt. Both of apt's formats are read: one-line .list files and deb822 .sources files. Nothing is printed
when a source has backports already. Exit 1 when no Debian mirror is found. No file is written: the caller adds, and
never replaces, a source.
"""
import dataclasses
import pathlib
import re
import sys

# What must follow the mirror, or apt would trust the new source less, or otherwise, than the old one.
CARRIED = {"signed-by": "Signed-By", "trusted": "Trusted", "arch": "Architectures", "architectures": "Architectures",
           "check-valid-until": "Check-Valid-Until", "check-date": "Check-Date", "allow-insecure": "Allow-Insecure"}


@dataclasses.dataclass
class Source:
    uris: list
    suites: list
    components: list
    options: dict  # deb822 field -> value, lines of a multi-line value (a key in the file) kept


def one_line_sources(text):
    """`deb [signed-by=K arch=amd64] URI SUITE COMPONENT...`, a line each."""
    for line in text.splitlines():
        match = re.match(r"deb\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s*(.*)", line.split("#")[0].strip())
        if not match:
            continue
        options = {}
        for option in (match[1] or "").split():
            name, _, value = option.partition("=")
            if name in CARRIED:
                options[CARRIED[name]] = value.replace(",", " ")
        yield Source([match[2]], [match[3]], match[4].split(), options)


def deb822_sources(text):
    """Paragraphs of `Field: value`; a line that begins with a blank continues the field before it."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for paragraph in re.split(r"\n(?:[ \t]*\n)+", "\n".join(lines)):
        fields, name = {}, None
        for line in paragraph.splitlines():
            if line[:1] in (" ", "\t") and name:
                fields[name] += "\n" + line
            elif ":" in line:
                name, _, value = line.partition(":")
                name = name.strip().lower()
                fields[name] = value.strip()
        if "deb" not in fields.get("types", "").split() or fields.get("enabled", "yes").lower() in ("no", "false", "0"):
            continue
        yield Source(*(fields.get(field, "").split() for field in ("uris", "suites", "components")),
                     {CARRIED[field]: value for field, value in fields.items() if field in CARRIED})


def machine_sources(apt_dir):
    apt_dir = pathlib.Path(apt_dir)
    parts = apt_dir / "sources.list.d"
    for path in [apt_dir / "sources.list", *sorted(parts.glob("*.list"))]:
        if path.is_file():
            yield from one_line_sources(path.read_text(encoding="utf-8", errors="replace"))
    for path in sorted(parts.glob("*.sources")):
        yield from deb822_sources(path.read_text(encoding="utf-8", errors="replace"))


def debian_mirror(sources, codename):
    """The source to copy. Others publish under Debian's code names too, but only Debian has the suite CODENAME-updates on
    the same mirror, or its own key ring; a source with neither is taken last."""
    with_updates = {uri for source in sources if f"{codename}-updates" in source.suites for uri in source.uris}

    def rank(source):
        if set(source.uris) & with_updates:
            return 2
        return 1 if "debian-archive-keyring" in source.options.get("Signed-By", "") else 0

    mirrors = [source for source in sources if {codename, "stable"} & set(source.suites) and "main" in source.components
               and not any(uri.startswith("cdrom:") for uri in source.uris)]
    return max(mirrors, key=rank, default=None)


def backports_source(sources, codename):
    """The deb822 text of the source to add, "" when none is needed, None when no mirror is found."""
    if any({f"{codename}-backports", "stable-backports"} & set(source.suites) for source in sources):
        return ""
    mirror = debian_mirror(sources, codename)
    if mirror is None:
        return None
    fields = {"Types": "deb", "URIs": " ".join(mirror.uris), "Suites": f"{codename}-backports", "Components": "main"}
    return "".join(f"{name}: {value}\n" for name, value in {**fields, **mirror.options}.items())


if __name__ == "__main__":
    text = backports_source(list(machine_sources(sys.argv[1])), sys.argv[2])
    if text is None:
        sys.exit(f"no Debian mirror of {sys.argv[2]} among the sources of {sys.argv[1]}")
    sys.stdout.write(text)
