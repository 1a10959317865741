"""Tests: plans laid out in other ways: other languages, grids of ticks, titles over rows, tables on their side."""

from __future__ import annotations

from datetime import date

import pytest

from headway.engines.reading.draft import Draft
from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.formats.csv import read_csv
from headway.engines.reading.formats.html import read_html
from headway.engines.reading.formats.markdown import read_markdown
from headway.engines.reading.formats.text import read_text
from headway.engines.reading.plan import read_document


def _read(text: str, **options: object) -> Draft:
    return read_document(read_markdown(text.encode(), name="plan.md"), **options)  # type: ignore[arg-type]


def _table(*rows: str) -> str:
    width = rows[0].count("|") + 1
    return "\n".join([f"| {rows[0]} |", "|" + "---|" * width, *(f"| {row} |" for row in rows[1:])]) + "\n"


def test_spanish_headers_with_lead_and_partners_in_columns_of_their_own() -> None:
    draft = _read(
        "# Plan de acción\n\n## Eje 1: Movilidad\n"
        + _table(
            "Acción | Responsable | Socios | Plazo | Estado",
            "Ampliar el metro | Metro | Hacienda; Policía | diciembre de 2027 | No iniciado",
            "Construir ciclovías | Movilidad | | 31/12/2025 | En curso",
        )
    )
    first = draft.steps[0]
    assert (first.section, first.status, first.deadline) == ("Eje 1: Movilidad", "No iniciado", date(2027, 12, 31))
    assert first.departments == ["Metro", "Hacienda", "Policía"]
    assert first.other == {"Responsable": "Metro", "Socios": "Hacienda; Policía"}


def test_a_grid_of_ticks_gives_the_status_of_the_ticked_column() -> None:
    draft = _read(
        _table(
            "# | Action | Lead | Not started | In progress | Complete | Timeline",
            "1.1 | Plant 500 trees | Parks | | ✓ | | Q3 2026",
            "1.2 | Fix the sidewalks | Streets | x | | | Fall 2025",
        )
    )
    assert [step.status for step in draft.steps] == ["In progress", "Not started"]
    assert [step.deadline for step in draft.steps] == [date(2026, 9, 30), date(2025, 11, 30)]
    assert draft.steps[0].other == {"#": "1.1"}


def test_ticked_years_give_the_last_one_as_deadline() -> None:
    draft = _read(
        _table("Strategy | Lead agency | 2025 | 2026 | 2027", "Plant trees | Parks | X | X |", "Fix it | Works | | | X")
    )
    assert [step.deadline for step in draft.steps] == [date(2026, 12, 31), date(2027, 12, 31)]


def test_titles_over_rows_become_goals() -> None:
    draft = _read(
        _table(
            "Objective | Responsible Party | Target Date | % Complete",
            "**Goal 1: Safe streets** | | |",
            "Lower speed limits | Transportation | 6/30/2026 | 50%",
            "**Goal 2: Clean water** | | |",
            "Replace lead pipes | Water Utility | 2030 | 10%",
        )
    )
    assert [step.goal for step in draft.steps] == ["Goal 1: Safe streets", "Goal 2: Clean water"]
    assert [step.status for step in draft.steps] == ["50%", "10%"]
    assert [step.doubts for step in draft.steps] == [[], []]


def test_two_tiers_of_titles_become_section_and_goal() -> None:
    draft = _read(
        _table(
            "Action | Owner | Due",
            "Housing | |",
            "More homes near transit | |",
            "Rezone the station area | Planning | 01/31/2026",
            "Fewer evictions | |",
            "Fund legal aid | Law | 06/30/2026",
        )
    )
    assert [(step.section, step.goal) for step in draft.steps] == [
        ("Housing", "More homes near transit"),
        ("Housing", "Fewer evictions"),
    ]


def test_a_table_on_its_side_is_turned() -> None:
    draft = _read(
        _table(
            "Action | Plant trees on Main Street | Buy electric buses",
            "Owner | Parks | Transit",
            "Due | 05/31/2026 | 12/31/2027",
            "Status | On track | Not started",
        )
    )
    assert [step.text for step in draft.steps] == ["Plant trees on Main Street", "Buy electric buses"]
    assert [step.departments for step in draft.steps] == [["Parks"], ["Transit"]]


def test_a_small_form_for_each_action_stands_under_its_heading() -> None:
    form = _table("Action | {}", "Owner | Parks", "Due | 05/31/2026", "Status | On track")
    draft = _read("## Action 1\n" + form.format("Plant trees") + "\n## Action 2\n" + form.format("Open a pool"))
    assert [(step.goal, step.text) for step in draft.steps] == [
        ("Action 1", "Plant trees"),
        ("Action 2", "Open a pool"),
    ]


def test_bullets_in_a_cell_are_the_steps_items() -> None:
    draft = _read(
        _table(
            "Strategy | Lead | When",
            "Open it:<br>• Hire a director<br>• Write a charter | Mayor | by end of 2027",
        )
    )
    assert draft.steps[0].text == "Open it:"
    assert draft.steps[0].items == ["Hire a director", "Write a charter"]
    assert draft.steps[0].deadline == date(2027, 12, 31)


def test_columns_without_headers_are_found_by_what_they_hold() -> None:
    lines = [
        "1,Plant 500 street trees in the north side,Parks,In progress,12/31/2025",
        "2,Repair every broken street light downtown,Public Works,Not started,06/30/2026",
        "3,Open two libraries on Sundays all year,Library,Complete,01/31/2025",
    ]
    draft = read_document(read_csv("\n".join(lines).encode(), name="plan.csv"))
    assert [column.role for column in draft.columns] == ["number", "text", "departments", "status", "deadline"]
    assert draft.steps[1].departments == ["Public Works"]


def test_the_users_mapping_overrides_the_headers() -> None:
    text = _table("Idea | Body | Note", "Plant trees | Parks | 12/31/2026", "Open a pool | Sport | 06/30/2026")
    with pytest.raises(NoPlanTable):
        _read(text)
    draft = _read(text, mapping={0: "text", 1: "departments", 2: "deadline"})
    assert draft.steps[0].departments == ["Parks"]
    assert draft.steps[0].deadline == date(2026, 12, 31)
    assert draft.columns[1].why == "you chose it"


def test_a_role_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="“boss” is no role"):
        _read(_table("Action | Owner", "Plant trees | Parks"), mapping={1: "boss"})


@pytest.mark.parametrize(
    "table",
    [
        _table("Term | Definition", "CAP | Climate action plan", "GHG | Greenhouse gas"),
        _table("Department | Contact | Phone", "Police | Ann Lee | 555-1212", "Fire | Bob Roy | 555-1213"),
        _table("Item | Department | FY25 | FY26", "Trucks for snow | Works | $1 | $2", "Books | Library | $5 | $6"),
        _table("Version | Date | Description | Author", "1.0 | 01/02/2025 | First draft of the plan | A. Lee"),
        _table("Agency | Posted membership? | Posted charter?", "Parks | Y | Y", "Police | N | Y"),
        _table("Measure | Baseline | Target", "Homes built each year | 200 | 400", "Trees planted each year | 10 | 90"),
        "A plan in words only. By December 2026 we will plant trees.\n",
        "",
    ],
    ids=["glossary", "contacts", "budget", "revisions", "yes-no", "measures", "prose", "empty"],
)
def test_what_is_no_plan_gives_a_clear_answer_and_no_rows(table: str) -> None:
    with pytest.raises(NoPlanTable) as refusal:
        _read(table)
    said = str(refusal.value)
    assert "Looked for a table with a column of actions" in said
    assert "read" in said.split(".")[-2]


def test_a_glossary_beside_a_plan_is_left_out_with_its_reason() -> None:
    glossary = _table("Term | Definition", "CAP | Climate action plan")
    draft = _read(_table("Action | Owner | Due", "Plant trees | Parks | 12/31/2026") + "\n## Words\n" + glossary)
    assert len(draft.steps) == 1
    assert [entry.kind for entry in draft.unused if "CAP" in entry.text] == ["prose"]
    assert any("not a plan" in entry.why for entry in draft.unused)


def test_a_struck_out_date_is_kept_beside_the_one_that_holds() -> None:
    draft = _read(
        _table("Milestone | Target Date | Owner", "Launch | <s>June 30, 2020</s> <b>July 31, 2020*</b> | OMB*")
    )
    assert draft.steps[0].deadline == date(2020, 7, 31)
    assert draft.steps[0].other["Target Date (struck out)"] == "June 30, 2020"
    assert draft.steps[0].departments == ["OMB"]


def test_the_federal_plan_gives_all_milestones_with_their_dates(shared) -> None:  # type: ignore[no-untyped-def]
    path = shared / "data" / "plans" / "fds-2020-action-plan.md"
    draft = read_document(read_markdown(path.read_bytes(), name=path.name))
    assert len(draft.steps) == 66
    assert sum(step.deadline is not None for step in draft.steps) == 56
    assert len({step.goal for step in draft.steps}) == 20
    assert {step.section for step in draft.steps} == {
        "Agency Actions",
        "Community of Practice Actions",
        "Shared Solution Actions",
    }


def test_a_page_with_one_more_column_goes_on_with_the_plan() -> None:
    rows = ["| Goal | Action | Owner | Status | Due |", "|--|--|--|--|--|"]
    rows += [f"| Goal {at} | Plant {at} trees in the park. | Parks | In progress | 0{at}/15/26 |" for at in range(1, 6)]
    page = ["", "| | | Plant 9 trees by the river. | Parks | Not started | 07/15/26 |", "|--|--|--|--|--|--|"]
    page += ["| | | Plant 7 trees by the lake. | Parks | In progress | 08/15/26 |"]
    draft = read_document(read_text("\n".join([*rows, *page]).encode(), name="plan.txt"))
    assert [step.text for step in draft.steps[-2:]] == ["Plant 9 trees by the river.", "Plant 7 trees by the lake."]
    assert draft.steps[-1].departments == ["Parks"]
    assert draft.steps[-1].deadline == date(2026, 8, 15)


def test_titles_that_name_their_level_are_nested() -> None:
    draft = _read(
        _table(
            "Action | Owner | Due",
            "Goal 1: Safe streets | |",
            "1.1 Slower cars | |",
            "Lower the limit | Streets | 01/31/2026",
            "1.2 Better crossings | |",
            "Paint crosswalks | Streets | 02/28/2026",
            "Goal 2: Clean water | |",
            "2.1 New pipes | |",
            "Replace lead pipes | Water | 03/31/2026",
        )
    )
    assert [step.section for step in draft.steps] == ["Goal 1: Safe streets"] * 2 + ["Goal 2: Clean water"]
    assert [step.goal for step in draft.steps] == ["1.1 Slower cars", "1.2 Better crossings", "2.1 New pipes"]


def test_a_total_is_no_step() -> None:
    draft = _read(_table("Action | Owner | Due | Cost", "Plant trees | Parks | 2026 | $10", "Total | | | $10"))
    assert [step.text for step in draft.steps] == ["Plant trees"]
    assert [entry.why for entry in draft.unused if entry.kind == "junk"] == ["a sum of the rows above it, no step"]


def test_ticks_under_terms_are_kept_by_name() -> None:
    draft = _read(
        _table("Action | Agencies | Short term | Long term", "Map wells | Health | ✓ |", "Build a plant | Water | | ✓")
    )
    assert [" ".join([step.deadline_text, *step.other.values()]).split()[0] for step in draft.steps] == [
        "Short",
        "Long",
    ]
    assert [step.deadline for step in draft.steps] == [None, None]


def test_a_sentence_over_a_row_is_a_remark_on_the_step_above() -> None:
    table = """<table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>
    <tr><td>Lease a shelter</td><td>Housing</td><td>2026-05-31</td></tr>
    <tr><td colspan="3">Update: The lease was signed in May.</td></tr>
    <tr><td>Add four beds</td><td>Health</td><td>2026-06-30</td></tr></table>"""
    draft = read_document(read_html(table.encode(), name="plan.html"))
    assert [step.text for step in draft.steps] == ["Lease a shelter", "Add four beds"]
    assert draft.steps[0].other == {"Remark": "Update: The lease was signed in May."}
    assert draft.steps[1].section == ""


def test_a_measure_column_holds_the_steps_where_its_cells_give_orders() -> None:
    draft = _read(
        _table(
            "Status | Measure | Division | Target",
            "Delayed | Rebuild the seawall by the pier | Port | 11/15/2026",
            "Underway | Move the fish market inland | Trade | 06/30/2026",
        )
    )
    assert [step.text for step in draft.steps] == ["Rebuild the seawall by the pier", "Move the fish market inland"]
