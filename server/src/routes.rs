//! Every route in one table. The router and `routes --json` are made from it, so neither can have a route the other
//! lacks.

use crate::http::remote::Remote;
use crate::request::{Answer, Failure, Req};
use crate::state::AppState;
use crate::{api, http, oparl, pages};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{MethodFilter, on};
use domain::actor::Role;
use domain::face::Section;
use domain::policy::{Denied, may_open, reach, seated_for};
use domain::tier::Tier;
use serde::Serialize;
use std::future::Future;

/// Bytes of a form with a file: the largest file that is read, and what the form adds.
const MAX_FILE: usize = (100 << 20) + (64 << 10);

/// What a request needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// Nothing: everyone.
    Public,
    /// That the council shows this section to everyone, or a part in the council.
    Face(Section),
    /// Any account.
    Account,
    /// A ministry planner.
    Planner,
    /// A delegate or deputy.
    Delegate,
    /// Whoever speaks for an organisation in meetings: delegates, deputies, and whoever chairs.
    Seat,
    /// A delegate or deputy of the organisation it concerns.
    DelegateOfOrganisation,
    /// Delegates, deputies, chair, planners and the Geschäftsstelle.
    Council,
    /// The Geschäftsstelle alone.
    Office,
    /// Whoever chairs, and the Geschäftsstelle.
    Chairing,
    /// The Geschäftsstelle or the administration.
    Keeper,
    /// A ministry planner or the Geschäftsstelle.
    Ministry,
    /// The administration.
    Admin,
}

impl Needs {
    /// Refuses whoever can never do what the route is for, before it looks for anything: what is hidden and what does not
    /// exist answer alike. The policy decides the rest.
    fn check(self, req: &Req, writes: bool) -> Result<(), Failure> {
        let actor = &req.ctx.actor;
        let role = actor.role();
        let may = match self {
            Self::Public => true,
            Self::Face(section) => {
                return if may_open(actor, section, &req.catalogue.face) {
                    Ok(())
                } else {
                    Err(Failure::NotFound)
                };
            }
            Self::Account => role.is_some(),
            Self::Planner => role == Some(Role::Planner),
            Self::Delegate | Self::DelegateOfOrganisation => {
                matches!(role, Some(Role::Member | Role::Deputy))
            }
            Self::Seat => seated_for(actor).is_some(),
            Self::Council => Tier::Council.is_within(reach(actor)),
            Self::Office => role == Some(Role::Secretariat),
            Self::Chairing => matches!(role, Some(Role::Secretariat | Role::Chair)),
            Self::Keeper => matches!(role, Some(Role::Secretariat | Role::Admin)),
            Self::Ministry => matches!(role, Some(Role::Planner | Role::Secretariat)),
            Self::Admin => role == Some(Role::Admin),
        };
        match role {
            _ if may => Ok(()),
            // A form that was sent after its session had ended is told so.
            None if writes => Err(Failure::Denied(Denied::SignIn)),
            None => Err(Failure::NotFound),
            Some(_)
                if matches!(
                    self,
                    Self::Council | Self::Office | Self::Chairing | Self::Keeper | Self::Admin
                ) =>
            {
                Err(Failure::NotFound)
            }
            Some(_) => Err(Failure::Denied(Denied::Role)),
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, Serialize)]
pub struct Route {
    /// Method.
    #[serde(serialize_with = "as_text")]
    pub method: Method,
    /// Path with its parameters; `/en` in front of it asks for English.
    pub path: &'static str,
    /// Permission.
    pub needs: Needs,
    /// True where it changes something.
    pub writes: bool,
}

fn as_text<S: serde::Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.as_str())
}

/// The table on its way to a router.
pub struct Table {
    routes: Vec<Route>,
    router: Router<AppState>,
}

impl Table {
    /// A route that reads: what it needs to know stands in path and query.
    fn get<
        T: FromRequestParts<AppState> + Send + 'static,
        F: Future<Output = Answer> + Send + 'static,
    >(
        mut self,
        path: &'static str,
        needs: Needs,
        handler: impl Fn(Req, T) -> F + Clone + Send + Sync + 'static,
    ) -> Self {
        let read = move |State(state): State<AppState>, req: Req, raw: Request| {
            let handler = handler.clone();
            async move {
                if let Err(failure) = needs.check(&req, false) {
                    return req.failed(failure).await;
                }
                let (mut parts, _) = raw.into_parts();
                let input = T::from_request_parts(&mut parts, &state).await.ok();
                match input {
                    Some(input) => answered(req.clone(), handler(req, input).await).await,
                    None => req.failed(Failure::BadRequest).await,
                }
            }
        };
        self.router = self.router.route(path, on(MethodFilter::GET, read));
        self.routes.push(Route { method: Method::GET, path, needs, writes: false });
        self
    }

    /// A route of the interface for programs: it reads a document from what the request holds already.
    fn api<T: FromRequestParts<AppState> + Send + 'static>(
        self,
        path: &'static str,
        needs: Needs,
        read: fn(&Req, T) -> api::Read,
    ) -> Self {
        type Sent<T> = (Remote, HeaderMap, T);
        self.get(path, needs, move |req: Req, (remote, headers, asked): Sent<T>| async move {
            api::answer(&req, &remote, &headers, |req| read(req, asked)).await
        })
    }

    /// A route of the interface for programs that reads from the store.
    fn api_from_store<
        T: FromRequestParts<AppState> + Send + 'static,
        F: Future<Output = Result<api::Read, Failure>> + Send + 'static,
    >(
        self,
        path: &'static str,
        needs: Needs,
        read: impl Fn(Req, T) -> F + Clone + Send + Sync + 'static,
    ) -> Self {
        type Sent<T> = (Remote, HeaderMap, T);
        self.get(path, needs, move |req: Req, (remote, headers, asked): Sent<T>| {
            let read = read.clone();
            async move {
                if let Some(refused) = api::too_many(&req, &remote) {
                    return Ok(refused);
                }
                let document = read(req.clone(), asked).await?;
                api::given_or_refused(&req, &headers, document)
            }
        })
    }

    /// A route for whoever watches the process: it needs neither session nor catalogue, so it answers without the store.
    fn probe<F: Future<Output = Response<Body>> + Send + 'static>(
        mut self,
        path: &'static str,
        handler: impl Fn(State<AppState>) -> F + Clone + Send + Sync + 'static,
    ) -> Self {
        self.router = self.router.route(path, on(MethodFilter::GET, handler));
        let needs = Needs::Public;
        self.routes.push(Route { method: Method::GET, path, needs, writes: false });
        self
    }

    /// A route that writes: what it is to write stands in the body.
    fn post<
        T: FromRequest<AppState> + Send + 'static,
        F: Future<Output = Answer> + Send + 'static,
    >(
        self,
        path: &'static str,
        needs: Needs,
        handler: impl Fn(Req, T) -> F + Clone + Send + Sync + 'static,
    ) -> Self {
        self.post_within(None, path, needs, handler)
    }

    /// The same for a body that may have as many bytes as given.
    fn post_within<
        T: FromRequest<AppState> + Send + 'static,
        F: Future<Output = Answer> + Send + 'static,
    >(
        mut self,
        limit: Option<usize>,
        path: &'static str,
        needs: Needs,
        handler: impl Fn(Req, T) -> F + Clone + Send + Sync + 'static,
    ) -> Self {
        let write = move |State(state): State<AppState>, req: Req, raw: Request| {
            let handler = handler.clone();
            async move {
                if let Err(failure) = needs.check(&req, true) {
                    return req.failed(failure).await;
                }
                let input =
                    T::from_request(raw, &state).await.map_err(|e| e.into_response().status());
                // What cannot be read is the client's mistake and gets a page, never a 500.
                match input {
                    Ok(input) => answered(req.clone(), handler(req, input).await).await,
                    Err(StatusCode::PAYLOAD_TOO_LARGE) => req.failed(Failure::TooLarge).await,
                    Err(_) => req.failed(Failure::BadRequest).await,
                }
            }
        };
        let write = on(MethodFilter::POST, write);
        let write = match limit {
            Some(limit) => write.layer(DefaultBodyLimit::max(limit)),
            None => write,
        };
        self.router = self.router.route(path, write);
        self.routes.push(Route { method: Method::POST, path, needs, writes: true });
        self
    }
}

async fn answered(req: Req, answer: Answer) -> Response<Body> {
    match answer {
        Ok(response) => response,
        Err(failure) => req.failed(failure).await,
    }
}

/// Every route of the product.
#[expect(clippy::too_many_lines, reason = "one line per route")]
pub fn table() -> Table {
    use Needs::{
        Account, Admin, Chairing, Council, Delegate, DelegateOfOrganisation, Face, Keeper,
        Ministry, Office, Planner, Public, Seat,
    };
    use Section::{Changes, Evaluations, Indicators, Measures, Meetings, Resolutions};
    use pages::people::{self, face, invite, mandate, organisations, person};
    use pages::{
        account, authoritative, chain, circulars, claims, desk, discussion, erase, evaluations,
        experience, experiences, exports, factor, fields, findings, imports, index, indicators,
        journal, keep_indicator, links, measures, meetings, methods, outbox, own, own_data, papers,
        plain, procedure, provider, release, resolutions, results, rounds, search, sources, supply,
        targets, workshops,
    };
    Table { routes: Vec::new(), router: Router::new() }
        .get("/", Public, plain::overview)
        .get("/massnahmen", Face(Measures), measures::list)
        .post("/massnahmen", Planner, measures::create)
        .get("/massnahmen/matrix", Face(Measures), measures::matrix)
        .get("/massnahmen/neu", Planner, measures::new)
        .get("/massnahmen/{slug}", Face(Measures), measures::show)
        .get("/massnahmen/{slug}/bearbeiten", Planner, measures::edit)
        .post("/massnahmen/{slug}/bearbeiten", Planner, measures::save)
        .post("/massnahmen/{slug}/stand", Planner, measures::step)
        .get("/massnahmen/{slug}/beitraege/neu", Planner, measures::new_link)
        .post("/massnahmen/{slug}/beitraege", Planner, measures::add_link)
        .get("/massnahmen/{slug}/beitraege/{id}", Planner, measures::edit_link)
        .post("/massnahmen/{slug}/beitraege/{id}", Planner, measures::save_link)
        .post("/massnahmen/{slug}/beitraege/{id}/entfernen", Planner, measures::remove_link)
        .get("/massnahmen/{slug}/erfahrung", Delegate, experience::new)
        .post_within(
            Some(experience::MAX_FORM),
            "/massnahmen/{slug}/erfahrung",
            Delegate,
            experience::share,
        )
        .get("/massnahmen/{slug}/erfahrung/{id}", DelegateOfOrganisation, experience::edit)
        .post_within(
            Some(experience::MAX_FORM),
            "/massnahmen/{slug}/erfahrung/{id}",
            DelegateOfOrganisation,
            experience::save,
        )
        .get("/indikatoren", Face(Indicators), indicators::list)
        .get("/indikatoren/werte.csv", Face(Indicators), exports::all_csv)
        .get("/indikatoren/werte.json", Face(Indicators), exports::all_jsonstat)
        .get("/indikatoren/werte.sdmx.csv", Face(Indicators), exports::all_sdmx_csv)
        .get("/indikatoren/werte.xlsx", Face(Indicators), exports::all_xlsx)
        .get("/indikatoren/neu", Planner, keep_indicator::new)
        .post("/indikatoren", Planner, keep_indicator::create)
        .get("/indikatoren/{code}", Face(Indicators), indicators::show)
        .get("/indikatoren/{code}/bearbeiten", Planner, keep_indicator::edit)
        .post("/indikatoren/{code}/bearbeiten", Planner, keep_indicator::change)
        .get("/indikatoren/{code}/massgeblich/{id}", Planner, authoritative::form)
        .post("/indikatoren/{code}/massgeblich/{id}", Planner, authoritative::decide)
        .get("/quellen", Public, sources::list)
        .get("/quellen/{code}", Public, sources::show)
        .get("/indikatoren/{code}/werte.xlsx", Face(Indicators), exports::xlsx)
        .get("/indikatoren/{code}/diagramm.svg", Face(Indicators), exports::svg)
        .get("/indikatoren/{code}/diagramm.png", Face(Indicators), exports::png)
        .get("/indikatoren/{code}/werte.csv", Face(Indicators), exports::csv)
        .get("/indikatoren/{code}/werte.json", Face(Indicators), exports::jsonstat)
        .get("/indikatoren/{code}/werte.sdmx.csv", Face(Indicators), exports::sdmx_csv)
        .get("/felder/{code}", Face(Indicators), fields::show)
        .get("/felder/{code}/blatt", Face(Indicators), fields::sheet)
        .get("/felder/{code}/blatt.pdf", Face(Indicators), fields::pdf)
        .get("/indikatoren/{code}/wert", Planner, indicators::enter)
        .post("/indikatoren/{code}/wert", Planner, indicators::record)
        .get("/import", Planner, imports::list)
        .post_within(Some(MAX_FILE), "/import", Planner, imports::receive)
        .get("/import/{id}", Planner, imports::show)
        .get("/import/{id}/datei", Planner, imports::original)
        .get("/import/{id}/vorschau.csv", Planner, imports::preview_csv)
        .post("/import/{id}/spalten", Planner, imports::columns)
        .post("/import/{id}/zuordnung", Planner, imports::series)
        .post("/import/{id}/uebernehmen", Planner, imports::accept)
        .post("/import/{id}/verwerfen", Planner, imports::reject)
        .post("/import/{id}/zuruecknehmen", Planner, imports::undo)
        .get("/indikatoren/{code}/verfahren", Planner, methods::form)
        .post("/indikatoren/{code}/verfahren", Planner, methods::choose)
        .get("/indikatoren/{code}/ziele", Planner, targets::list)
        .post("/indikatoren/{code}/ziele", Planner, targets::set)
        .get("/indikatoren/{code}/ziele/neu", Planner, targets::new)
        .get("/indikatoren/{code}/ziele/{ziel}", Planner, targets::edit)
        .post("/indikatoren/{code}/ziele/{ziel}", Planner, targets::change)
        .get("/indikatoren/{code}/ziele/{ziel}/zuruecknehmen", Planner, targets::ask)
        .post("/indikatoren/{code}/ziele/{ziel}/zuruecknehmen", Planner, targets::withdraw)
        .get("/digitalisierungsgrad", Face(Indicators), index::show)
        .get("/digitalisierungsgrad/werte.csv", Face(Indicators), index::csv)
        .get("/digitalisierungsgrad/werte.json", Face(Indicators), index::json)
        .get("/digitalisierungsgrad/werte.xlsx", Face(Indicators), index::xlsx)
        .get("/digitalisierungsgrad/robustheit", Face(Indicators), index::robustness)
        .get("/digitalisierungsgrad/veraenderung", Face(Indicators), index::change)
        .get("/digitalisierungsgrad/gewichte", Face(Evaluations), workshops::list)
        .post("/digitalisierungsgrad/gewichte", Office, workshops::open)
        .get("/digitalisierungsgrad/gewichte/neu", Office, workshops::new)
        .get("/digitalisierungsgrad/gewichte/{id}", Face(Evaluations), workshops::show)
        .post("/digitalisierungsgrad/gewichte/{id}", Delegate, workshops::submit)
        .get("/digitalisierungsgrad/gewichte/{id}/stimmen.csv", Face(Evaluations), workshops::csv)
        .get("/digitalisierungsgrad/was-waere-wenn", Face(Indicators), index::what_if)
        .post("/digitalisierungsgrad/vorschlag", Planner, index::propose)
        .get("/digitalisierungsgrad/verfahren", Face(Indicators), index::editions)
        .get("/digitalisierungsgrad/verfahren/{id}", Face(Indicators), index::edition_show)
        .post("/digitalisierungsgrad/verfahren/{id}/entwurf", Planner, index::copy)
        .get("/digitalisierungsgrad/verfahren/{id}/stufen", Planner, index::levels)
        .post("/digitalisierungsgrad/verfahren/{id}/stufen", Planner, index::keep_levels)
        .get("/digitalisierungsgrad/verfahren/{id}/indikatoren/{code}", Planner, index::element)
        .post(
            "/digitalisierungsgrad/verfahren/{id}/indikatoren/{code}",
            Planner,
            index::keep_element,
        )
        .post("/digitalisierungsgrad/verfahren/{id}/vorlage", Planner, index::lay)
        .post("/digitalisierungsgrad/verfahren/{id}/in-kraft", Office, index::adopt)
        .get("/lieferkalender", Face(Indicators), supply::list)
        .get("/indikatoren/{code}/lieferung", Planner, supply::edit)
        .post("/indikatoren/{code}/lieferung", Planner, supply::save)
        .get("/bewertungen", Face(Evaluations), evaluations::list)
        .post("/bewertungen", Office, rounds::create)
        .get("/bewertungen/neu", Office, rounds::new)
        .get("/bewertungen/{round}", Face(Evaluations), rounds::show)
        .get("/bewertungen/{round}/bearbeiten", Office, rounds::edit)
        .post("/bewertungen/{round}/bearbeiten", Office, rounds::save)
        .post("/bewertungen/{round}/stand", Office, rounds::step)
        .post("/bewertungen/{round}/nachfrist", Office, rounds::reopen)
        .get("/bewertungen/{round}/ergebnis.xlsx", Face(Evaluations), results::xlsx)
        .get("/bewertungen/{round}/ergebnis.pdf", Face(Evaluations), results::pdf)
        .get("/bewertungen/{round}/archiv.zip", Council, results::archive)
        .get("/bewertungen/{round}/{measure}/ergebnis", Face(Evaluations), results::page)
        .get("/bewertungen/{round}/{measure}/freigabe", Delegate, release::show)
        .post("/bewertungen/{round}/{measure}/freigabe", Delegate, release::release)
        .get("/bewertungen/{round}/{measure}", Delegate, evaluations::form)
        .post("/bewertungen/{round}/{measure}", Delegate, evaluations::check)
        .post("/bewertungen/{round}/{measure}/entwurf", Delegate, evaluations::keep)
        .get("/bewertungen/{round}/{measure}/pruefen", Delegate, evaluations::review)
        .post("/bewertungen/{round}/{measure}/abgeben", Delegate, evaluations::give)
        .get("/bewertungen/{round}/{measure}/quittung", Delegate, evaluations::receipt)
        .get("/geschaeftsordnung", Face(Meetings), procedure::show)
        .post("/geschaeftsordnung", Office, procedure::adopt)
        .get("/geschaeftsordnung/neu", Office, procedure::new)
        .get("/vorlagen", Face(Meetings), papers::list)
        .post("/vorlagen", Ministry, papers::edit::create)
        .get("/vorlagen/neu", Ministry, papers::edit::new)
        .get("/vorlagen/{nr}", Face(Meetings), papers::show)
        .get("/vorlagen/{nr}/vorlage.pdf", Face(Meetings), papers::sheet::pdf)
        .get("/vorlagen/{nr}/bearbeiten", Ministry, papers::edit::edit)
        .post("/vorlagen/{nr}/bearbeiten", Ministry, papers::edit::save)
        .post("/vorlagen/{nr}/stand", Ministry, papers::steps::step)
        .post("/vorlagen/{nr}/zeichnung", Council, papers::steps::co_sign)
        .post_within(
            Some(papers::files::MAX_FORM),
            "/vorlagen/{nr}/anlagen",
            Ministry,
            papers::files::add,
        )
        .get("/vorlagen/{nr}/anlagen/{id}", Face(Meetings), papers::files::file)
        .post("/vorlagen/{nr}/anlagen/{id}/entfernen", Ministry, papers::files::remove)
        .get("/sitzungen", Face(Meetings), meetings::list)
        .post("/sitzungen", Office, meetings::keep::call)
        .get("/sitzungen/neu", Office, meetings::keep::new)
        .get("/sitzungen/{nr}", Face(Meetings), meetings::show)
        .get("/sitzungen/{nr}/bearbeiten", Office, meetings::keep::edit)
        .post("/sitzungen/{nr}/bearbeiten", Office, meetings::keep::save)
        .get("/sitzungen/{nr}/planung", Office, meetings::planning::show)
        .post("/sitzungen/{nr}/vorschlaege", Office, meetings::planning::rule)
        .post("/sitzungen/{nr}/als-vorlage", Office, meetings::planning::keep_template)
        .post("/sitzungen/{nr}/punkte", Office, meetings::items::add)
        .get("/sitzungen/{nr}/punkte/{punkt}", Office, meetings::items::edit)
        .post("/sitzungen/{nr}/punkte/{punkt}", Office, meetings::items::save)
        .post("/sitzungen/{nr}/punkte/{punkt}/schritt", Office, meetings::items::step)
        .get("/sitzungen/{nr}/tagesordnung", Face(Meetings), meetings::agenda::show)
        .get("/sitzungen/{nr}/live", Face(Meetings), meetings::live::show)
        .post("/sitzungen/{nr}/live", Chairing, meetings::live::steps::open)
        .get("/sitzungen/{nr}/live/wand", Face(Meetings), meetings::live::wall)
        .get("/sitzungen/{nr}/live/strom", Face(Meetings), meetings::live::stream)
        .post("/sitzungen/{nr}/live/schritt", Chairing, meetings::live::steps::step)
        .post("/sitzungen/{nr}/live/anwesenheit", Chairing, meetings::live::seats::note)
        .post("/sitzungen/{nr}/live/gaeste", Chairing, meetings::live::seats::guest)
        .post("/sitzungen/{nr}/live/mitwirkung", Chairing, meetings::live::seats::recuse)
        .post("/sitzungen/{nr}/live/notizen", Chairing, meetings::live::notes::keep)
        .post("/sitzungen/{nr}/live/auftraege", Chairing, meetings::live::work::assign)
        .post("/sitzungen/{nr}/live/aenderungen", Chairing, meetings::live::work::amend)
        .post("/sitzungen/{nr}/abstimmungen", Chairing, meetings::live::polls::open)
        .post("/sitzungen/{nr}/abstimmungen/{poll}/stimme", Seat, meetings::live::polls::vote)
        .post("/sitzungen/{nr}/abstimmungen/{poll}/ende", Chairing, meetings::live::polls::end)
        .get("/sitzungen/{nr}/versand", Office, meetings::dispatch::show)
        .post("/sitzungen/{nr}/versand", Office, meetings::dispatch::send)
        .get("/sitzungen/{nr}/versand/brief/{konto}", Office, meetings::dispatch::letter)
        .post("/sitzungen/{nr}/versand/brief", Office, meetings::dispatch::step)
        .post("/sitzungen/{nr}/absage", Office, meetings::dispatch::cancel)
        .get("/sitzungen/{nr}/antworten", Office, meetings::answers::list)
        .post("/sitzungen/{nr}/antworten", Office, meetings::answers::note)
        .get("/sitzungen/{nr}/antworten/kalender", Office, meetings::answers::calendar_form)
        .post("/sitzungen/{nr}/antworten/kalender", Office, meetings::answers::take_calendar)
        .get("/rueckmeldung/{token}", Public, meetings::replies::link)
        .post("/rueckmeldung/{token}", Public, meetings::replies::answer_link)
        .get("/kalender/{datei}", Public, meetings::calendar::feed)
        .post("/mein-bereich/kalender", Account, own::open_calendar)
        .post("/mein-bereich/kalender/widerrufen", Account, own::close_calendar)
        .get("/sitzungen/{nr}/termin.ics", Account, meetings::calendar::file)
        .get("/sitzungen/{nr}/rueckmeldung", Seat, meetings::replies::form)
        .post("/sitzungen/{nr}/rueckmeldung", Seat, meetings::replies::answer)
        .get("/sitzungen/{nr}/antrag", Seat, meetings::motions::new)
        .post("/sitzungen/{nr}/antrag", Seat, meetings::motions::put)
        .post("/sitzungen/{nr}/antraege/{id}/ruecknahme", Seat, meetings::motions::withdraw)
        .get("/oparl/v1.1/system", Face(Meetings), oparl::system)
        .get("/oparl/v1.1/bodies", Face(Meetings), oparl::bodies)
        .get("/oparl/v1.1/{kind}/{key}", Face(Meetings), oparl::object)
        .get("/oparl/v1.1/{kind}/{key}/{list}", Face(Meetings), oparl::list)
        .get("/suche", Public, search::show)
        .get("/sitzungen/{nr}/niederschrift", Face(Meetings), meetings::minutes::show)
        .post("/sitzungen/{nr}/niederschrift", Office, meetings::minutes::write::begin)
        .get("/sitzungen/{nr}/niederschrift/bearbeiten", Office, meetings::minutes::write::edit)
        .post("/sitzungen/{nr}/niederschrift/kopf", Office, meetings::minutes::write::write_head)
        .get("/sitzungen/{nr}/niederschrift/punkte/{punkt}", Office, meetings::minutes::write::item)
        .post(
            "/sitzungen/{nr}/niederschrift/punkte/{punkt}",
            Office,
            meetings::minutes::write::write_item,
        )
        .post(
            "/sitzungen/{nr}/niederschrift/punkte/{punkt}/entwurf",
            Office,
            meetings::minutes::write::keep_item,
        )
        .post("/sitzungen/{nr}/niederschrift/stand", Office, meetings::minutes::steps::step)
        .post("/sitzungen/{nr}/niederschrift/zeichnung", Chairing, meetings::minutes::steps::sign)
        .get("/sitzungen/{nr}/niederschrift/einwendung", Seat, meetings::minutes::objections::form)
        .post(
            "/sitzungen/{nr}/niederschrift/einwendung",
            Seat,
            meetings::minutes::objections::object,
        )
        .get(
            "/sitzungen/{nr}/niederschrift/einwendungen/{id}",
            Office,
            meetings::minutes::objections::ruling,
        )
        .post(
            "/sitzungen/{nr}/niederschrift/einwendungen/{id}",
            Office,
            meetings::minutes::objections::rule,
        )
        .get(
            "/sitzungen/{nr}/niederschrift/berichtigung",
            Office,
            meetings::minutes::objections::correction,
        )
        .post(
            "/sitzungen/{nr}/niederschrift/berichtigung",
            Office,
            meetings::minutes::objections::correct,
        )
        .get(
            "/sitzungen/{nr}/niederschrift-oeffentlich",
            Face(Meetings),
            meetings::minutes::show_public,
        )
        .get("/sitzungen/{nr}/niederschrift.pdf", Face(Meetings), meetings::minutes::pdf)
        .get(
            "/sitzungen/{nr}/niederschrift-oeffentlich.pdf",
            Face(Meetings),
            meetings::minutes::pdf_public,
        )
        .get("/sitzungen/{nr}/mappe.pdf", Face(Meetings), meetings::pack::pdf)
        .get("/sitzungen/{nr}/mappe.zip", Face(Meetings), meetings::pack::zip)
        .get("/sitzungen/{nr}/tagesordnung.pdf", Face(Meetings), meetings::pack::agenda)
        .get("/sitzungen/{nr}/anwesenheitsliste.pdf", Council, meetings::pack::attendance)
        .get("/textbausteine", Office, meetings::minutes::blocks::list)
        .post("/textbausteine", Office, meetings::minutes::blocks::add)
        .get("/textbausteine/{id}", Office, meetings::minutes::blocks::edit)
        .post("/textbausteine/{id}", Office, meetings::minutes::blocks::save)
        .post("/textbausteine/{id}/entfernen", Office, meetings::minutes::blocks::remove)
        .get("/beschluesse", Face(Resolutions), resolutions::list)
        .get("/beschluesse.csv", Face(Resolutions), resolutions::csv)
        .get("/beschluesse.xlsx", Face(Resolutions), resolutions::xlsx)
        .get("/beschluesse/{nr}", Face(Resolutions), resolutions::show)
        .get("/beschluesse/{nr}/auszug.pdf", Face(Resolutions), resolutions::extract)
        .post("/beschluesse/{nr}/umsetzung", Ministry, resolutions::report::progress)
        .post("/beschluesse/{nr}/minderheit", Delegate, resolutions::report::minority)
        .get("/sitzungen/{nr}/abstimmungen/{poll}/beschluss", Office, resolutions::record::form)
        .post("/sitzungen/{nr}/abstimmungen/{poll}/beschluss", Office, resolutions::record::record)
        .get("/umlaufverfahren", Face(Resolutions), circulars::list)
        .post("/umlaufverfahren", Office, circulars::put)
        .get("/umlaufverfahren/neu", Office, circulars::new)
        .get("/umlaufverfahren/{nr}", Face(Resolutions), circulars::show)
        .get("/umlaufverfahren/{nr}/ergebnis.pdf", Face(Resolutions), circulars::pdf)
        .post("/umlaufverfahren/{nr}/stimme", Seat, circulars::vote)
        .post("/umlaufverfahren/{nr}/widerspruch", Seat, circulars::object)
        .post("/umlaufverfahren/{nr}/ende", Office, circulars::end)
        .get("/wiedervorlagen", Office, meetings::follow_ups::list)
        .post("/wiedervorlagen", Office, meetings::follow_ups::keep)
        .post("/wiedervorlagen/{id}/erledigt", Office, meetings::follow_ups::finish)
        .get("/aenderungen", Face(Changes), plain::changes)
        .get("/api", Public, plain::api)
        .api("/api/v1/openapi.json", Public, api::description)
        .api("/api/v1/felder", Public, api::fields)
        .api("/api/v1/indikatoren", Face(Indicators), api::indicators)
        .api("/api/v1/indikatoren/{code}", Face(Indicators), api::indicator)
        .api("/api/v1/indikatoren/{code}/werte", Face(Indicators), api::values)
        .api("/api/v1/massnahmen", Face(Measures), api::measures)
        .api("/api/v1/massnahmen/{slug}", Face(Measures), api::measure)
        .get("/verwaltung/postausgang", Keeper, outbox::list)
        .get("/verwaltung/postausgang/{id}", Keeper, outbox::show)
        .post("/verwaltung/postausgang/{id}/erneut", Keeper, outbox::retry)
        .get("/mein-bereich/daten", Account, own_data::show)
        .post("/mein-bereich/daten.json", Account, own_data::json)
        .get("/verwaltung/journal", Admin, journal::list)
        .get("/verwaltung/journal.csv", Admin, journal::csv)
        .get("/verwaltung/personen/{id}/loeschen", Admin, erase::preview)
        .post("/verwaltung/personen/{id}/loeschen", Admin, erase::erase)
        .get("/anmelden", Public, account::sign_in)
        .post("/anmelden", Public, account::enter)
        .get("/anmelden/faktor", Public, factor::form)
        .post("/anmelden/faktor", Public, factor::enter)
        .post("/anmelden/anbieter", Public, provider::start)
        .get("/anmelden/rueckkehr", Public, provider::back)
        .post("/einladung/{token}/anbieter", Public, provider::start_invited)
        .post("/mein-bereich/anbieter", Account, provider::start_own)
        .post("/abmelden", Account, account::leave)
        .get("/einladung/{token}", Public, links::invitation)
        .post("/einladung/{token}", Public, links::open)
        .get("/kennwort-vergessen", Public, links::forgotten)
        .post("/kennwort-vergessen", Public, links::ask)
        .get("/kennwort-neu/{token}", Public, links::reset)
        .post("/kennwort-neu/{token}", Public, links::set)
        .get("/einrichtung/{token}", Public, links::setup)
        .post("/einrichtung/{token}", Public, links::set_up)
        .get("/mein-bereich", Account, own::show)
        .post("/mein-bereich/mandat", Account, own::act_on)
        .get("/mein-bereich/kennwort", Account, own::password)
        .post("/mein-bereich/kennwort", Account, own::change_password)
        .get("/mein-bereich/zweiter-faktor", Account, own::factor)
        .post("/mein-bereich/zweiter-faktor", Account, own::add_factor)
        .post("/mein-bereich/zweiter-faktor/entfernen", Account, own::remove_factor)
        .post("/mein-bereich/sitzungen", Account, own::end_sessions)
        .post("/ansicht", Public, account::theme)
        .get("/impressum", Public, plain::imprint)
        .get("/datenschutz", Public, plain::privacy)
        .get("/barrierefreiheit", Public, plain::accessibility)
        .get("/lizenzen", Public, plain::licences)
        .get("/verwaltung", Keeper, people::start)
        .get("/verwaltung/organisationen", Keeper, organisations::list)
        .post("/verwaltung/organisationen", Keeper, organisations::create)
        .get("/verwaltung/organisationen/neu", Keeper, organisations::new)
        .get("/verwaltung/organisationen/{code}", Keeper, organisations::edit)
        .post("/verwaltung/organisationen/{code}", Keeper, organisations::save)
        .get("/verwaltung/personen", Keeper, person::list)
        .post("/verwaltung/personen", Keeper, invite::invite)
        .get("/verwaltung/personen/neu", Keeper, invite::new)
        .get("/verwaltung/personen/{id}", Keeper, person::show)
        .post("/verwaltung/personen/{id}", Keeper, person::save)
        .post("/verwaltung/personen/{id}/sperre", Keeper, person::lock)
        .post("/verwaltung/personen/{id}/einladung", Keeper, invite::again)
        .post("/verwaltung/personen/{id}/mandate", Keeper, mandate::grant)
        .get("/verwaltung/personen/{id}/mandate/neu", Keeper, mandate::new)
        .get("/verwaltung/personen/{id}/mandate/{mandate}", Keeper, mandate::edit)
        .post("/verwaltung/personen/{id}/mandate/{mandate}", Keeper, mandate::save)
        .get("/verwaltung/personen/{id}/mandate/{mandate}/ende", Keeper, mandate::ask)
        .post("/verwaltung/personen/{id}/mandate/{mandate}/ende", Keeper, mandate::end)
        .get("/verwaltung/oeffentlichkeit", Keeper, face::show)
        .post("/verwaltung/oeffentlichkeit", Keeper, face::save)
        .get("/erfahrungen", Face(Evaluations), experiences::list)
        .get("/erfahrungen/neu", Delegate, experiences::choose)
        .get("/erfahrungen/{id}", Face(Evaluations), experiences::show)
        .post("/erfahrungen/{id}/stand", Office, experiences::handle)
        .post("/erfahrungen/{id}/vermerk", Office, experiences::stage)
        .get("/erfahrungen/{id}/anlagen/{anlage}", Face(Evaluations), experiences::file)
        .get("/feststellungen", Face(Evaluations), findings::list)
        .post("/feststellungen", Office, findings::make)
        .get("/feststellungen/neu", Office, findings::new)
        .get("/feststellungen/{id}", Face(Evaluations), findings::show)
        .get("/feststellungen/{id}/bearbeiten", Office, findings::edit)
        .post("/feststellungen/{id}/bearbeiten", Office, findings::save)
        .post("/feststellungen/{id}/vermerk", Office, findings::stage)
        .get("/feststellungen/{id}/antwort", Planner, findings::answer_form)
        .post("/feststellungen/{id}/antwort", Planner, findings::answer)
        .post("/feststellungen/{id}/auftraege", Planner, findings::take)
        .post("/feststellungen/{id}/minderheit", Delegate, findings::minority)
        .get("/auftraege/{id}", Face(Evaluations), findings::action)
        .post("/auftraege/{id}", Ministry, findings::report)
        .get("/massnahmen/{slug}/wirkung/{id}", Face(Measures), claims::show)
        .post("/massnahmen/{slug}/wirkung/{id}", Planner, claims::record)
        .get("/wirkungskette/{kind}/{id}", Face(Measures), chain::show)
        .api_from_store("/api/v1/wirkungskette/{kind}/{id}", Face(Measures), api::chain)
        .get("/diskussion/{kind}/{id}", Council, discussion::show)
        .post("/diskussion/{kind}/{id}", Council, discussion::write)
        .get("/diskussion/{kind}/{id}/strom", Council, discussion::stream)
        .get("/beitraege/{id}", Council, discussion::post)
        .post("/beitraege/{id}", Council, discussion::edit)
        .post("/beitraege/{id}/moderation", Office, discussion::moderate)
        .post("/faeden/{id}/stand", Council, discussion::resolve)
        .get("/aufgaben", Office, desk::tasks)
        .post("/mein-bereich/zusammenfassung", Account, desk::digest)
        .probe("/livez", http::health::live)
        .probe("/readyz", http::health::ready)
}

/// The routes, for `routes --json` and the matrix test.
pub fn list() -> Vec<Route> {
    table().routes
}

/// The router without files and outer layers.
pub fn router() -> Router<AppState> {
    table().router
}
