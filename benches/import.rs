//! A table of 100,000 people by 29 columns brought into an empty station: read, understood, rehearsed, written and indexed,
//! beside bare reading of the same file in the same run.
//!
//! `cargo bench --bench import` prints each part, and the most memory there was at once; the budget is 4 s for all of it, the
//! backup before it not counted, and 200 MB. The table is made and read bare in a process of its own, whose memory is no
//! import's.

use calamine::{Reader, Xlsx, open_workbook};
use linli::domain::Station;
use linli::domain::id_number::check_digit;
use linli::services::import::{carry_out, open, rehearse};
use linli::services::sheets::writing::{Table, workbook};
use linli::services::station::{self, Founding};
use linli::services::{Clock, Progress, backup};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const PEOPLE: u32 = 100_000;
const BUDGET: f64 = 4_000.0;
const BUDGET_OF_MEMORY: u64 = 200;
/// Tells the other process where the table is to be.
const TABLE: &str = "LINLI_BENCH_TABLE";
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
    if let Some(table) = std::env::var_os(TABLE) {
        return make_and_read(Path::new(&table));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let table = folder.path().join("台账.xlsx");
    let bare = bare_reading(&table);
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
    let backed_up = timed("a backup, as there is one before", || {
        backup::make(&mut desk, None).expect("a backup");
    });
    let written = timed("backed up, written and indexed", || {
        carry_out(&mut desk, &import, &rehearsal, &Progress::default()).expect("it is brought in");
    });
    let all = read + judged + written - backed_up;
    println!("  {:32} {all:8.0} ms, budget {BUDGET:.0} ms, {:.1} times bare reading", "all of it", all / bare);
    println!("  {:32} {:8} MB, budget {BUDGET_OF_MEMORY} MB", "the most memory at once", most_memory());
    assert_eq!(rehearsal.taken(), PEOPLE as usize, "every row is taken");
}

/// Has the table made, and read bare, by another process.
fn bare_reading(table: &Path) -> f64 {
    let program = std::env::current_exe().expect("this program");
    let said = Command::new(program).env(TABLE, table).output().expect("the table is made").stdout;
    let spent = String::from_utf8_lossy(&said).trim().parse().expect("milliseconds");
    println!("{PEOPLE} people by {} columns, {} MB", HEADINGS.len(), megabytes(table));
    println!("  {:32} {spent:8.0} ms", "bare reading by calamine");
    spent
}

fn make_and_read(table: &Path) {
    std::fs::write(table, workbook(&[people()]).expect("a workbook")).expect("it is written");
    let started = Instant::now();
    let mut book: Xlsx<_> = open_workbook(table).expect("a workbook");
    let cells = book.worksheet_range("名单").expect("its sheet");
    println!("{}", started.elapsed().as_secs_f64() * 1_000.0);
    drop(cells);
}

/// Megabytes of this process; nothing where the system does not say.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().map_or(0, |kilobytes: u64| kilobytes / 1_024)
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
