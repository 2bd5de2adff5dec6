"""Characters that no text may have: NUL, which PostgreSQL cannot store, and half a character."""

from collections.abc import Iterator
from itertools import product
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import uuid4

import pytest
from pydantic import BaseModel

from contract import commands as c
from contract.enums import Role
from contract.operations import may
from tests.parts.box import Box
from tests.parts.examples import BODIES, COMMAND_ROUTES, address

type Place = tuple[str, ...]
"""Where a text can be sent: names of fields, `ITEM` of a list, `KEY` or `VALUE` of a mapping."""

ITEM, KEY, VALUE = "0", "[key]", "en"

BAD = ["village.1\x00", "a\ud800"]


def places(kind: Any) -> Iterator[Place]:
    """Each place of a type where a text can be sent, whether it takes texts or not."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield from ((name, *place) for place in places(field.annotation))
    elif origin is Annotated:
        yield from places(inner[0])
    elif origin in (Union, UnionType):
        for one in inner:
            yield from places(one) if one is not type(None) else ()
    elif origin in (tuple, list):
        yield from ((ITEM, *place) for place in places(inner[0]))
    elif origin is dict:
        yield (KEY,)
        yield from ((VALUE, *place) for place in places(inner[1]))
    else:
        yield ()


def filled(place: Place, text: str) -> Any:
    """A value with the text in its place and no other field."""
    value: Any = text
    for step in reversed(place):
        value = [value] if step == ITEM else {text: None} if step == KEY else {step: value}
    return value


def as_told(place: Place, text: str) -> str:
    """How a fault names the place; half a character as what stands for one that is none."""
    said = text.encode(errors="surrogatepass").decode(errors="replace")
    return ".".join(f"{said}.{step}" if step == KEY else step for step in place)


def test_no_field_of_any_command_takes_a_text_that_cannot_be_kept(box: Box) -> None:
    nested = ("config", "services", ITEM, "documents", ITEM, VALUE)
    assert nested in set(places(c.ImportCentre))
    assert {("texts", KEY), ("texts", VALUE)} <= set(places(c.PostNotice))
    token = box.issue("paper", channel="kiosk")["token"]
    before, taken = box.revision, []
    for command, route in COMMAND_ROUTES:
        body = BODIES.get(command, {})
        roles = (Role.MANAGER, Role.KIOSK, Role.DISPLAY)
        role = next((one for one in roles if may(one, command.name)), None)
        # A visitor's own command needs no bearer.
        head = {"Authorization": f"Bearer {box.bearer(role)}"} if role is not None else {}
        sent = [place for place in places(command) if place[0] not in command.path]
        for place, bad in product(sent, BAD):
            answer = box.client.open(
                f"/api/v1/{address(route.path, token=token)}",
                method=route.method,
                json={"command_id": str(uuid4()), **body, **filled(place, bad)},
                headers=head,
            )
            told = [one["field"] for one in answer.get_json().get("fields", ())]
            if answer.status_code != 400 or as_told(place, bad) not in told:
                taken.append((route.path, place, bad, answer.status_code, told))
    assert taken == []
    assert box.revision == before


SPOILT = ["village%00", "village.t1%00", "village.%ED%A0%80"]


# Only PostgreSQL fails where such a text reaches it.
@pytest.mark.databases("postgresql")
def test_no_address_takes_a_text_that_cannot_be_kept(box: Box) -> None:
    token = box.issue()["token"]
    head = {"Authorization": f"Bearer {box.bearer(Role.MANAGER)}"}
    good = {"centre": "village", "counter": "village.1", "service": "village.paper"}
    good |= {"ticket": "village.t1", "token": token}
    good |= {"device": "kiosk-1", "machine": "kiosk-1", "enrolment": "ab" * 32}
    good |= {"person": "p-1", "integration": "integration-1"}
    walked = set()
    for rule in box.client.application.url_map.iter_rules():
        if rule.rule.startswith(("/account", "/console")):
            continue  # Pages that need a cookie.
        methods = (rule.methods or set()) & {"GET", "POST", "PUT"}
        names = rule.arguments & set(good)
        for method, name, bad in product(methods, names, SPOILT):
            path = rule.rule
            for one in names:
                path = path.replace(f"<{one}>", bad if one == name else good[one])
            body = {"command_id": str(uuid4())} if method != "GET" else None
            answer = box.client.open(path, method=method, json=body, headers=head)
            assert answer.status_code in (400, 401, 403, 404), (method, path, answer.status_code)
            walked.add(name)
    assert walked == set(good)


def test_no_query_takes_a_text_that_cannot_be_kept(box: Box) -> None:
    asked = [
        (
            path.replace("{centre}", "village")
            .replace("{report}", "wait")
            .replace("{facts}", "tickets"),
            one["name"],
        )
        for path, item in box.get("openapi.json").get_json()["paths"].items()
        for one in item.get("get", {}).get("parameters", ())
        if one["in"] == "query"
    ]
    assert len(asked) >= 4
    for path, name in asked:
        for bad in SPOILT:
            answer = box.get(f"{path.removeprefix('/api/v1/')}?{name}={bad}", Role.MANAGER)
            assert answer.status_code == 400, (path, name, bad)
            assert [one["field"] for one in answer.get_json()["fields"]] == [name]
