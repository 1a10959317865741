"""Reading: from a document's tables to the draft of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headway.engines.reading.document import Document, Heading, Paragraph
from headway.engines.reading.draft import Draft
from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.plan.accounting import unused_lines
from headway.engines.reading.plan.alignment import fits, moved
from headway.engines.reading.plan.assembly import Assembler
from headway.engines.reading.plan.columns import choose_columns
from headway.engines.reading.plan.finishing import Finisher
from headway.engines.reading.plan.grids import Grid, grids_of
from headway.engines.reading.plan.habits import learn_context, learn_from_pieces
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.line_breaks import mark_deliberate_breaks
from headway.engines.reading.plan.names import Directory
from headway.engines.reading.plan.pieces import Context
from headway.engines.reading.plan.profiles import Profile, profiles
from headway.engines.reading.plan.second_look import look_again
from headway.engines.reading.plan.tops import tops_of

ROLES = frozenset(
    ("section", "goal", "text", "items", "departments", "lead", "status", "deadline", "number", "other", "ignore")
)


@dataclass(slots=True)
class Group:
    """Tables that share their columns."""

    layout: Layout
    grids: list[Grid] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=list)  # one for each grid: the same columns, perhaps moved


def read_document(
    document: Document, *, departments: Sequence[str] | None = None, mapping: Mapping[int, str] | None = None
) -> Draft:
    """The plan in a document's tables.

    departments: the city's own names; None learns them from the document. mapping: column index (from 0) -> role, one
    of ``ROLES``, where the user knows better than the headers.
    Raises: NoPlanTable, saying what was looked for and found; ValueError on an unknown role.
    """
    unknown = sorted(set((mapping or {}).values()) - ROLES)
    if unknown:
        raise ValueError(f"“{unknown[0]}” is no role of a column. Roles: {', '.join(sorted(ROLES))}.")
    directory = Directory.of(departments, exact=True) if departments else None
    grids = grids_of(document)
    groups = _groups(grids, directory, dict(mapping or {}))
    plans = [group for group in groups if group.layout.is_plan]
    rows = [row for group in plans for grid in group.grids for row in grid.body()]
    if not plans or not rows:
        raise NoPlanTable(_no_plan(document, groups))
    pairs = [(grid, layout) for group in plans for grid, layout in zip(group.grids, group.layouts, strict=True)]
    pairs.sort(key=lambda pair: grids.index(pair[0]))
    if document.kind == "pdf":
        mark_deliberate_breaks(pairs)
    context = learn_context(document, pairs, directory)
    tops = tops_of(document, [grid for grid, _ in pairs])
    assembler = assembled(pairs, context, tops.texts)
    if context.provisional and learn_from_pieces(context, assembler.pieces, exact=directory is not None):
        assembler = assembled(pairs, context, tops.texts)
    if not assembler.pieces:
        raise NoPlanTable(_no_plan(document, groups))
    steps = Finisher(assembler.pieces, context).steps()
    look_again(steps, assembler.pieces, always_dated=context.habits.always_dated)
    refused = {
        grids.index(grid): group.layout.why_not for group in groups if not group.layout.is_plan for grid in group.grids
    }
    unused = unused_lines(document, steps=steps, grids=grids, refused=refused)
    main = max(plans, key=lambda group: sum(len(grid.body()) for grid in group.grids))
    return Draft(
        title=tops.title or document.name,
        columns=main.layout.columns,
        steps=steps,
        unused=unused,
        notes=_notes(len(steps), len(document.lines), len(unused), plans, refused),
    )


def assembled(pairs: Sequence[tuple[Grid, Layout]], context: Context, headings: frozenset[str]) -> Assembler:
    """The steps of all tables, put together with what is known so far."""
    assembler = Assembler(context, plain_headings=headings)
    for at, (grid, layout) in enumerate(pairs):
        assembler.at_end = at + 1 == len(pairs) or pairs[at + 1][0].after_heading
        assembler.take(grid, layout)
    return assembler


def _groups(grids: Sequence[Grid], directory: Directory | None, mapping: dict[int, str]) -> list[Group]:
    """Tables gathered by their columns: a table without a header of its own goes on with the one before it."""
    gathered: list[list[Grid]] = []
    for grid in grids:
        if gathered and _goes_on(grid, gathered[-1], directory):
            gathered[-1].append(grid)
        else:
            gathered.append([grid])
    return [_group(same, directory, mapping) for same in gathered]


def _goes_on(grid: Grid, before: list[Grid], directory: Directory | None) -> bool:
    first = before[0]
    if grid.headers and first.headers:
        return [header.casefold() for header in grid.headers] == [header.casefold() for header in first.headers]
    if grid.headers:
        return False
    if grid.after_heading:
        return grid.width == first.width and fits(grid, before, directory=directory)
    same_width = abs(grid.width - first.width) == 0
    return same_width or grid.table.continues or fits(grid, before, directory=directory)


def _group(grids: list[Grid], directory: Directory | None, mapping: dict[int, str]) -> Group:
    headed = next((grid for grid in grids if grid.headers), grids[0])
    width = headed.width if headed.headers else max(grid.width for grid in grids)
    seen = seen_in([grid for grid in grids if grid.width == width], width, directory)
    layout = choose_columns(headed.headers, seen, mapping=mapping)
    group = Group(layout, grids)
    for at, grid in enumerate(grids):
        if at and not grid.headers and not grid.after_heading:
            first = next(iter(grid.body()), None)
            if first is not None:
                first.page_start = True
        elif at and grid.headers and not grid.after_heading and grid.body():
            grid.body()[0].page_start = True
        same = grid.width == width or (grid.width < width <= grid.printed_width)
        group.layouts.append(layout if same else moved(layout, grid, grids, directory=directory))
    return group


def seen_in(grids: Sequence[Grid], width: int, directory: Directory | None) -> list[Profile]:
    """A profile of each column over several tables."""
    rows = [row for grid in grids for row in grid.body() if not row.alone and len(row.filled()) > 1] or [
        row for grid in grids for row in grid.body()
    ]
    return profiles(
        [[row.cell(column) for row in rows] for column in range(width)], rows=len(rows), directory=directory
    )


def _no_plan(document: Document, groups: Iterable[Group]) -> str:
    found = Counter(group.layout.why_not for group in groups for _ in group.grids)
    tables = sum(found.values())
    prose = sum(isinstance(block, Paragraph | Heading) for block in document.blocks)
    if tables:
        said = "; ".join(
            f"{count} where {why or 'no row stands under the header'}" for why, count in found.most_common(3)
        )
        what = f"It has {tables} {'table' if tables == 1 else 'tables'}: {said}."
    else:
        what = f"It has no table, only running text ({prose} paragraphs and headings)."
    return (
        f"No plan table was found in {document.name}. Looked for a table with a column of actions and, beside it, "
        f"who is responsible, a status or a deadline. {what} If the plan stands in another file or an appendix, read "
        "that; if a table here is the plan, say which column holds what and read it again."
    )


def _notes(steps: int, lines: int, unused: int, plans: Sequence[Group], refused: Mapping[int, str]) -> list[str]:
    notes = [
        (
            f"{steps} {'step' if steps == 1 else 'steps'} from {lines} source lines; {unused} lines are not part of a "
            "step and are listed with the reason."
        )
    ]
    if len(plans) > 1:
        notes.append(f"The plan stands in {len(plans)} kinds of table with different columns.")
    if refused:
        count = len(refused)
        notes.append(f"{count} {'table was' if count == 1 else 'tables were'} left out because it is not a plan table.")
    return notes
