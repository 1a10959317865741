"""Tests: takes the pictures that the documents show, from a demonstration made on the spot.

Run as ``make shots``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
PORT = 8471
BASE = f"http://127.0.0.1:{PORT}"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="headway-shots-") as home:
        env = os.environ | {"HEADWAY_HOME": home}
        server = subprocess.Popen([sys.executable, "-m", "headway", "run", "--port", str(PORT)], env=env)
        try:
            _wait()
            _take(Path(home))
        finally:
            server.terminate()
            server.wait(timeout=20)


def _take(home: Path) -> None:
    password = (home / "demonstration-password.txt").read_text().strip()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1180, "height": 1240})
        page.goto(BASE)
        page.screenshot(path=PICTURES / "edition.png")
        page.goto(f"{BASE}/desk/sign-in/")
        page.get_by_label("Email address").fill("editor@demo.example")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{BASE}/desk/")
        page.screenshot(path=PICTURES / "desk.png")
        browser.close()


def _wait() -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(BASE, timeout=2) as answer:
                answer.read()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("The demonstration did not come up within two minutes.")


if __name__ == "__main__":
    main()
