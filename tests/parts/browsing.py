"""A browser without a screen: it reads the pages of a hall in this process, and fills in forms."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Self
from urllib.parse import urljoin

import pyotp
from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from server.identity import setting_up
from tests.parts.box import Box

PASSWORD = "four words of ours"


@dataclass
class Sheet:
    """A form of a page: its address and its fields."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Sheet] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._inside: Sheet | None = None
        self._choice = ""
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag == "form":
            self._inside = Sheet(found.get("action", ""), found.get("method", "get"))
            self.forms.append(self._inside)
        elif tag == "a":
            self.links.append(found["href"])
        form = self._inside
        if form is None:
            return
        if tag == "input" and found.get("type") in ("checkbox", "radio"):
            # As in a browser: boxes that are not ticked are not sent.
            form.attributes.setdefault(found["name"], found)
            if "checked" in found:
                known = form.values.get(found["name"])
                chosen = found.get("value", "on")
                form.values[found["name"]] = f"{known}\n{chosen}" if known else chosen
        elif tag == "input":
            form.values[found["name"]] = found.get("value", "")
            form.attributes[found["name"]] = found
        elif tag == "textarea":
            self._area = found["name"]
            form.values[self._area] = ""
            form.attributes[self._area] = found
        elif tag == "select":
            self._choice = found["name"]
            form.values[self._choice] = ""
            form.attributes[self._choice] = found
        elif tag == "option" and "selected" in found:
            form.values[self._choice] = found["value"]
        elif tag == "button":
            form.buttons.append((found.get("name", ""), found.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._inside is not None:
            self._inside.values[self._area] += data
        else:
            self.words.append(data)


class Browsing:
    """One browser with its cookies.

    Attributes:
        answer: the last answer that was no redirect.
        address: of the page, with its query.
        ways: the statuses of the redirects to it.
    """

    answer: TestResponse

    def __init__(self, box: Box) -> None:
        self.box = box
        # Its own client, so that it shares no cookies with requests to the API.
        self.client = box.client.application.test_client()
        self.address = "/"
        self.ways: list[int] = []
        self._parsed: tuple[TestResponse | None, _Reader] = None, _Reader()

    def tab(self) -> "Browsing":
        other = Browsing(self.box)
        other.client = self.client
        return other

    def open(self, path: str, **headers: str) -> Self:
        """Read a page, following redirects."""
        return self._went(path, "GET", None, headers)

    def send(self, button: str = "", **values: str) -> Self:
        """Fill in the form that has the button, or the field, and send it."""
        form = self.form(button, next(iter(values), ""))
        # Several values of one name are separated by line breaks.
        data: dict[str, Any] = {
            name: value.split("\n")
            if "\n" in value and name not in ("source", "booked_windows")
            else value
            for name, value in {**form.values, **values}.items()
        }
        if button:
            data["act"] = button
        return self.post(urljoin(self.address, form.action), data)

    def post(
        self, path: str, data: dict[str, Any] | None = None, headers: dict[str, str] | None = None
    ) -> Self:
        return self._went(path, "POST", data or {}, headers or {})

    def form(self, button: str = "", holding: str = "") -> Sheet:
        """The form with a button of that value, or a field of that name; else the first."""
        forms = self.read().forms
        for one in forms:
            if button and (("act", button) in one.buttons or one.values.get("act") == button):
                return one
            if not button and holding and holding in one.values | one.attributes:
                return one
        assert not button, f"no button {button} on {self.path}"
        assert not holding, f"no field {holding} on {self.path}"
        return forms[0]

    def asked(self) -> dict[str, str]:
        """The fields of the first form, with their `autocomplete`."""
        form = self.form()
        return {
            name: one.get("autocomplete", "")
            for name, one in form.attributes.items()
            if one.get("type") != "hidden"
        }

    def form_to(self, action: str, **values: str) -> Self:
        """Send the first form that goes to an address ending so, and holds these values."""
        for one in self.read().forms:
            if one.action.endswith(action) and values.items() <= one.values.items():
                return self.post(urljoin(self.address, one.action), dict(one.values))
        raise AssertionError(f"no form to {action} on {self.path}")

    def read(self) -> _Reader:
        """The parts of the page; it is parsed once, not for each question about it."""
        answer, reader = self._parsed
        if answer is not self.answer:
            reader = _Reader()
            reader.feed(self.answer.text)
            self._parsed = self.answer, reader
        return reader

    @property
    def path(self) -> str:
        return self.address.partition("?")[0]

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.read().words))

    @property
    def status(self) -> int:
        return self.answer.status_code

    def says(self, *sentences: str) -> None:
        for one in sentences:
            assert one in self.words, self.words

    @property
    def cookie(self) -> str | None:
        found = self.client.get_cookie("novbe")
        return found.value if found is not None else None

    # Steps that many tests share.

    def set_up(self, login: str = "leyla.m", name: str = "Leyla M", centre: str = "village") -> str:
        """Become the first manager of a centre; the key of the second factor."""
        self.open(f"/set-up/{setting_up.invite(self.box.hall, centre)}")
        self.send(login=login, full_name=name, language="en", password=PASSWORD, again=PASSWORD)
        return self.link_phone()

    def link_phone(self) -> str:
        """Set the second factor up; its key."""
        key = self.key()
        self.send(digits=self.code(key))
        return key

    def key(self) -> str:
        found = re.search(r"<code[^>]*>([A-Z2-7 ]{32,})</code>", self.answer.text)
        assert found is not None, self.words
        return found[1].replace(" ", "")

    def code(self, key: str) -> str:
        return pyotp.TOTP(key).at(self.box.clock.now())

    def sign_in(self, login: str, password: str = PASSWORD, path: str = "/sign-in") -> Self:
        return self.open(path).send(login=login, password=password)

    def _went(
        self, path: str, method: str, data: dict[str, Any] | None, headers: dict[str, str]
    ) -> Self:
        self.ways = []
        for _ in range(6):
            answer = self.client.open(path, method=method, data=data, headers=headers)
            self.address = path
            if answer.status_code != 303:
                self.answer = answer
                return self
            self.ways.append(303)
            path, method, data = urljoin(path, answer.headers["Location"]), "GET", None
            assert path.startswith("/")
        raise AssertionError(f"round and round at {path}")


def add_person(box: Box, login: str, role: Role = Role.OPERATOR, **more: Any) -> tuple[str, str]:
    """A new person; the id and the first password."""
    told = box.give(
        c.AddPerson,
        box.who(Role.MANAGER),
        login=login,
        full_name=more.pop("name", login.title()),
        language=more.pop("language", "en"),
        role=role,
        **more,
    )
    return told["person"], told["first_password"]


def entered(box: Box, role: Role, login: str = "", **more: Any) -> Browsing:
    """The browser of a new person of that role, signed in through all the steps."""
    _, first = add_person(box, login or f"the.{role}", role, **more)
    browsing = Browsing(box)
    browsing.sign_in(login or f"the.{role}", first)
    browsing.send(new=PASSWORD, again=PASSWORD)
    if browsing.path == "/factor":
        browsing.link_phone()
    assert browsing.path in ("/account", "/console"), browsing.words
    return browsing
