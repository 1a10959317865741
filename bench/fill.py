"""Benchmarks: fills an installation with a plan of any size, made from the demonstration's rows.

Run as ``python -m bench.fill HOME STEPS [--publish]``; prints one line of JSON with the desk's session cookie.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import time
from datetime import date
from pathlib import Path

ROWS = Path(__file__).resolve().parent.parent / "src/headway/demo/minneapolis.csv"


def rows(count: int) -> list[dict[str, str]]:
    """``count`` rows; past the demonstration's own, its rows come again under numbered goals and words."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        own = list(csv.DictReader(file))
    made = []
    for number in range(count):
        row, again = own[number % len(own)], number // len(own)
        if again:
            row = {**row, "Goal": f"{row['Goal']} ({again})", "Action step": f"{row['Action step']} in area {again}"}
        made.append(row)
    return made


def main() -> None:
    home, steps, publish = Path(sys.argv[1]), int(sys.argv[2]), "--publish" in sys.argv
    os.environ["HEADWAY_HOME"] = str(home)
    from headway.commands.start import prepare

    prepare()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from headway.demo.people import ensure_people
    from headway.domain.plans.actions.making import NewStep, make_plan
    from headway.domain.plans.states import Status

    words = {status.label: status for status in Status}
    cast = ensure_people()
    started = time.perf_counter()
    plan = make_plan(
        by=cast.editor,
        title=f"A plan of {steps} steps",
        is_demonstration=True,
        steps=[
            NewStep(
                section=row["Section"],
                goal=row["Goal"],
                text=row["Action step"],
                departments=tuple(name for name in row["Departments"].split("; ") if name),
                status=words.get(row["Status"], Status.UNKNOWN),
                status_label=row["Status"],
                deadline=date.fromisoformat(row["Deadline"]) if row["Deadline"] else None,
            )
            for row in rows(steps)
        ],
    )
    seconds = time.perf_counter() - started
    if publish:
        publish_edition(plan, cast)
    session = SessionStore()
    session[SESSION_KEY] = str(cast.editor.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = cast.editor.get_session_auth_hash()
    session.create()
    cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    print(json.dumps({"cookie": cookie, "plan": plan.slug, "make_plan_seconds": round(seconds, 2)}))


def publish_edition(plan: object, cast: object) -> None:
    """The plan's next edition: prepared by one person, approved and published by another."""
    from headway.base.core import clock
    from headway.domain.releases import actions

    release = actions.propose(by=cast.editor, plan=plan, as_of=clock.today(), note="")  # type: ignore[attr-defined]
    actions.approve(by=cast.approver, release=release)  # type: ignore[attr-defined]
    actions.publish(by=cast.approver, release=release)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
