"""The present service of a ticket."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from client.receipt.example import example_ticket
from contract.enums import StopState
from contract.snapshots import Coupon

OPEN, PENDING = StopState.OPEN, StopState.PENDING
SERVED, UNSERVED = StopState.SERVED, StopState.UNSERVED


@pytest.mark.parametrize(
    ("stops", "coupon", "service"),
    [
        ([("a.one", OPEN), ("a.two", PENDING)], "", "a.one"),
        # The service was changed to a later one of the ticket.
        ([("a.two", PENDING), ("a.one", OPEN)], "", "a.one"),
        ([("a.one", SERVED), ("a.two", SERVED)], "", "a.two"),
        ([("a.one", SERVED), ("a.two", PENDING)], "", "a.one"),
        ([("a.one", SERVED), ("a.two", UNSERVED)], "a.two", "a.two"),
        ([("a.one", UNSERVED), ("a.two", UNSERVED)], "a.one", "a.one"),
    ],
)
def test_the_present_service(
    stops: Sequence[tuple[str, StopState]], coupon: str, service: str
) -> None:
    example = example_ticket("en")
    stop = example.stops[0]
    left: dict[str, Any] = {"token": "t" * 20, "valid_through": date(2026, 12, 1), "used": False}
    ticket = example.model_copy(
        update={
            "stops": [stop.model_copy(update={"service": one, "state": at}) for one, at in stops],
            "coupons": [Coupon(service=coupon, **left)] if coupon else [],
        }
    )
    assert ticket.present_service == service
