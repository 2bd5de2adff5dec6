"""The parts of a request: the ids of its address, its body, its query.

A parameter of the query is None if the request has none, and refused as `malformed` if it is wrong.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from contract.ids import KEY, SLUG
from contract.model import EARLIEST, LATEST

_FULL_ID = re.compile(rf"{SLUG}\.{KEY}")
_IDS: Final = {
    "centre": re.compile(SLUG),
    "counter": _FULL_ID,
    "ticket": _FULL_ID,
    "device": re.compile(r"[a-z]+-[0-9A-Za-z_-]{1,40}"),
    "enrolment": re.compile(r"[0-9a-f]{64}"),
}
"""The ids in the address of a query; a ticket's token is validated where it is verified."""


def validate_ids() -> None:
    """Refuse a wrong id (`not_found`) before a query reaches the database: PostgreSQL fails on one
    with a NUL. A command's ids are validated with its other fields."""
    if request.method not in ("GET", "HEAD"):
        return
    for name, text in (request.view_args or {}).items():
        if name in _IDS and not _IDS[name].fullmatch(text):
            raise Refusal(ProblemType.NOT_FOUND, {"what": name})


def whole_body() -> bytes:
    """The body of a request, if it is not larger than its endpoint allows."""
    body = request.get_data(cache=False)
    if request.content_length is None and request.environ["wsgi.input"].read(1):
        # Chunked, without a length: the framework stops at the limit without an error.
        raise RequestEntityTooLarge
    return body


def body_without(from_address: tuple[str, ...]) -> dict[str, Any]:
    """The JSON object in the body of a request; `malformed` if it is none, or contains a field that
    comes from the address."""
    try:
        body = json.loads(whole_body())
    except (ValueError, RecursionError) as error:
        raise malformed_field("(body)", str(error)) from error
    if not isinstance(body, dict):
        raise malformed_field("(body)", "is not a JSON object")
    doubled = [name for name in from_address if name in body]
    if doubled:
        raise Refusal(
            ProblemType.MALFORMED,
            fields=tuple(
                FieldFault(field=name, message="belongs in the address, not in the body")
                for name in doubled
            ),
        )
    return body


def day_arg(name: str) -> date | None:
    """The day in the query string."""

    def read(text: str) -> date:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 a day has no zone
        if not EARLIEST <= day.year <= LATEST:
            raise ValueError(text)
        return day

    return _parsed(name, read, "is not a day like 2026-11-24")


def time_arg(name: str) -> time | None:
    """The time of day in the query string."""

    def read(text: str) -> time:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 a time of day has no zone

    return _parsed(name, read, "is not a time of day like 10:42")


def instant_arg(name: str) -> datetime | None:
    """The instant in the query string."""

    def read(text: str) -> datetime:
        # In a query string, a plus that is not encoded as %2B is a space.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        if moment.tzinfo is None or not EARLIEST <= moment.year < LATEST:
            raise ValueError(text)
        return moment

    return _parsed(name, read, "is not a time like 2026-11-24T10:00:00Z")


def whole_number(name: str) -> int | None:
    """The number, of up to nine digits, in the query string."""

    def read(text: str) -> int:
        # Nine digits: below every database's limit for an integer.
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise ValueError(text)
        return int(text)

    return _parsed(name, read, "is not a whole number")


def _parsed[T](name: str, read: Callable[[str], T], wrong: str) -> T | None:
    text = request.args.get(name)
    if text is None:
        return None
    try:
        return read(text)
    except ValueError as error:
        raise malformed_field(name, wrong) from error
