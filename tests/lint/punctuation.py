"""Chinese that a doctor reads has Chinese punctuation, in the rule tables as in the translations."""
import csv
import io
import re

from source import Breach

# These names are compared with what other systems send, and written as they write them.
_AS_OTHERS_WRITE = ("conditions.csv", "drugs.csv")
_HAN = "[\u4e00-\u9fff]"
_MARK = re.compile(rf"{_HAN}\s*[,;:?!()]|[,;:?!(]\s*{_HAN}")


def breaches(project):
    for name in project.named(".csv", below="resources/rules/"):
        if name.endswith(_AS_OTHERS_WRITE):
            continue
        rows = csv.reader(io.StringIO(project.text(name)))
        columns = [at for at, title in enumerate(next(rows, [])) if title == "zh" or title.endswith("_zh")]
        for row in rows:
            for at in columns:
                found = _MARK.search(row[at]) if at < len(row) else None
                if found:
                    yield Breach(name, rows.line_num, f"ASCII punctuation in Chinese: {found[0]}")
