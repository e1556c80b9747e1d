#!/usr/bin/env bash
# Shared by the scripts in this folder: where things are, how a step reports itself, what may be skipped.
# Sourced, never run.
# shellcheck disable=SC2034 # variables are used by the scripts that source this file
set -euo pipefail
shopt -s inherit_errexit

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"

# What was compiled outlives a checkout: compiling SurrealDB and RocksDB takes twenty minutes on two cores, so the
# artefacts are kept in a folder of the user's where that can be made. KOMPASS_CACHE names another folder; set but empty
# it turns the cache off.
cache=${KOMPASS_CACHE-${HOME:+$HOME/.cache/wirkungskompass}}
if [[ -n $cache ]] && ! mkdir -p "$cache" 2>/dev/null; then cache=; fi
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${cache:+$cache/target}}
[[ -n $CARGO_TARGET_DIR ]] || CARGO_TARGET_DIR=$root/target
tools=${cache:-$root/target}/tools
dist=$root/target/dist
stamps=$root/target/stamps
mkdir -p "$CARGO_TARGET_DIR" "$tools" "$stamps"

# The packages that make up the native half. Build, clippy and tests all select these: cargo unifies features over what is
# selected, and another selection would compile SurrealDB a second time.
native=(--workspace --exclude frontend)

# Cargo tells workspace members of two checkouts apart neither by name nor by path, so with one target folder the
# binary of checkout A passes for that of B. What it does distinguish is the profile. An upper bound on codegen units
# that differs per checkout changes nothing in the code; dependencies set their own and stay shared.
if [[ $CARGO_TARGET_DIR != "$root"/* ]]; then
  units=$((1000 + $(printf %s "$root" | cksum | cut -d' ' -f1) % 30000))
  export CARGO_PROFILE_DEV_CODEGEN_UNITS=$units CARGO_PROFILE_WASM_CODEGEN_UNITS=$units
fi

say() { printf '%s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# step TEXT COMMAND… – runs COMMAND and prints one line before and, with the seconds taken, one after.
# A failure ends the script and is named by the trap: testing the exit code here would switch errexit off inside COMMAND.
current=
trap 'rc=$?; ((rc == 0)) || [[ -z $current ]] || say "✗ $current failed after $((SECONDS - begun)) s"' EXIT
step() {
  current=$1 begun=$SECONDS
  shift
  say "→ $current"
  "$@"
  say "✓ $current ($((SECONDS - begun)) s)"
  current=
}

# content PATH… – one hash over names and contents of all files below the paths.
content() {
  { find "$@" -name node_modules -prune -o -type f -print0 2>/dev/null || true; } | LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -c1-32
}
# done_before NAME HASH, mark_done NAME HASH – whether a step has run for exactly this input.
done_before() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }
mark_done() { printf '%s\n' "$2" >"$stamps/$1"; }

# locked COMMAND… – one build at a time per target folder, so that a binary is copied before another checkout
# replaces it.
locked() {
  (
    flock 9
    "$@"
  ) 9>"$CARGO_TARGET_DIR/.kompass-lock"
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"
  elif have sudo; then sudo "$@"
  else die "administrator rights are needed once for: $*"; fi
}

# apt_need PACKAGE… – installs those that are missing; a machine that has them needs no administrator rights.
apt_need() {
  local missing=() package
  have dpkg-query || { say "  not a Debian system: expecting $* to be there"; return 0; }
  for package; do
    [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  say "  installing ${missing[*]}"
  quietly apt as_root apt-get update
  quietly apt as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

# quietly NAME COMMAND… – keeps the output for the case that it fails.
quietly() {
  local log=$stamps/$1.log
  shift
  "$@" >"$log" 2>&1 </dev/null || { cat "$log" >&2; die "failed: $*"; }
}

# The one version of wasm-bindgen: the command line tool must equal the crate.
wasm_bindgen_version() { sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' "$root/Cargo.toml"; }
wasm_bindgen() { "$tools/wasm-bindgen-$(wasm_bindgen_version)/bin/wasm-bindgen" "$@"; }
