"""Youths and their coaches on the line: numbered messages both ways, and what became of each."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

from bot.delivery.sending import DOUBLE_MARK
from bot.dialogue.enrolment import Team, enrol
from bot.dialogue.entering import let_in
from bot.dialogue.on_duty import today
from bot.storage.access import OPERATOR
from tests.live.crowd import MEDIUM_EACH, Verdict, judge
from tests.telegram.stand_in.world import words_of

if TYPE_CHECKING:
    from bot.storage.unit_of_work import Database, UnitOfWork
    from tests.telegram.bot_api import BotApi

#: The chats of coaches and youths begin with these numbers.
COACHES, YOUTHS = 7000, 8000
#: The part of what coaches see that they answer.
ANSWERED = 0.5
NUMBERED = re.compile(r"(?:bericht|antwoord) \d+ van \d+")
#: What a youth sends besides text: some have a caption, some have not.
MEDIA = ("photo", "voice", "sticker", "document")


class LineCrowd:
    """As many pairs; each coach is the duo of the next."""

    def __init__(self, api: BotApi, pairs: int, seed: int = 1) -> None:
        self._api = api
        self._chance = random.Random(seed)  # noqa: S311 -- chance, not a secret
        self.pairs = {YOUTHS + n: COACHES + n for n in range(pairs)}
        #: By chat what must be seen there, in order.
        self.expected: dict[int, list[str]] = {
            chat: [] for pair in self.pairs.items() for chat in pair
        }
        #: What a medium without words is called, by chat and number.
        self._names: dict[tuple[str, int], str] = {}
        #: What coaches wrote, by chat and number.
        self._answers: dict[tuple[int, int], str] = {}
        self._written = self._looked_at = 0

    def enter(self, database: Database) -> None:
        """Let all of them be paired already."""
        with database.unit_of_work() as uow:
            for chat in self.pairs.values():
                self._enter_coach(uow, chat)
            for number, chat in enumerate(self.pairs):
                self._enter_youth(uow, chat, number + 1)
            uow.commit()

    def write(self) -> None:
        """Let the next youth write, and coaches answer about half of what they see."""
        chat = YOUTHS + self._written % len(self.pairs)
        self._written += 1
        name = f"bericht {self._written} van {chat}"
        self.expected[self.pairs[chat]].append(name)
        if self._written % MEDIUM_EACH:
            self._api.says(chat, text=name)
        else:
            self._send_medium(chat, name)
        self.answer()

    def verdict(self) -> Verdict:
        """Compare what each saw with what each should have seen."""
        verdict = Verdict()
        self.judge(verdict)
        return verdict

    def judge(self, verdict: Verdict) -> None:
        """Add to a verdict what is wrong with what each saw."""
        for chat, expected in self.expected.items():
            judge(expected, self._seen(chat), verdict)

    def strayed(self) -> list[str]:
        """Return what was seen by somebody for whom it was not."""
        return [
            name
            for chat, expected in self.expected.items()
            for name in self._seen(chat)
            if name.removesuffix(DOUBLE_MARK) not in expected
        ]

    def _send_medium(self, chat: int, name: str) -> None:
        kind = self._chance.choice(MEDIA)
        words = {"caption": name} if kind in {"photo", "document"} else {}
        self._api.sends(chat, kind, **words)
        self._names[str(chat), self._api._last_of(chat)] = name

    def answer(self) -> None:
        """Let coaches answer about half of what they have seen since the last time."""
        seen = self._api.ledger[self._looked_at :]
        self._looked_at += len(seen)
        youths = {str(coach): youth for youth, coach in self.pairs.items()}
        for sent in seen:
            youth = youths.get(sent["chat_id"])
            if youth is not None:
                self._answer_as_coach(self.pairs[youth], youth, sent)

    def _answer_as_coach(self, coach: int, youth: int, sent: dict[str, Any]) -> None:
        asked = self._answers.get((coach, sent["reply_to"]))
        if asked is not None and f"Jongere{youth}" in str(sent["reply_markup"]):
            # It replied to a copy that the bot does not know: a gateway died while it was sent.
            self.expected[youth].remove(asked)
            self.expected[youth].append(asked)
            self._api.presses(coach, f"Jongere{youth}", message_id=sent["message_id"])
            return
        name = self._name(sent)
        answer = name.replace("bericht", "antwoord")
        if not name.startswith("bericht") or answer in self.expected[youth]:
            return
        if self._chance.random() < ANSWERED:
            self.expected[youth].append(answer)
            self._api.says(coach, text=answer, reply_to=sent["message_id"])
            self._answers[coach, self._api._last_of(coach)] = answer

    def _seen(self, chat: int) -> list[str]:
        """Return the names of what was seen, with the mark where it stood below or above."""
        seen, is_marked = [], False
        for sent in self._api.shown(chat):
            name, has_mark = self._name(sent), DOUBLE_MARK in words_of(sent)
            if name:
                seen.append(name + (DOUBLE_MARK if has_mark or is_marked else ""))
            # A copy that can have no words has its mark above it.
            is_marked = has_mark and not name
        return seen

    def _name(self, sent: dict[str, Any]) -> str:
        if "copied" in sent:
            return self._names.get((sent["copied"][0], sent["copied"][1]), "")
        found = NUMBERED.search(words_of(sent))
        return found[0] if found else ""

    def _enter_coach(self, uow: UnitOfWork, chat: int) -> None:
        now = uow.clock.now()
        chat_id = self._chat(uow, chat, "coach")
        name = f"Coach{chat} Testemans"
        coach = uow.coaches.add(name, role="coach", region="Kortrijk", fte=1.0, now=now)
        uow.coaches.pair(coach.id, chat_id)

    def _enter_youth(self, uow: UnitOfWork, chat: int, number: int) -> None:
        now = uow.clock.now()
        team = Team(f"COACH-{number:03}", f"COACH-{number % len(self.pairs) + 1:03}")
        name = f"Jongere{chat} Testemans"
        day = today(uow)
        entered = enrol(uow, OPERATOR, name=name, place="Kortrijk", team=team, started_on=day)
        case_id = uow.cases.id_of(entered.reference)
        chat_id = self._chat(uow, chat, "youth")
        uow.journeys.pair(case_id, chat_id, now)
        uow.journeys.confirm(case_id, chat_id, now)

    def _chat(self, uow: UnitOfWork, chat: int, role: str) -> str:
        self._api.known.add(chat)
        chat_id = uow.chats.find_or_create("telegram", str(chat), uow.clock.now()).id
        let_in(uow, chat_id, role)
        return chat_id
