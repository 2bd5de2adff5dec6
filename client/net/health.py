"""Health reports of a running device every few seconds, and the server's requests in reply: in a
thread of their own, so a failure here neither blocks nor ends the program."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import uuid4

from pydantic import ValidationError

from client.net.api import ApiClient, RequestRefused, Unreachable
from client.net.enrolment import own_version
from client.net.identity import IdentityUnusable
from client.net.renewal import Renewal, is_wanted
from contract.access import Health, HealthTaken, PrinterState, SoundState
from contract.errors import ProblemType
from contract.operations import Act
from contract.snapshots import Device

log = logging.getLogger(__name__)

AGAIN_SECONDS: Final = 5.0
"""Report interval until the server sets one."""

MOST_SECONDS: Final = 60.0
LEAST_SECONDS: Final = 0.2
ONE_TRY_SECONDS: Final = 3.0

GOODBYE_SECONDS: Final = 1.0
"""How long a closing program waits for its last report."""

LOOK_AFTER_SECONDS: Final = 30.0
"""How long the server is silent before the device searches for it, and the interval between
searches."""

NO_HALL: Final = frozenset({ProblemType.NOT_FOUND, ProblemType.INTERNAL, ProblemType.METHOD})
"""Problem types that show that another program now has the server's address."""

REFUSED_TWICE: Final = 2
"""How many times the server must refuse a device as unknown before the program gives up its
identity."""


@dataclass(frozen=True, slots=True)
class HealthFacts:
    """The state of a device, as its program knows it; `screen` is its size in pixels, e.g.
    `1080x1920`, "" without one."""

    screen: str = ""
    printer: PrinterState = PrinterState.NONE
    sound: SoundState = SoundState.NONE
    ticket_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class DeviceHooks:
    """What the server may request of a program; called in the reporter's thread.

    Attributes:
        facts: must not block.
        searched: the words that visitors have searched for in vain since the last call.
        picture: of its screen, as PNG; None where it gives none.
        removed: the device was removed from the centre; with the server's sentence.
        lost: the server has not answered for a while; may block for some seconds.
        granted: a display is the voice of these zones for some seconds from then
            (`time.monotonic`).
    """

    facts: Callable[[], HealthFacts]
    searched: Callable[[], Sequence[str]]
    picture: Callable[[], bytes | None]
    restart: Callable[[], None]
    removed: Callable[[str], None]
    lost: Callable[[], None]
    reached: Callable[[], None]
    heard: Callable[[Device], None]
    granted: Callable[[Sequence[str], float], None]


class Reporter:
    """Sends reports until it is closed; must be closed before the program ends.

    Args:
        renewal: rotates the secret; None where the device has no file.
        is_out: checks in a second way, after a refusal, whether the device was removed.
        look_after: seconds of silence after which the server is lost.
    """

    def __init__(
        self,
        api: ApiClient,
        hooks: DeviceHooks,
        renewal: Renewal | None = None,
        is_out: Callable[[], bool] = lambda: True,
        look_after: float = LOOK_AFTER_SECONDS,
    ) -> None:
        self._look_after = look_after
        self._look_at = time.monotonic() + look_after
        self._api = api
        self._hooks = hooks
        self._renewal = renewal
        self._is_out = is_out
        self._boot = uuid4()
        self._started = time.monotonic()
        self._offset: float | None = None
        self._pictured: datetime | None = None
        self._refusals = 0
        self._last: Health | None = None
        self._done = False
        self._closing = threading.Event()
        self._news = threading.Event()
        # Not a daemon: the end of the program waits for it. Otherwise this thread could use Qt
        # objects that are already destroyed.
        self._thread = threading.Thread(target=self._run, name="novbe-health")

    def start(self) -> None:
        """Start reporting."""
        self._thread.start()

    def close(self) -> None:
        """Stop reporting, once a running report has ended."""
        self._closing.set()
        self._news.set()
        self._api.close()

    def report_soon(self) -> None:
        """Report a change now instead of at the next interval."""
        self._news.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            pause = AGAIN_SECONDS
            try:
                pause = self.report()
                self._be_reached()
            except Unreachable as error:
                log.debug("no report: %s", error)
                self._miss()
            except RequestRefused as refused:
                if refused.kind in NO_HALL:
                    self._miss()
                else:
                    self._be_reached()
                self._refused(refused)
                pause = max(pause, refused.again_in)
            except (IdentityUnusable, ValidationError) as error:
                log.warning("%s", error)
            self._news.wait(min(max(pause, LEAST_SECONDS), MOST_SECONDS))
            self._news.clear()
        self._say_goodbye()

    def _say_goodbye(self) -> None:
        """Report to the server that this program ends normally; one attempt."""
        if self._last is None:
            return
        # The state of the last report: the windows may be gone by now.
        ending = self._last.model_copy(update={"ends": True, "searched": None})
        try:
            self._api.act(Act.REPORT_HEALTH, ending, deadline=GOODBYE_SECONDS)
        except (Unreachable, RequestRefused) as error:
            log.debug("the last report was not delivered: %s", error)

    def _be_reached(self) -> None:
        self._look_at = time.monotonic() + self._look_after
        self._hooks.reached()

    def _miss(self) -> None:
        if time.monotonic() >= self._look_at and not self._closing.is_set():
            self._hooks.lost()
            self._look_at = time.monotonic() + self._look_after

    def report(self) -> float:
        """Report once and carry out the server's requests; returns the seconds until the next
        report. Raises `Unreachable`, `RequestRefused`, `IdentityUnusable` or `ValidationError`."""
        facts = self._hooks.facts()
        health = Health(
            boot=self._boot,
            version=own_version(),
            clock_offset=self._offset,
            screen=facts.screen,
            printer=facts.printer,
            sound=facts.sound,
            # Not repeated if this report is lost: they are only counted.
            searched=tuple(self._hooks.searched()) or None,
            ticket_seconds=facts.ticket_seconds,
        )
        before, asked_at = datetime.now(UTC), time.monotonic()
        answer = self._api.act(Act.REPORT_HEALTH, health, deadline=ONE_TRY_SECONDS)
        taken = HealthTaken.model_validate(answer)
        # Assume that the server read its clock halfway through the request.
        middle = before + (datetime.now(UTC) - before) / 2
        self._offset = round((middle - taken.at).total_seconds(), 3)
        self._refusals = 0
        self._last = health
        if self._renewal is not None:
            self._renewal.settle()
        self._hooks.granted(taken.voice, asked_at)
        self._do(self._api.device(deadline=ONE_TRY_SECONDS))
        return taken.again_in

    def _do(self, device: Device) -> None:
        if self._renewal is not None:
            self._renewal.know(device)
        self._hooks.heard(device)
        if self._renewal is not None and is_wanted(self._renewal.identity, device):
            self._renewal.renew(device)
        since = device.screenshot_since
        if since is not None and (self._pictured is None or since > self._pictured):
            self._give_picture(since)
        if self._restart_asked(device) and not self._done:
            self._done = True
            log.warning("the hall asks for a restart")
            self._hooks.restart()

    def _restart_asked(self, device: Device) -> bool:
        """Whether the restart was requested after this program started, by the hall's clock. A time
        in the future is a wrong clock and is ignored, so that a device does not restart in a
        loop."""
        asked = device.restart_since
        lasted = timedelta(seconds=(time.monotonic() - self._started) * device.clock_rate)
        return asked is not None and device.at - lasted < asked <= device.at

    def _give_picture(self, since: datetime) -> None:
        picture = self._hooks.picture()
        # Without a picture now it is not worth a retry.
        if picture is not None:
            self._api.give_picture(picture, deadline=ONE_TRY_SECONDS)
        self._pictured = since

    def _refused(self, refused: RequestRefused) -> None:
        if refused.kind is not ProblemType.NOT_SIGNED_IN:
            log.info("the server refuses the report: %s", refused)
            return
        self._refusals += 1
        self._last = None
        if self._refusals >= REFUSED_TWICE and not self._done and self._is_out():
            self._done = True
            log.warning("the server does not know this device any more: %s", refused)
            self._hooks.removed(str(refused))
