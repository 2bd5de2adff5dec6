"""Messages for a file that is not valid TOML, in plain sentences."""

import re
from collections.abc import Mapping
from typing import Final

_ONCE = "this field is written twice: delete one of the two"
_HEADING = (
    "this heading is written twice, or its fields are elsewhere too: keep them in one place; "
    "for one more of a list write double brackets, like [[services]]"
)
_QUOTES = "the text has no end: close the quotation marks on the same line"
_BACKSLASH = "a backslash is not allowed here: write two of them"

_SENTENCES: Final[Mapping[str, str]] = {
    "Invalid value": (
        'this value is not understood: write a text in quotation marks, like "text", or a number, '
        "or true or false"
    ),
    "Expected newline or end of document after a statement": (
        "there is more on this line than one value: write a text or a time of day in quotation "
        'marks, like "16:30", and the next field on a new line'
    ),
    "Invalid statement": (
        'this line is not understood: write it like name = "value", or like a heading, [centre]'
    ),
    "Expected '=' after a key in a key/value pair": (
        'an equals sign is missing: write the line like name = "value"'
    ),
    "Invalid initial character for a key part": (
        "a name is missing: write it in letters, digits and hyphens, other characters "
        "in quotation marks"
    ),
    "Expected ']' at the end of a table declaration": (
        "the heading has no end: write it like [centre]"
    ),
    "Expected ']]' at the end of an array declaration": (
        "the heading has no end: write it like [[services]]"
    ),
    "Unclosed array": (
        'the list has no end, or a comma is missing in it: write it like ["a", "b"]'
    ),
    "Unclosed inline table": (
        "the braces have no end, or a comma is missing in them: write them on one line, like "
        '{ az = "...", en = "..." }'
    ),
    "Invalid date or datetime": "there is no such date or time: write one like 2027-01-01",
    "Cannot overwrite a value": _ONCE,
    "Duplicate inline table key": _ONCE,
    "Cannot declare": _HEADING,
    "Cannot mutate immutable namespace": _HEADING,
    "Cannot redefine namespace": _HEADING,
    "Unterminated string": _QUOTES,
    "Illegal character '\\n'": _QUOTES,
    "Expected \"'": _QUOTES,
    "Expected '\"": _QUOTES,
    "Illegal character": "this line has a character that cannot be used: delete it",
    "Found invalid character": "this line has a character that cannot be used: delete it",
    "Unescaped '\\'": _BACKSLASH,
    "Invalid hex value": _BACKSLASH,
    "Escaped character": _BACKSLASH,
}
"""The messages by the beginning of the error text of `tomllib`."""

_OTHERWISE: Final = "this line is not TOML: check brackets, quotation marks and commas"


def told(message: str, source: bytes) -> tuple[int, str]:
    """The line and the message of a fault, from the error text of `tomllib`."""
    line = re.search(r" \(at line (\d+), column \d+\)$", message)
    sentence = next((_SENTENCES[one] for one in _SENTENCES if message.startswith(one)), _OTHERWISE)
    # Otherwise it is at the end of the document.
    return int(line[1]) if line else len(source.splitlines()) or 1, sentence
