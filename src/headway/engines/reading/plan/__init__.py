"""Reading: finds the plan in a document, whatever its format: columns, rows, steps and what is in doubt."""

from headway.engines.reading.plan.reader import read_document

__all__ = ["read_document"]
