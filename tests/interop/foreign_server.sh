#!/usr/bin/env bash
# Two desks share a clinic over a FHIR server that is not our hub. Ends with "N resources equal, 0 differ"; exit 1 if any differ.
#   foreign_server.sh BASE JIAYI     BASE: the server's base, JIAYI: the program
set -euo pipefail
base=$1 jiayi=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export JIAYI_PASSPHRASE='correct horse battery staple 7'

for desk in a b; do "$jiayi" init --store "$work/$desk.db" --institution 120101001 --user admin >/dev/null; done
"$jiayi" generate --store "$work/a.db" --residents "${RESIDENTS:-10}" --seed 7 >/dev/null
for desk in a b; do "$jiayi" pair --store "$work/$desk.db" --foreign --hub "$base" --no-token --try; done
for desk in a b a b; do
    echo "desk $desk:"
    "$jiayi" sync --store "$work/$desk.db" --once
done
for desk in a b; do
    "$jiayi" verify --store "$work/$desk.db" >/dev/null
    "$jiayi" export --store "$work/$desk.db" --format ndjson --out "$work/$desk" >/dev/null
done
python3 - "$work/a" "$work/b" <<'PYTHON'
import json, pathlib, sys

def resources(folder):
    found = {}
    for file in sorted(pathlib.Path(folder).rglob("*.ndjson")):
        for line in file.read_text().splitlines():
            resource = json.loads(line)
            resource.pop("meta", None)  # the server's stamp
            found[resource["resourceType"], resource["id"]] = resource
    return found

a, b = resources(sys.argv[1]), resources(sys.argv[2])
differ = [key for key in a.keys() | b.keys() if a.get(key) != b.get(key)]
for kind, name in sorted(differ)[:20]:
    print("differs:", kind, name)
print(f"{len(a.keys() & b.keys()) - sum(key in a and key in b for key in differ)} resources equal, {len(differ)} differ")
sys.exit(1 if differ or not a else 0)
PYTHON
