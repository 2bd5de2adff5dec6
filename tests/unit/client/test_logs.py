"""The log files of programs."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from client.program.exits import EXIT_SET_UP
from client.program.logs import FILE_BYTES, FILES, handlers
from contract.snapshots import Device
from display.cli import main as display

SECRET = "a-token-of-a-ticket"


def said(file: Path, speak: Callable[[logging.Logger], None]) -> str:
    log = logging.getLogger("novbe.test")
    log.propagate = False
    for handler in handlers("kiosk", file.parent):
        log.addHandler(handler)
    speak(log)
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()
    return file.read_text("utf-8")


def wrong_snapshot() -> ValidationError:
    """The error of pydantic for a snapshot that holds a secret."""
    lease: dict[str, Any] = {"ticket": "a", "number": 7, "token": [SECRET], "series": "A"}
    with pytest.raises(ValidationError) as found:
        Device.read({"label": SECRET, "enrolled": SECRET, "leases": [lease]})
    assert SECRET in str(found.value)
    return found.value


def test_five_files_of_a_megabyte_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "of its own" / "log"

    def speak(log: logging.Logger) -> None:
        for number in range(7 * FILE_BYTES // 10_000):
            log.warning("%d %s", number, "ə" * 5000)

    newest = said(folder / "kiosk.log", speak)
    files = sorted(folder.iterdir())
    older = (f"kiosk.log.{n}" for n in range(1, FILES))
    assert [one.name for one in files] == ["kiosk.log", *older]
    assert all(one.stat().st_size <= FILE_BYTES for one in files)
    assert f" kiosk WARNING novbe.test: {7 * FILE_BYTES // 10_000 - 1} ə" in newest


def test_the_content_of_messages_is_not_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = wrong_snapshot()

    def speak(log: logging.Logger) -> None:
        log.warning("a %s message is not valid: %s", "device", error)
        try:
            try:
                raise error
            except ValidationError as first:
                raise RuntimeError("that was a fault") from first
        except RuntimeError:
            log.critical("unhandled exception", exc_info=True)

    written = said(tmp_path / "kiosk.log", speak)
    assert SECRET not in written
    assert SECRET not in capsys.readouterr().err
    assert "a device message is not valid: " in written
    assert "leases.0.token: string_type" in written
    assert "RuntimeError: that was a fault" in written
    assert "test_logs.py" in written


def test_a_program_that_cannot_write_its_log_says_so_and_ends(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text("{}")
    words = ["--identity", str(file), "--log-folder", str(file / "log")]
    runner = CliRunner(env={"QT_QUICK_CONTROLS_STYLE": "Basic"})
    done = runner.invoke(display, words, catch_exceptions=False)
    assert done.exit_code == EXIT_SET_UP
    assert done.stderr.startswith(f"display: the log {file}/log/display.log cannot be written")
