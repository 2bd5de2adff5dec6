"""A browser for the pages."""

from collections.abc import Iterator

import pytest

from tests.parts.booking import BookingVisitor, booking_hall
from tests.parts.box import Box, Template
from tests.parts.browsing import Browsing
from tests.parts.receivers import MailReceiver


@pytest.fixture
def browsing(box: Box) -> Browsing:
    return Browsing(box)


@pytest.fixture
def mails(box: Box) -> Iterator[MailReceiver]:
    with booking_hall(box) as receiver:
        yield receiver


@pytest.fixture
def visitor(box: Box, mails: MailReceiver) -> BookingVisitor:
    return BookingVisitor(box)


@pytest.fixture
def manager(box: Box, managed: tuple[Template, str]) -> Browsing:
    browsing = Browsing(box)
    _, cookie = managed
    browsing.client.set_cookie("novbe", cookie)
    return browsing
