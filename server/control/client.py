"""Has a request carried out: by the server that serves the database, or in this process if none
does, which holds the database meanwhile."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from importlib.metadata import version
from typing import Final

from contract.errors import Problem, ProblemType, Refusal
from contract.texts import FALLBACK
from server import bootstrap
from server.accounts import account, by_hand
from server.context import AppContext, LocalBus
from server.control.requests import Answer, Asking, carry_out
from server.control.wire import NAME, Asked, Told, socket_in
from server.sentences import problem_of
from server.settings import CannotStart, ServerSettings
from server.store import schema

ANSWER_SECONDS: Final = 30.0
"""How long the server may take to answer."""

HELD_SECONDS: Final = 5.0
"""How long another process may hold the database: a server that starts or ends, or a command."""

RETRY_SECONDS: Final = 0.2


class Refused(Exception):
    """The hall refuses a request; nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.kind = problem.type.removeprefix("/problems/")


def ask(settings: ServerSettings, request: Asking) -> Answer:
    """The answer to a request.

    Raises:
        Refused: the hall refuses it.
        Refusal: `unavailable`; this process cannot use the database.
        CannotStart: no answer, with the reason and what to do.
    """
    end = time.monotonic() + HELD_SECONDS
    while True:
        try:
            return _by_server(settings, request)
        except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
            # No server, or only the socket of one that was killed.
            pass
        except PermissionError as error:
            raise CannotStart(
                f"The server at {settings.data / NAME} belongs to another account. Run this as "
                "that account: sudo -u ACCOUNT novbe server ..."
            ) from error
        try:
            with _held(settings) as app:
                return carry_out(app, by_hand(request.centre), request)
        except bootstrap.Held as held:
            if time.monotonic() > end:
                raise CannotStart(
                    f"{held.holder} serves {settings.database_shown}, and does not answer at "
                    f"{settings.data / NAME}. Nothing was changed. Run this on its machine, as its "
                    "account, with its --data (or NOVBE_DATA)."
                ) from held
            time.sleep(RETRY_SECONDS)
        except Refusal as refusal:
            if refusal.kind is ProblemType.UNAVAILABLE:
                raise
            raise Refused(problem_of(refusal, FALLBACK)) from refusal


def _by_server(settings: ServerSettings, request: Asking) -> Answer:
    asked = Asked(
        release=version("novbe"),
        account=account(),
        name=request.name,
        request=request.model_dump(mode="json"),
    )
    with socket.socket(socket.AF_UNIX) as server, socket_in(settings.data) as path:
        server.connect(path)
        server.settimeout(ANSWER_SECONDS)
        try:
            server.sendall(asked.model_dump_json().encode())
            server.shutdown(socket.SHUT_WR)
            told = Told.model_validate_json(server.makefile("rb").read())
        except (OSError, ValueError) as error:
            raise CannotStart(
                "The server that serves this hall gave no answer, so it is not known whether this "
                "was done. Look ('novbe server doctor', the console) before you run it again."
            ) from error
    if told.answer is not None:
        return told.answer
    if told.problem is None:
        raise CannotStart(told.fault)
    refused = Refused(told.problem)
    if refused.kind == ProblemType.UNAVAILABLE:
        raise CannotStart(f"The server cannot use its database: {refused} Nothing was changed.")
    raise refused


@contextmanager
def _held(settings: ServerSettings) -> Iterator[AppContext]:
    """The application on the database, which no server can serve meanwhile; or `Held`."""
    with (
        bootstrap.lock_database(settings) or nullcontext(),
        closing(bootstrap.store_of(settings, serving=False, locked=True)) as store,
    ):
        bootstrap.hold(settings, store)
        with bootstrap.usable(settings):
            store.on_connection(schema.upgrade_on, write=True)
        yield bootstrap.open_hall(settings, store, bootstrap.stored_clock(store), LocalBus())
