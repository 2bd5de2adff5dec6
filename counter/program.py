"""The counter as a program: enrolled as a device, and used by an operator who signs in, works and
signs out."""

from pathlib import Path
from typing import Final

from client.net.endpoint import Endpoint
from client.program.device import Enter, ProgramHandle, machine_language
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Look, WindowSpec
from contract.enums import Role
from contract.ids import key_of
from contract.snapshots import Device
from contract.texts import PROGRAM_LANGUAGES
from counter.app import FONT_BASE, TEXTS, USUAL, CounterApp
from counter.presence import SignedInOperator
from counter.session import StaffSession
from counter.settings import CounterSettings
from counter.signing_in import SigningIn

SIGN_IN: Final = Path(__file__).parent / "qml" / "SignInWindow.qml"


def run_counter(settings: CounterSettings, options: ScreenOptions) -> int:
    """Run the counter until its window is closed; returns the exit code."""

    def build(engine: KitEngine, endpoint: Endpoint, program: ProgramHandle) -> WindowSpec:
        own = program.with_settings(settings)
        if own.language:
            engine.wordings.language = own.language
        counter = CounterApp(own, engine.wordings, endpoint=endpoint)

        def sign_in() -> None:
            # The machine has its own token.
            if counter.seat.person_wanted:
                program.windows.open_next(lambda engine: entrance(engine, endpoint, program))

        counter.connection.state_changed.connect(sign_in)
        counter.start()
        return counter.spec()

    look = Look(USUAL, FONT_BASE, TEXTS)
    entrance = sign_in_flow(settings, look)
    return run_device(Role.COUNTER, settings, options, look, build, entrance)


def sign_in_flow(settings: CounterSettings, look: Look) -> Enter:
    """Returns a function that makes the first window of an enrolled counter, the sign-in page. The
    counter's own window and the page then follow each other."""

    def enter(engine: KitEngine, endpoint: Endpoint, program: ProgramHandle) -> WindowSpec:
        def show_sign_in(engine: KitEngine, notice: str = "") -> WindowSpec:
            spoken = program.with_settings(settings).language
            engine.wordings.language = spoken or machine_language()
            signing = SigningIn(endpoint, engine.wordings, notice)

            def name_place(device: Device) -> None:
                signing.set_place(place_of(device, engine))

            if program.device is not None:
                name_place(program.device)
            program.heard.connect(name_place)
            signing.signed_in.connect(come)

            def close() -> None:
                program.heard.disconnect(name_place)
                signing.close()

            return WindowSpec(
                qml=SIGN_IN,
                properties={
                    "signing": signing,
                    "usualWidth": look.usual[0],
                    "usualHeight": look.usual[1],
                },
                ready=lambda: True,
                close=close,
            )

        def come(session: StaffSession) -> None:
            program.windows.open_next(lambda engine: show_work(engine, session))

        def show_work(engine: KitEngine, session: StaffSession) -> WindowSpec:
            assert session.signed_in is not None
            own = program.with_settings(settings)
            spoken = session.signed_in.language
            if not settings.language and spoken in PROGRAM_LANGUAGES:
                own = own.model_copy(update={"language": spoken})
            engine.wordings.language = own.language or engine.wordings.language
            presence = SignedInOperator(session)
            counter = CounterApp(own, engine.wordings, endpoint=session.endpoint, presence=presence)
            presence.left.connect(leave)
            counter.start()
            return counter.spec()

        def leave(notice: str) -> None:
            program.windows.open_next(lambda engine: show_sign_in(engine, notice))

        return show_sign_in(engine)

    return enter


def place_of(device: Device, engine: KitEngine) -> str:
    """The counter of a device, in words."""
    if device.counter is None:
        return device.label
    return engine.wordings.say("counter_number", number=key_of(device.counter))
