"""On the floor: priority, help, notes, ratings, paper again, notices."""

import json

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server.commands.privacy import erase_expired
from tests.parts.box import Box


def everything_logged(box: Box) -> str:
    return json.dumps([event.wire() for event in box.events()], ensure_ascii=False)


def assist(box: Box) -> tuple[str, ...]:
    """The help that the bearer of the first ticket asks for."""
    return box.read(lambda reading: reading.assist("village.t1"))


def test_wanted_help_is_shown_and_spoken_not_logged_and_deleted_after_the_visit(box: Box) -> None:
    box.issue(assist=["see"])
    box.issue()
    box.give(c.SetAssist, box.who(Role.GREETER), ticket="t2", assist=["walk", "hear", "walk"])
    desk = box.at("1", c.CallNext)
    assert desk["ticket"]["assist"] == ["see"]
    assert box.board()["calls"][0]["speak"] == "always"
    desk = box.at("1", c.Finish, next=True)
    assert desk["ticket"]["assist"] == ["walk", "hear"]
    logged = everything_logged(box)
    assert '"see"' not in logged
    assert '"walk"' not in logged
    box.at("1", c.Finish)
    box.forward(hours=23)
    erase_expired(box.hall)
    assert assist(box) == ("see",)
    box.forward(hours=2)
    erase_expired(box.hall)
    assert assist(box) == ()
    assert box.last() == ["private_expired"]
    again = box.reopened()
    assert assist(again) == ()
    again.close()


def test_a_note_is_read_where_its_stop_is_served_and_never_logged(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("request", "tax")
    greeter = box.who(Role.GREETER)
    box.give(c.AddNote, greeter, ticket="t1", note="Brings the title of the house")
    box.at("1", c.CallNext)
    box.at("1", c.Transfer, to_service=box.id("tax"), note="Tax number is missing")
    desk = box.at("2", c.CallNext)
    # Requests are not served at counter 2, so their note is not read there.
    assert [one["text"] for one in desk["ticket"]["notes"]] == ["Tax number is missing"]
    logged = everything_logged(box)
    assert "the title" not in logged
    assert "Tax number" not in logged


def test_a_stop_is_rated_once_when_it_was_served(box: Box) -> None:
    box.called()
    visitor = box.visitor("t1")
    with box.refuses(ProblemType.NOT_ALLOWED_NOW):
        box.give(c.Rate, visitor, ticket="t1", stop=0, stars=5)
    box.at("1", c.Finish)
    box.give(c.Rate, visitor, ticket="t1", stop=0, stars=4, comment="Quick and warm")
    assert box.ticket("t1")["stops"][0]["stars"] == 4
    with box.refuses(ProblemType.ALREADY_DONE):
        box.give(c.Rate, visitor, ticket="t1", stop=0, stars=1)
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.Rate, visitor, ticket="t1", stop=3, stars=1)
    assert "warm" not in everything_logged(box)


def test_reprint_makes_the_first_paper_worthless(box: Box) -> None:
    first = box.issue()["token"]
    again = box.post(f"tickets/{first}/reprint", Role.KIOSK).get_json()
    assert again["token"] != first
    assert (again["number"], again["paper"]) == ("A001", "pending")
    assert box.get(f"tickets/{first}").status_code == 404
    assert box.get(f"tickets/{again['token']}").status_code == 200


def test_notice_is_shown_until_it_ends_or_is_taken_down(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    until = box.clock.now().replace(hour=7)
    texts = {"az": "Lift işləmir", "en": "The lift is out of order"}
    said = box.give(c.PostNotice, boss, texts=texts, until=until)
    box.forward(seconds=1)
    box.give(c.PostNotice, boss, texts={"az": "Salam", "en": "Welcome"})
    assert [one["texts"]["en"] for one in box.board()["notices"]] == [
        "The lift is out of order",
        "Welcome",
    ]
    box.forward(hours=1)
    assert [one["texts"]["en"] for one in box.board()["notices"]] == ["Welcome"]
    other = box.board()["notices"][0]["id"]
    box.give(c.PostNotice, boss, notice=other)
    assert box.board()["notices"] == []
    assert "lift" not in everything_logged(box)
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.PostNotice, boss, notice="nothing")
    assert said["notice"] != other
    texts = {"az": "a", "en": "b"}
    # It has all languages of the centre, some text, and an end to come.
    for wrong in ({"texts": {"en": "b"}}, {}, {"texts": texts, "until": box.clock.now()}):
        with box.refuses(ProblemType.MALFORMED):
            box.give(c.PostNotice, boss, **wrong)


def test_help_is_called_once_and_answered_once(box: Box) -> None:
    kiosk = box.who(Role.KIOSK)
    box.give(c.CallForHelp, kiosk)
    box.give(c.CallForHelp, kiosk)
    box.give(c.CallForHelp, counter="1")
    calls = box.get("centres/village/hall", Role.GREETER).get_json()["help"]
    assert [one["place"] for one in calls] == [kiosk.id, "village.1"]
    assert calls[1]["label"] == "1"
    # The kiosk hears that its visitor waits for help.
    assert box.get("centres/village/menu", Role.KIOSK).get_json()["help"] == [kiosk.id]
    greeter = box.who(Role.GREETER)
    for _ in range(2):
        box.give(c.AnswerHelp, greeter, place=kiosk.id)
    assert [event.type for event in box.events()].count("help_answered") == 1
    assert box.get("centres/village/menu", Role.KIOSK).get_json()["help"] == []
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.AnswerHelp, greeter, place="village.3")
    box.give(c.CallForHelp, kiosk)
    assert len(box.get("centres/village/hall", Role.GREETER).get_json()["help"]) == 2
