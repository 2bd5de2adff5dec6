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
from server.web.pages.forms import Faults, Form
from server.web.pages.frame import Frame, Route
from server.web.pages.redirects import Wanted, duty_named


class Account:
    """The page of the user's own account."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def routes(self) -> Iterable[Route]:
        """Its address."""
        return (("account", Page.ACCOUNT, {"GET": self._account, "POST": self._change_duty}),)

    def _change_duty(self) -> Response:
        """Switch to another duty, without signing out if possible."""
        form, wanted = Form(), duty_named(request.form.get("as", ""))

        def act() -> Response:
            if wanted is None:
                raise Refusal(ProblemType.MALFORMED)
            who, secret = authorization.who(), authorization.secret()
            told = sessions.change_duty(
                self._frame.app, who, wanted.centre, wanted.role, wanted.agency
            )
            if told is None:
                sessions.sign_out(self._frame.app, who)
            self._frame.authenticator.forget(secret)
            if told is None:
                self._frame.end()
                return self._frame.to(f"sign-in?as={wanted}")
            self._frame.begin(told.token, told.language)
            return self._frame.onward(None)

        return self._frame.submitted(form, act, self._account)

    def _account(self, faults: Faults | None = None, status: int = 200) -> Response:
        who, say = authorization.who(), self._frame.say()
        told = sessions.present(self._frame.app, who)
        return self._frame.page(
            "pages/account.html",
            status=status,
            faults=faults,
            told=told,
            duty=duty_said(told.duty, self._frame.layout(), say),
            others=[
                (
                    Wanted(one.centre, one.role, one.agency),
                    duty_said(one, self._layout(one), say, centre=True),
                )
                for one in told.duties
                if one != told.duty
            ],
            until=self._frame.moment(told.expires_at, say),
            idle_minutes=int(IDLE.get(who.role, IDLE_OTHERS).total_seconds()) // 60,
            login=sessions.login_of(self._frame.app, who),
            with_factor=who.role in WITH_FACTOR,
        )

    def _layout(self, duty: Duty) -> Layout:
        return self._frame.layout_of(duty.centre)


def duty_said(
    duty: Duty, layout: Layout | None, say: Wording, *, centre: bool = False
) -> tuple[str, ...]:
    """A duty as text, part by part: the role, the agency, the counter, the centre.

    Args:
        duty: the duty.
        layout: its centre's configuration.
        say: the reader's texts.
        centre: whether to include the centre.
    """
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
