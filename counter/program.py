"""The counter as a program: let in as a device, then worked at by whoever signs in."""

from client.device import Look, run_device
from client.engine import KitEngine
from client.options import ScreenOptions
from client.stage import Scene
from client.way import Way
from contract.enums import Role
from counter.app import FONT_BASE, TEXTS, USUAL, assemble
from counter.entrance import Entrance
from counter.settings import CounterSettings


def run_counter(settings: CounterSettings, options: ScreenOptions) -> int:
    """Run the counter until its window is closed; returns the exit code."""

    def build(engine: KitEngine, way: Way) -> Scene:
        counter = assemble(settings, engine.wordings, way=way)
        counter.start()
        return counter.scene()

    look = Look(USUAL, FONT_BASE, (TEXTS,))
    entrance = Entrance(settings, look)
    return run_device(Role.COUNTER, settings, options, look, build, entrance.enter)
