"""Methods: how far a share of a small number can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# The 97.5 % point of the normal distribution: both sides together leave out 5 %.
Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its numerator, its denominator and its 95 % Wilson interval, each from 0 to 1."""

    part: int
    whole: int
    value: float
    low: float
    high: float


def share(part: int, *, whole: int) -> Share:
    """The share ``part`` of ``whole`` with its 95 % Wilson interval. Example: 14 of 40 -> 0.35 (0.221 to 0.505).

    Raises: ValueError where the whole is not positive or the part lies outside it; no share can be given then.
    """
    if whole <= 0 or not 0 <= part <= whole:
        raise ValueError(f"There is no share of {part} in {whole}.")
    value, z_squared = part / whole, Z_95 * Z_95
    middle = (value + z_squared / (2 * whole)) / (1 + z_squared / whole)
    reach = Z_95 * sqrt(value * (1 - value) / whole + z_squared / (4 * whole * whole)) / (1 + z_squared / whole)
    # At 0 and at the whole the formula gives the end exactly; rounding must not push it past.
    low = 0.0 if part == 0 else max(0.0, middle - reach)
    high = 1.0 if part == whole else min(1.0, middle + reach)
    return Share(part=part, whole=whole, value=value, low=low, high=high)
