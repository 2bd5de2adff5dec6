"""Restores a backup: a copy is prepared, with an event in each log and the erasures done again, and
then takes the place of the old hall. Copies a stopped hall to another database."""

import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection, inspect, select, update

from contract.commands import ForgetPerson
from contract.epochs import LETTERS, LETTERS_LONG, epoch_of
from contract.events import CentreRestored
from server import bootstrap
from server.accounts import by_hand
from server.backup import backups, copying, making
from server.backup.making import UnusableBackup
from server.backup.next_numbers import NextNumbersNeeded, NoSuchNumber, restored
from server.backup.valid_access import ValidAccess, valid_access
from server.clock import Clock
from server.commands import dispatch, privacy
from server.context import AppContext
from server.engine import checkpoints
from server.engine.unit_of_work import UnitOfWork
from server.settings import ServerSettings
from server.store import log, texts
from server.store import tables as t
from server.store.booking_contacts import BookingContacts
from server.store.databases import disposed, open_engine, open_reading_engine, sqlite_file
from server.store.erasures import FOLDER as ERASURES
from server.store.erasures import Erasure, ErasureList

UNFINISHED: Final = ".restoring-"
"""The prefix of the temporary folder in which the copy is prepared."""


class NotRestored(Exception):
    """Nothing was restored or changed; the message says why and what to do."""


class HalfRestored(Exception):
    """A restore failed half-way; the message says why, and where all files are."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The result for a centre: what came after `since` is lost; `erased` erasures were repeated.
    `access` was valid in the backup."""

    centre: str
    since: datetime | None
    event: CentreRestored
    erased: int
    access: Sequence[ValidAccess]


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """The result of a restore for each centre, and the folder with the old files, if any."""

    centres: list[Restored]
    old: Path | None


def restore(
    settings: ServerSettings,
    file: Path,
    *,
    over: bool,
    next_numbers: Mapping[str, int],
    erasures: Sequence[Path] = (),
    ended: Sequence[str] = (),
    clock: Clock | None = None,
) -> RestoreResult:
    """Restore a stopped hall from a backup.

    Args:
        settings: the database and the data folder, which need not exist.
        over: whether an existing hall may be replaced.
        next_numbers: the next number of each series, as read from printed tickets.
        erasures: folders with lists of erasures, of other machines that served the hall.
        ended: the names of the `ValidAccess` that is revoked or ended.
        clock: the hall's clock; by default as stored in the backup.

    Raises:
        HalfRestored: the restore failed, and the old files could not be put back. With any other
            error nothing was changed.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with bootstrap.lock_database(settings) or nullcontext():
        there = check_target(settings, over=over)
        making.remove_unfinished(settings.data, UNFINISHED, datetime.now(UTC))
        folder = Path(mkdtemp(dir=settings.data, prefix=UNFINISHED))
        keep = False
        try:
            manifest = making.unpack(file, folder)
            making.require_own_objects(folder / making.DATABASE)
            _require_same_hall(settings, file, manifest, there)
            copied = ServerSettings(
                data=folder, database=f"sqlite:///{folder / making.DATABASE}", tls=False
            )
            lists = [settings.data / ERASURES, *erasures]
            # The backup may be of an older release: it is upgraded.
            with bootstrap.locked_store(copied) as store:
                if tuple(making.verify_database(folder / making.DATABASE, whole=False)) != (
                    manifest.centres
                ):
                    raise UnusableBackup(f"The database in {file} is not that of its manifest.")
                app = bootstrap.open_hall(copied, store, clock or bootstrap.stored_clock(store))
                centres = _prepare(app, folder, lists, next_numbers, ended)
                for head in manifest.centres:
                    record = partial(
                        backups.record, centre=head.id, at=manifest.made_at, file=file.absolute()
                    )
                    store.on_connection(record, write=True)
            making.verify_database(folder / making.DATABASE, whole=False)
            old = _put_in_place(settings, folder)
        except HalfRestored:
            keep = True
            raise
        finally:
            if not keep:
                shutil.rmtree(folder, ignore_errors=True)
    return RestoreResult(centres, old)


def _require_same_hall(
    settings: ServerSettings, file: Path, manifest: making.Manifest, there: frozenset[str]
) -> None:
    backed_up = {centre.id for centre in manifest.centres}
    if there and backed_up.isdisjoint(there):
        raise NotRestored(
            f"{file} is a backup of {', '.join(sorted(backed_up)) or 'no centre'}, and "
            f"{', '.join(sorted(there))} is in {settings.database_shown}. Name a backup of "
            "that hall, or another --database and --data."
        )


def check_target(settings: ServerSettings, *, over: bool) -> frozenset[str]:
    """Check that no server is running and that no hall would be overwritten without `over`, or
    `StillServed`, `NotRestored`; returns the centres of the existing hall, if they can be read."""
    url, shown = settings.database_url, settings.database_shown
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return frozenset()
    try:
        with disposed(open_reading_engine(url)) as engine, engine.begin() as connection:
            bootstrap.require_stopped(connection, shown)
            _require_own_tables(connection, shown)
            there = _centres_in(connection)
            if there and not over:
                raise NotRestored(
                    f"There is a hall in {shown}. To let a backup take its place add --replace to "
                    "'restore', which keeps the old one; 'copy' needs an empty database."
                )
            return there
    except making.READ_ERRORS as error:
        if file is None:
            raise NotRestored(
                f"{shown} cannot be reached ({str(error).splitlines()[0]}). Check that "
                "PostgreSQL runs, and that the address is right."
            ) from error
        # A restore must be able to replace a damaged database.
        if not over:
            raise NotRestored(
                f"{shown} cannot be read ({str(error).splitlines()[0]}). Add --replace to let the "
                "backup take its place; the old files are kept next to it."
            ) from error
        return frozenset()


def _require_own_tables(connection: Connection, shown: str) -> None:
    tables = set(inspect(connection).get_table_names())
    if tables and not {t.centre.name, "alembic_version"} <= tables:
        raise NotRestored(
            f"{shown} holds the tables of another program ({', '.join(sorted(tables)[:3])}). "
            "Name a database of the hall's own."
        )


def _centres_in(connection: Connection) -> frozenset[str]:
    if not inspect(connection).has_table(t.centre.name):
        return frozenset()
    return frozenset(connection.execute(select(t.centre.c.id)).scalars())


def _put_in_place(settings: ServerSettings, folder: Path) -> Path | None:
    """Exchange the files, the database last. If that fails, the old files are put back."""
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    old = settings.data / f"before-restore-{moment}-{secrets.token_hex(2)}"
    old.mkdir(mode=0o700)
    moved: list[tuple[Path, Path]] = []
    try:
        _exchange(settings, folder, old, moved)
    except BaseException as error:
        try:
            for path, to in reversed(moved):
                shutil.move(to, path)
            if not any(old.iterdir()):
                old.rmdir()
        except OSError as again:
            raise HalfRestored(
                f"Restoring failed in the middle ({error}), and what was there could not be put "
                f"back ({again}). The old files are in {old}, those of the backup in {folder}. "
                "Do not start the server: make room, and run the restore again with --replace."
            ) from error
        raise
    # Everything must be on the disk before the server starts.
    os.sync()
    if any(old.iterdir()):
        return old
    old.rmdir()
    return None


def _exchange(
    settings: ServerSettings, folder: Path, old: Path, moved: list[tuple[Path, Path]]
) -> None:
    """Exchange the files; each move is added to `moved`, as source and target."""
    database, new = sqlite_file(settings.database_url), folder / making.DATABASE
    with nullcontext() if database is not None else _database_replaced(settings, new, old):
        if database is not None:
            for ending in ("", "-wal", "-shm", "-journal"):
                path = Path(f"{database}{ending}")
                _move(path, old / f"{making.DATABASE}{ending}", moved)
        # A certificate that is not in the backup was made later; this machine keeps it.
        files = [name for name in making.KEPT_FILES if (folder / name).exists()]
        for name in (*files, ERASURES):
            _move(settings.data / name, old / name, moved)
            _move(folder / name, settings.data / name, moved)
        if database is not None:
            database.parent.mkdir(parents=True, exist_ok=True)
            _move(new, database, moved)
            os.chmod(database, 0o600)


def _move(path: Path, to: Path, moved: list[tuple[Path, Path]]) -> None:
    if not path.exists():
        return
    try:
        shutil.move(path, to)
    except BaseException:
        # A move to another disk failed half-way and left a part.
        if path.is_file() and to.is_file():
            to.unlink()
        raise
    moved.append((path, to))


@contextmanager
def _database_replaced(settings: ServerSettings, path: Path, old: Path) -> Iterator[None]:
    """Replace the content of a PostgreSQL database, which is first saved as a file; if the block
    fails, the database is left unchanged."""
    url = settings.database_url
    with (
        disposed(open_reading_engine(f"sqlite:///{path}")) as source,
        disposed(open_engine(url)) as target,
    ):
        with target.begin() as connection:
            filled = _centres_in(connection)
        if filled:
            making.copy_database(url, old / making.DATABASE)
        with source.begin() as reading, target.begin() as writing:
            bootstrap.require_stopped(writing, settings.database_shown)
            copying.drop_all(writing)
            copying.copy_rows(reading, writing)
            yield


def move(settings: ServerSettings, target: ServerSettings) -> dict[str, int]:
    """Copy a stopped hall to an empty database, and verify every log in the copy; returns the
    number of rows of each table. `NotRestored`, `UnusableBackup` and `CannotStart` if nothing was
    changed."""
    bootstrap.existing_store(settings).close()
    with (
        bootstrap.lock_database(settings) or nullcontext(),
        bootstrap.lock_database(target) or nullcontext(),
    ):
        check_target(target, over=False)
        with (
            disposed(open_reading_engine(settings.database_url)) as source,
            disposed(open_engine(target.database_url)) as engine,
            source.begin() as reading,
        ):
            bootstrap.require_stopped(reading, settings.database_shown)
            with engine.begin() as writing:
                bootstrap.require_stopped(writing, target.database_shown)
                copying.drop_all(writing)
                rows = copying.copy_rows(reading, writing)
                if log.heads(reading) != log.heads(writing):
                    raise UnusableBackup("The copy does not have the same head as the log.")
                making.verified_heads(writing, whole=True)
        return rows


# Preparing the copy.


def _prepare(
    app: AppContext,
    folder: Path,
    lists: Sequence[Path],
    next_numbers: Mapping[str, int],
    ended: Sequence[str],
) -> list[Restored]:
    """Record the restore in every centre of the copy in a folder, do all erasures again, also those
    in further lists, and end what is to be ended; `NotRestored` if the copy alone is not enough."""
    centres = [centre.id for centre in app.store.configured()]
    own = ErasureList(folder / ERASURES)
    erasures = {centre: _all_erasures(centre, lists, own) for centre in centres}
    # The erasures are in the list already.
    quiet = replace(app, erased=None)
    restored_centres = [
        _record_restore(quiet, centre, next_numbers, erasures[centre], ended) for centre in centres
    ]
    valid = {access.name for restored in restored_centres for access in restored.access}
    if unknown := [name for name in ended if name not in valid]:
        raise NotRestored(
            f"The backup has no valid device, token or role '{unknown[0]}' for --end. It has: "
            f"{', '.join(sorted(valid)) or 'none'}."
        )
    return restored_centres


def _all_erasures(centre: str, lists: Sequence[Path], own: ErasureList) -> list[Erasure]:
    """All erasures of a centre; they are added to its own list, which a later restore needs."""
    for folder in lists:
        there = set(own.of(centre))
        for erasure in ErasureList(folder).of(centre):
            if erasure not in there:
                own.add(erasure)
    return own.of(centre)


def _record_restore(
    app: AppContext,
    centre: str,
    next_numbers: Mapping[str, int],
    erasures: list[Erasure],
    ended: Sequence[str],
) -> Restored:
    letters = "".join(secrets.choice(LETTERS) for _ in range(LETTERS_LONG))
    epoch = epoch_of(datetime.now(UTC), letters)
    store, now = app.store, app.clock.now()

    def work(unit: UnitOfWork) -> tuple[datetime | None, CentreRestored]:
        since = unit.centre.last_at
        if since is not None and now < since:
            raise NotRestored(
                f"The clock says {now:%Y-%m-%d %H:%M} UTC, but the backup of {centre} has an event "
                f"of {since:%Y-%m-%d %H:%M}. Set the clock of this machine, and run this again."
            )
        unit.begin(by_hand(centre), uuid4(), now)
        try:
            event = restored(unit, epoch, now, next_numbers)
        except NextNumbersNeeded as error:
            raise NotRestored(_question(centre, error)) from error
        except NoSuchNumber as error:
            raise NotRestored(
                f"{error} is not a number that the server gives. Name the next number of the "
                "series: that of the newest ticket in the hall, plus one."
            ) from error
        unit.append(event)
        unit.on_connection(lambda connection: _new_epoch(connection, centre, epoch))
        return since, event

    since, event = store.command(centre, work)
    erased = sum(_erase_again(app, erasure) for erasure in erasures)
    access = valid_access(app, centre)
    for valid in access:
        if valid.name in ended:
            dispatch.execute(app, by_hand(centre), valid.end)
    root = store.current(centre)
    content = checkpoints.encode(root)
    store.on_connection(
        lambda connection: checkpoints.save(connection, root.centre, content), write=True
    )
    return Restored(centre, since, event, erased, access)


def _question(centre: str, error: NextNumbersNeeded) -> str:
    known = "; ".join(
        f"{series}: the last number in the backup is {last}"
        if last
        else f"{series}: the backup has no number of today"
        for series, last in error.series
    )
    flags = " ".join(f"--next {series}=300" for series, _ in error.series)
    return (
        f"The backup does not tell which numbers were given today in {centre} ({known}). "
        "Look at the newest ticket of each series in the hall, and name the number after it; or "
        f"the first number of the series if there is no ticket of today: {flags}"
    )


def _new_epoch(connection: Connection, centre: str, epoch: str) -> None:
    connection.execute(update(t.centre).where(t.centre.c.id == centre).values(epoch=epoch))
    ended = t.session.c.ended_at
    now, links = datetime.now(UTC), t.invitation.c.expires_at
    connection.execute(update(t.session).where(ended.is_(None)).values(ended_at=now))
    connection.execute(update(t.invitation).where(links > now).values(expires_at=now))


def _erase_again(app: AppContext, erasure: Erasure) -> bool:
    """Do an erasure again; returns whether there was data to erase."""
    store, wanted = app.store, [*erasure.texts, *([erasure.of_ticket] if erasure.of_ticket else [])]

    def is_there(connection: Connection) -> bool:
        contacts = BookingContacts(connection)
        has_text = any(True for _ in texts.read(connection, wanted))
        return has_text or any(contacts.of(each) is not None for each in wanted)

    there = store.on_connection(is_there)
    if there:
        actor = by_hand(erasure.centre)
        privacy.erase(app, actor, erasure.centre, erasure.texts, erasure.of_ticket)
    person = store.access(lambda access: access.person(erasure.person or ""))
    if person is None or person.forgotten_at is not None:
        return there
    command = ForgetPerson(command_id=uuid4(), centre=erasure.centre, person=person.id)
    dispatch.execute(app, by_hand(erasure.centre), command)
    return True
