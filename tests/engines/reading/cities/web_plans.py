# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""Plans published as web pages and as Markdown: spanned cells, ticks, dates in words, tables beside the plan."""

from __future__ import annotations

import html

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.writers import as_pipes, html_page, html_row, html_table

UK = {
    "Tackling the cost of living": lines("""
1.1 ^ Extend the household support scheme to families just above the threshold ^ Benefits and Revenues ^ 30/09/2026 ^ On target
1.2 ^ Train 200 volunteers as money mentors ^ Community Development; Citizens Advice ^ 31/03/2027 ^ Not due to start
1.3 ^ Open warm spaces in every library from November to March ^ Libraries ^ 15/11/2026 ^ On target
"""),
    "A greener borough": lines("""
2.1 ^ Retrofit 450 council homes to EPC band C ^ Housing Assets ^ 31/12/2027 ^ Behind target
2.2 ^ Collect food waste from every flat ^ Waste and Recycling; Housing Assets ^ 31/10/2026 ^ On target
"""),
    "Safe, confident communities": lines("""
3.1 ^ Fit 1,200 video doorbells for survivors of domestic abuse ^ Community Safety ^ 30/06/2026 ^ Completed
3.2 ^ Relaunch the neighbourhood warden patrols ^ Community Safety; Parks and Open Spaces ^ 31/05/2026 ^ Behind target
3.3 ^ Agree a night-time charter with licensed premises ^ Licensing ^ 28/02/2027 ^ Not due to start
"""),
}


def _iso(day: str) -> str:
    return "-".join(reversed(day.split("/")))


def _uk() -> bytes:
    head = html_row(["Priority", "Ref", "What we will do", "Lead service", "Target date", "Progress"], "th")
    rows = []
    for goal, steps in UK.items():
        for at, (ref, text, lead, day, status) in enumerate(steps):
            first = f'<th scope="rowgroup" rowspan="{len(steps)}">{html.escape(goal)}</th>' if not at else ""
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in (text, lead, day, status))
            rows.append(f'<tr>{first}<th scope="row">{ref}</th>{cells}</tr>')
    table = f"<table><caption>Action plan</caption><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
    intro = "<p>This plan was agreed by Cabinet. We report on it every six months.</p>"
    return html_page("Wexcombe Borough Council: Council Plan 2025 to 2029", intro + table)


UK_CITY = City(
    "UK council plan, goals over several rows",
    "council-plan.html",
    _uk,
    tuple(
        Step(goal=goal, text=row[1], departments=tuple(row[2].split("; ")), status=row[4], deadline=_iso(row[3]))
        for goal, rows in UK.items()
        for row in rows
    ),
)

TERMS = lines("""
Map every private well in the county ^ Environmental Health ^ ✓ ^ ^
Test wells near the former airfield each spring ^ Environmental Health; State Laboratory ^ ✓ ^ ^
Connect 140 homes at Quarry Road to town water ^ Water District ^ ^ ✓ ^
Lend filters to households that wait for a connection ^ Public Health ^ ✓ ^ ^
Build a second treatment plant ^ Water District; Finance ^ ^ ^ ✓
Set a groundwater fee on new large withdrawals ^ County Attorney ^ ^ ✓ ^
Restore the wetlands along Beaver Creek ^ Parks; Water District ^ ^ ^ ✓
""")
TERM_NAMES = ("Short term", "Medium term", "Long term")
TERMS_CITY = City(
    "ticks under short, medium and long term",
    "water.html",
    lambda: html_page(
        "Clean Water for Dunmore County",
        "<h2>Implementation matrix</h2>" + html_table([["Action", "Responsible agencies", *TERM_NAMES], *TERMS]),
    ),
    tuple(
        Step(
            text=row[0],
            departments=tuple(row[1].split("; ")),
            section="\0",
            other=(("*", TERM_NAMES[list(row[2:]).index("✓")]),),
        )
        for row in TERMS
    ),
)

QUARTERS = lines("""
Publish the tree inventory as open data ^ Forestry ^ X ^ ^ ^ ^ Complete
Prune 2,400 trees in the northern grid ^ Forestry; Streets ^ X ^ X ^ X ^ ^ In progress
Hire an arborist for storm response ^ Human Resources ^ ^ X ^ ^ ^ In progress
Plant 800 trees at bus stops and schools ^ Forestry; Schools ^ ^ ^ X ^ X ^ Not started
Update the tree protection ordinance ^ Planning ^ ^ ^ ^ X ^ Not started
Teach twelve pruning workshops ^ Forestry ^ ^ X ^ X ^ ^ Not started
""")
ENDS = ("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")


def _quarters() -> bytes:
    first = "<tr><th rowspan=2>Action</th><th rowspan=2>Who</th><th colspan=4>2026</th><th rowspan=2>Status</th></tr>"
    second = html_row(["Q1", "Q2", "Q3", "Q4"], "th")
    body = "".join(html_row(row) for row in QUARTERS)
    return html_page(
        "Urban Forestry Work Plan 2026", f"<table><thead>{first}{second}</thead><tbody>{body}</tbody></table>"
    )


QUARTERS_CITY = City(
    "crosses under the quarters of a year",
    "forestry.html",
    _quarters,
    tuple(
        Step(
            text=row[0],
            departments=tuple(row[1].split("; ")),
            status=row[6],
            deadline=[day for cell, day in zip(row[2:6], ENDS, strict=True) if cell][-1],
        )
        for row in QUARTERS
    ),
)

DATES = [
    ("Adopt a surveillance technology ordinance", "FY27 Q2", "2026-12-31"),
    ("Publish the first annual surveillance report", "Q3 2026", "2026-09-30"),
    ("Retire the legacy camera network", "by end of 2027", "2027-12-31"),
    ("Hold six listening sessions with immigrant groups", "Fall 2025", "2025-11-30"),
    ("Train department liaisons in privacy review", "Ongoing", None),
    ("Create a public registry of algorithms", "TBD", None),
    ("Audit access logs", "Annually", None),
    ("Sign a data trust agreement with the university", "March 2026", "2026-03-31"),
    ("Post every data-sharing agreement online", "mid-2026", "2026-06-30"),
    ("Encrypt records of juvenile diversion", "Nov. 15, 2026", "2026-11-15"),
    ("Write a retention schedule for body-camera footage", "2025-2026", "2026-12-31"),
    ("Seat the privacy advisory commission", "within 6 months of adoption", None),
]


def _dates() -> bytes:
    rows = [
        [f"{at}", text, "Technology" if at % 3 else "City Attorney", day] for at, (text, day, _) in enumerate(DATES, 1)
    ]
    return html_page(
        "Privacy and Technology Action Plan", html_table([["No.", "Action item", "Department", "Target date"], *rows])
    )


DATES_CITY = City(
    "dates in words",
    "privacy.html",
    _dates,
    tuple(
        Step(text=text, departments=("Technology" if at % 3 else "City Attorney",), deadline=day, section="\0")
        for at, (text, _, day) in enumerate(DATES, 1)
    ),
)

NAMES = [
    (
        "Design a shared intake form",
        "Human Services; Public Health; Housing",
        ("Human Services", "Public Health", "Housing"),
    ),
    ("Write a consent policy", "City Attorney", ("City Attorney",)),
    ("Fund a community data fellow", "Innovation, Finance", ("Innovation", "Finance")),
    ("Map the services of all agencies", "Innovation / Public Health", ("Innovation", "Public Health")),
    ("Convene providers monthly", "Human Services\nHousing", ("Human Services", "Housing")),
    ("Open a walk-in center", "Housing & Public Health", ("Housing", "Public Health")),
    ("Report outcomes to the council", "Finance", ("Finance",)),
    ("Translate all letters", "Communications and Human Services", ("Communications", "Human Services")),
    ("Run a customer survey each May", "Communications", ("Communications",)),
    ("Remodel the lobby of the service center", "Parks & Recreation; Housing", ("Parks & Recreation", "Housing")),
    ("Offer rides to appointments", "Parks & Recreation", ("Parks & Recreation",)),
    ("Review denials for errors", "Public Health", ("Public Health",)),
    ("Post wait times online", "Human Services", ("Human Services",)),
]
NAMES_CITY = City(
    "departments set apart in every way",
    "one-door.html",
    lambda: html_page(
        "One Door Initiative",
        html_table(
            [
                ["Task", "Responsible", "Status"],
                *[[text, cell, "Underway" if at % 2 else "Pending"] for at, (text, cell, _) in enumerate(NAMES)],
            ]
        ),
    ),
    tuple(
        Step(text=text, departments=names, status="Underway" if at % 2 else "Pending", section="\0")
        for at, (text, _, names) in enumerate(NAMES)
    ),
)

WORK = lines("""
Short-term rental ordinance ^ Community Development ^ Drafting ^ Second reading in June 2026
Downtown parking study ^ Public Works ^ On hold ^ Consultant withdrew in January
Fire station 6 site ^ Fire ^ In progress ^ Purchase agreement signed
Charter review ^ City Clerk ^ Complete ^ Measures placed on the November ballot
Water rate study ^ Utilities ^ In progress ^ Public hearing on 12 May 2026
Skate park expansion ^ Parks ^ Not started ^ Waiting for the state grant
""")
WORK_CITY = City(
    "council work plan of projects",
    "work-plan.html",
    lambda: html_page(
        "City Council Work Plan",
        "<p>Updated monthly.</p>" + html_table([["Project", "Department", "Status", "Latest update"], *WORK]),
    ),
    tuple(
        Step(text=row[0], departments=(row[1],), status=row[2], section="\0", other=(("Latest update", row[3]),))
        for row in WORK
    ),
)

TWO_LINES = lines("""
Reduce chronic absence ^ Call home after two missed days ^ Attendance Office ^ School Police ^ 08/2026 ^ 06/2027 ^ $40,000
Reduce chronic absence ^ Offer bus passes to students who are homeless ^ Transportation ^ Family Support ^ 07/2026 ^ 12/2026 ^ $85,000
Reduce chronic absence ^ Start breakfast after the bell in ten schools ^ Food Services ^ Principals ^ 08/2026 ^ 05/2027 ^ $210,000
Raise graduation rates ^ Assign a mentor to every ninth grader who is off course ^ Counseling ^ City Year ^ 09/2026 ^ 06/2028 ^ $320,000
Raise graduation rates ^ Open an evening high school ^ Curriculum ^ Community College ^ 01/2027 ^ 08/2027 ^ $500,000
""")


def _two_lines() -> bytes:
    first = "<tr><th rowspan=2>Goal</th><th rowspan=2>Strategy</th><th colspan=2>Responsibility</th><th colspan=2>Timeline</th><th rowspan=2>Estimated cost*</th></tr>"
    second = html_row(["Lead", "Partners", "Start", "End"], "th")
    body = "".join(html_row(row) for row in TWO_LINES) + html_row(["Total", "", "", "", "", "", "$1,155,000"])
    notes = "<p>* Costs are estimates for the whole period. † Subject to grant funding.</p>"
    return html_page(
        "District Improvement Plan", f"<table><thead>{first}{second}</thead><tbody>{body}</tbody></table>{notes}"
    )


TWO_LINES_CITY = City(
    "heads of two lines, a row of totals",
    "district.html",
    _two_lines,
    tuple(
        Step(goal=row[0], text=row[1], departments=(row[2], row[3]), deadline=day, section="\0")
        for row, day in zip(
            TWO_LINES, ("2027-06-30", "2026-12-31", "2027-05-31", "2028-06-30", "2027-08-31"), strict=True
        )
    ),
)

SPARSE = lines("""
Housing ^ Pass a right-to-counsel ordinance ^ ^ ^ 2026
^ Buy and preserve 300 affordable homes ^ Housing ^ In progress ^
^ Legalize backyard cottages ^ ^ Complete ^
Jobs ^ Recruit local hires for the stadium ^ ^ ^
^ Pay apprentices while they train ^ Workforce ^ ^ 2027
Health ^ Place nurses in four schools ^ ^ In progress ^
^ Ban flavored tobacco ^ Public Health ^ ^ 2026
^ Keep the free clinic open on Saturdays ^ ^ ^
""")


def _sparse_steps() -> tuple[Step, ...]:
    steps, goal = [], ""
    for row in SPARSE:
        goal = row[0] or goal
        steps.append(
            Step(
                goal=goal,
                text=row[1],
                departments=(row[2],) if row[2] else (),
                status=row[3] or None,
                deadline=f"{row[4]}-12-31" if row[4] else None,
                section="\0",
            )
        )
    return tuple(steps)


SPARSE_CITY = City(
    "empty cells everywhere",
    "equity.html",
    lambda: html_page(
        "Racial Equity Agenda", html_table([["Goal", "Action", "Lead department", "Status", "Year"], *SPARSE])
    ),
    _sparse_steps(),
)

NESTED = {
    "Goal 1. Trust in public safety": lines("""
Build a co-responder team\\n- Hire six clinicians\\n- Train dispatchers\\n- Equip two vans ^ Police, Behavioral Health ^ 2026-09-01 ^ In progress
Publish stop data every quarter ^ Police ^ 2026-04-15 ^ Complete
"""),
    "Goal 2. Shared prosperity": lines("""
Offer micro-grants to street vendors\\n- Simplify the form\\n- Accept applications in person ^ Economic Development ^ 2026-11-30 ^ Not started
Create a contractor academy ^ Economic Development, Purchasing ^ 2027-02-15 ^ Not started
Divide large contracts into lots ^ Purchasing ^ 2026-07-01 ^ In progress
"""),
    "Goal 3. Homes for all": lines("""
Adopt an anti-displacement policy\\n- Study rents by block\\n- Draft the code ^ Planning, Housing ^ 2026-12-20 ^ In progress
Sell twelve vacant lots for one dollar each ^ Housing ^ 2026-05-31 ^ Delayed
"""),
}


def _nested() -> bytes:
    parts = ["# Belmore Forward\n\nThe council's agenda for 2026. See also the *budget in brief*.\n"]
    for goal, rows in NESTED.items():
        parts.append(f"## {goal}\n\nWhy it matters: people told us so at four forums.\n")
        parts.append(as_pipes([["Action", "Departments", "Deadline", "Status"], *rows]))
    parts.append(
        "## Glossary\n\n"
        + as_pipes(
            [["Term", "Meaning"], ["Co-responder", "A clinician who rides along"], ["Lot", "A part of a contract"]]
        )
    )
    return "\n".join(parts).encode()


NESTED_CITY = City(
    "Markdown, a table for each goal, lists in cells",
    "belmore.md",
    _nested,
    tuple(
        Step(
            goal=goal,
            text=row[0].split("\n- ")[0],
            items=tuple(row[0].split("\n- ")[1:]),
            departments=tuple(row[1].split(", ")),
            deadline=row[2],
            status=row[3],
        )
        for goal, rows in NESTED.items()
        for row in rows
    ),
)
SHORT = lines("""
Reopen the ferry landing ^ Harbor Office ^ 1 May 2026
Dredge the channel to four metres ^ Harbor Office ^ 30 November 2026
Mark the shoals with lit buoys ^ Coast Guard ^ 15 June 2026
""")
SHORT_CITY = City(
    "three rows",
    "harbor.md",
    lambda: ("# Harbor recovery\n\n" + as_pipes([["Action", "Responsible", "Due"], *SHORT])).encode(),
    tuple(
        Step(text=row[0], departments=(row[1],), deadline=day)
        for row, day in zip(SHORT, ("2026-05-01", "2026-11-30", "2026-06-15"), strict=True)
    ),
)
BESIDE = lines("""
Secure a permanent site for the farmers market ^ Economic Vitality ^ High ^ Dec 2026
Repair the bandstand roof before the summer season ^ Facilities ^ Medium ^ May 2026
Adopt a dark-sky lighting code ^ Planning ^ Medium ^ Feb 2027
Digitize cemetery records ^ Town Clerk ^ Low ^ Aug 2027
""")


def _beside() -> bytes:
    staff = [
        ["Department", "Director", "Phone", "Office hours"],
        ["Planning", "R. Osei", "555-0130", "Mon-Thu"],
        ["Facilities", "J. Blum", "555-0131", "Mon-Fri"],
        ["Town Clerk", "S. Iyer", "555-0132", "Mon-Fri"],
    ]
    budget = [
        ["Project", "Department", "FY26", "FY27"],
        ["Market site", "Economic Vitality", "$200,000", "$0"],
        ["Bandstand", "Facilities", "$75,000", "$10,000"],
        ["Total", "", "$275,000", "$10,000"],
    ]
    glossary = [
        ["Term", "Definition"],
        ["Dark-sky code", "Rules that keep light out of the night sky"],
        ["Bandstand", "The covered stage in the park"],
    ]
    meetings = [
        ["Meeting", "Date", "Location"],
        ["Kick-off", "March 3, 2026", "Town Hall"],
        ["Open house", "April 9, 2026", "Library"],
    ]
    body = (
        "<h2>Contacts</h2>"
        + html_table(staff)
        + "<h2>Actions</h2>"
        + html_table([["Action", "Responsible", "Priority", "Due"], *BESIDE])
        + "<h2>Budget</h2>"
        + html_table(budget)
        + "<h2>Meetings</h2>"
        + html_table(meetings)
        + "<h2>Glossary</h2>"
        + html_table(glossary)
    )
    return html_page("Town Plan in Brief", body)


BESIDE_CITY = City(
    "contacts, budget, meetings and glossary beside the plan",
    "town.html",
    _beside,
    tuple(
        Step(text=row[0], departments=(row[1],), deadline=day, section="\0", other=(("Priority", row[2]),))
        for row, day in zip(BESIDE, ("2026-12-31", "2026-05-31", "2027-02-28", "2027-08-31"), strict=True)
    ),
)
CITIES = [
    UK_CITY, TERMS_CITY, QUARTERS_CITY, DATES_CITY, NAMES_CITY, WORK_CITY, TWO_LINES_CITY, SPARSE_CITY, NESTED_CITY,
    SHORT_CITY, BESIDE_CITY,
]  # fmt: skip
