"""Workbooks and comma-separated files with what offices do to them: dates of Excel, preambles, two rows for a step."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.writers import as_csv, workbook

REAL = [
    ("Safe streets", "Mark all school zones", "Transportation", datetime(2026, 8, 15), 0.4, "On track"),
    ("", "Pave the twelve worst blocks", "Public Works", datetime(2026, 11, 1), 0.15, "At risk"),
    ("", "Light the underpass at Ninth", "Public Works", datetime(2027, 2, 28), 0.0, "Not started"),
    ("Healthy homes", "Replace 200 lead service lines", "Water", datetime(2027, 12, 31), 0.62, "On track"),
    ("", "Inspect every rental every three years", "Code Enforcement", datetime(2028, 6, 30), 0.2, "On track"),
    ("", "Give away radon kits", "Public Health", datetime(2026, 5, 31), 1.0, "Complete"),
]


def _real_dates() -> bytes:
    """Days and shares are numbers with a format; the goal's cell is merged downwards; a column is hidden."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    day, share = book.add_format({"num_format": "mmm d, yyyy"}), book.add_format({"num_format": "0%"})
    sheet = book.add_worksheet("Action plan")
    sheet.write(0, 0, "Bridgeton: Mayor's 100-Week Plan")
    sheet.write_row(2, 0, ["Goal", "Action", "Department", "Internal code", "Target date", "% complete", "Status"])
    sheet.set_column(3, 3, None, None, {"hidden": True})
    for at, (goal, text, team, due, done, status) in enumerate(REAL, start=3):
        if goal:
            sheet.merge_range(at, 0, at + 2, 0, goal)
        sheet.write(at, 1, text)
        sheet.write(at, 2, team)
        sheet.write(at, 3, f"GL-{at}")
        sheet.write_datetime(at, 4, due, day)
        sheet.write_number(at, 5, done, share)
        sheet.write(at, 6, status)
    book.close()
    return stream.getvalue()


def _real_steps() -> tuple[Step, ...]:
    steps, goal = [], ""
    for name, text, team, due, done, status in REAL:
        goal = name or goal
        steps.append(
            Step(
                goal=goal,
                text=text,
                departments=(team,),
                deadline=due.date().isoformat(),
                status=f"{status}|{done:.0%}",
            )
        )
    return tuple(steps)


REAL_CITY = City("Excel's own dates and shares", "mayor.xlsx", _real_dates, _real_steps())

UPDATES = [
    (
        "1.1",
        "Draft an emergency shelter ordinance",
        "Planning",
        "5/1/2026",
        "In progress",
        "The commission held a study session in February and asked staff for a map of suitable sites.",
    ),
    (
        "1.2",
        "Renew the contract for street outreach",
        "Human Services",
        "7/1/2026",
        "Complete",
        "Renewed for three years.",
    ),
    (
        "1.3",
        "Count vacant lots owned by the city",
        "Real Estate",
        "3/31/2026",
        "Delayed",
        "Two of seven wards are done; the rest wait for the assessor's new data.",
    ),
    ("2.1", "Add four beds for medical respite", "Public Health", "9/30/2026", "In progress", "The lease is signed."),
    (
        "2.2",
        "Train shelter staff in overdose response",
        "Public Health",
        "6/15/2026",
        "In progress",
        "61 of 90 staff are trained. The next class is in April.",
    ),
]


def _updates() -> bytes:
    rows: list[list[str]] = [["No.", "Action", "Lead", "Due", "Status"]]
    for number, text, lead, due, status, update in UPDATES:
        rows += [[number, text, lead, due, status], [f"Update: {update}"]]
    spans = [f"A{at}:E{at}" for at, row in enumerate(rows, start=1) if len(row) == 1]
    return workbook({"Shelter": rows}, spans={"Shelter": spans})


def _us(day: str) -> str:
    month, number, year = day.split("/")
    return f"{year}-{int(month):02d}-{int(number):02d}"


UPDATES_CITY = City(
    "an update in a row of its own under each step",
    "shelter.xlsx",
    _updates,
    tuple(Step(text=row[1], departments=(row[2],), deadline=_us(row[3]), status=row[4]) for row in UPDATES),
)

REPEATED = {
    "Office of Housing": lines("""
Inspect 400 units funded by the levy ^ 30 Jun 2026 ^ On track
Publish a rent registry ^ 31 Dec 2026 ^ Off track
Sell bonds for the trust fund ^ 15 Mar 2026 ^ Done
"""),
    "Office of Arts and Culture": lines("""
Commission three murals on the new library ^ 30 Sep 2026 ^ On track
Pay artists in residence at shelters ^ 31 Jan 2027 ^ Not begun
"""),
    "Department of Transportation": lines("""
Repaint every crosswalk in the school zones ^ 31 Aug 2026 ^ On track
Launch a low-income fare ^ 1 Jul 2026 ^ Done
Stripe nine miles of bus lanes ^ 30 Nov 2026 ^ Off track
"""),
}


def _repeated() -> bytes:
    rows: list[list[str]] = [["Mayor's Delivery Unit: quarterly list"], ["Printed 4 April 2026"], []]
    for office, steps in REPEATED.items():
        rows += [[office], ["Deliverable", "Target", "Status"], *steps, []]
    return as_csv(rows)


def _day(text: str) -> str:
    return datetime.strptime(text, "%d %b %Y").date().isoformat()


REPEATED_CITY = City(
    "head repeated under each office, CSV with a preamble",
    "delivery.csv",
    _repeated,
    tuple(
        Step(section=office, text=row[0], deadline=_day(row[1]), status=row[2])
        for office, rows in REPEATED.items()
        for row in rows
    ),
)

WORDY = lines("""
Redesign the permit counter ^ IT; Planning ^ Q2 2026 (was Q4 2025) ^ In progress (70%)
Move vital records online ^ IT ^ Completed March 2025 ^ Complete - opened in May 2025
Issue a single bill for water and waste ^ Utilities; Finance ^ June 2026 - December 2026 ^ In progress
Answer calls within three minutes ^ 311 Center ^ 2026/27 ^ Delayed: two vacancies
Replace the enterprise system ^ Finance; IT ^ End of 2027 ^ Not started
Publish the checkbook ^ Finance ^ Dec-26 ^ In progress (20%)
Digitize plat maps ^ Planning ^ 12/2026 ^ Not started
Offer online court payments ^ Courts; IT ^ 1st quarter 2027 ^ Not started
Equip crews with tablets ^ Public Works; IT ^ Jan 15 2027 ^ In progress (5%)
Close the print shop ^ Finance ^ Early 2026 ^ Complete - staff reassigned
""")
WORDY_DAYS = [
    "2026-06-30",
    "2025-03-31",
    "2026-12-31",
    "\0",
    "2027-12-31",
    "2026-12-31",
    "2026-12-31",
    "2027-03-31",
    "2027-01-15",
    "2026-03-31",
]
WORDY_STATES = [
    "In progress",
    "Complete",
    "In progress",
    "Delayed",
    "Not started",
    "In progress",
    "Not started",
    "Not started",
    "In progress",
    "Complete",
]
WORDY_CITY = City(
    "statuses and dates with more words",
    "digital.csv",
    lambda: as_csv([["Initiative", "Responsible", "Timeline", "Status"], *WORDY], encoding="utf-16"),
    tuple(
        Step(text=row[0], departments=tuple(row[1].split("; ")), status=f"{state}|{row[3]}", deadline=day)
        for row, day, state in zip(WORDY, WORDY_DAYS, WORDY_STATES, strict=True)
    ),
)

LEVELS = lines("""
Goal ^ 1 ^ A welcoming airport ^ ^ ^
Objective ^ 1.1 ^ Shorten the walk and the wait ^ ^ ^
Action ^ 1.1.1 ^ Open a second security lane at dawn ^ Operations ^ 2026-06-01 ^ On track
Action ^ 1.1.2 ^ Add moving walkways in concourse B ^ Engineering ^ 2027-10-31 ^ Planned
Objective ^ 1.2 ^ Speak every traveler's language ^ ^ ^
Action ^ 1.2.1 ^ Translate signs into six languages ^ Communications ^ 2026-09-15 ^ On track
Goal ^ 2 ^ A quiet neighbor ^ ^ ^
Objective ^ 2.1 ^ Lower noise at night ^ ^ ^
Action ^ 2.1.1 ^ Insulate 300 homes ^ Community Relations ^ 2028-12-31 ^ Behind
Action ^ 2.1.2 ^ Charge more for late landings ^ Finance ^ 2026-12-31 ^ Planned
""")


def _level_steps() -> tuple[Step, ...]:
    steps, section, goal = [], "", ""
    for row in LEVELS:
        if row[0] == "Goal":
            section = row[2]
        elif row[0] == "Objective":
            goal = row[2]
        else:
            steps.append(
                Step(section=section, goal=goal, text=row[2], departments=(row[3],), deadline=row[4], status=row[5])
            )
    return tuple(steps)


LEVELS_CITY = City(
    "export with the level in a column",
    "airport.csv",
    lambda: as_csv([["Level", "Number", "Title", "Owner", "Due date", "Status"], *LEVELS]),
    _level_steps(),
)

TINY_DAYS = lines("""
Dredge the marina ^ Ports ^ 05/06/2026 ^ Planned
Lay moorings for visitors ^ Ports ^ 07/08/2026 ^ Planned
Repair the slipway ^ Works ^ 03/04/2026 ^ Done
Train the harbour watch ^ Ports; Safety ^ 09/10/2026 ^ Started
""")
TINY_CITY = City(
    "days that could be months",
    "marina.csv",
    lambda: as_csv([["Action", "Owner", "Due", "Status"], *TINY_DAYS]),
    tuple(
        Step(
            text=row[0],
            departments=tuple(row[1].split("; ")),
            status=row[3],
            deadline=f"{row[2][6:]}-{row[2][3:5]}-{row[2][:2]}",
        )
        for row in TINY_DAYS
    ),
)

ABBREVIATED = lines("""
Build the Elm Street underpass ^ PW, TR ^ 2027 ^ No
Open a fire museum in Station 1 ^ FD ^ 2026 ^ Yes
Teach swimming to every second grader ^ PR, SD ^ 2026 ^ No
Merge the dispatch centers ^ FD, PD ^ 2028 ^ No
Fence the rail line ^ PW ^ 2026 ^ Yes
Reopen the Hill trail ^ PR ^ 2027 ^ No
""")


def _abbreviated() -> bytes:
    legend = [
        ["Abbreviation", "Department"],
        ["FD", "Fire Department"],
        ["PD", "Police Department"],
        ["PR", "Parks and Recreation"],
        ["PW", "Public Works"],
        ["SD", "School District"],
        ["TR", "Transit"],
    ]
    return workbook(
        {"Abbreviations": legend, "Plan": [["Project", "Dept.", "Target year", "Complete? (Y/N)"], *ABBREVIATED]}
    )


ABBREVIATED_CITY = City(
    "abbreviations with a legend, yes and no",
    "hilltown.xlsx",
    _abbreviated,
    tuple(
        Step(
            text=row[0], departments=tuple(row[1].split(", ")), deadline=f"{row[2]}-12-31", status=row[3], section="\0"
        )
        for row in ABBREVIATED
    ),
)

PORTUGUESE = lines("""
Moradia ^ Regularizar 3.000 lotes na zona leste ^ Secretaria de Habitação ^ 30/06/2027 ^ Em andamento
Moradia ^ Reformar o cortiço da Rua Direita ^ Secretaria de Habitação ^ 15/12/2026 ^ Não iniciado
Clima ^ Arborizar as paradas de ônibus ^ Secretaria do Verde ^ 31/10/2026 ^ Concluído
Clima ^ Instalar jardins de chuva em dez praças ^ Secretaria de Obras ^ 20/09/2026 ^ Em andamento
""")
ITALIAN = lines("""
Scuole sicure ^ Adeguare sismicamente la scuola Manzoni ^ Settore Lavori Pubblici ^ 31/08/2027 ^ In corso
Scuole sicure ^ Pedonalizzare via Roma negli orari di ingresso ^ Polizia Locale ^ 15/09/2026 ^ Completata
Verde ^ Piantare 1.500 alberi lungo la tangenziale ^ Settore Ambiente ^ 30/11/2026 ^ In ritardo
Verde ^ Aprire un orto condiviso in ogni quartiere ^ Settore Ambiente ^ 21/03/2027 ^ Non avviata
""")
DUTCH = lines("""
Wonen ^ Bouw 120 woningen aan de Havenkade ^ Afdeling Wonen ^ 31-12-2027 ^ Loopt
Wonen ^ Stel een loket voor huurders in ^ Afdeling Wonen ^ 01-06-2026 ^ Gereed
Mobiliteit ^ Leg een fietspad naar het station aan ^ Afdeling Verkeer ^ 15-10-2026 ^ Vertraagd
Mobiliteit ^ Maak het centrum autoluw ^ Afdeling Verkeer ^ 30-04-2028 ^ Loopt
""")


def _abroad(rows: list[list[str]], mark: str) -> tuple[Step, ...]:
    return tuple(
        Step(
            goal=row[0],
            text=row[1],
            departments=(row[2],),
            deadline="-".join(reversed(row[3].split(mark))),
            status=row[4],
        )
        for row in rows
    )


PORTUGUESE_CITY = City(
    "CSV in Portuguese",
    "plano.csv",
    lambda: as_csv([["Objetivo", "Ação", "Responsável", "Prazo", "Situação"], *PORTUGUESE], delimiter=";"),
    _abroad(PORTUGUESE, "/"),
)
ITALIAN_CITY = City(
    "CSV in Italian",
    "piano.csv",
    lambda: as_csv([["Obiettivo", "Azione", "Responsabile", "Scadenza", "Stato"], *ITALIAN], delimiter=";"),
    _abroad(ITALIAN, "/"),
)
DUTCH_CITY = City(
    "CSV in Dutch",
    "plan-haven.csv",
    lambda: as_csv([["Doel", "Actie", "Verantwoordelijk", "Einddatum", "Stand van zaken"], *DUTCH], delimiter=";"),
    _abroad(DUTCH, "-"),
)
CITIES = [
    REAL_CITY, UPDATES_CITY, REPEATED_CITY, WORDY_CITY, LEVELS_CITY, TINY_CITY, ABBREVIATED_CITY, PORTUGUESE_CITY,
    ITALIAN_CITY, DUTCH_CITY,
]  # fmt: skip
