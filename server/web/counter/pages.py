"""The page of a counter: its addresses, and what a pressed key does."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from hashlib import sha256
from typing import Annotated, Any, Final
from uuid import UUID

from flask import Blueprint, Response, session
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contract import commands as c
from contract.desk.counter_forms import DeskContext
from contract.desk.forms import Filled, InputForm
from contract.desk.keys import DeskAction, SeenTicket, command_for
from contract.desk.lookups import help_elsewhere, is_taken
from contract.desk.seat_forms import STAY, leave_form
from contract.desk.sentences import place_name, refused
from contract.desk.steps import leave_commands, question, second_form
from contract.enums import CounterState
from contract.errors import ProblemType, Refusal
from contract.operations import Page
from server.commands import dispatch
from server.identity import sessions
from server.web import authorization
from server.web.authorization import AccessMiddleware
from server.web.counter.model import Json, form_model
from server.web.counter.reading import TAB_SIGNS, DeskReader, answered, cookie_name, elsewhere
from server.web.http import malformed, object_in, set_cookie, whole_body
from server.web.pages import cookie
from server.web.pages.frame import Views
from server.web.pages.screens import LASTING

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
    tab: Annotated[str, Field(max_length=TAB_SIGNS)]
    counter: Annotated[str, Field(max_length=200)] = ""
    input: Filled | None = None
    number: Annotated[str, Field(max_length=40)] = ""
    command_id: UUID
    seen: SeenTicket = SeenTicket()


class CounterPage(DeskReader):
    """The page of a counter."""

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

    def press(self) -> Response:
        """Do what a key says; the answer has the new desk, a message, or the next form."""
        authorization.require_csrf_token()
        try:
            press = Press.model_validate(object_in(whole_body()))
        except ValidationError as error:
            raise malformed(error) from error
        self._require_counter(press.counter)
        who = authorization.who()
        if press.action in (CLAIM, SEAT):
            # The newest page of a person, also one whose counter is not chosen yet.
            self._seats.take(who, press.tab, press.counter)
        elif not self._seats.holds(who, press.tab, press.counter):
            return elsewhere()
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
        return answered({"desk": self._desk(self._read(counter)) if counter else None, **answer})

    def _ask(self, form: InputForm, action: str, keep: Json | None = None) -> Response:
        return answered({"form": form_model(form, self._say(), action, keep)})

    def _choose_seat(self, press: Press) -> Response:
        if press.input is None or not press.input.choice:
            return self._ask(self._seat_form(), SEAT)
        counter = press.input.choice
        answer = self._show(press.model_copy(update={"counter": counter}))
        self._seats.take(authorization.who(), press.tab, counter)
        set_cookie(answer, cookie_name(), counter, LASTING)
        return answer

    def _stand_up(self, press: Press) -> Response:
        """Leave a chosen counter that is closed or used by another operator."""
        who, desk = authorization.who(), self._read(press.counter).desk
        if who.counter or not (desk.state is CounterState.CLOSED or is_taken(desk, who.id)):
            return self._show(press)
        self._seats.take(who, press.tab, "")
        form = form_model(self._seat_form(), self._say(), SEAT)
        answer = answered({"desk": None, "form": form})
        answer.delete_cookie(cookie_name())
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
            return self._ask(form, press.action, {**asdict(filled), "sure": True})
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
        return answered({"go": "sign-in?next=counter"})


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
