"""A desk, a hall and a catalogue as a server sends them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from contract.catalogue import (
    Catalogue,
    CatalogueAgency,
    CatalogueCounter,
    CatalogueService,
)
from contract.enums import CounterState, Paper, StopState, TicketClass, TicketState
from contract.snapshots import (
    Desk,
    DeskTicket,
    Hall,
    HallService,
    HeldTicket,
    HelpCall,
    OwnDay,
    QueueHead,
    Reasons,
    Stop,
    Suspension,
)
from tests.unit.client import examples

NOON = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
STAMP: dict[str, Any] = {
    "epoch": "e1",
    "revision": 7,
    "at": NOON,
    "clock_rate": 1.0,
    "centre": "hall",
}


def a_ticket(**changes: Any) -> DeskTicket:
    values: dict[str, Any] = {
        "id": "hall.t1",
        "number": "A042",
        "state": TicketState.CALLED,
        "service": "hall.passport",
        "language": "ru",
        "ticket_class": TicketClass.STANDARD,
        "assist": (),
        "paper": Paper.PRINTED,
        "issued_at": NOON - timedelta(minutes=23),
        "since": NOON,
        "called_at": NOON,
        "waited": 23 * 60,
        "recalls": 0,
        "stops": (a_stop(),),
        "notes": (),
        "reasons": Reasons(rule="longest_wait", compared=(a_head("A042", 23), a_head("K017", 21))),
    }
    return DeskTicket(**values | changes)


def a_stop(**changes: Any) -> Stop:
    values: dict[str, Any] = {
        "service": "hall.passport",
        "state": StopState.OPEN,
        "quantity": 1,
        "wait": None,
        "walk": None,
        "time": None,
        "outcome": None,
        "counter": None,
    }
    return Stop(**values | changes)


def a_head(number: str, minutes: int) -> QueueHead:
    return QueueHead(ticket=f"hall.{number}", number=number, waited=minutes * 60, target=15 * 60)


def a_parked(number: str) -> HeldTicket:
    return HeldTicket(
        id=f"hall.{number}", number=number, service="hall.tax", reason="later", since=NOON
    )


def a_desk(**changes: Any) -> Desk:
    """An open counter without a ticket, three people waiting."""
    values: dict[str, Any] = {
        **STAMP,
        "catalogue": "v1",
        "counter": "hall.12",
        "number": "12",
        "state": CounterState.OPEN,
        "operator": "o1",
        "since": NOON,
        "expected_end": None,
        "allowed": (),
        "ticket": None,
        "on_hold": (),
        "last_finished": None,
        "waiting": 3,
        "longest_wait": 14 * 60,
        "own_day": OwnDay(served=12, missed=1, mean_service=372),
    }
    return Desk(**values | changes)


def a_call(place: str, label: str, minutes: int) -> HelpCall:
    """A call for help that has waited for `minutes`."""
    return HelpCall(place=place, label=label, since=NOON - timedelta(minutes=minutes))


def a_hall(*suspended: str, **changes: Any) -> Hall:
    """Three queues; some of them may be suspended."""

    def line(key: str, waiting: int, longest: int | None, target: int) -> HallService:
        return HallService(
            id=f"hall.{key}",
            waiting=waiting,
            longest_wait=longest,
            target=target,
            open=True,
            head=None,
            suspension=Suspension(since=NOON, reason="technical") if key in suspended else None,
        )

    lines = (
        line("passport", 2, 900, 1200),
        line("tax", 9, 60, 600),
        line("notary", 1, 2400, 1200),
    )
    values: dict[str, Any] = {"day": NOON.date(), "services": lines, "counters": ()}
    return Hall(**STAMP, catalogue="v1", **values | changes)


def a_catalogue() -> Catalogue:
    def service(key: str, name: str, *papers: str) -> CatalogueService:
        return examples.service(
            f"hall.{key}",
            names={"en": name},
            agency="interior",
            documents=tuple({"en": paper} for paper in papers),
        )

    return examples.catalogue(
        centre="hall",
        version="v1",
        agencies=(CatalogueAgency(id="interior", names={"en": "Interior"}, colour="#2980AC"),),
        services=(
            service("passport", "Passport", "Old passport", "Photo"),
            service("tax", "Tax"),
            service("notary", "Notary"),
        ),
        counters=(
            CatalogueCounter(
                id="hall.12",
                number="12",
                zone=None,
                direction=None,
                services=("hall.notary", "hall.passport"),
            ),
        ),
    )
