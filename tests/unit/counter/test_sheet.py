"""The list of a sheet, as it is searched."""

from counter.shared.form import Choice, Filled, Form
from counter.shared.sheet import Sheet

SERVICES = [
    Choice("licence", "Driving licence", "Police"),
    Choice("import", "Import licence", "Customs"),
    Choice("passport", "Passport", "Police"),
]
PAPERS = Choice("papers", "Papers", opens=frozenset({"licence", "passport"}))


def rows(sheet: Sheet) -> list[str]:
    return [row["key"] for row in sheet.choices.rows]


def asked(taken: list[Filled]) -> Sheet:
    sheet = Sheet(lambda message, /, **_values: message)
    sheet.ask(
        Form("Which?", "Take", choices=SERVICES, search="Search", groups=[PAPERS], empty="None"),
        taken.append,
    )
    return sheet


def test_a_service_is_found_in_spite_of_a_typing_error() -> None:
    taken: list[Filled] = []
    sheet = asked(taken)
    assert rows(sheet) == ["licence", "import", "passport"]
    sheet.type("drving lisence")
    assert rows(sheet) == ["licence"]
    sheet.confirm()
    assert [one.choice for one in taken] == ["licence"]


def test_where_nothing_is_found_the_categories_lead_on() -> None:
    taken: list[Filled] = []
    sheet = asked(taken)
    sheet.type("qxq")
    assert rows(sheet) == ["papers"]
    assert sheet.property("sentence") == "None"
    # None of them is selected automatically.
    assert not sheet.property("complete")
    sheet.step(1)
    assert sheet.property("confirmLabel") == "group_open"
    sheet.confirm()
    assert (rows(sheet), taken) == (["licence", "passport"], [])
    assert sheet.property("confirmLabel") == "Take"
    # Text that is typed then is searched in all of them.
    sheet.type("import")
    assert rows(sheet) == ["import"]
    sheet.type("passport")
    sheet.confirm()
    assert [one.choice for one in taken] == ["passport"]
