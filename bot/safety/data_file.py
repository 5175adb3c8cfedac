"""Reading of the data files of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

#: libyaml reads the pattern files ten times as fast; where it is missing, Python does.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data_file(path: Path) -> dict[str, Any]:
    """Return the content of a YAML file that holds a mapping."""
    text = path.read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 -- both are the safe loader
    return content
