"""The youth on the line: to the coach by default, to the assistant when chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.dialogue.arriving import BLOCKED, BUTTON, EDITED, REACTION, START, UNBLOCKED
from bot.dialogue.entering import let_out
from bot.dialogue.line_forward import Forward
from bot.dialogue.line_modes import back_to_line, show_mode, team_names
from bot.dialogue.line_people import may, name_for
from bot.dialogue.line_relay import Reader, Relay
from bot.dialogue.line_writing import gathered
from bot.dialogue.on_duty import readers_of
from bot.line.message import YOUTH
from bot.line.modes import has_gone_quiet, mode_at
from bot.line.team import ASSISTANT, LINE
from bot.storage.access import youth_actor
from bot.storage.case_record import TimelineEntry
from bot.storage.outgoing import Outgoing, Target

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Pressed, Talk
    from bot.hours import WorkingHours
    from bot.line.message import LineMessage
    from bot.line.team import Coach, Journey

#: The commands and buttons that choose to whom the youth writes.
MODES = {"mijncoach": LINE, "assistent": ASSISTANT}
#: What else is a command on the line, with the template that answers it.
TOLD = {
    "start": "youth/help",
    "hulp": "youth/help",
    "help": "youth/help",
    "privacy": "youth/privacy",
    "stop": "youth/stop",
}
#: An edit of these without other words is nothing new; a live location is edited all the time.
SAME_WITHOUT_WORDS = frozenset({"text", "location"})


class YouthLine:
    """Handle what comes from the chat of a paired youth."""

    def __init__(self, hours: WorkingHours) -> None:
        """Tell by ``hours`` when a message is read."""
        self._hours = hours

    def attend(self, talk: Talk, journey: Journey) -> bool:
        """Handle it in the transaction that finishes it; False where it is for the assistant."""
        if talk.item.kind == BUTTON:
            return self._pressed(talk, journey)
        if talk.item.kind in {BLOCKED, UNBLOCKED}:
            self._left_or_came(talk, journey)
            return True
        if talk.item.kind == REACTION:
            self._reacted(talk, journey)
            return True
        if talk.item.kind == EDITED:
            return self._edited(talk, journey)
        command, _ = talk.command
        if command in MODES:
            self._switch(talk, journey, MODES[command])
            return True
        return self._wrote(talk, journey, command)

    def _wrote(self, talk: Talk, journey: Journey, command: str) -> bool:
        if _is_with_assistant(talk, journey):
            return False
        if has_gone_quiet(journey.mode, journey.mode_since, talk.now):
            back_to_line(talk.uow, talk.wording, journey.case_id)
        if command in TOLD or talk.item.kind == START:
            talk.tell(TOLD.get(command, "youth/help"), **team_names(talk.uow, journey))
            return True
        forward = Forward(talk.uow, talk.wording, self._hours)
        forward.take(journey, gathered(talk.uow, talk.item))
        return True

    def _switch(self, talk: Talk, journey: Journey, mode: str) -> None:
        uow = talk.uow
        case = uow.access.case(journey.case_id)
        uow.access.authorize(youth_actor(journey), "line.switch", case)
        uow.journeys.set_mode(journey.case_id, mode, talk.now)
        show_mode(uow, talk.wording, journey, mode)

    def _edited(self, talk: Talk, journey: Journey) -> bool:
        """Let an edit arrive as an edit; False where it changes what the assistant was told."""
        message = talk.uow.line.written_in(talk.item.chat_id, talk.item.external_id or "")
        if message is None or message.case_id != journey.case_id:
            return False
        body = talk.item.body or ""
        if body == (message.body or "") and message.kind in SAME_WITHOUT_WORDS:
            return True
        talk.uow.line.edit(message.id, body, talk.now)
        changed = talk.uow.line.get(message.id)
        relay = Relay(talk.uow, talk.wording)
        for coach in self._who_got(talk, message):
            name = name_for(talk.uow, coach, journey)
            relay.correct(changed, Reader(coach.chat_id or "", coach.id, name))
        return True

    def _who_got(self, talk: Talk, message: LineMessage) -> tuple[Coach, ...]:
        """Return who of the staff has a copy in the chat that is still theirs."""
        uow = talk.uow
        copies = uow.line.copies(one.id for one in uow.line.album(message))
        had = {(copy.coach_id, copy.chat_id) for copy in copies if copy.coach_id}
        staff = uow.coaches.some({coach_id for coach_id, _ in had if coach_id})
        there = (one for one in staff.values() if (one.id, one.chat_id) in had)
        return tuple(one for one in there if may(uow, one, "line.read", message.case_id))

    def _reacted(self, talk: Talk, journey: Journey) -> None:
        """Show the sign that a youth put on a coach's message there, too."""
        message = talk.uow.line.shown_in(talk.item.chat_id, talk.item.external_id or "")
        if message is None or message.coach_id is None or message.case_id != journey.case_id:
            return
        coach = talk.uow.coaches.get(message.coach_id)
        if coach.chat_id == message.chat_id and message.external_id:
            place = Target(external_id=message.external_id)
            put(talk.uow, message.chat_id, Outgoing(talk.item.body or "", reacts_to=place))

    def _left_or_came(self, talk: Talk, journey: Journey) -> None:
        """Tell who reads that the youth blocked the bot, or is back."""
        kind = "line_blocked" if talk.item.kind == BLOCKED else "line_unblocked"
        entry = TimelineEntry(kind, YOUTH, talk.now, {})
        talk.uow.cases.add_to_timeline(journey.case_id, entry)
        self._tell_readers(talk, journey, f"staff/{talk.item.kind}")

    def _pressed(self, talk: Talk, journey: Journey) -> bool:
        pressed = talk.pressed()
        if pressed is None:
            # A question of the assistant is the assistant's, also when it is an old one.
            return False
        if pressed.verb in MODES:
            talk.clear(pressed.under)
            self._switch(talk, journey, MODES[pressed.verb])
        elif pressed.verb == "leave":
            self._leave(talk, journey, pressed)
        else:
            talk.clear(pressed.under)
            talk.tell("stale")
        return True

    def _leave(self, talk: Talk, journey: Journey, pressed: Pressed) -> None:
        """End the line at the youth's wish; the journey goes on without it."""
        talk.replace(pressed.under, "youth/leaving")
        self._tell_readers(talk, journey, "staff/youth_left")
        talk.uow.journeys.free(talk.item.chat_id)
        entry = TimelineEntry("line_left", YOUTH, talk.now, {})
        talk.uow.cases.add_to_timeline(journey.case_id, entry)
        let_out(talk.uow, talk.item.chat_id, talk.wording.message("line/youth/left"))

    def _tell_readers(self, talk: Talk, journey: Journey, template: str) -> None:
        for coach in readers_of(talk.uow, journey):
            if coach.chat_id:
                name = name_for(talk.uow, coach, journey)
                talk.tell_in(coach.chat_id, template, name=name)


def _is_with_assistant(talk: Talk, journey: Journey) -> bool:
    """Say whether it is for the assistant; the half hour of quiet counts from the last word.

    The youth may have been switched back in this very moment, and seen so.
    """
    mode = mode_at(journey.mode, journey.mode_since, talk.now)
    return mode == ASSISTANT and talk.uow.journeys.keep_assistant(journey.case_id, talk.now)
