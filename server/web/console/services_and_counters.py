"""One service and one counter of the live hall: their tickets, and their actions."""

from collections.abc import Iterable, Sequence

from flask import Response
from wtforms import BooleanField, RadioField, SelectField

from contract import commands as c
from contract.centre import Service
from contract.enums import CounterState
from contract.errors import ProblemType, Refusal
from contract.operations import Page, Query, may
from contract.texts import pick
from server.domain.counters import Counter
from server.domain.tickets import Ticket
from server.rules.profiles import profile_of
from server.views.snapshot_context import SnapshotContext, seconds, suspension_of
from server.web import authorization
from server.web.console.actions import ActionPages, ConsoleAction, pause, stop, stopped
from server.web.console.lists import by_agency, looks_after, own_services
from server.web.console.words import minutes, paused, promise_of
from server.web.http import spaced
from server.web.pages.forms import PageForm, field
from server.web.pages.frame import Views

SHOWN_WAITING = 100


class _MoveForm(PageForm):
    to_service = field(SelectField)


class _SureForm(PageForm):
    sure = BooleanField()


class _SetProfileForm(PageForm):
    profile = field(RadioField)
    sure = BooleanField()


class ServicePages(ActionPages):
    """The pages of the services."""

    PATH = "console/services/<service>"

    def routes(self) -> Iterable[Views]:
        yield Views(self.PATH, Page.STEERING, self.show_service)
        yield from super().routes()

    def _own_service(self, service: str) -> Service:
        """A service; `not_found` if it is not one of the reader's."""
        if service not in own_services(self.frame):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "service", "id": service})
        return self.frame.setup().services[service]

    def _name(self, service: str) -> str:
        return pick(self._own_service(service).names, self.frame.say().language)

    def show_service(self, service: str) -> Response:
        own, say, context = self._own_service(service), self.frame.say(), self.frame.context()
        reading = context.reading
        clock = reading.clock(service, context.now)
        state = reading.services().get(service)
        return self.frame.page(
            "console/service.html",
            id=service,
            name=self._name(service),
            target=minutes(say, round(own.target_minutes * 60)),
            actions=self._permitted_actions(service),
            waiting=context.counts.get(service, 0),
            tickets=[
                (
                    ticket.id,
                    spaced(ticket.number),
                    minutes(say, seconds(ticket.waited_at(clock))),
                    promise_of(context.promise_state(ticket), say.language),
                )
                for ticket in _first_waiting(context, service)
            ],
            paused=paused(self.frame, suspension_of(reading, service), context.now),
            resumes="yes" if state is not None and state.resumes_automatically else "no",
            counters=self._counters(service),
            stopped=stopped(self.frame, state.closed_until) if state and state.closed_for else "",
        )

    def _counters(self, service: str) -> list[tuple[Counter, str, str, bool]]:
        """The reader's counters: each with its number, its work profile, and whether it serves the
        service; those that do come first."""
        setup, reading = self.frame.setup(), self.frame.context().reading
        counters = [
            (
                counter,
                setup.counters[counter.id].number,
                pick(setup.profiles[profile].names, self.frame.say().language),
                service in setup.levels[profile].level_of,
            )
            for counter in reading.counters()
            if looks_after(self.frame, profile := profile_of(reading, counter))
        ]
        return sorted(counters, key=lambda row: not row[3])

    def _possible_actions(self, service: str) -> list[ConsoleAction]:
        self._own_service(service)
        context = self.frame.context()
        state = context.reading.services().get(service)
        paused = state is not None and state.suspended_at is not None
        closed = state is not None and state.closed_for is not None
        actions = [
            ConsoleAction("resume_service", c.ResumeService)
            if paused
            else pause("pause_service", c.SuspendService, self.frame),
            ConsoleAction("open_service", c.OpenService)
            if closed
            else stop("close_service", c.CloseService, self.frame),
        ]
        if waiting := context.counts.get(service, 0):
            count = {"count": waiting}
            actions += [
                ConsoleAction(
                    "move_tickets",
                    c.MoveTickets,
                    _MoveForm,
                    choices={"to_service": self._others(service)},
                    values=count,
                ),
                ConsoleAction("end_with_coupon", c.EndWithCoupon, values=count, serious=True),
            ]
        return actions

    def _others(self, service: str) -> dict[str, Sequence[tuple[str, str]]]:
        """The services to which its tickets may be moved, grouped by agency if there are many."""
        setup, say = self.frame.setup(), self.frame.say()
        mine = own_services(self.frame) - {service}
        rows = [
            ((other.agency,), (key, pick(other.names, say.language)))
            for key, other in setup.services.items()
            if key in mine
        ]
        return {group.name: group.rows for group in by_agency(rows, setup.config, say)}


def _first_waiting(context: SnapshotContext, service: str) -> list[Ticket]:
    """The tickets that wait for a service, the longest wait first, up to the listed number."""
    reading = context.reading
    tickets = [
        ticket
        for queue in reading.queues()
        if queue.service == service
        for ticket in reading.in_queue(queue)
    ]
    tickets.sort(key=lambda ticket: (ticket.queued_from, ticket.ordinal))
    return tickets[:SHOWN_WAITING]


class CounterPages(ActionPages):
    """The pages of the counters."""

    PATH = "console/counters/<counter>"

    def routes(self) -> Iterable[Views]:
        yield Views(self.PATH, Page.STEERING, self.show_counter)
        yield from super().routes()

    def _own_counter(self, counter: str) -> Counter:
        """A counter; `not_found` if it is unknown, or serves none of the reader's services."""
        reading = self.frame.context().reading
        own = reading.counter(counter) if counter in self.frame.setup().counters else None
        if own is None or not looks_after(self.frame, profile_of(reading, own)):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "counter", "id": counter})
        return own

    def _name(self, counter: str) -> str:
        number = self.frame.setup().counters[self._own_counter(counter).id].number
        return self.frame.say()("account-at-counter", counter=number)

    def show_counter(self, counter: str) -> Response:
        own, setup = self._own_counter(counter), self.frame.setup()
        say, context = self.frame.say(), self.frame.context()
        ticket = context.reading.ticket(own.ticket) if own.ticket else None
        profile = profile_of(context.reading, own)
        operator = ""
        if own.operator and may(authorization.who().role, Query.DEVICES):
            operator = context.reading.labels([own.operator]).get(own.operator, "")
        return self.frame.page(
            "console/counter.html",
            id=counter,
            name=self._name(counter),
            actions=self._permitted_actions(counter),
            state=say("console-counter-state", state=ticket.state if ticket else own.state),
            since=minutes(say, seconds(context.now - (ticket.since if ticket else own.free_since))),
            ticket=(ticket.id, spaced(ticket.number)) if ticket else None,
            operator=operator,
            profile=pick(setup.profiles[profile].names, say.language),
            services=[
                (key, pick(setup.services[key].names, say.language), context.counts.get(key, 0))
                for key in setup.levels[profile].level_of
            ],
        )

    def _possible_actions(self, counter: str) -> list[ConsoleAction]:
        own = self._own_counter(counter)
        close = ConsoleAction(
            "close_counter", c.CloseCounter, _SureForm, lambda form: {"ask": not form.sure.data}
        )
        may_close = own.state is not CounterState.CLOSED and own.ticket is None
        return [self._set_profile(own), *([close] if may_close else [])]

    def _set_profile(self, counter: Counter) -> ConsoleAction:
        say, context, setup = self.frame.say(), self.frame.context(), self.frame.setup()
        mine = own_services(self.frame)
        own = setup.counters[counter.id].profile

        def described(key: str) -> str:
            level_of = setup.levels[key].level_of
            waiting = sum(context.counts.get(service, 0) for service in level_of)
            return say(
                "console-profile-choice",
                name=pick(setup.profiles[key].names, say.language),
                waiting=waiting,
                own="yes" if key == own else "no",
                present="yes" if key == profile_of(context.reading, counter) else "no",
            )

        return ConsoleAction(
            "set_profile",
            c.SetProfile,
            _SetProfileForm,
            lambda form: {
                "profile": form.profile.data if form.profile.data != own else None,
                "ask": not form.sure.data,
            },
            {
                "profile": [
                    (key, described(key))
                    for key in setup.profiles
                    if mine & set(setup.levels[key].level_of)
                ]
            },
        )
