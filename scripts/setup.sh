#!/bin/sh
# Make the virtual environment $1 and install entente into it, with the extra $2 if given.
set -eu
venv=$1
extra=${2:-}

suits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && suits "$name"; then
            echo "$name"
            return
        fi
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_python() {
    if command -v apt-get >/dev/null 2>&1; then
        echo "Installing python3 and python3-venv with apt-get." >&2
        as_root apt-get update -qq >&2
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv >&2
    elif command -v brew >/dev/null 2>&1; then
        echo "Installing python@3.12 with brew." >&2
        brew install python@3.12 >&2
    fi
}

python=$(find_python)
if [ -z "$python" ] || ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    install_python
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "Error: entente needs Python 3.11 or later, and none was found." >&2
    echo "Install one and say which: make setup PYTHON=/path/to/python3" >&2
    exit 1
fi

if [ ! -x "$venv/bin/python" ] || ! suits "$venv/bin/python"; then
    echo "Making a virtual environment in $venv with $("$python" --version)."
    "$python" -m venv --clear "$venv"
fi
if [ -n "$extra" ]; then
    echo "Installing entente and what its tests need into $venv (a few minutes the first time)."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".[$extra]"
else
    echo "Installing entente, its graph store and its language model into $venv (a minute or two the first time)."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable .
fi
echo "Installed: $("$venv/bin/entente" --version)."
