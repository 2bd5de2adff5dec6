"""The differences of two configurations: by key, field by field, readable."""

from collections.abc import Callable
from typing import Any

import pytest

from contract.centre import CentreConfig
from server.cli.change_sentences import sentence_of, summary_of
from server.domain.centre_changes import PARTS, Change, FieldChange, Kind, What, changes
from tests.parts.village import village, village_data

type Spoil = Callable[[dict[str, Any]], object]


def spoilt(spoil: Spoil, data: dict[str, Any] | None = None) -> CentreConfig:
    data = village_data() if data is None else data
    spoil(data)
    return CentreConfig.model_validate(data)


def told(spoil: Spoil) -> list[str]:
    return [sentence_of(one) for one in changes(village(), spoilt(spoil))]


def service(**fields: Any) -> Spoil:
    return lambda data: data["services"][0].update(fields)


def head(**fields: Any) -> Spoil:
    return lambda data: data["centre"].update(fields)


def part(name: str, **fields: Any) -> Spoil:
    return lambda data: data.update({name: fields})


NAMES = {"az": "a", "en": "A"}

SAID: list[tuple[Spoil, list[str]]] = [
    (lambda d: None, []),
    # Values.
    (service(target_minutes=20), ["Service paper: target_minutes 15 -> 20"]),
    (service(typical_minutes=7.5), ["Service paper: typical_minutes 6 -> 7.5"]),
    (
        service(names={"az": "kağız", "en": "Paper"}),
        ["Service Paper (paper): names.az paper -> kağız; names.en paper -> Paper"],
    ),
    (service(last_ticket="16:30"), ["Service paper: last_ticket none -> 16:30"]),
    (service(series="K"), ["Service paper: series A -> K"]),
    (head(open_data=True), ["Centre Village (village): open_data no -> yes"]),
    (head(day_starts_at="03:00"), ["Centre Village (village): day_starts_at 04:00 -> 03:00"]),
    (
        lambda d: d["counters"][1].update(profile="all", zone="blue", direction="up"),
        [
            (
                "Counter 2 (2): profile Taxes (taxes) -> All (all); zone none -> Blue (blue); "
                "direction none -> up"
            )
        ],
    ),
    (
        lambda d: d["counters"][1].update(number="14"),
        ["Counter 14 (2): number 2 -> 14"],
    ),
    # Hours.
    (
        head(hours={**village_data()["centre"]["hours"], "fri": ["09:00-13:00", "14:00-17:00"]}),
        ["Centre Village (village): hours.fri 09:00-18:00 -> 09:00-13:00, 14:00-17:00"],
    ),
    (
        head(special_hours={"2027-01-04": [], "2027-01-05": ["09:00-12:00"]}),
        [
            (
                "Centre Village (village): special_hours.2027-01-04 none -> closed; "
                "special_hours.2027-01-05 none -> 09:00-12:00"
            )
        ],
    ),
    (
        service(hours={"mon": ["09:00-12:00"]}),
        ["Service paper: hours.mon none -> 09:00-12:00"],
    ),
    # Lists.
    (
        head(holidays=["2027-01-01", "2027-03-08"]),
        ["Centre Village (village): holidays none -> 2027-01-01, 2027-03-08"],
    ),
    (
        head(languages=["en", "az"]),
        ["Centre Village (village): languages az, en -> en, az"],
    ),
    (
        service(synonyms={"en": ["form", "sheet"]}),
        ["Service paper: synonyms.en none -> form, sheet"],
    ),
    (
        service(documents=[NAMES, {"az": "b", "en": "B"}]),
        ["Service paper: documents none -> A, B"],
    ),
    # Tables.
    (
        service(quota={"per_day": 5, "windows": [{"interval": "09:00-12:00", "tickets": 3}]}),
        [
            (
                "Service paper: quota.per_day none -> 5; quota.windows none -> interval "
                "09:00-12:00, tickets 3"
            )
        ],
    ),
    (
        lambda d: d["rules"].update(classes={"priority": {"rate": 3}}, cap=2),
        ["Rules: classes.priority.head_start 0.5 -> 0; classes.priority.rate 2 -> 3; cap 3 -> 2"],
    ),
    (
        part("voice", pronounced={"en": {"A": "ay"}}, recordings={"az": {"chime": "a.wav"}}),
        ["Voice: pronounced.en.A none -> ay; recordings.az.chime none -> a.wav"],
    ),
    (
        lambda d: d["profiles"][1].update(levels=[["tax", "request"], ["paper"]]),
        ["Work profile Taxes (taxes): levels[1] added request"],
    ),
    (
        lambda d: d["profiles"][1].update(levels=[["tax"]], call_after_minutes=[0]),
        ["Work profile Taxes (taxes): levels[2] paper -> none; call_after_minutes none -> 0"],
    ),
    # Other parts of the file.
    (
        lambda d: d["counters"].append({"key": "4", "number": "14", "profile": "all"}),
        ["Counter 14 (4): added"],
    ),
    (lambda d: d["counters"].pop(), ["Counter 3 (3): removed"]),
    (
        lambda d: d["zones"].append({"key": "red", "names": NAMES}),
        ["Zone A (red): added"],
    ),
    (lambda d: d["services"].reverse(), ["Services: in another order"]),
    (lambda d: d["series"].append({"key": "Z", "prefix": "M"}), ["Series M (Z): added"]),
    (lambda d: d.update(displays=[{"key": "main"}]), ["Display main: added"]),
    (lambda d: d.update(files={"a.png": "ab" * 32}), ["File a.png: added"]),
    # Several, in the order of the file's parts.
    (
        lambda d: [d["counters"].pop(0), service(target_minutes=9)(d), head(help_line="108")(d)],
        [
            "Centre Village (village): help_line none -> 108",
            "Service paper: target_minutes 15 -> 9",
            "Counter 1 (1): removed",
        ],
    ),
]


@pytest.mark.parametrize(("spoil", "sentences"), SAID)
def test_changes_are_told(spoil: Spoil, sentences: list[str]) -> None:
    assert told(spoil) == sentences


def test_what_changed_of_a_longer_list_is_told_alone() -> None:
    days = [f"2027-01-{day:02d}" for day in range(1, 20)]
    old = spoilt(head(holidays=days))
    (change,) = changes(old, spoilt(head(holidays=[*days[1:], "2027-02-01"])))
    (field,) = change.fields
    assert (field.added, field.removed) == (("2027-02-01",), ("2027-01-01",))
    assert sentence_of(change).endswith("holidays added 2027-02-01, removed 2027-01-01")


def test_texts_and_tables_in_a_list_are_compared_by_their_places() -> None:
    documents = [NAMES, {"az": "b", "en": "B"}]
    old = spoilt(service(documents=documents, quota={"windows": WINDOWS}))
    more = [{**WINDOWS[0], "tickets": 9}]
    new = spoilt(service(documents=[NAMES, {"az": "b", "en": "C"}], quota={"windows": more}))
    assert changes(old, new)[0].fields == (
        FieldChange("documents[2].en", "B", "C"),
        FieldChange("quota.windows[1].tickets", "5", "9"),
    )
    # One less: that one is told.
    assert changes(old, spoilt(service(documents=documents[1:], quota={"windows": WINDOWS})))[
        0
    ].fields == (FieldChange("documents", ("A", "B"), ("B",)),)


WINDOWS = [{"interval": "09:00-12:00", "tickets": 5}]


def test_a_change_gives_what_a_page_needs() -> None:
    new = spoilt(lambda d: [service(agency="state")(d), d["agencies"].append(STATE)])
    assert changes(village(), new, "az") == [
        Change(Kind.AGENCY, "state", "Dövlət", What.ADDED),
        Change(
            Kind.SERVICE,
            "paper",
            "paper",
            What.CHANGED,
            (FieldChange("agency", "Bələdiyyə (town)", "Dövlət (state)"),),
        ),
    ]


STATE = {"key": "state", "names": {"az": "Dövlət", "en": "State"}, "colour": "#7A4C9E"}


def test_a_file_with_other_content_says_no_digest() -> None:
    old, new = (spoilt(part("files", **{"a.png": one * 64})) for one in "ab")
    assert changes(old, new) == [Change(Kind.FILE, "a.png", "a.png", What.CHANGED)]
    assert sentence_of(changes(old, new)[0]) == "File a.png: has other content"


def test_the_first_configuration_adds_everything() -> None:
    found = changes(None, village())
    assert {one.what for one in found} == {What.ADDED}
    assert sentence_of(found[0]) == "Centre Village (village): added"
    assert len(found) == 1 + 2 + 1 + 1 + 1 + 3 + 2 + 3
    assert summary_of(village()) == (
        "2 series, 1 zone, 1 agency, 1 category, 3 services, 2 work profiles, 3 counters"
    )


def test_a_removal_is_an_addition_reversed() -> None:
    for spoil, _sentences in SAID:
        new = spoilt(spoil)
        there, back = changes(village(), new), changes(new, village())
        assert len(there) == len(back)
        for one in back:
            assert (one.kind, one.key, OPPOSITE[one.what]) in [
                (other.kind, other.key, other.what) for other in there
            ]


OPPOSITE = {
    What.ADDED: What.REMOVED,
    What.REMOVED: What.ADDED,
    What.CHANGED: What.CHANGED,
    What.REORDERED: What.REORDERED,
}


def test_no_part_of_a_centre_is_left_out() -> None:
    assert set(PARTS.values()) == set(CentreConfig.model_fields)
    assert set(PARTS) == set(Kind)
