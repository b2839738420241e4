//! A table of 100,000 people by 29 columns brought into an empty station: read, understood, rehearsed, written and indexed,
//! beside bare reading of the same file in the same run.
//!
//! `cargo bench --bench import` prints each part; the budget is 4 s for all of it, the backup before it not counted.

use calamine::{Reader, Xlsx, open_workbook};
use linli::domain::Station;
use linli::domain::id_number::check_digit;
use linli::services::import::{carry_out, open, rehearse};
use linli::services::sheets::writing::{Table, workbook};
use linli::services::station::{self, Founding};
use linli::services::{Clock, Progress};
use std::path::Path;
use std::time::Instant;

const PEOPLE: u32 = 100_000;
const BUDGET: f64 = 4_000.0;
const HEADINGS: [&str; 29] = [
    "序号",
    "姓名",
    "公民身份号码",
    "性别",
    "出生日期",
    "民族",
    "联系电话",
    "户籍地区划",
    "户籍详址",
    "婚姻状况",
    "文化程度",
    "现住址",
    "住所类型",
    "居住事由",
    "来本地日期",
    "拟住期限",
    "职业",
    "服务处所",
    "与房主关系",
    "居住证号码",
    "签发日期",
    "有效期至",
    "申报方式",
    "代报人",
    "告知书签收",
    "曾用名",
    "操作单位",
    "操作人",
    "备注",
];

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let table = folder.path().join("台账.xlsx");
    std::fs::write(&table, workbook(&[people()]).expect("a workbook")).expect("it is written");
    println!("{PEOPLE} people by {} columns, {} MB", HEADINGS.len(), megabytes(&table));
    let bare = timed("bare reading by calamine", || {
        let mut book: Xlsx<_> = open_workbook(&table).expect("a workbook");
        book.worksheet_range("名单").expect("its sheet").get_size()
    });
    let founding = Founding {
        folder: folder.path().join("档案"),
        station: Station { name: "测量站".into(), ..Station::default() },
        operator: "测量".into(),
        password: "测量时用的口令".into(),
    };
    let (mut desk, _) = station::found(&founding, Clock::System).expect("a station");
    let mut opened = None;
    let read = timed("opened and understood", || opened = Some(open(&desk, &table, None).expect("a table")));
    let import = opened.expect("it was opened");
    let mut rehearsed = None;
    let judged = timed("rehearsed", || {
        rehearsed = Some(rehearse(&desk, &import, &Progress::default()).expect("a rehearsal"));
    });
    let rehearsal = rehearsed.expect("it was rehearsed");
    let written = timed("backed up, written and indexed", || {
        carry_out(&mut desk, &import, &rehearsal, &Progress::default()).expect("it is brought in");
    });
    let all = read + judged + written;
    println!("  {:32} {all:8.0} ms, budget {BUDGET:.0} ms, {:.1} times bare reading", "all of it", all / bare);
    assert_eq!(rehearsal.taken(), PEOPLE as usize, "every row is taken");
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    let _result = work();
    let spent = started.elapsed().as_secs_f64() * 1_000.0;
    println!("  {what:32} {spent:8.0} ms");
    spent
}

fn megabytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len() / 1_000_000)
}

fn people() -> Table {
    let headings = HEADINGS.map(str::to_owned).to_vec();
    Table { name: "名单".to_owned(), headings, rows: (0..PEOPLE).map(person).collect() }
}

/// Somebody who does not exist: each day has a thousand numbers, and a day is used up before the next.
fn person(serial: u32) -> Vec<String> {
    let day = serial / 1_000;
    let digits = format!("5105241990{:02}{:02}{:03}", 1 + day / 28 % 12, 1 + day % 28, serial % 1_000);
    let number = format!("{digits}{}", check_digit(&digits));
    let letter = |place: u32| char::from_u32(0x4E00 + place % 5_000).unwrap_or('某');
    let name = format!("测{}{}", letter(serial), letter(serial / 7));
    let room = serial / 3;
    let address = format!("海棠苑{}-{}-{}", 1 + room / 96, 1 + room / 24 % 4, 101 + room % 24 / 4 * 100 + room % 4);
    let birth = format!("1990{}", &digits[10..14]);
    let phone = format!("138{serial:08}");
    let sex = if serial % 1_000 % 2 == 1 { "男" } else { "女" };
    let cells = [
        &serial.to_string(),
        &name,
        &number,
        sex,
        &birth,
        "汉族",
        &phone,
        "四川省泸州市叙永县",
        "新合村4组",
        "未婚",
        "初中",
        &address,
        "租赁房屋",
        "01-务工",
        "2024-03-01",
        "一年",
        "",
        "泸州某厂",
        "承租人",
        "",
        "",
        "",
        "本人申报",
        "",
        "2024-03-02",
        "",
        "青溪派出所",
        "某",
        "",
    ];
    cells.map(str::to_owned).to_vec()
}
