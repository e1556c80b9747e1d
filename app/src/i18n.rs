//! Texts of the interface in German and English, from `app/locales`.

use domain::number::Language;
use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::unic_langid::LanguageIdentifier;
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Locales;

static GERMAN: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load("de"));
static ENGLISH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| load("en"));

fn load(language: &str) -> FluentLanguageLoader {
    let read = |code: &str| code.parse::<LanguageIdentifier>().unwrap_or_default();
    let loader = FluentLanguageLoader::new("app", read("de"));
    // German answers where an English text is missing, so a gap shows a German sentence, never a bare message id.
    let languages = [read(language), read("de")];
    if let Err(error) = i18n_embed::LanguageLoader::load_languages(&loader, &Locales, &languages) {
        panic!("texts in app/locales cannot be read: {error}");
    }
    loader.set_use_isolating(false);
    loader
}

/// The texts of a language.
pub fn texts(language: Language) -> &'static FluentLanguageLoader {
    match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    }
}

/// Texts of a language for the `t!` macro, where there is no page.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Language);

impl Words {
    /// The texts.
    pub fn texts(self) -> &'static FluentLanguageLoader {
        texts(self.0)
    }
}

/// A text of the page's language: `t!(ctx, "message-id", count = 3)`. Unknown ids do not compile.
macro_rules! t {
    ($ctx:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        i18n_embed_fl::fl!($ctx.texts(), $id $(, $name = $value)*)
    };
}
pub(crate) use t;
