"""The pages before a session is open: the set-up link, signing in, and the steps after it."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Final

import segno
from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from pydantic import Field

from contract.access import (
    ChangePassword,
    ConfirmFactor,
    OfferFactor,
    ProveFactor,
    SignedIn,
    SignIn,
    Step,
)
from contract.access.acts import Login, Password
from contract.errors import ProblemType, Refusal
from contract.model import Incoming, PlainText
from contract.operations import Page
from server.context import AppContext
from server.domain.people import PASSWORD_SIGNS
from server.domain.principal import ANONYMOUS
from server.identity import known, sessions, setting_up, signing_in
from server.web import authorization
from server.web.pages.forms import TONGUES, CodeForm, Form, PasswordForm, SetUpForm, SignInForm
from server.web.pages.frame import Part, Route
from server.web.pages.navigation import duty_asked, place_asked
from server.web.rendering import set_cookie

SET_UP_COMMAND: Final = "novbe server user set-up-link"
IMPORT_COMMAND: Final = "novbe server import"

LINK_HOURS: Final = int(setting_up.LINK_SPAN.total_seconds()) // 3600


class FirstPerson(Incoming):
    """The data of the person who sets a centre up."""

    login: Login
    full_name: Annotated[PlainText, Field(min_length=1, max_length=120)]
    language: str
    password: Password


class SignInPages(Part):
    """The pages of signing in."""

    def _routes(self) -> Iterable[Route]:
        return (
            ("set-up/<link>", Page.SET_UP, {"GET": self._set_up_page, "POST": self._set_up}),
            ("sign-in", Page.SIGN_IN, {"GET": self._sign_in_form, "POST": self._sign_in}),
            ("factor", Page.FACTOR, {"GET": self._factor_page, "POST": self._factor}),
            ("factor/offer", Page.FACTOR, {"POST": self._offer}),
            ("password", Page.PASSWORD, {"GET": self._password_page, "POST": self._password}),
            ("sign-out", Page.SIGN_OUT, {"POST": self._sign_out}),
        )

    # The set-up link.

    def _set_up_page(self, link: str) -> Response:
        try:
            found = setting_up.invited(self.app, link)
        except Refusal:
            return self._no_link()
        say = self.say()
        centre = self.name_of(self.layout_of(found.centre), say)
        if found.person is not None:
            # The person signs in by the link, with one button.
            person = known.person(self.app, found.centre, found.person)
            form = Form(formdata=None)
            return self.page("pages/by_link.html", form=form, name=person.name, centre=centre)
        return self.page(
            "pages/set_up.html",
            form=SetUpForm(language=say.language),
            centre=centre,
            signs=PASSWORD_SIGNS,
            tongues=TONGUES,
        )

    def _no_link(self) -> Response:
        return self.page("pages/no_link.html", status=404, command=SET_UP_COMMAND, hours=LINK_HOURS)

    def _set_up(self, link: str) -> Response:
        try:
            found = setting_up.invited(self.app, link)
        except Refusal:
            return self._no_link()

        def again() -> Response:
            return self._set_up_page(link)

        if found.person is not None:
            return self.submitted(
                Form(), lambda: self._begun(setting_up.sign_in_by(self.app, link)), again
            )
        form = SetUpForm()

        def act() -> Response:
            person = FirstPerson.model_validate(
                {name: form[name].data for name in FirstPerson.model_fields}
            )
            told = setting_up.set_up(
                self.app,
                link,
                login=person.login,
                name=person.full_name,
                language=person.language,
                password=person.password.get_secret_value(),
            )
            return self._begun(told)

        return self.submitted(
            form,
            act,
            again,
            {ProblemType.LOGIN_TAKEN: "login", ProblemType.WEAK_PASSWORD: "password"},
        )

    # Signing in.

    def _sign_in_form(self) -> Response:
        who = authorization.who()
        if not who.is_anonymous:
            return self.onward(who.step)
        return self._sign_in_page()

    def _sign_in_page(self) -> Response:
        if not any(one.config is not None for one in self.app.store.centres()):
            return self.page("pages/no_centre.html", commands=(IMPORT_COMMAND, SET_UP_COMMAND))
        return self.page(
            "pages/sign_in.html",
            form=SignInForm(),
            centre="Novbe",
            duty=duty_asked(),
            led=place_asked() is not None,
        )

    def _sign_in(self) -> Response:
        form = SignInForm()

        def act() -> Response:
            duty = duty_asked()
            wanted = asdict(duty) if duty is not None else {}
            asked = SignIn(login=form.login.data, password=form.password.data, **wanted)
            known = known_browser(self.app, asked.login or "")
            address = request.remote_addr or ""
            with self.limits.signing_in(known):
                # Independent of who was signed in here before.
                told = signing_in.sign_in(self.app, ANONYMOUS, asked, address, known)
            return self._begun(told)

        return self.submitted(form, act, self._sign_in_page)

    def _begun(self, told: SignedIn) -> Response:
        """Begin a session; a previous one of this browser ends."""
        before = authorization.who()
        if before.session is not None:
            sessions.sign_out(self.app, before)
            self.authenticator.forget(authorization.secret())
        self.begin(told.token, told.language)
        return self._stepped(told, told.token)

    def _stepped(self, told: SignedIn, secret: str | None) -> Response:
        """The role of the session has changed: it is looked up again."""
        self.authenticator.forget(secret)
        if told.step is Step.NEW_FACTOR:
            # Offered by the POST, so that reading the page changes nothing.
            sessions.offer_factor(self.app, self.authenticator.bearer(secret), OfferFactor())
        return self._onward(told, secret)

    def _onward(self, told: SignedIn, secret: str | None) -> Response:
        """Redirect to the next step; once the session is open, mark the browser as known and report
        failed attempts before."""
        response = self.onward(told.step)
        if told.step is None:
            bearer = self.authenticator.bearer(secret)
            remember(response, self.app, sessions.login_of(self.app, bearer))
            self.keep_failures(told)
        return response

    # The second factor.

    def _factor_page(self) -> Response:
        who, form = authorization.who(), CodeForm()
        if who.step is Step.PASSWORD:
            return self.onward(who.step)
        if who.step is Step.FACTOR:
            return self.page("pages/factor.html", form=form)
        offered = sessions.offered_factor(self.app, who)
        picture = key = ""
        if offered is not None:
            # The background of the picture is white at night too: cameras need it.
            picture = segno.make(offered.uri, error="m").svg_data_uri(scale=5, light="#fff")
            key = " ".join(offered.secret[at : at + 4] for at in range(0, len(offered.secret), 4))
        return self.page(
            "pages/new_factor.html",
            form=form,
            entering=who.step is not None,
            picture=picture,
            key=key,
        )

    def _factor(self) -> Response:
        form = CodeForm()

        def act() -> Response:
            who, code = authorization.who(), form.digits.data
            if who.step is Step.FACTOR:
                return self._stepped(
                    sessions.prove_factor(self.app, who, ProveFactor(code=code)),
                    authorization.secret(),
                )
            told = sessions.confirm_factor(self.app, who, ConfirmFactor(code=code))
            self.authenticator.forget(authorization.secret())
            if who.step is None:
                return self.done("factor", "account")
            return self._onward(told, authorization.secret())

        return self.submitted(form, act, self._factor_page, {ProblemType.WRONG_SIGN_IN: "digits"})

    def _offer(self) -> Response:
        form, who = CodeForm(), authorization.who()
        if who.step is not None:
            if form.is_forged():
                raise Refusal(ProblemType.FORGED)
            sessions.offer_factor(self.app, who, OfferFactor())
            return self.to("factor")

        def act() -> Response:
            sessions.offer_factor(self.app, who, OfferFactor(code=form.digits.data))
            return self.to("factor")

        return self.submitted(form, act, self._factor_page, {ProblemType.WRONG_SIGN_IN: "digits"})

    # The password.

    def _password_page(self) -> Response:
        step = authorization.who().step
        if step is not None and step is not Step.PASSWORD:
            return self.onward(step)
        return self.page(
            "pages/password.html",
            form=PasswordForm(),
            entering=step is not None,
            signs=PASSWORD_SIGNS,
            login=sessions.login_of(self.app, authorization.who()),
        )

    def _password(self) -> Response:
        form = PasswordForm()

        def act() -> Response:
            who = authorization.who()
            change = ChangePassword(old=form.old.data or None, new=form.new.data)
            told = sessions.change_password(self.app, who, change)
            if who.step is None:
                self.authenticator.forget(authorization.secret())
                return self.done("password", "account")
            return self._stepped(told, authorization.secret())

        return self.submitted(
            form,
            act,
            self._password_page,
            {ProblemType.WRONG_SIGN_IN: "old", ProblemType.WEAK_PASSWORD: "new"},
        )

    # Signing out.

    def _sign_out(self) -> Response:
        if CodeForm().is_forged():
            raise Refusal(ProblemType.FORGED)
        sessions.sign_out(self.app, authorization.who())
        self.authenticator.forget(authorization.secret())
        self.end()
        return self.done("signed_out", "sign-in")


LASTING: Final = timedelta(days=90)
"""How long a browser is known."""


def remember(response: Response, app: AppContext, login: str) -> None:
    """Mark a browser with which a person signed in by a signed cookie. Wrong passwords from it are
    counted separately (device cookies as described by OWASP), so that an attacker who guesses
    passwords does not lock the person's own browser."""
    mark = _serializer().dumps([_sealed(app, login), secrets.token_hex(8)])
    assert isinstance(mark, str)
    set_cookie(response, _name(), mark, LASTING)


def known_browser(app: AppContext, login: str) -> str | None:
    """The mark of the browser, if the login was used in it before, or is signed in."""
    who = authorization.who()
    if who.session is not None and who.step is None and sessions.login_of(app, who) == login:
        return f"session {who.session}"
    try:
        sealed, identity = _serializer().loads(
            request.cookies.get(_name(), ""), max_age=int(LASTING.total_seconds())
        )
    except BadSignature:
        return None
    return f"browser {identity}" if sealed == _sealed(app, login) else None


def _sealed(app: AppContext, login: str) -> str:
    return app.signer.mac(f"known browser\n{login}")


def _name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"


def _serializer() -> URLSafeTimedSerializer:
    assert current_app.secret_key is not None
    return URLSafeTimedSerializer(current_app.secret_key, salt="known browser")
