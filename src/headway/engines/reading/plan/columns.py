"""Reading: what each column of a table holds, by its header's words and by what its cells hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headway.engines.reading.draft import Column
from headway.engines.reading.plan.by_content import choose_by_content
from headway.engines.reading.plan.choices import LONG_TEXT_WORDS, MOSTLY, SHORT_CELL_WORDS, Choices
from headway.engines.reading.plan.dates import DateHabits
from headway.engines.reading.plan.headers import CONTAINED, is_status_header, is_supporting
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.profiles import Profile
from headway.engines.reading.plan.words.calendar import PERIOD
from headway.engines.reading.plan.words.statuses import NO_DATE_WORDS

GRID_MARKS = 0.8
NAMES_LEVELS = 0.9


class _ByHeader(Choices):
    """The columns that headers settle, and then those that only their cells do."""

    def choose(self) -> None:
        for column, role in self.mapping.items():
            if column < len(self.seen):
                self.give(column, role, "you chose it")
        self._marks()
        self._best_status()
        self._best_deadline()
        self._departments()
        self._by_first_hit()
        self._levels()
        choose_by_content(self)

    def _marks(self) -> None:
        """Neighbouring columns headed by statuses or years and filled with ticks are one grid."""
        ticked = [at for at, seen in enumerate(self.seen) if seen.marks >= GRID_MARKS and at not in self.role]
        statuses = [at for at in ticked if is_status_header(self.headers[at])]
        periods = [at for at in ticked if DateHabits().last(self.headers[at]) or PERIOD.match(self.headers[at])]
        for role, columns in (("status", statuses), ("deadline", periods)):
            if columns and (len(columns) > 1 or role == "status"):
                for at in columns:
                    self.give(at, role, f"ticks under “{self.headers[at]}”")
        rest = [at for at in ticked if at not in self.role and self.headers[at].strip()]
        if len(rest) > 1:
            for at in rest:
                self.give(at, "other", f"ticks under “{self.headers[at]}”")

    def _best_status(self) -> None:
        if self.has("status"):
            return
        found = self.free("status")
        scored = [
            (
                self.hits[at]["status"].weight
                + self.seen[at].statuses
                + 0.3 * self.seen[at].repeated
                - self.seen[at].dates,
                -at,
            )
            for at in found
            if self.seen[at].words <= 3 * SHORT_CELL_WORDS
            # “Ongoing” is said of a date and of a status.
            and (self.seen[at].dates < MOSTLY or self.seen[at].dates <= self.seen[at].statuses)
        ]
        if scored and max(scored)[0] >= CONTAINED:
            at = -max(scored)[1]
            self.give(at, "status", self.says(at))

    def _best_deadline(self) -> None:
        if self.has("deadline"):
            return
        scored = []
        for at in self.free("deadline"):
            hit, seen = self.hits[at]["deadline"], self.seen[at]
            if "other" in self.hits[at] and self.hits[at]["other"].weight > hit.weight:
                continue  # "Actual completion date" is not the deadline
            if hit.rank == 2 and seen.filled and seen.dates < MOSTLY:
                continue
            if seen.words > 2 * SHORT_CELL_WORDS:
                continue
            scored.append((hit.weight * (1.0 - 0.25 * hit.rank) + seen.dates, -at))
        if scored:
            at = -max(scored)[1]
            self.give(at, "deadline", self.says(at))
            self.strong["deadline"] = self.hits[at]["deadline"].rank < 2

    def _departments(self) -> None:
        for role in ("lead", "departments"):
            for at in self.free(role):
                hit = self.hits[at][role]
                rivals = [other.weight for name, other in self.hits[at].items() if name not in {"lead", "departments"}]
                is_prose = self.seen[at].words > 25 or self.seen[at].dates > MOSTLY
                if hit.weight >= CONTAINED and hit.weight >= max(rivals, default=0.0) and not is_prose:
                    self.give(at, role, self.says(at))

    def _by_first_hit(self) -> None:
        for role in ("number", "items", "other"):
            for at in self.free(role):
                others = [hit.weight for name, hit in self.hits[at].items() if name != role]
                if self.hits[at][role].weight > max(others, default=0.0):
                    self.give(at, role, self.says(at))

    def _levels(self) -> None:
        """The deepest level named is the steps, the one above it the goals, the one above that the sections."""
        levels = sorted((self.hits[at]["level"].rank, at) for at in self.free("level") if self._names_level(at))
        real = [(rank, at) for rank, at in levels if rank < 6] or levels
        if not real:
            return
        if not self.has("text"):
            deepest = max(rank for rank, _ in real)
            at = next(at for rank, at in real if rank == deepest)
            described = [other for rank, other in levels if rank == 6]
            if described and self._better_described(at, described[0]):
                at = described[0]
            self.give(at, "text", f"{self.says(at)}, the finest level named")
            self.strong["text"] = self.hits[at]["level"].rank in {2, 3, 4, 5}
        above = [(rank, at) for rank, at in real if at not in self.role and rank < self.text_rank()]
        for role, (_, at) in zip(("goal", "section"), reversed(above), strict=False):
            if not self.has(role):
                self.give(at, role, self.says(at))
        self._lists_below(above)

    def _lists_below(self, above: list[tuple[int, int]]) -> None:
        """Lists of activities under an objective of their own are that step's items; their row is one step."""
        text = next((at for at, role in self.role.items() if role == "text"), None)
        if not above or text is None or text in self.mapping or self.has("items"):
            return
        named = above[-1][1]
        seen = self.seen[named]
        if self.seen[text].bullets < MOSTLY / 2 or seen.fill < 0.9 or seen.repeated > 0 or named in self.mapping:
            return
        self.give(text, "items", f"{self.says(text)}, and its cells are lists")
        self.give(named, "text", f"{self.says(named)}, with a list of its parts beside it")
        for role, (_, at) in zip(("goal", "section"), reversed(above[:-1]), strict=False):
            self.give(at, role, self.says(at))

    def _names_level(self, at: int) -> bool:
        """Whether a header names a level; "Priority" does where whole phrases stand below it, and not "High"."""
        hit, rival = self.hits[at]["level"], self.hits[at].get("other")
        if rival and rival.weight >= hit.weight and self.seen[at].words < LONG_TEXT_WORDS:
            return False
        return hit.weight >= CONTAINED or hit.rank == 6

    def _better_described(self, level: int, described: int) -> bool:
        """Whether "What we will do" holds the steps rather than the level named beside it."""
        named, weak = self.seen[level], self.seen[described]
        if named.words < LONG_TEXT_WORDS:
            return True
        is_goal_like = self.hits[level]["level"].rank <= 4 and (named.fill < 0.8 or named.repeated > 0.5)
        return is_goal_like and weak.fill > named.fill - 0.1 and weak.words >= LONG_TEXT_WORDS


def choose_columns(headers: Sequence[str], seen: Sequence[Profile], *, mapping: Mapping[int, str]) -> Layout:
    """The layout of one table. headers: [] where it has none; seen: each column's profile; mapping: the user's word."""
    chooser = _ByHeader(headers, seen, mapping)
    chooser.choose()
    layout = Layout(headers=list(chooser.headers))
    for at in range(len(seen)):
        role = chooser.role[at]
        layout.columns.append(Column(index=at, header=layout.header(at), role=role, why=chooser.why[at]))
        _place(layout, at, role, seen[at], column_why=chooser.why[at])
    leads = [column.index for column in layout.columns if column.role == "lead"]
    named = [at for at, role in chooser.role.items() if role == "other" and seen[at].levels >= NAMES_LEVELS]
    layout.levels = named[0] if named and layout.goal is None else None
    others = [column.index for column in layout.columns if column.role == "departments"]
    layout.departments = leads + sorted(others, key=lambda at: is_supporting(layout.header(at)))
    _judge(layout, chooser, has_headers=any(header.strip() for header in headers))
    return layout


def _place(layout: Layout, at: int, role: str, seen: Profile, *, column_why: str) -> None:
    header = layout.header(at)
    if role in {"text", "goal", "section", "items", "number"}:
        setattr(layout, role, at)
        if role == "number":
            layout.others[at] = header
    elif role == "status" and seen.marks >= GRID_MARKS and is_status_header(header):
        layout.status_marks[at] = header
    elif role == "status":
        layout.statuses.append(at)
    elif role == "deadline" and seen.marks >= GRID_MARKS and header.casefold() not in NO_DATE_WORDS:
        layout.deadline_marks[at] = header
    elif role == "deadline":
        layout.deadline = at
    elif role == "other":
        layout.others[at] = header
        if seen.marks >= GRID_MARKS and column_why.startswith("ticks"):
            layout.other_marks[at] = layout.others.pop(at)


def _judge(layout: Layout, chooser: Choices, *, has_headers: bool) -> None:
    """Whether the columns make a plan: steps, and with them who, when or how far."""
    mapped = "text" in chooser.mapping.values()
    has_status = bool(layout.statuses or layout.status_marks)
    has_deadline = bool(layout.deadline is not None and chooser.strong["deadline"]) or bool(layout.deadline_marks)
    weak_deadline = layout.deadline is not None and not has_deadline
    tells = has_status + has_deadline + bool(layout.departments) * (1.0 if chooser.strong["departments"] else 0.5)
    if layout.text is None:
        layout.why_not = "no column holds actions"
    elif mapped:
        layout.is_plan = True
    elif not tells and not weak_deadline:
        layout.why_not = "no column holds a department, a status or a deadline"
    elif chooser.strong["text"]:
        rank = chooser.text_rank()
        # A table of projects with departments alone is as likely a budget.
        enough = tells + 0.5 * weak_deadline >= (1 if rank in {2, 3, 5} else 1.5)
        layout.is_plan = enough or (rank == 4 and (has_deadline or has_status))
    else:
        layout.is_plan = tells + 0.5 * weak_deadline >= 2 and _reads_like_steps(layout, chooser, has_headers)
    if not layout.is_plan and not layout.why_not:
        layout.why_not = "its columns do not tell who does what by when, or how far it is"


def _reads_like_steps(layout: Layout, chooser: Choices, has_headers: bool) -> bool:
    seen = chooser.seen[layout.text] if layout.text is not None else Profile()
    if seen.orders >= 0.2:
        return True
    if not has_headers:
        return seen.words >= 6
    named = layout.text is not None and "level" in chooser.hits[layout.text]
    return seen.words >= (LONG_TEXT_WORDS if named else 4)
