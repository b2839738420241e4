//! 在住人员名单: who really lived at a place on a day, on A4 across, as many pages as it takes.
//!
//! Masked as lists on screen are (docs/privacy.md §3): no telephones, numbers shortened. Who stands on it comes already in
//! words; nothing here knows the register.

use super::registration::{Issue, day_in_words};
use super::{RESIDENT_LIST, footer};
use crate::domain::Date;
use crate::print::page::{Document, Frame, Page};
use crate::print::pen::{Style, hei, song};
use crate::print::table::{Block, Borders, LaidPage, Looks, PADDING_MM, Row, Space, Table, label, row, value};
use serde::{Deserialize, Serialize};

/// A4 across.
const PAGE: (f32, f32) = (297.0, 210.0);
const MARGIN_MM: f32 = 14.0;
const WIDTH_MM: f32 = PAGE.0 - 2.0 * MARGIN_MM;
/// The first line under the title, and from the last one down to the table.
const ABOUT_MM: f32 = 24.0;
const ABOVE_TABLE_MM: f32 = 3.0;
const BOTTOM_MM: f32 = 195.0;
/// What the sheet is for is written by hand on this line.
const PURPOSE_MM: f32 = 62.0;
/// Between words that share a line.
const APART_MM: f32 = 8.0;
const ABOUT: Style = song(10.5);
const SMALL: Style = song(9.0).grey();

const COLUMNS: [(&str, f32); 9] = [
    ("序号", 13.0),
    ("姓名", 34.0),
    ("性别", 13.0),
    ("年龄", 13.0),
    ("证件号码", 46.0),
    ("住处", 62.0),
    ("类别", 34.0),
    ("来本地日期", 27.0),
    ("离开日期", 27.0),
];

/// Everybody on the sheet.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct ResidentList {
    pub day: Date,
    /// The place asked about; empty for the whole station.
    pub place: String,
    pub people: Vec<ListedResident>,
    /// What it was printed for; a line to write on where it is not said.
    #[serde(default)]
    pub purpose: String,
}

/// One line, in words and masked.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct ListedResident {
    pub name: String,
    pub sex: String,
    /// On that day.
    pub age: String,
    pub number: String,
    pub address: String,
    pub is_resident: bool,
    /// 居住事由, of floating people.
    pub reason: String,
    pub from: String,
    /// Of somebody who has left since.
    pub until: String,
}

impl ResidentList {
    /// 「共 12 人：常住 8 人，流动 4 人」
    fn totals(&self) -> String {
        let all = self.people.len();
        let residents = self.people.iter().filter(|one| one.is_resident).count();
        format!("共 {all} 人：常住 {residents} 人，流动 {} 人", all - residents)
    }
}

impl ListedResident {
    /// 「流动·务工」
    fn kind(&self) -> String {
        let kind = if self.is_resident { "常住" } else { "流动" };
        if self.reason.is_empty() { kind.to_owned() } else { format!("{kind}·{}", self.reason) }
    }
}

pub fn list(list: &ResidentList, issue: &Issue) -> Document {
    let head = Head::of(list, issue);
    let top = head.known_mm() + ABOVE_TABLE_MM;
    let body = Frame { x: MARGIN_MM, y: top, width: WIDTH_MM, height: BOTTOM_MM - top };
    let laid = table(list).lay(PAGE, &Space { first: body, next: body });
    let mut pages: Vec<Page> = laid.into_iter().map(|LaidPage { page, .. }| page).collect();
    for page in &mut pages {
        head.draw(page, issue);
    }
    footer::number_pages(&mut pages, issue, MARGIN_MM, MARGIN_MM);
    let mut document = Document::new(RESIDENT_LIST.title, issue.today);
    document.pages = pages;
    document
}

/// What stands over the table, the same on every page, so that a sheet that was taken apart still says what it is.
struct Head {
    title: String,
    /// The place and its numbers, then what the sheet is for where that has no room beside them.
    about: Vec<String>,
    /// At the right of the first line; none where it is written by hand or stands below.
    beside: Option<String>,
    is_by_hand: bool,
}

impl Head {
    fn of(list: &ResidentList, issue: &Issue) -> Self {
        let title = format!("{}　{}这一天", RESIDENT_LIST.title, day_in_words(list.day));
        let place = if list.place.is_empty() { issue.station.community.as_str() } else { list.place.as_str() };
        let place = format!("{place}　{}", list.totals());
        let is_by_hand = list.purpose.is_empty();
        let purpose = format!("用途：{}", list.purpose);
        let wanted = if is_by_hand { PURPOSE_MM } else { ABOUT.width_mm(&purpose) };
        let is_beside = ABOUT.width_mm(&place) + APART_MM + wanted <= WIDTH_MM;
        let mut about = ABOUT.wrap(&place, WIDTH_MM);
        match (is_beside, is_by_hand) {
            (true, _) => {}
            (false, true) => about.push(String::new()),
            (false, false) => about.extend(ABOUT.wrap(&purpose, WIDTH_MM)),
        }
        Self { title, about, beside: (is_beside && !is_by_hand).then_some(purpose), is_by_hand }
    }

    /// The last line above the table.
    fn known_mm(&self) -> f32 {
        ABOUT_MM + ABOUT.drop_mm(&self.about) + 6.0
    }

    fn draw(&self, page: &mut Page, issue: &Issue) {
        let right = PAGE.0 - MARGIN_MM;
        page.text_centred(PAGE.0 / 2.0, 17.0, hei(16.0), &self.title);
        let last = page.set_lines(MARGIN_MM, ABOUT_MM, ABOUT, &self.about);
        if let Some(purpose) = &self.beside {
            page.text_right(right, ABOUT_MM, ABOUT, purpose);
        }
        if self.is_by_hand {
            page.blank_line(right - PURPOSE_MM, last, ABOUT, "用途", right);
        }
        let known = format!("这一天实际住着的人，按{}登记簿里的起止日期；离开当天不算在住", day_in_words(issue.today));
        page.text(MARGIN_MM, self.known_mm(), SMALL, known);
        page.text_right(right, self.known_mm(), SMALL, &issue.station.name);
    }
}

fn table(list: &ResidentList) -> Table {
    let looks = Looks {
        label: hei(10.0),
        value: song(10.0),
        title: hei(10.0),
        choice: song(10.0),
        row_height: 7.0,
        padding_mm: PADDING_MM,
        is_onto_form: false,
        borders: Borders::Grid,
    };
    Table {
        columns: COLUMNS.iter().map(|(_, width)| *width).collect(),
        title_width: 0.0,
        looks,
        heading: vec![row(COLUMNS.iter().map(|(words, _)| label(*words)).collect())],
        blocks: vec![Block { title: "", rows: (1..).zip(&list.people).map(line).collect() }],
    }
}

fn line((number, one): (usize, &ListedResident)) -> Row {
    let cells = [
        number.to_string(),
        one.name.clone(),
        one.sex.clone(),
        one.age.clone(),
        one.number.clone(),
        one.address.clone(),
        one.kind(),
        one.from.clone(),
        one.until.clone(),
    ];
    row(cells.into_iter().map(|words| value(1, words)).collect())
}
