"""The base classes of everything that travels.

What comes *in* (commands, the centre file) forbids unknown fields: a misspelt
field must not be lost in silence. What goes *out* (snapshots, answers) ignores
them in its readers, so that a display survives a newer server.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    ValidationError,
)
from pydantic_core import ErrorDetails

EARLIEST, LATEST = 1970, 2200
"""The years of a time that can be meant: far enough from the ends of the calendar that
what is counted from it stays inside."""


_SAID: dict[str, str] = {}
"""What is told of a text that does not match a pattern."""

_PLAIN: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is no field here; is it misspelt?",
    "tuple_type": "is a list, in square brackets",
    "dict_type": "is a table: names and their values",
    "model_type": "is a table: names and their values",
    "model_attributes_type": "is a table: names and their values",
    "string_type": "is a text, in quotation marks",
    "int_type": "is a whole number",
    "int_parsing": "is a whole number",
    "int_from_float": "is a whole number",
    "float_type": "is a number",
    "float_parsing": "is a number",
    "bool_type": "is true or false",
    "bool_parsing": "is true or false",
    "time_type": "is a time of day, like '16:30'",
    "time_parsing": "is a time of day, like '16:30'",
    "date_type": "is a date, like 2027-01-01",
    "date_from_datetime_parsing": "is a date, like 2027-01-01",
    "datetime_type": "is a time with a zone, like 2026-11-24T09:30:00Z",
    "datetime_from_date_parsing": "is a time with a zone, like 2026-11-24T09:30:00Z",
    "uuid_type": "is a UUID",
    "uuid_parsing": "is a UUID",
    "enum": "is one of {expected}",
    "literal_error": "is one of {expected}",
    "greater_than": "is more than {gt}",
    "greater_than_equal": "is at least {ge}",
    "less_than": "is less than {lt}",
    "less_than_equal": "is at most {le}",
    "string_too_short": "has at least {min_length} characters",
    "string_too_long": "has at most {max_length} characters",
    "too_short": "needs at least {min_length}",
    "too_long": "may have at most {max_length}",
}
"""What is told of other faults, by pydantic's name of them, with values of its context."""


def written(
    pattern: str, said: str, *, min_length: int | None = None, max_length: int | None = None
) -> StringConstraints:
    """How a text is written.

    Args:
        pattern: a regular expression.
        said: what is told of a text that does not match it; nobody is shown the pattern.
    """
    _SAID[pattern] = said
    return StringConstraints(pattern=pattern, min_length=min_length, max_length=max_length)


def _to_utc(value: datetime) -> datetime:
    """Bring an instant to UTC and to whole milliseconds, the precision of the log."""
    if value.tzinfo is None:
        raise ValueError("a time needs a zone, e.g. 2026-11-24T09:30:00Z")
    try:
        value = value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("that is outside the calendar") from error
    if not EARLIEST <= value.year <= LATEST:
        raise ValueError(f"a time is between the years {EARLIEST} and {LATEST}")
    return value.replace(microsecond=value.microsecond // 1000 * 1000)


def rfc3339(value: datetime) -> str:
    """Write an instant as RFC 3339 in UTC with milliseconds: `2026-11-24T09:30:00.000Z`."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Instant = Annotated[
    datetime,
    AfterValidator(_to_utc),
    PlainSerializer(rfc3339, return_type=str, when_used="json"),
]
"""A moment in UTC, to the millisecond; RFC 3339 on the wire."""

Language = Annotated[
    str, written(r"^[a-z]{2,3}$", "is a language of two or three small letters, like 'az'")
]
"""A language by its ISO 639 code, e.g. `az`."""

PlainText = Annotated[
    str,
    written(
        r"^[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]*$",
        "is one line, without signs that cannot be seen",
        max_length=300,
    ),
]
"""A text for people on one line, without signs that steer a screen or turn its direction.

The marks that only say which way a neighbour is read, and join letters, are part of Arabic and
Persian texts: they stay. So do rarer signs that the files and logs of a hall may have already;
what would steer a terminal, the command line replaces.
"""

MachineText = Annotated[
    str,
    written(
        r"^[^\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*$",
        "is one line, without any sign that cannot be seen",
        max_length=300,
    ),
]
"""What a machine says of itself before anybody knows it: besides without what cannot be seen."""

Texts = dict[Language, PlainText]
"""One text in several languages."""


class Incoming(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True
    )


class Outgoing(BaseModel):
    """A frozen value whose reader ignores fields that it does not know."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def read(cls, data: object) -> Self:
        """What was sent, perhaps by a newer program: fields that are not known are ignored, also
        in the parts that a centre file may not misspell."""
        return cls.model_validate(data, extra="ignore")

    def wire(self) -> dict[str, Any]:
        """The value as it travels: plain JSON types only."""
        return self.model_dump(mode="json")


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What is wrong with a value, each fault once, in plain words.

    A list whose items are faulty counts without them, and is then also told to be
    too short; that echo is left out.
    """
    found = error.errors(include_url=False)
    for one in found:
        one["msg"] = _told(one)
    places = [one["loc"] for one in found]

    def echoes(one: ErrorDetails) -> bool:
        depth = len(one["loc"])
        return one["type"] == "too_short" and any(
            len(place) > depth and place[:depth] == one["loc"] for place in places
        )

    return [one for one in found if not echoes(one)]


def _told(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return _SAID.get(context.get("pattern", ""), "is not written as it has to be")
    plain = _PLAIN.get(error["type"])
    return plain.format(**context) if plain else error["msg"].removeprefix("Value error, ")
