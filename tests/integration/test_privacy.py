"""A whole day with marked names and secrets: they are in no log, broadcast or stored answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pyotp
import pytest
import requests
from sqlalchemy import select

from contract.enums import Role
from contract.pairing import code_of, hash_of
from server.store import tables as t
from tests.parts.cli import box_on
from tests.parts.debug_log_server import SAYS_ALL
from tests.parts.enrolment import new_secret
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener
from tests.parts.pictures import PNG
from tests.parts.requesting import send

NAME = "Xwqz Personova"
LOGIN = "xwqz-login"
PASSWORD = "Xwqz-own-password-1"
WRONG = "Xwqz-wrong-password"
NO_LOGIN = "xwqz-password-typed-as-login"
BADGE = "XWQZ-BADGE-4711"
MACHINE = "Xwqz-machine"
LABEL = "Xwqz kiosk"
LABEL_AFTER = "Xwqz kiosk renamed"
COUNTER_LABEL = "Xwqz counter pc"
SYSTEM = "Xwqz web site"
NOTE = "Xwqz note of staff"
COMMENT = "Xwqz comment of a visitor"
NOTICE = "The lift is out of order"
MALFORMED = "Xwqz malformed body"
PICTURE = PNG + b"Xwqz"

MARK = "xwqz"
"""In each of them, in small or large letters."""


@dataclass
class Day:
    """What was done on the day.

    Attributes:
        secrets: what was drawn on the way, by what it is.
        snapshots: all that was told, by name.
        said: what the server said, with every logger at its loudest.
        events: the log as JSON.
        answers: the stored answers to commands.
    """

    secrets: dict[str, str] = field(default_factory=dict)
    snapshots: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    said: str = ""
    events: str = ""
    answers: str = ""


class HttpCaller:
    def __init__(self, server: RunningServer, secret: str | None = None) -> None:
        self._server, self._secret = server, secret

    def act(self, path: str, *, status: int = 200, **body: Any) -> Any:
        return self.send(path, status=status, json=body).json()

    def give(self, path: str, *, status: int = 200, **body: Any) -> Any:
        return self.act(path, status=status, command_id=str(uuid4()), **body)

    def send(self, path: str, *, status: int = 200, **more: Any) -> requests.Response:
        answer = send(self._server, "POST", path, self._secret, **more)
        assert answer.status_code == status, answer.text
        return answer

    def get(self, path: str) -> Any:
        answer = send(self._server, "GET", path, self._secret)
        assert answer.ok, answer.text
        return answer.json()


class Life:
    """The day itself, by requests to a running server."""

    def __init__(self, server: RunningServer, day: Day) -> None:
        self.server, self.day, self.secrets = server, day, day.secrets
        self.secrets["manager"] = server.token(Role.MANAGER, label="Xwqz manager")
        self.boss, self.anonymous = self.caller(self.secrets["manager"]), self.caller()

    def caller(self, secret: str | None = None) -> HttpCaller:
        return HttpCaller(self.server, secret)

    def live(self) -> None:
        rooms = ["centre/village/board", "centre/village/menu", "centre/village/hall"]
        with Listener(self.server.url, rooms, self.secrets["manager"]) as reader:
            kiosk = self.let_in("kiosk", LABEL)
            pc = self.let_in("counter", COUNTER_LABEL, counter="village.1")
            operator = self.sign_in(pc)
            self.go_wrong(kiosk)
            self.visit(kiosk, operator)
            for name in ("board", "menu", "hall"):
                self.day.snapshots[name] = self.told(reader, name)
            self.boss.give("centres/village/day/close")

    def told(self, reader: Listener, name: str) -> list[dict[str, Any]]:
        last = self.boss.get(f"centres/village/{name}")
        reader.await_one(name, lambda told: bool(told["revision"] >= last["revision"]), 20)
        return [last, *reader.of(name)]

    def let_in(self, role: str, label: str, **more: Any) -> HttpCaller:
        secret = self.secrets[role] = new_secret()
        digest, device = hash_of(secret), self.caller(secret)
        self.anonymous.act("enrolments", secret_hash=digest, role=role, name=MACHINE, version="1")
        code = self.secrets[f"{role}'s code"] = code_of(digest)
        told = self.boss.give("centres/village/devices", code=code, label=label, **more)
        path = f"centres/village/devices/{told['device']}"
        device.act("devices/me/health", boot=str(uuid4()), version="1", printer="ok")
        if role == "kiosk":
            self.boss.give(f"{path}/set", label=LABEL_AFTER)
            self.boss.give(f"{path}/ask", what="screenshot")
            device.send("devices/me/picture", data=PICTURE)
            renewed = self.secrets["kiosk's next secret"] = new_secret()
            self.boss.give(f"{path}/ask", what="rotate")
            device.act("devices/me/secret", secret_hash=hash_of(renewed))
            device = self.caller(renewed)
            device.get("devices/me")
        return device

    def sign_in(self, pc: HttpCaller) -> HttpCaller:
        added = self.boss.give(
            "centres/village/people", login=LOGIN, full_name=NAME, language="az", role="supervisor"
        )
        first = self.secrets["first password"] = added["first_password"]
        self.anonymous.act("sessions", login=LOGIN, password=WRONG, status=401)
        self.anonymous.act("sessions", login=NO_LOGIN, password=WRONG, status=401)
        told = self.anonymous.act("sessions", login=LOGIN, password=first)
        self.secrets["session"] = told["token"]
        one = self.caller(told["token"])
        one.act("sessions/me/password", new="short", status=422)
        one.act("sessions/me/password", new=PASSWORD)
        offered = one.act("sessions/me/factor/offer")
        self.secrets["factor"] = offered["secret"]
        code = self.secrets["code of the factor"] = pyotp.TOTP(offered["secret"]).now()
        one.act("sessions/me/factor/confirm", code=code)
        self.boss.give(f"centres/village/people/{added['person']}/duty", role="operator")
        self.boss.give(f"centres/village/people/{added['person']}/badge", badge=BADGE)
        self.secrets["session by badge"] = pc.act("sessions", badge=BADGE)["token"]
        made = self.boss.give("centres/village/tokens", label=SYSTEM, scopes=["log", "waits"])
        self.secrets["token"] = made["token"]
        self.caller(made["token"]).get("centres/village/log")
        return self.caller(self.secrets["session by badge"])

    def go_wrong(self, kiosk: HttpCaller) -> None:
        """What is sent wrongly is refused, and not told either."""
        self.anonymous.act("sessions", login=LOGIN, password=PASSWORD, more=MALFORMED, status=400)
        head = {"Content-Type": "application/json"}
        malformed = b'{"password": "' + MALFORMED.encode()
        self.anonymous.send("sessions", data=malformed, headers=head, status=400)
        self.anonymous.send("sessions", data=MALFORMED.encode() * 9000, headers=head, status=413)
        kiosk.give("centres/village/tickets", services=[MALFORMED], language="az", status=400)
        kiosk.give("centres/village/people", login=LOGIN, full_name=NAME, language="az",
                   role="viewer", status=403)  # fmt: skip
        for page in ("sign-in", "set-up/xwqz-link"):
            url = f"{self.server.url}/{page}"
            requests.post(url, data={"login": LOGIN, "password": PASSWORD}, timeout=20)
        self.caller("novbe_s_xwqz-no-secret").act("sessions/me/end", status=401)

    def visit(self, kiosk: HttpCaller, operator: HttpCaller) -> None:
        languages = self.boss.get("centres/village")["centre"]["languages"]
        self.boss.give("centres/village/notices", texts=dict.fromkeys(languages, NOTICE))
        ticket = kiosk.give(
            "centres/village/tickets",
            services=["village.certificate"],
            language="az",
            assist=["walk"],
        )
        self.secrets["ticket"] = ticket["token"]
        kiosk.give(f"tickets/{ticket['token']}/print-report", paper="printed")
        kiosk.give("centres/village/help")
        with Listener(self.server.url, [f"ticket/{ticket['token']}"]):
            operator.give("counters/village.1/open")
            operator.give("counters/village.1/call-next")
            operator.give(f"centres/village/tickets/{ticket['id']}/note", note=NOTE)
            operator.give("counters/village.1/start", ticket=ticket["id"])
            operator.give("counters/village.1/finish", ticket=ticket["id"])
        self.anonymous.give(f"tickets/{ticket['token']}/rate", stop=0, stars=5, comment=COMMENT)
        operator.give("counters/village.1/close")


@pytest.fixture(scope="module")
def day(make_database_url: Any) -> Day:
    """The day is over, and the server has ended."""
    found = Day()
    with RunningServer(
        VILLAGE,
        database=make_database_url(),
        program="tests.parts.debug_log_server",
        options=("--verbose",),
    ) as server:
        Life(server, found).live()
        found.said = server.said()
        assert server.stop() == 0
        found.said = server.said()
        box = box_on(server.settings.data, server.settings.database_url)
        found.events = json.dumps([one.wire() for one in box.events()], ensure_ascii=False)
        found.answers = "\n".join(box.column(select(t.success.c.answer)))
        box.close()
    return found


def found_in(text: str, secrets: Mapping[str, str]) -> list[str]:
    """What a text has that it may not have."""
    marked = [line for line in text.splitlines() if MARK in line.lower()]
    return marked + [name for name, secret in secrets.items() if secret in text]


def test_the_day_was_lived(day: Day) -> None:
    """Else the others would find nothing for another reason."""
    assert SAYS_ALL in day.said
    types = {event["type"] for event in json.loads(day.events)}
    assert types >= {
        "device_confirmed", "device_set", "device_asked", "person_added", "badge_set",
        "token_made", "ticket_called", "note_added", "service_rated", "notice_posted",
        "day_closed", "help_called",
    }  # fmt: skip
    assert len(day.answers.splitlines()) > 15
    assert NOTICE in json.dumps(day.snapshots["board"])
    assert all(day.snapshots.values())


@pytest.mark.parametrize("where", ["said", "events", "answers", "board", "menu", "hall"])
def test_nothing_personal_and_no_secret_is_told_or_kept(day: Day, where: str) -> None:
    if where in day.snapshots:
        told = "\n".join(json.dumps(one, ensure_ascii=False) for one in day.snapshots[where])
    else:
        told = getattr(day, where)
    if where == "hall":
        # It is for staff, who see by its name which kiosk asks for help or has no paper.
        told = told.replace(LABEL_AFTER, "").replace(LABEL, "")
    assert found_in(told, day.secrets) == []


def test_the_log_knows_people_and_devices_by_pseudonyms(day: Day) -> None:
    actors = {(one["actor"]["role"], one["actor"]["id"]) for one in json.loads(day.events)}
    for role, identity in actors:
        parts = identity.partition("-")
        assert role in ("clock", "visitor") or parts[0] in (role, "p", "tests"), (role, identity)
