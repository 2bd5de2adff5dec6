"""Alerts of two processes on PostgreSQL to a webhook that fails at times, over a restart."""

import random
import socket
from uuid import uuid4

import pytest

from contract import commands as c
from contract.enums import Role
from server import bootstrap
from server.commands import dispatch
from server.context import LocalBus
from server.domain.principal import Principal
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.postgres import PostgresServer
from tests.parts.receivers import Hook, hook
from tests.parts.waiting import until

pytestmark = [pytest.mark.postgres, pytest.mark.soak]

PLACES = 2
"""Counters that call for help."""


def test_two_workers_send_each_message_once_over_kills_and_restarts(
    postgres_server: PostgresServer,
) -> None:
    chance = random.Random(29)
    url = postgres_server.url("alerts")
    with hook() as webhook, RunningServer(VILLAGE, database=url, workers=2) as server:
        store = bootstrap.open_store(server.settings, serving=False)
        hall = bootstrap.open_hall(
            server.settings, store, bootstrap.stored_clock(store), LocalBus()
        )
        manager = Principal(Role.MANAGER, "tests", server.centre)

        def give(model: type[c.Command], **fields: object) -> None:
            given = {"command_id": uuid4(), "centre": server.centre, **fields}
            dispatch.execute(hall, manager, model.model_validate(given))

        kinds = ["help_call", "no_counter"]
        give(
            c.SetRecipient,
            label="monitor",
            way="webhook",
            address=webhook.url,
            language="en",
            kinds=kinds,
        )
        for place in range(1, PLACES + 1):
            webhook.statuses += chance.choices([500, 503], k=2)
            give(c.CallForHelp, counter=f"{server.centre}.{place}")
            if place == 1:
                until(lambda: webhook.posted, 60)
                server.kill()
                until(lambda: not answers(server.port))
                server.start()
        until(lambda: len(subjects(webhook)) == PLACES, 600)
        for place in range(1, PLACES + 1):
            give(c.AnswerHelp, place=f"{server.centre}.{place}")
        server.stop()
        server.start()
        until(lambda: len(subjects(webhook, "alarm_over")) == PLACES, 600)
        store.close()
        said = server.said()
    postgres_server.drop("alerts")
    ids = [one["id"] for one in webhook.taken]
    assert len(ids) == len(set(ids))
    told = [(one["problem"], one["event"]) for one in webhook.taken]
    assert len(told) == len(set(told))
    assert webhook.url not in said
    assert "Traceback" not in said


def subjects(webhook: Hook, event: str = "alarm_began") -> set[str]:
    """The places of the calls for help that the webhook got."""
    return {
        one["subject"]
        for one in webhook.taken
        if one["kind"] == "help_call" and one["event"] == event
    }


def answers(port: int) -> bool:
    """Whether a process listens at a port still."""
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0
