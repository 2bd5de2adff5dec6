"""Rare facts, and the clocks of services where suspensions and gaps overlap, in a hall in memory;
whole days are compared by the plain hall and by the golden logs."""

from datetime import timedelta

import pytest
from msgspec.structs import fields

from contract import events as e
from contract.enums import Paper
from server.domain.calls import CallFact
from server.domain.centres import CENTRE, MILLISECOND, stopped_with_gap
from server.domain.ticket_facts import StopFact, TicketFact
from server.store.tables import FACT_TABLES
from tests.unit.server.small_hall import PAPER, START, T1, TAX, SmallHall


def test_each_command_changes_as_few_facts_as_can_be() -> None:
    hall = SmallHall()

    def kinds() -> list[type]:
        return [type(one) for one in hall.state.facts.take()]

    kinds()
    hall.take()
    assert kinds() == [TicketFact]
    hall.pass_time(60)
    hall.call()
    assert kinds() == [TicketFact]
    hall.of_ticket(e.ServiceStarted)
    assert kinds() == [CallFact]
    hall.of_ticket(e.ServiceFinished)
    assert kinds() == [TicketFact, StopFact]
    hall.happens(e.TicketPrinted(ticket=T1, paper=Paper.PRINTED))
    hall.happens(e.AssistSet(ticket=T1))
    assert kinds() == []


def test_the_key_of_a_fact_is_its_first_fields() -> None:
    for kind in FACT_TABLES:
        key = kind.key_fields
        assert tuple(one.name for one in fields(kind))[: len(key)] == key


def test_a_wait_begins_when_an_offline_kiosk_issued_the_ticket_without_gaps() -> None:
    hall = SmallHall()
    hall.pass_time(300)
    given_at = START + timedelta(minutes=1)
    hall.of_ticket(e.TicketHandedIn, device="kiosk-7", issued_at=given_at)
    hall.pass_time(600, gap=True)
    hall.call()
    *_, fact = (one for one in hall.state.facts.take() if isinstance(one, TicketFact))
    assert (fact.issued_at, fact.first_wait) == (given_at, timedelta(minutes=4))


@pytest.mark.parametrize(
    ("some", "paper", "tax"),
    [
        ([("gap", False)], 0, 0),
        ([(PAPER, False), (CENTRE, False), (PAPER, True), (CENTRE, True)], 60, 120),
        ([(CENTRE, False), (PAPER, False), (CENTRE, True), (PAPER, True)], 60, 120),
        ([(PAPER, False), ("gap", False), (CENTRE, False), ("gap", False)], 0, 60),
        # Suspended once more, it is suspended since the first time.
        ([(PAPER, False), (PAPER, False), (PAPER, True)], 60, 180),
    ],
)
def test_overlapping_suspensions_and_gaps_count_once(
    some: list[tuple[str, bool]], paper: int, tax: int
) -> None:
    """What is suspended, or resumed, or a gap; a minute passes after each."""
    hall = SmallHall()
    for what, again in some:
        if what != "gap":
            (hall.resume if again else hall.suspend)(what)
        hall.pass_time(60, gap=what == "gap")
    assert hall.clock(PAPER) - START == timedelta(seconds=paper)
    assert hall.clock(TAX) - START == timedelta(seconds=tax)


def test_a_gap_counts_from_the_last_event_on() -> None:
    """A server that was alive at its last sign may have written an event after it."""
    hall = SmallHall()
    hall.pass_time(100)
    hall.take()
    hall.pass_time(60)
    gap = START + timedelta(seconds=95), hall.now
    stopped = stopped_with_gap(hall.centre, *gap, hall.now)
    assert stopped == timedelta(seconds=60)
    hall.happens(e.GapRecorded(since=gap[0], until=gap[1], stopped=stopped // MILLISECOND))
    assert hall.clock(PAPER) - START == timedelta(seconds=100)
