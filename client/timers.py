"""Timers in one line each."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer


def once(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    """A timer that, whenever it is started, fires once."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


def every(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    """A timer that fires again and again from now on."""
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    timer.start()
    return timer
