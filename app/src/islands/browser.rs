//! What islands need of the browser.

use leptos::prelude::{document, queue_microtask};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Intl, Object, Reflect, global};
use web_sys::{
    EventTarget, FormData, HtmlFormElement, HtmlTextAreaElement, RequestInit, Response,
    UrlSearchParams,
};

/// The element with this identifier.
pub(super) fn element<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a text into the element with this identifier. Islands have one line each that changes: a signal with its effects
/// would do the same in ten times the code.
pub(super) fn say(id: &str, text: &str) {
    if let Some(shown) = document().get_element_by_id(id) {
        shown.set_text_content(Some(text));
    }
}

/// Calls `act` on every `event` for as long as the page lives.
pub(super) fn on(target: &EventTarget, event: &str, act: impl FnMut() + 'static) {
    let act = Closure::<dyn FnMut()>::new(act);
    // Fails for no event name there is.
    let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    act.forget();
}

/// Calls `act` on every `event`, and once when the island has come to life: what is set earlier does not reach the page.
pub(super) fn on_and_first(target: &EventTarget, event: &str, act: impl Fn() + 'static) {
    let act = Rc::new(act);
    let first = Rc::clone(&act);
    queue_microtask(move || first());
    on(target, event, move || act());
}

/// Hands the text of an area to `act`, at first and after each change.
pub(super) fn follow_text(id: &str, act: impl Fn(&str) + 'static) {
    let Some(area) = element::<HtmlTextAreaElement>(id) else { return };
    let watched = area.clone();
    on_and_first(&area, "input", move || act(&watched.value()));
}

/// Characters as a reader counts them. The browser knows them, so their tables need not be sent; one that does not counts
/// code points.
pub(super) fn characters(text: &str) -> u32 {
    let segments = Reflect::get(&global(), &"Intl".into())
        .and_then(|intl| Reflect::has(&intl, &"Segmenter".into()))
        .unwrap_or(false);
    if segments {
        let segmenter = Intl::Segmenter::new(&Array::new(), &Object::new());
        Array::from(&segmenter.segment(text)).length()
    } else {
        u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
    }
}

/// The text of a form's field, where it has one.
pub(super) fn field(form: &HtmlFormElement, name: &str) -> Option<String> {
    FormData::new_with_form(form).ok()?.get(name).as_string()
}

/// All fields as they would be sent.
pub(super) fn fields(form: &HtmlFormElement) -> String {
    params(form).map(|params| params.to_string().into()).unwrap_or_default()
}

fn params(form: &HtmlFormElement) -> Result<UrlSearchParams, JsValue> {
    UrlSearchParams::new_with_str_sequence_sequence(FormData::new_with_form(form)?.as_ref())
}

/// What became of a request.
pub(super) enum Answer {
    /// Accepted, with the text of the answer.
    Done(String),
    /// The server said no; saying the same again does not help.
    Refused,
    /// No answer, or the server is in trouble.
    Unreachable,
}

/// Posts a form's fields; the request outlives the page.
pub(super) async fn post(url: &str, form: &HtmlFormElement) -> Answer {
    match send(url, form).await {
        Ok((true, _, text)) => Answer::Done(text),
        Ok((false, 500.., _)) | Err(_) => Answer::Unreachable,
        Ok(_) => Answer::Refused,
    }
}

async fn send(url: &str, form: &HtmlFormElement) -> Result<(bool, u16, String), JsValue> {
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(params(form)?.as_ref());
    Reflect::set(&request, &"keepalive".into(), &JsValue::TRUE)?;
    let answer = leptos::prelude::window().fetch_with_str_and_init(url, &request);
    let response: Response = JsFuture::from(answer).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.ok() && !response.redirected(), response.status(), text))
}
