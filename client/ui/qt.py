"""Properties, connections and timers of Qt in one line each, and with types."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, cast

from PyQt6 import QtCore
from PyQt6.QtCore import QObject, Qt, QTimer, pyqtBoundSignal

pyqtProperty: Final[Any] = vars(QtCore)["pyqtProperty"]
"""`pyqtProperty(type, getter[, setter], notify=signal)`; the stubs do not know it, and as a
decorator it would make the getter untyped."""


def shown(kind: type | str, read: Callable[[Any], Any], changed: Any) -> Any:
    """A read-only property for QML, in one line."""
    return pyqtProperty(kind, read, notify=changed)


def settable(
    kind: type,
    name: str,
    changed: Any,
    accepts: Callable[[Any], bool] = lambda _value: True,
    read: Callable[[Any], Any] | None = None,
    then: Callable[[Any], None] = lambda owner: owner.changed.emit(),
) -> Any:
    """A property for QML that is held in the attribute `name`. Values not accepted are ignored;
    after a change `then` is called with the object."""

    def write(owner: Any, value: Any) -> None:
        if value != getattr(owner, name) and accepts(value):
            setattr(owner, name, value)
            then(owner)

    return pyqtProperty(kind, read or attrgetter(name), write, notify=changed)


def connect_queued(signal: pyqtBoundSignal, slot: Callable[..., Any]) -> None:
    """Connect so that the slot runs later, in the thread of its object."""
    cast(Any, signal).connect(slot, Qt.ConnectionType.QueuedConnection)


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
