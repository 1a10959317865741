"""Benchmarks: what a newcomer's browser fetches for one page, with an empty cache."""

from __future__ import annotations

import shutil

from playwright.sync_api import Response, sync_playwright


def first_view(url: str) -> dict[str, int]:
    """requests, and kilobytes over the wire (compressed bodies and headers) until the network is quiet."""
    sizes: list[int] = []

    def count(answer: Response) -> None:
        told = answer.request.sizes()
        sizes.append(told["responseBodySize"] + told["responseHeadersSize"])

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(url, wait_until="networkidle")
        for answer in answers:
            if not answer.url.startswith("data:"):
                count(answer)
        browser.close()
    return {"requests": len(sizes), "kilobytes": round(sum(sizes) / 1000)}
