"""Public: renders an edition to files; what is there already, made from the same things, is not made again."""

from headway.web.public.rendering.making import render

__all__ = ["render"]
