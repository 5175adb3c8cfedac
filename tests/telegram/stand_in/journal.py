"""What the stand-in may not forget when it is stopped: one line of JSON for each thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Journal:
    """A file to which lines are added; without a path nothing is kept."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._file = None

    def write(self, kind: str, content: object) -> None:
        """Add a line, which is with the operating system before this returns."""
        if self._path is None:
            return
        if self._file is None:
            self._file = self._path.open("a", encoding="utf-8")
        self._file.write(json.dumps([kind, content]) + "\n")
        self._file.flush()

    def lines(self) -> Iterator[tuple[str, Any]]:
        """Return what was written, in order; a last line that was cut off did not happen."""
        if self._path is None or not self._path.exists():
            return
        for line in self._path.read_text("utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                kind, content = json.loads(line)
                yield kind, content

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
