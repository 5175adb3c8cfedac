"""The statistics behind ``LinearIntentClassifier``, free of Rasa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

#: A text in standard letters, and its lemmas.
Forms = tuple[str, str]
#: Of several words this share must be known, or the model is that much less sure.
_KNOWN, _STRANGE = 1 / 3, 0.5
#: How near to the best fit is near enough: nearer takes a third longer and understands no more.
_TOLERANCE = 0.1


@dataclass(frozen=True)
class IntentModel:
    """Letter n-grams of the text and word n-grams of the lemmas, under a linear SVM.

    An SVM gives margins, not chances; a softmax with a measured sharpness turns them into
    numbers that the fallback's threshold can be set on (docs/nlu.md).
    """

    letters: TfidfVectorizer
    lemmas: TfidfVectorizer
    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]
    intents: NDArray[Any]
    sharpness: float

    @classmethod
    def trained(
        cls,
        forms: Sequence[Forms],
        intents: Sequence[str],
        *,
        regularisation: float,
        sharpness: float,
    ) -> IntentModel:
        """Fit on sentences and their intents.

        Args:
            forms: One pair for each sentence.
            intents: The intent of each sentence.
            regularisation: scikit-learn's C; larger follows the sentences more closely.
            sharpness: How steeply margins become chances.
        """
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, dtype=np.float32
        )
        lemmas = TfidfVectorizer(
            token_pattern=r"\S+",  # noqa: S106 -- scikit-learn calls words tokens
            ngram_range=(1, 2),
            min_df=2,
            sublinear_tf=True,
            dtype=np.float32,
        )
        features = hstack(
            [
                letters.fit_transform([text for text, _ in forms]),
                lemmas.fit_transform([words for _, words in forms]),
            ],
            format="csr",
        )
        classifier = LinearSVC(C=regularisation, tol=_TOLERANCE, random_state=1)
        classifier.fit(features, np.asarray(intents))
        return cls(
            letters,
            lemmas,
            classifier.coef_.T.astype(np.float32),
            classifier.intercept_.astype(np.float32),
            np.asarray(classifier.classes_),
            sharpness,
        )

    def chances(self, forms: Sequence[Forms]) -> NDArray[Any]:
        """Return how likely each intent is, one row for each sentence.

        Of words that were never seen the letters alone tell little: such a row is flatter.
        """
        features: csr_matrix = hstack(
            [
                self.letters.transform([text for text, _ in forms]),
                self.lemmas.transform([words for _, words in forms]),
            ],
            format="csr",
        )
        margins = np.asarray(features @ self.weights) + self.offsets
        sharpness = self.sharpness * np.array([[self._weight(words)] for _, words in forms])
        raised = np.exp(sharpness * (margins - margins.max(axis=1, keepdims=True)))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def _weight(self, lemmas: str) -> float:
        words = lemmas.split()
        known = sum(word in self.lemmas.vocabulary_ for word in words)
        is_strange = len(words) > 1 and known < len(words) * _KNOWN
        return _STRANGE if is_strange else 1.0
