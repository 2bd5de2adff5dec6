"""One counter of the live floor: its operator, its ticket, and its work profile."""

from collections.abc import Iterable

from flask import Response

from contract import commands as c
from contract.enums import CounterState
from contract.errors import ProblemType, Refusal
from contract.operations import Page, Query, may
from contract.texts import pick
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.views.context import SnapshotContext, seconds
from server.views.staffing import profile_of
from server.web import authorization
from server.web.console.actions import Action, ActionPages, ProfileForm, SureForm
from server.web.console.groups import looks_after, services_of
from server.web.console.words import minutes
from server.web.pages.frame import Route
from server.web.rendering import spaced


class Counters(ActionPages):
    """The pages of the counters."""

    BASE = "console/counters"
    SUBJECT = "counter"

    def _routes(self) -> Iterable[Route]:
        yield ("console/counters/<counter>", Page.STEERING, {"GET": self._one})
        yield from super()._routes()

    def _layout(self, counter: str) -> Layout:
        """The centre's configuration; `not_found` for an unknown counter."""
        layout = self.layout()
        if counter not in layout.counters:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "counter", "id": counter})
        return layout

    @staticmethod
    def _found(context: SnapshotContext, counter: str, layout: Layout) -> Counter:
        """A counter; `not_found` if it serves none of the reader's services."""
        found = context.reading.counter(counter)
        assert found is not None
        if not looks_after(layout, authorization.who().agency, profile_of(context.reading, found)):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "counter", "id": counter})
        return found

    def _name(self, counter: str) -> str:
        number = self._layout(counter).counters[counter].number
        return self.say()("account-at-counter", counter=number)

    def _one(self, counter: str) -> Response:
        layout, say, context = self._layout(counter), self.say(), self.context()
        found = self._found(context, counter, layout)
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
            since=minutes(say, seconds(context.now - found.since)),
            ticket=(ticket.id, spaced(ticket.number)) if ticket else None,
            operator=operator,
            profile=pick(layout.profiles[profile].names, say.language),
            services=[
                (key, pick(layout.services[key].names, say.language), context.counts.get(key, 0))
                for key in layout.levels[profile].level_of
            ],
        )

    def _possible(self, context: SnapshotContext, counter: str) -> list[Action]:
        layout = self._layout(counter)
        found = self._found(context, counter, layout)
        actions = [self._profile(context, found, layout)]
        if found.state is not CounterState.CLOSED and found.ticket is None:
            actions.append(
                Action(
                    "close_counter",
                    c.CloseCounter,
                    SureForm,
                    lambda form: {"ask": not form.sure.data},
                )
            )
        return actions

    def _profile(self, context: SnapshotContext, counter: Counter, layout: Layout) -> Action:
        say = self.say()
        mine = services_of(layout, authorization.who().agency)
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
