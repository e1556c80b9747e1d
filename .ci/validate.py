"""Validates a folder of exported files; every file a validator refuses is named, and the exit code is 1.

Objects for council information systems are held against the schemas that the standard publishes (server/tests/oparl/schema)
and against a table of its fields that asks for more (server/tests/oparl/fields.json).
"""

import csv
import functools
import json
import re
import struct
import subprocess
import sys
import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pdfua
import pikepdf
from icalendar import Calendar
from jsonstat_validator import validate_jsonstat
from openapi_spec_validator import OpenAPIV31SpecValidator
from pysdmx.io import read_sdmx

# Beside the format itself: what the product's documents promise.
SHEETS = ["Werte", "Quellen", "Hinweise"]
A4 = (595, 842)
OPARL_TYPE = "https://schema.oparl.org/1.1/"
OPARL = Path(__file__).parent.parent / "server/tests/oparl"
OPARL_FIELDS = json.loads((OPARL / "fields.json").read_text(encoding="utf-8"))
OPARL_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")

# Words that have to be copied out of the documents of a meeting, by the beginning of their name.
MEETING_WORDS = {
    "sitzung-einladung": ("Einladung", "Tagesordnung", "14:00"),
    "sitzung-nachtrag": ("Nachtragstagesordnung",),
    "sitzung-absage": ("Absage",),
    "sitzung-uebersendung": ("Niederschrift", "Einwendungen"),
    "sitzung-tagesordnung": ("Tagesordnung", "Genehmigung der Tagesordnung"),
    "sitzung-vorlage": ("Beschlussvorlage", "Beschlussvorschlag", "Sachverhalt"),
    "sitzung-anwesenheit": ("Anwesenheit", "Organisation"),
    "sitzung-auszug": ("Beschluss", "6/6.2/1"),
    "sitzung-niederschrift": ("Niederschrift", "Beschluss"),
    "sitzung-umlauf": ("Umlauf", "U-2020-01"),
    "sitzung-mappe": ("Tagesordnung", "Vorlage"),
    # The letter of a real dispatch: as complete as the one that is made for the tests of documents.
    "sitzung-versand": (
        "Einladung", "Tagesordnung", "14:00", "Unser Zeichen", "SR-Beispiel", "Durchwahl", "0511 000000",
        "Beispielstraße 1", "30000 Hannover", "Anlagen", "Kalendereintrag", "Verteiler",
    ),
    "sitzung-versand-mitglied": ("Demo-Mitglied", "Vorlage SR-2020-005 Antrag vereinfachen"),
}

# Letters by DIN 5008, form B: what stands in the window of the envelope begins 25 mm from the left edge; the line for the
# return lies between 45 mm and 62.7 mm from the upper edge, the address between 62.7 mm and 90 mm.
LETTERS = ("sitzung-einladung", "sitzung-nachtrag", "sitzung-absage", "sitzung-uebersendung", "sitzung-versand")
MM = 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>')


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


def check_workbook(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    if book.sheetnames != SHEETS:
        raise ValueError(f"sheets {book.sheetnames}")
    values = book["Werte"]
    for row in values.iter_rows(min_row=2):
        if not isinstance(row[7].value, (int, float)):
            raise ValueError(f"{row[7].coordinate} is no number: {row[7].value!r}")
    if any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row):
        raise ValueError("a formula")


def texts_of(path: Path) -> str:
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().replace("\u00a0", " ").split())


def structure(node: pikepdf.Object) -> list[tuple[str, bool]]:
    """The elements of a document in order: role, and whether there is anything in it."""
    if isinstance(node, pikepdf.Array):
        return [found for kid in node for found in structure(kid)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    kids = node.get("/K")
    own = [(str(node.S), kids is not None)] if "/S" in node else []
    return own + (structure(kids) if kids is not None else [])


def check_structure(elements: list[tuple[str, bool]], roles_wanted: tuple[str, ...]) -> None:
    levels = [int(role[2:]) for role, filled in elements if re.fullmatch("/H[1-6]", role) and filled]
    if not levels or levels[0] != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        raise ValueError(f"headings {levels}")
    roles = [role for role, _ in elements]
    for role in roles_wanted:
        if role not in roles:
            raise ValueError(f"no {role}")


def check_accessible(path: Path) -> None:
    report = pdfua.validate(str(path))
    faults = [f"{found.rule_id} {found.message}" for found in report.findings]
    # UA-14-001 (empty headings) stumbles over headings with a list of contents: check_structure looks at those.
    skipped = [rule for rule in report.skipped if rule.rule_id != "UA-14-001"]
    faults += [f"{rule.rule_id} was skipped: {rule.skipped_reason}" for rule in skipped]
    if faults:
        raise ValueError("; ".join(faults))


def check_words(text: str, words: tuple[str, ...]) -> None:
    for word in words:
        if word not in text:
            raise ValueError(f"{word!r} cannot be copied out")
    if re.search("[\ufffd\u25af]", text):
        raise ValueError("a letter is missing")


def check_window(path: Path) -> None:
    """Whether return and address stand in the window of the envelope."""
    command = ["pdftotext", "-enc", "UTF-8", "-f", "1", "-l", "1", "-bbox", path, "-"]
    page = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    words = [(*(float(side) / MM for side in found[:4]), found[4]) for found in WORD.findall(page)]
    # The left half between letterhead and subject: nothing but the window is there. Letters reach a little over the line
    # they stand on, so it is their middle that tells return from address.
    window = [(*word, (word[1] + word[3]) / 2) for word in words if word[0] < 110 and 40 < word[1] < 94]
    address = [word for word in window if word[5] > 62.2]
    if not address or len(address) == len(window):
        raise ValueError("no return or no address in the window")
    left, right = min(word[0] for word in window), max(word[2] for word in window)
    if abs(left - 25) > 1 or right > 106:
        raise ValueError(f"the window's text goes from {left:.1f} to {right:.1f} mm")
    top, first = min(word[1] for word in window), min(word[1] for word in address)
    last = max(word[3] for word in address)
    if top < 43 or abs(first - 62.7) > 2 or last > 91.5:
        raise ValueError(f"return from {top:.1f} mm, address from {first:.1f} to {last:.1f} mm")


def check_meeting_document(path: Path) -> None:
    """A document of a meeting: of as many pages as it takes, with the day it is of."""
    check_accessible(path)
    with pikepdf.open(path) as document:
        sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in document.pages}
        if sizes != {A4}:
            raise ValueError(f"pages {sizes}")
        check_structure(structure(document.Root.StructTreeRoot), ())
        if not str(document.Root.Lang).startswith("de"):
            raise ValueError(f"language {document.Root.Lang}")
    text = texts_of(path)
    words = [words for start, words in MEETING_WORDS.items() if path.name.startswith(start)]
    if not words:
        raise ValueError("nobody has said which words it holds")
    # What is said of a longer beginning holds as well.
    for wanted in words:
        check_words(text, wanted)
    if path.name.startswith(LETTERS):
        check_window(path)
    # A paper of the council is not named to guests.
    if path.name == "sitzung-versand-gast.pdf" and "SR-2020-005" in text:
        raise ValueError("a paper of a closer circle is named")
    # What the tests hide in what is not public.
    if "oeffentlich" in path.name and "Geheim" in text:
        raise ValueError("what is not public can be copied out")


def check_pdf(path: Path) -> None:
    is_result = path.name.startswith("R")
    check_accessible(path)
    with pikepdf.open(path) as document:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in document.pages]
        # A sheet has one page, the result of a round as many as it takes.
        if sizes != [A4] and not (is_result and set(sizes) == {A4}):
            raise ValueError(f"pages {sizes}")
        if any("Date" in key for key in document.docinfo):
            raise ValueError("it tells when it was made")
        # The result of a round has no list.
        wanted = ("/Table", "/TH", "/TD", "/Figure") + (() if is_result else ("/L",))
        check_structure(structure(document.Root.StructTreeRoot), wanted)
        language = str(document.Root.Lang)
    text = texts_of(path)
    german = language.startswith("de")
    words = ("Indikator", "Niedersachsen", "Quellen", "Stand:") if german else ("Indicator", "Sources")
    if is_result:
        words = ("Kriterium", "Mittel", "Bekanntheit", "Stand:") if german else ("Criterion", "Mean")
        # From this round something was found, and an organisation does not share it.
        if path.name.startswith("R5"):
            words += ("Minderheitsvotum", "UVN") if german else ("Minority", "UVN")
    check_words(text, words)


def check_round_workbook(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    rows = list(book["Feststellungen"].iter_rows(min_row=2, values_only=True))
    minority = [row for row in rows if row[2] == "Minderheitsvotum"]
    if not minority or not all(row[1] and row[5] for row in minority):
        raise ValueError(f"no finding with a statement of a minority in {len(rows)} rows")
    if any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row):
        raise ValueError("a formula")


def check_calendar(path: Path) -> None:
    content = path.read_bytes()
    lines = content.split(b"\r\n")
    if lines[-1] != b"" or any(b"\n" in line or b"\r" in line for line in lines):
        raise ValueError("a line does not end in CRLF")
    longest = max(len(line) for line in lines)
    if longest > 75:
        raise ValueError(f"a line of {longest} octets")
    calendar = Calendar.from_ical(content)
    method, cancelled = str(calendar["METHOD"]), path.name == "absage.ics"
    if method != {"termin.ics": "PUBLISH", "absage.ics": "CANCEL"}.get(path.name, "REQUEST"):
        raise ValueError(f"method {method}")
    events = calendar.walk("VEVENT")
    if len(events) != 1 or not calendar.walk("VTIMEZONE"):
        raise ValueError(f"{len(events)} entries")
    event = events[0]
    if event.errors or calendar.errors:
        raise ValueError(f"{event.errors or calendar.errors}")
    begins, ends = event["DTSTART"].dt, event["DTEND"].dt
    if (begins.isoformat(), (ends - begins).seconds) != ("2020-06-18T14:00:00+02:00", 150 * 60):
        raise ValueError(f"from {begins} to {ends}")
    if event["SEQUENCE"] != {"einladung.ics": 0, "aenderung.ics": 1, "termin.ics": 1}.get(path.name, 2):
        raise ValueError(f"sequence {event['SEQUENCE']}")
    if not str(event["UID"]).startswith("sitzung-6@") or "6. Sitzung" not in str(event["SUMMARY"]):
        raise ValueError(f"{event['UID']} {event['SUMMARY']}")
    if (str(event["STATUS"]) == "CANCELLED") != cancelled or str(event["CLASS"]) != "PRIVATE":
        raise ValueError(f"status {event['STATUS']}, class {event['CLASS']}")


def oparl_value(kind, value, at: str) -> None:
    if isinstance(kind, list):
        if not isinstance(value, list) or not value and not at.endswith("/legislativeTerm"):
            raise ValueError(f"{at}: {value!r} is no list")
        for one in value:
            oparl_value(kind[0], one, at)
        return
    checks = {
        "text": lambda: isinstance(value, str) and value != "",
        "address": lambda: isinstance(value, str) and re.fullmatch(r"https?://[^\s]+", value),
        "day": lambda: date.fromisoformat(value),
        "moment": lambda: OPARL_MOMENT.fullmatch(value) and datetime.fromisoformat(value),
        "count": lambda: type(value) is int and value >= 0,
        "flag": lambda: isinstance(value, bool),
    }
    if kind not in checks:
        check_object(value, at)
    elif not checks[kind]():
        raise ValueError(f"{at}: {value!r} is no {kind}")


@functools.cache
def published(name: str) -> jsonschema.Draft7Validator:
    """The validator of a published schema. Its formats are those of the standard; objects within an object have schemas of
    their own and are checked by themselves."""
    schema = json.loads((OPARL / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    formats = jsonschema.FormatChecker(())
    formats.checks("url")(lambda text: re.fullmatch(r"https?://[^\s]+", text) is not None)
    formats.checks("date", ValueError)(date.fromisoformat)
    formats.checks("date-time", ValueError)(
        lambda text: OPARL_MOMENT.fullmatch(text) is not None and datetime.fromisoformat(text)
    )
    return jsonschema.Draft7Validator(schema, format_checker=formats)


def check_published(value: dict, name: str, at: str) -> None:
    validator = published(name)
    faults = [f"{at}/{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(value)]
    # Fields with a prefix are extensions; others the schema has to know.
    known = validator.schema["properties"]
    faults += [f"{at}: {field} is no published field of {name}" for field in value if ":" not in field and field not in known]
    for field, inner in value.items():
        wanted = inner_schema(known.get(field, {}))
        objects = [one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, dict)]
        faults += [f"{at}/{field}: no {wanted}" for one in objects if wanted and one.get("type") != OPARL_TYPE + wanted]
    if faults:
        raise ValueError("; ".join(faults))


def inner_schema(field: dict) -> str | None:
    """The name of the schema that an object within this field has."""
    named = field.get("schema") or field.get("items", {}).get("schema")
    return named.removesuffix(".json") if named else None


def check_object(value: dict, at: str) -> None:
    name = value["type"].removeprefix(OPARL_TYPE)
    check_published(value, name, at)
    common, own = OPARL_FIELDS["common"], OPARL_FIELDS["types"][name]
    missing = [field for field in common["required"] + own["required"] if value.get(field) is None]
    if missing:
        raise ValueError(f"{at}: without {missing}")
    for field, inner in value.items():
        if ":" in field:
            continue
        kind = common["fields"].get(field) or own["fields"].get(field)
        if kind is None:
            raise ValueError(f"{at}: {field} is no field of {name}")
        oparl_value(kind, inner, f"{at}/{field}")


def check_oparl(path: Path) -> None:
    check_object(json.loads(path.read_text(encoding="utf-8")), "")


def check_svg(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    if root.tag != "{http://www.w3.org/2000/svg}svg" or root.get("role") != "img":
        raise ValueError(f"root {root.tag}")


def check_png(path: Path) -> None:
    head = path.read_bytes()[:24]
    width, height = struct.unpack(">II", head[16:24])
    if head[:8] != b"\x89PNG\r\n\x1a\n" or width < 1200 or height < 400:
        raise ValueError(f"{width} × {height}")


def result_of(book: Path) -> float:
    """The result of the index as LibreOffice computes it: the last row with a number, whatever the file says it is."""
    with tempfile.TemporaryDirectory() as folder:
        blind = Path(folder) / "blind.xlsx"
        forget_results(book, blind)
        to = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["libreoffice", profile, "--headless", "--convert-to", to, "--outdir", folder, blind]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        with (Path(folder) / "blind-Digitalisierungsgrad.csv").open(encoding="utf-8", newline="") as file:
            rows = {row[0]: row for row in csv.reader(file, delimiter=";") if row}
    return float(rows["Digitalisierungsgrad"][3].replace(",", "."))


def forget_results(book: Path, to: Path) -> None:
    """Takes out the results that the file brings along, so that whatever is read back was computed."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(to, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            new.writestr(part, content)


def check_index_workbook(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    formulas = sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    if formulas < 20:
        raise ValueError(f"{formulas} formulas")
    results = json.loads((path.parent / "digitalisierungsgrad.index.json").read_text(encoding="utf-8"))["results"]
    expected = next(result["value"] for result in results if result["year"] == 2023)
    found = result_of(path)
    # As many digits as LibreOffice writes into a table.
    if abs(found - expected) > 1e-9:
        raise ValueError(f"LibreOffice computes {found!r}, the product {expected!r}")


CHECKS = {
    "digitalisierungsgrad.xlsx": check_index_workbook,
    "digitalisierungsgrad.index.json": lambda path: json.loads(path.read_text(encoding="utf-8"))["method"],
    ".round.xlsx": check_round_workbook,
    ".oparl.json": check_oparl,
    ".ics": check_calendar,
    ".sdmx.csv": check_sdmx,
    ".json": check_json,
    ".xlsx": check_workbook,
    ".pdf": check_pdf,
    ".svg": check_svg,
    ".png": check_png,
}


def open_with_office(books: list[Path]) -> list[str]:
    """LibreOffice turns each workbook into a table per sheet; the values have as many rows as in the workbook."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        # Separator, quote, UTF-8, first line, no column formats, language, quoted texts, values as they are, all sheets.
        to = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
        command = ["libreoffice", profile, "--headless", "--convert-to", to, "--outdir", folder, *books]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        faults = []
        for book in books:
            expected = openpyxl.load_workbook(book, read_only=True)["Werte"].max_row
            table = Path(folder) / f"{book.stem}-Werte.csv"
            if not table.exists():
                faults.append(f"{book.name}: LibreOffice makes no table of it")
                continue
            with table.open(encoding="utf-8", newline="") as file:
                rows = sum(1 for _ in csv.reader(file, delimiter=";"))
            if rows != expected:
                faults.append(f"{book.name}: LibreOffice shows {rows} of {expected} rows")
    return faults


def missing_schemas() -> list[str]:
    names = [name for name in OPARL_FIELDS["types"] if not (OPARL / "schema" / f"{name}.json").exists()]
    return [f"no published schema of {name}" for name in names]


def main(folder: Path) -> int:
    checked, faults = {}, missing_schemas()
    for path in sorted(folder.iterdir()):
        ending = next((ending for ending in CHECKS if path.name.endswith(ending)), None)
        if ending is None:
            continue
        check = CHECKS[ending]
        if path.name.startswith("sitzung-") and ending == ".pdf":
            ending, check = "sitzung-*.pdf", check_meeting_document
        try:
            check(path)
        except Exception as error:  # each validator has errors of its own
            faults.append(f"{path.name}: {error}")
        checked[ending] = checked.get(ending, 0) + 1
    faults += [f"no file ends in {ending}" for ending in CHECKS if ending not in checked]
    faults += ["no document of a meeting"] if "sitzung-*.pdf" not in checked else []
    # All values, and a few indicators: starting it takes the time, not the files.
    books = sorted(folder.glob("*.xlsx"))
    faults += open_with_office([book for book in books if book.stem in ("indikatoren", "BG-04", "BE-02")])
    for fault in faults:
        print(f"  {fault}", file=sys.stderr)
    counts = ", ".join(f"{count} {ending.removeprefix('.')}" for ending, count in sorted(checked.items()))
    print(f"  {counts}; {len(faults)} faults", file=sys.stderr)
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
