"""Settings, clock and texts: no server, no Qt."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest

from client.net.clock import HallClock
from client.net.settings import ClientSettings
from client.printer.settings import PrinterSettings
from client.program.options import load_settings
from contract import formatting
from contract.device_settings import DeviceSettings
from kiosk.settings import KioskSettings


def test_flags_count_more_than_the_environment_and_that_more_than_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "client.toml"
    file.write_text('server = "http://file"\ntoken = "file"\nfolder = "/from/the/file"\n')
    monkeypatch.setenv("NOVBE_TOKEN", "environment")
    monkeypatch.setenv("NOVBE_FOLDER", "/from/the/environment")
    settings = ClientSettings.load(file, folder=Path("/from/a/flag"), token=None)
    assert settings.server == "http://file"
    assert settings.token == "environment"
    assert settings.kept_in == Path("/from/a/flag")


def test_a_pc_says_no_more_than_how_the_server_is_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "client.toml"
    file.write_text('server = "http://file"\nprinter = "tcp://192.0.2.20"\n')
    with pytest.raises(click.UsageError, match=r"'printer' in .*client\.toml .* in the console"):
        load_settings(PrinterSettings, file)
    file.write_text("")
    monkeypatch.setenv("NOVBE_PRINTER", "tcp://192.0.2.20")
    with pytest.raises(click.UsageError, match="NOVBE_PRINTER in the environment"):
        load_settings(PrinterSettings, file)


def test_the_console_sets_what_no_flag_does_and_what_the_program_can_use(
    caplog: pytest.LogCaptureFixture,
) -> None:
    own = KioskSettings(server="http://hall.local", printer="tcp://192.0.2.1")
    wanted = DeviceSettings(printer="tcp://192.0.2.2", inches=7, volume=40, scanner=True, bar=True)
    settings = own.with_device(wanted)
    assert (settings.printer, settings.volume, settings.scanner) == ("tcp://192.0.2.1", 40, True)
    # A console of another release knows smaller panels.
    assert settings.inches == 24
    assert "a panel of 7 inches is too small" in caplog.text


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match=r"server: 'hall\.local' is not an address"):
        load_settings(ClientSettings, None, server="hall.local", token="t")
    # Without a token it is the device of its identity file.
    assert load_settings(ClientSettings, None, server="http://hall.local", token="").token == ""
    with pytest.raises(click.UsageError, match="there is no settings file"):
        load_settings(ClientSettings, tmp_path / "none.toml", token="t")
    (tmp_path / "bad.toml").write_text("server = ")
    with pytest.raises(click.UsageError, match="not TOML"):
        load_settings(ClientSettings, tmp_path / "bad.toml", token="t")


def test_the_hall_clock_runs_at_the_hall_s_rate() -> None:
    seconds = [100.0]
    clock = HallClock(lambda: seconds[0])
    at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    clock.set(at, 60.0)
    seconds[0] += 2
    assert clock.now() == at + timedelta(minutes=2)


def test_times_and_numbers_as_people_say_them() -> None:
    assert formatting.clock_time(
        datetime(2026, 11, 24, 6, 5, tzinfo=UTC), ZoneInfo("Asia/Baku")
    ) == ("10:05")
    assert formatting.duration(192) == "03:12"
    assert formatting.duration(3672) == "1:01:12"
    assert formatting.whole_minutes(89) == 1
    assert formatting.whole_minutes(90) == 2
    assert formatting.spaced_number("A042") == "\u2066A\u200a042\u2069"
    assert formatting.spaced_number("A 042") == formatting.spaced_number("A042")
    assert formatting.spaced_number("007") == "\u2066007\u2069"
