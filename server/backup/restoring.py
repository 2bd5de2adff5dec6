"""A hall goes on from a backup: prepared on a copy, and only then put in the place of the old."""

import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.engine import make_url

from contract.commands import ForgetPerson
from contract.epochs import LETTERS, LETTERS_LONG, epoch_of
from contract.events import CentreRestored
from server import bootstrap
from server.application import dispatch, privacy
from server.application.hall import Hall
from server.application.ports import Clock
from server.backup import archive, making
from server.domain import restoring
from server.domain.principal import at_the_server
from server.domain.restoring import Busiest
from server.engine import checkpoints
from server.engine.unit import Unit
from server.realtime.bus import LocalBus
from server.settings import ServerSettings
from server.store import busiest, copying, texts
from server.store import tables as t
from server.store.access import Access
from server.store.engine import is_sqlite, open_engine, open_reading_engine
from server.store.erasures import Erasure, ErasureList


class NotRestored(Exception):
    """Why nothing was restored, and what to do; a sentence for a person. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a centre.

    Attributes:
        since: the time of the last event of the backup; what came after it is lost.
        event: by which the hall goes on.
        erased: how many erasures were done again.
    """

    centre: str
    since: datetime | None
    event: CentreRestored
    erased: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was restored.

    Attributes:
        old: where the old files are; None where there were none.
    """

    centres: list[Restored]
    old: Path | None


def restore(
    settings: ServerSettings,
    file: Path,
    *,
    over: bool,
    following: Mapping[str, int],
    clock: Clock | None = None,
) -> Outcome:
    """Have a stopped hall go on from a backup.

    Args:
        settings: which database and data folder; they need not be there.
        file: the backup.
        over: whether a hall that is there may be replaced.
        following: the next number of some series, where a person looked.
        clock: the hall's; by default as the backup says.

    Raises:
        NotRestored, UnusableBackup, bootstrap.CannotStart: nothing was changed.
        OSError: the data folder cannot be written.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = bootstrap.only_one(settings)
    try:
        look_at_target(settings, over=over)
        folder = settings.data / f".restoring-{secrets.token_hex(4)}"
        folder.mkdir(mode=0o700)
        try:
            manifest = archive.unpack(file, folder)
            copied = ServerSettings(
                data=folder, database=f"sqlite:///{folder / archive.DATABASE}", tls=False
            )
            # Of an older release it may be.
            bootstrap.bring_up(copied)
            making.prove_database(folder / archive.DATABASE, whole=False)
            centres = _prepare(copied, settings.data, following, clock)
            making.note(copied.database_url, manifest.centres, file.name, manifest.made_at)
            making.prove_database(folder / archive.DATABASE, whole=False)
            old = _put_in_place(settings, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        if lock is not None:
            lock.close()
    return Outcome(centres, old)


def look_at_target(settings: ServerSettings, *, over: bool) -> None:
    """Refuse where a server runs, or a hall would be overwritten unasked.

    Raises:
        NotRestored: what is there stays.
    """
    url = settings.database_url
    shown = make_url(url).render_as_string(hide_password=True)
    if is_sqlite(url) and not Path(str(make_url(url).database)).exists():
        return
    engine = open_reading_engine(url)
    try:
        with engine.begin() as connection:
            require_stopped(connection, shown)
            if not over and _is_filled(connection):
                raise NotRestored(
                    f"There is a hall in {shown}. Add --replace to have the backup take its "
                    "place; the old one is kept next to it."
                )
    except NotRestored:
        raise
    except making.READ_ERRORS as error:
        # A database that is broken is what a backup is for.
        if not over:
            raise NotRestored(
                f"{shown} cannot be read ({str(error).splitlines()[0]}). Add --replace to have the "
                "backup take its place; what is there is kept next to it."
            ) from error
    finally:
        engine.dispose()


def require_stopped(connection: Connection, shown: str) -> None:
    """Refuse where others are connected to a PostgreSQL database.

    Raises:
        NotRestored: they are.
    """
    if copying.others_connected(connection):
        raise NotRestored(
            f"Other programs are connected to {shown}. Stop the servers of this hall, on all "
            "machines, and run it again."
        )


def _is_filled(connection: Connection) -> bool:
    if not inspect(connection).has_table(t.centre.name):
        return False
    return connection.execute(select(t.centre.c.id).limit(1)).first() is not None


# On the copy.


def _prepare(
    settings: ServerSettings, data: Path, following: Mapping[str, int], clock: Clock | None
) -> list[Restored]:
    """Let every centre of the copy go on, and erase again what was erased."""
    store = bootstrap.open_store(settings, serving=False)
    try:
        clock = clock or bootstrap.stored_clock(store)
        hall = bootstrap.open_hall(settings, store, clock, LocalBus())
        centres = [one.id for one in store.centres() if one.config is not None]
        erasures = {one: _all_erasures(one, data, settings.data) for one in centres}
        # They are all in the list already.
        quiet = replace(hall, erased=None)
        return [_go_on(quiet, one, following, erasures[one]) for one in centres]
    finally:
        store.close()


def _all_erasures(centre: str, old: Path, new: Path) -> list[Erasure]:
    """What was erased in a centre, by the lists of two data folders; the new one has all of it
    from then on: a later backup may be restored after this one."""
    known = ErasureList(new)
    there = set(known.of(centre))
    for one in ErasureList(old).of(centre):
        if one not in there:
            known.add(one)
    return known.of(centre)


def _go_on(
    hall: Hall, centre: str, following: Mapping[str, int], erasures: list[Erasure]
) -> Restored:
    letters = "".join(secrets.choice(LETTERS) for _ in range(LETTERS_LONG))
    epoch = epoch_of(datetime.now(UTC), letters)
    store, now = hall.transactions, hall.clock.now()
    numbers, calls = store.on_connection(lambda connection: _busiest(connection, centre, now))

    def work(unit: Unit) -> tuple[datetime | None, CentreRestored]:
        since = unit.centre.last_at
        if restoring.is_clock_behind(unit.centre, now):
            raise NotRestored(
                f"The clock says {now:%Y-%m-%d %H:%M} UTC, and the backup of {centre} knows of "
                f"{since:%Y-%m-%d %H:%M}. Set the clock of this machine, and run it again."
            )
        who = at_the_server(centre)
        unit.begin(who.role, who.id, uuid4(), now)
        try:
            event = restoring.restored(unit, epoch, now, numbers, calls, following)
        except restoring.RangeTooSmall as error:
            raise NotRestored(_too_small(centre, error)) from error
        except restoring.NoSuchNumber as error:
            raise NotRestored(
                f"{error} is not a number that the server gives. Name the next one of the series, "
                "as the newest paper in the hall says it and one more."
            ) from error
        unit.append(event)
        unit.on_connection(lambda connection: _new_epoch(connection, centre, epoch))
        return since, event

    since, event = store.command(centre, work)
    erased = sum(_erase_again(hall, one) for one in erasures)
    root = store.current(centre)
    content = checkpoints.content_of(root)
    store.on_connection(
        lambda connection: checkpoints.save(connection, root.centre, content), write=True
    )
    return Restored(centre, since, event, erased)


def _busiest(
    connection: Connection, centre: str, now: datetime
) -> tuple[Mapping[str, Busiest], Busiest]:
    since, today = (now - restoring.BUSIEST_SINCE).date(), now.date()
    return (
        busiest.of_series(connection, centre, since, today),
        busiest.of_calls(connection, centre, since, today),
    )


def _too_small(centre: str, error: restoring.RangeTooSmall) -> str:
    known = f"the last one in the backup is {error.last}" if error.last else "the backup has none"
    return (
        f"Which numbers of {error.series} were given today in {centre} since the backup cannot be "
        f"told ({known}), and passing all of them over would leave too few. Look at the newest "
        f"paper in the hall, and say which number comes next: --next {error.series}=300"
    )


def _new_epoch(connection: Connection, centre: str, epoch: str) -> None:
    """Name the log; who was signed in signs in again."""
    connection.execute(update(t.centre).where(t.centre.c.id == centre).values(epoch=epoch))
    ended = t.session.c.ended_at
    connection.execute(update(t.session).where(ended.is_(None)).values(ended_at=datetime.now(UTC)))


def _erase_again(hall: Hall, one: Erasure) -> bool:
    """Erase what was erased since the backup; whether there was anything to erase."""
    store, wanted = hall.transactions, [*one.texts, *([one.of_ticket] if one.of_ticket else [])]
    there = store.on_connection(lambda connection: list(texts.read(connection, wanted)))
    if there:
        privacy.erase(hall, one.centre, one.texts, one.of_ticket)
    if one.person is None or not store.access(lambda access: _is_known(access, one.person)):
        return bool(there)
    command = ForgetPerson(command_id=uuid4(), centre=one.centre, person=one.person)
    dispatch.execute(hall, at_the_server(one.centre), command)
    return True


def _is_known(access: Access, person: str | None) -> bool:
    found = access.person(person) if person is not None else None
    return found is not None and found.forgotten_at is None


# In place.


def _put_in_place(settings: ServerSettings, folder: Path) -> Path | None:
    """Move the old files aside, and the new ones to where they belong; the database last."""
    old = settings.data / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    old.mkdir(mode=0o700)
    url = settings.database_url
    database = Path(str(make_url(url).database))
    if is_sqlite(url):
        for ending in ("", "-wal", "-shm", "-journal"):
            _move(Path(f"{database}{ending}"), old / f"{archive.DATABASE}{ending}")
    else:
        _fill(url, folder / archive.DATABASE, old)
    # A certificate that was made after the backup is still that of this machine.
    files = [name for name in archive.KEPT_FILES if (folder / name).exists()]
    for name in (*files, *archive.KEPT_FOLDERS):
        _move(settings.data / name, old / name)
        _move(folder / name, settings.data / name)
    if is_sqlite(url):
        database.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(folder / archive.DATABASE, database)
        os.chmod(database, 0o600)
    # All of it has to outlast a power cut before the server starts.
    os.sync()
    if any(old.iterdir()):
        return old
    old.rmdir()
    return None


def _move(path: Path, to: Path) -> None:
    if path.exists():
        shutil.move(path, to)


def _fill(url: str, path: Path, old: Path) -> None:
    """Put a database into PostgreSQL in the place of what is there, which is kept as a file."""
    source, target = open_reading_engine(f"sqlite:///{path}"), open_engine(url)
    try:
        with target.begin() as connection:
            filled = _is_filled(connection)
        if filled:
            making.copy_database(url, old / archive.DATABASE)
        with source.begin() as reading, target.begin() as writing:
            copying.drop_all(writing)
            copying.copy_rows(reading, writing)
    finally:
        source.dispose()
        target.dispose()
