"""Long lists in groups by agency."""

import pytest

from contract.texts import PROGRAM_LANGUAGES, wording
from server.sentences import TEXTS
from server.web.console.groups import by_agency
from tests.parts.village import village_of_two


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_what_has_no_services_is_not_said_to_be_of_several_agencies(language: str) -> None:
    say = wording(TEXTS, language)
    rows = [((), "none"), (("town", "state"), "both"), (("town", "town"), "town")]
    groups = by_agency(rows, village_of_two(), say, is_long=True)
    assert [one.rows for one in groups] == [["town"], ["both"], ["none"]]
    assert [one.name for one in groups[1:]] == [
        say("console-several-agencies"),
        say("console-no-services"),
    ]
