"""A running hall in which a service can be booked, and its bookings."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from contract import commands as c
from contract.bookings import Bookings, ServiceBooking
from contract.ids import full_id
from server.signing import KEY_FILE, KeySigner, key_in
from tests.browser.staff import Staff
from tests.parts import centre_files
from tests.parts.hall import ASAN, UNLIMITED, RunningServer


@dataclass(frozen=True)
class Booked:
    """A booking of a hall."""

    id: str
    token: str
    code: str
    at: datetime

    @property
    def address(self) -> str:
        """What the code of its page holds."""
        return f"https://hall.example/b/{self.token}"


def allow_bookings(
    hall: RunningServer, service: str, file: Path = ASAN, *, named: bool = False
) -> None:
    """Let a service of the hall be booked, whose centre comes from a file."""
    config = centre_files.read(file)
    services = [
        one.model_copy(update={"booking": ServiceBooking(counters=20, named=named)})
        if one.key == service
        else one
        for one in config.services
    ]
    changed = {
        "centre": config.centre.model_copy(update={"slug": hall.centre}),
        "rules": config.rules.model_copy(update=UNLIMITED),
        "bookings": Bookings(step_minutes=5),
        "services": tuple(services),
    }
    Staff(hall).give(c.ImportCentre, config=config.model_copy(update=changed))


def book(
    hall: RunningServer,
    service: str,
    *,
    after_minutes: float = 0,
    language: str = "en",
    visitor: str | None = None,
) -> Booked:
    """Book the first free time that is so many minutes ahead, as a manager does."""
    staff, key = Staff(hall), full_id(hall.centre, service)
    days = staff.api._json(
        staff.api._ask("GET", f"/api/v1/centres/{hall.centre}/times?service={key}")
    )
    free = [datetime.fromisoformat(at) for day in days for at in day["times"]]
    wanted = (at for at in free if (at - hall.now()).total_seconds() >= after_minutes * 60)
    at = next(wanted)
    held = staff.give(c.HoldSlots, service=key, at=at, language=language)
    staff.give(c.GiveDetails, booking=held["booking"], visitor=visitor)
    assert hall.data is not None
    signer = KeySigner(key_in(hall.data / KEY_FILE))
    return Booked(
        held["booking"], signer.token(held["booking"], 0), signer.booking_code(held["booking"]), at
    )
