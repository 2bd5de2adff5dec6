"""How many a ticket has to let pass goes along with it from line to line."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from contract import events as e
from contract.enums import Channel, Paper, TicketClass
from server.domain import lines, ticket_life

ISSUED = e.TicketIssued(
    ticket="v.t1",
    ordinal=1,
    number="A001",
    series="A",
    day=date(2026, 11, 23),
    language="az",
    ticket_class=TicketClass.STANDARD,
    assist=(),
    channel=Channel.KIOSK,
    stops=(e.IssuedStop(service="v.a", quantity=1),),
    paper=Paper.NONE,
    promise=None,
)


@given(
    skip=st.integers(0, 6),
    stays=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 3)), min_size=1, max_size=5),
)
def test_so_many_pass_in_all_lines_together(skip: int, stays: list[tuple[int, int]]) -> None:
    """Of each line: how many calls it had made, and how many more while the ticket is there."""
    ticket = ticket_life.issued("v", ISSUED, datetime(2026, 11, 23, 6, tzinfo=UTC))
    line = replace(lines.formed("v", "v.s0", TicketClass.STANDARD), calls=stays[0][0])
    ticket, passed = replace(ticket, line=line.id, skip_until=line.calls + skip), 0
    for place, (before, calls) in enumerate(stays):
        if place:
            other = lines.formed("v", f"v.s{place}", TicketClass.STANDARD)
            other = replace(other, calls=before)
            ticket, line = lines.skip_along(ticket, line, other), other
            assert ticket.line == other.id
        assert max(0, ticket.skip_until - line.calls) == max(0, skip - passed)
        line, passed = replace(line, calls=line.calls + calls), passed + calls
