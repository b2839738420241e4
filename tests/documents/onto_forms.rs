//! 套打: what is filled in, alone, for sheets on which a printing house has put the empty form.
//!
//! Each such paper is drawn as its empty form is. Without the form the values are left, each at its place, and an outside reader
//! finds nothing else in the finished file.

use super::defence::{group, post};
use super::houses::{award, house};
use super::station_papers::check;
use crate::{day, issue, read_outside, registration, station};
use linli::domain::registers::Organisation;
use linli::domain::template::{Fill, TemplateKind, parse};
use linli::domain::values::{Choice, Day, Text};
use linli::print::documents::defence::GroupRecord;
use linli::print::documents::post_card::PostRecord;
use linli::print::documents::safety_check::OrganisationRecord;
use linli::print::documents::{
    DOCUMENTS, HouseRecord, PlateSize, agreement, defence_card, defence_roster, floating_card, floating_form,
    house_card, house_plate, post_card, receipt, safety_check, star_plate,
};
use linli::print::over_form::only_filled;
use linli::print::{Document, Issue, Mark, pdf};

/// A paper: whole, as it is drawn onto its form, and the form.
struct OntoForm {
    key: &'static str,
    whole: Document,
    onto: Document,
    form: Document,
}

fn of<R: Default>(key: &'static str, record: &R, draw: impl Fn(&R, &Issue<'_>) -> Document) -> OntoForm {
    let station = station();
    let whole = issue(&station);
    let onto = Issue { onto_form: true, ..whole.clone() };
    let empty = Issue { running_number: None, ..onto.clone() };
    OntoForm { key, whole: draw(record, &whole), onto: draw(record, &onto), form: draw(&R::default(), &empty) }
}

fn of_template(kind: TemplateKind) -> OntoForm {
    let station = station();
    let whole = issue(&station);
    let empty = Issue { running_number: None, ..whole.clone() };
    let (template, fill) = (parse(kind.shipped(), kind).0, Fill::example(kind));
    let draw = |fill: &Fill, issue: &Issue<'_>| agreement(kind, &template, Some(fill), issue);
    OntoForm {
        key: kind.key(),
        whole: draw(&fill, &whole),
        onto: draw(&fill.clone().onto_form(), &whole),
        form: draw(&fill.empty_form(), &empty),
    }
}

fn every() -> Vec<OntoForm> {
    let plate = |size| move |record: &HouseRecord, issue: &Issue<'_>| house_plate::filled(record, size, issue);
    let stars = |size| move |award: &_, issue: &Issue<'_>| star_plate::filled(award, size, issue);
    let mut all = vec![
        of("floating_card", &registration(), floating_card::filled),
        of("floating_form", &registration(), floating_form::filled),
        of("floating_receipt", &registration(), receipt::filled),
        of("house_card", &house(), house_card::filled),
        of("house_plate", &house(), plate(PlateSize::A5)),
        of("house_plate_a4", &house(), plate(PlateSize::A4)),
        of("star_plate", &award(4), stars(PlateSize::A5)),
        of("star_plate_a4", &award(4), stars(PlateSize::A4)),
        of::<OrganisationRecord>("safety_check", &check(), safety_check::filled),
        of::<GroupRecord>("defence_roster", &group(10), defence_roster::filled),
        of::<GroupRecord>("defence_card", &group(10), defence_card::filled),
        of::<PostRecord>("post_card", &post(), post_card::filled),
    ];
    all.extend(TemplateKind::ALL.map(of_template));
    all
}

/// Every word of the finished file with its left edge and its foot in points, as an outside program finds them.
fn words_outside(document: &Document) -> Option<Vec<(String, f32, f32)>> {
    let boxes = read_outside("pdftotext", &["-bbox"], &["-"], &pdf::write(document).unwrap())?;
    let words = boxes.lines().filter_map(|line| {
        let (place, word) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let edge = |name: &str| place.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.parse::<f32>().ok();
        Some((word.trim_end_matches("</word>").to_owned(), edge("xMin")?, edge("yMax")?))
    });
    Some(words.collect())
}

fn text(words: &[(String, f32, f32)]) -> String {
    words.iter().map(|(word, ..)| word.as_str()).collect()
}

/// The usual record of these needs more room somewhere than the empty form leaves, and the program says so: two places to
/// write in follow one another without a word between.
const TOO_LONG_FOR_THEIR_FORM: [&str; 2] = ["joint_defence", "convention"];

#[test]
fn whatever_comes_on_forms_is_drawn_as_its_empty_form_is() {
    let every = every();
    for kind in DOCUMENTS.iter().filter(|kind| kind.comes_on_forms()) {
        assert!(every.iter().any(|one| one.key == kind.key), "{} is not looked at", kind.key);
    }
    let said = every.into_iter().map(|OntoForm { key, onto, form, .. }| (key, only_filled(onto, &form).remarks));
    let said: Vec<(&str, Vec<String>)> = said.filter(|(_, remarks)| !remarks.is_empty()).collect();
    let unknown: Vec<_> = said.iter().filter(|(key, _)| !TOO_LONG_FOR_THEIR_FORM.contains(key)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_finished_file_holds_the_values_and_none_of_the_labels() {
    for (key, values, labels) in [
        (
            "floating_card",
            "甄无名 1990 海棠苑3栋2单元501室 虚构服装厂二车间 海居〔2026〕第0087号",
            "姓名 性别 证件号码 登记卡 年 月 编号 站长",
        ),
        (
            "floating_form",
            "甄无名 海棠苑3栋2单元501室 房多多 HT-0317 汉族",
            "姓名 曾用名 务工 登记表 基本情况 第1页 登记编号 年 月",
        ),
        (
            "house_card",
            "海棠苑3栋2单元501室 房多多 两室一厅 甄无名 欧阳管事 海房-0317",
            "地址 户型 房屋编号 治安责任人 档案卡 巡查人",
        ),
        ("house_plate", "海房-0317 房* 格子明 0830-0000111", "房屋编号 公示牌 社区民警 报警 年 月"),
        ("rental_agreement", "房多多 海棠苑3栋2单元501室 HT-0317", "责任书 出租人 第一条 甲方 年 月 日期 一式"),
    ] {
        let one = every().into_iter().find(|one| one.key == key).unwrap();
        let Some(words) = words_outside(&only_filled(one.onto, &one.form)) else { return };
        let text = text(&words);
        for value in values.split(' ') {
            assert!(text.contains(value), "{value} in {key}: {text}");
        }
        let of_print =
            text.replace("海印〔2026〕第0087号", "").replace("打印2026年11月22日", "").replace("打印编号", "");
        for label in labels.split(' ') {
            assert!(!of_print.contains(label), "{label} in {key}: {text}");
        }
    }
}

#[test]
fn a_value_stands_where_the_whole_paper_has_it() {
    for (key, values) in [
        ("floating_card", "甄无名 男 海棠苑3栋2单元501室 虚构服装厂二车间"),
        ("defence_card", "甄无名 甄有信 海棠路1号至19号"),
    ] {
        let one = every().into_iter().find(|one| one.key == key).unwrap();
        let (Some(whole), Some(values_only)) =
            (words_outside(&one.whole), words_outside(&only_filled(one.onto, &one.form)))
        else {
            return;
        };
        for value in values.split(' ') {
            let place =
                |words: &[(String, f32, f32)]| words.iter().find(|(word, ..)| word == value).map(|(_, x, y)| (*x, *y));
            let (there, here) = (place(&whole).expect(value), place(&values_only).expect(value));
            assert!((there.0 - here.0).abs() < 0.1 && (there.1 - here.1).abs() < 0.1, "{value}: {there:?} {here:?}");
        }
    }
}

/// Whether the form has gaps between its words there.
fn has_room(mark: &Mark) -> bool {
    matches!(mark, Mark::Text { text, .. } if text.contains([' ', '　', '＿']))
}

#[test]
fn a_signed_paper_is_filled_on_the_lines_of_its_form() {
    let one = of_template(TemplateKind::RentalAgreement);
    let filled = only_filled(one.onto.clone(), &one.form);
    let marks = filled
        .pages
        .iter()
        .zip(&one.form.pages)
        .flat_map(|(page, form)| page.marks.iter().filter_map(Mark::text_frame).map(move |text| (text, form)));
    for (text, form) in marks {
        let words = form.marks.iter().filter(|mark| !has_room(mark)).filter_map(Mark::text_frame);
        let covered = words.into_iter().find(|word| {
            let beside = text.right().min(word.right()) - text.x.max(word.x);
            let below = text.bottom().min(word.bottom()) - text.y.max(word.y);
            beside > 0.8 && below > 0.5 * word.height
        });
        assert!(covered.is_none(), "{text:?} lies upon {covered:?}");
    }
}

#[test]
fn more_than_the_form_has_room_for_is_said_before_it_is_printed() {
    let mut crowded = house();
    crowded.tenancies = vec![crowded.tenancies[0].clone(); 4];
    let one = of("house_card", &crowded, house_card::filled);
    let paper = only_filled(one.onto, &one.form);
    assert!(paper.remarks[0].contains("对不上") && paper.exceeds_form, "{:?}", paper.remarks);
}

/// The text of a mark and the size of its letters.
fn sizes(document: &Document) -> Vec<(&str, f32)> {
    let marks = document.pages.iter().flat_map(|page| &page.marks);
    let sizes = marks.filter_map(|mark| match mark {
        Mark::Text { text, size_pt, .. } => Some((text.as_str(), *size_pt)),
        _ => None,
    });
    sizes.collect()
}

/// 「2026-11-20 至 2027-11-19」 is longer than its cell; the row of a printed form does not grow.
#[test]
fn what_is_longer_than_its_cell_is_set_smaller_and_stands_in_it() {
    let mut card = house();
    for tenancy in &mut card.tenancies {
        tenancy.tenancy.agreed_until = Day(Some(day(2027, 11, 19)));
    }
    let one = of("house_card", &card, house_card::filled);
    let paper = only_filled(one.onto, &one.form);
    assert!(!paper.exceeds_form, "{:?}", paper.remarks);
    let term = sizes(&paper).into_iter().find(|(text, _)| text.contains("至 2027-11-19")).expect("in one line");
    assert!((7.0..10.5).contains(&term.1), "{term:?}");

    let mut long = registration();
    long.address = "海棠路金色家园小区3栋2单元1501室北侧".into();
    long.residence.permit_issued_on = Day(Some(day(2023, 5, 6)));
    for one in [of("floating_receipt", &long, receipt::filled), of("floating_form", &long, floating_form::filled)] {
        let paper = only_filled(one.onto, &one.form);
        assert!(!paper.exceeds_form, "{}: {:?}", one.key, paper.remarks);
    }
}

/// Their papers say 国籍 and 信用代码 otherwise, in places of their own.
#[test]
fn foreigners_and_firms_fit_onto_the_form_of_everybody() {
    let mut other = registration();
    other.person.identity.kind = Choice::of("414");
    other.person.nationality = Choice::of("KOR");
    other.landlord = None;
    other.landlord_organisation =
        Some(Organisation { credit_code: Text("91510524MA00000025".into()), ..Organisation::default() });
    for one in [
        of("floating_card", &other, floating_card::filled),
        of("floating_receipt", &other, receipt::filled),
        of("floating_form", &other, floating_form::filled),
    ] {
        let paper = only_filled(one.onto, &one.form);
        assert!(!paper.exceeds_form, "{}: {:?}", one.key, paper.remarks);
    }
}

/// 「桂租责〔2026〕第0237号」, also with the mark of 补打.
#[test]
fn the_number_of_an_agreement_stays_on_its_line() {
    let station = station();
    let kind = TemplateKind::RentalAgreement;
    let (template, fill) = (parse(kind.shipped(), kind).0, Fill::example(kind).onto_form());
    for number in ["桂租责〔2026〕第0237号", "桂租责〔2026〕第0237号（补打第1次）"] {
        let issue = Issue { running_number: Some(number.into()), ..issue(&station) };
        let paper = agreement(kind, &template, Some(&fill), &issue);
        for page in &paper.pages {
            let of_number = page.marks.iter().filter(|mark| matches!(mark, Mark::Text { text, .. } if text == number));
            for frame in of_number.filter_map(Mark::text_frame) {
                let is_above_a_line = page.marks.iter().any(|mark| match mark {
                    Mark::Line { from, to, .. } => {
                        from.1 == to.1
                            && (from.1 - frame.bottom()).abs() < 2.0
                            && from.0 <= frame.x + 0.5
                            && frame.right() <= to.0 + 0.5
                    }
                    _ => false,
                });
                assert!(is_above_a_line && frame.right() < 188.5, "{frame:?}");
            }
        }
    }
}
