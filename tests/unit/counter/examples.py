"""A desk, a hall and a catalogue as a server sends them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from contract.catalogue import (
    Catalogue,
    CatalogueAgency,
    CatalogueCounter,
    CatalogueService,
)
from contract.enums import TicketClass
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
from tests.parts.wire_example import golden_example
from tests.unit.client import examples

NOON = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DESK = golden_example("snapshots", "desk")
STAMP: dict[str, Any] = {
    "epoch": "e1",
    "revision": 7,
    "at": NOON,
    "clock_rate": 1.0,
    "centre": "hall",
    "catalogue": "v1",
}


def a_ticket(**changes: Any) -> DeskTicket:
    """A called ticket with one stop."""
    values: dict[str, Any] = {
        "id": "hall.t1",
        "service": "hall.passport",
        "language": "ru",
        "ticket_class": TicketClass.STANDARD,
        "assist": (),
        "issued_at": NOON - timedelta(minutes=23),
        "since": NOON,
        "called_at": NOON,
        "waited": 23 * 60,
        "recalls": 0,
        "stops": (a_stop(),),
        "notes": (),
        "reasons": Reasons(rule="longest_wait", compared=(a_head("A042", 23), a_head("K017", 21))),
    }
    return DeskTicket.model_validate(DESK["ticket"] | values | changes)


def a_stop(**changes: Any) -> Stop:
    """The open one, for one person."""
    values = {"service": "hall.passport", "quantity": 1}
    return Stop.model_validate(DESK["ticket"]["stops"][-1] | values | changes)


def a_head(number: str, minutes: int) -> QueueHead:
    return QueueHead(ticket=f"hall.{number}", number=number, waited=minutes * 60, target=15 * 60)


def a_parked(number: str) -> HeldTicket:
    return HeldTicket(
        id=f"hall.{number}", number=number, service="hall.tax", reason="later", since=NOON
    )


def a_desk(**changes: Any) -> Desk:
    """An open counter without a ticket, three people waiting."""
    values: dict[str, Any] = {
        "counter": "hall.12",
        "operator": "o1",
        "since": NOON,
        "allowed": (),
        "ticket": None,
        "on_hold": (),
        "waiting": 3,
        "longest_wait": 14 * 60,
        "own_day": OwnDay(served=12, missed=1, mean_service=372),
    }
    return Desk.model_validate(DESK | STAMP | values | changes)


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
    return Hall(**STAMP | values | changes)


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
