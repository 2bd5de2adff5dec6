"""The tables of facts, for reports and history.

Each table is derived from its dataclass in `server.domain.facts`. They refer to no other table, so
that they can outlive the state.
"""

from dataclasses import fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from sqlalchemy import Boolean, Column, Integer, String, Table

from server.domain.facts import (
    KEYS,
    CallFact,
    Fact,
    IntervalFact,
    RatingFact,
    StopFact,
    TicketFact,
)
from server.store.tables.base import ID, metadata
from server.store.types import DayColumn, InstantColumn, SpanColumn, WordColumn

_TYPES: Final[dict[type, Any]] = {
    int: Integer,
    bool: Boolean,
    date: DayColumn,
    datetime: InstantColumn,
    timedelta: SpanColumn,
}
_ACTOR, _KEY = String(80), String(60)
_TEXTS: Final = {
    **dict.fromkeys(("operator", "issued_by", "ended_by", "called_by"), _ACTOR),
    **dict.fromkeys(("series", "agency", "profile"), _KEY),
    "number": String(12),
    "language": String(3),
    "reason": String(40),
}
"""The types of text columns that are not ids, by the names of the fields."""


def _table(name: str, fact: type[Fact]) -> Table:
    hints = get_type_hints(fact)
    # Rows are clustered by their key, which orders them by centre and day; there is no other
    # index. Reading some days reads few pages, and writing a fact writes one.
    return Table(
        name,
        metadata,
        *(_column(one.name, hints[one.name], one.name in KEYS[fact]) for one in fields(fact)),
        sqlite_with_rowid=False,
    )


def _column(name: str, hint: Any, is_key: bool) -> Column[Any]:
    kinds = get_args(hint) or (hint,)
    kind = next(one for one in kinds if one is not NoneType)
    if issubclass(kind, StrEnum):
        column: Any = WordColumn(kind)
    else:
        column = _TEXTS.get(name, ID) if kind is str else _TYPES[kind]
    return Column(name, column, primary_key=is_key, nullable=NoneType in kinds)


fact_ticket = _table("fact_ticket", TicketFact)
fact_stop = _table("fact_stop", StopFact)
fact_call = _table("fact_call", CallFact)
fact_interval = _table("fact_interval", IntervalFact)
fact_rating = _table("fact_rating", RatingFact)
