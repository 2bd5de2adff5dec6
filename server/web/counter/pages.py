"""The page of a counter, and its requests: the desk as it is now, the rows of a search, a key."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from typing import Annotated, Any, Final
from uuid import UUID

from flask import Blueprint, Response, current_app, request, session
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contract import commands as c
from contract.desk import view_model
from contract.desk.available_keys import keys_at
from contract.desk.counter_forms import DeskContext, found_choices
from contract.desk.forms import Filled, InputForm
from contract.desk.keyboard import AT_LETTER, all_keys
from contract.desk.keys import DeskAction, SeenTicket, command_for
from contract.desk.lookups import help_elsewhere, is_taken
from contract.desk.seat_forms import STAY, leave_form, seat_form
from contract.desk.sentences import place_name, refused
from contract.desk.steps import leave_commands, question, second_form
from contract.enums import CounterState, SnapshotName, TicketState
from contract.errors import ProblemType, Refusal
from contract.numbers import numbers_meant
from contract.operations import Page
from contract.search import Search
from contract.texts import Say, say_of
from server.commands import dispatch
from server.domain.principal import permit_reading
from server.identity import known, sessions
from server.identity.authenticator import Authenticator
from server.rules.permissions import permit_agency_reading
from server.views import ticket as ticket_snapshot
from server.web import authorization
from server.web.authorization import AccessMiddleware
from server.web.counter.model import (
    FOLDERS,
    KEYS,
    Desks,
    Json,
    choice_rows,
    desk_model,
    form_model,
)
from server.web.counter.seats import Seats
from server.web.http import body_without, json_response, malformed, set_cookie
from server.web.pages import cookie
from server.web.pages.frame import Frame, Pages, Views
from server.web.pages.screens import LASTING

RELEASE: Final = version("novbe")

_PLAIN_WORDS: Final = (
    *("counter", "not_connected", "key_away", "no_answer", "away_hint", "group_open"),
    *("break_left", "break_over", "key_enter", "elsewhere", "seat_title", "seat_hint"),
    *("seat_confirm", "sign_in_over", "line_over", "line_still", "leave_away"),
    *("notes", "documents", "stops"),
)
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    **{name: {} for name in _PLAIN_WORDS},
    "not_connected_since": {"time": "{time}"},
    "key_idle": {"key": "{key}"},
    "working": {"action": "{action}"},
}
"""The messages that the script says by itself; it fills in what is in braces."""

FRESH_SECONDS: Final = 5
"""How long a desk at one revision counts as unchanged: its waits are in minutes."""

SEAT, STAND_UP, CLAIM, LEAVE, LOCK = "seat", "stand_up", "claim", "leave", "lock"
"""What a page asks for apart from the keys."""

_TRIED_AGAIN: Final = frozenset({ProblemType.UNAVAILABLE})
_SIGNED_OUT: Final = frozenset({ProblemType.NOT_SIGNED_IN, ProblemType.STEP_NEEDED})


class Press(BaseModel):
    """A key that was pressed on a page.

    Attributes:
        counter: "" before one is chosen.
        input: of the form of the action; None before a form was shown.
        number: of the chosen row, for the title of the next form.
        command_id: made once for a press, and the same in each repetition of it.
        seen: the ticket that was on the page.
    """

    model_config = ConfigDict(extra="forbid")

    action: Annotated[str, Field(max_length=40)]
    tab: Annotated[str, Field(max_length=40)]
    counter: Annotated[str, Field(max_length=200)] = ""
    input: Filled | None = None
    number: Annotated[str, Field(max_length=40)] = ""
    command_id: UUID
    seen: SeenTicket = SeenTicket()


class CounterPage(Pages):
    """The page of a counter."""

    def __init__(self, frame: Frame, authenticator: Authenticator) -> None:
        super().__init__(frame)
        self._authenticator = authenticator
        self._desks = Desks(self.app)
        self._seats = Seats(self.app)

    def routes(self) -> Iterable[Views]:
        """The address of the page."""
        yield Views("counter", Page.COUNTER, self.show_page)

    def blueprint(self, access: AccessMiddleware) -> Blueprint:
        """The requests of the page, which are answered in JSON."""
        routes = Blueprint("counter", __name__)
        access.route(routes, "GET", "/counter/desk", Page.COUNTER, self.send_desk)
        access.route(routes, "GET", "/counter/rows", Page.COUNTER, self.find_rows)
        access.route(routes, "POST", "/counter/key", Page.COUNTER, self.press)
        return routes

    # Reading.

    def show_page(self) -> Response:
        """The page with the desk of the counter that this browser had, or of the duty."""
        say, own = self._say(), self._own_counter()
        who = authorization.who()
        start = {
            "desk": self._desk(self._read(own)) if own else None,
            "release": RELEASE,
            "zone": self.frame.zone().key,
            "letters": AT_LETTER,
            "words": {name: say(name, **values) for name, values in WORDS.items()}
            | {"sign_in": self.frame.say()("account-sign-in")},
        }
        data = json.dumps(start, ensure_ascii=False, separators=(",", ":"))
        return self.frame.page(
            "counter/page.html",
            scripts=True,
            desk_say=say,
            # It cannot close the element that contains it.
            data=Markup(data.replace("<", "\\u003c")),
            keys=all_keys(say, KEYS.of),
            person=known.person(self.app, authorization.own_centre(), who.id).name,
        )

    def send_desk(self) -> Response:
        """The desk, if it differs from the one that the page shows."""
        who, counter = authorization.who(), request.args.get("counter", "")
        if not self._seats.holds(who, request.args.get("tab", ""), counter):
            return _elsewhere()
        if not counter:
            return Response(status=204)
        tag = self._tag(counter)
        if request.args.get("tag") == tag:
            return Response(status=204)
        context = self._read(counter)
        answer: Json = {"desk": {**self._desk(context), "tag": tag}}
        before = request.args.get("ticket", "")
        ticket = context.desk.ticket
        if before and (ticket is None or ticket.id != before):
            reading = self.app.store.read(str(who.centre), self.app.context).reading
            if (left := reading.ticket(before)) is not None:
                sentence = view_model.gone(context.say, left.number, left.state)
                answer["message"] = {"text": sentence, "tone": "care"}
        return _answer(answer)

    def find_rows(self) -> Response:
        """The rows of an action's form that match what was typed: their keys, the best first; or
        the waiting tickets with a number."""
        counter = request.args.get("counter", "")
        typed = request.args.get("typed", "")[:100].strip()
        action = request.args.get("action", "")
        context = self._read(counter) if counter else None
        form = self._form(action, context) if context else self._seat_form()
        if form is None:
            return _answer({"keys": []})
        if form.looked_up and context is not None:
            here = self.app.store.read(context.desk.centre, self.app.context)
            meant = numbers_meant(typed)
            keys = here.reading.tickets_numbered(meant) if meant else ()
            tickets = [ticket_snapshot.build(here, key) for key in keys]
            waiting = found_choices(context, tickets, frozenset({TicketState.WAITING}))
            return _answer({"rows": choice_rows(waiting)})
        found = Search(choice.entry for choice in form.choices).find(typed, len(form.choices))
        return _answer({"keys": list(found)})

    def _own_counter(self) -> str:
        """The counter of the duty, else the one that this browser had, if it may be read."""
        counter = authorization.who().counter or request.cookies.get(_cookie_name(), "")
        try:
            self._read(counter)
        except Refusal:
            return ""
        return counter

    def _read(self, counter: str) -> DeskContext:
        who = authorization.who()
        permit_reading(who, SnapshotName.DESK, counter)
        return self._desks.read(who, counter, self.frame.say().language)

    def _desk(self, context: DeskContext) -> Json:
        return desk_model(context, authorization.who(), self.app.clock.rate) | {
            "release": RELEASE,
            "tag": "",
        }

    def _tag(self, counter: str) -> str:
        centre = self.app.store.read(authorization.own_centre(), lambda reading: reading.centre)
        span = int(self.app.machine.now().timestamp()) // FRESH_SECONDS
        language = self.frame.say().language
        return f"{counter} {language} {RELEASE} {centre.epoch} {centre.revision} {span}"

    def _form(self, action: str, context: DeskContext) -> InputForm | None:
        """The form of a key that the person has now."""
        available = keys_at(context.desk, context.hall, authorization.who().id).all
        if action not in available:
            return None
        return DeskAction(action).row.form(context)

    def _seat_form(self) -> InputForm:
        who, context = authorization.who(), self.frame.context()

        def is_own(counter: str) -> bool:
            try:
                permit_agency_reading(who, SnapshotName.DESK, counter, context.reading)
            except Refusal:
                return False
            return True

        # The screen of a greeter is the program's alone.
        form = seat_form(self._say(), self._desks.hall(context), None)
        return replace(form, choices=[each for each in form.choices if is_own(each.key)])

    def _say(self) -> Say:
        return say_of(FOLDERS, self.frame.say().language)

    # Acting.

    def press(self) -> Response:
        """Do what a key says; the answer has the new desk, a message, or the next form."""
        authorization.require_csrf_token()
        try:
            press = Press.model_validate(body_without(()))
        except ValidationError as error:
            raise malformed(error) from error
        who = authorization.who()
        if press.action == CLAIM:
            self._seats.take(who, press.tab, press.counter)
        elif not self._seats.holds(who, press.tab, press.counter):
            return _elsewhere()
        acts: dict[str, Callable[[Press], Response]] = {
            CLAIM: self._show,
            SEAT: self._choose_seat,
            STAND_UP: self._stand_up,
            LEAVE: self._leave,
            LOCK: lambda press: self._sign_out("locked"),
        }
        return acts.get(press.action, self._do)(press)

    def _show(self, press: Press, **answer: Any) -> Response:
        """An answer with the desk as it is now."""
        counter = press.counter
        return _answer({"desk": self._desk(self._read(counter)) if counter else None, **answer})

    def _ask(self, form: InputForm, action: str, keep: Json | None = None) -> Response:
        return _answer({"form": form_model(form, self._say(), action, keep)})

    def _choose_seat(self, press: Press) -> Response:
        if press.input is None or not press.input.choice:
            return self._ask(self._seat_form(), SEAT)
        counter = press.input.choice
        answer = self._show(press.model_copy(update={"counter": counter}))
        self._seats.take(authorization.who(), press.tab, counter)
        set_cookie(answer, _cookie_name(), counter, LASTING)
        return answer

    def _stand_up(self, press: Press) -> Response:
        """Leave a chosen counter that is closed or used by another operator."""
        who, desk = authorization.who(), self._read(press.counter).desk
        if who.counter or not (desk.state is CounterState.CLOSED or is_taken(desk, who.id)):
            return self._show(press)
        self._seats.take(who, press.tab, "")
        form = form_model(self._seat_form(), self._say(), SEAT)
        answer = _answer({"desk": None, "form": form})
        answer.delete_cookie(_cookie_name())
        return answer

    def _do(self, press: Press) -> Response:
        """Carry out a key of the table."""
        context = self._read(press.counter)
        if press.action not in set(DeskAction):
            raise Refusal(ProblemType.MALFORMED)
        action, filled = DeskAction(press.action), press.input
        if filled is None:
            if (form := self._form(press.action, context)) is not None:
                return self._ask(form, action)
            filled = Filled()
        elif form := second_form(action, context, filled, press.number):
            return self._ask(form, action, {"ticket": filled.choice})
        try:
            command = command_for(action, context, filled, press.command_id, press.seen)
            if command is not None:
                answer = self._execute(command)
                if action.row.follows is not None and answer:
                    following = action.row.follows(context.desk, answer)
                    self._execute(_with_id(following, press.command_id))
        except Refusal as refusal:
            return self._refuse(press, action, filled, context, refusal)
        except ValidationError as error:
            return self._refuse(press, action, filled, context, malformed(error))
        if isinstance(command, c.AnswerHelp):
            return self._show(press, message=_way_to(command, context))
        return self._show(press)

    def _execute(self, command: c.Command) -> Json:
        """Carry out a command; {} if the first press with its id had taken effect, and the desk has
        changed since."""
        try:
            return dispatch.execute(self.app, authorization.who(), command)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.COMMAND_REUSED:
                raise
            return {}

    def _refuse(
        self,
        press: Press,
        action: DeskAction,
        filled: Filled,
        context: DeskContext,
        refusal: Refusal,
    ) -> Response:
        """The question of a refusal, or its sentence."""
        if refusal.kind in _SIGNED_OUT | _TRIED_AGAIN:
            raise refusal
        problem, say = self.frame.problem(refusal), context.say
        form = question(say, action, refusal.kind, refusal.state, problem.detail)
        if form is not None:
            return self._ask(form, press.action, {**vars_of(filled), "sure": True})
        text, tone = refused(say, refusal.kind, problem.detail)
        return self._show(press, message={"text": text, "tone": tone})

    def _leave(self, press: Press) -> Response:
        """Sign out, after what becomes of the counter was asked."""
        who = authorization.who()
        if not press.counter:
            return self._sign_out("signed_out")
        context = self._read(press.counter)
        desk, filled = context.desk, press.input
        is_ours = desk.state is not CounterState.CLOSED and not is_taken(desk, who.id)
        if not is_ours or (filled is not None and filled.choice == STAY):
            return self._sign_out("signed_out")
        changed = desk.ticket is not None and SeenTicket.of(desk) != press.seen
        if filled is None or changed:
            return self._ask(leave_form(context.say, desk), LEAVE)
        ids = press.command_id, _derived(press.command_id)
        try:
            for command in leave_commands(filled.choice, desk, *ids, ask=not filled.sure):
                self._execute(command)
        except Refusal as refusal:
            return self._refuse(press, DeskAction.CLOSE_COUNTER, filled, context, refusal)
        return self._sign_out("signed_out")

    def _sign_out(self, why: str) -> Response:
        who = authorization.who()
        self._seats.leave(who)
        sessions.sign_out(self.app, who)
        cookie.end_session()
        self._authenticator.forget()
        session[cookie.DONE] = why
        return _answer({"go": "sign-in?next=counter"})


def vars_of(filled: Filled) -> Json:
    """The input as JSON types."""
    return {name: getattr(filled, name) for name in Filled.__dataclass_fields__}


def _answer(answer: Json) -> Response:
    return json_response(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


def _elsewhere() -> Response:
    """The person works in another tab now."""
    return _answer({"elsewhere": True})


def _cookie_name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-counter"


def _derived(command_id: UUID) -> UUID:
    """The id of the second command of a press."""
    return UUID(bytes=sha256(command_id.bytes).digest()[:16], version=4)


def _with_id(command: c.Command, press: UUID) -> c.Command:
    return command.model_copy(update={"command_id": _derived(press)})


def _way_to(command: c.AnswerHelp, context: DeskContext) -> Json:
    """Where the operator who answered a call for help is expected."""
    counters = [counter.id for counter in context.catalogue.counters]
    calls = help_elsewhere(context.desk, context.hall)
    call = next((call for call in calls if call.place == command.place), None)
    place = place_name(context.say, call, counters) if call is not None else ""
    return {"text": context.say("help_go_to", place=place), "tone": "quiet"}
