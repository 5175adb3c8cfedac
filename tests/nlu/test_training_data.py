"""What holds for every sentence the assistant is trained on, and for those it is measured on."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import yaml
from rapidfuzz import fuzz, process

from bot.language.normalise import normalise

HELD_OUT_FOLDER = Path(__file__).parent
TRAINED_FOLDER = HELD_OUT_FOLDER.parents[1] / "nlu_data" / "nlu"
TOPICS = sorted(path.stem for path in TRAINED_FOLDER.glob("*.yml"))

# The intents that the domain, the rules and every evaluation set are written for.
INTENTS = frozenset(
    {
        "greet",
        "goodbye",
        "thank",
        "affirm",
        "deny",
        "unsure",
        "cancel",
        "correct_answer",
        "help",
        "bot_challenge",
        "speak_to_human",
        "insult",
        "out_of_scope",
        "refer_someone",
        "refer_myself",
        "check_eligibility",
        "message_coach",
        "ask_my_coach",
        "ask_referral_status",
        "delete_my_data",
        "inform",
        "ask_programme",
        "ask_target_group",
        "ask_duration",
        "ask_cost",
        "ask_region",
        "ask_rent_guarantee",
        "ask_network_work",
        "ask_income_condition",
        "ask_temporary_housing",
        "ask_coach_role",
        "ask_waiting_list",
        "ask_how_to_refer",
        "ask_detention",
        "ask_minors",
        "ask_no_papers",
        "ask_financing",
        "ask_results",
        "ask_voluntary",
        "ask_aftercare",
        "ask_privacy",
    }
)
LEAST_SENTENCES = 250
GREATEST_IMBALANCE = 2
LEAST_HELD_OUT_PER_GROUP = 15
# Of 100: "hoe meld ik hem aan?" and "hoe meld ik haar aan?" are the same question.
NEARLY_THE_SAME = 90
# Shorter texts differ by a letter and mean something else ("ja", "jo").
LONG_ENOUGH_TO_BE_NEAR = 12
INVISIBLE = {"Mn", "Cf", "Sk"}
GENDER_SIGNS = "♀♂"


@dataclass(frozen=True)
class Sentence:
    """One sentence with its intent; ``group`` is who would write it, where that is told."""

    text: str
    intent: str
    group: str = ""


def trained_sentences() -> Iterator[Sentence]:
    for topic in TOPICS:
        document = yaml.safe_load((TRAINED_FOLDER / f"{topic}.yml").read_text("utf-8"))
        for entry in document["nlu"]:
            for line in entry["examples"].splitlines():
                yield Sentence(line.removeprefix("- "), entry["intent"])


def held_out_sentences(topic: str) -> list[Sentence]:
    entries = yaml.safe_load((HELD_OUT_FOLDER / f"{topic}.yml").read_text("utf-8"))
    return [Sentence(**entry) for entry in entries]


def normalised(text: str) -> str:
    """Leave only letters, digits and emoji: what makes two sentences differ to a reader."""
    kept = []
    for character in unicodedata.normalize("NFKD", text.casefold()):
        category = unicodedata.category(character)
        if category in INVISIBLE or character in GENDER_SIGNS:
            continue
        if category == "So":
            kept.append(f" {character} ")
        else:
            kept.append(character if category[0] in "LN" else " ")
    return " ".join("".join(kept).split())


@cache
def in_full(text: str) -> str:
    """Write dialect and chat forms in full as well: "kweet nie" is "ik weet niet"."""
    return normalised(normalise(text))


TRAINED = tuple(trained_sentences())
HELD_OUT = tuple(sentence for topic in TOPICS for sentence in held_out_sentences(topic))


def test_normalised_leaves_only_what_a_reader_would_call_different() -> None:
    texts = ["Café, NU!", "cafe nu", "🙅‍♂️", "🙅‍♀️"]

    results = [normalised(text) for text in texts]

    assert results == ["cafe nu", "cafe nu", "🙅", "🙅"]


def test_all_intents_of_the_contract_are_trained_and_no_other() -> None:
    trained = {sentence.intent for sentence in TRAINED}

    assert trained == INTENTS


def test_every_intent_has_enough_sentences() -> None:
    counts = Counter(sentence.intent for sentence in TRAINED)

    too_few = {intent: count for intent, count in counts.items() if count < LEAST_SENTENCES}

    assert too_few == {}


def test_no_intent_outweighs_another_too_much() -> None:
    counts = Counter(sentence.intent for sentence in TRAINED).values()

    assert max(counts) <= GREATEST_IMBALANCE * min(counts)


def test_every_intent_stands_in_one_topic_only() -> None:
    headings = [
        intent
        for topic in TOPICS
        for intent in re.findall(
            r"^  - intent: (\w+)$", (TRAINED_FOLDER / f"{topic}.yml").read_text("utf-8"), re.M
        )
    ]

    assert sorted(headings) == sorted(INTENTS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_intent_says_what_it_is_and_what_it_is_not_for(topic: str) -> None:
    lines = (TRAINED_FOLDER / f"{topic}.yml").read_text("utf-8").splitlines()
    headings = [at for at, line in enumerate(lines) if line.startswith("  - intent:")]

    without = [
        lines[at]
        for at in headings
        if not (
            re.fullmatch(r"  # [A-Z\"].+\.", lines[at - 2])
            and re.fullmatch(r"  # Not for: .+ -> .+\.", lines[at - 1])
        )
    ]

    assert headings
    assert without == []


@pytest.mark.parametrize("topic", TOPICS)
def test_neighbours_named_in_a_comment_are_intents(topic: str) -> None:
    text = (TRAINED_FOLDER / f"{topic}.yml").read_text("utf-8")
    comments = re.findall(r"^  # Not for: (.+)$", text, re.M)

    named = {name for comment in comments for name in re.findall(r"\b(?:ask|refer)_\w+", comment)}

    assert named <= INTENTS


def test_no_sentence_is_trained_twice() -> None:
    counts = Counter(normalised(sentence.text) for sentence in TRAINED)

    twice = [text for text, count in counts.items() if count > 1]

    assert twice == []


def test_no_two_sentences_that_are_the_same_in_full_have_two_intents() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for sentence in TRAINED:
        meanings[in_full(sentence.text)].add(sentence.intent)

    contradicted = {text: intents for text, intents in meanings.items() if len(intents) > 1}

    assert contradicted == {}


def test_every_sentence_says_something() -> None:
    empty = [sentence for sentence in TRAINED if not normalised(sentence.text)]

    assert empty == []


def test_no_sentence_can_be_taken_for_an_entity_annotation() -> None:
    annotated = [sentence.text for sentence in TRAINED if set(sentence.text) & set("[]{}\\")]

    assert annotated == []


@pytest.mark.parametrize("topic", TOPICS)
def test_held_out_sentences_stand_under_the_topic_of_their_intent(topic: str) -> None:
    document = yaml.safe_load((TRAINED_FOLDER / f"{topic}.yml").read_text("utf-8"))

    held_out = {sentence.intent for sentence in held_out_sentences(topic)}

    assert held_out == {entry["intent"] for entry in document["nlu"]}


def test_every_intent_is_held_out_for_youths_and_professionals_alike() -> None:
    counts = Counter((sentence.intent, sentence.group) for sentence in HELD_OUT)
    expected = {(intent, group) for intent in INTENTS for group in ("youth", "professional")}

    too_few = {pair for pair, count in counts.items() if count < LEAST_HELD_OUT_PER_GROUP}

    assert set(counts) == expected
    assert too_few == set()


def test_no_held_out_sentence_is_trained() -> None:
    trained = {normalised(sentence.text) for sentence in TRAINED}

    leaked = [sentence.text for sentence in HELD_OUT if normalised(sentence.text) in trained]

    assert leaked == []


def test_no_held_out_sentence_is_nearly_a_trained_one() -> None:
    held_out = sorted({in_full(s.text) for s in HELD_OUT})
    held_out = [text for text in held_out if len(text) >= LONG_ENOUGH_TO_BE_NEAR]
    trained = [in_full(sentence.text) for sentence in TRAINED]

    nearness = process.cdist(
        held_out, trained, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME, dtype=np.uint8
    )

    assert [held_out[at] for at in np.flatnonzero(nearness.max(axis=1))] == []


def test_no_held_out_sentence_stands_there_twice() -> None:
    counts = Counter(normalised(sentence.text) for sentence in HELD_OUT)

    twice = [text for text, count in counts.items() if count > 1]

    assert twice == []
