#!/usr/bin/env bash
# Leaves the runnable product in target/dist: the binary and the files it hands out.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Above 25 GB only incremental data and what each checkout compiled of its own go; both come back in a minute or
# two, the dependencies would take twenty.
purge() {
  local size name hash
  size=$(du -s --block-size=1G "$CARGO_TARGET_DIR" 2>/dev/null | cut -f1)
  ((size > 25)) || return 0
  say "  $CARGO_TARGET_DIR holds $size GB: removing incremental data and old binaries"
  find "$CARGO_TARGET_DIR" -type d -name incremental -prune -exec rm -rf {} +
  printf -v hash '[0-9a-f]%.0s' {1..16}
  for name in app domain frontend report server store wirkungskompass; do
    find "$CARGO_TARGET_DIR" -path '*/deps/*' -type f \( -name "$name-$hash*" -o -name "lib$name-$hash*" \) -delete
    find "$CARGO_TARGET_DIR" -path '*/.fingerprint/*' -type d -name "$name-$hash" -prune -exec rm -rf {} +
  done
}

# The pages are optimised for what people run; the edit loop and the tests go without, that compiles in a third of the time.
binary() {
  CARGO_PROFILE_DEV_OPT_LEVEL=${KOMPASS_OPT_LEVEL:-1} cargo build --locked "${native[@]}"
  mkdir -p "$dist"
  # A running server keeps its own file: replace, don't overwrite.
  cp "$CARGO_TARGET_DIR/debug/wirkungskompass" "$dist/wirkungskompass.next"
  mv "$dist/wirkungskompass.next" "$dist/wirkungskompass"
}

site() {
  node .ci/site.mjs target/wasm/bound "$dist/site"
}

[[ -z $cache ]] || locked purge
step "compile server and store (once twenty minutes on two cores, then seconds)" locked binary
.ci/wasm.sh
hash=$(content target/wasm/bound public style end2end/package-lock.json .ci/site.mjs)
if [[ -d $dist/site ]] && done_before site "$hash"; then
  say "✓ site unchanged"
else
  step "assemble the site" locked site
  mark_done site "$hash"
fi
# Only a warning here, so that half-done work can be looked at; test.sh fails on it.
.ci/islands.sh || true
say "product: $(realpath --relative-to="$PWD" "$dist")"
