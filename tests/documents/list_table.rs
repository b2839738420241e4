//! Lists and reports on paper.

use super::soundness::assert_sound;
use crate::{day, issue, station};
use linli::print::documents::{Sheet, SheetColumn, SheetSize, list_table};
use linli::print::{Document, Mark};

fn column(group: &str, heading: &str) -> SheetColumn {
    SheetColumn { group: group.into(), heading: heading.into(), share: 1.0, is_right: false }
}

pub fn people(count: usize) -> Sheet {
    let row = |place: usize| vec![format!("甄第{place}"), "女".to_owned(), format!("海棠苑{place}栋***")];
    Sheet {
        title: "流动人口名单".into(),
        about: vec!["流动人口；在住；事由：务工".into()],
        as_of: day(2026, 3, 31),
        columns: vec![column("", "姓名"), column("", "性别"), column("", "现住址")],
        rows: (0..count).map(row).collect(),
        has_sum: false,
        purpose: "本站工作使用，不得外传".into(),
        size: SheetSize::A4Landscape,
    }
}

pub fn filled(sheet: &Sheet) -> Document {
    list_table::filled(sheet, &issue(&station()))
}

fn texts(document: &Document) -> Vec<Vec<String>> {
    document.pages.iter().map(|page| page.texts().map(str::to_owned).collect()).collect()
}

#[test]
fn headings_filter_day_and_page_numbers_stand_on_every_page() {
    let document = filled(&people(100));
    let pages = texts(&document);
    assert!(pages.len() > 2);
    for (place, page) in pages.iter().enumerate() {
        let number = format!("第{}页　共{}页", place + 1, pages.len());
        let expected = ["流动人口名单", "流动人口；在住；事由：务工", "截至 2026年3月31日", "姓名", "性别", "现住址"];
        for words in expected.into_iter().chain([number.as_str()]) {
            assert_eq!(page.iter().filter(|text| *text == words).count(), 1, "{words} on page {}", place + 1);
        }
        assert!(page.iter().any(|text| text.contains("操作员 周敏")), "who");
        assert!(page.iter().any(|text| text.contains("打印 2026年11月22日")), "when");
        assert!(page.iter().any(|text| text.contains("本站工作使用，不得外传")), "why");
    }
}

#[test]
fn every_row_stands_on_paper_once_and_in_its_order() {
    let pages = texts(&filled(&people(100)));
    let names: Vec<String> = pages.into_iter().flatten().filter(|text| text.starts_with("甄第")).collect();
    assert_eq!(names, (0..100).map(|place| format!("甄第{place}")).collect::<Vec<_>>());
}

/// A list of a whole community is laid out in parts, which nobody sees on paper: every page but the last is full.
#[test]
fn a_very_long_list_fills_its_pages_and_can_be_stopped_on_the_way() {
    let sheet = people(2_300);
    let count = |page: &Vec<String>| page.iter().filter(|text| text.starts_with("甄第")).count();
    let counts: Vec<usize> = texts(&filled(&sheet)).iter().map(count).collect();
    let (last, full) = counts.split_last().unwrap();
    assert!(full.iter().all(|count| *count == full[0]) && (1..=full[0]).contains(last), "{counts:?}");
    assert_eq!(counts.iter().sum::<usize>(), 2_300);
    let mut heard = Vec::new();
    let stopped = list_table::filled_while(&sheet, &issue(&station()), &mut |done| {
        heard.push(done);
        done < 1_000
    });
    assert_eq!((stopped.is_none(), heard), (true, vec![500, 1_000]));
}

#[test]
fn nothing_stands_outside_the_sheet_and_long_words_go_on_in_the_next_line() {
    let mut sheet = people(1);
    sheet.rows[0][2] = "很长的地址".repeat(60);
    sheet.size = SheetSize::A4;
    let document = filled(&sheet);
    let page = &document.pages[0];
    let written: String = page.texts().collect();
    assert_eq!(written.matches("很长的地址").count().max(written.matches('很').count()), 60);
    for mark in &page.marks {
        if let Mark::Text { x, y, .. } = mark {
            assert!((10.0..page.width_mm - 8.0).contains(x) && (10.0..page.height_mm - 8.0).contains(y));
        }
    }
}

#[test]
fn a_long_purpose_goes_on_below_and_the_last_row_makes_room_for_it() {
    let purpose = "配合消防检查，用后收回；".repeat(8);
    let document = filled(&Sheet { purpose: purpose.clone(), size: SheetSize::A4, ..people(60) });
    for page in &document.pages {
        assert!(page.texts().collect::<String>().contains(&purpose));
    }
    assert_sound(&document);
}

/// A report: figures under a heading of two levels, and their sum.
pub fn report() -> Sheet {
    let figure = |group, heading| SheetColumn { is_right: true, ..column(group, heading) };
    let row = |words: &str, figure: &str| vec![words.to_owned(), figure.to_owned(), figure.to_owned()];
    Sheet {
        title: "暂住人口统计表".into(),
        columns: vec![column("", "事由"), figure("居住期限", "半年以下"), figure("居住期限", "五年以上")],
        rows: vec![row("务工", "18"), row("经商", "7"), row("合计", "25")],
        has_sum: true,
        ..people(0)
    }
}

#[test]
fn a_table_takes_the_smallest_sheet_its_columns_fit_on() {
    let with = |columns: usize, words: &str| {
        let mut sheet = people(3);
        sheet.columns = (0..columns).map(|place| column("", &format!("第{place}列"))).collect();
        sheet.rows = vec![vec![words.to_owned(); columns]; 3];
        sheet.fitted()
    };
    for (columns, words, size) in [
        (3, "甄无名", SheetSize::A4),
        (8, "海棠苑3栋501室", SheetSize::A4Landscape),
        (14, "海棠苑3栋501室", SheetSize::A3Landscape),
        (60, "海棠苑3栋501室", SheetSize::A3Landscape),
    ] {
        assert_eq!(with(columns, words).size, size, "{columns} columns");
    }
    let wide = filled(&with(14, "海棠苑3栋501室"));
    assert_eq!((wide.pages[0].width_mm, wide.pages[0].height_mm), (420.0, 297.0));
    let is_whole = |text: &str| text == "海棠苑3栋501室";
    assert_eq!(wide.pages[0].texts().filter(|text| is_whole(text)).count(), 14 * 3, "no word is broken");
}

#[test]
fn a_column_is_as_wide_as_its_words_ask_for() {
    let mut sheet = people(2);
    sheet.rows[0][2] = "海棠苑小区东区三期第十七栋四单元二三〇四室".into();
    let shares: Vec<f32> = sheet.fitted().columns.iter().map(|column| column.share).collect();
    assert!(shares[2] > shares[0] && shares[0] > shares[1], "{shares:?}");
}

#[test]
fn the_name_of_a_group_stands_once_over_its_columns_and_no_rule_runs_below_the_others() {
    let page = &filled(&report()).pages[0];
    let y = |words: &str| {
        page.marks.iter().find_map(|mark| match mark {
            Mark::Text { text, y, .. } if text == words => Some(*y),
            _ => None,
        })
    };
    assert_eq!(page.texts().filter(|text| *text == "居住期限").count(), 1);
    assert!(y("居住期限").unwrap() < y("半年以下").unwrap());
    assert_eq!(y("半年以下"), y("五年以上"));
    assert!(
        y("居住期限").unwrap() < y("事由").unwrap() && y("事由").unwrap() < y("半年以下").unwrap(),
        "in the middle"
    );
}
