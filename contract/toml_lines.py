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
    reader = _KeyReader(_tokens(source.decode("utf-8")))
    reader.read()
    return reader.lines


class _KeyReader:
    """Reads a document; each method takes the tokens of its part."""

    def __init__(self, tokens: list[tuple[str, int]]) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._last_index: dict[KeyPath, int] = {}
        self._tokens = tokens

    def read(self) -> None:
        path: KeyPath = ()
        while self._tokens:
            if self._tokens[-1][0] == "[":
                path = self._header()
            else:
                self._pair(path)

    def _keys(self, end: str) -> list[str]:
        """The parts of a dotted key, up to the sign after it."""
        parts: list[str] = []
        while (token := self._tokens.pop()[0]) != end:
            in_quotes = token[0] in "\"'"
            parts += [token[1:-1]] if in_quotes else re.findall(r"[^.\s]+", token)
        return parts

    def _table(self, parts: list[str]) -> KeyPath:
        """The path of a table header, with the indexes of arrays of tables."""
        path: KeyPath = ()
        for part in parts:
            path = (*path, part)
            if path in self._last_index:
                path = (*path, self._last_index[path])
        return path

    def _header(self) -> KeyPath:
        _, line = self._tokens.pop()
        is_array = self._tokens[-1][0] == "["
        if is_array:
            self._tokens.pop()
        parts = self._keys("]")
        if is_array:
            self._tokens.pop()
            path = (*self._table(parts[:-1]), parts[-1])
            self.lines.setdefault(path, line)
            self._last_index[path] = self._last_index.get(path, -1) + 1
        path = self._table(parts)
        self.lines.setdefault(path, line)
        return path

    def _pair(self, path: KeyPath) -> None:
        _, line = self._tokens[-1]
        for part in self._keys("="):
            path = (*path, part)
            self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        bracket, _ = self._tokens.pop()
        if bracket == "[":
            index = 0
            while self._tokens[-1][0] != "]":
                self.lines[*path, index] = self._tokens[-1][1]
                self._value((*path, index))
                index += 1
            self._tokens.pop()
        elif bracket == "{":
            while self._tokens[-1][0] != "}":
                self._pair(path)
            self._tokens.pop()


def _tokens(document: str) -> list[tuple[str, int]]:
    """The tokens of a document with their lines, the first one last; commas and comments apart."""
    line, tokens = 1, []
    for token in _TOKEN.findall(document):
        if token[0] not in "#\n":
            tokens.append((token, line))
        line += token.count("\n")
    return tokens[::-1]
