"""The page of a ticket as it comes, before its script: `tests/browser` sees the rest."""

from contract import commands as c
from tests.parts.box import Box


def test_an_unknown_code_gets_a_friendly_answer(box: Box) -> None:
    for token in ("nothing", "village.t1.aaaaaaaa", "asan-8.t1.aaaaaaaa", "%00", "ə.ə"):
        answer = box.client.get(f"/t/{token}", headers={"Accept-Language": "fr"})
        assert answer.status_code == 404, token
        assert "Il n’y a pas de ticket ici" in answer.text
        assert 'lang="fr"' in answer.text


def test_the_page_says_a_pause_and_holds_no_other_ticket(box: Box) -> None:
    other, ticket = box.issue("paper"), box.issue("paper")
    end = box.clock.now().replace(hour=10, minute=30)
    box.give(c.SuspendService, service=box.id("paper"), reason="technical", expected_end=end)
    answer = box.client.get(f"/t/{ticket['token']}?lang=fr")
    assert "Ce service est interrompu jusqu’à 14:30 environ" in answer.text
    assert "Un système technique est en panne. Vous gardez votre place." in answer.text
    assert other["number"] not in answer.text
    assert other["id"] not in answer.text
    assert "Set-Cookie" not in answer.headers


def test_after_the_day_nothing_is_shown(box: Box) -> None:
    served, waits = box.issue("paper"), box.issue("paper")
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    box.give(c.CloseDay)
    # A served visitor may give feedback until the day turns.
    assert 'data-state="finished"' in box.client.get(f"/t/{served['token']}").text
    box.forward(days=1)
    box.open_day()
    for ticket in (served, waits):
        answer = box.client.get(f"/t/{ticket['token']}?lang=ru")
        assert answer.status_code == 410
        assert "День этого талона закончился" in answer.text
        assert ticket["number"] not in answer.text
        assert ticket["token"] not in answer.text
