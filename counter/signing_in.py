"""The sign-in screen, step by step; nothing is stored on disk."""

import time
from collections.abc import Callable
from typing import Final

from pydantic import ValidationError
from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.api import RequestRefused, Unreachable
from client.net.endpoint import Endpoint
from client.ui.bridge import Worker
from client.ui.code_picture import code_picture
from client.ui.qt import every, once, shown
from client.ui.scanner import FieldInput, KeyInput
from client.ui.wording import Wordings
from contract.access import FactorOffered, SignedIn, SignIn
from contract.errors import ProblemType
from counter.session import SignInStage, StaffSession

BADGE_SIGNS: Final = 4
SHOW_WORKING_MILLISECONDS: Final = 300
CODE_DIGITS: Final = 6
LOOK_MILLISECONDS: Final = 4000
"""Interval at which the page checks that the server answers."""


class SigningIn(QObject):
    """Signing in, for QML.

    Properties for QML: `page` (see `SignInStage`), `working` (it takes so long that the screen says
    so), `fault` (the error in words), `away` (the server does not answer), `barred` (seconds left
    of the rate limit), `place` (at which counter), `secret` and `picture` (of the second factor, in
    groups of four and as a QR code), and what their names say.

    Args:
        notice: the name of the message why the person must sign in again; "" for none.

    Signals:
        signed_in: with the `StaffSession`, once every step is done.
    """

    changed = pyqtSignal()
    cleared = pyqtSignal()
    signed_in = pyqtSignal(object)

    def __init__(self, endpoint: Endpoint, wordings: Wordings, notice: str = "") -> None:
        super().__init__()
        self._endpoint = endpoint
        self._wordings = wordings
        self._notice = notice
        self._place = ""
        self._session = StaffSession(endpoint, str(wordings.language))
        self._page = SignInStage.SIGN_IN
        self._busy = self._working = False
        self._fault = ""
        self._barred_until = 0.0
        self._offered: FactorOffered | None = None
        self._typed = FieldInput()
        self._scanner_input = KeyInput()
        self._handed_over = False
        self._away = False
        # A pending sign-out or check does not delay the next sign-in.
        self._worker = Worker(threads=3, parent=self)
        self._soon = once(self, SHOW_WORKING_MILLISECONDS, self._say_working)
        self._looks = every(self, LOOK_MILLISECONDS, self._look)
        self._look()
        self._second = every(self, 1000, self._tick)
        self._second.stop()
        wordings.languageChanged.connect(self._on_language_changed)

    def close(self) -> None:
        """Cancel running requests; a session that was handed over goes on."""
        self._soon.stop()
        self._second.stop()
        self._looks.stop()
        self._worker.close()
        if not self._handed_over:
            self._session.close()

    def set_place(self, place: str) -> None:
        """Set at which counter this is."""
        self._place = place
        self.changed.emit()

    @pyqtSlot(str, str)
    def signIn(self, login: str, password: str) -> None:
        """Sign in by name and password."""
        if self._shut():
            return
        if not login.strip() or not password:
            self._say("sign_in_missing")
            return
        try:
            wish = SignIn.model_validate({"login": login.strip(), "password": password})
        except ValidationError:
            self._say("sign_in_name_odd")
            return
        self._ask(lambda: self._session.sign_in(wish), self._go_on)

    @pyqtSlot(str)
    def badge(self, code: str) -> None:
        """Sign in with a scanned badge."""
        code = code.strip()
        if self._shut() or len(code) < BADGE_SIGNS:
            return
        self.cleared.emit()
        try:
            wish = SignIn.model_validate({"badge": code})
        except ValidationError:
            return
        self._ask(lambda: self._session.sign_in(wish), self._go_on)

    @pyqtSlot(int)
    def typing(self, length: int) -> None:
        """The text of the name field has a new length."""
        self._typed.became(length)
        self.forgive()

    @pyqtSlot(str, result="bool")
    def entered(self, name: str) -> bool:
        """Enter in the name field: whether a scanner typed it and the badge is handled."""
        if len(name) < BADGE_SIGNS or not self._typed.by_scanner(len(name)):
            return False
        self.badge(name)
        return True

    @pyqtSlot(str, result="bool")
    def hear(self, text: str) -> bool:
        """A key was pressed outside the fields: whether it may be a scanner's."""
        return self._scanner_input.hear(text)

    @pyqtSlot(result="bool")
    def scanned(self) -> bool:
        """Enter outside the fields: whether it ended a scan."""
        code = self._scanner_input.end()
        if len(code) < BADGE_SIGNS or self._page is not SignInStage.SIGN_IN:
            return False
        self.badge(code)
        return True

    @pyqtSlot(str)
    def prove(self, code: str) -> None:
        """Verify the six digits of the second factor, or confirm a new one with them."""
        digits = "".join(code.split())
        if self._shut():
            return
        if len(digits) != CODE_DIGITS or not (digits.isascii() and digits.isdigit()):
            self._say("factor_digits")
            return
        step = (
            self._session.confirm if self._page is SignInStage.NEW_FACTOR else self._session.prove
        )
        self._ask(lambda: step(digits), self._go_on)

    @pyqtSlot(str, str)
    def choosePassword(self, new: str, again: str) -> None:
        """Set a password of one's own."""
        if self._shut():
            return
        if not new or not again:
            self._say("password_missing")
        elif new != again:
            self._say("password_differs")
        else:
            self._ask(lambda: self._session.choose(new), self._go_on)

    @pyqtSlot()
    def leave(self) -> None:
        """Cancel: back to the first page."""
        if not self._busy:
            # If the request is lost, the session expires by itself.
            self._worker.run(self._session.end, lambda _nothing: None, lambda _error: None)
            self._begin_again()

    def _look(self) -> None:
        """Check that the server answers before an operator types in vain."""

        def found(answers: bool) -> None:
            if self._away is answers:
                self._away = not answers
                self.changed.emit()

        self._worker.run(self._session.answers, found, lambda _error: found(False))

    def _shut(self) -> bool:
        return self._busy or self._get_barred() > 0 or self._page is SignInStage.DONE

    def _ask[T](self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def ended() -> None:
            self._soon.stop()
            self._busy = self._working = False

        def well(result: T) -> None:
            ended()
            done(result)
            self.changed.emit()

        def badly(error: RequestRefused | Unreachable) -> None:
            ended()
            self._fail(error)
            self.changed.emit()

        self._busy, self._fault = True, ""
        self._soon.start()
        self.changed.emit()
        self._worker.run(work, well, badly)

    def _go_on(self, signed_in: SignedIn) -> None:
        self._page = SignInStage(signed_in.step or SignInStage.DONE)
        self._notice = ""
        self.cleared.emit()
        if self._page is SignInStage.NEW_FACTOR:
            self._ask(self._session.offer, self._take_offer)
        elif self._page is SignInStage.DONE:
            self._handed_over = True
            self.signed_in.emit(self._session)

    def _take_offer(self, offered: FactorOffered) -> None:
        self._offered = offered

    def _fail(self, error: RequestRefused | Unreachable) -> None:
        if isinstance(error, Unreachable):
            self._fault = self._wordings.say("sign_in_no_answer")
            return
        if error.kind is ProblemType.NOT_SIGNED_IN and self._page is not SignInStage.SIGN_IN:
            self._begin_again("sign_in_over")
            return
        self._fault = str(error)
        if error.again_in > 0:
            self._barred_until = time.monotonic() + error.again_in
            self._second.start()

    def _begin_again(self, notice: str = "") -> None:
        self._page, self._fault, self._notice = SignInStage.SIGN_IN, "", notice
        self._offered = None
        self._session.close()
        self._session = StaffSession(self._endpoint, str(self._wordings.language))
        self.cleared.emit()
        self.changed.emit()

    def _say(self, message: str) -> None:
        self._fault = self._wordings.say(message)
        self.changed.emit()

    @pyqtSlot()
    def forgive(self) -> None:
        """The fields are being edited: clear the error."""
        if self._fault and not self._get_barred():
            self._fault = ""
            self.changed.emit()

    def _say_working(self) -> None:
        self._working = True
        self.changed.emit()

    def _tick(self) -> None:
        if not self._get_barred():
            self._second.stop()
            self._fault = ""
        self.changed.emit()

    def _on_language_changed(self) -> None:
        self._session.set_language(str(self._wordings.language))
        self._fault = ""
        self.changed.emit()

    page = shown(str, lambda self: str(self._page), changed)
    busy = shown(bool, lambda self: self._busy, changed)
    working = shown(bool, lambda self: self._working, changed)
    fault = shown(str, lambda self: self._fault, changed)
    away = shown(bool, lambda self: self._away, changed)

    notice = shown(
        str, lambda self: self._wordings.say(self._notice) if self._notice else "", changed
    )

    def _get_barred(self) -> int:
        return max(0, -int(-(self._barred_until - time.monotonic()) // 1))

    def _get_person(self) -> str:
        signed_in = self._session.signed_in
        return "" if signed_in is None else signed_in.name

    def _get_secret(self) -> str:
        secret = "" if self._offered is None else self._offered.secret
        return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))

    barred = shown(int, _get_barred, changed)
    person = shown(str, _get_person, changed)
    place = shown(str, lambda self: self._place, changed)
    secret = shown(str, _get_secret, changed)
    picture = shown(
        str, lambda self: code_picture(self._offered.uri) if self._offered else "", changed
    )
