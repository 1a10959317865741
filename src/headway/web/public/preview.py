"""Public: the preview of an edition, exactly as the public will see it, for people who are signed in."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect

from headway.base.core.errors import NotPossible
from headway.domain.releases import actions
from headway.domain.releases.actions.publishing import preview_name
from headway.domain.releases.models import Release
from headway.domain.releases.store import Index, Store, folder_of
from headway.web.public.serving.headers import headers_for


def preview_response(release: Release, path: str) -> HttpResponse:
    """One file of the preview, made on the first request. The caller has checked that the person may see it.

    path: below the edition's root, e.g. "en/steps/17.html"; "" for the home page. Nothing of it may be cached.
    Raises: Http404 for what the edition does not hold.
    """
    store = Store(folder_of(release.plan.slug))
    index = _index(release, store)
    name = f"{path}index.html" if not path or path.endswith("/") else path
    if name not in index and f"{name}/index.html" in index:
        return HttpResponseRedirect(f"{name.rpartition('/')[2]}/")
    if name not in index:
        raise Http404(f"The preview of edition {release.number} holds no {name}.")
    response = HttpResponse(store.read(index[name]))
    for header, value in headers_for(name, behind_tls=False):
        if header not in {"Vary", "Cache-Control", "Access-Control-Allow-Origin"}:
            response[header] = value
    response["Cache-Control"] = "no-store"
    return response


def _index(release: Release, store: Store) -> Index:
    """Of the preview; once the edition is published, of the edition itself."""
    at = preview_name(release) if release.standing.is_open else f"editions/{release.number}"
    index = store.index(at)
    if not index and release.standing.is_open:
        actions.preview(release=release)
        index = store.index(at)
    if not index:
        raise NotPossible(f"Edition {release.number} was sent back; there is no preview of it any more.")
    return index
