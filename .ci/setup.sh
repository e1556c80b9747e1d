#!/usr/bin/env bash
# Installs what this machine lacks. Argument: build (default), test or bench; each includes what build needs.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
purpose=${1:-build}

# at_least WANTED FOUND – compares versions.
at_least() { printf '%s\n%s\n' "$1" "$2" | sort -V -C; }

check_tools() {
  have cargo || die "Rust is missing: install it with rustup (https://rustup.rs)"
  local rust node
  rust=$(rustc --version | cut -d' ' -f2)
  at_least "$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)" "$rust" || die "Rust $rust is too old: run rustup update stable"
  have npm || die "Node.js 20 or later with npm is missing"
  node=$(node --version)
  at_least 20 "${node#v}" || die "Node.js ${node#v} is too old: 20 or later is needed"
}

packages() {
  # clang and libclang-dev: RocksDB and its bindings.
  local wanted=(build-essential clang libclang-dev pkg-config)
  case $purpose in
    test)
      have chromium || wanted+=(chromium)
      # What .ci/validate.sh looks at exported files with.
      have python3 || wanted+=(python3)
      python3 -c 'import ensurepip' 2>/dev/null || wanted+=(python3-venv)
      have pdftotext || wanted+=(poppler-utils)
      have libreoffice || wanted+=(libreoffice-calc)
      ;;
    bench) have wrk || wanted+=(wrk) ;;
  esac
  apt_need "${wanted[@]}"
}

wasm_bindgen_cli() {
  local version
  version=$(wasm_bindgen_version)
  [[ -n $version ]] || die "Cargo.toml pins no wasm-bindgen version"
  [[ $(wasm_bindgen --version 2>/dev/null) == "wasm-bindgen $version" ]] && return 0
  say "  compiling wasm-bindgen $version (about two minutes, once)"
  # Not --locked: the lock file in the package names a withdrawn version of a dependency.
  cargo install --quiet wasm-bindgen-cli --version "$version" --root "$tools/wasm-bindgen-$version" \
    --target-dir "$tools/build" </dev/null
  rm -rf "$tools/build"
}

npm_packages() {
  local hash
  hash=$(content end2end/package.json end2end/package-lock.json)
  # npm writes this file last: an emptied or half-filled folder has none.
  [[ -f end2end/node_modules/.package-lock.json ]] && done_before npm "$hash" && return 0
  # The tests use the system's Chromium: no browser is downloaded.
  (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error </dev/null >&2)
  mark_done npm "$hash"
}

step "check Rust and Node.js" check_tools
step "system packages for $purpose" packages
# The exports are of no use here: whoever builds asks for them again.
step "wasm target" .ci/wasm-target.sh >/dev/null
step "wasm-bindgen command line tool" wasm_bindgen_cli
step "npm packages (styles, wasm-opt, browser tests)" npm_packages
