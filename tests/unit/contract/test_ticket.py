"""The present service of a ticket, and texts that people paste."""

from datetime import date

import pytest

from client.receipt.example import example_ticket
from contract.enums import StopState
from contract.snapshots import Coupon, Ticket


def ticket(*stops: tuple[str, StopState], coupon: str = "") -> Ticket:
    plain = example_ticket("en")
    coupons = (
        [Coupon(service=coupon, token="t" * 20, valid_through=date(2026, 12, 1), used=False)]
        if coupon
        else []
    )
    return plain.model_copy(
        update={
            "stops": tuple(
                plain.stops[0].model_copy(update={"service": service, "state": state})
                for service, state in stops
            ),
            "coupons": tuple(coupons),
        }
    )


@pytest.mark.parametrize(
    ("stops", "coupon", "service"),
    [
        ((("a.one", StopState.OPEN), ("a.two", StopState.PENDING)), "", "a.one"),
        # The service was changed to a later one of the ticket.
        ((("a.two", StopState.PENDING), ("a.one", StopState.OPEN)), "", "a.one"),
        ((("a.one", StopState.SERVED), ("a.two", StopState.SERVED)), "", "a.two"),
        ((("a.one", StopState.SERVED), ("a.two", StopState.PENDING)), "", "a.one"),
        ((("a.one", StopState.SERVED), ("a.two", StopState.UNSERVED)), "a.two", "a.two"),
        ((("a.one", StopState.UNSERVED), ("a.two", StopState.UNSERVED)), "a.one", "a.one"),
    ],
)
def test_the_present_service(
    stops: tuple[tuple[str, StopState], ...], coupon: str, service: str
) -> None:
    assert ticket(*stops, coupon=coupon).present_service == service
