# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""Plans published as Word documents: a table under each goal, forms, tables without a head."""

from __future__ import annotations

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.writers import turned, word, word_bytes, word_table

CLIMATE_HEAD = ["Objective", "Strategy", "Lead", "Partners", "Timeline", "Measure of success"]
CLIMATE = {
    "Goal 1: Clean and affordable energy": lines("""
Efficient homes ^ Offer no-cost energy audits to renters in the Eastside wards ^ Office of Sustainability ^ Bay Power Cooperative; Housing Authority ^ 2026 ^ 400 audits a year
Efficient homes ^ Adopt a home energy score at the time of sale ^ Building Inspection ^ Office of Sustainability ^ December 2027 ^ Ordinance adopted
Local generation ^ Install rooftop solar on the twelve largest city buildings ^ Facilities ^ Bay Power Cooperative ^ 2028 ^ 3.5 MW installed
Local generation ^ Streamline permits for battery storage ^ Building Inspection ^ Fire Prevention; Planning ^ Q2 2026 ^ Permit issued within ten days
"""),
    "Goal 2: Getting around without a car": lines("""
Frequent transit ^ Run the four crosstown lines every ten minutes ^ Fairmont Transit ^ Public Works ^ 2027 ^ 80% of residents within a quarter mile
Frequent transit ^ Give buses priority at thirty signals ^ Public Works ^ Fairmont Transit ^ Fall 2026 ^ Travel time down by a tenth
Safe cycling ^ Complete the Harbor Loop protected bikeway ^ Public Works ^ Planning; Parks ^ 2029 ^ 14 miles built
Safe cycling ^ Provide secure bicycle parking at every branch library ^ Library ^ Parks ^ Ongoing ^ Spaces added
"""),
    "Goal 3: A city that is ready for heat": lines("""
Cool neighborhoods ^ Plant 9,000 street trees where canopy is below ten percent ^ Parks ^ Public Works; Tree Trust ^ by end of 2030 ^ Trees alive after three years
Cool neighborhoods ^ Require light-colored roofing on new commercial buildings ^ Planning ^ Building Inspection ^ 2026-2027 ^ Code amended
Help in an emergency ^ Open six cooling centers with backup power ^ Emergency Management ^ Library; Parks ^ Summer 2026 ^ Centers open on every red-flag day
"""),
}
CLIMATE_DAYS = {
    "2026": "2026-12-31", "December 2027": "2027-12-31", "2028": "2028-12-31", "Q2 2026": "2026-06-30",
    "2027": "2027-12-31", "Fall 2026": "2026-11-30", "2029": "2029-12-31", "Ongoing": None,
    "by end of 2030": "2030-12-31", "2026-2027": "2027-12-31", "Summer 2026": "2026-08-31",
}  # fmt: skip


def _climate() -> bytes:
    document = word()
    document.add_heading("Fairmont Bay Climate Action Plan", 0)
    document.add_paragraph(
        "The City Council adopted this plan in March 2025. It has three goals and eleven strategies."
    )
    document.add_heading("Words used in this plan", 1)
    word_table(
        document,
        lines("""
Term ^ Definition
Canopy ^ The share of the ground that tree crowns cover when seen from above
Carbon neutral ^ Taking as much carbon out of the air each year as is put into it
Resilience ^ The ability to prepare for and recover from heat, flood and fire
"""),
    )
    for goal, rows in CLIMATE.items():
        document.add_heading(goal, 1)
        document.add_paragraph("What we will do under this goal, who leads, and how we will know that it worked.")
        word_table(document, [CLIMATE_HEAD, *rows])
    document.add_heading("Estimated cost", 1)
    word_table(
        document,
        lines("""
Program ^ FY 2026 ^ FY 2027 ^ FY 2028 ^ Total
Energy audits ^ $120,000 ^ $140,000 ^ $150,000 ^ $410,000
Transit priority ^ $900,000 ^ $1,100,000 ^ $0 ^ $2,000,000
Street trees ^ $300,000 ^ $300,000 ^ $300,000 ^ $900,000
Total ^ $1,320,000 ^ $1,540,000 ^ $450,000 ^ $3,310,000
"""),
    )
    document.add_heading("Who to ask", 1)
    word_table(
        document,
        lines("""
Name ^ Department ^ Phone ^ Email
Dana Whitlock ^ Office of Sustainability ^ 555-0142 ^ dana.whitlock@fairmontbay.example
Luis Arroyo ^ Fairmont Transit ^ 555-0177 ^ luis.arroyo@fairmontbay.example
Mei Tanaka ^ Parks ^ 555-0119 ^ mei.tanaka@fairmontbay.example
"""),
    )
    return word_bytes(document)


CLIMATE_CITY = City(
    "climate plan, a table for each goal",
    "climate.docx",
    _climate,
    tuple(
        Step(
            section=goal,
            goal=row[0],
            text=row[1],
            departments=(row[2], *row[3].split("; ")),
            deadline=CLIMATE_DAYS[row[4]],
            other=(("Measure of success", row[5]),),
        )
        for goal, rows in CLIMATE.items()
        for row in rows
    ),
)

VIOLENCE = lines("""
Interrupt cycles of retaliation ^ Expand hospital-based intervention to St. Brendan's ^ Hire two bilingual navigators\\nSign a data-sharing agreement ^ Office of Violence Prevention\\nCounty Health ^ June 30, 2026 ^ In progress
^ Train credible messengers in trauma care ^ Select a training partner\\nCertify thirty messengers\\nPay a stipend during training ^ Office of Violence Prevention ^ September 30, 2026 ^ Not started
^ Review every non-fatal shooting within a week ^ Convene the review team each Tuesday ^ Police Bureau\\nDistrict Attorney ^ March 31, 2026 ^ Complete
Support families and survivors ^ Pay burial costs within five days ^ Set aside an annual fund\\nPublish a one-page form in five languages ^ Victim Services ^ December 31, 2026 ^ In progress
^ Open a healing space in the Tenth Ward ^ Lease a storefront\\nStaff it on evenings and weekends ^ Victim Services\\nParks and Recreation ^ May 1, 2027 ^ Not started
Give young people a way forward ^ Offer 600 summer jobs to youth in the focus zones ^ Recruit employers\\nMatch each youth with a coach ^ Workforce Board\\nPublic Schools ^ June 1, 2026 ^ In progress
^ Keep four recreation centers open until midnight ^ Extend shifts\\nArrange rides home ^ Parks and Recreation ^ June 15, 2026 ^ Delayed
^ Restore the mentoring grants cut in 2023 ^ Issue a request for proposals ^ Office of Violence Prevention\\nWorkforce Board ^ January 15, 2027 ^ Not started
""")
VIOLENCE_DAYS = [
    "2026-06-30",
    "2026-09-30",
    "2026-03-31",
    "2026-12-31",
    "2027-05-01",
    "2026-06-01",
    "2026-06-15",
    "2027-01-15",
]


def _bulleted(rows: list[list[str]]) -> list[list[str]]:
    return [[*row[:2], "\n".join(f"• {line}" for line in row[2].split("\n")), *row[3:]] for row in rows]


def _violence() -> bytes:
    document = word()
    document.add_heading("Harlow County Plan to Prevent Gun Violence", 0)
    document.add_paragraph("Adopted by the Board of Commissioners.")
    head = ["Goal", "Objective", "Key activities", "Responsible parties", "Target date", "Status"]
    word_table(document, [head, *_bulleted(VIOLENCE)], repeat_head=True)
    document.add_paragraph("* Dates depend on the county budget.")
    return word_bytes(document)


def _violence_steps() -> tuple[Step, ...]:
    steps, goal = [], ""
    for row, day in zip(VIOLENCE, VIOLENCE_DAYS, strict=True):
        goal = row[0] or goal
        activities = tuple(row[2].split("\n"))
        steps.append(
            Step(
                goal=goal,
                text=row[1],
                items=activities,
                departments=tuple(row[3].split("\n")),
                status=row[5],
                deadline=day,
            )
        )
    return tuple(steps)


VIOLENCE_CITY = City("violence prevention, bulleted activities", "violence.docx", _violence, _violence_steps())

ZERO_HEAD = ["#", "Action", "Lead agency", "Supporting agencies", "Timeframe"]
ZERO = {
    "Emphasis Area A: Safer Speeds": lines("""
A.1 ^ Lower the default limit to 20 mph on residential streets ^ DOT ^ PPD, City Council ^ 0-12 months
A.2 ^ Install forty speed cameras along the High Injury Network ^ DOT ^ PPD ^ 1-3 years
A.3 ^ Retime signals on arterials for a 25 mph progression ^ DOT ^ ^ Ongoing
"""),
    "Emphasis Area B: Safer Streets": lines("""
B.1 ^ Rebuild the ten most dangerous intersections ^ DOT ^ Streets, Water ^ 3-5 years
B.2 ^ Daylight all corners next to schools ^ Streets ^ School District ^ 0-12 months
B.3 ^ Add lighting under every rail viaduct ^ Streets ^ SEPTRAN, DOT ^ 1-3 years
B.4 ^ Maintain a quick-build toolkit and install twelve projects a year ^ DOT ^ Streets ^ Ongoing
"""),
    "Emphasis Area C: Safer People": lines("""
C.1 ^ Teach walking and cycling in every third grade ^ School District ^ DOT ^ 1-3 years
C.2 ^ Train every fleet driver on the Safe Driver course ^ Fleet Services ^ Law ^ 0-12 months
"""),
}


def _zero() -> bytes:
    document = word()
    document.add_heading("Vision Zero Action Plan 2030", 0)
    for area, rows in ZERO.items():
        document.add_heading(area, 2)
        word_table(document, [ZERO_HEAD, *rows])
    return word_bytes(document)


ZERO_CITY = City(
    "Vision Zero, time from now in words",
    "vision-zero.docx",
    _zero,
    tuple(
        Step(section=area, text=row[1], departments=tuple(name for name in [row[2], *row[3].split(", ")] if name))
        for area, rows in ZERO.items()
        for row in rows
    ),
)

CARDS = lines("""
Build a single intake line ^ Human Services ^ 211 Partners; Police ^ On track ^ 30 June 2026
Buy the Ridgeway motel for transitional housing ^ Housing ^ Finance ^ At risk ^ 15 December 2026
Hold a landlord fair each quarter ^ Housing ^ Chamber of Commerce; Legal Aid ^ Complete ^ 31 March 2026
Publish a monthly by-name count ^ Human Services ^ Continuum of Care ^ On track ^ 31 January 2026
""")


def _cards() -> bytes:
    document = word()
    document.add_heading("Ridgeway: A Plan to End Homelessness", 0)
    for number, (action, lead, partners, status, due) in enumerate(CARDS, start=1):
        document.add_heading(f"Action {number}", 2)
        rows = [["Action", action], ["Lead", lead], ["Partners", partners], ["Status", status], ["Due date", due]]
        word_table(document, rows)
    return word_bytes(document)


CARDS_CITY = City(
    "a card for each action",
    "cards.docx",
    _cards,
    tuple(
        Step(
            text=row[0], departments=(row[1], *row[2].split("; ")), status=row[3], deadline=day, section="\0", goal="\0"
        )
        for row, day in zip(CARDS, ("2026-06-30", "2026-12-15", "2026-03-31", "2026-01-31"), strict=True)
    ),
)

HEADLESS = lines("""
1 ^ Repaint crosswalks at all elementary schools ^ Public Works ^ 08/15/2026 ^ In progress
2 ^ Replace the flashing beacon on Mill Road ^ Public Works ^ 10/31/2026 ^ Not started
3 ^ Hire a second crossing guard supervisor ^ Police ^ 07/01/2026 ^ Complete
4 ^ Survey parents about the walk to school ^ School District ^ 05/22/2026 ^ Complete
5 ^ Extend the sidewalk along Orchard Lane to the park ^ Public Works ^ 06/30/2027 ^ Not started
6 ^ Lend bicycles and helmets through the library ^ Library ^ 09/13/2026 ^ In progress
7 ^ Post a map of safe routes on every school's site ^ School District ^ 08/20/2026 ^ In progress
""")
HEADLESS_DAYS = ["2026-08-15", "2026-10-31", "2026-07-01", "2026-05-22", "2027-06-30", "2026-09-13", "2026-08-20"]


def _headless() -> bytes:
    document = word()
    document.add_heading("Safe Routes to School: what we will do", 0)
    word_table(document, HEADLESS)
    return word_bytes(document)


HEADLESS_CITY = City(
    "columns without heads",
    "safe-routes.docx",
    _headless,
    tuple(
        Step(text=row[1], departments=(row[2],), status=row[4], deadline=day)
        for row, day in zip(HEADLESS, HEADLESS_DAYS, strict=True)
    ),
)


def library_document() -> bytes:
    """A landscape Word document of two pages, goals merged downwards, its head repeated; printed by an office suite."""
    document = word()
    turned(document)
    document.add_heading("Open Doors: Strategic Plan of the Alder Valley Library District", 0)
    head = ["Goal", "Strategy", "Department(s)", "Start", "Finish", "Status"]
    word_table(document, [head, *LIBRARY], repeat_head=True)
    table = document.tables[0]
    start = 1
    for at in range(2, len(LIBRARY) + 2):
        if at == len(LIBRARY) + 1 or LIBRARY[at - 1][0]:
            if at - 1 > start:
                table.cell(start, 0).merge(table.cell(at - 1, 0)).text = LIBRARY[start - 1][0]
            start = at
    return word_bytes(document)


LIBRARY = lines("""
Everyone feels welcome ^ Remove overdue fines for all cardholders ^ Circulation, Finance ^ 1/1/2025 ^ 6/30/2025 ^ Done
^ Translate signs at every branch into Spanish, Hmong and Ukrainian so that newcomers find their way without asking ^ Communications ^ 3/1/2025 ^ 12/31/2025 ^ Underway
^ Redesign the children's room at Cedar Street with families ^ Facilities, Youth Services ^ 9/1/2025 ^ 8/31/2026 ^ Underway
^ Offer sensory-friendly hours each week ^ Youth Services ^ 1/15/2026 ^ 5/30/2026 ^ Not begun
Collections reflect the valley ^ Audit the collection for gaps in local languages ^ Collections ^ 2/1/2025 ^ 11/30/2025 ^ Done
^ Double the budget for electronic books and negotiate shared licences with the neighboring districts ^ Collections, Finance ^ 7/1/2025 ^ 6/30/2026 ^ Underway
^ Digitize the newspaper archive from 1880 to 1960 ^ Local History, Technology ^ 10/1/2025 ^ 12/31/2027 ^ Not begun
Spaces for learning ^ Build recording studios at two branches ^ Facilities, Technology ^ 4/1/2026 ^ 3/31/2027 ^ Not begun
^ Lend hotspots and laptops to households without a connection ^ Circulation, Technology ^ 1/1/2025 ^ 12/31/2026 ^ Underway
^ Open the Hillside branch on Sundays ^ Circulation ^ 9/1/2026 ^ 12/31/2026 ^ Not begun
^ Replace the roof and the boiler of the main library before the winter of 2027 ^ Facilities ^ 5/1/2026 ^ 10/31/2027 ^ Not begun
Stewardship ^ Publish a yearly report on what the levy paid for ^ Communications, Finance ^ 1/1/2026 ^ 4/30/2026 ^ Underway
^ Train every supervisor in restorative practice ^ Human Resources ^ 2/1/2026 ^ 9/30/2026 ^ Not begun
^ Renew the interlocal agreement with the school district ^ Administration ^ 1/1/2026 ^ 8/15/2026 ^ Underway
""")
LIBRARY_DAYS = [
    "2025-06-30",
    "2025-12-31",
    "2026-08-31",
    "2026-05-30",
    "2025-11-30",
    "2026-06-30",
    "2027-12-31",
    "2027-03-31",
    "2026-12-31",
    "2026-12-31",
    "2027-10-31",
    "2026-04-30",
    "2026-09-30",
    "2026-08-15",
]


def _library_steps() -> tuple[Step, ...]:
    steps, goal = [], ""
    for row, day in zip(LIBRARY, LIBRARY_DAYS, strict=True):
        goal = row[0] or goal
        steps.append(
            Step(
                goal=goal,
                text=row[1],
                departments=tuple(row[2].split(", ")),
                status=row[5],
                deadline=day,
                other=(("Start", row[3]),),
            )
        )
    return tuple(steps)


LIBRARY_CITY = City("library strategy, merged goals", "library.docx", library_document, _library_steps())
CITIES = [CLIMATE_CITY, VIOLENCE_CITY, ZERO_CITY, CARDS_CITY, HEADLESS_CITY, LIBRARY_CITY]
