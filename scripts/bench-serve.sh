#!/usr/bin/env bash
# How many requests a second `docproof serve` answers at 32 connections, beside a bare Hummingbird server in the same
# run, and how much memory it takes before and after 200,000 of them. Needs wrk (Debian's package).
set -euo pipefail
cd "$(dirname "$0")/.."
command -v wrk >/dev/null || { echo "bench-serve: needs wrk (apt-get install wrk)" >&2; exit 2; }
build=(swift build -c release --static-swift-stdlib)
"${build[@]}" --product docproof
"${build[@]}" --product docproof-hello
bin=$("${build[@]}" --show-bin-path)
out=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; rm -rf "$out"' EXIT

# start NAME COMMAND…: sets url to what the server prints.
start() {
  local name=$1
  shift
  stdbuf -oL "$@" >"$out/$name" &
  servers+=($!)
  until url=$(grep -om1 'http://[^ ]*' "$out/$name"); do
    kill -0 "${servers[-1]}" 2>/dev/null || { echo "bench-serve: $name did not start" >&2; exit 2; }
    sleep 0.05
  done
}

errors=0
# load NAME URL SECONDS: the rate; counts answers that are no success and connections that fail.
load() {
  wrk -t2 -c32 -d"$3"s "$2" >"$out/wrk"
  local requests rate bad
  requests=$(awk '/requests in/{print $1}' "$out/wrk")
  rate=$(awk '/Requests\/sec/{print $2}' "$out/wrk")
  bad=$(awk '/Non-2xx|Socket errors/' "$out/wrk")
  printf '%-22s %9s requests %10s a second  %s\n' "$1" "$requests" "$rate" "${bad:-0 errors}"
  [ -z "$bad" ] && [ "$requests" -ge 10000 ] || errors=1
  total=$((total + requests))
}

resident() { awk '/VmRSS/{print $2 " kB"}' "/proc/$1/status"; }

total=0
start hello "$bin/docproof-hello"; hello=$url
start serve "$bin/docproof" serve specs/runners/v4 --no-auth --port 0; served=$url
process=${servers[-1]}
for _ in 1 2 3; do
  load "hello world" "$hello" 3
  load "GET /runners/21" "$served/runners/21" 3
  load "GET /runners" "$served/runners" 3
done
before=$(resident "$process")
total=0
while [ $total -lt 200000 ]; do load "GET /runners/21" "$served/runners/21" 5; done
echo "memory of docproof serve: $before, and $(resident "$process") after $total more requests"
exit $errors
