"""The outcome is read from the main clause; what may be read otherwise is a doubt (R32, R36)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardtui.model.decisions import Outcome
from boardtui.rules.main_clauses import outcome_of_verb
from boardtui.rules.outcomes import WITHOUT_QUORUM, read_outcome

SURE: dict[Outcome, list[str]] = {
    Outcome.AGREED: [
        "",
        "Officers publish it",
        "Noted and agreed.",
        "Members unanimously agreed the plan",
        "Members noted the report and agreed that it come back in January.",
        "Members agreed that officers look further into it, with CLG and the National Audit Office",
        "The note of the last meeting was agreed as a correct record.",
        "Members awarded the contract to Smith Ltd, as noted in the report",
        "Spend 5000 on the adjourned scheme",
        "Approved the deferred budget",
        "Members approved the plan rejected in May",
        "The proposal was approved as the previous one was rejected",
        "If approved by Council, the plan proceeds",
        "It was noted that costs rose and agreed that the plan be approved",
        "Resolved that: (a) the report be noted; (b) the contract be awarded to Smith Ltd",
        "Agreed: approved subject to conditions",
        "Agreed to adjourn until Monday",
        "Meeting adjourned",
        "On a show of hands, Members agreed the plan",
        "Members supported the refusal of permission",
        "The plan to withdraw from the scheme was approved",
        "Members agreed to withdraw from the consortium",
        "The appeal fell to be decided and Members upheld it",
        "Grant of 500 to the club",
        "Award contract to Smith",
        "Resolved that permission be granted",
        "Agreed that Mr Smith be not invited",
        "Agreed that Members note the report and that the plan be approved",
        "Members voted to approve the grant",
        "Motion carried by 8 votes to 3",
        # the fate of an amendment is not that of the motion
        "The amendment was lost and the motion carried",
        "Members rejected the amendment and agreed the motion",
        "Members disagreed with the minister and agreed to write to him",
    ],
    Outcome.AMENDED: ["Agreed as amended", "The plan as amended", "Agreed as amended: the plan"],
    Outcome.REJECTED: [
        "The motion was lost",
        "Motion lost",
        "It was lost",
        "The motion fell for want of a seconder",
        "The motion was not agreed",
        "It was not carried.",
        "Not agreed",
        "Not approved: the plan",
        "Members didn't agree the plan",
        "Members didn’t agree the plan",
        "The Board did not endorse the strategy",
        "Members disagreed with the plan",
        "Members agreed to reject the plan",
        "Agreed: not to approve the grant",
        "Not to approve the grant",
        "Declined to fund",
        "Members refused to approve it",
        "Members voted against the plan",
        "Application dismissed",
        "Gates and fences were rejected",
        "Resolved unanimously that the plan be rejected",
        "RESOLVED to REFUSE the application",
        "Resolved that permission not be granted",
        "That the scheme be not approved",
        "The application should not be approved",
        "Members couldn't support the bid",
        "Members felt unable to support the bid",
        "Refuse planning permission",
        "The amendment was lost",
        "Rejected: that the plan be approved",
        "Rejected: the plan that Members agreed in May",
        "Not only rejected but refused",
    ],
    Outcome.DEFERRED: [
        "The item was deferred",
        "Deferred pending a site visit",
        "Deferred consideration of the plan to March",
        "That consideration of the scheme be deferred",
        "Item 4 be deferred to the March meeting and the consultant be thanked",
        "It was agreed that the item be deferred until March",
        "In view of the time, Members deferred the plan",
        "Gates deferred to March",
        "Members agreed to defer",
        "Deferred: item 4",
    ],
    Outcome.WITHDRAWN: ["The item was withdrawn by the Director", "Withdrawn", "Members withdrew the motion"],
    Outcome.REFERRED: [
        "Referred to the Executive",
        "Noted and referred to the Executive",
        "Agreed to refer it",
    ],
    Outcome.NO_DECISION: [
        "No decision was taken",
        "Members took no decision",
        "No decision: the time ran out",
    ],
    Outcome.NOTED: [
        "Members noted the report and asked for more",
        "Noted that the plan was rejected by the council",
        "Noted: that the contract was let",
        "RESOLVED: That the report be noted.",
        "Agreed that Members note the report",
        "To note the report",
        "Note report",
        "Report noted",
        "The update on the adjourned scheme was noted",
        "The Chairman introduced the report. Members noted it.",
        "Members welcomed and noted the report",
    ],
}


@pytest.mark.parametrize(("outcome", "words"), [(one, words) for one, many in SURE.items() for words in many])
def test_the_main_clause_decides(outcome: Outcome, words: str) -> None:
    found = read_outcome(words)
    assert (found.outcome, found.doubt) == (outcome, "")


AGREED, REJECTED = Outcome.AGREED, Outcome.REJECTED
DOUBTED: list[tuple[str, Outcome, str]] = [
    # two outcomes are named
    ("Members awarded the grant; the rival bid was withdrawn", AGREED, "withdrawn"),
    ("Let the tender; the other bidder withdrew", AGREED, "withdrawn"),
    ("Mend the roof; the other bidder withdrew", AGREED, "withdrawn"),
    ("Mend the roof; the chairman withdrew the item", Outcome.WITHDRAWN, "agreed"),
    ("Members agreed the plan but rejected recommendation 3", AGREED, "rejected"),
    ("Deferred item 3; agreed item 4", Outcome.DEFERRED, "agreed"),
    # a negative word that is not understood
    ("Members refused to be rushed and the scheme goes ahead", AGREED, "rejected"),
    ("Officers will not publish it", AGREED, "rejected"),
    ("Mend the boat withdrawn from service", AGREED, "withdrawn"),
    ("Cllr Smith noted the report", AGREED, "noted"),
    ("The motion was not rejected", AGREED, "rejected"),
    ("Members refused to reject the bid", AGREED, "rejected"),
    ("The grant will not be paid", REJECTED, "agreed"),
    ("Rejected bids be read again", REJECTED, "agreed"),
    # more than one thing may be meant
    ("Approved subject to conditions", Outcome.AMENDED, "agreed"),
    ("The plan goes ahead subject to costs", Outcome.AMENDED, "agreed"),
    ("Members could not agree a way forward", Outcome.NO_DECISION, "rejected"),
    ("Members were unable to agree", Outcome.NO_DECISION, "rejected"),
    ("No agreement could be reached", Outcome.NO_DECISION, "rejected"),
    ("Members disagreed", Outcome.NO_DECISION, "rejected"),
    ("Agreed to withdraw the grant", Outcome.WITHDRAWN, "agreed"),
    ("Mend the roof and the scheme was deferred", Outcome.DEFERRED, "agreed"),
]


@pytest.mark.parametrize(("words", "outcome", "other"), DOUBTED)
def test_what_can_be_read_otherwise_is_a_doubt(words: str, outcome: Outcome, other: str) -> None:
    found = read_outcome(words)
    assert found.outcome is outcome
    assert found.doubt == f"read as {outcome}; say '{other}:' at the start if not"


@pytest.mark.parametrize(("words", "outcome", "other"), DOUBTED)
def test_what_the_doubt_advises_settles_it(words: str, outcome: Outcome, other: str) -> None:
    found = read_outcome(f"{other.title()}: {words}")
    assert (found.outcome.value, found.doubt) == (other, "")


def test_a_label_may_be_turned_over() -> None:
    assert read_outcome("Not rejected: the plan").outcome is AGREED


def test_a_label_does_not_excuse_what_is_decided_beside_it() -> None:
    assert read_outcome("Noted: the report on the contract").without_quorum
    assert not read_outcome("Noted: the report. Agreed to award the contract").without_quorum
    assert read_outcome("Adjourned: to Monday").without_quorum


def test_each_outcome_is_read_from_its_own_word() -> None:
    words = {one: one.value for one in Outcome}
    assert {one: read_outcome(word).outcome for one, word in words.items()} == {one: one for one in Outcome}
    assert outcome_of_verb("adjourned") is outcome_of_verb("painted") is None


_MADE_OF = """
members the board noted agreed rejected deferred withdrew that to be not was and , ; . : report item as
adjourned subject amendment no decision refused could unable fell lost which (a) let 5
"""
_WORDS = st.sampled_from(_MADE_OF.split())


@given(st.one_of(st.text(), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_any_words_have_an_outcome_and_only_what_is_free_is_excused(text: str) -> None:
    found = read_outcome(text)
    assert found.named or not found.without_quorum
    if found.without_quorum:
        assert found.outcome in WITHOUT_QUORUM or "adjourn" in text.casefold()
    assert not found.doubt or found.doubt.startswith(f"read as {found.outcome};")


def test_a_long_text_is_read_by_its_opening() -> None:
    assert read_outcome("Members noted it. " + "On and on. " * 5000 + "Agreed.").outcome is Outcome.NOTED
