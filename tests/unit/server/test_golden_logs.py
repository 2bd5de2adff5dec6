"""Logs that were written before give the state and the facts that they gave then."""

from datetime import date, datetime, timedelta

import pytest

from contract.enums import StopState, TicketState
from contract.events import REGISTRY
from contract.snapshots import OwnDay
from server.domain.tickets import Ticket
from tests.parts import golden


@pytest.mark.parametrize("name", golden.NAMES)
def test_a_golden_log_comes_to_what_it_came_to(name: str) -> None:
    log = golden.read(golden.FOLDER / f"{name}.jsonl.gz")
    assert log.events[-1].hash == log.head
    state = golden.folded(log.centre, log.events)
    assert golden.state_digest(state) == log.state
    assert golden.facts_digest(state.facts) == log.facts


def test_the_golden_logs_have_all_events() -> None:
    logs = [golden.read(golden.FOLDER / f"{name}.jsonl.gz") for name in golden.NAMES]
    assert {event.type for log in logs for event in log.events} == set(REGISTRY)


@pytest.mark.parametrize("name", golden.NAMES)
def test_quotas_and_the_work_of_counters_are_the_sums_over_the_tickets(name: str) -> None:
    log = golden.read(golden.FOLDER / f"{name}.jsonl.gz")
    for length in range(40, len(log.events) + 40, 40):
        state = golden.folded(log.centre, log.events[:length])
        tickets = list(state.all_of(Ticket))
        times = sorted(ticket.issued_at for ticket in tickets)
        for day in {ticket.day for ticket in tickets}:
            since, until = times[len(times) // 4], times[-1]
            for service in state.setup.services:
                wanted = sum(counts(ticket, service, day, since, until) for ticket in tickets)
                assert state.taken(service, day, since, until) == wanted
            for counter in state.setup.counters:
                assert state.day_count(counter, day) == work_at(tickets, counter, day)


def counts(ticket: Ticket, service: str, day: date, since: datetime, until: datetime) -> bool:
    return (
        ticket.day == day
        and ticket.state is not TicketState.CANCELLED
        and since <= ticket.issued_at < until
        and any(
            stop.service == service
            and (stop.state is not StopState.UNSERVED or stop is ticket.present)
            for stop in ticket.stops
        )
    )


def work_at(tickets: list[Ticket], counter: str, day: date) -> OwnDay:
    here = [
        (ticket, stop)
        for ticket in tickets
        for stop in ticket.stops
        if ticket.day == day and stop.counter == counter
    ]
    served = [stop for _, stop in here if stop.state is StopState.SERVED]
    times = [
        stop.finished_at - stop.begun_at + stop.served
        for stop in served
        if stop.begun_at is not None and stop.finished_at is not None
    ]
    return OwnDay(
        served=len(served),
        missed=sum(
            stop.state is StopState.UNSERVED
            and stop is ticket.present
            and bool(ticket.comeback_until)
            for ticket, stop in here
        ),
        mean_service=int((sum(times, timedelta()) / len(times)).total_seconds()) if times else None,
    )
