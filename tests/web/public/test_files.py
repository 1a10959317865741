"""Public: the data, the feeds and the catalogue."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import duckdb
import icalendar
import openpyxl
import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.plans.factories import a_new_step, a_plan, reported
from tests.domain.releases.factories import edition_folder, published

from headway.domain.plans.models import Step
from headway.domain.plans.states import Status
from headway.domain.releases.allowlist import TABLES
from headway.web.public.files.tables import as_csv, as_xlsx

FORMULA = "=cmd|' /C calc'!A0"
SECTIONS = TABLES["sections"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=5))
def test_no_cell_of_a_csv_can_be_taken_for_a_formula(names: list[str]) -> None:
    rows = [{"number": number, "name": name, "slug": "s"} for number, name in enumerate(names)]
    text = as_csv(SECTIONS, rows).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_text_stays_text_in_a_spreadsheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(SECTIONS, [{"number": 1, "name": FORMULA, "slug": "s"}])))
    cell = book.active["B2"]
    assert cell.value == FORMULA and cell.data_type == "s"


def test_the_same_rows_give_the_same_spreadsheet() -> None:
    rows = [{"number": 1, "name": "One", "slug": "one"}]
    assert as_xlsx(SECTIONS, rows) == as_xlsx(SECTIONS, rows)
    assert zipfile.ZipFile(io.BytesIO(as_xlsx(SECTIONS, rows))).testzip() is None


@pytest.mark.django_db
def test_the_four_files_of_a_table_hold_the_same_rows() -> None:
    folder = edition_folder(published(a_plan(20))) / "data"
    titles = [row["title"] for row in json.loads((folder / "steps.json").read_text())["rows"]]
    with (folder / "steps.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["title"] for row in csv.DictReader(file)] == titles
    sheet = openpyxl.load_workbook(folder / "steps.xlsx").active
    heads = [cell.value for cell in sheet[1]]
    assert [row[heads.index("title")] for row in sheet.iter_rows(min_row=2, values_only=True)] == titles
    found = duckdb.sql(f"SELECT title, original_due FROM '{folder}/steps.parquet'").fetchall()  # noqa: S608
    assert [title for title, _ in found] == titles
    assert any(isinstance(due, date) for _, due in found)


@pytest.mark.django_db
def test_the_calendar_holds_each_open_deadline() -> None:
    plan = a_plan(
        [
            a_new_step("Open.", deadline=date(2027, 3, 1)),
            a_new_step("Done.", status=Status.COMPLETE),
            a_new_step("No.", deadline=None),
        ]
    )
    text = (edition_folder(published(plan)) / "en" / "deadlines.ics").read_bytes()
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["DTSTART"].dt == date(2027, 3, 1) and event["SUMMARY"] == "Open"
    assert event["UID"].startswith("step-1@")


@pytest.mark.django_db
def test_the_feed_tells_each_change() -> None:
    plan = a_plan(3)
    published(plan)
    reported(Step.objects.get(plan=plan, number=2), Status.PAUSED, reason="No money \x0b yet.")
    feed = ET.parse(edition_folder(published(plan)) / "en" / "changes.atom").getroot()
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = feed.findall("a:entry", names)
    summaries = " ".join(entry.findtext("a:summary", "", names) for entry in entries)
    assert "Status: Planning → Paused" in summaries
    ids = [entry.findtext("a:id", "", names) for entry in entries]
    assert len(ids) == len(set(ids)) >= 3


@pytest.mark.django_db
def test_the_site_map_lists_every_page_once() -> None:
    folder = edition_folder(published(a_plan(5)))
    places = [element.text or "" for element in ET.parse(folder / "sitemap.xml").getroot().iter() if element.text]
    assert any(place.endswith("/en/steps/5.html") for place in places)
    assert len(places) == len(set(places))
    assert "Disallow: /editions/" in (folder / "robots.txt").read_text()


@pytest.mark.django_db
def test_the_catalogue_fits_the_federal_schema(shared: Path) -> None:
    catalogue = json.loads((edition_folder(published(a_plan(3))) / "data.json").read_text())
    folder = shared / "data" / "opendata" / "dcat-us-1.1"
    whole = json.loads((folder / "catalog.json").read_text())
    schema = json.loads((folder / "dataset-non-federal.json").read_text())
    assert _problems(catalogue, whole, definitions=whole.get("definitions", {}), skip=("dataset",)) == []
    problems = [_problems(one, schema, definitions=schema.get("definitions", {})) for one in catalogue["dataset"]]
    assert problems == [[]] * len(TABLES)


@pytest.mark.django_db
def test_the_catalogue_claims_nothing_that_nobody_said() -> None:
    folder = edition_folder(published(a_plan(3)))
    for dataset in json.loads((folder / "data.json").read_text())["dataset"]:
        assert not dataset.keys() & {"license", "rights", "accrualPeriodicity"}
        assert dataset["contactPoint"] == {"@type": "vcard:Contact", "fn": "No contact is set up"}
    assert "Free to use" not in (folder / "en" / "data.html").read_text()


@pytest.mark.django_db
def test_license_and_contact_come_from_the_settings(settings: LazySettings) -> None:
    settings.PUBLIC_LICENSE, settings.PUBLIC_CONTACT = "https://city.example/terms", "plan@city.example"
    folder = edition_folder(published(a_plan(3)))
    dataset = json.loads((folder / "data.json").read_text())["dataset"][0]
    assert dataset["license"] == "https://city.example/terms"
    assert dataset["contactPoint"]["hasEmail"] == "mailto:plan@city.example"
    assert 'href="https://city.example/terms"' in (folder / "en" / "data.html").read_text()


KINDS = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def _problems(
    value: Any, schema: dict[str, Any], *, definitions: dict[str, Any], skip: tuple[str, ...] = ()
) -> list[str]:
    """What breaks the schema, by the parts of draft 4 that it uses."""
    if "$ref" in schema:
        return _problems(value, definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions=definitions)
    if "anyOf" in schema:
        tried = [_problems(value, one, definitions=definitions) for one in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if "type" in schema and not isinstance(value, KINDS[schema["type"]]):
        return [f"{value!r} is not of type {schema['type']}"]
    found = _of_one_value(value, schema)
    if isinstance(value, dict):
        found += [f"{name} is missing" for name in schema.get("required", []) if name not in value]
        for name in schema.get("properties", {}).keys() & value.keys() - set(skip):
            found += _problems(value[name], schema["properties"][name], definitions=definitions)
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for inner in value:
            found += _problems(inner, schema["items"], definitions=definitions)
    return found


def _of_one_value(value: Any, schema: dict[str, Any]) -> list[str]:
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{value!r} is none of {schema['enum']}")
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        found.append(f"{value!r} does not fit {schema['pattern']}")
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        found.append(f"{value!r} is too short")
    return found
