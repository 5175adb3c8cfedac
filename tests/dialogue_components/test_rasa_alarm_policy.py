"""After a cry for help outside a form no rule answers, but ``action_take_note``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from bot.dialogue.components.alarm_policy import AlarmPolicy

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
]

CRY = "ik wil dood"
LISTEN = "action_listen"
ANSWER = "action_take_note"


@pytest.fixture(scope="module")
def domain() -> Any:
    from rasa.shared.core.domain import Domain

    return Domain.from_dict(
        {
            "intents": ["cancel", "refer_myself", "inform"],
            "actions": [ANSWER, "action_stop_intake"],
            "forms": {"criteria_form": {"required_slots": []}},
        }
    )


@pytest.fixture(scope="module")
def policy() -> AlarmPolicy:
    from rasa.engine.graph import ExecutionContext, GraphSchema
    from rasa.engine.storage.resource import Resource

    from bot.dialogue.components.alarm_policy import AlarmPolicy

    config = AlarmPolicy.get_default_config()
    context = ExecutionContext(GraphSchema({}))
    return AlarmPolicy.load(config, None, Resource("alarm"), context)


def tracker(
    text: str, intent: str = "cancel", *, form: str | None = None, then: str | None = None
) -> Any:
    """Return a tracker after a message, and after the action that followed it."""
    from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    events = [
        ActiveLoop(form),
        ActionExecuted(LISTEN),
        UserUttered(text, intent={"name": intent}),
        *([ActionExecuted(then)] if then else []),
    ]
    return DialogueStateTracker.from_events("noor", events)


def chosen(policy: AlarmPolicy, domain: Any, on: Any) -> str | None:
    chances = policy.predict_action_probabilities(on, domain).probabilities
    if not any(chances):
        return None
    assert sum(chances) == 1.0
    return str(domain.action_names_or_texts[chances.index(1.0)])


def test_cry_is_answered_whatever_the_intent(policy: AlarmPolicy, domain: Any) -> None:
    for intent in ("cancel", "inform"):
        assert chosen(policy, domain, tracker(CRY, intent)) == ANSWER


def test_assistant_waits_after_the_answer(policy: AlarmPolicy, domain: Any) -> None:
    assert chosen(policy, domain, tracker(CRY, then=ANSWER)) == LISTEN


@pytest.mark.parametrize(
    ("text", "intent", "form"),
    [
        ("stop maar", "cancel", None),
        (CRY, "cancel", "criteria_form"),
        (CRY, "refer_myself", None),
        (f"/{CRY}", "cancel", None),
        ("", "cancel", None),
    ],
)
def test_all_else_is_left_to_the_rules(
    policy: AlarmPolicy,
    domain: Any,
    text: str,
    intent: str,
    form: str | None,
) -> None:
    assert chosen(policy, domain, tracker(text, intent, form=form)) is None


def test_action_that_is_going_on_is_left_alone(policy: AlarmPolicy, domain: Any) -> None:
    assert chosen(policy, domain, tracker(CRY, then="action_stop_intake")) is None


def test_policy_goes_before_the_rules(policy: AlarmPolicy) -> None:
    from rasa.core.policies.rule_policy import RulePolicy

    assert policy.priority > RulePolicy.get_default_config()["priority"]
