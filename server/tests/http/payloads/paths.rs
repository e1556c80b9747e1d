//! Paths that would lead out of the folder of files.

use crate::site::{demo, get, run};
use std::io::Write as _;

#[test]
fn no_path_leads_out_of_the_folder_of_files() {
    run(async {
        let site = demo().await;
        let folder = site.state.config.site.clone();
        let outside = folder.parent().expect("a folder");
        let mut secret = tempfile::NamedTempFile::new_in(outside).expect("a file");
        secret.write_all(b"GEHEIM-AUSSERHALB").expect("written");
        let name = secret.path().file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        let full = secret.path().to_str().expect("UTF-8").trim_start_matches('/').to_owned();
        let full_escaped = full.replace('/', "%2f");
        let ups = [
            "..",
            "%2e%2e",
            ".%2e",
            "%2e.",
            "%252e%252e",
            "..%00",
            "...",
            "....",
            "%c0%ae%c0%ae",
            "%uff0e%uff0e",
            "..;",
            ".%00.",
        ];
        let slashes = ["/", "%2f", "%5c", "\\", "%252f", "//", "/./", "%c0%af"];
        let mut tried = 0;
        for start in ["/", "/pkg/", "/pkg/x/", "/en/", "//", "/pkg//"] {
            for up in ups {
                for slash in slashes {
                    for depth in 1..=3 {
                        for target in [&name, &full, "etc/passwd"] {
                            let path =
                                format!("{start}{}{target}", format!("{up}{slash}").repeat(depth));
                            let Ok(uri) = path.parse::<axum::http::Uri>() else { continue };
                            if uri.host().is_some() {
                                continue;
                            }
                            let answer = site.send(get(&path, "")).await;
                            tried += 1;
                            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
                            assert!(!answer.text.contains("GEHEIM-AUSSERHALB"), "{path}");
                            assert!(!answer.text.contains("root:x"), "{path}");
                        }
                    }
                }
            }
        }
        for path in
            [format!("//{full}"), format!("/%2f{full_escaped}"), format!("/pkg/%2f{full_escaped}")]
        {
            let answer = site.send(get(&path, "")).await;
            assert!(!answer.text.contains("GEHEIM-AUSSERHALB"), "{path}");
            tried += 1;
        }
        println!("{tried} paths");
        assert!(tried > 1_000, "{tried}");
    });
}
