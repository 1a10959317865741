"""Repository: foreign keys follow the same order as imports; an import checker does not see a key's string."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def order_of_rooms() -> list[set[str]]:
    """The rooms from the contracts, topmost first, each level a set: {"releases"}, {"intake"}, …"""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    levels: list[set[str]] = []
    for container in ("headway.domain", "headway.base"):
        (contract,) = (one for one in contracts if one.get("containers") == [container])
        levels += [{room.strip() for room in level.split("|")} for level in contract["layers"]]
    return levels


def level_of(room: str) -> int:
    return next(number for number, rooms in enumerate(order_of_rooms()) if room in rooms)


def test_every_foreign_key_points_downwards() -> None:
    checked, wrong = 0, []
    for model in apps.get_models():
        if not model.__module__.startswith(("headway.domain", "headway.base")):
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if not getattr(field, "concrete", False) or target is None or not target.__module__.startswith("headway."):
                continue
            checked += 1
            if level_of(model._meta.app_label) > level_of(target._meta.app_label):
                wrong.append(f"{model._meta.label}.{field.name} points up to {target._meta.label}")
    assert checked > 20
    assert not wrong


def test_every_contract_is_exhaustive_and_ignores_nothing() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert all(contract.get("exhaustive") for contract in contracts if contract["type"] == "layers")
    assert not [contract["name"] for contract in contracts if "ignore_imports" in contract]
