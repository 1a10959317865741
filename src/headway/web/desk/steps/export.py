"""Desk: the filtered list as a file: CSV and XLSX, in which no text can turn into a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import xlsxwriter
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from headway.base.core import clock
from headway.base.people.states import Permission
from headway.domain.plans.models import Plan
from headway.domain.plans.queries import StepFilter, steps_matching, with_health
from headway.domain.plans.states import Health
from headway.web.desk.audience import for_staff
from headway.web.desk.kept import stamp
from headway.web.desk.steps.listing import plan_at

HEADER = (
    "Number",
    "Step",
    "Text as published",
    "Section",
    "Goal",
    "Departments",
    "Lead",
    "Owner's word",
    "True on",
    "Computed from dates",
    "Original deadline",
    "Deadline now",
    "Completed on",
)
# What a spreadsheet program takes for the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 500
Cell = str | int | date | None


@for_staff(Permission.SEE_DESK)
@require_safe
def steps_csv(request: HttpRequest, plan: str) -> HttpResponse:
    """The list as CSV in UTF-8 with a byte order mark, so that spreadsheet programs read its letters rightly."""
    found = plan_at(plan, at=stamp())
    response = StreamingHttpResponse(_csv_lines(_rows(found, request)), content_type="text/csv; charset=utf-8")
    return _as_download(response, found, "csv")


@for_staff(Permission.SEE_DESK)
@require_safe
def steps_xlsx(request: HttpRequest, plan: str) -> HttpResponse:
    """The list as a workbook with real dates, a fixed head row and a filter."""
    found = plan_at(plan, at=stamp())
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("Steps")
        day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        sheet.write_row(0, 0, HEADER, bold)
        last = 0
        for last, row in enumerate(_rows(found, request), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(last, column, cell, day)
                elif isinstance(cell, int):
                    sheet.write_number(last, column, cell)
                elif cell:
                    sheet.write_string(last, column, cell)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, last, len(HEADER) - 1)
        sheet.set_column(1, 2, 60)
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _as_download(HttpResponse(file.getvalue(), content_type=content_type), found, "xlsx")


def _rows(plan: Plan, request: HttpRequest) -> Iterator[tuple[Cell, ...]]:
    """One tuple a step, as in ``HEADER``; nothing internal."""
    today = clock.today()
    steps = steps_matching(plan, StepFilter.from_query(request.GET), as_of=today)
    for step in with_health(steps, plan=plan, as_of=today).with_parts().iterator(chunk_size=_AT_ONCE):
        parts = list(step.responsibilities.all())
        yield (
            step.number,
            step.short_title,
            step.text,
            step.goal.section.name,
            step.goal.name,
            "; ".join(one.organization.name for one in parts),
            next((one.organization.name for one in parts if one.is_lead), ""),
            step.status_words,
            step.status_as_of,
            str(Health(getattr(step, "health_computed")).label),  # noqa: B009 - an annotation, unknown to the type
            step.original_due,
            step.current_due,
            step.completed_on,
        )


class _Line:
    """A file that hands back what is written to it, so that each line can be sent as it is made."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(rows: Iterator[tuple[Cell, ...]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield "\ufeff" + str(writer.writerow(HEADER))
    for row in rows:
        yield str(writer.writerow([harmless(cell) for cell in row]))


def harmless(cell: Cell) -> Cell:
    """Text that a spreadsheet program would run, with an apostrophe before it. Example: "=1+1" -> "'=1+1"."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _as_download(response: HttpResponseBase, plan: Plan, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{plan.slug[:60]}-steps.{ending}"'
    response["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]
