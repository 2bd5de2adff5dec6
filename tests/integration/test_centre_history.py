"""The configurations of a centre since its first, as the log has them."""

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.cli.change_sentences import sentence_of
from server.commands import centre_history
from server.commands.centre_history import Version
from server.domain.layout import version_of
from server.domain.principal import Principal
from tests.parts.box import Box
from tests.parts.village import village, village_data


def aiming_at(minutes: int) -> CentreConfig:
    data = village_data()
    data["services"][0]["target_minutes"] = minutes
    return CentreConfig.model_validate(data)


def versions(box: Box, limit: int = 20, before: int | None = None) -> list[Version]:
    return centre_history.versions(box.store, box.centre, limit=limit, before=before)


def test_each_version_tells_what_it_changed_and_by_whom(box: Box) -> None:
    person = box.give(
        c.AddPerson, login="aygun", full_name="Aygün Məmmədova", language="az", role="manager"
    )["person"]
    box.forward(minutes=5)
    box.give(c.ImportCentre, Principal(Role.MANAGER, person, "village"), config=aiming_at(20))
    box.issue("paper")
    box.import_config(aiming_at(30))
    third, second, first = versions(box)
    assert (third.revision, third.catalogue) == (box.revision, version_of(aiming_at(30)))
    assert [sentence_of(one) for one in third.changes] == ["Service paper: target_minutes 20 -> 30"]
    assert (second.role, second.actor, second.name) == (Role.MANAGER, person, "Aygün Məmmədova")
    assert second.at == box.clock.now()
    assert [sentence_of(one) for one in second.changes] == [
        "Service paper: target_minutes 15 -> 20"
    ]
    assert [one.is_first for one in (third, second, first)] == [False, False, True]
    assert len(first.changes) > 10
    # Who was forgotten has no name any more; the log keeps the id.
    box.give(c.ForgetPerson, person=person)
    assert [one.name for one in versions(box) if one.actor == person] == [""]


def test_versions_are_read_page_by_page(box: Box) -> None:
    for minutes in range(16, 21):
        box.import_config(aiming_at(minutes))
    every = versions(box)
    assert len(every) == 6
    assert versions(box, limit=2) == every[:2]
    assert versions(box, limit=2, before=every[1].revision) == every[2:4]
    assert versions(box, limit=4, before=every[3].revision) == every[4:]
    assert versions(box, before=every[-1].revision) == []
    for limit in (0, 101):
        with pytest.raises(Refusal) as refused:
            versions(box, limit=limit)
        assert refused.value.kind is ProblemType.MALFORMED


def test_a_version_is_read_and_brought_back(box: Box) -> None:
    box.import_config(aiming_at(20))
    new, old = versions(box)
    earlier = centre_history.configuration(box.store, "village", old.revision)
    assert earlier == village()
    box.give(c.ImportCentre, config=earlier, based_on=new.catalogue)
    back = versions(box)[0]
    assert back.catalogue == old.catalogue
    assert [sentence_of(one) for one in back.changes] == ["Service paper: target_minutes 20 -> 15"]


@pytest.mark.parametrize("revision", [2, 10_000])
def test_a_revision_that_is_no_version(box: Box, revision: int) -> None:
    with pytest.raises(Refusal) as refused:
        centre_history.configuration(box.store, "village", revision)
    assert refused.value.kind is ProblemType.NOT_FOUND


def test_a_centre_without_a_configuration_has_no_history(box: Box) -> None:
    box.store.ensure_centre("town")
    box.centre = "town"
    assert versions(box) == []
    box.centre = "city"
    with pytest.raises(Refusal) as refused:
        versions(box)
    assert refused.value.kind is ProblemType.NOT_FOUND
