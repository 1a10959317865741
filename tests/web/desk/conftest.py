"""Desk: people with each role, a plan, and a browser's client for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from tests.domain.plans.factories import a_user, many_new_steps

from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.actions.making import make_plan
from headway.domain.plans.models import Plan, Step
from headway.web.desk import kept


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """After each test the same primary keys mean other rows."""
    kept.forget()
    cache.clear()
    yield
    kept.forget()
    cache.clear()


@pytest.fixture
def people() -> dict[Role, User]:
    return {role: a_user(role) for role in Role}


@pytest.fixture
def plan(people: dict[Role, User]) -> Plan:
    return make_plan(by=people[Role.EDITOR], title="Safe and thriving", steps=many_new_steps(12))


@pytest.fixture
def step(plan: Plan) -> Step:
    return Step.objects.get(plan=plan, number=3)


@pytest.fixture
def as_role(people: dict[Role, User]) -> Callable[[Role], Client]:
    """A client that is signed in as the person with this role."""

    def client(role: Role) -> Client:
        made = Client()
        made.force_login(people[role])
        return made

    return client


@pytest.fixture
def editor(as_role: Callable[[Role], Client]) -> Client:
    return as_role(Role.EDITOR)


@pytest.fixture
def approver(as_role: Callable[[Role], Client]) -> Client:
    return as_role(Role.APPROVER)
