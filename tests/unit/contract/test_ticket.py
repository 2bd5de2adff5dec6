"""The present service of a ticket, and texts that people paste."""

from datetime import date

import pytest

from client.receipt.example import example_ticket
from contract.commands import AddNote, seen_text
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


def test_signs_that_cannot_be_seen_are_left_out_of_what_was_pasted() -> None:
    pasted = "Call \u202a+994 50\u202c, ticket \u2066A\u200a042\u2069\x07\nold form"
    text = seen_text(pasted)
    assert text == "Call +994 50, ticket A\u200a042\nold form"
    AddNote.model_validate(
        {"command_id": "5f0c3f7e-9d1b-4a55-8a55-0d6f8b0a2c11", "ticket": "a.1", "note": text}
    )
