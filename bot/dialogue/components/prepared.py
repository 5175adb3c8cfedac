"""What Rasa 3.6 works out anew each time although it never changes, worked out once (ADR 6)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jsonschema
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event


def prepare() -> None:
    """Let Rasa work with what was worked out once; the launcher calls this at its start."""
    prepare_validation()
    prepare_events()


def prepare_validation() -> None:
    """Check each answer of the action server without checking Rasa's own schema each time."""
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def is_valid(_action: RemoteAction, result: dict[str, Any]) -> bool:
        """Accept an answer.

        Raises:
            jsonschema.ValidationError: It has another form; the turn fails.
        """
        error = jsonschema.exceptions.best_match(validator.iter_errors(result))
        if error is not None:
            raise error
        return True

    RemoteAction._validate_action_result = is_valid  # noqa: SLF001 -- there is no other place


def prepare_events() -> None:
    """Find the class of an event by its name without walking through all classes each time."""
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))
