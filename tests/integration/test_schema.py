"""The OpenAPI description against the server: requests generated from it, by every role.

No request makes the server fail, each answer has the shape that the description gives it, and the
log holds no event that the requester may not cause.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis import checks as s
from schemathesis.config import SchemathesisConfig
from sqlalchemy import select

from contract import commands as c
from contract.access import Scope
from contract.enums import CommandName, Role
from contract.errors import Refusal
from contract.operations import What, may
from server.store import tables as t
from tests.parts.box import Box, make_template
from tests.parts.examples import ROLES, examples
from tests.parts.staff import Machine, added, command, told
from tests.parts.village import village_of_two

REQUESTS: Final = 200
SOAK_REQUESTS: Final = 20_000
QUICK_ROLES: Final = (Role.MANAGER, Role.KIOSK, Role.ANONYMOUS)

GENERATED: Final = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)

CHECKS: Final = [
    s.not_a_server_error,
    s.status_code_conformance,
    s.content_type_conformance,
    s.response_schema_conformance,
    s.response_headers_conformance,
]


@dataclass
class Asker:
    """A requester.

    Attributes:
        bearer: the token they send; None without one.
        roles: as whom the log may know them: by their token, or as the bearer of a ticket.
        renew: signs in again after the session ended.
    """

    name: str
    bearer: str | None
    roles: frozenset[Role]
    renew: Callable[[], str] | None = None

    def __repr__(self) -> str:
        return self.name


@dataclass
class Trial:
    """A hall, those who ask, and what there is in it to be asked about."""

    box: Box
    askers: list[Asker]
    known: dict[str, list[str]]
    operations: list[tuple[Any, What]]
    schema: Any
    revision: int = 0
    asked: int = 0
    answered: dict[int, int] = field(default_factory=dict)

    def ask(self, asker: Asker, case: Case[Any]) -> None:
        """Send one request and look at what came of it."""
        head = {"Authorization": f"Bearer {asker.bearer}"} if asker.bearer else {}
        case.headers.pop("Authorization", None)
        self.heard(asker, case, case.call(headers=head))

    def heard(self, asker: Asker, case: Case[Any], response: Any) -> None:
        """Look at an answer, and at what came of the request."""
        case.validate_response(response, checks=CHECKS)
        self.asked += 1
        self.answered[response.status_code] = self.answered.get(response.status_code, 0) + 1
        self.look(asker)
        if response.status_code == 401 and asker.renew is not None:
            asker.bearer = asker.renew()
            self.revision = self.box.revision
        if self.asked % 100 == 0:
            self.tidy()

    def tidy(self) -> None:
        """Open the day, resume the hall and issue tickets, after any requests."""
        self.box.forward(seconds=61)
        for model, fields in (
            (c.OpenDay, {}),
            (c.ResumeCentre, {}),
            (c.ImportCentre, {"config": village_of_two()}),
            (c.OpenCounter, {"counter": "1"}),
            (c.OpenCounter, {"counter": "2"}),
        ):
            with suppress(Refusal):
                self.box.give(model, self.box.who(Role.MANAGER), **fields)
        with suppress(Refusal):
            new = self.box.issue("paper", "tax")
            self.known["ticket"].append(new["id"])
            self.known["token"].append(new["token"])
        self.revision = self.box.revision

    def look(self, asker: Asker) -> None:
        """Look at what is new in the log: by whom, and whether they may."""
        revision = self.box.revision
        if revision == self.revision:
            return
        new = self.box.read(lambda reading: reading.log(self.revision, 1000))
        self.revision = revision
        names = self._commands({one.command for one in new})
        for one in new:
            role = Role(one.actor.role)
            assert role in asker.roles, (asker, one)
            assert may(role, names[one.command]), (asker, one)

    def _commands(self, identities: set[UUID]) -> dict[UUID, CommandName]:
        rows = self.box.store.on_connection(
            lambda connection: connection.execute(
                select(t.success.c.command, t.success.c.name).where(
                    t.success.c.command.in_([str(one) for one in identities])
                )
            ).all()
        )
        return {UUID(row.command): CommandName(row.name) for row in rows}


def _askers(box: Box) -> list[Asker]:
    visitor = frozenset({Role.VISITOR})
    found = [Asker(Role.ANONYMOUS, None, visitor | {Role.ANONYMOUS})]
    found += [
        Asker(role, box.bearer(role), visitor | {role})
        for role in ROLES
        if role is not Role.ANONYMOUS
    ]
    for role in (Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER):
        sign_in_fully = _of_the_town(box, role)
        found.append(Asker(f"{role} of the town", sign_in_fully(), visitor | {role}, sign_in_fully))
    for scope in Scope:
        token = told(command(box, "tokens", label=scope, scopes=[scope]))["token"]
        found.append(Asker(f"integration for {scope}", token, frozenset({Role.INTEGRATION})))

    def half_way() -> str:
        # Each time another person: the one before may have chosen another password.
        person = added(box, f"half.way.{uuid4().hex[:8]}", Role.MANAGER)
        person.sign_in(address=_an_address())
        return person.token

    found.append(Asker("half-way in", half_way(), visitor | {Role.SIGNING_IN}, half_way))
    return found


def _of_the_town(box: Box, role: Role) -> Callable[[], str]:
    def sign_in_fully() -> str:
        # Each time another person: the one before may have chosen another password.
        person = added(box, f"t.{role}.{uuid4().hex[:8]}", role, agency="town")
        person.sign_in_fully(address=_an_address())
        return person.token

    return sign_in_fully


def _an_address() -> str:
    """Another one each time: one address may sign in so often in a minute."""
    high, low, *_ = uuid4().bytes
    return f"10.{high}.{low}.1"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A village of two agencies with something of everything in it."""
    folder: Path = tmp_path_factory.mktemp("schema")
    template = make_template(f"sqlite:///{folder / 'novbe.db'}", folder)
    box = Box(template.database, folder)
    box.bearers.update(template.bearers)
    box.import_config(village_of_two())
    askers = _askers(box)
    tickets = [box.issue(one) for one in ("paper", "paper", "tax", "request")]
    people = [added(box, f"nigar.{place}", Role.OPERATOR).id for place in range(2)]
    kiosk = Machine(box, Role.KIOSK).enrol()
    waiting = Machine(box, Role.DISPLAY)
    told(waiting.begin())
    known = {
        "centre": ["village"],
        "counter": ["village.1", "village.2", "village.3"],
        "service": ["village.paper", "village.request", "village.tax"],
        "ticket": [one["id"] for one in tickets],
        "token": [one["token"] for one in tickets],
        "device": [kiosk.id],
        "person": people,
        "integration": ["integration-1"],
        "machine": [waiting.waiting_id],
        "enrolment": [kiosk.hash, waiting.hash],
        "profile": ["all", "town", "state"],
        "agency": ["town", "state"],
        "code": [waiting.code],
        "login": ["nigar.0"],
        "series": ["A", "K"],
    }
    known |= {"to_service": known["service"], "to_counter": known["counter"]}
    known |= {"services": known["service"], "place": known["counter"], "language": ["az", "en"]}
    config = SchemathesisConfig.from_dict({})
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", box.client.application, config=config
    )
    rows = {
        (one.method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", one.rule)): one.what
        for one in examples(box.client.application)
    }
    found: list[Any] = [result.ok() for result in schema.get_all_operations()]  # type: ignore[union-attr]
    operations = [(one, rows[one.method.upper(), one.path]) for one in found]
    yield Trial(box, askers, known, operations, schema, revision=box.revision)
    box.close()


def _mostly(draw: Any) -> bool:
    """Four times of five. Hypothesis draws the ends of a range more often than its middle."""
    return bool(draw(st.integers(0, 9)) not in (4, 5))


def _meant(trial: Trial, draw: Any, values: Any) -> None:
    """Put what there is in place of what chance made, mostly."""
    if not isinstance(values, dict):
        return
    for name, known in trial.known.items():
        if name in values and _mostly(draw):
            # Not by `sampled_from`: more becomes known, and what is drawn may not depend on it.
            chosen = known[draw(st.integers(0, 59)) % len(known)]
            values[name] = [chosen] if isinstance(values[name], list) else chosen


@st.composite
def requests_of(draw: Any, trial: Trial) -> tuple[Asker, Case[Any]]:
    """A valid or invalid request of a requester."""
    operation, what = draw(st.sampled_from(trial.operations))
    good = [one for one in trial.askers if any(may(role, what) for role in one.roles)]
    # Other tests cover refusals: most requesters here have the permission.
    asker = draw(st.sampled_from(good if good and _mostly(draw) else trial.askers))
    modes = [GenerationMode.POSITIVE] * 3 + [GenerationMode.NEGATIVE]
    case = draw(operation.as_strategy(generation_mode=draw(st.sampled_from(modes))))
    _meant(trial, draw, case.path_parameters)
    if _mostly(draw):
        _meant(trial, draw, case.body)
    return asker, case


def _run(trial: Trial, count: int) -> None:
    @settings(GENERATED, max_examples=count)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        asker, case = data.draw(requests_of(trial))
        trial.ask(asker, case)

    run()


def _follow(trial: Trial, asker: Asker, runs: int) -> None:
    """Go from answer to request by the links that the description holds: what one answer names
    is asked for by the next request."""
    base: Any = trial.schema.as_state_machine()

    class Following(base):  # type: ignore[misc]
        """Follows links as one requester."""

        def before_call(self, case: Case[Any]) -> None:
            """Send the own token alone."""
            case.headers.pop("Authorization", None)
            if asker.bearer:
                case.headers["Authorization"] = f"Bearer {asker.bearer}"

        def validate_response(self, response: Any, case: Case[Any], *_: Any, **__: Any) -> None:
            """Look at the answer as at any other."""
            trial.heard(asker, case, response)

    Following.run(settings=settings(GENERATED, max_examples=runs, stateful_step_count=6))


# Warnings of schemathesis and its libraries, not of Novbe.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:schemathesis")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "requests", [REQUESTS, pytest.param(SOAK_REQUESTS, marks=pytest.mark.soak)]
)
def test_generated_requests_match_the_description(trial: Trial, requests: int) -> None:
    before = trial.asked
    _run(trial, requests)
    assert trial.asked - before >= requests * 0.9
    # Many were carried out, or refused for what stands in the hall alone. How many of each, chance
    # decides: with each new address another.
    assert trial.answered[200] + trial.answered[409] > trial.asked // 5
    assert trial.answered[200] > 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning:schemathesis")
@pytest.mark.parametrize("runs", [5, pytest.param(150, marks=pytest.mark.soak)])
@pytest.mark.parametrize(
    "role",
    [
        pytest.param(one, marks=() if one in QUICK_ROLES else pytest.mark.soak)
        for one in ROLES
        if one is not Role.SIGNING_IN
    ],
)
def test_generated_requests_follow_the_links_of_answers(
    trial: Trial, role: Role, runs: int
) -> None:
    before, asker = trial.asked, next(one for one in trial.askers if one.name == role)
    _follow(trial, asker, runs)
    assert trial.asked > before
