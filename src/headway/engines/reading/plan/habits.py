"""Reading: what the document does nearly always, learnt before its rows are put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from headway.engines.reading.document import Document, Heading, Paragraph
from headway.engines.reading.plan.asides import is_junk
from headway.engines.reading.plan.dates import DateHabits
from headway.engines.reading.plan.grids import Grid, GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.learning import learn_names
from headway.engines.reading.plan.names import Directory, in_order
from headway.engines.reading.plan.names import fold as fold_name
from headway.engines.reading.plan.pieces import Context, Habits, Piece
from headway.engines.reading.plan.printed_lines import is_by_printed_line
from headway.engines.reading.plan.sentences import Openings, is_finished, opens_low
from headway.engines.reading.plan.separators import are_separated, have_marks, known_pieces
from headway.engines.reading.plan.spelling import Spelling
from headway.engines.reading.plan.statuses import StatusBook

Pairs = Sequence[tuple[Grid, Layout]]
FEWEST_CELLS = 8
NEARLY_ALWAYS = 0.85
FEWEST_OF_A_STATUS = 6


@dataclass(slots=True)
class Columns:
    """The plan's cells by role, rows kept together."""

    rows: list[tuple[GridRow, Layout]] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Step texts."""
        return [text for row, layout in self.rows if (text := row.cell(layout.text))]

    def departments(self) -> list[str]:
        """Department cells, empty ones left out."""
        return [
            text
            for row, layout in self.rows
            for column in layout.departments
            if (text := row.cell(column)) and (row.page_start or row.filled() != [column])  # a lone one may be a title
        ]

    def statuses(self) -> list[str]:
        """Status cells."""
        return [text for row, layout in self.rows for column in layout.statuses if (text := row.cell(column))]

    def dates(self) -> list[str]:
        """Deadline cells."""
        return [text for row, layout in self.rows if (text := row.cell(layout.deadline))]


def learn_context(document: Document, pairs: Pairs, directory: Directory | None) -> Context:
    """Everything that is known of the document before its rows are put together.

    directory: the city's own list of departments; None learns the names from the cells.
    """
    everything = [row for grid, _ in pairs for row in grid.body()]
    spelling = Spelling([cell for row in everything for cell in row.cells] + _prose(document))
    every_row = Columns([(row, layout) for grid, layout in pairs for row in grid.body()])
    habits = Habits(capital=_share(not opens_low(text) for text in every_row.texts()))
    context = Context(
        spelling=spelling,
        statuses=StatusBook.learn(every_row.statuses(), whole=False),
        dates=DateHabits.learn(every_row.dates(), prose="\n".join(_prose(document))),
        names=directory or Directory(),
        openings=Openings([]),
        habits=habits,
        wraps=document.kind == "pdf",
    )
    habits.capital = max(habits.capital, 0.8)  # a table of printed lines opens many rows in small letters
    found = _plain_rows(pairs, context)
    plain = found if found.rows else every_row
    context.statuses = StatusBook.learn([*found.statuses(), *_lone_statuses(pairs, context)])
    context.openings = Openings(plain.texts())
    if found.rows:
        habits.capital = _share(not opens_low(text) for text in plain.texts())
        habits.finish = _share(is_finished(text) for text in plain.texts())
    else:
        texts = plain.texts()
        habits.finish = _share(is_finished(a) for a, b in pairwise(texts) if not opens_low(b))
    cells = plain.departments()
    context.separated = are_separated(cells, wraps=context.wraps)
    context.marked = have_marks(cells)
    context.provisional = len(found.rows) < len(every_row.rows) and directory is None
    context.provisional = context.provisional or not found.rows
    if directory is None and found.rows:
        context.names = _learnt(cells, context)
    if found.rows:
        _presence(habits, plain, context)
    else:  # rows are printed lines: what a step has can only be told once they are put together
        habits.status = habits.date = 1.0
    habits.sorted = _is_sorted(cells, context)
    return context


def learn_from_pieces(context: Context, pieces: Sequence[Piece], *, exact: bool) -> bool:
    """Learn names, and whether they are sorted, from steps put together out of printed lines.

    Names learnt from plain rows stay as they are where they explain the printed lines too. True where anything new
    was learnt, so that the rows are worth putting together once more.
    """
    cells = [" ".join(part.text for part in parts) for piece in pieces for parts in piece.departments.values()]
    strange = any(mention.kind == "new" for cell in cells for mention in context.names.scan(cell))
    only_by_lines = context.separated and not context.marked
    if not exact and ((strange and not only_by_lines) or not context.names.names):
        context.names = _learnt(cells, context)
    elif context.habits.sorted:
        return False
    context.habits.sorted = _is_sorted(cells, context)
    return True


def _learnt(cells: list[str], context: Context) -> Directory:
    if context.separated:
        pieces = known_pieces(cells, wraps=context.wraps)
        single = Directory.of(sorted(pieces), exact=False)
        return Directory.of(sorted(piece for piece in pieces if not _is_row_of(piece, single)), exact=False)
    learnt = learn_names(" ".join(cell.split()) for cell in cells)
    if context.wraps:
        learnt.doubtful |= _only_over_lines(learnt, cells)
    return learnt


def _only_over_lines(names: Directory, cells: Sequence[str]) -> frozenset[str]:
    """Names that stand in one cell only, and there over two lines: these may as well be two."""
    joined = [fold_name(cell) for cell in cells]
    lines = {fold_name(line) for cell in cells for line in cell.split("\n")}
    broken = {fold_name(cell) for cell in cells if "\n" in cell}
    return frozenset(
        name
        for name in names.names
        if len(name.split()) > 1
        and not any(name in line for line in lines)
        and sum(name in cell for cell in joined) == 1
        and any(name in cell for cell in broken)
    )


def _is_row_of(piece: str, names: Directory) -> bool:
    """Whether a piece between separators is two other names, run together where rows were merged."""
    words = piece.split()
    return any(
        names.knows(" ".join(words[:cut])) and names.knows(" ".join(words[cut:])) for cut in range(1, len(words))
    )


def _lone_statuses(pairs: Pairs, context: Context) -> list[str]:
    """Status cells among printed lines with nothing above or below them: these are whole statuses."""
    lone: list[str] = []
    for grid, layout in pairs:
        body = grid.body()
        if not is_by_printed_line(body, layout, context):
            continue
        for column in layout.statuses:
            cells = ["", *(row.cell(column) for row in body), ""]
            lone += [cell for above, cell, below in zip(cells, cells[1:], cells[2:], strict=False) if not above + below]
    return lone


def _plain_rows(pairs: Pairs, context: Context) -> Columns:
    """The rows of those tables whose rows are steps, without stray marks."""
    plain = Columns()
    for grid, layout in pairs:
        body = grid.body()
        if is_by_printed_line(body, layout, context):
            continue
        plain.rows += [(row, layout) for row in body if not is_junk(row, layout, context)]
    return plain


def _presence(habits: Habits, plain: Columns, context: Context) -> None:
    steps = [(row, layout) for row, layout in plain.rows if row.cell(layout.text)]
    habits.status = _share(any(row.cell(column) for column in layout.statuses) for row, layout in steps)
    habits.date = _share(bool(row.cell(layout.deadline)) for row, layout in steps)
    dated: dict[str, Counter[bool]] = defaultdict(Counter)
    for row, layout in steps:
        reading = context.statuses.read([row.cell(column) for column in layout.statuses])
        if len(reading.values) == 1 and not reading.guessed:
            dated[reading.values[0]][bool(row.cell(layout.deadline))] += 1
    habits.always_dated = frozenset(
        status for status, seen in dated.items() if not seen[False] and seen[True] >= FEWEST_OF_A_STATUS
    )
    habits.never_dated = frozenset(status for status, seen in dated.items() if not seen[True] and seen[False] >= 2)


def _is_sorted(cells: list[str], context: Context) -> bool:
    """Whether cells of several names are in alphabetical order nearly always."""
    if context.separated:
        return False
    named = [[mention.name for mention in context.names.scan(cell) if mention.kind == "known"] for cell in cells]
    several = [names for names in named if len(names) > 1]
    return len(several) >= FEWEST_CELLS and _share(in_order(names) for names in several) >= NEARLY_ALWAYS


def _prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]


def _share(tests: Iterable[bool]) -> float:
    values = list(tests)
    return sum(values) / len(values) if values else 0.0
