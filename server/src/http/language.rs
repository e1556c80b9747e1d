//! The language of a page stands in its path: `/en/…` is English, everything else German.

use crate::request::Asked;
use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use domain::number::Language;

/// Takes `/en` off the path, so that routes know one path per page, and notes the language.
pub fn split<B>(mut request: Request<B>) -> Request<B> {
    let english = request
        .uri()
        .path()
        .strip_prefix("/en")
        .filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let language = if english.is_some() { Language::En } else { Language::De };
    if let Some(uri) = english.and_then(|rest| without_prefix(request.uri(), rest)) {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(Asked { language });
    request
}

fn without_prefix(uri: &Uri, rest: &str) -> Option<Uri> {
    let path = if rest.is_empty() { "/" } else { rest };
    let target = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_and_language(path: &str) -> (String, Language) {
        let request = Request::builder().uri(path).body(()).expect("a request");
        let request = split(request);
        let asked = request.extensions().get::<Asked>().map(|a| a.language).expect("noted");
        (request.uri().to_string(), asked)
    }

    #[test]
    fn english_pages_share_the_routes() {
        assert_eq!(path_and_language("/en"), ("/".into(), Language::En));
        assert_eq!(
            path_and_language("/en/massnahmen?x=1"),
            ("/massnahmen?x=1".into(), Language::En)
        );
        assert_eq!(path_and_language("/energie"), ("/energie".into(), Language::De));
        assert_eq!(path_and_language("/"), ("/".into(), Language::De));
    }
}
