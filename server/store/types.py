"""Column types that are the same on SQLite and PostgreSQL."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import to_json
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Dialect,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Converted[V](TypeDecorator[V]):
    """A column whose values are converted by two functions; None is NULL."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = Text
    cache_ok = True

    def __init__(
        self, impl: TypeEngine[Any], write: Callable[[V], Any], read: Callable[[Any], V]
    ) -> None:
        super().__init__()
        self.impl, self.write, self.read = impl, write, read

    def process_bind_param(self, value: V | None, dialect: Dialect) -> Any:
        return None if value is None else self.write(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> V | None:
        return None if value is None else self.read(value)


INSTANT: Final = Converted[datetime](
    BigInteger(), lambda at: (at - _EPOCH) // _MILLISECOND, lambda at: _EPOCH + at * _MILLISECOND
)
"""A moment as whole milliseconds since 1970 in UTC: exact and sortable on both databases."""

SPAN: Final = Converted[timedelta](
    BigInteger(), lambda span: span // _MILLISECOND, lambda span: span * _MILLISECOND
)
"""A duration as whole milliseconds."""

DAY: Final = Converted[date](String(10), date.isoformat, date.fromisoformat)
"""A business day as `2026-11-24`."""

IDS: Final = Converted[tuple[str, ...]](Text(), " ".join, lambda ids: tuple(ids.split()))
"""Several ids, separated by spaces."""

JSON_TEXT: Final = Converted[dict[str, Any]](
    Text(), lambda value: to_json(value).decode(), lambda text: dict(json.loads(text))
)
"""A JSON object as text, stored exactly as it was hashed."""


WORD_LENGTH: Final = 24


def word[W: StrEnum](words: type[W]) -> Converted[W]:
    """A member of a string enum, stored as on the wire."""
    # PostgreSQL refuses a longer one, SQLite does not.
    assert all(len(part) <= WORD_LENGTH for part in words), words
    return Converted(String(WORD_LENGTH), lambda member: member.value, words)


WORDS_LENGTH: Final = 80


def several[W: StrEnum](words: type[W]) -> Converted[tuple[W, ...]]:
    """Several members of a string enum, separated by spaces."""
    # Callers pass each word once.
    assert len(" ".join(words)) <= WORDS_LENGTH, words
    return Converted(String(WORDS_LENGTH), " ".join, lambda text: tuple(map(words, text.split())))


def model_text[M: BaseModel](model: type[M]) -> Converted[M]:
    """A model as JSON text. Fields that a newer release wrote are ignored."""
    return Converted(
        Text(),
        lambda value: value.model_dump_json(),
        lambda text: model.model_validate_json(text, extra="ignore"),
    )


# Raw values, so that invalid ones can be reported instead of raising.


def raw_columns(table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table for a `select`, without decoding."""
    return [type_coerce(column, _plain(column)).label(column.name) for column in table.c]


def plain_table(table: Table) -> Table:
    """A copy of a table definition that reads and writes values without conversion."""
    plain = (Column(column.name, _plain(column)) for column in table.c)
    return Table(table.name, MetaData(), *plain)


def _plain(column: Column[Any]) -> Any:
    kind = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def decoded(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """Decode a stored value; `ValueError`, `TypeError` or `OverflowError` if it is invalid."""
    kind = column.type
    return kind.process_result_value(value, dialect) if isinstance(kind, TypeDecorator) else value
