"""Checkpoints: saved states of a centre, so that a start reads only the end of the log.

A checkpoint holds no private texts. Those are stored outside the log, so that they can be erased.
"""

import zlib
from collections.abc import Mapping
from functools import cache
from itertools import batched
from typing import Any, Final

import msgspec
from pydantic import BaseModel
from sqlalchemy import Connection, bindparam, delete, func, select

from server.domain.bookings import Booking
from server.domain.calls import Call, ProfileCalls
from server.domain.centres import Centre, RestingNumber, SeriesState, ServiceState
from server.domain.counters import Counter
from server.domain.draws import Draw
from server.domain.fold import FOLD_VERSION
from server.domain.idle_counters import Pickup
from server.domain.learning import Pace
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.numbering import Lease
from server.domain.setup import Setup
from server.domain.spreading import Spread
from server.domain.state.hall_state import HallState
from server.domain.tickets import Coupon, Ticket
from server.engine.centre_view import CommittedState
from server.store import tables as t
from server.store.rows import upsert

EVENTS_BETWEEN: Final = 1000
"""A checkpoint is saved after this number of events."""

KEPT: Final = 3
"""The number of checkpoints kept for each centre."""

_AT_ONCE: Final = 200
"""Values encoded in one line. Encoding a line holds the interpreter for a millisecond or two."""

KINDS: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        Ticket,
        Booking,
        Draw,
        Counter,
        SeriesState,
        Call,
        ProfileCalls,
        ServiceState,
        Coupon,
        Lease,
        RestingNumber,
        Note,
        Notice,
        HelpWanted,
        Pace,
        Pickup,
        Spread,
    )
}


def _from_model(value: Any) -> Any:
    """A model of the contract within a value, as plain types."""
    assert isinstance(value, BaseModel)
    return value.model_dump(mode="json")


def _to_model(kind: type[Any], value: Any) -> Any:
    """A model of the contract from plain types."""
    return kind.model_validate(value)


_ENCODER: Final = msgspec.json.Encoder(enc_hook=_from_model)


@cache
def _values_of(name: str) -> msgspec.json.Decoder[Any]:
    """Decodes a line of values of a kind."""
    kind = KINDS[name]
    return msgspec.json.Decoder(tuple[kind, ...], dec_hook=_to_model)  # type: ignore[valid-type]


_CENTRE: Final = msgspec.json.Decoder(Centre, dec_hook=_to_model)


def encode(root: CommittedState) -> bytes:
    """Encode a state: lines of a kind's name and JSON, compressed by zlib."""
    packed = zlib.compressobj(1)
    parts = [packed.compress(b"Centre " + _ENCODER.encode(root.centre) + b"\n")]
    for name, kind in KINDS.items():
        for values in batched(list(root.all_of(kind)), _AT_ONCE, strict=False):
            line = name.encode() + b" " + _ENCODER.encode(values) + b"\n"
            parts.append(packed.compress(line))
    return b"".join((*parts, packed.flush()))


def decode(content: bytes) -> CommittedState:
    """Decode the state of a checkpoint; damaged content can raise anything."""
    first, *lines = zlib.decompress(content).splitlines()
    centre = _CENTRE.decode(first.removeprefix(b"Centre "))
    root = CommittedState(centre)
    if centre.config is not None:
        root.configured(Setup(centre.config))
    for line in lines:
        name, _, values = line.partition(b" ")
        for value in _values_of(name.decode()).decode(values):
            root.put(value)
    return root


_NEWEST = (
    select(t.checkpoint.c.content)
    .where(t.checkpoint.c.centre == bindparam("centre"), t.checkpoint.c.fold == FOLD_VERSION)
    .join(
        t.event,
        (t.event.c.centre == t.checkpoint.c.centre)
        & (t.event.c.revision == t.checkpoint.c.revision)
        & (t.event.c.hash == t.checkpoint.c.head),
    )
    .order_by(t.checkpoint.c.revision.desc())
    .limit(1)
    .offset(bindparam("newer"))
)


def newest(connection: Connection, centre: str, newer: int = 0) -> CommittedState | None:
    """The state of the newest checkpoint whose hash is in the log, apart from some `newer` ones;
    None if there is none. Damaged content can raise anything."""
    given = {"centre": centre, "newer": newer}
    content = connection.execute(_NEWEST, given).scalar_one_or_none()
    return None if content is None else decode(content)


_KEEP = upsert(t.checkpoint)


def last_revision(connection: Connection, centre: str) -> int:
    """The revision of the newest checkpoint of this fold version; 0 if there is none."""
    query = select(func.max(t.checkpoint.c.revision)).where(
        t.checkpoint.c.centre == centre, t.checkpoint.c.fold == FOLD_VERSION
    )
    return connection.execute(query).scalar_one() or 0


def contents(connection: Connection, centre: str) -> dict[int, bytes]:
    """The contents of all checkpoints of this fold version, by revision."""
    query = select(t.checkpoint.c.revision, t.checkpoint.c.content).where(
        t.checkpoint.c.centre == centre, t.checkpoint.c.fold == FOLD_VERSION
    )
    return {row.revision: row.content for row in connection.execute(query)}


def differences(state: HallState, other: HallState) -> list[str]:
    """The kinds of values in which two states differ."""
    return [name for name, kind in KINDS.items() if state._of(kind) != other._of(kind)]


def save(connection: Connection, centre: Centre, content: bytes) -> None:
    """Save a checkpoint, and delete all but the newest few."""
    of_centre = t.checkpoint.c.centre == centre.id
    kept = (
        select(t.checkpoint.c.revision, t.checkpoint.c.fold)
        .where(of_centre)
        .order_by(t.checkpoint.c.revision.desc())
        .limit(KEPT - 1)
    )
    newer = {row.revision: row.fold for row in connection.execute(kept)}
    if newer.pop(centre.revision, None) == FOLD_VERSION:
        return
    # Checkpoints of the previous release are kept too: it may be installed again.
    connection.execute(delete(t.checkpoint).where(of_centre, t.checkpoint.c.revision.not_in(newer)))
    # Another process may save the same checkpoint.
    _KEEP.run(
        connection,
        {
            "centre": centre.id,
            "revision": centre.revision,
            "head": centre.head,
            "fold": FOLD_VERSION,
            "content": content,
        },
    )
