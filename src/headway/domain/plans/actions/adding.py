"""Plans: steps as they come out of a document, written in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max
from django.utils.text import slugify

from headway.base.core.errors import InvalidInput
from headway.base.people.actions import ensure_organizations
from headway.base.people.models import Organization, User
from headway.domain.plans.actions.standing import index
from headway.domain.plans.models import (
    Deadline,
    FurtherValue,
    Goal,
    Plan,
    Responsibility,
    Section,
    StatusEvent,
    Step,
    StepItem,
    StepSource,
    Version,
)
from headway.domain.plans.states import DeadlineKind, Decision, Origin, SourceReading, Status

BATCH = 1_000
SLUG_LENGTH = 80
MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class NewSource:
    """Where one value stands in the document; the fields are those of ``StepSource``."""

    field: str
    place: str
    quote: str
    reading: SourceReading = SourceReading.CERTAIN
    why: str = ""
    decided_by: User | None = None


@dataclass(frozen=True, slots=True)
class NewStep:
    """One step as published.

    section, goal: by name; equal names (and, for a goal, an equal section) are one. status_label: the document's own
    word, e.g. "Underway". deadline_text: as printed, e.g. "Q3 2026"; deadline is its last day, None where none is
    given. further: further columns by their printed header, e.g. {"Measure": "Number of …"}.
    """

    section: str
    goal: str
    text: str
    title: str = ""
    items: Sequence[str] = ()
    departments: Sequence[str] = ()
    status: Status = Status.UNKNOWN
    status_label: str = ""
    deadline: date | None = None
    deadline_text: str = ""
    further: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[NewSource] = ()


_LIMITS: tuple[tuple[str, int, Callable[[NewStep], str]], ...] = (
    ("section", 300, lambda step: step.section),
    ("title", 200, lambda step: step.title),
    ("status", 100, lambda step: step.status_label),
    ("deadline", 100, lambda step: step.deadline_text),
    ("department", 200, lambda step: max(step.departments, key=len, default="")),
    ("column name", 200, lambda step: max(step.further, key=len, default="")),
)


def check_steps(steps: Sequence[NewStep]) -> None:
    """Raises InvalidInput with a sentence for each step that cannot be kept as it is."""
    problems = [problem for number, step in enumerate(steps, start=1) for problem in _problems(number, step)]
    if problems:
        raise InvalidInput(
            f"{len(problems)} {'value' if len(problems) == 1 else 'values'} cannot be kept. "
            "Mend them in the review, then make the plan again.",
            problems=tuple(problems[:MOST_PROBLEMS]),
        )


def _problems(number: int, step: NewStep) -> Iterator[str]:
    if not step.text.strip():
        yield f"Step {number} has no text. Give it its text, or set it aside."
    if any("\0" in text for text in (step.text, step.goal, step.section, *step.items)):
        yield f"Step {number} holds a character that cannot be stored (NUL). Remove it."
    for name, longest, value in _LIMITS:
        if len(value(step)) > longest:
            yield f"Step {number}: its {name} is {len(value(step))} characters long. Cut it to {longest}."


def add_steps(*, by: User | None, plan: Plan, version: Version, steps: Sequence[NewStep], at: datetime) -> list[Step]:
    """Append steps to a plan after those it has, with all their facts, in a few statements whatever their number.

    The caller has checked them (``check_steps``) and writes the audit record.
    """
    sections = _sections(plan, steps)
    goals = _goals(plan, sections, steps)
    last = Step.objects.filter(plan=plan).aggregate(number=Max("number"), position=Max("position"))
    number, position = last["number"] or 0, last["position"] or 0
    rows = [
        Step(
            plan=plan,
            goal=goals[new.section, new.goal],
            number=number + offset,
            position=position + offset,
            title=new.title,
            text=new.text,
            status=new.status,
            status_label=new.status_label,
            original_due=new.deadline,
            current_due=new.deadline,
        )
        for offset, new in enumerate(steps, start=1)
    ]
    pairs = list(zip(Step.objects.bulk_create(rows, batch_size=BATCH), steps, strict=True))
    _add_facts(pairs, by=by, at=at)
    _add_parts(pairs, by=by)
    add_sources(pairs, version=version)
    index(plan=plan, steps=[row for row, _ in pairs])
    return [row for row, _ in pairs]


def section_of(plan: Plan, name: str) -> Section:
    """The plan's section of this name, made at the end where there is none."""
    return _sections(plan, [NewStep(section=name, goal="", text="-")])[name]


def goal_of(plan: Plan, *, section: str, goal: str) -> Goal:
    """The plan's goal of this name in this section, made at the end where there is none."""
    new = [NewStep(section=section, goal=goal, text="-")]
    return _goals(plan, _sections(plan, new), new)[section, goal]


def _sections(plan: Plan, steps: Sequence[NewStep]) -> dict[str, Section]:
    known = {section.name: section for section in Section.objects.filter(plan=plan).order_by("-number")}
    slugs = set(Section.objects.filter(plan=plan).values_list("slug", flat=True))
    number = max((section.number for section in known.values()), default=0)
    for name in dict.fromkeys(step.section for step in steps):
        if name not in known:
            number += 1
            slug = _free_slug(name, taken=slugs, otherwise=f"section-{number}")
            known[name] = Section.objects.create(plan=plan, number=number, name=name, slug=slug)
    return known


def _goals(plan: Plan, sections: Mapping[str, Section], steps: Sequence[NewStep]) -> dict[tuple[str, str], Goal]:
    existing = list(Goal.objects.filter(plan=plan).select_related("section").order_by("-number"))
    known = {(goal.section.name, goal.name): goal for goal in existing}
    slugs = {goal.slug for goal in existing}
    number = max((goal.number for goal in existing), default=0)
    new: list[Goal] = []
    for section, name in dict.fromkeys((step.section, step.goal) for step in steps):
        if (section, name) not in known:
            number += 1
            slug = _free_slug(name, taken=slugs, otherwise=f"goal-{number}")
            known[section, name] = Goal(plan=plan, section=sections[section], number=number, name=name, slug=slug)
            new.append(known[section, name])
    Goal.objects.bulk_create(new, batch_size=BATCH)
    return known


def _free_slug(name: str, *, taken: set[str], otherwise: str) -> str:
    stem = slugify(name)[:SLUG_LENGTH].strip("-") or otherwise
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    taken.add(slug)
    return slug


def _add_facts(pairs: Sequence[tuple[Step, NewStep]], *, by: User | None, at: datetime) -> None:
    # What the document says is undated, so as_of stays empty: the day a status was true is not known.
    StatusEvent.objects.bulk_create(
        [
            StatusEvent(
                step=row,
                status=new.status,
                label=new.status_label,
                origin=Origin.PUBLISHED,
                recorded_at=at,
                recorded_by=by,
            )
            for row, new in pairs
        ],
        batch_size=BATCH,
    )
    Deadline.objects.bulk_create(
        [
            Deadline(
                step=row,
                kind=DeadlineKind.ORIGINAL,
                due=new.deadline,
                text=new.deadline_text,
                proposed_by=by,
                proposed_at=at,
                decision=Decision.APPROVED,
            )
            for row, new in pairs
        ],
        batch_size=BATCH,
    )


def _add_parts(pairs: Sequence[tuple[Step, NewStep]], *, by: User | None) -> None:
    names = dict.fromkeys(name for _, new in pairs for name in new.departments)
    organizations = ensure_organizations(by=by, names=list(names))
    responsibilities = [
        Responsibility(step=row, organization=organization, position=position)
        for row, new in pairs
        for position, organization in enumerate(distinct(organizations, new.departments))
    ]
    items = [
        StepItem(step=row, position=position, text=text)
        for row, new in pairs
        for position, text in enumerate(new.items)
    ]
    further = [
        FurtherValue(step=row, name=name, value=value, position=position)
        for row, new in pairs
        for position, (name, value) in enumerate(new.further.items())
    ]
    Responsibility.objects.bulk_create(responsibilities, batch_size=BATCH)
    StepItem.objects.bulk_create(items, batch_size=BATCH)
    FurtherValue.objects.bulk_create(further, batch_size=BATCH)


def distinct(organizations: Mapping[str, Organization], names: Sequence[str]) -> list[Organization]:
    """The organizations of these names in order, each once: two spellings may be one department."""
    return list({organizations[name].pk: organizations[name] for name in names}.values())


def add_sources(pairs: Sequence[tuple[Step, NewStep]], *, version: Version) -> None:
    """Keep where each value stands in this version's document."""
    StepSource.objects.bulk_create(
        [
            StepSource(
                step=row,
                version=version,
                field=source.field[:100],
                place=source.place if len(source.place) <= 200 else source.place[:199] + "…",
                quote=source.quote,
                reading=source.reading,
                why=source.why,
                decided_by=source.decided_by,
            )
            for row, new in pairs
            for source in new.sources
        ],
        batch_size=BATCH,
    )
