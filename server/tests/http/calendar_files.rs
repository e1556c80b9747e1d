//! Calendar entries as they leave the product, for a reader of another maker: with `KOMPASS_EXPORTS` set they are put there.

use crate::site::{OWN, Who, demo_with, hidden, run};
use axum::http::StatusCode;
use domain::meeting::invitation::ics::{Entry, Party, Purpose, uid, write};

/// The entries that wait in the outbox, each with the subject of its mail.
async fn waiting(site: &crate::site::Site) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let now = site.state.clock.now() + chrono::TimeDelta::minutes(1);
    while let Some(mail) = site.state.store.claim_mail(now).await.expect("answers") {
        found.extend(mail.calendar.map(|calendar| (mail.subject, calendar)));
    }
    found
}

#[test]
fn invitation_change_and_cancellation_are_handed_to_validators() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let edit = async |title: &str, place: &str| {
            let page = site.get(&office, "/sitzungen/6/bearbeiten").await.text;
            let fields = [
                ("title", title),
                ("date", "18.06.2020"),
                ("begins", "14:00"),
                ("ends", "16:30"),
                ("place", place),
                ("template", "Regelsitzung"),
                ("version", &hidden(&page, "version")),
            ];
            let kept = site.post(&office, "/sitzungen/6/bearbeiten", &fields).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
        };
        let send = async || {
            let page = site.get(&office, "/sitzungen/6/versand").await.text;
            let fields = [("version", hidden(&page, "version"))];
            let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let sent = site.post(&office, "/sitzungen/6/versand", &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        };
        edit(
            "6. Sitzung über Größe, Maß und Überflüssiges",
            "Großer Saal; Überseestraße 1, 30159 Hannover",
        )
        .await;
        send().await;
        let first = waiting(&site).await;
        let added = [("title", "Eilige Sache"), ("token", "t-1")];
        site.post(&office, "/sitzungen/6/punkte", &added).await;
        send().await;
        let second = waiting(&site).await;
        let (invitation, change) = (&first[0].1, &second[0].1);
        assert!(invitation.contains("METHOD:REQUEST\r\n") && invitation.contains("SEQUENCE:0\r\n"));
        assert!(change.contains("METHOD:REQUEST\r\n") && change.contains("SEQUENCE:1\r\n"));
        assert!(!change.contains("Eilige"), "titles of items are no part of it");
        let published = site.get(&office, "/sitzungen/6/termin.ics").await.text;
        let party =
            || Party { name: "Größer, Änne".into(), address: "aenne@demo.example".into() };
        let begins = "2020-06-18T14:00:00".parse().expect("a time");
        let cancelled = Entry {
            uid: uid("6", "127.0.0.1:3000"),
            sequence: 2,
            stamp: site.state.clock.now(),
            begins,
            ends: begins + chrono::TimeDelta::minutes(150),
            title: "6. Sitzung über Größe, Maß und Überflüssiges in sehr vielen Wörtern".into(),
            place: "Großer Saal; Überseestraße 1, 30159 Hannover".into(),
            description: "Die Sitzung fällt aus.".into(),
            url: format!("{OWN}/sitzungen/6"),
            organizer: party(),
            attendees: vec![party()],
            cancelled: true,
        };
        let files = [
            ("einladung.ics", invitation.clone()),
            ("aenderung.ics", change.clone()),
            ("termin.ics", published),
            ("absage.ics", write(Purpose::Cancel, &[cancelled])),
        ];
        for (name, file) in &files {
            let lines: Vec<_> = file.split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')), "{name}");
        }
        let Some(folder) = std::env::var_os("KOMPASS_EXPORTS").map(std::path::PathBuf::from) else {
            return;
        };
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, file) in files {
            std::fs::write(folder.join(name), file).expect("a file");
        }
    });
}
