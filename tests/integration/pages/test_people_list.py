"""People from a CSV list: what it changes is shown first, and nothing is removed."""

import io
from itertools import product

from contract.enums import Role
from server.identity import known
from tests.parts.box import Box
from tests.parts.browsing import Browsing, add_person, entered

PAGE = "/console/people/list"


def chosen(manager: Browsing, content: str | bytes) -> Browsing:
    """The page that shows what a list changes."""
    manager.open(PAGE)
    sent = content if isinstance(content, bytes) else content.encode()
    data = manager.form("check").values | {"act": "check"}
    return manager.post(PAGE, {**data, "people_file": (io.BytesIO(sent), "people.csv")})


def people(box: Box) -> dict[str, tuple[str, str, list[tuple[Role, str | None]]]]:
    return {
        one.login: (one.name, one.language, [(duty.role, duty.counter) for duty in one.duties])
        for one in known.people(box.hall, box.who(Role.MANAGER), "village")
    }


def test_a_list_adds_and_changes_people_and_removes_none(box: Box, manager: Browsing) -> None:
    add_person(box, "sara", name="Sara Old")
    add_person(box, "left.out")
    add_person(box, "same", name="Same Person", counter="village.1")
    before, revision = people(box), box.revision
    chosen(
        manager,
        "login;name;role;counter;language\r\n"
        "sara;Sara Salimova;Operator;2;Français\r\n"
        "new.one;New One;operator;1;\r\n"
        "new.one;New One;Supervisor;;\r\n"
        "same;Same Person;operator;1;en\r\n"
        "\r\n"
        "bad login;Name;operator;;\r\n"
        "x1;Name;king;;\r\n"
        "x2;Name;operator;99;\r\n"
        "x3;Name;manager;1;\r\n"
        "new.one;Another Name;greeter;;\r\n",
    )
    for words in (
        "Not possible: 5",
        "Line 7 Enter a user name",
        "Line 8 Choose a role",
        "Line 9 This does not go with that counter",
        "Line 10 This does not go with that counter",
        "Line 11 Another line gives this person another name",
        "Added: 1",
        "New One Line 3 Operator · Counter 1 Supervisor",
        "Changed: 1",
        "Full name: Sara Old → Sara Salimova",
        "Language: English → Français",
        "Operator · Counter 2",
        "Unchanged: 1",
    ):
        manager.says(words)
    assert (people(box), box.revision) == (before, revision)

    form = manager.form("publish")
    for _ in range(2):
        # Sent twice, it does nothing twice and tells the same.
        manager.post(PAGE, {**form.values, "act": "publish"}).says("Added: 1", "Not possible: 5")
    first = manager.answer.text.partition('translate="no">new.one<')[2].partition('"no">')[2]
    after = people(box)
    assert after["sara"] == ("Sara Salimova", "fr", [(Role.OPERATOR, "village.2")])
    assert after["new.one"] == (
        "New One",
        "az",
        [(Role.OPERATOR, "village.1"), (Role.SUPERVISOR, None)],
    )
    assert {one: after[one] for one in before if one != "sara"} == {
        one: before[one] for one in before if one != "sara"
    }
    entering = Browsing(box).sign_in("new.one", first.partition("<")[0])
    assert entering.path == "/password", entering.words


def test_the_people_are_a_list_that_changes_nothing(box: Box, manager: Browsing) -> None:
    add_person(box, "sara", name="Sara; Salimova", counter="village.2", language="ru")
    add_person(box, "of.town", Role.GREETER, agency="town")
    for place, sign in enumerate("=+-@"):
        add_person(box, f"sly{place}", name=f'{sign}HYPERLINK("https://x.example")')
    content = manager.open(f"{PAGE}/download").answer.data
    assert content.startswith(b"\xef\xbb\xbflogin;name;role;agency;counter;language\r\n")
    assert b'sara;"Sara; Salimova";operator;;2;ru\r\n' in content
    # For a spreadsheet no name is a formula.
    for sign in "=+-@":
        assert f"""\"'{sign}HYPERLINK(""" in content.decode()
    chosen(manager, content).says(f"Unchanged: {len(people(box))}")
    assert not [one for one in manager.read().forms if ("act", "publish") in one.buttons]


def test_lists_of_all_spreadsheets_are_read(manager: Browsing) -> None:
    rows = (("Name", "LOGIN", "phone", "role"), ("Əli Ёж", "ali", "1", "Оператор"))
    for sign, mark in product((",", ";", "\t"), (b"", b"\xef\xbb\xbf")):
        text = "\n".join(sign.join(one) for one in rows)
        chosen(manager, mark + text.encode()).says("Əli Ёж Line 2 Operator")


def test_a_file_that_is_no_list_is_refused(manager: Browsing) -> None:
    for content, words in (
        (b"", "Choose a list as a CSV file"),
        ("login;name;role\nа;б;в".encode("cp1251"), "The file is not in UTF-8"),
        (b"a;b;c\n1;2;3", "The first line does not name the columns"),
        (b"login;name;role\n" + b"a;b;c\n" * 1001, "more than 1,000 lines"),
    ):
        chosen(manager, content).says(words)
        assert manager.status == 422


def test_a_manager_of_an_agency_adds_people_there_alone(box: Box) -> None:
    add_person(box, "elsewhere")
    narrow = entered(box, Role.MANAGER, "narrow", agency="town")
    chosen(
        narrow,
        "login,name,role,agency\none,One Person,operator,Town\n"
        "two,Two Persons,operator,\nelsewhere,Else Where,operator,town\n",
    )
    narrow.says("Line 3 Choose an agency", "Line 4 The user name “elsewhere” is taken")
    narrow.send("publish")
    assert set(people(box)) >= {"one"}
    assert not set(people(box)) & {"two"}
