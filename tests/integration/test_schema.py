"""The OpenAPI description against the server: requests generated from it, by every role.

No request makes the server fail, and each answer has the shape that the description gives it. Who
may do what is looked at in `test_permissions`.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis import checks as s
from schemathesis.config import SchemathesisConfig

from contract import commands as c
from contract.enums import Role
from contract.errors import Refusal
from contract.operations import What
from tests.parts.box import Box, is_permitted, make_template
from tests.parts.examples import ROLES, examples
from tests.parts.staff import Machine, added, command, told
from tests.parts.village import village_of_two

CHECKS: Final = [
    s.not_a_server_error,
    s.status_code_conformance,
    s.content_type_conformance,
    s.response_schema_conformance,
    s.response_headers_conformance,
]


@dataclass
class Trial:
    """A hall, and what there is in it to be asked about.

    Attributes:
        operations: what is described, each with its row in the table.
    """

    box: Box
    known: dict[str, list[str]]
    operations: list[tuple[Any, What]]
    answered: dict[int, int] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        return sum(self.answered.values())

    def ask(self, role: Role, case: Case[Any]) -> None:
        case.headers.pop("Authorization", None)
        bearer = None if role is Role.ANONYMOUS else self.box.bearer(role)
        response = case.call(headers={"Authorization": f"Bearer {bearer}"} if bearer else {})
        case.validate_response(response, checks=CHECKS)
        self.answered[response.status_code] = self.answered.get(response.status_code, 0) + 1
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


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """A village of two agencies with something of everything in it."""
    folder: Path = tmp_path_factory.mktemp("schema")
    template = make_template(f"sqlite:///{folder / 'novbe.db'}", folder)
    box = Box(template.database, folder)
    box.bearers.update(template.bearers)
    box.import_config(village_of_two())
    tickets = [box.issue(one) for one in ("paper", "paper", "tax", "request")]
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
        "person": [added(box, f"nigar.{place}", Role.OPERATOR).id for place in range(2)],
        "integration": [told(command(box, "tokens", label="log", scopes=["log"]))["id"]],
        "machine": [waiting.waiting_id],
        "enrolment": [kiosk.hash, waiting.hash],
        "profile": ["all", "town", "state"],
        "agency": ["town", "state"],
        "code": [waiting.code],
        "login": ["nigar.0"],
        "series": ["A", "K"],
        "language": ["az", "en"],
    }
    known |= {"to_service": known["service"], "to_counter": known["counter"]}
    known |= {"services": known["service"], "place": known["counter"]}
    schema: Any = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", box.client.application, config=SchemathesisConfig.from_dict({})
    )
    app = box.client.application
    rows = {(one.method, one.rule): one.what for one in examples(app)}
    found = [result.ok() for result in schema.get_all_operations()]
    yield Trial(box, known, [(one, rows[one.method.upper(), one.path]) for one in found])
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
def requests_of(draw: Any, trial: Trial) -> tuple[Role, Case[Any]]:
    """A valid or invalid request, mostly of a role that has the permission."""
    operation, what = draw(st.sampled_from(trial.operations))
    good = [role for role in ROLES if is_permitted(role, what)]
    role = draw(st.sampled_from(good if good and _mostly(draw) else ROLES))
    modes = [GenerationMode.POSITIVE] * 3 + [GenerationMode.NEGATIVE]
    case = draw(operation.as_strategy(generation_mode=draw(st.sampled_from(modes))))
    _meant(trial, draw, case.path_parameters)
    if _mostly(draw):
        _meant(trial, draw, case.body)
    return role, case


# Warnings of schemathesis and its libraries, not of Novbe.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:schemathesis")
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("count", [60, pytest.param(20_000, marks=pytest.mark.soak)])
def test_generated_requests_match_the_description(trial: Trial, count: int) -> None:
    before = trial.asked

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def run(data: st.DataObject) -> None:
        trial.ask(*data.draw(requests_of(trial)))

    run()
    assert trial.asked - before >= count * 0.9
    # Many were carried out, or refused for what stands in the hall alone. How many of each, chance
    # decides: with each new address another.
    assert trial.answered[200] + trial.answered[409] > trial.asked // 5
    assert trial.answered[200] > 0
