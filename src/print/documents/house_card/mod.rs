//! 出租房屋档案卡: one house, one file (一房一档), on A4; a second page when one is not enough.
//!
//! It stays with the station: numbers may stand on it in full. Rent and deposit are not recorded. Of earlier tenancies and
//! visits the latest stand on it, and how many more there are.

mod lists;

use super::form::{self, CLOSE, CLOSEST, Head, LEFT_MM, RIGHT_MM, RowLooks, choices, number_cell, wide_label};
use super::house::{Holder, HouseRecord};
use super::registration::{Issue, day_in_words, day_or_gaps, sex};
use super::{HOUSE_CARD, footer};
use crate::domain::CodeList;
use crate::domain::values::{Choice, Day, Value};
use crate::print::page::{Document, Page};
use crate::print::table::{Block, Row, label, row, value};

/// Edges for three pairs of label and value, and for the columns of the lists: a telephone with the comma before the next one
/// fits into two of them.
const COLUMNS_MM: [f32; 8] = [22.0, 29.0, 19.5, 22.0, 16.5, 15.0, 6.0, 35.0];
/// Everything right of the first label.
const REST: usize = 7;

/// The card of one house.
pub fn filled(record: &HouseRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// A card to be filled by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&HouseRecord::default(), issue)
}

/// The cards of many; each counts its own pages.
pub fn batch(records: &[HouseRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(HOUSE_CARD.title, issue.today);
    document.pages = records.iter().flat_map(|record| card(record, issue)).collect();
    document
}

fn card(record: &HouseRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == HouseRecord::default() || issue.onto_form;
    let head = Head { title: HOUSE_CARD.title, number_label: "房屋编号", number: &record.house.house_number.0 };
    let lay = |rows| form::lay(head, &COLUMNS_MM, rows, blocks(record, issue, is_blank));
    let looks: &[RowLooks] = if issue.onto_form { &[CLOSE.on(issue)] } else { &[CLOSE, CLOSEST] };
    let laid = form::on_one_page(looks, lay);
    let mut pages: Vec<Page> = laid.into_iter().map(|laid| laid.page).collect();
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn blocks(record: &HouseRecord, issue: &Issue<'_>, is_blank: bool) -> Vec<Block> {
    let block = |title, rows| Block { title, rows };
    let mut blocks = vec![
        block("房屋", house_rows(record)),
        block("房主", landlord_rows(record, issue)),
        block("责任人", lists::responsible(record, issue, is_blank)),
        block("出租", letting_rows(record, issue)),
        block("租住", lists::dwellers(record, issue, is_blank)),
    ];
    let over = lists::over(record, issue);
    if !over.is_empty() && !issue.onto_form {
        blocks.push(block("以往", over));
    }
    blocks.push(block("巡查", lists::visits(record, is_blank)));
    blocks.push(block("登记", filing_rows(record, issue)));
    blocks
}

fn house_rows(record: &HouseRecord) -> Vec<Row> {
    let house = &record.house;
    vec![
        form::whole("地址", REST, record.address.clone()),
        three([
            ("房屋名称", house.house_name.shown()),
            ("标牌编码", house.plate_number.shown()),
            ("户型", house.layout.shown()),
        ]),
        row(vec![
            label("房屋类别"),
            choices(3, &house.ownership),
            wide_label(2, "土地性质"),
            choices(2, &house.land_kind),
        ]),
        two([("房屋证件", house.title_kind.shown()), ("证件号码", house.title_number.shown())]),
        three([
            ("建筑结构", house.structure.shown()),
            ("建筑面积", square_metres(&house.floor_area.shown())),
            ("出租层数", house.floors_let.shown()),
        ]),
        three([
            ("总间数", house.rooms_total.shown()),
            ("出租间数", house.rooms_let.shown()),
            ("床位数", house.beds.shown()),
        ]),
        choice_row("出租用途", &house.rent_use),
        row(vec![
            label("租住类型"),
            choices(3, &house.letting_form),
            wide_label(2, "建筑用途"),
            value(2, house.building_use.shown()),
        ]),
        choice_row("隐患类型", &house.hazard),
    ]
}

fn square_metres(area: &str) -> String {
    if area.is_empty() { String::new() } else { format!("{area} 平方米") }
}

/// A person or an organisation; a card to be filled by hand has room for either.
fn landlord_rows(record: &HouseRecord, issue: &Issue<'_>) -> Vec<Row> {
    let landlord = record.landlord.as_ref();
    let person = landlord.filter(|holder| matches!(holder, Holder::Person { .. }));
    let firm = landlord.filter(|holder| matches!(holder, Holder::Organisation { .. }));
    let mut rows = Vec::new();
    if firm.is_none() || issue.onto_form {
        rows.extend(person_rows(person, issue));
    }
    if person.is_none() || issue.onto_form {
        rows.extend(organisation_rows(firm, issue));
    }
    rows
}

fn person_rows(landlord: Option<&Holder>, issue: &Issue<'_>) -> Vec<Row> {
    let (sex, address) = match landlord {
        Some(Holder::Person { person, address }) => (sex(person).to_owned(), address.clone()),
        _ => Default::default(),
    };
    let said = |what: fn(&Holder) -> String| landlord.map(what).unwrap_or_default();
    let number = landlord.map(|holder| holder.number(issue.full_id)).unwrap_or_default();
    vec![
        three([("姓名", said(Holder::name)), ("性别", sex), ("联系电话", said(Holder::phones))]),
        row(vec![label("证件号码"), number_cell(number, REST, issue)]),
        form::whole("现住址", REST, address),
    ]
}

/// Written by hand, the address of a firm has no row of its own.
fn organisation_rows(landlord: Option<&Holder>, issue: &Issue<'_>) -> Vec<Row> {
    let nothing = (Default::default(), String::new());
    let (organisation, representative) = match landlord {
        Some(Holder::Organisation { organisation, representative }) => (organisation.clone(), representative.clone()),
        _ => nothing,
    };
    let mut rows = vec![
        two([("产权单位", organisation.organisation_name.shown()), ("信用代码", organisation.credit_code.shown())]),
        two([("法定代表人", representative), ("单位电话", organisation.phones.shown())]),
    ];
    let known = landlord.filter(|_| !issue.onto_form);
    rows.extend(known.map(|_| form::whole("单位地址", REST, organisation.office_address.shown())));
    rows
}

fn letting_rows(record: &HouseRecord, issue: &Issue<'_>) -> Vec<Row> {
    let house = &record.house;
    let is_blank = *record == HouseRecord::default();
    let people = if is_blank { String::new() } else { format!("{} 人", record.people()) };
    let most = record.most_people.filter(|_| !issue.onto_form);
    let people = most.map_or_else(|| people.clone(), |most| format!("{people}，上限 {most} 人"));
    let mut rows = vec![
        row(vec![label("出租状态"), choices(3, &house.letting_state), wide_label(2, "现住人数"), value(2, people)]),
        three([
            ("起租日", day(house.let_from)),
            ("停租日", day(house.let_until)),
            ("停租原因", house.cancel_reason.shown()),
        ]),
        three([
            ("合同备案号", house.filing_number.shown()),
            ("星级", record.stars.map(|stars| format!("{stars} 星")).unwrap_or_default()),
            ("评定日期", day(Day(record.stars_awarded_on))),
        ]),
    ];
    rows.extend(if issue.onto_form { lists::latest_agreement(record) } else { lists::agreements(record) });
    rows
}

fn filing_rows(record: &HouseRecord, issue: &Issue<'_>) -> Vec<Row> {
    let house = &record.house;
    let mut rows = vec![
        three([
            ("登记人", house.registrar.shown()),
            ("登记日期", day_or_gaps(house.registered_on)),
            ("最近核实", day_or_gaps(house.verified_on)),
        ]),
        form::whole("登记单位", REST, issue.station.name.clone()),
    ];
    let has_remark = !house.remark.is_empty() && !issue.onto_form;
    rows.extend(has_remark.then(|| form::whole("备注", REST, house.remark.shown())));
    rows
}

fn day(day: Day) -> String {
    day.0.map(day_in_words).unwrap_or_default()
}

/// 「2026-01-01 至 2026-12-31」
fn term(from: Day, until: Day) -> String {
    match (from.0, until.0) {
        (None, None) => String::new(),
        (Some(from), None) => format!("{from} 起"),
        (from, Some(until)) => format!("{} 至 {until}", Day(from).shown()),
    }
}

fn three([one, other, third]: [(&str, String); 3]) -> Row {
    row(vec![
        label(one.0),
        value(1, one.1),
        label(other.0),
        value(2, other.1),
        wide_label(2, third.0),
        value(1, third.1),
    ])
}

fn two([one, other]: [(&str, String); 2]) -> Row {
    row(vec![label(one.0), value(2, one.1), label(other.0), value(4, other.1)])
}

fn choice_row<L: CodeList>(name: &str, choice: &Choice<L>) -> Row {
    row(vec![label(name), choices(REST, choice)])
}
