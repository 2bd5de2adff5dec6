"""The file of a backup: a compressed tar archive with a manifest."""

import gzip
import hashlib
import os
import re
import tarfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from contract.model import Instant, Outgoing
from server.signing import KEY_FILE
from server.store.erasures import FOLDER as ERASURES
from server.tls import CERTIFICATE_FILE
from server.tls import KEY_FILE as CERTIFICATE_KEY_FILE

MANIFEST: Final = "manifest.json"
DATABASE: Final = "novbe.db"

KEPT_FILES: Final = (KEY_FILE, CERTIFICATE_FILE, CERTIFICATE_KEY_FILE)
KEPT_FOLDERS: Final = ("digests", ERASURES)
"""The folders of the data folder that belong to a backup, next to the database."""

FORMAT: Final = 1

_DAMAGES: Final = (
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    EOFError,
    ValidationError,
    FileNotFoundError,
)
"""The exceptions that reading an invalid or damaged backup may raise."""


class UnusableBackup(Exception):
    """A backup cannot be used; the message says why and what to do."""


class CentreHead(Outgoing):
    """The head of a centre's log in a backup."""

    id: str
    epoch: str
    revision: int
    head: str


class Manifest(Outgoing):
    """The description of a backup: when it was made by the machine's clock, the version of the
    database schema, and the SHA-256 of each file, by name."""

    format: int = FORMAT
    made_at: Instant
    database: str
    centres: tuple[CentreHead, ...]
    members: Mapping[str, str]


def hall_of(centres: Sequence[CentreHead], data: Path) -> str:
    """The hall's name in the file names of backups: the id of its centre or, with several centres,
    a part of the digest of the server's key."""
    return centres[0].id if len(centres) == 1 else sha256_of(data / KEY_FILE)[:8]


def name_of(hall: str, at: datetime) -> str:
    """The file name of a backup; the names of a hall's backups sort by time."""
    return f"novbe-{hall}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.tar.gz"


def backups_in(folder: Path, hall: str) -> list[Path]:
    """The backups of a hall in a folder, oldest first; several halls may share the folder."""
    name = re.compile(rf"novbe-{re.escape(hall)}-[0-9]{{8}}T[0-9]{{6}}Z\.tar\.gz")
    return sorted(one for one in folder.iterdir() if name.fullmatch(one.name))


def members_in(folder: Path) -> Iterator[str]:
    """The names of the files of a data folder that belong to a backup."""
    yield from (name for name in KEPT_FILES if (folder / name).is_file())
    for kept in KEPT_FOLDERS:
        yield from (f"{kept}/{one.name}" for one in sorted((folder / kept).glob("*.jsonl")))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(folder: Path, manifest: Manifest, path: Path) -> None:
    """Write an archive of the manifest and all files that it names, and flush it to the disk; on
    failure (`OSError`) no file is left."""
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=2), "utf-8")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as archive:
                for name in (MANIFEST, *manifest.members):
                    archive.add(folder / name, name)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink()
        raise


def unpack(path: Path, folder: Path) -> Manifest:
    """Extract an archive to a folder, and verify the checksums; `UnusableBackup` if it is not a
    backup, or is damaged."""
    try:
        with tarfile.open(path, mode="r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except _DAMAGES as error:
        raise UnusableBackup(
            f"{path} is not a backup, or is damaged ({str(error).splitlines()[0]}). Take another "
            "backup."
        ) from error
    if manifest.format > FORMAT:
        raise UnusableBackup(f"{path} was made by a newer release: install that release.")
    for name, digest in manifest.members.items():
        if not (folder / name).is_file() or sha256_of(folder / name) != digest:
            raise UnusableBackup(f"{path} is damaged: {name} was changed. Take another backup.")
    return manifest


def verify(path: Path, manifest: Manifest) -> None:
    """Read an archive back and verify the checksums; `UnusableBackup` if it differs from what
    was written."""
    found: dict[str, str] = {}
    with tarfile.open(path, mode="r:gz") as archive:
        for member in archive:
            file = archive.extractfile(member)
            assert isinstance(file, BufferedReader)
            found[member.name] = hashlib.file_digest(file, "sha256").hexdigest()
    found.pop(MANIFEST, None)
    if found != manifest.members:
        raise UnusableBackup(f"{path} cannot be read back as it was written: check the disk.")
