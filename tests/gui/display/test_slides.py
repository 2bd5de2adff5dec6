"""Pictures between the calls: by language and time; a broken one is left out, no call is hidden."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PyQt6.QtGui import QColor, QImage

from contract.screens import Display
from tests.gui.display.conftest import Open, Shown
from tests.gui.display.hall import catalogue, hall_board, hall_call
from tests.gui.display.looking import look_once

pytestmark = pytest.mark.gui


def layout(*pictures: dict[str, object]) -> Display:
    blocks = ("calls", "pictures", "clock")
    return Display.model_validate(
        {"key": "main", "farthest_seat_m": 5, "blocks": blocks, "pictures": pictures}
    )


def a_picture(folder: Path, colour: str) -> str:
    """A picture of one colour among the files of the centre; its hash."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    path = folder / "new.png"
    assert image.save(str(path))
    return kept(folder, path.read_bytes())


def kept(folder: Path, content: bytes) -> str:
    name = hashlib.sha256(content).hexdigest()
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files" / name).write_bytes(content)
    return name


def colour_of(shown: Shown) -> str:
    """The colour in the middle of the place of the pictures; "" without one."""
    place = shown.station.measures.plan.places.get("pictures")
    if place is None:
        return ""
    middle = place.x + place.width / 2, place.y + place.height / 2
    return QColor(shown.window.grabWindow().pixel(*map(int, middle))).name()


@pytest.mark.qt_log_ignore("Error decoding")
def test_slides_follow_language_and_hour_and_a_broken_file_is_reported(
    open_display: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = {
        "broken.png": kept(tmp_path, b"no picture"),
        "green.png": a_picture(tmp_path, "#00ff00"),
        "red.png": a_picture(tmp_path, "#ff0000"),
    }
    there = catalogue().model_copy(update={"files": files})
    shown = open_display(
        "en",
        layout=layout(
            {"file": "broken.png"},
            {"file": "red.png", "language": "az"},
            {"file": "green.png", "language": "en", "interval": "10:00-11:00"},
        ),
        told=there,
    )
    shown.tell(hall_board(1, calls=(hall_call(1),)))
    shown.until(lambda: colour_of(shown) == "#00ff00")
    assert "the picture broken.png cannot be shown" in caplog.text
    for _ in range(3):
        shown.station.pictures.turn()
        assert files["green.png"] in str(shown.station.pictures.property("source"))
    pictures = shown.station.pictures
    for hour, fits in ((9, False), (10, True), (11, False)):
        pictures.set_moment(datetime(2026, 11, 24, hour, 30, tzinfo=UTC), "en")
        pictures.turn()
        assert bool(pictures.property("source")) is fits
    # Many calls take the place of the pictures.
    shown.tell(hall_board(2, calls=tuple(hall_call(one) for one in range(20, 0, -1))))
    assert colour_of(shown) == ""
    assert len(shown.numbers()) > 4


def test_the_centre_s_logo_and_colour_are_in_the_head(open_display: Open, tmp_path: Path) -> None:
    files = {"logo.png": a_picture(tmp_path, "#00ff00")}
    own = {"files": files, "logo": "logo.png", "colour": "#C2185B"}
    shown = open_display("fr", told=catalogue().model_copy(update=own))
    shown.tell(hall_board(1, calls=(hall_call(1),)))
    head = shown.station.measures.plan.places["head"]

    def colours() -> set[str]:
        picture = shown.window.grabWindow()
        xs = range(int(head.x), int(head.x + head.width), 3)
        ys = range(int(head.y), int(head.y + head.height))
        return {QColor(picture.pixel(x, y)).name() for x in xs for y in ys}

    shown.until(lambda: {"#00ff00", "#c2185b", "#ffffff"} <= colours())
    look_once(shown, "logo", keep=True)
