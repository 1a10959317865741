# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""Plans kept as workbooks and comma-separated files, in several languages."""

from __future__ import annotations

import random

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.writers import as_csv, workbook

TRACKER_HEAD = ["Ref", "Action", "Owner", "Support", "Start", "End", "% complete", "RAG", "Comments"]
TRACKER = {
    "Prevention": lines("""
P1 ^ Fund eviction mediation in the county court ^ Housing Stability ^ Legal Aid ^ 01/07/2025 ^ 30/06/2026 ^ 60% ^ Green ^ 212 cases so far
P2 ^ Create a flexible fund for arrears ^ Human Services ^ Finance ^ 01/09/2025 ^ 31/03/2026 ^ 25% ^ Amber ^ Waiting for the state's rules
P3 ^ Screen for housing risk at discharge ^ Public Health ^ Hospitals Alliance ^ 15/01/2026 ^ 31/12/2026 ^ 0% ^ Red ^
P4 ^ Mail tenants' rights cards with water bills ^ Housing Stability ^ Utilities ^ 01/02/2025 ^ 30/04/2025 ^ 100% ^ Green ^ Sent to 18,000 homes
"""),
    "Shelter and housing": lines("""
S1 ^ Convert the Union Street hotel into 84 units ^ Housing Authority ^ Planning; Finance ^ 01/03/2025 ^ 30/11/2027 ^ 40% ^ Amber ^ Elevator delayed
S2 ^ Open a winter shelter with storage and pets allowed ^ Human Services ^ Parks ^ 01/06/2025 ^ 15/11/2025 ^ 100% ^ Green ^
S3 ^ Place outreach workers in libraries ^ Human Services ^ Library ^ 01/10/2025 ^ 30/09/2026 ^ 30% ^ Green ^ Two of five hired
S4 ^ Count unsheltered people each quarter ^ Continuum of Care ^ Human Services; Police ^ 01/01/2025 ^ 31/12/2026 ^ 50% ^ Green ^ Next count: 14 May
"""),
}


def _uk(day: str) -> str:
    return "-".join(reversed(day.split("/")))


def _tracker() -> bytes:
    sheets = {
        name: [
            ["Lakeshore County: Homelessness Response Tracker"],
            [f"{name} workstream, as at 1 April 2026"],
            [],
            TRACKER_HEAD,
            *rows,
        ]
        for name, rows in TRACKER.items()
    }
    lists = [["RAG", "Meaning"], ["Green", "On track"], ["Amber", "Some delay"], ["Red", "Off track"]]
    people = [
        ["Contact", "Team", "Phone"],
        ["Asha Patel", "Human Services", "555-0101"],
        ["Tom Reed", "Finance", "555-0102"],
    ]
    return workbook({**sheets, "Key": lists, "Contacts": people}, spans={name: ["A1:I1", "A2:I2"] for name in TRACKER})


def _tracker_steps() -> tuple[Step, ...]:
    return tuple(
        Step(
            section="\0",
            goal="\0",
            text=row[1],
            departments=(row[2], *row[3].split("; ")),
            status=f"{row[6]}|{row[7]}",
            deadline=_uk(row[5]),
            other=tuple((head, row[at]) for head, at in (("Start", 4), ("Comments", 8)) if row[at]),
        )
        for rows in TRACKER.values()
        for row in rows
    )


TRACKER_CITY = City("tracker on two sheets", "tracker.xlsx", _tracker, _tracker_steps())

SPANISH_HEAD = ["Objetivo", "Acción", "Responsable", "Plazo", "Estado", "Observaciones"]
SPANISH = lines("""
Agua para todos ^ Reparar las fugas de la red en los barrios del sur ^ Aguas Municipales ^ 30/06/2026 ^ En curso ^ 12 km de 40
^ Instalar medidores inteligentes en edificios públicos ^ Aguas Municipales, Mantenimiento ^ 15/12/2026 ^ No iniciado ^
^ Crear una tarifa social para hogares con menos ingresos ^ Hacienda, Bienestar Social ^ 01/03/2026 ^ Completado ^ Aprobada por el Concejo
Calles seguras ^ Iluminar los pasos peatonales junto a las escuelas ^ Obras Públicas ^ 31/08/2026 ^ En curso ^
^ Reducir la velocidad máxima a 30 km/h en zonas residenciales ^ Movilidad, Policía Local ^ 30/09/2026 ^ Retrasado ^ Falta señalización
^ Construir 14 kilómetros de ciclovía ^ Movilidad, Obras Públicas ^ 31/12/2027 ^ No iniciado ^
Cultura viva ^ Abrir la biblioteca del barrio norte los domingos ^ Cultura ^ 05/05/2026 ^ Completado ^
^ Convocar becas para artistas jóvenes ^ Cultura, Juventud ^ 28/02/2027 ^ En curso ^ Bases publicadas
""")
FRENCH_HEAD = ["N°", "Axe", "Mesure", "Pilote", "Partenaires", "Échéance", "État d'avancement"]
FRENCH = lines("""
1 ^ Logement ^ Rénover 300 logements sociaux du quartier des Tanneries ^ Direction de l'habitat ^ Office public ^ 31/12/2027 ^ En cours
2 ^ Logement ^ Ouvrir un guichet unique pour les copropriétés ^ Direction de l'habitat ^ Agence du climat ^ 30/09/2026 ^ Réalisé
3 ^ Nature ^ Débitumer douze cours d'école ^ Service des écoles ^ Espaces verts ^ 31/08/2027 ^ En cours
4 ^ Nature ^ Planter une forêt urbaine sur la friche de la gare ^ Espaces verts ^ Région ^ 15/03/2028 ^ Non commencé
5 ^ Mobilité ^ Créer une ligne de bus à haut niveau de service ^ Syndicat des transports ^ Métropole ^ 31/12/2028 ^ En retard
6 ^ Mobilité ^ Généraliser le stationnement vélo devant les commerces ^ Service voirie ^ Chambre de commerce ^ 30/06/2026 ^ En cours
""")
GERMAN_HEAD = ["Nr.", "Handlungsfeld", "Maßnahme", "Zuständigkeit", "Frist", "Stand", "Kosten"]
GERMAN = lines("""
1.1 ^ Gebäude ^ Sanierung der Grundschule am Anger ^ Hochbauamt ^ 31.08.2027 ^ in Umsetzung ^ 4,2 Mio. €
1.2 ^ Gebäude ^ Photovoltaik auf allen Sporthallen ^ Hochbauamt, Stadtwerke ^ 30.06.2026 ^ abgeschlossen ^ 900.000 €
2.1 ^ Verkehr ^ Tempo 30 auf den Hauptstraßen der Altstadt ^ Tiefbauamt, Ordnungsamt ^ 01.04.2026 ^ in Planung ^
2.2 ^ Verkehr ^ Radschnellweg bis zur Kreisgrenze ^ Tiefbauamt ^ 31.12.2028 ^ verzögert ^ 11 Mio. €
3.1 ^ Grün ^ Entsiegelung von zwanzig Plätzen ^ Gartenamt ^ 31.10.2027 ^ in Umsetzung ^ 1,5 Mio. €
3.2 ^ Grün ^ Trinkbrunnen an allen Haltestellen mit Umstieg ^ Stadtwerke ^ 15.05.2026 ^ in Planung ^ 250.000 €
""")


def _german_day(day: str) -> str:
    return "-".join(reversed(day.split(".")))


def _spanish_steps() -> tuple[Step, ...]:
    steps, goal = [], ""
    for row in SPANISH:
        goal = row[0] or goal
        other = (("Observaciones", row[5]),) if row[5] else ()
        steps.append(
            Step(
                goal=goal,
                text=row[1],
                departments=tuple(row[2].split(", ")),
                status=row[4],
                deadline=_uk(row[3]),
                other=other,
            )
        )
    return tuple(steps)


SPANISH_CITY = City(
    "CSV in Spanish, semicolons",
    "plan-barrios.csv",
    lambda: as_csv([SPANISH_HEAD, *SPANISH], delimiter=";", encoding="utf-8-sig"),
    _spanish_steps(),
)
FRENCH_CITY = City(
    "CSV in French",
    "plan-climat.csv",
    lambda: as_csv([FRENCH_HEAD, *FRENCH], delimiter=";", encoding="cp1252"),
    tuple(
        Step(goal=row[1], text=row[2], departments=(row[3], row[4]), status=row[6], deadline=_uk(row[5]))
        for row in FRENCH
    ),
)
GERMAN_CITY = City(
    "CSV in German, tabs",
    "klimaschutz.tsv",
    lambda: as_csv([GERMAN_HEAD, *GERMAN], delimiter="\t"),
    tuple(
        Step(
            goal=row[1],
            text=row[2],
            departments=tuple(row[3].split(", ")),
            status=row[5],
            deadline=_german_day(row[4]),
            other=(("Kosten", row[6]),) if row[6] else (),
        )
        for row in GERMAN
    ),
)

NUMBERED = lines("""
Goal 1: A safe and welcoming downtown
1.1 Make streets feel safe at night
1.1.1 ^ Replace 900 streetlights with warm LED lamps ^ Public Works ^ 12/15/2026 ^ Underway
1.1.2 ^ Fund ambassadors on Main Street from noon to midnight ^ Downtown Council ^ 06/30/2026 ^ Complete
1.2 Fill empty storefronts
1.2.1 ^ Waive permit fees for new ground-floor tenants ^ Development Services ^ 03/31/2026 ^ Complete
1.2.2 ^ Start a pop-up market in the old Woolworth building ^ Downtown Council ^ 10/01/2026 ^ Not started
1.2.3 ^ Register vacant buildings and charge a yearly fee ^ Development Services ^ 01/31/2027 ^ Not started
Goal 2: Neighborhoods where children thrive
2.1 Bring early learning within reach
2.1.1 ^ Open two preschools in city buildings ^ Community Services ^ 08/31/2027 ^ Underway
2.1.2 ^ Pay for the training of sixty home-based caregivers ^ Community Services ^ 05/31/2026 ^ Underway
2.2 Parks worth walking to
2.2.1 ^ Renovate the splash pad at Lincoln Park ^ Parks ^ 07/04/2026 ^ Delayed
2.2.2 ^ Acquire land for a park west of the tracks ^ Parks ^ 12/31/2028 ^ Not started
""")


def _numbered() -> bytes:
    head = ["No.", "Action", "Responsible department", "Target completion", "Status"]
    rows: list[list[str]] = [["Millbrook Strategic Plan 2025-2029"], head, *NUMBERED]
    spans = [f"A{at}:E{at}" for at, row in enumerate(rows, start=1) if len(row) == 1]
    return workbook({"Strategic Plan": rows}, spans={"Strategic Plan": spans})


def _numbered_steps() -> tuple[Step, ...]:
    steps, section, goal = [], "", ""
    for row in NUMBERED:
        if len(row) == 1:
            section, goal = (row[0], "") if row[0].startswith("Goal") else (section, row[0])
            continue
        month, day, year = row[3].split("/")
        steps.append(
            Step(
                section=section,
                goal=goal,
                text=row[1],
                departments=(row[2],),
                status=row[4],
                deadline=f"{year}-{month}-{day}",
            )
        )
    return tuple(steps)


NUMBERED_CITY = City("goals and objectives as merged rows", "strategic.xlsx", _numbered, _numbered_steps())

ADA_HEAD = [
    "Facility",
    "Barrier",
    "Corrective action",
    "Priority",
    "Est. cost",
    "Responsible division",
    "Planned completion",
    "Status",
]
ADA = lines("""
City Hall ^ Door hardware needs twisting ^ Replace knobs with levers on 14 doors ^ High ^ $6,200 ^ Building Maintenance ^ 2026 ^ Complete
City Hall ^ Counter is 42 inches high ^ Lower one section of the clerk's counter to 34 inches ^ High ^ $11,000 ^ Building Maintenance ^ 2027 ^ Planned
Oak Park Pool ^ No pool lift ^ Buy and install a portable lift ^ High ^ $9,500 ^ Aquatics ^ 2026 ^ Complete
Oak Park Pool ^ Ramp slope is 11 percent ^ Rebuild the ramp at the east gate ^ Medium ^ $38,000 ^ Capital Projects ^ 2028 ^ Planned
Senior Center ^ No van space ^ Restripe the lot with two van-accessible spaces ^ High ^ $2,400 ^ Streets ^ 2026 ^ In design
Senior Center ^ Restroom stall is too narrow ^ Widen the stall in the east restroom ^ Low ^ $14,500 ^ Capital Projects ^ 2029 ^ Planned
Fire Station 3 ^ No visual alarm ^ Add strobes in the community room ^ Medium ^ $3,100 ^ Building Maintenance ^ 2027 ^ Planned
""")
ADA_CITY = City(
    "ADA transition plan",
    "ada-transition.xlsx",
    lambda: workbook(
        {
            "Barriers": [
                ["ADA Self-Evaluation and Transition Plan"],
                ADA_HEAD,
                *ADA,
                ["", "", "Total", "", "$84,700", "", "", ""],
            ]
        }
    ),
    tuple(
        Step(
            section="\0",
            goal="\0",
            text=row[2],
            departments=(row[5],),
            status=row[7],
            deadline=f"{row[6]}-12-31",
            other=(("Priority", row[3]), ("Est. cost", row[4])),
        )
        for row in ADA
    ),
)

DECREE_HEAD = ["Paragraph", "Requirement", "Responsible unit", "Due date", "Compliance status", "Monitor's notes"]
DECREE = lines("""
41 ^ Revise the use-of-force policy and publish it for comment ^ Policy Bureau ^ 2025-09-30 ^ Full compliance ^ Sixth report
42 ^ Train all officers in de-escalation for 16 hours a year ^ Training Division ^ 2026-03-31 ^ Secondary compliance ^
43 ^ Review every use of force by supervisors within 72 hours ^ Patrol Operations ^ 2026-06-30 ^ Preliminary compliance ^ Backlog of 41 reviews
51 ^ Keep a language access coordinator ^ Community Affairs ^ 2025-12-31 ^ Full compliance ^
52 ^ Provide body-worn camera footage to the monitor each month ^ Technology Division ^ 2026-01-31 ^ Preliminary compliance ^
60 ^ Establish an early intervention system ^ Professional Standards ^ 2027-03-31 ^ Not yet assessed ^ Vendor chosen
61 ^ Assess staffing of the internal affairs unit ^ Professional Standards ^ 2026-09-30 ^ Not yet assessed ^
""")
DECREE_CITY = City(
    "consent decree tracker",
    "decree.csv",
    lambda: as_csv([DECREE_HEAD, *DECREE]),
    tuple(
        Step(
            text=row[1],
            departments=(row[2],),
            status=row[4],
            deadline=row[3],
            goal="\0",
            section="\0",
            other=(("Monitor's notes", row[5]),) if row[5] else (),
        )
        for row in DECREE
    ),
)

COLOUR = lines("""
Expand the fare-free zone to Elm Station ^ Transit ^ Q1 2026 ^ Green ^ People can reach work
Add twelve shelters on Route 9 ^ Transit, Public Works ^ Q3 2026 ^ Amber ^ People can reach work
Extend evening service to ten o'clock ^ Transit ^ Q4 2026 ^ Red ^ People can reach work
Launch a childcare voucher for shift workers ^ Human Services ^ Q2 2026 ^ Green ^ Families have support
Pilot guaranteed income with 150 families ^ Human Services, Finance ^ Q2 2027 ^ Amber ^ Families have support
Open a family center in the former armory ^ Facilities ^ Q3 2027 ^ Red ^ Families have support
Publish a plain-language budget guide ^ Finance ^ Q1 2026 ^ Green ^ Government is open
Livestream every board meeting with captions ^ City Clerk ^ Q2 2026 ^ Green ^ Government is open
""")
QUARTER_ENDS = {"Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"}
COLOUR_CITY = City(
    "colours for status, goal in the last column",
    "scorecard.csv",
    lambda: as_csv([["Initiative", "Team", "When", "Rating", "Outcome"], *COLOUR]),
    tuple(
        Step(
            goal=row[4],
            text=row[0],
            departments=tuple(row[1].split(", ")),
            status=row[3],
            deadline=f"{row[2][3:]}-{QUARTER_ENDS[row[2][:2]]}",
        )
        for row in COLOUR
    ),
)

PIPES = lines("""
Set fees by income: under $30k | $30k to $60k | over $60k ^ Finance ^ Planned ^ 2026-05-01
Name the routes A|B, C|D and E on every sign ^ Transit ^ In progress ^ 2026-08-01
Write the rule as "income | household size" in the code ^ Law; Finance ^ Complete ^ 2025-11-15
Translate the form (English | Español | Soomaali) ^ Communications ^ In progress ^ 2026-02-28
""")
PIPES_STEPS = tuple(
    Step(text=row[0], departments=tuple(row[1].split("; ")), status=row[2], deadline=row[3]) for row in PIPES
)
PIPES_CITY = City(
    "text with pipes, CSV", "fees.csv", lambda: as_csv([["Task", "Who", "Progress", "By when"], *PIPES]), PIPES_STEPS
)

VERBS = ("Repair", "Inspect", "Repaint", "Replace", "Survey", "Widen", "Drain", "Light")
THINGS = (
    "the footbridge",
    "the culvert",
    "the bus stop",
    "the playground",
    "the pump house",
    "the retaining wall",
    "the ball field",
)
PLACES = ("on Alder Street", "at Birch Square", "near Cedar Hill", "by the river", "in the Old Town", "at the depot")
CREWS = ("Bridges", "Drainage", "Parks", "Signals", "Streets", "Water Works")
STATES = ("Open", "Scheduled", "In progress", "Completed", "Deferred")


def long_rows(count: int = 2000) -> list[list[str]]:
    """A long register of works, the same every time."""
    chance = random.Random(20)
    return [
        [
            f"W-{at:04d}",
            f"District {at * 8 // count + 1}",
            f"{chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(PLACES)}, item {at}",
            "; ".join(chance.sample(CREWS, chance.randint(1, 2))),
            chance.choice(STATES),
            f"20{chance.randint(25, 29)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        ]
        for at in range(1, count + 1)
    ]


LONG_CITY = City(
    "two thousand rows",
    "works.csv",
    lambda: as_csv([["ID", "Area", "Action", "Responsible", "Status", "Due date"], *long_rows()]),
    tuple(
        Step(goal=row[1], text=row[2], departments=tuple(row[3].split("; ")), status=row[4], deadline=row[5])
        for row in long_rows()
    ),
)
CITIES = [
    TRACKER_CITY, SPANISH_CITY, FRENCH_CITY, GERMAN_CITY, NUMBERED_CITY, ADA_CITY, DECREE_CITY, COLOUR_CITY, PIPES_CITY,
    LONG_CITY,
]  # fmt: skip
