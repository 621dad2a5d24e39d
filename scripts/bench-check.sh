#!/usr/bin/env bash
# How many requests a second `docproof check` sends and fully checks, beside wrk and Schemathesis, one after the other in
# the same run: nginx serves static JSON on loopback, and all three ask the same operations. Writes one table.
#
#   scripts/bench-check.sh [OPERATIONS]      4000 where none are named
#
# SECONDS_EACH is how long wrk and Schemathesis may take, 10 and 30 where it is not set. Installs what it lacks (Debian's
# nginx and wrk into .build/tools, Schemathesis into .build/bench-venv) and says so.
set -euo pipefail
cd "$(dirname "$0")/.."
operations=${1:-4000}
export PATH="$PWD/.build/tools/usr/bin:$PWD/.build/tools/usr/sbin:$PATH:/usr/sbin"
mkdir -p .build/tools
log=.build/bench-check.log

say() { printf 'bench-check: %s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

# unpack PACKAGE: its programs beside the build, so that the machine gets no service that starts by itself.
unpack() {
  say "installing $1 (Debian package, into .build/tools)"
  command -v apt-get >/dev/null || stop "needs $1 (there is no apt-get here)"
  (cd .build/tools && { apt-get download -qq "$1" || { apt-get update -qq && apt-get download -qq "$1"; }; } \
    && dpkg-deb -x "$1"_*.deb . && rm "$1"_*.deb) >"$log" 2>&1 || stop "could not install $1; see $log"
}
command -v nginx >/dev/null || unpack nginx
command -v wrk >/dev/null || unpack wrk
venv=.build/bench-venv
if ! [ -x $venv/bin/st ]; then
  say "installing schemathesis (from PyPI, into $venv)"
  { python3 -m venv $venv && $venv/bin/pip install -q schemathesis; } >"$log" 2>&1 || stop "could not install it; see $log"
fi

build=(swift build -c release --static-swift-stdlib)
"${build[@]}" --product docproof >&2
docproof=$("${build[@]}" --show-bin-path)/docproof

work=$(mktemp -d)
trap '[ -f "$work/nginx.pid" ] && kill "$(cat "$work/nginx.pid")"; rm -rf "$work"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
base=http://127.0.0.1:$port/api/v1

# write NUMBER FOLDER: docs of so many operations, each with an example, a table and an optional parameter.
write() {
  python3 - "$1" "$2" "$work/root/api/v1" "$base" <<'PYTHON'
import json, os, sys

count, docs, root, base = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
thing = {
    "id": 1, "name": "harbor", "description": "A berth with a crane", "active": True, "size": 12.5, "parent_id": None,
    "created_at": "2024-03-01T08:30:00Z", "web_url": "https://example.org/things/1", "tags": ["red", "green"],
    "owner": {"id": 7, "username": "ada", "state": "active"},
}
os.makedirs(docs, exist_ok=True)
os.makedirs(root, exist_ok=True)
for first in range(0, count, 100):
    page = [f"# Things from {first}\n"]
    for number in range(first, min(first + 100, count)):
        with open(f"{root}/things{number}", "w") as file:
            json.dump(thing, file)
        page.append(f"""## Get thing {number}

```
GET /things{number}
```

| Attribute | Type | Required | Description |
|---|---|---|---|
| `note` | string | no | A note for the server's log |

```shell
curl "{base}/things{number}"
```

Example response:

```json
{json.dumps(thing, indent=2)}
```
""")
    with open(f"{docs}/things{first:06}.md", "w") as file:
        file.write("\n".join(page))
PYTHON
}
write "$operations" "$work/docs"
write 212 "$work/small"

cat >"$work/nginx.conf" <<CONF
worker_processes 1;
pid $work/nginx.pid;
error_log $work/nginx.err;
events { worker_connections 1024; }
http {
  access_log off;
  default_type application/json;
  keepalive_requests 100000000;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server {
    listen 127.0.0.1:$port;
    root $work/root;
    location = /requests { stub_status; }
  }
}
CONF
nginx -c "$work/nginx.conf" 2>>"$log" || stop "nginx does not start; see $log"

# How many requests nginx has answered, this one included.
answered() { python3 -c 'import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().split()[9].decode())' "http://127.0.0.1:$port/requests"; }
now() { date +%s.%N; }
calculate() { awk "BEGIN { printf \"$1\", $2 }"; }
row() { printf '| %-34s | %11s | %8s | %8s | %10s |\n' "$@"; }

# measure NAME CONNECTIONS COMMAND…: runs it and writes a row; sets rate.
measure() {
  local name=$1 connections=$2 before start seconds count
  shift 2
  before=$(answered)
  start=$(now)
  "$@" >"$work/out" 2>&1 || [ $? = 124 ] || [ "$name" = Schemathesis ] || { cat "$work/out" >&2; stop "$name failed"; }
  seconds=$(calculate %.3f "$(now) - $start${spent:+ - $spent}")
  count=$(($(answered) - before - 1))
  rate=$(calculate %.0f "$count / $seconds")
  row "$name" "$connections" "$count" "$seconds" "$rate"
}

# best NAME CONNECTIONS COMMAND…: the fastest of three.
best() {
  local top=0 line=
  for _ in 1 2 3; do
    measure "$@" >"$work/row"
    [ "$rate" -le $top ] || { top=$rate; line=$(cat "$work/row"); }
  done
  rate=$top
  printf '%s\n' "$line"
}

"$docproof" extract "$work/docs" -o "$work/openapi.json"
# What a run costs without its requests: it reads the docs, works out the plan, asks once and writes its report.
reading=999
for _ in 1 2 3; do
  start=$(now)
  "$docproof" check "$work/docs" --server "$base" --concurrency 8 -q --fail-on error --max-requests 1 >/dev/null
  seconds=$(calculate %.3f "$(now) - $start")
  reading=$(calculate %.3f "$seconds < $reading ? $seconds : $reading")
done

row "$operations operations" connections requests seconds "a second"
row ---------------------------------- ----------- -------- -------- ----------
declare -A wrk check whole
for connections in 8 32; do
  best wrk $connections wrk -t2 -c$connections -d"${SECONDS_EACH:-5}"s "$base/things0"
  wrk[$connections]=$rate
  best "docproof check, reading included" $connections \
    "$docproof" check "$work/docs" --server "$base" --concurrency $connections -q --fail-on error
  whole[$connections]=$rate
  spent=$reading
  best "docproof check, beyond reading" $connections \
    "$docproof" check "$work/docs" --server "$base" --concurrency $connections -q --fail-on error
  check[$connections]=$rate
  spent=
done
measure Schemathesis 1 timeout "${SECONDS_EACH:-30}" env -C "$work" \
  "$PWD/$venv/bin/st" run "$work/openapi.json" --url "$base" --phases fuzzing -n 4000 --mode positive
schemathesis=$rate
best "docproof check of 212, all of it" 8 \
  "$docproof" check "$work/small" --server "$base" --concurrency 8 -q --fail-on error

printf '\n'
for connections in 8 32; do
  printf '%2s connections: docproof is %s times Schemathesis (%s with reading the docs), %s of wrk\n' "$connections" \
    "$(calculate %.1f "${check[$connections]} / $schemathesis")" \
    "$(calculate %.1f "${whole[$connections]} / $schemathesis")" \
    "$(calculate %.2f "${check[$connections]} / ${wrk[$connections]}")"
done
printf 'The same run with one request, which reads and reports all %s operations, takes %s s.\n' "$operations" "$reading"
