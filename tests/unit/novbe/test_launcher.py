"""The command `novbe` executes the program that it names."""

import os
import sys
from collections.abc import Sequence

import pytest

from novbe import __main__ as launcher
from novbe.programs import Program


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


@pytest.mark.parametrize(("word", "package"), [("kiosk", "kiosk"), ("simulate", "simulator")])
def test_a_word_becomes_a_program_with_its_arguments(
    became: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch, word: str, package: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["novbe", word, "run", "--port", "0", "--help", "-x"])
    with pytest.raises(_Became):
        launcher.main()
    assert became == [[sys.executable, "-P", "-m", package, "run", "--port", "0", "--help", "-x"]]


def test_a_program_that_is_not_installed_says_how_it_would_be(
    became: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program = Program("kiosk", "kiosk", ("sys", "no_such_module_here"), "")
    assert launcher.missing(program) == ["no_such_module_here"]
    monkeypatch.setattr(launcher, "missing", lambda _program: ["PyQt6"])
    monkeypatch.setattr(sys, "argv", ["novbe", "kiosk"])
    with pytest.raises(SystemExit) as ended:
        launcher.main()
    assert ended.value.code == 3
    assert "pip install 'novbe[kiosk]'" in capsys.readouterr().err
    assert became == []
