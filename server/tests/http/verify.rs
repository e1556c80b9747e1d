//! `verify` as it runs on the machine: one line per finding, and an exit code.

use crate::site::run;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;
use store::{DbUrl, Store};

/// Runs the program on a directory that a store has just let go of.
async fn verify(folder: &Path) -> Output {
    let mut output = None;
    for _ in 0..100 {
        let ran = Command::new(env!("CARGO_BIN_EXE_wirkungskompass"))
            .arg("verify")
            .env_clear()
            .env("KOMPASS_DATA_DIR", folder)
            .output()
            .expect("the program runs");
        let taken = String::from_utf8_lossy(&ran.stderr).contains("is in use");
        output = Some(ran);
        if !taken {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    output.expect("it ran")
}

#[test]
fn every_row_that_names_nobody_is_told_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    run(async move {
        let url = DbUrl::in_directory(folder.path());
        let tamper = async |text: &str| {
            let store = Store::open(&url).await.expect("the store opens");
            store.tamper(text).await.expect("taken");
        };
        tamper(
            "CREATE mandate:m1 CONTENT { account: 'weg', council: 'strategierat', role: 'guest',
                 organisation: 'ORG99', from: '2026-01-01', withdrawn: false, version: 1 };
             CREATE session:s1 CONTENT { account: 'weg', created: 1, seen: 1 };
             CREATE onetime:`l1\nEverything is whole.` CONTENT { kind: 'reset', account: 'weg', expires: 1 };",
        )
        .await;
        let broken = verify(folder.path()).await;
        assert!(!broken.status.success());
        let told = String::from_utf8_lossy(&broken.stdout).into_owned();
        for line in [
            "mandate m1: its account does not exist",
            "mandate m1: its organisation does not exist",
            "session s1: its account does not exist",
            "onetime l1\\nEverything is whole.: its account does not exist",
        ] {
            assert_eq!(told.lines().filter(|told| *told == line).count(), 1, "{line}: {told}");
        }
        assert!(!told.lines().any(|line| line == "Everything is whole."), "{told}");
        let reason = String::from_utf8_lossy(&broken.stderr).into_owned();
        assert!(reason.lines().any(|line| line == "wirkungskompass: 4 findings"), "{reason}");

        tamper("DELETE mandate; DELETE session; DELETE onetime").await;
        let whole = verify(folder.path()).await;
        let told = String::from_utf8_lossy(&whole.stdout).into_owned();
        assert!(whole.status.success() && told.ends_with("Everything is whole.\n"), "{told}");
    });
}
