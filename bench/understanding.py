"""How well the assistant understands what stands in no training data: ``make evaluate``.

The held-out sentences stand in ``tests/nlu``, the held-out answers in ``tests/language``. The
figures are kept in ``results/understanding.json``, and the next run tells what changed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict

from bench import answers, calibration, since
from bench.held_out import Parsed, judged, sentences, share
from bot.dialogue.components.parsing import parsed_by_rasa
from bot.settings import ROOT

RESULTS = ROOT / "results" / "understanding.json"
CONFUSIONS = 20


def parsed_sentences() -> list[Parsed]:
    """Parse every held-out sentence with the newest model."""
    held_out = sentences()
    results = parsed_by_rasa([one.text for one in held_out], ROOT / "models")
    return [judged(one, result) for one, result in zip(held_out, results, strict=True)]


def by_group(found: list[Parsed]) -> dict[str, list[Parsed]]:
    """Return the sentences of each group of writers, and of all."""
    groups: dict[str, list[Parsed]] = {"all": found}
    for one in found:
        groups.setdefault(one.group, []).append(one)
    return groups


def macro_f1(found: list[Parsed]) -> float:
    """Return the mean over intents of F1, in which each intent counts the same."""
    right = Counter(one.intent for one in found if one.is_right)
    meant = Counter(one.intent for one in found)
    guessed = Counter(one.best for one in found)
    scores = [2 * right[name] / (meant[name] + guessed[name]) for name in meant]
    return sum(scores) / len(scores)


def figures(found: list[Parsed]) -> dict[str, float]:
    """Return the figures that are compared with the run before."""
    return {
        f"{group}: {name}": value
        for group, of_group in by_group(found).items()
        for name, value in (
            ("accuracy", sum(one.is_right for one in of_group) / len(of_group)),
            ("macro-F1", macro_f1(of_group)),
            ("understood", sum(one.is_understood for one in of_group) / len(of_group)),
            ("asked back", sum(one.asks_back for one in of_group) / len(of_group)),
            ("misunderstood", sum(one.is_misunderstood for one in of_group) / len(of_group)),
        )
    }


def intents(found: list[Parsed]) -> list[str]:
    """Return the accuracy by intent, the weakest first."""
    grouped: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        grouped[one.intent].append(one.is_right)
    ordered = sorted(grouped.items(), key=lambda item: sum(item[1]) / len(item[1]))
    return [f"  {name:24}{share(sum(right), len(right))}" for name, right in ordered]


def confusions(found: list[Parsed]) -> list[str]:
    """Return which intent is taken for which, the most frequent first."""
    wrong = [one for one in found if not one.is_right]
    counts = Counter((one.intent, one.best) for one in wrong)
    confident = Counter((one.intent, one.best) for one in wrong if one.is_misunderstood)
    return [
        f"  {count:3}  {intent} taken for {best} ({confident[intent, best]} of them confidently)"
        for (intent, best), count in counts.most_common(CONFUSIONS)
    ]


def main() -> None:
    """Print the figures, where they come from, and what changed; keep them for the next run.

    With ``--json`` the figures of the intents alone, and nothing is kept.
    """
    found = parsed_sentences()
    results = figures(found)
    if sys.argv[1:] == ["--json"]:
        print(json.dumps(results))
        return
    print(f"INTENTS, {len(found)} sentences")
    for name, value in results.items():
        print(f"  {name:28}{value:7.1%}")
    print("by intent, the weakest first", *intents(found), sep="\n")
    print("confusions", *confusions(found), sep="\n")
    print("confidence, and how often it was right", *calibration.table(found), sep="\n")
    read = answers.read_held_out()
    print(f"ANSWERS, {len(read)} answers", *answers.table(read), sep="\n")
    results |= answers.figures(read)
    print("SINCE THE LAST RUN", *since.changes(results, since.last(RESULTS)), sep="\n")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
