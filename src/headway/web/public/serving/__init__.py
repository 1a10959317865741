"""Public: serves editions from the release store, without the database and without Django."""

from headway.web.public.serving.app import EditionsFirst

__all__ = ["EditionsFirst"]
