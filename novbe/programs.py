"""The programs that `novbe` starts."""

from typing import Final, NamedTuple

EXIT_NOT_INSTALLED: Final = 3


class InstalledProgram(NamedTuple):
    """A program that can be started: the package, the extra of the distribution, the modules that
    show whether that is installed, and a description."""

    package: str
    extra: str
    needs: tuple[str, ...]
    does: str


PROGRAMS: Final = {
    "server": InstalledProgram(
        "server", "server", ("flask", "sqlalchemy", "gevent"), "The hall's authority."
    ),
    "kiosk": InstalledProgram(
        "kiosk", "kiosk", ("PyQt6", "escpos", "PIL"), "The touch screen that issues tickets."
    ),
    "display": InstalledProgram(
        "display", "display", ("PyQt6", "socketio"), "The board of the hall."
    ),
    "counter": InstalledProgram(
        "counter", "counter", ("PyQt6", "socketio"), "The operator's program."
    ),
    "simulate": InstalledProgram(
        "simulator",
        "simulator",
        ("socketio", "requests"),
        "Virtual visitors and operators; replays of real waits.",
    ),
}
