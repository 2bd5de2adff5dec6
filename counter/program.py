"""The counter as a program: enrolled as a device, and used by an operator who signs in."""

from client.net.endpoint import Endpoint
from client.program.device import Program
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Look, WindowSpec
from contract.enums import Role
from counter.app import FONT_BASE, TEXTS, USUAL, Counter
from counter.settings import CounterSettings
from counter.sign_in_flow import sign_in_flow


def run_counter(settings: CounterSettings, options: ScreenOptions) -> int:
    """Run the counter until its window is closed; returns the exit code."""

    def build(engine: KitEngine, endpoint: Endpoint, program: Program) -> WindowSpec:
        own = program.with_settings(settings)
        if own.language:
            engine.wordings.language = own.language
        counter = Counter(own, engine.wordings, endpoint=endpoint)

        def sign_in() -> None:
            # The machine has its own token.
            if counter.seat.person_wanted:
                program.windows.open_next(lambda engine: entrance(engine, endpoint, program))

        counter.connection.state_changed.connect(sign_in)
        counter.start()
        return counter.spec()

    look = Look(USUAL, FONT_BASE, (TEXTS,))
    entrance = sign_in_flow(settings, look)
    return run_device(Role.COUNTER, settings, options, look, build, entrance)
