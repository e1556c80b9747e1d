#!/usr/bin/env bash
# Prints the performance table: what was measured on this machine beside the bound it is held to.
# Nothing fails here: a timed check that can fail on a busy machine would only teach people to ignore it.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
seconds=${KOMPASS_BENCH_SECONDS:-10}
pages=(/ /massnahmen /massnahmen/digitalbonus /indikatoren /indikatoren/BG-04 /bewertungen)
work=$(mktemp -d)
server=
export KOMPASS_LISTEN=127.0.0.1:${KOMPASS_BENCH_PORT:-3999} KOMPASS_DEMO_PASSWORD=bench-bench-bench
url=http://$KOMPASS_LISTEN

stop() { if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap 'stop; rm -rf "$work"' EXIT

now_ms() { date +%s%3N; }
row() { printf '%-66s %18s   %s\n' "$@"; }

# start DATA_SET – serves that data; leaves the milliseconds until ready in $ready.
start() {
  local begun deadline
  export KOMPASS_DATA_DIR=$work/$1
  begun=$(now_ms) deadline=$((SECONDS + 120))
  "$dist/wirkungskompass" serve --demo >>"$work/$1.log" 2>&1 &
  server=$!
  until curl -sfo /dev/null "$url/readyz"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/$1.log" >&2; die "the server stopped"; }
    ((SECONDS < deadline)) || die "the server is not ready after two minutes"
    sleep 0.01
  done
  ready=$(($(now_ms) - begun))
}
memory_mb() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }

# Signs in as a council member; the cookie goes along with every request afterwards.
sign_in() {
  curl -s -o /dev/null -c "$work/jar" -H "Origin: $url" --data-urlencode email=mitglied@demo.example \
    --data-urlencode "password=$KOMPASS_DEMO_PASSWORD" "$url/anmelden"
  cookie=$(awk '!/^# / && NF >= 7 { printf "%s%s=%s", sep, $6, $7; sep = "; " }' "$work/jar")
  [[ $(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $cookie" "$url/bewertungen/R7/digitalbonus-innovativ") == 200 ]] ||
    say "  sign-in failed: pages are measured signed out"
}

# load PATH – prints "p50 p99 requests/s" at 16 connections.
load() {
  wrk -t2 -c16 -d"${seconds}s" --latency -H "Cookie: $cookie" -H 'Accept-Encoding: br' "$url$1" |
    awk '$1 == "50%" { a = $2 } $1 == "99%" { b = $2 } $1 == "Requests/sec:" { c = $2 } /Non-2xx/ { e = " (with errors)" } END { print a, b, c e }'
}
loads() {
  local path p50 p99 rate
  for path in "${pages[@]}"; do
    read -r p50 p99 rate <<<"$(load "$path")"
    row "$1 $path, p50 / p99 at 16 connections" "$p50 / $p99" "$2, $rate/s"
  done
}

# transferred PATH – bytes of a first visit, signed in: the page and every file below /pkg that it names.
transferred() {
  local page total file
  total=$(curl -s -H 'Accept-Encoding: br' -H "Cookie: $cookie" -o /dev/null -w '%{size_download}' "$url$1")
  page=$(curl -s -H "Cookie: $cookie" "$url$1")
  for file in "$dist"/site/pkg/*.br; do
    [[ $page != *"$(basename "$file" .br | sed 's/_bg\.wasm$//; s/\.js$//')"* ]] || total=$((total + $(stat -c %s "$file")))
  done
  printf '%d' $((total / 1000))
}

# The uncertainty analysis of an index: 51 units, 49 indicators, 10,000 replications, against numpy in the same run. Both
# need the folder of published cases beside the checkout; numpy is used where it is installed (KOMPASS_BENCH_PYTHON names
# the interpreter). Both are pinned to the same core and take turns; of each the best run counts, as other work on the
# machine only ever adds.
index() {
  local case=../shared/data/index/coinr-asem-aggregation contender=../shared/data/index/bench tool one two memory core out
  local python=${KOMPASS_BENCH_PYTHON:-python3} pin=() numpy=() numpies=() ones=() twos=() batched faster rounds=9
  [[ -d $case ]] || { say "  no folder ../shared/data/index beside the checkout: the index is not measured"; return 0; }
  tool=$work/monte_carlo
  build_tool() { cargo build --quiet "${native[@]}" --example monte_carlo && cp "$CARGO_TARGET_DIR/debug/examples/monte_carlo" "$tool"; }
  locked build_tool
  if have taskset; then
    core=$(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')
    pin=(taskset -c "$core")
  else say "  taskset is not installed: nothing is pinned to a core"; fi
  if "$python" -c 'import numpy' 2>/dev/null; then
    # The contender expects its case in another place beside it.
    mkdir -p "$work/index/bench" "$work/index/open"
    cp "$contender"/bench_mc.py "$contender"/bench_mc_vec.py "$work/index/bench/"
    cp -r "$case" "$work/index/open/"
    # Settings for old builds of OpenBLAS would slow a current numpy.
    numpy=(env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
      "$python" "$work/index/bench/bench_mc_vec.py" 10000)
  else numpy=(); say "  numpy is not installed: no comparison"; fi
  # What runs now, not the last minute: compiling the tool is over.
  sleep 3
  awk '{ split($4, n, "/"); print n[1] - 1 }' /proc/loadavg >"$work/load"
  for ((; rounds; rounds--)); do
    # The tool fails where nominal ranks are not the published ones, or other threads give another result.
    out=$("${pin[@]}" "$tool" "$case" 10000 1)
    ones+=("${out% *}") memory=${out#* }
    out=$("$tool" "$case" 10000 2)
    twos+=("${out% *}")
    ((${#numpy[@]} == 0)) || numpies+=("$("${pin[@]}" "${numpy[@]}" | sed -n 's/.*median of 5 runs \([0-9.]*\) s.*/\1/p')")
  done
  least() { printf '%s\n' "$@" | LC_ALL=C sort -g | head -n1; }
  # held VALUE OPERATOR BOUND
  held() { awk "BEGIN { print ($1 $2 $3) ? \"held\" : \"MISSED\" }"; }
  one=$(least "${ones[@]}") two=$(least "${twos[@]}")
  [[ $(<"$work/load") == 0 ]] || say "  the machine is busy ($(<"$work/load") other tasks running): whatever runs longer looks slower than it is; measure again"
  row "index, 10,000 replications, one core / two cores" "$one / $two ms" "–"
  faster=$(awk -v a="$one" -v b="$two" 'BEGIN { printf "%.2f", a / b }')
  row "index: two cores faster than one" "$faster ×" "near 2 ×, from 1.7: $(held "$faster" ">=" 1.7)"
  row "index, memory of the process" "$memory MB" "≤ 50 MB: $(held "$memory" "<=" 50)"
  row "index: the same result on one, two and three threads" "yes" "the same: held"
  ((${#numpies[@]})) || return 0
  batched=$(least "${numpies[@]}")
  row "the same with numpy, batched, same core" "$(awk -v s="$batched" 'BEGIN { printf "%.1f", s * 1000 }') ms" "–"
  faster=$(awk -v s="$batched" -v ms="$one" 'BEGIN { printf "%.1f", s * 1000 / ms }')
  row "index: faster than numpy" "$faster ×" "≥ 5 ×: $(held "$faster" ">=" 5)"
}

row what measured bound
index
row "wasm, brotli" "$(($(cat "$dist"/site/pkg/wk-*_bg.wasm.br | wc -c) / 1000)) kB" "≤ 90 kB"
start demo
row "ready with an empty store (demo data seeded)" "$ready ms" "–"
stop
start demo
row "ready with an existing store" "$ready ms" "≤ 1000 ms"
sleep 3
row "memory, idle with demo data" "$(memory_mb) MB" "≤ 200 MB"
sign_in
for page in "${pages[@]}" /bewertungen/R7/digitalbonus-innovativ; do row "first visit of $page, without fonts" "$(transferred "$page") kB" "≤ 150 kB"; done
row "fonts" "$(($(find "$dist/site" -name '*.woff2' -printf '%s\n' | awk '{ s += $1 } END { print s + 0 }') / 1000)) kB" "≤ 80 kB"
loads demo "≤ 10 / 50 ms"
stop
# A meeting that is held today, followed by people of their own: each holds a stream and fetches the page after a change.
KOMPASS_DATA_DIR=$work/meeting "$dist/wirkungskompass" seed >>"$work/meeting.log" 2>&1
for n in {1..33}; do
  KOMPASS_DATA_DIR=$work/meeting "$dist/wirkungskompass" user invite --email "f$n@follow.example" --name "Person $n" --role member \
    --organisation "$(printf 'ORG%02d' $((n % 11 + 2)))" 2>>"$work/meeting.log"
done | grep -o "http[^ ]*" >"$work/links"
export KOMPASS_DEMO_DATE
KOMPASS_DEMO_DATE=$(TZ=Europe/Berlin date +%F)
start meeting
read -r followers page50 page95 told50 told95 <<<"$(node .ci/bench-followers.mjs "$url" "$KOMPASS_DEMO_PASSWORD" 200 20 <"$work/links")"
row "live page, $followers follow, answered, p50 / p95" "$page50 / $page95 ms" "p95 ≤ 300 ms"
row "live page, from a change until it stands there, p50 / p95" "$told50 / $told95 ms" "–"
stop
unset KOMPASS_DEMO_DATE
# The pack of a large meeting, as the tests of the documents make it: pages laid out and written as PDF/UA-1.
pack=$(cargo nextest run --locked "${native[@]}" --no-capture -E 'package(report) and test(a_pack_of_forty_items_and_sixty_files)' 2>/dev/null |
  grep -o 'file after [0-9.]*m\?s' | head -n1 || true)
row "pack of 40 items and 60 files" "${pack#file after }" "≤ 5 s"
# Values of a file, from the upload to the moment they count, beside what the bare database needs to insert as many.
many=${KOMPASS_BENCH_VALUES:-1000000}
bare() {
  CARGO_PROFILE_DEV_OPT_LEVEL=${KOMPASS_OPT_LEVEL:-1} cargo build --locked "${native[@]}" --example bare_insert
  cp "$CARGO_TARGET_DIR/debug/examples/bare_insert" "$work/bare_insert"
}
quietly bare locked bare
start import
read -r previewed counted shown <<<"$(node .ci/bench-import.mjs "$url" "$KOMPASS_DEMO_PASSWORD" "$many")"
peak=$(awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$server/status")
stop
inserted=$("$work/bare_insert" "$work/bare" "$many" 5000)
row "import of $many values: file read and previewed" "$previewed ms" "–"
row "import of $many values: all of them count" "$counted ms" "≤ $((2 * inserted)) ms, twice the bare insert"
row "bare insert of $many values" "$inserted ms" "–"
row "first page of an indicator after that" "$shown ms" "–"
row "memory, most during the import" "$peak MB" "≤ 2048 MB"
rm -rf "$work/import" "$work/bare"
for size in s l xl; do
  say "  seeding size $size"
  KOMPASS_DATA_DIR=$work/$size "$dist/wirkungskompass" seed --size $size --seed 1 >>"$work/$size.log" 2>&1 || die "seeding size $size failed: $(tail -n1 "$work/$size.log")"
  start $size
  sign_in
  loads "size $size" "≤ 1.5 × s"
  row "memory, size $size under load" "$(memory_mb) MB" "≤ 2048 MB"
  stop
done
