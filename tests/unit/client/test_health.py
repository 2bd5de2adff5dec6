"""Health reports of a device, requests to it, and the renewal of its secret."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from client.net.api import ApiClient, Bearer, RequestRefused, Unreachable
from client.net.endpoint import Endpoint
from client.net.enrolment import is_out
from client.net.health import DeviceHooks, HealthFacts, Reporter
from client.net.identity import Identity, IdentityFile, IdentityUnusable
from client.net.renewal import Renewal
from contract.access import Health, PrinterState
from contract.errors import ProblemType
from tests.parts.device_manager import DeviceManager
from tests.parts.device_server import REPORT_SECONDS
from tests.parts.faulty_relay import FaultyRelay
from tests.parts.pictures import PNG
from tests.parts.waiting import until


class Enrolled:
    """An enrolled kiosk, its hall, and the network between them. The program carries out requests,
    and records them."""

    def __init__(self, manager: DeviceManager, relay: FaultyRelay, file: IdentityFile) -> None:
        self.manager = manager
        self.relay = relay
        self.file = file
        self.id = manager.enrol(file, relay.address)
        self.image: bytes | None = PNG
        self.searched: list[str] = []
        self.restarted: list[bool] = []
        self.let_go_with: list[str] = []
        self.hooks = DeviceHooks(
            facts=lambda: HealthFacts("1080x1920", PrinterState.PAPER_LOW),
            searched=lambda: [self.searched.pop() for _ in range(len(self.searched))],
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

    @property
    def reports(self) -> list[Health]:
        return [Health.model_validate_json(one) for one in self.relay.bodies("devices/me/health")]

    def ask(self, what: str) -> datetime:
        return self.manager.ask(self.id, what)

    def started(self) -> tuple[Reporter, Renewal, ApiClient]:
        """A program that was just started from the file; a test triggers its reports."""
        endpoint = Endpoint.of_device(self.identity)
        api = endpoint.api()
        renewal = Renewal(self.file, self.identity, endpoint.bearer, api)
        reporter = Reporter(api, self.hooks, renewal, lambda: is_out(renewal.identity, endpoint))
        return reporter, renewal, api

    def is_authenticated(self) -> None:
        """A program that is started now authenticates, and ends with one secret."""
        reporter, renewal, api = self.started()

        def has_one_secret() -> bool:
            # The server remembers the secret that was replaced for a second.
            reporter.report()
            return not self.identity.next_secret

        until(has_one_secret)
        assert renewal.identity == self.identity
        assert api.token == self.identity.secret
        assert ApiClient(self.manager.server.url, self.identity.secret).device().device == self.id


@pytest.fixture
def kiosk(manager: DeviceManager, relay: FaultyRelay, file: IdentityFile) -> Enrolled:
    return Enrolled(manager, relay, file)


def test_a_report_has_the_health_of_the_device(kiosk: Enrolled) -> None:
    reporter, _, _ = kiosk.started()
    assert reporter.report() == REPORT_SECONDS
    reporter.report()
    first, second = kiosk.reports
    assert first.boot == second.boot
    assert (first.screen, first.printer) == ("1080x1920", PrinterState.PAPER_LOW)
    assert first.clock_offset is None
    assert second.clock_offset is not None
    assert abs(second.clock_offset) < 5
    until(lambda: kiosk.manager.known(kiosk.id).printer is PrinterState.PAPER_LOW)
    # Of a program that was started again; its last report says that it is ended.
    other, _, _ = kiosk.started()
    other.start()
    with closing(other):
        until(lambda: kiosk.reports[-1].boot != first.boot)
        assert kiosk.reports[-1].ends is None
    until(lambda: kiosk.reports[-1].ends is True)


def test_words_searched_for_in_vain_are_reported_once(kiosk: Enrolled) -> None:
    reporter, _renewal, _api = kiosk.started()
    kiosk.searched = ["scooter"]
    reporter.report()
    reporter.report()
    reporter.close()
    assert [one.searched for one in kiosk.reports] == [("scooter",), None]


def test_a_picture_is_sent_once_for_each_request(kiosk: Enrolled) -> None:
    def sent() -> list[bytes]:
        return kiosk.relay.bodies("devices/me/picture")

    reporter, _, _ = kiosk.started()
    reporter.report()
    assert sent() == []
    kiosk.ask("screenshot")
    kiosk.relay.lose["devices/me/picture"] = 1
    # The first one arrived, and its answer was lost: none is wanted any more.
    with pytest.raises(RequestRefused) as refused:
        reporter.report()
    assert refused.value.kind is ProblemType.NOT_ALLOWED_NOW
    reporter.report()
    assert sent() == [PNG, PNG]
    assert kiosk.manager.known(kiosk.id).picture_at is not None
    kiosk.ask("screenshot")
    kiosk.image = None
    reporter.report()
    assert len(sent()) == 2


def test_a_restart_is_carried_out_once_if_requested_after_the_start(kiosk: Enrolled) -> None:
    reporter, _, api = kiosk.started()
    reporter.report()
    assert not kiosk.restarted
    kiosk.ask("restart")
    reporter.report()
    reporter.report()
    assert len(kiosk.restarted) == 1
    device = api.device()
    # One from before the start was carried out; a time in the future comes from a wrong clock.
    for hours in (-1, 1):
        after, _, _ = kiosk.started()
        asked = device.at + timedelta(hours=hours)
        after._do(device.model_copy(update={"restart_since": asked}))
        assert len(kiosk.restarted) == 1


def test_a_program_gives_up_its_identity_only_when_its_hall_revokes_it(
    kiosk: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporter, _, _ = kiosk.started()
    with pytest.raises(RequestRefused) as refused:
        ApiClient(kiosk.relay.address, Bearer("an-unknown-token", "another-one")).device()
    for _ in range(3):
        reporter._refused(refused.value)
    # The bearer is refused, but the enrolment stands.
    assert kiosk.let_go_with == []
    kiosk.manager.revoke(kiosk.id)
    with monkeypatch.context() as patch:
        patch.setattr("client.net.enrolment.ONE_TRY_SECONDS", 0.2)
        kiosk.relay.silent = True
        reporter._refused(refused.value)
    assert kiosk.let_go_with == []
    kiosk.relay.silent = False
    for _ in range(3):
        reporter._refused(refused.value)
    assert kiosk.let_go_with == [str(refused.value)]


def test_the_secret_is_renewed_on_request(kiosk: Enrolled) -> None:
    old = kiosk.identity.secret
    reporter, renewal, api = kiosk.started()
    reporter.report()
    assert kiosk.identity.secret == old
    asked = kiosk.ask("rotate")
    reporter.report()
    new = kiosk.identity.secret
    assert new != old
    assert kiosk.identity.next_secret == ""
    assert kiosk.identity.renewed_for == asked
    assert renewal.identity == kiosk.identity
    assert api.token == new
    # Each request is carried out once.
    reporter.report()
    assert kiosk.identity.secret == new
    kiosk.ask("rotate")
    reporter.report()
    assert kiosk.identity.secret not in (old, new)
    kiosk.is_authenticated()


@pytest.mark.parametrize("lost", ["devices/me/secret", "devices/me"])
@pytest.mark.parametrize("restarted", [False, True])
def test_a_lost_answer_of_a_renewal(kiosk: Enrolled, lost: str, restarted: bool) -> None:
    reporter, renewal, api = kiosk.started()
    asked = kiosk.ask("rotate")
    device, usual = api.device(), api.deadline
    old = kiosk.identity.secret
    api.deadline = 0.5
    kiosk.relay.lose[lost] = 100
    with pytest.raises(Unreachable):
        renewal.renew(device)
    kiosk.relay.lose.clear()
    api.deadline = usual
    assert kiosk.identity.next_secret
    if not restarted:
        reporter.report()
    kiosk.is_authenticated()
    assert kiosk.identity.secret != old
    assert kiosk.identity.renewed_for == asked


@pytest.mark.parametrize("saves", [0, 1, 2, 3])
def test_killed_at_each_save_of_a_renewal(
    kiosk: Enrolled, saves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails at the save with this number, as in a power cut."""
    kiosk.ask("rotate")
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
    kiosk.is_authenticated()


def test_a_bearer_is_used_from_many_threads() -> None:
    bearer = Bearer("a", "b")
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(bearer.instead_of, ["a"] * 20))
    assert bearer.now == "b"
    assert bearer.instead_of("a") == "b"
    assert bearer.instead_of("b") == "a"
