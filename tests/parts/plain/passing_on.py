"""Tickets are sent on, get more stops, are rated."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.enums import StopState, TicketState
from tests.parts.plain.everyday import Everyday
from tests.parts.plain.life import AT, RARELY, SERVICE

S = TicketState


class PassingOn(Everyday):
    """From counter to counter, and to the end."""

    @precondition(lambda self: self.plain.tickets)
    @rule(
        counter=AT,
        floor=st.sampled_from(["", "", "greeter", "own"]),
        service=st.one_of(st.none(), SERVICE),
        to=st.sampled_from(["service", "1", "2", "3", "own", "boss", "relief"]),
        with_return=st.booleans(),
        sure=st.booleans(),
        note=st.booleans(),
        data=st.data(),
    )
    def send(
        self,
        counter: str,
        floor: str,
        service: str | None,
        to: str,
        with_return: bool,
        sure: bool,
        note: bool,
        data: st.DataObject,
    ) -> None:
        at = self.id(counter)
        mine = self.plain.counters[at].ticket
        ticket = mine if mine and not floor else self.some_ticket(data, S.WAITING, S.SERVING).id
        goal: dict[str, Any] = {"to_service": self.id(service) if service else None}
        if to == "service":
            goal["to_service"] = self.id(service or "tax")
        elif to.isdigit():
            goal["to_counter"] = self.id(to)
        else:
            goal["to_operator"] = self.beside.person(to, at).id
        goal |= {"with_return": with_return, "sure": sure}
        words = f"Please look at the blue form of {ticket}." if note else None
        self.beside.words += [words] if words else []
        fields = {"ticket": ticket, "note": words, **goal}
        if floor:
            self.beside.do(
                c.TransferTicket,
                fields,
                self.from_the_floor(floor, counter),
                lambda me: self.plain.transfer(me, None, ticket, note=note, **goal),
            )
        else:
            self.at(
                counter,
                self.sitting(counter),
                c.Transfer,
                lambda me: self.plain.transfer(me, at, ticket, note=note, **goal),
                **fields,
            )

    @precondition(lambda self: self.tickets(S.SERVING))
    @rule(
        counter=AT,
        floor=st.sampled_from(["", "greeter", "own"]),
        service=SERVICE,
        data=st.data(),
    )
    def add_service(self, counter: str, floor: str, service: str, data: st.DataObject) -> None:
        ticket, wanted = self.some_ticket(data, S.SERVING), self.id(service)
        fields = {"ticket": ticket.id, "service": wanted, "quantity": 2}
        if floor or ticket.counter is None:
            self.beside.do(
                c.AddServiceToTicket,
                fields,
                self.from_the_floor(floor or "greeter", counter),
                lambda me: self.plain.add_service_from_floor(me, ticket.id, wanted, 2),
            )
            return
        counter = ticket.counter.partition(".")[2] if not data.draw(RARELY) else counter
        at = self.id(counter)
        self.at(
            counter,
            self.sitting(counter),
            c.AddService,
            lambda me: self.plain.add_service(me, at, ticket.id, wanted, 2),
            **fields,
        )

    @precondition(lambda self: self.tickets(S.FINISHED))
    @rule(data=st.data(), stars=st.integers(1, 5))
    def rate(self, data: st.DataObject, stars: int) -> None:
        ticket = self.some_ticket(data, S.FINISHED)
        stops = [n for n, one in enumerate(ticket.stops) if one.state is StopState.SERVED]
        stop = data.draw(st.sampled_from([*stops, 0, len(ticket.stops)]))
        words = f"It was {stars} times good."
        self.beside.words.append(words)
        self.beside.do(
            c.Rate,
            {"ticket": ticket.id, "stop": stop, "stars": stars, "comment": words},
            self.box.visitor(ticket.id),
            lambda _: self.plain.rate(ticket.id, stop, stars),
        )
