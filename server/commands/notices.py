"""Posting notices to the hall, and calling the greeter for help."""

import json

from contract import commands as c
from contract import events as e
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from server.context import Answer, AppContext
from server.domain.notices import HelpWanted, Notice
from server.engine.unit_of_work import UnitOfWork
from server.views.lookups import counter_of


def post_notice(app: AppContext, unit: UnitOfWork, command: c.PostNotice) -> Answer:
    """Post a notice, in place of an earlier one if it names one; without texts: remove that one."""
    if command.notice is not None:
        earlier = unit.get(Notice, command.notice)
        if earlier is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "notice", "id": command.notice})
        if earlier.until is None or earlier.until > unit.now:
            unit.append(e.NoticePosted(notice=command.notice, text_hash="", until=unit.now))
    elif not command.texts:
        raise malformed_field("texts", "is needed where no earlier notice is named")
    if not command.texts:
        return {"notice": None}
    missing = [
        code
        for code in unit.layout.config.centre.languages
        if not command.texts.get(code, "").strip()
    ]
    if missing:
        raise malformed_field("texts", f"no text in {', '.join(missing)}")
    if command.until is not None and command.until <= unit.now:
        raise malformed_field("until", "is past")
    words = json.dumps(command.texts, ensure_ascii=False, sort_keys=True)
    identity, text_hash = unit.store_text(words, for_good=True)
    unit.append(e.NoticePosted(notice=identity, text_hash=text_hash, until=command.until))
    return {"notice": identity}


def call_for_help(app: AppContext, unit: UnitOfWork, command: c.CallForHelp) -> Answer:
    """Call the greeter to a kiosk or a counter; a call that is open already stays as it is."""
    place = unit.who.id
    if unit.who.role is not Role.KIOSK:
        named = command.counter or unit.who.counter
        if named is None:
            raise malformed_field("counter", "is needed: where help is wanted")
        if unit.who.counter is not None and named != unit.who.counter:
            raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": unit.who.role})
        place = counter_of(unit, named).id
    wanted = _wanted(unit, place)
    if wanted is None or wanted.answered_at is not None:
        unit.append(e.HelpCalled(by=unit.who.id, place=place))
    return {"place": place}


def answer_help(app: AppContext, unit: UnitOfWork, command: c.AnswerHelp) -> Answer:
    """Record that a member of staff has gone to help; a second answer changes nothing."""
    wanted = _wanted(unit, command.place)
    if wanted is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "help", "id": command.place})
    if wanted.answered_at is None:
        unit.append(e.HelpAnswered(by=unit.who.id, place=command.place))
    return {"place": command.place}


def _wanted(unit: UnitOfWork, place: str) -> HelpWanted | None:
    return unit.get(HelpWanted, f"{unit.centre.id}/{place}")
