"""Where rights are asked for in ``bot/``, and the test that fails without each of these checks."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from bot.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What asks, with the place of the action among what it is given.
ASKING = {"authorize": 1, "may": 2}
#: What asking is made of: whoever calls these asks.
WITHIN = ("access.", "storage.access.", "dialogue.line_people.may ")

_LINE = "tests/line/relay/test_line_rights.py::test_"
_HANDED = "tests/line/relay/test_line_rights_handed_over.py::test_"
_STAFF = "tests/line/pairing/test_pairing_staff.py::test_"
_YOUTH = "tests/line/pairing/test_pairing_youth.py::test_"
_CLI = "tests/cli/test_cli_rights.py::test_operator_needs_the_right"
_WRONG = "tests/access/test_checks.py::test_wrong_people_are_refused_and_written_down"

#: By place (module, function, action): the test that fails when the check is taken out.
PLACES = {
    "dialogue.line_youth._switch line.switch": f"{_LINE}assistant_is_chosen_by_the_youth_alone",
    "dialogue.line_youth._who_got line.read": f"{_LINE}edit_is_shown_to_who_may_read_alone",
    "dialogue.line_forward.take line.write": f"{_LINE}message_of_a_youth_needs_the_right_to_write",
    "dialogue.line_forward._sent line.read": (
        f"{_LINE}who_may_not_read_gets_nothing_and_the_youth_hears_so"
    ),
    "dialogue.line_alarm.sound line.read": f"{_LINE}alarm_shows_nothing_to_who_may_not_read",
    "dialogue.line_alarm.take_alert alert.take": f"{_LINE}alarm_is_taken_by_who_may",
    "dialogue.line_answer.send_answer line.answer": (
        f"{_LINE}nobody_is_picked_or_answered_without_the_right"
    ),
    "dialogue.line_notes.keep_note line.note": f"{_LINE}note_needs_the_right",
    "dialogue.line_ways._answer line.answer": f"{_LINE}call_and_visit_need_the_right_to_answer",
    "dialogue.line_silence._next_readers line.read": f"{_LINE}who_may_not_read_is_not_brought_in",
    "dialogue.line_unheard.do line.read": f"{_LINE}coordinator_who_may_not_read_gets_no_alarm",
    "dialogue.line_staff._edited action": f"{_LINE}words_are_changed_by_right_alone",
    "dialogue.line_staff._reacted line.answer": f"{_LINE}sign_is_shown_by_right_alone",
    "dialogue.staff_buttons.pick line.answer": f"{_LINE}youth_is_picked_by_right_alone",
    "dialogue.staff_referrals._show referral.read": (
        f"{_LINE}referral_is_shown_and_taken_by_right_alone[sqlite-referral.read]"
    ),
    "dialogue.staff_referrals.take_referral referral.claim": (
        f"{_LINE}referral_is_shown_and_taken_by_right_alone[sqlite-referral.claim]"
    ),
    "dialogue.handing_over.journey line.team": f"{_HANDED}new_coach_hears_of_it_by_right_alone",
    "dialogue.handing_over.referral referral.read": f"{_HANDED}referral_is_given_by_right_alone",
    "dialogue.handing_over._pass_on line.read": f"{_HANDED}what_waits_comes_along_by_right_alone",
    "dialogue.pairing._may_open staff.pair": f"{_STAFF}youth_cannot_become_a_coach",
    "dialogue.pairing._may_open youth.pair": f"{_YOUTH}youth_cannot_become_another_youth",
    "dialogue.confirming._settle youth.confirm": (
        f"{_YOUTH}coach_who_is_no_longer_on_the_case_cannot_say_yes"
    ),
    "dialogue.enrolment.enrol case.add": f"{_WRONG}[enrolment.enrol]",
    "dialogue.enrolment.start case.start": f"{_WRONG}[enrolment.start]",
    "dialogue.enrolment.move case.move": f"{_WRONG}[enrolment.move]",
    "dialogue.enrolment.invite_youth youth.invite": f"{_WRONG}[enrolment.invite_youth]",
    "dialogue.enrolment.close case.close": f"{_WRONG}[enrolment.close]",
    "dialogue.staff.staff_list coach.read": f"{_WRONG}[staff.staff_list]",
    "dialogue.staff.add_coach coach.add": f"{_WRONG}[staff.add_coach]",
    "dialogue.staff.invite_coach coach.invite": f"{_WRONG}[staff.invite_coach]",
    "dialogue.staff.set_absent coach.absent": f"{_WRONG}[staff.set_absent]",
    "dialogue.staff.set_back coach.absent": f"{_WRONG}[staff.set_back]",
    "dialogue.leaving.end_coach coach.end": f"{_WRONG}[leaving.end_coach]",
    "cli.cases.show case.read": f"{_CLI}[case.read]",
    "cli.case_file.export case.export": f"{_CLI}[case.export]",
    "cli.case_file.withhold note.withhold": f"{_CLI}[note.withhold]",
}

#: By button or command of the staff: the place that asks whether they may.
GUARDED = {
    "pick": "dialogue.staff_buttons.pick line.answer",
    "for": "dialogue.line_answer.send_answer line.answer",
    "take": "dialogue.line_alarm.take_alert alert.take",
    "called": "dialogue.line_ways._answer line.answer",
    "meet": "dialogue.line_ways._answer line.answer",
    "claim": "dialogue.staff_referrals.take_referral referral.claim",
    "invite": "dialogue.enrolment.invite_youth youth.invite",
    "nieuw": "dialogue.staff_referrals._show referral.read",
    "afwezig": "dialogue.staff.set_absent coach.absent",
    "terug": "dialogue.staff.set_back coach.absent",
}
#: These tell what everybody may know, or show and change what is one's own already.
HARMLESS = (
    *("unpick", "drop", "jongeren", "uitnodigen", "wie"),
    *("start", "hulp", "help", "stop", "privacy"),
)


def found() -> list[str]:
    """Return every place in ``bot/`` where somebody is asked for a right."""
    return [
        place
        for path in sorted((ROOT / "bot").rglob("*.py"))
        for place in _places(
            ast.parse(path.read_text("utf-8")),
            ".".join(path.relative_to(ROOT / "bot").with_suffix("").parts),
        )
        if not place.startswith(WITHIN)
    ]


def _places(node: ast.AST, inside: str, module: str = "") -> Iterator[str]:
    module = module or inside
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and _name(child.func) in ASKING:
            asked = child.args[ASKING[_name(child.func)]]
            action = asked.value if isinstance(asked, ast.Constant) else ast.unparse(asked)
            yield f"{inside} {action}"
        is_function = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
        yield from _places(child, f"{module}.{child.name}" if is_function else inside, module)


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        # A method of that name of something else (``Policy.may``) asks for nothing.
        return called.attr if called.attr == "authorize" else ""
    return called.id if isinstance(called, ast.Name) else ""
