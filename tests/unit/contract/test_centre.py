"""Valid centre files, and every fault that one may have."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from contract.centre import CentreConfig
from contract.faults import faults
from contract.hours import minutes_of
from tests.parts.village import village, village_data

type Spoil = Callable[[dict[str, Any]], object]


def spoilt(spoil: Spoil) -> dict[str, Any]:
    data = village_data()
    spoil(data)
    return data


def test_the_village_has_no_fault_and_comes_back_from_json() -> None:
    config = village()
    assert faults(config) == []
    assert CentreConfig.model_validate_json(config.model_dump_json()) == config


def _doubled(kind: str) -> Spoil:
    def spoil(data: dict[str, Any]) -> None:
        data[kind].append({**data[kind][0], **({"number": "9"} if kind == "counters" else {})})
        if kind == "series":
            data[kind][-1] |= {"prefix": "Z"}

    return spoil


def _windows(*intervals: str) -> dict[str, Any]:
    return {"windows": [{"interval": one, "tickets": 5} for one in intervals]}


FAULTS: list[tuple[Spoil, tuple[str | int, ...], str]] = [
    *(
        (_doubled(kind), (kind, len(village_data()[kind]), "key"), f"two {kind} have the key")
        for kind in ("series", "zones", "agencies", "categories", "services", "profiles")
    ),
    (
        lambda d: d["services"][1].update(category="x"),
        ("services", 1, "category"),
        "there is no category 'x'",
    ),
    (
        lambda d: d["services"][1].update(series="x"),
        ("services", 1, "series"),
        "there is no series 'x'",
    ),
    (lambda d: d["centre"]["names"].pop("az"), ("centre", "names"), "the text in az is missing"),
    (
        lambda d: d["centre"]["address"].pop("en"),
        ("centre", "address"),
        "the text in en is missing",
    ),
    *(
        (
            lambda d, kind=kind: d[kind][0]["names"].update(en=""),
            (kind, 0, "names"),
            "the text in en is missing",
        )
        for kind in ("zones", "agencies", "categories", "services", "profiles")
    ),
    (
        lambda d: d["services"][2].update(documents=[{"az": "x", "en": "x"}, {"az": "x"}]),
        ("services", 2, "documents", 1),
        "the text in en is missing",
    ),
    (
        lambda d: d["services"][0].update(hours={"tue": ["09:00-12:00", "11:00-13:00"]}),
        ("services", 0, "hours", "tue"),
        "the intervals overlap",
    ),
    (
        lambda d: d["services"][0].update(hours={"tue": ["20:00-04:01"]}),
        ("services", 0, "hours", "tue"),
        "one that runs past midnight ends by 04:00",
    ),
    (
        lambda d: d["centre"].update(special_hours={"2026-12-30": ["20:00-01:00", "23:30-24:00"]}),
        ("centre", "special_hours", "2026-12-30"),
        "the intervals overlap",
    ),
    (
        lambda d: d["centre"].update(
            day_end_latest="17:00", hours={"tue": ["09:00-12:00", "13:00-17:30"]}
        ),
        ("centre", "day_end_latest"),
        "17:00 is before the closing on tue",
    ),
    (
        lambda d: [
            d["centre"].update(day_end_latest="01:00"),
            d["services"][1].update(hours={"sat": ["20:00-02:00"]}),
        ],
        ("centre", "day_end_latest"),
        "01:00 is before the closing of request on sat",
    ),
]


@pytest.mark.parametrize(("spoil", "path", "message"), FAULTS)
def test_each_fault_is_found_where_it_is(
    spoil: Spoil, path: tuple[str | int, ...], message: str
) -> None:
    found = faults(CentreConfig.model_validate(spoilt(spoil)))
    assert [fault.path for fault in found] == [path]
    assert message in found[0].message


def test_a_recording_of_no_phrase_is_named() -> None:
    voice = {"recordings": {"az": {"gong": "a.wav", "sign-a": "b.wav", "counter-1": "c.wav"}}}
    found = faults(CentreConfig.model_validate(spoilt(lambda d: d.update(voice=voice))))
    told = [fault for fault in found if "not a phrase" in fault.message]
    assert [fault.path for fault in told] == [("voice", "recordings", "az", "gong")]


RIGHT: list[Spoil] = [
    lambda d: d["centre"]["hours"].update(fri=["20:00-04:00"]),
    lambda d: d["centre"]["hours"].update(fri=["20:00-24:00"], sat=["00:00-02:00"]),
    lambda d: d["centre"].update(hours={"mon": ["00:00-24:00"]}, day_end_latest="04:00"),
    lambda d: d["centre"].update(day_end_latest="18:00"),
    lambda d: d["centre"].update(day_end_latest="03:00"),
    lambda d: d["centre"].update(special_hours={"2026-12-31": []}, holidays=["2026-12-31"]),
    lambda d: d["services"][0].update(quota=_windows("00:00-02:00", "20:00-24:00")),
    lambda d: d["services"][0].update(quota={"per_day": 1}),
]


@pytest.mark.parametrize("change", RIGHT)
def test_hours_and_quotas_that_can_be(change: Spoil) -> None:
    config = CentreConfig.model_validate(spoilt(change))
    assert faults(config) == []
    assert CentreConfig.model_validate_json(config.model_dump_json()) == config


def test_all_faults_are_told_at_once() -> None:
    def spoil(data: dict[str, Any]) -> None:
        data["services"][0]["agency"] = "x"
        data["counters"][0]["profile"] = "y"
        del data["centre"]["names"]["az"]

    assert len(faults(CentreConfig.model_validate(spoilt(spoil)))) == 3


def test_the_same_numbers_with_another_letter_do_not_overlap() -> None:
    data = spoilt(lambda d: d["series"][1].update(first=1, last=12))
    assert faults(CentreConfig.model_validate(data)) == []


WRONG: list[tuple[Spoil, tuple[str | int, ...]]] = [
    (lambda d: d["centre"].update(time_zone="Asia/Nowhere"), ("centre", "time_zone")),
    (lambda d: d["centre"]["hours"].update(mon=["00:00-24:30"]), ("centre", "hours", "mon", 0)),
    (lambda d: d["centre"].update(day_end_latest="24:00"), ("centre", "day_end_latest")),
    (lambda d: d["services"][0].update(quota={"per_day": 0}), ("services", 0, "quota", "per_day")),
    (lambda d: d["services"][0].update(typical_minutes=0), ("services", 0, "typical_minutes")),
    (lambda d: d["services"][0].update(last_ticket="25:00"), ("services", 0, "last_ticket")),
    (lambda d: d["services"][0].update(last_ticket="16:30+04:00"), ("services", 0, "last_ticket")),
    (lambda d: d["series"][0].update(last=10_000), ("series", 0, "last")),
    (lambda d: d["profiles"][0].update(levels=[]), ("profiles", 0, "levels")),
    (lambda d: d["counters"][0].update(direction="up there"), ("counters", 0, "direction")),
    (lambda d: d.update(rules={"comeback_minutes": -1}), ("rules", "comeback_minutes")),
]


@pytest.mark.parametrize(("spoil", "path"), WRONG)
def test_a_value_that_cannot_be_is_refused(spoil: Spoil, path: tuple[str | int, ...]) -> None:
    with pytest.raises(ValidationError) as refused:
        CentreConfig.model_validate(spoilt(spoil))
    assert [one["loc"] for one in refused.value.errors()] == [path]


@pytest.mark.parametrize("said", ["8-19", "08.00-19.00", " 8:00 – 19h ", "8H00-19"])
def test_an_interval_in_short_is_written_in_full(said: str) -> None:
    config = CentreConfig.model_validate(spoilt(lambda d: d["centre"]["hours"].update(mon=[said])))
    assert config.centre.hours["mon"] == ("08:00-19:00",)


@pytest.mark.parametrize(
    ("interval", "minutes"),
    [
        ("20:00-02:00", (1200, 1560)),
        ("20:00-00:00", (1200, 1440)),
        ("00:00-24:00", (0, 1440)),
        ("09:05-18:30", (545, 1110)),
        ("23:59-24:00", (1439, 1440)),
    ],
)
def test_an_interval_is_minutes_since_midnight(interval: str, minutes: tuple[int, int]) -> None:
    assert minutes_of(interval) == minutes
    with pytest.raises(ValueError, match="is not an interval"):
        minutes_of(interval + "x")
