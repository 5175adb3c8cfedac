"""Make the weights of the statistical reader: ``python -m bot.safety.training``.

scikit-learn is imported here alone, inside the functions. The thresholds come from
cross-validation over writers: each part is scored by a model that saw nothing of its writers.
"""

from __future__ import annotations

import gzip
import io
import json
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.safety import features, scores
from bot.safety.by_patterns import found_by_patterns
from bot.safety.plain import plain
from bot.safety.rules import KINDS
from bot.safety.samples import Sample, digest, samples

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Of the calm messages, nearly all of them written to be hard, so many may alarm.
ALLOWED_ALARMS = 0.06
#: A missed suicide is the worst: it is found from a lower score than the other kinds.
_LOWER = {"suicide": 0.2}
#: A weak pattern is not believed below the score that this share of its true alarms stays above.
KEPT_ALARMS = 0.98
PARTS = 6
_STRENGTH = 10.0
_BACKGROUND = 0.4
_RARITY = 1.5
_LARGEST = 127


class Fitted(NamedTuple):
    """What was learned of one kind: a weight per feature and a bias."""

    weights: Any
    bias: float


class Learner:
    """The samples as matrices, from which a model is learned of any part of them."""

    def __init__(self, learned: Sequence[Sample]) -> None:
        """Read the features of all samples."""
        import numpy as np

        self.samples = learned
        texts = [plain(sample.text) for sample in learned]
        self._wholes = _matrix([features.words_of(text) for text in texts])
        stretches = [features.stretches(text) or [()] for text in texts]
        self._stretches = _matrix([words for row in stretches for words in row])
        self._starts = np.cumsum([0, *map(len, stretches)])[:-1]
        self._rarity = _rarity(self._wholes)
        self.patterns = [{one.kind for one in found_by_patterns(text)} for text in texts]

    def fit(self, kind: str, part: Any) -> Fitted:  # noqa: ANN401 -- numpy comes with scikit-learn
        """Learn one kind from the samples that ``part`` marks."""
        import numpy as np
        from sklearn.linear_model import LogisticRegression

        speaks = np.array([self._speaks_on(kind, place) for place in range(len(self.samples))])
        chosen = np.flatnonzero(part & speaks)
        is_kind = np.array([self.samples[place].kind == kind for place in chosen])
        weight = np.array(
            [_BACKGROUND if self.samples[place].is_background else 1.0 for place in chosen]
        )
        weight[is_kind] *= weight[~is_kind].sum() / is_kind.sum()
        rows = self._wholes[chosen].multiply(self._rarity).tocsr()
        model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=1)
        model.fit(rows, is_kind, sample_weight=weight)
        return Fitted(model.coef_[0] * self._rarity, float(model.intercept_[0]))

    def score(self, fitted: Fitted) -> Any:  # noqa: ANN401 -- numpy comes with scikit-learn
        """Score all samples as ``scores.read`` does."""
        import numpy as np

        whole = self._wholes @ fitted.weights + fitted.bias
        each = self._stretches @ fitted.weights + fitted.bias
        worst = np.maximum.reduceat(each, self._starts)
        share = scores.SHARE_OF_STRETCH
        return share * worst + (1 - share) * np.maximum(whole, scores.LEAST_OF_WHOLE)

    def _speaks_on(self, kind: str, place: int) -> bool:
        sample = self.samples[place]
        found = sample.is_background and kind in self.patterns[place]
        return kind not in sample.silent_on and not found


def cross_validated(learner: Learner) -> Any:  # noqa: ANN401 -- numpy comes with scikit-learn
    """Return all scores, a column per kind, by models that did not see the writer."""
    import numpy as np

    writers = sorted({sample.writer for sample in learner.samples})
    # The background and the lists of phrases have no writer: they are dealt out.
    part_of = np.array(
        [
            place % PARTS
            if sample.is_background or sample.writer.startswith(("phrases", "many_voices"))
            else writers.index(sample.writer) % PARTS
            for place, sample in enumerate(learner.samples)
        ]
    )
    found = np.zeros((len(learner.samples), len(KINDS)))
    for part in range(PARTS):
        for column, kind in enumerate(KINDS):
            scored = learner.score(learner.fit(kind, part_of != part))
            found[part_of == part, column] = scored[part_of == part]
    return found


def thresholds(learner: Learner, validated: Any) -> tuple[dict[str, float], dict[str, float]]:  # noqa: ANN401 -- numpy comes with scikit-learn
    """Return from which score a kind is found, and from which a weak pattern is believed."""
    import numpy as np

    kinds = np.array([sample.kind for sample in learner.samples])
    is_background = np.array([sample.is_background for sample in learner.samples])
    lower = np.array([_LOWER.get(kind, 0.0) for kind in KINDS])
    calm = (validated + lower)[(kinds == "none") & ~is_background].max(axis=1)
    common = float(np.quantile(calm, 1 - ALLOWED_ALARMS))
    found_from = {kind: round(common - _LOWER.get(kind, 0.0), 2) for kind in KINDS}
    kept_from = {}
    for column, kind in enumerate(KINDS):
        # On the given messages the patterns were made; there they find all, and prove nothing.
        true = [
            validated[place, column]
            for place, sample in enumerate(learner.samples)
            if sample.is_new_to_patterns
            and kind == sample.kind
            and kind in learner.patterns[place]
        ]
        kept_from[kind] = round(float(np.quantile(true, 1 - KEPT_ALARMS)), 2)
    return found_from, kept_from


def main() -> None:
    """Learn, choose the thresholds and write the weights."""
    import numpy as np

    learner = Learner(samples())
    found_from, kept_from = thresholds(learner, cross_validated(learner))
    everything = np.ones(len(learner.samples), dtype=bool)
    _write([learner.fit(kind, everything) for kind in KINDS], found_from, kept_from)


def _matrix(rows: list[tuple[str, ...]]) -> Any:  # noqa: ANN401 -- scipy has no types
    """Return the features of rows of words; each group of a row has length one."""
    from scipy.sparse import csr_matrix

    values, columns, ends = array("d"), array("l"), array("l", [0])
    for words in rows:
        for group in features.groups(words):
            values.extend([max(len(group), 1) ** -0.5] * len(group))
            columns.extend(sorted(group))
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(rows), features.count()))


def _rarity(matrix: Any) -> Any:  # noqa: ANN401 -- scipy has no types
    """Return how much each feature weighs: the rarer the more, but nothing when seen once."""
    import numpy as np

    seen = np.asarray((matrix > 0).sum(axis=0)).ravel()
    rarity = (np.log(matrix.shape[0] / np.maximum(seen, 1)) / 5) ** _RARITY
    return np.where(seen > 1, rarity, 0.0)


def _write(
    fitted: list[Fitted], found_from: dict[str, float], kept_from: dict[str, float]
) -> None:
    """Write the weights as bytes; the same samples give the same file."""
    import numpy as np

    # A few weights are far larger than all others; cutting them keeps the rest exact.
    scales = [float(np.quantile(np.abs(one.weights), 0.9999)) / _LARGEST for one in fitted]
    header = {
        "kinds": KINDS,
        "digest": digest(),
        "scales": scales,
        "biases": [one.bias for one in fitted],
        "found_from": found_from,
        "kept_from": kept_from,
    }
    content = io.BytesIO()
    with gzip.GzipFile(fileobj=content, mode="wb", mtime=0, filename="") as file:
        file.write(json.dumps(header).encode() + b"\n")
        for one, scale in zip(fitted, scales, strict=True):
            rounded = np.clip(np.rint(one.weights / scale), -_LARGEST, _LARGEST)
            file.write(rounded.astype(np.int8).tobytes())
    scores.FILE.write_bytes(content.getvalue())


if __name__ == "__main__":
    main()
