"""Access for other systems: tokens with their scopes; created, shown once and revoked."""

from collections.abc import Iterable
from datetime import datetime, time

from flask import Response, request
from wtforms import DateField, SelectMultipleField
from wtforms.validators import Optional

from contract import commands as c
from contract.access import Scope
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.model import LATEST
from contract.operations import Page
from server.domain.calendar import ONE_DAY
from server.identity import known
from server.web import authorization
from server.web.pages.forms import Faults, Form, field
from server.web.pages.frame import Frame, Route


class TokenForm(Form):
    """A new token: its purpose, its scopes, its end."""

    label = field()
    scopes = field(SelectMultipleField)
    last_day = DateField(validators=[Optional()])


class Tokens:
    """The page of the tokens."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def routes(self) -> Iterable[Route]:
        """Its address."""
        yield ("console/set-up/tokens", Page.TOKENS, {"GET": self._shown, "POST": self._do})

    def _form(self, *, sent: bool) -> TokenForm:
        form = TokenForm() if sent else TokenForm(formdata=None)
        say = self._frame.say()
        form.scopes.choices = [(one.value, say("console-scope", scope=one)) for one in Scope]
        return form

    def _shown(
        self, form: TokenForm | None = None, faults: Faults | None = None, status: int = 200
    ) -> Response:
        say, who = self._frame.say(), authorization.who()
        assert who.centre is not None
        return self._frame.page(
            "console/tokens.html",
            status=status,
            faults=faults,
            form=form or self._form(sent=False),
            secret=self._frame.told_token(),
            tokens=[
                (
                    one,
                    [say("console-scope", scope=scope) for scope in one.scopes or ()],
                    self._frame.moment(one.made_at, say),
                    self._frame.moment(one.expires_at, say) if one.expires_at else "",
                    self._frame.moment(one.revoked_at, say) if one.revoked_at else "",
                )
                for one in known.tokens(self._frame.app, who.centre)
                if one.role is Role.INTEGRATION
            ],
        )

    def _do(self) -> Response:
        revoked = request.form.get("act") == "revoke"
        form = Form() if revoked else self._form(sent=True)

        def act() -> Response:
            if revoked:
                token = request.form.get("token")
                self._frame.give(c.RevokeToken, form, integration=token)
                return self._frame.done("token_revoked", "console/set-up/tokens")
            assert isinstance(form, TokenForm)
            self._frame.give(
                c.MakeToken,
                form,
                label=form.label.data,
                scopes=form.scopes.data,
                expires_at=self._end(form),
            )
            self._frame.tell_token(form)
            return self._frame.to("console/set-up/tokens")

        def again(faults: Faults, status: int) -> Response:
            return self._shown(form if isinstance(form, TokenForm) else None, faults, status)

        return self._frame.submitted(form, act, again)

    def _end(self, form: TokenForm) -> datetime | None:
        """The end of the token's last day, local to the centre.

        Raises:
            Refusal: `malformed` for a day in the past or too far away.
        """
        if form.last_day.data is None:
            return None
        today = self._frame.app.machine.now().astimezone(self._frame.zone()).date()
        if form.last_day.data < today or form.last_day.data.year >= LATEST:
            raise Refusal(ProblemType.MALFORMED, fields=self._frame.fault_at("last_day"))
        return datetime.combine(form.last_day.data + ONE_DAY, time(), self._frame.zone())
