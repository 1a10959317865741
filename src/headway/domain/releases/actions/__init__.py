"""Releases: writes."""

from headway.domain.releases.actions.deciding import approve, return_
from headway.domain.releases.actions.proposing import propose
from headway.domain.releases.actions.publishing import preview, publish, settle
from headway.domain.releases.actions.withdrawing import lift, withdraw

__all__ = ["approve", "lift", "preview", "propose", "publish", "return_", "settle", "withdraw"]
