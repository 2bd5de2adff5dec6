"""Plausible facts of many days, written without events: for the bench and for tests of reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from contract.centre import CentreConfig
from contract.enums import BreakReason, Channel, CounterState, Outcome, Rule, TicketClass
from contract.ids import full_id
from server.domain.calls import CallEnd, CallFact, CallKind
from server.domain.counters import IntervalFact
from server.domain.facts import Fact
from server.domain.setup import Setup
from server.domain.ticket_facts import End, RatingFact, StopFact, TicketFact
from server.store import facts

HOURS: Final = {9: 10, 10: 16, 11: 15, 12: 9, 13: 8, 14: 12, 15: 12, 16: 10, 17: 8}
"""The frequency of tickets in each hour."""

ENDS: Final = {
    End.SERVED: 88,
    End.MISSED: 5,
    End.CANCELLED: 3,
    End.LEFT: 2,
    End.COUPON: 1,
    End.VOID: 1,
}
"""The frequency of each end of a ticket."""

OPENS: Final = time(9)
CLOSES: Final = time(18)
MILLISECOND: Final = timedelta(milliseconds=1)


type FactValues = dict[str, Any]


@dataclass(frozen=True)
class _Turn:
    index: int
    service: str
    counter: str
    joined_at: datetime
    wait: timedelta
    end: End

    @property
    def called(self) -> bool:
        return self.end in (End.SERVED, End.MISSED)


class ManyFacts:
    """Makes the facts of a centre day by day; the same seed gives the same facts."""

    def __init__(self, config: CentreConfig, seed: int = 1) -> None:
        self._random = Random(seed)
        self._setup = Setup(config)
        self._zone = ZoneInfo(config.centre.time_zone)
        self._services = list(self._setup.services)
        # A few services are frequent, and many are rare.
        self._wanted = [1 / (place + 1) for place in range(len(self._services))]
        self._counters = list(self._setup.counters)
        self._ordinals, self._calls = count(1), count(1)

    def of_day(self, day: date, tickets: int) -> Iterator[Fact]:
        for counter in self._counters:
            yield from self._intervals(day, counter)
        for _ in range(tickets):
            yield from self._visit(day)

    def _intervals(self, day: date, counter: str) -> Iterator[Fact]:
        """A working day with a break for lunch."""
        lunch = self._at(day, time(12)) + timedelta(minutes=self._random.randrange(120))
        back = lunch + timedelta(minutes=self._random.randrange(20, 50))
        opens, closes = self._at(day, OPENS), self._at(day, CLOSES)
        spans = ((opens, lunch), (lunch, back), (back, closes))
        for place, (since, until) in enumerate(spans):
            yield IntervalFact(
                centre=self._setup.slug,
                counter=counter,
                since=since,
                day=day,
                operator=_operator(counter),
                profile=self._setup.counters[counter].profile,
                state=CounterState.PAUSED if place == 1 else CounterState.OPEN,
                reason=BreakReason.LUNCH if place == 1 else None,
                until=until,
                length=until - since,
            )

    def _visit(self, day: date) -> Iterator[Fact]:
        chance = self._random
        (hour,) = chance.choices(list(HOURS), list(HOURS.values()))
        issued_at = self._at(day, time(hour)) + chance.randrange(3_600_000) * MILLISECOND
        (end,) = chance.choices(list(ENDS), list(ENDS.values()))
        ordinal, stops = next(self._ordinals), 2 if chance.random() < 0.12 else 1
        services = chance.choices(self._services, self._wanted, k=stops)
        of_all: FactValues = {
            "centre": self._setup.slug,
            "day": day,
            "ticket": full_id(self._setup.slug, f"t{ordinal}"),
        }
        of_stops: FactValues = of_all | {
            "number": f"A{ordinal % 900 + 100}",
            "channel": Channel.KIOSK,
            "ticket_class": (
                TicketClass.PRIORITY if chance.random() < 0.08 else TicketClass.STANDARD
            ),
        }
        moment, waited = issued_at, timedelta()
        first_wait: timedelta | None = None
        for index, service in enumerate(services):
            turn = _Turn(
                index=index,
                service=service,
                counter=chance.choice(self._counters),
                joined_at=moment,
                wait=self._about(600),
                end=end if index == stops - 1 else End.SERVED,
            )
            waited += turn.wait
            if turn.called:
                first_wait = turn.wait if index == 0 else first_wait
                yield self._call(of_all, turn, waited)
            stop = self._stop(of_stops, turn)
            yield stop
            moment = stop.ended_at
            if turn.end is End.SERVED and chance.random() < 0.1:
                yield self._rating(of_all, stop)
        promise = chance.randrange(300, 3600)
        yield TicketFact(
            **of_stops,
            series=self._setup.services[services[0]].series,
            language=chance.choice(self._setup.config.centre.languages),
            service=services[0],
            agency=self._setup.agency_of(services[0]),
            stops=stops,
            issued_at=issued_at,
            issued_by="kiosk-1",
            hour=hour,
            weekday=day.weekday(),
            ended_at=moment,
            end=end,
            stay=moment - issued_at,
            waited=waited,
            first_wait=first_wait,
            promise=promise,
            estimate=promise * 2 // 3,
            promise_kept=None if first_wait is None else first_wait <= timedelta(seconds=promise),
            booked_for=None,
        )

    def _stop(self, of_ticket: FactValues, turn: _Turn) -> StopFact:
        served = turn.end is End.SERVED
        walk, work = self._about(25), self._about(360)
        target = round(self._setup.services[turn.service].target_minutes * 60)
        local = turn.joined_at.astimezone(self._zone)
        return StopFact(
            **of_ticket,
            stop=turn.index,
            service=turn.service,
            agency=self._setup.agency_of(turn.service),
            counter=turn.counter if turn.called else None,
            operator=_operator(turn.counter) if turn.called else None,
            end=turn.end,
            outcome=Outcome.DONE if served else None,
            quantity=1,
            joined_at=turn.joined_at,
            hour=local.hour,
            weekday=local.weekday(),
            ended_at=turn.joined_at + turn.wait + (walk + work if served else timedelta()),
            ended_by=_operator(turn.counter) if turn.called else "clock",
            wait=turn.wait if turn.called else None,
            walk=walk if served else None,
            service_time=work if served else None,
            target=target,
            target_kept=turn.wait <= timedelta(seconds=target) if turn.called else None,
        )

    def _call(self, of_ticket: FactValues, turn: _Turn, waited: timedelta) -> CallFact:
        called_at = turn.joined_at + turn.wait
        return CallFact(
            **of_ticket,
            call=next(self._calls),
            at=called_at,
            service=turn.service,
            agency=self._setup.agency_of(turn.service),
            counter=turn.counter,
            operator=_operator(turn.counter),
            called_by=_operator(turn.counter),
            kind=CallKind.NEXT,
            rule=Rule.LONGEST_WAIT,
            reason=None,
            waited=waited,
            ended_at=called_at + self._about(25),
            end=CallEnd.MISSED if turn.end is End.MISSED else CallEnd.CAME,
            shown_after=self._about(0.3),
        )

    def _rating(self, of_ticket: FactValues, stop: StopFact) -> RatingFact:
        return RatingFact(
            **of_ticket,
            stop=stop.stop,
            at=stop.ended_at + timedelta(minutes=1),
            service=stop.service,
            agency=stop.agency,
            counter=stop.counter,
            operator=stop.operator,
            stars=self._random.choice((3, 4, 5, 5)),
            comment=None,
        )

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self._zone).astimezone(UTC)

    def _about(self, seconds: float) -> timedelta:
        """A duration with this mean; most are shorter, some much longer."""
        return int(self._random.expovariate(1 / seconds) * 1000) * MILLISECOND


def _operator(counter: str) -> str:
    return f"person-{counter.rpartition('.')[2]}"


def fill(
    connection: Connection,
    config: CentreConfig,
    tickets: int,
    until: date,
    *,
    per_day: int = 2500,
    seed: int = 1,
) -> int:
    """Write the facts of a number of tickets, on the days until a given one; returns the number of
    facts.

    Args:
        per_day: on each day but the first.
    """
    many, written = ManyFacts(config, seed), 0
    days = -(-tickets // per_day)
    for place in range(days):
        of_day = list(
            many.of_day(
                until - timedelta(days=days - 1 - place),
                per_day if place else tickets - per_day * (days - 1),
            )
        )
        facts.write(connection, of_day)
        written += len(of_day)
    return written
