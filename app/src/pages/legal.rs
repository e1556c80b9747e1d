//! Impressum, Datenschutz, Erklärung zur Barrierefreiheit and licences: all marked as demonstration texts.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use leptos::prelude::*;

/// A heading with its paragraphs.
struct Section {
    title: String,
    paragraphs: Vec<String>,
    items: Vec<String>,
}

impl Section {
    fn new(title: String, paragraphs: Vec<String>) -> Self {
        Self { title, paragraphs, items: Vec::new() }
    }

    fn items(self, items: Vec<String>) -> Self {
        Self { items, ..self }
    }
}

/// Who is responsible (§ 5 DDG).
pub fn imprint(ctx: &Ctx) -> Page {
    let sections = vec![
        Section::new(
            t!(ctx, "legal-imprint-who"),
            vec![t!(ctx, "legal-imprint-address"), t!(ctx, "legal-imprint-contact")],
        ),
        Section::new(t!(ctx, "legal-imprint-content"), vec![t!(ctx, "legal-imprint-data")]),
    ];
    page(ctx, t!(ctx, "legal-imprint"), t!(ctx, "legal-imprint-lead"), sections)
}

/// What happens to personal data (Art. 13 DSGVO).
pub fn privacy(ctx: &Ctx) -> Page {
    let sections = vec![
        Section::new(
            t!(ctx, "legal-privacy-what"),
            vec![t!(ctx, "legal-privacy-visit"), t!(ctx, "legal-privacy-third")],
        ),
        Section::new(t!(ctx, "legal-privacy-cookies"), vec![t!(ctx, "legal-privacy-cookies-text")]),
        Section::new(t!(ctx, "legal-privacy-account"), vec![t!(ctx, "legal-privacy-account-text")]),
        Section::new(t!(ctx, "legal-privacy-journal"), vec![t!(ctx, "legal-privacy-journal-text")]),
        Section::new(
            t!(ctx, "legal-privacy-rights"),
            vec![t!(ctx, "legal-privacy-rights-text"), t!(ctx, "legal-privacy-authority")],
        ),
    ];
    page(ctx, t!(ctx, "legal-privacy"), t!(ctx, "legal-privacy-lead"), sections)
}

/// The accessibility statement with the content that § 9b NBGG asks for.
pub fn accessibility(ctx: &Ctx) -> Page {
    let sections = vec![
        Section::new(t!(ctx, "legal-a11y-status"), vec![t!(ctx, "legal-a11y-status-text")]),
        Section::new(t!(ctx, "legal-a11y-gaps"), vec![t!(ctx, "legal-a11y-gaps-text")]).items(
            vec![
                t!(ctx, "legal-a11y-gap-easy"),
                t!(ctx, "legal-a11y-gap-sign"),
                t!(ctx, "legal-a11y-gap-sources"),
                t!(ctx, "legal-a11y-gap-english"),
            ],
        ),
        Section::new(t!(ctx, "legal-a11y-made"), vec![t!(ctx, "legal-a11y-made-text")]),
        Section::new(
            t!(ctx, "legal-a11y-feedback"),
            vec![t!(ctx, "legal-a11y-feedback-text"), t!(ctx, "legal-a11y-feedback-time")],
        ),
        Section::new(
            t!(ctx, "legal-a11y-arbitration"),
            vec![t!(ctx, "legal-a11y-arbitration-text"), t!(ctx, "legal-a11y-arbitration-demo")],
        ),
    ];
    page(ctx, t!(ctx, "legal-accessibility"), t!(ctx, "legal-a11y-lead"), sections)
}

/// Licences of the product and of what it contains.
pub fn licences(ctx: &Ctx) -> Page {
    let sections = vec![
        Section::new(t!(ctx, "legal-licences-own"), vec![t!(ctx, "legal-licences-own-text")]),
        Section::new(t!(ctx, "legal-licences-parts"), Vec::new()).items(vec![
            t!(ctx, "legal-licences-kern"),
            t!(ctx, "legal-licences-fira"),
            t!(ctx, "legal-licences-surrealdb"),
            t!(ctx, "legal-licences-rocksdb"),
            t!(ctx, "legal-licences-crates"),
        ]),
        Section::new(t!(ctx, "legal-licences-data"), vec![t!(ctx, "legal-licences-data-text")]),
    ];
    page(ctx, t!(ctx, "legal-licences"), t!(ctx, "legal-licences-lead"), sections)
}

fn page(ctx: &Ctx, title: String, lead: String, sections: Vec<Section>) -> Page {
    let demo = view! {
        <div class="wk-note wk-note--info">
            <b>{t!(ctx, "legal-demo-title")}</b><p>{t!(ctx, "legal-demo")}</p>
        </div>
    };
    let sections: Vec<_> = sections.into_iter().map(section).collect();
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{title.clone()}</h1><p class="wk-lead">{lead}</p></div>
            {demo}
            <div class="wk-prose">{sections}</div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

fn section(section: Section) -> AnyView {
    let paragraphs: Vec<_> =
        section.paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect();
    let items: Vec<_> = section.items.into_iter().map(|text| view! { <li>{text}</li> }).collect();
    let list = (!items.is_empty()).then(|| view! { <ul>{items}</ul> });
    view! { <h2>{section.title}</h2>{paragraphs}{list} }.into_any()
}
