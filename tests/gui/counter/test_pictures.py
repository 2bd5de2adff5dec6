"""Every state in every language and size: nothing cut off, and the picture of the command line."""

import subprocess
import sys
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage

from contract.texts import PROGRAM_LANGUAGES
from contract.words import Paper, Role
from tests.gui.counter.conftest import SMALLEST, WINDOW, Opened, Operator, Visitors
from tests.parts.hall import ROOT, RunningServer, clean_env

pytestmark = pytest.mark.gui

Key = Qt.Key


def look(operator: Operator) -> None:
    """Nothing is cut off in any language, at the usual size and at the smallest."""
    for size in (WINDOW, SMALLEST):
        operator.window.resize(*size)
        for language in PROGRAM_LANGUAGES:
            operator.engine.wordings.language = language
            operator.qtbot.wait(30)
            assert operator.cut_off() == [], f"{language} {size}"
            assert not operator.window.grabWindow().isNull()
    operator.window.resize(*WINDOW)
    operator.engine.wordings.language = "en"
    operator.qtbot.wait(30)


def test_nothing_is_cut_off(open_counter: Opened, visitors: Visitors, hall: RunningServer) -> None:
    operator = open_counter()
    operator.settled()
    look(operator)
    operator.after(Key.Key_O)
    look(operator)
    catalogue = operator.counter.connection.catalogue
    assert catalogue is not None
    others = [one.id for one in catalogue.services if one.id != operator.served][:2]
    visitors.take(operator.served, *others, language="ar", paper=Paper.FAILED)
    visitors.take(operator.served)
    operator.until(lambda: operator.desk.waiting == 2)
    look(operator)
    operator.after(Key.Key_N)
    operator.after(Key.Key_R)
    look(operator)
    operator.after(Key.Key_S)
    look(operator)
    operator.after(Key.Key_N)
    operator.after(Key.Key_F)
    look(operator)
    operator.press(Key.Key_B)
    look(operator)
    operator.after(Key.Key_Return)
    look(operator)
    hall.kill()
    operator.until(lambda: operator.counter.screen.away)
    look(operator)


def test_arabic_is_mirrored(open_counter: Opened) -> None:
    operator = open_counter(language="ar")
    operator.settled()
    key = operator.sees("key_open_counter")
    assert key is not None
    assert operator.middle(key).x() > WINDOW[0] / 2


def test_screenshot_by_the_command_line(hall: RunningServer, tmp_path: Path) -> None:
    picture = tmp_path / "counter.png"
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "counter", "--server", hall.url),
            *("--token", hall.token(Role.OPERATOR, counter="12"), "--language", "fr"),
            *("--screenshot", str(picture), "--size", "1280x800"),
        ],
        cwd=ROOT,
        env=clean_env(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)


def test_a_wrong_key_table_is_said_like_a_wrong_flag(tmp_path: Path) -> None:
    settings = tmp_path / "client.toml"
    settings.write_text('token = "x"\n[keys]\nrecall = "S"\n')
    ended = subprocess.run(
        [sys.executable, "-m", "counter", "--settings", str(settings)],
        cwd=ROOT,
        env=clean_env(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "keys: the key S is given to both start and recall" in ended.stderr
