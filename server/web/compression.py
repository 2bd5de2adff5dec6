"""Smaller answers for slow lines: pages and what they are made of go as gzip to browsers that
take it.

Compression can betray a secret where a stranger chooses a part of the same answer (BREACH), so
only the endpoints named here are compressed: files that are the same for everybody, and the
visitor's page, whose address is the secret and which repeats nothing of a request.
"""

import gzip
from functools import lru_cache
from typing import Final

from flask import Response, request

SAME_FOR_ALL: Final = frozenset(
    {"static", "visitor.look", "visitor.script", "open_data.data", "open_data.page"}
)
"""Endpoints whose answers are compressed once and kept."""

OWN: Final = frozenset({"visitor.ticket"})
"""Endpoints whose answers are compressed each time."""

TEXTS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")

KEPT: Final = 64
LEAST_BYTES: Final = 500
"""Below this gzip saves nothing."""


def compress(response: Response) -> Response:
    """The answer to the present request, smaller where its browser and its endpoint allow it."""
    endpoint = request.endpoint
    if endpoint not in SAME_FOR_ALL | OWN or not (response.mimetype or "").startswith(TEXTS):
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < LEAST_BYTES:
        return response
    response.set_data(_kept(data) if endpoint in SAME_FOR_ALL else _gzip(data))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    etag, _ = response.get_etag()
    if etag is not None:
        # The same content in another coding: equal, but not byte by byte.
        response.set_etag(etag, weak=True)
    return response


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


_kept = lru_cache(maxsize=KEPT)(_gzip)
