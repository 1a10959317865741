"""Reading: the child process gives up what it does not need, and its end is always one sentence."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from headway.engines.reading.document import Span
from headway.engines.reading.draft import Column, Doubt, Draft, DraftStep, Unused
from headway.engines.reading.errors import NoPlanTable, Refused
from headway.engines.reading.reading import read_file
from headway.engines.reading.sandbox import read_in_sandbox
from headway.engines.reading.wire import pack_draft, unpack_draft

PLAN = (
    "Goal,Action,Owner,Status,Due\n"
    "Trees,Plant 500 trees along the river,Parks,Ongoing,2026-06-30\n"
    "Trees,Water the new trees in dry months,Parks,Planned,2026-09-30\n"
    "Light,Mend the street lights in the centre,Works,Complete,2025-12-31\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(PLAN)
    return path


def held(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that has bound itself as the child does."""
    start = "from headway.engines.reading.child import hold_limits, hold_reach\n"
    bind = "hold_limits(memory_bytes=200_000_000, seconds=2)\nhold_reach()\n"
    return subprocess.run(
        [sys.executable, "-I", "-c", start + bind + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "open('/tmp/headway-written', 'w')",
        "import os; os.open('/tmp/headway-written', os.O_CREAT | os.O_WRONLY)",
    ],
)
def test_the_child_reaches_nothing(code: str) -> None:
    ended = held(code)

    assert ended.returncode == 1
    assert "PermissionError: A reader of documents" in ended.stderr


def test_the_child_has_little_memory_and_time() -> None:
    assert "MemoryError" in held("x = b'a' * 300_000_000").stderr
    assert held("while True: pass").returncode < 0


def test_a_plan_is_read(plan: Path) -> None:
    said: list[str] = []

    draft = read_file(plan, departments=["Parks", "Works"], progress=said.append)

    assert [(step.status, step.deadline) for step in draft.steps] == [
        ("Ongoing", date(2026, 6, 30)),
        ("Planned", date(2026, 9, 30)),
        ("Complete", date(2025, 12, 31)),
    ]
    assert "opening plan.csv" in said


def test_a_mapping_reaches_the_child(plan: Path) -> None:
    draft = read_file(plan, mapping={3: "other"})

    assert {column.index: column.role for column in draft.columns}[3] == "other"
    assert {step.status for step in draft.steps} == {None}


def test_several_files_are_read_at_once(plan: Path) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(read_file(plan).steps))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counts == [3, 3, 3, 3]


def test_a_slow_file_is_given_up(plan: Path) -> None:
    with pytest.raises(Refused, match="was given up after 0 seconds"):
        read_in_sandbox(plan, seconds=0.001)


def test_a_hungry_file_is_stopped(plan: Path) -> None:
    with pytest.raises(Refused, match=r"more memory|damaged"):
        read_in_sandbox(plan, child_bytes=14_000_000)


def test_no_plan_comes_back_as_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear neighbours,\n\nwe will plant trees.\n\nYours\n")

    with pytest.raises(NoPlanTable):
        read_file(path)


def full_draft() -> Draft:
    span = Span(page=1, line=2, line_end=3, sheet="S", row=4, column=5)
    step = DraftStep(
        section="A", goal="B", text="C", items=["i"], departments=["D"], status="Ongoing", deadline=date(2026, 6, 30),
        deadline_text="Q2 2026", other={"Cost": "5"}, sources={"": [span]}, raw={"text": "C"},
        doubts=[Doubt("departments", ["D"], (["D", "E"], None), "Perhaps two.")],
    )  # fmt: skip
    return Draft(
        "T", [Column(0, "H", "text", "since")], [step, DraftStep()], [Unused(span, "u", "why", "prose")], ["n"]
    )


def test_a_draft_crosses_the_pipe_whole() -> None:
    draft = full_draft()

    assert unpack_draft(pack_draft(draft)) == draft


def test_every_field_of_a_step_crosses_the_pipe() -> None:
    packed = pack_draft(full_draft())

    assert set(packed) == {field.name for field in fields(Draft)}
    assert set(packed["steps"][0]) == {field.name for field in fields(DraftStep)}


def test_reading_loads_no_django() -> None:
    code = (
        "import sys, headway.engines.reading.reading, headway.engines.reading.sandbox; "
        "from headway.engines.reading.plan import read_document; "
        "sys.exit('django' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0
