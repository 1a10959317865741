"""Releases: the allowlist covers every field of every model whose rows reach an edition."""

from __future__ import annotations

import pytest
from django.apps import apps

from headway.domain.releases.allowlist import INTERNAL, TABLES, check_row


def _fields() -> set[str]:
    models = [*apps.get_app_config("plans").get_models(), apps.get_model("people", "Organization")]
    return {f"{model._meta.label}.{field.name}" for model in models for field in model._meta.concrete_fields}


def test_every_field_is_either_public_or_internal() -> None:
    public = {source for table in TABLES.values() for source in table.sources}
    assert _fields() - public - INTERNAL.keys() == set()
    assert public & INTERNAL.keys() == set()


def test_the_lists_name_no_field_that_does_not_exist() -> None:
    public = {source for table in TABLES.values() for source in table.sources}
    assert (public | INTERNAL.keys()) - _fields() == set()


def test_each_internal_field_says_why() -> None:
    assert all(INTERNAL.values())


def test_a_row_with_a_field_too_many_is_refused() -> None:
    row = {"number": 1, "name": "One", "slug": "one"}
    check_row("sections", row)
    with pytest.raises(ValueError, match="internal_note"):
        check_row("sections", {**row, "internal_note": "x"})
