"""Releases: hashes."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from headway.domain.releases.hashing import Link, canonical, new_salt, row_hash, rows_hash

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts, lambda inner: st.lists(inner, max_size=3), max_leaves=6
)
rows = st.dictionaries(texts, values, max_size=6)


@given(rows)
def test_canonical_is_one_line_without_tabs_and_reads_back(row: dict[str, object]) -> None:
    said = canonical(row)  # type: ignore[arg-type]
    assert "\n" not in said and "\t" not in said and "\r" not in said
    assert json.loads(said) == row


@given(rows)
def test_canonical_does_not_depend_on_the_order_of_keys(row: dict[str, object]) -> None:
    turned = dict(reversed(row.items()))
    assert canonical(row) == canonical(turned)  # type: ignore[arg-type]


def test_row_hash_is_what_sha256sum_prints() -> None:
    expected = hashlib.sha256(b'0a0b{"title":"Caf\xc3\xa9"}').hexdigest()
    assert row_hash(salt="0a0b", content=canonical({"title": "Café"})) == expected


def test_a_salt_hides_what_a_row_said() -> None:
    salts = {new_salt() for _ in range(100)}
    assert len(salts) == 100
    assert {len(salt) for salt in salts} == {32}


@given(st.lists(st.tuples(texts, texts, texts), unique=True, max_size=6), st.randoms())
def test_rows_hash_does_not_depend_on_order(lines: list[tuple[str, str, str]], random: object) -> None:
    turned = list(lines)
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert rows_hash(lines) == rows_hash(turned)


def test_each_part_of_a_link_changes_its_hash() -> None:
    moment = datetime(2026, 11, 22, 12, tzinfo=UTC)
    link = Link(
        number=1, as_of=date(2026, 11, 22), published_at=moment, kind="regular", rows_hash="a" * 64, previous=""
    )
    others = [
        Link(number=2, as_of=link.as_of, published_at=moment, kind="regular", rows_hash="a" * 64, previous=""),
        Link(number=1, as_of=link.as_of, published_at=moment, kind="regular", rows_hash="b" * 64, previous=""),
        Link(number=1, as_of=link.as_of, published_at=moment, kind="regular", rows_hash="a" * 64, previous="c"),
        Link(number=1, as_of=link.as_of, published_at=moment, kind="correction", rows_hash="a" * 64, previous=""),
    ]
    assert len({link.hash, *(other.hash for other in others)}) == 5
