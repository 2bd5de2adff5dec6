"""The configurations of a centre since its first: when each was taken into use, by whom, and what
it changed. The log holds each as a whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.events import CentreConfigured, Event
from contract.texts import FALLBACK
from server.domain.centre_changes import Change, changes
from server.domain.principal import is_at_the_server
from server.engine.reading import Reading
from server.engine.store import Store

VERSIONS_TOLD: Final = 20
"""How many versions are told where no number is asked for."""

VERSIONS_AT_MOST: Final = 100
"""How many may be asked for at once: each is a whole configuration."""


FILES_SOUGHT: Final = 5
"""How many configurations are read at once on the way back to the last file."""


@dataclass(frozen=True, slots=True)
class Version:
    """A configuration that was taken into use.

    Attributes:
        revision: of the event; it names the version.
        catalogue: its digest, as `import_centre` answers it and `based_on` expects it.
        at: when.
        role, actor: by whom, as the log has it: the id is pseudonymous.
        name: of the person, or what staff call the token; "" where neither is known (any more).
        is_first: whether there was none before; `changes` then tells all that there is.
        changes: against the version before.
    """

    revision: int
    catalogue: str
    at: datetime
    role: Role
    actor: str
    name: str
    is_first: bool
    changes: tuple[Change, ...]


def versions(
    transactions: Store,
    centre: str,
    *,
    limit: int = VERSIONS_TOLD,
    before: int | None = None,
    language: str = FALLBACK,
) -> list[Version]:
    """The versions of a centre's configuration, the newest first.

    Args:
        transactions: where the log is.
        centre: whose.
        limit: at most so many.
        before: only those before this revision; None: up to now.
        language: of the names in the changes.

    Raises:
        Refusal: `not_found` where there is no such centre; `malformed`.
    """
    if not 1 <= limit <= VERSIONS_AT_MOST:
        raise malformed_field("limit", f"write a number from 1 to {VERSIONS_AT_MOST}")

    def work(reading: Reading) -> list[Version]:
        # One more: what the last of them changed.
        found = reading.configurations(before, limit + 1)
        configs = [_configured(one) for one in found]
        names = reading.labels({one.actor.id for one in found})
        return [
            Version(
                revision=event.revision,
                catalogue=configured.catalogue,
                at=event.at,
                role=event.actor.role,
                actor=event.actor.id,
                name=names.get(event.actor.id, ""),
                is_first=earlier is None,
                changes=tuple(
                    changes(earlier.config if earlier else None, configured.config, language)
                ),
            )
            for event, configured, earlier in zip(
                found[:limit], configs, [*configs[1:], None], strict=False
            )
        ]

    return transactions.reading(centre, work)


def configuration(transactions: Store, centre: str, revision: int) -> CentreConfig:
    """The configuration of one version, by the revision that names it.

    Raises:
        Refusal: `not_found` where no configuration was taken into use at that revision.
    """

    def work(reading: Reading) -> CentreConfig | None:
        found = reading.configurations(revision + 1, 1)
        return _configured(found[0]).config if found and found[0].revision == revision else None

    config = transactions.reading(centre, work)
    if config is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "version", "id": revision})
    return config


def last_file(reading: Reading) -> CentreConfig | None:
    """What the last centre file said that was imported, or the first configuration; None where
    there is none."""
    before, last = None, None
    while found := reading.configurations(before, FILES_SOUGHT):
        for last in found:
            # The command line has imported nothing but files, also before the log said so.
            if last.data.get("by_file") or is_at_the_server(last.actor.id):
                return _file_of(last)
        before = last.revision if last is not None else None
    return _file_of(last) if last is not None else None


def _file_of(event: Event) -> CentreConfig:
    configured = _configured(event)
    return configured.file or configured.config


def _configured(event: Event) -> CentreConfigured:
    payload = event.payload()
    assert isinstance(payload, CentreConfigured)
    return payload
