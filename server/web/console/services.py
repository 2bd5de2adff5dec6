"""One service of the live floor: its waiting tickets, its counters, and its actions."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response

from contract import commands as c
from contract.enums import CounterState
from contract.errors import ProblemType, Refusal
from contract.operations import Page
from contract.texts import Wording, pick
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.views.context import SnapshotContext, seconds, suspension_of
from server.views.staffing import profile_of
from server.web import authorization
from server.web.console.actions import Action, ActionPages, MoveForm, pause, stop, stopped
from server.web.console.groups import by_agency, looks_after, services_of
from server.web.console.words import minutes, paused, promise_of
from server.web.pages.frame import Route
from server.web.rendering import spaced

SHOWN_WAITING = 100


class Services(ActionPages):
    """The pages of the services."""

    BASE = "console/services"
    SUBJECT = "service"

    def _routes(self) -> Iterable[Route]:
        yield ("console/services/<service>", Page.STEERING, {"GET": self._one})
        yield from super()._routes()

    def _layout(self, service: str) -> Layout:
        """The centre's configuration; `not_found` for a service that is not one of the reader's."""
        layout = self.layout()
        if service not in services_of(layout, authorization.who().agency):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "service", "id": service})
        return layout

    def _name(self, service: str) -> str:
        layout = self._layout(service)
        return pick(layout.services[service].names, self.say().language)

    def _one(self, service: str) -> Response:
        layout, say, context = self._layout(service), self.say(), self.context()
        reading = context.reading
        clock = reading.clock(service, context.now)
        state = reading.services().get(service)
        return self.page(
            "console/service.html",
            service=layout.services[service],
            id=service,
            name=self._name(service),
            actions=self._actions(service),
            waiting=context.counts.get(service, 0),
            tickets=[
                (
                    one.id,
                    spaced(one.number),
                    minutes(say, seconds(one.waited_at(clock))),
                    promise_of(context.promise_state(one), say.language),
                )
                for one in _first_waiting(context, service)
            ],
            paused=paused(self, suspension_of(reading, service), context.now),
            resumes="yes" if state is not None and state.resumes_automatically else "no",
            counters=[
                _choice(reading, one, service, layout, say)
                for one in reading.counters()
                if looks_after(layout, authorization.who().agency, profile_of(reading, one))
            ],
            stopped=stopped(self, state.closed_until, say)
            if state is not None and state.closed_for
            else "",
        )

    def _possible(self, context: SnapshotContext, service: str) -> list[Action]:
        self._layout(service)
        state = context.reading.services().get(service)
        paused = state is not None and state.suspended_at is not None
        closed = state is not None and state.closed_for is not None
        actions = [
            Action("resume_service", c.ResumeService)
            if paused
            else pause("pause_service", c.SuspendService, self),
            Action("open_service", c.OpenService)
            if closed
            else stop("close_service", c.CloseService, self),
        ]
        if waiting := context.counts.get(service, 0):
            actions += [
                Action(
                    "move_tickets",
                    c.MoveTickets,
                    MoveForm,
                    choices={"to_service": self._others(service)},
                    values={"count": waiting},
                ),
                Action(
                    "end_with_coupon",
                    c.EndWithCoupon,
                    values={"count": waiting},
                    serious=True,
                ),
            ]
        return actions

    def _others(self, service: str) -> dict[str, Sequence[tuple[str, str]]]:
        """The services to which its tickets may be moved, grouped by agency if there are many."""
        layout, say = self.layout(), self.say()
        mine = services_of(layout, authorization.who().agency) - {service}
        rows = [
            ((one.agency,), (key, pick(one.names, say.language)))
            for key, one in layout.services.items()
            if key in mine
        ]
        return {one.name: one.rows for one in by_agency(rows, layout.config, say)}


def _choice(
    reading: CentreView, counter: Counter, service: str, layout: Layout, say: Wording
) -> dict[str, Any]:
    """A counter on the page of a service, and whether it serves it."""
    profile, state = profile_of(reading, counter), counter.state
    is_open = state is CounterState.OPEN
    return {
        "id": counter.id,
        "number": layout.counters[counter.id].number,
        "state": "" if is_open else say("console-counter-state", state=state),
        "is_closed": state is CounterState.CLOSED,
        "profile": pick(layout.profiles[profile].names, say.language),
        "serves": service in layout.levels[profile].level_of,
    }


def _first_waiting(context: SnapshotContext, service: str) -> list[Ticket]:
    """The tickets that wait for a service, the longest wait first, up to the listed number."""
    reading = context.reading
    found = [
        ticket
        for queue in reading.queues()
        if queue.service == service
        for ticket in reading.in_queue(queue)
    ]
    return sorted(found, key=lambda one: (one.queued_from, one.ordinal))[:SHOWN_WAITING]
