"""The parts of a centre that are in use, and so cannot be removed from its configuration yet.

A use that ends by itself is not refused: a work profile that was set at a counter is replaced by
the counter's own; tickets and leased numbers of a series keep their numbers.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from contract.centre import CentreConfig
from contract.enums import CounterState, TicketState
from contract.errors import FieldFault
from contract.ids import full_id, key_of
from server.domain.centre_changes import PARTS, Kind, NamedConfig
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.views.staffing import may_come_back


def in_use(reading: CentreView, new: CentreConfig, now: datetime) -> Iterator[FieldFault]:
    """The parts in use that a new configuration removes, with what to do first.

    The field of a part that is not in the new configuration contains its key: `counters[key=14]`.
    """
    if reading.centre.config is not None:
        named, kept = NamedConfig(reading.centre.config), NamedConfig(new)
        removal = _Removal(reading, named, {kind: _gone(named, kept, kind) for kind in _USED})
        yield from removal.counters_at_work()
        yield from removal.services_awaited(now)
        yield from removal.devices_bound()
        yield from removal.duties_bound()


_USED: Final = (Kind.COUNTER, Kind.SERVICE, Kind.DISPLAY, Kind.AGENCY)


def _gone(named: NamedConfig, kept: NamedConfig, kind: Kind) -> list[str]:
    return [key for key in named.parts(kind) if key not in kept.parts(kind)]


@dataclass(frozen=True, slots=True)
class _Removal:
    """What a new configuration removes: the keys of each kind."""

    reading: CentreView
    named: NamedConfig
    gone: Mapping[Kind, Collection[str]]

    def _fault(self, kind: Kind, key: str, what: str) -> FieldFault:
        named = key if kind is Kind.DISPLAY else self.named.name(kind, key)
        message = f"{kind.capitalize()} {named}{what}"
        return FieldFault(field=f"{PARTS[kind]}[key={key}]", message=message)

    def counters_at_work(self) -> Iterator[FieldFault]:
        gone = self.gone[Kind.COUNTER]
        for counter in self.reading.counters() if gone else ():
            key = key_of(counter.id)
            if key in gone and counter.state is not CounterState.CLOSED:
                how = "open" if counter.state is CounterState.OPEN else "on a break"
                what = f" is {how}. Close it first, then publish again."
                yield self._fault(Kind.COUNTER, key, what)

    def services_awaited(self, now: datetime) -> Iterator[FieldFault]:
        gone = self.gone[Kind.SERVICE]
        tickets = self.reading.open_tickets() if gone else ()
        for key in gone:
            service = full_id(self.reading.centre.id, key)
            count = sum(_waits_for(self.reading, one, service, now) for one in tickets)
            if count:
                what = "1 open ticket" if count == 1 else f"{count} open tickets"
                advice = (
                    "Close the service today and remove it tomorrow, or move its tickets to "
                    "another service first."
                )
                yield self._fault(Kind.SERVICE, key, f": {what}. {advice}")

    def devices_bound(self) -> Iterator[FieldFault]:
        counters, displays = self.gone[Kind.COUNTER], self.gone[Kind.DISPLAY]
        reading = self.reading
        for one in reading.access.devices(reading.centre.id) if counters or displays else ():
            if one.revoked_at is not None:
                continue
            called, key = one.label or one.id, key_of(one.counter) if one.counter else ""
            advice = "for it on the devices page first, or remove the device."
            if key in counters:
                what = f": the device '{called}' stands there. Choose another counter {advice}"
                yield self._fault(Kind.COUNTER, key, what)
            if one.display is not None and one.display in displays:
                what = f": the device '{called}' shows it. Choose another layout {advice}"
                yield self._fault(Kind.DISPLAY, one.display, what)

    def duties_bound(self) -> Iterator[FieldFault]:
        """People who could sign in but would have no service to work for."""
        counters, agencies = self.gone[Kind.COUNTER], self.gone[Kind.AGENCY]
        access, centre = self.reading.access, self.reading.centre.id
        for person in access.people(centre) if counters or agencies else ():
            for duty in access.duties(person.id):
                if duty.centre != centre:
                    continue
                if duty.agency is not None and duty.agency in agencies:
                    what = f": {person.name} is {duty.role} for it alone. End that role first."
                    yield self._fault(Kind.AGENCY, duty.agency, what)
                key = key_of(duty.counter) if duty.counter is not None else ""
                if key in counters:
                    what = (
                        f": {person.name} works there alone, as {duty.role}. Give that role for "
                        "another counter, or for all, first."
                    )
                    yield self._fault(Kind.COUNTER, key, what)


def _waits_for(reading: CentreView, ticket: Ticket, service: str, now: datetime) -> bool:
    """Whether an open ticket still needs a service; a missed one while it keeps its place."""
    if ticket.state is TicketState.MISSED and not may_come_back(reading, ticket, now):
        return False
    return any(stop.service == service for stop in ticket.left)
