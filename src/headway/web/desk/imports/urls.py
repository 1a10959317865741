"""Desk: the addresses of the import pages, below ``imports/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from headway.web.desk.imports import (
    changes,
    columns,
    finish,
    listing,
    log,
    review,
    settle,
    shape,
    source_file,
    under_way,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.imports, name="imports"),
    path("new/", listing.bring_in, name="import-new"),
    path("<small:pk>/", review.review, name="import-review"),
    path("<small:pk>/state/", under_way.state, name="import-state"),
    path("<small:pk>/again/", under_way.again, name="import-again"),
    path("<small:pk>/aside/", under_way.set_aside, name="import-aside"),
    path("<small:pk>/take-up/", under_way.take_up, name="import-take-up"),
    path("<small:pk>/columns/", columns.columns, name="import-columns"),
    path("<small:pk>/unused/", columns.unused, name="import-unused"),
    path("<small:pk>/doubts/<small:doubt>/", settle.settle, name="import-settle"),
    path("<small:pk>/doubts/<small:doubt>/alike/", settle.alike, name="import-alike"),
    path("<small:pk>/rows/<small:row>/edit/", shape.edit, name="import-edit"),
    path("<small:pk>/rows/<small:row>/split/", shape.split, name="import-split"),
    path("<small:pk>/rows/<small:row>/merge/", shape.merge, name="import-merge"),
    path("<small:pk>/rows/<small:row>/aside/", shape.aside, name="import-row-aside"),
    path("<small:pk>/rows/<small:row>/back/", shape.back, name="import-row-back"),
    path("<small:pk>/decisions/", log.decisions, name="import-decisions"),
    path("<small:pk>/decisions/<small:decision>/undo/", log.undo, name="import-undo"),
    path("<small:pk>/decisions/<small:decision>/redo/", log.redo, name="import-redo"),
    path("<small:pk>/make/", finish.make, name="import-make"),
    path("<small:pk>/changes/", changes.changes, name="import-changes"),
    path("<small:pk>/changes/<small:change>/", changes.decide, name="import-change"),
    path("<small:pk>/changes/accept/", changes.accept, name="import-version"),
    path("<small:pk>/page/<small:page>.png", source_file.page_picture, name="import-page"),
    path("<small:pk>/file/", source_file.download, name="import-file"),
]
