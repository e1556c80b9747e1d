#!/usr/bin/env bash
# Rebuilds and restarts the demo whenever a source file changes. A failed build leaves the last good server running.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
sources=(app server style public Cargo.toml Cargo.lock)
server=
stop() { if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; fi; }
trap stop EXIT
trap 'exit 130' INT TERM

# Names, sizes and times are enough to see a change; contents are compared by the build itself.
state() { find "${sources[@]}" -type f -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort | cksum; }
wait_for_change() {
  if have inotifywait; then
    timeout 5 inotifywait -qq -r -e modify,create,delete,move "${sources[@]}" || true
  else
    sleep 1
  fi
}

seen=
while true; do
  now=$(state)
  if [[ $now != "$seen" ]]; then
    seen=$now
    if KOMPASS_OPT_LEVEL=0 .ci/build.sh; then
      stop
      .ci/serve.sh &
      server=$!
    else
      say "build failed: waiting for the next change"
    fi
  elif [[ -n $server ]] && ! kill -0 "$server" 2>/dev/null; then
    say "the server has stopped: waiting for the next change"
    server=
  fi
  wait_for_change
done
