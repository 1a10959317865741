"""Public: what stands on the pages, and that every link leads somewhere."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from django.test import override_settings
from tests.domain.plans.factories import a_new_step, a_plan, a_user, completed, led, reported, with_evidence
from tests.domain.releases.factories import edition_folder, published, store_of

from headway.domain.plans.actions.dependencies import add_dependency
from headway.domain.plans.actions.making import NewSource, make_plan
from headway.domain.plans.models import Step
from headway.domain.plans.states import Status
from headway.domain.releases import queries
from headway.domain.releases.store import Store, folder_of
from headway.web.public.making import render

pytestmark = pytest.mark.django_db


def _page(release: object, path: str) -> str:
    return (edition_folder(release) / path).read_text()  # type: ignore[arg-type]


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_place_names_its_document_and_same_words_stand_once() -> None:
    said = "Hold resident sessions on the vision."
    alike = a_new_step(said, sources=[NewSource(field="text", place="line 9", quote=said)])
    other = a_new_step("Another step.", sources=[NewSource(field="text", place="line 10", quote="Anoth er step.")])
    steps = [alike, other]
    plan = make_plan(by=a_user(), title="A plan", steps=steps, document_name="minneapolis.csv")
    release = published(plan)
    first, second = _page(release, "en/steps/1.html"), _page(release, "en/steps/2.html")
    assert "line 9 of minneapolis.csv" in first and "word for word" in first
    assert "<blockquote>" not in first
    assert "<blockquote>Anoth er step.</blockquote>" in second and "word for word" not in second


def test_pages_taken_over_from_an_earlier_edition_are_those_made_anew() -> None:
    plan = a_plan([a_new_step(f"Step {number}.") for number in range(6)])
    published(plan)
    two, four = Step.objects.get(plan=plan, number=2), Step.objects.get(plan=plan, number=4)
    led(with_evidence(reported(two, Status.PAUSED, reason="No money.")))
    add_dependency(by=a_user(), predecessor=four, successor=two)
    release = published(plan)
    anew = render(queries.edition(release), Store(folder_of("anew")), [])
    kept = store_of(plan).index(f"editions/{release.number}")
    assert [path for path, entry in anew.items() if entry.digest != kept[path].digest] == []
    assert "waits for" in _page(release, "en/steps/2.html").lower()


def test_home_says_how_the_plan_is_doing_with_denominators() -> None:
    steps = [
        a_new_step("Done.", status=Status.COMPLETE, deadline=date(2024, 1, 1)),
        a_new_step("Open and past.", status=Status.PLANNING, deadline=date(2024, 1, 1)),
        a_new_step("Open, no day.", status=Status.UNKNOWN, deadline=None),
    ]
    home = _words(_page(published(a_plan(steps)), "index.html"))
    assert "1 of 3 steps is complete." in home
    assert "For 1 the deadline has passed, and no later word says how it stands." in home
    assert "cannot be said" in home and "As the plan printed" not in home


def test_nothing_published_undated_is_called_late_or_overdue() -> None:
    release = published(a_plan([a_new_step("Open and past.", deadline=date(2024, 1, 1))]))
    page = _words(_page(release, "en/steps/1.html"))
    assert "overdue" not in page.lower() and not re.search(r"\bLate\b", page)
    assert "no later word says how the step stands" in page


def test_a_reported_step_past_its_deadline_is_late_beside_its_owners_word() -> None:
    plan = a_plan([a_new_step("Open and past.", deadline=date(2026, 1, 1))])
    reported(led(Step.objects.get(plan=plan)), Status.IN_PROGRESS)
    page = _words(_page(published(plan), "en/steps/1.html"))
    assert "In progress" in page and "Late" in page and "The original deadline has passed." in page


def test_a_step_page_shows_source_history_and_evidence() -> None:
    plan = a_plan(2)
    step = completed(led(with_evidence(Step.objects.get(plan=plan, number=1))))
    page = _words(_page(published(plan), f"en/steps/{step.number}.html"))
    for words in ("line 15", "The plan said", "Completed on", "Minutes", "A second person has seen the evidence"):
        assert words in page, words


def test_no_person_is_named_anywhere() -> None:
    plan = a_plan(2)
    completed(led(Step.objects.get(plan=plan, number=1)))
    release = published(plan)
    names = (release.proposed_by.name, release.approved_by.name)  # type: ignore[union-attr]
    for path in edition_folder(release).rglob("*.html"):
        assert not any(name in path.read_text() for name in names), path


def test_every_link_of_every_page_leads_to_a_file() -> None:
    plan = a_plan(30)
    published(plan)
    reported(Step.objects.get(plan=plan, number=2), Status.PLANNING)
    release = published(plan)
    index = store_of(plan).index("editions/2")
    broken = set()
    for page in (path for path in index if path.endswith(".html") and path != "404.html"):
        for href in re.findall(r'(?:href|src|data-explore)="([^"]+)"', _page(release, page)):
            parts = urlsplit(href)
            if parts.scheme or not parts.path:
                continue
            assert not parts.path.startswith("/"), (page, href)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            if target not in index and not re.fullmatch(r"editions/\d+", target):
                broken.add((page, href))
    assert broken == set()


def test_every_page_is_valid_html_and_its_ids_are_its_own() -> None:
    release = published(a_plan(8))
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for path in edition_folder(release).rglob("*.html"):
        document = parser.parse(path.read_text())
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), path
        assert document.find(".//h1") is not None and document.get("lang") == "en", path


def test_no_page_names_anything_outside_or_holds_inline_code() -> None:
    release = published(a_plan(4))
    for path in edition_folder(release).rglob("*.html"):
        html = path.read_text()
        assert not re.search(r'(?:src|<link[^>]*href)="(?:https?:)?//', html), path
        assert " style=" not in html and "<style" not in html and not re.search(r"<script(?![^>]*\bsrc=)", html), path
        assert not re.search(r"\son[a-z]+=", html), path


def test_what_users_write_is_escaped_on_every_page() -> None:
    plan = a_plan([a_new_step("<script>alert(1)</script> & more", departments=("<b>Bold</b>",))])
    release = published(plan, note="<img src=x onerror=alert(1)>")
    for path in edition_folder(release).rglob("*.html"):
        html = path.read_text()
        assert "<script>alert" not in html and "<b>Bold" not in html and "<img src=x" not in html, path


def test_made_up_data_say_so_on_every_page_and_in_every_file() -> None:
    plan = make_plan(by=None, title="A made-up plan", steps=[a_new_step()], is_demonstration=True)
    folder = edition_folder(published(plan))
    for path in folder.rglob("*.html"):
        assert "Made-up data" in path.read_text(), path
    for name in ("steps.csv", "steps.json", "counts.csv"):
        assert "Made-up data" in (folder / "data" / name).read_text(encoding="utf-8-sig")


@override_settings(PUBLIC_LANGUAGES=["en", "so"])
def test_each_language_has_its_own_folder_and_says_its_name() -> None:
    release = published(a_plan(2))
    page = _page(release, "so/steps/1.html")
    assert '<html lang="so"' in page
    assert "Soomaali" in _page(release, "en/index.html") and "English" in page


def test_a_long_list_is_cut_into_pages_and_fetched_when_filtered() -> None:
    plan = a_plan(520)
    folder = edition_folder(published(plan))
    assert (folder / "en" / "steps" / "index-3.html").is_file()
    assert (folder / "en" / "steps" / "rows.json").is_file()
    assert "data-explore" in (folder / "en" / "steps" / "index.html").read_text()


def test_the_first_view_is_light(own_home: Path) -> None:
    plan = a_plan(140)
    published(plan)
    index = store_of(plan).index("editions/1")
    asked_for = [path for path in index if path == "index.html" or path.endswith((".css", ".woff2"))]
    assert sum(index[path].br or index[path].size for path in asked_for) < 30_000 and len(asked_for) <= 4
