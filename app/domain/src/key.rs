//! Identifiers of records: one type per kind of record, so that a measure cannot be asked for by an indicator's code.

/// A text that is not an identifier: empty, too long, or with characters outside `A–Z a–z 0–9 - _`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAKey;

/// Longest identifier in characters.
pub const MAX_KEY: usize = 80;

/// True for the characters and the length of an identifier.
pub(crate) fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= MAX_KEY
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

macro_rules! key {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(ecow::EcoString);

        impl $name {
            /// Reads an identifier from untrusted text.
            ///
            /// # Errors
            /// [`NotAKey`] for anything but 1 to 80 characters of `A–Z a–z 0–9 - _`.
            pub fn parse(text: &str) -> Result<Self, $crate::key::NotAKey> {
                if $crate::key::is_key(text) { Ok(Self(text.into())) } else { Err($crate::key::NotAKey) }
            }

            /// The identifier as it stands in paths and in the store.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::key::NotAKey;
            fn try_from(text: String) -> Result<Self, $crate::key::NotAKey> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> Self {
                key.0.into()
            }
        }
    )*};
}
pub(crate) use key;

key! {
    /// A person's account.
    AccountId,
    /// A mandate of a person.
    MandateId,
    /// A council.
    CouncilCode,
    /// A mail in the outbox.
    MailId,
    /// A file that was taken in.
    ImportId,
    /// A member organisation, such as `ORG02`.
    OrganisationCode,
    /// An Indikationsfeld, `F1` to `F7`.
    FieldCode,
    /// An indicator, such as `BG-04`.
    IndicatorCode,
    /// A published source, such as `S051`.
    SourceCode,
    /// An area: ISO 3166-2 (`DE-NI`), `DE`, `EU27`, or a group.
    AreaCode,
    /// A measure by the last part of its address, such as `digitalbonus`.
    MeasureSlug,
    /// An observation.
    ObservationId,
    /// A target that was set by hand; data sets bring codes of their own.
    TargetCode,
    /// A choice of the method of assessment for an indicator.
    MethodChoiceId,
    /// An edition of the index: a method with its validity.
    EditionId,
    /// A call to distribute weights.
    WorkshopId,
    /// A link between a measure and an indicator.
    ContributionId,
    /// An evaluation round, such as `R5`.
    RoundCode,
    /// An evaluation criterion, `C1` to `C5`.
    CriterionCode,
    /// A set of criteria in one version, such as `standard-1`.
    SetCode,
    /// A practical experience.
    ExperienceId,
    /// A finding of the council.
    FindingId,
    /// What was noted about a finding or an experience: agenda item, resolution, implementation.
    StageId,
    /// What a ministry has taken on.
    ActionId,
    /// A report about an action.
    ReportId,
    /// What a planner recorded about a contribution.
    OutcomeId,
    /// A file beside a practical experience.
    AttachmentId,
    /// A thread of a discussion.
    ThreadId,
    /// A post in a thread.
    PostId,
}

impl AreaCode {
    /// Lower Saxony, the area every verdict is about.
    pub fn home() -> Self {
        Self(ecow::EcoString::inline("DE-NI"))
    }
}

impl SetCode {
    /// The set that rounds asked with before there was a choice.
    pub fn first() -> Self {
        Self(ecow::EcoString::inline("standard-1"))
    }
}

impl MeasureSlug {
    /// Derives the address of a new measure from its name: lower case, umlauts written out, words joined by `-`.
    ///
    /// # Errors
    /// [`NotAKey`] when the name holds no letter or digit.
    pub fn from_name(name: &str) -> Result<Self, NotAKey> {
        let mut slug = String::new();
        for c in name.chars().flat_map(char::to_lowercase) {
            match c {
                'ä' => slug.push_str("ae"),
                'ö' => slug.push_str("oe"),
                'ü' => slug.push_str("ue"),
                'ß' => slug.push_str("ss"),
                c if c.is_ascii_alphanumeric() => slug.push(c),
                _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                _ => {}
            }
        }
        slug.truncate(MAX_KEY);
        Self::parse(slug.trim_end_matches('-'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_an_address_without_umlauts() {
        let slug =
            MeasureSlug::from_name("Förderung für Maßnahmen: KMU & Co.").expect("has letters");
        assert_eq!(slug.as_str(), "foerderung-fuer-massnahmen-kmu-co");
        assert!(MeasureSlug::from_name("…").is_err());
    }

    #[test]
    fn foreign_characters_never_become_a_key() {
        for text in ["", "a b", "a/b", "ä", "a'; DELETE", "../x", &"x".repeat(81)] {
            assert!(IndicatorCode::parse(text).is_err(), "{text}");
        }
    }
}
