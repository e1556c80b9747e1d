//! A new agenda: the frame of the rules of procedure around a template.

use super::{Agenda, AgendaItem, FrameItem, ItemKind, ItemState, OutlineError, Place};
use crate::meeting::key::AgendaItemId;
use crate::meeting::procedure::Procedure;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};

/// An item of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateItem {
    /// Title.
    pub title: String,
    /// Levels above it.
    #[serde(default)]
    pub depth: u8,
    /// What is done with it.
    #[serde(default)]
    pub kind: Option<ItemKind>,
    /// Planned minutes.
    #[serde(default)]
    pub minutes: u16,
    /// Who may know of it, where it is not the circle that the rules of procedure set.
    #[serde(default)]
    pub tier: Option<Tier>,
}

/// What a kind of meeting usually deals with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// Its items, without the frame.
    pub items: Vec<TemplateItem>,
}

/// An empty item, to be filled.
pub fn blank(id: AgendaItemId, title: String, tier: Tier) -> AgendaItem {
    AgendaItem {
        id,
        depth: 0,
        frame: None,
        sent_as: None,
        title,
        kind: None,
        rapporteur: String::new(),
        minutes: 0,
        tier,
        paper: None,
        origin: String::new(),
        state: ItemState::Planned,
    }
}

/// The agenda of a meeting before anything is added. `new_id` gives identifiers nobody has.
///
/// # Errors
/// [`OutlineError`] where frame and template make none.
pub fn agenda(
    procedure: &Procedure,
    template: Option<&Template>,
    meeting: u32,
    mut new_id: impl FnMut() -> AgendaItemId,
) -> Result<Agenda, OutlineError> {
    let standard = procedure.publicity.default;
    let mut frame = |item: &FrameItem| AgendaItem {
        frame: Some(item.place),
        kind: item.kind,
        minutes: item.minutes,
        origin: item.origin_for(meeting),
        ..blank(new_id(), item.title_for(meeting), standard)
    };
    let part = |place: Place| procedure.frame.iter().filter(move |item| item.place == place);
    let head: Vec<_> = part(Place::Head).map(&mut frame).collect();
    let tail: Vec<_> = part(Place::Tail).map(&mut frame).collect();
    let between = template.map(|template| template.items.as_slice()).unwrap_or_default();
    let between = between.iter().map(|item| AgendaItem {
        depth: item.depth,
        kind: item.kind,
        minutes: item.minutes,
        ..blank(new_id(), item.title.clone(), procedure.tier(item.tier))
    });
    Agenda::new(head.into_iter().chain(between.collect::<Vec<_>>()).chain(tail).collect())
}
