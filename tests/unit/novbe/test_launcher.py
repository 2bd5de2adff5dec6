"""The command `novbe` executes the program that it names."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from novbe import __main__ as launcher
from novbe.cli import OWN
from novbe.programs import PROGRAMS, InstalledProgram
from tests.parts.hall import ROOT, VILLAGE


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
    [("simulate", "simulator"), *((one, one) for one in ("server", "kiosk", "display", "counter"))],
)
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
    program = InstalledProgram("kiosk", "kiosk", ("sys", "no_such_module_here"), "")
    assert launcher.missing(program) == ["no_such_module_here"]
    monkeypatch.setattr(launcher, "missing", lambda _program: ["PyQt6"])
    monkeypatch.setattr(sys, "argv", ["novbe", "kiosk"])
    with pytest.raises(SystemExit) as ended:
        launcher.main()
    assert ended.value.code == 3
    assert "pip install 'novbe[kiosk]'" in capsys.readouterr().err
    assert became == []


PACKAGES = ("novbe", "contract", "client", *(one.package for one in PROGRAMS.values()))


def test_no_command_runs_a_package_in_the_current_folder(tmp_path: Path) -> None:
    """Not even in the processes that it starts: an import checks the file in one of its own."""
    for name in PACKAGES:
        (tmp_path / name).mkdir()
        for module in ("__init__", "__main__", "centre_file", "announcing", "cli"):
            code = f"open({str(tmp_path / 'ran')!r}, 'a').write({f'{name}.{module} '!r})\n"
            (tmp_path / name / f"{module}.py").write_text(code)
    centre = ("import", "--check", str(VILLAGE), "--data", str(tmp_path / "data"))
    # One of the programs that are executed (`-P` stands before each), and what `novbe` does itself.
    for words in (("server", *centre), *((verb, "--help") for verb in ("kiosk", *OWN))):
        novbe = Path(sys.executable).with_name("novbe")
        done = subprocess.run([novbe, *words], cwd=tmp_path, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b""), words
    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()


def test_each_python_that_a_program_starts_ignores_the_current_folder() -> None:
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            for line in file.read_text("utf-8").splitlines():
                assert "sys.executable, " not in line or '"-P", "-m"' in line, f"{file}: {line}"
