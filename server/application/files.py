"""Logos, pictures and sounds of a centre, stored by their SHA-256."""

import hashlib
from collections.abc import Mapping

from contract.centre import CentreConfig
from contract.errors import ProblemType, Refusal, malformed_field
from contract.files import kind_of_file
from server.application.hall import Hall
from server.application.ports import Access, Transactions


def store(hall: Hall, centre: str, sha256: str, content: bytes) -> None:
    """Store a file, so that a centre file may name it; once more changes nothing.

    Raises:
        Refusal: `malformed` for another kind of file, or where the hash is another.
    """
    if kind_of_file(content) is None:
        raise malformed_field("(body)", "is no PNG, JPEG or WAV")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise malformed_field("file", "is not the SHA-256 of the body")
    hall.transactions.access(lambda access: access.keep_file(centre, sha256, content), write=True)


def read(hall: Hall, centre: str, sha256: str) -> tuple[bytes, str]:
    """A file, and its media type.

    Raises:
        Refusal: `not_found`.
    """
    content = hall.transactions.access(lambda access: access.file(centre, sha256))
    if content is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "file", "id": sha256})
    return content, kind_of_file(content) or "application/octet-stream"


def all_of(transactions: Transactions, config: CentreConfig) -> Mapping[str, bytes]:
    """What a configuration's files hold, by their names."""

    def work(access: Access) -> dict[str, bytes]:
        found = {
            name: access.file(config.centre.slug, sha256) for name, sha256 in config.files.items()
        }
        return {name: content for name, content in found.items() if content is not None}

    return transactions.access(work)
