"""Makes `.venv`, the fonts and the web assets; run by tools/setup.sh with a bare Python.

`python3.13 tools/environment.py SET` installs the hashed requirements of that set (a role, demo or
dev), the project in editable form, the fonts and the web assets. Each step leaves a stamp with the
hash of what it was made from and is skipped while that is unchanged. Standard library only.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "novbe-stamps"
ASSET_TOOLS = ROOT / "requirements" / "assets.txt"
SETS = ("demo", "dev", "server", "kiosk", "display", "counter")


@dataclass(frozen=True)
class SetupStep:
    """One part of the set-up.

    Attributes:
        name: of its stamp.
        says: printed while it runs.
        made_from: the files that it depends on.
        makes: files that must exist for the stamp to be valid.
        also: steps of which one that is done replaces this one.
    """

    name: str
    says: str
    made_from: Sequence[Path]
    run: Callable[[], None]
    makes: Sequence[Path] = ()
    also: Sequence["SetupStep"] = ()

    def key(self) -> str:
        """The hash of the step's inputs."""
        # An environment contains its own path, and packages built for one Python.
        digest = hashlib.sha256(f"{sys.version}\0{ROOT}\0".encode())
        for path in self.made_from:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def is_done(self) -> bool:
        """Whether the stamp matches the current files."""
        if not all(path.exists() for path in self.makes):
            return False
        stamp = STAMPS / self.name
        if stamp.is_file() and stamp.read_text() == self.key():
            return True
        return any(step.is_done() for step in self.also)

    def ensure(self) -> None:
        """Run the step unless it is done."""
        if self.is_done():
            return
        print(f"novbe: {self.says} ...", flush=True)
        started = time.monotonic()
        self.run()
        STAMPS.mkdir(exist_ok=True)
        _write(STAMPS / self.name, self.key())
        print(f"novbe: {self.says}: done in {time.monotonic() - started:.0f} s", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Set up the named set; the exit code is that of the step that failed, or 0."""
    if len(arguments) != 1 or arguments[0] not in SETS:
        print(f"usage: environment.py {'|'.join(SETS)}", file=sys.stderr)
        return 2
    # Parallel runs take turns; the lock is released when the process ends, even on a crash.
    folder = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        for step in steps(arguments[0]):
            step.ensure()
    except subprocess.CalledProcessError as error:
        command = " ".join(str(part) for part in error.cmd)
        print(f"novbe: set-up stopped: {command} exited with {error.returncode}", file=sys.stderr)
        return 1
    finally:
        os.close(folder)
    return 0


def steps(chosen: str) -> Iterable[SetupStep]:
    """The steps of a set, in order."""
    requirements = ROOT / "requirements"
    build, pinned = requirements / "build.txt", requirements / "dev.txt"
    yield SetupStep("venv", "making .venv", (), _make_venv, makes=(PYTHON,))
    # The development set contains the other with the same pins, so either stamp is valid.
    dev = SetupStep(
        "packages-dev",
        "installing the development set",
        (build, pinned),
        lambda: _pip("--require-hashes", "-r", str(build), "-r", str(pinned)),
    )
    own = requirements / f"{chosen}.txt"
    other = SetupStep(
        f"packages-{chosen}",
        f"installing the {chosen} set",
        (build, own),
        lambda: _pip("--require-hashes", "-r", str(build), "-r", str(own)),
        also=(dev,),
    )
    yield dev if chosen == "dev" else other
    yield SetupStep(
        "project",
        "installing novbe itself",
        (ROOT / "pyproject.toml",),
        # pip refuses an editable install together with hashes.
        lambda: _pip("--no-deps", "--no-build-isolation", "-e", str(ROOT)),
        makes=(VENV / "bin" / "novbe",),
    )
    tools = ROOT / "tools"
    checker = ROOT / "tests" / "browser" / "vendor" / "axe.min.js"
    yield SetupStep(
        "assets",
        "cutting fonts and fetching web assets",
        (
            ASSET_TOOLS,
            tools / "made.py",
            tools / "fonts.py",
            tools / "assets.py",
            ROOT / "contract" / "icons.toml",
            ROOT / "package.json",
            ROOT / "package-lock.json",
        ),
        lambda: run_asset_tools(["tools.fonts"], ["tools.assets", chosen]),
        makes=(
            *(
                ROOT / "client" / "fonts" / f"{family}-{style}.ttf"
                for family in ("NotoSans", "NotoSansArabic")
                for style in ("Regular", "SemiBold", "Bold")
            ),
            ROOT / "server" / "web" / "static" / "vendor" / "socket.io.min.js",
            ROOT / "client" / "icons",
            *((checker,) if chosen == "dev" else ()),
        ),
    )


def run_asset_tools(*modules: Sequence[str]) -> None:
    """Run modules with the asset tools (300 MB, with Node), which are deleted afterwards.

    Raises:
        subprocess.CalledProcessError: pip or a module failed; its output says why.
    """
    with tempfile.TemporaryDirectory(prefix="novbe-tools-") as folder:
        _pip("--require-hashes", "--target", folder, "-r", str(ASSET_TOOLS))
        env = os.environ | {"PYTHONPATH": folder}
        for words in modules:
            subprocess.run([PYTHON, "-m", *words], cwd=ROOT, check=True, env=env)


def _make_venv() -> None:
    """Recreate the environment, unless this Python made it at this path."""
    if _is_ours():
        return
    if VENV.exists():
        if not (VENV / "pyvenv.cfg").is_file():
            raise SystemExit(f"novbe: {VENV} is in the way and is no virtual environment")
        shutil.rmtree(VENV)
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


def _is_ours() -> bool:
    if not PYTHON.exists():
        return False
    ask = "import sys; print(sys.version, sys.prefix, sep='\\0')"
    answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False)
    if answer.stdout.rstrip("\n") != f"{sys.version}\0{VENV}":
        return False
    # A moved folder: its scripts start with the path of the old Python.
    return (VENV / "bin" / "pip").read_text().startswith(f"#!{VENV}{os.sep}")


def _pip(*arguments: str) -> None:
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar=off")
    subprocess.run([PYTHON, "-m", "pip", "install", *quiet, *arguments], check=True)


def _write(path: Path, text: str) -> None:
    """Write atomically, so that an interrupted set-up does not count as done."""
    part = path.with_suffix(".new")
    part.write_text(text)
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
