//! Trying again until a mail has arrived, and then no more.

use super::{Office, config, header, mail};
use crate::site::{demo, run};
use crate::smtp::{Manner, Peer};
use app::ctx::Assets;
use domain::mail::{MailState, TroubleKind};
use mailparse::parse_mail;
use server::clock::Clock;
use server::mail::send::Mailer;
use server::mail::worker::Worker;
use server::state::AppState;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use store::{DbUrl, Store};

#[test]
fn a_refused_recipient_fails_at_once_with_what_the_server_said() {
    run(async {
        let office = Office::open([Manner::Refuse]).await;
        office.queue(mail("A")).await;
        office.round().await;
        office.wait(60 * 24 * 30);
        office.round().await;
        assert_eq!(office.peer.connections(), 1);
        assert!(office.peer.delivered().is_empty());
        let shown = office.only().await;
        assert_eq!((shown.state, shown.tries), (MailState::Failed, 1));
        let trouble = shown.trouble.expect("a reason");
        assert_eq!(trouble.kind, TroubleKind::Refused);
        assert!(trouble.said.starts_with("550 5.1.1 no such user"), "{}", trouble.said);
        assert!(trouble.said.contains("gibt es nicht"), "{}", trouble.said);
    });
}

#[test]
fn every_passing_trouble_is_told_and_the_mail_arrives_in_the_end() {
    run(async {
        let script = [
            (Manner::Postpone, TroubleKind::Postponed),
            (Manner::RefuseSender, TroubleKind::Postponed),
            (Manner::Close, TroubleKind::Unreachable),
            (Manner::NoGreeting, TroubleKind::Silent),
            (Manner::Hang, TroubleKind::Silent),
            (Manner::DropInData, TroubleKind::BrokenOff),
        ];
        let office = Office::open(script.map(|(manner, _)| manner)).await;
        office.queue(mail("A")).await;
        for (tries, (manner, kind)) in (1..).zip(script) {
            let begun = Instant::now();
            office.round().await;
            assert!(begun.elapsed() < Duration::from_secs(30), "{manner:?}");
            let shown = office.only().await;
            assert_eq!((shown.state, shown.tries), (MailState::Queued, tries), "{manner:?}");
            assert_eq!(shown.trouble.expect("a reason").kind, kind, "{manner:?}");
            let pause = shown.next.expect("another try") - office.now();
            assert_eq!(Some(pause), domain::mail::pause_after(tries), "{manner:?}");
            assert!(office.peer.delivered().is_empty(), "{manner:?}");
            office.wait(pause.num_minutes());
        }
        office.round().await;
        assert_eq!(office.peer.delivered().len(), 1);
        let shown = office.only().await;
        assert_eq!((shown.state, shown.trouble), (MailState::Sent, None));
    });
}

#[test]
fn each_mail_arrives_once_although_the_worker_is_cut_off_again_and_again() {
    const MAILS: usize = 8;
    run(async {
        let troubles = [
            Manner::Accept,
            Manner::Hang,
            Manner::DropInData,
            Manner::Accept,
            Manner::Postpone,
            Manner::Close,
            Manner::Hang,
            Manner::Accept,
            Manner::DropInData,
            Manner::Postpone,
        ];
        let office = Office::open(troubles).await;
        for number in 0..MAILS {
            office.queue(mail(&format!("Person {number}"))).await;
        }
        let mailer = Mailer::new(&config(&office.peer, "?tls=none")).expect("configured");
        // Each round is a new worker. Where the peer hangs, the worker is gone before it gives up.
        for _ in 0..40 {
            tokio::select! {
                () = office.round_with(&mailer) => {}
                () = office.peer.hangs() => {}
            }
            if office.mails().await.iter().all(|m| m.state == MailState::Sent) {
                break;
            }
            office.wait(10);
        }
        let shown = office.mails().await;
        assert!(shown.iter().all(|m| m.state == MailState::Sent), "{shown:?}");
        let delivered = office.peer.delivered();
        assert_eq!(delivered.len(), MAILS, "none twice");
        let ids: BTreeSet<_> = delivered
            .iter()
            .map(|d| header(&parse_mail(&d.data).expect("a mail"), "Message-ID"))
            .collect();
        let expected: BTreeSet<_> =
            shown.iter().map(|m| format!("<{}@kompass.example>", m.id)).collect();
        assert_eq!(ids, expected);
    });
}

#[test]
fn two_workers_send_each_mail_once() {
    run(async {
        let office = Office::open([]).await;
        for number in 0..12 {
            office.queue(mail(&format!("Person {number}"))).await;
        }
        tokio::join!(office.round(), office.round(), office.round());
        assert_eq!(office.peer.delivered().len(), 12);
        office.wait(60 * 24);
        office.round().await;
        assert_eq!(office.peer.delivered().len(), 12);
    });
}

#[test]
fn a_mail_that_may_have_arrived_comes_again_under_the_same_headers() {
    run(async {
        let office = Office::open([Manner::DropAfterData]).await;
        office.queue(mail("A")).await;
        office.round().await;
        assert_eq!(office.only().await.state, MailState::Queued);
        office.wait(1);
        office.round().await;
        let delivered = office.peer.delivered();
        let told: Vec<_> = delivered.iter().map(|d| d.acknowledged).collect();
        assert_eq!(told, [false, true]);
        for name in ["Message-ID", "Date", "Subject", "To"] {
            let values: BTreeSet<_> = delivered
                .iter()
                .map(|d| header(&parse_mail(&d.data).expect("a mail"), name))
                .collect();
            assert_eq!(values.len(), 1, "{name}: {values:?}");
        }
    });
}

#[test]
fn the_worker_wakes_up_at_once_and_stops_in_order() {
    run(async {
        let peer = Peer::start([]).await;
        let store = Store::open(&DbUrl::Memory).await.expect("the store opens");
        let assets = Assets { css: String::new(), wasm_stem: String::new() };
        let config = config(&peer, "?tls=none");
        let state = AppState::new(store, Clock::real(), config, assets, None);
        let queue = async |name: &str| {
            let queued = state.store.queue_mail(mail(name), state.clock.now()).await;
            queued.expect("queued");
        };
        queue("vor dem Start").await;
        let worker = Worker::start(&state).expect("configured");
        peer.wait_for(1).await;
        // Well below the interval at which the worker looks by itself.
        queue("danach").await;
        peer.wait_for(2).await;
        let begun = Instant::now();
        worker.stop(Duration::from_secs(20)).await;
        assert!(begun.elapsed() < Duration::from_secs(15), "it does not wait for its limit");
        queue("nach dem Ende").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(peer.delivered().len(), 2);
        let again = Worker::start(&state).expect("configured");
        peer.wait_for(3).await;
        again.stop(Duration::from_secs(20)).await;
        assert_eq!(peer.delivered().len(), 3);
    });
}

#[test]
fn a_worker_without_a_mail_server_is_none() {
    run(async {
        let site = demo().await;
        assert!(Worker::start(&site.state).is_none());
    });
}
