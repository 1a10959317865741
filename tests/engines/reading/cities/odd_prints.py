# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""PDF prints that are hard: words broken at line ends, rows cut by pages, nine narrow columns, ticks; a scan by lines."""

from __future__ import annotations

import html
import textwrap

from tests.engines.reading.cities.truth import City, Step, lines
from tests.engines.reading.cities.writers import by_chromium, html_page

NARROW_HEAD = ["ID", "Action", "Lead", "Partners", "Start", "Finish", "Cost", "Status", "Comments"]
NARROW = lines("""
H-1 ^ Acquire a mobile clinic and staff it in the three census tracts with the fewest doctors ^ Public Health ^ Hospital District; Faith Council ^ 01/2026 ^ 11/2026 ^ $410k ^ On track ^ Vehicle ordered
H-2 ^ Train community health workers who speak Karen, Dari and Spanish ^ Public Health ^ Technical College ^ 03/2026 ^ 02/2027 ^ $95k ^ On track ^
H-3 ^ Screen every newborn for hearing ^ Hospital District ^ ^ 01/2026 ^ 12/2026 ^ $30k ^ Complete ^ 98 percent screened
H-4 ^ Ban smoking in multifamily housing ^ Housing Authority ^ Public Health; Tenants Union ^ 06/2026 ^ 09/2027 ^ $5k ^ At risk ^ Awaiting legal review of the model lease language
H-5 ^ Grow food on vacant lots ^ Land Bank ^ Master Gardeners ^ 04/2026 ^ 10/2026 ^ $22k ^ On track ^
H-6 ^ Stock naloxone in libraries, shelters and bars, and train those who work there ^ Public Health ^ Library; Fire ^ 02/2026 ^ 05/2026 ^ $18k ^ Complete ^ 140 sites
H-7 ^ Offer counseling in all middle schools ^ School District ^ Public Health ^ 08/2026 ^ 06/2028 ^ $600k ^ Off track ^ Two of nine hired
H-8 ^ Map wells contaminated with nitrate ^ Environmental Services ^ State University ^ 05/2026 ^ 04/2027 ^ $77k ^ On track ^
H-9 ^ Reopen the maternity ward in Fenwick ^ Hospital District ^ County Board ^ 01/2027 ^ 12/2029 ^ $9M ^ At risk ^ Bond vote in November
H-10 ^ Walk with a doctor on Saturdays ^ Parks ^ Public Health ^ 04/2026 ^ 10/2026 ^ $3k ^ Complete ^
""")
MONTHS = {
    "01": 31,
    "02": 28,
    "03": 31,
    "04": 30,
    "05": 31,
    "06": 30,
    "07": 31,
    "08": 31,
    "09": 30,
    "10": 31,
    "11": 30,
    "12": 31,
}


def _month_end(text: str) -> str:
    month, year = text.split("/")
    return f"{year}-{month}-{MONTHS[month]}"


def _narrow() -> bytes:
    style = (
        "@page{size:letter landscape;margin:12mm} body{font:10px Georgia,serif} table{border-collapse:collapse;width:100%;table-layout:fixed}"
        "td,th{padding:3px 4px;text-align:left;vertical-align:middle;border-bottom:1px solid #bbb;hyphens:auto}"
        "th:nth-child(2){width:22%} th:nth-child(1){width:5%}"
    )
    head = "<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in NARROW_HEAD) + "</tr></thead>"
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in NARROW)
    return by_chromium(
        html_page(
            "Fenwick County Community Health Improvement Plan",
            f"<table>{head}<tbody>{body}</tbody></table>",
            style=style,
        )
    )


NARROW_CITY = City(
    "nine narrow columns, words broken",
    "health.pdf",
    _narrow,
    tuple(
        Step(
            text=row[1],
            departments=tuple(name for name in [row[2], *row[3].split("; ")] if name),
            deadline=_month_end(row[5]),
            status=row[7],
            other=(("Cost", row[6]),),
        )
        for row in NARROW
    ),
    needs="chromium",
)

CUT_HEAD = ["Recommendation", "Response", "Responsible", "Target date", "Status"]
OPENERS = ("Establish", "Review", "Publish", "Expand", "Fund", "Adopt", "Train", "Convene")
OBJECTS = (
    "a standing table of tenants, owners and lenders that meets in public and keeps minutes",
    "the rules for short-term rentals in the lake district, with a cap for each block",
    "a yearly account of evictions filed, stayed and carried out, by ward and by month",
    "relocation help for households displaced by code orders, to ninety days",
    "the land trust so that it can buy forty homes before they reach the market",
    "a policy on fees that screens out no applicant for lack of a credit history",
)


def _cut_rows() -> list[list[str]]:
    teams = ("Housing", "Planning; Housing", "City Attorney", "Finance; Housing", "Code Services")
    states = ("Accepted", "In progress", "Complete", "Not started")
    return [
        [
            f"{OPENERS[at % 8]} {OBJECTS[at % 6]}, phase {at + 1}.",
            f"The department agrees. It will report back to the committee in month {at + 1} with costs, staff and a schedule for the work that is meant here.",
            teams[at % 5],
            f"{at % 12 + 1:02d}/{at % 27 + 1:02d}/2027",
            states[at % 4],
        ]
        for at in range(26)
    ]


def _cut() -> bytes:
    style = (
        "@page{size:letter;margin:16mm} body{font:11px Verdana,sans-serif} table{border-collapse:collapse;width:100%}"
        "td,th{padding:6px;text-align:left;vertical-align:top;border:1px solid #444} tr{break-inside:auto} thead{display:table-row-group}"
    )
    head = "<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in CUT_HEAD) + "</tr></thead>"
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in _cut_rows())
    return by_chromium(
        html_page(
            "Housing Task Force: Recommendations and Responses",
            f"<table>{head}<tbody>{body}</tbody></table>",
            style=style,
        )
    )


def _us(day: str) -> str:
    month, number, year = day.split("/")
    return f"{year}-{month}-{number}"


CUT_CITY = City(
    "rows cut by pages, head only once",
    "task-force.pdf",
    _cut,
    tuple(
        Step(
            text=row[0],
            departments=tuple(row[2].split("; ")),
            deadline=_us(row[3]),
            status=row[4],
            other=(("Response", row[1]),),
        )
        for row in _cut_rows()
    ),
    needs="chromium",
)

TICKED = lines("""
Write the resilience chapter of the general plan ^ Planning ^ ✓ ^ ^ ^ ● In progress
Raise the levee at Gull Bend ^ Water Agency; Army Corps ^ ^ ^ ✓ ^ ○ Not started
Elevate pumps above the flood of 2017 ^ Water Agency ^ ✓ ^ ^ ^ ✔ Complete
Buy out homes that flooded twice ^ Housing; Finance ^ ^ ✓ ^ ^ ● In progress
Restore tidal marsh on the old airfield ^ Parks; Water Agency ^ ^ ^ ✓ ^ ○ Not started
Send warnings by text ^ Emergency Services ^ ✓ ^ ^ ^ ✔ Complete
Adopt a fee on new pavement ^ Finance ^ ^ ✓ ^ ^ ○ Not started
""")
TICK_HEAD = ["Action", "Who", "2026", "2027", "2028", "Progress"]


def _ticked() -> bytes:
    style = "@page{size:A4;margin:15mm} body{font:12px sans-serif} table{border-collapse:collapse;width:100%} td,th{border:1px solid #777;padding:4px;text-align:left}"
    head = "<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in TICK_HEAD) + "</tr></thead>"
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in TICKED)
    return by_chromium(html_page("Delta City Flood Plan", f"<table>{head}<tbody>{body}</tbody></table>", style=style))


TICKED_CITY = City(
    "ticks under years, marks before statuses",
    "flood.pdf",
    _ticked,
    tuple(
        Step(
            text=row[0],
            departments=tuple(row[1].split("; ")),
            deadline=f"{2026 + [bool(cell) for cell in row[2:5]].index(True)}-12-31",
            status=row[5][2:],
        )
        for row in TICKED
    ),
    needs="chromium",
)

LINE_ROWS = lines("""
Delayed ^ Rebuild the seawall from the pier to the lighthouse before the storms of the next winter season. ^ Port Division, Engineering Division ^ 11/15/2026
Underway ^ Move the fish market into the restored customs house and keep its rents low. ^ Economic Division ^ 06/30/2026
Done ^ Survey the wrecks in the inner basin. ^ Port Division ^ 03/31/2025
Underway ^ Grant moorings to crews under the age of thirty at half the fee. ^ Port Division, Finance Division ^ 09/15/2026
Delayed ^ Install shore power at berths two to seven so that ferries can stop their engines. ^ Engineering Division, Utilities Division ^ 12/31/2027
Done ^ Post tide warnings in four languages. ^ Communications Division ^ 05/01/2025
Underway ^ Teach net mending at the high school in the spring and again in the fall. ^ Economic Division, School Division ^ 10/31/2026
Delayed ^ Plant eelgrass on twelve acres behind the breakwater. ^ Parks Division ^ 08/20/2027
""")


def _by_lines() -> bytes:
    """Every printed line is a row, and the status stands first."""
    out = ["Harbor Renewal Program", "", "| Status | Measure | Divisions | Target |", "|---|---|---|---|"]
    for row in LINE_ROWS:
        wrapped = [textwrap.wrap(cell, width) for cell, width in zip(row, (12, 34, 22, 12), strict=True)]
        out += [
            "| " + " | ".join(cell[at] if at < len(cell) else "" for cell in wrapped) + " |"
            for at in range(max(len(cell) for cell in wrapped))
        ]
    return "\n".join(out).encode()


LINES_CITY = City(
    "scan with a row for each printed line, status first",
    "renewal.txt",
    _by_lines,
    tuple(
        Step(text=row[1], departments=tuple(row[2].split(", ")), status=row[0], deadline=_us(row[3]))
        for row in LINE_ROWS
    ),
)
CITIES = [NARROW_CITY, CUT_CITY, TICKED_CITY, LINES_CITY]
