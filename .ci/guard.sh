#!/usr/bin/env bash
# Holds the dependency direction: rules know nothing of the outside, pages nothing of storage, the browser nothing of the
# server.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
failed=0

# names PACKAGE OPTION… – its normal dependencies, one name a line.
names() {
  local package=$1
  shift
  cargo tree --locked -p "$package" -e normal,no-proc-macro --prefix none -f '{p}' "$@" | cut -d' ' -f1 | sort -u
}
# must_not WHO FORBIDDEN NAMES
must_not() {
  local found
  found=$(grep -E "^($2)\$" <<<"$3" | paste -sd' ' || true)
  [[ -z $found ]] || { say "  $1 must not depend on: $found"; failed=1; }
}

wasm_names=$(names frontend --target wasm32-unknown-unknown)
app_names=$(names app --features ssr)
domain_names=$(names domain --depth 1)
report_names=$(names report)
store_names=$(names store)

must_not "the browser half" 'surrealdb.*|store|report|server|tokio|axum|hyper|tower-http|typst.*|csv|argon2|rand|chrono-tz|i18n-embed.*|fluent.*|rust-embed' "$wasm_names"
must_not app 'surrealdb.*|store|report|server|axum|leptos_axum|hyper|typst.*|csv|argon2' "$app_names"
must_not report 'surrealdb.*|store|app|server|leptos.*|axum' "$report_names"
must_not store 'app|report|server|leptos|leptos_axum|axum|typst.*' "$store_names"

extra=$(grep -vxE 'domain|chrono|ecow|serde|thiserror|unicode-segmentation' <<<"$domain_names" | paste -sd' ' || true)
[[ -z $extra ]] || { say "  domain must not depend on: $extra"; failed=1; }

# What damages a store on purpose belongs to tests alone.
tampering=$(grep -rl --include='*.rs' '\.tamper(' app/src app/domain/src server/src server/report/src server/store/src || true)
[[ -z $tampering ]] || { say "  only tests may tamper with a store: $tampering"; failed=1; }

# Of two messages with one name the later one would silently win.
for texts in app/locales/*/app.ftl; do
  twice=$(grep -oE '^[a-z][a-z0-9-]* =' "$texts" | sort | uniq -d | paste -sd' ')
  [[ -z $twice ]] || { say "  $texts has messages twice: $twice"; failed=1; }
done
exit $failed
