"""Column types that are the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

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

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class InstantColumn(TypeDecorator[datetime]):
    """A moment as whole milliseconds since 1970 in UTC: exact and sortable on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MILLISECOND


class SpanColumn(TypeDecorator[timedelta]):
    """A duration as whole milliseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else value * _MILLISECOND


class DayColumn(TypeDecorator[date]):
    """A business day as `2026-11-24`."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class WordColumn[W: StrEnum](TypeDecorator[W]):
    """A member of a string enum, stored as on the wire."""

    impl = String(24)
    cache_ok = True

    def __init__(self, words: type[W]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: W | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> W | None:
        return None if value is None else self.words(value)


class WordsColumn[W: str](TypeDecorator[tuple[W, ...]]):
    """Several members of a string enum, separated by spaces."""

    impl = String(80)
    cache_ok = True

    def __init__(self, words: type[W]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: tuple[W, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else " ".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[W, ...] | None:
        return None if value is None else tuple(self.words(word) for word in value.split())


class IdsColumn(WordsColumn[str]):
    """Several ids, separated by spaces."""

    impl = Text()
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(str)


class ModelColumn[M: BaseModel](TypeDecorator[M]):
    """A model as JSON text. Fields that a newer release wrote are ignored."""

    impl = Text
    cache_ok = True

    def __init__(self, model: type[M]) -> None:
        super().__init__()
        self.model = model

    def process_bind_param(self, value: M | None, dialect: Dialect) -> str | None:
        return None if value is None else value.model_dump_json()

    def process_result_value(self, value: str | None, dialect: Dialect) -> M | None:
        return None if value is None else self.model.model_validate_json(value, extra="ignore")


class JsonText(TypeDecorator[dict[str, Any]]):
    """A JSON object as text, stored exactly as it was hashed."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str | None:
        return None if value is None else to_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:
        return None if value is None else dict(json.loads(value))


# Raw values, so that invalid ones can be reported instead of raising.


def raw_columns(table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table for a `select`, without decoding."""
    return [type_coerce(column, _plain(column)).label(column.name) for column in table.c]


def plain_table(table: Table) -> Table:
    """A copy of a table definition that reads and writes values without conversion."""
    return Table(table.name, MetaData(), *(Column(one.name, _plain(one)) for one in table.c))


def _plain(column: Column[Any]) -> Any:
    kind = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def decoded(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """Decode a stored value.

    Raises:
        ValueError, TypeError, OverflowError: the stored value is invalid.
    """
    kind = column.type
    return kind.process_result_value(value, dialect) if isinstance(kind, TypeDecorator) else value
