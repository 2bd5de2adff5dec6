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
from server.web.pages.cookie import keep_command, take_command
from server.web.pages.forms import PageForm, execute, field, submitted
from server.web.pages.frame import Pages, Views

ADDRESS: Final = "console/set-up/tokens"

_MADE: Final = "token"


class TokenForm(PageForm):
    """A new token: its purpose, its scopes, its end."""

    label = field()
    scopes = field(SelectMultipleField)
    last_day = DateField(validators=[Optional()])


class TokenPages(Pages):
    """The page of the tokens."""

    def routes(self) -> Iterable[Views]:
        yield Views(ADDRESS, Page.TOKENS, self.show_tokens, self.change_tokens)

    def _form(self, *, sent: bool) -> TokenForm:
        form = TokenForm() if sent else TokenForm(formdata=None)
        say = self.frame.say()
        form.scopes.choices = [
            (scope.value, say("console-scope", scope=scope))
            for scope in Scope
            if scope is not Scope.ALL_CENTRES
        ]
        return form

    def show_tokens(self, form: TokenForm | None = None) -> Response:
        say, centre, app = self.frame.say(), authorization.own_centre(), self.app
        made = take_command(_MADE)
        return self.frame.page(
            "console/tokens.html",
            form=form or self._form(sent=False),
            secret=app.signer.token_of(centre, made) if made is not None else "",
            tokens=[
                (token, [say("console-scope", scope=scope) for scope in token.scopes or ()])
                for token in known.tokens(app, centre)
                if token.role is Role.INTEGRATION
            ],
        )

    def change_tokens(self) -> Response:
        sent = None if request.form.get("act") == "revoke" else self._form(sent=True)
        form = sent or PageForm()
        with submitted(self.frame, form, lambda: self.show_tokens(sent)):
            if sent is None:
                execute(self.app, c.RevokeToken, form, integration=request.form.get("token"))
                return self.frame.done("token_revoked", ADDRESS)
            label, scopes, end = sent.label.data, sent.scopes.data, self._end(sent)
            execute(self.app, c.MakeToken, form, label=label, scopes=scopes, expires_at=end)
            keep_command(_MADE, form.command_id.data)
            return self.frame.redirect(ADDRESS)

    def _end(self, form: TokenForm) -> datetime | None:
        """The end of the token's last day; `malformed` for a day in the past or too far away."""
        if form.last_day.data is None:
            return None
        today = self.app.machine.now().astimezone(self.frame.zone()).date()
        if form.last_day.data < today or form.last_day.data.year >= LATEST:
            raise malformed_field("last_day", "is needed")
        return datetime.combine(form.last_day.data + ONE_DAY, time(), self.frame.zone())
