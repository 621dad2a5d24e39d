#!/usr/bin/env bash
# Everything that must hold. The last line is "N passed, N failed", and the exit code tells the same.
set -uo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh --tests || exit
export PATH="$PWD/.build/venv/bin:$PWD/.build/tools/usr/bin:$PWD/.build/tools/usr/sbin:$PATH"
passed=0 failed=0 skipped=0

finish() {
  local line="$passed passed, $failed failed"
  [ $skipped = 0 ] || line+=", $skipped skipped"
  printf '\n%s\n' "$line"
  [ $failed = 0 ] && [ $passed -gt 0 ]
  exit
}

# step NAME COMMAND…: one thing that must hold.
step() {
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$name"
    return 1
  fi
}

skip() {
  skipped=$((skipped + 1))
  printf '\n== %s\nskipped: %s\n' "$1" "$2"
}

# swift_tests NAME OPTION…: the runner names every test twice; what went well is left to the log. The counts come from
# its own report, where a test with two failures is still one test.
swift_tests() {
  local report=$PWD/.build/tests-$1.xml log=.build/tests-$1.log counts ok bad left status
  printf '\n== %s\n' "$1"
  shift
  rm -f "$report"
  swift test --skip-build --disable-xctest --xunit-output "$report" "$@" 2>&1 | tee "$log" \
    | awk '/^(◇|✔|✘|➜|━|↳) /{quiet = /^(◇|✔|↳) / && !/^✔ Test run/}
      !/^◇/ && /Fatal error|^\*\*\* |error: Process/{quiet = 0} /^Registers:/{quiet = 1} !quiet{print; fflush()}'
  status=$?
  counts=$(awk '/<testcase /{t++} /<failure/{if (seen != t) f++; seen = t} /<skipped/{s++}
    END{print t - f - s, f + 0, s + 0}' "$report" 2>/dev/null) || counts="0 1 0"
  read -r ok bad left <<<"$counts"
  # A run that ended badly or early has failed, whatever it counted.
  if [ "$bad" = 0 ] && { [ $status != 0 ] || [ "$ok" = 0 ]; }; then bad=1; fi
  [ -s "$report" ] || printf 'FAILED: the tests did not run to their end; see %s\n' "$log"
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left))
}

step "format" make -s lint
# Every target treats warnings as errors.
step "build, warnings as errors" swift build --quiet --build-tests || finish
swift_tests rooms --skip EndToEndTests --skip NetworkTransportTests --skip LiveServerTests
# By themselves: they measure time limits, which the others' work on few cores would stretch.
swift_tests network --filter NetworkTransportTests --filter LiveServerTests
swift_tests end-to-end --filter EndToEndTests
step "benchmarks answer right" .build/debug/docproof-bench --runs 2 specs

if command -v openapi-spec-validator >/dev/null; then
  for spec in specs/*/*/openapi.json; do
    step "$spec is valid OpenAPI 3.1" openapi-spec-validator --schema 3.1 "$spec"
  done
else
  skip "specs/*/*/openapi.json are valid OpenAPI 3.1" "there is no openapi-spec-validator"
fi

# formats WORD…: what a run really writes, in the formats that have a schema.
formats() {
  .build/debug/docproof "$@" -q --format sarif=.build/report.sarif --format junit=.build/report.xml
  [ $? -le 1 ] || return 1
  python3 -c '
import json, sys, jsonschema
schema, report = (json.load(open(path)) for path in sys.argv[1:])
jsonschema.Draft7Validator(schema).validate(report)' "$schemas/sarif-schema-2.1.0.json" .build/report.sarif \
    && xmllint --noout --schema "$schemas/JUnit.xsd" .build/report.xml
}

schemas=${DOCPROOF_SCHEMAS:-../shared/schemas}
if [ ! -d "$schemas" ]; then
  skip "SARIF and JUnit by their schemas" "there is no $schemas; DOCPROOF_SCHEMAS names it"
elif ! command -v xmllint >/dev/null || ! python3 -c 'import jsonschema' 2>/dev/null; then
  skip "SARIF and JUnit by their schemas" "there is no xmllint or no jsonschema for Python"
else
  step "lint writes valid SARIF and JUnit" formats lint specs/runners/v4
  step "check writes valid SARIF and JUnit" formats check specs/runners/v4 --fault wrong-type
  step "diff writes valid SARIF and JUnit" formats diff specs/runners/v3 specs/runners/v4
fi

if python3 -c 'import gitlab' 2>/dev/null; then
  step "python-gitlab lives a whole life against serve" \
    python3 Tests/Python/runners_life.py .build/debug/docproof specs/runners/v3 specs/runners/v4
else
  skip "python-gitlab lives a whole life against serve" "there is no python-gitlab"
fi

finish
