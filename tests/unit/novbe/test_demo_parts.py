"""The parts of the demo that start nothing."""

import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from novbe.demo import centre as centres
from novbe.demo import programs
from novbe.demo.place import CannotRun, DemoFolder
from novbe.demo.programs import address_for, address_in_network, environment


@pytest.fixture(scope="module")
def asan() -> centres.DemoCentre:
    return centres.read(centres.shipped())


def test_a_demo_opens_on_a_monday_at_ten(asan: centres.DemoCentre) -> None:
    for now, monday in (
        (datetime(2026, 11, 24, 20, 30, tzinfo=UTC), "2026-11-30"),
        # Late on a Sunday it is Monday in the centre: the one after.
        (datetime(2026, 11, 29, 21, tzinfo=UTC), "2026-12-07"),
        # The day before it is simulated as well, and is in the future.
        (datetime(2026, 11, 29, 9, tzinfo=UTC), "2026-12-07"),
        # A feast is no day for a demo.
        (datetime(2027, 3, 18, 9, tzinfo=UTC), "2027-03-29"),
    ):
        assert centres.next_monday(asan, now).isoformat() == f"{monday}T10:00:00+04:00"


def test_the_screen_is_read_from_the_kernel(tmp_path: Path) -> None:
    assert programs.size_of_screen(tmp_path) == programs.USUAL
    for name, status, modes in (
        ("card0-DP-1", "disconnected", "1024x768\n"),
        ("card0-eDP-1", "connected", "1366x768\n1280x720\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(f"{status}\n")
        (tmp_path / name / "modes").write_text(modes)
    assert programs.size_of_screen(tmp_path) == (1366, 768)


def test_only_one_demo_holds_a_folder(tmp_path: Path) -> None:
    place = DemoFolder(tmp_path / "demo")
    lock = place.take()
    with pytest.raises(CannotRun, match="already running"):
        place.take()
    os.close(lock)
    os.close(place.take())


def test_a_new_start_forgets_the_last_demo_and_nothing_else(tmp_path: Path) -> None:
    place = DemoFolder(tmp_path / "demo")
    os.close(place.take())
    place.lay_out()
    place.write_simulator_tokens("k", {"1": "o"})
    assert json.loads(place.simulator_tokens.read_text())["operators"] == {"1": "o"}
    assert place.simulator_tokens.stat().st_mode & 0o077 == 0
    (place.data / "novbe.db").touch()
    place.lay_out()
    assert not list(place.data.iterdir())
    assert not place.simulator_tokens.exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(CannotRun, match="not a demo's"):
        DemoFolder(tmp_path).lay_out()
    assert (tmp_path / "thesis.txt").exists()


def test_a_port_in_use_is_left_alone() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            address_for("127.0.0.1", port)
    assert address_for("127.0.0.1", port).here == f"http://127.0.0.1:{port}"
    assert address_for("127.0.0.1", None).port > 0


def test_settings_of_a_real_hall_do_not_reach_a_demo(tmp_path: Path) -> None:
    around = {"NOVBE_DATABASE": "postgresql://hall", "NOVBE_LOG": "info", "PATH": "/bin"}
    env = environment(DemoFolder(tmp_path), around)
    assert "NOVBE_DATABASE" not in env
    assert env["NOVBE_LOG"] == "info"
    assert env["NOVBE_CONFIG"] == str(tmp_path / "settings.toml")
    assert env["NOVBE_ENVIRONMENT_FILE"] == ""
    assert env["LC_ALL"] == "C.UTF-8"
    assert environment(DemoFolder(tmp_path), {"LANG": "az_AZ.UTF-8"}).get("LC_ALL") is None


def test_four_windows_fit_on_a_screen() -> None:
    for screen in ((1920, 1080), (1366, 768), (2560, 1440), (1280, 1024)):
        sizes = programs.sizes(screen)
        kiosk, display, counter = (
            tuple(map(int, sizes[name].split("x"))) for name in ("kiosk", "display", "counter")
        )
        assert kiosk[0] + display[0] <= screen[0]
        assert kiosk[0] + 2 * counter[0] <= screen[0]
        assert kiosk[1] <= screen[1]
        assert display[1] + counter[1] <= screen[1]


def test_a_hall_speaks_another_language_first(asan: centres.DemoCentre, tmp_path: Path) -> None:
    english = centres.read(centres.for_demo(asan, "en", tmp_path))
    assert english.languages == ("en", "az", "ru", "id", "fr", "ar")


def test_phones_get_the_address_in_the_network() -> None:
    everywhere = address_for("0.0.0.0", None)
    assert everywhere.here == f"http://127.0.0.1:{everywhere.port}"
    assert everywhere.public == f"http://{address_in_network()}:{everywhere.port}"
