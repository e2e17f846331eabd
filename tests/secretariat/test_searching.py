"""Search: one question over everything, the meeting in hand first; accents and case never matter."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from boardtui.assemble import make_sample, open_workspace
from boardtui.model.keys import RecordKey
from boardtui.secretariat.searching import MOST_HITS, HitKind
from boardtui.secretariat.secretariat import Secretariat
from tests.app.holding import BOARD, NOVEMBER


@pytest.fixture(scope="module")
def secretariat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secretariat]:
    workspace = tmp_path_factory.mktemp("searching") / "workspace"
    make_sample(workspace)
    with closing(open_workspace(workspace, readonly=True)) as opened:
        yield opened


def test_nothing_finds_nothing(secretariat: Secretariat) -> None:
    assert secretariat.search("") == secretariat.search("   ") == ()
    assert secretariat.search("no such words anywhere") == ()


def test_a_person_of_the_meeting_in_hand(secretariat: Secretariat) -> None:
    hit = secretariat.search("flemíng PETER", NOVEMBER)[0]
    assert (hit.kind, hit.key, hit.target) == (HitKind.PERSON, NOVEMBER, "peter-fleming")


def test_people_are_found_by_their_code(secretariat: Secretariat) -> None:
    person = secretariat.search("peter fleming", NOVEMBER)[0]
    assert person in secretariat.search(person.label.lower(), NOVEMBER)


def test_every_kind_is_found(secretariat: Secretariat) -> None:
    meeting = secretariat.meeting(NOVEMBER)
    for kind, text, target in (
        (HitKind.ITEM, meeting.agenda[0].title, meeting.agenda[0].id),
        (HitKind.DECISION, meeting.decisions[0].text, meeting.decisions[0].id),
        (HitKind.ACTION, meeting.actions[0].ref, meeting.actions[0].id),
        (HitKind.MINUTE, meeting.minutes[0].text, meeting.minutes[0].id),
    ):
        assert (kind, target) in [(one.kind, one.target) for one in secretariat.search(text, NOVEMBER)]
    for at in (None, NOVEMBER):  # the one in hand is a meeting like the others
        found = [one.key for one in secretariat.search("17 november 2010", at) if one.kind is HitKind.MEETING]
        assert found == [NOVEMBER]


def test_other_meetings_are_found_from_the_index_and_none_twice(secretariat: Secretariat) -> None:
    decision = secretariat.meeting(NOVEMBER).decisions[0]
    [elsewhere] = [one for one in secretariat.search(decision.ref) if one.kind is HitKind.DECISION]
    assert (elsewhere.key, elsewhere.label, elsewhere.target) == (NOVEMBER, decision.ref, decision.id)
    [here] = [one for one in secretariat.search(decision.ref, NOVEMBER) if one.kind is HitKind.DECISION]
    assert here.target == decision.id


def test_people_are_found_without_a_meeting_too(secretariat: Secretariat) -> None:
    hit = next(one for one in secretariat.search("peter fleming") if one.kind is HitKind.PERSON)
    assert (hit.board, hit.target) == (BOARD, "peter-fleming")
    board = secretariat.boards()[0]
    assert hit.key == RecordKey(BOARD, secretariat.find_digest(board, None).id)


def test_a_kind_without_words_is_all_of_that_kind(secretariat: Secretariat) -> None:
    people = secretariat.search("", NOVEMBER, HitKind.PERSON)
    assert {one.kind for one in people} == {HitKind.PERSON}
    assert len(people) >= len(secretariat.boards()[0].people)
    assert {one.kind for one in secretariat.search("peter", NOVEMBER, HitKind.ACTION)} <= {HitKind.ACTION}


def test_hits_end_somewhere(secretariat: Secretariat) -> None:
    assert len(secretariat.search("e", NOVEMBER)) <= MOST_HITS
