"""HTTP client of the server: commands and queries.

A command is retried with the same `command_id` until the server answers or the deadline passes, so
a lost answer never repeats its effect. Every call blocks: call it from a worker thread
(`client.ui.bridge.Worker`), never from the GUI thread. An `ApiClient` is thread-safe.
"""

import json
import random
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import requests
from pydantic import ValidationError

from client.net.trust import SYSTEM, Trust, distrust_in
from contract.answers import BookingEntry, FreeDay
from contract.catalogue import Catalogue
from contract.commands import Command
from contract.enums import SnapshotName
from contract.errors import Problem, ProblemType
from contract.files import FILE_LIMIT
from contract.model import Incoming
from contract.operations import Act, Query, address_of, request_of
from contract.snapshots import Device, Ticket
from contract.wire_version import HEADER, SPOKEN

ANSWER_SECONDS: Final = 5.0
"""Timeout of one attempt, for the whole answer."""

ANSWER_LIMIT: Final = 1_000_000
"""The maximum size of an answer, in bytes: the machine that answers may not be the server."""

_PART: Final = 64 * 1024

DEADLINE_SECONDS: Final = 15.0
"""How long a command is retried."""

_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 1.0
_LONGEST_TOLD: Final = 5.0
_TRY_AGAIN: Final = frozenset({502, 503, 504})


@dataclass(eq=False)
class RequestRefused(Exception):
    """The server refused the request and changed nothing; `problem` says why, its `detail` says it
    to a person. `again_in`: seconds until a retry, from `Retry-After`; 0 without one."""

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
    """The server's certificate is not trusted, and `why` in the words of the TLS library; nothing
    was sent. Only a person can resolve that."""

    def __init__(self, server: str, why: str) -> None:
        super().__init__(f"the certificate of {server} is not the expected one: {why}")
        self.why = why


class Bearer:
    """The candidate tokens, the likeliest first; thread-safe. There are two only while a device's
    secret is rotated: after a lost answer it is unknown which of them the server accepts."""

    def __init__(self, *tokens: str) -> None:
        self._tokens = tokens
        self._lock = threading.Lock()

    @property
    def now(self) -> str | None:
        """The current token; None for unauthenticated requests."""
        tokens = self._tokens
        return tokens[0] if tokens else None

    def take(self, *tokens: str) -> None:
        """Use these tokens from now on."""
        with self._lock:
            self._tokens = tokens

    def instead_of(self, refused: str | None) -> str | None:
        """The token to try after this one was refused; the same token where there is no other."""
        with self._lock:
            if len(self._tokens) > 1 and self._tokens[0] == refused:
                self._tokens = (*self._tokens[1:], self._tokens[0])
            return self._tokens[0] if self._tokens else None


_LOST: Final = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)
"""No answer, or a part of one."""


def bearer_of(token: str | Bearer | None) -> Bearer:
    """A token as a bearer."""
    if isinstance(token, Bearer):
        return token
    return Bearer(token) if token else Bearer()


class ApiClient:
    """Commands and queries at one server, authenticated as a device or a person.

    Each request has a `deadline` in seconds where the usual one does not fit, and raises
    `RequestRefused`, `Unreachable` (no answer before the deadline), or `NotTrusted` (at once,
    without a retry).

    Args:
        token: None for public requests. A `Bearer` may change its token at any time.
        timeout: seconds that one attempt waits for an answer.
        trust: which certificates are accepted; None for the system's authorities. Raises
            `NoCertificates` where it holds none.
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

    @property
    def token(self) -> str | None:
        """The current token."""
        return self.bearer.now

    def send(
        self, command: Command, *, token: str | None = None, deadline: float | None = None
    ) -> dict[str, Any]:
        """Send a command and return the answer; `token` is the ticket's, for a command by its
        holder. After `Unreachable` send the same command again."""
        request = request_of(command, token)
        answer = self._ask(request.method, request.path, body=request.body, deadline=deadline)
        return self._object(answer)

    def get(self, path: str, *, deadline: float | None = None) -> dict[str, Any]:
        """GET an address made by `contract.operations.address_of`."""
        return self._object(self._ask("GET", path, deadline=deadline))

    def act(
        self,
        act: Act,
        wish: Incoming | None = None,
        *,
        deadline: float | None = None,
        **variables: str,
    ) -> dict[str, Any]:
        """Perform an act (`contract.access`) with a body; retried when the answer is lost."""
        body = {} if wish is None else wish.model_dump(mode="json", exclude_none=True)
        return self._object(
            self._ask("POST", address_of(act, **variables), body=body, deadline=deadline)
        )

    def give_picture(self, png: bytes, *, deadline: float | None = None) -> None:
        """Send a picture of the device's screen."""
        headers = {"Content-Type": "image/png"}
        path = address_of(Act.GIVE_PICTURE)
        self._ask("POST", path, content=png, headers=headers, deadline=deadline)

    def device(self, *, deadline: float | None = None) -> Device:
        """Fetch the snapshot of the authenticated device."""
        return Device.read(self.get(address_of(SnapshotName.DEVICE), deadline=deadline))

    def catalogue(self, centre: str, *, deadline: float | None = None) -> Catalogue:
        """The catalogue of a centre."""
        path = address_of(Query.CATALOGUE, centre=centre)
        answer = self._ask("GET", path, deadline=deadline, limit=FILE_LIMIT)
        return Catalogue.read(self._object(answer))

    def tickets(self, centre: str, **asked: str) -> Sequence[Ticket]:
        """Search today's tickets, the newest first: by `number`, or by `time` (`10:42`, about when
        the ticket was taken)."""
        path = f"{address_of(Query.TICKETS, centre=centre)}?{urlencode(asked)}"
        return [Ticket.read(entry) for entry in self._json(self._ask("GET", path))]

    def free_times(self, centre: str, service: str) -> Sequence[FreeDay]:
        """The days on which a service can be booked, with the free times."""
        path = f"{address_of(Query.TIMES, centre=centre)}?{urlencode({'service': service})}"
        return [FreeDay.read(entry) for entry in self._json(self._ask("GET", path))]

    def bookings(self, centre: str) -> Sequence[BookingEntry]:
        """Today's bookings, by time."""
        answer = self._ask("GET", address_of(Query.BOOKINGS, centre=centre))
        return [BookingEntry.read(entry) for entry in self._json(answer)]

    def file(self, centre: str, sha256: str) -> bytes:
        """A logo, picture or sound of a centre."""
        path = address_of(Query.FILE, centre=centre, file=sha256)
        return self._ask("GET", path, timeout=DEADLINE_SECONDS, limit=FILE_LIMIT)

    def close(self) -> None:
        """Stop retrying: every waiting thread gets `Unreachable` soon."""
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
        timeout: float | None = None,
        limit: int = ANSWER_LIMIT,
    ) -> bytes:
        """The content of the answer; `limit` is its maximum size in bytes."""
        end = time.monotonic() + (self.deadline if deadline is None else deadline)
        pause = _FIRST_PAUSE
        tried: set[str | None] = set()
        while True:
            token = self.bearer.now
            left = end - time.monotonic()
            wait = max(0.2, min(timeout or self._timeout, left))
            try:
                # No redirects: each would have its own timeout, and the API has none.
                with self._session().request(
                    method,
                    self.server + path,
                    json=body,
                    data=content,
                    headers=self._headers(token) | dict(headers or {}),
                    timeout=(min(wait, 3.0), wait),
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    answered = self._content(answer, limit)
            except _LOST as error:
                distrust = distrust_in(error)
                if distrust:
                    raise NotTrusted(self.server, distrust) from error
                why: Exception | None = error
            else:
                if answer.status_code == 401:
                    tried.add(token)
                    if self.bearer.instead_of(token) not in tried:
                        continue
                if answer.status_code < 400:
                    return answered
                if answer.status_code not in _TRY_AGAIN:
                    raise RequestRefused(_problem(answer, answered), _seconds_told(answer))
                why = None
                pause = max(pause, min(_seconds_told(answer), _LONGEST_TOLD))
            left = end - time.monotonic()
            if left <= 0 or self._closing.wait(min(left, pause * random.uniform(0.5, 1.5))):
                raise Unreachable(f"no answer from {self.server}") from why
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _headers(self, token: str | None) -> dict[str, str]:
        usual = {"Accept-Language": self.language, HEADER: SPOKEN}
        return usual | {"Authorization": f"Bearer {token}"} if token else usual

    def _content(self, answer: requests.Response, limit: int) -> bytes:
        content = bytearray()
        for part in answer.iter_content(_PART):
            content += part
            if len(content) > limit:
                raise Unreachable(f"{self.server} answers with more than {limit} bytes")
        return bytes(content)

    def _json(self, content: bytes) -> Any:
        try:
            return json.loads(content)
        except (ValueError, RecursionError) as error:
            raise Unreachable(f"{self.server} does not answer like a Novbe server") from error

    def _object(self, content: bytes) -> dict[str, Any]:
        value = self._json(content)
        if not isinstance(value, dict):
            raise Unreachable(f"{self.server} does not answer like a Novbe server")
        return value

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            # The server is on the local network: no proxy, and no .netrc that
            # would put another name in place of the token. urllib3 sets
            # TCP_NODELAY on each of its connections by itself.
            session.trust_env = False
            adapter = self.trust.adapter(pool_connections=1, pool_maxsize=4, max_retries=0)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            self._local.session = session
        return session


def _problem(answer: requests.Response, content: bytes) -> Problem:
    try:
        return Problem.model_validate_json(content)
    except ValidationError:
        # Not a Novbe server, or a proxy in front of it: quote the response.
        kind = ProblemType.NOT_FOUND if answer.status_code == 404 else ProblemType.INTERNAL
        return Problem(
            type=f"/problems/{kind}",
            title=answer.reason or "no problem description",
            status=answer.status_code,
            detail=f"{answer.status_code} {answer.reason}",
        )


def _seconds_told(answer: requests.Response) -> float:
    text = answer.headers.get("Retry-After", "")
    return float(text) if text.isdecimal() else 0.0
