"""The centre file: the line of every fault; import and export."""

import tomllib
from pathlib import Path

import pytest
import tomlkit

from contract.toml_lines import lines_of
from server.centre_file import FaultyCentreFile, written
from tests.parts import hall
from tests.parts.centre_files import read
from tests.unit.server.cases import all_fields

VILLAGE = hall.VILLAGE.read_text("utf-8")


def line(text: str) -> int:
    """The number of the first line that begins so."""
    lines = VILLAGE.splitlines()
    return next(number for number, one in enumerate(lines, 1) if one.startswith(text))


def fault_of(path: Path, source: bytes) -> tuple[int | None, str, str]:
    """The only fault of a file, with its line and field."""
    path.write_bytes(source)
    with pytest.raises(FaultyCentreFile) as refused:
        read(path)
    assert str(path) in str(refused.value)
    (fault,) = refused.value.faults
    return fault.line, fault.field, fault.message


def test_a_fault_is_told_with_line_and_field(tmp_path: Path) -> None:
    for old, new, at, field in (
        ('icon = "users"', 'ikon = "users"', line('icon = "users"'), "services[2].ikon"),
        (
            '[["land-tax"], [',
            '[["land-tax"], ["landtax", ',
            line('levels = [["land-tax"]'),
            "profiles[2].levels[2][1]",
        ),
    ):
        assert old in VILLAGE
        found = fault_of(tmp_path / "centre.toml", VILLAGE.replace(old, new, 1).encode())
        assert found[:2] == (at, field)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(FaultyCentreFile, match="No such file"):
        read(tmp_path / "nowhere.toml")
    with pytest.raises(FaultyCentreFile, match="Is a directory"):
        read(tmp_path)
    latin = VILLAGE.encode().replace("Kənd".encode(), b"K\xffnd")
    sentence = "this line is not UTF-8: save the file as UTF-8"
    assert fault_of(tmp_path / "latin.toml", latin) == (line('az = "Kənd'), "", sentence)


SHAPES = """
"quoted.key" = 1
a.b.c = 2
inline = { x = 3, y = { z = [4, 5] } }

[table]   # with a remark
key = '''
several
lines'''
after = [
  # a remark between
  { p = 6 },
  [7,
   8],
]

[texts]
signs = "# \\" [x] = {"   # not 'the end
rows = \"\"\"
[[many]] \"\" \\\" \"\"\"\"
empty = ["", '', 1979-05-27 07:32:00, 1.5]
after.it = ''''x'''''

[[many]]
k = 9
[[many.inner]]
l = 10
[[many.inner]]
l = 11
[many.sub]
m = 12
[[many]]
k = 13
[[many.inner]]
l = 14
['lit eral'."quoted"]
n = 15
""".lstrip()


def test_every_key_of_any_document_has_its_line() -> None:
    tomllib.loads(SHAPES)
    lines = lines_of(SHAPES.encode())
    rows = SHAPES.splitlines()

    def at(text: str) -> int:
        return next(number for number, row in enumerate(rows, 1) if text in row)

    expected = {
        ("quoted.key",): 1,
        ("a", "b", "c"): 2,
        ("inline", "y", "z", 1): 3,
        ("table", "key"): at("key = '''"),
        ("table", "after"): at("after"),
        ("table", "after", 0, "p"): at("p = 6"),
        ("table", "after", 1): at("[7,"),
        ("table", "after", 1, 1): at("8]"),
        ("texts", "rows"): at("rows"),
        ("texts", "empty", 3): at("empty"),
        ("texts", "after", "it"): at("after.it"),
        ("many",): at("k = 9") - 1,
        ("many", 0, "k"): at("k = 9"),
        ("many", 0, "inner", 0): at("[[many.inner]]"),
        ("many", 0, "inner", 1, "l"): at("l = 11"),
        ("many", 0, "sub", "m"): at("m = 12"),
        ("many", 1, "k"): at("k = 13"),
        ("many", 1, "inner", 0, "l"): at("l = 14"),
        ("lit eral", "quoted", "n"): at("n = 15"),
    }
    assert {path: lines.get(path) for path in expected} == expected


def test_a_centre_comes_back_from_its_export(tmp_path: Path) -> None:
    whole = all_fields()
    whole["centre"]["names"]["az"] = "\"Kənd\" \\ 'mərkəz' 😀"
    path, copy = tmp_path / "centre.toml", tmp_path / "export.toml"
    path.write_text(tomlkit.dumps(whole), "utf-8")
    for file in (path, hall.ASAN):
        config = read(file)
        copy.write_text(written(config), "utf-8")
        assert read(copy) == config
