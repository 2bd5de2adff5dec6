"""Messages for a value that does not match its model: what is wrong and what to write. A message
follows the name of the field, and quotes no value, which may be a password."""

from collections.abc import Mapping
from typing import Any, Final, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from contract.hints import (
    WRITTEN,
    example_of,
    field_at,
    instead_of,
    is_model,
    plain_kind,
    sentences,
)

_EMPTY: Final[Mapping[str, str]] = {
    "string_too_short": "this text is empty: write at least one character",
    "too_short": "this list is empty: write at least one entry",
}
"""The messages for texts and lists that need one character or entry."""

_OTHERWISE: Final = "this cannot be used: check how it is written"
"""The message for an error type without one of its own."""

_EXAMPLES: Final[Mapping[str, str]] = {
    "string_type": '"..."',
    "tuple_type": '["a", "b"]',
    "dict_type": "{ ... }",
    "model_type": "{ ... }",
    "model_attributes_type": "{ ... }",
}
"""What to write where the type of the field is not known."""

_KEY: Final = "[key]"
"""The part that pydantic adds to the path if the error is in a key, not in its value."""


ERRORS_AT_MOST: Final = 100
"""The maximum number of messages: no reader corrects more at once, and a hostile value has
millions."""


ERRORS_READ: Final = 20_000
"""With more errors than this none is read: that alone takes seconds."""

_EVERYTHING: Final = "more than 20,000 values are wrong here: check how they are written"


def errors_of(error: ValidationError, model: type[BaseModel] | None = None) -> list[ErrorDetails]:
    """The faults of a value, each once, in plain sentences; at most a hundred.

    pydantic counts a list without its faulty items, and then also reports it as too short; that
    repetition is left out.

    Args:
        model: the model of a centre file, if it is one: the messages then give examples, suggest
            the field that may have been meant, and leave out the value of a faulty key.
    """
    if error.error_count() > ERRORS_READ:
        return [ErrorDetails(type="value_error", loc=(), msg=_EVERYTHING, input=None)]
    errors = error.errors(include_url=False)
    places = [detail["loc"] for detail in errors]
    around = {outer for place in places for outer in _outside(place)}
    names = {place[:-1] for place in places if model is not None and place[-1:] == (_KEY,)}

    def echoes(detail: ErrorDetails) -> bool:
        place = detail["loc"]
        if detail["type"] == "too_short":
            return place in around
        return place[-1:] != (_KEY,) and not names.isdisjoint((place, *_outside(place)))

    named = [detail for detail in errors if not echoes(detail)][:ERRORS_AT_MOST]
    for detail in named:
        detail["msg"] = _sentence(detail, model)
    return named


def _outside(place: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    return [place[:length] for length in range(len(place))]


def place_of(error: ErrorDetails) -> tuple[str | int, ...]:
    """The path of the field at fault, or of the misspelt key."""
    place = error["loc"]
    return place[:-1] if place[-1:] == (_KEY,) else place


def _sentence(error: ErrorDetails, model: type[BaseModel] | None) -> str:
    kind, place, context = error["type"], error["loc"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_pattern_mismatch":
        known = WRITTEN.get(context["pattern"])
        return known.said if known is not None else _OTHERWISE
    if kind in _EMPTY and context["min_length"] == 1:
        return _EMPTY[kind]
    sentence = sentences("schema").get(kind)
    if sentence is None:
        return _OTHERWISE
    hint = field_at(model, place) if model is not None else None
    name = str(place[-1]) if place else ""
    values = {"name": name, "instead": "", "addition": "add it", "example": ""}
    if kind == "extra_forbidden":
        values["instead"] = _instead(place, model)
    elif hint is not None:
        values["addition"], values["example"] = _addition(place, hint), example_of(hint)
    else:
        values["example"] = _EXAMPLES.get(kind, "")
    if kind == "string_type" and type(error["input"]) in (int, float):
        values["example"] = f'"{error["input"]}"'
    if kind in ("tuple_type", "model_type") and _has_heading(place, hint):
        return f"a heading is needed here: {_addition(place, hint)}"
    return sentence.format(**context, **values)


def _instead(place: tuple[str | int, ...], model: type[BaseModel] | None) -> str:
    around = plain_kind(field_at(model, place[:-1])) if model is not None else None
    known = around.model_fields if is_model(around) else ()
    return instead_of(str(place[-1]), known, "check its spelling, or take it out")


def _addition(place: tuple[str | int, ...], hint: Any) -> str:
    """The suggestion for a field that is missing in a centre file."""
    if not _has_heading(place, hint):
        return f"add {place[-1]} = {example_of(hint)}"
    entry = f"[{place[0]}]"
    heading = entry if is_model(plain_kind(hint)) else f"[{entry}]"
    return f"write {heading} and its fields below it"


def _has_heading(place: tuple[str | int, ...], hint: Any) -> bool:
    """Whether a part of a centre file has its own heading."""
    kind = plain_kind(hint)
    return len(place) == 1 and (is_model(kind) or get_origin(kind) is tuple)
