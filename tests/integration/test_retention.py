"""What is kept of people: for how long, exported and erased on request; what an error says."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, select

from contract import commands as c
from contract.access import SignIn
from contract.enums import Assist, Channel, Role
from contract.errors import ProblemType, Refusal
from server.identity import setting_up, signing_in
from server.store import retention
from server.store import tables as t
from server.store.fact_queries import Facts
from tests.integration.machines.test_health import give_picture
from tests.parts.box import Box
from tests.parts.cli import REFUSED, Cli, cli_on, refused, said
from tests.parts.pictures import PNG
from tests.parts.staff import Machine, added, command, told, tries


def count(box: Box, table: Table) -> int:
    return int(box.column(select(func.count()).select_from(table))[0])


def kept_for(box: Box, table: Table, span: timedelta) -> None:
    """Rows of the table are there until the span is over, and then no more."""
    assert count(box, table) > 0
    box.clock.forward(span - timedelta(minutes=1))
    box.forget()
    assert count(box, table) > 0
    box.forward(minutes=2)
    box.forget()
    assert count(box, table) == 0


def test_sessions_attempts_links_and_enrolments_are_deleted_in_time(box: Box) -> None:
    person = added(box, "leyla", Role.OPERATOR)
    person.sign_in()
    # A session ends after twelve hours.
    kept_for(box, t.session, timedelta(hours=12) + retention.SESSIONS_KEPT)
    again = told(command(box, f"people/{person.id}/reset", what="password"))
    person.password = again["first_password"]
    person.sign_in()
    told(command(box, f"people/{person.id}/sign-out"))
    kept_for(box, t.session, retention.SESSIONS_KEPT)
    box.forward(days=100)
    box.forget()
    assert tries(box, "leyla", 1) == [401]
    kept_for(box, t.attempt, retention.ATTEMPTS_KEPT)
    box.clock.forward(-retention.ATTEMPTS_KEPT)
    box.forward(minutes=-1)
    kept_for(box, t.access_entry, retention.ENTRIES_KEPT)
    setting_up.invite(box.hall, "village")
    kept_for(box, t.invitation, retention.INVITATIONS_KEPT)
    told(Machine(box, Role.KIOSK).begin())
    kept_for(box, t.enrolment, timedelta(minutes=2) + retention.ENROLMENTS_KEPT)


def test_hash_of_a_confirmed_device_stays(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    box.forward(days=2)
    box.forget()
    found = box.store.access(lambda access: access.enrolment(kiosk.hash))
    assert found is not None
    assert (found.name, found.address, found.version) == ("", "", "")
    # One that was away over the night hears that it is in, and may ask as before.
    assert kiosk.standing() == "enrolled"
    assert told(kiosk.begin())["standing"] == "enrolled"
    told(command(box, f"devices/{kiosk.id}/revoke"))
    box.forward(days=200)
    box.forget()
    # A revoked device is not enrolled by the same secret again.
    assert told(kiosk.begin())["standing"] == "over"


def test_pictures_are_kept_for_a_week_and_of_a_revoked_device_nothing(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()

    def send_picture() -> None:
        told(command(box, f"devices/{kiosk.id}/ask", what="screenshot"))
        told(give_picture(box, kiosk, PNG))

    send_picture()
    kept_for(box, t.picture, retention.PICTURES_KEPT)
    send_picture()
    kiosk.reported()
    box.forget()
    assert (count(box, t.picture), count(box, t.health)) == (1, 1)
    told(command(box, f"devices/{kiosk.id}/revoke"))
    box.forget()
    assert (count(box, t.picture), count(box, t.health)) == (0, 0)


def test_searches_without_a_result_are_counted_for_eight_weeks(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    for _ in range(5):
        kiosk.reported(searched=["Scooter", "of", "ab12cd", "5550123"])
    kiosk.reported(searched=["umbrella", "scooter"])
    found = box.store.report(box.centre, Facts.searched)
    assert [(one.word, one.visits) for one in found] == [("scooter", 6)]
    assert box.column(select(t.searched.c.word).order_by(t.searched.c.word)) == [
        "scooter",
        "umbrella",
    ]
    box.forward(days=7)
    kiosk.reported(searched=["scooter"])
    assert count(box, t.searched) == 3
    box.forward(days=56)
    box.forget()
    assert count(box, t.searched) == 1


@pytest.fixture
def commands(box: Box) -> Cli:
    return cli_on(box.settings.data, box.settings.database_url)


@pytest.fixture
def visit(box: Box) -> str:
    """A visit with all that can be kept of one."""
    token: str = box.issue("paper", assist=(Assist.HEAR,), channel=Channel.GREETER)["token"]
    box.give(c.AddNote, box.who(Role.GREETER), ticket="t1", note="Xwqz has the old form")
    box.at("1", c.CallNext, c.Start, c.Finish)
    box.give(c.Rate, box.visitor("t1"), ticket="t1", stop=0, stars=2, comment="Xwqz was rude")
    # Of another visitor, to be left alone.
    box.issue("tax", assist=(Assist.SEE,))
    box.give(c.AddNote, box.who(Role.GREETER), ticket="t2", note="waits outside")
    return token


def test_a_ticket_is_exported_with_all_its_data_and_its_texts_are_erased(
    box: Box, visit: str, commands: Cli
) -> None:
    number = box.ticket("t1")["number"]
    text = said(commands("ticket", "export", "village", number))
    found = json.loads(text)
    assert found["ticket"] == "village.t1"
    assert found["assist"] == [Assist.HEAR]
    assert [one["words"] for one in found["notes"]] == ["Xwqz has the old form"]
    assert [(one["stop"], one["words"]) for one in found["comments"]] == [(0, "Xwqz was rude")]
    facts = found["facts"]
    assert [one["end"] for one in (*facts["fact_ticket"], *facts["fact_stop"])] == ["served"] * 2
    assert [one["service"] for one in facts["fact_stop"]] == ["village.paper"]
    assert len(facts["fact_call"]) == 1
    assert [bool(one["comment"]) for one in facts["fact_rating"]] == [True]
    types = [one["type"] for one in found["log"]]
    assert types[0] == "ticket_issued"
    assert {"note_added", "ticket_called", "service_finished", "service_rated"} <= set(types)
    assert "village.t2" not in {one["data"].get("ticket") for one in found["log"]}
    assert visit not in text
    for name in ("t1", "village.t1", number.lower()):
        assert said(commands("ticket", "export", "village", name)) == text
    assert said(commands("ticket", "export", "village", number, "--day", "2026-11-23")) == text

    told = said(commands("ticket", "forget", "village", "t1")).splitlines()
    assert told[0] == "village: 2 texts of the ticket village.t1 were erased"
    found = json.loads(said(commands("ticket", "export", "village", "t1")))
    assert found["assist"] == []
    assert [one["words"] for one in (*found["notes"], *found["comments"])] == [None, None]
    other = json.loads(said(commands("ticket", "export", "village", "t2")))
    assert other["assist"] == [Assist.SEE]
    assert [one["words"] for one in other["notes"]] == ["waits outside"]
    assert box.last() == ["private_erased"]
    assert "no faults" in said(commands("verify", "village"))
    assert "0 texts of the ticket" in said(commands("ticket", "forget", "village", "t1"))
    for file in Path(box.settings.database_url.removeprefix("sqlite:///")).parent.glob("*.db*"):
        assert b"Xwqz" not in file.read_bytes(), file


def test_unknown_ticket_is_refused(box: Box, commands: Cli) -> None:
    number = box.issue("paper")["number"]
    for what in ("export", "forget"):
        refused(commands("ticket", what, "village", "Z999"), REFUSED, "no ticket 'Z999'", "--day")
        refused(commands("ticket", what, "town", "A001"), REFUSED, "There is no centre 'town'")
        done = commands("ticket", what, "village", number, "--day", "2026-11-20")
        refused(done, REFUSED, "of 2026-11-20")


def test_number_that_was_given_twice_asks_which(box: Box, commands: Cli) -> None:
    # The series has twelve numbers; each may be given again when it has rested.
    for _ in range(12):
        box.give(c.Cancel, box.who(Role.GREETER), ticket=box.issue("paper")["id"])
    box.forward(minutes=71)
    last = box.issue("paper")
    done = commands("ticket", "export", "village", last["number"])
    refused(done, REFUSED, "more than once", "village.t1  taken 2026-11-23 10:00", last["id"])


WORDS = "Xwqz-secret-words"


def test_error_names_its_place_and_nothing_that_was_sent(
    box: Box, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*arguments: Any, **_options: Any) -> Any:
        try:
            SignIn.model_validate({"login": WORDS, "password": WORDS, "more": WORDS})
        except ValueError as error:
            raise RuntimeError(f"cannot do it with {arguments} {WORDS}") from error

    monkeypatch.setattr(signing_in, "sign_in", fails)
    body = {"login": "leyla", "password": WORDS}
    answer = box.client.post("/api/v1/sessions", json=body).get_data(as_text=True)
    assert json.loads(answer)["type"] == f"/problems/{ProblemType.INTERNAL}"
    assert "a request failed" in caplog.text
    assert "test_retention.py" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "ValidationError" in caplog.text
    assert WORDS not in caplog.text.replace('{WORDS}"', "")
    assert WORDS not in answer


@pytest.mark.databases("sqlite", "postgresql")
def test_database_error_holds_no_values(box: Box) -> None:
    def work(connection: Any) -> None:
        connection.execute(select(func.no_such_function(WORDS)))

    with pytest.raises(Refusal) as refused_by:
        box.store.on_connection(work, write=True)
    cause = refused_by.value.__cause__
    assert cause is not None
    assert "no_such_function" in str(cause)
    assert WORDS not in str(cause)
