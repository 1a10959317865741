"""Public: an edition's rows arranged for its pages, once a language."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from headway.domain.plans.states import Status
from headway.domain.releases.edition import Edition, Frozen
from headway.domain.releases.figures import has_lead, is_open, standing
from headway.web.public import languages
from headway.web.public.rendering import words
from headway.web.public.rendering.assets import explore_path
from headway.web.public.rendering.fragment import Fragment
from headway.web.public.rendering.page import Page

Row = Mapping[str, Any]


class Book:
    """One edition in one language. Every page takes what it says from here; nothing here asks the database."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self.plan: Row = edition.table("plan")[0]
        self.all_steps: list[Row] = sorted(edition.table("steps"), key=lambda step: int(str(step["position"])))
        self.steps: list[Row] = [dict(step) for step in standing(self.all_steps)]
        self.by_number: dict[int, Row] = {step["number"]: step for step in self.all_steps}
        self.sections: dict[int, Row] = {int(str(row["number"])): row for row in edition.table("sections")}
        self.goals: dict[int, Row] = {int(str(row["number"])): row for row in edition.table("goals")}
        self.departments: dict[str, Row] = {str(row["slug"]): row for row in edition.table("departments")}
        self.counts: dict[str, Row] = {str(row["name"]): row for row in edition.table("counts")}
        self._fragments: dict[int, Fragment] = {}
        self._groups: dict[str, dict[Any, list[Row]]] = {}

    def later(self, path: str, template: str, /, *, context: Callable[[], Mapping[str, Any]], depends_on: str) -> Page:
        """A page whose context is put together only if it is rendered. depends_on: changes whenever that would."""
        return Page(
            path=f"{self.language}/{path}",
            template=f"public/{template}",
            language=self.language,
            context=context,
            site=self.site,
            shared=self.shared,
            depends_on=depends_on,
        )

    def page(self, path: str, template: str, /, **context: Any) -> Page:
        """A page below the language's folder. ``here`` is the key of the navigation's entry that it belongs to."""
        return Page(
            path=f"{self.language}/{path}",
            template=f"public/{template}",
            language=self.language,
            context=context,
            site=self.site,
            shared=self.shared,
        )

    @cached_property
    def site(self) -> dict[str, Any]:
        """What every page shows: no edition's number, so that an untouched page keeps its bytes."""
        home = f"{self.language}/"
        notice = gettext("Made-up data, for demonstration only.") if self.plan["is_demonstration"] else ""
        ways = [
            ("home", "index.html", gettext("Overview")),
            ("steps", "steps/index.html", gettext("All steps")),
            ("goals", "goals/index.html", gettext("Goals")),
            ("departments", "departments/index.html", gettext("Departments")),
            ("changes", "changes.html", gettext("What changed")),
            ("about", "about.html", gettext("About the data")),
        ]
        return {
            "name": self.plan["title"],
            "home": f"{home}index.html",
            "notice": notice,
            "nav": [{"key": key, "href": home + href, "label": label} for key, href, label in ways],
            "foot": self._foot(home),
            "colophon": self.plan["publisher"],
            "explore": explore_path(),
        }

    def _foot(self, home: str) -> list[dict[str, Any]]:
        follow = [
            (f"{home}changes.atom", gettext("Changes as a feed (Atom)")),
            (f"{home}deadlines.ics", gettext("Deadlines for your calendar")),
            (f"{home}changes.html", gettext("What changed")),
        ]
        check = [
            (f"{home}data.html", gettext("Download all data")),
            (f"{home}dictionary.html", gettext("What each field means")),
            (f"{home}check.html", gettext("Check this edition yourself")),
        ]
        more = [(f"{home}report.html", gettext("Report an error")), (f"{home}about.html", gettext("About the data"))]
        more += [
            (f"{code}/index.html", languages.own_name(code)) for code in languages.chosen() if code != self.language
        ]
        columns = (
            (gettext("Follow the plan"), follow),
            (gettext("Use and check the data"), check),
            (gettext("Something wrong?"), more),
        )
        return [
            {"title": title, "links": [{"href": href, "label": label} for href, label in links]}
            for title, links in columns
        ]

    @cached_property
    def shared(self) -> str:
        """Hash of what all pages of this language have in common."""
        said = json.dumps([self.site, settings.PUBLIC_CONTACT], sort_keys=True, default=str)
        return hashlib.sha256(said.encode()).hexdigest()

    def grouped(self, name: str) -> dict[Any, list[Row]]:
        """The standing steps by a field of theirs, in the plan's order."""
        if name not in self._groups:
            groups: dict[Any, list[Row]] = defaultdict(list)
            for step in self.steps:
                groups[step[name]].append(step)
            self._groups[name] = groups
        return self._groups[name]

    @cached_property
    def by_department(self) -> dict[str, list[Row]]:
        groups: dict[str, list[Row]] = defaultdict(list)
        for step in self.steps:
            for department in step["departments"]:
                groups[department["slug"]].append(step)
        return groups

    @cached_property
    def by_quarter(self) -> dict[str, list[Row]]:
        """Quarter's key -> steps, quarters in order of time, those without a deadline last."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for step in self.steps:
            groups[words.quarter_key(step["current_due"])].append(step)
        return dict(sorted(groups.items(), key=lambda item: (item[0] == "none", item[0])))

    def section_name(self, number: int) -> str:
        return self.sections[number]["name"] or f"{self.plan['section_name']} {number}"

    def goal_name(self, number: int) -> str:
        return self.goals[number]["name"] or f"{self.plan['goal_name']} {number}"

    def statuses(self, steps: Iterable[Row]) -> list[dict[str, Any]]:
        """How many of the steps have each status: those that occur, in the order of the lifecycle."""
        numbers: dict[str, int] = defaultdict(int)
        for step in steps:
            numbers[step["status"]] += 1
        return [
            {"key": key, "name": name, "tone": tone, "count": numbers[key]}
            for key, name, tone in self._statuses
            if numbers[key]
        ]

    @cached_property
    def _statuses(self) -> list[tuple[str, str, str]]:
        return [(status.value, str(status.label), str(status.tone)) for status in ORDER]

    def fragment(self, step: Row) -> Fragment:
        """The step's row of a table, shared by every list that shows it."""
        number = step["number"]
        if number not in self._fragments:
            self._fragments[number] = Fragment(self.line(step))
        return self._fragments[number]

    def line(self, step: Row) -> dict[str, Any]:
        """What a list shows of a step."""
        return {
            "number": step["number"],
            "title": step["title"],
            "status": step["status"],
            "words": step["status_words"],
            "tone": words.status_tone(step["status"]),
            "section": step["section"],
            "goal": step["goal"],
            "departments": [{"slug": one["slug"], "name": one["name"]} for one in step["departments"]],
            "slugs": " ".join(one["slug"] for one in step["departments"]),
            "quarter": words.quarter_key(step["current_due"]),
            "due": step["current_due"] or "",
            "due_words": words.day(step["current_due"]),
            "deadline_state": step["deadline_state"],
        }

    def frozen(self, table: str, key: str) -> Frozen:
        return self.edition.rows[table][key]

    @cached_property
    def attached(self) -> dict[str, dict[int, list[Row]]]:
        """Table -> step's number -> rows, for the tables that hang on a step."""
        tables: dict[str, dict[int, list[Row]]] = {}
        for table in ("history", "milestones", "dependencies", "evidence", "obligations", "version_changes"):
            groups: dict[int, list[Row]] = defaultdict(list)
            for row in self.edition.table(table):
                groups[row["step"]].append(row)  # type: ignore[index]
            tables[table] = groups
        return tables

    @cached_property
    def waiting_on(self) -> dict[int, list[Row]]:
        """Step's number -> dependencies of the steps that wait for it."""
        groups: dict[int, list[Row]] = defaultdict(list)
        for row in self.edition.table("dependencies"):
            groups[row["waits_for"]].append(row)  # type: ignore[index]
        return groups

    @cached_property
    def last_changed(self) -> dict[str, int]:
        """Step's number as text -> the edition in which its row, or one that hangs on it, last changed."""
        newest: dict[str, int] = {}
        for row in self.edition.all_rows():
            if row.step:
                newest[row.step] = max(newest.get(row.step, 0), row.since)
        return newest

    def hashes_about(self, number: str) -> list[str]:
        """The hashes of a step’s row, first, and of the rows that hang on it, each with its edition and why it went."""
        return self._hashes.get(number, [])

    @cached_property
    def _hashes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for table in sorted(self.edition.rows, key=lambda name: name != "steps"):
            for row in self.edition.rows[table].values():
                if row.step:
                    found[row.step].append(f"{row.hash} {row.since} {row.reason}")
                if table == "dependencies" and row.row is not None:
                    found[str(row.row["waits_for"])].append(row.hash)
        return found

    @cached_property
    def withdrawn_parts(self) -> dict[str, list[str]]:
        """Step's number as text -> the reasons of entries of its own that were withdrawn."""
        reasons: dict[str, list[str]] = defaultdict(list)
        for gone in self.edition.withdrawn():
            if gone.step and gone.table != "steps":
                reasons[gone.step].append(gone.reason)
        return reasons

    @cached_property
    def lists(self) -> dict[str, list[Row]]:
        """The lists behind the uncomfortable figures, by their address."""
        return {
            "deadline-passed": [step for step in self.steps if step["deadline_state"] == "passed_unknown"],
            "late": [step for step in self.steps if step["deadline_state"] == "late"],
            "stale": [step for step in self.steps if step["is_stale"]],
            "without-deadline": [step for step in self.steps if step["deadline_state"] == "none"],
            "without-lead": [step for step in self.steps if not has_lead(step)],
            "as-published": [step for step in self.steps if not step["last_word_on"]],
        }

    def due_next(self, limit: int) -> list[Row]:
        """The open steps whose deadline comes next, soonest first."""
        as_of = self.edition.as_of.isoformat()
        ahead = [step for step in self.steps if step["current_due"] and step["current_due"] >= as_of and is_open(step)]
        return sorted(ahead, key=lambda step: (step["current_due"], step["position"]))[:limit]


# The order of a lifecycle in words and charts: done first, then what is on its way, then what stands still.
ORDER = (
    Status.COMPLETE,
    Status.ONGOING,
    Status.IN_PROGRESS,
    Status.PLANNING,
    Status.NOT_STARTED,
    Status.PAUSED,
    Status.EXCLUDED,
    Status.SUPERSEDED,
    Status.UNKNOWN,
)
