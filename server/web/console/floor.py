"""One service and one counter of the live floor: their tickets, and their actions."""

from collections.abc import Sequence

from flask import Response

from contract import commands as c
from contract.centre import Service
from contract.enums import CounterState
from contract.errors import ProblemType, Refusal
from contract.operations import Query, may
from contract.texts import pick
from server.domain.counters import Counter
from server.domain.tickets import Ticket
from server.rules.profiles import profile_of
from server.views.snapshot_context import SnapshotContext, seconds, suspension_of
from server.web import authorization
from server.web.console.actions import (
    Action,
    MoveForm,
    ProfileForm,
    SubjectPages,
    SureForm,
    pause,
    stop,
    stopped,
)
from server.web.console.lists import by_agency, looks_after, own_services
from server.web.console.words import minutes, paused, promise_of
from server.web.http import spaced

SHOWN_WAITING = 100


class Services(SubjectPages):
    """The pages of the services."""

    BASE = "console/services"
    SUBJECT = "service"

    def _found(self, service: str) -> Service:
        """A service; `not_found` if it is not one of the reader's."""
        if service not in own_services(self):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "service", "id": service})
        return self.layout().services[service]

    def _name(self, service: str) -> str:
        return pick(self._found(service).names, self.say().language)

    def _one(self, service: str) -> Response:
        found, say, context = self._found(service), self.say(), self.context()
        reading = context.reading
        clock = reading.clock(service, context.now)
        state = reading.services().get(service)
        return self.page(
            "console/service.html",
            id=service,
            name=self._name(service),
            target=minutes(say, round(found.target_minutes * 60)),
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
            counters=self._counters(service),
            stopped=stopped(self, state.closed_until)
            if state is not None and state.closed_for
            else "",
        )

    def _counters(self, service: str) -> list[tuple[Counter, str, str, bool]]:
        """The reader's counters: each with its number, its work profile, and whether it serves the
        service; those that do come first."""
        layout, reading = self.layout(), self.context().reading
        found = [
            (
                one,
                layout.counters[one.id].number,
                pick(layout.profiles[profile].names, self.say().language),
                service in layout.levels[profile].level_of,
            )
            for one in reading.counters()
            if looks_after(self, profile := profile_of(reading, one))
        ]
        return sorted(found, key=lambda one: not one[3])

    def _possible(self, service: str) -> list[Action]:
        self._found(service)
        context = self.context()
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
            count = {"count": waiting}
            actions += [
                Action(
                    "move_tickets",
                    c.MoveTickets,
                    MoveForm,
                    choices={"to_service": self._others(service)},
                    values=count,
                ),
                Action("end_with_coupon", c.EndWithCoupon, values=count, serious=True),
            ]
        return actions

    def _others(self, service: str) -> dict[str, Sequence[tuple[str, str]]]:
        """The services to which its tickets may be moved, grouped by agency if there are many."""
        layout, say = self.layout(), self.say()
        mine = own_services(self) - {service}
        rows = [
            ((one.agency,), (key, pick(one.names, say.language)))
            for key, one in layout.services.items()
            if key in mine
        ]
        return {one.name: one.rows for one in by_agency(rows, layout.config, say)}


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


class Counters(SubjectPages):
    """The pages of the counters."""

    BASE = "console/counters"
    SUBJECT = "counter"

    def _found(self, counter: str) -> Counter:
        """A counter; `not_found` if it is unknown, or serves none of the reader's services."""
        reading = self.context().reading
        found = reading.counter(counter) if counter in self.layout().counters else None
        if found is None or not looks_after(self, profile_of(reading, found)):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "counter", "id": counter})
        return found

    def _name(self, counter: str) -> str:
        number = self.layout().counters[self._found(counter).id].number
        return self.say()("account-at-counter", counter=number)

    def _one(self, counter: str) -> Response:
        found, layout = self._found(counter), self.layout()
        say, context = self.say(), self.context()
        ticket = context.reading.ticket(found.ticket) if found.ticket else None
        profile = profile_of(context.reading, found)
        operator = ""
        if found.operator and may(authorization.who().role, Query.DEVICES):
            operator = context.reading.labels([found.operator]).get(found.operator, "")
        return self.page(
            "console/counter.html",
            id=counter,
            name=self._name(counter),
            actions=self._actions(counter),
            state=say("console-counter-state", state=ticket.state if ticket else found.state),
            since=minutes(
                say, seconds(context.now - (ticket.since if ticket else found.free_since))
            ),
            ticket=(ticket.id, spaced(ticket.number)) if ticket else None,
            operator=operator,
            profile=pick(layout.profiles[profile].names, say.language),
            services=[
                (key, pick(layout.services[key].names, say.language), context.counts.get(key, 0))
                for key in layout.levels[profile].level_of
            ],
        )

    def _possible(self, counter: str) -> list[Action]:
        found = self._found(counter)
        close = Action(
            "close_counter", c.CloseCounter, SureForm, lambda form: {"ask": not form.sure.data}
        )
        may_close = found.state is not CounterState.CLOSED and found.ticket is None
        return [self._profile(found), *([close] if may_close else [])]

    def _profile(self, counter: Counter) -> Action:
        say, context, layout = self.say(), self.context(), self.layout()
        mine = own_services(self)
        own = layout.counters[counter.id].profile

        def described(key: str) -> str:
            level_of = layout.levels[key].level_of
            waiting = sum(context.counts.get(service, 0) for service in level_of)
            return say(
                "console-profile-choice",
                name=pick(layout.profiles[key].names, say.language),
                waiting=waiting,
                own="yes" if key == own else "no",
                present="yes" if key == profile_of(context.reading, counter) else "no",
            )

        return Action(
            "set_profile",
            c.SetProfile,
            ProfileForm,
            lambda form: {
                "profile": form.profile.data if form.profile.data != own else None,
                "ask": not form.sure.data,
            },
            {
                "profile": [
                    (key, described(key))
                    for key in layout.profiles
                    if mine & set(layout.levels[key].level_of)
                ]
            },
        )
