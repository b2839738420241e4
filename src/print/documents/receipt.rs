//! 流动人口登记回执: given to who has registered, on A5 across; the stub (存根) at its left is torn off and kept.
//!
//! It says who, where, when and by whom (杭州市流动人口服务管理规定 13 条 asks for 被登记人, 登记机关 and 登记时间) and is no
//! document of identity: the number is masked always, and no telephone stands on it.

use super::registration::{FloatingRegistration, Issue, day_in_words, day_or_gaps, number_without_reason, origin, sex};
use super::{RECEIPT, footer};
use crate::domain::values::{Day, Value};
use crate::print::page::{A5, Document, Frame, Page};
use crate::print::pen::{Style, hei, song};
use crate::print::table::{Block, Borders, LaidPage, Looks, PADDING_MM, Row, Space, Table, label, row, value};

/// A5 across.
const PAGE: (f32, f32) = (A5.1, A5.0);
/// Where the stub is torn off.
const TEAR_MM: f32 = 66.0;
const MARGIN_MM: f32 = 8.0;
const BODY_TOP_MM: f32 = 33.0;
/// Below it the stub is signed.
const STUB_BOTTOM_MM: f32 = 108.0;
/// The round seal keeps its room below the rows of the receipt.
const BODY_BOTTOM_MM: f32 = 92.0;
const NEXT_BOTTOM_MM: f32 = 134.0;
const SEAL_MM: f32 = 42.0;
/// The usual receipt, and one whose values are long: what says who was registered when and by whom is not torn apart.
const SETTINGS: [Setting; 3] = [
    Setting { row_height_mm: 8.0, padding_mm: PADDING_MM, value: 10.5 },
    Setting { row_height_mm: 6.4, padding_mm: 0.6, value: 10.5 },
    Setting { row_height_mm: 5.4, padding_mm: 0.4, value: 9.0 },
];
/// One dash and the gap after it.
const DASH_MM: f32 = 2.0;

const NOTE: &str = include_str!("../../../assets/text/receipt_note.txt");

/// How close the rows stand.
#[derive(Clone, Copy)]
struct Setting {
    row_height_mm: f32,
    padding_mm: f32,
    /// The size of the values, in points.
    value: f32,
}

/// The receipt of one registration.
pub fn filled(registration: &FloatingRegistration, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(registration), issue)
}

/// A receipt to be filled by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&FloatingRegistration::default(), issue)
}

/// The receipts of many, one after the other.
pub fn batch(registrations: &[FloatingRegistration], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(RECEIPT.title, issue.today);
    document.pages = registrations.iter().flat_map(|registration| receipt(registration, issue)).collect();
    document
}

/// Stub and receipt side by side; where one is longer than a page, its rest stands on the next.
fn receipt(registration: &FloatingRegistration, issue: &Issue<'_>) -> Vec<Page> {
    let onto_form = issue.onto_form;
    let (stub_sides, main_sides) = ((MARGIN_MM, TEAR_MM - 4.0), (TEAR_MM + 6.0, PAGE.0 - MARGIN_MM));
    let stub =
        |setting| lay(stub_rows(registration, onto_form), stub_sides, (STUB_BOTTOM_MM, 17.0), (setting, onto_form));
    let main = |setting| lay(main_rows(registration, issue), main_sides, (BODY_BOTTOM_MM, 24.0), (setting, onto_form));
    let (stub, main) = (in_first_whole(stub), in_first_whole(main));
    let count = stub.len().max(main.len());
    let mut pages: Vec<Page> = (0..count).map(|_| Page::new(PAGE)).collect();
    for half in [stub, main] {
        for (page, laid) in pages.iter_mut().zip(half) {
            page.marks.extend(laid.page.marks);
        }
    }
    for (place, page) in pages.iter_mut().enumerate() {
        heads(page, registration, place);
        tear(page);
        if place == 0 {
            stub_foot(page);
            main_foot(page, registration, issue);
        }
    }
    if count > 1 {
        footer::number_pages(&mut pages, &Issue { running_number: None, ..issue.clone() }, MARGIN_MM, MARGIN_MM);
    }
    pages
}

/// In the first setting in which a single page holds all; where none does, in the first.
fn in_first_whole(lay: impl Fn(Setting) -> Vec<LaidPage>) -> Vec<LaidPage> {
    let whole = SETTINGS.into_iter().map(&lay).find(|laid| laid.len() == 1);
    whole.unwrap_or_else(|| lay(SETTINGS[0]))
}

fn lay(
    rows: Vec<Row>,
    (left, right): (f32, f32),
    (bottom, label_mm): (f32, f32),
    (setting, is_onto_form): (Setting, bool),
) -> Vec<LaidPage> {
    let looks = Looks {
        label: hei(9.0),
        value: song(setting.value),
        title: hei(9.0),
        choice: song(9.0),
        row_height: setting.row_height_mm,
        padding_mm: setting.padding_mm,
        is_onto_form,
        borders: Borders::Rules,
    };
    let width = right - left;
    let pair = (width - 2.0 * label_mm) / 2.0;
    let columns = vec![label_mm, pair, label_mm, pair];
    let blocks = vec![Block { title: "", rows }];
    let table = Table { columns, title_width: 0.0, looks, heading: Vec::new(), blocks };
    let body = |bottom: f32| Frame { x: left, y: BODY_TOP_MM, width, height: bottom - BODY_TOP_MM };
    table.lay(PAGE, &Space { first: body(bottom), next: body(NEXT_BOTTOM_MM) })
}

fn whole(name: &str, words: String) -> Row {
    row(vec![label(name), value(3, words)])
}

fn stub_rows(registration: &FloatingRegistration, onto_form: bool) -> Vec<Row> {
    let FloatingRegistration { person, residence, address, .. } = registration;
    let mut rows = vec![
        whole("被登记人", person.name.shown()),
        whole("证件号码", number_without_reason(&person.identity, false)),
        whole("现住址", address.clone()),
        whole("登记时间", day_or_gaps(residence.registered_on)),
        whole("经办人", residence.registrar.shown()),
    ];
    rows.extend(left_row(registration, onto_form));
    rows
}

/// Of somebody who has left, since when. A form printed before has no room for it.
fn left_row(registration: &FloatingRegistration, onto_form: bool) -> Option<Row> {
    let left_on = registration.residence.until_date.0.filter(|_| !onto_form)?;
    Some(whole("离开日期", day_in_words(left_on)))
}

fn main_rows(registration: &FloatingRegistration, issue: &Issue<'_>) -> Vec<Row> {
    let FloatingRegistration { person, residence, address, .. } = registration;
    let (origin_label, origin) = origin(person, issue);
    let mut rows = vec![
        row(vec![label("被登记人"), value(1, person.name.shown()), label("性别"), value(1, sex(person))]),
        whole("证件号码", number_without_reason(&person.identity, false)),
        whole(origin_label, origin),
        whole("现住址", address.clone()),
        row(vec![
            label("来本地日期"),
            value(1, day_or_gaps(residence.from_date)),
            label("居住事由"),
            value(1, residence.reside_reason.label()),
        ]),
        row(vec![
            label("登记时间"),
            value(1, day_or_gaps(residence.registered_on)),
            label("经办人"),
            value(1, residence.registrar.shown()),
        ]),
    ];
    rows.extend(left_row(registration, issue.onto_form));
    rows
}

fn heads(page: &mut Page, registration: &FloatingRegistration, place: usize) {
    let more = if place == 0 { "" } else { "（续）" };
    page.text_centred((MARGIN_MM + TEAR_MM - 4.0) / 2.0, 19.0, hei(15.0), &format!("存根{more}"));
    let middle = (TEAR_MM + 6.0 + PAGE.0 - MARGIN_MM) / 2.0;
    page.text_centred(middle, 19.0, hei(18.0), &format!("{}{more}", RECEIPT.title));
    let style = song(9.0);
    let number = registration.residence.registration_number.0.as_str();
    for (left, right) in [(MARGIN_MM, TEAR_MM - 4.0), (TEAR_MM + 6.0, PAGE.0 - MARGIN_MM)] {
        if number.is_empty() {
            page.blank_line((right - 50.0).max(left), 28.0, style, "编号", right);
        } else {
            page.text_right(right, 28.0, style.filled_after("编号 "), &format!("编号 {number}"));
        }
        page.rule((left, BODY_TOP_MM - 0.6), (right, BODY_TOP_MM - 0.6), 0.8);
    }
}

/// A dashed line to tear along.
fn tear(page: &mut Page) {
    let count = ((PAGE.1 - 2.0 * MARGIN_MM) / (2.0 * DASH_MM)) as usize;
    for dash in 0..count {
        let top = MARGIN_MM + dash as f32 * 2.0 * DASH_MM;
        page.rule((TEAR_MM + 1.0, top), (TEAR_MM + 1.0, top + DASH_MM), 0.4);
    }
}

fn stub_foot(page: &mut Page) {
    let right = TEAR_MM - 4.0;
    page.blank_line(MARGIN_MM, 121.0, hei(9.0), "领取人签名", right);
    page.blank_line(MARGIN_MM, 132.0, hei(9.0), "领取日期", right);
}

/// What the receipt means at the left, at the right the authority under its seal.
fn main_foot(page: &mut Page, registration: &FloatingRegistration, issue: &Issue<'_>) {
    let (left, right) = (TEAR_MM + 6.0, PAGE.0 - MARGIN_MM);
    note(page, left, right - SEAL_MM - 22.0, issue);
    let style = song(10.5);
    let middle = right - (SEAL_MM + 16.0) / 2.0;
    page.text_centred(middle, 99.0, hei(9.5), "登记机关、受理单位（章）");
    let lines = style.wrap_evenly(&issue.station.name, SEAL_MM + 16.0);
    page.set_lines_centred(middle, 118.0 - style.drop_mm(&lines) / 2.0, style, &lines);
    let day = Day(registration.residence.registered_on.0.map(|_| issue.today));
    page.text_centred(middle, 134.0, style.filled(), &day_or_gaps(day));
}

fn note(page: &mut Page, left: f32, right: f32, issue: &Issue<'_>) {
    let style: Style = song(8.5);
    let mut y = 101.0;
    for paragraph in NOTE.lines() {
        let lines = style.wrap(paragraph, right - left);
        y = page.set_lines(left, y, style, &lines) + style.leading_mm() * 1.25;
    }
    let phone = &issue.station.office_phone;
    if !phone.is_empty() {
        page.text(left, y, style, format!("咨询电话 {phone}"));
    }
    if let Some(number) = &issue.running_number {
        let words = format!("打印编号 {number}　{}", day_in_words(issue.today));
        page.text(left, PAGE.1 - MARGIN_MM - 1.5, song(7.0).grey().filled(), words);
    }
}
