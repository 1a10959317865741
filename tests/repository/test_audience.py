"""Repository: every address of the desk says whom it is for, and holds to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from tests.domain.plans.factories import a_user, many_new_steps

from headway.base.people.models import User
from headway.base.people.states import PERMISSIONS, Permission, Role
from headway.domain.plans.actions.making import make_plan
from headway.domain.plans.models import Plan
from headway.web.desk import kept
from headway.web.desk.audience import ANYONE

# What stands in an address: a value that exists where one can, else one that leads to "there is no such page".
VALUES = {"plan": "audience", "number": 1, "target": 1, "pk": 1, "page": 1, "doubt": 1, "row": 1, "decision": 1,
          "change": 1, "path": "index.html"}  # fmt: skip
WRONG_METHOD = 405


def addresses(resolver: URLResolver | None = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every pattern below the root, with its full name, e.g. "desk:steps"."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*names, entry.namespace) if entry.namespace else names
            yield from addresses(entry, inner)
        else:
            yield ":".join((*names, entry.name or "")), entry


DESK = {name: pattern for name, pattern in addresses() if name.startswith("desk:")}


def address_of(name: str) -> str:
    pattern = DESK[name].pattern
    return reverse(name, kwargs={key: VALUES[key] for key in pattern.converters})


def audience_of(name: str) -> Permission | str:
    audience: Permission | str = DESK[name].callback.audience  # type: ignore[attr-defined]
    return audience


@pytest.fixture
def cast() -> dict[Role, Client]:
    kept.forget()
    clients = {}
    for role in Role:
        clients[role] = Client()
        clients[role].force_login(a_user(role))
    plan = make_plan(by=User.objects.get(role=Role.EDITOR), title="audience", steps=many_new_steps(2))
    assert Plan.objects.get().slug == plan.slug == "audience"
    return clients


def test_every_address_of_the_desk_has_an_audience() -> None:
    silent = [name for name, pattern in DESK.items() if not hasattr(pattern.callback, "audience")]
    assert len(DESK) > 50
    assert not silent


def test_every_name_leads_back_to_its_address() -> None:
    broken = []
    for name in DESK:
        try:
            address_of(name)
        except (NoReverseMatch, KeyError) as problem:
            broken.append(f"{name}: {problem}")
    assert not broken


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(DESK))
def test_nobody_gets_in_without_signing_in(name: str) -> None:
    for response in (Client().get(address_of(name)), Client().post(address_of(name))):
        if audience_of(name) == ANYONE:
            assert response.status_code in {200, 302, 405, 422}
        else:
            assert response.status_code == 302
            assert response["Location"].startswith(reverse("desk:sign-in"))


@pytest.mark.django_db
def test_each_role_gets_what_its_permissions_say_and_no_more(cast: dict[Role, Client]) -> None:
    wrong = []
    for name in sorted(set(DESK) - {"desk:sign-out"}):
        wanted = audience_of(name)
        for role, client in cast.items():
            may = wanted == ANYONE or wanted in PERMISSIONS[role]
            for method in (client.get, client.post):
                got = method(address_of(name)).status_code
                if got != WRONG_METHOD and ((got == 403) == may or got >= 500):
                    wrong.append(f"{name} as {role}, {method.__name__}: {got}")
    assert not wrong


@pytest.mark.django_db
def test_what_a_signed_in_person_sees_is_kept_nowhere(cast: dict[Role, Client]) -> None:
    kept_by_caches = []
    for name in sorted(set(DESK) - {"desk:sign-out"}):
        response = cast[Role.ADMINISTRATOR].get(address_of(name))
        if response.status_code != WRONG_METHOD and "no-store" not in response.get("Cache-Control", ""):
            kept_by_caches.append(f"{name}: {response.status_code}, {response.get('Cache-Control')}")
    assert not kept_by_caches


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused() -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(a_user(Role.ADMINISTRATOR))
    unguarded = [
        name
        for name in sorted(set(DESK) - {"desk:sign-out"})
        if careful.post(address_of(name)).status_code not in {403, 405}
    ]
    assert not unguarded
