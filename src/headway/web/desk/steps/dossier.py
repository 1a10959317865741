"""Desk: everything the page of one step shows, read at once so that no query runs while it renders."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from headway.domain.plans.models import (
    CompletionClaim,
    Deadline,
    Dependency,
    Evidence,
    Exclusion,
    FurtherValue,
    Milestone,
    Obligation,
    ObligationCycle,
    Plan,
    Responsibility,
    StatusEvent,
    Step,
    StepItem,
    StepSource,
)
from headway.domain.plans.states import DeadlineKind, Decision
from headway.web.desk.steps.timeline import Happening, timeline


@dataclass(frozen=True)
class Dossier:
    """One step with all its facts. lead is None until a person names one; obligation only for what recurs."""

    step: Step
    plan: Plan
    items: tuple[StepItem, ...]
    further: tuple[FurtherValue, ...]
    sources: tuple[StepSource, ...]
    responsibilities: tuple[Responsibility, ...]
    lead: Responsibility | None
    word: StatusEvent | None
    deadlines: tuple[Deadline, ...]
    original: Deadline | None
    proposed: Deadline | None
    claim: CompletionClaim | None
    milestones: tuple[Milestone, ...]
    waits_for: tuple[Dependency, ...]
    holds_up: tuple[Dependency, ...]
    evidence: tuple[Evidence, ...]
    obligation: Obligation | None
    cycles: tuple[ObligationCycle, ...]
    exclusion: Exclusion | None
    happenings: tuple[Happening, ...] = field(repr=False)

    @property
    def label(self) -> str:
        """What the plan calls a step, with its number. Example: "Action step 12"."""
        return f"{self.plan.level_name('step')} {self.step.number}"

    @property
    def original_words(self) -> str:
        """The deadline as printed, e.g. "Q3 2026"; "" where it is printed as the very date."""
        if self.original is None or (self.original.due and self.original.text == self.original.due.isoformat()):
            return ""
        return self.original.text


def step_or_404(*, plan: str, number: int) -> Step:
    """The step at this address. Raises Http404 where there is none."""
    step = (
        Step.objects.select_related("plan", "goal", "goal__section", "removed_in")
        .filter(plan__slug=plan, number=number)
        .first()
    )
    if step is None:
        raise Http404(f"The plan has no step {number}.")
    return step


def dossier(*, plan: str, number: int) -> Dossier:
    """Everything about a step, in a number of queries that does not depend on how much there is.

    Raises: Http404 where the plan has no such step.
    """
    step = _with_all().filter(plan__slug=plan, number=number).first()
    if step is None:
        raise Http404(f"The plan has no step {number}.")
    responsibilities = tuple(step.responsibilities.all())
    events = tuple(step.status_events.all())
    deadlines = tuple(step.deadlines.all())
    claims = tuple(step.completion_claims.all())
    exclusions = tuple(step.exclusions.all())
    evidence = tuple(step.evidence.all())
    obligation = getattr(step, "obligation", None)
    return Dossier(
        step=step,
        plan=step.plan,
        items=tuple(step.items.all()),
        further=tuple(step.further_values.all()),
        sources=tuple(step.sources.all()),
        responsibilities=responsibilities,
        lead=next((one for one in responsibilities if one.is_lead), None),
        word=events[-1] if events else None,
        deadlines=deadlines,
        original=next((one for one in deadlines if one.kind == DeadlineKind.ORIGINAL), None),
        proposed=next((one for one in deadlines if one.decision == Decision.WAITING), None),
        claim=next((one for one in claims if one.decision == Decision.WAITING), None),
        milestones=tuple(step.milestones.all()),
        waits_for=tuple(step.predecessor_links.all()),
        holds_up=tuple(step.successor_links.all()),
        evidence=tuple(one for one in evidence if one.removed_at is None),
        obligation=obligation,
        cycles=tuple(obligation.cycles.all()) if obligation else (),
        exclusion=exclusions[-1] if exclusions else None,
        happenings=timeline(
            events=events, deadlines=deadlines, claims=claims, exclusions=exclusions, evidence=evidence
        ),
    )


def _with_all() -> QuerySet[Step]:
    return Step.objects.select_related("plan", "goal", "goal__section", "removed_in", "obligation").prefetch_related(
        "items",
        "further_values",
        "obligation__cycles",
        Prefetch("sources", StepSource.objects.select_related("decided_by", "version")),
        Prefetch("responsibilities", Responsibility.objects.select_related("organization", "lead_named_by")),
        Prefetch("status_events", StatusEvent.objects.select_related("recorded_by").order_by("pk")),
        Prefetch("deadlines", Deadline.objects.select_related("proposed_by", "decided_by").order_by("pk")),
        Prefetch("completion_claims", CompletionClaim.objects.select_related("claimed_by", "decided_by")),
        Prefetch("exclusions", Exclusion.objects.select_related("recorded_by").order_by("pk")),
        Prefetch("evidence", Evidence.objects.select_related("added_by", "file").order_by("pk")),
        "milestones",
        Prefetch("predecessor_links", Dependency.objects.select_related("predecessor")),
        Prefetch("successor_links", Dependency.objects.select_related("successor")),
    )
