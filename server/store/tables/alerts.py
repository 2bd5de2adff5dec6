"""Recipients of alerts, and queued messages.

Addresses and contact lines are personal data, so they must be deletable and are not in the log. A
message is deleted when it is sent.
"""

from sqlalchemy import Column, Index, Integer, String, Table, Text, UniqueConstraint

from contract.alerts import AlarmKind, Alert, AlertEvent, AlertWay
from server.store.tables.base import ID, metadata
from server.store.types import IdsColumn, InstantColumn, ModelColumn, WordColumn

_RECIPIENT = String(40)

recipient = Table(
    "recipient",
    metadata,
    Column("id", _RECIPIENT, primary_key=True),
    Column("centre", ID, nullable=False, index=True),
    Column("label", String(80), nullable=False),
    Column("way", WordColumn(AlertWay), nullable=False),
    Column("address", String(300), nullable=False),
    Column("language", String(3), nullable=False),
    Column("kinds", IdsColumn, nullable=False),
    Column("quiet_from", String(5), nullable=False),
    Column("quiet_until", String(5), nullable=False),
    Column("told_at", InstantColumn),
    Column("failures", Integer, nullable=False),
    Column("failed_since", InstantColumn),
    Column("failure", String(40), nullable=False),
    Column("next_at", InstantColumn),
    Column("claimed_until", InstantColumn),
    Column("given_up", Integer, nullable=False),
)
"""A mail address or a webhook. The secret of a webhook is derived from the server's key."""

problem = Table(
    "problem",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("centre", ID, nullable=False),
    Column("key", String(300), nullable=False),
    Column("kind", WordColumn(AlarmKind), nullable=False),
    Column("alarm", Text, nullable=False),
    Column("told", IdsColumn, nullable=False),
    Column("gone_at", InstantColumn),
    UniqueConstraint("centre", "key"),
)
"""Open alarms that are reported to recipients."""

alert = Table(
    "alert",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("recipient", _RECIPIENT, nullable=False),
    Column("problem", String(40), nullable=False),
    Column("event", WordColumn(AlertEvent), nullable=False),
    Column("made_at", InstantColumn, nullable=False),
    Column("message", ModelColumn(Alert), nullable=False),
    Index("ix_alert_recipient_number", "recipient", "number"),
)
"""Queued messages, in order."""

contact = Table(
    "contact",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("kind", WordColumn(AlarmKind), primary_key=True),
    Column("line", String(120), nullable=False),
)
"""Contact lines for staff, by the kind of alarm."""
