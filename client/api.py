"""Commands and readings by HTTP.

A command is repeated with the same `command_id` until an answer is there or
the deadline passes, so a lost answer never does anything twice. Every call
blocks: call from a thread that may wait (`client.bridge.Worker`), never from
the one that paints. One `Api` may be used from many threads.
"""

import random
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import requests
from pydantic import ValidationError

from client.bearer import Bearer, bearer_of
from client.trust import SYSTEM, Trust, distrust_in
from contract.catalogue import Catalogue
from contract.commands import Command
from contract.enums import SnapshotName
from contract.errors import Problem, ProblemType
from contract.model import Incoming
from contract.permissions import Act, Reading
from contract.rooms import Room
from contract.routes import address_of, request_of
from contract.snapshots import SNAPSHOTS, Device, Snapshot, Ticket
from contract.wire_version import HEADER, SPOKEN

ANSWER_SECONDS: Final = 5.0
"""How long one attempt waits for its answer."""

DEADLINE_SECONDS: Final = 15.0
"""How long a command is repeated."""

_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 1.0
_TRY_AGAIN: Final = frozenset({502, 503, 504})


@dataclass(eq=False)
class Refused(Exception):
    """The server refused, nothing was changed; `problem` says why, `detail` to a person.

    Attributes:
        again_in: seconds after which to ask again, where the server says so; else 0.
    """

    problem: Problem
    again_in: float = 0.0

    def __str__(self) -> str:
        return self.problem.detail or self.problem.title

    @property
    def kind(self) -> ProblemType:
        """The type of the problem, for programs."""
        return self.problem.kind


class Unreachable(Exception):
    """No answer came before the deadline. Whether the command was carried out is unknown:
    sending it again with the same `command_id` is always right."""


class NotTrusted(Unreachable):
    """Whoever answers shows a certificate that is not the expected one; nothing was said
    to him. Only a person can mend that."""


class Api:
    """Commands and readings at one server, as a device or a person.

    Args:
        server: the server's address, e.g. `http://hall.local:8750`.
        token: what to sign in with; None for what is open to everybody. A `Bearer` may
            come to mean another token meanwhile.
        language: the language of sentences in refusals.
        timeout: seconds that one attempt waits for an answer.
        deadline: seconds after which `Unreachable` is raised.
        trust: whom to believe that it is the server; None for the system's authorities.

    Raises:
        NoCertificates: there are none in what is to be believed.
    """

    def __init__(
        self,
        server: str,
        token: str | Bearer | None,
        language: str = "en",
        timeout: float = ANSWER_SECONDS,
        deadline: float = DEADLINE_SECONDS,
        trust: Trust | None = None,
    ) -> None:
        self.server = server.rstrip("/")
        self.bearer = bearer_of(token)
        self.language = language
        self.trust = trust or SYSTEM
        self._timeout = timeout
        self.deadline = deadline
        self._local = threading.local()
        self._closing = threading.Event()
        self._catalogues: dict[str, tuple[str, Catalogue]] = {}
        self._catalogues_lock = threading.Lock()

    @property
    def token(self) -> str | None:
        """What it signs in with now."""
        return self.bearer.now

    def send(
        self, command: Command, *, token: str | None = None, deadline: float | None = None
    ) -> dict[str, Any]:
        """Give a command and return the answer.

        Args:
            command: carries its `command_id`; use the same command again after `Unreachable`.
            token: the ticket's token, for a command on a ticket by one who holds it.
            deadline: seconds, where the usual ones do not fit.

        Raises:
            Refused: the server said no.
            Unreachable: no answer before the deadline.
            NotTrusted: at once, where it is not the expected server.
        """
        request = request_of(command, token)
        answer = self._ask(request.method, request.path, body=request.body, deadline=deadline)
        return _object(answer)

    def get(self, path: str, *, deadline: float | None = None) -> dict[str, Any]:
        """Read an address made by `contract.routes.address_of`.

        Raises:
            Refused, Unreachable: as `send`.
        """
        return _object(self._ask("GET", path, deadline=deadline))

    def act(
        self,
        act: Act,
        wish: Incoming | None = None,
        *,
        deadline: float | None = None,
        **variables: str,
    ) -> dict[str, Any]:
        """Perform an act (`contract.access`); it is repeated when the answer is lost.

        Args:
            act: which.
            wish: its body.
            deadline: seconds, where the usual ones do not fit.
            variables: of its path.

        Raises:
            Refused, Unreachable: as `send`.
        """
        body = {} if wish is None else wish.model_dump(mode="json", exclude_none=True)
        return _object(
            self._ask("POST", address_of(act, **variables), body=body, deadline=deadline)
        )

    def give_picture(self, png: bytes, *, deadline: float | None = None) -> None:
        """Send a picture of the device's screen.

        Raises:
            Refused, Unreachable: as `send`.
        """
        headers = {"Content-Type": "image/png"}
        path = address_of(Act.GIVE_PICTURE)
        self._ask("POST", path, content=png, headers=headers, deadline=deadline)

    def snapshot(self, room: Room, *, deadline: float | None = None) -> Snapshot:
        """Read once what the readers of a room get.

        Raises:
            Refused, Unreachable: as `send`.
        """
        match room.snapshot:
            case SnapshotName.DEVICE:
                variables = {}
            case SnapshotName.TICKET:
                variables = {"token": room.subject}
            case SnapshotName.DESK:
                variables = {"counter": room.subject}
            case _:
                variables = {"centre": room.subject}
        path = address_of(room.snapshot, **variables)
        return SNAPSHOTS[room.snapshot].read(self.get(path, deadline=deadline))

    def device(self, *, deadline: float | None = None) -> Device:
        """Read the snapshot of the device that signs in.

        Raises:
            Refused, Unreachable: as `send`.
        """
        return Device.read(self.get(address_of(SnapshotName.DEVICE), deadline=deadline))

    def catalogue(self, centre: str, *, deadline: float | None = None) -> Catalogue:
        """The catalogue of a centre; unchanged ones do not travel again (ETag).

        Raises:
            Refused, Unreachable: as `send`.
        """
        with self._catalogues_lock:
            known = self._catalogues.get(centre)
        headers = {"If-None-Match": known[0]} if known else {}
        path = address_of(Reading.CATALOGUE, centre=centre)
        answer = self._ask("GET", path, headers=headers, deadline=deadline)
        if answer.status_code == 304 and known is not None:
            return known[1]
        fresh = Catalogue.read(_object(answer))
        tag = answer.headers.get("ETag")
        if tag:
            with self._catalogues_lock:
                self._catalogues[centre] = (tag, fresh)
        return fresh

    def tickets(self, centre: str, **asked: str) -> Sequence[Ticket]:
        """Tickets of today that staff look for, the newest first.

        Args:
            asked: `number`, or `time` (`10:42`, about when it was taken).

        Raises:
            Refused, Unreachable: as `send`.
        """
        path = f"{address_of(Reading.TICKETS, centre=centre)}?{urlencode(asked)}"
        answer = self._ask("GET", path)
        return [Ticket.read(one) for one in answer.json()]

    def file(self, centre: str, sha256: str) -> bytes:
        """A logo, picture or sound of a centre.

        Raises:
            Refused, Unreachable: as `send`.
        """
        path = address_of(Reading.FILE, centre=centre, file=sha256)
        return self._ask("GET", path).content

    def close(self) -> None:
        """Stop repeating: every thread that waits gets `Unreachable` soon."""
        self._closing.set()

    def _ask(
        self,
        method: str,
        path: str,
        *,
        body: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        deadline: float | None = None,
    ) -> requests.Response:
        end = time.monotonic() + (self.deadline if deadline is None else deadline)
        pause = _FIRST_PAUSE
        tried: set[str | None] = set()
        while True:
            token = self.bearer.now
            usual = {"Accept-Language": self.language, HEADER: SPOKEN}
            if token:
                usual["Authorization"] = f"Bearer {token}"
            left = end - time.monotonic()
            wait = max(0.2, min(self._timeout, left))
            try:
                answer = self._session().request(
                    method,
                    self.server + path,
                    json=body,
                    data=content,
                    headers=usual | dict(headers or {}),
                    timeout=(min(wait, 3.0), wait),
                )
            except (
                requests.ConnectionError,
                requests.Timeout,
                requests.exceptions.ChunkedEncodingError,
            ) as error:
                distrust = distrust_in(error)
                if distrust:
                    raise NotTrusted(
                        f"the certificate of {self.server} is not the expected one: {distrust}"
                    ) from error
                why: Exception | None = error
            else:
                if answer.status_code == 401:
                    tried.add(token)
                    if self.bearer.instead_of(token) not in tried:
                        continue
                if answer.status_code not in _TRY_AGAIN:
                    return _accepted(answer)
                why = None
                pause = max(pause, _retry_after(answer))
            left = end - time.monotonic()
            if left <= 0 or self._closing.wait(min(left, pause * random.uniform(0.5, 1.5))):
                raise Unreachable(f"no answer from {self.server}") from why
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            # A hall's server stands in the hall: no proxy, and no .netrc that
            # would put another name in place of the token. urllib3 sets
            # TCP_NODELAY on each of its connections by itself.
            session.trust_env = False
            adapter = self.trust.adapter(pool_connections=1, pool_maxsize=4, max_retries=0)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            self._local.session = session
        return session


def _accepted(answer: requests.Response) -> requests.Response:
    if answer.status_code < 400:
        return answer
    raise Refused(_problem(answer), _seconds_told(answer))


def _problem(answer: requests.Response) -> Problem:
    try:
        return Problem.model_validate(answer.json())
    except (requests.JSONDecodeError, ValidationError):
        # Not our server, or a proxy before it: say what came.
        kind = ProblemType.NOT_FOUND if answer.status_code == 404 else ProblemType.INTERNAL
        return Problem(
            type=f"/problems/{kind}",
            title=answer.reason or "no problem description",
            status=answer.status_code,
            detail=f"{answer.status_code} {answer.reason}",
        )


def _object(answer: requests.Response) -> dict[str, Any]:
    try:
        value = answer.json()
    except requests.JSONDecodeError as error:
        raise Unreachable(f"{answer.url} does not answer like a Novbe server") from error
    if not isinstance(value, dict):
        raise Unreachable(f"{answer.url} does not answer like a Novbe server")
    return value


def _retry_after(answer: requests.Response) -> float:
    return min(_seconds_told(answer), 5.0) or _FIRST_PAUSE


def _seconds_told(answer: requests.Response) -> float:
    text = answer.headers.get("Retry-After", "")
    return float(text) if text.isdecimal() else 0.0
