"""What Rasa itself thinks of the training data; ``backontrack train`` does not ask it again."""

import subprocess
import sys

import pytest

from bot.settings import ROOT


@pytest.mark.rasa
def test_rasa_finds_nothing_wrong_with_domain_rules_and_sentences() -> None:
    command = [sys.executable, "-m", "rasa", "data", "validate", "--data", "nlu_data"]

    told = subprocess.run(
        command, cwd=ROOT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )

    assert told.returncode == 0, told.stdout[-4000:]
