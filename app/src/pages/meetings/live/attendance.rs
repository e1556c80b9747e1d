//! Who is there: the list of seats, guests, organisations that take no part in the item.

use super::{Data, organisation, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::attendance::Seat;
use domain::meeting::sitting::Sitting;
use leptos::prelude::*;

/// The whole section.
pub(super) fn section(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> AnyView {
    let forms = &data.forms;
    let is_open = forms.seats.iter().any(|row| row.problem.is_some())
        || !forms.guest.errors.is_empty()
        || !forms.recusal.errors.is_empty();
    let seats = &sitting.attendance.seats;
    let rows: Vec<_> = seats.iter().map(|seat| row(ctx, catalogue, data, sitting, seat)).collect();
    let action = ctx.href(&format!("{}/anwesenheit", data.base()));
    let head = [
        t!(ctx, "live-organisation"),
        t!(ctx, "live-standing"),
        t!(ctx, "live-noted"),
        t!(ctx, "live-person"),
    ];
    view! {
        <details class="wk-data" open=is_open id="anwesenheit">
            <summary>{t!(ctx, "live-attendance")}</summary>
            <p class="wk-hint">{t!(ctx, "live-attendance-hint")}</p>
            <form method="post" action=action novalidate=true>
                <table class="wk-table" role="table">
                    <caption class="wk-sr">{t!(ctx, "live-attendance")}</caption>
                    {ui::table_head(&head)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "live-attendance-save")}</button>
                </div>
            </form>
            {recusals(ctx, catalogue, data, sitting)}
            {guests(ctx, data, sitting)}
        </details>
    }
    .into_any()
}

fn row(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting, seat: &Seat) -> AnyView {
    let code = seat.organisation.to_string();
    let name = organisation(catalogue, &seat.organisation);
    let typed = data.forms.seats.iter().find(|row| row.organisation == code);
    let chosen = typed.map(|row| row.seating.clone()).unwrap_or_default();
    let person = typed.map(|row| row.person.clone()).unwrap_or_default();
    let problem = typed.and_then(|row| row.problem.as_ref()).map(|p| labels::problem(ctx, p));
    let deputies = data.prepared.rules.deputies.in_meetings;
    let offered = sitting.opened.map(|opened| seat.seatings(opened, deputies)).unwrap_or_default();
    let options = std::iter::once((String::new(), t!(ctx, "live-unchanged")));
    let offered = offered.into_iter().map(|s| (s.code().to_owned(), words::seating(ctx, s)));
    let options: Vec<_> = options
        .chain(offered)
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    let standing = sitting.attendance.standing(&seat.organisation, data.now, data.current());
    let there = seat.stays.last().filter(|stay| stay.until.is_none());
    let who = there.map_or_else(|| seat.delegate.clone(), |stay| stay.name.clone());
    let who = Some(who).filter(|who| !who.is_empty()).map(|who| format!(" ({who})"));
    let field = format!("seating-{code}");
    let (id, error) = (format!("f-{field}"), format!("e-{field}"));
    let invalid = problem.as_ref().map(|_| "true");
    let described = problem.as_ref().map(|_| error.clone());
    let label = t!(ctx, "live-noted-of", organisation = name.clone());
    let person_label = t!(ctx, "live-person-of", organisation = name.clone());
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{name}<input type="hidden" name="organisation" value=code /></th>
            <td role="cell">{words::standing(ctx, standing)}{who}</td>
            <td role="cell">
                {ui::error_line(&field, problem)}
                <select class="wk-select" id=id name="seating" aria-label=label aria-invalid=invalid aria-describedby=described>{options}</select>
            </td>
            <td role="cell"><input class="wk-input" type="text" name="person" autocomplete="off" aria-label=person_label value=person /></td>
        </tr>
    }
    .into_any()
}

/// Organisations that take no part in the item being dealt with, and why.
fn recusals(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> Option<AnyView> {
    let current = data.known_current()?.clone();
    let form = &data.forms.recusal;
    let field = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors);
    let steps = ctx.href(&format!("{}/schritt", data.base()));
    let noted: Vec<_> = sitting
        .attendance
        .seats
        .iter()
        .filter_map(|seat| {
            let reason = seat.recused.get(&current)?.clone();
            let name = organisation(catalogue, &seat.organisation);
            let text = t!(ctx, "live-recused", organisation = name.clone(), reason = reason);
            Some(view! {
                <li>
                    <form class="wk-row" method="post" action=steps.clone()>
                        <span>{text}</span>
                        <input type="hidden" name="punkt" value=current.to_string() />
                        <input type="hidden" name="ziel" value=seat.organisation.to_string() />
                        <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit" name="schritt" value="mitwirkung">
                            {t!(ctx, "live-recused-back")}<span class="wk-sr">": "{name}</span>
                        </button>
                    </form>
                </li>
            })
        })
        .collect();
    let options =
        sitting.attendance.seats.iter().map(|seat| {
            (seat.organisation.to_string(), organisation(catalogue, &seat.organisation))
        });
    let choose = (String::new(), t!(ctx, "live-choose"));
    let options = std::iter::once(choose).chain(options).collect();
    let action = ctx.href(&format!("{}/mitwirkung", data.base()));
    Some(
        view! {
            <h3>{t!(ctx, "live-recusal")}</h3>
            {(!noted.is_empty()).then(|| view! { <ul class="wk-list">{noted}</ul> })}
            <form class="wk-form" method="post" action=action novalidate=true>
                <input type="hidden" name="punkt" value=current.to_string() />
                {ui::select(ctx, field("recused", t!(ctx, "live-organisation"), &form.values.recused).width("m"), options)}
                {ui::input(ctx, field("reason", t!(ctx, "live-reason"), &form.values.reason), "text", "off")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "live-recusal-save")}</button>
                </div>
            </form>
        }
        .into_any(),
    )
}

fn guests(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let form = &data.forms.guest;
    let field = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors);
    let there: Vec<_> = sitting
        .attendance
        .others
        .iter()
        .map(|other| {
            let from = Some(other.organisation.clone()).filter(|from| !from.is_empty());
            view! { <li>{other.name.clone()}{from.map(|from| format!(", {from}"))}</li> }
        })
        .collect();
    let action = ctx.href(&format!("{}/gaeste", data.base()));
    view! {
        <h3>{t!(ctx, "live-guests")}</h3>
        {(!there.is_empty()).then(|| view! { <ul class="wk-list">{there}</ul> })}
        <form class="wk-form" method="post" action=action novalidate=true>
            {ui::input(ctx, field("guest", t!(ctx, "live-guest"), &form.values.guest).width("m"), "text", "off")}
            {ui::input(ctx, field("guest_from", t!(ctx, "live-guest-from"), &form.values.guest_from).optional().width("m"), "text", "off")}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "live-guest-save")}</button>
            </div>
        </form>
    }
    .into_any()
}
