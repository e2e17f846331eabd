"""A board's settings by their names."""

import dataclasses

import pytest

from boardtui.errors import UsageRefusal
from boardtui.model.boards import BoardSettings, QuorumRule, SeatBasis, SubstitutePolicy
from boardtui.secretariat.setting_words import listed, with_setting

USUAL = BoardSettings()


def test_every_simple_setting_is_listed_with_its_value() -> None:
    found = listed(USUAL)
    assert found["quorum.denominator"] == 3
    assert found["substitutes.policy"] == "substitute-steps-down"
    assert found["collective_owners"] == list(USUAL.collective_owners)
    simple = {one.name for one in dataclasses.fields(USUAL)} - {"quorum", "substitutes", "titles"}
    assert simple - set(found) <= {"standing_items"}


@pytest.mark.parametrize(
    ("name", "words", "wanted"),
    [
        ("quorum", "1/4", QuorumRule(1, 4)),
        ("quorum", "5", QuorumRule(0, 1, 5)),
        ("quorum.groups", "2", QuorumRule(groups=2)),
        ("quorum.basis", "filled-seats", QuorumRule(basis=SeatBasis.FILLED)),
        ("quorum.remote-counts", "yes", QuorumRule(remote_counts=True)),
    ],
)
def test_the_quorum(name: str, words: str, wanted: QuorumRule) -> None:
    assert with_setting(USUAL, name, words).quorum == wanted


def test_other_settings() -> None:
    assert with_setting(USUAL, "clear-days", "3").clear_days == 3
    assert with_setting(USUAL, "casting_vote", "no").casting_vote is False
    assert with_setting(USUAL, "titles.chairman", "Chair").titles.chairman == "Chair"
    assert with_setting(USUAL, "collective_owners", "Officers, Clerk,").collective_owners == (
        "Officers",
        "Clerk",
    )
    assert with_setting(USUAL, "timezone", "Europe/Dublin").timezone == "Europe/Dublin"
    policy = with_setting(USUAL, "substitutes.policy", "substitute-sits-to-the-end").substitutes.policy
    assert policy is SubstitutePolicy.SITS_ON


@pytest.mark.parametrize(
    "name", [name for name, value in listed(USUAL).items() if not isinstance(value, list)]
)
def test_what_is_listed_can_be_typed(name: str) -> None:
    value = listed(USUAL)[name]
    assert with_setting(USUAL, name, str(value)) == USUAL


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("quorums", "1", "no setting 'quorums'"),
        ("quorum", "1/0", "no quorum"),
        ("quorum", "most", "no quorum"),
        ("quorum.denominator", "0", "at least 1"),
        ("clear_days", "-1", "is a number"),
        ("casting_vote", "perhaps", "yes or no"),
        ("quorum.basis", "chairs", "one of seats, filled-seats"),
        ("timezone", "Mars/Base", "no time zone"),
        ("timezone", "/etc/passwd", "no time zone"),
    ],
)
def test_what_is_no_value_is_refused(name: str, words: str, said: str) -> None:
    with pytest.raises(UsageRefusal, match=said):
        with_setting(USUAL, name, words)
