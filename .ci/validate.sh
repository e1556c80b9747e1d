#!/usr/bin/env bash
# Asks validators of other makers whether what leaves the product is what its formats say: JSON-stat, SDMX-CSV, OpenAPI,
# PDF/UA, workbooks, pictures.
# A test writes the files of the demonstration; nothing is taken from a running server.
# shellcheck source=.ci/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
wanted=.ci/validators.txt
python=$tools/validators/bin/python

# pdftotext copies the words out of a PDF; LibreOffice opens workbooks (96 MB to download, 300 MB on disk).
readers() {
  local wanted=()
  have pdftotext || wanted+=(poppler-utils)
  have libreoffice || wanted+=(libreoffice-calc)
  ((${#wanted[@]} == 0)) || apt_need "${wanted[@]}"
}

install_validators() {
  local hash
  hash=$(content $wanted)
  # The mark stands inside the folder, so that it goes where the folder goes.
  [[ -f $tools/validators/installed && $(<"$tools/validators/installed") == "$hash" ]] && return 0
  have python3 || apt_need python3
  python3 -c 'import ensurepip' 2>/dev/null || apt_need python3-venv
  rm -rf "$tools/validators"
  quietly validators-venv python3 -m venv "$tools/validators"
  quietly validators "$python" -m pip install --disable-pip-version-check --requirement $wanted
  printf '%s\n' "$hash" >"$tools/validators/installed"
}

write_files() {
  rm -rf target/exports
  local name=exports::files_are_handed_to_validators
  if cargo nextest --version >/dev/null 2>&1; then
    KOMPASS_EXPORTS=$root/target/exports cargo nextest run --locked "${native[@]}" -E "test(=$name)"
  else
    KOMPASS_EXPORTS=$root/target/exports cargo test --locked "${native[@]}" --test http -- --exact $name
  fi
}

step "readers of PDF and workbooks" readers
step "validators of JSON-stat, SDMX-CSV, OpenAPI, workbooks and PDF/UA" install_validators
step "files for validators" locked write_files
step "files are what their formats say" "$python" .ci/validate.py target/exports
