"""The statistical reader: its weights belong to its sentences, and reading them is light."""

import subprocess
import sys

from bot.safety.rules import KINDS
from bot.safety.samples import digest, samples
from bot.safety.scores import FILE, model

LARGEST_FILE = 1_000_000


def test_weights_were_made_from_the_sentences_that_are_here() -> None:
    """When this fails: ``python -m bot.safety.training``."""
    assert model().digest == digest()


def test_weights_are_small_and_know_every_kind() -> None:
    assert FILE.stat().st_size < LARGEST_FILE
    assert set(model().kinds) == set(KINDS)
    assert set(model().found_from) == set(model().kept_from) == set(KINDS)


def test_reading_needs_neither_numpy_nor_scikit_learn() -> None:
    code = (
        "import sys; from bot.safety.screening import screen; screen('ik wil niet meer leven');"
        "print([name for name in ('numpy', 'scipy', 'sklearn') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_every_kind_is_learned_from_many_messages() -> None:
    kinds = [sample.kind for sample in samples()]

    assert min(kinds.count(kind) for kind in KINDS) > 500
