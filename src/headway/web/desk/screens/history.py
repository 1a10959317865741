"""Desk: everything that was changed, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from headway.base.audit.models import Record
from headway.base.audit.states import Event
from headway.base.people.states import Permission
from headway.web.desk.audience import for_staff
from headway.web.desk.frame import page
from headway.web.desk.numbers import page_number
from headway.web.desk.pages import Pages, pages_of

A_PAGE = 100


@dataclass(frozen=True)
class Difference:
    """One field that changed; an empty side means there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    what: str
    target: str
    reason: str
    differences: tuple[Difference, ...]


@for_staff(Permission.SEE_DESK)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """The audit record, filtered by what happened, who did it and words in its target or reason."""
    asked = {name: value for name in ("event", "who", "q") if (value := _asked(request.GET.get(name)))}
    paginator: Paginator[Record] = Paginator(_matching(asked), A_PAGE)
    shown = paginator.get_page(page_number(request.GET.get("page")))
    pages: Pages = pages_of(shown.number, paginator.num_pages, address=f"?{urlencode(asked)}")
    return page(
        request,
        "desk/history.html",
        {
            "entries": [entry_of(record) for record in shown.object_list],
            "total": paginator.count,
            "pages": pages,
            "asked": asked,
            "events": [{"value": value, "label": label} for value, label in Event.choices],
        },
        title="History",
        here="history",
    )


def entry_of(record: Record) -> Entry:
    """A record as the page shows it."""
    fields = dict.fromkeys((*record.before, *record.after))
    return Entry(
        at=record.at,
        who=record.actor_name,
        what=str(Event(record.event).label),
        target=record.target_label,
        reason=record.reason,
        differences=tuple(
            Difference(field.replace("_", " "), _words(record.before.get(field)), _words(record.after.get(field)))
            for field in fields
        ),
    )


def _matching(asked: Mapping[str, str]) -> QuerySet[Record]:
    found = Record.objects.all()
    if asked.get("event") in Event.values:
        found = found.filter(event=asked["event"])
    if asked.get("who"):
        found = found.filter(actor_name__icontains=asked["who"])
    if asked.get("q"):
        found = found.filter(Q(target_label__icontains=asked["q"]) | Q(reason__icontains=asked["q"]))
    return found


def _asked(value: str | None) -> str:
    return (value or "").replace("\0", "").strip()[:200]


def _words(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_words(item) for item in value)
    return str(value)
