//! Discussions: reading and writing, changing and hiding a post, resolving a thread, following it live.

mod stream;

pub use stream::stream;

use super::{Hidden, fresh_token, measure, named_positions_on, seen_register};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::discussion::post::{Forms, page as post_page};
use app::pages::discussion::topic as topic_page;
use app::pages::discussion::topic_path;
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::catalogue::MeasureRecord;
use domain::chain::{parse_rating_link_key, rating_link_key};
use domain::discussion::form::{EditForm, ModerateForm, PostForm};
use domain::discussion::mention::mentions;
use domain::discussion::{Post as Written, Thread, Topic, TopicKind};
use domain::error::{FieldErrors, Problem};
use domain::key::{OrganisationCode, PostId, ThreadId};
use domain::policy::{Discuss, EditPost, ModeratePost, ResolveThread, permit, sees_discussions};
use serde::Deserialize;
use std::sync::Arc;
use store::{NewPost, StoreError};

/// A topic that this reader may discuss, with the measure behind it.
async fn topic(req: &Req, kind: &str, key: &str) -> Result<(Topic, Arc<MeasureRecord>), Failure> {
    if !sees_discussions(&req.ctx.actor) {
        return Err(Failure::NotFound);
    }
    let kind = TopicKind::from_code(kind).ok_or(Failure::NotFound)?;
    let record = match kind {
        TopicKind::Measure => measure(req, key)?,
        TopicKind::Finding => {
            let register = seen_register(req).await?;
            let finding = register.finding(key).ok_or(Failure::NotFound)?;
            measure(req, finding.measure.as_str())?
        }
        TopicKind::Contribution => {
            let mut all = req.catalogue.measures.values();
            let found = all.find(|r| r.contributions.iter().any(|c| c.id.as_str() == key));
            found.cloned().ok_or(Failure::NotFound)?
        }
        // Positions are discussed once their round is over, by whoever reads them with the name.
        TopicKind::Position => {
            let (_, slug, _) = parse_rating_link_key(key).ok_or(Failure::NotFound)?;
            let record = measure(req, slug.as_str())?;
            let all = named_positions_on(req, &slug).await?;
            let is_there = all.iter().any(|rating| rating_link_key(rating) == key);
            is_there.then_some(record).ok_or(Failure::NotFound)?
        }
    };
    Ok((Topic { kind, key: key.to_owned() }, record))
}

/// The thread of a path where its measure is one this reader may know of.
async fn thread(req: &Req, id: &ThreadId) -> Result<(Thread, Arc<MeasureRecord>), Failure> {
    let thread = req.state.store.thread(id).await?;
    let (_, record) = topic(req, thread.topic.kind.code(), &thread.topic.key).await?;
    Ok((thread, record))
}

/// Which thread the form answers in, and which post it quotes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Place {
    faden: String,
    zitat: String,
    hinweis: Option<String>,
}

/// `GET /diskussion/{kind}/{id}`
pub async fn show(
    req: Req,
    (Path((kind, key)), Query(place)): (Path<(String, String)>, Query<Place>),
) -> Answer {
    let (topic, _) = topic(&req, &kind, &key).await?;
    let values = PostForm { thread: place.faden, quotes: place.zitat, ..PostForm::default() };
    let form = Form::new(values, fresh_token());
    shown(&req, StatusCode::OK, topic, form, place.hinweis).await
}

async fn shown(
    req: &Req,
    status: StatusCode,
    topic: Topic,
    mut form: Form<PostForm>,
    notice: Option<String>,
) -> Answer {
    let register = seen_register(req).await?;
    let discussion = req.state.store.discussion(&topic).await?;
    let is_open =
        |id: &str| discussion.threads.iter().any(|t| t.id.as_str() == id && t.resolved.is_none());
    if !is_open(&form.values.thread) {
        form.values.thread.clear();
        form.values.quotes.clear();
    }
    let page = req.page(status, move |ctx, catalogue| {
        let data = topic_page::Data {
            topic: &topic,
            discussion: &discussion,
            register: &register,
            form: &form,
            notice: notice.as_deref(),
        };
        topic_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// The form of a post with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct PostPost {
    #[serde(flatten)]
    values: PostForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// The organisations that a text and a choice speak to.
fn spoken_to(req: &Req, text: &str, chosen: &str) -> Result<Vec<OrganisationCode>, Problem> {
    let organisations = &req.catalogue.organisations;
    let mut all = mentions(text, organisations.values());
    if !chosen.is_empty() {
        let code = OrganisationCode::parse(chosen).ok();
        let code =
            code.filter(|code| organisations.contains_key(code)).ok_or(Problem::NotAChoice)?;
        if !all.contains(&code) {
            all.push(code);
        }
    }
    Ok(all)
}

/// `POST /diskussion/{kind}/{id}`
pub async fn write(
    req: Req,
    (Path((kind, key)), Post(post)): (Path<(String, String)>, Post<PostPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, Discuss)?;
    let (topic, record) = topic(&req, &kind, &key).await?;
    let id = PostId::parse(&post.hidden.token).map_err(|_| Failure::BadRequest)?;
    let in_thread = match post.values.thread.as_str() {
        "" => None,
        raw => {
            let thread = ThreadId::parse(raw).map_err(|_| Failure::NotFound)?;
            let (thread, _) = self::thread(&req, &thread).await?;
            Some(thread).filter(|thread| thread.topic == topic)
        }
    };
    if in_thread.is_none() && !post.values.thread.is_empty() {
        return Err(Failure::NotFound);
    }
    let quotes = match post.values.quotes.as_str() {
        "" => None,
        raw => {
            let quoted = PostId::parse(raw).map_err(|_| Failure::NotFound)?;
            let quoted = req.state.store.post(&quoted).await?;
            let fits = in_thread.as_ref().is_some_and(|thread| thread.id == quoted.thread);
            Some(quoted.id).filter(|_| fits)
        }
    };
    let refused = async |errors: FieldErrors| {
        let form = Form::new(post.values.clone(), post.hidden.token.clone());
        let form = Form { errors, ..form };
        shown(&req, StatusCode::UNPROCESSABLE_ENTITY, topic.clone(), form, None).await
    };
    let (title, text) = match post.values.parse() {
        Ok(read) => read,
        Err(errors) => return refused(errors).await,
    };
    let mentions = match spoken_to(&req, &text, &post.values.mention) {
        Ok(mentions) => mentions,
        Err(problem) => return refused(FieldErrors::one("mention", problem)).await,
    };
    let new = NewPost { id, place: in_thread.ok_or(title), text, quotes, mentions };
    let anchor = new.id.clone();
    let now = req.state.clock.now();
    match req.state.store.write_post(&permit, &record.measure, &topic, new, now).await {
        Ok(_) | Err(StoreError::AlreadyThere) => {
            Ok(req.see_other(&format!("{}?hinweis=beitrag#beitrag-{anchor}", topic_path(&topic))))
        }
        Err(StoreError::ChangedMeanwhile) => {
            // The thread was resolved meanwhile: the text stays, ready to begin a new one.
            let errors = FieldErrors::one("title", Problem::Required);
            let form = Form { errors, ..Form::new(post.values.clone(), fresh_token()) };
            shown(&req, StatusCode::CONFLICT, topic.clone(), form, None).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The post of a path with its thread and measure.
async fn found(req: &Req, id: &str) -> Result<(Written, Thread, Arc<MeasureRecord>), Failure> {
    let id = PostId::parse(id).map_err(|_| Failure::NotFound)?;
    let post = req.state.store.post(&id).await?;
    let (thread, record) = thread(req, &post.thread).await?;
    Ok((post, thread, record))
}

fn forms(post: &Written) -> Forms {
    Forms {
        edit: Form::edit(EditForm { post: post.text.clone() }, post.version),
        moderate: Form::edit(ModerateForm::default(), post.version),
    }
}

async fn post_shown(
    req: &Req,
    status: StatusCode,
    (post, thread): (Written, Thread),
    forms: Forms,
) -> Answer {
    let earlier = req.state.store.earlier_texts(&post.id).await?;
    let page = req.page(status, move |ctx, _| post_page(ctx, (&thread, &post), &earlier, &forms));
    Ok(page.await)
}

/// `GET /beitraege/{id}`
pub async fn post(req: Req, Path(id): Path<String>) -> Answer {
    let (post, thread, _) = found(&req, &id).await?;
    let forms = forms(&post);
    post_shown(&req, StatusCode::OK, (post, thread), forms).await
}

/// The form that changes a post, with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct EditPostPost {
    #[serde(flatten)]
    values: EditForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /beitraege/{id}`
pub async fn edit(req: Req, (Path(id), Post(sent)): (Path<String>, Post<EditPostPost>)) -> Answer {
    let (post, thread, record) = found(&req, &id).await?;
    let own = req.ctx.account().is_some_and(|account| account.id == post.account);
    // What is hidden is not changed past the Geschäftsstelle.
    let permit = permit(&req.ctx.actor, EditPost { own: own && post.hidden.is_empty() })?;
    let seen = sent.hidden.version();
    let text = match sent.values.parse() {
        Ok(text) => text,
        Err(errors) => {
            let edit = Form { errors, ..Form::edit(sent.values, seen) };
            let forms = Forms { edit, ..forms(&post) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return post_shown(&req, status, (post, thread), forms).await;
        }
    };
    let mut mentions = mentions(&text, req.catalogue.organisations.values());
    // Whoever was pointed to it by a choice stays so.
    let typed =
        domain::discussion::mention::mentions(&post.text, req.catalogue.organisations.values());
    mentions.extend(post.mentions.iter().filter(|code| !typed.contains(code)).cloned());
    let (store, now) = (&req.state.store, req.state.clock.now());
    let about = (&thread, &post);
    match store.edit_post(&permit, &record.measure, about, seen, (text, mentions), now).await {
        Ok(()) => Ok(
            req.see_other(&format!("{}?hinweis=geaendert#beitrag-{id}", topic_path(&thread.topic)))
        ),
        Err(StoreError::ChangedMeanwhile) => {
            let (post, thread, _) = found(&req, &id).await?;
            let edit = Form::edit(sent.values, post.version);
            let forms = Forms { edit, ..forms(&post) };
            post_shown(&req, StatusCode::CONFLICT, (post, thread), forms).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The form of moderation with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ModeratePostPost {
    #[serde(flatten)]
    values: ModerateForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /beitraege/{id}/moderation`
pub async fn moderate(
    req: Req,
    (Path(id), Post(sent)): (Path<String>, Post<ModeratePostPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, ModeratePost)?;
    let (post, thread, record) = found(&req, &id).await?;
    let seen = sent.hidden.version();
    let step = match sent.values.parse() {
        Ok(step) => step,
        Err(errors) => {
            let moderate = Form { errors, ..Form::edit(sent.values, seen) };
            let forms = Forms { moderate, ..forms(&post) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return post_shown(&req, status, (post, thread), forms).await;
        }
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    store.moderate_post(&permit, &record.measure, (&thread, &post), seen, step, now).await?;
    Ok(req.see_other(&format!("{}?hinweis=moderiert#beitrag-{id}", topic_path(&thread.topic))))
}

/// Whether the thread is resolved or opened again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Step {
    step: String,
}

/// `POST /faeden/{id}/stand`
pub async fn resolve(req: Req, (Path(id), Post(sent)): (Path<String>, Post<Step>)) -> Answer {
    let id = ThreadId::parse(&id).map_err(|_| Failure::NotFound)?;
    let (thread, record) = thread(&req, &id).await?;
    let own = req.ctx.account().is_some_and(|account| account.id == thread.account);
    let permit = permit(&req.ctx.actor, ResolveThread { own })?;
    let resolve = match sent.step.as_str() {
        "klaeren" => true,
        "oeffnen" => false,
        _ => return Err(Failure::BadRequest),
    };
    let (store, now) = (&req.state.store, req.state.clock.now());
    store.resolve_thread(&permit, &record.measure, &thread, resolve, now).await?;
    Ok(req.see_other(&format!("{}?hinweis=geklaert", topic_path(&thread.topic))))
}
