"""The documents put together by chance, printed by a browser: other rulings, types, papers, cuts of pages."""

from __future__ import annotations

import html
import random
from dataclasses import replace

from tests.engines.reading.cities import mixed
from tests.engines.reading.cities.truth import City
from tests.engines.reading.cities.writers import by_chromium, html_page

RULES = (
    "td,th{border:1px solid #333}",
    "td,th{border-bottom:1px solid #aaa}",
    "tbody tr:nth-child(even) td{background:#eee}",
    "",
    "th{background:#1f4e79;color:#fff} td{border-bottom:1px dotted #999}",
    "table{border:2px solid #000} th{border-bottom:2px solid #000}",
)


def mixed_print(seed: int) -> City:
    """One printed document and what it says; the same for the same seed."""
    chance = random.Random(seed)
    style = replace(mixed.style_of(chance), kind="html", beside=False)
    steps, blocks = mixed.plan_of(chance, style)
    if style.goals == "headings":
        style = replace(style, goals="rows")
    page = html_page("A plan for the city", _table(style, blocks), style=_look(random.Random(seed * 7 + 1)))
    return City(f"printed {seed}", f"{seed}.pdf", lambda: by_chromium(page), tuple(steps), needs="chromium")


def _table(style: mixed.Style, blocks: list[mixed.Block]) -> str:
    head, *rows = mixed.rows_of(style, blocks)
    body = ""
    for row in rows:
        if row[0] and not any(row[1:]):
            body += f'<tr><td colspan="{len(head)}"><b>{html.escape(row[0])}</b></td></tr>'
        else:
            cells = (f"<td>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in row)
            body += f"<tr>{''.join(cells)}</tr>"
    heads = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _look(chance: random.Random) -> str:
    return (
        f"@page{{size:{chance.choice(('letter', 'letter landscape', 'A4'))};margin:15mm}}"
        f"body{{font:{chance.choice((9, 10, 11, 12))}px {chance.choice(('Arial', 'Georgia', 'Verdana', 'Times'))}}}"
        f"table{{border-collapse:collapse;width:100%}} td,th{{padding:{chance.choice((2, 4, 7))}px;text-align:left;"
        f"vertical-align:{chance.choice(('top', 'top', 'middle'))}}}"
        f"tr{{break-inside:{chance.choice(('avoid', 'avoid', 'auto'))}}}"
        f"thead{{display:{chance.choice(('table-header-group', 'table-row-group'))}}}{chance.choice(RULES)}"
    )
