"""Desk: how often someone may try to sign in. Counted before a password is hashed, since hashing is what costs."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from headway.web.desk.models import SignInTry

PERIOD = timedelta(minutes=15)
TRIES_AN_ACCOUNT = 8
# A whole office may stand behind one address.
TRIES_AN_ADDRESS = 40


def count_try(*, account: str, address: str, at: datetime) -> bool:
    """Note one try. True where it may go on, False where the account or the address has used up its tries.

    The try is written before it is counted, so tries sent at the same moment cannot all see room for one more.
    """
    since = at - PERIOD
    SignInTry.objects.filter(at__lt=since).delete()
    by_account, by_address = _hash("account", account.strip().casefold()), _hash("address", address)
    SignInTry.objects.create(at=at, account=by_account, address=by_address)
    recent = SignInTry.objects.filter(at__gte=since)
    return (
        recent.filter(account=by_account).count() <= TRIES_AN_ACCOUNT
        and recent.filter(address=by_address).count() <= TRIES_AN_ADDRESS
    )


def forget_tries(*, account: str) -> None:
    """After a right password the account's count begins anew; the address's does not."""
    SignInTry.objects.filter(account=_hash("account", account.strip().casefold())).delete()


def address_of(request: HttpRequest) -> str:
    """The address the request came from; behind the city's proxy, the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_TLS else ""
    return forwarded.split(",")[-1].strip() or str(request.META.get("REMOTE_ADDR", ""))


def _hash(kind: str, value: str) -> str:
    return salted_hmac(f"headway.desk.sign-in.{kind}", value, algorithm="sha256").hexdigest()
