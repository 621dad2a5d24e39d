#!/usr/bin/env bash
# Builds docproof and shows its main job on the sample docs.
set -euo pipefail
cd "$(dirname "$0")/.."
out=.build/demo
docs=specs/runners
mkdir -p "$out"

heading() { if [ -t 1 ]; then printf '\n\033[1m%s\033[0m\n' "$*"; else printf '\n%s\n' "$*"; fi; }

# run EXPECTED ARGUMENT…: EXPECTED is an exit code, or 0-1 where findings are as good as none.
run() {
  local expected=$1 status=0
  shift
  printf '$ docproof'; printf ' %q' "$@"; printf '\n'
  "$docproof" "$@" || status=$?
  [[ $status =~ ^[$expected]$ ]] || { echo "docproof ended with $status, expected $expected" >&2; exit 2; }
}

heading "Building docproof (the first time takes some minutes)"
if ! swift build -c release --static-swift-stdlib --product docproof >"$out/build.log" 2>&1; then
  cat "$out/build.log" >&2
  exit 2
fi
docproof=$(swift build -c release --static-swift-stdlib --show-bin-path)/docproof

heading "1. Markdown to a machine spec, OpenAPI 3.1"
run 0 extract $docs/v4 -o $out/openapi.json --coverage

heading "2. Is the documentation consistent with itself?"
run 0-1 lint $docs/v3
run 0-1 lint $docs/v4

heading "3. Does a server keep its promises? Here one made from the same docs: it must"
run 0 check $docs/v4

heading "4. The same with a server that leaves out an attribute: it must be found"
"$docproof" serve $docs/v4 --port 0 --fault 'missing-attribute=GET /runners/{id}#description' >"$out/serve.log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in {1..100}; do
  url=$(grep -om1 'http://[^ ]*' "$out/serve.log") && break
  kill -0 $server 2>/dev/null || { echo "docproof serve did not start" >&2; exit 2; }
  sleep 0.05
done
run 1 check $docs/v4 --server "$url"
kill $server

heading "5. What does a client of v3 have to change for v4?"
run 1 diff $docs/v3 $docs/v4 --format text --format html=$out/v3-to-v4.html --format markdown=$out/v3-to-v4.md

heading "Written"
printf '%s\n' "$out/openapi.json" "$out/v3-to-v4.html" "$out/v3-to-v4.md"
echo "Committed samples of all reports are in reports/"
