"""Every command, in the order a person needs them."""

from boardtui.cli.accessibility_verb import accessibility
from boardtui.cli.action_verbs import ACTION_VERBS
from boardtui.cli.agenda_verbs import AGENDA_VERBS
from boardtui.cli.board_verbs import BOARD_VERBS
from boardtui.cli.calendar_verbs import calendar
from boardtui.cli.decision_verbs import DECISION_VERBS
from boardtui.cli.exporting import export
from boardtui.cli.families import Family
from boardtui.cli.helping import help_page
from boardtui.cli.history import history
from boardtui.cli.keeping import backup, load, prune, restore, verify
from boardtui.cli.keys import keys
from boardtui.cli.listing import agenda, boards, meetings, members, register
from boardtui.cli.meeting_verbs import MEETING_VERBS
from boardtui.cli.member_verbs import MEMBER_VERBS
from boardtui.cli.note_verbs import note
from boardtui.cli.plan import plan
from boardtui.cli.recording import record
from boardtui.cli.records import dump
from boardtui.cli.samples import demo, sample
from boardtui.cli.template_verbs import template
from boardtui.cli.tracking import actions, decisions, needs, search

VERBS = (
    demo, sample, Family(boards, *BOARD_VERBS), Family(members, *MEMBER_VERBS), calendar,
    Family(meetings, *MEETING_VERBS), Family(agenda, *AGENDA_VERBS), plan, register,
    Family(decisions, *DECISION_VERBS),
    Family(actions, *ACTION_VERBS), needs, search, note,
    record, history, export, dump, load, verify, backup, restore, prune,
    template, accessibility, keys, help_page,
)  # fmt: skip
