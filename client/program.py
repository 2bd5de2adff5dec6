"""From the command line to a window and back: what kiosk, display and counter start with."""

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from PyQt6 import sip
from PyQt6.QtCore import QObject, QSocketNotifier, QTimer, QUrl
from PyQt6.QtGui import QGuiApplication, QImage
from PyQt6.QtQuick import QQuickWindow

from client.engine import FontsMissing, KitEngine, load_fonts
from client.options import ScreenOptions

log = logging.getLogger(__name__)

EXIT_FAULT: Final = 1
EXIT_SET_UP: Final = 3
EXIT_NOTHING_TO_SHOW: Final = 4

SCREENSHOT_SECONDS: Final = 20.0
"""How long `--screenshot` waits for a connection and its data."""

SETTLE_SECONDS: Final = 0.6
"""What appears may move for a quarter of a second; the picture is of what stays."""

KEEP_SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What a program shows.

    Attributes:
        qml: the file whose root is a `Window`.
        properties: its required properties.
        ready: whether everything worth a picture has arrived.
        close: ends links and workers.
        waiting_for: says what is missing while not `ready`, for the log.
    """

    qml: Path
    properties: Mapping[str, QObject]
    ready: Callable[[], bool]
    close: Callable[[], None]
    waiting_for: Callable[[], str] = field(default=lambda: "the server")


def prepare_environment(screenshot: bool = False) -> None:
    """Set what Qt reads from the environment; call before the application exists.

    Values that are set already stay. Without a graphics processor the scene is
    painted by Qt's own software renderer, which costs a tenth of an emulated one.
    """
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        os.environ["LC_ALL"] = "C.UTF-8"
    no_screen = not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if screenshot or no_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen")
    if offscreen or not any(Path("/dev/dri").glob("renderD*")):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


def run(
    name: str,
    options: ScreenOptions,
    build: Callable[[KitEngine], Scene],
    *,
    texts: Sequence[Path] = (),
    language: str = "en",
    palette: str = "day",
    font_base: float = 16.0,
) -> int:
    """Run a program with one window until it is closed; returns the exit code.

    0 after a normal end (also by SIGINT or SIGTERM) and after a screenshot,
    1 where the program is at fault, 3 where the set-up is not complete,
    4 where nothing arrived to take a picture of.
    """
    prepare_environment(options.screenshot is not None)
    logging.basicConfig(
        level=os.environ.get("NOVBE_LOG", "WARNING").upper(),
        format=f"%(asctime)s {name} %(levelname)s %(name)s: %(message)s",
    )
    app = QGuiApplication([name])
    app.setApplicationName(f"novbe-{name}")
    app.setDesktopFileName(f"novbe-{name}")
    try:
        load_fonts()
    except FontsMissing as error:
        print(f"{name}: {error}", file=sys.stderr)
        return EXIT_SET_UP
    engine = KitEngine(texts, language, palette, font_base)
    scene = build(engine)
    try:
        with _LastResort(app), _Signals(app):
            window = show(engine, scene, options)
            if window is None:
                print(f"{name}: {scene.qml.name} cannot be loaded", file=sys.stderr)
                return EXIT_FAULT
            camera = _Camera(name, window, scene, options, app)
            code = app.exec()
            camera.close()
            return code
    finally:
        # What QML shows must live longer than the engine.
        sip.delete(engine)
        scene.close()


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


def save(image: QImage, path: Path) -> None:
    """Write a picture so that a reader sees the old one or the new one, never half of it.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    # A fast compression: the picture of a demo is looked at, not kept.
    if not image.save(str(part), "PNG", 85):
        raise OSError(f"cannot write the picture {path}")
    part.replace(path)


class _Camera:
    """Takes the pictures that the options ask for."""

    def __init__(
        self,
        name: str,
        window: QQuickWindow,
        scene: Scene,
        options: ScreenOptions,
        app: QGuiApplication,
    ) -> None:
        self._name = name
        self._window = window
        self._scene = scene
        self._options = options
        self._app = app
        self._end = time.monotonic() + SCREENSHOT_SECONDS
        self._ready_since: float | None = None
        self._saving: threading.Thread | None = None
        self._timer = QTimer()
        if options.screenshot is not None:
            self._timer.timeout.connect(self._look)
            self._timer.start(50)
        elif options.keep_screenshot is not None:
            self._timer.timeout.connect(self._keep)
            self._timer.start(round(KEEP_SECONDS * 1000))

    def close(self) -> None:
        self._timer.stop()
        if self._saving is not None:
            self._saving.join()

    def _look(self) -> None:
        now = time.monotonic()
        if self._scene.ready():
            if self._ready_since is None:
                self._ready_since = now
            if now - self._ready_since >= SETTLE_SECONDS:
                self._timer.stop()
                self._app.exit(self._save_once())
        elif now >= self._end:
            self._timer.stop()
            print(
                f"{self._name}: no picture after {SCREENSHOT_SECONDS:.0f} seconds: "
                f"still waiting for {self._scene.waiting_for()}",
                file=sys.stderr,
            )
            self._app.exit(EXIT_NOTHING_TO_SHOW)
        else:
            self._ready_since = None

    def _save_once(self) -> int:
        path = self._options.screenshot
        if path is None:
            return 0
        try:
            save(self._window.grabWindow(), path)
        except OSError as error:
            print(f"{self._name}: {error}", file=sys.stderr)
            return EXIT_FAULT
        return 0

    def _keep(self) -> None:
        path = self._options.keep_screenshot
        if path is None or (self._saving is not None and self._saving.is_alive()):
            return
        image = self._window.grabWindow()
        self._saving = threading.Thread(target=self._save_quietly, args=(image, path), daemon=True)
        self._saving.start()

    def _save_quietly(self, image: QImage, path: Path) -> None:
        try:
            save(image, path)
        except OSError as error:
            log.warning("%s", error)


class _Signals:
    """SIGINT and SIGTERM end the event loop; Python alone would see them only when it next runs."""

    def __init__(self, app: QGuiApplication) -> None:
        self._app = app

    def __enter__(self) -> None:
        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(
            sip.voidptr(self._reader.fileno()), QSocketNotifier.Type.Read
        )
        self._notifier.activated.connect(self._woken)
        self._old_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._old = {
            number: signal.signal(number, self._end) for number in (signal.SIGINT, signal.SIGTERM)
        }

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _woken(self) -> None:
        # Running this lets Python run the handler below.
        self._reader.recv(64)

    def _end(self, *_: object) -> None:
        self._app.quit()


class _LastResort:
    """A fault inside a slot is written down and ends the program with 1: PyQt would
    abort the process without a word to whoever starts it again."""

    def __init__(self, app: QGuiApplication) -> None:
        self._app = app

    def __enter__(self) -> None:
        self._old = sys.excepthook
        sys.excepthook = self._fault

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._old

    def _fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("a fault of the program", exc_info=(kind, error, trace))
        self._app.exit(EXIT_FAULT)
