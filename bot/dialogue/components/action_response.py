"""The form of an answer of the action server, checked without checking the form itself each time.

Rasa 3.6 examines its own schema anew for every action, which took two thirds of its time on a
turn (ADR 6). Here the same schema is examined once and then used.
"""

from __future__ import annotations

from typing import Any

import jsonschema
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction


def prepare_validation() -> None:
    """Let Rasa use one prepared validator for all answers of the action server."""
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
