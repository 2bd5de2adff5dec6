"""The devices, tokens and roles that a restored hall lets in, and how each is ended."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from contract import commands as c
from server.context import AppContext
from server.store.access import Access


@dataclass(frozen=True, slots=True)
class ValidAccess:
    """A device, a token or a role that is valid in a backup.

    Attributes:
        name: the id of a device or a token; for a role `LOGIN/ROLE`, with `/AGENCY` where it is for
            one alone.
        label: what staff call the device or the token; the name of the person.
        end: the command that revokes or ends it.
    """

    name: str
    label: str
    end: c.Command


def valid_access(app: AppContext, centre: str) -> list[ValidAccess]:
    """The devices, tokens and roles that are valid in a centre."""

    def ended_by(name: str, label: str, model: type[c.CentreCommand], **fields: Any) -> ValidAccess:
        return ValidAccess(name, label, model(command_id=uuid4(), centre=centre, **fields))

    def work(access: Access) -> list[ValidAccess]:
        now = app.machine.now()
        devices = [device for device in access.devices(centre) if device.revoked_at is None]
        tokens = [
            token
            for token in access.tokens(centre)
            if token.revoked_at is None and (token.expires_at is None or token.expires_at > now)
        ]
        return [
            *(ended_by(row.id, row.label, c.RevokeDevice, device=row.id) for row in devices),
            *(ended_by(row.id, row.label, c.RevokeToken, integration=row.id) for row in tokens),
            *(
                ended_by(
                    "/".join(filter(None, (person.login, duty.role, duty.agency))),
                    person.name,
                    c.EndDuty,
                    person=person.id,
                    role=duty.role,
                    agency=duty.agency,
                )
                for person, duty in access.duties_at(centre)
            ),
        ]

    return app.store.access(work)
