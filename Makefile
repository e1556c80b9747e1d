# Every target does the set-up it needs and skips what is done. The work is in .ci/.
.DEFAULT_GOAL := help
.PHONY: help setup build run test bench watch fmt clean

help: ## show this help
	@echo 'Wirkungskompass'
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

setup: ## install what this machine lacks (tools, wasm target, npm packages)
	@.ci/setup.sh

build: setup ## leave the runnable product in target/dist
	@.ci/build.sh

run: build ## build and serve the demo on http://127.0.0.1:3000
	@.ci/serve.sh

test: ## all set-up, then every check and test
	@.ci/setup.sh test
	@.ci/test.sh

bench: ## print the performance table
	@.ci/setup.sh bench
	@.ci/build.sh
	@.ci/bench.sh

watch: setup ## rebuild and restart the demo on every change
	@.ci/watch.sh

fmt: ## format the Rust sources
	@cargo fmt --all

clean: ## remove what was built in this checkout; compiled dependencies stay in the cache
	rm -rf target
