"""Reading: which format a file is taken for, and how text is made sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engines.reading.office_files import docx, paragraph, text_cell, xlsx

from headway.engines.reading.document import Document
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats import FORMATS, open_bytes, open_document, suffixes
from headway.engines.reading.formats.sniffing import holds_stream, looks_like_csv, sniff
from headway.engines.reading.formats.text_bytes import as_utf8
from headway.engines.reading.limits import BeyondLimits, check_document

TABLE = b"Action,Owner,Due\nPlant trees,Parks,2026\nMend lights,Works,2027\n"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("plan.pdf", b"%PDF-1.4\n", "pdf"),
        ("plan", b"junk before %PDF-1.4\n", "pdf"),
        ("plan.bin", docx(paragraph("x")), "docx"),
        ("plan.docx", xlsx(f"<row>{text_cell('A1', 'x')}</row>"), "xlsx"),
        ("plan.csv", TABLE, "csv"),
        ("plan.txt", TABLE, "csv"),
        ("plan.xls", TABLE, "csv"),
        ("plan.xls", b"<html><table><tr><td>a</table>", "html"),
        ("plan.csv", b"\xef\xbb\xbf<!DOCTYPE html><html><table>", "html"),
        ("plan.txt", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>', "html"),
        ("plan.md", b"Plan\n====\n", "markdown"),
        ("plan", b"# Plan\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "markdown"),
        ("plan.txt", b"Goal | Action\n---|---\none | two\n", "text"),
        ("plan", b"Only words stand here.\n", "text"),
        ("plan.txt", "Goal one".encode("utf-16"), "text"),
    ],
)
def test_kind_is_told_by_content(name: str, data: bytes, kind: str) -> None:
    assert sniff(data, name=name) == kind


@pytest.mark.parametrize(
    ("text", "is_csv"),
    [
        ("a,b,c\n1,2,3\n", True),
        ("a;b;c\n1;2;3\n", True),
        ("a\tb\tc\n1\t2\t3\n", True),
        ('a,b,c\n"x, y",2,3\n', True),
        ("a,b\n1,2\n", False),
        ("First, a word.\nThen, as one might say, more, and more.\n", False),
        ("one line, with, commas", False),
    ],
)
def test_csv_is_told_from_prose(text: str, is_csv: bool) -> None:
    assert looks_like_csv(text) is is_csv


def test_a_word_about_books_does_not_make_a_workbook() -> None:
    inside = "Workbook".encode("utf-16-le")
    entry = "Workbook".encode("utf-16-le").ljust(128, b"\0")

    assert not holds_stream(bytes(500) + inside + b"x" * 200, "Workbook")
    assert holds_stream(bytes(512) + entry, "Workbook")


def test_every_format_has_its_reader() -> None:
    assert {format.module for format in FORMATS.values()} >= {"text", "markdown", "csv", "html", "docx", "xlsx", "pdf"}
    assert len(suffixes()) == len(set(suffixes()))


def test_a_name_that_says_otherwise_is_noted() -> None:
    document = open_bytes(xlsx(f"<row>{text_cell('A1', 'x')}</row>"), name="plan.docx")

    assert document.kind == "xlsx"
    assert document.notes == ["The name ends in .docx, but the file is XLSX; it was read as that."]


def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_bytes(TABLE)

    document = open_document(tmp_path / "plan.csv")

    assert (document.kind, document.name, len(document.lines)) == ("csv", "plan.csv", 3)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Straße".encode(), "Straße"),
        ("\ufeffStraße".encode(), "Straße"),
        ("Straße".encode("utf-16"), "Straße"),
        ("Straße".encode("utf-32"), "Straße"),
    ],
)
def test_text_becomes_utf8_without_a_note(data: bytes, text: str) -> None:
    assert as_utf8(data, name="p.txt") == (text.encode(), "")


def test_old_windows_text_is_read_with_a_note() -> None:
    data, note = as_utf8("“Café”; Straße; 5 € — all of them ordinary words".encode("cp1252"), name="p.txt")

    assert data.decode() == "“Café”; Straße; 5 € — all of them ordinary words"
    assert "Windows" in note


def test_a_break_in_text_is_named_by_its_line() -> None:
    with pytest.raises(Refused, match=r"p\.txt is not sound UTF-8 text: it breaks at line 2"):
        as_utf8("Größe\n".encode() + b"\xff\n", name="p.txt")


def test_a_plain_document_passes_the_limits() -> None:
    document = Document(kind="text", name="p.txt")

    check_document(document)

    assert "1,001 columns" in str(BeyondLimits.columns(1001))
