"""Syntax errors of TOML are reported in plain sentences."""

from typing import Final

import pytest

from server.centre_file import FaultyCentreFile
from tests.parts.centre_faults import parsed, sentences

ONCE: Final = "this field is written twice: delete one of the two"
HEADING: Final = (
    "this heading is written twice, or its fields are elsewhere too: keep them in one place; for "
    "one more of a list write double brackets, like [[services]]"
)
QUOTES: Final = "the text has no end: close the quotation marks on the same line"
CHARACTER: Final = "this line has a character that cannot be used: delete it"
BACKSLASH: Final = "a backslash is not allowed here: write two of them"

SYNTAX: Final = [
    (
        "slug = village",
        (
            'this value is not understood: write a text in quotation marks, like "text", or a '
            "number, or true or false"
        ),
    ),
    (
        "day_starts_at = 04:00",
        (
            "there is more on this line than one value: write a text or a time of day in "
            'quotation marks, like "16:30", and the next field on a new line'
        ),
    ),
    (
        ": slug",
        'this line is not understood: write it like name = "value", or like a heading, [centre]',
    ),
    ('slug "village"', 'an equals sign is missing: write the line like name = "value"'),
    (
        "[]",
        (
            "a name is missing: write it in letters, digits and hyphens, other characters in "
            "quotation marks"
        ),
    ),
    ("[centre", "the heading has no end: write it like [centre]"),
    ("[[services]", "the heading has no end: write it like [[services]]"),
    (
        'languages = ["az" "en"]',
        'the list has no end, or a comma is missing in it: write it like ["a", "b"]',
    ),
    (
        'names = { az = "x" en = "y" }',
        (
            "the braces have no end, or a comma is missing in them: write them on one line, "
            'like { az = "...", en = "..." }'
        ),
    ),
    ("day = 2027-02-30", "there is no such date or time: write one like 2027-01-01"),
    ("a = 1\na = 2", ONCE),
    ("a = { b = 1, b = 2 }", ONCE),
    ("[a]\n[a]", HEADING),
    ("a = { b = 1 }\n[a.c]", HEADING),
    ("a = 1\n[[a]]", ONCE),
    ("a = [1]\n[[a]]", HEADING),
    ('a = "x', QUOTES),
    ('a = "x\n', QUOTES),
    ("a = 'x", QUOTES),
    ("a = '''x", QUOTES),
    ("a = 'x\n", QUOTES),
    ('a = "x\x07"', CHARACTER),
    ("a = 1 # \x07", CHARACTER),
    ('a = "C:\\y"', BACKSLASH),
    ('a = "\\uZZ"', BACKSLASH),
]


@pytest.mark.parametrize(("source", "sentence"), SYNTAX)
def test_a_file_that_is_no_toml(source: str, sentence: str) -> None:
    with pytest.raises(FaultyCentreFile) as refused:
        parsed(source)
    (fault,) = refused.value.faults
    assert fault.message == sentence
    assert fault.line == len(source.splitlines())


def test_brackets_that_are_too_deep() -> None:
    sentence = ": brackets are nested too deeply: remove some"
    assert sentences("a = " + "[" * 100_000) == [sentence]
