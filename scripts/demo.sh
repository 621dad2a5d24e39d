#!/usr/bin/env bash
# Builds docproof, or takes the one that DOCPROOF_BIN names, and shows its main job on the sample docs.
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

docproof=${DOCPROOF_BIN:-}
if [ -z "$docproof" ]; then
  heading "Building docproof (the first time takes some minutes)"
  build=(swift build -c release --static-swift-stdlib)
  "${build[@]}" --product docproof >"$out/build.log" 2>&1 || { cat "$out/build.log" >&2; exit 2; }
  docproof=$("${build[@]}" --show-bin-path)/docproof
fi

heading "1. Markdown to a machine spec, OpenAPI 3.1"
run 0 extract $docs/v4 -o $out/openapi.json --coverage

heading "2. Is the documentation consistent with itself?"
run 0-1 lint $docs/v3
run 0-1 lint $docs/v4

heading "3. Does a server keep its promises? Here one made from the same docs: it must"
run 0 check $docs/v4

heading "4. The same with a server that leaves out an attribute: it must be found"
export DOCPROOF_DEMO_TOKEN=demo-token
fault='missing-attribute=GET /runners/{id}#description'
# The log is there before the server is: the loop below may look first.
: >"$out/serve.log"
"$docproof" serve $docs/v4 --port 0 --token-env DOCPROOF_DEMO_TOKEN --fault "$fault" >"$out/serve.log" &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
url=
until url=$(grep -om1 'http://[^ ]*' "$out/serve.log"); do
  kill -0 $server 2>/dev/null || { echo "docproof serve did not start" >&2; exit 2; }
  sleep 0.05
done
run 1 check $docs/v4 --server "$url" --token-env DOCPROOF_DEMO_TOKEN
kill $server

heading "5. What does a client of v3 have to change for v4?"
run 1 diff $docs/v3 $docs/v4 --format text --format html=$out/v3-to-v4.html --format markdown=$out/v3-to-v4.md

heading "Written"
printf '%s\n' "$out/openapi.json" "$out/v3-to-v4.html" "$out/v3-to-v4.md"
echo "Committed samples of all reports are in reports/"
