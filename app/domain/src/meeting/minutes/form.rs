//! What is typed into minutes: head, paragraphs of an item, objections, rulings, corrections.

use super::document::{Block, Content, Minutes, MinutesItem};
use super::text_block::TextBlock;
use crate::error::{FieldErrors, Problem};
use crate::meeting::key::{AgendaItemId, TextBlockCode};
use crate::meeting::note::MAX_WORDING;
use crate::text;
use crate::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest paragraph in characters.
pub const MAX_PARAGRAPH: usize = MAX_WORDING;
/// Longest line of the head in characters.
pub const MAX_LINE: usize = 200;
/// Longest objection, ruling or correction in characters.
pub const MAX_WORDS: usize = 4_000;
/// Most paragraphs of an item that a form holds. A draft of many notes has more; those stay as they are.
pub const MAX_PARAGRAPHS: usize = 24;

/// Names of the fields of a paragraph: its text, and who may read it.
pub const FIELDS: [(&str, &str); MAX_PARAGRAPHS] = [
    ("text-0", "tier-0"),
    ("text-1", "tier-1"),
    ("text-2", "tier-2"),
    ("text-3", "tier-3"),
    ("text-4", "tier-4"),
    ("text-5", "tier-5"),
    ("text-6", "tier-6"),
    ("text-7", "tier-7"),
    ("text-8", "tier-8"),
    ("text-9", "tier-9"),
    ("text-10", "tier-10"),
    ("text-11", "tier-11"),
    ("text-12", "tier-12"),
    ("text-13", "tier-13"),
    ("text-14", "tier-14"),
    ("text-15", "tier-15"),
    ("text-16", "tier-16"),
    ("text-17", "tier-17"),
    ("text-18", "tier-18"),
    ("text-19", "tier-19"),
    ("text-20", "tier-20"),
    ("text-21", "tier-21"),
    ("text-22", "tier-22"),
    ("text-23", "tier-23"),
];
/// Names of the fields of a further paragraph.
pub const FURTHER: (&str, &str) = ("text-neu", "tier-neu");

/// A paragraph as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Code of who may read it; empty for whoever may read the item.
    pub tier: String,
}

/// The paragraphs of an item as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParagraphsForm {
    /// Those that are there, in order.
    pub there: Vec<Typed>,
    /// A further one.
    pub further: Typed,
    /// The item as it was when the form was opened: [`MinutesItem::mark`].
    pub base: String,
}

impl ParagraphsForm {
    /// The form of an item as it stands.
    pub fn of(item: &MinutesItem) -> Self {
        let typed = |block: &Block| match &block.content {
            Content::Text { text } => {
                Some(Typed { text: text.clone(), tier: block.tier.code().to_owned() })
            }
            _ => None,
        };
        Self {
            there: item.blocks.iter().filter_map(typed).take(MAX_PARAGRAPHS).collect(),
            further: Typed::default(),
            base: item.mark(),
        }
    }

    /// The form of fields as they arrive; what is no field of it is dropped, and so is what is longer than any text.
    pub fn of_fields(fields: &BTreeMap<String, String>) -> Self {
        let get = |name: &str| fields.get(name).map_or("", String::as_str);
        let short = |name: &str, max| get(name).chars().take(max).collect::<String>();
        let typed =
            |(text, tier): (&str, &str)| Typed { text: short(text, 20_000), tier: short(tier, 40) };
        let there = FIELDS.into_iter().take_while(|(text, _)| fields.contains_key(*text));
        Self { there: there.map(typed).collect(), further: typed(FURTHER), base: short("base", 40) }
    }

    /// True where it says nothing else than another one.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |form: &Self| {
            let all = form.there.iter().chain([&form.further]);
            let all = all.map(|typed| (text::clean(&typed.text), typed.tier.clone()));
            all.filter(|(text, _)| !text.is_empty()).collect::<Vec<_>>()
        };
        said(self) == said(other)
    }

    /// The typed texts, those that are empty left out.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let all = self.there.iter().chain([&self.further]);
        all.map(|typed| typed.text.as_str()).filter(|text| !text.trim().is_empty())
    }

    /// Reads the form as paragraphs of `item`. A paragraph that was emptied is gone.
    ///
    /// # Errors
    /// Fields with too long a text, a circle there is not, or one of the `placeholders` that nobody has filled.
    pub fn parse(
        &self,
        item: &MinutesItem,
        placeholders: &BTreeSet<String>,
    ) -> Result<Vec<Block>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut blocks = Vec::new();
        let named = FIELDS.iter().zip(&self.there).chain([(&FURTHER, &self.further)]);
        for ((text_field, tier_field), typed) in named {
            let text = text::clean(&typed.text);
            if text.is_empty() {
                continue;
            }
            let text = errors.keep(text_field, text::block(&text, MAX_PARAGRAPH));
            let tier = match typed.tier.as_str() {
                "" => Some(item.tier),
                code => errors.keep(tier_field, Tier::from_code(code).ok_or(Problem::NotAChoice)),
            };
            let (Some(text), Some(tier)) = (text, tier) else { continue };
            if let Some(name) = open_placeholders(&text).find(|name| placeholders.contains(name)) {
                errors.add(*text_field, Problem::PlaceholderOpen { name });
                continue;
            }
            blocks.push(Block { tier: tier.min(item.tier), content: Content::Text { text } });
        }
        if blocks.len() > MAX_PARAGRAPHS {
            errors.add(FURTHER.0, Problem::TooManyLines { max: MAX_PARAGRAPHS });
        }
        if errors.is_empty() { Ok(blocks) } else { Err(errors) }
    }
}

/// The placeholders in a text.
fn open_placeholders(text: &str) -> impl Iterator<Item = String> {
    let code = TextBlockCode::parse("x").ok();
    let block = code.map(|code| TextBlock { code, name: String::new(), text: text.to_owned() });
    let names = block.map(|block| {
        block.placeholders().into_iter().map(ToOwned::to_owned).collect::<Vec<String>>()
    });
    names.unwrap_or_default().into_iter()
}

fn is_text(block: &Block) -> bool {
    matches!(block.content, Content::Text { .. })
}

impl MinutesItem {
    /// A mark that differs where anything in the item does: whoever writes says from which state they wrote.
    pub fn mark(&self) -> String {
        let told = format!("{:?}", self.blocks);
        let mixed = told.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |mixed, byte| {
            (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{mixed:016x}")
    }

    /// Its paragraphs, in order.
    fn paragraphs(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| is_text(block))
    }

    /// Paragraphs that the form does not hold, as there are too many.
    pub fn beyond(&self) -> impl Iterator<Item = &Block> {
        self.paragraphs().skip(MAX_PARAGRAPHS)
    }

    /// The item with other paragraphs in the place of those that the form holds; those beyond stay behind them.
    #[must_use]
    pub fn with_paragraphs(&self, paragraphs: Vec<Block>) -> Self {
        self.with_all(paragraphs.into_iter().chain(self.beyond().cloned()).collect())
    }

    /// The item with other paragraphs. They stand where paragraphs stood, otherwise before what was decided; everything
    /// that the meeting itself has brought about stays as it is.
    fn with_all(&self, paragraphs: Vec<Block>) -> Self {
        let decided = |block: &Block| {
            matches!(
                block.content,
                Content::Amendment { .. } | Content::Resolution { .. } | Content::Assignment { .. }
            )
        };
        let place = self.blocks.iter().position(is_text);
        let place = place.or_else(|| self.blocks.iter().position(decided));
        let place = place.unwrap_or(self.blocks.len());
        let (before, after) = self.blocks.split_at(place);
        let kept = |blocks: &[Block]| {
            blocks.iter().filter(|block| !is_text(block)).cloned().collect::<Vec<_>>()
        };
        let blocks = [kept(before), paragraphs, kept(after)].concat();
        Self { blocks, ..self.clone() }
    }
}

impl Minutes {
    /// An item by its identifier.
    pub fn item(&self, id: &AgendaItemId) -> Option<&MinutesItem> {
        self.items.iter().find(|item| &item.id == id)
    }

    /// The minutes with an item in the place of the one with its identifier.
    #[must_use]
    pub fn with_item(&self, item: &MinutesItem) -> Self {
        let place = |held: &MinutesItem| if held.id == item.id { item } else { held }.clone();
        Self { items: self.items.iter().map(place).collect(), ..self.clone() }
    }
}

/// The head of minutes as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadForm {
    /// Place.
    pub place: String,
    /// Who chaired.
    pub chair: String,
    /// Who took the minutes.
    pub minute_taker: String,
}

impl HeadForm {
    /// The head as it stands.
    pub fn of(minutes: &Minutes) -> Self {
        Self {
            place: minutes.place.clone(),
            chair: minutes.chair.clone(),
            minute_taker: minutes.minute_taker.clone(),
        }
    }

    /// The minutes with this head.
    ///
    /// # Errors
    /// Every field that is missing or too long.
    pub fn parse(&self, minutes: &Minutes) -> Result<Minutes, FieldErrors> {
        let mut errors = FieldErrors::default();
        let place = errors.keep("place", text::line(&self.place, MAX_LINE));
        let chair = errors.keep("chair", text::line(&self.chair, MAX_LINE));
        let minute_taker = errors.keep("minute_taker", text::line(&self.minute_taker, MAX_LINE));
        let read = || {
            let (place, chair, minute_taker) = (place?, chair?, minute_taker?);
            Some(Minutes { place, chair, minute_taker, ..minutes.clone() })
        };
        read().ok_or(errors)
    }
}

/// An objection or a correction as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RemarkForm {
    /// The item; empty for the minutes as a whole.
    pub item: String,
    /// What should stand there.
    pub text: String,
    /// Why; of a correction alone.
    pub reason: String,
    /// Number of the meeting that decided; of a correction alone.
    pub meeting: String,
}

/// The item that a field names; none for an empty one.
fn item_of(minutes: &Minutes, typed: &str) -> Result<Option<AgendaItemId>, Problem> {
    if typed.is_empty() {
        return Ok(None);
    }
    let found = minutes.items.iter().find(|item| item.id.as_str() == typed);
    found.map(|item| Some(item.id.clone())).ok_or(Problem::NotAChoice)
}

impl RemarkForm {
    /// The item and the words of an objection, by a reader who sees `minutes`.
    ///
    /// # Errors
    /// A text that is missing or too long, an item that is not there.
    pub fn objection(
        &self,
        minutes: &Minutes,
    ) -> Result<(Option<AgendaItemId>, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let item = errors.keep("item", item_of(minutes, &self.item));
        let text = errors.keep("text", text::block(&self.text, MAX_WORDS));
        item.zip(text).ok_or(errors)
    }

    /// Item, words and reason of a correction.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn correction(
        &self,
        minutes: &Minutes,
    ) -> Result<(Option<AgendaItemId>, String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let item = errors.keep("item", item_of(minutes, &self.item));
        let text = errors.keep("text", text::block(&self.text, MAX_WORDS));
        let reason = errors.keep("reason", text::block(&self.reason, MAX_WORDS));
        let read = || Some((item?, text?, reason?));
        read().ok_or(errors)
    }
}

/// What the council has decided on an objection, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RulingForm {
    /// `ja` where the text was changed, `nein` where it stays.
    pub upheld: String,
    /// The wording that now stands, or why it stays.
    pub words: String,
    /// The item that gets the wording, where it was upheld.
    pub item: String,
}

impl RulingForm {
    /// True where it was upheld, with the words and the minutes as they then stand: the wording is a paragraph of the item.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn parse(&self, minutes: &Minutes) -> Result<(bool, String, Option<Minutes>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let upheld = match self.upheld.as_str() {
            "ja" => Some(true),
            "nein" => Some(false),
            _ => errors.keep("upheld", Err(Problem::NotAChoice)),
        };
        let words = errors.keep("words", text::block(&self.words, MAX_WORDS));
        let item = match upheld {
            Some(true) => errors.keep(
                "item",
                item_of(minutes, &self.item).and_then(|i| i.ok_or(Problem::NotAChoice)),
            ),
            _ => None,
        };
        let read = || {
            let (upheld, words) = (upheld?, words?);
            if !upheld {
                return Some((false, words, None));
            }
            let item = minutes.item(&item?)?;
            let text = Content::Text { text: words.clone() };
            let further = Block { tier: item.tier, content: text };
            let all = item.paragraphs().cloned().chain([further]).collect();
            Some((true, words, Some(minutes.with_item(&item.with_all(all)))))
        };
        if errors.is_empty() { read().ok_or(errors) } else { Err(errors) }
    }
}

/// A text block as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextBlockForm {
    /// What it is called.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl TextBlockForm {
    /// Reads the form as the block with this code.
    ///
    /// # Errors
    /// Either of its parts missing or too long.
    pub fn parse(&self, code: TextBlockCode) -> Result<TextBlock, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("name", text::line(&self.name, MAX_LINE));
        let text = errors.keep("text", text::block(&self.text, MAX_WORDS));
        let (name, text) = name.zip(text).ok_or(errors)?;
        Ok(TextBlock { code, name, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::minutes::draft::tests::sixth;

    fn item(number: &str) -> MinutesItem {
        let found = sixth().items.into_iter().find(|item| item.number.to_string() == number);
        found.expect("an item")
    }

    fn none() -> BTreeSet<String> {
        BTreeSet::new()
    }

    #[test]
    fn a_form_that_nobody_touched_changes_nothing() {
        for item in sixth().items {
            let blocks = ParagraphsForm::of(&item).parse(&item, &none()).expect("as it stands");
            assert_eq!(item.with_paragraphs(blocks), item);
        }
    }

    #[test]
    fn what_the_meeting_brought_about_stays_in_its_place() {
        let item = item("6.2");
        let fixed = item.blocks.clone();
        let mut form = ParagraphsForm::of(&item);
        form.further.text = "Der Rat berät.".into();
        let written = item.with_paragraphs(form.parse(&item, &none()).expect("words"));
        assert_eq!(written.blocks.len(), fixed.len() + 1);
        let left: Vec<_> =
            written.blocks.iter().filter(|b| !matches!(b.content, Content::Text { .. })).collect();
        assert_eq!(left, fixed.iter().collect::<Vec<_>>());
        let place = written.blocks.iter().position(|b| matches!(b.content, Content::Text { .. }));
        let decided =
            written.blocks.iter().position(|b| matches!(b.content, Content::Resolution { .. }));
        assert!(place < decided, "before what was decided");
        assert_ne!(written.mark(), item.mark());
        assert_eq!(item.with_paragraphs(Vec::new()).mark(), item.mark());
    }

    #[test]
    fn paragraphs_beyond_the_form_stay_behind_those_in_it() {
        let mut item = item("6.2");
        let note = |n: usize| Block {
            tier: item.tier,
            content: Content::Text { text: format!("Notiz {n}.") },
        };
        let notes: Vec<_> = (1..=30).map(note).collect();
        item = item.with_all(notes);
        let mut form = ParagraphsForm::of(&item);
        assert_eq!((form.there.len(), item.beyond().count()), (MAX_PARAGRAPHS, 6));
        form.there[0].text = "Erste.".into();
        form.there[1].text.clear();
        let written = item.with_paragraphs(form.parse(&item, &none()).expect("words"));
        let texts = |item: &MinutesItem| {
            let text = |block: &Block| match &block.content {
                Content::Text { text } => Some(text.clone()),
                _ => None,
            };
            item.blocks.iter().filter_map(text).collect::<Vec<_>>()
        };
        let mut expected: Vec<_> = (1..=30).map(|n| format!("Notiz {n}.")).collect();
        expected[0] = "Erste.".into();
        expected.remove(1);
        assert_eq!(texts(&written), expected);
        let next = ParagraphsForm::of(&written);
        assert_eq!(next.there.last().map(|typed| typed.text.as_str()), Some("Notiz 25."));

        // An objection that is upheld adds to all of them.
        let minutes = sixth().with_item(&item);
        let typed = RulingForm {
            upheld: "ja".into(),
            words: "So war es.".into(),
            item: item.id.to_string(),
        };
        let (.., ruled) = typed.parse(&minutes).expect("a ruling");
        let ruled = texts(ruled.expect("another text").item(&item.id).expect("an item"));
        assert_eq!((ruled.len(), ruled.last().map(String::as_str)), (31, Some("So war es.")));
    }

    #[test]
    fn a_paragraph_is_never_read_by_more_than_its_item() {
        let item = item("5");
        assert_eq!(item.tier, Tier::Council);
        let mut form = ParagraphsForm::of(&item);
        form.there[0].tier = Tier::Public.code().into();
        let blocks = form.parse(&item, &none()).expect("words");
        assert_eq!(blocks[0].tier, Tier::Council);
        form.there[0].tier = "alle".into();
        let errors = form.parse(&item, &none()).expect_err("no circle");
        assert_eq!(errors.of("tier-0"), Some(&Problem::NotAChoice));
    }

    #[test]
    fn a_placeholder_is_filled_before_it_is_kept() {
        let item = item("5");
        let mut form = ParagraphsForm::of(&item);
        form.further.text = "Es geht um {maßnahme} und {x}.".into();
        let known = BTreeSet::from(["maßnahme".to_owned()]);
        let errors = form.parse(&item, &known).expect_err("not filled");
        let open = Problem::PlaceholderOpen { name: "maßnahme".into() };
        assert_eq!(errors.of("text-neu"), Some(&open));
        form.further.text = "Es geht um den Digitalbonus und {x}.".into();
        assert!(form.parse(&item, &known).is_ok());
    }

    #[test]
    fn an_upheld_objection_adds_its_wording() {
        let minutes = sixth();
        let id = item("5").id;
        let typed = RulingForm {
            upheld: "ja".into(),
            words: "Die Kammer war vertreten.".into(),
            item: id.to_string(),
        };
        let (upheld, _, text) = typed.parse(&minutes).expect("a ruling");
        let text = text.expect("another text");
        assert!(upheld && text != minutes);
        let texts = ParagraphsForm::of(text.item(&id).expect("an item"));
        assert_eq!(texts.there.last().map(|t| t.text.as_str()), Some("Die Kammer war vertreten."));
        let refused = RulingForm { item: String::new(), ..typed.clone() };
        assert_eq!(
            refused.parse(&minutes).expect_err("no item").of("item"),
            Some(&Problem::NotAChoice)
        );
        let stays = RulingForm { upheld: "nein".into(), item: String::new(), ..typed };
        assert!(matches!(stays.parse(&minutes), Ok((false, _, None))));
    }

    #[test]
    fn fields_that_arrive_are_read_in_order() {
        let fields = [("text-0", "a"), ("tier-0", "rat"), ("text-2", "verirrt"), ("text-neu", "c")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let form = ParagraphsForm::of_fields(&BTreeMap::from(fields));
        assert_eq!(form.texts().collect::<Vec<_>>(), ["a", "c"]);
        let same = ParagraphsForm {
            there: vec![
                Typed { text: " a ".into(), tier: "rat".into() },
                Typed { text: "c".into(), tier: String::new() },
            ],
            ..ParagraphsForm::default()
        };
        assert!(form.says_the_same(&same));
    }
}
