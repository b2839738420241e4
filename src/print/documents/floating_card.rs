//! 流动人口登记卡: what a resident carries away after registering, on A6.
//!
//! It shows what the holder may need at a counter and no more: the number is masked always, of the place of origin only
//! the county stands there, of a foreigner the country, and neither telephone nor landlord (docs/privacy.md §3).

use super::registration::{FloatingRegistration, Issue, day_in_words, day_or_gaps, number_without_reason, origin, sex};
use super::{FLOATING_CARD, footer};
use crate::domain::values::{Day, Value};
use crate::print::page::{A6, Document, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{Block, Borders, Looks, PADDING_MM, Row, Space, Table, label, row, value};
use chrono::Datelike;

const MARGIN_MM: f32 = 8.0;
const WIDTH_MM: f32 = A6.0 - 2.0 * MARGIN_MM;
const BODY_TOP_MM: f32 = 29.0;
/// The round seal.
const SEAL_MM: f32 = 42.0;
/// The usual card, and one whose values are long: before a second page is begun the rows stand closer, then the foot goes
/// down as far as the seal allows, and at last the whole card is set smaller beside narrower labels.
const SETTINGS: [Setting; 4] = [
    Setting { foot_top_mm: 97.0, row_height_mm: 7.9, padding_mm: PADDING_MM, label_mm: 21.0, value: 11.0 },
    Setting { foot_top_mm: 97.0, row_height_mm: 6.2, padding_mm: 0.5, label_mm: 21.0, value: 11.0 },
    Setting { foot_top_mm: 102.0, row_height_mm: 6.2, padding_mm: 0.5, label_mm: 21.0, value: 11.0 },
    Setting { foot_top_mm: 102.0, row_height_mm: 5.2, padding_mm: 0.4, label_mm: 16.0, value: 9.5 },
];
const BODY_BOTTOM_MM: f32 = 138.0;

const NOTE: &str = include_str!("../../../assets/text/floating_card_note.txt");

/// How close the rows stand, and where the foot begins: it keeps room for the seal.
#[derive(Clone, Copy)]
struct Setting {
    foot_top_mm: f32,
    row_height_mm: f32,
    padding_mm: f32,
    label_mm: f32,
    /// The size of the values, in points.
    value: f32,
}

/// The card of one person.
pub fn filled(registration: &FloatingRegistration, issue: &Issue) -> Document {
    batch(std::slice::from_ref(registration), issue)
}

/// A card to be filled by hand.
pub fn blank(issue: &Issue) -> Document {
    filled(&FloatingRegistration::default(), issue)
}

/// The cards of many, one after the other.
pub fn batch(registrations: &[FloatingRegistration], issue: &Issue) -> Document {
    let mut document = Document::new(FLOATING_CARD.title, issue.today);
    document.pages = registrations.iter().flat_map(|registration| card(registration, issue)).collect();
    document
}

/// One card: a single page, unless a name or an address is so long that it goes on over a second one.
fn card(registration: &FloatingRegistration, issue: &Issue) -> Vec<Page> {
    let lay = |setting: &Setting| table(registration, issue, setting).lay(A6, &space(setting));
    let [.., last] = SETTINGS;
    let whole = SETTINGS.into_iter().map(|setting| (setting, lay(&setting))).find(|(_, laid)| laid.len() == 1);
    let (setting, laid) = whole.unwrap_or_else(|| (last, lay(&last)));
    let count = laid.len();
    let mut pages: Vec<Page> = laid.into_iter().map(|laid| laid.page).collect();
    for (place, page) in pages.iter_mut().enumerate() {
        head(page, registration, issue, place);
        if place == 0 {
            foot(page, registration, issue, setting.foot_top_mm);
        }
    }
    if count > 1 {
        footer::number_pages(&mut pages, &Issue { running_number: None, ..issue.clone() }, MARGIN_MM, MARGIN_MM);
    }
    pages
}

fn space(setting: &Setting) -> Space {
    let body = |bottom: f32| Frame { x: MARGIN_MM, y: BODY_TOP_MM, width: WIDTH_MM, height: bottom - BODY_TOP_MM };
    Space { first: body(setting.foot_top_mm), next: body(BODY_BOTTOM_MM) }
}

fn head(page: &mut Page, registration: &FloatingRegistration, issue: &Issue, place: usize) {
    let middle = A6.0 / 2.0;
    let right = A6.0 - MARGIN_MM;
    station_name(page, middle, issue);
    let title = if place == 0 { FLOATING_CARD.title.to_owned() } else { format!("{}（续）", FLOATING_CARD.title) };
    page.text_centred(middle, 19.5, hei(16.0), &title);
    let number = registration.residence.registration_number.0.as_str();
    if number.is_empty() {
        page.blank_line(right - 42.0, 25.2, song(9.0), "编号", right);
    } else {
        page.text_right(right, 25.2, song(9.0).filled_after("编号 "), &format!("编号 {number}"));
    }
    page.rule((MARGIN_MM, BODY_TOP_MM - 1.0), (right, BODY_TOP_MM - 1.0), 1.2);
    page.rule((MARGIN_MM, BODY_TOP_MM), (right, BODY_TOP_MM), 0.4);
}

/// Over the title; two lines still stand inside what every printer reaches.
fn station_name(page: &mut Page, middle: f32, issue: &Issue) {
    let style = hei(9.0);
    let lines = style.wrap_evenly(&issue.station.name, WIDTH_MM);
    let last = if lines.len() > 1 { 12.6 } else { 11.5 };
    page.set_lines_centred(middle, last - style.drop_mm(&lines), style, &lines);
}

fn table(registration: &FloatingRegistration, issue: &Issue, setting: &Setting) -> Table {
    let looks = Looks {
        label: hei(9.0),
        value: song(setting.value),
        title: hei(9.0),
        choice: song(9.0),
        row_height: setting.row_height_mm,
        padding_mm: setting.padding_mm,
        is_onto_form: issue.onto_form,
        borders: Borders::Rules,
    };
    let blocks = vec![Block { title: "", rows: rows(registration, issue) }];
    let columns = vec![setting.label_mm, WIDTH_MM - setting.label_mm - 45.0, 19.0, 26.0];
    Table { columns, title_width: 0.0, looks, heading: Vec::new(), blocks }
}

fn rows(registration: &FloatingRegistration, issue: &Issue) -> Vec<Row> {
    let FloatingRegistration { person, residence, address, .. } = registration;
    let birth_year = person.birth.0.map_or_else(|| "　　　年".to_owned(), |birth| format!("{}年", birth.year()));
    let whole = |name: &str, words: String| row(vec![label(name), value(3, words)]);
    let (origin_label, origin) = origin(person, issue);
    let mut rows = vec![
        whole("姓名", person.name.shown()),
        row(vec![label("性别"), value(1, sex(person)), label("出生年"), value(1, birth_year)]),
        whole("证件号码", number_without_reason(&person.identity, false)),
        whole(origin_label, origin),
        whole("现住址", address.clone()),
        whole("服务处所", residence.workplace.shown()),
        whole("登记日期", day_or_gaps(residence.registered_on)),
    ];
    // Whoever has left has nothing to be endorsed here.
    match (residence.until_date.0, registration.endorse_until(issue.today)) {
        _ if issue.onto_form => {}
        (Some(left_on), _) => rows.push(whole("离开日期", day_in_words(left_on))),
        (None, Some(until)) => rows.push(whole("下次签注", format!("{}前一个月内", day_in_words(until)))),
        (None, None) => {}
    }
    rows.push(whole("社区电话", issue.station.office_phone.clone()));
    rows
}

/// Signatures at the left, at the right the station and the day under the round seal, a word to the holder below.
fn foot(page: &mut Page, registration: &FloatingRegistration, issue: &Issue, top: f32) {
    let line_end = MARGIN_MM + 40.0;
    let style = song(10.5);
    let registrar = style.wrap(&registration.residence.registrar.shown(), line_end - MARGIN_MM - 13.0);
    let rise = style.drop_mm(&registrar);
    page.blank_line(MARGIN_MM, top + 11.0 - rise, hei(9.0), "站长", line_end);
    page.blank_line(MARGIN_MM, top + 21.0, hei(9.0), "经办人", line_end);
    page.set_lines(MARGIN_MM + 13.0, top + 20.4 - rise, style.filled(), &registrar);
    under_the_seal(page, registration, issue, top);
    note(page, issue);
}

/// The seal is 42 mm wide; what stands under it is in its middle and no wider, and no line runs through it. A long name
/// grows upwards: below it the day keeps its place.
fn under_the_seal(page: &mut Page, registration: &FloatingRegistration, issue: &Issue, top: f32) {
    let style = song(9.0);
    let middle = A6.0 - MARGIN_MM - SEAL_MM / 2.0;
    let day = Day(registration.residence.registered_on.0.map(|_| issue.today));
    let lines = style.wrap_evenly(&format!("{}（章）", issue.station.name), SEAL_MM);
    page.set_lines_centred(middle, top + 19.0 - style.drop_mm(&lines), style, &lines);
    page.text_centred(middle, top + 25.2, style.filled(), &day_or_gaps(day));
}

fn note(page: &mut Page, issue: &Issue) {
    let style = song(7.5).grey();
    let of_print = style.filled();
    let mut y = A6.1 - MARGIN_MM - (NOTE.lines().count() as f32 - 1.0) * style.leading_mm();
    if let Some(number) = &issue.running_number {
        page.text(MARGIN_MM, y - style.leading_mm() * 1.3, of_print, format!("打印编号 {number}"));
    }
    for line in NOTE.lines() {
        page.text(MARGIN_MM, y, style, line);
        y += style.leading_mm();
    }
}
