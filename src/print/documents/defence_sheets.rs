//! 联防值班表 and 巡逻登记表 of a group for one month; without a group, to be written by hand.

use super::defence::{GroupRecord, PatrolRow, TurnRow};
use super::form::{self, CLOSE, Head, LEFT_MM, RIGHT_MM, wide_label};
use super::registration::Issue;
use super::{DUTY_ROTA, PATROL_LOG, footer};
use crate::print::page::{A4, Document, Frame, Page};
use crate::print::pen::{hei, song};
use crate::print::table::{Block, Borders, Looks, PADDING_MM, Row, Space, Table, label, row, value};

/// 日期, 时段, 值班户, 地址, 电话, 签到.
const ROTA_MM: [f32; 6] = [28.0, 28.0, 32.0, 40.0, 30.0, 16.0];
/// A month has at most so many days.
const ROTA_ROWS: usize = 31;
/// 日期, 时段, 人数, 参加人, 路线, 发现的问题, 处理.
const LOG_MM: [f32; 7] = [24.0, 26.0, 14.0, 46.0, 46.0, 64.0, 47.0];
const LOG_ROWS: usize = 15;
/// Margins of the log, which lies across.
const ACROSS_MM: f32 = 15.0;
/// What the month takes of the line under the title.
const MONTH_MM: f32 = 34.0;

/// Who is on duty when, with room to sign.
pub fn rota(record: &GroupRecord, issue: &Issue<'_>) -> Document {
    let head = Head { title: DUTY_ROTA.title, number_label: "组号", number: &record.number };
    let mut rows = vec![
        row(vec![label("组名"), value(2, record.title()), label("月份"), value(2, &record.month)]),
        row(["日期", "时段", "值班户", "地址", "电话", "签到"].map(label).into()),
    ];
    rows.extend(record.turns.iter().map(turn));
    if record.turns.is_empty() {
        rows.extend((0..ROTA_ROWS).map(|_| turn(&TurnRow::default())));
    }
    rows.push(row(vec![
        wide_label(1, "组长"),
        value(2, record.head.words()),
        label("求助电话"),
        value(2, &record.help_phones),
    ]));
    let laid = form::lay(head, &ROTA_MM, CLOSE, rows.into_iter().map(block).collect());
    document(DUTY_ROTA.title, laid.into_iter().map(|laid| laid.page).collect(), issue, LEFT_MM, RIGHT_MM)
}

fn turn(turn: &TurnRow) -> Row {
    let cells = [&turn.day, &turn.hours, &turn.name, &turn.address, &turn.phone];
    row(cells.into_iter().map(|words| value(1, words)).chain([value(1, "")]).collect())
}

/// Who walked when and where, what was found, what was done about it.
pub fn log(record: &GroupRecord, issue: &Issue<'_>) -> Document {
    let body = Frame { x: ACROSS_MM, y: 32.0, width: A4.1 - 2.0 * ACROSS_MM, height: A4.0 - 32.0 - 18.0 };
    let mut rows: Vec<Row> = record.patrols.iter().map(patrol).collect();
    let written = rows.len();
    rows.extend((written..LOG_ROWS).map(|_| patrol(&PatrolRow::default())));
    let scale = body.width / LOG_MM.iter().sum::<f32>();
    let table = Table {
        columns: LOG_MM.map(|width| width * scale).into(),
        title_width: 0.0,
        looks: Looks {
            label: hei(10.0),
            value: song(10.0),
            title: hei(10.0),
            choice: song(9.5),
            row_height: 9.4,
            padding_mm: PADDING_MM,
            is_onto_form: false,
            borders: Borders::Grid,
        },
        heading: vec![row(["日期", "时段", "人数", "参加人", "巡逻路线", "发现的问题", "处理"].map(label).into())],
        blocks: rows.into_iter().map(block).collect(),
    };
    let size = (A4.1, A4.0);
    let mut pages: Vec<Page> =
        table.lay(size, &Space { first: body, next: body }).into_iter().map(|laid| laid.page).collect();
    pages.iter_mut().for_each(|page| log_head(page, record));
    document(PATROL_LOG.title, pages, issue, ACROSS_MM, ACROSS_MM)
}

fn log_head(page: &mut Page, record: &GroupRecord) {
    page.text_centred(A4.1 / 2.0, 16.0, hei(19.0), PATROL_LOG.title);
    let (style, y, right) = (song(10.0), 29.0, A4.1 - ACROSS_MM);
    if record.number.is_empty() {
        page.blank_line(ACROSS_MM, y, style, "联防组", ACROSS_MM + 90.0);
        page.blank_line(right - 60.0, y, style, "月份", right);
        return;
    }
    let words = format!("{}　{}", record.kind, record.title());
    // A long name begins a line above.
    let lines = style.wrap(&words, right - ACROSS_MM - MONTH_MM);
    page.set_lines(ACROSS_MM, y - style.drop_mm(&lines), style, &lines);
    page.text_right(right, y, style, &record.month);
}

fn patrol(patrol: &PatrolRow) -> Row {
    let cells =
        [&patrol.day, &patrol.hours, &patrol.headcount, &patrol.people, &patrol.route, &patrol.found, &patrol.handling];
    row(cells.into_iter().map(|words| value(1, words)).collect())
}

/// A row may leave the page its neighbours are on.
fn block(row: Row) -> Block {
    Block { title: "", rows: vec![row] }
}

fn document(title: &str, mut pages: Vec<Page>, issue: &Issue<'_>, left: f32, right: f32) -> Document {
    footer::number_pages(&mut pages, issue, left, right);
    let mut document = Document::new(title, issue.today);
    document.pages = pages;
    document
}
