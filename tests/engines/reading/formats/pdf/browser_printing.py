"""Prints plan rows as a web page's table, the way people print to PDF from a browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.engines.reading.printing import HEADER, PlanRow

SMALL = "body{font:12px sans-serif}"


@dataclass(frozen=True)
class WebLayout:
    """``css``: styles of the page. ``tagged``: the file names its rows and cells, as browsers do unless told not to."""

    css: str = ""
    tagged: bool = True
    heads_repeated: bool = True
    page_numbers: bool = False


WEB = {
    "browser, bare table": WebLayout(),
    "browser, bare small table": WebLayout(SMALL, page_numbers=True),
    "browser, bare table, untagged": WebLayout(tagged=False),
    "browser, bare small table, untagged": WebLayout(SMALL, tagged=False, page_numbers=True),
    "browser, cells at the top, untagged": WebLayout(
        SMALL + "td{vertical-align:top}", tagged=False, heads_repeated=False
    ),
    "browser, dotted lines, untagged": WebLayout(
        SMALL + "table{border-collapse:collapse}td,th{border:1px dotted}", tagged=False
    ),
}


def chromium() -> str:
    """Where the browser is; nothing where there is none."""
    return shutil.which("chromium") or shutil.which("google-chrome") or ""


def printed_by_browser(rows: Sequence[PlanRow], layout: WebLayout, folder: Path) -> bytes:
    """The rows as a PDF file that the browser prints from a page in ``folder``."""
    source, target = folder / "plan.html", folder / "plan.pdf"
    source.write_text(_page(rows, layout), encoding="utf-8")
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    choices = [] if layout.page_numbers else ["--no-pdf-header-footer"]
    choices += [] if layout.tagged else ["--disable-pdf-tagging"]
    command = [chromium(), *quiet, *choices, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}"]
    subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def _page(rows: Sequence[PlanRow], layout: WebLayout) -> str:
    heads = "<tr>" + "".join(f"<th>{head}</th>" for head in HEADER) + "</tr>"
    body = f"<thead>{heads}</thead>" if layout.heads_repeated else heads
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            body += f'<tr><td colspan="5"><b>{escape(section)}</b></td></tr>'
        cells = [
            escape(row.goal),
            escape(row.text),
            "<br>".join(map(escape, row.departments)),
            row.status,
            row.deadline,
        ]
        body += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"
    head = f'<!doctype html><meta charset="utf-8"><title>A plan</title><style>{layout.css}</style>'
    return f"{head}<h1>A Made-up Plan for Streets</h1><table>{body}</table>"
