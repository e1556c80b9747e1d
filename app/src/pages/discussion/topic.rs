//! The threads of a topic: open ones first, each with its posts, and the form to answer or to begin a new one.

use super::{about, live_script, topic_path};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::words;
use crate::pages::{Nav, Page};
use crate::{history, markdown, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::discussion::form::{MAX_POST, PostForm};
use domain::discussion::{Discussion, Post, Thread, Topic};
use domain::finding::Register;
use leptos::prelude::*;

/// What the page shows besides the catalogue.
#[derive(Debug)]
pub struct Data<'a> {
    /// What the discussion is about.
    pub topic: &'a Topic,
    /// Its threads and posts.
    pub discussion: &'a Discussion,
    /// What the reader may see.
    pub register: &'a Register,
    /// The form: for an answer where it names a thread, otherwise for a new thread.
    pub form: &'a Form<PostForm>,
    /// Code of a receipt.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let (name, path) = about(ctx, catalogue, data.register, data.topic);
    let heading = t!(ctx, "discussion-title", name = name.clone());
    let title = if data.form.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let threads: Vec<_> =
        data.discussion.threads.iter().map(|t| thread(ctx, catalogue, data, t)).collect();
    let list = if threads.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "discussion-none")}</p> }.into_any()
    } else {
        view! { {threads} }.into_any()
    };
    let receipt = data.notice.and_then(|notice| {
        let text = match notice {
            "beitrag" => t!(ctx, "discussion-receipt"),
            "geaendert" => t!(ctx, "discussion-receipt-edited"),
            "geklaert" => t!(ctx, "discussion-receipt-resolved"),
            "moderiert" => t!(ctx, "discussion-receipt-moderated"),
            _ => return None,
        };
        Some(view! {
            <div class="wk-note wk-note--ok" role="status">{ui::icon("#i-check")}<p>{text}</p></div>
        })
    });
    let stream = format!("{}/strom", topic_path(data.topic));
    let here = ctx.href(&topic_path(data.topic));
    let body = view! {
        {ui::breadcrumb(ctx, vec![(path, name)], t!(ctx, "discussion-breadcrumb"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt}
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{t!(ctx, "discussion-lead")}</p>
                <div class="wk-head__meta">
                    <a class="wk-link" href=here>{t!(ctx, "discussion-refresh")}</a>
                </div>
            </div>
            <div
                class="wk-stack wk-stack--l"
                id="faeden"
                data-strom=stream
                data-stand=data.discussion.sequence.to_string()
            >
                {list}
            </div>
            <p class="wk-sr" role="status" id="neues" data-text=t!(ctx, "discussion-news")></p>
            {write(ctx, catalogue, data)}
        </main>
        {live_script()}
    }
    .into_any();
    Page { title, nav: Nav::Measures, islands: false, body }
}

fn thread(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, thread: &Thread) -> AnyView {
    let id = format!("faden-{}", thread.id);
    let posts: Vec<_> = data
        .discussion
        .posts_of(&thread.id)
        .map(|p| post(ctx, catalogue, data, thread, p))
        .collect();
    let own = ctx.account().is_some_and(|account| account.id == thread.account);
    let may_resolve = own || ctx.actor.role() == Some(Role::Secretariat);
    let resolved = thread.resolved.is_some();
    let state = resolved.then(|| words::mark(("#s-ok", "ok"), t!(ctx, "discussion-resolved")));
    let resolve = may_resolve.then(|| {
        let (step, label) = if resolved {
            ("oeffnen", t!(ctx, "discussion-reopen"))
        } else {
            ("klaeren", t!(ctx, "discussion-resolve"))
        };
        let action = format!("/faeden/{}/stand", thread.id);
        view! {
            <form method="post" action=ctx.href(&action)>
                <button class="wk-btn wk-btn--quiet" name="step" value=step>
                    {label}<span class="wk-sr">{format!(": {}", thread.title)}</span>
                </button>
            </form>
        }
    });
    let answer = (!resolved).then(|| {
        let path = format!("{}?faden={}#schreiben", topic_path(data.topic), thread.id);
        view! {
            <a class="wk-btn wk-btn--secondary" href=ctx.href(&path)>
                {t!(ctx, "discussion-answer")}<span class="wk-sr">{format!(": {}", thread.title)}</span>
            </a>
        }
    });
    view! {
        <section class="wk-panel" aria-labelledby=id.clone()>
            <div class="wk-panel__head"><h2 id=id.clone()>{thread.title.clone()}</h2>{state}</div>
            <ol class="wk-posts">{posts}</ol>
            <div class="wk-panel__foot wk-row">{answer}{resolve}</div>
        </section>
    }
    .into_any()
}

fn post(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    thread: &Thread,
    post: &Post,
) -> AnyView {
    let quote = post.quotes.as_ref().and_then(|quoted| {
        let quoted = data.discussion.posts.iter().find(|p| &p.id == quoted)?;
        let text = if quoted.hidden.is_empty() {
            beginning(&quoted.text)
        } else {
            t!(ctx, "post-hidden-short")
        };
        let who = t!(ctx, "post-quote", who = quoted.who.clone());
        Some(view! {
            <blockquote class="wk-quote wk-small">
                <a href=format!("#beitrag-{}", quoted.id)>{who}</a>" "{text}
            </blockquote>
        })
    });
    let body = if post.hidden.is_empty() {
        view! { <div class="wk-prose wk-posts__text" inner_html=markdown::render(&post.text)></div> }
            .into_any()
    } else {
        view! { <p class="wk-muted">{t!(ctx, "post-hidden", reason = post.hidden.clone())}</p> }
            .into_any()
    };
    let speaks_to: Vec<_> =
        post.mentions.iter().map(|code| words::organisation(catalogue, code)).collect();
    let speaks_to = (!speaks_to.is_empty()).then(|| {
        view! { <p class="wk-small">{t!(ctx, "post-mentions", names = speaks_to.join(", "))}</p> }
    });
    let details = format!("/beitraege/{}", post.id);
    let edited = post.edited.map(|at| {
        let text = t!(ctx, "post-edited", at = history::moment(ctx, at));
        view! { <a class="wk-small" href=ctx.href(&details)>{text}</a> }
    });
    let own = ctx.account().is_some_and(|account| account.id == post.account);
    let office = ctx.actor.role() == Some(Role::Secretariat);
    let about = format!("{}, {}", post.who, history::moment(ctx, post.at));
    let edit = (own || office).then(|| {
        let label = if own { t!(ctx, "post-edit") } else { t!(ctx, "post-moderate") };
        view! {
            <a class="wk-small" href=ctx.href(&details)>
                {label}<span class="wk-sr">{format!(": {about}")}</span>
            </a>
        }
    });
    let cite = (thread.resolved.is_none() && post.hidden.is_empty()).then(|| {
        let path =
            format!("{}?faden={}&zitat={}#schreiben", topic_path(data.topic), thread.id, post.id);
        view! {
            <a class="wk-small" href=ctx.href(&path)>
                {t!(ctx, "post-cite")}<span class="wk-sr">{format!(": {about}")}</span>
            </a>
        }
    });
    view! {
        <li id=format!("beitrag-{}", post.id)>
            <p class="wk-posts__h">
                <b>{post.who.clone()}</b>
                <span>{words::organisation(catalogue, &post.organisation)}</span>
                <time datetime=post.at.to_rfc3339()>{history::moment(ctx, post.at)}</time>
            </p>
            {quote}
            {body}
            {speaks_to}
            <p class="wk-row">{edited}{cite}{edit}</p>
        </li>
    }
    .into_any()
}

/// The beginning of a quoted text.
fn beginning(text: &str) -> String {
    const MOST: usize = 200;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let head: String = line.chars().take(MOST).collect();
    format!("{}\u{a0}…", head.trim_end())
}

fn write(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let form = data.form;
    let values = &form.values;
    let thread = data.discussion.threads.iter().find(|t| t.id.as_str() == values.thread);
    let name = |field: &str| match field {
        "title" => t!(ctx, "discussion-field-title"),
        "mention" => t!(ctx, "discussion-field-mention"),
        _ => t!(ctx, "discussion-field-post"),
    };
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let heading = match thread {
        Some(thread) => t!(ctx, "discussion-answer-to", title = thread.title.clone()),
        None => t!(ctx, "discussion-begin"),
    };
    let quoted = data.discussion.posts.iter().find(|p| p.id.as_str() == values.quotes);
    let quoted = quoted.filter(|p| p.hidden.is_empty()).map(|p| {
        let who = t!(ctx, "post-quote", who = p.who.clone());
        view! { <blockquote class="wk-quote wk-small"><b>{who}</b>" "{beginning(&p.text)}</blockquote> }
    });
    let title =
        thread.is_none().then(|| ui::input(ctx, field("title", &values.title), "text", "off"));
    let hidden_title =
        thread.is_some().then(|| view! { <input type="hidden" name="title" value="" /> });
    let new = thread.is_some().then(|| {
        let path = format!("{}#schreiben", topic_path(data.topic));
        view! { <a class="wk-btn wk-btn--quiet" href=ctx.href(&path)>{t!(ctx, "discussion-begin")}</a> }
    });
    let organisations = std::iter::once((String::new(), t!(ctx, "discussion-nobody")))
        .chain(catalogue.organisations.values().map(|o| (o.code.to_string(), o.short.clone())));
    let (token, in_thread, cites) =
        (form.token.clone(), values.thread.clone(), values.quotes.clone());
    view! {
        <section class="wk-panel wk-panel--accent" id="schreiben" aria-labelledby="h-schreiben">
            <h2 id="h-schreiben">{heading}</h2>
            <form class="wk-form" method="post" action=ctx.href(&topic_path(data.topic)) novalidate=true>
                {ui::error_summary(ctx, &form.errors, name)}
                <input type="hidden" name="token" value=token />
                <input type="hidden" name="thread" value=in_thread />
                <input type="hidden" name="quotes" value=cites />
                {hidden_title}
                {quoted}
                {title}
                {ui::text_area(
                    ctx,
                    field("post", &values.post).hint(t!(ctx, "discussion-post-hint")),
                    5,
                    MAX_POST,
                )}
                {ui::select(
                    ctx,
                    field("mention", &values.mention).hint(t!(ctx, "discussion-mention-hint")).optional(),
                    organisations.collect(),
                )}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "discussion-submit")}</button>
                    {new}
                </div>
            </form>
        </section>
    }
    .into_any()
}
