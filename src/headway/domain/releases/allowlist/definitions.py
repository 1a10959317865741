"""Releases: how a public field and a public table are described."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """How a value is written in JSON. DATE is "YYYY-MM-DD"; LIST and RECORDS are parts of their row."""

    TEXT = "text"
    WHOLE = "whole number"
    DATE = "date"
    YES_NO = "yes or no"
    LIST = "list of texts"
    RECORDS = "list of records"


@dataclass(frozen=True, slots=True)
class Field:
    """One published field.

    missing: what null, an empty text or an empty list means here; "" where it is always given.
    unit: of a number; "" where it is a plain count or no number. sources: the model fields it is made from,
    e.g. ``plans.Step.text``; empty where it is computed (the description says how).
    values: the values it can have, where they are few.
    """

    name: str
    type: Type
    description: str
    missing: str = ""
    unit: str = ""
    sources: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One published table. key: how a row's key is made. withdrawable: a row of it can be taken from every edition.

    label is shown to people, name stands in files and addresses.
    """

    name: str
    label: str
    description: str
    key: str
    fields: tuple[Field, ...]
    withdrawable: bool = False

    @property
    def sources(self) -> frozenset[str]:
        """Every model field the table is made from."""
        return frozenset(source for field in self.fields for source in field.sources)
