"""Access for other systems: tokens with their scopes; created, shown once and revoked."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Final

from flask import Response, request
from wtforms import DateField, SelectMultipleField
from wtforms.validators import Optional

from contract import commands as c
from contract.access import Scope
from contract.enums import Role
from contract.errors import malformed_field
from contract.model import LATEST
from contract.operations import Page
from server.domain.calendar import ONE_DAY
from server.identity import known
from server.web import authorization
from server.web.pages.forms import Form, field
from server.web.pages.frame import Part, Route

HERE: Final = "console/set-up/tokens"

_MADE: Final = "token"


class TokenForm(Form):
    """A new token: its purpose, its scopes, its end."""

    label = field()
    scopes = field(SelectMultipleField)
    last_day = DateField(validators=[Optional()])


class Tokens(Part):
    """The page of the tokens."""

    def _routes(self) -> Iterable[Route]:
        yield (HERE, Page.TOKENS, {"GET": self._shown, "POST": self._do})

    def _form(self, *, sent: bool) -> TokenForm:
        form = TokenForm() if sent else TokenForm(formdata=None)
        say = self.say()
        scopes = [one for one in Scope if one is not Scope.ALL_CENTRES]
        form.scopes.choices = [(one.value, say("console-scope", scope=one)) for one in scopes]
        return form

    def _shown(self, form: TokenForm | None = None) -> Response:
        say, centre, app = self.say(), authorization.own_centre(), self.app
        made = self.kept_command(_MADE)
        return self.page(
            "console/tokens.html",
            form=form or self._form(sent=False),
            secret=app.signer.token_of(centre, made) if made is not None else "",
            tokens=[
                (one, [say("console-scope", scope=scope) for scope in one.scopes or ()])
                for one in known.tokens(app, centre)
                if one.role is Role.INTEGRATION
            ],
        )

    def _do(self) -> Response:
        sent = None if request.form.get("act") == "revoke" else self._form(sent=True)
        form = sent or Form()
        with self.submitted(form, lambda: self._shown(sent)):
            if sent is None:
                self.give(c.RevokeToken, form, integration=request.form.get("token"))
                return self.done("token_revoked", HERE)
            label, scopes, end = sent.label.data, sent.scopes.data, self._end(sent)
            self.give(c.MakeToken, form, label=label, scopes=scopes, expires_at=end)
            self.keep_command(_MADE, form)
            return self.to(HERE)

    def _end(self, form: TokenForm) -> datetime | None:
        """The end of the token's last day in the centre's time; `malformed` for a day in the past
        or too far away."""
        if form.last_day.data is None:
            return None
        today = self.app.machine.now().astimezone(self.zone()).date()
        if form.last_day.data < today or form.last_day.data.year >= LATEST:
            raise malformed_field("last_day", "is needed")
        return datetime.combine(form.last_day.data + ONE_DAY, time(), self.zone())
