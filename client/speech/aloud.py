"""Screen texts for speech, with ranges, units and times in full: a voice reads "10–20 min" as "ten
twenty min", "09:00" as "nine zero zero" and a dot between two parts not at all, or as "point"."""

import re
from typing import Final

from client.ui.wording import KIT_TEXTS
from contract.texts import PROGRAM_LANGUAGES, Say, wording

_MINUTES: Final = r"(?:min|dəq|мин)\b"
_HOURS: Final = r"(?:h|ч)\b"
_MINUTES_LONG: Final = r"(?:minutes?|dəqiqə|минут\w*|menit|دق\w+)\b"
_HOURS_LONG: Final = r"(?:hours?|saat|час\w*|jam|heures?|ساع\w+)\b"
_UNIT: Final = rf"(?:{_MINUTES}|{_HOURS}|{_MINUTES_LONG}|{_HOURS_LONG})"
_AMOUNT: Final = rf"(?:\d\d?:\d\d|\d+(?:,5|½)?)(?: {_UNIT})?"

_RANGE: Final = re.compile(rf"(?<!\w)({_AMOUNT}) ?– ?({_AMOUNT})")
_HALF: Final = re.compile(rf"(?<!\w)(\d+)(?:,5|½)(?!\d)( (?:{_HOURS}|{_HOURS_LONG}))?")
_HALF_ALONE: Final = re.compile(r"\d+(?:,5|½)")
_SOME_MINUTES: Final = re.compile(rf"(?<!\w)(\d+) {_MINUTES}")
_SOME_HOURS: Final = re.compile(rf"(?<!\w)(\d+) {_HOURS}")
_TIME: Final = re.compile(r"(?<!\w)(\d\d?):(\d\d)(?!\w)")


def aloud(text: str, language: str) -> str:
    """The text for speech; unchanged in a language that the programs do not support."""
    text = text.replace(" · ", ", ")
    if language not in PROGRAM_LANGUAGES:
        return text
    say = wording(KIT_TEXTS, language)
    text = _RANGE.sub(lambda found: _range(found[1], found[2], say), text)
    text = _HALF.sub(
        lambda found: say("aloud_half_hours" if found[2] else "aloud_half", n=int(found[1])), text
    )
    text = _SOME_MINUTES.sub(lambda found: say("aloud_minutes", n=int(found[1])), text)
    text = _SOME_HOURS.sub(lambda found: say("aloud_hours", n=int(found[1])), text)
    return _TIME.sub(lambda found: _time(int(found[1]), int(found[2]), say), text)


def _range(low: str, high: str, say: Say) -> str:
    # In some languages an amount without its unit is not understood.
    _, _, unit = high.partition(" ")
    first = f"{low} {unit}" if unit and _HALF_ALONE.fullmatch(low) else low
    return say("aloud_range", low=first, high=high)


def _time(hour: int, minute: int, say: Say) -> str:
    return say("aloud_time", hour=hour, minute=minute) if minute else say("aloud_hour", hour=hour)
