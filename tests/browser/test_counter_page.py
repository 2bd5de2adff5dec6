"""The page of a counter: a whole day by keys and by pointer, as in the program."""

import random
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from contract.commands import AnswerHelp, IssueTicket, TakeOver
from contract.desk.available_keys import keys_at
from contract.desk.keys import DeskAction
from contract.enums import Role
from contract.ids import full_id
from contract.snapshots import Desk
from contract.texts import is_right_to_left
from tests.browser.counter import CounterPage, MakePage, operator_of
from tests.browser.staff import Staff
from tests.gui.counter.conftest import Visitors
from tests.parts.waiting import until

ENDS_A_VISIT = frozenset(
    {
        DeskAction.FINISH,
        DeskAction.FINISH_AND_NEXT,
        DeskAction.FINISH_WITH,
        DeskAction.MARK_NO_SHOW,
        DeskAction.TRANSFER,
    }
)
NEEDS_A_CHOICE = frozenset({DeskAction.WALK_IN, DeskAction.CALL_TICKET})


class PageDay:
    """A day at the page; after each key, number and keys on it are the server's."""

    def __init__(self, page: CounterPage, seed: int) -> None:
        self.page = page
        self.chance = random.Random(seed)
        self.done: Counter[DeskAction] = Counter()
        self.visits = 0
        hall = page.server
        self.kiosk = Visitors(hall)
        self.greeter = Staff(hall, role=Role.GREETER)
        self.other = Staff(hall, page.counter, Role.SUPERVISOR)
        counters = self.greeter.api.catalogue(hall.centre).counters
        self.services = next(c.services for c in counters if c.number == page.counter)

    def settled(self) -> Desk:
        """Wait until number and keys on the page are the server's."""
        page = self.page
        page.idle()
        found: list[Desk] = []

        def shows_the_truth() -> bool:
            truth = page.truth
            taken = page.model["taken"]
            number = truth.ticket.number if truth.ticket else ""
            allowed = {action.command for action in keys_at(truth).all if action.row.when is None}
            offered = page.offered()
            shown = {action.command for action in offered if action.row.when is None}
            found[:] = [truth]
            return page.model["texts"]["ticket"]["number"] == number and shown == (
                set() if taken else allowed
            )

        until(shows_the_truth)
        return found[0]

    def press(self, action: DeskAction) -> None:
        page = self.page
        page.press(action)
        page.idle()
        for _ in range(3):
            if not page.asks:
                break
            self.fill_in(action)
            page.confirm()
            page.idle()
        self.settled()
        self.done[action] += 1
        self.visits += action in ENDS_A_VISIT

    def fill_in(self, action: DeskAction) -> None:
        """Fill the form in as far as it is needed."""
        page = self.page.page
        rows = page.locator("#rows [role=option]")
        if page.locator("#search").is_visible():
            if action in NEEDS_A_CHOICE:
                rows.first.click() if self.page.by_pointer else page.keyboard.press("ArrowDown")
            else:
                page.locator("#search").fill("e")
                page.wait_for_function("() => filling.found")
                if page.locator("#confirm").is_disabled():
                    page.keyboard.press("ArrowDown")
        elif rows.count():
            place = self.chance.randrange(min(rows.count(), 9))
            if self.page.by_pointer:
                rows.nth(place).click()
            else:
                page.keyboard.press(str(place + 1))
        elif page.locator("#text").is_visible():
            page.locator("#text").fill("he has the old form")

    def step(self) -> None:
        """One key, the rarest that there is now, or any other."""
        if self.page.truth.waiting < 2:
            self.greeter.give(
                IssueTicket,
                services=self.chance.sample(self.services, self.chance.choice((1, 1, 2))),
                language="ru",
                priority=self.chance.random() < 0.4,
            )
            until(lambda: self.page.truth.waiting >= 1)
            self.settled()
        offered = sorted(self.page.offered())
        never = [action for action in offered if not self.done[action]]
        if never and self.chance.random() < 0.9:
            action = self.chance.choice(never)
        elif DeskAction.START in offered and self.chance.random() < 0.7:
            action = DeskAction.START
        else:
            quick = ENDS_A_VISIT | {DeskAction.CALL_NEXT, DeskAction.OPEN_COUNTER}
            action = self.chance.choice([one for one in offered if one in quick] or offered)
        self.press(action)

    def help_is_wanted(self) -> None:
        """At a kiosk, and the operator goes; help is called to the counter, and comes."""
        self.kiosk.call_for_help()
        until(lambda: DeskAction.ANSWER_HELP in self.page.offered())
        self.press(DeskAction.ANSWER_HELP)
        expect(self.page.page.locator("#message")).to_be_visible()
        until(lambda: DeskAction.ANSWER_HELP not in self.page.offered())
        if DeskAction.CALL_FOR_HELP in self.page.offered():
            self.press(DeskAction.CALL_FOR_HELP)
        expect(self.page.page.locator("#attention li")).not_to_have_count(0)
        self.greeter.give(AnswerHelp, place=full_id(self.page.server.centre, self.page.counter))
        until(lambda: DeskAction.CALL_FOR_HELP in self.page.offered())

    def is_taken_over(self) -> None:
        """A colleague sits down here, and the operator comes back to the same ticket."""
        before = self.page.truth.ticket
        self.other.give(TakeOver)
        until(lambda: self.page.offered() == {DeskAction.TAKE_OVER})
        self.press(DeskAction.TAKE_OVER)
        after = self.page.truth.ticket
        assert (after and after.id) == (before and before.id)

    def calls_again(self) -> None:
        """A recall rests for some seconds after each call."""
        while DeskAction.CALL_NEXT not in self.page.offered():
            self.step()
        self.press(DeskAction.CALL_NEXT)
        until(lambda: DeskAction.RECALL in self.page.offered())
        self.press(DeskAction.RECALL)


@pytest.mark.parametrize(
    ("language", "by_pointer"),
    [
        ("en", False),
        *(
            pytest.param(language, by_pointer, marks=pytest.mark.soak)
            for language in ("en", "az", "ar")
            for by_pointer in (False, True)
            if (language, by_pointer) != ("en", False)
        ),
    ],
)
def test_a_day_uses_every_key(make_page: MakePage, language: str, by_pointer: bool) -> None:
    page = make_page()
    page.by_pointer = by_pointer
    login = operator_of(page.server, "supervisor", Role.SUPERVISOR, language)
    page.sit_down(login)
    expect(page.page.locator("html")).to_have_attribute(
        "dir", "rtl" if is_right_to_left(language) else "ltr"
    )
    day = PageDay(page, seed=1)
    day.settled()
    day.press(DeskAction.OPEN_COUNTER)
    events = [day.help_is_wanted, day.is_taken_over, day.calls_again]
    for _ in range(400):
        if set(DeskAction) <= set(day.done) and day.visits >= 5 and not events:
            break
        day.step()
        if day.visits >= 2 and events:
            events.pop()()
    assert set(day.done) == set(DeskAction)


def test_the_end_of_the_duty(make_page: MakePage) -> None:
    page = make_page()
    page.sit_down(operator_of(page.server, "op"))
    page.press(DeskAction.OPEN_COUNTER)
    ticket = Staff(page.server, role=Role.GREETER).issue("identity-card")
    until(lambda: DeskAction.CALL_NEXT in page.offered())
    page.press(DeskAction.CALL_NEXT)
    page.shows_number(ticket["number"])
    window: Page = page.page
    window.keyboard.press("F12")
    expect(window.locator("#sheet-title")).to_contain_text("is still at this counter")
    # The first row puts the ticket back to the queue, and closes the counter.
    page.confirm()
    window.wait_for_function("() => !pending")
    if page.asks:
        page.confirm()
    expect(window.get_by_text("You are signed out.")).to_be_visible()
    truth = page.truth
    assert (truth.state, truth.ticket, truth.waiting) == ("closed", None, 1)
