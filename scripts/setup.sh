#!/bin/sh
# Make .venv from requirements.lock, with a Python 3.10 and a private uv in .tools.
# Does nothing when .venv already holds what the lock says.
set -eu
cd "$(dirname "$0")/.."

stamp=.venv/.installed
wanted=$(cat requirements.lock pyproject.toml | cksum)
if [ -x .venv/bin/backontrack ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

# Any Python 3 that can make an environment will do for uv itself.
make_tools() {
    for python in "${PYTHON:-python3}" python3 python "$(sh scripts/find_python.sh 3.10 2>/dev/null || true)"; do
        [ -n "$python" ] || continue
        rm -rf .tools
        if "$python" -m venv .tools >/dev/null 2>&1 && .tools/bin/python -m pip install -q uv; then
            return 0
        fi
    done
    echo "No Python 3 here can make an environment (python3 -m venv). Install python3-venv, or uv." >&2
    return 1
}

uv=$(command -v uv || true)
if [ -z "$uv" ] || ! "$uv" --version >/dev/null 2>&1; then
    uv=.tools/bin/uv
    "$uv" --version >/dev/null 2>&1 || make_tools
fi

python=$(UV="$uv" sh scripts/find_python.sh 3.10)
echo "Setting up .venv with $("$python" --version) ..."
"$uv" venv --quiet --clear --python "$python" .venv
"$uv" pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes requirements.lock
"$uv" pip install --quiet --python .venv/bin/python --no-deps --editable .
# Where Python may not keep what it compiled (PYTHONDONTWRITEBYTECODE), each start would compile
# everything again: half of the gateway's start.
.venv/bin/python -m compileall -q -j 0 bot actions
printf '%s' "$wanted" > "$stamp"
