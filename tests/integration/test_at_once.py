"""Somebody is shut out while they come in: whichever is first, they are out afterwards."""

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
from server.application.identity import enrolling, signing_in, steps
from server.application.principal import NOBODY, at_the_server
from server.store import tokens
from server.store.access import SqlAccess
from tests.parts.box import Box
from tests.parts.staff import OWN_PASSWORD, Machine, Somebody, ask, refused, told, working

pytestmark = pytest.mark.databases("sqlite", "postgresql")

OTHER_PASSWORD = "beş başqa söz birgə"

SHUT_OUT: list[tuple[type[c.Command], dict[str, Any]]] = [
    (c.ResetPerson, {"what": "password"}),
    (c.EndDuty, {"role": "operator"}),
    (c.ForgetPerson, {}),
]


class Race:
    """One act that stops before what it writes first, and another that comes meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._pool = ThreadPoolExecutor(2)

    def run[T](
        self, method: str, first: Callable[[], T], second: Callable[[], Any]
    ) -> tuple[Future[T], Future[Any]]:
        """What became of both; the second has to wait for the first.

        Args:
            method: of `SqlAccess`, before which the first is held up.
            first, second: what they do.
        """
        stopped, go_on = Event(), Event()
        write = getattr(SqlAccess, method)

        def held(access: SqlAccess, *arguments: Any) -> Any:
            if current_thread() in self._firsts and not stopped.is_set():
                stopped.set()
                assert go_on.wait(10)
            return write(access, *arguments)

        self._firsts: list[Any] = []

        def marked() -> T:
            self._firsts.append(current_thread())
            return first()

        self._monkeypatch.setattr(SqlAccess, method, held)
        one = self._pool.submit(marked)
        try:
            assert stopped.wait(10)
            other = self._pool.submit(second)
            with pytest.raises(StillWaits):
                other.result(0.5)
        finally:
            go_on.set()
        one.exception(10)
        other.exception(10)
        self._monkeypatch.undo()
        return one, other


@pytest.fixture
def race(monkeypatch: pytest.MonkeyPatch) -> Race:
    """A race to be run."""
    return Race(monkeypatch)


@pytest.fixture
def aysel(box: Box) -> Somebody:
    """An operator with a password of the own."""
    return working(box, "aysel", Role.OPERATOR)


def comes_in(box: Box, password: str = OWN_PASSWORD) -> SignedIn:
    act = SignIn.model_validate({"login": "aysel", "password": password})
    return signing_in.sign_in(box.hall, NOBODY, act)


def given(box: Box, model: type[c.Command], **fields: Any) -> dict[str, Any]:
    return box.give(model, at_the_server(box.centre), **fields)


@pytest.mark.parametrize(("model", "fields"), SHUT_OUT)
def test_no_sign_in_under_way_outlives_what_shuts_its_person_out(
    box: Box, race: Race, aysel: Somebody, model: type[c.Command], fields: dict[str, Any]
) -> None:
    signed_in, _done = race.run(
        "keep_session",
        lambda: comes_in(box),
        lambda: given(box, model, person=aysel.id, **fields),
    )
    refused(ask(box, "centres", signed_in.result().token, method="GET"), "not_signed_in")


@pytest.mark.parametrize(("model", "fields"), SHUT_OUT)
def test_nobody_signs_in_while_they_are_shut_out(
    box: Box, race: Race, aysel: Somebody, model: type[c.Command], fields: dict[str, Any]
) -> None:
    done, signed_in = race.run(
        "take" if model is c.EndDuty else "keep_person",
        lambda: given(box, model, person=aysel.id, **fields),
        lambda: comes_in(box),
    )
    done.result()
    with pytest.raises(Refusal) as refusal:
        signed_in.result()
    assert refusal.value.kind in (ProblemType.WRONG_SIGN_IN, ProblemType.NOT_PERMITTED)


def test_a_change_of_password_under_way_does_not_outlive_a_reset(
    box: Box, race: Race, aysel: Somebody
) -> None:
    found = box.doors.bearer(aysel.token)
    act = ChangePassword.model_validate({"old": OWN_PASSWORD, "new": OTHER_PASSWORD})
    race.run(
        "keep_person",
        lambda: steps.change_password(box.hall, found, act),
        lambda: given(box, c.ResetPerson, person=aysel.id, what="password"),
    )
    for password in (OWN_PASSWORD, OTHER_PASSWORD):
        with pytest.raises(Refusal):
            comes_in(box, password)


def asked_to_renew(box: Box, secret: str) -> tuple[Machine, Machine]:
    """A device for which somebody who copied its secret told another; and the machine that is
    to take its place."""
    copied = Machine(box, Role.KIOSK).enrol()
    given(box, c.AskDevice, device=copied.id, what="rotate")
    act = RenewSecret(secret_hash=hash_of(secret))
    enrolling.renew_secret(box.hall, box.doors.bearer(copied.secret), act)
    fresh = Machine(box, Role.KIOSK)
    told(fresh.begin())
    return copied, fresh


def replaced(box: Box, copied: Machine, fresh: Machine) -> dict[str, Any]:
    return given(box, c.ConfirmDevice, code=fresh.code, label="a kiosk", replaces=copied.id)


def test_a_secret_that_is_used_first_does_not_outlive_its_device(box: Box, race: Race) -> None:
    copied, fresh = asked_to_renew(box, "novbe_d_of_a_thief")
    race.run(
        "keep_device",
        lambda: box.doors.bearer("novbe_d_of_a_thief"),
        lambda: replaced(box, copied, fresh),
    )
    box.doors.forget()
    for secret in ("novbe_d_of_a_thief", copied.secret):
        refused(ask(box, "devices/me", secret, method="GET"), "not_signed_in")
    told(fresh.read())


def test_a_secret_is_not_used_first_while_its_device_is_replaced(box: Box, race: Race) -> None:
    copied, fresh = asked_to_renew(box, "novbe_d_of_a_thief")
    _done, used = race.run(
        "keep_device",
        lambda: replaced(box, copied, fresh),
        lambda: box.doors.bearer("novbe_d_of_a_thief"),
    )
    with pytest.raises(Refusal):
        used.result()
    told(fresh.read())


def test_without_its_duty_a_session_is_void(box: Box, aysel: Somebody) -> None:
    def void() -> set[str]:
        now = box.clock.now()
        return box.store.on_connection(lambda one: tokens.void(one, [aysel.token], now))

    assert void() == set()
    box.store.access(lambda access: access.take(f"{aysel.id}/village/operator/"), write=True)
    box.doors.forget()
    refused(ask(box, "centres", aysel.token, method="GET"), "not_signed_in")
    assert void() == {aysel.token}
