#!/usr/bin/env bash
# Writes the specs, the reports and docs/rules.md, which are committed: scripts/reports.sh [FOLDER], the project itself by default.
# DOCPROOF_BIN names the program.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-.}
docproof=${DOCPROOF_BIN:-.build/debug/docproof}

# Findings, exit code 1, are what a report is for.
report() { "$docproof" "$@" >/dev/null || [ $? = 1 ]; }

# formats NAME: the options that write a report in each of the committed formats.
formats() {
  local format
  for format in md=markdown html=html json=json; do
    printf -- '--format\n%s=%s/reports/%s.%s\n' "${format#*=}" "$out" "$1" "${format%%=*}"
  done
}

mkdir -p "$out/reports" "$out/docs"
for version in v3 v4; do
  mkdir -p "$out/specs/runners/$version"
  "$docproof" extract specs/runners/$version -o "$out/specs/runners/$version/openapi.json"
done
mapfile -t lint < <(formats runners-v4-lint)
mapfile -t check < <(formats runners-v4-conformance)
mapfile -t diff < <(formats runners-v3-to-v4)
report lint specs/runners/v4 "${lint[@]}"
report check specs/runners/v4 "${check[@]}"
report diff specs/runners/v3 specs/runners/v4 "${diff[@]}" --format "guide=$out/reports/runners-v3-to-v4-guide.md"
"$docproof" rules --format markdown >"$out/docs/rules.md"
"$docproof" init --schema >"$out/docs/docproof.schema.json"
