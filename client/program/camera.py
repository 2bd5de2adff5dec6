"""Pictures of a program's window, for documents, tests and managers."""

import logging
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer
from PyQt6.QtGui import QGuiApplication, QImage

from client.program.exits import EXIT_FAULT, EXIT_NOTHING_TO_SHOW
from client.program.options import ScreenOptions
from client.program.windows import Windows

log = logging.getLogger(__name__)

SCREENSHOT_SECONDS: Final = 20.0
"""How long `--screenshot` waits for a connection and its data."""

SETTLE_SECONDS: Final = 0.6
"""Animations take up to a quarter of a second; the picture is taken after them."""

KEEP_SECONDS: Final = 2.0

PICTURE_BYTES: Final = 2_000_000
"""Maximum size of a picture that is sent to the server."""

LONG_SIDE: Final = 1280
"""Longest side in pixels of a picture that is sent to the server."""


def sent_picture(image: QImage) -> bytes:
    """A picture as it is sent: PNG, no side longer than 1280 pixels, at most 2 MB."""
    if max(image.width(), image.height()) > LONG_SIDE:
        image = image.scaled(
            QSize(LONG_SIDE, LONG_SIDE),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    while len(said := _png(image)) > PICTURE_BYTES:
        # A noisy photograph: smaller is better than none.
        image = image.scaled(image.size() * 0.7, Qt.AspectRatioMode.KeepAspectRatio)
    return said


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def save(image: QImage, path: Path) -> None:
    """Write a picture atomically; raises `OSError`."""
    part = path.with_name(f".{path.name}.part")
    # A fast compression: the picture of a demo is looked at, not kept.
    if not image.save(str(part), "PNG", 85):
        raise OSError(f"cannot write the picture {path}")
    part.replace(path)


class Camera:
    """Takes the pictures of the current window that the options ask for."""

    def __init__(
        self, name: str, windows: Windows, options: ScreenOptions, app: QGuiApplication
    ) -> None:
        self._name = name
        self._windows = windows
        self._app = app
        self._end = time.monotonic() + SCREENSHOT_SECONDS
        self._ready_since: float | None = None
        self._saving: threading.Thread | None = None
        self._timer = QTimer()
        if options.screenshot is not None:
            self._timer.timeout.connect(partial(self._look, options.screenshot))
            self._timer.start(50)
        elif options.keep_screenshot is not None:
            self._timer.timeout.connect(partial(self._keep, options.keep_screenshot))
            self._timer.start(round(KEEP_SECONDS * 1000))

    def close(self) -> None:
        """Take no more pictures."""
        self._timer.stop()
        if self._saving is not None:
            self._saving.join()

    def _look(self, path: Path) -> None:
        now = time.monotonic()
        if self._windows.spec.ready():
            if self._ready_since is None:
                self._ready_since = now
            if now - self._ready_since >= SETTLE_SECONDS:
                self._timer.stop()
                self._app.exit(self._save_once(path))
        elif now >= self._end:
            self._timer.stop()
            spec = self._windows.spec
            why, connection = f"still waiting for {spec.waiting_for()}", spec.connection
            if connection is not None and not connection.connected:
                refusal = connection.refusal or "no answer"
                why = f"not connected to {connection.api.server}: {refusal}"
            print(
                f"{self._name}: no picture after {SCREENSHOT_SECONDS:.0f} seconds: {why}",
                file=sys.stderr,
            )
            self._app.exit(EXIT_NOTHING_TO_SHOW)
        else:
            self._ready_since = None

    def _save_once(self, path: Path) -> int:
        try:
            save(self._windows.window.grabWindow(), path)
        except OSError as error:
            print(f"{self._name}: {error}", file=sys.stderr)
            return EXIT_FAULT
        return 0

    def _keep(self, path: Path) -> None:
        if self._saving is None or not self._saving.is_alive():
            image = self._windows.window.grabWindow()
            self._saving = threading.Thread(target=_save_quietly, args=(image, path), daemon=True)
            self._saving.start()


def _save_quietly(image: QImage, path: Path) -> None:
    try:
        save(image, path)
    except OSError as error:
        log.warning("%s", error)
