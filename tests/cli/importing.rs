//! `import`: a table rehearsed, brought in, and what was left handed back to be corrected.

use super::*;
use linli::services::sheets::writing::{Table, workbook};

const TABLE: &str = "姓名,身份证号,联系电话,现住地址,到达时间\n\
                     水上漂,510524199001010016,13800000707,海棠苑3-2-505,2026-03-01\n\
                     草上飞,5.10524E+17,13800000708,海棠苑3-2-505,2026-03-01\n";

#[test]
fn a_table_is_rehearsed_and_then_brought_in() {
    let office = Office::with_people();
    fs::write(office.path("台账.csv"), TABLE).unwrap();
    let (table, report) = (office.word("台账.csv"), office.word("待改.xlsx"));
    let words = ["--register", "person", &table, "--report", &report, "--dry-run", "--json"];
    let rehearsed = office.at_archive("import", &words).json();
    let counts = ["new", "changed", "same", "conflict", "refused", "imported"].map(|key| rehearsed[key].as_u64());
    assert_eq!(counts, [1, 0, 0, 0, 1, 0].map(Some));
    assert_eq!(rehearsed["columns"][0]["field"], "person.name");
    assert_eq!(rehearsed["rows"][1]["row"], 3);
    assert!(!rehearsed.to_string().contains("水上漂"), "rows are told by their numbers");
    assert!(fs::metadata(office.path("待改.xlsx")).unwrap().len() > 1_000);

    let done = office.at_archive("import", &["--register", "人口", &table]).done();
    assert!(done.contains("新增 1") && done.contains("第 3 行 不能导入") && done.contains("已导入 1 行"), "{done}");
    let found = office.at_archive("search", &["水上漂", "--json"]).json();
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    let again = office.at_archive("import", &["--register", "person", &table, "--json"]).json();
    assert_eq!((again["same"].as_u64(), again["imported"].as_u64()), (Some(1), Some(0)));
}

#[test]
fn of_several_sheets_the_one_that_was_read_is_said_and_another_can_be_named() {
    let office = Office::with_people();
    let sheet = |name: &str, row: [&str; 3]| Table {
        name: name.into(),
        headings: ["姓名", "身份证号", "现住地址"].map(str::to_owned).to_vec(),
        rows: vec![row.map(str::to_owned).to_vec()],
    };
    let sheets = [
        sheet("一月", ["水上漂", "510524199001010016", "海棠苑3-2-505"]),
        sheet("二月", ["一阵风", "510524199001010032", "海棠苑3-2-506"]),
    ];
    fs::write(office.path("台账.xlsx"), workbook(&sheets).unwrap()).unwrap();
    let table = office.word("台账.xlsx");
    let words = |sheet: &'static str| ["--register", "person", &table, "--sheet", sheet];
    let first = office.at_archive("import", &["--register", "person", &table]).done();
    assert!(first.contains("读的是工作表「一月」；还有二月"), "{first}");
    assert!(office.at_archive("import", &words("2")).done().contains("读的是工作表「二月」"));
    let found = office.at_archive("search", &["一阵风", "--json"]).json();
    assert_eq!(found.as_array().map(Vec::len), Some(1));
    let unknown = office.at_archive("import", &words("三月")).refused();
    assert!(unknown.contains("一月、二月"), "{unknown}");
}

#[test]
fn what_is_no_table_is_refused_in_one_sentence() {
    let office = Office::with_people();
    fs::write(office.path("封面.png"), b"\x89PNG....").unwrap();
    let picture = office.word("封面.png");
    let refused = office.at_archive("import", &["--register", "person", &picture]).refused();
    assert!(refused.starts_with("这不是表格"), "{refused}");
    let unknown = office.at_archive("import", &["--register", "stars", &picture]).misused();
    assert!(unknown.contains("stars"), "{unknown}");
}

#[test]
fn rosters_disputes_and_shops_have_their_registers_too() {
    let office = Office::with_people();
    for (register, text, done) in [
        ("defence_group", "组号,组长,地址,联系人\n1,云中燕,海棠苑3-2-505,云中燕\n", "已导入 1 行"),
        ("纠纷", "当事人,对方当事人,摘要,登记日期\n云中燕,水上漂,漏水,2026-03-01\n", "已导入 1 行"),
        ("门店", "店名,联系电话\n海棠便利店,13800000606\n", "已导入 1 行"),
    ] {
        fs::write(office.path("表.csv"), text).unwrap();
        let said = office.at_archive("import", &["--register", register, &office.word("表.csv")]).done();
        assert!(said.contains(done), "{register}: {said}");
    }
    let groups = office.at_archive("export", &["--register", "group_member", &office.word("组.csv"), "--json"]).json();
    assert_eq!(groups["rows"], 1);
}
