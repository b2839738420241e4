//! Tables that leave, read back as whoever gets them would read them.

mod round_trip;

use super::*;
use crate::domain::id_number::check_digit;
use crate::domain::import::{Mapping, Subject, Use, find_headings};
use crate::domain::registers::{Dispute, DisputeParty, Person, Residence, RoutineReport, ScreeningFinding};
use crate::domain::values::{Choice, Day, Identity, Lines, Link, Name, Phones, Text};
use crate::domain::{RecordId, Role};
use crate::services::sheets::writing::{Table, workbook};
use crate::services::testing::{TODAY, desk};
use crate::services::{Desk, Progress, import, sheets};
use std::path::{Path, PathBuf};

fn whole() -> Terms {
    let purpose = Purpose { words: "移交街道".into(), receiver: "青溪街道".into(), ..Purpose::default() };
    Terms { extent: Extent::Whole, with_children: true, purpose, ..Terms::default() }
}

fn order(table: &'static str, terms: Terms) -> RegisterOrder {
    RegisterOrder { table, columns: Vec::new(), terms }
}

/// The register as a table: its headings and its rows.
fn exported(desk: &mut Desk, order: &RegisterOrder, to: &Path) -> Vec<Vec<String>> {
    register(desk, order, (to, Existing::Replace), &Progress::default()).unwrap();
    let sheets = sheets::read(to).unwrap();
    let width = sheets[0].rows[0].width();
    sheets[0].rows.iter().map(|row| (0..width).map(|column| row.cell(column).text.to_owned()).collect()).collect()
}

fn column<'t>(table: &'t [Vec<String>], heading: &str) -> Vec<&'t str> {
    let place = table[0].iter().position(|known| known == heading).expect("a column");
    table[1..].iter().map(|row| row[place].as_str()).collect()
}

fn add_person(desk: &mut Desk, name: &str, number: &str, birth: &str) -> RecordId {
    let person = Person {
        name: Name::new(name),
        identity: Identity::resident(number),
        sex: Choice::of("2"),
        birth: Day(birth.parse().ok()),
        phones: Phones::new("13800000606"),
        remark: Text::new("=1+1"),
        ..Person::default()
    };
    desk.writing("登记", |writing| Ok(writing.insert(&person)?)).unwrap().0
}

#[test]
fn a_register_leaves_masked_and_without_small_children() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    add_person(&mut desk, "云中鹤", "510524199001010008", "1990-01-01");
    add_person(&mut desk, "云小鹤", "510524201901010008", "2019-01-01");
    let to = folder.path().join("人口.csv");
    let terms = Terms { format: Format::Csv(Letters::Utf8), ..Terms::default() };
    let table = exported(&mut desk, &order("person", terms.clone()), &to);
    assert_eq!(column(&table, "姓名"), ["云中鹤"]);
    assert_eq!(column(&table, "证件号码"), ["510***********0008"]);
    assert_eq!((column(&table, "联系电话"), column(&table, "出生日期")), (vec!["138****0606"], vec!["1990"]));
    assert!(!table[0].iter().any(|heading| ["民族", "户籍详址", "婚姻状况"].contains(&heading.as_str())));
    let text = std::fs::read_to_string(&to).unwrap();
    assert!(text.contains("'=1+1") && !text.contains(",=1"), "a formula is text");
    let line = &desk.store.log_lines(1).unwrap()[0];
    assert!(line.action == "export" && line.detail.starts_with("人口 1 行"), "{}", line.detail);
    assert!(!line.detail.contains("云中鹤"));
}

#[test]
fn numbers_in_full_ask_for_a_right_and_a_purpose() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    add_person(&mut desk, "云中鹤", "510524199001010008", "1990-01-01");
    let to = folder.path().join("人口.xlsx");
    let purpose = Purpose { words: " ".into(), ..Purpose::default() };
    let refused = register(
        &mut desk,
        &order("person", Terms { purpose, ..whole() }),
        (&to, Existing::Keep),
        &Progress::default(),
    );
    assert!(matches!(refused, Err(Trouble::ExportPurposeMissing)));
    assert!(!to.exists());
    let table = exported(&mut desk, &order("person", whole()), &to);
    assert_eq!(column(&table, "证件号码"), ["510524199001010008"]);
    let notes = &sheets::read(&to).unwrap()[1];
    assert_eq!(notes.name, "导出说明");
    let said: Vec<&str> = notes.rows.iter().map(|row| row.cell(1).text).collect();
    assert!(said.contains(&"2026年6月15日 09:00"), "as an office writes it: {said:?}");
    assert!(said.contains(&"移交街道") && said.contains(&"青溪街道") && said.contains(&"2026-06-15"));
    assert!(!Role::Reader.may(Right::Export));
}

/// The first is public, the second is not.
fn two_cases(desk: &mut Desk) {
    for (number, openness) in [("海人调字〔2026〕第001号", "1"), ("海人调字〔2026〕第002号", "2")] {
        let case = Dispute {
            case_number: Text::new(number),
            registered_on: Day(Some(TODAY)),
            source: Choice::of("1"),
            dispute_type: Choice::of("01"),
            level: Choice::of("1"),
            openness: Choice::of(openness),
            summary: Lines::new("楼上漏水"),
            mediators: Text::new("某甲"),
            ..Dispute::default()
        };
        let party = |dispute| DisputeParty {
            dispute: Link::to(dispute),
            side: Choice::of("1"),
            role: Choice::of("1"),
            party_name: Name::new(&format!("当事人{openness}")),
            ..DisputeParty::default()
        };
        let add = |writing: &mut crate::store::Writing<'_>| {
            let id = writing.insert(&case)?;
            Ok(writing.insert(&party(id))?)
        };
        desk.writing("登记纠纷", add).unwrap();
    }
}

#[test]
fn what_hangs_on_a_case_that_is_not_public_stays_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    two_cases(&mut desk);
    let to = folder.path().join("表.xlsx");
    let parties = exported(&mut desk, &order("dispute_party", whole()), &to);
    let public = if crate::domain::dispute::NOT_IN_PUBLIC == "2" { "当事人1" } else { "当事人2" };
    assert_eq!(column(&parties, "姓名或名称"), [public]);
    let cases = exported(&mut desk, &order("dispute", Terms::default()), &to);
    assert_eq!(cases.len(), 3, "the station head sees both");
    assert!(!cases[0].contains(&"简要情况".to_owned()));
    let other = crate::store::Sight::of_everybody();
    let seen: Vec<(RecordId, Dispute)> = desk.store.rows_behind(&other, RecordId(0), 9).unwrap();
    assert_eq!(seen.len(), 1, "somebody who is not on the case does not");
}

#[test]
fn a_finding_that_became_a_case_that_is_not_public_stays_here_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    two_cases(&mut desk);
    desk.writing("测试", |writing| {
        let report = writing.insert(&RoutineReport {
            kind: Choice::of("1"),
            report_name: Text::new("专项排查"),
            period_from: Day(Some(TODAY)),
            period_until: Day(Some(TODAY)),
            done_on: Day(Some(TODAY)),
            done_by: Text::new("某甲"),
            outcome: Choice::of("1"),
            ..RoutineReport::default()
        })?;
        for (case, place) in [(1, "海棠路"), (2, "玉兰路")] {
            writing.insert(&ScreeningFinding {
                report: Link::to(report),
                matter: Choice::of("1"),
                place_told: Text::new(place),
                found: Lines::new("楼上漏水"),
                dispute: Link::to(RecordId(case)),
                ..ScreeningFinding::default()
            })?;
        }
        Ok(())
    })
    .unwrap();
    let found = exported(&mut desk, &order("screening_finding", Terms::default()), &folder.path().join("表.xlsx"));
    assert_eq!(column(&found, "地点"), ["海棠路"]);
}

#[test]
fn columns_leave_in_the_order_the_station_arranged_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    add_person(&mut desk, "云中鹤", "510524199001010008", "1990-01-01");
    let wanted = ["person.phones", "person.name"].map(str::to_owned);
    arrange(&mut desk, "person", &wanted).unwrap();
    let columns = arranged(&desk, "person").unwrap();
    let order = RegisterOrder { columns, ..order("person", Terms::default()) };
    let table = exported(&mut desk, &order, &folder.path().join("人口.xlsx"));
    assert_eq!(table, [["联系电话", "姓名"], ["138****0606", "云中鹤"]]);
    arrange(&mut desk, "person", &[]).unwrap();
    assert!(arranged(&desk, "person").unwrap().is_empty());
}

#[test]
fn every_register_has_names_and_columns_that_are_told_apart() {
    for kind in kinds() {
        let columns = kind.columns();
        let mut keys: Vec<&String> = columns.iter().map(|column| &column.key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), columns.len(), "{}", kind.table);
        assert_eq!(super::kind(kind.title).map(|known| known.table), Some(kind.table));
    }
    for (word, table) in [("人", "person"), ("出租房屋", "rental_house"), ("户", "household"), ("纠纷", "dispute")]
    {
        assert_eq!(kind(word).map(|kind| kind.table), Some(table), "{word}");
    }
    assert!(kind("stars").is_none());
}

/// Whoever brings such a table in need not say what a column means.
#[test]
fn the_import_understands_the_headings_of_an_export() {
    for subject in Subject::ALL {
        let table = subject.key();
        let columns = kind(table).unwrap().columns();
        let sheet = sheets::reading::tables(
            &workbook(&[Table {
                name: "表".into(),
                headings: columns.iter().map(|column| column.heading.clone()).collect(),
                rows: vec![vec!["甲".into()]],
            }])
            .unwrap(),
            "表",
        )
        .unwrap();
        let headings = find_headings(&sheet[0]).unwrap();
        let mapping = Mapping::guess(Some(subject), &headings, &[], TODAY).unwrap();
        for (column, understood) in columns.iter().zip(&mapping.columns) {
            if let Use::Field(target) = understood.means {
                assert_eq!(target.word(), column.key, "{}", column.heading);
            }
        }
    }
}

/// Made-up people, some residents with households, some floating, some with holes in what is known of them.
fn somebody(seed: u32) -> Vec<String> {
    let roll = |sides: u32, salt: u32| {
        let mixed = seed.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503)) ^ (seed >> 3);
        (mixed.wrapping_mul(2_246_822_519) >> 13) % sides
    };
    let year = 1950 + roll(60, 1);
    let digits = format!("510524{year}{:02}{:02}{:03}", 1 + roll(12, 2), 1 + roll(28, 3), seed % 1_000);
    let number = format!("{digits}{}", check_digit(&digits));
    let pick = |words: &[&str], salt: u32| words[roll(u32::try_from(words.len()).unwrap(), salt) as usize].to_owned();
    let letter = |salt: u32| char::from_u32(0x4E00 + roll(3_000, salt)).unwrap();
    let is_resident = roll(3, 4) == 0;
    let kind = if is_resident { "常住" } else { "流动" };
    let only = |is_so: bool, words: String| if is_so { words } else { String::new() };
    vec![
        format!("测{}{}", letter(5), letter(6)),
        number,
        pick(&["汉族", "藏族", ""], 7),
        pick(&["13800000606", "13800000607，0830-8765432", ""], 8),
        pick(&["新合村4组", "永乐路12号", ""], 9),
        pick(&["未婚", "已婚", ""], 10),
        format!("海棠苑{}-{}-{}", 1 + roll(9, 11), 1 + roll(3, 12), 101 + seed),
        kind.to_owned(),
        only(!is_resident, pick(&["租赁房屋", "居民家中"], 13)),
        only(!is_resident, pick(&["务工", "务农", "探亲访友"], 14)),
        format!("20{:02}-{:02}-{:02}", 10 + roll(16, 15), 1 + roll(12, 16), 1 + roll(28, 17)),
        only(!is_resident, pick(&["一年", ""], 18)),
        pick(&["泸州某厂", "=SUM(A1)", "-", ""], 19),
        only(is_resident, format!("{:06}", 700_000 + seed)),
        only(is_resident, "户主".to_owned()),
        pick(&["多行\n备注", "@某", ""], 20),
    ]
}

const HEADINGS: [&str; 16] = [
    "姓名",
    "证件号码",
    "民族",
    "联系电话",
    "户籍详址",
    "婚姻状况",
    "现住址",
    "居住类别",
    "住所类型",
    "居住事由",
    "来本地日期",
    "拟住期限",
    "服务处所",
    "户号",
    "与户主关系",
    "备注",
];

fn bring_in(desk: &mut Desk, file: &Path, subject: Subject) -> usize {
    let opened = import::open(desk, file, Some(subject)).unwrap();
    let rehearsal = import::rehearse(desk, &opened, &Progress::default()).unwrap();
    let left: Vec<_> = rehearsal.verdicts.iter().filter(|verdict| !verdict.is_taken()).collect();
    assert!(left.is_empty(), "{} {left:?}", subject.key());
    import::carry_out(desk, &opened, &rehearsal, &Progress::default()).unwrap().rows
}

/// The rows without what each station sets itself.
fn content(table: &[Vec<String>]) -> Vec<Vec<String>> {
    const SET_BY_STATION: [&str; 7] =
        ["登记编号", "居住登记日期", "登记日期", "登记人", "承办操作员", "房屋编号", "进户日期"];
    let kept: Vec<usize> =
        (0..table[0].len()).filter(|place| !SET_BY_STATION.contains(&table[0][*place].as_str())).collect();
    let mut rows: Vec<Vec<String>> =
        table.iter().map(|row| kept.iter().map(|place| row[*place].clone()).collect()).collect();
    rows[1..].sort();
    rows
}

fn round_trip(table: &'static str, subject: Subject, format: Format, desks: (&mut Desk, &mut Desk), folder: &Path) {
    let order = order(table, Terms { format, ..whole() });
    let file = |name: &str| -> PathBuf { folder.join(format!("{name}-{table}.{}", format.ending())) };
    let first = exported(desks.0, &order, &file("first"));
    bring_in(desks.1, &file("first"), subject);
    let second = exported(desks.1, &order, &file("second"));
    assert_eq!(content(&first), content(&second), "{table}");
}

#[test]
fn what_was_exported_and_brought_in_elsewhere_is_exported_the_same() {
    for (seed, format) in [(1, Format::Xlsx), (500, Format::Csv(Letters::Utf8)), (900, Format::Csv(Letters::Gb18030))] {
        let folder = tempfile::tempdir().unwrap();
        let (mut one, mut other) = (desk(&folder.path().join("甲")), desk(&folder.path().join("乙")));
        let table = folder.path().join("台账.xlsx");
        let rows: Vec<Vec<String>> = (seed..seed + 40).map(somebody).collect();
        let sheet = Table { name: "台账".into(), headings: HEADINGS.map(str::to_owned).to_vec(), rows };
        std::fs::write(&table, workbook(&[sheet]).unwrap()).unwrap();
        assert_eq!(bring_in(&mut one, &table, Subject::People), 40);
        round_trip("person", Subject::People, format, (&mut one, &mut other), folder.path());

        let houses = folder.path().join("房屋.xlsx");
        let headings = ["地址", "房主姓名", "房主证件号码", "总间数", "出租间数", "建筑面积", "出租用途", "备注"];
        let house = |number: u32| {
            let cells = [
                format!("桂花巷{number}号"),
                somebody(seed + number)[0].clone(),
                somebody(seed + number)[1].clone(),
                "4".into(),
                "2".into(),
                "85.5".into(),
                "居住".into(),
                "南向".into(),
            ];
            cells.to_vec()
        };
        let sheet = Table {
            name: "房屋".into(),
            headings: headings.map(str::to_owned).to_vec(),
            rows: (1..9).map(house).collect(),
        };
        std::fs::write(&houses, workbook(&[sheet]).unwrap()).unwrap();
        bring_in(&mut one, &houses, Subject::Houses);
        round_trip("rental_house", Subject::Houses, format, (&mut one, &mut other), folder.path());

        let tenancies = folder.path().join("租赁.xlsx");
        let headings = ["地址", "承租人姓名", "承租人证件号码", "起租日期", "租期至", "房间号"];
        let tenancy = |number: u32| {
            let tenant = somebody(seed + 20 + number);
            let cells = [
                format!("桂花巷{number}号"),
                tenant[0].clone(),
                tenant[1].clone(),
                "2025-03-01".into(),
                "2027-02-28".into(),
                "2".into(),
            ];
            cells.to_vec()
        };
        let sheet = Table {
            name: "租赁".into(),
            headings: headings.map(str::to_owned).to_vec(),
            rows: (1..9).map(tenancy).collect(),
        };
        std::fs::write(&tenancies, workbook(&[sheet]).unwrap()).unwrap();
        bring_in(&mut one, &tenancies, Subject::Tenancies);
        round_trip("tenancy", Subject::Tenancies, format, (&mut one, &mut other), folder.path());
        for (subject, headings, row) in OTHER_REGISTERS {
            let file = folder.path().join(format!("{}.xlsx", subject.label()));
            let rows = (1..9).map(|number| row(seed, number)).collect();
            let headings = headings.split(',').map(str::to_owned).collect();
            let sheet = Table { name: subject.label().into(), headings, rows };
            std::fs::write(&file, workbook(&[sheet]).unwrap()).unwrap();
            bring_in(&mut one, &file, subject);
            round_trip(subject.key(), subject, format, (&mut one, &mut other), folder.path());
        }
    }
}

type OtherRegister = (Subject, &'static str, fn(u32, u32) -> Vec<String>);

/// Registers beside people and houses: their headings, and a made-up row for a number.
const OTHER_REGISTERS: [OtherRegister; 3] = [
    (
        Subject::Groups,
        "组号,类型,组名,组长,组长电话,片区,组建日期,地址,店名,联系人,联系电话,求助电话,入组日期,备注",
        |seed, number| {
            let group = if number > 4 { ["2", "十店联防", "东段"] } else { ["1", "十户联防", "西段"] };
            let contact = somebody(seed + number)[0].clone();
            let head = somebody(seed + if number > 4 { 5 } else { 1 })[0].clone();
            let phone = |number: u32| format!("138000006{number:02}");
            let leader = if number > 4 { 5 } else { 1 };
            let cells = [group[0].into(), group[1].into(), group[2].into(), head, phone(leader), "海棠路".into()];
            let door = format!("海棠路{number}号");
            let shop = if number > 4 { format!("第{number}小店") } else { String::new() };
            let rest =
                ["2024-05-01".into(), door, shop, contact, phone(number), "0830-8765432".into(), "2024-05-02".into()];
            cells.into_iter().chain(rest).chain(["@某".to_owned()]).collect()
        },
    ),
    (
        Subject::Disputes,
        "登记日期,纠纷类型,案件来源,级别,甲方,甲方身份证号,甲方电话,乙方,简要情况,涉及金额,调解员,受理日期,处理结果,办结日期,协议形式",
        |seed, number| {
            let party = somebody(seed + number);
            let ending =
                ["调解成功", "调解不成", "终止调解", "当事人撤回", "不予受理", "移送江阳区法院", "已受理", "待受理"];
            let ending = ending[(number as usize - 1) % ending.len()];
            let is_over = !["已受理", "待受理"].contains(&ending);
            let is_accepted = !["待受理", "不予受理", "移送江阳区法院"].contains(&ending);
            let only = |is_so: bool, words: &str| if is_so { words.to_owned() } else { String::new() };
            vec![
                format!("2025-03-{number:02}"),
                "邻里纠纷".into(),
                "主动调解".into(),
                "较大".into(),
                party[0].clone(),
                party[1].clone(),
                "13800000606".into(),
                format!("{}、某丙", somebody(seed + number + 9)[0]),
                format!("第 {number} 次漏水"),
                "3200".into(),
                "某甲、某乙".into(),
                only(is_accepted, "2025-04-01"),
                ending.into(),
                only(is_over, "2025-05-01"),
                only(ending == "调解成功", "口头"),
            ]
        },
    ),
    (
        Subject::Organisations,
        "单位名称,统一社会信用代码,法定代表人,法定代表人身份证号,单位电话,单位地址,备注",
        |seed, number| {
            let representative = somebody(seed + number);
            let code = if number == 1 { "91350100M000100Y43" } else { "" };
            vec![
                format!("海棠{number}店"),
                code.into(),
                representative[0].clone(),
                representative[1].clone(),
                "0830-8765432".into(),
                format!("海棠路{number}号"),
                "=1+1".into(),
            ]
        },
    ),
];

#[test]
fn a_residence_is_told_with_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    let person = add_person(&mut desk, "云中鹤", "510524199001010008", "1990-01-01");
    let stay = Residence { person: Link::to(person), kind: Choice::of("2"), ..Residence::default() };
    desk.writing("登记", |writing| Ok(writing.insert(&stay)?)).unwrap();
    let table = exported(&mut desk, &order("residence", Terms::default()), &folder.path().join("居住.xlsx"));
    assert_eq!((column(&table, "人员"), column(&table, "人员证件号码")), (vec!["云中鹤"], vec!["510***********0008"]));
}
