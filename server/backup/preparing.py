"""Prepares a restored copy for use: an event in each log, and erasures done again."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, update

from contract.commands import ForgetPerson
from contract.epochs import LETTERS, LETTERS_LONG, epoch_of
from contract.events import CentreRestored
from server import bootstrap
from server.accounts import by_hand
from server.clock import Clock
from server.commands import dispatch, privacy
from server.context import AppContext, LocalBus
from server.domain import restoring
from server.engine import checkpoints
from server.engine.unit_of_work import UnitOfWork
from server.settings import ServerSettings
from server.store import backups, texts
from server.store import tables as t
from server.store.erasures import FOLDER, Erasure, ErasureList


class NotRestored(Exception):
    """Nothing was restored or changed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The result for a centre: what happened after the last event in the backup (`since`) is
    lost; `erased` erasures were done again."""

    centre: str
    since: datetime | None
    event: CentreRestored
    erased: int


def prepare(
    settings: ServerSettings,
    lists: Sequence[Path],
    next_numbers: Mapping[str, int],
    clock: Clock | None,
) -> list[Restored]:
    """Record the restore in every centre of the copy, and do all erasures again, also those in
    further lists; `NotRestored` if the copy alone is not enough. The next numbers of series were
    read from printed tickets; the clock is by default as stored in the copy."""
    store = bootstrap.open_store(settings, serving=False)
    try:
        clock = clock or bootstrap.stored_clock(store)
        app = bootstrap.open_hall(settings, store, clock, LocalBus())
        centres = [one.id for one in store.centres() if one.config is not None]
        own = ErasureList(settings.data / FOLDER)
        erasures = {one: _all_erasures(one, lists, own) for one in centres}
        # The erasures are in the list already.
        quiet = replace(app, erased=None)
        return [_record_restore(quiet, one, next_numbers, erasures[one]) for one in centres]
    finally:
        store.close()


def _all_erasures(centre: str, lists: Sequence[Path], own: ErasureList) -> list[Erasure]:
    """All erasures of a centre, from all lists. They are added to the copy's own list, which a
    later restore needs."""
    for folder in lists:
        there = set(own.of(centre))
        for one in ErasureList(folder).of(centre):
            if one not in there:
                own.add(one)
    return own.of(centre)


def _record_restore(
    app: AppContext, centre: str, next_numbers: Mapping[str, int], erasures: list[Erasure]
) -> Restored:
    letters = "".join(secrets.choice(LETTERS) for _ in range(LETTERS_LONG))
    epoch = epoch_of(datetime.now(UTC), letters)
    store, now = app.store, app.clock.now()
    last_day = (store.current(centre).centre.last_at or now).date()
    since_day = (now - restoring.BUSIEST_SINCE).date()
    numbers = store.on_connection(
        lambda connection: backups.of_series(connection, centre, since_day, last_day)
    )
    calls = store.on_connection(
        lambda connection: backups.of_calls(connection, centre, since_day, last_day)
    )

    def work(unit: UnitOfWork) -> tuple[datetime | None, CentreRestored]:
        since = unit.centre.last_at
        if since is not None and now < since:
            raise NotRestored(
                f"The clock says {now:%Y-%m-%d %H:%M} UTC, but the backup of {centre} has an event "
                f"of {since:%Y-%m-%d %H:%M}. Set the clock of this machine, and run this again."
            )
        unit.begin(by_hand(centre), uuid4(), now)
        try:
            event = restoring.restored(unit, epoch, now, numbers, calls, next_numbers)
        except restoring.NextNumbersNeeded as error:
            raise NotRestored(_question(centre, error)) from error
        except restoring.NoSuchNumber as error:
            raise NotRestored(
                f"{error} is not a number that the server gives. Name the next number of the "
                "series: that of the newest ticket in the hall, plus one."
            ) from error
        unit.append(event)
        unit.on_connection(lambda connection: _new_epoch(connection, centre, epoch))
        return since, event

    since, event = store.command(centre, work)
    erased = sum(_erase_again(app, one) for one in erasures)
    root = store.current(centre)
    content = checkpoints.encode(root)
    store.on_connection(
        lambda connection: checkpoints.save(connection, root.centre, content), write=True
    )
    return Restored(centre, since, event, erased)


def _question(centre: str, error: restoring.NextNumbersNeeded) -> str:
    known = "; ".join(
        f"{series}: the last number in the backup is {last}"
        if last
        else f"{series}: the backup has no number of today"
        for series, last in error.series
    )
    flags = " ".join(f"--next {series}=300" for series, _ in error.series)
    return (
        f"Which numbers were given today in {centre} since the backup cannot be told ({known}). "
        "Look at the newest ticket of each series in the hall, and name the number after it; or "
        f"the first number of the series if there is no ticket of today: {flags}"
    )


def _new_epoch(connection: Connection, centre: str, epoch: str) -> None:
    """Set a new epoch of the log, and end all sessions."""
    connection.execute(update(t.centre).where(t.centre.c.id == centre).values(epoch=epoch))
    ended = t.session.c.ended_at
    connection.execute(update(t.session).where(ended.is_(None)).values(ended_at=datetime.now(UTC)))


def _erase_again(app: AppContext, one: Erasure) -> bool:
    """Do an erasure again; returns whether there was data to erase."""
    store, wanted = app.store, [*one.texts, *([one.of_ticket] if one.of_ticket else [])]
    there = store.on_connection(lambda connection: list(texts.read(connection, wanted)))
    if there:
        privacy.erase(app, one.centre, one.texts, one.of_ticket)
    person = store.access(lambda access: access.person(one.person or ""))
    if person is None or person.forgotten_at is not None:
        return bool(there)
    command = ForgetPerson(command_id=uuid4(), centre=one.centre, person=person.id)
    dispatch.execute(app, by_hand(one.centre), command)
    return True
