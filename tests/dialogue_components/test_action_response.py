"""Answers of the action server are checked as strictly as Rasa does, with its own schema."""

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

    from bot.dialogue.components.action_response import prepare_validation

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
