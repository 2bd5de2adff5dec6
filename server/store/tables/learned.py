"""What a hall has learned of itself."""

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, Table

from server.store.tables.base import ID, metadata
from server.store.types import NumbersColumn

pace = Table(
    "pace",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("recent", NumbersColumn, nullable=False),
    Column("seen", NumbersColumn, nullable=False),
    Column("items", Double, nullable=False),
)
"""How fast each service has been served of late."""

history = Table(
    "history",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("count", Integer, nullable=False),
    Column("total", BigInteger, nullable=False),
)
"""The durations of each service at each hour of each weekday."""

absence = Table(
    "absence",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("calls", Integer, nullable=False),
    Column("rate", Double, nullable=False),
    Column("lost", Double, nullable=False),
)
"""How many of those who wait do not come."""

spread = Table(
    "spread",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("ratios", NumbersColumn, nullable=False),
    Index("ix_spread_centre", "centre"),
)
"""How actual waits lie about their estimates."""
