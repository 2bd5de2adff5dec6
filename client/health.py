"""What a running device tells its hall every few seconds, and what the hall asks of it.

A thread of its own: nothing that happens here holds the program up or brings it down.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import uuid4

from pydantic import ValidationError

from client.api import Api, Refused, Unreachable
from client.enrolment import own_version
from client.identity import IdentityUnusable
from client.renewal import Renewal, is_wanted
from contract.access import Health, HealthTaken, PrinterState, SoundState
from contract.enums import SnapshotName
from contract.errors import ProblemType
from contract.permissions import Act
from contract.routes import address_of
from contract.snapshots import Device

log = logging.getLogger(__name__)

AGAIN_SECONDS: Final = 5.0
"""Until a server says how often it wants to hear."""

MOST_SECONDS: Final = 60.0
LEAST_SECONDS: Final = 0.2
ONE_TRY_SECONDS: Final = 3.0

GOODBYE_SECONDS: Final = 1.0
"""How long the end of a program waits for the hall to hear of it."""

PICTURE_BYTES: Final = 2_000_000
"""The most that a picture may have."""

LOOK_AFTER_SECONDS: Final = 30.0
"""How long the server is silent before the device looks for it elsewhere, and until it looks
again."""

NO_HALL: Final = frozenset({ProblemType.NOT_FOUND, ProblemType.INTERNAL, ProblemType.METHOD})
"""What another program answers that has the address of the server now."""

REFUSED_TWICE: Final = 2
"""How often the hall has to say that it does not know a device before that is believed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """How a device is, as its program knows it.

    Attributes:
        screen: its size in pixels, e.g. `1080x1920`; "" without one.
        sound: whether what it says can be heard; `none` where it says nothing.
    """

    screen: str = ""
    printer: PrinterState = PrinterState.NONE
    sound: SoundState = SoundState.NONE


class Asked:
    """What the hall may ask of a program; each is called in the thread of the reports.

    A program overrides what it can do.
    """

    def facts(self) -> Facts:
        """How it is now; must not wait."""
        return Facts()

    def picture(self) -> bytes | None:
        """What is on its screen, as PNG; None where it gives none."""
        return None

    def restart(self) -> None:
        """End, to be started again."""

    def let_go(self, sentence: str) -> None:
        """The hall does not know this device any more."""

    def lost(self) -> None:
        """The server has not answered for a while; may take some seconds."""

    def reached(self) -> None:
        """The server has answered."""

    def heard(self, device: Device) -> None:
        """What this device should be."""

    def granted(self, zones: Sequence[str], at: float) -> None:
        """Of which zones a display is the voice, for some seconds from `at` (of
        `time.monotonic`)."""


class Reporter:
    """Reports until it is closed; one that was started has to be closed before the program ends.

    Args:
        api: signs in as the device.
        asked: the program.
        renewal: keeps the secret; None where the device has no file.
        is_out: asks in another way whether the hall is done with this device, once it has
            refused it.
        look_after: seconds of silence after which the server is lost.
    """

    def __init__(
        self,
        api: Api,
        asked: Asked,
        renewal: Renewal | None = None,
        is_out: Callable[[], bool] = lambda: True,
        look_after: float = LOOK_AFTER_SECONDS,
    ) -> None:
        self._look_after = look_after
        self._look_at = time.monotonic() + look_after
        self._api = api
        self._asked = asked
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
        # No daemon: the end of the program waits for it. Qt destroys at the end what this thread
        # tells, and one that goes on then would end in a traceback.
        self._thread = threading.Thread(target=self._run, name="novbe-health")

    def start(self) -> None:
        """Begin to report."""
        self._thread.start()

    def close(self) -> None:
        """Report no more; the program ends once the report that is under way has ended."""
        self._closing.set()
        self._news.set()
        self._api.close()

    def report_soon(self) -> None:
        """Something has changed: report it now, not at the next time."""
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
            except Refused as refused:
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
        """Tell the hall that this program is ended in order; once, whether or not it is heard."""
        if self._last is None:
            return
        # What it was asked for the last time: the windows may be gone by now.
        ending = self._last.model_copy(update={"ends": True})
        try:
            self._api.act(Act.REPORT_HEALTH, ending, deadline=GOODBYE_SECONDS)
        except (Unreachable, Refused) as error:
            log.debug("the last report was not heard: %s", error)

    def _be_reached(self) -> None:
        self._look_at = time.monotonic() + self._look_after
        self._asked.reached()

    def _miss(self) -> None:
        if time.monotonic() >= self._look_at and not self._closing.is_set():
            self._asked.lost()
            self._look_at = time.monotonic() + self._look_after

    def report(self) -> float:
        """Report once and do what is asked; returns after how many seconds to report again.

        Raises:
            Unreachable, Refused, IdentityUnusable, ValidationError: for this time it did not
                work out.
        """
        facts = self._asked.facts()
        health = Health(
            boot=self._boot,
            version=own_version(),
            clock_offset=self._offset,
            screen=facts.screen,
            printer=facts.printer,
            sound=facts.sound,
        )
        before, asked_at = datetime.now(UTC), time.monotonic()
        answer = self._api.act(Act.REPORT_HEALTH, health, deadline=ONE_TRY_SECONDS)
        taken = HealthTaken.model_validate(answer)
        # The server's time is that of the middle of the question, as near as can be known.
        middle = before + (datetime.now(UTC) - before) / 2
        self._offset = round((middle - taken.at).total_seconds(), 3)
        self._refusals = 0
        self._last = health
        if self._renewal is not None:
            self._renewal.settle()
        self._asked.granted(taken.voice, asked_at)
        read = self._api.get(address_of(SnapshotName.DEVICE), deadline=ONE_TRY_SECONDS)
        self._do(Device.read(read))
        return taken.again_in

    def _do(self, device: Device) -> None:
        if self._renewal is not None:
            self._renewal.know(device)
        self._asked.heard(device)
        if self._renewal is not None and is_wanted(self._renewal.identity, device):
            self._renewal.renew(device)
        since = device.screenshot_since
        if since is not None and (self._pictured is None or since > self._pictured):
            self._give_picture(since)
        if self._restart_asked(device) and not self._done:
            self._done = True
            log.warning("the hall asks for a restart")
            self._asked.restart()

    def _restart_asked(self, device: Device) -> bool:
        """Whether that was asked after this program began, by the hall's clock. What lies
        ahead of that clock is a fault of it: a device must not start again and again."""
        asked = device.restart_since
        lasted = timedelta(seconds=(time.monotonic() - self._started) * device.clock_rate)
        return asked is not None and device.at - lasted < asked <= device.at

    def _give_picture(self, since: datetime) -> None:
        picture = self._asked.picture()
        if picture is None:
            # It has none to give, or not now: not worth a second question.
            self._pictured = since
            return
        if len(picture) > PICTURE_BYTES:
            log.warning("the picture of the screen is too large: %d bytes", len(picture))
        else:
            self._api.give_picture(picture, deadline=ONE_TRY_SECONDS)
        self._pictured = since

    def _refused(self, refused: Refused) -> None:
        if refused.kind is not ProblemType.NOT_SIGNED_IN:
            log.info("the hall takes no report: %s", refused)
            return
        self._refusals += 1
        self._last = None
        if self._refusals >= REFUSED_TWICE and not self._done and self._is_out():
            self._done = True
            log.warning("the hall does not know this device any more: %s", refused)
            self._asked.let_go(str(refused))
