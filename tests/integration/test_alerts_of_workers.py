"""Alerts of two processes on PostgreSQL to a webhook that fails at times, over a restart."""

import socket

import pytest

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.receivers import Hook, hook
from tests.parts.requesting import give
from tests.parts.waiting import until

pytestmark = [pytest.mark.postgres, pytest.mark.soak]


def test_two_workers_send_each_message_once_over_kills_and_restarts(
    postgres_server: PostgresServer,
) -> None:
    database = postgres_server.url("alerts")
    with hook() as webhook, RunningServer(VILLAGE, database=database, workers=2) as server:
        manager, centre = server.token(Role.MANAGER), f"centres/{server.centre}"
        recipient = {"label": "monitor", "way": "webhook", "address": webhook.url}
        more = {"language": "en", "kinds": ["help_call"]}
        assert give(server, f"{centre}/recipients", manager, **recipient, **more).ok
        webhook.statuses += [500, 503]
        places = [f"{server.centre}.{number}" for number in (1, 2)]
        for place in places:
            token = server.token(Role.OPERATOR, place)
            assert give(server, f"{centre}/help", token, counter=place).ok
            if place == places[0]:
                until(lambda: webhook.posted, 60)
                server.kill()
                until(lambda: not answers(server.port))
                server.start()
        until(lambda: subjects(webhook, "alarm_began") == set(places), 600)
        for place in places:
            assert give(server, f"{centre}/help/answer", manager, place=place).ok
        server.stop()
        server.start()
        until(lambda: subjects(webhook, "alarm_over") == set(places), 600)
        said = server.said()
    postgres_server.drop("alerts")
    told = [(one["problem"], one["event"]) for one in webhook.taken]
    assert len(told) == len(set(told)) == len({one["id"] for one in webhook.taken}) == 4
    assert webhook.url not in said
    assert "Traceback" not in said


def subjects(webhook: Hook, event: str) -> set[str]:
    """The places of the calls for help of which the webhook was told so."""
    return {one["subject"] for one in webhook.taken if one["event"] == event}


def answers(port: int) -> bool:
    """Whether a process listens at a port still."""
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0
