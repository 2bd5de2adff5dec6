"""The end of a program: by a signal, or by an unhandled exception."""

import logging
import signal
import socket
import sys
import threading
from types import TracebackType

from PyQt6 import sip
from PyQt6.QtCore import QSocketNotifier
from PyQt6.QtGui import QGuiApplication

from client.program.exits import EXIT_FAULT

log = logging.getLogger(__name__)


class Signals:
    """SIGINT and SIGTERM end the event loop; Python would see them only when it next runs."""

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
        # `quit` would ask each window first, and a full-screen window refuses to close.
        self._app.exit(0)


class LastResort:
    """Logs an unhandled exception in a slot and ends the program with 1, where PyQt would abort the
    process. An exception in another thread is only logged."""

    def __init__(self, app: QGuiApplication) -> None:
        self._app = app

    def __enter__(self) -> None:
        self._old = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._fault, self._thread_fault

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook = self._old

    def _fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("unhandled exception", exc_info=(kind, error, trace))
        self._app.exit(EXIT_FAULT)

    def _thread_fault(self, args: threading.ExceptHookArgs) -> None:
        where = args.thread.name if args.thread is not None else "a thread"
        error = args.exc_value or args.exc_type()
        log.critical("a fault in %s", where, exc_info=(args.exc_type, error, args.exc_traceback))
