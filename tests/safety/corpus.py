"""The sentences that the screening was made from, and those kept apart from it."""

from pathlib import Path

from bot.safety.samples import samples

HELD_OUT = Path(__file__).with_name("held_out")


def trained_texts() -> set[str]:
    """Return what the statistical reader learned from, but for the sentences of the dialogue."""
    return {sample.text for sample in samples() if sample.writer != "dialogue"}
