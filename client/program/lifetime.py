"""The end of a program: by a signal, or by an unhandled exception."""

import logging
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from PyQt6 import sip
from PyQt6.QtCore import QSocketNotifier
from PyQt6.QtGui import QGuiApplication

from client.program.exits import EXIT_FAULT

log = logging.getLogger(__name__)


@contextmanager
def ended_by_signals(app: QGuiApplication) -> Iterator[None]:
    """SIGINT and SIGTERM end the event loop; Python would see them only when it next runs."""
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    notifier = QSocketNotifier(sip.voidptr(reader.fileno()), QSocketNotifier.Type.Read)
    # Running this lets Python run the handler below.
    notifier.activated.connect(lambda: reader.recv(64))
    old_fd = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)

    def end(*_: object) -> None:
        # `quit` would ask each window first, and a full-screen window refuses to close.
        app.exit(0)

    old = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(old_fd)
        notifier.setEnabled(False)
        reader.close()
        writer.close()


@contextmanager
def ended_by_faults(app: QGuiApplication) -> Iterator[None]:
    """An unhandled exception in a slot is logged and ends the program with 1, where PyQt would
    abort the process. An exception in another thread is only logged."""

    def fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("unhandled exception", exc_info=(kind, error, trace))
        app.exit(EXIT_FAULT)

    def thread_fault(args: threading.ExceptHookArgs) -> None:
        where = args.thread.name if args.thread is not None else "a thread"
        error = args.exc_value or args.exc_type()
        log.critical("a fault in %s", where, exc_info=(args.exc_type, error, args.exc_traceback))

    old = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = fault, thread_fault
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = old
