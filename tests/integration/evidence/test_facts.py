"""Facts: written with the events, and made again from them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from contract import commands as c
from contract.enums import Role
from server.engine.evidence import Rebuilding, empty_database
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.cli import NOT_PROVEN, REFUSED, Cli, refused, said
from tests.parts.evidence import close_days
from tests.parts.measured.facts import MeasuredFacts, Rows
from tests.parts.rebuilding import stored_facts
from tests.parts.wild_day import WildDay

LONG_AGO: Final = date(2020, 1, 1)


def stored(box: Box) -> dict[str, Rows]:
    """The stored facts, by table and key."""
    return stored_facts(box.store, box.centre)


def write(box: Box, work: Callable[[Connection], Any]) -> None:
    box.store.on_connection(work, write=True)


def values(facts: dict[str, Rows], table: str, name: str) -> set[Any]:
    """The values of a column."""
    return {one[name] for one in facts[table].values()}


def test_the_facts_of_a_day_are_as_measured(box: Box) -> None:
    WildDay(box, 3).live()
    told = box.get("centres/village/accuracy", Role.MANAGER).get_json()["services"][0]
    kept = [
        one["promise_kept"]
        for one in stored(box)["fact_ticket"].values()
        if one["promise_kept"] is not None
    ]
    assert len(kept) == told["calls"] > 20
    assert sum(kept) / len(kept) == pytest.approx(told["coverage"], abs=0.0001)
    box.give(c.CloseDay)
    facts = stored(box)
    assert facts == MeasuredFacts("village").read(box.events()).tables()
    # The day had something of almost everything.
    assert len(values(facts, "fact_stop", "end")) > 6
    assert len(values(facts, "fact_ticket", "end")) > 4
    assert len(values(facts, "fact_call", "end")) > 7
    assert len(values(facts, "fact_call", "kind")) > 2
    assert len(values(facts, "fact_call", "shown_after")) > 10
    assert len(values(facts, "fact_interval", "state")) > 1
    assert facts["fact_rating"]


# Proven, and made again.


def tamper(connection: Connection) -> None:
    """Change facts, take some out, put one in, and move some to another day."""
    one = select(t.fact_ticket).where(t.fact_ticket.c.ticket == "village.t1")
    row = dict(connection.execute(one).mappings().one())
    invented = {**row, "ticket": "village.t999", "day": LONG_AGO}
    connection.execute(insert(t.fact_ticket), invented)
    connection.execute(delete(t.fact_call))
    connection.execute(update(t.fact_stop).values(service="village.tax"))
    connection.execute(update(t.fact_interval).values(day=LONG_AGO))


def test_wrong_facts_are_named_and_made_again(lived: Box, cli: Cli) -> None:
    close_days(lived, 2)
    facts = stored(lived)
    write(lived, tamper)
    done = cli("verify", "village")
    assert done.exit_code == NOT_PROVEN
    for words in (
        "fact_ticket village/2020-01-01/village.t999: only the database has it",
        "fact_stop village/2026-11-23/village.t1/0: service is village.tax, by the log village",
        "fact_call village/2026-11-23/1: only the log has it",
        "fact_interval village/2020-01-01/village.1/",
        "novbe server facts rebuild --centre village",
    ):
        assert words in done.stdout
    count = sum(map(len, facts.values()))
    assert said(cli("facts", "rebuild", "--centre", "village")).splitlines() == [
        f"village: {lived.revision} of {lived.revision} events read",
        f"village: {count} facts of 3 days were rebuilt from the log",
    ]
    assert stored(lived) == facts


def test_facts_are_made_again_while_the_hall_goes_on(lived: Box) -> None:
    close_days(lived, 3)
    lived.forward(days=1)
    lived.open_day()
    for counter in "13":
        lived.give(c.OpenCounter, counter=counter)
    called = lived.called("1", "paper")
    write(lived, tamper)
    with empty_database() as rebuilt:
        work = Rebuilding(rebuilt, "village")
        while lived.store.on_connection(lambda connection: work.fold_more(connection, 20)):
            pass
        days = lived.store.on_connection(work.days)
        assert len(days) == 5
        # What happens in between changes facts that are written already, or still to come.
        meanwhile: list[Callable[[], object]] = [
            lambda: lived.at("1", c.Start),
            lambda: lived.at("1", c.Finish),
            lambda: lived.give(c.ReopenAtCounter, counter="1", ticket=called),
            lambda: lived.give(c.CloseCounter, counter="3"),
            lambda: lived.issue("tax"),
        ]
        for day, happens in zip(days, meanwhile, strict=True):
            happens()
            write(lived, partial(work.write_day, day=day))
            lived.forward(seconds=1)
    assert stored(lived) == MeasuredFacts("village").read(lived.events()).tables()


def test_facts_are_not_made_again_from_a_log_that_is_broken(lived: Box, cli: Cli) -> None:
    refused(cli("facts", "rebuild", "--centre", "town"), REFUSED, "There is no centre 'town'")
    broken = update(t.event).where(t.event.c.revision == 9).values(data={"ticket": "village.t77"})
    write(lived, lambda connection: connection.execute(broken))
    before = stored(lived)
    done = cli("facts", "rebuild")
    assert done.exit_code == REFUSED
    assert "village: the log cannot be replayed (revision 9: " in done.stderr
    assert "'novbe server verify village' shows details" in done.stderr
    assert stored(lived) == before
