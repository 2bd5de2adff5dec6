"""Draws the pictures of the README: `make pictures`.

It runs a demo in English and takes pictures of its screens, the page of a phone and the console
when the hall has been working for a while. Check them before committing. `docs/pictures/icons.png`
is drawn by `tools.icon_sheet`.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from tools.made import ROOT

PICTURES: Final = ROOT / "docs/pictures"
CENTRE: Final = ROOT / "server/centres/asan-7.toml"
CHROMIUM: Final = "/usr/bin/chromium-headless-shell"

READY: Final = "Ctrl+C ends all of it."
AT_WORK_SECONDS: Final = 60.0
"""The delay until visitors are called, served and waiting."""

WIDTHS: Final = {
    "board": 1280, "kiosk": 540, "counter": 1000, "receipt": 440, "phone": 400, "console": 1000,
}  # fmt: skip
"""The sizes of the pictures, in pixels."""

PHONE: Final = (400, 920)
CONSOLE: Final = (1280, 1120)
"""The sizes of the browser's windows, in pixels."""


def main() -> int:
    """Draw all pictures, replacing the existing ones."""
    command = [sys.executable, "-m", "novbe", "demo", "--pictures", "--language", "en"]
    with (
        TemporaryDirectory(prefix="novbe-pictures-") as folder,
        subprocess.Popen([*command, "--folder", folder], stdout=subprocess.PIPE, text=True) as demo,
    ):
        try:
            places = greeting(demo)
            if places:
                time.sleep(AT_WORK_SECONDS)
                take(Path(folder), places)
        finally:
            demo.send_signal(signal.SIGINT)
            demo.wait()
    return 0 if places else 1


def greeting(demo: subprocess.Popen[str]) -> Mapping[str, str]:
    """The URLs and files that the demo prints once it runs; empty if it has ended."""
    assert demo.stdout is not None
    named: dict[str, str] = {}
    for line in demo.stdout:
        print(line, end="", flush=True)
        if line.strip() == READY:
            return named
        if found := re.fullmatch(r"  (\S+(?: \S+)*) {2,}(\S+)\n", line):
            named[found[1]] = found[2]
    return {}


def take(folder: Path, places: Mapping[str, str]) -> None:
    """Take the pictures from a running demo, by the URLs and files that it prints."""
    keep(Path(places["kiosk"]), "kiosk")
    keep(Path(places["counter 1"]), "counter")
    with TemporaryDirectory() as own:
        receipt, board = Path(own, "receipt.png"), Path(own, "board.png")
        program("kiosk", "preview", CENTRE, "--language", "en", "--into", receipt)
        keep(receipt, "receipt")
        # The demo's display may show any language; a new one starts with the first.
        token = json.loads((folder / "display.json").read_text("utf-8"))["secret"]
        size = ("--size", "1920x1080", "--settings", folder / "settings.toml")
        program("display", "--server", places["server"], *size, "--screenshot", board, token=token)
        keep(board, "board")
        take_pages(Path(own), places)


def take_pages(own: Path, places: Mapping[str, str]) -> None:
    """Take the page of a phone and the console into a folder."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=root)
        for name, (width, height), address in (
            ("phone", PHONE, places["ticket page"]),
            ("console", CONSOLE, places["console"]),
        ):
            page = browser.new_page(viewport={"width": width, "height": height}, locale="en")
            page.goto(address)
            if name == "console":
                page.locator("form .primary").click()
                page.locator(".bar .is-good").wait_for()
            else:
                page.wait_for_selector('[data-link="live"]')
            file = own / f"{name}.png"
            page.screenshot(path=file)
            keep(file, name)
        browser.close()


def program(package: str, *arguments: str | Path, token: str = "") -> None:
    """Run a program that draws a picture and ends."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "NOVBE_TOKEN": token}
    subprocess.run([sys.executable, "-m", package, *map(str, arguments)], env=env, check=True)


def keep(file: Path, name: str) -> None:
    """Save a picture with a palette, because it has few colours."""
    width = WIDTHS[name]
    with Image.open(file) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    small.quantize(256).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
