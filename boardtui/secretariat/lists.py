"""The records as plain data: what the lists of the command line say (help page ``interchange``).

Pure functions from records to dictionaries that JSON can hold. Dates are ISO, references as stored,
boards and meetings by their ids, people by the name printed on the day. Contacts stay out (R52).
"""

from collections.abc import Sized
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from boardtui.model.actions import ActionItem, ActionStatus
from boardtui.model.agendas import AgendaItem, CoverSheet
from boardtui.model.boards import Board, Role
from boardtui.model.meetings import Meeting
from boardtui.rules.attendance import Mark
from boardtui.rules.body_findings import seats_on
from boardtui.rules.calendar import next_date
from boardtui.rules.digest import Assigned, Decided, Digest, counts, name_on_the_day
from boardtui.rules.membership import Seat, as_on, members_on, on_the_day
from boardtui.rules.needs import Need
from boardtui.rules.register import Register, RegisterRow
from boardtui.rules.statistics import Attended, Counted, statistics
from boardtui.secretariat.searching import Hit
from boardtui.secretariat.tracker import ActionRow, DecisionRow

Plain = dict[str, Any]


def board_entry(board: Board, meetings: Sized, today: date) -> Plain:
    """One board, with how much is on record of it."""
    board = as_on(board, today)
    following = next_date(board, today)
    return {
        "id": board.id,
        "name": board.name,
        "prefix": board.prefix,
        "year": board.year,
        "parent": board.parent,
        "timezone": board.settings.timezone,
        "groups": [{"id": one.id, "name": one.name, "seats": one.seats} for one in board.groups],
        "members": len(members_on(board, today)),
        "meetings": len(meetings),
        "next_date": following.day.isoformat() if following else None,
    }


def member_entries(board: Board, day: date) -> Plain:
    """Everybody with a role on the board on ``day``, members first, by group."""
    seats = sorted(on_the_day(board, day), key=lambda seat: not seat.role.holds_seat)
    return {
        "board": board.id,
        "date": day.isoformat(),
        "members": [_member(seat) for seat in seats],
        "groups": [
            {"id": one.group.id, "name": one.group.name, "seats": one.group.seats, "filled": one.filled,
             "vacant": one.vacant}
            for one in seats_on(board, day)
        ],
    }  # fmt: skip


def meeting_entry(board: Board, meeting: Digest) -> Plain:
    """One meeting: when, where, how it stands and how much is recorded in it."""
    return {
        "id": meeting.id,
        "board": board.id,
        "date": meeting.day.isoformat(),
        "start": _clock(meeting.start),
        "finish": _clock(meeting.finish),
        "room": meeting.room,
        "venue": meeting.venue,
        "status": meeting.state.value,
        "opened": _moment(board, meeting.opened),
        "closed": _moment(board, meeting.closed),
        "note": meeting.note.value,
        "attendance": _counts(board, meeting),
        "items": meeting.items,
        "decisions": meeting.decisions,
        "actions": meeting.actions,
    }


def agenda_entry(board: Board, meeting: Meeting) -> Plain:
    """The agenda of one meeting, with what the cover sheets say."""
    sections = {section.id: section.title for section in meeting.sections}
    return {
        "board": board.id,
        "meeting": meeting.id,
        "date": meeting.day.isoformat(),
        "start": _clock(meeting.start),
        "finish": _clock(meeting.finish),
        "place": meeting.place,
        "status": meeting.state.value,
        "sections": [section.title for section in meeting.sections],
        "issues": [
            {"version": one.version, "at": _moment(board, one.at), "by": one.by, "items": len(one.items)}
            for one in meeting.issues
        ],
        "items": [_item(item, sections) for item in meeting.agenda],
    }


def register_entry(board: Board, found: Register) -> Plain:
    """The register: one row a person, one cell a meeting; null where it is not held or cancelled."""
    return {
        "board": board.id,
        "name": board.name,
        "year": board.year,
        "meetings": [
            {
                "id": one.id,
                "date": one.day.isoformat(),
                "status": one.state.value,
                "attendance": _counts(board, one),
            }
            for one in found.meetings
        ],
        "rows": [_row(row, found.meetings) for row in found.rows],
        "statistics": _statistics(board, found),
    }


def decision_entry(row: DecisionRow) -> Plain:
    """One decision of the register, with what it replaces and what carries it out."""
    links = {"replaces": row.decision.replaces, "replaced_by": row.replaced_by, "actions": list(row.actions)}
    return _decision(row.board, row.meeting, row.decision) | links


def action_entry(row: ActionRow, day: date) -> Plain:
    """One action of the tracker, as it stands on ``day``."""
    return _action(row.board, row.meeting, row.action, day) | {
        "due": _day(row.due),
        "overdue": row.is_overdue,
        "days_late": row.days_late,
        "closed": row.closed,
        "carries_out": row.action.carries_out,
    }


def hit_entry(hit: Hit) -> Plain:
    """One thing that a search found."""
    return {
        "kind": hit.kind.value,
        "board": hit.board,
        "meeting": hit.key.meeting if hit.key is not None else None,
        "date": _day(hit.day),
        "label": hit.label,
        "text": hit.text,
        "id": hit.target,
    }


def need_entry(need: Need) -> Plain:
    """One thing that needs the secretary, with its place."""
    return {
        "kind": need.kind.value,
        "urgent": need.urgent,
        "sentence": need.sentence,
        "date": _day(need.day),
        "board": need.place.board,
        "meeting": need.place.meeting,
        "record": need.place.record,
        "field": need.place.field,
    }


def is_overdue(action: ActionItem | Assigned, today: date) -> bool:
    """True where the due date has passed and the work is neither done nor dropped."""
    still_due = action.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)
    return still_due and action.due is not None and action.due < today


def _member(seat: Seat) -> Plain:
    return {
        "person": seat.name,
        "person_id": seat.person.id,
        "code": seat.person.code,
        "group": seat.group.name if seat.group else "",
        "authority": seat.authority,
        "role": seat.role.value,
        "kind": _kind(seat.role),
        "votes": seat.membership.votes and seat.role.holds_seat,
        "start": _day(seat.membership.start),
        "end": _day(seat.membership.end),
        "aliases": list(seat.person.aliases),
    }


def _kind(role: Role) -> str:
    return "member" if role.holds_seat else role.value


def _counts(board: Board, meeting: Digest) -> Plain | None:
    if not meeting.state.was_held:
        return None
    found = counts(board, meeting)
    marks = (Mark.PRESENT, Mark.REMOTE, Mark.APOLOGIES, Mark.ABSENT, Mark.SUBSTITUTED, Mark.UNMARKED)
    return {mark.value: found.get(mark, 0) for mark in marks} | {"substitutes": len(meeting.stand_ins)}


def _item(item: AgendaItem, sections: dict[str, str]) -> Plain:
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "section": sections.get(item.section) if item.section else None,
        "page": item.page,
        "status": item.state.value,
        "exempt": item.exempt,
        "urgent_reason": item.urgent_reason,
        "minutes_planned": item.minutes_planned,
        "purpose": item.purpose.value if item.purpose else None,
        "presenter": item.presenter,
        "papers": list(item.papers),
        "approves": item.approves,
        "promise": item.promise,
        "stub": item.stub,
        "reports_on": list(item.actions),
        "deferred_to": _day(item.deferred_to),
        "reason": item.state_reason,
        "cover": _cover(item.cover) if item.cover else None,
    }


def _cover(cover: CoverSheet) -> Plain:
    return {
        "purpose": cover.purpose,
        "summary": list(cover.summary),
        "recommendations": list(cover.recommendations),
        "action": cover.action,
        "contact_officer": cover.contact_officer.name,
        "annexes": list(cover.annexes),
    }


def _row(row: RegisterRow, meetings: tuple[Digest, ...]) -> Plain:
    return {
        "person": row.name,
        "person_id": row.person,
        "group": row.group,
        "authority": row.authority,
        "role": row.role.value,
        "kind": "substitute" if row.is_substitute else "member",
        "cells": {
            meeting.id: mark.value if mark is not None else None
            for meeting, mark in zip(meetings, row.cells, strict=True)
        },
    }


def _statistics(board: Board, found: Register) -> Plain:
    counted = statistics(board, found)
    return {
        "total": _attended(counted.total),
        "members": [_counted(one) for one in counted.members],
        "substitutes": [_counted(one) for one in counted.substitutes],
        "meetings": [_counted(one) for one in counted.meetings],
        "groups": [_counted(one) for one in counted.groups],
    }


def _counted(one: Counted) -> Plain:
    return {"id": one.id, "name": one.name} | _attended(one.count)


def _attended(count: Attended) -> Plain:
    return {
        "expected": count.expected,
        "present": count.present,
        "remote": count.remote,
        "substitutes": count.substitutes,
        "apologies": count.apologies,
        "absent": count.absent,
        "unmarked": count.unmarked,
        "percent": count.percent,
    }


def _decision(board: Board, meeting: Digest, decision: Decided) -> Plain:
    return {
        "ref": decision.ref,
        **_whence(board, meeting, decision),
        "outcome": decision.outcome.value,
        "text": decision.text,
        "mover": _name(board, meeting, decision.mover),
        "seconder": _name(board, meeting, decision.seconder),
        "votes": _votes(decision.votes) if decision.votes else None,
        "casting_vote": decision.casting,
    }


def _action(board: Board, meeting: Digest, action: Assigned, today: date) -> Plain:
    return {
        "ref": action.ref,
        **_whence(board, meeting, action),
        "text": action.text,
        "owners": list(action.owners),
        "due": _day(action.due),
        "due_next_meeting": action.due_next_meeting,
        "status": action.status.value,
        "overdue": is_overdue(action, today),
        "progress": [{"date": day.isoformat(), "text": text} for day, text in action.progress],
    }


def _whence(board: Board, meeting: Digest, row: Decided | Assigned) -> Plain:
    return {
        "board": board.id,
        "meeting": meeting.id,
        "date": meeting.day.isoformat(),
        "item": row.item,
        "item_title": row.item_title,
        "exempt": row.exempt,
    }


def _votes(votes: tuple[int, int, int]) -> Plain:
    votes_for, against, abstained = votes
    return {"for": votes_for, "against": against, "abstained": abstained}


def _name(board: Board, meeting: Digest, person: str | None) -> str | None:
    return None if person is None else name_on_the_day(board, meeting, person)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _clock(moment: time | None) -> str | None:
    return None if moment is None else f"{moment:%H:%M}"


def _moment(board: Board, moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(ZoneInfo(board.settings.timezone)).isoformat(timespec="seconds")
