"""The set-up link, signing in with its steps, and the user's own account."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, Final

import segno
from flask import Response, abort, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from pydantic import Field
from wtforms import PasswordField, StringField
from wtforms.validators import AnyOf, EqualTo, Regexp

from contract import access
from contract.access.acts import Login, Password
from contract.errors import ProblemType, Refusal
from contract.ids import key_of
from contract.model import Incoming, PlainText
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES, Wording, pick
from server.context import AppContext
from server.domain.layout import Layout
from server.domain.people import IDLE, IDLE_OTHERS, PASSWORD_SIGNS, Invitation
from server.domain.principal import ANONYMOUS
from server.identity import known, sessions, setting_up, signing_in
from server.web import authorization
from server.web.http import set_cookie
from server.web.limits import PATIENCE_SECONDS
from server.web.pages.forms import TONGUES, Form, field
from server.web.pages.frame import Part, Route
from server.web.pages.navigation import duty_asked, duty_named, name_of_duty, place_asked
from server.web.public.open_data import open_centres

SET_UP_COMMAND: Final = "novbe server user set-up-link"
IMPORT_COMMAND: Final = "novbe server import"

_DIGITS: Final = {ProblemType.WRONG_SIGN_IN: "digits"}


def _plain_digits(text: str | None) -> str:
    """A code without the spaces that apps show in it, in ASCII digits."""
    signs = "".join((text or "").split())
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in signs)


class _SetUpForm(Form):
    login = field()
    full_name = field()
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))
    password = field(PasswordField)
    again = field(PasswordField, EqualTo("password"))


class _SignInForm(Form):
    login = field()
    password = field(PasswordField)


class _CodeForm(Form):
    digits = field(StringField, Regexp(r"^[0-9]{6}$"), filters=[_plain_digits])


class _PasswordForm(Form):
    old = field(PasswordField, needed=False)
    new = field(PasswordField)
    again = field(PasswordField, EqualTo("new"))


class _FirstPerson(Incoming):
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
        found = self._invited(link)
        centre = self.name_of(self.layout_of(found.centre))
        if found.person is not None:
            # The person signs in by the link, with one button.
            person = known.person(self.app, found.centre, found.person)
            form = Form(formdata=None)
            return self.page("pages/by_link.html", form=form, name=person.name, centre=centre)
        return self.page(
            "pages/set_up.html",
            form=_SetUpForm(language=self.say().language),
            centre=centre,
            signs=PASSWORD_SIGNS,
            tongues=TONGUES,
        )

    def _invited(self, link: str) -> Invitation:
        try:
            return setting_up.invited(self.app, link)
        except Refusal:
            hours = int(setting_up.LINK_SPAN.total_seconds()) // 3600
            page = "pages/no_link.html"
            abort(self.page(page, status=404, command=SET_UP_COMMAND, hours=hours))

    def _set_up(self, link: str) -> Response:
        found = self._invited(link)
        form = _SetUpForm() if found.person is None else Form()
        places = {ProblemType.LOGIN_TAKEN: "login", ProblemType.WEAK_PASSWORD: "password"}
        with self.submitted(form, lambda: self._set_up_page(link), places):
            if found.person is not None:
                return self._begun(setting_up.sign_in_by(self.app, link))
            person = _FirstPerson.model_validate(
                {name: form[name].data for name in _FirstPerson.model_fields}
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

    # Signing in.

    def _sign_in_form(self) -> Response:
        who = authorization.who()
        if not who.is_anonymous:
            return self.onward(who.step)
        return self._sign_in_page()

    def _sign_in_page(self) -> Response:
        if not self.app.store.configured():
            return self.page("pages/no_centre.html", commands=(IMPORT_COMMAND, SET_UP_COMMAND))
        return self.page(
            "pages/sign_in.html",
            form=_SignInForm(),
            centre="Novbe",
            duty=duty_asked(),
            led=place_asked() is not None,
        )

    def _sign_in(self) -> Response:
        form = _SignInForm()
        with self.submitted(form, self._sign_in_page):
            duty = duty_asked()
            wanted = duty.model_dump(exclude={"counter"}) if duty is not None else {}
            asked = access.SignIn(login=form.login.data, password=form.password.data, **wanted)
            known = known_browser(self.app, asked.login or "")
            address = request.remote_addr or ""
            with self.limits.signing_in(known, PATIENCE_SECONDS):
                # Independent of who was signed in here before.
                told = signing_in.sign_in(self.app, ANONYMOUS, asked, address, known)
            return self._begun(told)

    def _begun(self, told: access.SignedIn) -> Response:
        """Begin a session; a previous one of this browser ends."""
        before = authorization.who()
        if before.session is not None:
            sessions.sign_out(self.app, before)
        self.begin(told.token, told.language)
        return self._stepped(told, told.token)

    def _stepped(self, told: access.SignedIn, secret: str | None) -> Response:
        """The role of the session has changed: it is looked up again."""
        self.authenticator.forget()
        if told.step is access.Step.NEW_FACTOR:
            # Offered by the POST, so that reading the page changes nothing.
            sessions.offer_factor(self.app, self.authenticator.bearer(secret), access.OfferFactor())
        return self._onward(told, secret)

    def _onward(self, told: access.SignedIn, secret: str | None) -> Response:
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
        who, form = authorization.who(), _CodeForm()
        if who.step is access.Step.PASSWORD:
            return self.onward(who.step)
        if who.step is access.Step.FACTOR:
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
        form = _CodeForm()
        with self.submitted(form, self._factor_page, _DIGITS):
            who, code = authorization.who(), form.digits.data
            if who.step is access.Step.FACTOR:
                told = sessions.prove_factor(self.app, who, access.ProveFactor(code=code))
                return self._stepped(told, authorization.secret())
            told = sessions.confirm_factor(self.app, who, access.ConfirmFactor(code=code))
            self.authenticator.forget()
            if who.step is None:
                return self.done("factor", "account")
            return self._onward(told, authorization.secret())

    def _offer(self) -> Response:
        who = authorization.who()
        form = _CodeForm() if who.step is None else Form()
        with self.submitted(form, self._factor_page, _DIGITS):
            code = form.digits.data if who.step is None else None
            sessions.offer_factor(self.app, who, access.OfferFactor(code=code))
            return self.to("factor")

    # The password.

    def _password_page(self) -> Response:
        step = authorization.who().step
        if step is not None and step is not access.Step.PASSWORD:
            return self.onward(step)
        return self.page(
            "pages/password.html",
            form=_PasswordForm(),
            entering=step is not None,
            signs=PASSWORD_SIGNS,
            login=sessions.login_of(self.app, authorization.who()),
        )

    def _password(self) -> Response:
        form = _PasswordForm()
        places = {ProblemType.WRONG_SIGN_IN: "old", ProblemType.WEAK_PASSWORD: "new"}
        with self.submitted(form, self._password_page, places):
            who = authorization.who()
            change = access.ChangePassword(old=form.old.data, new=form.new.data)
            told = sessions.change_password(self.app, who, change)
            if who.step is None:
                self.authenticator.forget()
                return self.done("password", "account")
            return self._stepped(told, authorization.secret())

    # Signing out.

    def _sign_out(self) -> Response:
        if _CodeForm().is_forged():
            raise Refusal(ProblemType.FORGED)
        sessions.sign_out(self.app, authorization.who())
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
        wanted = duty_named(request.form.get("as", ""))
        with self.submitted(Form(), self._account):
            if wanted is None:
                raise Refusal(ProblemType.MALFORMED)
            who = authorization.who()
            told = sessions.change_duty(self.app, who, wanted.centre, wanted.role, wanted.agency)
            if told is None:
                sessions.sign_out(self.app, who)
                self.end()
                return self.to(f"sign-in?as={name_of_duty(wanted)}")
            self.begin(told.token, told.language)
            return self.onward(None)

    def _account(self) -> Response:
        who, say = authorization.who(), self.say()
        told = sessions.present(self.app, who)
        return self.page(
            "pages/account.html",
            told=told,
            duty=duty_said(told.duty, self.layout_if_any(), say),
            others=[
                (name_of_duty(one), duty_said(one, self.layout_of(one.centre), say, centre=True))
                for one in told.duties
                if one != told.duty
            ],
            idle_minutes=int(IDLE.get(who.role, IDLE_OTHERS).total_seconds()) // 60,
            login=sessions.login_of(self.app, who),
            with_factor=who.role in access.WITH_FACTOR,
        )


def duty_said(
    duty: access.Duty, layout: Layout | None, say: Wording, *, centre: bool = False
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
