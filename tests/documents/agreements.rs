//! Agreements, pledges, conventions and letters on paper: filled, blank, with the longest values there are.

use super::soundness::assert_sound;
use crate::{issue, station};
use linli::domain::template::{Fill, Template, TemplateKind, parse};
use linli::print::documents::agreement::{Format, agreement, agreement_on, batch};
use linli::print::{Document, Issue, Page};

/// Fifty letters, as the longest names of identity cards are.
const LONG_NAME: &str =
    "阿卜杜热合曼江·买买提依明托合提·艾合麦提江阿布都外力克热木吐尔逊·努尔麦麦提阿不来提依米提江如则托合";
const LONG_ADDRESS: &str = "青溪街道海棠社区海棠苑小区东区三期（原虚构机械厂职工宿舍改造安置房）第十七栋商住综合楼副楼四单元二十三层二三〇四室北侧次卧隔壁储藏间改造房2304-B-12号床位靠窗下铺";

fn shipped(kind: TemplateKind) -> Template {
    parse(kind.shipped(), kind).0
}

/// Every kind filled; the convention also for the wall and for households, and one blank.
pub fn every_agreement(issue: &Issue) -> Vec<Document> {
    let example = |kind| agreement(kind, &shipped(kind), Some(&Fill::example(kind)), issue);
    let mut documents: Vec<Document> = TemplateKind::ALL.into_iter().map(example).collect();
    documents.push(agreement(TemplateKind::RentalAgreement, &shipped(TemplateKind::RentalAgreement), None, issue));
    for format in [Format::Wall, Format::Household] {
        let fill = Fill::example(TemplateKind::Convention);
        let template = shipped(TemplateKind::Convention);
        documents.push(agreement_on(format, TemplateKind::Convention, &template, Some(&fill), issue));
    }
    documents
}

/// Every kind blank, and with the longest values there are.
pub fn hard_cases(issue: &Issue) -> Vec<Document> {
    let both = |kind| [None, Some(longest(kind))].map(|fill| agreement(kind, &shipped(kind), fill.as_ref(), issue));
    TemplateKind::ALL.into_iter().flat_map(both).collect()
}

/// Every value as long as the registers allow, and long lists.
pub fn longest(kind: TemplateKind) -> Fill {
    let long = |name: &str, example: &str| match name {
        "出租人" | "代管人" | "负责人" | "组长" | "责任人" | "受聘人" | "经营者" | "被告知人" => {
            LONG_NAME.to_owned()
        }
        "房屋地址" | "签订方地址" | "门店地址" | "责任片区" | "片区" | "联户范围" => {
            LONG_ADDRESS.to_owned()
        }
        "签订方" | "店名" | "组名" | "出租单位" => {
            "虚构（四川）现代服装设计制造与跨境电子商务供应链管理股份有限公司泸州分公司".to_owned()
        }
        _ => example.to_owned(),
    };
    let fill =
        kind.fields().iter().fold(Fill::new(kind), |fill, field| fill.set(field.name, long(field.name, field.example)));
    kind.lists().iter().fold(fill, |fill, list| {
        let rows = if list.name == "承租人" { 12 } else { 15 };
        let cell = |row: usize, column: &str| match column {
            "序号" => row.to_string(),
            "姓名" | "户主" | "户主或店名" => format!("{LONG_NAME}{row}"),
            "地址" | "住址" | "门牌号" => LONG_ADDRESS.to_owned(),
            "承租房间" => format!("{row}号房间"),
            "电话" => "13800000001、13800000002".to_owned(),
            _ => String::new(),
        };
        let row = |row| list.columns.iter().map(|column| cell(row, column.name)).collect();
        fill.list(list.name, (1..=rows).map(row).collect())
    })
}

/// All texts in the order in which they were set, without blanks.
fn written(document: &Document) -> String {
    let texts = document.pages.iter().flat_map(Page::texts);
    texts.collect::<String>().replace(char::is_whitespace, "").replace('\u{2060}', "")
}

fn filled(kind: TemplateKind, fill: &Fill) -> Document {
    agreement(kind, &shipped(kind), Some(fill), &issue(&station()))
}

#[test]
fn every_value_and_every_typed_word_reaches_the_paper() {
    for kind in TemplateKind::ALL {
        for fill in [Fill::example(kind), longest(kind)] {
            let document = filled(kind, &fill);
            let paper = written(&document);
            for field in kind.fields().iter().filter(|field| !["门店组", "单位组", "出租个人"].contains(&field.name))
            {
                let value = fill.value(field.name).unwrap();
                assert!(paper.contains(value), "{value} of {} in {}: {paper}", field.name, kind.title());
            }
            for line in kind.shipped().lines().filter(|line| !line.starts_with(['|', '【'])) {
                let words = line.split(['{', '}']).step_by(2).max_by_key(|words| words.len()).unwrap();
                let words = words.split_once('　').map_or(words, |(_, words)| words);
                let words =
                    words.trim_start_matches(|sign: char| "一二三四五六七八九十（）、.0123456789".contains(sign));
                assert!(paper.contains(words), "{words} in {}: {paper}", kind.title());
            }
        }
    }
}

#[test]
fn with_the_longest_values_nothing_leaves_its_place() {
    let station = station();
    hard_cases(&issue(&station)).iter().chain(&every_agreement(&issue(&station))).for_each(assert_sound);
}

#[test]
fn a_blank_agreement_carries_nobody_and_has_lines_to_write_on() {
    for kind in TemplateKind::ALL {
        let document = agreement(kind, &shipped(kind), None, &issue(&station()));
        let paper = written(&document);
        for field in kind.fields().iter().filter(|field| field.example.chars().count() > 4) {
            assert!(!paper.contains(field.example), "{} in blank {}", field.example, kind.title());
        }
        let rules = document.pages.iter().flat_map(|page| &page.marks);
        assert!(rules.filter(|mark| matches!(mark, linli::print::Mark::Line { .. })).count() > 2, "{}", kind.title());
    }
}

/// Both a person and a firm may sign it, which once pushed the signatures onto a sheet of their own and left the one before
/// half empty.
#[test]
fn a_blank_responsibility_letter_takes_as_many_sheets_as_a_filled_one() {
    let kind = TemplateKind::RentalAgreement;
    let fill = Fill::example(kind).empty_form();
    let blank = agreement(kind, &shipped(kind), Some(&fill), &issue(&station()));
    assert_eq!(blank.pages.len(), filled(kind, &Fill::example(kind)).pages.len());
}

#[test]
fn every_copy_counts_its_own_pages_and_repeats_the_heading_of_its_roster() {
    let kind = TemplateKind::JointDefence;
    let fills = [longest(kind), Fill::example(kind)];
    let document = batch(kind, &shipped(kind), &fills, &issue(&station()));
    let single = filled(kind, &fills[1]).pages.len();
    let last = document.pages.last().unwrap().lines().join("");
    assert!(last.contains(&format!("第{single}页　共{single}页")), "{last}");
    let roster: Vec<String> =
        document.pages.iter().map(|page| page.lines().join("")).filter(|page| page.contains("户主或店名")).collect();
    assert!(roster.len() > 2, "a long roster goes on, with its heading: {}", roster.len());
}

#[test]
fn long_words_at_head_and_foot_stand_on_every_page_and_take_their_room_from_the_text() {
    let kind = TemplateKind::OpenLetter;
    let words = "海棠社区居民委员会请您一起守护我们共同的家".repeat(5);
    let text = format!("【页眉】首：{words}\n【页脚】尾：{words}\n【标题】信\n{}", "一段话，说给大家听。\n".repeat(90));
    let (template, faults) = parse(&text, kind);
    assert_eq!(faults, []);
    let document = agreement(kind, &template, None, &issue(&station()));
    assert_sound(&document);
    assert_eq!(document.pages.len(), 3);
    for page in &document.pages {
        let lines = page.lines();
        assert!(lines[0].starts_with("首：") && lines[lines.len() - 4].starts_with("尾："), "{lines:?}");
    }
    assert_eq!(written(&document).matches("一段话，说给大家听。").count(), 90);
}

#[test]
fn the_convention_on_the_wall_is_one_large_page_without_anybodys_name() {
    let kind = TemplateKind::Convention;
    let fill = Fill::example(kind);
    let on = |format| agreement_on(format, kind, &shipped(kind), Some(&fill), &issue(&station()));
    let (wall, household, signed) = (on(Format::Wall), on(Format::Household), on(Format::Sheet));
    assert_eq!(wall.pages.iter().map(|page| (page.width_mm, page.height_mm)).collect::<Vec<_>>(), [(297.0, 420.0)]);
    assert_eq!((household.pages[0].width_mm, household.pages[0].height_mm), (148.0, 210.0));
    for public in [&wall, &household] {
        assert!(!written(public).contains("甄无名") && !written(public).contains("签名册"));
        assert!(written(public).contains("海棠社区居民公约") && written(public).contains("第二十一条"));
    }
    assert!(written(&signed).contains("甄无名"));
}

#[test]
fn a_landlord_is_not_asked_to_report_what_is_nobodys_business() {
    let text = TemplateKind::RentalAgreement.shipped();
    for word in ["民族", "宗教", "信仰", "疾病", "病史", "可疑", "婚育", "计划生育", "重点"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn fines_are_told_as_the_law_has_them() {
    let paper = written(&filled(TemplateKind::RentalAgreement, &Fill::example(TemplateKind::RentalAgreement)));
    for words in [
        "第六十八条第一款，处五百元以上一千元以下罚款；情节较轻的，处警告或者五百元以下罚款",
        "第六十八条第二款，处一千元以上三千元以下罚款；情节严重的，处五日以下拘留，可以并处三千元以上五千元以下罚款",
        "对单位处二万元以上十万元以下罚款，对个人处二千元以上一万元以下罚款",
        "治安责任保证书，不因本责任书而免除",
    ] {
        assert!(paper.contains(words), "{words} in {paper}");
    }
}
