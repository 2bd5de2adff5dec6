"""Numbers that a kiosk issues while the server is away."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from client.net.json_store import JsonStore
from contract.commands import ServiceWish
from contract.enums import ClosedReason
from contract.snapshots import Device, LeasedNumber
from kiosk.leases import GIVEN, Leases, OfflineTicket, menu_without_server
from tests.parts.wire_example import golden_example
from tests.unit.kiosk.test_menu import offered

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)
SERVICE = "asan-7.identity-card"


def device(*days: date, until: datetime = NOW + timedelta(hours=8)) -> Device:
    leases = [
        LeasedNumber(
            ticket=f"asan-7.{day:%d}-{n}", number=f"A90{n}", token="t" * 20, series="A", day=day
        )
        for day in days
        for n in (1, 2, 3)
    ]
    changes = {
        "leases": leases,
        "day": TODAY,
        "turns_at": datetime(2026, 11, 25, 0, 0, tzinfo=UTC),
        "openings": {SERVICE: ((NOW - timedelta(hours=1), until),)},
    }
    return Device.model_validate(golden_example("snapshots", "device") | changes)


@pytest.fixture
def kept(tmp_path: Path) -> JsonStore:
    return JsonStore(tmp_path)


@pytest.fixture
def leases(kept: JsonStore) -> Leases:
    """Those of a kiosk that has numbers for today."""
    leases = Leases(kept)
    leases.told(device(TODAY))
    return leases


def wanted(leases: Leases, now: datetime = NOW, touch: UUID | None = None) -> OfflineTicket | None:
    services = (ServiceWish(service=SERVICE),)
    return leases.give("A", TODAY, touch or uuid4(), services, "az", now, priority=False, assist=())


def give(leases: Leases, now: datetime = NOW, touch: UUID | None = None) -> OfflineTicket:
    ticket = wanted(leases, now, touch)
    assert ticket is not None
    return ticket


def numbers(leases: Leases) -> list[str]:
    return [one.lease.number for one in leases.given]


def test_numbers_are_given_in_their_order_once_also_after_a_power_cut(kept: JsonStore) -> None:
    leases = Leases(kept)
    leases.told(device(TODAY, TOMORROW))
    touch = uuid4()
    first = give(leases, touch=touch)
    assert give(leases, touch=touch) == first, "one touch is one ticket"
    again = Leases(kept)
    assert numbers(again) == ["A901"]
    give(again)
    give(again)
    assert wanted(again) is None, "tomorrow's numbers are tomorrow's"
    assert numbers(Leases(kept)) == ["A901", "A902", "A903"]


def test_handed_in_tickets_are_deleted_and_cancelled_ones_kept(
    leases: Leases, kept: JsonStore
) -> None:
    give(leases)
    give(leases)
    leases.cancel("asan-7.24-1")
    assert [one.cancelled for one in Leases(kept).given] == [True, False]
    leases.handed_in("asan-7.24-1")
    # The server is away again before it has told which numbers are left.
    again = Leases(kept)
    give(again)
    assert numbers(again) == ["A902", "A903"]


def test_a_refused_ticket_waits_for_another_id_and_holds_none_up(
    leases: Leases, kept: JsonStore
) -> None:
    first, second = give(leases), give(leases)
    leases.refused(first.lease.ticket, "kiosk-1")
    assert leases.due("kiosk-1") == second
    leases.handed_in(second.lease.ticket)
    assert leases.due("kiosk-1") is None
    # After a restart, enrolled again.
    again = Leases(kept)
    for other in ("", "kiosk-2"):
        due = again.due(other)
        assert due is not None
        assert due.lease == first.lease
    for days, left in ((1, 1), (2, 0)):
        later = TODAY + timedelta(days=days)
        again.told(device(later).model_copy(update={"day": later}))
        assert len(again.given) == left


def test_a_clock_that_goes_back_lets_no_ticket_overtake(leases: Leases) -> None:
    give(leases, NOW + timedelta(minutes=5))
    assert give(leases, NOW).issued_at == NOW + timedelta(minutes=5)


def test_a_ticket_that_cannot_be_written_down_is_not_given(
    leases: Leases, kept: JsonStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(kept, "write", full)
    with pytest.raises(OSError, match="no space"):
        give(leases)
    assert leases.given == ()


@pytest.mark.parametrize(
    ("hours", "day"), [(0, TODAY), (17, TODAY), (18, TOMORROW), (41, TOMORROW), (43, None)]
)
def test_the_day_turns_without_the_server(leases: Leases, hours: int, day: date | None) -> None:
    assert leases.day(NOW + timedelta(hours=hours)) == day


def test_services_that_can_be_taken_offline(kept: JsonStore) -> None:
    leases = Leases(kept)
    plain = offered()
    service = plain.catalogue.services[0].model_copy(update={"series": "A"})
    catalogue = plain.catalogue.model_copy(update={"services": (service,)})

    def said(now: datetime = NOW, **changes: Any) -> tuple[bool, ClosedReason | None]:
        menu = offered(**changes).menu.model_copy(update={"day": TODAY})
        (one,) = menu_without_server(menu, catalogue, leases, TODAY, now).services
        assert one.expected is None
        return one.open, one.reason

    assert said() == (False, ClosedReason.NUMBERS_USED_UP)
    leases.told(device(TODAY))
    assert said() == (True, None)
    # A service closed by its hours opens by them; one closed by staff stays closed.
    assert said(open=False, reason=ClosedReason.OUTSIDE_HOURS) == (True, None)
    by_staff = ClosedReason.CLOSED_BY_STAFF
    assert said(open=False, reason=by_staff) == (False, by_staff)
    assert said(NOW + timedelta(hours=9)) == (False, ClosedReason.OUTSIDE_HOURS)
    assert said(quota_left=1) == (True, None)
    give(leases)
    assert said(quota_left=1) == (False, ClosedReason.NUMBERS_USED_UP)


def test_an_incomplete_file_is_ignored(kept: JsonStore, tmp_path: Path) -> None:
    (tmp_path / f"{GIVEN}.json").write_text('{"tickets": [{"lea')
    assert Leases(kept).given == ()
