"""What the patterns find in a message; they can be read, and name what they found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.safety.finding import LIVING_SITUATION, Finding
from bot.safety.matching import DENIALS, Pattern
from bot.safety.plain import key
from bot.safety.rules import Group, Rules, rules
from bot.safety.subject import who_is_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(r"(?<= )(?:[^ .?]+ )+[.?]?")
#: Words that may stand between a denial and what it denies.
_LINKS = frozenset(map(key, ("een", "enkele", "echt", "te", "aan", "de", "het", "zelf", "bij")))


def found_by_patterns(text: str, question: str | None = None) -> Iterator[Finding]:
    """Yield the groups that a text in plain form matches and nothing quiets, each once."""
    known = rules()
    literal = _without_figures(text, known)
    present = known.lexicon.present(literal)
    message = _Message(literal, present, known)
    for place, patterns in known.index.possible(present).items():
        group = known.groups[place]
        if not _counts(group, question):
            continue
        alarm = next(message.alarms(group, patterns), None)
        if alarm is not None:
            about = who_is_meant(group.kind, *alarm, literal)
            yield Finding(group.kind, about, group.name, group.urgent, group.weak)


def _counts(group: Group, question: str | None) -> bool:
    if group.kind != "shelter":
        return True
    return group.answer != "no" if question == LIVING_SITUATION else group.answer != "only"


def _without_figures(text: str, known: Rules) -> str:
    present = known.lexicon.present(text)
    for figure in known.figures:
        if figure.needs <= present:
            text = figure.expression.sub("_ ", text)
    return text


class _Message:
    """A text with what was found in it so far."""

    def __init__(self, text: str, present: frozenset[int], known: Rules) -> None:
        self._text = text
        self._present = present
        self._known = known
        self._quiet: frozenset[str] | None = None

    def alarms(self, group: Group, patterns: Iterable[Pattern]) -> Iterator[tuple[str, str]]:
        """Yield each match of a group that nothing quiets, and the sentence around it."""
        for pattern in patterns:
            for match in pattern.expression.finditer(self._text):
                sentence = self._sentence_around(match)
                if not self._is_quiet(group, sentence, match):
                    yield match.group(), sentence

    def _is_quiet(self, group: Group, sentence: str, match: re.Match[str]) -> bool:
        return (
            _is_denied(self._text[: match.start()])
            or self._has(group.unless, sentence)
            or bool(group.quiet_by & self._quiet_message())
            or bool(group.quiet_by & frozenset(self._quiet_sentence(sentence)))
        )

    def _has(self, patterns: Iterable[Pattern], text: str) -> bool:
        return any(
            pattern.needs <= self._present and pattern.expression.search(text)
            for pattern in patterns
        )

    def _quiet_message(self) -> frozenset[str]:
        """Return the contexts of the whole message; a joke that is meant is none."""
        if self._quiet is None:
            names = {
                context.name
                for context in self._known.contexts
                if context.scope == "message" and self._has(context.patterns, self._text)
            }
            if self._has(self._known.meant, self._text):
                names.discard("joke")
            self._quiet = frozenset(names)
        return self._quiet

    def _quiet_sentence(self, sentence: str) -> Iterator[str]:
        """Yield the contexts of one sentence; what is said of now is not past."""
        for context in self._known.contexts:
            if context.scope != "sentence" or not self._has(context.patterns, sentence):
                continue
            if context.name != "past" or not self._has(self._known.now, sentence):
                yield context.name

    def _sentence_around(self, match: re.Match[str]) -> str:
        for found in _SENTENCE.finditer(self._text):
            if found.start() <= match.start() < found.end():
                return f" {found.group()}"
        return self._text


def _is_denied(before: str) -> bool:
    """Say whether the words right before a match deny it: "nooit", "geen enkele"."""
    *_, earlier, last = ["", "", *before.split()]
    return (earlier if last in _LINKS else last) in DENIALS
