#!/bin/sh
# Install what the tests need besides Python: Chromium, Java 17 or later, Maven. What is there already stays.
set -eu
without=",${ENTENTE_TEST_WITHOUT:-},"

left_out() {
    case $without in *",$1,"*) return 0 ;; *) return 1 ;; esac
}

has_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    [ -d "/Applications/Chromium.app" ] || [ -d "/Applications/Google Chrome.app" ]
}

has_java() {
    version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1) || return 1
    [ "${version:-0}" -ge 17 ] 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

missing=""
need() { # need WHAT-IT-IS-FOR APT-PACKAGE BREW-PACKAGE
    missing="$missing $2:$3"
    echo "Missing for the tests: $1."
}

left_out browser || has_browser || need "a browser (Chromium)" chromium --cask=chromium
left_out neo4j || has_java || need "Java 17 or later" default-jre-headless openjdk@17
left_out neo4j || command -v mvn >/dev/null 2>&1 || need "Maven" maven maven
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
    set --
    for pair in $missing; do set -- "$@" "${pair%%:*}"; done
    echo "Installing with apt-get: $*"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
elif command -v brew >/dev/null 2>&1; then
    for pair in $missing; do
        name=${pair#*:}
        echo "Installing with brew: ${name#--cask=}"
        case $name in --cask=*) brew install --cask "${name#--cask=}" ;; *) brew install "$name" ;; esac
    done
else
    echo "Error: neither apt-get nor brew is here to install them." >&2
    echo "Install them by hand, or leave tests out with ENTENTE_TEST_WITHOUT=neo4j,browser." >&2
    exit 1
fi
