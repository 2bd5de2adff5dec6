"""Has a request carried out: by the server that serves the database, or in this process if none
does, which holds the database meanwhile."""

import socket
import time
from importlib.metadata import version
from typing import Final

from contract.errors import Problem, ProblemType, Refusal
from contract.texts import FALLBACK
from server import bootstrap
from server.accounts import account, by_hand
from server.bootstrap import LOCK_RETRY_SECONDS, LOCK_WAIT_SECONDS
from server.control.requests import AnyRequest, ControlAnswer, carry_out
from server.control.wire import ControlReply, ControlRequest, short_path_of, socket_of
from server.sentences import problem_of
from server.settings import CannotStart, ServerSettings

ANSWER_SECONDS: Final = 30.0
"""How long the server may take to answer."""


class ServedElsewhere(CannotStart):
    """A server serves the hall, and not from this data folder."""


class ControlRefused(Exception):
    """The hall refuses a request; nothing was changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.kind = problem.type.removeprefix("/problems/")


def ask(settings: ServerSettings, request: AnyRequest) -> ControlAnswer:
    """The answer to a request.

    Raises:
        Refused: the hall refuses it.
        Refusal: `unavailable`; this process cannot use the database.
        CannotStart: no answer, with the reason and what to do; `ServedElsewhere`.
    """
    end = time.monotonic() + LOCK_WAIT_SECONDS
    while True:
        try:
            return _by_server(settings, request)
        except (FileNotFoundError, NotADirectoryError, ConnectionRefusedError):
            # No server, or only the socket of one that was killed.
            pass
        except PermissionError as error:
            raise CannotStart(
                f"The server at {socket_of(settings)} belongs to another account. Run this as "
                "that account: sudo -u ACCOUNT novbe server ..."
            ) from error
        try:
            with bootstrap.locked_store(settings) as store:
                app = bootstrap.open_hall(settings, store, bootstrap.stored_clock(store))
                return carry_out(app, by_hand(request.centre), request)
        except bootstrap.DatabaseInUse as held:
            if time.monotonic() > end:
                raise ServedElsewhere(
                    f"{held.holder} has the lock of {settings.database_shown}, and there is no "
                    f"answer at {socket_of(settings)}. Nothing was changed. Run this on its "
                    "machine, as its account, with its --data (or NOVBE_DATA)."
                ) from held
            time.sleep(LOCK_RETRY_SECONDS)
        except Refusal as refusal:
            if refusal.kind is ProblemType.UNAVAILABLE:
                raise
            raise ControlRefused(problem_of(refusal, FALLBACK)) from refusal


def _by_server(settings: ServerSettings, request: AnyRequest) -> ControlAnswer:
    asked = ControlRequest(
        release=version("novbe"),
        account=account(),
        name=request.name,
        request=request.model_dump(mode="json"),
    )
    with socket.socket(socket.AF_UNIX) as server, short_path_of(socket_of(settings)) as path:
        server.connect(path)
        server.settimeout(ANSWER_SECONDS)
        try:
            server.sendall(asked.model_dump_json().encode())
            server.shutdown(socket.SHUT_WR)
            reply = ControlReply.model_validate_json(server.makefile("rb").read())
        except (OSError, ValueError) as error:
            raise CannotStart(
                "The server that serves this hall gave no answer, so it is not known whether this "
                "was done. Look ('novbe server doctor', the console) before you run it again."
            ) from error
    if reply.answer is not None:
        return reply.answer
    if reply.problem is None:
        raise CannotStart(reply.fault)
    refused = ControlRefused(reply.problem)
    if refused.kind == ProblemType.UNAVAILABLE:
        raise CannotStart(f"The server cannot use its database: {refused} Nothing was changed.")
    raise refused
