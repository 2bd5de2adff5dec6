"""A person or device is revoked during its sign-in: in either order it is out afterwards."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaits
from threading import Event, current_thread
from typing import Any

import pytest

from contract import commands as c
from contract.access import ChangePassword, RenewSecret, SignedIn, SignIn
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.pairing import hash_of
from server.domain.people import HeldDuty
from server.domain.principal import ANONYMOUS, at_the_server
from server.identity import enrolling, sessions, signing_in
from server.store.access import Access
from tests.parts.box import Box
from tests.parts.staff import OWN_PASSWORD, Machine, StaffMember, ask, refused, told, working
from tests.parts.waiting import AMPLE_SECONDS

pytestmark = pytest.mark.databases("sqlite", "postgresql")

OTHER_PASSWORD = "beş başqa söz birgə"

SHUT_OUT: list[tuple[type[c.Command], dict[str, Any]]] = [
    (c.ResetPerson, {"what": "password"}),
    (c.EndDuty, {"role": "operator"}),
    (c.ForgetPerson, {}),
]


class Race:
    """One act that pauses before its first write, and another that comes meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def run[T](
        self, method: str, first: Callable[[], T], second: Callable[[], Any]
    ) -> tuple[Future[T], Future[Any]]:
        """Run both; the second has to wait for the first, which pauses before that method of
        `Access`."""
        stopped, go_on = Event(), Event()
        write = getattr(Access, method)
        firsts: list[Any] = []

        def held(access: Access, *arguments: Any) -> Any:
            if current_thread() in firsts and not stopped.is_set():
                stopped.set()
                assert go_on.wait(AMPLE_SECONDS)
            return write(access, *arguments)

        def marked() -> T:
            firsts.append(current_thread())
            return first()

        self._monkeypatch.setattr(Access, method, held)
        with ThreadPoolExecutor(2) as pool:
            one = pool.submit(marked)
            try:
                assert stopped.wait(AMPLE_SECONDS)
                other = pool.submit(second)
                with pytest.raises(StillWaits):
                    other.result(0.2)
            finally:
                go_on.set()
        self._monkeypatch.undo()
        return one, other


@pytest.fixture
def race(monkeypatch: pytest.MonkeyPatch) -> Race:
    return Race(monkeypatch)


@pytest.fixture
def aysel(box: Box) -> StaffMember:
    return working(box, "aysel", Role.OPERATOR)


def signs_in(box: Box, password: str = OWN_PASSWORD, login: str = "aysel") -> SignedIn:
    act = SignIn.model_validate({"login": login, "password": password})
    return signing_in.sign_in(box.hall, ANONYMOUS, act)


def given(box: Box, model: type[c.Command], **fields: Any) -> dict[str, Any]:
    return box.give(model, at_the_server(box.centre), **fields)


def both_of(
    box: Box, login: str, model: type[c.Command], fields: dict[str, Any]
) -> tuple[Callable[[], SignedIn], Callable[[], Any]]:
    """The sign-in of a new operator, and what shuts this one out."""
    person = working(box, login, Role.OPERATOR)
    return (
        lambda: signs_in(box, login=login),
        lambda: given(box, model, person=person.id, **fields),
    )


def test_a_sign_in_does_not_outlive_a_revocation(box: Box, race: Race) -> None:
    for model, fields in SHUT_OUT:
        sign_in, shut_out = both_of(box, f"a.{model.name}", model, fields)
        signed_in, _done = race.run("save", sign_in, shut_out)
        answer = ask(box, "centres", signed_in.result().token, method="GET")
        told = (answer.status_code, answer.get_json()["type"])
        assert told == (401, "/problems/not_signed_in"), model


def test_no_sign_in_succeeds_during_a_revocation(box: Box, race: Race) -> None:
    for model, fields in SHUT_OUT:
        sign_in, shut_out = both_of(box, f"a.{model.name}", model, fields)
        written = "delete" if model is c.EndDuty else "save"
        done, signed_in = race.run(written, shut_out, sign_in)
        done.result()
        refusal = signed_in.exception()
        assert isinstance(refusal, Refusal), model
        assert refusal.kind in (ProblemType.WRONG_SIGN_IN, ProblemType.NOT_PERMITTED), model


def test_a_change_of_password_does_not_outlive_a_reset(
    box: Box, race: Race, aysel: StaffMember
) -> None:
    found = box.authenticator.bearer(aysel.token)
    act = ChangePassword.model_validate({"old": OWN_PASSWORD, "new": OTHER_PASSWORD})
    race.run(
        "save",
        lambda: sessions.change_password(box.hall, found, act),
        lambda: given(box, c.ResetPerson, person=aysel.id, what="password"),
    )
    for password in (OWN_PASSWORD, OTHER_PASSWORD):
        with pytest.raises(Refusal):
            signs_in(box, password)


@pytest.mark.parametrize("used_first", [True, False])
def test_a_copied_secret_does_not_outlive_the_replacement_of_its_device(
    box: Box, race: Race, used_first: bool
) -> None:
    """A thief who copied the secret told the server another one, and uses it while a manager
    puts a new machine in the device's place."""
    copied, fresh = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.KIOSK)
    stolen = "novbe_d_of_a_thief"
    given(box, c.AskDevice, device=copied.id, what="rotate")
    act = RenewSecret(secret_hash=hash_of(stolen))
    enrolling.renew_secret(box.hall, box.authenticator.bearer(copied.secret), act)
    told(fresh.begin())

    def replace() -> Any:
        label = {"code": fresh.code, "label": "a kiosk"}
        return given(box, c.ConfirmDevice, replaces=copied.id, **label)

    def use() -> Any:
        return box.authenticator.bearer(stolen)

    pair: tuple[Callable[[], Any], ...] = (use, replace) if used_first else (replace, use)
    _, second = race.run("save", *pair)
    if not used_first:
        with pytest.raises(Refusal):
            second.result()
    box.authenticator.forget()
    for secret in (stolen, copied.secret):
        refused(ask(box, "devices/me", secret, method="GET"), "not_signed_in")
    told(fresh.read())


def test_no_command_is_carried_out_after_a_revocation(box: Box, aysel: StaffMember) -> None:
    """A second long a revoked secret was taken, and one whose command waited at any time."""
    kiosk = Machine(box, Role.KIOSK).enrol()
    made = given(box, c.MakeToken, label="booking", scopes=["tickets"])
    leyla = working(box, "leyla", Role.OPERATOR)
    issue: dict[str, Any] = {"services": ["village.paper"], "language": "az", "centre": "village"}
    for secret, revoke, fields, model, act in (
        (aysel.token, c.EndSessions, {"person": aysel.id}, c.OpenCounter, {"counter": "2"}),
        (kiosk.secret, c.RevokeDevice, {"device": kiosk.id}, c.IssueTicket, issue),
        (made["token"], c.RevokeToken, {"integration": made["id"]}, c.IssueTicket, issue),
    ):
        waiting = box.authenticator.bearer(secret)
        other = box.authenticator.bearer(leyla.token)
        given(box, revoke, **fields)
        with pytest.raises(Refusal, match="not_signed_in"):
            box.give(model, waiting, **act)
        with pytest.raises(Refusal, match="not_signed_in"):
            box.authenticator.bearer(secret)
        # Other people's commands that waited are carried out.
        box.give(c.OpenCounter, other, counter="2")
        box.give(c.CloseCounter, other, counter="2")
    assert box.desk("2")["state"] == "closed"


def test_a_session_without_its_duty_is_void(box: Box, aysel: StaffMember) -> None:
    assert box.authenticator.void([aysel.token]) == set()
    duty = f"{aysel.id}/village/operator/"
    box.store.access(lambda access: access.delete(HeldDuty, duty), write=True)
    box.authenticator.forget()
    refused(ask(box, "centres", aysel.token, method="GET"), "not_signed_in")
    assert box.authenticator.void([aysel.token]) == {aysel.token}
