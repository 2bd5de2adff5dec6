"""The page of a board, and its one request: what to draw now."""

import logging
import time
from datetime import timedelta
from hashlib import sha256
from importlib.metadata import version
from typing import Annotated, Final
from uuid import UUID

from flask import Blueprint, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_json

from contract import rooms
from contract.access import Health, RenewSecret
from contract.board.screen import FOLDERS
from contract.commands import ReportCall
from contract.enums import Role
from contract.errors import TEMPORARY, ProblemType, Refusal
from contract.operations import Page
from contract.pairing import hash_of
from contract.snapshots import Device
from contract.texts import say_of
from server.commands import dispatch
from server.domain.voices import REPORT_SECONDS
from server.identity import enrolling
from server.identity.presence import Presence
from server.store.tokens import make_secret
from server.views import board as board_snapshot
from server.views import device as device_snapshot
from server.views.snapshot_context import SnapshotContext
from server.web import authorization
from server.web.authorization import AccessMiddleware
from server.web.board.session import BoardSession, Hall, Json
from server.web.http import (
    json_response,
    malformed,
    object_in,
    policy,
    script_data,
    whole_body,
)
from server.web.limits import Limits
from server.web.pages.frame import Frame
from server.web.pages.screens import ScreenPages
from server.web.shared_snapshots import SharedCatalogues, SharedSnapshots

log = logging.getLogger(__name__)

RELEASE: Final = version("novbe")

HALL_SECONDS: Final = 3.0
"""How long the snapshot of a hall at one revision serves its boards: its waits are in minutes."""

LEFT_SECONDS: Final = 60.0
"""After this time without a request a page is gone."""

NIGHT_SECONDS: Final = 6 * 3600
"""A page that is older is loaded again while the hall is closed."""


class Asked(BaseModel):
    """What a page says of itself.

    Attributes:
        page: an id made when it was loaded.
        release: of the server that sent it.
        age: for how many seconds it has been loaded.
        last, epoch: the last call that it received, also before it was loaded, and its database.
        painted: the calls that became visible on it since its last answered request.
        tag: of what it draws.
    """

    model_config = ConfigDict(extra="forbid")

    page: UUID
    release: Annotated[str, Field(max_length=40)]
    age: Annotated[float, Field(ge=0, le=1e9)]
    width: Annotated[int, Field(ge=100, le=20_000)]
    height: Annotated[int, Field(ge=100, le=20_000)]
    last: Annotated[int, Field(ge=0)] | None = None
    epoch: Annotated[str, Field(max_length=200)] = ""
    painted: Annotated[tuple[int, ...], Field(max_length=50)] = ()
    tag: Annotated[str, Field(max_length=80)] = ""


class BoardPages(ScreenPages):
    """The page of a board. Its sessions are of this process: another one begins a session where the
    page says that it is."""

    role, address, row = Role.DISPLAY, "board", Page.BOARD
    name, what = "console-board", "console-board-what"

    def __init__(self, frame: Frame, limits: Limits, presence: Presence) -> None:
        super().__init__(frame, limits, presence)
        self._sessions: dict[tuple[str, UUID], BoardSession] = {}
        self._catalogues = SharedCatalogues(self.app.public_url)
        self._halls = SharedSnapshots(self._build_hall, HALL_SECONDS)

    def blueprint(self, access: AccessMiddleware) -> Blueprint:
        """The request of the page, which is answered in JSON."""
        routes = Blueprint("board", __name__)
        access.route(routes, "POST", "/board/now", Page.BOARD, self.send_now)
        return routes

    def live(self, secret: str) -> Response:
        """The page; it asks at once for what to draw."""
        say = say_of(FOLDERS, self.frame.say().language)
        start = {
            "release": RELEASE,
            "room": rooms.board(authorization.own_centre()).name,
            "not_connected": say("not_connected"),
        }
        data = script_data(start)
        return self.frame.bare_page("board/page.html", policy=policy(scripts=True), data=data)

    def send_now(self) -> Response:
        """What to draw, if it differs from what the page draws."""
        who = authorization.who()
        if who.role is not self.role:
            # It was revoked: loaded again, the page says so.
            return json_response('{"reload":true}')
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise Refusal(ProblemType.FORGED)
        try:
            asked = Asked.model_validate(object_in(whole_body()))
        except ValidationError as error:
            raise malformed(error) from error
        context = self.frame.context()
        device = device_snapshot.build(context, who)
        now = time.monotonic()
        session = self._session(asked, now)
        session.use_device(device, (asked.width, asked.height))
        session.take(self._halls.at(context), context)
        for call in session.painted(asked.painted):
            self._report(device, session.book.epoch, call)
        self._report_health(session, asked, now)
        model = session.model(now) | {"time": f"{context.now.astimezone(self.frame.zone()):%H:%M}"}
        model["reload"] = self._is_due(session, asked, device, model)
        return self._answer(asked, device, model)

    def _session(self, asked: Asked, now: float) -> BoardSession:
        who = authorization.who().id
        for key, session in list(self._sessions.items()):
            if now - session.asked > LEFT_SECONDS:
                self._sessions.pop(key, None)
        found = self._sessions.get((who, asked.page))
        if found is None:
            found = self._sessions[who, asked.page] = BoardSession(now, asked.last, asked.epoch)
        return found

    def _build_hall(self, context: SnapshotContext) -> Hall:
        return Hall(board_snapshot.build(context), self._catalogues.at(context))

    def _report(self, device: Device, epoch: str, call: int) -> None:
        """Report a call as the program does; a repeated report has the same id."""
        name = f"shown {device.device} {epoch} {call}"
        command = ReportCall(
            command_id=UUID(bytes=sha256(name.encode()).digest()[:16], version=4),
            centre=device.centre,
            device=device.device,
            call=call,
            how="shown",
        )
        try:
            dispatch.execute(self.app, authorization.who(), command)
        except Refusal as refusal:
            if refusal.kind in TEMPORARY:
                # The page reports it again.
                raise
            log.warning("the report of call %d was refused: %s", call, refusal)

    def _report_health(self, session: BoardSession, asked: Asked, now: float) -> None:
        """The requests of a page are its reports. It is never a voice: it has no sound."""
        if session.reported is None or now - session.reported >= REPORT_SECONDS:
            session.reported = now
            size = f"{asked.width}x{asked.height}"
            report = Health(boot=asked.page, version=asked.release, screen=size)
            address = request.remote_addr or ""
            self.presence.heard(authorization.who(), report, address, in_browser=True)

    def _is_due(self, session: BoardSession, asked: Asked, device: Device, model: Json) -> bool:
        """Whether the page has to be loaded again: between two calls."""
        if session.is_busy():
            return False
        restart = device.restart_since
        loaded = self.app.clock.now() - timedelta(seconds=asked.age * self.app.clock.rate)
        asked_for = restart is not None and restart > loaded
        at_night = model["day_over"] and asked.age > NIGHT_SECONDS
        return bool(asked.release != RELEASE or at_night or asked_for)

    def _answer(self, asked: Asked, device: Device, model: Json) -> Response:
        content = to_json(model)
        tag = sha256(content).hexdigest()[:20]
        if tag == asked.tag:
            answer = Response(status=204)
        else:
            answer = json_response(b'{"tag":"%b",%b' % (tag.encode(), content[1:]))
        if device.rotate_since is not None:
            secret = make_secret()
            renewed = RenewSecret(secret_hash=hash_of(secret))
            enrolling.renew_secret(self.app, authorization.who(), renewed)
            self.with_cookie(secret, answer)
        return answer
