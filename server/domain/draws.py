"""Draws: the order of those who asked for a slot of a week, which all can recompute.

The seed follows from the server's key, and nothing of it is stored. Its SHA-256 is published when
requests open, so the seed cannot be chosen once they are known. With the seed, each request is
ranked by

    SHA-256(seed + SHA-256(id of the booking))        both as hexadecimal digits

in rising order. Whoever runs the server knows the seed before: a draw proves its result to
visitors, and does not protect from the operator of the server.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from msgspec import Struct

from contract.centre import CentreHead
from contract.hours import WEEKDAYS


class Draw(Struct, frozen=True):
    """The draw of a service for a week.

    Attributes:
        week: its Monday.
        commitment: the SHA-256 of the seed.
        seed: "" until the draw is held.
        ranked: the hashes of the requests, in the order that was drawn.
    """

    service: str
    week: date
    commitment: str
    seed: str = ""
    ranked: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Its key within a centre."""
        return draw_id(self.service, self.week)

    @property
    def is_held(self) -> bool:
        """Whether the order is drawn."""
        return bool(self.seed)


def draw_id(service: str, week: date) -> str:
    """The id of the draw of a service for a week."""
    return f"{service} {week}"


def week_of(day: date) -> date:
    """The Monday of a day."""
    return day - timedelta(days=day.weekday())


def drawn_at(head: CentreHead, draw: str, week: date) -> datetime:
    """When the slots of a week are drawn: on a weekday of the week before, in local time."""
    weekday, _, clock = draw.partition(" ")
    day = week + timedelta(days=WEEKDAYS.index(weekday) - 7)
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(head.time_zone))


def hash_of(words: str) -> str:
    """The SHA-256 of a text, as hexadecimal digits."""
    return sha256(words.encode()).hexdigest()


def in_order(seed: str, bookings: Iterable[str]) -> list[str]:
    """The ids of bookings in the order that a seed gives."""
    return sorted(bookings, key=lambda each: hash_of(seed + hash_of(each)))
