"""Public: the languages an edition may come in, those that Django does not know included."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import locale, settings

from headway.base.core.errors import InvalidInput

_MORE = {
    "so": {"bidi": False, "code": "so", "name": "Somali", "name_local": "Soomaali"},
    "hmn": {"bidi": False, "code": "hmn", "name": "Hmong", "name_local": "Hmoob"},
    "om": {"bidi": False, "code": "om", "name": "Oromo", "name_local": "Afaan Oromoo"},
}


def register() -> None:
    """Make Somali, Hmong and Oromo known to Django's translation machinery. Called once, when the app is ready."""
    for code, about in _MORE.items():
        locale.LANG_INFO.setdefault(code, about)


def chosen() -> Sequence[str]:
    """The languages of the next edition, the main one first. Example: ("en", "es").

    Raises: InvalidInput for one that is not among the languages of the settings.
    """
    known = dict(settings.LANGUAGES)
    unknown = [code for code in settings.PUBLIC_LANGUAGES if code not in known]
    if unknown:
        raise InvalidInput(f"HEADWAY_LANGUAGES names {', '.join(unknown)}. Choose from {', '.join(known)}.")
    return tuple(settings.PUBLIC_LANGUAGES)


def own_name(code: str) -> str:
    """What a language calls itself. Example: "es" -> "Español"."""
    return str(dict(settings.LANGUAGES)[code])
