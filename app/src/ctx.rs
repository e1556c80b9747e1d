//! What every page needs to know about the request it answers.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::actor::{Account, Actor, Role};
use domain::face::Section;
use domain::number::Language;
use i18n_embed::fluent::FluentLanguageLoader;

/// Colours asked for by the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// `system`, `light` or `dark`.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads a code; the device decides for any other text.
    pub fn from_code(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// File names of the built assets below `/pkg`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet, such as `wk.1a2b3c4d.css`.
    pub css: String,
    /// Common stem of script and module, such as `wk-1a2b3c4d` for `wk-1a2b3c4d.js` and `wk-1a2b3c4d_bg.wasm`.
    pub wasm_stem: String,
}

/// The request as pages see it.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Language of the page.
    pub language: Language,
    /// Path without language prefix, such as `/massnahmen/digitalbonus`.
    pub path: String,
    /// Query string without `?`, possibly empty.
    pub query: String,
    /// Who asks.
    pub actor: Actor,
    /// The sections this reader may open.
    pub sections: Vec<Section>,
    /// Today by the product's clock, in the council's time zone.
    pub today: NaiveDate,
    /// Turns a moment into the council's local time; the server knows the time zone.
    pub clock: fn(DateTime<Utc>) -> NaiveDateTime,
    /// Colours.
    pub theme: Theme,
    /// True in demonstration mode.
    pub demo: bool,
    /// Built assets.
    pub assets: std::sync::Arc<Assets>,
}

impl Ctx {
    /// What words of a mail need to know: German, for nobody in particular.
    pub fn for_mail(today: NaiveDate, clock: fn(DateTime<Utc>) -> NaiveDateTime) -> Self {
        Self {
            language: Language::De,
            path: String::new(),
            query: String::new(),
            actor: Actor::Anonymous,
            sections: Vec::new(),
            today,
            clock,
            theme: Theme::System,
            demo: false,
            assets: std::sync::Arc::new(Assets { css: String::new(), wasm_stem: String::new() }),
        }
    }

    /// Texts of the page's language, for the `t!` macro.
    pub fn texts(&self) -> &'static FluentLanguageLoader {
        crate::i18n::texts(self.language)
    }

    /// An address in the page's language: `/massnahmen` or `/en/massnahmen`.
    pub fn href(&self, path: &str) -> String {
        match self.language {
            Language::De => path.to_owned(),
            Language::En if path == "/" => "/en".to_owned(),
            Language::En => format!("/en{path}"),
        }
    }

    /// True where the path carries a secret that opens an account: it goes into no other address and no log.
    pub fn holds_secret(&self) -> bool {
        ["/einladung/", "/kennwort-neu/", "/einrichtung/", "/rueckmeldung/", "/kalender/"]
            .iter()
            .any(|path| self.path.starts_with(path))
    }

    /// A moment as the council's clocks show it.
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        (self.clock)(at)
    }

    /// The signed-in account.
    pub fn account(&self) -> Option<&Account> {
        self.actor.account()
    }

    /// True where the reader may open the section.
    pub fn opens(&self, section: Section) -> bool {
        self.sections.contains(&section)
    }

    /// True for the Geschäftsstelle and the administration.
    pub fn is_keeper(&self) -> bool {
        matches!(self.actor.role(), Some(Role::Secretariat | Role::Admin))
    }

    /// True for ministry planners.
    pub fn is_planner(&self) -> bool {
        self.actor.role() == Some(Role::Planner)
    }

    /// True for delegates and their deputies.
    pub fn is_delegate(&self) -> bool {
        matches!(self.actor.role(), Some(Role::Member | Role::Deputy))
    }

    /// True for whoever speaks for an organisation in meetings: delegates, their deputies, and whoever chairs.
    pub fn has_seat(&self) -> bool {
        domain::policy::seated_for(&self.actor).is_some()
    }
}
