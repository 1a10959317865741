"""Tests: documents of made-up cities are read as a person reads them, or the reader says that it doubts."""

from __future__ import annotations

import pytest

from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.formats import open_bytes
from headway.engines.reading.reading import find_plan
from tests.engines.reading.cities.corpus import OTHERS, PLANS
from tests.engines.reading.cities.mixed import mixed
from tests.engines.reading.cities.mixed_prints import mixed_print
from tests.engines.reading.cities.scoring import measured
from tests.engines.reading.cities.truth import City

MOST_SILENT = 0.02  # of a document's cells
SECONDS_FOR_2000_ROWS = 10

PRINTED_HERE = [city for city in PLANS if not city.needs]
PRINTED_BY_BROWSER = [city for city in PLANS if city.needs == "chromium"]


def _names(cities: list[City]) -> list[str]:
    return [city.name for city in cities]


@pytest.mark.parametrize("city", PRINTED_HERE, ids=_names(PRINTED_HERE))
def test_a_plan_is_read_as_a_person_reads_it(city: City) -> None:
    result = measured(city)
    assert (result.invented, result.lost, result.unaccounted) == ([], [], 0)
    assert len(result.silent) <= MOST_SILENT * result.cells, result.silent
    assert result.seconds < SECONDS_FOR_2000_ROWS


@pytest.mark.browser
@pytest.mark.parametrize("city", PRINTED_BY_BROWSER, ids=_names(PRINTED_BY_BROWSER))
def test_a_print_is_read_as_the_page_it_was(city: City) -> None:
    result = measured(city)
    assert (result.invented, result.lost, result.unaccounted) == ([], [], 0)
    assert len(result.silent) <= MOST_SILENT * result.cells, result.silent


@pytest.mark.parametrize("city", OTHERS, ids=_names(OTHERS))
def test_a_paper_without_a_plan_gives_no_rows(city: City) -> None:
    with pytest.raises(NoPlanTable, match="No plan table was found"):
        find_plan(open_bytes(city.make(), name=city.file))


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_put_together_by_chance_is_read(seed: int) -> None:
    result = measured(mixed(seed))
    assert (result.invented, result.lost, result.unaccounted) == ([], [], 0)
    assert len(result.silent) <= MOST_SILENT * result.cells, result.silent


@pytest.mark.browser
@pytest.mark.parametrize("seed", [1, 21, 25, 68, 73, 134])
def test_a_print_put_together_by_chance_is_read(seed: int) -> None:
    result = measured(mixed_print(seed))
    assert (result.invented, result.lost, result.unaccounted) == ([], [], 0)
    assert len(result.silent) <= MOST_SILENT * result.cells, result.silent
