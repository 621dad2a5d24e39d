.PHONY: demo test bench bench-check bench-serve format lint reports setup
.DEFAULT_GOAL := demo

SOURCES = Package.swift Sources Tests

demo: setup ## build docproof and show what it does with the sample docs
	@scripts/demo.sh

test: ## everything that must hold
	@scripts/test.sh

bench: setup ## time extraction and lint, compared with libcmark-gfm alone
	swift build -c release --product docproof-bench
	.build/release/docproof-bench

bench-check: setup ## requests a second that docproof check sends and checks, beside wrk and Schemathesis
	scripts/bench-check.sh

bench-serve: setup ## requests a second of docproof serve, beside a bare Hummingbird server
	scripts/bench-serve.sh

format: ## format all Swift sources
	swift format --in-place --recursive --parallel $(SOURCES)

lint: ## check the format of all Swift sources
	swift format lint --strict --recursive --parallel $(SOURCES)

reports: setup ## write reports/, docs/rules.md and specs/*/*/openapi.json anew
	swift build --product docproof
	scripts/reports.sh

setup: ## install what building takes and this machine lacks
	@scripts/setup.sh
