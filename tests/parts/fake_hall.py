"""The authentication of a hall, as a real HTTP server: enrolment, devices, signing in.

It keeps to the contract and has no hall behind it. A test controls it: which code is confirmed,
which answer is lost, what is requested of a device.
"""

import socket
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Self

from cryptography.hazmat.primitives import hashes
from flask import Flask, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import make_server

from contract.access import (
    BeginEnrolment,
    ChangePassword,
    ConfirmFactor,
    Health,
    OfferFactor,
    ProveDevice,
    ProveFactor,
    RenewSecret,
    SignIn,
    Step,
)
from contract.enums import Role
from contract.errors import ProblemType
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, code_of, hash_of, proof_of, typed
from tests.parts.certificates import Made
from tests.parts.ports import free_port
from tests.parts.waiting import until

CENTRE: Final = "asan-7"
RIGHT_DIGITS: Final = "123456"
OFFERED_SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass
class Asking:
    hash: str
    role: Role
    name: str
    standing: str = "waiting"
    replaces: str | None = None


@dataclass
class FakeDevice:
    id: str
    role: Role
    hash: str
    following: str = ""
    revoked: bool = False
    asks: dict[str, datetime] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    reports: list[Health] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)


@dataclass
class FakePerson:
    name: str
    password: str
    steps: list[Step] = field(default_factory=list)
    badge: str = ""
    language: str = "en"


class FakeHall:
    """Use it as a context. Attributes are read and changed by tests.

    Attributes:
        made: the certificate that it serves with from its next `start` on; None: plain.
        lose: paths (under `/api/v1/`) whose next answers are lost: done, and not heard.
        late: paths whose answers wait for an event.
        silent: no answer to anything, and nothing is done.
        refuse: refusals that come before everything else, by path.
    """

    def __init__(self, made: Made | None = None) -> None:
        self.made = made
        self.vouches_for_itself = True
        self.asking: dict[str, Asking] = {}
        self.devices: list[FakeDevice] = []
        self.people: dict[str, FakePerson] = {}
        self.sessions: dict[str, tuple[FakePerson, list[Step]]] = {}
        self.ended: list[str] = []
        self.lose: Counter[str] = Counter()
        self.late: dict[str, threading.Event] = {}
        self.waiting: Counter[str] = Counter()
        self.refuse: dict[str, list[tuple[ProblemType, str, int]]] = {}
        self.silent = False
        self.bearers: list[str] = []
        self.again_in = 0.2
        self._last_ask = datetime.min.replace(tzinfo=UTC)
        self._numbers = iter(range(1, 10_000))
        self._lock = threading.RLock()
        app = Flask(__name__)
        app.add_url_rule("/api/v1/<path:path>", view_func=self._answer, methods=["GET", "POST"])
        self._app = app
        self._port = free_port()
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        context = self.made.context() if self.made is not None else None
        with self._listener() as listener:
            self._server = make_server(
                "127.0.0.1",
                self._port,
                self._app,
                threaded=True,
                ssl_context=context,
                fd=listener.fileno(),
            )
        self._server.daemon_threads = True  # type: ignore[attr-defined]
        scheme = "http" if context is None else "https"
        self.address = f"{scheme}://127.0.0.1:{self._port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def _listener(self) -> socket.socket:
        """A socket at the port, once the last one is closed."""
        bound: list[socket.socket] = []

        def is_bound() -> bool:
            with suppress(OSError):
                bound.append(socket.create_server(("127.0.0.1", self._port), backlog=128))
            return bool(bound)

        until(is_bound)
        return bound[0]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def sight(self) -> str:
        """The certificate that a device sees, as the code depends on it."""
        if self.made is None:
            return WITHOUT_TLS
        if not self.vouches_for_itself:
            return BY_AUTHORITY
        return self.made.certificate.fingerprint(hashes.SHA256()).hex()

    # What a manager does -----------------------------------------------------

    def confirm(self, code: str) -> FakeDevice:
        wanted = typed(code)
        with self._lock:
            asking = next(
                one
                for one in self.asking.values()
                if one.standing == "waiting" and wanted == code_of(one.hash, self.sight)
            )
            asking.standing = "enrolled"
            device = FakeDevice(f"{CENTRE}.d{next(self._numbers)}", asking.role, asking.hash)
            self.devices.append(device)
        return device

    def run_out(self) -> None:
        with self._lock:
            for one in self.asking.values():
                if one.standing == "waiting":
                    one.standing = "over"

    def revoke(self, device: FakeDevice) -> None:
        with self._lock:
            device.revoked = True
            if device.hash in self.asking:
                self.asking[device.hash].standing = "over"

    def ask(self, device: FakeDevice, what: str) -> datetime:
        """Request `restart`, `screenshot` or `rotate` of a device."""
        now = datetime.now(UTC)
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        # Each is later than the one before.
        self._last_ask = max(now, self._last_ask + timedelta(milliseconds=1))
        device.asks[f"{what}_since"] = self._last_ask
        return self._last_ask

    # Requests of devices ---------------------------------------------------------------

    def _answer(self, path: str) -> ResponseReturnValue:
        with self._lock:
            if self.silent:
                return self._lost()
            refusals = self.refuse.get(path)
            if refusals:
                return self._refused(*refusals.pop(0))
            answer = self._do(path)
            if self.lose[path] > 0:
                self.lose[path] -= 1
                return self._lost()
        late = self.late.get(path)
        if late is not None:
            self.waiting[path] += 1
            late.wait()
        return answer

    def _lost(self) -> ResponseReturnValue:
        request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        return "", 200

    def _do(self, path: str) -> ResponseReturnValue:
        body = request.get_json(silent=True) or {}
        match request.method, path.split("/"):
            case "POST", ["enrolments"]:
                return self._begin(BeginEnrolment.model_validate(body))
            case "GET", ["enrolments", secret_hash]:
                return self._standing(secret_hash)
            case "POST", ["devices", identity, "proof"]:
                return self._prove(identity, ProveDevice.model_validate(body))
            case "GET", ["centres", _, "catalogue"]:
                return jsonify({"centre": CENTRE})
            case _, ["devices", "me", *rest]:
                return self._device(rest, body)
            case "POST", ["sessions"]:
                return self._sign_in(SignIn.model_validate(body))
            case _, ["sessions", "me", *rest]:
                return self._session("/".join(rest), body)
            case _:
                return self._refused(ProblemType.NOT_FOUND, "There is no such address.")

    def _refused(self, kind: ProblemType, detail: str, again: int = 0) -> ResponseReturnValue:
        problem = {
            "type": f"/problems/{kind}",
            "title": str(kind),
            "status": kind.status,
            "detail": detail,
        }
        headers = {"Content-Type": "application/problem+json"}
        if again:
            headers["Retry-After"] = str(again)
        return jsonify(problem), kind.status, headers

    def _begin(self, wish: BeginEnrolment) -> ResponseReturnValue:
        asking = self.asking.setdefault(
            wish.secret_hash, Asking(wish.secret_hash, wish.role, wish.name, replaces=wish.replaces)
        )
        return jsonify({"standing": asking.standing, "expires_at": None})

    def _standing(self, secret_hash: str) -> ResponseReturnValue:
        asking = self.asking.get(secret_hash)
        if asking is None:
            return self._refused(ProblemType.NOT_FOUND, "There is no such enrolment.")
        return jsonify({"standing": asking.standing, "expires_at": None})

    def _prove(self, identity: str, wish: ProveDevice) -> ResponseReturnValue:
        known = (one for one in self.devices if one.id == identity and not one.revoked)
        for own in (one.hash for one in known):
            if wish.proof == proof_of("device", own, wish.nonce, self.sight):
                return jsonify({"proof": proof_of("server", own, wish.nonce, self.sight)})
        return self._refused(ProblemType.DEVICE_UNKNOWN, "This device is not known here.")

    def _bearer(self) -> str:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token and token not in self.bearers:
            self.bearers.append(token)
        return token

    def _known_device(self) -> FakeDevice | None:
        own = hash_of(self._bearer())
        for device in self.devices:
            if device.revoked:
                continue
            if device.following and device.following == own:
                # Its first use: it replaces the old secret.
                device.hash, device.following = own, ""
                device.asks.pop("rotate_since", None)
            if device.hash == own:
                return device
        return None

    def _device(self, rest: list[str], body: dict[str, Any]) -> ResponseReturnValue:
        device = self._known_device()
        token = self._bearer()
        if token.startswith("session-") and not rest:
            if token not in self.sessions:
                return self._refused(ProblemType.NOT_SIGNED_IN, "Your session has ended.")
            device = next(one for one in self.devices if one.role is Role.COUNTER)
        if device is None:
            return self._refused(ProblemType.NOT_SIGNED_IN, "This device is not known here.")
        match rest:
            case []:
                return jsonify(self._snapshot(device))
            case ["health"]:
                device.reports.append(Health.model_validate(body))
                now = datetime.now(UTC).isoformat()
                return jsonify({"at": now, "again_in": self.again_in})
            case ["secret"]:
                following = RenewSecret.model_validate(body).secret_hash
                if following not in (device.hash, device.following):
                    if "rotate_since" not in device.asks:
                        return self._refused(
                            ProblemType.NOT_ALLOWED_NOW, "A renewal was not requested."
                        )
                    device.following = following
                return jsonify({})
            case ["picture"]:
                assert request.content_type == "image/png"
                device.pictures.append(request.get_data())
                return jsonify({})
            case _:
                return self._refused(ProblemType.NOT_FOUND, "There is no such address.")

    def _snapshot(self, device: FakeDevice) -> dict[str, Any]:
        return {
            "epoch": "e1",
            "revision": 1,
            "at": datetime.now(UTC).isoformat(),
            "clock_rate": 1.0,
            "centre": CENTRE,
            "enrolled": True,
            "device": device.id,
            "role": str(device.role),
            "label": "the third from the door",
            "counter": f"{CENTRE}.12" if device.role is Role.COUNTER else None,
            "settings": device.settings,
            **{what: at.isoformat() for what, at in device.asks.items()},
        }

    # People ------------------------------------------------------------------

    def _sign_in(self, wish: SignIn) -> ResponseReturnValue:
        if self._known_device() is None and wish.badge is not None:
            return self._refused(ProblemType.WRONG_SIGN_IN, "Name or password is wrong.")
        person = None
        if wish.badge is not None:
            secret = wish.badge.get_secret_value()
            person = next((one for one in self.people.values() if one.badge == secret), None)
        elif wish.login in self.people and wish.password is not None:
            known = self.people[wish.login]
            if known.password == wish.password.get_secret_value():
                person = known
        if person is None:
            return self._refused(ProblemType.WRONG_SIGN_IN, "Name or password is wrong.")
        token = f"session-{next(self._numbers)}-of-a-person"
        self.sessions[token] = (person, list(person.steps))
        return jsonify(self._signed_in(token) | {"token": token})

    def _signed_in(self, token: str) -> dict[str, Any]:
        person, steps = self.sessions[token]
        duty = {"role": "operator", "centre": CENTRE, "counter": f"{CENTRE}.12"}
        return {
            "token": "",
            "person": "p1",
            "name": person.name,
            "language": person.language,
            "duty": duty,
            "step": str(steps[0]) if steps else None,
            "expires_at": (datetime.now(UTC) + timedelta(hours=8)).isoformat(),
        }

    def _session(self, verb: str, body: dict[str, Any]) -> ResponseReturnValue:
        token = self._bearer()
        if token not in self.sessions:
            return self._refused(ProblemType.NOT_SIGNED_IN, "Your session has ended.")
        person, steps = self.sessions[token]
        wrong = self._refused(ProblemType.WRONG_SIGN_IN, "The code is wrong.")
        match verb:
            case "":
                pass
            case "factor":
                if (
                    ProveFactor.model_validate(body).code != RIGHT_DIGITS
                    or Step.FACTOR not in steps
                ):
                    return wrong
                steps.remove(Step.FACTOR)
            case "factor/offer":
                OfferFactor.model_validate(body)
                uri = f"otpauth://totp/Novbe:{person.name}?secret={OFFERED_SECRET}&issuer=Novbe"
                return jsonify({"secret": OFFERED_SECRET, "uri": uri})
            case "factor/confirm":
                if ConfirmFactor.model_validate(body).code != RIGHT_DIGITS:
                    return wrong
                steps.remove(Step.NEW_FACTOR)
            case "password":
                new = ChangePassword.model_validate(body).new.get_secret_value()
                if len(new) < 10:
                    return self._refused(
                        ProblemType.WEAK_PASSWORD, "At least ten signs, please: a sentence is best."
                    )
                person.password = new
                steps.remove(Step.PASSWORD)
            case "end":
                del self.sessions[token]
                self.ended.append(token)
                return jsonify({})
            case _:
                return self._refused(ProblemType.NOT_FOUND, "There is no such address.")
        return jsonify(self._signed_in(token))
