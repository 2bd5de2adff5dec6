"""Where help is wanted, in words."""

from datetime import timedelta

from client.ui.wording import Wordings
from counter.app import TEXTS
from counter.desk.help import NO_HELP_WANTED, help_wanted
from tests.unit.counter.examples import NOON, a_call

SAY = Wordings([TEXTS], "en").say
COUNTERS = ("hall.12", "hall.14")
DOOR = a_call("kiosk-1", "kiosk at the door", 3)
FOURTEEN = a_call("hall.14", "14", 2)
NAMELESS = a_call("kiosk-9", "", 1)


def test_the_call_that_waits_longest_is_shown_and_the_others_are_counted() -> None:
    told = help_wanted(SAY, (DOOR, FOURTEEN, NAMELESS), COUNTERS, NOON)
    assert told["place"] == "kiosk at the door"
    assert told["wanted"] == SAY("help_wanted", time=SAY("minutes", n=3))
    assert told["more"].strip("\u2066\u2069") == "+2"
    alone = help_wanted(SAY, (DOOR,), COUNTERS, NOON - timedelta(minutes=3))
    assert alone["wanted"] == SAY("help_wanted", time=SAY("under_a_minute"))
    assert alone["more"] == ""
    assert help_wanted(SAY, (), COUNTERS, NOON) == NO_HELP_WANTED


def test_a_place_has_the_name_that_staff_give_it() -> None:
    fourteen = help_wanted(SAY, (FOURTEEN,), COUNTERS, NOON)
    assert fourteen["place"] == SAY("counter_number", number="14")
    assert help_wanted(SAY, (NAMELESS,), COUNTERS, NOON)["place"] == "kiosk-9"
