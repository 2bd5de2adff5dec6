"""The texts of a receipt: a ticket and the catalogue in, finished sentences out.

It never holds a name or an identity number. Times are the hall's, in the centre's zone; waits are
rounded to five minutes, because the estimates are not more precise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from contract.catalogue import Catalogue, CatalogueService, CatalogueZone, page_address
from contract.dates import day_and_month, full_date
from contract.enums import ENDED, StopState, TicketState
from contract.formatting import END_ISOLATE, FIRST_STRONG, clock_time
from contract.screens import ReceiptBlock
from contract.snapshots import Ticket
from contract.texts import SENTENCES, Wording, is_right_to_left, pick, wording
from contract.waits import late_wait, usual_wait

TEXTS: Final = Path(__file__).parent / "texts"
LEFT_TO_RIGHT_MARK: Final = "\u200e"


@dataclass(frozen=True, slots=True)
class PrintedService:
    """A service of the ticket; several are numbered, and what one of them names, the agency or a
    document, is left out at the later ones."""

    name: str
    agency: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedCoupon:
    """A coupon: its code, its service, and until when it is valid."""

    code: str
    service: str
    text: str


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """Every line of a receipt, in one language; what is None or empty is left out.

    Attributes:
        services: in the order of the calls.
        where: the zone with its floor, and the counters; of the first service.
        ahead: how many people are called before this visitor, or that no counter is open.
        expected: the usual wait as a range; where no counter is open, what comes next.
        as_of: the 90th percentile of the wait, and the time of the estimate; of a booking, from
            when its visitor is called.
        order: how visitors with a booking are called, where there are some.
        code: the content of the QR code: the URL of the ticket's page, or a code for a kiosk's
            scanner.
        coupons: for services that ended for today.
        missed: the rule for a missed call.
    """

    language: str
    right_to_left: bool
    number: str
    services: tuple[PrintedService, ...]
    issued: str
    centre: str = ""
    where_heading: str = ""
    where: tuple[str, ...] = ()
    ahead: str | None = None
    expected: str | None = None
    as_of: tuple[str, ...] = ()
    order: str = ""
    documents_heading: str = ""
    code: str | None = None
    code_text: str = ""
    coupons: tuple[PrintedCoupon, ...] = ()
    missed: str = ""
    help_line: str | None = None
    lines: tuple[str, ...] = ()
    logo: bytes | None = None
    parts: frozenset[ReceiptBlock] = frozenset(ReceiptBlock)


def receipt_content(
    ticket: Ticket,
    catalogue: Catalogue,
    language: str,
    logo: bytes | None = None,
    *,
    alone: bool = False,
    scanner: bool = False,
) -> ReceiptContent:
    """The texts of a ticket's receipt.

    Args:
        catalogue: the names and texts for the ticket's ids; an unknown id is left out.
        alone: whether the kiosk issued it without the server.
        scanner: whether to print a code for a kiosk's scanner where phones cannot open the page.
    """
    say = wording(TEXTS, language)
    zone = ZoneInfo(catalogue.time_zone)
    services = _services(ticket, catalogue)
    ahead, expected, as_of = _waiting(ticket, zone, language)
    centre = pick(catalogue.names, language)
    where = _where(ticket, catalogue, say, language)
    # An ended ticket is printed for its coupons: its number is not called again.
    ended = ticket.state in ENDED
    page = None if ended else page_address(catalogue, ticket.token)
    code = page or (ticket.token if scanner and not ended else None)
    return ReceiptContent(
        language=language,
        right_to_left=is_right_to_left(language),
        centre=centre,
        number=ticket.number,
        services=_printed(
            services, catalogue, language, said={*where, pick(catalogue.names, language)}
        ),
        issued=say(
            "issued",
            date=full_date(ticket.issued_at.astimezone(zone), language),
            time=clock_time(ticket.issued_at, zone),
        ),
        where_heading=say("where_first" if len(services) > 1 else "where") if where else "",
        where=where,
        ahead=ahead,
        expected=expected,
        as_of=(say("alone"),) if alone else tuple(filter(None, as_of)),
        order=""
        if catalogue.booked_ahead is None
        else wording(SENTENCES, language)("booked_order", minutes=catalogue.booked_ahead),
        documents_heading=say("documents"),
        code=code,
        code_text=say("page" if page else "for_scanner"),
        coupons=_coupons(ticket, catalogue, language),
        missed=say("missed", minutes=round(catalogue.comeback_minutes)),
        help_line=catalogue.help_line and say("help", line=unbroken(catalogue.help_line)),
        lines=tuple(pick(line, language) for line in catalogue.receipt.lines),
        logo=logo,
        parts=coupon_parts(catalogue.receipt.parts) if ended else catalogue.receipt.parts,
    )


def coupon_parts(parts: frozenset[ReceiptBlock]) -> frozenset[ReceiptBlock]:
    """The parts of a receipt that are printed on a coupon."""
    part = ReceiptBlock
    return parts - {part.NUMBER, part.WHERE, part.WAIT, part.MISSED} | {part.CODE}


def counter_ranges(numbers: Sequence[str]) -> str:
    """Counter numbers as ranges: `4, 5, 6, 7, 12` becomes `4–7, 12`. Values that are not whole
    numbers are kept, in their order."""
    whole = sorted({int(number) for number in numbers if number.isdecimal()})
    parts: list[str] = []
    start = 0
    for index, number in enumerate(whole):
        if index + 1 < len(whole) and whole[index + 1] == number + 1:
            continue
        run = whole[start : index + 1]
        parts.extend([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))
        start = index + 1
    parts.extend(number for number in numbers if not number.isdecimal())
    return ", ".join(parts)


def from_left(figures: str) -> str:
    """Figures that keep their order in a right-to-left text, across line breaks too."""
    return " ".join(f"{LEFT_TO_RIGHT_MARK}{part}{LEFT_TO_RIGHT_MARK}" for part in figures.split())


def unbroken(text: str) -> str:
    """A telephone number that neither wraps nor is reordered in a right-to-left text."""
    return from_left(text.replace(" ", "\u00a0"))


def _services(ticket: Ticket, catalogue: Catalogue) -> Sequence[CatalogueService]:
    """The open services of the ticket, the current one first."""
    later = [stop.service for stop in ticket.stops if stop.state is StopState.PENDING]
    ids = [ticket.present_service, *(() if ticket.state in ENDED else later)]
    known = {service.id: service for service in catalogue.services}
    return [known[key] for key in ids if key in known]


def _printed(
    services: Sequence[CatalogueService], catalogue: Catalogue, language: str, said: set[str]
) -> tuple[PrintedService, ...]:
    """Leaves out an agency or a document that is `said` already."""
    agencies = {agency.id: pick(agency.names, language) for agency in catalogue.agencies}
    printed = []
    for place, service in enumerate(services, 1):
        name = pick(service.names, language)
        agency = agencies.get(service.agency, "")
        documents = dict.fromkeys(pick(text, language) for text in service.documents)
        printed.append(
            PrintedService(
                f"{place}. {name}" if len(services) > 1 else name,
                "" if agency in said else agency,
                tuple(text for text in documents if text not in said),
            )
        )
        said |= {agency, *documents}
    return tuple(printed)


def _where(ticket: Ticket, catalogue: Catalogue, say: Wording, language: str) -> tuple[str, ...]:
    lines: list[str] = []
    zone = next((zone for zone in catalogue.zones if zone.id == ticket.zone), None)
    if zone is not None:
        lines.append(zone_name(zone, say, language))
    if ticket.counters:
        counters = from_left(counter_ranges(ticket.counters))
        lines.append(say("counters", n=len(ticket.counters), counters=counters))
    return tuple(lines)


def zone_name(zone: CatalogueZone, say: Wording, language: str) -> str:
    """The zone, with its floor unless that is floor 0, where the visitor is."""
    name = pick(zone.names, language)
    if is_right_to_left(language):
        name = f"{FIRST_STRONG}{name}{END_ISOLATE}"
    return say("zone_on_floor", zone=name, floor=zone.floor) if zone.floor else name


def _waiting(
    ticket: Ticket, zone: ZoneInfo, language: str
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """How many are ahead, the usual wait, and what belongs to it: the long wait, and of when this
    is. A visitor with a booking was promised its time instead."""
    say = wording(SENTENCES, language)
    as_of = wording(TEXTS, language)("as_of", time=clock_time(ticket.at, zone))
    unserved = ticket.state is TicketState.WAITING and not ticket.served
    if (booked := ticket.booked_for) is not None:
        time = clock_time(booked, zone)
        early = (say("booked_from", time=time),) if ticket.at < booked else ()
        return say("unserved") if unserved else None, say("booked_for", time=time), early
    if unserved:
        return say("unserved"), say("unserved_ticket"), (as_of,)
    if ticket.ahead is None:
        return None, None, ()
    ahead = say("people_ahead", n=ticket.ahead)
    if ticket.expected is None:
        return ahead, None, (as_of,)
    late = late_wait(ticket.expected, say)
    return ahead, usual_wait(ticket.expected, say), (late, as_of)


def _coupons(ticket: Ticket, catalogue: Catalogue, language: str) -> tuple[PrintedCoupon, ...]:
    say = wording(SENTENCES, language)
    names = {service.id: pick(service.names, language) for service in catalogue.services}
    return tuple(
        PrintedCoupon(
            code=coupon.code,
            service=names.get(coupon.service, ""),
            text=say("coupon", date=day_and_month(coupon.valid_through, language)),
        )
        for coupon in ticket.coupons
        if not coupon.used
    )
