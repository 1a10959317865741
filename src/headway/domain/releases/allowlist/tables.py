"""Releases: the public tables, in the order in which the dictionary lists them."""

from __future__ import annotations

from headway.domain.plans.states import Health, SourceReading, Status
from headway.domain.releases.allowlist.definitions import Field, Table, Type
from headway.domain.releases.allowlist.step_tables import STEP_TABLES
from headway.domain.releases.hashing import Row

_STEP_NUMBER = Field(
    "number", Type.WHOLE, "The step's permanent number in this plan; never given to another step.",
    sources=("plans.Step.number",),
)  # fmt: skip
_PLAN = Table(
    name="plan", label="The plan", description="The plan itself, one row.", key="the word “plan”",
    fields=(
        Field("title", Type.TEXT, "The plan's title.", sources=("plans.Plan.title",)),
        Field("slug", Type.TEXT, "Its short name, used in addresses.", sources=("plans.Plan.slug",)),
        Field("publisher", Type.TEXT, "Who publishes the plan.", "Not known.", sources=("plans.Plan.publisher",)),
        Field("source_note", Type.TEXT, "Where the plan stands, and what was left out.", "Nothing to add.",
              sources=("plans.Plan.source_note",)),
        Field("source_url", Type.TEXT, "The document's own address.", "Not known.", sources=("plans.Plan.source_url",)),
        Field("section_name", Type.TEXT, "What the plan calls its top level.", sources=("plans.Plan.level_names",)),
        Field("goal_name", Type.TEXT, "What the plan calls the level above steps.",
              sources=("plans.Plan.level_names",)),
        Field("step_name", Type.TEXT, "What the plan calls its steps.", sources=("plans.Plan.level_names",)),
        Field("stale_after_days", Type.WHOLE, "How old the last update may be before it says too little.",
              unit="days", sources=("plans.Plan.stale_after_days",)),
        Field("is_demonstration", Type.YES_NO, "Whether the data are made up.",
              sources=("plans.Plan.is_demonstration",)),
    ),
)  # fmt: skip
_EDITION = Table(
    name="edition", label="The edition", description="What this edition says about itself, one row.",
    key="the edition's number",
    fields=(
        Field("number", Type.WHOLE, "The edition's number; counts from 1."),
        Field("as_of", Type.DATE, "The day for which computed states hold."),
        Field("kind", Type.TEXT, "Why it was made.", values=("regular", "correction")),
        Field("note", Type.TEXT, "What the public is told about this edition.", "Nothing to add."),
    ),
    withdrawable=True,
)  # fmt: skip
_SECTIONS = Table(
    name="sections", label="Sections", description="The plan's top level.", key="the section's number",
    fields=(
        Field("number", Type.WHOLE, "Its place in the plan.", sources=("plans.Section.number",)),
        Field("name", Type.TEXT, "Its name as printed.", "The plan has no sections.", sources=("plans.Section.name",)),
        Field("slug", Type.TEXT, "Its short name.", sources=("plans.Section.slug",)),
    ),
)  # fmt: skip
_GOALS = Table(
    name="goals", label="Goals", description="The level above steps.", key="the goal's number",
    fields=(
        Field("number", Type.WHOLE, "Its place in the plan.", sources=("plans.Goal.number",)),
        Field("section", Type.WHOLE, "The number of its section.", sources=("plans.Goal.section",)),
        Field("name", Type.TEXT, "Its name as printed.", "The plan has no goals.", sources=("plans.Goal.name",)),
        Field("slug", Type.TEXT, "Its short name.", sources=("plans.Goal.slug",)),
    ),
)  # fmt: skip
_DEPARTMENTS = Table(
    name="departments", label="Departments", description="Everyone the plan names as answering for a step.",
    key="the department's short name",
    fields=(
        Field("slug", Type.TEXT, "Its short name, used in addresses.", sources=("people.Organization.slug",)),
        Field("name", Type.TEXT, "Its name as the plan prints it.", sources=("people.Organization.name",)),
        Field("full_name", Type.TEXT, "Its name spelled out.", "Not known.",
              sources=("people.Organization.full_name",)),
        Field("kind", Type.TEXT, "What it is.", sources=("people.Organization.kind",),
              values=("department", "office", "partner", "community")),
    ),
)  # fmt: skip
_STEPS = Table(
    name="steps", label="Steps", description="What the plan promises, and how each stands.",
    key="the step's number", withdrawable=True,
    fields=(
        _STEP_NUMBER,
        Field("position", Type.WHOLE, "Its place in the plan's own order.", sources=("plans.Step.position",)),
        Field("section", Type.WHOLE, "The number of its section.", sources=("plans.Step.goal",)),
        Field("goal", Type.WHOLE, "The number of its goal.", sources=("plans.Step.goal",)),
        Field("title", Type.TEXT, "A short name: one that was given, else the text's first sentence.",
              sources=("plans.Step.title", "plans.Step.text")),
        Field("text", Type.TEXT, "The step as published.", sources=("plans.Step.text",)),
        Field("items", Type.LIST, "Its sub-items, in order.", "It has none.", sources=("plans.StepItem.text",)),
        Field("departments", Type.RECORDS, "Who answers for it: short name, name, whether it is the lead, and its "
              "part in it.", "The plan names nobody.",
              sources=("plans.Responsibility.organization", "plans.Responsibility.is_lead",
                       "plans.Responsibility.part")),
        Field("status", Type.TEXT, "How it stands, in the words all plans share.",
              "“unknown”: the plan does not say.", sources=("plans.Step.status",), values=tuple(Status.values)),
        Field("status_words", Type.TEXT, "How it stands, in this plan's own words.",
              sources=("plans.Step.status_label",)),
        Field("status_origin", Type.TEXT, "Where that word is from.", sources=("plans.Step.status_origin",),
              values=("published", "update", "correction")),
        Field("status_as_of", Type.DATE, "The day that word was true.",
              "Not known: the plan dates no status.", sources=("plans.Step.status_as_of",)),
        Field("last_word_on", Type.DATE, "The day for which anyone last reported.", "Nobody has, since the plan.",
              sources=("plans.Step.last_word_on",)),
        Field("is_at_risk", Type.YES_NO, "Whether those who answer for it call it at risk.",
              sources=("plans.Step.is_at_risk",)),
        Field("set_aside_on", Type.DATE, "The day it was left out, replaced or made a standing duty.",
              "It was not, or the day is not known.", sources=("plans.Step.set_aside_on",)),
        Field("original_due", Type.DATE, "The first deadline; it never changes.", "The plan gives none.",
              sources=("plans.Step.original_due",)),
        Field("current_due", Type.DATE, "The deadline that counts now.", "There is none.",
              sources=("plans.Step.current_due",)),
        Field("forecast_due", Type.DATE, "When those who answer for it now expect to finish.",
              "Nobody has said.", sources=("plans.Step.forecast_due",)),
        Field("completed_on", Type.DATE, "The day it was completed.", "Not completed, or the day is not known.",
              sources=("plans.Step.completed_on",)),
        Field("health", Type.TEXT, "The state computed from dates and updates, beside the word of those who answer.",
              "“none”: nothing to compute from yet.", values=tuple(Health.values)),
        Field("health_why", Type.TEXT, "The rule that gave this state, in a sentence."),
        Field("deadline_state", Type.TEXT, "Where the deadline stands on the edition's day: none; ahead; passed with "
              "no later word; late (passed, and an update says it is still open); settled (done, ongoing or set "
              "aside).", values=("none", "ahead", "passed_unknown", "late", "settled")),
        Field("is_stale", Type.YES_NO, "Whether the last update is older than the plan allows. No: it is recent, or "
              "there was none yet."),
        Field("removed_in", Type.WHOLE, "The version of the plan that no longer holds it.", "It still stands.",
              sources=("plans.Step.removed_in",)),
        Field("removed_on", Type.DATE, "The day that version was accepted.", "It still stands.",
              sources=("plans.Version.accepted_at",)),
        Field("exclusion", Type.RECORDS, "Why it was left out, which body decided, and when.", "It was not excluded.",
              sources=("plans.Exclusion.reason", "plans.Exclusion.decider", "plans.Exclusion.decided_on")),
        Field("further", Type.RECORDS, "Further columns of the plan: name and value.", "The plan has none.",
              sources=("plans.FurtherValue.name", "plans.FurtherValue.value")),
        Field("sources", Type.RECORDS, "Where each value stands in the source: field, the document's name, the "
              "place in it, the document's own characters, how it was read, and what was decided where the reading "
              "was in doubt.",
              "No place is recorded.",
              sources=("plans.StepSource.field", "plans.Version.document_name", "plans.StepSource.place",
                       "plans.StepSource.quote", "plans.StepSource.reading", "plans.StepSource.why"),
              values=tuple(SourceReading.values)),
    ),
)  # fmt: skip
_COUNTS = Table(
    name="counts", label="Counts", description="The edition's headline figures, each computed from the steps' rows.",
    key="the figure's name",
    fields=(
        Field("name", Type.TEXT, "The figure's name."),
        Field("value", Type.WHOLE, "How many steps it counts.", "It cannot be said; the note tells why."),
        Field("of", Type.WHOLE, "Out of how many.", "It is a whole itself."),
        Field("note", Type.TEXT, "What has to be known to read it.", "Nothing to add."),
    ),
)  # fmt: skip

TABLES: dict[str, Table] = {
    table.name: table for table in (_PLAN, _EDITION, _SECTIONS, _GOALS, _DEPARTMENTS, _STEPS, *STEP_TABLES, _COUNTS)
}


def check_row(table: str, row: Row) -> None:
    """Raises ValueError where a row has a field that its table does not list, or lacks one that it does."""
    listed = {field.name for field in TABLES[table].fields}
    if row.keys() != listed:
        raise ValueError(f"A row of {table} differs from the allowlist: {sorted(row.keys() ^ listed)}.")
