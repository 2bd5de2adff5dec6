"""Values of a centre file that make no sense are reported in plain sentences."""

from datetime import date
from typing import Final

import pytest

from tests.parts.centre_faults import TEXT, Spoil, first, head, sentences, spoilt

MEANINGS: Final[list[tuple[Spoil, str]]] = [
    (
        head(hours={"mon": ["18:00-09:00"]}),
        (
            "centre.hours.mon: the interval 18:00-09:00 ends before it starts: write "
            "09:00-18:00; one that runs past midnight ends by 04:00, when the next business "
            "day starts"
        ),
    ),
    (
        head(hours={"mon": ["09:00-13:00", "12:00-18:00"]}),
        (
            "centre.hours.mon: the intervals overlap: begin each when the one before has "
            'ended, like ["09:00-13:00", "14:00-18:00"]'
        ),
    ),
    (
        head(special_hours={"2027-01-01": ["09:00-12:00"]}, holidays=[date(2027, 1, 1)]),
        (
            "centre.special_hours.2027-01-01: 2027-01-01 has special hours and is one of the "
            "holidays: delete one of the two"
        ),
    ),
    (
        head(hours={"mon": ["09:00-18:00"]}, day_end_latest="17:00"),
        (
            "centre.day_end_latest: 17:00 is before the closing on mon: write a later time, or "
            "leave this field out"
        ),
    ),
    (
        first("services", quota={}),
        "services[1].quota: this quota has no number: write per_day = 120, or leave quota out",
    ),
    (
        first("services", quota={"windows": [{"interval": "03:00-05:00", "tickets": 5}]}),
        (
            "services[1].quota.windows[1].interval: 03:00-05:00 runs past 04:00, when the "
            "business day starts: split it there"
        ),
    ),
    (
        first(
            "services",
            quota={
                "windows": [
                    {"interval": one, "tickets": 5} for one in ("09:00-12:00", "11:00-13:00")
                ]
            },
        ),
        "services[1].quota.windows: the windows overlap: begin each when the one before has ended",
    ),
    (
        head(languages=["az", "en", "az"]),
        "centre.languages[3]: 'az' is named twice: delete one of the two",
    ),
    (
        lambda d: d.update(voice={"second_language": "ru"}),
        "voice.second_language: 'ru' is not a language of the centre: write 'az' or 'en'",
    ),
    (
        first("services", icon="bikes"),
        "services[1].icon: there is no icon 'bikes'; did you mean 'bike'?",
    ),
    (
        head(names={"az": "Kənd"}),
        'centre.names: the text in en is missing: add en = "..."',
    ),
    (
        first("services", names={"fr": "x"}),
        'services[1].names: the text in az and en is missing: add az = "...", en = "..."',
    ),
    (
        head(colour="#FFC233"),
        (
            "centre.colour: white text on #FFC233 cannot be read (contrast 1.6, needed 4.5): "
            "write a darker colour"
        ),
    ),
    (
        first("services", agency="municipalty"),
        "services[1].agency: there is no agency 'municipalty'; did you mean 'municipality'?",
    ),
    (
        first("counters", zone="blue"),
        (
            "counters[1].zone: there is no zone 'blue'; write the key of one below [[zones]], "
            "or add it there"
        ),
    ),
    (
        first("counters", profile="none"),
        "counters[1].profile: there is no profile 'none'; write 'all' or 'taxes-first'",
    ),
    (
        lambda d: d["displays"].append({"key": "main"}),
        "displays[2].key: two displays have the key 'main': give one of them another",
    ),
    (
        first("counters", number="2"),
        "counters[2].number: two counters have the number '2': give one of them another",
    ),
    (
        lambda d: d["series"].append({"key": "B", "prefix": "B", "first": 50, "last": 12}),
        "series[2].last: 12 is below first: write 50 or more",
    ),
    (
        first("series", leased_from=1000),
        (
            "series[1].leased_from: 1000 is not in the range of the series: write a number "
            "above first (1) and up to last (999)"
        ),
    ),
    (
        lambda d: d["series"].append({"key": "B", "prefix": "A"}),
        (
            "series[2].first: the numbers overlap those of series 'A': write another prefix, "
            "or numbers that no other series has"
        ),
    ),
    (
        lambda d: [one.update(levels=[["certificate", "request"]]) for one in d["profiles"]],
        (
            "services[3].key: no counter serves 'land-tax': add it to the levels of a profile "
            "that a counter has"
        ),
    ),
    (
        lambda d: d["categories"].append({"key": "c", "icon": "users", "names": TEXT}),
        "categories[3].key: category 'c' has no service: give it one, or delete it",
    ),
    (
        lambda d: d["profiles"][0]["levels"].append(["request"]),
        "profiles[1].levels: service 'request' is in the levels twice: delete it in one place",
    ),
    (
        first("profiles", call_after_minutes=[0, 5]),
        "profiles[1].call_after_minutes: there are 2 numbers for 1 levels: write one for each",
    ),
    (
        first("profiles", call_after_minutes=[5]),
        (
            "profiles[1].call_after_minutes: the numbers must begin with 0 and grow: write "
            "them like [0, 10, 20]"
        ),
    ),
    (
        head(logo="logo.png"),
        "centre.logo: there is no file 'logo.png': put it into the folder of the centre file",
    ),
    (
        first("displays", key="hall"),
        "displays[1].key: 'hall' means the board of the whole hall: write another key",
    ),
    (
        first("displays", blocks=["calls", "calls"]),
        "displays[1].blocks: 'calls' is named twice: delete one of the two",
    ),
    (
        first("displays", blocks=["calls", "pictures"]),
        (
            "displays[1].pictures: blocks names 'pictures' and there are none: add some, or "
            "take it out there"
        ),
    ),
    (
        first("displays", services=["request"]),
        (
            "displays[1].voice: a display of some services or of one counter cannot be the "
            "voice of a zone: write voice = false, or leave services and counter out"
        ),
    ),
    (
        first("displays", counter="9", voice=False),
        "displays[1].counter: there is no counter '9'; write '1' or '2'",
    ),
    (
        first("displays", inches=5),
        "displays[1].inches: on 5 inches nothing can be read from a seat: take a larger panel",
    ),
    (
        lambda d: d.update(voice={"pronounced": {"de": {"A": "ah"}}}),
        "voice.pronounced.de: 'de' is not a language of the centre: write 'az' or 'en'",
    ),
]


@pytest.mark.parametrize(("spoil", "sentence"), MEANINGS)
def test_a_value_that_cannot_be_meant(spoil: Spoil, sentence: str) -> None:
    assert sentences(spoilt(spoil)) == [sentence]


def test_a_language_that_the_programs_do_not_speak() -> None:
    spoken = "'az', 'en', 'ru', 'id', 'fr' or 'ar'"
    sentence = f"centre.languages[3]: the programs do not speak 'de': write {spoken}"
    assert sentence in sentences(spoilt(head(languages=["az", "en", "de"])))


def test_pictures_and_recordings() -> None:
    pictures = [{"file": "a.png"}]
    assert sentences(spoilt(first("displays", pictures=pictures))) == [
        "displays[1].pictures: pictures are not shown: add 'pictures' to blocks",
        (
            "displays[1].pictures[1].file: there is no file 'a.png': put it into the folder of "
            "the centre file"
        ),
    ]
    recordings = {"az": {"gong": "a.wav"}}
    assert (
        "voice.recordings.az.gong: 'gong' is not a phrase: 'novbe display phrases' lists them"
    ) in sentences(spoilt(lambda d: d.update(voice={"recordings": recordings})))
