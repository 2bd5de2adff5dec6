"""Snapshots to push in tests: small, and true to the contract."""

from datetime import UTC, datetime, timedelta
from typing import Any

from client.receipt.example import example_catalogue
from contract.catalogue import Catalogue, CatalogueService
from contract.enums import Speak
from contract.snapshots import Board, BoardCall
from tests.parts.wire_example import golden_example

AT = datetime(2026, 11, 24, 6, 42, tzinfo=UTC)


def board(revision: int = 1, epoch: str = "e1", **changes: Any) -> Board:
    """With one call, and visitors for one service."""
    known = golden_example("snapshots", "board")
    own = {
        "epoch": epoch,
        "revision": revision,
        "at": AT + timedelta(seconds=revision),
        "catalogue": "c1",
        "day": AT.date(),
        "calls": (call(1),),
        "services": known["services"][:1],
        "notices": (),
        "opens_at": None,
    }
    return Board.model_validate(known | own | changes)


def call(which: int, **changes: Any) -> BoardCall:
    """The call with this sequence number, one a minute."""
    fields: dict[str, Any] = {
        "call": which,
        "number": f"A{which:03}",
        "counter": str(which % 30 + 1),
        "direction": None,
        "language": "az",
        "at": AT + timedelta(minutes=which),
        "recall": False,
        "over": False,
        "withdrawn": False,
        "speak": Speak.NORMAL,
        "service": "asan-7.identity-card",
        **changes,
    }
    return BoardCall(**fields)


def catalogue(**changes: Any) -> Catalogue:
    """The example without its parts."""
    parts = ("agencies", "categories", "zones", "services", "counters")
    bare = {"version": "c1", "languages": ("az", "en"), **dict.fromkeys(parts, ())}
    return example_catalogue().model_copy(update={**bare, **changes})


def service(identity: str, **changes: Any) -> CatalogueService:
    """One without counters and documents."""
    own = {"id": identity, "names": {"en": identity}, "agency": "", "category": "", "zone": None}
    bare = {**own, "documents": (), "counters": (), "typical": 600, "target": 1200}
    return example_catalogue().services[0].model_copy(update={**bare, **changes})
