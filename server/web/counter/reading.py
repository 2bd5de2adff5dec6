"""What a counter's page reads: the page itself, the desk as it is now, the rows of a search."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Final

from flask import Response, current_app, request
from pydantic_core import to_json

from contract.desk import view_model
from contract.desk.available_keys import keys_at
from contract.desk.counter_forms import DeskContext, found_choices
from contract.desk.forms import InputForm
from contract.desk.keyboard import AT_LETTER, all_keys
from contract.desk.keys import DeskAction
from contract.desk.seat_forms import seat_form
from contract.enums import SnapshotName, TicketState
from contract.errors import ProblemType, Refusal
from contract.numbers import numbers_meant
from contract.search import Search
from contract.texts import Say, say_of
from server.domain.principal import permit_reading
from server.identity import known
from server.identity.authenticator import Authenticator
from server.rules.permissions import permit_agency_reading
from server.views import ticket as ticket_snapshot
from server.web import authorization
from server.web.counter.model import FOLDERS, KEYS, Desks, Json, choice_rows, desk_model
from server.web.counter.seats import Seats
from server.web.http import json_response, script_data
from server.web.pages.frame import Frame, Pages

RELEASE: Final = version("novbe")

_PLAIN_WORDS: Final = (
    *("counter", "not_connected", "key_away", "no_answer", "away_hint", "group_open"),
    *("break_left", "break_over", "key_enter", "elsewhere", "seat_title", "seat_hint"),
    *("seat_confirm", "sign_in_over", "line_over", "line_still", "leave_away"),
    *("notes", "documents", "stops", "sheet_waits", "sheet_unsaved"),
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

TAB_SIGNS: Final = 40


class DeskReader(Pages):
    """Reads the desk for the page of a counter."""

    def __init__(self, frame: Frame, authenticator: Authenticator) -> None:
        super().__init__(frame)
        self._authenticator = authenticator
        self._desks = Desks(self.app)
        self._seats = Seats(self.app)

    def show_page(self) -> Response:
        """The page with the desk of the counter that this browser had, or of the duty."""
        say, own = self._say(), self._own_counter()
        who = authorization.who()
        start = {
            "desk": self._desk(self._read(own)) if own else None,
            "release": RELEASE,
            "person": who.id,
            "lock_minutes": self.frame.config().centre.lock_minutes,
            "zone": self.frame.zone().key,
            "letters": AT_LETTER,
            "words": {name: say(name, **values) for name, values in WORDS.items()}
            | {"sign_in": self.frame.say()("account-sign-in")},
        }
        return self.frame.page(
            "counter/page.html",
            scripts=True,
            desk_say=say,
            data=script_data(start),
            keys=all_keys(say, KEYS.of),
            person=known.person(self.app, authorization.own_centre(), who.id).name,
        )

    def send_desk(self) -> Response:
        """The desk, if it differs from the one that the page shows."""
        who, counter = authorization.who(), request.args.get("counter", "")
        self._require_counter(counter)
        if not self._seats.holds(who, request.args.get("tab", "")[:TAB_SIGNS], counter):
            return elsewhere()
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
        return answered(answer)

    def find_rows(self) -> Response:
        """The rows of an action's form that match what was typed: their keys, the best first; or
        the waiting tickets with a number."""
        counter = request.args.get("counter", "")
        typed = request.args.get("typed", "")[:100].strip()
        action = request.args.get("action", "")
        context = self._read(counter) if counter else None
        form = self._form(action, context) if context else self._seat_form()
        if form is None:
            return answered({"keys": []})
        if form.looked_up and context is not None:
            here = self.app.store.read(context.desk.centre, self.app.context)
            meant = numbers_meant(typed)
            keys = here.reading.tickets_numbered(meant) if meant else ()
            tickets = [ticket_snapshot.build(here, key) for key in keys]
            waiting = found_choices(context, tickets, frozenset({TicketState.WAITING}))
            return answered({"rows": choice_rows(waiting)})
        found = Search(choice.entry for choice in form.choices).find(typed, len(form.choices))
        return answered({"keys": list(found)})

    def _own_counter(self) -> str:
        """The counter of the duty, else the one that this browser had, if it may be read."""
        counter = authorization.who().counter or request.cookies.get(cookie_name(), "")
        try:
            self._read(counter)
        except Refusal:
            return ""
        return counter

    def _require_counter(self, counter: str) -> None:
        """Refuse a counter that does not exist, or is not for this person; "" is none yet."""
        if not counter:
            return
        permit_reading(authorization.who(), SnapshotName.DESK, counter)
        centre = authorization.own_centre()
        if not self.app.store.read(centre, lambda reading: counter in reading.setup.counters):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "counter"})

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


def answered(answer: Json) -> Response:
    """An answer to the script."""
    return json_response(to_json(answer))


def elsewhere() -> Response:
    """The person works in another tab now."""
    return answered({"elsewhere": True})


def cookie_name() -> str:
    """The cookie with the counter that was chosen in this browser."""
    return f"{current_app.config['SESSION_COOKIE_NAME']}-counter"
