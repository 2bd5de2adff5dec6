"""Makes a release: `python -m tools.release` builds dist/novbe-VERSION-py3-none-any.whl.

Before, the version in pyproject.toml is a released one and CHANGELOG.md has its section with a
date, and everything is committed. The wheel is built twice and compared, checked, and tested in an
empty folder. `dist/` gets the wheel, the list of its files, and the section as notes.
"""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tools import wheel
from tools.made import ROOT
from tools.wheel import WheelError

DIST = ROOT / "dist"

TRIES = (
    ("novbe", "--version"),
    ("novbe", "server", "import", "{centres}/village.toml", "--data", "data"),
    ("novbe", "server", "verify", "--data", "data"),
    ("novbe", "kiosk", "preview", "{centres}/village.toml", "--language", "en", "--into", "a.png"),
    ("novbe", "display", "say", "--language", "en", "--number", "A042", "--counter", "7",
     "--into", "a.wav"),
    ("novbe", "counter", "--help"),
)  # fmt: skip
"""The commands to test a wheel without a checkout; {centres} is its folder of centre files."""


def main() -> int:
    """Build, check and test; 1 with the reason if this is not a release yet."""
    try:
        version = wheel.version()
        notes = released_section((ROOT / "CHANGELOG.md").read_text("utf-8"), version)
        require_committed()
        DIST.mkdir(exist_ok=True)
        built = wheel.build(DIST)
        with tempfile.TemporaryDirectory(prefix="novbe-try-") as folder:
            try_elsewhere(built, Path(folder))
    except WheelError as error:
        print(f"novbe: no release: {error}", file=sys.stderr)
        return 1
    named = DIST / f"novbe-{version}"
    Path(f"{named}-contents.txt").write_text("\n".join(sorted(wheel.contents(built))) + "\n")
    Path(f"{named}-notes.md").write_text(notes, "utf-8")
    print(f"{built.relative_to(ROOT)}: {built.stat().st_size / 1e6:.1f} MB; tag it: v{version}")
    return 0


def released_section(changelog: str, version: str) -> str:
    """The changelog's section of a version, without its heading; `WheelError` for a development
    version, or one without a section."""
    if not re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?", version):
        raise WheelError(f"{version} is not a version to release: change it in pyproject.toml")
    heading = rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d\n(.*?)(?=^## |\Z)"
    found = re.search(heading, changelog, re.MULTILINE | re.DOTALL)
    if not found or not found[1].strip():
        raise WheelError(f"CHANGELOG.md needs the section '## [{version}] - YYYY-MM-DD' with text")
    return found[1].strip() + "\n"


def require_committed() -> None:
    """Refuse (`WheelError`) uncommitted changes, which the release's tag would not contain."""
    words = ["git", "status", "--porcelain"]
    status = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    if status:
        raise WheelError(f"commit or remove these first:\n{status.rstrip()}")


def try_elsewhere(built: Path, folder: Path) -> None:
    """Run the programs of a wheel in an empty folder, with the libraries of this environment;
    `WheelError` with the output of a command that failed."""
    home = folder / "installed"
    venv.create(home)
    python = home / "bin" / "python"
    packages = home / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    # Only the libraries: a nested path file is not read, so this checkout is not used.
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    (packages / "libraries.pth").write_text(libraries + "\n")
    install = ["pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    _run([sys.executable, "-m", *install, "--ignore-installed", str(built)], folder)
    for words in TRIES:
        program, *rest = (word.format(centres=packages / "server" / "centres") for word in words)
        _run([str(home / "bin" / program), *rest], folder)


def _run(words: list[str], folder: Path) -> None:
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    env |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        words, cwd=folder, env=env, input="y\n", capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise WheelError(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
