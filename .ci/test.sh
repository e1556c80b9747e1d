#!/usr/bin/env bash
# Every check and test, the quick ones first; stops at the first failure.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

clippy_native() { cargo clippy --locked "${native[@]}" --all-targets -- -D warnings; }

# Where the wasm half has a compiler of its own there is no clippy for it: the same code is then checked for this machine.
clippy_browser() {
  if [[ -z $(.ci/wasm-target.sh) ]]; then
    CARGO_TARGET_DIR=$CARGO_TARGET_DIR/wasm cargo clippy --locked -p frontend --target wasm32-unknown-unknown \
      --profile wasm -- -D warnings
  else
    cargo clippy --locked -p frontend -- -D warnings
  fi
}

unit_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked "${native[@]}" --no-tests=pass
  else
    cargo test --locked "${native[@]}" --lib --bins --tests
  fi
}

end_to_end() {
  cd end2end
  CHROMIUM=$(command -v chromium || command -v chromium-browser) npx --no-install playwright test
}

step "format" cargo fmt --all --check
step "dependency guard" .ci/guard.sh
step "clippy, server" locked clippy_native
step "clippy, browser" locked clippy_browser
step "unit and store tests" locked unit_tests
.ci/validate.sh
.ci/build.sh
step "islands are the same in server and browser" .ci/islands.sh
step "end-to-end tests in Chromium" end_to_end
say "all checks passed (${SECONDS} s)"
