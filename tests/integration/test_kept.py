"""The databases of earlier releases: opened, whole, and of use."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from contract import commands as c
from contract.pairing import hash_of
from contract.words import Role, TicketState
from server.store import schema
from server.store import tables as t
from server.store.log import chain_fault
from tests.data.make import FOLDER, found_again
from tests.parts.box import Box
from tests.parts.rebuilding import rebuilt, rows_of

KEPT = sorted(FOLDER.glob("*.db"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Box, dict[str, Any]]]:
    """The hall of an earlier release, opened by this one; what it must hold."""
    told: dict[str, Any] = json.loads(request.param.with_suffix(".json").read_text("utf-8"))
    shutil.copyfile(request.param, tmp_path / "novbe.db")
    (tmp_path / "secret.key").write_text(told["key"], "ascii")
    box = Box(f"sqlite:///{tmp_path / 'novbe.db'}", tmp_path)
    box.centre = told["centre"]
    box.clock.forward(datetime.fromisoformat(told["now"]) - box.clock.now())
    yield box, told
    box.close()


def test_this_release_is_kept() -> None:
    assert schema.head() in {path.stem for path in KEPT}


def test_everything_is_found_again(kept: tuple[Box, dict[str, Any]]) -> None:
    box, told = kept
    again = found_again(box)
    assert again == {name: told[name] for name in again}
    states = {one["state"] for one in told["tickets"].values()}
    assert states >= set(TicketState) - {TicketState.PARKED}


def test_its_chain_is_whole_and_its_log_gives_its_state(kept: tuple[Box, dict[str, Any]]) -> None:
    box, _ = kept
    events = box.events()
    assert chain_fault(iter(events)) is None
    stored = box.store.on_connection(lambda connection: rows_of(connection, box.centre))
    assert rebuilt(box.centre, events) == stored


def test_the_help_that_visitors_asked_for_is_kept(
    kept: tuple[Box, dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    # It is in no log: what makes the state anew has to leave it alone.
    box, _ = kept
    query = "SELECT id, assist FROM ticket WHERE assist NOT IN ('', '[]') ORDER BY id"
    path = request.node.callspec.params["kept"]
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        before = connection.execute(query).fetchall()
    after = box.store.on_connection(lambda one: one.exec_driver_sql(query).fetchall())
    assert before
    assert [tuple(row) for row in after] == before


def _scoped(box: Box, token: str) -> bool:
    """Whether the token of another system has scopes."""
    query = select(t.token.c.scopes).where(t.token.c.hash == hash_of(token))
    return bool(box.store.on_connection(lambda one: one.execute(query).scalar_one()))


def test_its_tokens_still_open_the_doors(kept: tuple[Box, dict[str, Any]]) -> None:
    box, told = kept
    for role, token in told["tokens"].items():
        head = {"Authorization": f"Bearer {token}"}
        answer = box.client.get("/api/v1/centres", headers=head)
        if role == Role.INTEGRATION and not _scoped(box, token):
            # Made without scopes, as one could be then: it is good for nothing any more.
            assert answer.status_code == 403
            continue
        assert [one["id"] for one in answer.get_json()] == [box.centre]
    living = [one for one in told["tickets"].values() if one["state"] == "waiting"]
    for one in living:
        assert box.get(f"tickets/{one['token']}").get_json()["number"] == one["number"]


def test_the_hall_goes_on(kept: tuple[Box, dict[str, Any]]) -> None:
    box, told = kept
    revision = box.revision
    taken = box.issue("certificate")
    assert taken["id"] not in told["tickets"]
    supervisor = box.who(Role.SUPERVISOR)
    ticket = box.desk("1")["ticket"]["id"]
    desk = box.give(c.Finish, supervisor, counter="1", ticket=ticket, next=True)
    assert desk["ticket"] is not None
    box.give(c.CloseDay)
    assert box.revision > revision
    assert chain_fault(iter(box.events())) is None
