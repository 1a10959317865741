"""Benchmarks: reading the documents of made-up cities, cell by cell.

Run as ``python -m bench.reading_cities``; ends with one line of JSON.
"""

from __future__ import annotations

import json
import shutil

from tests.engines.reading.cities.corpus import OTHERS, PLANS
from tests.engines.reading.cities.mixed import mixed
from tests.engines.reading.cities.scoring import Measure, measured

BY_CHANCE = range(1000, 1300)  # seeds that no test uses
HEAD = ("document", "cells", "right", "doubted", "silent", "invented", "lost", "unaccounted", "seconds")


def run() -> dict[str, object]:
    """Figures of the whole corpus: percents of cells, and rows, over all documents; prints a line for each.

    cells_silent counts wrong cells that carry no doubt. Documents whose printing program is not installed are named
    under not_printed.
    """
    absent = sorted({city.needs for city in PLANS if city.needs and shutil.which(city.needs) is None})
    chosen = [city for city in [*PLANS, *OTHERS] if city.needs not in absent]
    print("{:56} {:>6} {:>6} {:>8} {:>7} {:>9} {:>5} {:>12} {:>8}".format(*HEAD))
    results = [measured(city) for city in chosen]
    for result in results:
        print(
            f"{result.name:56} {result.cells:6} {result.right:6} {len(result.flagged):8} {len(result.silent):7} "
            f"{len(result.invented):9} {len(result.lost):5} {result.unaccounted:12} {result.seconds:8.2f}"
        )
    by_chance = _totals([measured(mixed(seed)) for seed in BY_CHANCE])
    return (
        _totals(results)
        | {"put_together_by_chance": by_chance}
        | {"not_printed": [city.name for city in PLANS if city.needs in absent and city.needs]}
    )


def _totals(results: list[Measure]) -> dict[str, object]:
    plans = [result for result in results if result.cells]
    cells = sum(result.cells for result in plans)
    silent = sum(len(result.silent) for result in plans)
    worst = max(plans, key=lambda result: len(result.silent) / result.cells)
    return {
        "documents": len(results),
        "cells": cells,
        "cells_right_percent": round(100 * sum(result.right for result in plans) / cells, 2),
        "cells_doubted": sum(len(result.flagged) for result in plans),
        "cells_silent": silent,
        "cells_silent_percent": round(100 * silent / cells, 2),
        "mean_of_documents_silent_percent": round(
            100 * sum(len(result.silent) / result.cells for result in plans) / len(plans), 2
        ),
        "worst_document": f"{worst.name}: {len(worst.silent)} of {worst.cells} cells",
        "rows_invented": sum(len(result.invented) for result in results),
        "rows_lost": sum(len(result.lost) for result in results),
        "lines_unaccounted": sum(result.unaccounted for result in results),
        "doubts_on_right_cells": sum(len(result.needless) for result in plans),
    }


if __name__ == "__main__":
    print(json.dumps(run()))
