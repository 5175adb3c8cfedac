"""What is worked out once gives what Rasa gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
]

SLOT = {"event": "slot", "name": "age", "value": 19, "timestamp": None}
RIGHT = [
    {"events": [], "responses": []},
    {"events": [SLOT, {"event": "active_loop", "name": "intake_form"}], "responses": [{}]},
]
WRONG = [
    {"events": [{"name": "age"}], "responses": []},
    {"events": [{"event": "slot", "name": 7}], "responses": []},
    {"events": [{"event": "no such event"}], "responses": []},
    {"events": SLOT, "responses": []},
    {"events": [], "responses": ["hallo"]},
    [],
]


@pytest.fixture(params=["stock", "prepared"])
def is_valid(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Any], bool]:
    from rasa.core.actions.action import RemoteAction

    from bot.dialogue.components.prepared import prepare_validation

    if request.param == "prepared":
        stock = RemoteAction._validate_action_result
        monkeypatch.setattr(RemoteAction, "_validate_action_result", stock)
        prepare_validation()
    return RemoteAction("action_submit_referral", None)._validate_action_result


@pytest.mark.parametrize("answer", RIGHT)
def test_right_answer_is_accepted(is_valid: Callable[[Any], bool], answer: Any) -> None:
    assert is_valid(answer)


@pytest.mark.parametrize("answer", WRONG)
def test_wrong_answer_is_refused(is_valid: Callable[[Any], bool], answer: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        is_valid(answer)


def test_events_have_the_classes_that_rasa_gives_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from rasa.shared.core.events import Event
    from rasa.shared.utils.common import all_subclasses

    from bot.dialogue.components.prepared import prepare_events

    stock = Event.resolve_by_type
    names = {cls.type_name for cls in all_subclasses(Event) if isinstance(cls.type_name, str)}
    expected = {name: stock(name) for name in names}
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(stock))
    prepare_events()

    found = {name: Event.resolve_by_type(name) for name in names}

    assert len(found) > 15
    assert found == expected
    assert Event.resolve_by_type("topic") is None
    with pytest.raises(ValueError, match="no such event"):
        Event.resolve_by_type("no such event")
