"""What an attacker tried over the HTTP port of a real server, each of which once worked."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import requests
from requests.adapters import HTTPAdapter

from contract.enums import Role
from contract.pairing import code_of, hash_of
from server import bootstrap
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.listening import Listener, refusal
from tests.parts.staff import OWN_PASSWORD

ISSUE = {"services": ["village.certificate"], "language": "az"}
TICKETS = "centres/village/tickets"


class Attacker:
    """Sends requests to a server, each with a bearer or without."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self._session = requests.Session()

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def send(self, method: str, path: str, bearer: str | None = None, **more: Any) -> Any:
        """Send a request."""
        head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        url = f"{self.server.api}/{path}"
        return self._session.request(method, url, headers=head, timeout=10, **more)

    def get(self, path: str, bearer: str | None = None) -> Any:
        """Read something."""
        return self.send("GET", path, bearer)

    def post(self, path: str, bearer: str | None = None, **body: Any) -> Any:
        """Give a command."""
        return self.send("POST", path, bearer, json={"command_id": str(uuid4()), **body})

    def act(self, path: str, bearer: str | None = None, **body: Any) -> Any:
        """Ask something that is no command: to sign in, to enrol, to report."""
        return self.send("POST", path, bearer, json=body)


@contextmanager
def attacker_of(server: RunningServer) -> Iterator[Attacker]:
    """Someone who attacks a server, which must have nothing to say about it at the end."""
    with server:
        attacker = Attacker(server)
        yield attacker
        attacker.close()
        assert server.said() == ""


@pytest.fixture(scope="module")
def attacker() -> Iterator[Attacker]:
    """At the shipped village, whose kiosks and tokens have their limits."""
    with attacker_of(RunningServer(VILLAGE, limits=True)) as found:
        yield found


def kind(answer: Any) -> str:
    """The type of a refusal."""
    found: str = answer.json()["type"]
    return found.removeprefix("/problems/")


def await_that(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.05)


# Kiosks and tickets.


def test_a_kiosk_reprints_and_cancels_by_token_or_what_it_issued(attacker: Attacker) -> None:
    greeter, kiosk, other = (
        attacker.server.token(role) for role in (Role.GREETER, Role.KIOSK, Role.KIOSK)
    )
    tickets = [attacker.post(TICKETS, bearer, **ISSUE).json() for bearer in (greeter, other, kiosk)]
    for ticket in tickets[:2]:
        for verb in ("reprint", "cancel", "reopen"):
            answer = attacker.post(f"{TICKETS}/{ticket['id']}/{verb}", kiosk)
            assert (answer.status_code, kind(answer)) == (403, "not_permitted"), verb
        assert attacker.get(f"tickets/{ticket['token']}").json()["state"] == "waiting"
    assert attacker.post(f"tickets/{tickets[0]['token']}/reprint", kiosk).ok
    assert attacker.post(f"{TICKETS}/{tickets[2]['id']}/cancel", kiosk).ok
    # The token is good for its own ticket.
    mine = f"tickets/{tickets[1]['token']}/cancel"
    answer = attacker.post(mine, kiosk, ticket=tickets[0]["id"])
    assert (answer.status_code, kind(answer)) == (400, "malformed")
    assert attacker.post(f"{TICKETS}/{tickets[1]['id']}/cancel", greeter).ok


# Limits of devices and tokens.


def problems(attacker: Attacker) -> list[tuple[str, str]]:
    """The problems that a manager sees."""
    hall = attacker.get("centres/village/hall", attacker.server.token(Role.MANAGER)).json()
    return [(one["kind"], one["label"]) for one in hall["problems"]]


def test_a_kiosk_and_a_token_issue_no_faster_than_their_limits(attacker: Attacker) -> None:
    greeter = attacker.server.token(Role.GREETER)
    for role, label in ((Role.KIOSK, "kiosk at the door"), (Role.INTEGRATION, "booking")):
        bearer = attacker.server.token(role, label=label)
        begun, answers = time.monotonic(), []
        while time.monotonic() - begun < 1:
            answers.append(attacker.post(TICKETS, bearer, **ISSUE))
        issued = sum(answer.ok for answer in answers)
        assert 10 <= issued <= 12
        refused = next(answer for answer in answers if not answer.ok)
        assert (refused.status_code, kind(refused)) == (429, "too_fast")
        assert refused.headers["Retry-After"] == ("2" if role is Role.KIOSK else "1")
        assert ("limit_reached", label) in problems(attacker)
        # Another one still issues.
        assert attacker.post(TICKETS, attacker.server.token(role), **ISSUE).ok
        assert attacker.post(TICKETS, greeter, **ISSUE).ok


def test_handing_in_and_leasing_in_a_loop_uses_up_no_series(attacker: Attacker) -> None:
    kiosk = attacker.server.token(Role.KIOSK, label="kiosk at the desk")
    handed_in, begun = 0, time.monotonic()
    while (lease := attacker.post("devices/me/leases", kiosk, series="A")).ok:
        leases = lease.json()["leases"]
        assert len(leases) <= 2 * 20
        assert time.monotonic() - begun < 60
        for one in leases:
            handed_in += attacker.post(
                "devices/me/hand-in",
                kiosk,
                ticket=one["ticket"],
                number=one["number"],
                touch=str(uuid4()),
                issued_at=str(attacker.server.now()),
                **ISSUE,
            ).ok
    assert (lease.status_code, kind(lease)) == (429, "too_fast")
    assert handed_in <= 40 + 1 + (time.monotonic() - begun) / 2
    assert ("limit_reached", "kiosk at the desk") in problems(attacker)


def test_an_old_lease_moves_no_ticket_before_earlier_ones(attacker: Attacker) -> None:
    server, kiosk = attacker.server, attacker.server.token(Role.KIOSK)
    greeter = server.token(Role.GREETER)
    leases = attacker.post("devices/me/leases", kiosk, series="A").json()["leases"]
    begun = server.now()
    earlier = [attacker.post(TICKETS, greeter, **ISSUE).json() for _ in range(3)]
    last = datetime.fromisoformat(earlier[-1]["issued_at"])
    device = attacker.get("devices/me", kiosk).json()["device"]
    store, boot = bootstrap.open_store(server.settings, serving=False), str(uuid4())

    def heard() -> bool:
        """Whether the server has written down that it heard the kiosk after the tickets."""
        attacker.act("devices/me/health", kiosk, boot=boot)
        found = store.access(lambda access: access.device(device))
        return found is not None and found.heard_at is not None and found.heard_at > last

    await_that(heard)
    store.close()
    told = {"language": "az", "touch": str(uuid4()), "issued_at": begun.isoformat()}
    body = {"services": ["village.certificate"], **told}
    second, first = (
        attacker.post(
            "devices/me/hand-in",
            kiosk,
            ticket=one["ticket"],
            number=one["number"],
            **body,
        )
        for one in (leases[1], leases[0])
    )
    assert (second.status_code, kind(second)) == (400, "malformed")
    assert datetime.fromisoformat(first.json()["issued_at"]) > last


def test_the_menu_says_when_a_series_is_used_up(tmp_path: Path) -> None:
    few = tmp_path / "few.toml"
    few.write_text(VILLAGE.read_text("utf-8").replace("leased_from = 950", "leased_from = 31"))
    with attacker_of(RunningServer(few)) as attacker:
        greeter = attacker.server.token(Role.GREETER)
        answers = [attacker.post(TICKETS, greeter, **ISSUE) for _ in range(31)]
        assert all(answer.ok for answer in answers[:30])
        assert (answers[30].status_code, kind(answers[30])) == (409, "numbers_used_up")
        menu = attacker.get("centres/village/menu", greeter).json()
        found = {(one["open"], one["reason"]) for one in menu["services"]}
        assert found == {(False, "numbers_used_up")}


# Tokens of tickets.


def test_wrong_ticket_tokens_block_no_right_one(attacker: Attacker) -> None:
    kiosk = attacker.server.token(Role.KIOSK)
    token = attacker.post(TICKETS, kiosk, **ISSUE).json()["token"]
    ticket, _, mac = token.rpartition(".")
    wrong = f"tickets/{ticket}.{mac[::-1]}"
    answers = [attacker.get(wrong) for _ in range(122)]
    assert [answer.status_code for answer in answers] == [404] * 120 + [429] * 2
    assert kind(answers[-1]) == "too_fast"
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 61
    # By whichever way it is guessed.
    assert attacker.post(f"{wrong}/cancel").status_code == 429
    assert refusal(attacker.server.url, [wrong.replace("tickets", "ticket")])["status"] == 429
    # Neither phones nor the kiosk behind the same address notice.
    assert attacker.get(f"tickets/{token}").ok
    with Listener(attacker.server.url, [f"ticket/{token}"]) as phone:
        phone.await_count("ticket", 1)
    assert attacker.post(f"tickets/{token}/print-report", kiosk, paper="printed").ok
    assert attacker.post(f"{wrong}/print-report", kiosk, paper="printed").status_code == 404


# Answers.


def test_a_small_body_gets_no_large_answer(attacker: Attacker) -> None:
    greeter = attacker.server.token(Role.GREETER)
    body = ISSUE | {"services": [{"x": 1} for _ in range(4_000)]}
    answer = attacker.post(TICKETS, greeter, **body)
    assert (answer.status_code, len(answer.json()["fields"])) == (400, 20)
    assert len(answer.content) < 5_000
    answer = attacker.post(TICKETS, greeter, **{f"x{place}": 1 for place in range(4_000)})
    assert (answer.status_code, len(answer.json()["fields"])) == (400, 20)


# Machines that wait.


def test_a_centre_refuses_no_machine_of_another(attacker: Attacker, tmp_path: Path) -> None:
    town_file = tmp_path / "town.toml"
    town_file.write_text(VILLAGE.read_text("utf-8").replace('"village"', '"town"'))
    town = RunningServer(town_file, data=attacker.server.data).prepare()
    managers = {one.centre: one.token(Role.MANAGER) for one in (town, attacker.server)}
    secret = f"novbe_d_{uuid4().hex}{uuid4().hex}"
    assert attacker.act("enrolments", secret_hash=hash_of(secret), role="kiosk").ok

    def waiting(centre: str) -> list[str]:
        found = attacker.get(f"centres/{centre}/devices/waiting", managers[centre]).json()
        return [one["id"] for one in found]

    (machine,) = waiting("town")
    path = f"devices/waiting/{machine}/refuse"
    assert attacker.post(f"centres/town/{path}", managers["town"]).ok
    assert (waiting("town"), waiting("village")) == ([], [machine])
    body = {"code": code_of(hash_of(secret)), "label": "kiosk at the door"}
    answer = attacker.post("centres/town/devices", managers["town"], **body)
    assert (answer.status_code, kind(answer)) == (404, "not_found")
    assert attacker.post("centres/village/devices", managers["village"], **body).ok
    assert attacker.get("devices/me", secret).ok
    # Refused by both, it makes another code.
    other = hash_of(f"novbe_d_{uuid4().hex}{uuid4().hex}")
    assert attacker.act("enrolments", secret_hash=other, role="kiosk").ok
    (machine,) = waiting("town")
    for centre, manager in managers.items():
        assert attacker.get(f"enrolments/{other}").json()["standing"] == "waiting"
        refuse = f"centres/{centre}/devices/waiting/{machine}/refuse"
        assert attacker.post(refuse, manager).ok
    assert attacker.get(f"enrolments/{other}").json()["standing"] == "over"


# Passwords.


def test_wrong_passwords_lock_nobody_out(attacker: Attacker) -> None:
    manager = attacker.server.token(Role.MANAGER)
    person = {"login": "leyla.m", "full_name": "Leyla M", "language": "az", "role": "operator"}
    first = attacker.post("centres/village/people", manager, **person).json()["first_password"]
    session = attacker.act("sessions", login="leyla.m", password=first).json()["token"]
    assert attacker.act("sessions/me/password", session, new=OWN_PASSWORD).ok
    with requests.Session() as elsewhere:
        elsewhere.mount("http://", FromElsewhere())
        answers = [
            elsewhere.post(
                f"{attacker.server.api}/sessions",
                json={"login": "leyla.m", "password": f"guess {place}"},
                timeout=10,
            )
            for place in range(12)
        ]
    assert [answer.status_code for answer in answers[:5]] == [401] * 5
    assert kind(answers[-1]) == "too_many_attempts"
    failed = sum(answer.status_code == 401 for answer in answers)
    for told in (failed, 0):
        answer = attacker.act("sessions", login="leyla.m", password=OWN_PASSWORD)
        assert (answer.status_code, answer.json()["failed"]) == (200, told)


class FromElsewhere(HTTPAdapter):
    """Connects from another address of this machine."""

    def init_poolmanager(self, *arguments: Any, **more: Any) -> None:
        """Bind its connections."""
        super().init_poolmanager(*arguments, **more, source_address=("127.0.0.66", 0))
