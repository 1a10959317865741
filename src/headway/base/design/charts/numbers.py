"""Design: how charts print and place numbers."""

from __future__ import annotations

import math

from django.utils.translation import gettext


def number(value: float) -> str:
    """A number for people: thousands apart, at most one decimal. 1234.0 -> ``1,234``, 3.14 -> ``3.1``."""
    rounded = round(value, 1)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,}"


def share(part: float, whole: float) -> str:
    """A share as whole per cents; a share that is not nothing is never printed as 0 %, nor one short of all as 100 %.

    Examples: (1, 300) -> ``under 1%``; (299, 300) -> ``over 99%``; (83, 138) -> ``60%``; whole 0 -> ``0%``.
    """
    if not whole or not part:
        return "0%"
    exact = 100 * part / whole
    if exact < 1:
        return gettext("under 1%")
    if 99 < exact < 100:
        return gettext("over 99%")
    return f"{exact:.0f}%"


def ticks(top: float, *, about: int = 4) -> list[float]:
    """Round numbers from 0 to at least ``top``, about so many steps apart. ticks(17) -> [0, 5, 10, 15, 20]."""
    if top <= 0:
        return [0, 1]
    raw = top / about
    size = 10 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= raw)
    # Counts have no halves.
    step = max(step, 1) if top >= about and float(top).is_integer() else step
    return [step * index for index in range(math.ceil(top / step - 1e-9) + 1)]
