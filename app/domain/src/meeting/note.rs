//! Notes taken in a meeting by several people at once, with and without a connection.
//!
//! Notes are paragraphs, each with an identifier that whoever begins it makes up. A paragraph keeps every wording it ever
//! had. A new wording names those it takes the place of; one that nothing has taken the place of stands. Two people who
//! change the same wording leave two that stand, and both are shown until somebody makes one of them. So notes are joined by
//! keeping everything: in whatever order and however often parts arrive, the result is the same, and no word is lost.

use super::key::{AgendaItemId, NoteId, WordingId};
use crate::key::AccountId;
use crate::tier::Tier;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest wording of a paragraph in characters.
pub const MAX_WORDING: usize = 8_000;

/// A wording of a paragraph. Never changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Wording {
    /// The text; empty where the paragraph was struck out.
    pub text: String,
    /// Who wrote it.
    pub author: AccountId,
    /// When, by the clock of the server.
    pub at: DateTime<Utc>,
    /// The wordings it takes the place of; none for the first one.
    pub replaces: BTreeSet<WordingId>,
}

/// A paragraph of the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The item it belongs to.
    pub item: AgendaItemId,
    /// When it was begun: paragraphs stand in this order.
    pub begun: DateTime<Utc>,
    /// Who may read it beside the item's own circle.
    pub tier: Tier,
    /// Every wording it ever had.
    pub wordings: BTreeMap<WordingId, Wording>,
}

/// What stands in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing<'a> {
    /// One wording.
    Settled(&'a Wording),
    /// It was struck out.
    Struck,
    /// Several, written at once: somebody has to make one of them. Earliest first; one that struck it out is among them.
    Contested(Vec<(&'a WordingId, &'a Wording)>),
}

impl Paragraph {
    /// The wordings that nothing has taken the place of.
    pub fn heads(&self) -> Vec<(&WordingId, &Wording)> {
        let replaced: BTreeSet<_> =
            self.wordings.values().flat_map(|wording| &wording.replaces).collect();
        let mut heads: Vec<_> =
            self.wordings.iter().filter(|(id, _)| !replaced.contains(id)).collect();
        heads.sort_by_key(|(id, wording)| (wording.at, *id));
        heads
    }

    /// What stands.
    pub fn standing(&self) -> Standing<'_> {
        let heads = self.heads();
        // The same words written twice are no quarrel.
        let first = heads.first().map(|(_, wording)| *wording);
        match first {
            Some(first) if heads.iter().all(|(_, wording)| wording.text == first.text) => {
                if first.text.is_empty() { Standing::Struck } else { Standing::Settled(first) }
            }
            Some(_) => Standing::Contested(heads),
            None => Standing::Struck,
        }
    }
}

/// All notes of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// Paragraphs by identifier.
    pub paragraphs: BTreeMap<NoteId, Paragraph>,
}

/// Why a wording is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// There is no such paragraph.
    #[error("no such paragraph")]
    Unknown,
    /// Another wording, or another paragraph, has this identifier.
    #[error("the identifier is taken")]
    Taken,
    /// It takes the place of a wording that is not there.
    #[error("replaces what is not there")]
    ReplacesNothing,
}

impl Notes {
    /// Begins a paragraph. Sent twice, it is there once.
    ///
    /// # Errors
    /// [`NoteError::Taken`] where another one has its identifier.
    pub fn begin(
        &mut self,
        id: NoteId,
        (item, tier): (AgendaItemId, Tier),
        (wording_id, wording): (WordingId, Wording),
    ) -> Result<(), NoteError> {
        let begun = wording.at;
        let wording = Wording { replaces: BTreeSet::new(), ..wording };
        match self.paragraphs.get(&id) {
            None => {
                let wordings = BTreeMap::from([(wording_id, wording)]);
                self.paragraphs.insert(id, Paragraph { item, begun, tier, wordings });
                Ok(())
            }
            Some(known)
                if known.item == item && says(known.wordings.get(&wording_id), &wording) =>
            {
                Ok(())
            }
            Some(_) => Err(NoteError::Taken),
        }
    }

    /// Changes a paragraph: the wording takes the place of those that whoever wrote it had before them. Where somebody else
    /// has changed it meanwhile, both stand. Sent twice, it is there once.
    ///
    /// # Errors
    /// [`NoteError`] where there is nothing to change, or the identifier is taken.
    pub fn change(
        &mut self,
        id: &NoteId,
        (wording_id, wording): (WordingId, Wording),
    ) -> Result<(), NoteError> {
        let paragraph = self.paragraphs.get_mut(id).ok_or(NoteError::Unknown)?;
        if let Some(known) = paragraph.wordings.get(&wording_id) {
            return if says(Some(known), &wording) { Ok(()) } else { Err(NoteError::Taken) };
        }
        let known = |id: &WordingId| paragraph.wordings.contains_key(id);
        if wording.replaces.is_empty() || !wording.replaces.iter().all(known) {
            return Err(NoteError::ReplacesNothing);
        }
        paragraph.wordings.insert(wording_id, wording);
        Ok(())
    }

    /// Everything that two copies of the notes hold. Which one comes first makes no difference.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.take_in(other.clone());
        joined
    }

    /// Takes in everything that another copy holds, as [`Notes::joined`] does.
    pub fn take_in(&mut self, other: Self) {
        for (id, paragraph) in other.paragraphs {
            let Some(known) = self.paragraphs.get_mut(&id) else {
                self.paragraphs.insert(id, paragraph);
                continue;
            };
            // Item, circle and beginning are the same in every honest copy; of two that differ the closer circle and the
            // earlier beginning hold, so that nothing is read by more people than one of them wanted.
            known.tier = known.tier.min(paragraph.tier);
            known.begun = known.begun.min(paragraph.begun);
            if paragraph.item < known.item {
                known.item = paragraph.item;
            }
            for (wording_id, wording) in paragraph.wordings {
                let held = known.wordings.entry(wording_id).or_insert_with(|| wording.clone());
                if wording < *held {
                    *held = wording;
                }
            }
        }
    }

    /// The paragraphs of an item, in order.
    pub fn of_item(&self, item: &AgendaItemId) -> Vec<(&NoteId, &Paragraph)> {
        let mut found: Vec<_> = self.paragraphs.iter().filter(|(_, p)| &p.item == item).collect();
        found.sort_by_key(|(id, paragraph)| (paragraph.begun, *id));
        found
    }

    /// Paragraphs with several wordings that stand.
    pub fn contested(&self) -> impl Iterator<Item = &NoteId> {
        let is = |p: &Paragraph| matches!(p.standing(), Standing::Contested(_));
        self.paragraphs.iter().filter(move |(_, p)| is(p)).map(|(id, _)| id)
    }
}

/// True where a wording that is known says what another one says; when it arrived does not matter.
fn says(known: Option<&Wording>, wording: &Wording) -> bool {
    known.is_some_and(|known| {
        known.text == wording.text
            && known.author == wording.author
            && known.replaces == wording.replaces
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use chrono::TimeDelta;

    pub(crate) fn note(id: &str) -> NoteId {
        NoteId::parse(id).expect("a key")
    }

    pub(crate) fn item(id: &str) -> AgendaItemId {
        AgendaItemId::parse(id).expect("a key")
    }

    pub(crate) fn wording(
        id: &str,
        text: &str,
        author: &str,
        minute: i64,
        replaces: &[&str],
    ) -> (WordingId, Wording) {
        let key = |id: &str| WordingId::parse(id).expect("a key");
        let wording = Wording {
            text: text.into(),
            author: AccountId::parse(author).expect("a key"),
            at: DateTime::default() + TimeDelta::minutes(minute),
            replaces: replaces.iter().map(|id| key(id)).collect(),
        };
        (key(id), wording)
    }

    fn begun() -> Notes {
        let mut notes = Notes::default();
        let first = wording("w1", "Die Geschäftsstelle berichtet.", "anna", 0, &[]);
        notes.begin(note("n1"), (item("i1"), Tier::Council), first).expect("new");
        notes
    }

    #[test]
    fn two_who_write_at_once_both_stand() {
        let (mut anna, mut ben) = (begun(), begun());
        let longer =
            wording("w2", "Die Geschäftsstelle berichtet ausführlich.", "anna", 5, &["w1"]);
        anna.change(&note("n1"), longer).expect("known");
        let shorter = wording("w3", "Die Geschäftsstelle berichtet kurz.", "ben", 4, &["w1"]);
        ben.change(&note("n1"), shorter).expect("known");
        let own = wording("w4", "Rückfrage der NBank.", "ben", 6, &[]);
        ben.begin(note("n2"), (item("i1"), Tier::Council), own).expect("new");
        let joined = anna.joined(&ben);
        assert_eq!(joined, ben.joined(&anna));
        assert_eq!(joined.contested().collect::<Vec<_>>(), [&note("n1")]);
        let Standing::Contested(heads) = joined.paragraphs[&note("n1")].standing() else {
            panic!("both stand")
        };
        let texts: Vec<_> = heads.iter().map(|(_, w)| w.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Die Geschäftsstelle berichtet kurz.", "Die Geschäftsstelle berichtet ausführlich."]
        );
        assert_eq!(joined.of_item(&item("i1")).len(), 2);
        let mut settled = joined;
        let both = wording("w5", "Die Geschäftsstelle berichtet.", "anna", 9, &["w2", "w3"]);
        settled.change(&note("n1"), both).expect("known");
        assert_eq!(settled.contested().count(), 0);
        assert_eq!(settled.paragraphs[&note("n1")].wordings.len(), 4, "every wording is kept");
    }

    #[test]
    fn the_same_change_twice_is_one() {
        let mut notes = begun();
        let again = wording("w1", "Die Geschäftsstelle berichtet.", "anna", 7, &[]);
        assert_eq!(notes.begin(note("n1"), (item("i1"), Tier::Council), again), Ok(()));
        let change = || wording("w2", "Kurz.", "anna", 5, &["w1"]);
        assert_eq!(notes.change(&note("n1"), change()), Ok(()));
        assert_eq!(notes.change(&note("n1"), change()), Ok(()));
        assert_eq!(notes.paragraphs[&note("n1")].wordings.len(), 2);
        let other = wording("w2", "Lang.", "anna", 5, &["w1"]);
        assert_eq!(notes.change(&note("n1"), other), Err(NoteError::Taken));
        let other = wording("w9", "Lang.", "ben", 5, &[]);
        assert_eq!(
            notes.begin(note("n1"), (item("i1"), Tier::Council), other),
            Err(NoteError::Taken)
        );
    }

    #[test]
    fn a_change_says_what_it_changes() {
        let mut notes = begun();
        let unknown = wording("w2", "Kurz.", "anna", 5, &["w1"]);
        assert_eq!(notes.change(&note("n9"), unknown), Err(NoteError::Unknown));
        for replaces in [&[][..], &["w8"]] {
            let change = wording("w2", "Kurz.", "anna", 5, replaces);
            assert_eq!(notes.change(&note("n1"), change), Err(NoteError::ReplacesNothing));
        }
    }

    #[test]
    fn what_was_struck_out_can_still_be_read() {
        let mut notes = begun();
        notes.change(&note("n1"), wording("w2", "", "anna", 5, &["w1"])).expect("known");
        let paragraph = &notes.paragraphs[&note("n1")];
        assert_eq!(paragraph.standing(), Standing::Struck);
        assert_eq!(paragraph.wordings.len(), 2);
        // Somebody else goes on writing meanwhile: striking out does not win.
        notes.change(&note("n1"), wording("w3", "Weiter.", "ben", 6, &["w1"])).expect("known");
        assert!(matches!(notes.paragraphs[&note("n1")].standing(), Standing::Contested(_)));
    }

    #[test]
    fn the_same_words_twice_are_no_quarrel() {
        let mut notes = begun();
        for (id, author) in [("w2", "anna"), ("w3", "ben")] {
            notes.change(&note("n1"), wording(id, "Kurz.", author, 5, &["w1"])).expect("known");
        }
        assert_eq!(notes.contested().count(), 0);
    }
}
