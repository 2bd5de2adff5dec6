"""Makes a backup of a hall, which may be running: a tar archive with a manifest."""

import gzip
import hashlib
import os
import re
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from shutil import copy, rmtree
from typing import Final

from pydantic import ValidationError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from contract.model import Instant, Outgoing
from server.backup.copying import copy_rows
from server.engine import checkpoints, log_store
from server.evidence import verification
from server.settings import ServerSettings
from server.signing import KEY_FILE
from server.store import schema, server_key
from server.store.damage import damaged_parts
from server.store.databases import disposed, open_engine, open_reading_engine, sqlite_file
from server.store.erasures import FOLDER as ERASURES
from server.store.server_key import KeyState
from server.tls import CERTIFICATE_FILE
from server.tls import KEY_FILE as CERTIFICATE_KEY_FILE

UNFINISHED: Final = ".making-"
"""The prefix of the temporary folder in which a backup is made."""

MANIFEST: Final = "manifest.json"
DATABASE: Final = "novbe.db"

KEPT_FILES: Final = (KEY_FILE, CERTIFICATE_FILE, CERTIFICATE_KEY_FILE)
"""The files of the data folder that belong to a backup, next to the database and the erasures."""

FORMAT: Final = 1

_MEMBER: Final = re.compile(
    rf"{'|'.join(map(re.escape, (DATABASE, *KEPT_FILES)))}|{ERASURES}/[^/]+\.jsonl"
)
"""The members that a hall may have in a backup."""

_LIMIT: Final = 16 * 1024 * 1024
"""The size limit of a manifest."""

_DAMAGES: Final = (
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    ValidationError,
    FileNotFoundError,
)
"""The exceptions that reading an invalid or damaged backup may raise."""


READ_ERRORS = (DBAPIError, sqlite3.Error)
"""What reading a database may raise."""


class UnusableBackup(Exception):
    """A backup cannot be used; the message says why and what to do."""


class BackedUpCentre(Outgoing):
    """The head of a centre's log in a backup."""

    id: str
    epoch: str
    revision: int
    head: str


class Manifest(Outgoing):
    """The description of a backup; `members` has the SHA-256 of each file, by name, `sizes` its
    bytes."""

    format: int = FORMAT
    made_at: Instant
    database: str
    centres: tuple[BackedUpCentre, ...]
    members: Mapping[str, str]
    sizes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A verified backup, its SHA-256, and the older ones that were removed."""

    path: Path
    sha256: str
    manifest: Manifest
    removed: Sequence[Path]


def make(settings: ServerSettings, into: Path, *, keep: int | None, whole: bool = False) -> Made:
    """Make a backup, verify it, and only then delete the hall's oldest backups but the last `keep`.
    The `whole` log is verified, or only the events after the last checkpoint. `UnusableBackup` if
    the hall's data or the written file is damaged; `OSError`, `READ_ERRORS`."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    made_at = datetime.now(UTC)
    remove_unfinished(into, UNFINISHED, made_at)
    with tempfile.TemporaryDirectory(dir=into, prefix=UNFINISHED) as name:
        folder = Path(name)
        for member in _members_in(settings.data):
            (folder / member).parent.mkdir(exist_ok=True)
            # Copy the mode too: only the owner may read the key.
            copy(settings.data / member, folder / member)
        copy_database(settings.database_url, folder / DATABASE)
        centres = verify_database(folder / DATABASE, whole=whole)
        # Several centres have no common name.
        hall = centres[0].id if len(centres) == 1 else sha256_of(folder / KEY_FILE)[:8]
        names = [DATABASE, *_members_in(folder)]
        manifest = Manifest(
            made_at=made_at,
            database=schema.NEWEST,
            centres=tuple(centres),
            members={file: sha256_of(folder / file) for file in names},
            sizes={file: (folder / file).stat().st_size for file in names},
        )
        path = into / name_of(hall, made_at)
        part = folder / path.name
        _pack(folder, manifest, part)
        # Over the files that were packed, so that it takes no more room.
        if unpack(part, folder) != manifest:
            raise UnusableBackup(f"{path} cannot be read back as it was written: check the disk.")
        if path.exists():
            raise UnusableBackup(f"{path} was made at the same moment. Run it again.")
        digest = sha256_of(part)
        # In the form of sha256sum, which checks it by 'sha256sum -c'.
        sha256_file(path).write_text(f"{digest}  {path.name}\n", "utf-8")
        os.rename(part, path)
    old = _backups_in(into, hall)[:-keep] if keep else []
    for backup in old:
        backup.unlink()
        sha256_file(backup).unlink(missing_ok=True)
    return Made(path, digest, manifest, old)


def remove_unfinished(folder: Path, beginning: str, now: datetime) -> None:
    """Delete temporary folders of interrupted commands that are older than a day."""
    for left_over in folder.glob(f"{beginning}*"):
        if left_over.stat().st_mtime < (now - timedelta(days=1)).timestamp():
            rmtree(left_over, ignore_errors=True)


def copy_database(url: str, path: Path) -> None:
    """Copy a consistent snapshot of a database in use to a new SQLite file, without what Novbe did
    not make: a restore refuses it."""
    if (file := sqlite_file(url)) is not None:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            database.execute("PRAGMA busy_timeout = 10000")
            database.execute("VACUUM INTO ?", (str(path),))
        with closing(sqlite3.connect(path, isolation_level=None)) as copied:
            for kind, name in schema.foreign_objects(copied):
                quoted = name.replace('"', '""')
                copied.execute(f'DROP {kind} IF EXISTS "{quoted}"')
        return
    with (
        disposed(open_reading_engine(url)) as source,
        disposed(open_engine(f"sqlite:///{path}")) as target,
    ):
        with source.begin() as reading, target.begin() as writing:
            copy_rows(reading, writing)
        with target.connect() as connection:
            # Leave the WAL mode, so that the database is a single file.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")


def verify_database(path: Path, *, whole: bool) -> list[BackedUpCentre]:
    """Verify the key and every log of a copied database, which lies next to its key, or
    `UnusableBackup`; returns the heads of the logs."""
    with disposed(open_reading_engine(f"sqlite:///{path}")) as engine:
        try:
            schema.check(engine)
        except schema.UnusableDatabase as error:
            raise UnusableBackup(str(error)) from error
        with engine.begin() as connection:
            key = server_key.state_in(path.parent, connection)
            if key is not KeyState.OK or not (path.parent / KEY_FILE).exists():
                raise UnusableBackup(
                    f"{KEY_FILE} is missing, or is not the key of this hall: 'novbe server doctor' "
                    "says what to do. In a new hall the first start of the server makes it."
                )
            if (parts := damaged_parts(connection)) is not None:
                raise UnusableBackup(f"The database is damaged: {parts}.")
            return verified_heads(connection, whole=whole)


def verified_heads(connection: Connection, *, whole: bool) -> list[BackedUpCentre]:
    """Verify every log of a database, or only the events after the last checkpoints, and load its
    state, or `UnusableBackup`; returns the heads of the logs."""
    heads: list[BackedUpCentre] = []
    for centre in sorted(verification.centres(connection)):
        start = 1 if whole else checkpoints.last_revision(connection, centre) + 1
        verdict = verification.verify(connection, centre, start)
        if verdict.faults:
            raise UnusableBackup(
                f"The log of {centre} is damaged: {verdict.faults[0]}; 'novbe server verify' shows "
                "details. Keep the older backups."
            )
        root = log_store.load(connection, centre, None)
        if root is None or root.stopped_at is not None:
            raise UnusableBackup(f"The log of {centre} cannot be replayed to its end.")
        row = root.centre
        heads.append(
            BackedUpCentre(id=centre, epoch=row.epoch, revision=row.revision, head=row.head)
        )
    return heads


# The archive.


def sha256_file(path: Path) -> Path:
    """The file with the SHA-256 of a backup, next to it."""
    return path.with_name(f"{path.name}.sha256")


def name_of(hall: str, at: datetime) -> str:
    """The file name of a backup; the names of a hall's backups sort by time."""
    return f"novbe-{hall}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.tar.gz"


def _backups_in(folder: Path, hall: str) -> list[Path]:
    """The backups of a hall in a folder, oldest first; several halls may share the folder."""
    name = re.compile(rf"novbe-{re.escape(hall)}-[0-9]{{8}}T[0-9]{{6}}Z\.tar\.gz")
    return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))


def _members_in(folder: Path) -> Iterator[str]:
    """The names of the files of a data folder that belong to a backup."""
    yield from (name for name in KEPT_FILES if (folder / name).is_file())
    erasures = sorted((folder / ERASURES).glob("*.jsonl"))
    yield from (f"{ERASURES}/{path.name}" for path in erasures)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(folder: Path, manifest: Manifest, path: Path) -> None:
    """Write an archive that only its owner may read, and flush it to the disk, or `OSError`."""
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=2), "utf-8")
    with open(path, "xb", opener=partial(os.open, mode=0o600)) as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as archive:
            for name in (MANIFEST, *manifest.members):
                archive.add(folder / name, name)
        file.flush()
        os.fsync(file.fileno())


def unpack(path: Path, folder: Path) -> Manifest:
    """Extract the members that the manifest of an archive names; `UnusableBackup` if the archive is
    damaged, lacks a part of a hall or holds anything else."""
    digests: dict[str, str] = {}
    try:
        with tarfile.open(path, mode="r:gz") as archive:
            first = archive.next()
            if first is None or first.name != MANIFEST or first.size > _LIMIT:
                raise tarfile.ReadError("it does not begin with a manifest")
            archive.extract(first, folder, filter="data")
            manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
            for member in islice(archive, 1, None):
                name = member.name
                named = name in manifest.members.keys() - digests and _MEMBER.fullmatch(name)
                whole = member.isreg() and member.size == manifest.sizes.get(name)
                if not named or not whole:
                    raise tarfile.ReadError(f"{name} is not what the manifest names")
                if name.endswith(".key"):
                    # An archive packed by hand may have other modes.
                    member.mode = 0o600
                archive.extract(member, folder, filter="data")
                digests[name] = sha256_of(folder / name)
    except _DAMAGES as error:
        raise UnusableBackup(
            f"{path} is not a backup, or is damaged ({str(error).splitlines()[0]}). Take another "
            "backup."
        ) from error
    if manifest.format > FORMAT:
        raise UnusableBackup(f"{path} was made by a newer release: install that release.")
    needed = {**dict.fromkeys((DATABASE, KEY_FILE), ""), **manifest.members}
    if wrong := [name for name, digest in needed.items() if digests.get(name) != digest]:
        raise UnusableBackup(
            f"{path} is damaged: {wrong[0]} is missing or was changed. Take another backup."
        )
    return manifest


def require_own_objects(path: Path) -> None:
    """Check that the database of a backup holds nothing that Novbe does not make: a trigger would
    run in the hall. `UnusableBackup`."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        for kind, name in schema.foreign_objects(database):
            raise UnusableBackup(
                f"The database in the backup has a {kind} that Novbe did not make: {name}. Take "
                "another backup."
            )


def require_sha256(file: Path, digest: str | None) -> None:
    """Compare the SHA-256 of a file with one that was noted elsewhere, or `UnusableBackup`."""
    if digest is not None and (found := sha256_of(file)) != digest.lower():
        raise UnusableBackup(
            f"{file} has the SHA-256 {found}, another than the given one: it was changed, or is "
            "another file. Fetch it again from where it was made."
        )
