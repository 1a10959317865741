"""Files: kept whole or not at all, by what they are and not by what they are called."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.conf import LazySettings

from headway.base.core import home
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.files.models import StoredFile
from headway.base.files.store import keep, path_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nminutes"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path))
    return tmp_path / "files"


def left_over() -> list[str]:
    return [path.name for path in home.part("files").iterdir()]


def test_a_file_comes_back_as_it_went_in() -> None:
    file = keep(by=None, chunks=[PDF[:5], PDF[5:]], name="minutes.pdf")
    assert path_of(file).read_bytes() == PDF
    assert (file.sha256, file.size, file.media_type) == (hashlib.sha256(PDF).hexdigest(), len(PDF), "application/pdf")


def test_equal_bytes_are_kept_once_under_two_names() -> None:
    first, second = (keep(by=None, chunks=[PDF], name=name) for name in ("a.pdf", "b.pdf"))
    assert (first.key, first.name, second.name) == (second.key, "a.pdf", "b.pdf")
    assert left_over() == [first.key]


def test_a_name_is_never_a_path() -> None:
    file = keep(by=None, chunks=[PDF], name="../../etc/minutes.pdf")
    assert file.name == "minutes.pdf"
    assert path_of(file).parent == home.part("files")


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.pdf", "is empty"),
        (b"MZ\x90\x00", "program.pdf", "not of a type that is accepted"),
        (PDF, "minutes.docx", "is really of the type application/pdf"),
        (b"<svg onload=alert(1)>", "picture.svg", "not of a type that is accepted"),
        (b"a\0b", "notes.txt", "not of a type that is accepted"),
    ],
)
def test_what_is_not_accepted_leaves_nothing_behind(content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        keep(by=None, chunks=[content], name=name)
    assert left_over() == []
    assert not StoredFile.objects.exists()


def test_too_large_a_file_is_stopped_while_it_comes_in(settings: LazySettings) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield PDF.ljust(256 * 1024)

    with pytest.raises(InvalidInput, match="larger than 1 MB"):
        keep(by=None, chunks=endless(), name="large.pdf")  # type: ignore[arg-type]
    assert taken == 5
    assert left_over() == []


def test_a_reader_that_breaks_off_leaves_nothing_behind() -> None:
    def broken() -> object:
        yield PDF
        raise OSError("connection lost")

    with pytest.raises(OSError, match="connection lost"):
        keep(by=None, chunks=broken(), name="minutes.pdf")  # type: ignore[arg-type]
    assert left_over() == []


def test_a_missing_file_says_what_to_do() -> None:
    file = keep(by=None, chunks=[PDF], name="minutes.pdf")
    path_of(file).unlink()
    with pytest.raises(NotPossible, match="Restore it from a backup"):
        path_of(file)
