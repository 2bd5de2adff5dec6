"""The centre file: every fault is reported with its line and field; import and export."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.centre import CentreConfig
from server.centre_file import FaultyCentreFile, lines_of, written
from tests.parts.centre_files import read
from tests.parts.village import village

CENTRES = Path(__file__).parents[3] / "server/centres"
VILLAGE = (CENTRES / "village.toml").read_text("utf-8")
LINES = VILLAGE.splitlines()


def line(text: str, nth: int = 1) -> int:
    """The number of the nth line that begins so."""
    return [n for n, one in enumerate(LINES, 1) if one.startswith(text)][nth - 1]


def _swap(old: str, new: str, nth: int = 1) -> str:
    """The village's file with the nth `old` replaced."""
    parts = VILLAGE.split(old)
    assert len(parts) > nth, old
    return old.join(parts[:nth]) + new + old.join(parts[nth:])


FAULTY: list[tuple[str, int | None, str, str]] = [
    (
        _swap('icon = "users"', 'ikon = "users"'),
        line('icon = "users"'),
        "services[2].ikon",
        "unknown field 'ikon'; did you mean 'icon'?",
    ),
    (
        _swap("[[series]]", '[centre.special_hours]\n2026-12-30 = ["9-25"]\n[[series]]'),
        line("[[series]]") + 1,
        "centre.special_hours.2026-12-30[1]",
        "an interval has two times of day",
    ),
    (
        _swap(
            '{ az = "Torpaq sahəsinin sənədi", en = "Land ownership paper" }', '{ AZ = "Torpaq" }'
        ),
        line('  { az = "Torpaq'),
        "services[3].documents[2].AZ",
        "a language has two or three small letters",
    ),
    (
        _swap('[["land-tax"], [', '[["land-tax"], ["landtax", '),
        line('levels = [["land-tax"]'),
        "profiles[2].levels[2][1]",
        "there is no service 'landtax'; did you mean 'land-tax'?",
    ),
]


def fault_of(path: Path, source: str | bytes) -> list[tuple[int | None, str, str]]:
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    with pytest.raises(FaultyCentreFile) as refused:
        read(path)
    assert all(str(path) in one for one in str(refused.value).splitlines())
    return [(one.line, one.field, one.message) for one in refused.value.faults]


@pytest.mark.parametrize(("source", "at", "field", "message"), FAULTY)
def test_a_fault_is_told_with_line_and_field(
    tmp_path: Path, source: str, at: int | None, field: str, message: str
) -> None:
    found = fault_of(tmp_path / "centre.toml", source)
    assert [one[:2] for one in found] == [(at, field)]
    assert message in found[0][2]


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(FaultyCentreFile, match="No such file"):
        read(tmp_path / "nowhere.toml")
    with pytest.raises(FaultyCentreFile, match="Is a directory"):
        read(tmp_path)
    spoilt = VILLAGE.encode().replace("Kənd".encode(), b"K\xffnd")
    at = line('az = "Kənd')
    assert fault_of(tmp_path / "latin.toml", spoilt) == [
        (at, "", "this line is not UTF-8: save the file as UTF-8")
    ]


def test_an_empty_file_misses_everything(tmp_path: Path) -> None:
    found = fault_of(tmp_path / "empty.toml", "")
    assert {field for _, field, _ in found} == {
        "centre",
        "series",
        "agencies",
        "categories",
        "services",
        "profiles",
        "counters",
    }
    assert {at for at, _, _ in found} == {None}


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

    def at(text: str, nth: int = 1) -> int:
        return [n for n, row in enumerate(rows, 1) if text in row][nth - 1]

    expected = {
        ("quoted.key",): 1,
        ("a", "b", "c"): 2,
        ("inline", "y", "z", 1): 3,
        ("table", "key"): at("key = '''"),
        ("table", "after"): at("after"),
        ("table", "after", 0, "p"): at("p = 6"),
        ("table", "after", 1): at("[7,"),
        ("table", "after", 1, 1): at("8]"),
        ("many", 0, "k"): at("k = 9"),
        ("many", 0, "inner", 0): at("[[many.inner]]"),
        ("many", 0, "inner", 1, "l"): at("l = 11"),
        ("many", 0, "sub", "m"): at("m = 12"),
        ("many", 1, "k"): at("k = 13"),
        ("many", 1, "inner", 0, "l"): at("l = 14"),
        ("lit eral", "quoted", "n"): at("n = 15"),
    }
    assert {path: lines.get(path) for path in expected} == expected


@pytest.mark.parametrize("name", ["village.toml", "asan-7.toml"])
def test_a_shipped_centre_comes_back_from_its_export(name: str, tmp_path: Path) -> None:
    config = read(CENTRES / name)
    path = tmp_path / "export.toml"
    path.write_text(written(config), "utf-8")
    assert read(path) == config


texts = st.text(
    # What a text for people may hold: no signs that steer a screen or turn its direction.
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25)
@given(az=texts, en=texts, zone=st.sampled_from(["Asia/Baku", "Europe/Paris"]), data=st.data())
def test_any_centre_comes_back_from_its_export(
    tmp_path_factory: pytest.TempPathFactory, az: str, en: str, zone: str, data: st.DataObject
) -> None:
    whole = village().model_dump(mode="json", exclude_none=True)
    whole["centre"] |= {"time_zone": zone, "names": {"az": az, "en": en}}
    whole["centre"]["holidays"] = data.draw(st.sampled_from([[], ["2026-12-31", "2027-01-01"]]))
    whole["centre"] |= data.draw(
        st.sampled_from([{}, {"special_hours": {"2026-12-30": ["20:00-02:00"], "2027-03-20": []}}])
    )
    whole["centre"] |= data.draw(st.sampled_from([{}, {"day_end_latest": "03:30"}]))
    whole["services"][0] |= data.draw(
        st.sampled_from(
            [
                {},
                {"holidays": ["2026-12-30"], "quota": {"per_day": 5}},
                {"quota": {"windows": [{"interval": "09:00-12:00", "tickets": 3}]}},
            ]
        )
    )
    whole["rules"]["comeback_minutes"] = data.draw(st.floats(0.1, 1440))
    whole["services"][0]["documents"] = [{"az": en, "en": az}] * data.draw(st.integers(0, 3))
    whole["services"][1]["hours"] = data.draw(st.sampled_from([{}, {"mon": ["09:00-24:00"]}]))
    whole["services"][2]["last_ticket"] = data.draw(st.sampled_from(["16:30", "00:00"]))
    config = CentreConfig.model_validate(whole)
    if not (config.centre.names["az"] and config.centre.names["en"]):
        return  # nothing but blanks: refused for the missing text
    path = tmp_path_factory.mktemp("export") / "centre.toml"
    path.write_text(written(config), "utf-8", newline="\n")
    assert read(path) == config


def test_a_list_with_one_faulty_item_is_not_called_empty(tmp_path: Path) -> None:
    source = _swap('colour = "#2980AC"', 'colour = "blue"')
    found = fault_of(tmp_path / "centre.toml", source)
    assert [field for _, field, _ in found] == ["agencies[1].colour"]
