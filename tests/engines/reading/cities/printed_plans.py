# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""Plans published as PDF, printed by a browser, by an office suite and by a reporting tool."""

from __future__ import annotations

import html
import io
from dataclasses import replace
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.word_plans import LIBRARY_CITY, library_document
from tests.engines.reading.cities.writers import by_chromium, by_office, html_page

HEAD = ["Strategy", "Action", "Responsible", "Timeframe", "Status"]
WELCOME = {
    "Language and Access": lines("""
Speak with everyone ^ Staff a phone line in the nine languages most spoken at home, with an interpreter on the call within a minute ^ Resident Services; Technology ^ 09/30/2026 ^ Underway
^ Pay bilingual employees a differential ^ Human Resources; Finance ^ 01/01/2026 ^ Achieved
^ Translate the fifty most used forms and check each with native readers before it goes out ^ Communications; Resident Services ^ 03/31/2027 ^ Underway
Meet people where they are ^ Send a mobile service van to the flea market, the mosque and the packing plants on a posted schedule ^ Resident Services ^ 06/15/2026 ^ Not yet begun
^ Offer evening hours on Wednesdays ^ Resident Services ^ 02/28/2026 ^ Achieved
"""),
    "Work and Enterprise": lines("""
Recognize skills ^ Fund evaluations of foreign degrees for nurses, teachers and engineers ^ Workforce ^ 12/31/2026 ^ Underway
^ Start a bridge course in English for the building trades together with the community college ^ Workforce; Trades Council ^ 08/31/2027 ^ Not yet begun
^ Review city job postings for requirements that are not needed ^ Human Resources ^ 05/31/2026 ^ Underway
Open doors for owners ^ Hire two navigators who walk new owners through licensing ^ Economic Development ^ 07/31/2026 ^ Behind
^ Waive the sidewalk vending fee in the first year ^ Economic Development; Finance ^ 04/30/2026 ^ Achieved
^ Lend up to $10,000 without interest, following the customs of lending circles ^ Economic Development ^ 10/31/2027 ^ Not yet begun
"""),
    "Safety and Belonging": lines("""
Be safe from fraud ^ Investigate notarios who give unlawful legal advice and publish the outcome of every case ^ City Attorney; Consumer Affairs ^ 11/30/2026 ^ Underway
^ Set up a fund for legal help ^ City Attorney; Finance ^ 07/01/2026 ^ Behind
^ Certify that no city data are shared for immigration enforcement ^ City Attorney; Technology ^ 01/31/2026 ^ Achieved
Take part ^ Hold citizenship ceremonies at city hall each spring ^ City Clerk ^ 05/15/2026 ^ Underway
^ Seat immigrant residents on all boards and commissions, beginning with parks, transit and the library ^ City Clerk; Office of the Mayor ^ 12/31/2027 ^ Not yet begun
^ Publish a welcome guide in print ^ Communications ^ 08/31/2026 ^ Underway
^ Celebrate the languages of the city with a festival that neighborhoods host in turn ^ Parks; Communications ^ 09/20/2026 ^ Not yet begun
"""),
}


def _us(day: str) -> str:
    month, number, year = day.split("/")
    return f"{year}-{month}-{number}"


def _welcome_steps() -> tuple[Step, ...]:
    steps = []
    for section, rows in WELCOME.items():
        goal = ""
        for row in rows:
            goal = row[0] or goal
            steps.append(
                Step(
                    section=section,
                    goal=goal,
                    text=row[1],
                    departments=tuple(row[2].split("; ")),
                    deadline=_us(row[3]),
                    status=row[4],
                )
            )
    return tuple(steps)


STYLES = {
    "lines below rows": "td,th{border-bottom:1px solid #999}",
    "zebra": "tbody tr:nth-child(even) td{background:#e8eef4}",
    "no lines": "",
    "grid, small type": "td,th{border:1px solid #000;font-size:9px}",
}


def _page(style: str) -> bytes:
    head = "<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in HEAD) + "</tr></thead>"
    body = ""
    for section, rows in WELCOME.items():
        body += f'<tr><td colspan="5"><b>{section}</b></td></tr>'
        body += "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    rules = (
        "@page{size:letter;margin:18mm} body{font:12px Arial,sans-serif} table{border-collapse:collapse;width:100%} "
        "td,th{padding:5px 7px;text-align:left;vertical-align:top} tr{break-inside:avoid} "
    )
    table = f"<table>{head}<tbody>{body}</tbody></table>"
    intro = "<p>The council asked for this plan in 2025. Residents wrote it with us at eleven meetings.</p>"
    return html_page("Welcoming Castleton: Action Plan", intro + table, style=rules + style)


def _chromium(name: str, style: str) -> City:
    return City(
        f"browser print, {name}",
        f"welcoming-{name.split()[0]}.pdf",
        lambda: by_chromium(_page(style)),
        _welcome_steps(),
        needs="chromium",
    )


OFFICE = City(
    "office print, landscape, merged goals, head repeated", "library.pdf", lambda: by_office(library_document()),
    tuple(replace(step) for step in LIBRARY_CITY.steps), needs="soffice",
)  # fmt: skip


def _reportlab(*, wide: bool, size: int) -> bytes:
    """Rows with rules between goals only, a coloured head on every page, and a foot with the page's number."""
    styles = getSampleStyleSheet()
    cell = styles["BodyText"].clone("cell", fontSize=size, leading=size * 1.25)
    head = cell.clone("head", fontName="Helvetica-Bold", textColor=colors.white)
    page: Any = landscape(A4) if wide else letter
    body: list[list[Any]] = [[Paragraph(text, head) for text in HEAD]]
    rules: list[tuple[Any, ...]] = [
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#1f4e79")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    for section, rows in WELCOME.items():
        rules += [
            ("SPAN", (0, len(body)), (-1, len(body))),
            ("BACKGROUND", (0, len(body)), (-1, len(body)), colors.HexColor("#d9e2ec")),
        ]
        body.append([Paragraph(f"<b>{section}</b>", cell), "", "", "", ""])
        for row in rows:
            if row[0]:
                rules.append(("LINEABOVE", (0, len(body)), (-1, len(body)), 0.75, colors.grey))
            body.append([Paragraph(html.escape(text), cell) for text in row])
    widths = [share * (page[0] - 90) for share in (0.16, 0.42, 0.19, 0.115, 0.115)]
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=page, leftMargin=45, rightMargin=45, topMargin=50, bottomMargin=50, invariant=1
    )

    def foot(canvas: Any, laid_out: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(45, 26, "Welcoming Castleton")
        canvas.drawRightString(page[0] - 45, 26, f"{laid_out.page}")

    title = [Paragraph("Welcoming Castleton: Action Plan", styles["Title"]), Spacer(1, 12)]
    document.build(
        [*title, Table(body, colWidths=widths, style=rules, repeatRows=1)], onFirstPage=foot, onLaterPages=foot
    )
    return stream.getvalue()


CITIES = [
    *(_chromium(name, style) for name, style in STYLES.items()),
    OFFICE,
    City("report print, portrait", "welcoming-tall.pdf", lambda: _reportlab(wide=False, size=9), _welcome_steps()),
    City("report print, landscape", "welcoming-wide.pdf", lambda: _reportlab(wide=True, size=10), _welcome_steps()),
]
