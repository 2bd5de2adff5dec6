"""The state of a centre as it is saved now and then, so that a start need not read the whole log.

A checkpoint holds nothing that is kept outside the log: what was erased is in none.
"""

import zlib
from collections.abc import Iterator, Mapping
from itertools import batched
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, delete, func, select

from server.domain.calls import Call, ProfileCalls
from server.domain.centres import Centre, RestingNumber, SeriesState
from server.domain.counters import Counter
from server.domain.coupons import Coupon
from server.domain.fold import FOLD_VERSION
from server.domain.layout import Layout
from server.domain.learning import Absence, History, Pace, Spread
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.numbering import Lease
from server.domain.state.hall_state import HallState
from server.domain.suspension import ServiceState
from server.domain.tickets import Ticket
from server.engine.reading import Root
from server.store import tables as t
from server.store.prepared import upsert

EVENTS_BETWEEN: Final = 3000
"""So many events after the last checkpoint there is another one."""

KEPT: Final = 3
"""How many checkpoints of a centre are kept."""

_AT_ONCE: Final = 200
"""Of so many values one line is made: no other thread runs meanwhile, for a millisecond or two."""

KINDS: Final[Mapping[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        Ticket,
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
        History,
        Absence,
        Spread,
    )
}

_LINES: Final[dict[str, TypeAdapter[Any]]] = {
    name: TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]
    for name, kind in KINDS.items()
}
_CENTRE: Final = TypeAdapter(Centre)


def content_of(root: Root) -> bytes:
    """The content of a checkpoint: lines of JSON with a name before each, compressed."""
    packed = zlib.compressobj(1)
    parts = [packed.compress(line) for line in _lines(root)]
    return b"".join((*parts, packed.flush()))


def _lines(root: Root) -> Iterator[bytes]:
    yield b"Centre " + _CENTRE.dump_json(root.centre) + b"\n"
    for name, kind in KINDS.items():
        for some in batched(list(root.all_of(kind)), _AT_ONCE, strict=False):
            yield name.encode() + b" " + _LINES[name].dump_json(some) + b"\n"


def root_of(content: bytes) -> Root:
    """The state that a checkpoint holds.

    Raises:
        Exception: it cannot be read.
    """
    first, *lines = zlib.decompress(content).splitlines()
    centre = _CENTRE.validate_json(first.removeprefix(b"Centre "))
    root = Root(centre)
    if centre.config is not None:
        root.configured(Layout(centre.config))
    for line in lines:
        name, _, values = line.partition(b" ")
        for value in _LINES[name.decode()].validate_json(values):
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
)


def newest(connection: Connection, centre: str) -> Root | None:
    """The state of the newest checkpoint that fits the log; None where there is none.

    Raises:
        Exception: it cannot be read.
    """
    content = connection.execute(_NEWEST, {"centre": centre}).scalar_one_or_none()
    return None if content is None else root_of(content)


_KEEP = upsert(t.checkpoint)


def last_revision(connection: Connection, centre: str) -> int:
    """The revision of the newest checkpoint of this version of the fold; 0 where there is none."""
    asked = select(func.max(t.checkpoint.c.revision)).where(
        t.checkpoint.c.centre == centre, t.checkpoint.c.fold == FOLD_VERSION
    )
    return connection.execute(asked).scalar_one() or 0


def contents(connection: Connection, centre: str) -> dict[int, bytes]:
    """The content of each checkpoint of this version of the fold, by its revision."""
    asked = select(t.checkpoint.c.revision, t.checkpoint.c.content).where(
        t.checkpoint.c.centre == centre, t.checkpoint.c.fold == FOLD_VERSION
    )
    return {row.revision: row.content for row in connection.execute(asked)}


def differing(one: HallState, other: HallState) -> list[str]:
    """The kinds of values that two states do not have alike."""
    return [
        name for name, kind in KINDS.items() if dict(one.items(kind)) != dict(other.items(kind))
    ]


def save(connection: Connection, centre: Centre, content: bytes) -> None:
    """Keep a checkpoint, and only the newest few."""
    mine = t.checkpoint.c.centre == centre.id
    kept = (
        select(t.checkpoint.c.revision, t.checkpoint.c.fold)
        .where(mine)
        .order_by(t.checkpoint.c.revision.desc())
        .limit(KEPT - 1)
    )
    newer = {row.revision: row.fold for row in connection.execute(kept)}
    if newer.pop(centre.revision, None) == FOLD_VERSION:
        return
    # Those of a release before stay for a while: it may be in use again.
    connection.execute(delete(t.checkpoint).where(mine, t.checkpoint.c.revision.not_in(newer)))
    # Another process may save the same.
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
