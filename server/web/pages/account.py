"""The user's own account: the duty, the end of the session, and what can be changed."""

from collections.abc import Iterable

from flask import Response, request

from contract.access import WITH_FACTOR, Duty
from contract.errors import ProblemType, Refusal
from contract.ids import key_of
from contract.operations import Page
from contract.texts import Wording, pick
from server.domain.layout import Layout
from server.domain.people import IDLE, IDLE_OTHERS
from server.identity import sessions
from server.web import authorization
from server.web.pages.forms import Form
from server.web.pages.frame import Part, Route
from server.web.pages.navigation import Wanted, duty_named
from server.web.public.open_data import open_centres


class Account(Part):
    """The page of the user's own account, and the root address of the server."""

    def _routes(self) -> Iterable[Route]:
        yield ("", Page.START, {"GET": self._start})
        yield ("account", Page.ACCOUNT, {"GET": self._account, "POST": self._change_duty})

    def _start(self) -> Response:
        """Redirect staff to their first page; others to the hall's public page, or to the
        sign-in."""
        who = authorization.who()
        if not who.is_anonymous:
            return self.onward(who.step)
        public = open_centres(self.app)
        return self.to(f"open/{public[0]}" if len(public) == 1 else "sign-in")

    def _change_duty(self) -> Response:
        """Switch to another duty, without signing out if possible."""
        form, wanted = Form(), duty_named(request.form.get("as", ""))

        def act() -> Response:
            if wanted is None:
                raise Refusal(ProblemType.MALFORMED)
            who, secret = authorization.who(), authorization.secret()
            told = sessions.change_duty(self.app, who, wanted.centre, wanted.role, wanted.agency)
            if told is None:
                sessions.sign_out(self.app, who)
            self.authenticator.forget(secret)
            if told is None:
                self.end()
                return self.to(f"sign-in?as={wanted}")
            self.begin(told.token, told.language)
            return self.onward(None)

        return self.submitted(form, act, self._account)

    def _account(self) -> Response:
        who, say = authorization.who(), self.say()
        told = sessions.present(self.app, who)
        return self.page(
            "pages/account.html",
            told=told,
            duty=duty_said(told.duty, self.layout_if_any(), say),
            others=[
                (
                    Wanted(one.centre, one.role, one.agency),
                    duty_said(one, self.layout_of(one.centre), say, centre=True),
                )
                for one in told.duties
                if one != told.duty
            ],
            until=self.moment(told.expires_at, say),
            idle_minutes=int(IDLE.get(who.role, IDLE_OTHERS).total_seconds()) // 60,
            login=sessions.login_of(self.app, who),
            with_factor=who.role in WITH_FACTOR,
        )


def duty_said(
    duty: Duty, layout: Layout | None, say: Wording, *, centre: bool = False
) -> tuple[str, ...]:
    """A duty as text, part by part: the role, the agency, the counter, and if asked for the
    centre."""
    parts = [say("account-role", role=duty.role)]
    if layout is not None:
        parts += [
            pick(one.names, say.language)
            for one in layout.config.agencies
            if one.key == duty.agency
        ]
        parts += [
            say("account-at-counter", counter=one.number)
            for one in layout.config.counters
            if duty.counter is not None and one.key == key_of(duty.counter)
        ]
        if centre:
            parts.append(pick(layout.config.centre.names, say.language))
    return tuple(parts)
