"""The configurations of a centre since its first: when each came into use, by whom, and what it
changed. The log holds each as a whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.events import CentreConfigured, Event
from contract.texts import FALLBACK
from server.domain.centre_changes import Change, changes
from server.domain.principal import is_at_the_server
from server.engine.centre_view import CentreView
from server.engine.store import Store

VERSIONS_TOLD: Final = 20
"""The number of versions in an answer: each is a whole configuration."""

FILES_SOUGHT: Final = 5
"""How many configurations are read at a time in the search for the last file."""


@dataclass(frozen=True, slots=True)
class Version:
    """A configuration that came into use.

    Attributes:
        revision: the revision of the event; it identifies the version.
        catalogue: its digest, as in the answer of `import_centre` and in `based_on`.
        role, actor: who imported it; the id is pseudonymous.
        name: the name of the person or the label of the token; "" if it is not known (any more).
        is_first: whether it is the first one; `changes` then lists the whole configuration.
        changes: the differences from the version before.
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
    store: Store, centre: str, *, before: int | None = None, language: str = FALLBACK
) -> list[Version]:
    """The last versions of a centre's configuration (before a revision), newest first, with names
    in a language; or `not_found`."""

    def work(reading: CentreView) -> list[Version]:
        # One more, for the changes of the last one.
        found = reading.configurations(before, VERSIONS_TOLD + 1)
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
                found[:VERSIONS_TOLD], configs, [*configs[1:], None], strict=False
            )
        ]

    return store.read(centre, work)


def configuration(store: Store, centre: str, revision: int) -> CentreConfig:
    """The configuration that came into use at a revision, or `not_found`."""

    def work(reading: CentreView) -> CentreConfig | None:
        found = reading.configurations(revision + 1, 1)
        return _configured(found[0]).config if found and found[0].revision == revision else None

    config = store.read(centre, work)
    if config is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "version", "id": revision})
    return config


def last_file(reading: CentreView) -> CentreConfig | None:
    """The last imported centre file, or the first configuration; None if there is none."""
    before, last = None, None
    while found := reading.configurations(before, FILES_SOUGHT):
        for last in found:
            # The command line imports only files, also from before the log recorded it.
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
