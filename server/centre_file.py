"""Reads centre files, with faults that name line and field, and writes them."""

import hashlib
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import tomlkit
import tree_sitter_toml
from pydantic import ValidationError
from tree_sitter import Language, Node, Parser

from contract import toml_faults
from contract.centre import CENTRE_LIMIT, CentreConfig
from contract.faults import FAULTS_AT_MOST, Fault, advice, faults
from contract.files import fault_of_file, named_files
from contract.schema_faults import errors_of, place_of

type Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LineFault:
    """A fault in a centre file: its line, from 1 (None if no line belongs to it), the path of the
    field, e.g. `services[3].agency`, and what is wrong, or what to do."""

    line: int | None
    field: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.field}: {self.message}" if self.field else f"{where}{self.message}"


class FaultyCentreFile(Exception):
    """A centre file that cannot be used; nothing was changed."""

    def __init__(self, path: Path, found: list[LineFault]) -> None:
        self.path = path
        self.faults = found
        super().__init__("\n".join(f"{path}: {fault}" for fault in found))


@dataclass(frozen=True, slots=True)
class CentreFile:
    """A valid centre file, the contents of the files that it refers to, by SHA-256, and
    suggestions."""

    config: CentreConfig
    files: dict[str, bytes]
    advice: list[LineFault]


def content_of(path: Path) -> bytes:
    """The bytes of a centre file, or `FaultyCentreFile` if it cannot be read; of a file that is
    too large, one byte more than the limit."""
    try:
        with path.open("rb") as file:
            return file.read(CENTRE_LIMIT + 1)
    except OSError as error:
        raise FaultyCentreFile(path, [LineFault(None, "", str(error.strerror))]) from error


def content_in_folder(path: Path, name: str) -> bytes | None:
    """The content of a file in the folder of a centre file; None if it does not exist."""
    file = path.parent / name
    return file.read_bytes() if file.is_file() else None


def parse(source: bytes, path: Path, read_file: Callable[[str], bytes | None]) -> CentreFile:
    """Parse and check a centre file, or `FaultyCentreFile` with every fault found, each with its
    line. A hostile file may take long (`server.centre_check`). `read_file` returns the content of
    a file that the centre file refers to; None if it does not exist."""
    if len(source) > CENTRE_LIMIT:
        message = f"the file is larger than {CENTRE_LIMIT // 1_000_000} MB: make it smaller"
        raise FaultyCentreFile(path, [LineFault(None, "", message)])
    data = _data_of(source, path)
    lines = lines_of(source)
    try:
        config = CentreConfig.model_validate(data)
    except ValidationError as error:
        shape = [Fault(place_of(one), one["msg"]) for one in errors_of(error, CentreConfig)]
        raise FaultyCentreFile(path, _with_lines(shape, lines)) from error

    hashes, contents, unusable = _referenced_files(read_file, config)
    config = config.model_copy(update={"files": config.files | hashes})
    if found := [*faults(config), *unusable][:FAULTS_AT_MOST]:
        raise FaultyCentreFile(path, _with_lines(found, lines))
    better = _with_lines(islice(advice(config), FAULTS_AT_MOST), lines)
    return CentreFile(config, contents, better)


def _data_of(source: bytes, path: Path) -> dict[str, Any]:
    """Parse a TOML document."""
    line: int | None
    try:
        return tomllib.loads(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        sentence = "this line is not UTF-8: save the file as UTF-8"
    except RecursionError:
        line, sentence = None, "brackets are nested too deeply: remove some"
    except tomllib.TOMLDecodeError as error:
        line, sentence = toml_faults.told(str(error), source)
    raise FaultyCentreFile(path, [LineFault(line, "", sentence)])


def _referenced_files(
    read_file: Callable[[str], bytes | None], config: CentreConfig
) -> tuple[dict[str, str], dict[str, bytes], list[Fault]]:
    """The files that a centre file refers to: hashes by name, contents by hash, and the faults."""
    hashes, contents, unusable = dict[str, str](), dict[str, bytes](), list[Fault]()
    for path, name in named_files(config):
        content = read_file(name)
        if content is None:
            continue
        if (fault := fault_of_file(content)) is not None:
            unusable.append(Fault(path, f"'{name}' {fault}"))
        hashes[name] = hashlib.sha256(content).hexdigest()
        contents[hashes[name]] = content
    return hashes, contents, unusable


def _with_lines(found: Iterable[Fault], lines: dict[Path_, int]) -> list[LineFault]:
    """Add line numbers to faults, and sort them by line."""
    told = [LineFault(_line(lines, one.path), _written(one.path), one.message) for one in found]
    return sorted(told, key=lambda one: one.line or 0)


def _line(lines: dict[Path_, int], path: Path_) -> int | None:
    """The line of a path, or of the nearest enclosing key in the file."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _written(path: Path_) -> str:
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def lines_of(source: bytes) -> dict[Path_, int]:
    """The line (from 1) of every key of a valid TOML document, by its path."""
    root = Parser(Language(tree_sitter_toml.language())).parse(source).root_node
    lines: dict[Path_, int] = {}
    tables: dict[Path_, int] = {}

    def anchored(keys: list[str]) -> Path_:
        """The path of a table header, with the indexes of arrays of tables."""
        path: Path_ = ()
        for key in keys:
            path = (*path, key)
            if path in tables:
                path = (*path, tables[path])
        return path

    def pair(node: Node, base: Path_) -> None:
        key, value = node.named_children[0], node.named_children[-1]
        path = base
        for part in _keys(key):
            path = (*path, part)
            lines.setdefault(path, _row(node))
        inner(value, path)

    def inner(node: Node, path: Path_) -> None:
        if node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    pair(child, path)
        elif node.type == "array":
            values = [child for child in node.named_children if child.type != "comment"]
            for index, child in enumerate(values):
                lines.setdefault((*path, index), _row(child))
                inner(child, (*path, index))

    for node in root.named_children:
        if node.type == "pair":
            pair(node, ())
            continue
        if node.type not in ("table", "table_array_element"):
            continue
        keys = _keys(node.named_children[0])
        if node.type == "table_array_element":
            outer = (*anchored(keys[:-1]), keys[-1])
            tables[outer] = tables.get(outer, -1) + 1
            base: Path_ = (*outer, tables[outer])
            lines.setdefault(outer, _row(node))
        else:
            base = anchored(keys)
        lines.setdefault(base, _row(node))
        for child in node.named_children[1:]:
            if child.type == "pair":
                pair(child, base)
    return lines


def _row(node: Node) -> int:
    return node.start_point[0] + 1


def _keys(node: Node) -> list[str]:
    if node.type == "dotted_key":
        return [part for child in node.named_children for part in _keys(child)]
    text = (node.text or b"").decode("utf-8")
    return [text.strip("\"'") if node.type == "quoted_key" else text]


def written(config: CentreConfig) -> str:
    """Write a configuration as a centre file; reading it gives the same configuration."""
    return tomlkit.dumps(config.model_dump(mode="json", exclude_none=True))
