"""The command `novbe` executes the program that it names."""

import os
import sys
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from novbe import __main__ as launcher


class _Became(Exception):
    """The process would be another program now."""


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The command lines of the programs that the process would have become."""
    seen: list[Sequence[str]] = []

    def execv(path: str, arguments: Sequence[str]) -> None:
        assert path == sys.executable
        seen.append(arguments)
        raise _Became

    monkeypatch.setattr(os, "execv", execv)
    return seen


@pytest.mark.parametrize(
    ("word", "package"),
    [
        ("server", "server"),
        ("kiosk", "kiosk"),
        ("display", "display"),
        ("counter", "counter"),
        ("simulate", "simulator"),
    ],
)
def test_a_word_becomes_a_program_with_its_arguments(
    became: list[Sequence[str]], word: str, package: str
) -> None:
    result = CliRunner().invoke(launcher.main, [word, "run", "--port", "0", "--help", "-x"])
    assert isinstance(result.exception, _Became)
    assert became == [[sys.executable, "-P", "-m", package, "run", "--port", "0", "--help", "-x"]]


def test_a_program_that_is_not_installed_says_how_it_would_be(
    became: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = launcher.Program("kiosk", "kiosk", ("sys", "no_such_module_here"), "")
    assert launcher.missing(program) == ["no_such_module_here"]
    monkeypatch.setattr(launcher, "missing", lambda _program: ["PyQt6"])
    result = CliRunner().invoke(launcher.main, ["kiosk"])
    assert result.exit_code == 3
    assert "pip install 'novbe[kiosk]'" in result.output
    assert became == []
