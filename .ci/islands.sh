#!/usr/bin/env bash
# Leptos names an island by a hash over its source, once in the server and once in the browser half. Were the two to
# disagree, the island would be on the page and dead, so every island of one half has to be in the other.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
failed=0
while read -r name; do
  grep -qaF "$name" "$dist/wirkungskompass" && continue
  say "  island ${name%_*} is not in the server: on no page yet, or compiled from another source"
  failed=1
done < <(grep -oE '^export function [A-Z][A-Za-z0-9]*_[0-9]{6,}' target/wasm/bound/wk.js | cut -d' ' -f3)
exit $failed
