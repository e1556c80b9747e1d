#!/usr/bin/env bash
# Makes `cargo build --target wasm32-unknown-unknown` possible and prints, as shell exports on stdout, what that build
# has to be called with (nothing where rustup's own target is there). Progress goes to stderr. Idempotent.
#
# First choice: rustup's own target. Where rustup cannot download it, Debian's Rust (packages rustc-web, cargo-web,
# rust-web-src; kept current for browser builds) compiles the standard library for wasm32 once, in one or two minutes,
# into its own sysroot. The native half of the workspace goes on using the machine's default toolchain.
# KOMPASS_WASM=debian skips the first choice, to test the second.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
target=wasm32-unknown-unknown

has_target() { compgen -G "$("$1" --print target-libdir --target $target 2>/dev/null)/libstd-*.rlib" >/dev/null; }

if [[ ${KOMPASS_WASM:-} != debian ]]; then
  if has_target rustc; then exit 0; fi
  if have rustup && RUSTUP_MAX_RETRIES=1 timeout 120 rustup target add $target >&2 && has_target rustc; then exit 0; fi
fi

# The wasm profile optimises across crates, which needs the library as bitcode as well.
has_bitcode() { grep -qaF .llvmbc "$($1 --print target-libdir --target $target)"/libstd-*.rlib; }

debian_rustc=/usr/bin/rustc
if ! [[ -x $debian_rustc ]] || ! has_target $debian_rustc || ! has_bitcode $debian_rustc; then
  say "  rustup cannot download the wasm target here: building it from Debian's Rust sources"
  apt_need rustc-web cargo-web rust-web-src lld
  build=$(mktemp -d)
  trap 'rm -rf "$build"' EXIT
  mkdir "$build/src"
  printf '[package]\nname = "sysroot"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["rlib"]\n' >"$build/Cargo.toml"
  : >"$build/src/lib.rs"
  # Std only: the unstable flag is confined to this one crate, nothing of the product is built with it.
  (cd "$build" && RUSTC_BOOTSTRAP=1 RUSTC=$debian_rustc CARGO_TARGET_DIR=$build/target RUSTFLAGS=-Cembed-bitcode=yes \
    /usr/bin/cargo build --release --target $target -Zbuild-std=std,panic_abort >&2)
  libdir=$($debian_rustc --print target-libdir --target $target)
  as_root rm -rf "$libdir"
  as_root mkdir -p "$libdir"
  find "$build/target/$target/release/deps" -name '*.rlib' ! -name 'libsysroot-*' -print0 |
    as_root xargs -0 cp -t "$libdir"
  if ! has_target $debian_rustc || ! has_bitcode $debian_rustc; then die "the build left no usable libstd in $libdir"; fi
fi

# A linker for wasm: rustup ships one, otherwise LLVM's.
lld=$(compgen -G "$(rustc --print sysroot)/lib/rustlib/*/bin/rust-lld" | head -n1 || true)
[[ -n $lld ]] || lld=$(compgen -c wasm-ld | sort -V | tail -n1)
[[ -n $lld ]] || die "no linker for wasm found (package lld)"
say "  wasm half: $($debian_rustc --version), linker $(basename "$lld")"
printf 'export RUSTC=%q CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=%q\n' "$debian_rustc" "$lld"
