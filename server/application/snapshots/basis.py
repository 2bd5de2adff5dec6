"""What every snapshot is built on: one reading at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TypedDict

from contract.snapshots import Notice
from server.application.intake import Offer, offer
from server.application.ports import Reading, Signer
from server.application.snapshots.notices import shown
from server.application.snapshots.waits import Waits, waits_of
from server.domain.calendar import ONE_DAY
from server.domain.suspension import Suspension


class Stamp(TypedDict):
    """The fields that all snapshots share."""

    epoch: str
    revision: int
    at: datetime
    clock_rate: float
    centre: str


@dataclass(frozen=True)
class Basis:
    """One consistent reading of a centre, the moment, and who signs tokens."""

    reading: Reading
    now: datetime
    clock_now: datetime
    """What the hall's clock says; `now` never goes back by a little (`calendar.steady`)."""
    clock_rate: float
    signer: Signer

    @cached_property
    def waits(self) -> Waits:
        """The lines and counters at that moment; arranged once for all pictures."""
        return waits_of(self.reading, self.now)

    @cached_property
    def offers(self) -> Mapping[str, Offer]:
        """What can be taken at that moment, by service; looked at once for all pictures."""
        return {
            key: offer(self.reading, key, self.now, self.waits.seconds_for_newcomer(key))
            for key in self.reading.layout.services
        }

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that are up at that moment; read once for all pictures."""
        return shown(self.reading, self.now)

    @cached_property
    def suspensions(self) -> Sequence[Suspension]:
        """What stood still within a day before that moment; read once for all pictures."""
        return self.reading.suspensions(self.now - ONE_DAY)

    def stamp(self) -> Stamp:
        """The fields that all snapshots share."""
        centre = self.reading.centre
        return Stamp(
            epoch=centre.epoch,
            revision=centre.revision,
            at=self.now,
            clock_rate=self.clock_rate,
            centre=centre.id,
        )


def seconds(span: timedelta) -> int:
    """Whole seconds of a duration, never below zero."""
    return max(0, int(span.total_seconds()))
