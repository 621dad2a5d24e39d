#!/usr/bin/env bash
# Installs what building takes and this machine lacks; with --tests, also what the tests compare with.
# Says each thing that it installs. Where nothing is missing it says nothing, needs no network and takes no time.
set -euo pipefail
cd "$(dirname "$0")/.."
log=.build/setup.log
mkdir -p .build
export DEBIAN_FRONTEND=noninteractive

say() { printf 'setup: %s\n' "$*"; }
stop() { say "$*" >&2; exit 2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The package lists are fetched once, and only where something has to be installed.
lists_are_fresh=no
refresh_lists() {
  [ $lists_are_fresh = no ] || return 0
  as_root apt-get update -qq >"$log" 2>&1 && lists_are_fresh=yes
}

apt_install() {
  refresh_lists && as_root apt-get install -y -qq --no-install-recommends "$@" >"$log" 2>&1
}

# needs PACKAGE PATTERN…: the package is missing where a pattern names no file.
packages=()
needs() {
  local package=$1 pattern
  shift
  for pattern; do
    compgen -G "$pattern" >/dev/null || { packages+=("$package"); return 0; }
  done
}

command -v swift >/dev/null || stop "no swift on the PATH; install a Swift 6 toolchain first (swift.org/install)"
# The toolchain's own libraries, which a bare image may lack.
swift build --version >/dev/null 2>&1 || packages+=(libcurl4 libncurses6 libsqlite3-0 libxml2)
command -v git >/dev/null || packages+=(git ca-certificates)
# The C library, the C++ headers and the start files that the linker wants.
needs g++ '/usr/include/c++/*/vector' '/usr/lib/*/crt1.o' '/usr/lib/gcc/*/*/libgcc.a'
needs libcmark-gfm-dev /usr/include/cmark-gfm.h '/usr/lib/*/libcmark-gfm.a'
needs libcmark-gfm-extensions-dev /usr/include/cmark-gfm-core-extensions.h '/usr/lib/*/libcmark-gfm-extensions.a'
needs libsqlite3-dev /usr/include/sqlite3.h '/usr/lib/*/libsqlite3.so'
needs zlib1g-dev /usr/include/zlib.h '/usr/lib/*/libz.so'

if [ ${#packages[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || stop "needs what Debian calls: ${packages[*]} (there is no apt-get here)"
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || stop "needs root or sudo to install: ${packages[*]}"
  for package in "${packages[@]}"; do say "installing $package (Debian package)"; done
  apt_install "${packages[@]}" || { tail -n 5 "$log" >&2; stop "could not install ${packages[*]}; see $log"; }
  swift build --version >/dev/null 2>>"$log" || stop "swift does not start; see $log"
fi

[ "${1:-}" = --tests ] || exit 0

# Everything from here on is optional: without it some tests are skipped, and that is said.
# optional THING WHAT COMMAND…: installs with the command, or says what is skipped.
optional() {
  local thing=$1 what=$2
  shift 2
  say "installing $thing"
  "$@" || say "could not install $thing (see $log); skipped without it: $what"
}

have() { command -v "$1" >/dev/null; }

# unpack PACKAGE FILE: a program beside the build, so that the machine gets no service that starts by itself.
unpack() {
  have apt-get && refresh_lists || return 1
  mkdir -p .build/tools
  (cd .build/tools && apt-get download -qq "$1" && dpkg-deb --fsys-tarfile "$1"_*.deb | tar -x "./$2" && rm "$1"_*.deb) \
    >"$log" 2>&1
}

make_environment() {
  if ! python3 -c 'import ensurepip' 2>/dev/null; then
    say "installing python3, python3-venv (Debian packages)"
    apt_install python3 python3-venv || return 1
  fi
  rm -rf .build/venv
  { python3 -m venv .build/venv && .build/venv/bin/pip install -q -r Tests/requirements.txt; } >"$log" 2>&1 || return 1
  environment >.build/venv/made-from
}

# A virtual environment holds its own path, so a moved folder needs another.
environment() { pwd && cat Tests/requirements.txt; }

if ! [ -f .build/venv/made-from ] || [ "$(cat .build/venv/made-from)" != "$(environment)" ]; then
  optional "$(grep -v '^#' Tests/requirements.txt | tr '\n' ' ')(from PyPI, into .build/venv)" \
    "validation of OpenAPI, SARIF; a client of serve" make_environment
fi
have xmllint || optional "libxml2-utils (Debian package)" "validation of JUnit" apt_install libxml2-utils
have chromium || have chromium-browser || have google-chrome \
  || optional "chromium (Debian package)" "the HTML reports in a browser" apt_install chromium
have prometheus || [ -x .build/tools/usr/bin/prometheus ] \
  || optional "prometheus (Debian package, into .build/tools)" "a check of a real server" unpack prometheus usr/bin/prometheus
have openssl || optional "openssl (Debian package)" "checks of servers with TLS" apt_install openssl
have nginx || [ -x /usr/sbin/nginx ] || [ -x .build/tools/usr/sbin/nginx ] \
  || optional "nginx (Debian package, into .build/tools)" "a check by HTTP/2" unpack nginx usr/sbin/nginx
