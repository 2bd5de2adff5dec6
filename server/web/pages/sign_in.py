"""The set-up link, signing in with its steps, and signing out."""

from collections.abc import Iterable
from typing import Annotated, Final

import segno
from flask import Response, abort, request
from pydantic import Field
from wtforms import PasswordField, StringField
from wtforms.validators import AnyOf, EqualTo, Regexp

from contract import access
from contract.access.acts import Login, Password
from contract.desk.sentences import TEXTS as DESK_TEXTS
from contract.errors import ProblemType, Refusal
from contract.model import Incoming, PlainText
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES, say_of
from server.domain.people import PASSWORD_SIGNS, Invitation
from server.domain.principal import ANONYMOUS
from server.identity import known, sessions, setting_up, signing_in
from server.identity.authenticator import Authenticator
from server.web import authorization
from server.web.limits import PATIENCE_SECONDS, Limits
from server.web.pages import cookie
from server.web.pages.forms import LANGUAGE_CHOICES, PageForm, field, submitted
from server.web.pages.frame import Frame, Pages, Views
from server.web.pages.known_browsers import browser_mark, known_browser, mark_browser
from server.web.pages.navigation import requested_duty, requested_place
from server.web.pages.refusals import next_page

SET_UP_COMMAND: Final = "novbe server user set-up-link"
BADGE_SIGNS: Final = 8
IMPORT_COMMAND: Final = "novbe server import"

_WRONG_DIGITS: Final = {ProblemType.WRONG_SIGN_IN: "digits"}


def _plain_digits(text: str | None) -> str:
    """A code without the spaces that apps show in it, in ASCII digits."""
    signs = "".join((text or "").split())
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in signs)


class _SetUpForm(PageForm):
    login = field()
    full_name = field()
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))
    password = field(PasswordField)
    again = field(PasswordField, EqualTo("password"))


class _SignInForm(PageForm):
    login = field()
    password = field(PasswordField)


class _BadgeForm(PageForm):
    login = field()


class _CodeForm(PageForm):
    digits = field(StringField, Regexp(r"^[0-9]{6}$"), filters=[_plain_digits])


class _PasswordForm(PageForm):
    old = field(PasswordField, needed=False)
    new = field(PasswordField)
    again = field(PasswordField, EqualTo("new"))


class _FirstPerson(Incoming):
    login: Login
    full_name: Annotated[PlainText, Field(min_length=1, max_length=120)]
    language: str
    password: Password


class SignInPages(Pages):
    """The pages of signing in."""

    def __init__(self, frame: Frame, authenticator: Authenticator, limits: Limits) -> None:
        super().__init__(frame)
        self._authenticator = authenticator
        self._limits = limits

    def routes(self) -> Iterable[Views]:
        yield Views("set-up/<link>", Page.SET_UP, self.show_set_up, self.use_link)
        yield Views("sign-in", Page.SIGN_IN, self.open_sign_in, self.sign_in)
        yield Views("factor", Page.FACTOR, self.show_factor, self.enter_factor)
        yield Views("factor/offer", Page.FACTOR, post=self.offer_factor)
        yield Views("password", Page.PASSWORD, self.show_password, self.change_password)
        yield Views("sign-out", Page.SIGN_OUT, post=self.sign_out)

    # The set-up link.

    def show_set_up(self, link: str) -> Response:
        invitation = self._invitation(link)
        centre = self.frame.name_of(self.frame.setup_of(invitation.centre))
        if invitation.person is not None:
            # The person signs in by the link, with one button.
            person = known.person(self.app, invitation.centre, invitation.person)
            form = PageForm(formdata=None)
            return self.frame.page("pages/by_link.html", form=form, name=person.name, centre=centre)
        return self.frame.page(
            "pages/set_up.html",
            form=_SetUpForm(language=self.frame.say().language),
            centre=centre,
            signs=PASSWORD_SIGNS,
            language_choices=LANGUAGE_CHOICES,
        )

    def _invitation(self, link: str) -> Invitation:
        try:
            return setting_up.invited(self.app, link)
        except Refusal:
            hours = int(setting_up.LINK_SPAN.total_seconds()) // 3600
            page = "pages/no_link.html"
            abort(self.frame.page(page, status=404, command=SET_UP_COMMAND, hours=hours))

    def use_link(self, link: str) -> Response:
        invitation = self._invitation(link)
        form = _SetUpForm() if invitation.person is None else PageForm()
        fields = {ProblemType.LOGIN_TAKEN: "login", ProblemType.WEAK_PASSWORD: "password"}
        with submitted(self.frame, form, lambda: self.show_set_up(link), fields):
            if invitation.person is not None:
                return self._begin_session(setting_up.sign_in_by(self.app, link))
            person = _FirstPerson.model_validate(
                {name: form[name].data for name in _FirstPerson.model_fields}
            )
            signed_in = setting_up.set_up(
                self.app,
                link,
                login=person.login,
                name=person.full_name,
                language=person.language,
                password=person.password.get_secret_value(),
            )
            return self._begin_session(signed_in)

    # Signing in.

    def open_sign_in(self) -> Response:
        who = authorization.who()
        return (
            self._show_sign_in()
            if who.is_anonymous
            else next_page(self.frame, self._authenticator, who.step)
        )

    def _show_sign_in(self) -> Response:
        if not self.app.store.configured():
            return self.frame.page(
                "pages/no_centre.html", commands=(IMPORT_COMMAND, SET_UP_COMMAND)
            )
        return self.frame.page(
            "pages/sign_in.html",
            # A badge is not shown again.
            form=_SignInForm(formdata=None) if self._is_badge() else _SignInForm(),
            centre="Novbe",
            badge=self._badge_hint(),
            duty=requested_duty(),
            was_redirected=requested_place() is not None,
        )

    def _badge_hint(self) -> str:
        """How to sign in by badge, in a browser that staff use, before the page of a counter."""
        say = say_of((DESK_TEXTS,), self.frame.say().language)
        at_counter = requested_place() == "counter" and browser_mark(self.app) is not None
        return say("sign_in_badge") if at_counter else ""

    def _is_badge(self) -> bool:
        """Whether a scanner typed a badge into the first field: it has no password."""
        typed = request.form.get("login", "") if not request.form.get("password") else ""
        return len(typed) >= BADGE_SIGNS and bool(self._badge_hint())

    def _sign_in_by_badge(self) -> Response:
        form, mark = _BadgeForm(), browser_mark(self.app)
        with submitted(self.frame, form, self._show_sign_in):
            act, address = access.SignIn(badge=form.login.data), request.remote_addr or ""
            with self._limits.signing_in(mark, PATIENCE_SECONDS):
                signed_in = signing_in.sign_in(self.app, ANONYMOUS, act, address, mark)
            return self._begin_session(signed_in, by_badge=True)

    def sign_in(self) -> Response:
        if self._is_badge():
            return self._sign_in_by_badge()
        form = _SignInForm()
        with submitted(self.frame, form, self._show_sign_in):
            duty = requested_duty()
            wanted = duty.model_dump(exclude={"counter"}) if duty is not None else {}
            act = access.SignIn(login=form.login.data, password=form.password.data, **wanted)
            known = known_browser(self.app, act.login or "")
            address = request.remote_addr or ""
            with self._limits.signing_in(known, PATIENCE_SECONDS):
                # Independent of who was signed in here before.
                signed_in = signing_in.sign_in(self.app, ANONYMOUS, act, address, known)
            return self._begin_session(signed_in)

    def _begin_session(self, signed_in: access.SignedIn, *, by_badge: bool = False) -> Response:
        """Begin a session; a previous one of this browser ends."""
        before = authorization.who()
        if before.session is not None:
            sessions.sign_out(self.app, before)
        cookie.begin_session(signed_in.token, signed_in.language)
        return self._after_step(signed_in, signed_in.token, by_badge=by_badge)

    def _after_step(
        self, signed_in: access.SignedIn, secret: str | None, *, by_badge: bool = False
    ) -> Response:
        """Redirect to the next step. Once the session is open, mark the browser as known and report
        failed attempts before."""
        # The role of the session has changed: it is looked up again.
        self._authenticator.forget()
        bearer = self._authenticator.bearer(secret)
        if signed_in.step is access.Step.NEW_FACTOR:
            # Offered by the POST, so that reading the page changes nothing.
            sessions.offer_factor(self.app, bearer, access.OfferFactor())
        response = next_page(self.frame, self._authenticator, signed_in.step)
        if signed_in.step is None:
            if not by_badge:
                mark_browser(response, self.app, bearer.id)
            cookie.keep_failures(signed_in)
        return response

    # The second factor.

    def show_factor(self) -> Response:
        who, form = authorization.who(), _CodeForm()
        if who.step is access.Step.PASSWORD:
            return next_page(self.frame, self._authenticator, who.step)
        if who.step is access.Step.FACTOR:
            return self.frame.page("pages/factor.html", form=form)
        offered = sessions.offered_factor(self.app, who)
        picture = key = ""
        if offered is not None:
            # The background of the picture is white at night too: cameras need it.
            picture = segno.make(offered.uri, error="m").svg_data_uri(scale=5, light="#fff")
            key = " ".join(offered.secret[at : at + 4] for at in range(0, len(offered.secret), 4))
        return self.frame.page(
            "pages/new_factor.html",
            form=form,
            entering=who.step is not None,
            picture=picture,
            key=key,
        )

    def enter_factor(self) -> Response:
        form = _CodeForm()
        with submitted(self.frame, form, self.show_factor, _WRONG_DIGITS):
            who, code = authorization.who(), form.digits.data
            if who.step is access.Step.FACTOR:
                signed_in = sessions.prove_factor(self.app, who, access.ProveFactor(code=code))
                return self._after_step(signed_in, authorization.secret())
            signed_in = sessions.confirm_factor(self.app, who, access.ConfirmFactor(code=code))
            if who.step is None:
                self._authenticator.forget()
                return self.frame.done("factor", "account")
            return self._after_step(signed_in, authorization.secret())

    def offer_factor(self) -> Response:
        who = authorization.who()
        form = _CodeForm() if who.step is None else PageForm()
        with submitted(self.frame, form, self.show_factor, _WRONG_DIGITS):
            code = form.digits.data if who.step is None else None
            sessions.offer_factor(self.app, who, access.OfferFactor(code=code))
            return self.frame.redirect("factor")

    # The password.

    def show_password(self) -> Response:
        step = authorization.who().step
        if step is not None and step is not access.Step.PASSWORD:
            return next_page(self.frame, self._authenticator, step)
        return self.frame.page(
            "pages/password.html",
            form=_PasswordForm(),
            entering=step is not None,
            signs=PASSWORD_SIGNS,
            login=sessions.login_of(self.app, authorization.who()),
        )

    def change_password(self) -> Response:
        form = _PasswordForm()
        fields = {ProblemType.WRONG_SIGN_IN: "old", ProblemType.WEAK_PASSWORD: "new"}
        with submitted(self.frame, form, self.show_password, fields):
            who = authorization.who()
            change = access.ChangePassword(old=form.old.data, new=form.new.data)
            signed_in = sessions.change_password(self.app, who, change)
            if who.step is None:
                self._authenticator.forget()
                return self.frame.done("password", "account")
            return self._after_step(signed_in, authorization.secret())

    # Signing out.

    def sign_out(self) -> Response:
        if _CodeForm().is_forged():
            raise Refusal(ProblemType.FORGED)
        sessions.sign_out(self.app, authorization.who())
        cookie.end_session()
        self._authenticator.forget()
        return self.frame.done("signed_out", "sign-in")
