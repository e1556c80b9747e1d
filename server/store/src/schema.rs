//! Brings a store to the schema this program knows.

mod known_since;

use crate::db::Store;
use crate::error::StoreError;

/// Counts up whenever stored data changes its meaning and a migration has to run.
pub(crate) const VERSION: i64 = 9;

const SCHEMA: &str = include_str!("../schema/schema.surql");

/// From version 1 to 2: what an account was in the council becomes its first mandate, and what everyone could see stays
/// open to everyone. No row of the journal is linked yet. Organisations count their changes from now on.
const MANDATES_OF_THEIR_OWN: &str = "BEGIN;
    FOR $a IN (SELECT *, record::id(id) AS key FROM account WHERE role != NONE) {
        CREATE type::record('mandate', $a.key) CONTENT {
            account: $a.key, council: 'strategierat', role: $a.role, organisation: $a.organisation,
            from: '2019-02-28', withdrawn: false, version: 1
        } RETURN NONE;
    };
    UPDATE account SET role = NONE, organisation = NONE, recovery = [], created = 0, erased = false, version = 1 RETURN NONE;
    UPDATE measure SET tier = 'oeffentlich' RETURN NONE;
    UPDATE journal SET seq = 0 RETURN NONE;
    UPDATE organisation SET version = 1 RETURN NONE;
    COMMIT;";

/// From version 3 to 4: every indicator says what it measures. What is not known stays open until a planner fills it in;
/// only that a series adds up since a start day was known before.
const WHAT_IS_MEASURED: &str = "BEGIN;
    UPDATE indicator SET measured = { accumulation: 'cumulative' } WHERE measured = NONE AND cumulative = true RETURN NONE;
    UPDATE indicator SET measured = {} WHERE measured = NONE RETURN NONE;
    COMMIT;";

/// From version 4 to 5: rounds have a state, a way of asking and a version, and organisations say whether a second person
/// releases their positions. What was stored before was open to everyone with a vote, and nobody released anything twice.
const ROUNDS_WITH_STATES: &str = "BEGIN;
    UPDATE round SET state = 'open', setup = {}, version = 1 WHERE state = NONE RETURN NONE;
    UPDATE organisation SET two_persons = false WHERE two_persons = NONE RETURN NONE;
    COMMIT;";

/// From version 5 to 6: sets of criteria are records. The council's five become the first version of theirs, and beside
/// them stands the set that rounds could choose before. Rows of the journal about positions name their round, found by the
/// title they tell.
const CRITERIA_AS_A_LIBRARY: &str = include_str!("../schema/criteria_as_a_library.surql");

/// Applies the schema. Running it again changes nothing.
///
/// # Errors
/// [`StoreError::NewerSchema`] for a store that a newer program has written.
pub(crate) async fn apply(store: &Store) -> Result<(), StoreError> {
    store.run("DEFINE TABLE IF NOT EXISTS meta SCHEMAFULL PERMISSIONS NONE; DEFINE FIELD OVERWRITE schema ON meta TYPE option<int>;").await?;
    let stored = version(store).await?;
    if let Some(stored) = stored.filter(|stored| *stored > VERSION) {
        return Err(StoreError::NewerSchema { stored, known: VERSION });
    }
    // In one transaction: each of its hundreds of statements on its own would wait for the disk.
    store.run(&format!("BEGIN;\n{SCHEMA}\nCOMMIT;")).await?;
    if stored == Some(1) {
        store.run(MANDATES_OF_THEIR_OWN).await?;
    }
    if stored.is_some_and(|stored| stored < 3) {
        known_since::migrate(store).await?;
    }
    if stored.is_some_and(|stored| stored < 4) {
        store.run(WHAT_IS_MEASURED).await?;
    }
    if stored.is_some_and(|stored| stored < 5) {
        store.run(ROUNDS_WITH_STATES).await?;
    }
    if stored.is_some_and(|stored| stored < 6) {
        store.run(CRITERIA_AS_A_LIBRARY).await?;
    }
    if stored.is_some_and(|stored| stored < 8) {
        crate::meeting::reply::set_apart(store).await?;
    }
    if stored.is_some_and(|stored| stored < 9) {
        crate::meeting::call::set_apart(store).await?;
    }
    if stored != Some(VERSION) {
        store
            .run(&format!(
                "UPSERT meta:schema SET schema = {VERSION}; \
                 INSERT IGNORE INTO meta {{ id: 'catalogue', revision: 0, base: 0 }};"
            ))
            .await?;
    }
    Ok(())
}

/// The schema version a store has; none for an empty one.
pub(crate) async fn version(store: &Store) -> Result<Option<i64>, StoreError> {
    let found: Vec<Option<i64>> = store.rows("SELECT VALUE schema FROM meta:schema", ()).await?;
    Ok(found.into_iter().flatten().next())
}

#[cfg(test)]
mod tests {
    use super::{SCHEMA, VERSION, apply};
    use crate::db::Store;
    use crate::error::StoreError;
    use crate::meeting::reply::StoredReply;
    use crate::url::DbUrl;
    use domain::evaluation::{Rating, RoundState, Setup, Statement};
    use domain::indicator::Indicator;
    use domain::indicator::aggregate::Accumulation;

    #[tokio::test]
    async fn applying_it_again_changes_nothing() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        let tables = "INFO FOR DB";
        let before: Vec<serde_json::Value> = store.rows(tables, ()).await.expect("answers");
        apply(&store).await.expect("again");
        let after: Vec<serde_json::Value> = store.rows(tables, ()).await.expect("answers");
        assert_eq!(after, before);
        assert_eq!(store.schema_version().await.expect("answers"), Some(VERSION));
    }

    #[tokio::test]
    async fn a_store_of_a_newer_program_is_left_alone() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        store.run("UPDATE meta:schema SET schema = 99").await.expect("taken");
        let refused = apply(&store).await;
        assert!(matches!(refused, Err(StoreError::NewerSchema { stored: 99, .. })), "{refused:?}");
        assert_eq!(store.schema_version().await.expect("answers"), Some(99));
    }

    #[tokio::test]
    async fn an_older_store_is_brought_up_once() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        let old = "REMOVE FIELD measured ON indicator; \
            INSERT INTO indicator { id: 'A', code: 'A', field: 'F1', name: { de: 'A', en: '' }, short: { de: 'A', en: '' }, \
            definition: { de: 'A', en: '' }, phrase: { de: 'A', en: '' }, unit: 'Anzahl', polarity: 'kontext', \
            kind: 'output', cumulative: true, frequency: '', decimals: 0, leading: false, note: '', version: 1 }; \
            UPDATE meta:schema SET schema = 3";
        store.run(old).await.expect("a store of version 3");
        apply(&store).await.expect("brought up");
        assert_eq!(store.schema_version().await.expect("answers"), Some(VERSION));
        let found: Vec<Indicator> = store.rows("SELECT * FROM indicator", ()).await.expect("reads");
        let measured = &found[0].measured;
        assert_eq!(measured.accumulation, Some(Accumulation::Cumulative));
        assert_eq!((measured.edition.number, measured.formula.is_none()), (1, true));

        let changed = "UPDATE indicator SET measured.accumulation = 'stock'";
        store.run(changed).await.expect("taken");
        apply(&store).await.expect("again");
        let found: Vec<Indicator> = store.rows("SELECT * FROM indicator", ()).await.expect("reads");
        assert_eq!(found[0].measured.accumulation, Some(Accumulation::Stock), "only once");
    }

    #[tokio::test]
    async fn rounds_of_an_older_store_take_positions_of_everyone_and_can_be_changed() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        let old = "REMOVE FIELD state ON round; REMOVE FIELD setup ON round; REMOVE FIELD version ON round; \
            REMOVE FIELD two_persons ON organisation; REMOVE FIELD statement ON rating; REMOVE FIELD handling ON experience; \
            INSERT INTO round { id: 'R5', code: 'R5', title: { de: 'Runde', en: '' }, measures: ['m'], \
            opens: '2019-10-01', closes: '2019-11-14', evidence: 'read' }; \
            INSERT INTO organisation { id: 'A', code: 'A', name: 'A', short: 'A', kind: '', has_vote: true, \
            confirmed: true, version: 1 }; \
            INSERT INTO rating { id: 'R5/m/A', round: 'R5', measure: 'm', organisation: 'A', scores: [], comment: 'x', \
            evidence: 'read', version: 1 }; \
            INSERT INTO experience { id: 'e1', measure: 'm', organisation: 'A', kind: 'huerde', date: '2019-10-01', \
            text: 'x', visibility: 'rat', evidence: 'read', version: 1 }; \
            UPDATE meta:schema SET schema = 4; UPDATE meta:catalogue SET revision += 1, base += 1";
        store.run(old).await.expect("a store of version 4");
        apply(&store).await.expect("brought up");
        let catalogue = store.catalogue().await.expect("reads");
        let round = catalogue.rounds.values().next().expect("the round");
        assert_eq!(
            (round.state, &round.setup, round.version),
            (RoundState::Open, &Setup::default(), 1)
        );
        let organisation = catalogue.organisations.values().next().expect("the organisation");
        assert!(!organisation.two_persons);
        let ratings: Vec<Rating> = store.rows("SELECT * FROM rating", ()).await.expect("reads");
        assert_eq!(ratings[0].statement, Statement::default());
        let register = store.register().await.expect("reads");
        assert_eq!(register.experiences.len(), 1);
        // What is written over the old records fits the schema.
        let turned = store.turn_rounds("2020-01-01".parse().expect("a day"), chrono::Utc::now());
        assert_eq!(turned.await.expect("taken"), 1);
        let again = "UPDATE round:R5 SET closes = '2019-11-15'; UPDATE organisation:A SET name = 'B'; \
            UPDATE rating SET comment = 'y'; UPDATE experience:e1 SET text = 'y'";
        store.run(again).await.expect("taken");
    }

    #[tokio::test]
    async fn criteria_of_an_older_store_become_a_set_and_its_rows_name_their_round() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        let old = "DEFINE TABLE criterion SCHEMALESS; \
            INSERT INTO criterion [{ id: 'C2', code: 'C2', name: { de: 'B', en: '' }, short: { de: 'B', en: '' }, \
            low: { de: 'l', en: '' }, high: { de: 'h', en: '' } }, { id: 'C1', code: 'C1', name: { de: 'A', en: '' }, \
            short: { de: 'A', en: '' }, low: { de: 'l', en: '' }, high: { de: 'h', en: '' } }]; \
            INSERT INTO round { id: 'R5', code: 'R5', title: { de: 'Runde', en: '' }, measures: ['m'], \
            opens: '2019-10-01', closes: '2019-11-14', evidence: 'read', version: 1, \
            setup: { criteria: 'oecd-dac-1', asked: [], weights: [], disclosure: 'named', late: [] } }; \
            INSERT INTO journal [{ id: 'a', at: 1, act: 'rating_given', subject: 'measure', key: 'm', title: 'M', \
            changes: [{ field: 'round', before: '', after: 'Runde' }], reason: '' }, { id: 'b', at: 2, \
            act: 'measure_edited', subject: 'measure', key: 'm', title: 'M', changes: [], reason: '' }]; \
            UPDATE meta:schema SET schema = 5; UPDATE meta:catalogue SET revision += 1, base += 1";
        store.run(old).await.expect("a store of version 5");
        apply(&store).await.expect("brought up");
        let catalogue = store.catalogue().await.expect("reads");
        let sets: Vec<_> = catalogue
            .criteria
            .iter()
            .map(|set| {
                let codes: Vec<_> = set.criteria.iter().map(|c| c.code.as_str()).collect();
                (set.code.as_str(), codes.join(" "))
            })
            .collect();
        assert_eq!(
            sets,
            [("standard-1", "C1 C2".to_owned()), ("oecd-dac-1", "D1 D2 D3 D4 D5 D6".to_owned())]
        );
        let round = catalogue.rounds.values().next().expect("the round");
        assert_eq!(catalogue.criteria_of(round).len(), 6, "it keeps what it asked by");
        let rounds: Vec<Option<String>> =
            store.rows("SELECT VALUE round FROM journal ORDER BY id", ()).await.expect("reads");
        assert_eq!(rounds, [Some("R5".to_owned()), None]);
    }

    #[tokio::test]
    async fn answers_of_an_older_store_keep_what_they_said() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        let old = r#"REMOVE FIELD account ON meeting_reply; REMOVE FIELD deputy ON meeting_reply;
            REMOVE FIELD support ON meeting_reply; REMOVE FIELD at ON meeting_reply;
            INSERT INTO meeting_reply { id: 'a', meeting: 6, reply: '{"organisation":"ORG01","account":"anna",
                "answer":"vertretung","deputy":"Kim Muster","support":"Rampe","channel":"seite",
                "at":"2020-06-01T08:00:00Z","sequence":1}' };
            UPDATE meta:schema SET schema = 7"#;
        store.run(old).await.expect("a store of version 7");
        apply(&store).await.expect("brought up");
        let rows: Vec<StoredReply> =
            store.rows("SELECT * FROM meeting_reply", ()).await.expect("reads");
        let reply = rows[0].clone().reply().expect("reads");
        assert_eq!((reply.account.as_str(), reply.deputy.as_str()), ("anna", "Kim Muster"));
        assert_eq!((reply.support.as_str(), reply.sequence), ("Rampe", 1));
        let left = "SELECT VALUE reply FROM meeting_reply WHERE string::contains(reply, 'Rampe')";
        let left: Vec<String> = store.rows(left, ()).await.expect("answers");
        assert!(left.is_empty(), "{left:?}");
    }

    #[tokio::test]
    async fn calls_of_an_older_store_keep_who_invited() {
        let store = Store::open(&DbUrl::Memory).await.expect("a store");
        let old = r#"REMOVE FIELD organizer ON meeting_call; REMOVE FIELD organizer_address ON meeting_call;
            CREATE meeting_call:`6` CONTENT { meeting: 6, summons: '{"sent":"2020-06-01","latest":"2020-06-03",
                "procedure":1,"reason":"","unopposed":false,"second_call":false}', announced: '{"date":"2020-06-18",
                "begins":"14:00:00","ends":"16:00:00","place":"Ort","access":"","organizer":"Kim Muster",
                "organizer_address":"kim@gs.example"}', dispatched: '[]', moved: 0, version: 1 };
            CREATE outbox:sent CONTENT { address: '', name: '', subject: '', text: '', html: '', calendar: 'ATTENDEE',
                created: 1, state: 'sent', attempts: 1, next: 1, reason: '' };
            CREATE outbox:queued CONTENT { address: '', name: '', subject: '', text: '', html: '', calendar: 'ATTENDEE',
                created: 1, state: 'queued', attempts: 0, next: 1, reason: '' };
            UPDATE meta:schema SET schema = 8"#;
        store.run(old).await.expect("a store of version 8");
        apply(&store).await.expect("brought up");
        let who = "SELECT VALUE [organizer, organizer_address] FROM meeting_call";
        let who: Vec<[String; 2]> = store.rows(who, ()).await.expect("answers");
        assert_eq!(who, [["Kim Muster", "kim@gs.example"]]);
        let rest =
            "SELECT VALUE announced FROM meeting_call WHERE string::contains(announced, 'Ort')";
        assert_eq!(store.rows::<String>(rest, ()).await.expect("answers").len(), 1);
        let left =
            "SELECT VALUE announced FROM meeting_call WHERE string::contains(announced, 'Kim')";
        let left: Vec<String> = store.rows(left, ()).await.expect("answers");
        assert!(left.is_empty(), "{left:?}");
        let kept = "SELECT VALUE record::id(id) FROM outbox WHERE calendar != NONE";
        let kept: Vec<String> = store.rows(kept, ()).await.expect("answers");
        assert_eq!(kept, ["queued"], "a mail on its way keeps its entry");
    }

    #[test]
    fn every_table_states_its_permissions_and_its_shape() {
        let tables: Vec<_> = SCHEMA.lines().filter(|l| l.starts_with("DEFINE TABLE")).collect();
        assert!(tables.len() > 15);
        for table in tables {
            assert!(table.contains("SCHEMAFULL PERMISSIONS NONE;"), "{table}");
        }
    }

    #[test]
    fn no_index_is_unique_over_an_optional_field() {
        for line in SCHEMA.lines().filter(|l| l.contains("UNIQUE")) {
            let words: Vec<_> = line.split_whitespace().collect();
            let (table, field) = (words[5], words[7]);
            assert!(!SCHEMA.contains(&format!("{field} ON {table} TYPE option")), "{line}");
        }
    }
}
