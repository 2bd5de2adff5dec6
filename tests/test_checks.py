"""The checks of `make check`: they run next to the tests, on a core of their own for a while."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts.hall import ROOT

BIN = Path(sys.executable).parent

CHECKS = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "imports": ("lint-imports", "--no-logo"),
}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", CHECKS)
def test_all_checks_pass(name: str) -> None:
    program, *words = CHECKS[name]
    done = subprocess.run(
        [str(BIN / program), *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
