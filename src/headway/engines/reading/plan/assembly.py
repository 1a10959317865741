"""Reading: rows in reading order put together to steps."""

from __future__ import annotations

from headway.engines.reading.plan.asides import set_aside
from headway.engines.reading.plan.grids import Grid, GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.merged import find_merge, group_sentences, parts_of, pieces_of
from headway.engines.reading.plan.outline import Outline
from headway.engines.reading.plan.pieces import Context, Part, Piece, Title
from headway.engines.reading.plan.printed_lines import is_by_printed_line, segments
from headway.engines.reading.plan.rows import (
    has_details,
    is_ghost_of,
    is_remark,
    is_whole_tail,
    spilled_names,
    title_between_lines,
    title_of,
)
from headway.engines.reading.plan.sentences import ends_in_list, opens_as_list, opens_low, sentences
from headway.engines.reading.plan.titles import label_level


class Assembler:
    """Takes tables one after the other and keeps the steps found."""

    def __init__(self, context: Context, *, plain_headings: frozenset[str] = frozenset()) -> None:
        self.context = context
        self.outline = Outline(context, plain_headings=plain_headings)
        self.pieces: list[Piece] = []
        self.open: Piece | None = None
        self.number = 0
        self.next_is_title = False
        self.at_end = True  # no further table goes on with this one
        self.deepest = 0  # the finest level that a column of levels names

    def take(self, grid: Grid, layout: Layout) -> None:
        """Read one table's rows."""
        if (grid.after_heading or grid.table.caption) and self.outline.under_headings(grid, layout):
            self.open = None
        for row in grid.leading:
            text = " ".join(row.cell(row.filled()[0]).split())
            if text in self.outline.plain_headings:
                row.kind, row.why = "header", "stands over the whole plan"
            else:
                self._title(row, text, layout)
        body = set_aside([row for row in grid.body() if row not in grid.leading], layout, self.context)
        if is_by_printed_line(body, layout, self.context):
            self._take_printed(body, layout)
            return
        self.deepest = max((label_level(row.cell(layout.levels)) for row in body), default=0)
        for at, row in enumerate(body):
            self.number += 1
            below = body[at + 1] if at + 1 < len(body) else None
            self.next_is_title = below is not None and bool(title_of(below, layout, self.context, list_open=False))
            self._take_row(row, layout, is_last=below is None and self.at_end)

    def _title(self, row: GridRow, text: str, layout: Layout) -> None:
        self.outline.title(row, text, layout, number=self.number, next_is_title=self.next_is_title)
        self.open = None

    # Rows that are whole steps

    def _take_row(self, row: GridRow, layout: Layout, *, is_last: bool) -> None:
        if self._is_goal_rest(row, layout):
            self.outline.goals.see(row.cell(layout.goal), row.place(layout.goal or 0), row=self.number)
            row.used = True
            self._note_span(row)
            return
        list_open = self.open is not None and (opens_as_list(self.open.whole_text()) or bool(self.open.items))
        if self.open is not None and is_remark(row):
            self.open.add_remark(row)
            return
        level = label_level(row.cell(layout.levels))
        if 0 < level < self.deepest and row.cell(layout.text):
            self.outline.nest(level, Title([Part(row.cell(layout.text), row.span)]))
            row.used, self.open = True, None
            return
        title = title_of(row, layout, self.context, list_open=list_open)
        if title and not (is_last and self._is_bare_step(row, layout, title)):
            self._title(row, title, layout)
            return
        if not row.cell(layout.text):
            self._without_text(row, layout)
        elif not has_details(row, layout):
            self._only_text(row, layout, list_open=list_open)
        else:
            self._with_details(row, layout)

    def _is_bare_step(self, row: GridRow, layout: Layout, title: str) -> bool:
        """Whether the last row, in which only the step's column is filled, is one after all: no title stands last."""
        opens = self.context.openings.score(title) == 1.0
        return bool(row.cell(layout.text)) and not label_level(title) and (opens or not row.alone)

    def _is_goal_rest(self, row: GridRow, layout: Layout) -> bool:
        goal = row.cell(layout.goal)
        return (
            bool(goal)
            and len(row.filled()) == 1
            and not row.alone
            and self.outline.goals.is_rest(goal, row=self.number)
        )

    def _note_span(self, row: GridRow) -> None:
        if self.open is not None:
            self.open.note_raw(row)

    def _start(self, piece: Piece) -> Piece:
        piece.goal, piece.section = self.outline.goals.current, self.outline.section
        self.pieces.append(piece)
        self.open = piece
        return piece

    def _without_text(self, row: GridRow, layout: Layout) -> None:
        """No text: the rest of the step above, cut off by a page or by a cell of several lines."""
        self.outline.see(row, layout, number=self.number)
        if self.open is None:
            row.kind, row.why = "junk", "no step stands above this row, and it has no text of its own"
            return
        self.open.add_row(row)

    def _only_text(self, row: GridRow, layout: Layout, *, list_open: bool) -> None:
        """Text alone: the end of a sentence that a page cut, an item of the step's list, or a bare step."""
        text = row.cell(layout.text)
        part = Part(text, row.place(layout.text or 0))
        had_goal = bool(row.cell(layout.goal)) and not self.outline.goals.is_rest(
            row.cell(layout.goal), row=self.number
        )
        self.outline.see(row, layout, number=self.number)
        open_ = self.open
        if open_ is None or had_goal:
            self._start(Piece(layout=layout)).add_row(row)
            return
        low = opens_low(text) and self.context.habits.capital >= 0.8
        if low and (self.context.unfinished(open_.whole_text()) or not list_open):
            open_.text.append(part)
        elif list_open:
            open_.items.append(part)
        elif row.page_start and self.context.unfinished(open_.whole_text()):
            open_.text.append(part)
        else:
            self._start(Piece(layout=layout)).add_row(row)
            return
        if part in open_.text and any(self.context.openings.score(later) == 1.0 for later in sentences(text)[1:]):
            open_.flag("text", "More than the end of a sentence was cut off here; another step may have been lost.")
        open_.note_raw(row)

    def _with_details(self, row: GridRow, layout: Layout) -> None:
        open_, context = self.open, self.context
        if open_ is not None and is_ghost_of(row, open_, self.outline.goals, context):
            self._second_reading(row, layout, open_)
            return
        if open_ is not None and is_whole_tail(row, open_, context):
            open_.add_row(row)
            return
        self.outline.see(row, layout, number=self.number)
        text = " ".join(row.cell(layout.text).split()) if "\n" not in row.cell(layout.text) else row.cell(layout.text)
        text = self._hand_back_tail(row, layout, text)
        merge = find_merge(row, layout, context, text=text)
        if merge.count > 1:
            for piece in pieces_of(row, layout, context, text=text, merge=merge):
                self._start(piece)
            return
        piece = Piece(layout=layout)
        piece.text.append(Part(text, row.place(layout.text or 0)))
        spilled = self._hand_back_names(row, layout, piece)
        if merge.reset and not spilled:
            piece.flag("departments", "The departments' order begins anew inside this cell; two steps may share it.")
        piece.add_row(row, text=False, departments=not spilled)
        self._start(piece)

    def _second_reading(self, row: GridRow, layout: Layout, open_: Piece) -> None:
        """The same step printed twice, once misread: texts go on, of the other cells the sound one counts."""
        reason = "This step is printed in two rows that nearly repeat each other; one of them was misread."
        if (
            layout.goal is not None
            and self.outline.goals.near_copy(row.cell(layout.goal))
            and self.outline.goals.current is not None
        ):
            old = self.outline.goals.current.text(self.context.spelling)
            self.outline.goals.current.parts = [Part(row.cell(layout.goal), row.place(layout.goal))]
            self.outline.goals.last_row = self.number
            open_.flag("goal", reason, old)
        open_.add_row(row)
        open_.flag("status", reason)
        open_.flag("deadline", reason)

    def _hand_back_tail(self, row: GridRow, layout: Layout, text: str) -> str:
        """Give the open step the end of its sentence that heads this row's text; what is left is the row's own."""
        open_, context = self.open, self.context
        low = opens_low(text) and context.habits.capital >= 0.8
        parts = parts_of(text, 2, context) if low else sentences(text)
        if open_ is None or len(parts) < 2:
            return text
        broken = context.unfinished(open_.whole_text()) or (low and context.habits.finish < 0.6)
        if broken and (low or row.page_start):
            count = find_merge(row, layout, context, text=" ".join(parts[1:])).count
            parts = parts_of(text, count + 1, context)
            groups = group_sentences(parts, count + 1, context)
            open_.text.append(Part(groups[0], row.place(layout.text or 0)))
            open_.note_raw(row)
            if len(parts) > count + 1:
                reason = (
                    "The end of this step stands at the head of the next row; where it ends is judged by its words."
                )
                open_.flag("text", reason)
            return text[len(groups[0]) :].strip() if text.startswith(groups[0]) else " ".join(groups[1:])
        if ends_in_list(open_.whole_text()) and context.openings.is_list_item(parts[0]):
            return self._hand_back_item(row, layout, text, parts[0])
        return text

    def _hand_back_item(self, row: GridRow, layout: Layout, text: str, item: str) -> str:
        """The last item of the open step's list, pushed to the head of the next row."""
        if self.open is None:
            return text
        whole = self.open.whole_text()
        self.open.text.append(Part(item, row.place(layout.text or 0)))
        self.open.note_raw(row)
        reason = f"“{item}” heads the row below but reads like the last item of this step's list."
        self.open.flag("text", reason, whole)
        return text[len(item) :].strip()

    def _hand_back_names(self, row: GridRow, layout: Layout, piece: Piece) -> bool:
        """Give a merged step above the departments that head this row's cell."""
        if self.open is None or len(layout.departments) != 1:
            return False
        column = layout.departments[0]
        spilled, rest = spilled_names(row.cell(column), self.open, self.context)
        if not spilled:
            return False
        place = row.place(column)
        self.open.departments.setdefault(column, []).append(Part(spilled, place))
        self.open.note_raw(row)
        piece.departments[column] = [Part(rest, place)]
        reason = (
            f"“{spilled}” heads the row below, out of order there; read as the end of the merged row's departments."
        )
        self.open.flag("departments", reason)
        piece.flag(
            "departments",
            f"“{spilled}” heads this cell out of order; read as part of the step above.",
            f"{spilled} {rest}",
        )
        return True

    # Rows that are printed lines

    def _take_printed(self, rows: list[GridRow], layout: Layout) -> None:
        """A page of printed lines, cut at the titles between its steps."""
        run: list[GridRow] = []
        for at, row in enumerate(rows):
            below = rows[at + 1] if at + 1 < len(rows) else None
            title = title_between_lines(row, rows[at - 1] if at else None, below, layout, self.context)
            if not title:
                run.append(row)
                continue
            self._take_lines(run, layout)
            run = []
            self.number += 1
            self._title(row, title, layout)
        self._take_lines(run, layout)

    def _take_lines(self, rows: list[GridRow], layout: Layout) -> None:
        if not rows:
            return
        for index, segment in enumerate(segments(rows, layout, self.context, self.open)):
            continues = index == 0 and self.open is not None and segment.is_tail
            piece = self.open if continues and self.open is not None else Piece(layout=layout)
            ghost = segment.ghost_goal(layout, self.context)
            for row in segment.rows:
                self.number += 1
                goal = row.cell(layout.goal)
                if goal and row is not ghost:
                    if (
                        self.outline.goals.last_row >= self.number - 1
                        and row is not segment.rows[0]
                        and self.outline.goals.current
                    ):
                        self.outline.goals.current.parts.append(Part(goal, row.place(layout.goal or 0)))
                        self.outline.goals.last_row = self.number
                    else:
                        self.outline.goals.see(goal, row.place(layout.goal or 0), row=self.number)
                piece.add_row(row)
            if not continues:
                self._start(piece)
            if ghost is not None:
                reason = "The first line of this goal's cell is garbled and was set aside."
                piece.flag("goal", reason, f"{ghost.cell(layout.goal)} {self._goal_text()}")
            if segment.cost >= segment.DOUBTFUL:
                piece.flag(
                    "text", "This table has a row for every printed line; where this step begins or ends is not sure."
                )

    def _goal_text(self) -> str:
        return self.outline.goals.current.text(self.context.spelling) if self.outline.goals.current else ""
