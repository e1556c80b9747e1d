"""Validates a folder of exported files; every file a validator refuses is named, and the exit code is 1."""

import csv
import json
import sys
from pathlib import Path

from jsonstat_validator import validate_jsonstat
from openapi_spec_validator import OpenAPIV31SpecValidator
from pysdmx.io import read_sdmx


def rows_of(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def check_sdmx(path: Path) -> None:
    message = read_sdmx(path, validate=True)
    read = sum(len(dataset.data) for dataset in message.data)
    if read != rows_of(path):
        raise ValueError(f"{read} of {rows_of(path)} rows were read")
    structures = {dataset.short_urn for dataset in message.data}
    if structures != {"Dataflow=SRNI:DF_INDICATORS(1.0)"}:
        raise ValueError(f"unknown structures {structures}")


def check_json(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    if "openapi" in document:
        OpenAPIV31SpecValidator(document).validate()
    else:
        validate_jsonstat(document)


CHECKS = {".sdmx.csv": check_sdmx, ".json": check_json}


def main(folder: Path) -> int:
    checked, refused = 0, 0
    for path in sorted(folder.iterdir()):
        check = next((check for ending, check in CHECKS.items() if path.name.endswith(ending)), None)
        if check is None:
            continue
        try:
            check(path)
        except Exception as error:  # each validator has errors of its own
            refused += 1
            print(f"  {path.name}: {error}", file=sys.stderr)
        checked += 1
    print(f"  {checked} files, {refused} refused", file=sys.stderr)
    return 1 if refused or not checked else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
