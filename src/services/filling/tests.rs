//! Tables filled from a made-up community, read back from the file that was saved.

use super::*;
use crate::domain::Date;
use crate::domain::import::Sheet as Table;
use crate::services::people::{self, FloatingFilter, FloatingSort};
use crate::services::{Clock, Existing, Progress, sheets, station};
use std::path::PathBuf;

const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");

struct Office {
    folder: tempfile::TempDir,
    desk: Desk,
}

fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let desk = station::found_demo(&folder.path().join("档案"), 60, 3, Clock::Fixed(TODAY), &Progress::default());
    Office { desk: desk.unwrap(), folder }
}

impl Office {
    /// A sheet with these rows; 「□」 is an empty cell with lines.
    fn blank(&self, name: &str, rows: &[&str]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, blanks::testing::sheet(rows)).unwrap();
        path
    }

    fn order(&self, choice: Choice) -> FillOrder {
        let handed = None;
        FillOrder { choice, handed, on: TODAY, with_children: true, is_full: false, purpose: String::new() }
    }

    fn saved(&mut self, filling: &Filling, order: &FillOrder) -> (Saved, Table) {
        let to = self.folder.path().join("填好.xlsx");
        let saved = save(&mut self.desk, filling, order, &to, Existing::Replace, &Progress::default()).unwrap();
        (saved, sheets::read(&to).unwrap().remove(0))
    }

    fn logged(&self) -> Vec<String> {
        self.desk.store.log_lines(50).unwrap().into_iter().map(|line| line.detail).collect()
    }
}

const LIST: [&str; 4] =
    ["序号,姓名,身份证号,联系电话,现住地址,居住事由,宗教信仰", "□,□,□,□,□,□,□", "□,□,□,□,□,□,□", "合计,□,,,,,"];

fn column(table: &Table, column: usize) -> Vec<String> {
    table.rows.iter().skip(1).map(|row| row.cell(column).text.to_owned()).collect()
}

#[test]
fn a_list_is_filled_with_everybody_and_hides_their_numbers() {
    let mut office = office();
    let filling = open(&office.desk, &office.blank("台账.xlsx", &LIST)).unwrap();
    let (saved, table) = office.saved(&filling, &office.order(Choice::Floating));
    let living = people::list(&office.desk, &FloatingFilter::default(), FloatingSort::default()).unwrap().len();
    assert_eq!((saved.rows, saved.over, saved.files), (living, 0, 1));
    assert!(living > 2 && table.rows.len() == living + 2, "rows came in before the total");
    assert_eq!(column(&table, 0).last().map(String::as_str), Some("合计"));
    let numbers = column(&table, 2);
    assert!(numbers.iter().filter(|number| number.contains("****")).count() > living / 2, "{numbers:?}");
    assert!(!numbers.iter().any(|number| number.len() == 18 && number.bytes().all(|byte| byte.is_ascii_digit())));
    assert!(column(&table, 6).iter().all(String::is_empty), "what is not collected stays empty");
    assert!(
        office.logged().iter().any(|line| line.contains(&format!("人口 {living} 行")) && line.contains("号码遮住"))
    );
}

#[test]
fn what_stays_empty_is_said_and_the_empty_table_is_never_written_over() {
    let mut office = office();
    let path = office.blank("台账.xlsx", &["姓名,民族,文化程度,拟居住期限", "□,□,□,□", "□,□,□,□"]);
    let filling = open(&office.desk, &path).unwrap();
    let order = office.order(Choice::Floating);
    let (saved, _) = office.saved(&filling, &order);
    assert_eq!(saved.blank[..2], ["民族", "文化程度"], "hidden unless somebody answers for more");
    let empty = std::fs::read(&path).unwrap();
    let beside = office.folder.path().join("档案/../台账.xlsx");
    for to in [&path, &beside] {
        let refused = save(&mut office.desk, &filling, &order, to, Existing::Replace, &Progress::default());
        assert!(matches!(refused, Err(Trouble::NotFillable(_))) && std::fs::read(&path).unwrap() == empty);
    }
    // Nor by one of several files that are numbered.
    let form = office.blank("卡-001.xlsx", &["登记表", "姓名,□,性别,□", "出生日期,□,联系电话,□"]);
    let filling = open(&office.desk, &form).unwrap();
    let empty = std::fs::read(&form).unwrap();
    let to = office.folder.path().join("卡.xlsx");
    let refused = save(&mut office.desk, &filling, &order, &to, Existing::Replace, &Progress::default());
    assert!(matches!(refused, Err(Trouble::NotFillable(_))), "{refused:?}");
    assert_eq!(std::fs::read(&form).unwrap(), empty);
}

#[test]
fn whole_numbers_need_a_purpose_and_leave_it_in_the_log() {
    let mut office = office();
    let filling = open(&office.desk, &office.blank("台账.xlsx", &LIST)).unwrap();
    let to = office.folder.path().join("填好.xlsx");
    let mut order = FillOrder { is_full: true, ..office.order(Choice::Floating) };
    let refused = save(&mut office.desk, &filling, &order, &to, Existing::Keep, &Progress::default());
    assert!(matches!(refused, Err(Trouble::PurposeMissing)) && !to.exists());
    order.purpose = "街道综治办核对".into();
    let (_, table) = office.saved(&filling, &order);
    assert!(column(&table, 2).iter().any(|number| number.len() == 18 && !number.contains('*')));
    assert!(office.logged().iter().any(|line| line.contains("号码写全：序号、姓名、证件号码")));
}

#[test]
fn children_stay_out_unless_they_are_asked_for() {
    let mut office = office();
    let filling = open(&office.desk, &office.blank("台账.xlsx", &LIST)).unwrap();
    let all = office.order(Choice::Residents);
    let without = FillOrder { with_children: false, ..all.clone() };
    let sample = sample(&office.desk, &filling, &without, &Progress::default()).unwrap();
    let (with, table) = office.saved(&filling, &all);
    assert!(column(&table, 1).iter().any(|name| name.ends_with("小朋友")), "and then only by their surname");
    let (left_out, _) = office.saved(&filling, &without);
    assert!(left_out.children > 0 && sample.children == left_out.children);
    assert_eq!(with.rows, left_out.rows + left_out.children);
}

#[test]
fn a_form_is_filled_for_each_of_several_and_a_sample_shows_the_first() {
    let mut office = office();
    let rows = ["流动人口登记表", "姓名,□,性别,□", "居住事由,□,年龄,□", "填表人：,□,填表日期,□"];
    let filling = open(&office.desk, &office.blank("登记表.xlsx", &rows)).unwrap();
    assert!(filling.is_one_each() && filling.plan.unknown() == 0);
    let living = people::list(&office.desk, &FloatingFilter::default(), FloatingSort::default()).unwrap();
    let handed = Handed { about: About::People, records: living[..2].to_vec(), words: "选中的 2 人".into() };
    let order = FillOrder { handed: Some(handed), ..office.order(Choice::Handed) };
    let seen = sample(&office.desk, &filling, &order, &Progress::default()).unwrap();
    let to = office.folder.path().join("填好.xlsx");
    let saved = save(&mut office.desk, &filling, &order, &to, Existing::Keep, &Progress::default()).unwrap();
    assert_eq!((saved.rows, saved.files, to.exists()), (2, 2, false));
    for number in 1..=2 {
        let table = sheets::read(&to.with_file_name(format!("填好-00{number}.xlsx"))).unwrap().remove(0);
        let row = &people::rows(&office.desk, &living[number - 1..number]).unwrap()[0];
        assert_eq!(table.rows[1].cell(1).text, row.person.name.0);
        assert!(number > 1 || seen.cells[&(1, 1)] == row.person.name.0);
        assert_eq!(table.rows[3].cell(3).text, TODAY.to_string());
    }
}

#[test]
fn figures_are_those_of_the_reports() {
    let mut office = office();
    let rows = ["社区名称,流动人口总数,其中男,本月新增流动人口,出租房屋数", "□,□,□,□,□"];
    let filling = open(&office.desk, &office.blank("月报.xlsx", &rows)).unwrap();
    assert_eq!(filling.plan.about, About::Figures);
    let (saved, table) = office.saved(&filling, &office.order(Choice::Station));
    let report = crate::services::statistics::of(&office.desk, TODAY, &Progress::default()).unwrap();
    let figure = |column: usize| table.rows[1].cell(column).text.parse::<u64>().unwrap();
    assert_eq!((figure(1), figure(4)), (report.floating.total(), report.houses.sum.0[0]));
    assert_eq!(figure(3), report.months.last().unwrap().arrived);
    assert_eq!((saved.files, saved.over), (1, 0));
}

#[test]
fn a_cross_table_is_filled_from_the_report_and_its_sums_agree() {
    let mut office = office();
    let rows =
        ["填报单位：　　　　填表日期：　年　月　日", "事由,总人数,男,女", "务工,□,□,□", "务农,□,□,□", "合计,□,□,□"];
    let filling = open(&office.desk, &office.blank("交叉表.xlsx", &rows)).unwrap();
    let (_, table) = office.saved(&filling, &office.order(Choice::Station));
    let figure = |row: usize, column: usize| table.rows[row].cell(column).text.parse::<u64>().unwrap();
    let report = crate::services::statistics::of(&office.desk, TODAY, &Progress::default()).unwrap().floating;
    let work = report.named_rows().find(|(name, _)| *name == "务工").unwrap().1;
    assert_eq!([figure(2, 1), figure(2, 2), figure(2, 3)], [work[0], work[1], work[2]]);
    assert_eq!(figure(4, 1), report.total());
    let station = office.desk.station().name.clone();
    assert_eq!(table.rows[0].cell(0).text, format!("填报单位：{station}　　填表日期：2026年6月15日"));
}

#[test]
fn houses_households_and_tenancies_fill_tables_about_them() {
    let mut office = office();
    for (heading, choice, about) in [
        ("序号,出租屋地址,房主姓名,房主联系电话,出租间数", Choice::Houses, About::Houses),
        ("户号,户主姓名,户主电话,家庭人口数,家庭地址", Choice::Households, About::Households),
        ("承租人,承租人身份证号,起租日期,租期至,地址", Choice::Tenancies, About::Tenancies),
    ] {
        let filling = open(&office.desk, &office.blank("表.xlsx", &[heading, "□,□,□,□,□"])).unwrap();
        assert_eq!((filling.plan.about, filling.plan.filled()), (about, 5), "{heading}");
        let (saved, table) = office.saved(&filling, &office.order(choice));
        assert!(saved.rows > 2 && table.rows.len() == saved.rows + 1, "{heading}");
        let some = |place: usize| column(&table, place).iter().any(|text| !text.is_empty());
        assert!((0..5).all(some), "{heading}\n{:?}", table.rows[1]);
    }
}

#[test]
fn a_table_is_recognised_again_and_opened_from_the_library() {
    let mut office = office();
    let path = office.blank("台账.xlsx", &["姓名,职务,联系电话", "□,□,□"]);
    let mut filling = open(&office.desk, &path).unwrap();
    let workplace = Content::all(About::People).into_iter().find(|it| it.label() == "服务处所").unwrap();
    filling.plan.choose(1, Means::Content(workplace));
    filling.manner.days = DayForm::Plain;
    remember(&mut office.desk, &filling, "民政台账").unwrap();
    remember(&mut office.desk, &filling, "民政台账").unwrap();
    let library = kept(&office.desk).unwrap();
    assert_eq!((library.len(), library[0].name.as_str(), library[0].has_blank), (1, "民政台账", true));
    for again in [open(&office.desk, &path).unwrap(), open_kept(&office.desk, library[0].id).unwrap()] {
        assert_eq!((again.known_as.as_deref(), again.manner.days), (Some("民政台账"), DayForm::Plain));
        assert_eq!(again.plan.slots[1].means, Means::Content(workplace));
    }
    rename(&mut office.desk, library[0].id, "民政局").unwrap();
    assert!(matches!(rename(&mut office.desk, library[0].id, " "), Err(Trouble::UnusableLayoutName)));
    assert_eq!(kept(&office.desk).unwrap()[0].name, "民政局");
    forget(&mut office.desk, library[0].id).unwrap();
    assert!(kept(&office.desk).unwrap().is_empty() && open(&office.desk, &path).unwrap().known_as.is_none());
}

#[test]
fn a_table_somebody_stands_in_is_not_kept_itself() {
    let mut office = office();
    let path = office.blank("台账.xlsx", &["姓名,联系电话", "□,□", "合计,13800000606"]);
    let filling = open(&office.desk, &path).unwrap();
    remember(&mut office.desk, &filling, "台账").unwrap();
    assert!(!kept(&office.desk).unwrap()[0].has_blank);
}

#[test]
fn the_table_itself_and_the_archive_are_never_written_over() {
    let mut office = office();
    let path = office.blank("台账.xlsx", &LIST);
    let before = std::fs::read(&path).unwrap();
    let filling = open(&office.desk, &path).unwrap();
    let order = office.order(Choice::Floating);
    let kept = save(&mut office.desk, &filling, &order, &path, Existing::Keep, &Progress::default());
    assert!(kept.is_err() && std::fs::read(&path).unwrap() == before);
    let inside = office.folder.path().join("档案/station.keys");
    let refused = save(&mut office.desk, &filling, &order, &inside, Existing::Replace, &Progress::default());
    assert!(matches!(refused, Err(Trouble::InsideArchive)));
}

#[test]
fn room_with_its_year_month_and_day_is_filled_in_its_form_and_boxes_are_left_to_the_pen() {
    let mut office = office();
    let rows = [
        "出租房屋月报",
        "流动人口总数,□,户数,□",
        "填报日期：　　年　月　日,截至日期,　　年　月　日",
        "□首次报送　□补报",
    ];
    let filling = open(&office.desk, &office.blank("月报.xlsx", &rows)).unwrap();
    let (_, table) = office.saved(&filling, &office.order(Choice::Station));
    assert_eq!(table.rows[2].cell(0).text, "填报日期：2026年6月15日");
    assert_eq!(table.rows[2].cell(2).text, "2026年6月15日");
    assert_eq!(table.rows[3].cell(0).text, rows[3], "as it was");
    let boxes = filling.plan.slots.iter().find(|slot| slot.means == Means::ByHand);
    assert_eq!(boxes.map(Slot::words).as_deref(), Some("手工勾选"), "and that is said");
}

#[test]
fn the_title_of_a_table_says_whom_it_is_filled_with() {
    let office = office();
    for (title, choice) in [
        ("常住人口花名册", Choice::Residents),
        ("流动人口花名册", Choice::Floating),
        ("常住、流动人口花名册", Choice::Floating),
        ("花名册", Choice::Floating),
    ] {
        let filling = open(&office.desk, &office.blank("表.xlsx", &[title, "姓名,性别,电话", "□,□,□"])).unwrap();
        let offers = offers(&office.desk, filling.plan.about, None, TODAY).unwrap();
        assert_eq!(usual(&filling, &offers).map(|offer| &offer.choice), Some(&choice), "{title}");
    }
}
