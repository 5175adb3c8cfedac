"""Which messages must not wait: the first thing that happens with every message."""

from __future__ import annotations

from dataclasses import dataclass

from bot.safety.by_patterns import found_by_patterns
from bot.safety.by_statistics import BY_STATISTICS, found_by_statistics, may_be_mistaken
from bot.safety.plain import plain
from bot.safety.scores import read


@dataclass(frozen=True)
class Screening:
    """What a message is; ``reason`` names the pattern group or the statistics, never its words."""

    kind: str = "none"
    about: str = "self"
    reason: str = ""
    also: tuple[str, ...] = ()

    @property
    def is_likeness(self) -> bool:
        """Say whether no pattern knew the words: they are only like those of an alarm."""
        return self.reason.startswith(BY_STATISTICS)


def screen(text: str, *, question: str | None = None) -> Screening:
    """Say whether a message must not wait, of which kind it is and about whom.

    The patterns come first, because they know about whom and how urgent it is; the statistics add
    what no pattern foresaw, and take back a weak pattern alone.

    Args:
        text: the message as written.
        question: the slot of the intake that is open, if any. An answer to
            ``living_situation`` is no alarm for shelter unless it speaks of tonight or of danger.
    """
    in_plain_form = plain(text)
    scores = read(in_plain_form)
    findings = [
        finding
        for finding in found_by_patterns(in_plain_form, question)
        if not may_be_mistaken(finding, scores)
    ]
    findings.extend(found_by_statistics(scores, in_plain_form, question))
    if not findings:
        return Screening()
    findings.sort(key=lambda finding: finding.rank)
    lead = findings[0]
    kinds = dict.fromkeys(finding.kind for finding in findings)
    also = tuple(kind for kind in kinds if kind != lead.kind)
    return Screening(lead.kind, lead.about, lead.reason, also)
