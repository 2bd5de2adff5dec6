"""The windows of a program, one after the other, each with a QML engine of its own."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickWindow

from client.connection import ServerConnection
from client.program.engine import KitEngine
from client.program.exits import EXIT_FAULT
from client.program.night import Night
from client.program.options import ScreenOptions
from client.ui.qt import once
from contract.access import PrinterState, SoundState


@dataclass(frozen=True, slots=True)
class WindowSpec:
    """What a window shows.

    Attributes:
        ready: whether all data for a screenshot has arrived; `waiting_for` says what is missing.
        connection: if given, the window is dark while the hall's screens are off.
        own_place: it restores its own position, which does not apply to the next window.
        can_change: whether it may be opened again now with other settings, without disturbing a
            visitor or an operator.
        screens_off: its dark hours, in place of the centre's.
        screen: the name of the machine's screen for it; "" is the first.
    """

    qml: Path
    properties: Mapping[str, QObject | int]
    ready: Callable[[], bool]
    close: Callable[[], None]
    waiting_for: Callable[[], str] = field(default=lambda: "the server")
    printer: Callable[[], PrinterState] = field(default=lambda: PrinterState.NONE)
    sound: Callable[[], SoundState] = field(default=lambda: SoundState.NONE)
    searched: Callable[[], Sequence[str]] = field(default=lambda: ())
    ticket_seconds: Callable[[], float | None] = field(default=lambda: None)
    connection: ServerConnection | None = None
    own_place: Callable[[], bool] = field(default=lambda: False)
    can_change: Callable[[], bool] = field(default=lambda: False)
    screens_off: str | None = None
    screen: str = ""


PAST_MILLISECONDS: Final = 60_000
"""Delay after which calls of a closed window have ended."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a program, the same for all of its windows: `usual` is the default size, for
    which `font_base` is meant."""

    usual: tuple[int, int]
    font_base: float
    texts: Sequence[Path] = ()
    palette: str = "day"


type Build = Callable[[KitEngine], WindowSpec]
"""Makes the specification of a window for an engine."""


class Windows(QObject):
    """Shows one window at a time. Signal `painted`: the first frame of a window is on the
    screen."""

    painted = pyqtSignal()

    def __init__(self, options: ScreenOptions, look: Look, language: str) -> None:
        super().__init__()
        self._options, self._look, self._language = options, look, language
        self.on_engine: Callable[[KitEngine], None] = lambda _engine: None
        """Called with the engine of each window, before the window is made."""
        self._engine: KitEngine | None = None
        self._spec: WindowSpec | None = None
        self._window: QQuickWindow | None = None
        self._night: Night | None = None
        self._place: QRect | None = None
        self._next: Build | None = None
        # The threads of a closed window end by themselves. They must not drop the last reference to
        # a Qt object, so references are held here until they have ended.
        self._past: list[WindowSpec] = []
        self._forget = once(self, PAST_MILLISECONDS, self._past.clear)
        self._soon = once(self, 0, self._open_next)
        self._settled = once(self, 0, lambda: QGuiApplication.setQuitOnLastWindowClosed(True))

    @property
    def shows(self) -> bool:
        """Whether a window is open; between two windows none is."""
        return self._window is not None

    @property
    def window(self) -> QQuickWindow:
        """The current window."""
        assert self._window is not None, "nothing is shown yet"
        return self._window

    @property
    def spec(self) -> WindowSpec:
        """The specification of the current window."""
        assert self._spec is not None, "nothing is shown yet"
        return self._spec

    def open(self, build: Build) -> bool:
        """Open a window in place of the current one; False where it cannot be loaded (Qt says
        why). Not to be called from QML: see `open_next`."""
        self._clear()
        look = self._look
        self._engine = KitEngine(look.texts, self._language, look.palette, look.font_base)
        self.on_engine(self._engine)
        self._spec = build(self._engine)
        self._window = show(self._engine, self._spec, self._options)
        if self._window is None:
            return False
        cast(Any, self._window.frameSwapped).connect(
            self.painted, Qt.ConnectionType.SingleShotConnection
        )
        if self._spec.connection is not None:
            self._night = Night(self._spec.connection, self._spec.screens_off, parent=self)
            self._night.cover(self._window, self._engine)
        own = self._spec.own_place()
        if self._place is not None and self._options.size is None and not own:
            # The next window appears at the position of the last one.
            self._window.setGeometry(self._place)
        return True

    def open_next(self, build: Build) -> None:
        """Open another window, once the caller has returned."""
        self._next = build
        self._soon.start()

    def close(self) -> None:
        """Close the window for good."""
        self._soon.stop()
        self._clear()

    def _open_next(self) -> None:
        build, self._next = self._next, None
        if build is None:
            return
        # Between two windows none is open, and the program must not quit.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        if not self.open(build):
            QCoreApplication.exit(EXIT_FAULT)
        self._settled.start()

    def _clear(self) -> None:
        own = self._spec is not None and self._spec.own_place()
        if self._window is not None and not self._options.fullscreen and not own:
            self._place = self._window.geometry()
        self._window = None
        # Objects used by QML must outlive the engine.
        engine, self._engine = self._engine, None
        if engine is not None:
            sip.delete(engine)
        night, self._night = self._night, None
        if night is not None:
            sip.delete(night)
        spec, self._spec = self._spec, None
        if spec is not None:
            spec.close()
            self._past.append(spec)
            self._forget.start()


def show(engine: KitEngine, spec: WindowSpec, options: ScreenOptions) -> QQuickWindow | None:
    """Load and show a window; None where it cannot be loaded (Qt says why)."""
    properties: dict[str | None, Any] = dict(spec.properties.items())
    engine.setInitialProperties(properties)
    engine.load(QUrl.fromLocalFile(str(spec.qml)))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        return None
    window = roots[0]
    if spec.screen:
        _move_to(window, spec.screen)
    if options.size is not None:
        window.resize(*options.size)
    if options.fullscreen:
        window.installEventFilter(_StaysOpen(window))
        window.showFullScreen()
    else:
        window.show()
    return window


class _StaysOpen(QObject):
    """Refuses to close a window, because visitors must not use Alt+F4."""

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Ignore the window's close events."""
        if event is None or event.type() != QEvent.Type.Close:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


def _move_to(window: QQuickWindow, name: str) -> None:
    """Put a window on one of the machine's screens."""
    screens = QGuiApplication.screens()
    for screen in screens:
        if screen.name() == name:
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            return
    names = ", ".join(screen.name() for screen in screens)
    logging.getLogger(__name__).warning("there is no screen %s; there are: %s", name, names)
