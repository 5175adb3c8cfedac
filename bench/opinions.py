"""Learn the second reader of answers from the examples: ``python -m bench.opinions``.

Writes ``bot/language/data/opinions``; run it whenever the examples or the normaliser change.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.language.opinion import NOTHING_SAID, features, topic_of

DATA = Path(__file__).parents[1] / "bot" / "language" / "data"
EXAMPLES = DATA / "examples"
TOPICS = ("yes_no", "living_situation", "income", "referrer_type", "referrer_organisation")
PROPOSALS = ("network_consent", "rent_guarantee_consent", "accepts_intensive_coaching")
#: How freely weights may grow, and below which size one is left out of the file.
STRENGTH, SMALLEST = 40.0, 0.5

Example = tuple[str, str, str]


def examples(folder: Path = EXAMPLES) -> list[Example]:
    """Return slot, text and value of every example; those of a proposal for each proposal."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        slots = PROPOSALS if path.stem == "consent" else (path.stem,)
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


def fingerprint(folder: Path = EXAMPLES) -> str:
    """Return what changes when an example does."""
    content = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return hashlib.sha256(content).hexdigest()[:16]


def learn(rows: list[Example]) -> tuple[list[str], dict[str, list[float]]]:
    """Return the labels and the weights of each feature, with "(bias)" for where scores begin."""
    found = [features(text, slot) for slot, text, _ in rows]
    names = sorted(set().union(*found))
    column = {name: index for index, name in enumerate(names)}
    matrix = sparse.lil_matrix((len(rows), len(names)), dtype=np.float32)
    for index, of_row in enumerate(found):
        matrix[index, [column[name] for name in of_row]] = 1 / np.sqrt(len(of_row))
    # One against the rest for each label: as right as all at once, and learned in seconds.
    model = LogisticRegression(C=STRENGTH, solver="liblinear")
    model.fit(matrix.tocsr(), [value for _, _, value in rows])
    weights = {name: list(model.coef_[:, index]) for name, index in column.items()}
    kept = {name: of for name, of in weights.items() if max(map(abs, of)) >= SMALLEST}
    return list(model.classes_), {"(bias)": list(model.intercept_), **kept}


def main() -> None:
    """Learn every topic and write its weights."""
    rows = examples()
    for topic in TOPICS:
        labels, weights = learn([row for row in rows if topic_of(row[0]) == topic])
        lines = [f"# Learned by bench.opinions from {fingerprint()}", "\t".join(["", *labels])]
        lines += [
            "\t".join([name, *(f"{weight:.1f}" for weight in of_name)])
            for name, of_name in sorted(weights.items())
        ]
        path = DATA / "opinions" / f"{topic}.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{topic}: {len(weights)} weights")


if __name__ == "__main__":
    main()
