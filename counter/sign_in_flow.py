"""Operators sign in at a counter's PC, work, and sign out."""

from typing import Final

from client.net.endpoint import Endpoint
from client.net.session import Session
from client.pages.signing_in import SigningIn
from client.program.device import Program, machine_language
from client.program.engine import QML, KitEngine
from client.program.windows import Look, WindowSpec
from contract.ids import key_of
from contract.snapshots import Device
from contract.texts import PROGRAM_LANGUAGES
from counter.app import Counter
from counter.presence import Presence
from counter.settings import CounterSettings

SIGN_IN: Final = QML / "SignInWindow.qml"


class SignInFlow:
    """The windows of an enrolled counter: the sign-in page, or the counter's own window."""

    def __init__(self, settings: CounterSettings, look: Look) -> None:
        self._settings = settings
        self._look = look
        self._notice = ""
        self._endpoint: Endpoint | None = None
        self._program: Program | None = None
        self._session: Session | None = None

    def enter(self, engine: KitEngine, endpoint: Endpoint, program: Program) -> WindowSpec:
        """The first window of an enrolled counter: the sign-in page."""
        self._endpoint, self._program, self._notice = endpoint, program, ""
        return self._show_sign_in(engine)

    def _show_sign_in(self, engine: KitEngine) -> WindowSpec:
        endpoint, program = self._endpoint, self._program
        assert endpoint is not None
        assert program is not None
        spoken = program.with_settings(self._settings).language
        engine.wordings.language = spoken or machine_language()
        signing = SigningIn(endpoint, engine.wordings, self._notice)

        def name_place(device: Device) -> None:
            signing.set_place(place_of(device, engine))

        if program.device is not None:
            name_place(program.device)
        program.heard.connect(name_place)
        signing.signed_in.connect(self._come)

        def close() -> None:
            program.heard.disconnect(name_place)
            signing.close()

        return WindowSpec(
            qml=SIGN_IN,
            properties={
                "signing": signing,
                "usualWidth": self._look.usual[0],
                "usualHeight": self._look.usual[1],
            },
            ready=lambda: True,
            close=close,
        )

    def _come(self, session: Session) -> None:
        assert self._program is not None
        self._session = session
        self._program.windows.open_next(self._show_work)

    def _show_work(self, engine: KitEngine) -> WindowSpec:
        session, self._session = self._session, None
        assert self._program is not None
        assert session is not None
        assert session.signed_in is not None
        settings = self._program.with_settings(self._settings)
        spoken = session.signed_in.language
        if not self._settings.language and spoken in PROGRAM_LANGUAGES:
            settings = settings.model_copy(update={"language": spoken})
        engine.wordings.language = settings.language or engine.wordings.language
        presence = Presence(session)
        counter = Counter(settings, engine.wordings, endpoint=session.endpoint, presence=presence)
        counter.presence.left.connect(self._go)
        counter.start()
        return counter.spec()

    def _go(self, notice: str) -> None:
        assert self._program is not None
        self._notice = notice
        self._program.windows.open_next(self._show_sign_in)


def place_of(device: Device, engine: KitEngine) -> str:
    """The counter of a device, in words."""
    if device.counter is None:
        return device.label
    return engine.wordings.say("counter_number", number=key_of(device.counter))
