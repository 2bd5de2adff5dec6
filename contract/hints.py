"""Suggestions for the messages on invalid input: a similar name, or an example of a valid value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from difflib import get_close_matches
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    TypeIs,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel

NAMES_LISTED: Final = 8
"""A sentence lists at most this many names."""

_LIKE: Final = 0.6
"""How similar two names must be, from 0 to 1, for one to be taken as a misspelling of the other."""


@dataclass(frozen=True, slots=True)
class Written:
    """The format of a text.

    Attributes:
        said: the message for a text in another format.
        example: an example; "..." where none fits all.
    """

    said: str
    example: str = "..."


WRITTEN: Final[dict[str, Written]] = {}
"""The formats of texts that must match a pattern, by the pattern; no reader is shown a pattern."""

_EXAMPLES: Final[dict[Any, str]] = {
    str: '"..."',
    int: "15",
    float: "15",
    bool: "true",
    time: '"16:30"',
    date: "2027-01-01",
}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name of which a word may be a misspelling; None if none is similar."""
    by_small = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_small, n=1, cutoff=_LIKE)
    return by_small[close[0]] if close else None


def instead_of(word: str, known: Iterable[str], otherwise: str) -> str:
    """A suggestion in place of an unknown word: `otherwise`, where no known word is similar and
    there are too many to list."""
    names = list(known)
    meant = nearest(word, names)
    if meant is not None:
        return f"did you mean '{meant}'?"
    if 0 < len(names) <= NAMES_LISTED:
        return "write " + one_of(names)
    return otherwise


def one_of(names: Iterable[str]) -> str:
    """Names to choose from: `'a', 'b' or 'c'`."""
    *others, last = (f"'{name}'" for name in names)
    return f"{', '.join(others)} or {last}" if others else last


def field_at(model: type[BaseModel], path: tuple[str | int, ...]) -> Any:
    """The type of a field, by the field's path in a model; None if there is no such field."""
    hint: Any = model
    for part in path:
        kind = plain_kind(hint)
        arguments = get_args(kind)
        if is_model(kind):
            hint = _hints(kind).get(str(part))
        elif get_origin(kind) is dict:
            hint = arguments[1]
        elif get_origin(kind) is tuple:
            hint = arguments[0]
        else:
            return None
    return hint


def plain_kind(hint: Any) -> Any:
    """A type without its annotations and without None."""
    while True:
        if get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        elif get_origin(hint) in (Union, UnionType):
            hint = next(arg for arg in get_args(hint) if arg is not NoneType)
        else:
            return hint


def is_model(kind: Any) -> TypeIs[type[BaseModel]]:
    """Whether a type is a model: a table of a file."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def example_of(hint: Any) -> str:
    """A value of a type, as it is written in a centre file."""
    if (text := _text_of(hint)) is not None:
        return f'"{text}"'
    kind = plain_kind(hint)
    arguments = get_args(kind)
    match get_origin(kind):
        case origin if origin is tuple:
            return f"[{example_of(arguments[0])}]"
        case origin if origin is dict:
            keys, value = arguments
            names = _names_of(keys)
            return "{ " + ", ".join(f"{key} = {example_of(value)}" for key in names) + " }"
        case origin if origin is Literal:
            return f'"{arguments[0]}"'
    if is_model(kind):
        needed = [name for name, field in kind.model_fields.items() if field.is_required()]
        shown = needed or list(kind.model_fields)[:1]
        fields = (f"{name} = {example_of(_hints(kind)[name])}" for name in shown)
        return "{ " + ", ".join(fields) + " }"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f'"{next(iter(kind)).value}"'
    return _EXAMPLES.get(kind, "...")


def _text_of(hint: Any) -> str | None:
    """The example of a text in a given format."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    if get_origin(hint) is not Annotated:
        return None
    for arg in get_args(hint)[1:]:
        if examples := getattr(arg, "examples", None):
            return str(examples[0])
        if (pattern := getattr(arg, "pattern", None)) in WRITTEN:
            return WRITTEN[pattern].example
    return None


def _names_of(hint: Any) -> tuple[str, ...]:
    """The names in an example of a table."""
    example = example_of(hint)
    if example == '"az"':
        return ("az", "en")
    return (example if example == '"..."' else example.strip('"'),)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


@cache
def sentences(kind: str) -> Mapping[str, str]:
    """The messages for the errors of a kind (`toml`, `schema`), by the error."""
    # Only faulty input needs it.
    import tomllib

    text = (Path(__file__).parent / "faults" / "sentences.toml").read_text("utf-8")
    return {error: row["say"] for row in tomllib.loads(text)[kind] for error in row["errors"]}
