//! What the pages before saving have in common: everything typed comes along, nothing is stored until the button is
//! pressed.

use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use leptos::prelude::*;

/// A page before saving.
pub(super) struct Check<'a> {
    /// Title of the document.
    pub title: String,
    /// Where the page stands.
    pub crumb: AnyView,
    /// The heading.
    pub heading: String,
    /// Name of the indicator.
    pub name: &'a str,
    /// What would change.
    pub sections: AnyView,
    /// Where the form goes.
    pub action: String,
    /// Token and version of the form, see [`state`].
    pub state: AnyView,
    /// Every field with what was typed, sent along unchanged.
    pub typed: Vec<(&'static str, &'a str)>,
    /// Words on the button.
    pub save: String,
}

impl Check<'_> {
    /// The page.
    pub(super) fn page(self, ctx: &Ctx) -> Page {
        let typed: Vec<_> = self
            .typed
            .into_iter()
            .map(|(name, value)| view! { <input type="hidden" name=name value=value.to_owned()/> })
            .collect();
        let body = view! {
            {self.crumb}
            <main class="wk-main" id="inhalt" tabindex="-1">
                <div class="wk-wrap--narrow wk-stack">
                    <div class="wk-head">
                        <h1>{self.heading}</h1>
                        <p class="wk-lead">{self.name.to_owned()}": "{t!(ctx, "value-check-lead")}</p>
                    </div>
                    {self.sections}
                    <form class="wk-form" method="post" action=self.action novalidate=true>
                        {self.state}
                        {typed}
                        <div class="wk-btns">
                            <button class="wk-btn wk-btn--primary" name="schritt" value="speichern">
                                {self.save}
                            </button>
                            <button class="wk-btn wk-btn--secondary" name="schritt" value="aendern">
                                {t!(ctx, "value-change")}
                            </button>
                        </div>
                    </form>
                </div>
            </main>
        }
        .into_any();
        Page { title: self.title, nav: Nav::Indicators, islands: false, body }
    }
}

/// What keeps a form from being written twice or over somebody else's change.
pub(super) fn state<F>(form: &Form<F>) -> AnyView {
    view! {
        <input type="hidden" name="token" value=form.token.clone()/>
        <input type="hidden" name="version" value=form.version.to_string()/>
    }
    .into_any()
}

/// What was typed, in the words of the page.
pub(super) fn entered(rows: Vec<(String, String)>) -> AnyView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    view! { <dl class="wk-review">{rows}</dl> }.into_any()
}
