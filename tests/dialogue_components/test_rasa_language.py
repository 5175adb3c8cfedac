"""The classifier as Rasa calls it, on a handful of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from bot.dialogue.components.linear_intents import LinearIntentClassifier

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
]

SENTENCES = {
    "greet": ("hallo daar", "hallo iedereen", "dag allemaal", "dag daar"),
    "goodbye": ("tot ziens", "tot morgen", "tot later dan", "ziens en tot later"),
    "help": ("wat kan je doen", "wat doe je", "wat kan jij", "kan je iets doen"),
    "ask_cost": ("kost dat iets", "wat kost dat", "hoeveel kost dat", "moet ik betalen"),
    "ask_duration": ("hoe lang duurt dat", "hoe lang duurt het", "duurt dat lang"),
}


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    folder: Path = tmp_path_factory.mktemp("model")
    return LocalModelStorage.create(folder)


@pytest.fixture(scope="module")
def classifier(storage: Any) -> LinearIntentClassifier:
    """A classifier that was trained, stored and loaded again."""
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.dialogue.components.linear_intents import LinearIntentClassifier

    config = {**LinearIntentClassifier.get_default_config(), "ranking_length": 2}
    # A handful of sentences makes nobody as sure as thousands.
    config["question_threshold"] = 0.5
    examples = [message(text, intent) for intent, texts in SENTENCES.items() for text in texts]
    untrained = LinearIntentClassifier.create(config, storage, Resource("intents"), None)
    resource = untrained.train(TrainingData(examples))
    return LinearIntentClassifier.load(config, storage, resource, None)


def message(text: str, intent: str | None = None) -> Any:
    from rasa.shared.nlu.training_data.message import Message

    return Message({"text": text, **({"intent": intent} if intent else {})})


@pytest.mark.parametrize(
    ("text", "intent"), [("hallo", "greet"), ("tot ziens", "goodbye"), ("wat doe je", "help")]
)
def test_message_gets_its_intent_and_a_ranking(
    classifier: LinearIntentClassifier, text: str, intent: str
) -> None:
    (heard,) = classifier.process([message(text)])

    best, ranking = heard.get("intent"), heard.get("intent_ranking")
    assert best["name"] == intent
    assert best == ranking[0]
    assert len(ranking) == 2
    assert 1 >= ranking[0]["confidence"] > ranking[1]["confidence"] > 0


def test_chances_of_all_intents_sum_to_one(classifier: LinearIntentClassifier) -> None:
    classifier._config["ranking_length"] = len(SENTENCES)
    (heard,) = classifier.process([message("hallo")])
    classifier._config["ranking_length"] = 2

    total = sum(one["confidence"] for one in heard.get("intent_ranking"))

    assert total == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "intent", "others"),
    [
        ("hoe lang duurt dat? en wat kost dat?", "ask_duration", ["ask_cost"]),
        ("wat kost dat en hoe lang duurt het?", "ask_cost", ["ask_duration"]),
        # The same thing twice is one question; what is no question about the programme is none.
        ("wat kost dat? hoeveel kost dat?", "ask_cost", []),
        ("wat kost dat? wat kan jij?", None, []),
        ("wat kost dat?", "ask_cost", []),
    ],
)
def test_each_of_several_questions_is_understood(
    classifier: LinearIntentClassifier, text: str, intent: str | None, others: list[str]
) -> None:
    (heard,) = classifier.process([message(text)])

    assert intent in {None, heard.get("intent")["name"]}
    assert heard.get("other_questions") == others
    assert heard.get("intent_ranking")[0] == heard.get("intent")


def test_question_that_is_unsure_by_itself_is_taken_with_the_other(
    classifier: LinearIntentClassifier,
) -> None:
    classifier._config["question_threshold"] = 1.1
    (heard,) = classifier.process([message("hoe lang duurt dat? en wat kost dat?")])
    classifier._config["question_threshold"] = 0.5

    assert heard.get("other_questions") == []


@pytest.mark.parametrize("text", ["", "  "])
def test_message_without_words_has_no_intent(
    classifier: LinearIntentClassifier, text: str
) -> None:
    (heard,) = classifier.process([message(text)])

    assert heard.get("intent") == {"name": None, "confidence": 0.0}
    assert heard.get("intent_ranking") == []


def test_untrained_classifier_names_no_intent() -> None:
    from bot.dialogue.components.linear_intents import LinearIntentClassifier

    untrained = LinearIntentClassifier.create({}, None, None, None)

    (heard,) = untrained.process([message("hallo")])

    assert heard.get("intent")["name"] is None
