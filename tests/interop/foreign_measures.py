#!/usr/bin/env python3
"""Compares what Jiayi says of the published measures with what the authors of test patients expect of them.

    foreign_measures.py JIAYI FOLDER

FOLDER holds a checkout of a repository of measure content as CMS publishes it: input/tests/measure/<measure>/<patient>/*.json. All patients of a
measure are imported into one store, an evidence pack is written of it, and each patient's place in it is compared with their MeasureReport.
"""
import collections
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

SYSTEM = "urn:interop:test-patient"
MEASURES = {"DiabetesGlycemicStatusAssessmentGreaterThan9PercentFHIR": "CMS122", "ControllingHighBloodPressureFHIR": "CMS165"}


def resources(folder):
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]


def apart(value, patient):
    """Ids that repeat from patient to patient are made one patient's own."""
    if isinstance(value, list):
        return [apart(item, patient) for item in value]
    if not isinstance(value, dict):
        return value
    said = {key: apart(item, patient) for key, item in value.items()}
    if isinstance(said.get("reference"), str) and not said["reference"].startswith(("Patient/", "#")):
        said["reference"] += "-" + patient
    return said


def bundle(patient, every):
    entries = []
    for resource in every:
        if resource["resourceType"] == "Patient":
            # The store gives everybody an id of its own; the identifier comes back out with it.
            resource = resource | {"identifier": [{"system": SYSTEM, "value": patient}]}
        else:
            resource = apart(resource, patient) | {"id": f"{resource['id']}-{patient}"}
        entries.append({"resource": resource})
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def expected(report):
    """(population, excluded, numerator)"""
    count = {part["code"]["coding"][0]["code"]: part.get("count", 0) for part in report["group"][0]["population"]}
    return count.get("initial-population", 0), count.get("denominator-exclusion", 0), count.get("numerator", 0)


def judged(jiayi, folder, measure, files, period):
    """Test patient -> (population, excluded, numerator); who is not there is in no population."""
    environment = os.environ | {"JIAYI_PASSPHRASE": "correct horse battery staple 7"}

    def call(*words):
        done = subprocess.run([jiayi, *words], env=environment, capture_output=True, text=True, check=False)
        if done.returncode and words[0] == "import":
            print(f"{measure}: not everything was taken:\n{done.stdout}{done.stderr}")
        elif done.returncode:
            sys.exit(f"{' '.join(words[:1])}: exit {done.returncode}\n{done.stdout}{done.stderr}")

    store, pack = folder / f"{measure}.db", folder / f"{measure}.zip"
    call("init", "--store", str(store), "--institution", "120101001", "--user", "admin")
    call("import", "--store", str(store), *map(str, files))
    call("evidence", "--store", str(store), "--period", period, "--measure", measure, "--out", str(pack))
    call("export", "--store", str(store), "--format", "ndjson", "--out", str(folder / measure))
    patients = {}
    for line in (folder / measure / "Patient.ndjson").read_text(encoding="utf-8").splitlines():
        person = json.loads(line)
        patients[person["id"]] = next(one["value"] for one in person["identifier"] if one.get("system") == SYSTEM)
    with zipfile.ZipFile(pack) as archive:
        rows = csv.DictReader(io.TextIOWrapper(archive.open("people.csv"), encoding="utf-8"))
        return {patients[row["person"]]: (int(row["population"]), int(row["excluded"]), int(row["numerator"])) for row in rows}


def compared(jiayi, folder, content, name, measure):
    wanted, texts, files, periods = {}, {}, [], collections.Counter()
    for patient in sorted(path for path in (content / name).iterdir() if path.is_dir()):
        every = resources(patient)
        report = next(one for one in every if one["resourceType"] == "MeasureReport")
        person = next(one["id"] for one in every if one["resourceType"] == "Patient")
        wanted[person] = expected(report)
        texts[person] = next((one["valueMarkdown"] for one in report["extension"] if one["url"].endswith("testCaseDescription")), "")
        periods[report["period"]["start"][:10] + "/" + report["period"]["end"][:10]] += 1
        file = folder / f"{person}.json"
        file.write_text(json.dumps(bundle(person, [one for one in every if one["resourceType"] != "MeasureReport"])), encoding="utf-8")
        files.append(file)
    if len(periods) != 1:
        sys.exit(f"{measure}: patients of different periods: {dict(periods)}")
    said = judged(jiayi, folder, measure, files, next(iter(periods)))
    differ = 0
    for person, wants in wanted.items():
        # A numerator says nothing of somebody who is excluded or no member of the population.
        says = said.get(person, (0, 0, 0))
        one, other = ((*parts[:2], parts[2] if parts[0] and not parts[1] else 0) for parts in (wants, says))
        if one != other:
            differ += 1
            print(f"  {person} expected {one}, is {other}: {texts[person]}")
    print(f"{measure}: {len(wanted) - differ} of {len(wanted)} patients agree (population, excluded, numerator)")
    return differ


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    content = pathlib.Path(sys.argv[2]) / "input" / "tests" / "measure"
    with tempfile.TemporaryDirectory() as folder:
        differ = sum(compared(sys.argv[1], pathlib.Path(folder), content, *pair) for pair in MEASURES.items())
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
