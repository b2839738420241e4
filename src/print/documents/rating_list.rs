//! 五星级出租房主公示名单: the stars of those of a round who agreed to it, for everybody's eyes, on A4. Stars alone: no reasons, no votes,
//! names masked.

use super::form::{self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, SEAL_MM, rooms, seal_here, wide_label};
use super::rating::{PublishedLandlord, PublishedRound};
use super::registration::{Issue, day_or_gaps};
use super::{RATING_LIST, footer};
use crate::domain::CodeList;
use crate::domain::codes::StarList;
use crate::domain::values::Day;
use crate::print::page::{Document, Page};
use crate::print::table::{Block, Cell, Content, LaidPage, Row, label, row, value};

/// 序号, 房主, 房屋, the five, 星数.
const COLUMNS_MM: [f32; 9] = [11.0, 27.0, 54.0, 14.0, 14.0, 14.0, 14.0, 14.0, 12.0];
const BLANK_ROWS: usize = 18;
const STAR: &str = "★";

/// The list of one round.
pub fn filled(record: &PublishedRound, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// One to be written by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&PublishedRound::default(), issue)
}

/// The lists of several rounds; each counts its own pages.
pub fn batch(records: &[PublishedRound], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(RATING_LIST.title, issue.today);
    document.pages = records.iter().flat_map(|record| list(record, issue)).collect();
    document
}

fn list(record: &PublishedRound, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == PublishedRound::default();
    let head = Head { title: RATING_LIST.title, number_label: "轮次", number: &record.round };
    let mut rows = vec![headings()];
    rows.extend((1..).zip(&record.landlords).map(|(number, landlord)| line(number, Some(landlord))));
    if is_blank {
        rows.extend((1..=BLANK_ROWS).map(|number| line(number, None)));
    }
    let blocks = vec![
        Block { title: "", rows: vec![row(vec![value(9, told(record, issue))])] },
        Block { title: "", rows },
        Block { title: "", rows: vec![rooms(&[3, 6], SEAL_MM + 1.0)] },
    ];
    let looks = if is_blank { BY_HAND } else { PRINTED };
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, looks, blocks) {
        if let [_, station] = rooms[..] {
            seal_here(&mut page, station, "公示单位（章）", "负责人", (issue, Day(record.from)));
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

/// From when until when, and to whom one turns.
fn told(record: &PublishedRound, issue: &Issue<'_>) -> String {
    let [from, until] = [record.from, record.until].map(|day| day_or_gaps(Day(day)));
    let phone = &issue.station.office_phone;
    let call = if phone.is_empty() { String::new() } else { format!("，电话 {phone}") };
    format!(
        "公示期：{from} 至 {until}。以下房主已同意公示。对名单有异议的，请在公示期内向本站提出{call}，可以不公开姓名。"
    )
}

fn headings() -> Row {
    let stars = StarList::table().codes.iter().map(|code| label(code.name.trim_end_matches('星')));
    let first = ["序号", "房主", "出租房屋"].map(label);
    row(first.into_iter().chain(stars).chain([label("星数")]).collect())
}

fn line(number: usize, landlord: Option<&PublishedLandlord>) -> Row {
    let middle = |words: String| Cell { span: 1, content: Content::Middle(words) };
    let [name, houses] = landlord.map(|one| [one.name.clone(), one.houses.clone()]).unwrap_or_default();
    let is_there = landlord.map(|one| one.stars).unwrap_or_default();
    let count = landlord.map(|one| one.stars.iter().filter(|star| **star).count().to_string()).unwrap_or_default();
    let stars = is_there.map(|star| middle(if star { STAR.to_owned() } else { String::new() }));
    let first = [wide_label(1, &number.to_string()), value(1, name), value(1, houses)];
    row(first.into_iter().chain(stars).chain([middle(count)]).collect())
}
