"""Learn the second reader of answers from the examples: ``python -m bench.opinions``.

Writes ``bot/language/data/opinions``; run it whenever the examples or the normaliser change.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from bot.language.cues import has
from bot.language.judged import NOTHING_SAID
from bot.language.normalise import normalise
from bot.language.opinion import features, topic_of

DATA = Path(__file__).parents[1] / "bot" / "language" / "data"
EXAMPLES = DATA / "examples"
TOPICS = ("yes_no", "living_situation", "income", "referrer_type", "referrer_organisation")
PROPOSALS = ("network_consent", "rent_guarantee_consent", "accepts_intensive_coaching")
SLOTS = (
    *PROPOSALS, "wants_change", "discussed_with_youth", "earlier_home_support",
    "living_situation", "income", "referrer_type", "referrer_organisation",
)  # fmt: skip
#: Files that serve several questions; "nothing" serves all.
SHARED = {"consent": PROPOSALS, "nothing": SLOTS}
#: How freely weights may grow, and below which size one is left out of the file.
STRENGTH, SMALLEST = 160.0, 3.0
#: A rare feature tells more (its rarity is raised to this power), letters tell less than words,
#: words for one question more.
RARITY, OF_LETTERS, OF_ONE_QUESTION = 1.5, 0.7, 1.4

#: Every so many-eth answer to another question teaches what says nothing about yes or no, if it
#: has so many words. More of them and the reader falls silent (measured).
EVERY, LEAST_WORDS = 20, 4

Example = tuple[str, str, str]


def examples(folder: Path = EXAMPLES) -> list[Example]:
    """Return slot, text and value of every example; those of a proposal for each proposal."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        slots = SHARED.get(path.stem, (path.stem,))
        label = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                label = line[1:-1]
            elif line and not line.startswith("# "):
                found += [(slot, line, label) for slot in slots]
    for line in (folder / "delivered.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.append((row["slot"], row["text"], row["value"] or NOTHING_SAID))
    return found


def beside_the_point(rows: list[Example]) -> list[Example]:
    """Return answers about something else, as saying nothing about each yes-or-no question."""
    others = dict.fromkeys(
        text for slot, text, _ in rows if topic_of(slot) != "yes_no" and _tells_something(text)
    )
    slots = sorted({slot for slot, _, _ in rows if topic_of(slot) == "yes_no"})
    return [
        (slot, text, NOTHING_SAID)
        for shift, slot in enumerate(slots)
        for text in list(others)[shift::EVERY]
    ]


def _tells_something(text: str) -> bool:
    normal = normalise(text)
    agrees = has("yes_no", "lead_yes", normal) or has("yes_no", "lead_no", normal)
    return len(text.split()) >= LEAST_WORDS and not agrees


def fingerprint(folder: Path = EXAMPLES) -> str:
    """Return what changes when an example does."""
    content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return hashlib.sha256(content).hexdigest()[:16]


@dataclass(frozen=True)
class Learned:
    """What one topic taught: where scores begin, the size of each feature and its weights."""

    labels: list[str]
    bias: list[float]
    weights: dict[str, tuple[float, list[float]]]


def learn(
    found: list[set[str]],
    values: list[str],
    strength: float = STRENGTH,
    smallest: float = SMALLEST,
) -> Learned:
    """Return the weights of each feature for each value, times its size.

    Args:
        found: The features of each example.
        values: What each example says.
        strength: How freely weights may grow.
        smallest: Below which size a weight is left out.
    """
    counts = Counter(chain.from_iterable(found))
    column = {name: index for index, name in enumerate(sorted(counts))}
    sizes = np.array([size(name, counts[name], len(found)) for name in column])
    columns = np.array([column[name] for of_row in found for name in of_row])
    ends = np.cumsum([0, *map(len, found)])
    matrix = sparse.csr_matrix((sizes[columns], columns, ends), shape=(len(found), len(column)))
    # One against the rest for each label: as right as all at once, and learned in seconds.
    model = LogisticRegression(C=strength, solver="liblinear", tol=0.01)
    model.fit(normalize(matrix), values)
    coefficients, begin = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # noqa: PLR2004 -- of two only the second is learned
        coefficients = np.vstack([-coefficients, coefficients])
        begin = np.concatenate([-begin, begin])
    scaled = coefficients.T * sizes[:, None]
    kept = {
        name: (float(sizes[index]), scaled[index].tolist())
        for name, index in column.items()
        if np.abs(scaled[index]).max() >= smallest
    }
    return Learned(list(model.classes_), begin.tolist(), kept)


def size(feature: str, count: int, rows: int) -> float:
    """Return how much a feature counts beside others in the same answer."""
    kind = OF_LETTERS if feature.startswith("#") else OF_ONE_QUESTION if "|" in feature else 1.0
    return kind * float(np.log(rows / count) / 3) ** RARITY


def main() -> None:
    """Learn every topic and write its weights."""
    rows = examples()
    rows += beside_the_point(rows)
    for topic in TOPICS:
        own = [row for row in rows if topic_of(row[0]) == topic]
        found = [features(text, slot) for slot, text, _ in own]
        keep(topic, learn(found, [value for _, _, value in own]), EXAMPLES)


def keep(topic: str, learned: Learned, folder: Path) -> None:
    """Write what was learned of a topic from the examples in a folder."""
    lines = [
        f"# Learned from data/{folder.name} {fingerprint(folder)}",
        "\t".join(["", "size", *learned.labels]),
        "\t".join(["(bias)", "0", *(f"{one:.2f}" for one in learned.bias)]),
    ]
    lines += [
        "\t".join([name, f"{of_name[0]:.2f}", *(f"{weight:.1f}" for weight in of_name[1])])
        for name, of_name in sorted(learned.weights.items())
    ]
    path = DATA / "opinions" / f"{topic}.tsv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{topic}: {len(learned.weights)} weights")


if __name__ == "__main__":
    main()
