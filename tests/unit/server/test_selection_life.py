"""Who is next among tickets that are called, withdrawn and served on: nobody loses a place."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from contract import events as e
from contract.centre import ClassRule
from contract.enums import Channel, Outcome, Paper, Rule, TicketClass, TicketState
from contract.snapshots import Reasons
from server.domain import ticket_life
from server.domain.selection import Choice, Head, PriorityRules, choose
from server.domain.tickets import Ticket
from tests.unit.server.heads import MINUTE, NOW, PRIORITY, SECOND, a_law, laws, some_levels

SERVICES = ("v.a", "v.b")
LEVELS = some_levels("abcd")
Hall = dict[str, Ticket]

halls = st.lists(
    st.tuples(st.integers(0, 3600), st.sampled_from(SERVICES), st.sampled_from(TicketClass)),
    min_size=1,
    max_size=6,
).map(lambda some: {f"v.t{n}": _issued(n, *one) for n, one in enumerate(some, start=1)})


def _issued(number: int, seconds: int, service: str, ticket_class: TicketClass) -> Ticket:
    """A ticket for this service and after it the other, taken so many seconds ago."""
    other = SERVICES[1 - SERVICES.index(service)]
    data = e.TicketIssued(
        ticket=f"v.t{number}",
        ordinal=number,
        number=f"A{number:03}",
        series="A",
        day=date(2026, 11, 23),
        language="az",
        ticket_class=ticket_class,
        assist=(),
        channel=Channel.KIOSK,
        stops=(e.IssuedStop(service=service, quantity=1), e.IssuedStop(service=other, quantity=1)),
        paper=Paper.PRINTED,
        promise=None,
    )
    return ticket_life.issued("v", data, NOW - seconds * SECOND)


def heads_of(tickets: Iterable[Ticket]) -> list[Head]:
    """Each waiting ticket as the head of a line of its own."""
    return [
        Head(
            one.id,
            one.number,
            one.present.service.removeprefix("v."),
            one.queued_from,
            one.ordinal,
            one.ticket_class,
        )
        for one in tickets
        if one.state is TicketState.WAITING
    ]


def next_of(hall: Mapping[str, Ticket], at: datetime, law: PriorityRules) -> Choice:
    """Who is next in a hall where somebody waits."""
    choice = choose(heads_of(hall.values()), at, law, LEVELS, ())
    assert choice is not None
    return choice


def called(hall: Hall, law: PriorityRules) -> Ticket:
    """Whoever is next, called now."""
    ticket = hall[next_of(hall, NOW, law).head.ticket]
    data = e.TicketCalled(
        ticket=ticket.id,
        number=ticket.number,
        stop=ticket.stop,
        service=ticket.present.service,
        counter="v.1",
        operator="o",
        call=1,
        language=ticket.language,
        assist=(),
        waited=0,
        reasons=Reasons(rule=Rule.ONLY_ONE),
    )
    return ticket_life.evolve(ticket, data, NOW)


@given(halls, laws, st.integers(0, 600), st.integers(0, 600))
def test_a_call_that_was_withdrawn_is_as_if_it_had_not_been(
    hall: Hall, law: PriorityRules, held: int, later: int
) -> None:
    ticket = called(hall, law)
    at = NOW + held * SECOND
    slip = e.CallWithdrawn(ticket=ticket.id, counter="v.1", call=1)
    after = {**hall, ticket.id: ticket_life.evolve(ticket, slip, at)}
    at += later * SECOND
    assert next_of(after, at, law) == next_of(hall, at, law)


@given(halls, st.integers(1, 3600))
def test_the_next_stop_goes_on_from_the_wait_before_and_not_from_the_service(
    hall: Hall, lasted: int
) -> None:
    law = a_law()
    ticket, at = called(hall, law), NOW + lasted * SECOND
    for data, when in (
        (e.ServiceStarted(ticket=ticket.id, stop=0, counter="v.1"), NOW),
        (_first_of_two_served(ticket), at),
    ):
        ticket = ticket_life.evolve(ticket, data, when)

    def place(one: Ticket) -> tuple[datetime, int]:
        served = lasted if one.id == ticket.id else 0
        return one.issued_at + served * SECOND, one.ordinal

    after = {**hall, ticket.id: ticket}
    assert _order(after, at, law) == [one.id for one in sorted(after.values(), key=place)]


def _first_of_two_served(ticket: Ticket) -> e.ServiceFinished:
    return e.ServiceFinished(
        ticket=ticket.id,
        stop=0,
        service=ticket.present.service,
        counter="v.1",
        outcome=Outcome.DONE,
        quantity=1,
        next_stop=1,
    )


def _order(hall: Hall, at: datetime, law: PriorityRules) -> Sequence[str]:
    left, order = dict(hall), []
    while left:
        order.append(next_of(left, at, law).head.ticket)
        del left[order[-1]]
    return order


@given(halls, st.integers(0, 3600))
def test_whose_claim_is_refused_has_the_place_of_an_ordinary_visitor(hall: Hall, ago: int) -> None:
    law = a_law({PRIORITY: ClassRule(head_start=9.0, rate=9.0)}, wait_max=600 * MINUTE)
    claims = _issued(90, ago, "v.a", PRIORITY)
    refused = e.PriorityJudged(ticket=claims.id, confirmed=False)
    others = {key: one for key, one in hall.items() if one.ticket_class is not PRIORITY}
    judged = {**others, claims.id: ticket_life.evolve(claims, refused, NOW)}
    ordinary = {**others, claims.id: _issued(90, ago, "v.a", TicketClass.STANDARD)}
    assert _order(judged, NOW, law) == _order(ordinary, NOW, law)
