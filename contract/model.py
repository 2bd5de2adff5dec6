"""The base classes of everything on the wire.

What comes *in* (commands, the centre file) forbids unknown fields: a misspelt field must not be
ignored silently. What goes *out* (snapshots, answers) ignores them in its readers, so that a
display survives a newer server.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, StringConstraints

from contract.hints import WRITTEN, Written
from contract.schema_faults import errors_of as errors_of

EARLIEST, LATEST = 1970, 2200
"""The valid years of a time: far enough from the ends of the calendar that arithmetic on it cannot
overflow."""

_FAR_AWAY = f"this time is too far away: write one between the years {EARLIEST} and {LATEST}"


def written(
    pattern: str,
    said: str,
    *,
    example: str = "...",
    min_length: int | None = None,
    max_length: int | None = None,
) -> StringConstraints:
    """The format of a text, as an annotation: a regular expression, the message for other text, and
    an example for a centre file."""
    WRITTEN[pattern] = Written(said, example)
    return StringConstraints(pattern=pattern, min_length=min_length, max_length=max_length)


def _to_utc(value: datetime) -> datetime:
    """Convert an instant to UTC and to whole milliseconds, the precision of the log."""
    if value.tzinfo is None:
        raise ValueError("a time with a zone is needed: write it like 2026-11-24T09:30:00Z")
    try:
        value = value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(_FAR_AWAY) from error
    if not EARLIEST <= value.year <= LATEST:
        raise ValueError(_FAR_AWAY)
    return value.replace(microsecond=value.microsecond // 1000 * 1000)


def rfc3339(value: datetime) -> str:
    """Format an instant as RFC 3339 in UTC with milliseconds: `2026-11-24T09:30:00.000Z`."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


Instant = Annotated[
    datetime,
    AfterValidator(_to_utc),
    PlainSerializer(rfc3339, return_type=str, when_used="json"),
]
"""A moment in UTC, to the millisecond; RFC 3339 on the wire."""

Language = Annotated[
    str,
    written(
        r"^[a-z]{2,3}$",
        "a language has two or three small letters: write it like 'az'",
        example="az",
    ),
]
"""A language by its ISO 639 code, e.g. `az`."""

PlainText = Annotated[
    str,
    written(
        r"^[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]*$",
        "this text must be one line without invisible characters: type it again by hand",
        max_length=300,
    ),
]
"""A text for people on one line, without characters that control a terminal or change the text
direction. Direction marks of one character and joiners stay: Arabic and Persian texts need them."""

MachineText = Annotated[
    str,
    written(
        r"^[^\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*$",
        "this text must be one line without invisible characters: type it again by hand",
        max_length=300,
    ),
]
"""A text about a machine that is not authenticated yet: invisible characters are removed too."""

Texts = dict[Language, PlainText]
"""One text in several languages."""


class Incoming(BaseModel):
    """A frozen value that refuses unknown fields."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True
    )


class Outgoing(BaseModel):
    """A frozen value whose reader ignores unknown fields."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def read(cls, data: object) -> Self:
        """Parse a value that a newer program may have sent: unknown fields are ignored, also in
        parts that refuse them in a centre file."""
        return cls.model_validate(data, extra="ignore")

    def wire(self) -> dict[str, Any]:
        """The value for the wire: plain JSON types only."""
        return self.model_dump(mode="json")
