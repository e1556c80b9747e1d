//! Markdown of posts as HTML of a few harmless elements.
//!
//! Markup that somebody types is no markup: it is shown as the text it is. What is left is written by the kept library, and
//! an allow-list looks over it once more.

use ammonia::Builder;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that a post may hold.
const ELEMENTS: [&str; 12] =
    ["p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"];

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut allowed = Builder::empty();
    allowed
        .tags(HashSet::from(ELEMENTS))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(["https", "http", "mailto"]))
        .url_relative(ammonia::UrlRelative::Custom(Box::new(own_path)))
        .link_rel(Some("noopener noreferrer nofollow ugc"));
    allowed
});

/// Links without a scheme lead to a page of the product or nowhere.
fn own_path(path: &str) -> Option<Cow<'_, str>> {
    let own = (path.starts_with('/') && !path.starts_with("//")) || path.starts_with('#');
    let clean = !path.contains(['\\', '<', '>', '"', '\'', '\n', '\t']);
    (own && clean).then_some(Cow::Borrowed(path))
}

/// The HTML of a text.
pub fn render(text: &str) -> String {
    let events = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        // A heading of a post is none of the page.
        Event::Start(Tag::HtmlBlock | Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock | TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        // A line break that somebody typed is meant.
        Event::SoftBreak => Some(Event::HardBreak),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        other => Some(other),
    });
    let mut written = String::new();
    html::push_html(&mut written, events);
    ALLOWED.clean(&written).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_up_text_becomes_the_few_elements_that_are_allowed() {
        assert_eq!(
            render("**fett** und *kursiv*\nneue Zeile"),
            "<p><strong>fett</strong> und <em>kursiv</em><br>\nneue Zeile</p>\n"
        );
        assert_eq!(render("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
        assert_eq!(render("# Titel"), "<p>Titel</p>\n");
        assert_eq!(render("> Zitat"), "<blockquote>\n<p>Zitat</p>\n</blockquote>\n");
        assert_eq!(
            render("[x](https://a.example/b?c=1&d=2)"),
            "<p><a href=\"https://a.example/b?c=1&amp;d=2\" rel=\"noopener noreferrer nofollow ugc\">x</a></p>\n"
        );
        assert!(
            render("[x](/massnahmen/digitalbonus)").contains("href=\"/massnahmen/digitalbonus\"")
        );
    }

    #[test]
    fn typed_markup_is_shown_as_text() {
        assert_eq!(
            render("<script>alert(1)</script>"),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
        );
        assert_eq!(render("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
    }

    #[test]
    fn links_lead_to_the_web_or_to_own_pages_alone() {
        for link in [
            "[x](javascript:alert(1))",
            "[x](data:text/html,x)",
            "[x](vbscript:x)",
            "[x](//evil.example)",
            "[x](\\\\evil.example)",
            "[x](JaVaScRiPt:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](bild.png)",
            "<javascript:alert(1)>",
            "[x]: javascript:alert(1)\n\n[x]",
        ] {
            let html = render(link);
            assert!(!html.contains("href"), "{link}: {html}");
        }
        let titled = render("[x](/a \"title\\\" onclick=alert(1) x=\\\"\")");
        assert_eq!(
            titled,
            "<p><a href=\"/a\" rel=\"noopener noreferrer nofollow ugc\">x</a></p>\n"
        );
        let image = render("![x](https://evil.example/a.png)");
        assert!(!image.contains("<img") && !image.contains("evil"), "{image}");
    }
}
