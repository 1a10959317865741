"""Plans: several people at the same instant, in a process of their own on a database of its own; prints what came out.

Run by ``test_races``: locks of a database in memory, or inside one test's transaction, are not those of a real one.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)

from django.db import connections
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_user, claimed

from headway.base.core.errors import HeadwayError
from headway.base.people.states import Role
from headway.domain.plans.actions.delivery import add_dependency
from headway.domain.plans.actions.status import report_status, verify_completion
from headway.domain.plans.models import CompletionClaim, Step
from headway.domain.plans.states import Status


def at_once(*acts: Callable[[], object]) -> list[str]:
    """All acts at the same moment; what came out of each: "done" or the refusal's name."""
    came_out: list[str] = []
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
            came_out.append("done")
        except HeadwayError as refusal:
            came_out.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came_out)


def main() -> None:
    first, second = a_plan([a_new_step("First"), a_new_step("Second")]).steps.all()
    editor, approvers = a_user(), [a_user(Role.APPROVER) for _ in range(4)]
    claim = claimed(second, by=editor)

    def report() -> None:
        step = Step.objects.get(pk=first.pk)
        report_status(by=editor, step=step, revision=1, status=Status.PLANNING, as_of=AS_OF)

    # Each has opened the page before anyone decided.
    pages = [CompletionClaim.objects.select_related("step").get(pk=claim.pk) for _ in approvers]

    def verify(number: int) -> None:
        verify_completion(by=approvers[number], claim=pages[number])

    found = {
        "reports": at_once(*[report] * 6),
        "circle": at_once(
            lambda: add_dependency(by=editor, predecessor=first, successor=second),
            lambda: add_dependency(by=editor, predecessor=second, successor=first),
        ),
        "verified": at_once(*[lambda n=n: verify(n) for n in range(4)]),
        "events": [first.status_events.count(), second.status_events.count()],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
