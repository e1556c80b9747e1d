use leptos::prelude::*;

/// Identifier of the line.
const LINE: &str = "entwurfsstand";

/// Keeps what was typed: after each change the form's fields go to `action`, and a line says when that last worked.
#[island]
pub fn Autosave(
    /// Identifier of the form.
    form_id: String,
    /// Where drafts go; answers with the sentence to show, as plain text.
    action: String,
    /// Shown at first: when the draft was last kept, possibly empty.
    initial: String,
    /// Shown while the server cannot be reached.
    failed: String,
    /// Shown when the server refuses.
    refused: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::start(&form_id, action, browser::Words { failed, refused });
    #[cfg(not(feature = "hydrate"))]
    let _ = (form_id, action, failed, refused);
    view! { <p class="wk-small wk-muted" role="status" id=LINE>{initial}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::LINE;
    use crate::islands::browser::{self, Answer};
    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;
    use web_sys::HtmlFormElement;

    /// Wait after the last key before a text is sent.
    const WAIT: Duration = Duration::from_millis(800);
    /// Wait before a failed request is repeated.
    const RETRY: Duration = Duration::from_secs(5);

    /// What the line says when a draft was not kept.
    pub(super) struct Words {
        pub(super) failed: String,
        pub(super) refused: String,
    }

    struct Autosave {
        form: HtmlFormElement,
        action: String,
        words: Words,
        timer: RefCell<Option<TimeoutHandle>>,
        /// The fields as the server last confirmed them.
        kept: RefCell<String>,
        busy: Cell<bool>,
        /// True once the form is on its way: a draft sent now would outlive the rating.
        over: Cell<bool>,
    }

    /// Begins to follow the form, if it is there.
    pub(super) fn start(form_id: &str, action: String, words: Words) {
        let Some(form) = browser::element::<HtmlFormElement>(form_id) else { return };
        let autosave = Rc::new(Autosave {
            kept: RefCell::new(browser::fields(&form)),
            form: form.clone(),
            action,
            words,
            timer: RefCell::default(),
            busy: Cell::new(false),
            over: Cell::new(false),
        });
        let window = window();
        autosave.on(&form, "input", |autosave| autosave.after(WAIT));
        autosave.on(&form, "change", |autosave| autosave.after(Duration::ZERO));
        autosave.on(&form, "submit", |autosave| autosave.over.set(true));
        autosave.on(&window, "online", |autosave| autosave.after(Duration::ZERO));
        autosave.on(&window, "pagehide", Autosave::save);
        // A page that comes back from the browser's cache is not on its way any more.
        autosave.on(&window, "pageshow", |autosave| autosave.over.set(false));
    }

    impl Autosave {
        fn on(
            self: &Rc<Self>,
            target: &web_sys::EventTarget,
            event: &str,
            act: impl Fn(&Rc<Self>) + 'static,
        ) {
            let this = Rc::clone(self);
            browser::on(target, event, move || act(&this));
        }

        fn after(self: &Rc<Self>, wait: Duration) {
            let this = Rc::clone(self);
            let next = set_timeout_with_handle(move || this.save(), wait).ok();
            if let Some(previous) = self.timer.replace(next) {
                previous.clear();
            }
        }

        fn save(self: &Rc<Self>) {
            let fields = browser::fields(&self.form);
            if self.over.get() || *self.kept.borrow() == fields {
                return;
            }
            if self.busy.replace(true) {
                self.after(WAIT);
                return;
            }
            let this = Rc::clone(self);
            spawn_local(async move {
                let answer = browser::post(&this.action, &this.form).await;
                this.busy.set(false);
                match answer {
                    Answer::Done(text) => {
                        this.kept.replace(fields);
                        browser::say(LINE, &text);
                    }
                    Answer::Refused => browser::say(LINE, &this.words.refused),
                    Answer::Unreachable => {
                        browser::say(LINE, &this.words.failed);
                        this.after(RETRY);
                    }
                }
            });
        }
    }
}
