"""Values of a centre file of the wrong type are reported in plain sentences."""

from datetime import datetime, time
from typing import Any, Final

import pytest
from pydantic import BaseModel, ValidationError

from contract.model import Instant, Texts
from contract.schema_faults import errors_of
from tests.parts.centre_faults import Spoil, first, head, sentences, spoilt

DATE: Final = "a date is needed, without a time: write it like 2027-01-01"
NO_DATES: Final[tuple[Any, ...]] = (
    "New Year",
    "2027-13-01",
    [],
    datetime(2027, 1, 1, 9),  # noqa: DTZ001 a local one of TOML
    time(9),
)

SHAPES: Final[list[tuple[Spoil, str]]] = [
    # What is missing, or not known.
    (lambda d: d["centre"].pop("slug"), "centre.slug: 'slug' is missing: add slug = \"asan-7\""),
    (
        lambda d: d["centre"].pop("names"),
        'centre.names: \'names\' is missing: add names = { az = "...", en = "..." }',
    ),
    (
        lambda d: d["centre"].pop("hours"),
        "centre.hours: 'hours' is missing: add hours = { mon = [\"09:00-18:00\"] }",
    ),
    (
        lambda d: d["centre"].pop("time_zone"),
        "centre.time_zone: 'time_zone' is missing: add time_zone = \"Asia/Baku\"",
    ),
    (
        lambda d: d["services"][0].pop("target_minutes"),
        "services[1].target_minutes: 'target_minutes' is missing: add target_minutes = 15",
    ),
    (
        lambda d: d.pop("counters"),
        "counters: 'counters' is missing: write [[counters]] and its fields below it",
    ),
    (
        lambda d: d.pop("centre"),
        "centre: 'centre' is missing: write [centre] and its fields below it",
    ),
    (
        head(holidayz=[]),
        "centre.holidayz: unknown field 'holidayz'; did you mean 'holidays'?",
    ),
    (
        first("agencies", picture="x"),
        "agencies[1].picture: unknown field 'picture'; write 'key', 'names' or 'colour'",
    ),
    (
        head(picture="x"),
        "centre.picture: unknown field 'picture'; check its spelling, or take it out",
    ),
    # A value of another kind.
    (
        head(hours={"mon": "09:00-18:00"}),
        'centre.hours.mon: a list is needed: write ["09:00-18:00"]',
    ),
    (head(languages="az"), 'centre.languages: a list is needed: write ["az"]'),
    (head(holidays="2027-01-01"), "centre.holidays: a list is needed: write [2027-01-01]"),
    (
        head(names="Village"),
        (
            "centre.names: names with values are needed, not a single value: write { az = "
            '"...", en = "..." }'
        ),
    ),
    (
        first("services", quota=5),
        (
            "services[1].quota: names with values are needed, not a single value: write { "
            "per_day = 15 }"
        ),
    ),
    (
        head(special_hours=5),
        (
            "centre.special_hours: names with values are needed, not a single value: write { "
            '2027-01-01 = ["09:00-18:00"] }'
        ),
    ),
    (
        lambda d: d.update(voice={"recordings": 5}),
        (
            "voice.recordings: names with values are needed, not a single value: write { az = "
            '{ "..." = "logo.png" }, en = { "..." = "logo.png" } }'
        ),
    ),
    (
        lambda d: d.update(agencies=d["agencies"][0]),
        "agencies: a heading is needed here: write [[agencies]] and its fields below it",
    ),
    (
        lambda d: d.update(rules=5),
        "rules: a heading is needed here: write [rules] and its fields below it",
    ),
    (
        first("counters", number=14),
        'counters[1].number: a text is needed, in quotation marks: write "14"',
    ),
    (
        head(slug=True),
        'centre.slug: a text is needed, in quotation marks: write "asan-7"',
    ),
    (
        first("series", first="one"),
        "series[1].first: a whole number is needed: write it in digits, like 15",
    ),
    (
        first("series", first=1.5),
        "series[1].first: a whole number is needed: write it in digits, like 15",
    ),
    (
        first("series", first=[1]),
        "series[1].first: a whole number is needed: write it in digits, like 15",
    ),
    (
        first("series", first=float("inf")),
        "series[1].first: a whole number is needed: write it in digits, like 15",
    ),
    (
        first("series", first="9" * 5000),
        "series[1].first: a whole number is needed: write it in digits, like 15",
    ),
    (
        first("services", typical_minutes="twelve"),
        "services[1].typical_minutes: a number is needed: write it in digits, like 15 or 7.5",
    ),
    (
        first("services", typical_minutes=[12]),
        "services[1].typical_minutes: a number is needed: write it in digits, like 15 or 7.5",
    ),
    (
        head(open_data="perhaps"),
        "centre.open_data: yes or no is needed: write true or false, without quotation marks",
    ),
    (
        head(open_data=[]),
        "centre.open_data: yes or no is needed: write true or false, without quotation marks",
    ),
    (
        head(day_starts_at="four"),
        'centre.day_starts_at: a time of day is needed: write it like "16:30"',
    ),
    (
        head(day_starts_at=[]),
        'centre.day_starts_at: a time of day is needed: write it like "16:30"',
    ),
    (
        head(day_starts_at="04:00:30"),
        'centre.day_starts_at: a time of day has hours and minutes: write it like "16:30"',
    ),
    (
        head(day_starts_at="04:00Z"),
        (
            "centre.day_starts_at: a time of day is local to the centre: write it without a "
            'zone, like "16:30"'
        ),
    ),
    *((head(holidays=[wrong]), f"centre.holidays[1]: {DATE}") for wrong in NO_DATES),
    (
        head(special_hours={"soon": []}),
        "centre.special_hours.soon: a date is needed, without a time: write it like 2027-01-01",
    ),
    # One of several.
    (
        lambda d: d.update(receipt={"preset": "long"}),
        "receipt.preset: one of these is needed: 'full' or 'short'",
    ),
    (
        head(hours={"monday": ["09:00-18:00"]}),
        (
            "centre.hours.monday: one of these is needed: 'mon', 'tue', 'wed', 'thu', 'fri', "
            "'sat' or 'sun'"
        ),
    ),
    (
        head(hours={"monday": 5}),
        (
            "centre.hours.monday: one of these is needed: 'mon', 'tue', 'wed', 'thu', 'fri', "
            "'sat' or 'sun'"
        ),
    ),
    (
        lambda d: d.update(rules={"stop_order": "any"}),
        "rules.stop_order: one of these is needed: 'least_time' or 'as_given'",
    ),
    # Too much and too little.
    (
        first("services", target_minutes=0),
        "services[1].target_minutes: this is too small: write a number above 0",
    ),
    (head(lock_minutes=0), "centre.lock_minutes: this is too small: write 1 or more"),
    (head(lock_minutes=500), "centre.lock_minutes: this is too large: write 240 or less"),
    (head(languages=[]), "centre.languages: this list is empty: write at least one entry"),
    (
        first("counters", number=""),
        "counters[1].number: this text is empty: write at least one character",
    ),
    (
        first("counters", number="1234567"),
        "counters[1].number: this text is too long: write 6 characters or fewer",
    ),
    # How texts are written.
    (
        first("agencies", colour="blue"),
        (
            "agencies[1].colour: a colour must look like #0B5FD0 (a hash sign and six digits "
            "or letters A to F)"
        ),
    ),
    (
        head(slug="My hall"),
        (
            "centre.slug: a short name has up to 40 small letters, digits and hyphens: write "
            "it like 'asan-7'"
        ),
    ),
    (
        first("services", key="a b"),
        (
            "services[1].key: a key has up to 60 letters, digits and hyphens: write it like "
            "'identity-card'"
        ),
    ),
    (
        head(languages=["az", "English"]),
        "centre.languages[2]: a language has two or three small letters: write it like 'az'",
    ),
    (
        head(names={"az": "a\nb", "en": "x"}),
        (
            "centre.names.az: this text must be one line without invisible characters: type it "
            "again by hand"
        ),
    ),
    (
        first("series", prefix="a"),
        (
            "series[1].prefix: a prefix has one or two capital letters, or none: write it like "
            "'A' or ''"
        ),
    ),
    (
        head(logo="../logo.png"),
        (
            "centre.logo: a file of the centre has letters, digits and . _ - in its "
            "name: write it like 'logo.png'"
        ),
    ),
    (
        lambda d: d.update(files={"a.png": "x"}),
        "files.a.png: a SHA-256 has 64 hexadecimal digits: copy it again",
    ),
    (
        head(time_zone="Baku"),
        "centre.time_zone: 'Baku' is not a time zone; did you mean 'Asia/Baku'?",
    ),
    (
        head(time_zone="+4"),
        "centre.time_zone: '+4' is not a time zone; write it like 'Asia/Baku'",
    ),
    (
        head(hours={"mon": ["9"]}),
        'centre.hours.mon[1]: an interval has two times of day: write it like "09:00-18:00"',
    ),
    (
        head(hours={"mon": ["09:00-09:00"]}),
        (
            "centre.hours.mon[1]: the interval ends when it starts: write 09:00-18:00, or "
            "00:00-24:00 for a whole day"
        ),
    ),
]


@pytest.mark.parametrize(("spoil", "sentence"), SHAPES)
def test_a_value_of_another_shape(spoil: Spoil, sentence: str) -> None:
    assert sentences(spoilt(spoil)) == [sentence]


class _Command(BaseModel):
    """A command of a program: no sentence for it gives an example of a centre file."""

    at: Instant
    texts: Texts
    labels: tuple[str, ...]


SENT: Final = [
    ({}, "at", "'at' is missing: add it"),
    ({"at": "noon"}, "at", "a time with a zone is needed: write it like 2026-11-24T09:30:00Z"),
    (
        {"at": "2026-11-24T09:30:00"},
        "at",
        "a time with a zone is needed: write it like 2026-11-24T09:30:00Z",
    ),
    ({"texts": "x"}, "texts", "names with values are needed, not a single value: write { ... }"),
    ({"labels": "x"}, "labels", 'a list is needed: write ["a", "b"]'),
]


@pytest.mark.parametrize(("data", "field", "sentence"), SENT)
def test_what_a_program_sends(data: dict[str, Any], field: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        _Command.model_validate(data)
    told = {one["loc"]: one["msg"] for one in errors_of(refused.value)}
    assert told[(field,)] == sentence
