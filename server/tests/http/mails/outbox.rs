//! The pages of the outbox.

use super::{SECRET, keeps, mail, mailer};
use crate::site::{Who, demo, run};
use crate::smtp::{Manner, Peer};
use axum::http::StatusCode;
use server::mail::worker::send_due;
use store::NewMail;
use tokio::sync::watch;

#[test]
fn keepers_see_the_outbox_and_nobody_else_does() {
    run(async {
        let site = demo().await;
        let at = site.state.clock.now();
        let gs = site.sign_in(Who::Secretariat).await;
        let empty = site.get(&gs, "/verwaltung/postausgang").await;
        assert_eq!(empty.status, StatusCode::OK);
        assert!(empty.text.contains("Noch keine Nachrichten"), "{}", empty.text);
        assert!(empty.text.contains("KOMPASS_SMTP_URL"), "{}", empty.text);
        let hostile = "<script>alert(1)</script>";
        let text = "Erster Absatz\n\nZweiter Absatz <b>fett</b>\n".to_owned();
        let open = NewMail { text, subject: hostile.to_owned(), ..mail(hostile) };
        let secret =
            NewMail { secret: true, text: SECRET.to_owned(), html: SECRET.to_owned(), ..mail("B") };
        for new in [open, secret] {
            site.state.store.queue_mail(new, at).await.expect("queued");
        }
        let mails = site.state.store.outbox(&keeps(), None, 0, 10).await.expect("mails");
        let (secret, open) = (&mails[0].id, &mails[1].id);
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let keeper = matches!(who, Who::Secretariat | Who::Admin);
            for path in [
                "/verwaltung/postausgang".to_owned(),
                format!("/verwaltung/postausgang/{open}"),
                format!("/verwaltung/postausgang/{secret}"),
            ] {
                let page = site.get(&cookie, &path).await;
                let expected = if keeper { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(page.status, expected, "{who:?} {path}");
                assert!(!page.text.contains(SECRET), "{who:?} {path}");
                assert!(!page.text.contains(hostile), "{who:?} {path}");
            }
        }
        let page = site.get(&gs, &format!("/verwaltung/postausgang/{open}")).await;
        assert!(page.text.contains("Erster Absatz"), "{}", page.text);
        assert!(page.text.contains("&lt;b&gt;fett"), "{}", page.text);
        assert!(!page.text.contains("Erneut senden"), "only what has failed is sent again");
        // Letters name what the council deals with: the administration sees that they went, not what they say.
        let admin = site.sign_in(Who::Admin).await;
        let page = site.get(&admin, &format!("/verwaltung/postausgang/{open}")).await;
        assert!(!page.text.contains("Erster Absatz"), "{}", page.text);
        assert!(page.text.contains("lesen die Empfänger und die Geschäftsstelle"), "{}", page.text);
        let page = site.get(&gs, &format!("/verwaltung/postausgang/{secret}")).await;
        assert!(page.text.contains("wird deshalb nicht angezeigt"), "{}", page.text);
        for (query, count) in
            [("", 2), ("?zustand=queued", 2), ("?zustand=sent", 0), ("?zustand=x", 2)]
        {
            let page = site.get(&gs, &format!("/verwaltung/postausgang{query}")).await;
            assert_eq!(page.text.matches("role=\"rowheader\"").count(), count, "{query}");
        }
    });
}

#[test]
fn a_failed_mail_is_shown_with_its_reason_and_sent_again() {
    run(async {
        let site = demo().await;
        let peer = Peer::start([Manner::Refuse]).await;
        let mailer = mailer(&peer);
        let (store, at) = (&site.state.store, site.state.clock.now());
        store.queue_mail(mail("Anna Öhlers"), at).await.expect("queued");
        let (_stop, stopped) = watch::channel(false);
        let send = async || {
            let now = || site.state.clock.now();
            send_due(store, &mailer, now, &stopped).await.expect("the store answers");
        };
        send().await;
        let gs = site.sign_in(Who::Secretariat).await;
        let list = site.get(&gs, "/verwaltung/postausgang?zustand=failed").await;
        for words in ["gescheitert", "no such user", "Anna Öhlers", "Erneut senden"] {
            assert!(list.text.contains(words), "{words}: {}", list.text);
        }
        let mails = store.outbox(&keeps(), None, 0, 10).await.expect("mails");
        let path = format!("/verwaltung/postausgang/{}", mails[0].id);
        let again = format!("{path}/erneut");
        let member = site.sign_in(Who::Member).await;
        assert_eq!(site.post(&member, &again, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.post("", &again, &[]).await.status, StatusCode::FORBIDDEN);
        let before = site.rows().await;
        let answer = site.post(&gs, &again, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), format!("{path}?hinweis=erneut"));
        let twice = site.post(&gs, &again, &[]).await;
        assert_eq!((twice.status, twice.location()), (StatusCode::SEE_OTHER, path.as_str()));
        let after = site.rows().await;
        let journal =
            |rows: &[(&str, i64)]| rows.iter().find(|(t, _)| *t == "journal").map(|r| r.1);
        assert_eq!(journal(&after), journal(&before).map(|count| count + 1));
        let page = site.get(&gs, answer.location()).await;
        assert!(page.text.contains("wieder auf dem Weg"), "{}", page.text);
        send().await;
        assert_eq!(peer.delivered().len(), 1);
        let page = site.get(&gs, &path).await;
        assert!(page.text.contains("verschickt") && !page.text.contains("no such user"));
        let unknown = site.post(&gs, "/verwaltung/postausgang/gibt-es-nicht/erneut", &[]).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        let changes = site.get("", "/aenderungen").await;
        assert!(!changes.text.contains("Öhlers"), "who got which mail is no public matter");
    });
}
