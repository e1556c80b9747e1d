#!/usr/bin/env bash
# Asks validators of other makers whether what leaves the product is what its formats say: JSON-stat, SDMX-CSV, OpenAPI,
# PDF/UA, workbooks, pictures, calendar entries, objects for council information systems; and whether a mail server of
# another maker takes the letters of a meeting.
# Tests write the files of the demonstration; nothing is taken from a running server.
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

# Tests that write files, and one that sends mails to a mail server of another maker.
writers=(
  exports::files_are_handed_to_validators
  calendar_files::invitation_change_and_cancellation_are_handed_to_validators
  invitation::the_letter_of_a_dispatch_is_handed_to_validators
  oparl::every_object_is_as_the_standard_has_it_and_leads_to_itself
  meeting::tests::files::meeting_documents_are_handed_to_validators
  mails::meetings::a_mail_server_of_another_maker_takes_every_letter_of_a_meeting
)

write_files() {
  rm -rf target/exports
  export KOMPASS_EXPORTS=$root/target/exports KOMPASS_SMTPD=$python
  if cargo nextest --version >/dev/null 2>&1; then
    local wanted
    wanted=$(printf 'test(=%s) + ' "${writers[@]}")
    cargo nextest run --locked "${native[@]}" -E "${wanted% + }"
  else
    cargo test --locked "${native[@]}" --lib --test http -- --exact "${writers[@]}"
  fi
}

step "readers of PDF and workbooks" readers
step "validators of JSON-stat, SDMX-CSV, OpenAPI, workbooks, PDF/UA and iCalendar, a mail server" install_validators
step "files for validators, letters for a mail server" locked write_files
step "files are what their formats say" "$python" .ci/validate.py target/exports
