# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""Pages and documents with what authors do to them: three levels of headings, real lists, shared cells, footnotes."""

from __future__ import annotations

import html

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.writers import as_pipes, html_page, html_row, html_table, word, word_bytes, word_table

PILLARS = {
    ("Pillar 1: Belonging", "Goal 1.1: Every language is heard"): lines("""
Hire cultural navigators for the four largest language groups ^ Neighborhood Relations ^ Jan 2026 ^ Dec 2026 ^ Ongoing
Test emergency alerts in Hmong, Somali and Spanish ^ Emergency Management ^ Mar 2026 ^ Jun 2026 ^ Completed
"""),
    ("Pillar 1: Belonging", "Goal 1.2: Public spaces are for all"): lines("""
Build inclusive playgrounds in wards 3 and 7 ^ Parks ^ Apr 2026 ^ Oct 2027 ^ In progress
Add seating every 400 feet along Central ^ Public Works ^ May 2026 ^ Sep 2026 ^ In progress
"""),
    ("Pillar 2: Opportunity", "Goal 2.1: Good jobs close to home"): lines("""
Zone for workshops along the rail spur ^ Planning ^ Jan 2026 ^ Aug 2026 ^ Not started
Buy from cooperatives first ^ Procurement ^ Feb 2026 ^ Feb 2027 ^ In progress
Pay interns the living wage ^ Human Resources ^ Jan 2026 ^ Jul 2026 ^ Completed
"""),
}
ENDS = {
    "Dec 2026": "2026-12-31",
    "Jun 2026": "2026-06-30",
    "Oct 2027": "2027-10-31",
    "Sep 2026": "2026-09-30",
    "Aug 2026": "2026-08-31",
    "Feb 2027": "2027-02-28",
    "Jul 2026": "2026-07-31",
}


def _pillars() -> bytes:
    document = word()
    document.add_heading("One Meridian: Equity Strategy", 0)
    pillar = ""
    for (above, goal), rows in PILLARS.items():
        if above != pillar:
            document.add_heading(above, 1)
            document.add_paragraph("Residents told us what this pillar means to them.")
            pillar = above
        document.add_heading(goal, 2)
        document.add_paragraph("Actions", style="Caption")
        word_table(document, [["Action", "Owner", "Begin", "End", "Status"], *rows])
    return word_bytes(document)


PILLARS_CITY = City(
    "headings of two levels above the tables",
    "equity.docx",
    _pillars,
    tuple(
        Step(section=pillar, goal=goal, text=row[0], departments=(row[1],), deadline=ENDS[row[3]], status=row[4])
        for (pillar, goal), rows in PILLARS.items()
        for row in rows
    ),
)

SHARED = {
    "Make transit the first choice": (
        [
            ("Run Route 4 every ten minutes", "2026-08-31"),
            ("Cover all stops on Route 4", "2026-11-30"),
            ("Sell fares in shops", "2026-05-31"),
        ],
        "Metro; Public Works",
        "In progress",
    ),
    "Make walking safe": (
        [("Close the gaps in the sidewalk on Grand", "2027-06-30"), ("Raise six crosswalks", "2026-10-31")],
        "Public Works",
        "Not started",
    ),
    "Price parking fairly": ([("Charge by demand downtown", "2026-03-31")], "Parking Authority", "Complete"),
}


def _shared() -> bytes:
    body = ""
    for objective, (steps, team, status) in SHARED.items():
        for at, (text, day) in enumerate(steps):
            span = f" rowspan={len(steps)}"
            first = f"<td{span}>{objective}</td>" if not at else ""
            rest = f"<td{span}>{html.escape(team)}</td>" if not at else ""
            last = f"<td{span}><span class='tag'>{status}</span></td>" if not at else ""
            body += f"<tr>{first}<td><a href='#{at}'>{text}</a><sup>{at + 1}</sup></td>{rest}<td>{day}</td>{last}</tr>"
    head = html_row(["Objective", "Action", "Responsible", "Complete by", "Status"], "th")
    notes = "<ol><li>Subject to the federal grant.</li><li>See the capital plan.</li></ol>"
    return html_page("Moving Rockport", f"<table><thead>{head}</thead><tbody>{body}</tbody></table>{notes}")


SHARED_CITY = City(
    "departments and statuses shared by several rows",
    "moving.html",
    _shared,
    tuple(
        Step(goal=objective, text=text, departments=tuple(team.split("; ")), deadline=day, status=status, section="\0")
        for objective, (steps, team, status) in SHARED.items()
        for text, day in steps
    ),
)

LISTED = lines("""
Create a youth council ^ Recruit from every high school\\nPay a stipend\\nGive it a budget of its own ^ Mayor's Office ^ May 2026
Lower the voting age in local elections ^ Draft the charter amendment\\nHold four hearings ^ City Attorney\\nCity Clerk ^ November 2026
Open a teen center ^ Lease the old bank ^ Parks ^ July 2027
Teach civics outdoors ^ Train thirty guides\\nPrint a field book ^ Schools\\nParks ^ September 2026
""")


def _listed() -> bytes:
    document = word()
    document.add_heading("Youth Master Plan", 0)
    table = document.add_table(rows=1, cols=4)
    for cell, text in zip(table.rows[0].cells, ["Strategy", "Action steps", "Who", "When"], strict=True):
        cell.text = text
    for name, steps, who, when in LISTED:
        cells = table.add_row().cells
        cells[0].text, cells[2].text, cells[3].text = name, who, when
        for at, step in enumerate(steps.split("\n")):
            if at == 0:
                cells[1].paragraphs[0].text, cells[1].paragraphs[0].style = step, "List Bullet"
            else:
                cells[1].add_paragraph(step, style="List Bullet")
    return word_bytes(document)


LISTED_CITY = City(
    "Word's own bullets in cells",
    "youth.docx",
    _listed,
    tuple(
        Step(text=row[0], items=tuple(row[1].split("\n")), departments=tuple(row[2].split("\n")), deadline=day)
        for row, day in zip(LISTED, ("2026-05-31", "2026-11-30", "2027-07-31", "2026-09-30"), strict=True)
    ),
)

PHASE_ONE = lines("""
Set up the steering group ^ Chief Executive ^ Complete
Map assets in each parish ^ Policy Team ^ Complete
Publish the evidence base ^ Policy Team ^ In progress
""")
PHASE_TWO = lines("""
Plant hedges along 12 miles of lanes ^ Countryside Service, Farm Network ^ March 2027 ^ £40,000
Pilot a repair shop in the market hall ^ Waste Service ^ October 2026 ^ £12,500
Fit heat pumps in four village halls ^ Property Service ^ December 2027 ^ £160,000
""")


def _phases() -> bytes:
    parts = [
        "# Green Parishes Programme\n",
        "## Phase 1: Getting ready\n",
        as_pipes([["Task", "Owner", "Status"], *PHASE_ONE]),
        "\n## Phase 2: Delivery\n",
        "Phase 2 depends on the budget.\n",
        as_pipes([["Action", "Lead service", "Target", "Cost"], *PHASE_TWO]),
    ]
    return "\n".join(parts).encode()


PHASES_CITY = City(
    "two tables with different columns",
    "parishes.md",
    _phases,
    (
        *(
            Step(section="Phase 1: Getting ready", text=row[0], departments=(row[1],), status=row[2])
            for row in PHASE_ONE
        ),
        *(
            Step(
                section="Phase 2: Delivery",
                text=row[0],
                departments=tuple(row[1].split(", ")),
                deadline=day,
                other=(("Cost", row[3]),),
            )
            for row, day in zip(PHASE_TWO, ("2027-03-31", "2026-10-31", "2027-12-31"), strict=True)
        ),
    ),
)

BOXES = lines("""
Adopt the ethics code ^ Board ^ ☒ ^ ☐ ^ ☐
Appoint an ombudsperson ^ Board ^ ☐ ^ ☒ ^ ☐
Log every meeting with lobbyists ^ Clerk ^ ☐ ^ ☒ ^ ☐
Post contracts within ten days ^ Purchasing ^ ☐ ^ ☐ ^ ☒
""")
BOX_NAMES = ("Complete", "In progress", "Not started")
BOXES_CITY = City(
    "boxes ticked under statuses",
    "ethics.html",
    lambda: html_page("Open County", html_table([["Action step", "Responsible", *BOX_NAMES], *BOXES])),
    tuple(
        Step(text=row[0], departments=(row[1],), status=BOX_NAMES[row[2:].index("☒")], section="\0") for row in BOXES
    ),
)

TURNED = lines("""
Action ^ Add night buses ^ Insulate the town hall ^ Restore the millpond
Lead ^ Transit ^ Facilities ^ Parks
Due date ^ 2026-09-01 ^ 2027-01-31 ^ 2026-11-15
Status ^ Underway ^ Not begun ^ Underway
Cost ^ $240,000 ^ $1.1 million ^ $85,000
""")
TURNED_CITY = City(
    "a table turned on its side",
    "mill.docx",
    lambda: _turned(),
    tuple(
        Step(
            text=TURNED[0][at], departments=(TURNED[1][at],), deadline=TURNED[2][at], status=TURNED[3][at], section="\0"
        )
        for at in (1, 2, 3)
    ),
)


def _turned() -> bytes:
    document = word()
    document.add_heading("Three big moves", 0)
    word_table(document, TURNED)
    return word_bytes(document)


PARAGRAPHS = [
    ("Reform the bail schedule.\nThe county will review it each year with the defenders.", "Courts", "2026-07-01"),
    (
        "Divert low-level cases.\nCases of first-time shoplifting go to a neighborhood board.\nThe board meets twice a month.",
        "Prosecutor, Courts",
        "2026-10-01",
    ),
    ("Staff a night court on weekends so that nobody waits in a cell until Monday", "Courts", "2027-01-15"),
    ("text messages remind people of their hearing", "Public Defender", "2026-05-15"),
]
PARAGRAPHS_CITY = City(
    "several paragraphs in a cell",
    "justice.html",
    lambda: html_page(
        "Fair Start",
        "<table><tr><th>Recommendation</th><th>Responsible party</th><th>Target completion date</th></tr>"
        + "".join(
            "<tr><td>"
            + "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n"))
            + f"</td><td>{team}</td><td>{day}</td></tr>"
            for text, team, day in PARAGRAPHS
        )
        + "</table>",
    ),
    tuple(
        Step(text=text.replace("\n", " "), departments=tuple(team.split(", ")), deadline=day, section="\0", items="\0")
        for text, team, day in PARAGRAPHS
    ),
)
CITIES = [PILLARS_CITY, SHARED_CITY, LISTED_CITY, PHASES_CITY, BOXES_CITY, TURNED_CITY, PARAGRAPHS_CITY]
