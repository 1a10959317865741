"""Reading: the section and goal that each row stands under, from headings, title rows and columns."""

from __future__ import annotations

from headway.engines.reading.document import Heading
from headway.engines.reading.plan.grids import Grid, GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.pieces import Context, Part, Title
from headway.engines.reading.plan.titles import Goals, label_level


class Outline:
    """Section and goal while rows are read from top to bottom."""

    def __init__(self, context: Context, *, plain_headings: frozenset[str]) -> None:
        self.context = context
        self.plain_headings = plain_headings  # headings that stand over every table and so divide nothing
        self.goals = Goals(context)
        self.section: Title | None = None
        self.levels: list[tuple[int, Title]] = []  # titles that name their level, coarsest first
        self.nested = False  # the section came from such a title
        self.two_tiers = False  # a title row stood directly above another
        self.title_row = -9
        self.from_headings = False

    def under_headings(self, grid: Grid, layout: Layout) -> bool:
        """Take section and goal from the headings over a table; False where none of them divides the plan."""
        headings = [heading for heading in grid.headings if heading.text not in self.plain_headings]
        if grid.table.caption:
            headings.append(Heading(text=grid.table.caption, level=9, span=grid.table.span))
        if not headings:
            return False
        self.levels, self.nested = [], False
        titles = [Title([Part(heading.text, heading.span)]) for heading in headings[-2:]]
        self.from_headings = True
        if layout.goal is not None:
            self.section = titles[-1]
            self.goals.reset()
        elif len(titles) > 1:
            self.section = titles[0]
            self.goals.reset(titles[1])
        elif label_level(headings[-1].text) >= 2:
            self.section = None
            self.goals.reset(titles[0])
        else:
            self.section = titles[0]
            self.goals.reset()
        return True

    def title(self, row: GridRow, text: str, layout: Layout, *, number: int, next_is_title: bool) -> None:
        """Take a row that prints a section's or, where no column does, a goal's name.

        number: the row's, over all tables. next_is_title: another title stands directly below.
        """
        row.used = True
        title = Title([Part(text, row.span)])
        level = label_level(text)
        follows_title = number - self.title_row <= 1
        self.two_tiers = self.two_tiers or follows_title
        lower = follows_title or self.from_headings or (self.two_tiers and not next_is_title)
        is_goal = layout.goal is None and (level >= 2 or (not level and lower))
        if level and layout.goal is None:
            self.nest(level, title)
        elif is_goal:
            self.goals.reset(title)
        else:
            self.section = title
            self.goals.reset()
        self.title_row = number

    def nest(self, level: int, title: Title) -> None:
        """A title that names its level stands under the last title of a coarser level: goal under section."""
        above = [(rank, one) for rank, one in self.levels if rank < level]
        self.levels = [*above, (level, title)]
        if above:
            self.section = above[-1][1]
        elif self.nested:
            self.section = None
        self.nested = bool(above) or level < 2
        if above or level >= 2:
            self.goals.reset(title)
        else:
            self.section = title
            self.goals.reset()

    def see(self, row: GridRow, layout: Layout, *, number: int) -> None:
        """Take section and goal from the row's own cells."""
        if layout.section is not None and row.cell(layout.section):
            text = " ".join(row.cell(layout.section).split())
            if self.section is None or self.section.text(self.context.spelling) != text:
                self.section = Title([Part(text, row.place(layout.section))])
                self.goals.reset()
        if layout.goal is not None:
            self.goals.see(row.cell(layout.goal), row.place(layout.goal), row=number)
