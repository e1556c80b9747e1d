#!/usr/bin/env bash
# Serves the demo from target/dist; every KOMPASS_… variable of the caller is passed on.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
export KOMPASS_DATA_DIR=${KOMPASS_DATA_DIR:-./data}
exec target/dist/wirkungskompass serve --demo
