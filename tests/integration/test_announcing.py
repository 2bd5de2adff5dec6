"""A server announces itself in the network: real multicast, on the loopback interface."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from zeroconf import IPVersion, ServiceBrowser, ServiceInfo, ServiceListener, Zeroconf

from server import announcing
from server.announcer import SERVICE
from server.announcing import Announcement, Announcer
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.waiting import until

SECONDS = 20.0


class Ear(ServiceListener):
    """Listens for servers, by their ports: several tests may run at once."""

    def __init__(self) -> None:
        self._zeroconf = Zeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
        self._heard: dict[str, ServiceInfo] = {}
        self._news = threading.Condition()
        self._browser = ServiceBrowser(self._zeroconf, SERVICE, listener=self)

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name, timeout=3000)
        if info is not None:
            with self._news:
                self._heard[name] = info
                self._news.notify_all()

    update_service = add_service

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        with self._news:
            self._heard.pop(name, None)
            self._news.notify_all()

    def at(self, port: int) -> ServiceInfo | None:
        return next((one for one in self._heard.values() if one.port == port), None)

    def wait(self, condition: Callable[[], bool], seconds: float = SECONDS) -> bool:
        with self._news:
            return self._news.wait_for(condition, seconds)

    def close(self) -> None:
        self._browser.cancel()
        self._zeroconf.close()


@pytest.fixture
def ear() -> Iterator[Ear]:
    found = Ear()
    yield found
    found.close()


def test_a_server_is_found_and_withdrawn_also_when_it_was_killed(ear: Ear) -> None:
    with RunningServer(
        VILLAGE, await_day=False, options=("--host", "0.0.0.0", "--verbose")
    ) as server:
        assert ear.wait(lambda: ear.at(server.port) is not None)
        info = ear.at(server.port)
        assert info is not None
        assert info.decoded_properties == {"path": "/", "tls": "0", "name": "Kənd xidmət mərkəzi"}
        assert info.parsed_addresses()
        began = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - began < 5
        assert ear.wait(lambda: ear.at(server.port) is None)
        lines = [one for one in server.said().splitlines() if "novbe.announcing" in one]
        assert len(lines) == 1
        assert "INFO novbe.announcing: the server is announced in the network, at " in lines[0]
        server.start()
        assert ear.wait(lambda: ear.at(server.port) is not None)
        # It alone: `kill` would end all of its processes, as a power cut does.
        os.kill(server.pid, signal.SIGKILL)
        assert ear.wait(lambda: ear.at(server.port) is None)


def test_a_server_that_cannot_be_announced_logs_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    # No machine has this address (RFC 5737), so nothing can be sent from it.
    announcer = Announcer(Announcement("198.51.100.7", 80, True, "Hall", logging.INFO))
    announcer.start()
    said: list[str] = []

    def tried_again() -> bool:
        said.append(capfd.readouterr().err)
        return "tried again" in "".join(said)

    until(tried_again, SECONDS)
    began = time.monotonic()
    announcer.close()
    assert time.monotonic() - began < announcing.STOP_SECONDS + 1
    (line,) = "".join(said).splitlines()
    assert "INFO novbe.announcing: the server cannot be announced in the network" in line


def test_where_no_process_can_be_started_the_server_serves_all_the_same(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_arguments: object, **_options: object) -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(os, "posix_spawn", fails)
    caplog.set_level(logging.INFO)
    announcer = Announcer(Announcement("0.0.0.0", 80, False, "Hall"))
    announcer.start()
    announcer.withdraw()
    announcer.close()
    assert [one.levelname for one in caplog.records] == ["INFO"]
    assert "no more processes" in caplog.text
