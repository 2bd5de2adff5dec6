"""Compiles requirements/*.txt, hashed and for every platform, from pyproject.toml.

`python -m tools.requirements [--upgrade]`; without --upgrade current pins are kept where
pyproject.toml allows them. The development set comes first and constrains all others, so that all
sets have the same version of a package and tools/environment.py can use the development set for the
demo.
"""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.made import ROOT

FOLDER = ROOT / "requirements"
SETS = ("demo", "server", "kiosk", "display", "counter", "simulator")
"""The extras with a file of their own."""
OPTIONS = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--python-version=3.13",
    "--no-annotate",
    # The files name no index: each machine installs from the index that it is configured for.
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make requirements",
)


def main(arguments: Sequence[str]) -> int:
    """Compile all; 1 if a set has a pin that the development set lacks."""
    upgrade = [argument for argument in arguments if argument == "--upgrade"]
    compile_set("build", [str(FOLDER / "build.in")], upgrade)
    project = str(ROOT / "pyproject.toml")
    compile_set("dev", [project, "--extra=dev"], upgrade)
    strayed = []
    bound = f"--constraints={FOLDER / 'dev.txt'}"
    # These tools do not stay in an environment, so the development set lacks them.
    compile_set("assets", [project, "--extra=assets", bound], upgrade)
    for name in SETS:
        compile_set(name, [project, f"--extra={name}", bound], upgrade)
        strayed += [f"{name}.txt: {pin}" for pin in sorted(pins(name) - pins("dev"))]
    if strayed:
        print("not in dev.txt:", *strayed, sep="\n", file=sys.stderr)
    return 1 if strayed else 0


def compile_set(name: str, arguments: Sequence[str], upgrade: Sequence[str]) -> None:
    """Run uv for one file."""
    target = f"--output-file={FOLDER / name}.txt"
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, "pip", "compile", *OPTIONS, *upgrade, *arguments, target], check=True)


def pins(name: str) -> set[str]:
    """The `package==version` pairs of one file."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^[a-z0-9][^ \\]*==[^ \\]+", text, re.MULTILINE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
