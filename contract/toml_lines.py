"""The lines of a TOML document: its reader reports no positions."""

import re
from typing import Final

type KeyPath = tuple[str | int, ...]
"""The keys to a value, and its place (from 0) where they lead to a list."""

_TOKEN: Final = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5}  # a text of several lines
    | "(?:\\.|[^"\\])*" | '[^']*'                    # a text, or a key in quotation marks
    | [^][{}=,"'\#\s] [^][{}=,"'\#\n]*               # other keys and values
    | [][{}=] | \#[^\n]* | \n
    """,
    re.DOTALL | re.VERBOSE,
)


def lines_of(source: bytes) -> dict[KeyPath, int]:
    """The line (from 1) of every key of a valid TOML document, by its path."""
    lines: dict[KeyPath, int] = {}
    last_index: dict[KeyPath, int] = {}
    tokens = _tokens(source.decode("utf-8"))

    def keys(end: str) -> list[str]:
        """The parts of a dotted key, up to the sign after it."""
        found: list[str] = []
        while (token := tokens.pop()[0]) != end:
            in_quotes = token[0] in "\"'"
            found += [token[1:-1]] if in_quotes else re.findall(r"[^.\s]+", token)
        return found

    def table(parts: list[str]) -> KeyPath:
        """The path of a table header, with the indexes of arrays of tables."""
        path: KeyPath = ()
        for part in parts:
            path = (*path, part)
            if path in last_index:
                path = (*path, last_index[path])
        return path

    def header() -> KeyPath:
        _, line = tokens.pop()
        is_array = tokens[-1][0] == "["
        if is_array:
            tokens.pop()
        parts = keys("]")
        if is_array:
            tokens.pop()
            path = (*table(parts[:-1]), parts[-1])
            lines.setdefault(path, line)
            last_index[path] = last_index.get(path, -1) + 1
        path = table(parts)
        lines.setdefault(path, line)
        return path

    def pair(path: KeyPath) -> None:
        _, line = tokens[-1]
        for part in keys("="):
            path = (*path, part)
            lines.setdefault(path, line)
        value(path)

    def value(path: KeyPath) -> None:
        bracket, _ = tokens.pop()
        if bracket == "[":
            index = 0
            while tokens[-1][0] != "]":
                lines[*path, index] = tokens[-1][1]
                value((*path, index))
                index += 1
            tokens.pop()
        elif bracket == "{":
            while tokens[-1][0] != "}":
                pair(path)
            tokens.pop()

    path: KeyPath = ()
    while tokens:
        if tokens[-1][0] == "[":
            path = header()
        else:
            pair(path)
    return lines


def _tokens(document: str) -> list[tuple[str, int]]:
    """The tokens of a document with their lines, the first one last; commas and comments apart."""
    line, found = 1, []
    for token in _TOKEN.findall(document):
        if token[0] not in "#\n":
            found.append((token, line))
        line += token.count("\n")
    return found[::-1]
