"""The rights as a table for people: ``python -m tests.access.matrix > docs/rights.md``."""

from __future__ import annotations

from typing import Any

import yaml

from bot.access.rights import FILE

TABLE: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
HEAD = """# Who may do what

Made from `bot/access/rights.yml` by `python -m tests.access.matrix`; what is empty is refused.
*own*: their own case or record; *region*: of the region they look after; *any*: whatever it is.
Refusals stand in the audit, and so does each use of what is marked *.
"""


def matrix() -> str:
    """Return the page."""
    roles = list(TABLE["roles"])
    lines = [f"| action | {' | '.join(roles)} |", f"| --- |{' --- |' * len(roles)}"]
    for action, entry in TABLE["actions"].items():
        cells = [", ".join(entry["may"].get(role, ())) for role in roles]
        mark = " *" if entry.get("is_kept") else ""
        lines.append(f"| {action}{mark} | {' | '.join(cells)} |")
    told = [f"- **{role}**: {what}" for role, what in TABLE["roles"].items()]
    return "\n".join([HEAD, *lines, "", *told, ""])


if __name__ == "__main__":
    print(matrix(), end="")  # noqa: T201 -- it is what it is for
