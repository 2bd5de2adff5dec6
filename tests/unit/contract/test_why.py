"""Why this one: a finished sentence in each language that reveals no visitor's class."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.enums import Rule
from contract.snapshots import QueueHead, Reasons
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from contract.why import why_before, why_called

ENGLISH = wording(SENTENCES, "en")

languages = st.sampled_from(PROGRAM_LANGUAGES)
numbers = st.from_regex(r"[AKMT][0-9]{3}", fullmatch=True)


def head(number: str, waited: int, target: int = 15, service: str = "") -> QueueHead:
    return QueueHead(
        ticket=f"hall.{number}",
        number=number,
        waited=waited * 60 + 59,
        service=service,
        target=target * 60,
    )


heads = st.builds(head, numbers, st.integers(0, 300), st.integers(0, 300))
all_reasons = st.builds(
    Reasons,
    rule=st.just(""),
    compared=st.lists(heads, max_size=4).map(tuple),
    reason=st.just("the mayor asked"),
)


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ([("K103", 15, "tax"), ("A007", 9, "paper")], "K103"),
        ([("K103", 15, "tax"), ("A007", 9, "paper"), ("K101", 30, "tax")], "A007"),
        ([("K103", 15, "tax"), ("K101", 30, "tax")], "K101"),
    ],
    ids=["no ticket in between", "of another service", "of the same"],
)
def test_the_head_of_a_younger_line_for_a_service_is_not_named(
    others: list[tuple[str, int, str]], named: str
) -> None:
    later = (head(number, waited, service=service) for number, waited, service in others)
    reasons = Reasons(rule=Rule.LONGEST_WAIT, compared=(head("K100", 40, service="tax"), *later))
    said = f"Called before {named}: waited 40 min (target 15); {named} waited "
    assert why_called(reasons, ENGLISH).startswith(said)


def test_a_call_of_an_older_release_names_no_target() -> None:
    old = Reasons(rule=Rule.LONGEST_WAIT, compared=(head("A042", 23, 0), head("A041", 9, 0)))
    assert why_called(old, ENGLISH) == "Called before A041: waited 23 min; A041 waited 9 min."


@pytest.mark.parametrize("rule", [Rule.LONGEST_WAIT, Rule.ONLY_ONE, Rule.GUARD])
def test_a_ticket_that_was_passed_gets_no_false_comparison(rule: Rule) -> None:
    reasons = Reasons(rule=rule, compared=(head("A042", 4), head("A050", 2)))
    said = why_before(reasons, head("A041", 9), ENGLISH)
    assert "could not be called yet" in said
    assert not re.search(r"\b(4|9|15)\b", said)


@settings(max_examples=50)
@given(all_reasons, heads, languages)
def test_every_reason_is_a_finished_sentence(
    reasons: Reasons, own: QueueHead, language: str
) -> None:
    say = wording(SENTENCES, language)
    sentences = [say("why_waiting")]
    for rule in (*Rule, "of_a_newer_server"):
        found = reasons.model_copy(update={"rule": rule})
        sentences += [why_called(found, say), why_called(found, say, "12")]
        sentences += [why_before(found, own, say)]
    for sentence in sentences:
        assert sentence.endswith(".")
        assert not re.search(r"why_|\{|mayor", sentence)


@settings(max_examples=50)
@given(all_reasons, all_reasons, heads, languages)
def test_a_sentence_reveals_no_class(
    one: Reasons, other: Reasons, own: QueueHead, language: str
) -> None:
    """Where classes may have decided, the sentence is the same for all classes."""
    say = wording(SENTENCES, language)
    by_class = (Rule.CAP, Rule.PRECEDENCE)
    told = {
        why_before(one.model_copy(update={"rule": rule}), own, say)
        for rule in by_class
        if one.compared
    }
    assert len(told) <= 1
    for rule in by_class:
        called = {
            why_called(reasons.model_copy(update={"rule": rule}), say) for reasons in (one, other)
        }
        assert len(called) == 1
        assert not re.search(r"\d", called.pop())
