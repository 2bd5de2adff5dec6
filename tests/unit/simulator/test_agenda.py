"""One thread decides; lanes wait; faults are not swallowed."""

import threading

import pytest

from simulator.agenda import Agenda, Callback, Lanes


def test_due_items_run_in_their_order() -> None:
    agenda = Agenda()
    seen: list[str] = []
    agenda.after(0.03, lambda: seen.append("second"))
    agenda.after(0.01, lambda: seen.append("first"))
    agenda.after(0.02, lambda: seen.append("never")).cancel()
    agenda.after(0.03, lambda: seen.append("third"))
    agenda.after(0.05, agenda.stop)
    agenda.run()
    assert seen == ["first", "second", "third"]


def test_an_agenda_takes_messages_and_a_stop_from_other_threads() -> None:
    agenda = Agenda()
    seen: list[int] = []
    done = threading.Event()

    def note() -> None:
        seen.append(threading.get_ident())
        done.set()

    def tell() -> None:
        agenda.post(note)
        done.wait(5)
        agenda.stop()

    teller = threading.Thread(target=tell)
    teller.start()
    agenda.run()
    teller.join()
    assert seen == [threading.get_ident()]


def test_lanes_keep_the_order_of_an_actor_and_do_not_hold_up_others() -> None:
    agenda = Agenda()
    lanes = Lanes(agenda, 2)
    seen: list[str] = []
    release = threading.Event()

    def job(name: str, waits: bool) -> Callback:
        if waits:
            release.wait(5)
        return lambda: seen.append(name)

    # These two names have different lanes (CRC-32).
    lanes.do("a", lambda: job("a1", waits=True))
    lanes.do("a", lambda: job("a2", waits=False))
    lanes.do("d", lambda: job("d1", waits=False))
    agenda.after(0.05, release.set)
    agenda.after(0.15, agenda.stop)
    agenda.run()
    lanes.close()
    assert seen == ["d1", "a1", "a2"]


def test_a_fault_in_a_lane_ends_the_agenda() -> None:
    agenda = Agenda()
    lanes = Lanes(agenda, 1)

    def faulty() -> Callback:
        raise LookupError("not there")

    lanes.do("a", faulty)
    with pytest.raises(LookupError, match="not there"):
        agenda.run()
    lanes.close()
