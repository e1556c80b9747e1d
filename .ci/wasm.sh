#!/usr/bin/env bash
# Compiles the islands to WebAssembly: target/wasm/wk.js and wk_bg.wasm, optimised for size.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
out=$root/target/wasm
wasm_target=$CARGO_TARGET_DIR/wasm
compiled=$wasm_target/wasm32-unknown-unknown/wasm/frontend

# The compiler itself lists which sources the last build read, so a change in a server-only page triggers nothing here and
# no list in this script can go stale.
inputs() {
  local files=()
  [[ -f $stamps/wasm.files ]] && mapfile -t files <"$stamps/wasm.files"
  content "${files[@]}" Cargo.toml Cargo.lock app/Cargo.toml app/domain/Cargo.toml app/frontend/Cargo.toml .ci/wasm.sh
}

compile() {
  local exports
  exports=$(.ci/wasm-target.sh)
  eval "$exports"
  CARGO_TARGET_DIR=$wasm_target cargo build --locked -p frontend --target wasm32-unknown-unknown --profile wasm
  mkdir -p "$out"
  cp "$compiled.wasm" "$out/frontend.wasm"
  # "output: input input …", spaces inside names escaped.
  sed -e 's/^[^:]*: //' -e 's/\([^\\]\) /\1\n/g' -e 's/\\ / /g' "$compiled.d" >"$stamps/wasm.files"
}

bind() {
  rm -rf "$out/bound"
  wasm_bindgen "$out/frontend.wasm" --target web --no-typescript --remove-name-section --remove-producers-section \
    --out-dir "$out/bound" --out-name wk
  end2end/node_modules/.bin/wasm-opt -Oz --strip-debug --strip-producers \
    --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
    --enable-reference-types --enable-multivalue \
    "$out/bound/wk_bg.wasm" -o "$out/bound/opt.wasm"
  mv "$out/bound/opt.wasm" "$out/bound/wk_bg.wasm"
}

if [[ -f $out/bound/wk_bg.wasm ]] && done_before wasm "$(inputs)"; then
  say "✓ islands unchanged"
  exit 0
fi
step "compile the islands" locked compile
bound=$(content "$out/frontend.wasm" .ci/wasm.sh)
if [[ -f $out/bound/wk_bg.wasm ]] && done_before wasm-bound "$bound"; then
  say "✓ compiled islands are the same as before"
else
  step "bind and shrink the islands" bind
  mark_done wasm-bound "$bound"
fi
mark_done wasm "$(inputs)"
