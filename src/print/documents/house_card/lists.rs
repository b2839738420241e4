//! The lists on the archive card: who answers for the house, who rents it and lives there, who did, what visits found.

use super::{REST, term};
use crate::domain::agreement::short_title;
use crate::domain::registers::{HouseParty, InspectionFinding, Tenancy};
use crate::domain::values::Value;
use crate::print::documents::Issue;
use crate::print::documents::form::{self, wide_label};
use crate::print::documents::house::{AgreementRecord, Dweller, Holder, HouseRecord, TenancyRecord, VisitRecord};
use crate::print::table::{Row, label, row, value};

/// The spans of the five columns of people.
const SPANS: [usize; 5] = [1, 1, 2, 2, 2];
/// Roles every house needs: 治安责任人, 消防责任人.
const NEEDED: [(&str, &str); 2] = [("4", "治安责任人"), ("5", "消防责任人")];
/// Written by hand, the other roles have their rows too.
const BY_HAND: [&str; 2] = ["代管人", "监督责任人"];
/// Rows for people who live there, to be filled by hand.
const DWELLERS_BY_HAND: usize = 5;
const VISITS_BY_HAND: usize = 2;
/// Of what is over, the latest stand on the card.
const MOST_OVER: usize = 5;
const MOST_VISITS: usize = 6;

pub(super) fn responsible(record: &HouseRecord, issue: &Issue<'_>, is_blank: bool) -> Vec<Row> {
    let mut rows = vec![headings(["身份", "姓名", "证件号码", "联系电话", "起始、授权"])];
    let line = |role: &str, cells: [String; 4]| {
        let cells = SPANS[1..].iter().zip(cells).map(|(span, words)| value(*span, words));
        row([label(role)].into_iter().chain(cells).collect())
    };
    if issue.onto_form {
        rows.extend(fixed_roles(record, issue).map(|(role, cells)| line(role, cells)));
        return rows;
    }
    for (party, holder) in &record.parties {
        rows.push(line(party.role.label(), party_cells(party, holder, issue)));
    }
    for duty in &record.staff {
        let since = term(duty.from_date, duty.until_date);
        rows.push(line(duty.duty.label(), [duty.holder.shown(), String::new(), duty.phones.shown(), since]));
    }
    let missing = NEEDED.iter().filter(|(role, _)| record.in_role(role).next().is_none()).map(|(_, name)| *name);
    let by_hand = BY_HAND.into_iter().filter(|_| is_blank);
    rows.extend(missing.chain(by_hand).map(|role| line(role, Default::default())));
    rows
}

/// The roles that the empty card names, with whoever has them.
fn fixed_roles<'a>(
    record: &'a HouseRecord,
    issue: &'a Issue<'_>,
) -> impl Iterator<Item = (&'static str, [String; 4])> + 'a {
    let names = NEEDED.iter().map(|(_, name)| *name).chain(BY_HAND);
    names.map(move |name| {
        let holder = record.parties.iter().find(|(party, _)| party.role.label() == name);
        (name, holder.map(|(party, holder)| party_cells(party, holder, issue)).unwrap_or_default())
    })
}

fn party_cells(party: &HouseParty, holder: &Holder, issue: &Issue<'_>) -> [String; 4] {
    let since = match party.authorised_on.0 {
        Some(authorised) => format!("{authorised} 授权"),
        None => term(party.from_date, party.until_date),
    };
    [holder.name(), holder.number(issue.full_id), holder.phones(), since]
}
/// The same on a card that has one row for it.
pub(super) fn latest_agreement(record: &HouseRecord) -> Vec<Row> {
    let words = record.agreements.first().map(agreement_words).unwrap_or_default();
    vec![form::whole("责任书", REST, words)]
}

/// 「治安消防责任书　海租责〔2026〕第0087号，2026-01-05 至 2027-01-04，有效」; an empty row where nothing is signed.
pub(super) fn agreements(record: &HouseRecord) -> Vec<Row> {
    let mut rows: Vec<Row> = record.agreements.iter().map(agreement_row).collect();
    if rows.is_empty() {
        rows.push(form::whole("责任书", REST, String::new()));
    }
    rows
}

fn agreement_row(record: &AgreementRecord) -> Row {
    form::whole(short_title(&record.agreement.kind.code), REST, agreement_words(record))
}

fn agreement_words(AgreementRecord { agreement, standing }: &AgreementRecord) -> String {
    let number = agreement.agreement_number.shown();
    let words = [number, term(agreement.valid_from, agreement.valid_until), standing.clone()];
    let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    words.join("，")
}

/// Everybody who lives there: by tenancy, the tenant first, then those under none.
pub(super) fn dwellers(record: &HouseRecord, issue: &Issue<'_>, is_blank: bool) -> Vec<Row> {
    let mut rows = vec![headings(["房间", "承租、居住人", "证件号码", "联系电话", "租期、入住"])];
    for running in record.running() {
        rows.extend(tenancy_rows(running, issue));
    }
    for dweller in &record.unlisted {
        rows.push(dweller_row("未列入租赁", dweller, issue));
    }
    let listed = rows.len() - 1;
    let empty = if is_blank { DWELLERS_BY_HAND.saturating_sub(listed) } else { usize::from(listed == 0) };
    rows.extend((0..empty).map(|_| line(Default::default())));
    rows
}

fn tenancy_rows(TenancyRecord { tenancy, tenant, dwellers }: &TenancyRecord, issue: &Issue<'_>) -> Vec<Row> {
    let room = room_words(tenancy);
    let agreed = match (tenancy.agreed_until.0, tenancy.from_date.0) {
        (None, Some(from)) => format!("{from} 起，不定期"),
        _ => term(tenancy.from_date, tenancy.agreed_until),
    };
    let lives_there = dwellers.iter().any(|dweller| dweller.is_tenant && dweller.until.is_none());
    let said = |words: fn(&Holder) -> String| tenant.as_ref().map(words).unwrap_or_default();
    let name = if lives_there { said(Holder::name) } else { format!("{}（未住）", said(Holder::name)) };
    let number = tenant.as_ref().map(|tenant| tenant.number(issue.full_id)).unwrap_or_default();
    let mut rows = vec![line([room, name, number, said(Holder::phones), agreed])];
    let others = dwellers.iter().filter(|dweller| !dweller.is_tenant && dweller.until.is_none());
    rows.extend(others.map(|dweller| dweller_row("同住", dweller, issue)));
    rows
}

fn room_words(tenancy: &Tenancy) -> String {
    if tenancy.room.is_empty() { "整套".to_owned() } else { tenancy.room.shown() }
}

fn dweller_row(role: &str, dweller: &Dweller, issue: &Issue<'_>) -> Row {
    let today = issue.today;
    let cells = [
        role.to_owned(),
        dweller.name(today),
        dweller.number(today, issue.full_id),
        dweller.phones(today),
        dweller.from.map(|from| format!("{from} 入住")).unwrap_or_default(),
    ];
    line(cells)
}

/// Tenancies that have ended, without numbers and telephones: they are needed no more.
pub(super) fn over(record: &HouseRecord, issue: &Issue<'_>) -> Vec<Row> {
    let count = record.over().count();
    if count == 0 {
        return Vec::new();
    }
    let mut rows = vec![over_row(["房间", "承租人", "居住人", "起止", "退租原因"].map(str::to_owned), true)];
    for TenancyRecord { tenancy, tenant, dwellers } in record.over().take(MOST_OVER) {
        let people: Vec<String> = dwellers.iter().map(|dweller| dweller.name(issue.today)).collect();
        let cells = [
            room_words(tenancy),
            tenant.as_ref().map(Holder::name).unwrap_or_default(),
            people.join("、"),
            term(tenancy.from_date, tenancy.ended_on),
            tenancy.end_reason.shown(),
        ];
        rows.push(over_row(cells, false));
    }
    rows.extend(more(count, MOST_OVER, "份"));
    rows
}

fn over_row([room, tenant, people, term, reason]: [String; 5], is_heading: bool) -> Row {
    let cell = |span, words: String| if is_heading { wide_label(span, &words) } else { value(span, words) };
    row(vec![cell(1, room), cell(1, tenant), cell(2, people), cell(3, term), cell(1, reason)])
}

pub(super) fn visits(record: &HouseRecord, is_blank: bool) -> Vec<Row> {
    let mut rows = vec![row(vec![label("日期"), label("巡查人"), wide_label(6, "检查发现、整改期限和处理结果")])];
    let three = |day: String, inspectors: String, found: String| {
        row(vec![value(1, day), value(1, inspectors), value(6, found)])
    };
    let most = if is_blank { VISITS_BY_HAND } else { MOST_VISITS };
    for VisitRecord { inspection, findings } in record.visits.iter().take(most) {
        let found: Vec<String> = findings.iter().map(finding_words).collect();
        let found = if found.is_empty() { "没有发现问题".to_owned() } else { found.join("；") };
        let found = if inspection.follows.id.is_some() { format!("复查：{found}") } else { found };
        rows.push(three(inspection.inspected_on.shown(), inspection.inspectors.shown(), found));
    }
    rows.extend(more(record.visits.len(), MOST_VISITS, "次").filter(|_| !is_blank));
    let listed = record.visits.len();
    let empty = if is_blank { VISITS_BY_HAND.saturating_sub(listed) } else { usize::from(listed == 0) };
    rows.extend((0..empty).map(|_| three(String::new(), String::new(), String::new())));
    rows
}

/// 「通道出口：堆放杂物，限 2026-06-20 整改，2026-06-18 已整改：搬走」
fn finding_words(finding: &InspectionFinding) -> String {
    let mut words = finding.item.shown();
    if !finding.found.is_empty() {
        words = format!("{words}：{}", finding.found.shown());
    }
    if !finding.due_on.is_unset() {
        words = format!("{words}，限 {} 整改", finding.due_on.shown());
    }
    match (finding.resolved_on.0, finding.resolution.is_empty()) {
        (None, _) => words,
        (Some(day), true) => format!("{words}，{day} 已整改"),
        (Some(day), false) => format!("{words}，{day} 已整改：{}", finding.resolution.shown()),
    }
}

/// What is not on the card is counted.
fn more(count: usize, most: usize, unit: &str) -> Option<Row> {
    (count > most).then(|| row(vec![value(REST + 1, format!("更早的还有 {} {unit}，没有列出", count - most))]))
}

fn headings(words: [&str; 5]) -> Row {
    row(SPANS.iter().zip(words).map(|(span, words)| wide_label(*span, words)).collect())
}

fn line(cells: [String; 5]) -> Row {
    row(SPANS.iter().zip(cells).map(|(span, words)| value(*span, words)).collect())
}
