"""Timers in one line each."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer


def once(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    """A single-shot timer, not started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer


def every(parent: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    """A started repeating timer."""
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    timer.start()
    return timer
