"""Compression for slow connections: pages and their parts are sent as gzip to browsers that accept
it.

Compression can disclose a secret if an attacker chooses a part of the same answer (BREACH), so only
the endpoints listed here are compressed: files that are the same for all clients, and the visitor's
page, whose address is the secret and which repeats no part of a request.
"""

import gzip
from functools import lru_cache
from typing import Final

from flask import Response, request

SAME_FOR_ALL: Final = frozenset(
    {"static", "visitor.look", "visitor.script", "open_data.data", "open_data.page"}
)
"""Endpoints whose answers are compressed once and cached."""

OWN: Final = frozenset({"visitor.ticket"})
"""Endpoints whose answers are compressed each time."""

TEXTS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")

KEPT: Final = 64
LEAST_BYTES: Final = 500
"""Below this gzip saves nothing."""


def compress(response: Response) -> Response:
    """The answer to the current request, compressed if its browser and its endpoint allow it."""
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
        # The same content in another encoding: equal, but not byte by byte.
        response.set_etag(etag, weak=True)
    return response


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


_kept = lru_cache(maxsize=KEPT)(_gzip)
