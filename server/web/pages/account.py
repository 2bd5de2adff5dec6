"""The user's own account, and the root address of the server."""

from collections.abc import Iterable

from flask import Response, request

from contract import access
from contract.errors import ProblemType, Refusal
from contract.ids import key_of
from contract.operations import Page
from contract.texts import Wording, pick
from server.domain.people import IDLE, IDLE_OTHERS
from server.domain.setup import Setup
from server.identity import sessions
from server.identity.authenticator import Authenticator
from server.web import authorization
from server.web.pages import cookie
from server.web.pages.forms import PageForm, submitted
from server.web.pages.frame import Frame, Pages, Views
from server.web.pages.navigation import duty_named, name_of_duty
from server.web.pages.refusals import next_page
from server.web.public.open_data import open_centres


class AccountPages(Pages):
    """The page of the user's own account, and the root address of the server."""

    def __init__(self, frame: Frame, authenticator: Authenticator) -> None:
        super().__init__(frame)
        self._authenticator = authenticator

    def routes(self) -> Iterable[Views]:
        yield Views("", Page.START, self.redirect_to_start)
        yield Views("account", Page.ACCOUNT, self.show_account, self.change_duty)

    def redirect_to_start(self) -> Response:
        """Redirect staff to their first page; others to the public page, or to the sign-in."""
        who = authorization.who()
        if not who.is_anonymous:
            return next_page(self.frame, self._authenticator, who.step)
        public = open_centres(self.app)
        return self.frame.redirect(f"open/{public[0]}" if len(public) == 1 else "sign-in")

    def change_duty(self) -> Response:
        duty = duty_named(request.form.get("as", ""))
        with submitted(self.frame, PageForm(), self.show_account):
            if duty is None:
                raise Refusal(ProblemType.MALFORMED)
            who = authorization.who()
            signed_in = sessions.change_duty(self.app, who, duty.centre, duty.role, duty.agency)
            if signed_in is None:
                sessions.sign_out(self.app, who)
                cookie.end_session()
                self._authenticator.forget()
                return self.frame.redirect(f"sign-in?as={name_of_duty(duty)}")
            cookie.begin_session(signed_in.token, signed_in.language)
            self._authenticator.forget()
            return next_page(self.frame, self._authenticator, None)

    def show_account(self) -> Response:
        who, say, setup_of = authorization.who(), self.frame.say(), self.frame.setup_of
        session = sessions.present(self.app, who)
        return self.frame.page(
            "pages/account.html",
            session=session,
            duty=duty_text(session.duty, self.frame.setup_if_any(), say),
            others=[
                (name_of_duty(duty), duty_text(duty, setup_of(duty.centre), say, centre=True))
                for duty in session.duties
                if duty != session.duty
            ],
            idle_minutes=int(IDLE.get(who.role, IDLE_OTHERS).total_seconds()) // 60,
            login=sessions.login_of(self.app, who),
            with_factor=who.role in access.WITH_FACTOR,
        )


def duty_text(
    duty: access.Duty, setup: Setup | None, say: Wording, *, centre: bool = False
) -> tuple[str, ...]:
    """A duty as text, part by part: the role, the agency, the counter, and perhaps the centre."""
    parts = [say("account-role", role=duty.role)]
    if setup is not None:
        parts += [
            pick(agency.names, say.language)
            for agency in setup.config.agencies
            if agency.key == duty.agency
        ]
        parts += [
            say("account-at-counter", counter=counter.number)
            for counter in setup.config.counters
            if duty.counter is not None and counter.key == key_of(duty.counter)
        ]
        if centre:
            parts.append(pick(setup.config.centre.names, say.language))
    return tuple(parts)
