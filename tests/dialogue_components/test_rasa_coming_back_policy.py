"""Who comes back is answered before the rules: outside a form by words, inside one by buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bot.dialogue.components.coming_back_policy import ComingBackPolicy

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
    # Rasa says so of every domain that has slots.
    pytest.mark.filterwarnings("ignore:Slot auto-fill has been removed"),
]

LISTEN = "action_listen"
OURS = ["action_come_back", "action_ask_code", "action_use_code", "action_give_code"]
REGEX = "RegexMessageHandler"


@pytest.fixture(scope="module")
def domain() -> Any:
    from rasa.shared.core.domain import Domain

    # Rasa takes the description of a slot apart while it reads it: each needs its own.
    slots = ("left_answers", "reminder_offer")
    return Domain.from_dict(
        {
            "intents": ["greet", "inform", "affirm"],
            "actions": [*OURS, "action_ask_status", "action_set_reminder"],
            "slots": {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in slots},
            "forms": {"criteria_form": {"required_slots": []}},
        }
    )


@pytest.fixture(scope="module")
def policy() -> ComingBackPolicy:
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.resource import Resource

    from bot.dialogue.components.coming_back_policy import ComingBackPolicy

    config = ComingBackPolicy.get_default_config()
    context = ExecutionContext(GraphSchema({}))
    return ComingBackPolicy.load(config, None, Resource("coming_back"), context)


def prediction(
    policy: ComingBackPolicy,
    domain: Any,
    text: str,
    *,
    form: str | None = None,
    asked: str | None = None,
    entities: dict[str, str] | None = None,
    extractor: str = REGEX,
    slots: dict[str, str] | None = None,
    then: str | None = None,
) -> tuple[str | None, bool]:
    from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    found = [
        {"entity": name, "value": value, "extractor": extractor}
        for name, value in (entities or {}).items()
    ]
    events = [
        ActiveLoop(form),
        SlotSet("requested_slot", asked),
        *(SlotSet(name, value) for name, value in (slots or {}).items()),
        ActionExecuted(LISTEN),
        UserUttered(text, intent={"name": "affirm"}, entities=found),
        *([ActionExecuted(then)] if then else []),
    ]
    tracker = DialogueStateTracker.from_events("noor", events, domain.slots)
    made = policy.predict_action_probabilities(tracker, domain)
    if not any(made.probabilities):
        return None, made.is_no_user_prediction
    name = domain.action_names_or_texts[made.probabilities.index(1.0)]
    return str(name), made.is_no_user_prediction


def test_typed_code_outside_a_form(policy: ComingBackPolicy, domain: Any) -> None:
    assert prediction(policy, domain, "K7MP-2QXR") == ("action_use_code", False)


def test_button_in_a_form_goes_before_the_form(policy: ComingBackPolicy, domain: Any) -> None:
    chosen = prediction(
        policy,
        domain,
        '/greet{"came_back": "yes"}',
        form="criteria_form",
        asked="income",
        entities={"came_back": "yes"},
    )

    assert chosen == ("action_come_back", True)


def test_entity_of_typed_words_is_no_button(policy: ComingBackPolicy, domain: Any) -> None:
    chosen = prediction(
        policy, domain, "/greet", entities={"came_back": "yes"}, extractor="SomethingElse"
    )

    assert chosen == (None, False)


def test_yes_is_a_yes_to_the_code_that_was_offered(policy: ComingBackPolicy, domain: Any) -> None:
    offered = prediction(policy, domain, "ja", slots={"left_answers": "{}"})

    assert offered == ("action_give_code", False)
    assert prediction(policy, domain, "ja") == (None, False)


@pytest.mark.parametrize("action", OURS)
def test_assistant_waits_after_it(policy: ComingBackPolicy, domain: Any, action: str) -> None:
    assert prediction(policy, domain, "K7MP-2QXR", then=action) == (LISTEN, False)


def test_answer_to_another_question_is_left_to_the_form(
    policy: ComingBackPolicy, domain: Any
) -> None:
    chosen = prediction(policy, domain, "K7MP-2QXR", form="criteria_form", asked="income")

    assert chosen == (None, False)
