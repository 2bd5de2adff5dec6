"""Looks on as the server would, and foretells each wait of the study."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from server.domain import learning
from server.domain.estimation import Floor as Counters
from server.domain.estimation import Need, back_in, is_active
from server.domain.supply import ActiveCounter
from server.domain.trial import Trial
from server.domain.turn import Line
from simulator.study.floor import Desk, Floor, Visitor
from simulator.study.place import LAW, MATTERS, MISJUDGED


@dataclass(frozen=True, slots=True)
class Watch:
    """What the server would know, and what it would say.

    Attributes:
        usual: the configured seconds of each service.
        trial: what was learned, foretold and came.
    """

    usual: Mapping[str, float]
    trial: Trial

    def arrived(self, floor: Floor, visitor: Visitor, now: datetime) -> None:
        """Foretell the wait of a ticket that is being taken."""
        needs = self.trial.learned.needs(self.usual, now)
        counters = [made for desk in floor.desks if (made := self._seen(desk, needs, now))]
        hall = Counters(counters, _lines(floor, now), needs, LAW)
        estimate = hall.estimate(visitor.service, visitor.ticket_class)
        self.trial.foretell(
            visitor.ordinal,
            visitor.service,
            estimate.seconds if estimate else None,
            need=needs[visitor.service],
            waited=[
                (now - one.queued_from).total_seconds()
                for one in floor.waiting()
                if one.service == visitor.service
            ],
            serving=sum(
                one.starts == 0 and visitor.service in one.levels.level_of for one in counters
            ),
        )

    def _seen(self, desk: Desk, needs: Mapping[str, Need], now: datetime) -> ActiveCounter | None:
        if desk.back is not None:
            starts = back_in(desk.back, now)
            return None if starts is None else ActiveCounter(desk.levels, starts=starts)
        busy = desk.visitor is not None
        if not is_active(is_open=desk.is_open, busy=busy, acted_at=desk.acted_at, now=now):
            return None
        remaining = 0.0
        if desk.visitor is not None and desk.called_at is not None:
            service = desk.visitor.service
            pace = self.trial.learned.pace(service)
            remaining = learning.remaining(
                pace,
                (now - desk.called_at).total_seconds(),
                needs[service].seconds / pace.items,
                desk.visitor.person.quantity,
            )
        return ActiveCounter(desk.levels, remaining=remaining)

    def called(self, visitor: Visitor, now: datetime) -> None:
        """Compare what was told with what came."""
        actual = (now - visitor.arrived).total_seconds()
        self.trial.called(visitor.ordinal, visitor.service, actual)

    def left(self, visitor: Visitor, now: datetime) -> None:
        """Somebody gave up."""
        waited = (now - visitor.arrived).total_seconds()
        self.trial.gave_up(visitor.ordinal, visitor.service, waited)

    def missed(self, visitor: Visitor, lost: float) -> None:
        """Nobody came."""
        self.trial.missed(visitor.service, lost)

    def served(self, visitor: Visitor, at: datetime, taken: float, confirmed: bool) -> None:
        """Learn how long it took."""
        items = visitor.person.quantity
        self.trial.served(visitor.service, at, taken, items, confirmed=confirmed)


def _lines(floor: Floor, now: datetime) -> list[Line]:
    return [
        Line(
            service,
            ticket_class,
            len(some),
            (now - some[0].queued_from).total_seconds(),
            (now - some[-1].queued_from).total_seconds(),
            items=sum(one.person.quantity for one in some),
        )
        for (service, ticket_class), some in floor.lines.items()
        if some
    ]


def usual_of(chance: random.Random) -> dict[str, float]:
    """What a configuration says that services take: near the truth."""
    return {
        key: one.minutes * 60 * chance.lognormvariate(0, MISJUDGED) for key, one in MATTERS.items()
    }
