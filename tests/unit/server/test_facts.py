"""Rare facts, in a hall in memory; those of whole days are compared by the plain hall and by the
golden logs."""

from dataclasses import fields

import pytest

from contract import events as e
from contract.enums import Paper
from server.domain.calls import CallFact
from server.domain.ticket_facts import StopFact, TicketFact
from server.domain.tickets import for_operator
from server.store.tables import FACT_TABLES
from tests.unit.server.small_hall import START, T1, TAX, SmallHall, minutes


@pytest.fixture
def hall() -> SmallHall:
    return SmallHall()


def test_each_command_changes_as_few_facts_as_can_be(hall: SmallHall) -> None:
    def kinds() -> list[type]:
        return [type(one) for one in hall.changes()]

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


def test_an_old_transfer_to_an_operator_keeps_the_ticket_for_the_operator(hall: SmallHall) -> None:
    hall.take()
    hall.call()
    hall.happens(
        e.TicketTransferred(ticket=T1, stop=1, service=TAX, to_operator="ann", left_unserved=True)
    )
    assert hall.ticket.reserved_for == for_operator("ann")


def test_a_gap_of_the_server_counts_in_no_wait(hall: SmallHall) -> None:
    hall.take()
    hall.pass_time(60)
    hall.pass_time(600, gap=True)
    hall.call()
    assert hall.the(TicketFact).first_wait == minutes(1)


def test_a_ticket_of_a_kiosk_alone_counts_from_when_it_was_given(hall: SmallHall) -> None:
    hall.pass_time(300)
    given_at = START + minutes(1)
    hall.of_ticket(e.TicketHandedIn, "kiosk-7", device="kiosk-7", issued_at=given_at)
    fact = hall.the(TicketFact)
    assert (fact.issued_at, fact.issued_by) == (given_at, "kiosk-7")
    hall.call()
    assert hall.the(TicketFact).first_wait == minutes(4)


def test_the_key_of_a_fact_is_its_first_fields() -> None:
    for kind in FACT_TABLES:
        key = kind.key_fields
        assert tuple(one.name for one in fields(kind))[: len(key)] == key
