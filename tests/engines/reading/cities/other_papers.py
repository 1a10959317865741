"""Documents that are no plan: minutes, budgets, lists of people, timetables. Not one row may come out of them."""

from __future__ import annotations

from tests.engines.reading.cities.truth import City, lines
from tests.engines.reading.cities.writers import (
    as_csv,
    as_pipes,
    html_page,
    html_table,
    word,
    word_bytes,
    word_table,
    workbook,
)


def _minutes() -> bytes:
    document = word()
    document.add_heading("Minutes of the Regular Meeting, 14 April 2026", 0)
    document.add_paragraph("The meeting was called to order at 7:02 p.m.")
    word_table(
        document,
        lines("""
Member ^ Office ^ Present ^ Arrived
Elena Marsh ^ Mayor ^ Yes ^ 7:00 pm
Owen Price ^ Ward 1 ^ Yes ^ 7:00 pm
Rita Solano ^ Ward 2 ^ No ^
Kofi Mensah ^ Ward 3 ^ Yes ^ 7:21 pm
"""),
    )
    document.add_heading("Votes", 1)
    word_table(
        document,
        lines("""
Item ^ Moved by ^ Seconded by ^ Vote
Approve the minutes of 10 March ^ Price ^ Mensah ^ 3-0
Award the paving contract ^ Mensah ^ Price ^ 3-0
Table the sign ordinance ^ Price ^ Marsh ^ 2-1
"""),
    )
    return word_bytes(document)


def _budget() -> bytes:
    return workbook(
        {
            "Summary": lines("""
City of Northgate Adopted Budget
Department ^ FY24 Actual ^ FY25 Adopted ^ FY26 Proposed ^ Change
Police ^ 41200000 ^ 43100000 ^ 44000000 ^ 2.1%
Fire ^ 28900000 ^ 29500000 ^ 31000000 ^ 5.1%
Library ^ 7100000 ^ 7300000 ^ 7250000 ^ -0.7%
Total ^ 77200000 ^ 79900000 ^ 82250000 ^ 2.9%
"""),
            "Positions": lines("""
Department ^ Division ^ Title ^ FTE ^ Status
Police ^ Patrol ^ Sergeant ^ 12 ^ Filled
Police ^ Records ^ Clerk ^ 3 ^ Vacant
Fire ^ Prevention ^ Inspector ^ 4 ^ Filled
Library ^ Branches ^ Librarian II ^ 18 ^ Filled
"""),
            "Capital": lines("""
Project ^ Department ^ FY26 ^ FY27 ^ FY28 ^ Total
Ladder truck ^ Fire ^ 1400000 ^ 0 ^ 0 ^ 1400000
Roof, Central Library ^ Library ^ 0 ^ 650000 ^ 0 ^ 650000
Radio replacement ^ Police ^ 300000 ^ 300000 ^ 300000 ^ 900000
"""),
        }
    )


MENU = html_page(
    "Lunch at Riverbend Elementary",
    html_table(
        lines("""
Day ^ Main ^ Side ^ Dessert
Monday, May 4 ^ Baked ziti with spinach ^ Green beans ^ Pear
Tuesday, May 5 ^ Chicken tacos ^ Black beans and rice ^ Orange
Wednesday, May 6 ^ Lentil soup with bread ^ Carrots ^ Yogurt
Thursday, May 7 ^ Fish sticks ^ Coleslaw ^ Apple crisp
""")
    ),
)
PHONES = as_csv(
    lines("""
Department ^ Contact ^ Title ^ Phone ^ Email
Assessor ^ Pat Lyman ^ Director ^ 555-0100 ^ pat@county.example
Clerk ^ Jo Adeyemi ^ Deputy ^ 555-0103 ^ jo@county.example
Elections ^ Sam Ortiz ^ Manager ^ 555-0107 ^ sam@county.example
Roads ^ Lee Chang ^ Engineer ^ 555-0111 ^ lee@county.example
""")
)
TIMES = html_page(
    "Route 12 weekday timetable",
    html_table(
        lines("""
Stop ^ Start ^ 2nd trip ^ 3rd trip ^ End
Union Station ^ 6:05 ^ 6:35 ^ 7:05 ^ 22:35
Mill and 4th ^ 6:14 ^ 6:44 ^ 7:14 ^ 22:44
Hospital ^ 6:25 ^ 6:55 ^ 7:25 ^ 22:55
Airport ^ 6:48 ^ 7:18 ^ 7:48 ^ 23:18
""")
    ),
)
BLOG = (
    "# Three ways to track a plan\n\nWe tried all three for a month.\n\n"
    + as_pipes(
        lines("""
Feature ^ Spreadsheet ^ Kanban board ^ Strategy software
Price ^ Free ^ $10 a month ^ $400 a month
Who can edit ^ Anyone with the link ^ Team members ^ Licensed users
Status updates ^ By hand ^ Drag and drop ^ By e-mail reminder
Best for ^ Small teams ^ Project teams ^ Whole cities
Learning curve ^ None ^ An hour ^ A week of training
""")
    )
    + "\nIn the end we kept the spreadsheet.\n"
).encode()
EVENTS = html_page(
    "Community calendar",
    html_table(
        lines("""
Date ^ Event ^ Location ^ Organizer
May 2, 2026 ^ Plant swap ^ Grange Hall ^ Garden Club
May 9, 2026 ^ River clean-up ^ Boat ramp ^ Parks
May 16, 2026 ^ Bike rodeo ^ Lincoln School ^ Police
May 30, 2026 ^ Outdoor film ^ Town Green ^ Library
""")
    ),
)
JOBS = html_page(
    "Open positions",
    html_table(
        lines("""
Position ^ Department ^ Salary ^ Closing date ^ Status
Civil Engineer II ^ Public Works ^ $84,000 ^ 05/15/2026 ^ Open
Lifeguard (seasonal) ^ Parks ^ $17 an hour ^ 05/30/2026 ^ Open
Accountant ^ Finance ^ $71,000 ^ 04/30/2026 ^ Closed
Librarian I ^ Library ^ $58,000 ^ 06/12/2026 ^ Open
""")
    ),
)
PERMITS = as_csv(
    lines("""
Permit no. ^ Address ^ Description ^ Applicant ^ Status ^ Issue date
B-2026-014 ^ 12 Elm Street ^ Re-roof of a single-family dwelling ^ Ace Roofing ^ Issued ^ 03/02/2026
B-2026-015 ^ 400 Main Street ^ Tenant fit-out, ground floor ^ Doyle Builders ^ Under review ^ 03/05/2026
B-2026-016 ^ 7 Quarry Road ^ Detached garage of 400 square feet ^ M. Ruiz ^ Issued ^ 03/09/2026
B-2026-017 ^ 91 Shore Drive ^ Solar panels, 6.4 kW ^ Sunline ^ Issued ^ 03/11/2026
""")
)
ROLL = as_csv(
    lines("""
Name ^ Organization ^ Role ^ Term ends
Ines Calloway ^ Chamber of Commerce ^ Chair ^ 12/31/2026
Bo Lindqvist ^ Tenants Union ^ Member ^ 12/31/2027
Farah Aziz ^ Youth Council ^ Member ^ 06/30/2026
Curtis Vane ^ Public Schools ^ Vice chair ^ 12/31/2026
""")
)
INDICATORS = html_page(
    "How we measure progress",
    html_table(
        lines("""
Indicator ^ Baseline ^ Target ^ Year ^ Data source
Households in poverty ^ 18% ^ 12% ^ 2030 ^ Census survey
Children ready for kindergarten ^ 61% ^ 80% ^ 2029 ^ School district
Traffic deaths ^ 22 ^ 0 ^ 2030 ^ Police crash reports
Tree canopy ^ 14% ^ 25% ^ 2035 ^ Aerial survey
""")
    ),
)
CHANGES = "".join(
    [
        "# Revision history\n\n",
        as_pipes(
            lines("""
Version ^ Date ^ Author ^ Description ^ Status
0.1 ^ 2025-11-02 ^ K. Doan ^ First draft for the committee ^ Superseded
0.2 ^ 2025-12-10 ^ K. Doan ^ Comments from the departments added ^ Superseded
1.0 ^ 2026-01-20 ^ Planning ^ Adopted by the council ^ Final
""")
        ),
    ]
).encode()
OTHERS = [
    City("minutes with attendance and votes", "minutes.docx", _minutes),
    City("budget book", "budget.xlsx", _budget),
    City("school lunch menu", "menu.html", lambda: MENU),
    City("phone list", "phones.csv", lambda: PHONES),
    City("bus timetable", "times.html", lambda: TIMES),
    City("blog post with a comparison", "blog.md", lambda: BLOG),
    City("calendar of events", "events.html", lambda: EVENTS),
    City("open positions", "jobs.html", lambda: JOBS),
    City("permit log", "permits.csv", lambda: PERMITS),
    City("board members", "roll.csv", lambda: ROLL),
    City("indicators", "indicators.html", lambda: INDICATORS),
    City("revision history", "changes.md", lambda: CHANGES),
]
DASHBOARD = html_page(
    "Performance dashboard",
    html_table(
        lines("""
Measure ^ Department ^ FY25 actual ^ FY26 target ^ Status
Average response time to priority 1 calls ^ Fire ^ 6:12 ^ 6:00 ^ Near target
Share of potholes filled within three days ^ Streets ^ 81% ^ 90% ^ Below target
Library visits per resident ^ Library ^ 4.4 ^ 4.0 ^ Above target
Permits issued within ten days ^ Planning ^ 77% ^ 80% ^ Near target
""")
    ),
)
DUTIES = html_page(
    "Committees and what they do",
    html_table(
        lines("""
Committee ^ Responsibilities ^ Meets ^ Chair
Finance ^ Review the budget, contracts and audits ^ First Monday ^ Cho
Public Safety ^ Oversee police and fire ^ Second Tuesday ^ Abadi
Land Use ^ Hear appeals and zoning changes ^ Third Wednesday ^ Novak
""")
    ),
)
COMMENTS = as_csv(
    lines("""
Comment no. ^ Received ^ Commenter ^ Comment ^ Staff response
1 ^ 03/02/2026 ^ R. Hale ^ Please add a crosswalk at Fifth and Vine ^ Thank you. Sent to Public Works.
2 ^ 03/04/2026 ^ Oak Hill Association ^ The plan should say more about trees ^ See chapter 4.
3 ^ 03/09/2026 ^ T. Osman ^ Buses stop too early on Sundays ^ Sent to the transit agency.
""")
)
GRANTS = as_csv(
    lines("""
Grantee ^ Project ^ Amount ^ Year ^ Neighborhood
Arts League ^ Summer murals ^ $8,000 ^ 2025 ^ Northside
Boys and Girls Club ^ Homework room ^ $15,000 ^ 2025 ^ Eastgate
Friends of the Creek ^ Native plants ^ $4,500 ^ 2024 ^ Millrace
Somali Women's Center ^ Sewing class ^ $9,900 ^ 2025 ^ Northside
""")
)
SURVEY = html_page(
    "What residents said",
    html_table(
        lines("""
Question ^ Agree ^ Neutral ^ Disagree ^ Date
I feel safe walking at night ^ 48% ^ 21% ^ 31% ^ May 2025
The city listens to people like me ^ 37% ^ 30% ^ 33% ^ May 2025
I can get where I need without a car ^ 29% ^ 18% ^ 53% ^ May 2025
""")
    ),
)
VACCINES = html_page(
    "Flu clinics this fall",
    html_table(
        lines("""
Date ^ Time ^ Site ^ Agency ^ Status
10/04/2026 ^ 9 to 12 ^ Lincoln School ^ Public Health ^ Open
10/11/2026 ^ 1 to 5 ^ Senior Center ^ Public Health ^ Full
10/18/2026 ^ 9 to 12 ^ Fire Station 2 ^ Fire ^ Open
""")
    ),
)
SCHEDULE = html_page(
    "Request for proposals: facilities study",
    "<p>Proposals are due on May 29.</p>"
    + html_table(
        lines("""
Section ^ Page
Introduction ^ 3
Scope of services ^ 5
Schedule ^ 9
Evaluation ^ 12
""")
    )
    + html_table(
        lines("""
Criterion ^ Weight
Experience of the team ^ 40%
Approach ^ 35%
Price ^ 25%
""")
    ),
)
CHARGES = as_csv(
    lines("""
Service ^ Unit ^ Fee ^ Effective date
Residential water ^ per 1,000 gallons ^ $4.12 ^ 07/01/2026
Sewer base charge ^ per month ^ $18.50 ^ 07/01/2026
Meter test ^ each ^ $75.00 ^ 07/01/2026
""")
)
OTHERS += [
    City("performance dashboard", "dashboard.html", lambda: DASHBOARD),
    City("committees and their duties", "committees.html", lambda: DUTIES),
    City("public comments", "comments.csv", lambda: COMMENTS),
    City("grants made", "grants.csv", lambda: GRANTS),
    City("survey results", "survey.html", lambda: SURVEY),
    City("flu clinics", "clinics.html", lambda: VACCINES),
    City("contents and criteria", "proposals.html", lambda: SCHEDULE),
    City("schedule of fees", "fees-and-charges.csv", lambda: CHARGES),
]
