"""Speed and memory, measured on this machine: ``python -m bench``; see ``docs/speed.md``."""
