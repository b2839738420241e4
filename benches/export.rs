//! A register of 100,000 people by 29 columns written to a workbook, beside bare rust_xlsxwriter writing the same cells in the
//! same run.
//!
//! `cargo bench --bench export` prints each part; the budget is 3 s for the export, reading and masking included.

use linli::domain::Station;
use linli::domain::id_number::check_digit;
use linli::services::export::{self, Extent, Purpose, RegisterOrder, Terms};
use linli::services::import::{carry_out, open, rehearse};
use linli::services::sheets;
use linli::services::sheets::writing::{Table, workbook};
use linli::services::station::{self, Founding};
use linli::services::{Clock, Desk, Existing, Progress};
use rust_xlsxwriter::Workbook;
use std::path::Path;
use std::time::Instant;

const PEOPLE: u32 = 100_000;
const COLUMNS: usize = 29;
const BUDGET: f64 = 3_000.0;
const HEADINGS: [&str; 12] = [
    "姓名",
    "公民身份号码",
    "民族",
    "联系电话",
    "户籍详址",
    "婚姻状况",
    "文化程度",
    "现住址",
    "住所类型",
    "居住事由",
    "来本地日期",
    "服务处所",
];

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut desk = filled(folder.path());
    let kind = export::kind("person").expect("the register of people");
    let columns = kind.columns().into_iter().take(COLUMNS).map(|column| column.key).collect();
    let purpose = Purpose { words: "测量".into(), ..Purpose::default() };
    let terms = Terms { extent: Extent::Whole, with_children: true, purpose, ..Terms::default() };
    let order = RegisterOrder { table: kind.table, columns, terms };
    let to = folder.path().join("人口.xlsx");
    let ours = timed("exported", || {
        export::register(&mut desk, &order, (&to, Existing::Replace), &Progress::default()).expect("it leaves");
    });
    let sheets = sheets::read(&to).expect("a workbook");
    let rows: Vec<Vec<String>> =
        sheets[0].rows.iter().map(|row| row.cells().map(|cell| cell.text.to_owned()).collect()).collect();
    assert_eq!((rows.len(), rows[0].len()), (PEOPLE as usize + 1, COLUMNS), "everybody is in it");
    let bare = timed("bare rust_xlsxwriter, the same cells", || bare(&rows));
    println!("  budget {BUDGET:.0} ms; {:.1} times bare writing", ours / bare);
}

fn bare(rows: &[Vec<String>]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook");
}

/// A station into which the people were brought by a table.
fn filled(folder: &Path) -> Desk {
    let table = folder.join("台账.xlsx");
    let headings = HEADINGS.map(str::to_owned).to_vec();
    let people = Table { name: "名单".to_owned(), headings, rows: (0..PEOPLE).map(person).collect() };
    std::fs::write(&table, workbook(&[people]).expect("a workbook")).expect("it is written");
    let founding = Founding {
        folder: folder.join("档案"),
        station: Station { name: "测量站".into(), ..Station::default() },
        operator: "测量".into(),
        password: "测量时用的口令".into(),
    };
    let (mut desk, _) = station::found(&founding, Clock::System).expect("a station");
    let import = open(&desk, &table, None).expect("a table");
    let rehearsal = rehearse(&desk, &import, &Progress::default()).expect("a rehearsal");
    carry_out(&mut desk, &import, &rehearsal, &Progress::default()).expect("it is brought in");
    desk
}

fn timed(what: &str, work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    let spent = started.elapsed().as_secs_f64() * 1_000.0;
    println!("  {what:36} {spent:8.0} ms");
    spent
}

/// Somebody who does not exist: each day has a thousand numbers, and a day is used up before the next.
fn person(serial: u32) -> Vec<String> {
    let day = serial / 1_000;
    let digits = format!("5105241990{:02}{:02}{:03}", 1 + day / 28 % 12, 1 + day % 28, serial % 1_000);
    let letter = |place: u32| char::from_u32(0x4E00 + place % 5_000).unwrap_or('某');
    let room = serial / 3;
    let cells = [
        format!("测{}{}", letter(serial), letter(serial / 7)),
        format!("{digits}{}", check_digit(&digits)),
        "汉族".to_owned(),
        format!("138{serial:08}"),
        "新合村4组".to_owned(),
        "未婚".to_owned(),
        "初中".to_owned(),
        format!("海棠苑{}-{}-{}", 1 + room / 96, 1 + room / 24 % 4, 101 + room % 24 / 4 * 100 + room % 4),
        "租赁房屋".to_owned(),
        "务工".to_owned(),
        "2024-03-01".to_owned(),
        "泸州某厂".to_owned(),
    ];
    cells.to_vec()
}
