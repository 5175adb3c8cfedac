"""Tokenizer and classifier as Rasa calls them, on a handful of sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from bot.dialogue.components.dutch_tokenizer import DutchTokenizer
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
}


@pytest.fixture(scope="module")
def tokenizer() -> DutchTokenizer:
    from bot.dialogue.components.dutch_tokenizer import DutchTokenizer

    return DutchTokenizer(DutchTokenizer.get_default_config())


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    folder: Path = tmp_path_factory.mktemp("model")
    return LocalModelStorage.create(folder)


@pytest.fixture(scope="module")
def classifier(tokenizer: DutchTokenizer, storage: Any) -> LinearIntentClassifier:
    """A classifier that was trained, stored and loaded again."""
    from rasa.engine.storage.resource import Resource
    from rasa.shared.nlu.training_data.training_data import TrainingData

    from bot.dialogue.components.linear_intents import LinearIntentClassifier

    config = {**LinearIntentClassifier.get_default_config(), "ranking_length": 2}
    examples = [message(text, intent) for intent, texts in SENTENCES.items() for text in texts]
    data = tokenizer.process_training_data(TrainingData(examples))
    untrained = LinearIntentClassifier.create(config, storage, Resource("intents"), None)
    resource = untrained.train(data)
    return LinearIntentClassifier.load(config, storage, resource, None)


def message(text: str, intent: str | None = None) -> Any:
    from rasa.shared.nlu.training_data.message import Message

    return Message({"text": text, **({"intent": intent} if intent else {})})


def lemmas(tokenizer: DutchTokenizer, text: str) -> list[tuple[str, str]]:
    tokens = tokenizer.tokenize(message(text), "text")
    return [(token.text, token.lemma) for token in tokens]


def test_words_keep_their_text_and_place(tokenizer: DutchTokenizer) -> None:
    tokens = tokenizer.tokenize(message("Ik  werk, bij het OCMW."), "text")

    assert [(token.text, token.start) for token in tokens] == [
        ("Ik", 0),
        ("werk", 4),
        (",", 8),
        ("bij", 10),
        ("het", 14),
        ("OCMW", 18),
        (".", 22),
    ]


def test_dialect_shares_its_lemmas_with_the_standard_form(tokenizer: DutchTokenizer) -> None:
    (token, spoken), *_ = lemmas(tokenizer, "kzit")
    standard = " ".join(lemma for _, lemma in lemmas(tokenizer, "ik zit"))

    assert (token, spoken) == ("kzit", standard)


def test_forms_of_a_verb_share_a_lemma(tokenizer: DutchTokenizer) -> None:
    forms = [lemmas(tokenizer, word)[0][1] for word in ("zoekt", "zoeken")]

    assert forms[0] == forms[1]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_blank_text_has_no_words(tokenizer: DutchTokenizer, text: str) -> None:
    assert lemmas(tokenizer, text) == []


def test_sign_without_a_lemma_is_its_own(tokenizer: DutchTokenizer) -> None:
    assert [text for text, lemma in lemmas(tokenizer, "👍 ?") if not lemma] == []


@pytest.mark.parametrize(
    ("text", "intent"), [("hallo", "greet"), ("tot ziens", "goodbye"), ("wat doe je", "help")]
)
def test_message_gets_its_intent_and_a_ranking(
    tokenizer: DutchTokenizer, classifier: LinearIntentClassifier, text: str, intent: str
) -> None:
    heard = tokenizer.process([message(text)])

    (heard,) = classifier.process(heard)

    best, ranking = heard.get("intent"), heard.get("intent_ranking")
    assert best["name"] == intent
    assert best == ranking[0]
    assert len(ranking) == 2
    assert 1 >= ranking[0]["confidence"] > ranking[1]["confidence"] > 0


def test_chances_of_all_intents_sum_to_one(
    tokenizer: DutchTokenizer, classifier: LinearIntentClassifier
) -> None:
    classifier._config["ranking_length"] = len(SENTENCES)
    (heard,) = classifier.process(tokenizer.process([message("hallo")]))
    classifier._config["ranking_length"] = 2

    total = sum(one["confidence"] for one in heard.get("intent_ranking"))

    assert total == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["", "  "])
def test_message_without_words_has_no_intent(
    tokenizer: DutchTokenizer, classifier: LinearIntentClassifier, text: str
) -> None:
    (heard,) = classifier.process(tokenizer.process([message(text)]))

    assert heard.get("intent") == {"name": None, "confidence": 0.0}
    assert heard.get("intent_ranking") == []


def test_untrained_classifier_names_no_intent(tokenizer: DutchTokenizer) -> None:
    from bot.dialogue.components.linear_intents import LinearIntentClassifier

    untrained = LinearIntentClassifier.create({}, None, None, None)

    (heard,) = untrained.process(tokenizer.process([message("hallo")]))

    assert heard.get("intent")["name"] is None


def test_classifier_asks_for_a_tokenizer() -> None:
    from rasa.nlu.tokenizers.tokenizer import Tokenizer

    from bot.dialogue.components.linear_intents import LinearIntentClassifier

    assert LinearIntentClassifier.required_components() == [Tokenizer]
