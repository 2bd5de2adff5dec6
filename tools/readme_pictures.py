"""Draws the pictures of the README: `make pictures`.

A demo in English is started for it and ended again. Its screens, the page of a phone and the
console are taken when its hall has been at work for a while. Look at them before they are
committed. `docs/pictures/icons.png` is drawn by `tools.icon_sheet`.
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

ROOT: Final = Path(__file__).resolve().parent.parent
PICTURES: Final = ROOT / "docs/pictures"
CENTRE: Final = ROOT / "server/centres/asan-7.toml"
CHROMIUM: Final = "/usr/bin/chromium-headless-shell"

READY: Final = "Ctrl+C ends all of it."
AT_WORK_SECONDS: Final = 60.0
"""By then visitors are called, served and waiting."""

WIDTHS: Final = {
    "board": 1280, "kiosk": 540, "counter": 1000, "receipt": 440, "phone": 400, "console": 1000,
}  # fmt: skip
"""Of the pictures, in pixels."""

PHONE: Final = (400, 920)
CONSOLE: Final = (1280, 1120)
"""Windows of the browser, in pixels."""


def main() -> int:
    """Draw them all, in place of those that are there."""
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
    """The addresses and files that the demo names once it is alive; empty where it ended."""
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
    """Take them from a demo that is at work.

    Args:
        folder: of the demo.
        places: the addresses and files that it names.
    """
    keep(Path(places["kiosk"]), "kiosk")
    keep(Path(places["counter 1"]), "counter")
    with TemporaryDirectory() as own:
        receipt, board = Path(own, "receipt.png"), Path(own, "board.png")
        program("kiosk", "preview", CENTRE, "--language", "en", "--into", receipt)
        keep(receipt, "receipt")
        # The demo's display may show any language: one that has just begun shows the first.
        token = json.loads((folder / "display.json").read_text("utf-8"))["secret"]
        size = ("--size", "1920x1080", "--settings", folder / "settings.toml")
        program("display", "--server", places["server"], *size, "--screenshot", board, token=token)
        keep(board, "board")
        take_pages(Path(own), places)


def take_pages(own: Path, places: Mapping[str, str]) -> None:
    """Take the page of a phone and the console.

    Args:
        own: a folder for them.
        places: the addresses that the demo names.
    """
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
    """Run a program that draws a picture and ends.

    Raises:
        subprocess.CalledProcessError: it did not; it has said why.
    """
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "NOVBE_TOKEN": token}
    subprocess.run([sys.executable, "-m", package, *map(str, arguments)], env=env, check=True)


def keep(file: Path, name: str) -> None:
    """Keep a picture, with a palette: it has few colours."""
    width = WIDTHS[name]
    with Image.open(file) as picture:
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    small.quantize(256).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
