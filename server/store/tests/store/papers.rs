//! Papers: numbers under a crowd, and going out with an agenda or not at all.

use crate::fixture::{day, load, now, office};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::call::Called;
use domain::meeting::invitation::{Announced, Summons};
use domain::meeting::key::PaperFileId;
use domain::meeting::pack::PackInput;
use domain::meeting::paper::{FileFacts, Paper, PaperDraft, PaperFile, PaperForm, PaperState};
use domain::meeting::plan::{MeetingText, Plan};
use domain::policy::{KeepMeeting, KeepPaper, SendInvitation};
use domain::tier::Tier;
use store::{Dispatch, Letters, NewPaperFile, Numbering, Store, StoreError};
use tokio::task::JoinSet;

on_both_engines!(
    numbers_have_neither_gaps_nor_doubles,
    a_paper_goes_out_with_its_agenda_or_neither_does,
    files_are_kept_with_their_paper,
    the_journal_does_not_name_a_paper_of_a_closer_circle,
);

const CREATORS: usize = 16;

fn draft(title: &str) -> PaperDraft {
    let form = PaperForm {
        title: title.to_owned(),
        lead: "MW".to_owned(),
        proposed_resolution: "Beschluss".to_owned(),
        facts: "Sachverhalt".to_owned(),
        reasoning: "Begründung".to_owned(),
        financial_impact: "keine".to_owned(),
        ..PaperForm::default()
    };
    let (catalogue, book) = Default::default();
    form.draft(None, &catalogue, &book).expect("a paper")
}

async fn create(store: &Store, token: &str) -> Result<String, StoreError> {
    let permit = allowed(&office(), KeepPaper);
    let numbering = Numbering { prefix: "SR", day: day("2020-05-28") };
    let number = store.create_paper(&permit, &draft(token), (token, numbering), now()).await?;
    Ok(number.to_string())
}

async fn the_journal_does_not_name_a_paper_of_a_closer_circle(store: Store) {
    load(&store).await;
    let permit = allowed(&office(), KeepPaper);
    let numbering = Numbering { prefix: "SR", day: day("2020-05-28") };
    let closed = PaperDraft { tier: Tier::Ministry, ..draft("Geheime Sache") };
    store.create_paper(&permit, &closed, ("t", numbering), now()).await.expect("drawn up");
    create(&store, "Offene Sache").await.expect("drawn up");
    let blind = store::Blind::default();
    let seen = (domain::journal::Act::ALL, &blind);
    let rows = store.changes(seen, &[], 0, 500).await.expect("answers");
    let told: String = format!("{rows:?}");
    assert!(!told.contains("Geheime Sache") && told.contains("SR-2020-001"), "{told}");
    assert!(told.contains("Offene Sache"), "what is open is named: {told}");
}

async fn only(store: &Store) -> Paper {
    let book = store.book().await.expect("answers");
    book.papers.values().next().expect("a paper").clone()
}

async fn numbers_have_neither_gaps_nor_doubles(store: Store) {
    load(&store).await;
    let mut creators = JoinSet::new();
    for creator in 0..CREATORS {
        let store = store.clone();
        creators.spawn(async move {
            // Each form is sent twice at once.
            let token = format!("t{creator}");
            let (one, two) = tokio::join!(create(&store, &token), create(&store, &token));
            (one.expect("created"), two.expect("created"))
        });
    }
    let mut given = Vec::new();
    for (one, two) in creators.join_all().await {
        assert_eq!(one, two, "the same form draws up one paper");
        given.push(one);
    }
    given.sort();
    let expected: Vec<_> = (1..=CREATORS).map(|n| format!("SR-2020-{n:03}")).collect();
    assert_eq!(given, expected);
    assert_eq!(rows_in(&store, "paper").await, i64::try_from(CREATORS).expect("few"));
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn a_paper_goes_out_with_its_agenda_or_neither_does(store: Store) {
    load(&store).await;
    create(&store, "t1").await.expect("created");
    let text = MeetingText {
        title: "Sitzung".to_owned(),
        subject: String::new(),
        date: day("2020-06-18"),
        begins: "14:00:00".parse().expect("a time"),
        ends: "16:30:00".parse().expect("a time"),
        place: "Hannover".to_owned(),
        access: String::new(),
    };
    let plan = Plan {
        meeting: 8,
        begins: text.begins,
        ends: text.ends,
        place: text.place.clone(),
        access: String::new(),
        agenda: Agenda::default(),
        version: 1,
    };
    let permit = allowed(&office(), KeepMeeting);
    store.call_meeting(&permit, &text, &plan, now()).await.expect("called");
    let keep = allowed(&office(), KeepPaper);
    let draft = only(&store).await;
    let released = draft.step(PaperState::Released).expect("nobody is asked");
    store.change_paper(&keep, &draft, &released, now()).await.expect("released");
    let again = store.change_paper(&keep, &draft, &released, now()).await;
    assert!(matches!(again, Err(StoreError::ChangedMeanwhile)), "{again:?}");

    let invite = allowed(&office(), SendInvitation);
    let dispatch = |paper: &Paper| Dispatch {
        letters: Letters {
            called: Called {
                summons: Summons {
                    sent: day("2020-05-28"),
                    latest: day("2020-06-03"),
                    procedure: 1,
                    reason: String::new(),
                    unopposed: false,
                    second_call: false,
                },
                announced: Announced::of(day("2020-06-18"), &plan, ("Kim", "kim@gs.example")),
                dispatched: Vec::new(),
                moved: 0,
                replies: Vec::new(),
                version: 1,
            },
            mails: Vec::new(),
            links: Vec::new(),
            links_end: now(),
        },
        pack: PackInput { meeting: 8, version: 1, ..PackInput::default() },
        version: AgendaVersion::next(&[], &Agenda::default(), day("2020-05-28")),
        papers: vec![paper.send(Vec::new(), day("2020-05-28")).expect("released")],
    };
    let seen = only(&store).await;
    // Somebody takes the release back while the agenda is being sent.
    let back = seen.step(PaperState::Draft).expect("back");
    store.change_paper(&keep, &seen, &back, now()).await.expect("taken back");
    let title = (&plan, "Sitzung");
    let late = store.send_agenda(&invite, title, dispatch(&seen), now()).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let book = store.book().await.expect("answers");
    assert!(book.sent(8).is_empty() && book.calls.is_empty(), "nothing went out");
    assert_eq!(only(&store).await.state, PaperState::Draft);

    let draft = only(&store).await;
    let released = draft.step(PaperState::Released).expect("released");
    store.change_paper(&keep, &draft, &released, now()).await.expect("released");
    let seen = only(&store).await;
    store.send_agenda(&invite, title, dispatch(&seen), now()).await.expect("sent");
    let sent = only(&store).await;
    assert_eq!((sent.state, sent.went_out()), (PaperState::Sent, true));
    assert_eq!(store.book().await.expect("answers").sent(8).len(), 1);
    assert_eq!(findings(&store).await, Vec::<String>::new());
}

async fn files_are_kept_with_their_paper(store: Store) {
    load(&store).await;
    create(&store, "t1").await.expect("created");
    let permit = allowed(&office(), KeepPaper);
    let before = only(&store).await;
    let id = PaperFileId::parse("f1").expect("a key");
    let file = PaperFile { id: id.clone(), title: "Tabelle".to_owned(), tier: Tier::Council };
    let bytes: Vec<u8> = (0..2_500_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let new = || NewPaperFile {
        file: file.clone(),
        facts: FileFacts {
            id: id.clone(),
            paper: before.number.clone(),
            name: "Tabelle.pdf".to_owned(),
            media: domain::attachment::Media::Pdf,
            size: bytes.len() as u64,
            digest: "0".to_owned(),
            sha512: "1".to_owned(),
            day: day("2020-05-28"),
        },
        bytes: bytes.clone(),
    };
    let after = before.with_file(file.clone()).expect("a draft");
    store.add_paper_file(&permit, (&before, &after), new(), now()).await.expect("added");
    let stale = store.add_paper_file(&permit, (&before, &after), new(), now()).await;
    assert!(stale.is_err(), "{stale:?}");
    assert_eq!(store.paper_file(&id).await.expect("answers"), bytes);
    assert_eq!(store.paper_files(&before.number).await.expect("answers"), [new().facts]);
    // One from before the longer checksum was kept.
    store.tamper("UPDATE paper_file UNSET sha512").await.expect("taken");
    let old = FileFacts { sha512: String::new(), ..new().facts };
    assert_eq!(store.paper_files(&before.number).await.expect("answers"), [old]);
    assert_eq!(findings(&store).await, Vec::<String>::new());
    let before = only(&store).await;
    let after = before.without_file(&id).expect("a draft");
    store.remove_paper_file(&permit, (&before, &after), &file, now()).await.expect("removed");
    assert_eq!(
        (rows_in(&store, "paper_file").await, rows_in(&store, "paper_file_piece").await),
        (0, 0)
    );
    assert!(only(&store).await.files.is_empty());
}
