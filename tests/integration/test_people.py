"""People and tokens as managers keep them: duties, scopes, and secrets that are told once."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.staff import Machine, added, ask, command, refused, require_out, told, working


def stored(box: Box) -> str:
    return "".join(row for rows in box.rows().values() for row in rows)


def test_a_duty_is_given_and_ends_with_its_sessions(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    as_operator = person.token
    told(command(box, f"people/{person.id}/duty", role="viewer"))
    person.sign_in(role="viewer")
    as_viewer = person.token
    told(command(box, f"people/{person.id}/duty/end", role="operator"))
    assert box.last() == ["duty_ended"]
    refused(ask(box, "centres", as_operator, method="GET"), "not_signed_in")
    told(ask(box, "centres", as_viewer, method="GET"))
    revision = box.revision
    told(command(box, f"people/{person.id}/duty/end", role="operator"))
    assert box.revision == revision
    assert [one["role"] for one in person.sign_in()["duties"]] == ["viewer"]


def test_a_duty_given_for_another_counter_ends_the_sessions_at_the_old_one(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR, counter="village.1")
    told(command(box, f"people/{person.id}/duty", role="operator", counter="village.1"))
    told(person.read())
    told(command(box, f"people/{person.id}/duty", role="operator", counter="village.2"))
    require_out(person)
    assert person.sign_in()["duty"]["counter"] == "village.2"


def test_a_counter_closes_with_the_sessions_of_its_operator(box: Box) -> None:
    """Waits that are promised count on an open counter."""
    ways: dict[str, dict[str, Any]] = {
        "reset": {"what": "password"},
        "sign-out": {},
        "duty/end": {"role": "operator"},
        "forget": {},
    }
    for number, (how, body) in enumerate(ways.items()):
        person = working(box, f"aysel.{number}", Role.OPERATOR)
        told(person.ask("counters/village.2/open", command_id=str(uuid4())))
        assert box.desk("2")["state"] == "open", how
        told(command(box, f"people/{person.id}/{how}", **body))
        assert box.desk("2")["state"] == "closed", how
        # At once: the program would open it again.
        refused(person.ask("counters/village.2/open", command_id=str(uuid4())), "not_signed_in")
    # A session for the console keeps no counter open, and a PC that is replaced neither.
    person, pc = working(box, "aysel", Role.OPERATOR), Machine(box, Role.COUNTER)
    told(command(box, f"people/{person.id}/duty", role="viewer"))
    at_counter = person.sign_in(pc.enrol(counter="village.2").secret, role="operator")["token"]
    told(ask(box, "counters/village.2/open", at_counter, command_id=str(uuid4())))
    Machine(box, Role.COUNTER).enrol(replaces=pc.id)
    assert box.desk("2")["state"] == "closed"
    person.sign_in(role="operator")
    told(person.ask("counters/village.2/open", command_id=str(uuid4())))
    person.sign_in(role="viewer")
    told(command(box, f"people/{person.id}/duty/end", role="operator"))
    assert box.desk("2")["state"] == "closed"


def test_a_duty_that_there_is_not_is_refused(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    revision = box.revision
    roles = ("kiosk", "clock", "anonymous", "integration", "signing_in", "visitor", "counter")
    wrong: list[tuple[dict[str, Any], str]] = [({"role": role}, "role") for role in roles]
    wrong += [({"role": "viewer", "counter": "village.1"}, "counter")]
    wrong += [({"role": "operator", "agency": "nowhere"}, "agency")]
    wrong += [({"role": "operator", "counter": at}, "") for at in ("village.99", "town.1")]
    for body, field in wrong:
        found = refused(
            command(box, f"people/{person.id}/duty", **body), "malformed" if field else "not_found"
        )
        assert not field or [one["field"] for one in found["fields"]] == [field]
    assert box.revision == revision


def test_a_forgotten_person_leaves_nothing_but_an_id(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    ask(box, "sessions", login="aysel", password="wrong")
    told(command(box, f"people/{person.id}/forget"))
    require_out(person)
    refused(ask(box, "sessions", login="aysel", password=person.password), "wrong_sign_in")
    refused(command(box, f"people/{person.id}/reset", what="password"), "not_found")
    assert told(ask(box, "centres/village/people", box.bearer(Role.MANAGER), method="GET")) == []

    assert person.id in stored(box)
    box.close()
    file = Path(box.settings.database_url.removeprefix("sqlite:///"))
    for part in file.parent.glob(f"{file.name}*"):
        for word in ("aysel", "Firstname Lastname"):
            assert word.encode() not in part.read_bytes(), part
    # The login is free again.
    assert added(box, "aysel", Role.VIEWER).id != person.id


def made(box: Box, *scopes: str, **more: Any) -> tuple[str, str]:
    """A token for another system: its id and its secret."""
    said = told(command(box, "tokens", label="open data", scopes=list(scopes), **more))
    return said["id"], said["token"]


def test_a_token_ends(box: Box) -> None:
    identity, token = made(box, "waits")
    until = box.clock.now().replace(hour=12)
    _, timed = made(box, "waits", expires_at=until.isoformat())
    for one in (token, timed):
        told(ask(box, "centres/village/menu", one, method="GET"))
    told(command(box, f"tokens/{identity}/revoke"))
    refused(command(box, f"tokens/{identity}/revoke"), "not_found")
    refused(command(box, "tokens/integration-0/revoke"), "not_found")
    refused(ask(box, "centres/village/menu", token, method="GET"), "not_signed_in")
    box.clock.forward(until - box.clock.now())
    refused(ask(box, "centres/village/menu", timed, method="GET"), "not_signed_in")
    found = refused(
        command(box, "tokens", label="x", scopes=["waits"], expires_at=until.isoformat()),
        "malformed",
    )
    assert [one["field"] for one in found["fields"]] == ["expires_at"]
    listed = told(ask(box, "centres/village/tokens", box.bearer(Role.MANAGER), method="GET"))
    for secret in (token, timed):
        assert secret not in repr(listed)


def test_a_repeated_command_has_the_first_answer_and_changes_nothing(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    device = Machine(box, Role.KIOSK).enrol()
    other = Machine(box, Role.DISPLAY)
    told(other.begin())
    away = Machine(box, Role.DISPLAY)
    told(away.begin())
    integration, _ = made(box, "waits")
    asked: list[tuple[str, dict[str, Any]]] = [
        ("devices", {"code": other.code, "label": "a display"}),
        (f"devices/waiting/{away.waiting_id}/refuse", {}),
        (f"devices/{device.id}/set", {"label": "another name"}),
        (f"devices/{device.id}/ask", {"what": "restart"}),
        ("people", {"login": "vusal", "full_name": "V", "language": "az", "role": "operator"}),
        (f"people/{person.id}/duty", {"role": "greeter"}),
        (f"people/{person.id}/duty/end", {"role": "greeter"}),
        (f"people/{person.id}/reset", {"what": "password"}),
        (f"people/{person.id}/badge", {"badge": "0001-A-2468"}),
        (f"people/{person.id}/sign-out", {}),
        ("tokens", {"label": "open data", "scopes": ["log"]}),
        (f"tokens/{integration}/revoke", {}),
        (f"devices/{device.id}/revoke", {}),
        (f"people/{person.id}/forget", {}),
    ]
    secrets = []
    for path, body in asked:
        identity = uuid4()
        first = told(command(box, path, command_id=identity, **body))
        revision = box.revision
        assert told(command(box, path, command_id=identity, **body)) == first, path
        assert box.revision == revision, path
        # The same id for another command, or by another person.
        different = {**body, "label": "x"} if "label" in body else {**body, "what": "factor"}
        if "label" in body or "reset" in path:
            refused(command(box, path, command_id=identity, **different), "command_reused")
        foreign = box.bearer(Role.MANAGER, fresh=True)
        refused(command(box, path, foreign, command_id=identity, **body), "command_reused")
        secrets += [first[name] for name in ("first_password", "token") if name in first]
    assert len(secrets) == 3

    found = stored(box)
    assert "first_password" in found
    for secret in (*secrets, person.password, device.secret, other.secret, "0001-A-2468"):
        assert secret not in found


def test_a_command_id_of_another_centre_gives_another_secret(box: Box) -> None:
    """Command ids are in the log: a reader of one centre's log who manages another centre must
    not get the secrets of the first."""
    person = added(box, "aysel", Role.OPERATOR)
    reset, token = UUID(int=7, version=4), UUID(int=8, version=4)
    first = told(command(box, f"people/{person.id}/reset", command_id=reset, what="password"))
    theirs = told(command(box, "tokens", command_id=token, label="x", scopes=["log"]))
    box.import_config(config(lambda d: d["centre"].update(slug="town")))
    other = added(box, "vusal", Role.OPERATOR)
    again = told(command(box, f"people/{other.id}/reset", command_id=reset, what="password"))
    assert again["first_password"] != first["first_password"]
    mine = told(command(box, "tokens", command_id=token, label="x", scopes=["log"]))
    assert mine["token"] != theirs["token"]
    assert mine["id"] != theirs["id"]


def test_a_command_repeated_after_its_answer_expired_is_refused(box: Box) -> None:
    identity = UUID(int=9, version=4)
    body: Any = {"full_name": "A", "language": "az", "role": "viewer", "command_id": identity}
    told(command(box, "people", login="aysel", **body))
    told(command(box, "tokens", command_id=UUID(int=5), label="x", scopes=["log"]))
    box.forward(days=9)
    box.forget()
    refused(command(box, "people", login="vusal", **body), "command_reused")
    refused(
        command(box, "tokens", command_id=UUID(int=5), label="x", scopes=["log"]), "command_reused"
    )


def test_a_device_secret_that_looks_like_a_session_is_found(box: Box) -> None:
    """One in 4096 random secrets after `novbe_` begins with `s_`."""
    secret = "novbe_s_by_chance_a_devices"
    machine = Machine(box, Role.KIOSK, secret=secret).enrol()
    assert told(machine.read())["device"] == machine.id
