"""Writes the golden example of a new command or event: for those who add one.

`python -m tests.parts.wire_example command mark_accessible '{"counter": "asan-7.12", ...}'`
`python -m tests.parts.wire_example event counter_opened '{"counter": "asan-7.12", ...}'`
"""

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from contract.enums import CommandName, Role
from contract.events import REGISTRY, Actor, Event
from contract.operations import SERVED
from server.store.log import hash_of

FOLDER = Path(__file__).parents[1] / "data" / "wire" / "1"


def golden_example(kind: str, name: str) -> dict[str, Any]:
    """The golden example in a file, in the folder of its kind."""
    found: dict[str, Any] = json.loads((FOLDER / kind / f"{name}.json").read_text("utf-8"))
    return found


def command(name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A command with these fields; pydantic says what is wrong with them."""
    (model, *_) = SERVED[CommandName(name)]
    made = model.model_validate({"command_id": uuid5(NAMESPACE_URL, name), **fields})
    return made.model_dump(mode="json")


def event(name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    kind = REGISTRY[name]
    made = Event(
        centre="asan-7",
        revision=2,
        type=name,
        version=kind.version,
        at=datetime(2026, 11, 23, 6, 7, 7, 250_000, UTC),
        actor=Actor(role=Role.OPERATOR, id="operator-1f0c"),
        command=uuid5(NAMESPACE_URL, name),
        data=kind.model_validate(fields).model_dump(mode="json"),
        previous="14738be35b46480d72f3795c8608a0597bcbae7e9bfcd3cc48d10989d94adaf8",
        hash="",
    )
    return made.model_copy(update={"hash": hash_of(vars(made))}).wire()


def main() -> None:
    """Write the file that is asked for; a file that is there stays."""
    kind, name, fields = sys.argv[1:]
    made = {"command": command, "event": event}[kind](name, json.loads(fields))
    file = FOLDER / f"{kind}s" / f"{name}.json"
    with file.open("x", encoding="utf-8") as out:
        out.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")
    print(file)


if __name__ == "__main__":
    main()
