"""Health reports of devices, copied secrets, and pictures of screens."""

from typing import Any

import pytest
from sqlalchemy import text

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.pictures import PNG, png_of
from tests.parts.staff import Machine, ask, command, known, refused, told


def give_picture(box: Box, machine: Machine, png: bytes, bearer: str | None = None) -> Any:
    return box.client.post(
        "/api/v1/devices/me/picture",
        data=png,
        content_type="image/png",
        headers={"Authorization": f"Bearer {bearer or machine.secret}"},
    )


def test_a_device_reports_its_health(box: Box) -> None:
    """When it is offline, and with how many others: `pages/test_staff`."""
    kiosk = Machine(box, Role.KIOSK).enrol()
    assert known(box, kiosk.id)["state"] == "not_connected"
    reported = {
        "version": "1.2",
        "clock_offset": -7200.5,
        "screen": "1080x1920",
        "printer": "paper_low",
        "sound": "ok",
        "ticket_seconds": 8.6,
    }
    assert told(kiosk.report(**reported))["again_in"] == 5
    box.presence.write()
    found = known(box, kiosk.id)
    assert {name: found[name] for name in reported} == reported
    assert (found["state"], found["copied"]) == ("online", False)
    for wrong in (
        {"clock_offset": 1e10},
        {"boot": "x"},
        {"printer": "on fire"},
        {"version": "x" * 41},
        {"screen": "a\x00b"},
        {"mood": "good"},
    ):
        refused(kiosk.report(**wrong), "malformed")


def test_two_machines_with_one_secret_are_detected(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    copy = Machine(box, Role.KIOSK, secret=kiosk.secret)
    for machine in (kiosk, copy, kiosk):
        assert not known(box, kiosk.id)["copied"]
        told(machine.report())
        box.forward(seconds=2)
        box.presence.write()
    assert known(box, kiosk.id)["copied"]
    # The device must be replaced.
    told(Machine(box, Role.KIOSK).waiting().confirm(replaces=kiosk.id))
    assert not known(box, kiosk.id)["copied"]


def test_a_report_that_was_not_written_is_written_later(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    told(kiosk.report(version="7"))
    box.change(text("ALTER TABLE health RENAME TO away"))
    with pytest.raises(Exception, match="unavailable"):
        box.presence.write()
    box.change(text("ALTER TABLE away RENAME TO health"))
    box.presence.write()
    assert known(box, kiosk.id)["version"] == "7"


def test_a_picture_replaces_the_last_one(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    path = f"centres/village/devices/{kiosk.id}/picture"
    # Not asked for: a device's secret must not fill the disk.
    refused(give_picture(box, kiosk, PNG), "not_allowed_now", "not_asked")
    refused(ask(box, path, box.bearer(Role.MANAGER), method="GET"), "not_found")
    for content in (b"one", b"two" * 1000):
        kiosk.asked("screenshot")
        assert box.last() == ["device_asked"]
        for read in (told(kiosk.read()), known(box, kiosk.id)):
            assert read["screenshot_since"] is not None
        told(give_picture(box, kiosk, PNG + content))
        for role in (Role.MANAGER, Role.SUPERVISOR):
            answer = ask(box, path, box.bearer(role), method="GET")
            assert (answer.mimetype, answer.get_data()) == ("image/png", PNG + content)
        assert told(kiosk.read())["screenshot_since"] is None
        refused(give_picture(box, kiosk, PNG), "not_allowed_now", "not_asked")
    assert known(box, kiosk.id)["picture_at"] is not None


def test_a_picture_that_is_none_or_too_large_is_refused(box: Box) -> None:
    kiosk, pc = Machine(box, Role.KIOSK).enrol(), Machine(box, Role.COUNTER).enrol()
    limit = 2 * 1024 * 1024
    for wrong in (b"", b"GIF89a", b"<svg/>", PNG[:-6], png_of(60_000, 60_000)):
        refused(give_picture(box, kiosk, wrong), "malformed")
    refused(command(box, f"devices/{pc.id}/ask", what="screenshot"), "malformed")
    kiosk.asked("screenshot")
    told(give_picture(box, kiosk, PNG + b"x" * (limit - len(PNG))))
    refused(give_picture(box, kiosk, PNG + b"x" * limit), "too_large")
    refused(give_picture(box, kiosk, PNG, pc.secret), "not_permitted")
