"""Ids, rooms, times, texts and colours."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from contract import rooms
from contract.enums import SnapshotName
from contract.ids import KEY, SLUG, CentreId, FullId, centre_of, full_id, key_of
from contract.look import DAY, HIGH_CONTRAST, HIGH_CONTRAST_LIGHT, NIGHT, contrast
from contract.model import EARLIEST, LATEST, Instant, rfc3339
from contract.rooms import Room
from contract.texts import pick, wording

slugs = st.from_regex(SLUG, fullmatch=True)
keys = st.from_regex(KEY, fullmatch=True)


@settings(max_examples=30)
@given(slugs, keys)
def test_an_id_comes_apart_as_it_was_put_together(slug: str, key: str) -> None:
    whole = TypeAdapter(FullId).validate_python(full_id(slug, key))
    assert (centre_of(whole), key_of(whole)) == (slug, key)
    assert centre_of(TypeAdapter(CentreId).validate_python(slug)) == slug


@pytest.mark.parametrize(
    "wrong", ["", "asan-7", ".12", "asan-7.", "Asan.12", "a.b.c", "a/b.c", "a.b ", "a.b\n", "-a.b"]
)
def test_an_invalid_id_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(FullId).validate_python(wrong)


@settings(max_examples=30)
@given(slugs, keys, st.sampled_from(SnapshotName))
def test_a_room_is_read_back_from_its_name(slug: str, key: str, snapshot: SnapshotName) -> None:
    hall_wide = snapshot in (SnapshotName.MENU, SnapshotName.BOARD, SnapshotName.HALL)
    room = Room(snapshot, slug if hall_wide else full_id(slug, key))
    assert rooms.parse(room.name) == room
    assert room.centre == slug


@pytest.mark.parametrize(
    "wrong",
    ["", "centre/asan-7", "centre/asan-7/desk", "counter/12/desk", "ticket/", "hall/asan-7"],
)
def test_an_invalid_room_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is not a room"):
        rooms.parse(wrong)


@given(
    st.datetimes(
        min_value=datetime(EARLIEST + 1, 1, 1),  # noqa: DTZ001 the zone is drawn
        max_value=datetime(LATEST, 1, 1),  # noqa: DTZ001
        timezones=st.timezones(),
    )
)
def test_an_instant_travels_in_utc_to_the_millisecond(moment: datetime) -> None:
    read = TypeAdapter(Instant).validate_python(moment)
    assert read.utcoffset() == timedelta()
    assert timedelta() <= moment - read < timedelta(milliseconds=1)
    assert TypeAdapter(Instant).validate_python(rfc3339(read)) == read


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("9999-12-31T23:59:59-23:59", "this time is too far away"),
        ("0001-01-01T00:00:00+23:59", "this time is too far away"),
        ("2201-01-01T00:00:00Z", "this time is too far away"),
        ("2026-11-24T09:30:00", "a time with a zone is needed"),
    ],
)
def test_an_instant_has_a_zone_and_can_be_meant(wrong: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        TypeAdapter(Instant).validate_python(wrong)


# Texts


def test_a_text_falls_back_and_is_never_blank(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text("hello = Hello, { $name }\nonly = Only here\n", "utf-8")
    (tmp_path / "ru.ftl").write_text(
        "hello = Привет, { $name }\n"
        "ahead = { $n ->\n    [one] { $n } человек\n    [few] { $n } человека\n"
        "   *[other] { $n } человек\n }\n",
        "utf-8",
    )
    russian = wording(tmp_path, "ru")
    assert russian("hello", name="Əli") == "Привет, Əli"
    assert russian("only") == "Only here"
    assert russian("nowhere") == "nowhere"
    assert russian("ahead", n=3) == "3 человека"
    assert wording(tmp_path, "xx")("hello", name="Eli") == "Hello, Eli"


def test_a_text_in_several_languages_is_picked() -> None:
    assert pick({"az": "Salam", "en": "Hello"}, "az") == "Salam"
    assert pick({"az": "Salam"}, "fr") == "Salam"
    assert pick({"az": "Salam", "en": "Hello", "fr": ""}, "fr") == "Hello"
    assert pick({}, "fr") == ""


# The look


@pytest.mark.parametrize(
    ("palette", "least"),
    [(DAY, 4.5), (NIGHT, 4.5), (HIGH_CONTRAST, 12.5), (HIGH_CONTRAST_LIGHT, 12.5)],
)
def test_every_text_of_a_palette_can_be_read(palette: dict[str, str], least: float) -> None:
    assert set(palette) == set(DAY)
    pairs = [
        *((text, ground) for text in ("text", "quiet") for ground in ("background", "surface")),
        *((ground, "on_action") for ground in ("action", "action_pressed")),
        *((ground, "on_state") for ground in ("good", "care", "bad")),
        ("call", "on_call"),
    ]
    for text, ground in pairs:
        assert contrast(palette[text], palette[ground]) >= least, (text, ground)
    for ground in ("background", "surface"):
        assert contrast(palette["edge"], palette[ground]) >= 3, ground


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
