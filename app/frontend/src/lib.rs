//! Entry point of the browser half.

// Without a use of the crate the linker drops the islands, which only the script on the page calls.
use app as _;

/// Called by the script on the page before it brings the islands to life.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
