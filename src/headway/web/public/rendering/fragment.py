"""Public: a step's row of a list, made when a page that shows it is made, and then once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from headway.base.design.templatetags.design import chip

_ROW = (
    '<tr role="row" data-status="{status}" data-section="{section}" data-goal="{goal}" data-department="{slugs}" '
    'data-quarter="{quarter}"><td role="cell" class="num" data-label="{no_label}">{number}</td>'
    '<th scope="row" role="rowheader"><a href="../steps/{number}.html">{title}</a></th>'
    '<td role="cell" class="nowrap" data-label="{status_label}">{chip}</td>'
    '<td role="cell" data-label="{departments_label}"><span>{departments}</span></td>'
    '<td role="cell" data-label="{deadline_label}" data-value="{due}"><span>{deadline}</span></td></tr>'
)


class Fragment:
    """A row as HTML. A long plan's pages show each row many times, so it is no template; ``said`` is its fingerprint.

    Every list stands two folders deep, so the row's links fit in all of them.
    """

    def __init__(self, line: Mapping[str, Any]) -> None:
        self._line = line

    @cached_property
    def said(self) -> str:
        """Hash of all that the row shows."""
        return hashlib.sha256(json.dumps(self._line, sort_keys=True).encode()).hexdigest()

    @cached_property
    def html(self) -> SafeString:
        line, labels = self._line, _labels(get_language() or "")
        return format_html(
            _ROW,
            **{
                name: line[name] for name in ("status", "section", "goal", "slugs", "quarter", "number", "title", "due")
            },
            **{name: text for name, text in labels.items() if name.endswith("_label")},
            chip=chip(line["tone"], line["words"]),
            departments=_departments(line["departments"], labels),
            deadline=_deadline(line, labels),
        )

    def __str__(self) -> str:
        return self.html


@lru_cache(maxsize=16)
def _labels(language: str) -> Mapping[str, str]:
    """The row's own words; looked up once a language and not for each of thousands of rows."""
    return {
        "no_label": gettext("No."),
        "status_label": gettext("Status"),
        "departments_label": gettext("Departments"),
        "deadline_label": gettext("Deadline"),
        "nobody": gettext("Not named"),
        "none": gettext("None given"),
        "passed": gettext("passed, no later word"),
        "late": gettext("late"),
    }


def _departments(departments: list[dict[str, str]], labels: Mapping[str, str]) -> SafeString:
    if not departments:
        return format_html('<span class="soft">{}</span>', labels["nobody"])
    named = ((one["slug"], one["name"]) for one in departments)
    return format_html_join(", ", '<a href="../departments/{}.html">{}</a>', named)


def _deadline(line: Mapping[str, Any], labels: Mapping[str, str]) -> SafeString:
    if not line["due"]:
        return format_html('<span class="soft">{}</span>', labels["none"])
    day = format_html('<span class="nowrap">{}</span>', line["due_words"])
    if line["deadline_state"] == "passed_unknown":
        return format_html('{}<br><span class="small soft">{}</span>', day, labels["passed"])
    if line["deadline_state"] == "late":
        return format_html("{}<br>{}", day, chip("late", labels["late"]))
    return day
