"""Releases: the public row of each step."""

from __future__ import annotations

from datetime import date

from headway.domain.plans.models import Exclusion, FurtherValue, Plan, Responsibility, Step, StepItem, StepSource
from headway.domain.plans.states import Status
from headway.domain.releases.figures import deadline_state
from headway.domain.releases.freezing.grouped import Values, by_step, day
from headway.domain.releases.freezing.healths import healths_of
from headway.domain.releases.hashing import Json, Row

_COLUMNS = (
    "pk",
    "number",
    "position",
    "goal__number",
    "goal__section__number",
    "title",
    "text",
    "status",
    "status_label",
    "status_origin",
    "status_as_of",
    "last_word_on",
    "is_at_risk",
    "set_aside_on",
    "original_due",
    "current_due",
    "forecast_due",
    "completed_on",
    "removed_in__number",
    "removed_in__accepted_at",
)
_SOURCE = ("field", "version__document_name", "place", "quote", "reading", "why")


def step_rows(plan: Plan, *, as_of: date) -> list[Row]:
    """Every step the plan holds or held, in the plan's order, with its state on ``as_of``."""
    steps = Step.objects.filter(plan=plan)
    parts = _Parts(plan)
    healths = healths_of(plan, as_of=as_of)
    rows: list[Row] = []
    for values in steps.order_by("position").values(*_COLUMNS).iterator(chunk_size=5_000):
        health = healths[values["number"]]
        row: dict[str, Json] = {
            **_as_published(values),
            "health": health.state,
            "health_why": health.why,
            "is_stale": health.is_stale,
            **parts.of(values["number"]),
        }
        row["deadline_state"] = deadline_state(row, as_of=as_of)
        rows.append(row)
    return rows


def _as_published(values: Values) -> dict[str, Json]:
    return {
        "number": values["number"],
        "position": values["position"],
        "section": values["goal__section__number"],
        "goal": values["goal__number"],
        "title": Step(title=values["title"], text=values["text"]).short_title,
        "text": values["text"],
        "status": values["status"],
        "status_words": values["status_label"] or str(Status(values["status"]).label),
        "status_origin": values["status_origin"],
        "status_as_of": day(values["status_as_of"]),
        "last_word_on": day(values["last_word_on"]),
        "is_at_risk": values["is_at_risk"],
        "set_aside_on": day(values["set_aside_on"]),
        "original_due": day(values["original_due"]),
        "current_due": day(values["current_due"]),
        "forecast_due": day(values["forecast_due"]),
        "completed_on": day(values["completed_on"]),
        "removed_in": values["removed_in__number"],
        "removed_on": day(values["removed_in__accepted_at"]),
    }


class _Parts:
    """The lists inside a step's row, read for the whole plan at once."""

    def __init__(self, plan: Plan) -> None:
        in_plan = {"step__plan": plan}
        self.items = by_step(StepItem.objects.filter(**in_plan), "position", "text")
        self.named = by_step(
            Responsibility.objects.filter(**in_plan),
            "position",
            "is_lead",
            "part",
            "organization__slug",
            "organization__name",
        )
        self.exclusions = by_step(Exclusion.objects.filter(**in_plan), "reason", "decider", "decided_on")
        self.further = by_step(FurtherValue.objects.filter(**in_plan), "position", "name", "value")
        self.sources = by_step(StepSource.objects.filter(**in_plan), *_SOURCE)

    def of(self, number: int) -> dict[str, Json]:
        """The lists of one step; "" or an empty list where there is nothing."""
        return {
            "items": [item["text"] for item in _in_order(self.items.get(number, []))],
            "departments": [_department(named) for named in _in_order(self.named.get(number, []))],
            "exclusion": [_exclusion(values) for values in self.exclusions.get(number, [])[-1:]],
            "further": [{"name": v["name"], "value": v["value"]} for v in _in_order(self.further.get(number, []))],
            "sources": [_source(values) for values in self.sources.get(number, [])],
        }


def _in_order(rows: list[Values]) -> list[Values]:
    return sorted(rows, key=lambda values: (values["position"], values["pk"]))


def _department(values: Values) -> dict[str, Json]:
    return {
        "slug": values["organization__slug"],
        "name": values["organization__name"],
        "is_lead": values["is_lead"],
        "part": values["part"],
    }


def _source(values: Values) -> dict[str, Json]:
    return {
        "field": values["field"],
        "document": values["version__document_name"],
        "place": values["place"],
        "quote": values["quote"],
        "reading": values["reading"],
        "why": values["why"],
    }


def _exclusion(values: Values) -> dict[str, Json]:
    return {"reason": values["reason"], "decider": values["decider"], "decided_on": day(values["decided_on"])}
