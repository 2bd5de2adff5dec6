"""What PyQt6's type stubs leave out, in one place and with types."""

from collections.abc import Callable
from typing import Any, Final, cast

from PyQt6 import QtCore
from PyQt6.QtCore import Qt, pyqtBoundSignal

pyqtProperty: Final[Any] = vars(QtCore)["pyqtProperty"]
"""`pyqtProperty(type, getter[, setter], notify=signal)`; the stubs do not know it.

Written as an assignment behind a private getter, not as a decorator: an
untyped decorator would make the getter untyped too.
"""


def shown(kind: type | str, read: Callable[[Any], Any], changed: Any) -> Any:
    """A read-only property for QML, in one line."""
    return pyqtProperty(kind, read, notify=changed)


def connect_queued(signal: pyqtBoundSignal, slot: Callable[..., Any]) -> None:
    """Connect so that the slot runs later, in the thread of its object."""
    cast(Any, signal).connect(slot, Qt.ConnectionType.QueuedConnection)
