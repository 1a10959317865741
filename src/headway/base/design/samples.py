"""Design: the made-up content of the gallery."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from headway.base.design.charts import (
    Bar,
    Bars,
    Chart,
    Column,
    Columns,
    Line,
    Moment,
    Part,
    Point,
    Series,
    StackedBar,
    Timeline,
    draw,
)
from headway.base.design.tones import Tone

LABELS = {
    Tone.DONE: "Complete",
    Tone.ACTIVE: "In progress",
    Tone.PLANNED: "Not started",
    Tone.WAITING: "Waiting for confirmation",
    Tone.LATE: "Overdue",
    Tone.STOPPED: "Excluded",
    Tone.UNKNOWN: "Status not known",
}


class SampleForm(forms.Form):
    """Every kind of control that the desk uses."""

    title = forms.CharField(label="Short title", help_text="Six words or fewer, as a resident would say it.")
    deadline = forms.DateField(label="Deadline", widget=forms.DateInput(attrs={"type": "date"}))
    note = forms.CharField(label="What happened", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    status = forms.ChoiceField(label="Status", choices=[("", "Choose one"), *((t.value, n) for t, n in LABELS.items())])
    share = forms.ChoiceField(
        label="Who may see this",
        widget=forms.RadioSelect,
        choices=[("all", "Everyone"), ("city", "City staff"), ("team", "This department")],
        help_text="A release shows only what everyone may see.",
    )
    checked = forms.BooleanField(label="I have looked at the source")


def gallery() -> dict[str, Any]:
    """What the gallery's templates show."""
    wrong = SampleForm(data={"title": "", "deadline": "31 April", "status": "done"}, prefix="wrong", auto_id="id-%s")
    return {
        "page_title": "Design gallery",
        "workspace_notice": "This page shows made-up data.",
        "here": "gallery",
        "desk_nav": _rooms(),
        "tones": list(LABELS.items()),
        "crumbs": [{"href": "#", "label": "Plan"}, {"href": "#", "label": "Goal 2: Roads that forgive mistakes"}],
        "columns": [
            {"label": "Step", "sort": "text"},
            {"label": "Status", "sort": "text"},
            {"label": "Lead"},
            {"label": "Due", "sort": "text"},
            {"label": "Cost", "num": True, "sort": "number"},
        ],
        "steps": _steps(),
        "options": [{"value": t.value, "label": n} for t, n in LABELS.items()],
        "pages": [
            {"number": 1, "href": "#1"},
            {},
            {"number": 4, "href": "#4"},
            {"number": 5, "here": True},
            {"number": 6, "href": "#6"},
        ],
        "tabs": [
            {"label": "Doubts", "href": "#d", "here": True, "count": 12},
            {"label": "Settled", "href": "#s", "count": 126},
            {"label": "Set aside", "href": "#a", "count": 0},
        ],
        "keys": [
            {"key": "a", "does": "accept the reading"},
            {"key": "e", "does": "edit"},
            {"key": "x", "does": "set aside"},
        ],
        "form": SampleForm(prefix="fresh"),
        "wrong": wrong,
        "single": SampleForm(prefix="single"),
        "summary_errors": [{"href": "#field-wrong-date", "text": "Deadline: 31 April is not a day."}],
        "charts": charts(),
        "nothing": draw(
            StackedBar(id="nothing", title="Steps by status, before the first import", unit="steps", parts=())
        ),
    }


def edition() -> dict[str, Any]:
    """What the sample of an edition's page shows. With ``root`` added it is a page of an edition as published."""
    ways = ("Overview", "Steps", "Goals", "Departments", "What changed", "About the data")
    return {
        "site": {
            "name": "Riverton Safe Streets Plan",
            "edition": "Edition 6, 20 November 2026",
            "notice": "Made-up data: Riverton does not exist.",
            "nav": [{"label": way, "href": f"#{way}", "key": way} for way in ways],
            "foot": [
                {"title": "This edition", "links": [{"label": "Permanent address", "href": "#e6"}]},
                {"title": "Data", "links": [{"label": "Steps (CSV)", "href": "#csv"}]},
                {"title": "Help", "links": [{"label": "Report an error", "href": "#error"}]},
            ],
            "colophon": "Published with Headway.",
        },
        "here": "Overview",
        "page_title": "Overview",
        "page_description": "How the made-up plan of Riverton is doing.",
        "charts": charts()[:3:2],
    }


def _rooms() -> list[dict[str, Any]]:
    return [
        {
            "title": "Plan",
            "items": [
                {"label": "Overview", "href": "#", "icon": "home", "key": "home"},
                {"label": "Steps", "href": "#", "icon": "list", "key": "steps", "count": 138},
                {"label": "Import", "href": "#", "icon": "file_upload", "key": "import"},
            ],
        },
        {
            "title": "Public edition",
            "items": [
                {"label": "Releases", "href": "#", "icon": "public", "key": "releases"},
                {"label": "Gallery", "href": "", "icon": "visibility", "key": "gallery"},
            ],
        },
    ]


def _steps() -> list[dict[str, Any]]:
    rows = [
        ("Repaint every school crossing before term starts", Tone.DONE, "Streets", "2026-08-31", 48_000),
        ("Open two late-evening youth rooms in branch libraries", Tone.ACTIVE, "Libraries", "2027-03-31", 310_500),
        ("Publish the tow-lot waiting times every month", Tone.LATE, "", "2026-06-30", 0),
        ("Agree on a shared intake form with the county", Tone.WAITING, "Health", "2026-12-31", 12_000),
        ("Trial a night bus on the river line", Tone.UNKNOWN, "Transit", "", 0),
    ]
    return [
        {
            "title": title,
            "tone": tone,
            "status": LABELS[tone],
            "lead": lead,
            "due": due,
            "cost": cost,
            "paid": f"${cost:,}",
        }
        for title, tone, lead, due, cost in rows
    ]


def charts() -> list[Chart]:
    """One chart of each kind."""
    counts = {
        Tone.DONE: 83,
        Tone.ACTIVE: 31,
        Tone.PLANNED: 9,
        Tone.WAITING: 5,
        Tone.LATE: 4,
        Tone.STOPPED: 4,
        Tone.UNKNOWN: 2,
    }
    return [
        draw(
            StackedBar(
                id="share",
                title="Steps by status",
                unit="steps",
                heading="Status",
                parts=tuple(Part(LABELS[tone], count, tone) for tone, count in counts.items()),
            )
        ),
        draw(
            Bars(
                id="departments",
                title="Steps done in each department",
                unit="steps done",
                heading="Department",
                of_label="All steps",
                bars=(
                    Bar("Neighborhood and community relations", 21, 34, Tone.DONE),
                    Bar("Streets and lighting", 18, 19, Tone.DONE),
                    Bar("Libraries", 3, 12, Tone.DONE),
                    Bar("Office of the clerk", 0, 4, Tone.DONE),
                    Bar("Transit", None),
                ),
            )
        ),
        draw(_quarters()),
        draw(_editions()),
        draw(
            Timeline(
                id="days",
                title="The days of one step",
                heading="What",
                moments=(
                    Moment("Deadline as first published", date(2025, 12, 31), Tone.LATE),
                    Moment("Deadline moved, approved by the council", date(2026, 9, 30), Tone.PLANNED),
                    Moment("Work", date(2026, 8, 14), Tone.ACTIVE, start=date(2025, 5, 1)),
                    Moment("Done, confirmed by a second person", date(2026, 8, 20), Tone.DONE),
                ),
                today=date(2026, 11, 22),
                today_label="This edition",
            )
        ),
    ]


def _quarters() -> Columns:
    made_up = [(0, 9), (1, 14), (2, 22), (3, 17), (4, 12), (5, 11), (6, 8), (7, 3)]
    return Columns(
        id="quarters",
        title="Deadlines by quarter",
        unit="deadlines",
        heading="Quarter",
        columns=tuple(
            Column(
                f"Q{index % 4 + 1} {2025 + index // 4}",
                {
                    Tone.DONE: max(total - 3 * index, 0),
                    Tone.ACTIVE: min(total, 3 * index) if index > 4 else min(total, 2 * index),
                    Tone.LATE: min(total, 3 * index) - min(total, 2 * index) if index <= 4 else 0,
                },
            )
            for index, total in made_up
        ),
        legend={Tone.DONE: "Complete", Tone.ACTIVE: "In progress", Tone.LATE: "Overdue"},
        now_after=5,
        now_label="This edition",
    )


def _editions() -> Line:
    days = [
        date(2025, 3, 1),
        date(2025, 6, 1),
        date(2025, 9, 1),
        date(2026, 1, 10),
        date(2026, 5, 4),
        date(2026, 11, 20),
    ]
    done: list[float | None] = [12, 19, None, 44, 61, 83]
    late: list[float | None] = [0, 3, None, 9, 6, 4]

    def points(values: list[float | None]) -> tuple[Point, ...]:
        return tuple(Point(d.isoformat(), d.toordinal(), v) for d, v in zip(days, values, strict=True))

    return Line(
        id="editions",
        title="Steps complete and overdue, edition by edition",
        unit="steps",
        heading="Edition",
        series=(Series("Complete", points(done), Tone.DONE), Series("Overdue", points(late), Tone.LATE)),
    )
