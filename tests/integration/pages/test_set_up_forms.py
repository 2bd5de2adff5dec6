"""The set-up: forms for what changes often, the centre file, the history, the server's check."""

import io
import pwd
import re
from typing import Any

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from server.domain.principal import at_the_server
from server.domain.setup import version_of
from tests.parts.box import Box
from tests.parts.browsing import Browsing, entered
from tests.parts.staff import Machine

SET_UP = "/console/set-up"


def config(box: Box) -> CentreConfig:
    return box.read(lambda reading: reading.setup.config)


def test_two_managers_do_not_overwrite_each_other(box: Box, manager: Browsing) -> None:
    other = entered(box, Role.MANAGER, "other")
    manager.open(f"{SET_UP}/hours")
    other.open(f"{SET_UP}/services/tax").send("set", target_minutes="25")
    assert manager.send("hours", hours_sat="10:00-12:00").status == 409
    assert "sat" not in config(box).centre.hours
    manager.open(f"{SET_UP}/hours").send("hours", hours_sat="10:00-12:00")
    assert config(box).centre.hours["sat"] == ("10:00-12:00",)
    manager.open(f"{SET_UP}/history").says("– → 10:00-12:00")
    assert config(box).services[2].target_minutes == 25


def test_a_service_is_added_and_served(box: Box, manager: Browsing) -> None:
    manager.open(f"{SET_UP}/services/new")
    manager.send("set", name_en="Fishing permit", profiles="all", per_day="40")
    manager.says("Fishing permit")
    new = config(box).services[-1]
    assert (new.key, new.names["az"]) == ("fishing-permit", "Fishing permit")
    # As most services of its agency.
    assert new.series == config(box).services[0].series != config(box).services[2].series
    assert new.quota is not None
    assert new.quota.per_day == 40
    ticket = box.issue("fishing-permit")
    assert box.at("1", c.CallNext)["ticket"]["id"] == ticket["id"]


def test_a_work_profile_keeps_all_its_levels(box: Box, manager: Browsing) -> None:
    data = config(box).model_dump(mode="json", exclude_none=True)
    data["services"].append({**data["services"][0], "key": "fishing"})
    levels = [["paper"], ["request"], ["tax"], ["fishing"]]
    data["profiles"][0]["levels"] = levels
    box.import_config(data)
    manager.open(f"{SET_UP}/profiles/all").send("set", name_en="Everything")
    assert manager.status == 200, manager.words
    assert [list(level) for level in config(box).profiles[0].levels] == levels


def upload(manager: Browsing, text: str) -> Browsing:
    values: dict[str, Any] = dict(manager.open(f"{SET_UP}/file").form("check").values)
    values |= {"act": "check", "centre_file": (io.BytesIO(text.encode()), "village.toml")}
    values["other_files"] = (io.BytesIO(b""), "")
    return manager.post(f"{SET_UP}/file", values)


def exported(manager: Browsing) -> str:
    answer = manager.open(f"{SET_UP}/file/download").answer
    assert answer.headers["Content-Disposition"] == 'attachment; filename="village.toml"'
    return answer.text


def test_the_faults_of_a_file_have_line_and_field(box: Box, manager: Browsing) -> None:
    text = exported(manager).replace("target_minutes = 15", "target_minutes = -1", 1)
    line = text[: text.index("target_minutes = -1")].count("\n") + 1
    upload(manager, text)
    assert manager.status == 422
    manager.says(f"Line {line} · services[1].target_minutes")
    upload(manager, "")
    assert manager.status == 422
    # A file that it names is sent with it, not put into a folder.
    upload(manager, exported(manager).replace("[centre]", '[centre]\nlogo = "logo.png"', 1))
    manager.says("there is no file 'logo.png': send it with the centre file")
    assert upload(manager, exported(manager)).status == 200
    manager.says("Nothing changes")


def test_a_file_that_says_otherwise_replaces_only_when_asked(box: Box, manager: Browsing) -> None:
    text = exported(manager).replace("target_minutes = 15", "target_minutes = 20", 1)
    manager.open(f"{SET_UP}/services/paper").send("set", target_minutes="40")
    before = box.revision
    upload(manager, text)
    manager.says("This file and the console differ", "40 → 20")
    assert box.revision == before
    assert manager.send("publish", mode="merge").status == 409
    assert box.revision == before
    upload(manager, text).send("publish")
    assert config(box).services[0].target_minutes == 20
    # The earlier settings again are a change made here, not a file.
    manager.open(f"{SET_UP}/history").send("restore").send("publish")
    assert config(box).services[0].target_minutes != 20
    upload(manager, text).says("Nothing changes")


def test_the_history_says_who_changed_what_and_goes_back(box: Box, manager: Browsing) -> None:
    first = version_of(config(box))
    manager.open(f"{SET_UP}/services/paper").send("set", target_minutes="40")
    manager.open(f"{SET_UP}/history").says("Leyla M", "15 → 40")
    manager.send("restore").says("40 → 15")
    manager.send("publish")
    assert version_of(config(box)) == first
    manager.open(f"{SET_UP}/history").says("40 → 15")
    daemon = pwd.getpwnam("daemon")
    sudo = at_the_server("village", daemon.pw_uid)
    rules = config(box).rules.model_copy(update={"lease_size": 7})
    box.give(c.ImportCentre, sudo, config=config(box).model_copy(update={"rules": rules}))
    manager.open(f"{SET_UP}/history").says(f"at the command line, by {daemon.pw_name}")


def test_findings_say_what_to_do_and_isolate_the_direction_of_names(
    box: Box, manager: Browsing
) -> None:
    kiosk, display = (
        Machine(box, role).enrol(label=f"the {role}") for role in (Role.KIOSK, Role.DISPLAY)
    )
    display.reported(version="0.9")
    box.forward(seconds=60)
    kiosk.reported(version="0.9")
    manager.open("/console/set-up").says("Server check")
    page = manager.open("/console/set-up/care")
    page.says("\u2068the display\u2069: not connected.", "Check whether they are switched on")
    page.says("\u2068the kiosk\u2069: not the server’s version")
    page.says("The database is read and written.", "No backup is known.")
    names = re.findall(r'class="name">([^<]+)', page.answer.text)
    assert len(set(names)) == len(names), names
    arabic = manager.open("/console/set-up/care?lang=ar")
    arabic.says("\u2068the kiosk\u2069: إصدار مختلف")
