"""What the statistical reader finds in a message that no pattern foresaw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.safety.finding import LIVING_SITUATION, Finding
from bot.safety.plain import key
from bot.safety.scores import model
from bot.safety.subject import who_is_spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.safety.scores import Score

#: An answer to "waar slaap je?" alarms only when it says one of these, whatever else it is like.
_TONIGHT_OR_DANGER = frozenset(
    key(word)
    for word in (
        *("vannacht", "vanavond", "vandaag", "straks", "morgen", "vanaf", "tonight", "soir"),
        *(
            "nergens",
            "nieverst",
            "nievers",
            "nowhere",
            "waarheen",
            "buitengezet",
            "buitengesmeten",
        ),
        *("bang", "onveilig", "veilig", "durf", "slaat", "gevaar"),
    )
)

#: What the reason of a finding begins with that no pattern made.
BY_STATISTICS = "statistics_"


def found_by_statistics(
    scores: Mapping[str, Score], text: str, question: str | None
) -> Iterator[Finding]:
    """Yield the kinds of which a message is like enough.

    Args:
        scores: of the message, per kind.
        text: the message in plain form.
        question: the slot of the intake that is open, if any.
    """
    for kind, score in scores.items():
        if score.value < model().found_from[kind] or not _counts(kind, score, question):
            continue
        sentence = f" {' '.join(score.stretch)} "
        about = who_is_spoken_of(kind, sentence, text)
        yield Finding(kind, about, f"{BY_STATISTICS}{kind}")


def may_be_mistaken(finding: Finding, scores: Mapping[str, Score]) -> bool:
    """Say whether what a weak pattern found is like nothing that was ever an alarm."""
    score = scores.get(finding.kind)
    return bool(finding.is_weak and score and score.value < model().kept_from[finding.kind])


def _counts(kind: str, score: Score, question: str | None) -> bool:
    if kind != "shelter" or question != LIVING_SITUATION:
        return True
    return not _TONIGHT_OR_DANGER.isdisjoint(score.stretch)
