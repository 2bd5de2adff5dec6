"""One scene after the other in one process: a window each, with an engine of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QObject, QRect, QUrl
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtQuick import QQuickWindow

from client.engine import KitEngine
from client.exits import EXIT_FAULT
from client.options import ScreenOptions
from client.timers import once
from contract.access import PrinterState


@dataclass(frozen=True, slots=True)
class Scene:
    """What a program shows.

    Attributes:
        qml: the file whose root is a `Window`.
        properties: its required properties.
        ready: whether everything worth a picture has arrived.
        close: ends links and workers.
        waiting_for: says what is missing while not `ready`, for the log.
        printer: how the device's printer is, as far as this scene knows.
    """

    qml: Path
    properties: Mapping[str, QObject | int]
    ready: Callable[[], bool]
    close: Callable[[], None]
    waiting_for: Callable[[], str] = field(default=lambda: "the server")
    printer: Callable[[], PrinterState] = field(default=lambda: PrinterState.NONE)


PAST_MILLISECONDS: Final = 60_000
"""A call that was under way when its scene was closed has ended by then."""

type Build = Callable[[KitEngine], Scene]
"""Makes a scene for an engine."""


class Stage(QObject):
    """Shows one scene at a time.

    Args:
        options: how and where windows are shown.
        texts, language, palette, font_base: of the engines, see `KitEngine`.
    """

    def __init__(
        self,
        options: ScreenOptions,
        texts: Sequence[Path] = (),
        language: str = "en",
        palette: str = "day",
        font_base: float = 16.0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._texts = texts
        self._language = language
        self._palette = palette
        self._font_base = font_base
        self._engine: KitEngine | None = None
        self._scene: Scene | None = None
        self._window: QQuickWindow | None = None
        self._place: QRect | None = None
        self._next: Build | None = None
        # The threads of a closed scene end by themselves, and a thing of Qt that only they
        # still knew would be destroyed by them: not before they have ended, and then here.
        self._past: list[Scene] = []
        self._forget = once(self, PAST_MILLISECONDS, self._past.clear)
        self._soon = once(self, 0, self._turn)
        self._settled = once(self, 0, lambda: QGuiApplication.setQuitOnLastWindowClosed(True))

    @property
    def shows(self) -> bool:
        """Whether a window is there; between two scenes there is none."""
        return self._window is not None

    @property
    def window(self) -> QQuickWindow:
        """The window that is there now."""
        assert self._window is not None, "nothing is shown yet"
        return self._window

    @property
    def scene(self) -> Scene:
        """What is shown now."""
        assert self._scene is not None, "nothing is shown yet"
        return self._scene

    @property
    def engine(self) -> KitEngine:
        """What shows it."""
        assert self._engine is not None, "nothing is shown yet"
        return self._engine

    @property
    def qml_name(self) -> str:
        """The name of the file of the present scene."""
        return "" if self._scene is None else self._scene.qml.name

    def play(self, build: Build) -> bool:
        """Show a scene in place of the present one; False where it cannot be loaded (Qt says
        why). Not to be called from QML: see `turn_to`."""
        self._clear()
        self._engine = KitEngine(self._texts, self._language, self._palette, self._font_base)
        self._scene = build(self._engine)
        self._window = show(self._engine, self._scene, self._options)
        if self._window is None:
            return False
        if self._place is not None and self._options.size is None:
            # Where somebody put the window, the next one appears.
            self._window.setGeometry(self._place)
        return True

    def turn_to(self, build: Build) -> None:
        """Show another scene, once whoever calls this has returned."""
        self._next = build
        self._soon.start()

    def close(self) -> None:
        """Show nothing any more."""
        self._soon.stop()
        self._clear()

    def _turn(self) -> None:
        build, self._next = self._next, None
        if build is None:
            return
        # Between two windows there is none, and the program goes on.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        if not self.play(build):
            QCoreApplication.exit(EXIT_FAULT)
        self._settled.start()

    def _clear(self) -> None:
        if self._window is not None and not self._options.fullscreen:
            self._place = self._window.geometry()
        self._window = None
        # What QML shows must live longer than the engine.
        engine, self._engine = self._engine, None
        if engine is not None:
            sip.delete(engine)
        scene, self._scene = self._scene, None
        if scene is not None:
            scene.close()
            self._past.append(scene)
            self._forget.start()


def show(engine: KitEngine, scene: Scene, options: ScreenOptions) -> QQuickWindow | None:
    """Load the scene and show its window; None where it cannot be loaded (Qt says why)."""
    properties: dict[str | None, Any] = dict(scene.properties.items())
    engine.setInitialProperties(properties)
    engine.load(QUrl.fromLocalFile(str(scene.qml)))
    roots = engine.rootObjects()
    if not roots or not isinstance(roots[0], QQuickWindow):
        return None
    window = roots[0]
    if options.size is not None:
        window.resize(*options.size)
    if options.fullscreen:
        window.showFullScreen()
    else:
        window.show()
    return window
