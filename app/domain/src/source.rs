//! Where figures come from and how far they can be trusted.

use crate::key::{AreaCode, IndicatorCode, SourceCode};
use crate::period::Period;
use serde::{Deserialize, Serialize};

/// A text in both languages of the product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// German, the language of record.
    pub de: String,
    /// English, a translation; empty falls back to German.
    pub en: String,
}

impl Bilingual {
    /// The text in the asked language; German where no translation is kept.
    pub fn get(&self, language: crate::number::Language) -> &str {
        match language {
            crate::number::Language::En if !self.en.is_empty() => &self.en,
            _ => &self.de,
        }
    }
}

/// A published source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its code.
    pub code: SourceCode,
    /// Title as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Address, possibly empty.
    pub url: String,
    /// Date of publication as printed, possibly empty.
    pub date: String,
    /// Kind of source, such as press release or study.
    pub kind: String,
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in the order shown to people.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code in data files, forms and the store.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// Reads a code; nothing for any other text.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(code: String) -> Result<Self, String> {
                Self::from_code(&code).ok_or_else(|| format!("unknown code {code:?}"))
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self { value.code().to_owned() }
        }
    };
}
pub(crate) use coded;

coded! {
    /// How well a figure or statement is supported.
    Evidence {
        /// Stands in the named source.
        Read = "read",
        /// Computed from figures that were read.
        Derived = "derived",
        /// Two sources contradict each other.
        Conflict = "conflict",
        /// From memory, to be checked before use.
        Unverified = "unverified",
        /// Invented or estimated for the demonstration; always labelled.
        Illustrative = "illustrative",
    }
}

impl Evidence {
    /// True for what must carry the label „Beispielwert" wherever it appears.
    pub fn is_example(self) -> bool {
        self == Self::Illustrative
    }
}

/// Something a reader has to know about a figure before using it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataTrap {
    /// Code, `T01` to `T13`.
    pub code: String,
    /// Short title.
    pub title: String,
    /// What happened.
    pub text: String,
    /// What the product does about it.
    pub rule: String,
    /// Sources that show it.
    pub sources: Vec<SourceCode>,
    /// The values it concerns.
    pub concerns: Vec<TrapScope>,
}

/// Which values a data trap concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrapScope {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// One area, or all.
    pub area: Option<AreaCode>,
    /// First period concerned, or from the beginning.
    pub from: Option<Period>,
    /// Last period concerned, or to the end.
    pub to: Option<Period>,
}

impl TrapScope {
    /// True when the scope covers the value of this area and period.
    pub fn covers(&self, indicator: &IndicatorCode, area: &AreaCode, period: &Period) -> bool {
        &self.indicator == indicator
            && self.area.as_ref().is_none_or(|a| a == area)
            && self.from.as_ref().is_none_or(|from| period.end() >= from.start())
            && self.to.as_ref().is_none_or(|to| period.end() <= to.end())
    }
}
