"""Submitted forms: the command of a form is executed, or its page is shown again with faults."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from flask import Response, abort, g
from pydantic import ValidationError

from contract.commands import Command
from contract.errors import ProblemType, Refusal
from server.commands import dispatch
from server.context import AppContext
from server.web import authorization
from server.web.http import with_retry
from server.web.pages.forms import Faults, PageForm, fault_of
from server.web.pages.frame import Frame
from server.web.pages.refusals import is_step_done_before


@contextmanager
def submitted(
    frame: Frame,
    form: PageForm,
    page: Callable[[], Response],
    fields: Mapping[ProblemType, str] | None = None,
) -> Iterator[None]:
    """Execute the action of a form, or show its page again with the faults: a refusal at its field
    in `fields`, the messages of `centre_faulty` unchanged. A page that is shown again ends the view
    by `abort`, past the error handlers."""
    say = frame.say()
    if form.is_forged():
        forged = frame.problem(Refusal(ProblemType.FORGED))
        abort(show_again(page, {"": forged.detail}, forged.status))
    if faults := form.faults(say):
        abort(show_again(page, faults))
    try:
        yield
    except ValidationError as error:
        abort(show_again(page, form.faults_of(error, say)))
    except Refusal as refusal:
        if _leads_away(refusal):
            raise
        has_messages = refusal.kind is ProblemType.CENTRE_FAULTY
        faults = {
            fault.field: fault.message if has_messages else fault_of(fault.field, say)
            for fault in refusal.fields
            if fault.field in form or has_messages
        }
        if not faults:
            sentence = frame.problem(refusal).detail
            if refusal.kind is ProblemType.COMMAND_REUSED:
                sentence = say("account-sent-before")
                form.command_id.data = str(uuid4())
            faults = {(fields or {}).get(refusal.kind, ""): sentence}
        abort(with_retry(show_again(page, faults, refusal.status), refusal))


def show_again(page: Callable[[], Response], faults: Faults, status: int = 422) -> Response:
    """Show a page again, with the faults in its form by field ("" for the whole form)."""
    g.faults, g.status = faults, status
    return page()


def execute_once(
    app: AppContext, model: type[Command], form: PageForm, **fields: Any
) -> dict[str, Any]:
    """Execute a command once, however often its form is submitted; `ValidationError` if it does not
    match the command's model."""
    who = authorization.who()
    if "centre" in model.model_fields:
        fields["centre"] = who.centre
    command = model.model_validate({"command_id": form.command_id.data, **fields})
    return dispatch.execute(app, who, command)


def _leads_away(refusal: Refusal) -> bool:
    """Whether no other entry in the same form would fix it."""
    away = (ProblemType.NOT_SIGNED_IN, ProblemType.STEP_NEEDED, ProblemType.NOT_PERMITTED)
    return refusal.kind in away or is_step_done_before(refusal)
