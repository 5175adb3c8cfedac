"""How well the trained model understands sentences that stand in no training data.

Run as ``python -m bench.understanding``; the held-out sentences stand in ``tests/nlu``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.dialogue.components.parsing import parse_texts

HELD_OUT = Path(__file__).parents[1] / "tests" / "nlu"
CONFUSIONS = 15


@dataclass(frozen=True)
class Parsed:
    """A held-out sentence: what it means, and what was understood with which confidence."""

    intent: str
    group: str
    understood: str
    confidence: float

    @property
    def is_right(self) -> bool:
        """Say whether it was understood."""
        return self.intent == self.understood


def parsed_sentences() -> list[Parsed]:
    """Parse every held-out sentence with the newest model."""
    sentences = [
        entry
        for path in sorted(HELD_OUT.glob("*.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    results = parse_texts([entry["text"] for entry in sentences])
    return [
        Parsed(entry["intent"], entry["group"], result["intent"], result["confidence"])
        for entry, result in zip(sentences, results, strict=True)
    ]


def share(part: int, whole: int) -> str:
    """Write a share as a percentage."""
    return f"{part / whole:6.1%} ({part} of {whole})" if whole else "-"


def main() -> None:
    """Print the share that is understood: in all, by writers, by intent; and the confusions."""
    found = parsed_sentences()
    right = [one for one in found if one.is_right]
    asked_back = [one for one in found if one.understood == "nlu_fallback"]
    print(f"understood      {share(len(right), len(found))}")
    print(f"asked back      {share(len(asked_back), len(found))}")
    wrong = [one for one in found if not one.is_right and one.understood != "nlu_fallback"]
    print(f"misunderstood   {share(len(wrong), len(found))}")
    for group in sorted({one.group for one in found}):
        of_group = [one for one in found if one.group == group]
        print(f"  {group:14}{share(sum(one.is_right for one in of_group), len(of_group))}")
    by_intent: dict[str, list[Parsed]] = defaultdict(list)
    for one in found:
        by_intent[one.intent].append(one)
    print("by intent, the least understood first")
    ordered = sorted(by_intent.items(), key=lambda item: sum(o.is_right for o in item[1]))
    for intent, of_intent in ordered:
        print(f"  {intent:24}{share(sum(one.is_right for one in of_intent), len(of_intent))}")
    print("most frequent confusions")
    confusions = Counter((one.intent, one.understood) for one in wrong)
    for (intent, understood), count in confusions.most_common(CONFUSIONS):
        print(f"  {count:3}  {intent} taken for {understood}")


if __name__ == "__main__":
    main()
