//! What taking a file over would change, before anything does.

use super::columns::Columns;
use super::series::{AreaRow, SeriesRow};
use super::texts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::parts::{count, count_text};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::import::{Compared, Doubt, Import, Kind, Line, MAX_REASON};
use domain::indicator::observation::Observation;
use domain::key::{AreaCode, IndicatorCode};
use domain::number::{MAX_DECIMALS, format_shortest, format_signed};
use domain::source::DataTrap;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a group written out; the others are counted.
const MOST: usize = 100;

/// What a planner chose to take over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choice {
    /// Kinds of lines, by code.
    pub kinds: BTreeSet<String>,
    /// Doubts that are accepted, by code. A line is taken over where all of its doubts are.
    pub doubts: BTreeSet<String>,
    /// Places of lines left out.
    pub without: BTreeSet<String>,
    /// Areas that are taken over, by code; all where nobody chose.
    pub areas: Option<BTreeSet<String>>,
    /// True where the values are stored as unverified.
    pub unverified: bool,
    /// A note; needed where doubts are accepted.
    pub note: String,
    /// What is wrong.
    pub errors: FieldErrors,
}

impl Choice {
    /// What is chosen before anybody chose: everything without a doubt.
    pub fn proposed() -> Self {
        let kinds = [Kind::New, Kind::Changed, Kind::Beside].map(|kind| kind.code().to_owned());
        Self { kinds: kinds.into(), ..Self::default() }
    }

    /// True where the line is taken over.
    pub fn takes(&self, line: &Line) -> bool {
        line.kind != Kind::Same
            && self.kinds.contains(line.kind.code())
            && line.doubts.iter().all(|doubt| self.doubts.contains(doubt.code()))
            && !self.without.contains(&line.incoming.place)
            && self.areas.as_ref().is_none_or(|areas| areas.contains(line.incoming.area.as_str()))
    }

    /// True where whoever takes over what is chosen has to say why: a value contradicts something, or it may change for
    /// other causes than the council's measures.
    pub fn asks_for_note(&self, catalogue: &Catalogue, lines: &[Line]) -> bool {
        let mut known: BTreeMap<&IndicatorCode, bool> = BTreeMap::new();
        lines.iter().filter(|line| self.takes(line)).any(|line| {
            let code = &line.incoming.indicator;
            line.doubts.iter().any(Doubt::needs_reason)
                || *known.entry(code).or_insert_with(|| catalogue.asks_for_comment(code))
        })
    }
}

/// A file that nobody has decided about yet.
pub struct Draft<'a> {
    /// The file.
    pub import: &'a Import,
    /// Kind of file, by code.
    pub kind: &'static str,
    /// Rows read.
    pub rows: u64,
    /// Imports of the very same file.
    pub earlier: &'a [Import],
    /// The columns; none where the file tells by itself.
    pub columns: Option<&'a Columns>,
    /// The series.
    pub series: &'a [SeriesRow],
    /// Text that series are looked for by.
    pub search: &'a str,
    /// True where the columns are those of the last file of the source.
    pub are_columns_remembered: bool,
    /// True where series were assigned as for the last file of the source.
    pub is_remembered: bool,
    /// Cells that are no value: place and code, and how many there are in all.
    pub problems: (&'a [(String, &'static str)], usize),
    /// Areas that the product does not know by their names.
    pub areas: &'a [AreaRow],
    /// The area of the whole file, where the file names none; empty where nobody chose.
    pub fixed_area: Option<&'a String>,
    /// Values whose area nothing tells.
    pub without_area: usize,
    /// Values whose period nothing tells.
    pub without_period: usize,
    /// The values against what is known.
    pub compared: &'a Compared,
    /// Digest of what is shown; sent back with the decision.
    pub seen: &'a str,
    /// What is chosen.
    pub choice: &'a Choice,
    /// What came of the last try to take values over, where nothing was stored.
    pub setback: Option<Setback>,
}

/// Why nothing was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// Something changed since the planner looked.
    Changed,
    /// Writing came to nothing.
    Failed,
}

/// The preview with the form of the decision.
pub(super) fn section(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>) -> AnyView {
    if draft.compared.lines.is_empty() {
        return view! {
            <section class="wk-panel" id="vorschau">
                <h2>{t!(ctx, "import-preview")}</h2>
                <p class="wk-empty">{t!(ctx, "import-preview-none")}</p>
            </section>
        }
        .into_any();
    }
    let groups = [Kind::Changed, Kind::Beside, Kind::New, Kind::Same]
        .map(|kind| group(ctx, catalogue, draft, kind));
    view! {
        <section class="wk-panel" id="vorschau">
            <h2>{t!(ctx, "import-preview")}</h2>
            {(draft.setback == Some(Setback::Changed)).then(|| view! {
                <div class="wk-note wk-note--risk" role="alert"><p>{t!(ctx, "import-preview-changed")}</p></div>
            })}
            {(draft.setback == Some(Setback::Failed)).then(|| view! {
                <div class="wk-note wk-note--risk" role="alert"><p>{t!(ctx, "import-failed")}</p></div>
            })}
            <p class="wk-lead">{sentence(ctx, draft)}</p>
            {traps(ctx, catalogue, draft)}
            <p><a class="wk-link" href=ctx.href(&format!("{}/vorschau.csv", super::path(draft.import)))>{t!(ctx, "import-preview-csv")}</a></p>
            <form
                class="wk-form wk-form--wide"
                method="post"
                action=ctx.href(&format!("{}/uebernehmen", super::path(draft.import)))
                novalidate=true
            >
                <input type="hidden" name="version" value=draft.import.version.to_string()/>
                <input type="hidden" name="gesehen" value=draft.seen.to_owned()/>
                {groups}
                {decision(ctx, catalogue, draft)}
            </form>
        </section>
    }
    .into_any()
}

/// The columns of the preview as a file.
pub fn preview_titles(ctx: &Ctx) -> Vec<String> {
    vec![
        t!(ctx, "import-line-place"),
        t!(ctx, "import-line-kind"),
        t!(ctx, "import-line-indicator"),
        t!(ctx, "import-line-area"),
        t!(ctx, "import-line-period"),
        t!(ctx, "import-line-old"),
        t!(ctx, "import-line-new"),
        t!(ctx, "import-line-difference"),
        t!(ctx, "import-line-doubts"),
    ]
}

/// A line of the preview as a file.
pub fn preview_row(ctx: &Ctx, catalogue: &Catalogue, line: &Line) -> Vec<String> {
    let value = &line.incoming;
    let shown = |number: f64| format_shortest(number, MAX_DECIMALS, ctx.language);
    let indicator = catalogue.indicators.get(&value.indicator).map(|record| &record.indicator);
    let doubts = line.doubts.iter().filter_map(|doubt| Some(texts::doubt(ctx, indicator?, doubt)));
    vec![
        value.place.clone(),
        texts::kind_word(ctx, line.kind),
        value.indicator.to_string(),
        labels::area(ctx, catalogue, &value.area),
        value.period.to_string(),
        line.held.as_ref().map(|held| shown(held.value)).unwrap_or_default(),
        shown(value.value),
        line.difference().map(shown).unwrap_or_default(),
        doubts.collect::<Vec<_>>().join(" "),
    ]
}

/// What is known to go wrong with figures of these indicators.
fn traps(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>) -> Option<AnyView> {
    let indicators: BTreeSet<_> =
        draft.compared.lines.iter().map(|line| &line.incoming.indicator).collect();
    let concerned = |trap: &DataTrap| {
        let mut of: Vec<_> = trap.concerns.iter().map(|scope| &scope.indicator).collect();
        of.retain(|code| indicators.contains(code));
        of.dedup();
        of.into_iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let known: Vec<_> = catalogue
        .traps
        .iter()
        .map(|trap| (trap, concerned(trap)))
        .filter(|(_, concerned)| !concerned.is_empty())
        .map(|(trap, concerned)| {
            let title = format!("{} ({})", trap.title, concerned.join(", "));
            view! { <li><b>{title}</b>": "{trap.text.clone()}</li> }
        })
        .collect();
    (!known.is_empty()).then(|| {
        view! {
            <details class="wk-data">
                <summary>{t!(ctx, "import-traps", count = count(known.len()))}</summary>
                <ul lang="de">{known}</ul>
            </details>
        }
        .into_any()
    })
}

fn sentence(ctx: &Ctx, draft: &Draft<'_>) -> String {
    let number = |kind| count(draft.compared.count(kind).0);
    let doubtful = draft.compared.lines.iter().filter(|line| !line.doubts.is_empty()).count();
    t!(
        ctx,
        "import-preview-sentence",
        new = number(Kind::New),
        changed = number(Kind::Changed),
        beside = number(Kind::Beside),
        same = number(Kind::Same),
        doubtful = count(doubtful)
    )
}

fn group(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>, kind: Kind) -> Option<AnyView> {
    let mut lines: Vec<_> = draft.compared.lines.iter().filter(|line| line.kind == kind).collect();
    if lines.is_empty() {
        return None;
    }
    let all = lines.len();
    // What needs a look comes first.
    lines.sort_by_key(|line| line.doubts.is_empty());
    lines.truncate(MOST);
    let is_open = kind != Kind::Same && all <= MOST;
    let titles = [
        t!(ctx, "import-line-indicator"),
        t!(ctx, "import-line-area"),
        t!(ctx, "import-line-period"),
        t!(ctx, "import-line-old"),
        t!(ctx, "import-line-new"),
        t!(ctx, "import-line-difference"),
        t!(ctx, "import-line-doubts"),
        t!(ctx, "import-line-without"),
    ];
    let rows: Vec<_> =
        lines.iter().map(|line| row(ctx, catalogue, &titles, line, draft.choice)).collect();
    let checked = draft.choice.kinds.contains(kind.code());
    let name = texts::kind(ctx, kind, count(all));
    let choose = (kind != Kind::Same).then(|| {
        view! {
            <label class="wk-check">
                <input type="checkbox" name="art" value=kind.code() checked=checked/>
                <span>{texts::take_kind(ctx, kind)}</span>
            </label>
        }
    });
    let more = (all > MOST).then(|| {
        view! { <p class="wk-small wk-muted">{t!(ctx, "import-preview-more", count = count(all - MOST))}</p> }
    });
    Some(
        view! {
            <div class="wk-import-group">
            <h3>{name.clone()}</h3>
            {choose}
            <details class="wk-data" open=is_open>
                <summary>{t!(ctx, "import-group-lines")}</summary>
                <table class="wk-table wk-table--stack wk-table--top" role="table">
                    <caption class="wk-sr">{name}</caption>
                    {ui::table_head(&titles)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {more}
            </details>
            </div>
        }
        .into_any(),
    )
}

fn row(
    ctx: &Ctx,
    catalogue: &Catalogue,
    titles: &[String],
    line: &Line,
    choice: &Choice,
) -> AnyView {
    let value = &line.incoming;
    let Some(record) = catalogue.indicators.get(&value.indicator) else { return ().into_any() };
    let indicator = &record.indicator;
    let shown = |number: f64| format_shortest(number, MAX_DECIMALS, ctx.language);
    // One element, as cells are stacked beside their names on phones.
    let old =
        line.held.as_ref().map(|held| view! { <div>{shown(held.value)}" "{of(ctx, held)}</div> });
    let new = labels::qualified(ctx, value.qualifier, shown(value.value));
    let status = labels::observation_status(ctx, value.status);
    let decimals = indicator.decimals.max(1);
    let difference = line.difference().map(|d| format_signed(d, decimals, ctx.language));
    let doubts: Vec<_> = line
        .doubts
        .iter()
        .map(|doubt| view! { <li>{ui::icon("#s-risk")}{texts::doubt(ctx, indicator, doubt)}</li> })
        .collect();
    let doubts = (!doubts.is_empty()).then(|| view! { <ul class="wk-doubts">{doubts}</ul> });
    let without = (line.kind != Kind::Same).then(|| {
        let label = t!(ctx, "import-line-leave", place = value.place.clone());
        let checked = choice.without.contains(&value.place);
        view! {
            <label class="wk-check">
                <input type="checkbox" name="ohne" value=value.place.clone() checked=checked aria-label=label/>
                <span>{value.place.clone()}</span>
            </label>
        }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <span class="wk-num">{indicator.code.to_string()}</span>" "
                {indicator.short.get(ctx.language).to_owned()}
            </th>
            <td role="cell" data-l=titles[1].clone()>{labels::area(ctx, catalogue, &value.area)}</td>
            <td role="cell" data-l=titles[2].clone()>{value.period.label(ctx.language)}</td>
            <td role="cell" class="n" data-l=titles[3].clone()>{old}</td>
            <td role="cell" class="n" data-l=titles[4].clone()>
                <div>
                    <b>{new}</b>" "{labels::unit(ctx, indicator)}
                    {status.map(|status| view! { <br/><span class="wk-small wk-muted">{status}</span> })}
                </div>
            </td>
            <td role="cell" class="n" data-l=titles[5].clone()>{difference}</td>
            <td role="cell" class="wk-small" data-l=titles[6].clone()>{doubts}</td>
            <td role="cell" class="wk-small" data-l=titles[7].clone()>{without}</td>
        </tr>
    }
    .into_any()
}

/// Where the value that stands now comes from.
fn of(ctx: &Ctx, held: &Observation) -> AnyView {
    let source = held.source.as_ref().map(ToString::to_string).unwrap_or_default();
    let text = t!(ctx, "import-line-held", source = source, vintage = held.vintage.clone());
    view! { <br/><span class="wk-small wk-muted">{text}</span> }.into_any()
}

/// The areas of the file, each of which can be left out.
fn areas(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>) -> Option<AnyView> {
    let mut areas: BTreeMap<&AreaCode, usize> = BTreeMap::new();
    for line in draft.compared.lines.iter().filter(|line| line.kind != Kind::Same) {
        *areas.entry(&line.incoming.area).or_default() += 1;
    }
    if areas.len() < 2 {
        return None;
    }
    let chosen = draft.choice.areas.as_ref();
    let mut areas: Vec<_> = areas.into_iter().collect();
    let home = AreaCode::home();
    areas.sort_by_cached_key(|(area, _)| (**area != home, labels::area(ctx, catalogue, area)));
    let boxes: Vec<_> = areas
        .into_iter()
        .map(|(area, values)| {
            let checked = chosen.is_none_or(|chosen| chosen.contains(area.as_str()));
            let name =
                format!("{} ({})", labels::area(ctx, catalogue, area), count_text(ctx, values));
            view! {
                <label class="wk-check">
                    <input type="checkbox" name="gebiet" value=area.to_string() checked=checked/>
                    <span>{name}</span>
                </label>
            }
        })
        .collect();
    Some(
        view! {
            <fieldset class="wk-set">
                <legend>{t!(ctx, "import-accept-areas")}</legend>
                <input type="hidden" name="gebiete" value="ja"/>
                <div class="wk-radio wk-radio--row">{boxes}</div>
            </fieldset>
        }
        .into_any(),
    )
}

fn decision(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>) -> AnyView {
    let choice = draft.choice;
    let mut doubts: BTreeMap<&'static str, (Doubt, usize)> = BTreeMap::new();
    let undecided = draft.compared.lines.iter().filter(|line| line.kind != Kind::Same);
    for doubt in undecided.flat_map(|line| &line.doubts) {
        doubts.entry(doubt.code()).or_insert((*doubt, 0)).1 += 1;
    }
    let boxes: Vec<_> = doubts
        .into_iter()
        .map(|(code, (doubt, number))| {
            view! {
                <label class="wk-check">
                    <input type="checkbox" name="zweifel" value=code checked=choice.doubts.contains(code)/>
                    <span>{texts::accept_doubt(ctx, &doubt, count(number))}</span>
                </label>
            }
        })
        .collect();
    let boxes = (!boxes.is_empty()).then(|| {
        view! {
            <fieldset class="wk-set">
                <legend>{t!(ctx, "import-accept-doubts")}</legend>
                <p class="wk-hint">{t!(ctx, "import-accept-doubts-hint")}</p>
                <div class="wk-radio">{boxes}</div>
            </fieldset>
        }
    });
    let areas = areas(ctx, catalogue, draft);
    let taken = draft.compared.lines.iter().filter(|line| choice.takes(line)).count();
    let note = FieldSpec::new(ctx, "vermerk", t!(ctx, "import-note"), &choice.note, &choice.errors)
        .hint(t!(ctx, "import-note-hint"));
    let is_needed = choice.asks_for_note(catalogue, &draft.compared.lines);
    let note = if is_needed { note } else { note.optional() };
    let nothing = choice.errors.of("art").is_some().then(|| {
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{t!(ctx, "import-accept-nothing")}</p></div> }
    });
    view! {
        {areas}
        {boxes}
        <label class="wk-check">
            <input type="checkbox" name="ungeprueft" value="ja" checked=choice.unverified/>
            <span>{t!(ctx, "import-unverified")}</span>
        </label>
        {ui::text_area(ctx, note, 3, MAX_REASON)}
        {nothing}
        <p>{t!(ctx, "import-accept-count", count = count(taken), number = count_text(ctx, taken))}</p>
        <div class="wk-btns">
            <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "import-accept")}</button>
        </div>
    }
    .into_any()
}
