"""Starting and stopping what is measured, and how much memory it holds."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STOP_SECONDS = 20.0
#: Rasa with TensorFlow takes long on a busy machine.
START_SECONDS = 300.0
#: What tells our processes apart.
_PROCESSES = {
    "-m bot run": "supervisor",
    "-m bot gateway": "gateway",
    "-m bot.dialogue.components.serve": "rasa",
    "-m actions.serve": "actions",
}
_given: set[int] = set()


def start(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """Start a process in a group of its own; what it says goes to a file."""
    with log.open("wb") as said:
        return subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to end, and end its whole group when it does not."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    while True:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
        if port not in _given:
            _given.add(port)
            return port


async def answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until an address answers.

    Raises:
        RuntimeError: The process ended, or took too long.
    """
    end = time.monotonic() + START_SECONDS
    async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
        while time.monotonic() < end and process.poll() is None:
            try:
                if (await client.get(url)).is_success:
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.2)
    message = f"{url} does not answer; see {log}"
    raise RuntimeError(message)


def family(pid: int) -> list[tuple[str, int]]:
    """Return a process and those below it: their names and process ids."""
    top = psutil.Process(pid)
    return [(_name(one), one.pid) for one in (top, *top.children(recursive=True))]


def cpu_seconds(pid: int, name: str = "") -> float:
    """Return the processor time that a process has used so far, or the one of this name below."""
    pids = [member for called, member in family(pid) if name in {"", called}]
    return float(sum(sum(psutil.Process(one).cpu_times()[:2]) for one in pids))


def pss(pid: int) -> int:
    """Return the proportional set size in bytes: shared pages count for each sharer's part."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    message = f"no Pss for process {pid}"
    raise RuntimeError(message)


def alone(pids: Sequence[int]) -> int:
    """Return what processes would hold with nothing else on the machine sharing their libraries.

    Private pages in full; the pages of each file once, as many as the process with most of them.
    """
    private, files = 0, defaultdict(int)
    for pid in pids:
        own: dict[str, int] = defaultdict(int)
        for name, resident, anonymous in _mappings(pid):
            private += anonymous
            own[name] += resident - anonymous
        for name, size in own.items():
            files[name] = max(files[name], size)
    return private + sum(files.values())


class OtherWork:
    """How busy others kept the machine in the meantime, as a share of all its cores."""

    def __init__(self) -> None:
        """Begin to count."""
        self._began = time.monotonic()
        self._all, self._own = _busy_seconds(), _own_seconds()

    def share(self) -> float:
        """Return the part of the machine that went to other people's processes."""
        cores = (os.cpu_count() or 1) * (time.monotonic() - self._began)
        others = _busy_seconds() - self._all - (_own_seconds() - self._own)
        return min(max(others / cores, 0.0), 1.0)


def _busy_seconds() -> float:
    spent = psutil.cpu_times()
    return float(sum(spent) - spent.idle - spent.iowait - spent.guest - spent.guest_nice)


def _own_seconds() -> float:
    me = psutil.Process()
    return float(sum(sum(one.cpu_times()[:4]) for one in (me, *me.children(recursive=True))))


def _name(process: psutil.Process) -> str:
    words = " ".join(process.cmdline())
    return next((name for part, name in _PROCESSES.items() if part in words), words)


def _mappings(pid: int) -> list[tuple[str, int, int]]:
    """Return name, resident and anonymous bytes of each part of a process's memory."""
    found: list[tuple[str, int, int]] = []
    name, resident = "", 0
    for line in Path(f"/proc/{pid}/smaps").read_text("utf-8").splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            name = f"{words[3]} {words[4]} {words[2]}"
        elif words[0] == "Rss:":
            resident = int(words[1]) * 1024
        elif words[0] == "Anonymous:":
            found.append((name, resident, int(words[1]) * 1024))
    return found
