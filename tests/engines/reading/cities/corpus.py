"""Every made-up document."""

from __future__ import annotations

from tests.engines.reading.cities import (
    odd_pages,
    odd_prints,
    odd_sheets,
    other_papers,
    printed_plans,
    scanned_plans,
    sheet_plans,
    web_plans,
    word_plans,
)
from tests.engines.reading.cities.truth import City

PLANS: list[City] = [
    *word_plans.CITIES,
    *sheet_plans.CITIES,
    *web_plans.CITIES,
    *scanned_plans.CITIES,
    *printed_plans.CITIES,
    *odd_sheets.CITIES,
    *odd_pages.CITIES,
    *odd_prints.CITIES,
]
OTHERS: list[City] = other_papers.OTHERS
