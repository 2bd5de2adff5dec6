"""Health reports of a device, requests to it, and the renewal of its secret."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from client.net.api import Api, Bearer, Refused, Unreachable
from client.net.endpoint import Endpoint
from client.net.enrolment import Enrolment, is_out
from client.net.health import DeviceHooks, Facts, Reporter
from client.net.identity import Identity, IdentityFile, IdentityUnusable
from client.net.renewal import Renewal
from contract.access import PrinterState
from contract.enums import Role
from contract.pairing import hash_of
from tests.parts.fake_hall import FakeDevice, FakeHall
from tests.parts.waiting import until


class Enrolled:
    """An enrolled kiosk, and its hall. The program carries out requests, and records them."""

    def __init__(self, hall: FakeHall, file: IdentityFile, known: FakeDevice) -> None:
        self.hall = hall
        self.file = file
        self.known = known
        self.image: bytes | None = b"PNG"
        self.restarted: list[bool] = []
        self.let_go_with: list[str] = []
        self.hooks = DeviceHooks(
            facts=lambda: Facts("1080x1920", PrinterState.PAPER_LOW),
            picture=lambda: self.image,
            restart=lambda: self.restarted.append(True),
            removed=self.let_go_with.append,
            lost=lambda: None,
            reached=lambda: None,
            heard=lambda _device: None,
            granted=lambda _zones, _at: None,
        )

    @property
    def identity(self) -> Identity:
        identity = self.file.load()
        assert identity is not None
        return identity

    def started(self) -> tuple[Reporter, Renewal, Bearer]:
        """A program that was just started from the file; a test triggers its reports."""
        endpoint = Endpoint.of_device(self.identity)
        api = endpoint.api(timeout=0.5, deadline=0.5)
        renewal = Renewal(self.file, self.identity, endpoint.bearer, api)
        reporter = Reporter(api, self.hooks, renewal, lambda: is_out(renewal.identity, endpoint))
        return reporter, renewal, endpoint.bearer

    def is_authenticated(self) -> None:
        """A program that is started now authenticates, and ends with one secret."""
        reporter, renewal, bearer = self.started()
        reporter.report()
        assert renewal.identity == self.identity
        if not self.identity.next_secret:
            assert bearer.now == self.identity.secret
            assert hash_of(self.identity.secret) == self.known.hash


@pytest.fixture
def kiosk(hall: FakeHall, file: IdentityFile) -> Enrolled:
    enrolment = Enrolment(file, Role.KIOSK)
    status = enrolment.begin(hall.address)
    known = hall.confirm(status.code)
    enrolment.poll(status)
    return Enrolled(hall, file, known)


def test_a_report_has_the_health_of_the_device(kiosk: Enrolled) -> None:
    reporter, _, _ = kiosk.started()
    assert reporter.report() == kiosk.hall.again_in
    reporter.report()
    first, second = kiosk.known.reports
    assert first.boot == second.boot
    assert (first.screen, first.printer) == ("1080x1920", PrinterState.PAPER_LOW)
    assert first.clock_offset is None
    assert second.clock_offset is not None
    assert abs(second.clock_offset) < 5
    # Of a program that was started again; its last report says that it is ended.
    other, _, _ = kiosk.started()
    other.start()
    with closing(other):
        until(lambda: kiosk.known.reports[-1].boot != first.boot)
        assert kiosk.known.reports[-1].ends is None
    until(lambda: kiosk.known.reports[-1].ends is True)


def test_a_picture_is_sent_once_for_each_request(kiosk: Enrolled) -> None:
    reporter, _, _ = kiosk.started()
    reporter.report()
    assert kiosk.known.pictures == []
    kiosk.hall.ask(kiosk.known, "screenshot")
    kiosk.hall.lose["devices/me/picture"] = 1
    reporter.report()
    reporter.report()
    # The first request arrived, and its answer was lost.
    assert kiosk.known.pictures == [b"PNG", b"PNG"]
    kiosk.hall.ask(kiosk.known, "screenshot")
    kiosk.image = None
    reporter.report()
    assert len(kiosk.known.pictures) == 2


def test_a_restart_is_carried_out_once_if_requested_after_the_start(kiosk: Enrolled) -> None:
    kiosk.known.asks["restart_since"] = datetime.now(UTC) - timedelta(seconds=1)
    reporter, _, _ = kiosk.started()
    reporter.report()
    assert not kiosk.restarted
    kiosk.hall.ask(kiosk.known, "restart")
    reporter.report()
    reporter.report()
    assert len(kiosk.restarted) == 1
    # A request with a time in the future comes from a wrong clock: it is not repeated.
    after, _, _ = kiosk.started()
    kiosk.known.asks["restart_since"] = datetime.now(UTC) + timedelta(hours=1)
    after.report()
    assert len(kiosk.restarted) == 1


def test_a_revoked_device_ends_but_not_while_its_enrolment_stands(kiosk: Enrolled) -> None:
    reporter, _, _ = kiosk.started()
    with pytest.raises(Refused) as refused:
        Api(kiosk.hall.address, Bearer("an-unknown-token", "another-one")).device()
    reporter._refused(refused.value)
    kiosk.known.revoked = True
    for _ in range(3):
        reporter._refused(refused.value)
    # The bearer is refused, but the enrolment stands.
    assert kiosk.let_go_with == []
    kiosk.hall.revoke(kiosk.known)
    for _ in range(3):
        reporter._refused(refused.value)
    assert kiosk.let_go_with == ["This device is not known here."]


def test_the_secret_is_renewed_on_request(kiosk: Enrolled) -> None:
    old = kiosk.identity.secret
    reporter, renewal, bearer = kiosk.started()
    reporter.report()
    assert kiosk.identity.secret == old
    asked = kiosk.hall.ask(kiosk.known, "rotate")
    reporter.report()
    new = kiosk.identity.secret
    assert new != old
    assert kiosk.identity.next_secret == ""
    assert kiosk.identity.renewed_for == asked
    assert renewal.identity == kiosk.identity
    assert bearer.now == new
    assert kiosk.known.hash == hash_of(new)
    # Each request is carried out once.
    reporter.report()
    assert kiosk.identity.secret == new
    kiosk.hall.ask(kiosk.known, "rotate")
    reporter.report()
    assert kiosk.identity.secret not in (old, new)
    kiosk.is_authenticated()


@pytest.mark.parametrize("lost", ["devices/me/secret", "devices/me"])
@pytest.mark.parametrize("restarted", [False, True])
def test_a_lost_answer_of_a_renewal(kiosk: Enrolled, lost: str, restarted: bool) -> None:
    reporter, _, _ = kiosk.started()
    device = Endpoint.of_device(kiosk.identity).api().device()
    asked = kiosk.hall.ask(kiosk.known, "rotate")
    device = device.model_copy(update={"rotate_since": asked})
    old = kiosk.identity.secret
    kiosk.hall.lose[lost] = 100
    assert reporter._renewal is not None
    with pytest.raises(Unreachable):
        reporter._renewal.renew(device)
    kiosk.hall.lose.clear()
    assert kiosk.identity.next_secret
    if restarted:
        kiosk.is_authenticated()
    else:
        reporter.report()
    kiosk.is_authenticated()
    assert kiosk.identity.next_secret == ""
    assert kiosk.identity.secret != old
    assert kiosk.identity.renewed_for == asked


@pytest.mark.parametrize("saves", [0, 1, 2, 3])
def test_killed_at_each_save_of_a_renewal(
    kiosk: Enrolled, saves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails at the save with this number, as in a power cut."""
    kiosk.hall.ask(kiosk.known, "rotate")
    reporter, _, _ = kiosk.started()
    save, left = IdentityFile.save, [saves]

    def fail_later(file: IdentityFile, identity: Identity) -> None:
        if not left[0]:
            raise IdentityUnusable("the power is gone")
        left[0] -= 1
        save(file, identity)

    monkeypatch.setattr(IdentityFile, "save", fail_later)
    # The first one says which device it is.
    if saves < 3:
        with pytest.raises(IdentityUnusable):
            reporter.report()
    else:
        reporter.report()
    monkeypatch.setattr(IdentityFile, "save", save)
    for _ in range(2):
        kiosk.is_authenticated()
    assert kiosk.identity.next_secret == ""


def test_a_bearer_is_used_from_many_threads() -> None:
    bearer = Bearer("a", "b")
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(bearer.instead_of, ["a"] * 20))
    assert bearer.now == "b"
    assert bearer.instead_of("a") == "b"
    assert bearer.instead_of("b") == "a"
