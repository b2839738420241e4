//! The papers of a dispute: two sides and twelve, text as long as anybody writes, blank ones for the pen, and the mark of one that is
//! no final one.

use super::soundness::assert_sound;
use crate::{issue, station};
use linli::domain::dispute::StepKind;
use linli::domain::registers::{Dispute, DisputeParty, DisputeStep, DisputeTerm};
use linli::domain::values::{Choice, Day, Identity, Lines, Money, Name, Phones, Text};
use linli::print::documents::DocumentKind;
use linli::print::documents::dispute::{
    ACCEPTANCE, AGREEMENT, APPLICATION, AUTHORISATION, BACK, CLOSING_REPORT, CONFIRMATION, CONTENTS, COVER, CaseFile,
    CaseRecord, CatalogueLine, ESCALATION, EXTENSION, Entry, INVESTIGATION, NOTICE, ORAL_AGREEMENT, ORDER, PERFORMANCE,
    REFUSAL, REMARKS, RESPONSIBILITY, SESSION, SUPERVISION, Scan, Spoken, TERMINATION, TRANSFER, VISIT, draw,
    draw_file,
};
use linli::print::{Document, Issue, Page};

const PAPERS: [&DocumentKind; 24] = [
    &APPLICATION,
    &ACCEPTANCE,
    &NOTICE,
    &INVESTIGATION,
    &SESSION,
    &AGREEMENT,
    &ORAL_AGREEMENT,
    &VISIT,
    &CONFIRMATION,
    &COVER,
    &CONTENTS,
    &REMARKS,
    &REFUSAL,
    &TRANSFER,
    &EXTENSION,
    &TERMINATION,
    &ESCALATION,
    &ORDER,
    &SUPERVISION,
    &RESPONSIBILITY,
    &AUTHORISATION,
    &PERFORMANCE,
    &CLOSING_REPORT,
    &BACK,
];
const NAME: &str = "阿卜杜热合曼江·买买提依明托合提";

fn day(text: &str) -> Day {
    Day(text.parse().ok())
}

fn party(side: &str, role: &str, name: &str) -> DisputeParty {
    DisputeParty {
        side: Choice::of(side),
        role: Choice::of(role),
        party_name: Name::new(name),
        sex: Choice::of("2"),
        birth: day("1980-03-01"),
        identity: Identity::resident("110101198003010006"),
        phones: Phones::new("13800000001"),
        address: Text::new("海棠苑5栋1单元402室"),
        ..DisputeParty::default()
    }
}

fn firm(side: &str) -> DisputeParty {
    DisputeParty {
        identity: Identity::default(),
        birth: Day::default(),
        sex: Choice::default(),
        credit_code: Text::new("91510500MA0000000X"),
        representative: Text::new("甄负责"),
        ..party(side, "1", "虚构（四川）物业服务有限公司青溪分公司")
    }
}

fn term(wording: &str, yuan: u64) -> DisputeTerm {
    DisputeTerm {
        wording: Lines::new(wording),
        performer: Text::new("贾来迟"),
        amount: Money::yuan(yuan),
        manner: Text::new("转账"),
        due_on: day("2026-06-30"),
        ..DisputeTerm::default()
    }
}

/// Two against one.
pub fn record() -> CaseRecord {
    CaseRecord {
        dispute: Dispute {
            case_number: Text::new("海人调字〔2026〕第014号"),
            registered_on: day("2026-05-20"),
            source: Choice::of("1"),
            dispute_type: Choice::of("02"),
            level: Choice::of("1"),
            openness: Choice::of("1"),
            summary: Lines::new("楼上卫生间漏水，楼下吊顶和墙面受损。"),
            claims: Lines::new("1. 修好防水\n2. 赔偿修缮费"),
            mediators: Text::new("何建国"),
            rights_told_on: day("2026-05-22"),
            agreed_facts: Lines::new("五楼卫生间防水层老化，渗漏至四楼。"),
            agreed_issues: Lines::new("修缮费由谁承担。乙方认可漏点在自家。"),
            registered_by: Text::new("周敏"),
            ..Dispute::default()
        },
        parties: vec![party("1", "1", "甄有理"), party("1", "1", "甄有据"), party("2", "1", "贾来迟")],
        terms: vec![term("乙方于十日内修好防水。", 0), term("乙方赔偿甲方修缮费。", 3200)],
        place: "海棠苑5栋".into(),
        committee: "海棠社区人民调解委员会".into(),
        court: "龙潭区人民法院".into(),
        retention: "长期".into(),
        from: "2026年5月22日".into(),
        until: "2026年6月17日".into(),
        stage: "已归档".into(),
        agreed_on: "2026年6月17日".into(),
        catalogue: [("申请书", 2), ("权利义务告知书", 1), ("调解记录", 5), ("调解协议书", 2)]
            .map(|(title, pages)| CatalogueLine { title: title.into(), pages, remark: String::new() })
            .to_vec(),
        step: DisputeStep {
            kind: StepKind::Mediate.choice(),
            stepped_on: day("2026-06-10"),
            began_at: Text::new("14:30"),
            ended_at: Text::new("16:00"),
            venue: Text::new("社区调解室"),
            attendees: Text::new("甄有理、甄有据、贾来迟"),
            conducted_by: Text::new("何建国"),
            recorder: Text::new("周敏"),
            outcome: Choice::of("2"),
            summary: Lines::new("双方达成一致。"),
            ..DisputeStep::default()
        },
        session: 2,
        spoken: vec![
            Spoken { speaker: "何建国".into(), words: "请申请人先说。".into() },
            Spoken { speaker: "甄有理".into(), words: "楼上漏水，吊顶坏了一块。".into() },
        ],
        ..CaseRecord::default()
    }
}

/// Twelve parties with the longest names, five thousand letters of facts, a hearing of a hundred contributions.
pub fn crowded() -> CaseRecord {
    let usual = record();
    let long: String = ('一'..='龥').take(5_000).collect();
    let sides = ["1", "2", "3"];
    let mut parties: Vec<DisputeParty> = (0..11)
        .map(|place| party(sides[place % 3], if place > 8 { "3" } else { "1" }, &format!("{NAME}{place}")))
        .collect();
    parties.push(firm("2"));
    let spoken = (0..100)
        .map(|place| Spoken {
            speaker: format!("甄{place}"), words: "说了一长串的话，要折行才写得下。".repeat(4)
        });
    CaseRecord {
        dispute: Dispute {
            agreed_facts: Lines::new(&long),
            summary: Lines::new(&long[..3_000]),
            ..usual.dispute.clone()
        },
        parties,
        terms: (0..12).map(|place| term(&format!("第{place}期：{}", "付清余款".repeat(20)), 123_456)).collect(),
        catalogue: (0..60)
            .map(|_| CatalogueLine { title: "证据材料".into(), pages: 3, remark: String::new() })
            .collect(),
        spoken: spoken.collect(),
        ..usual
    }
}

pub fn every_paper(issue: &Issue) -> Vec<Document> {
    PAPERS.iter().flat_map(|kind| [draw(kind, &record(), issue), draw(kind, &CaseRecord::default(), issue)]).collect()
}

fn words(document: &Document) -> String {
    document.pages.iter().flat_map(Page::texts).collect()
}

#[test]
fn no_text_of_a_paper_touches_another_however_much_there_is() {
    let station = station();
    let issue = issue(&station);
    every_paper(&issue).iter().for_each(assert_sound);
    PAPERS.iter().map(|kind| draw(kind, &crowded(), &issue)).for_each(|document| assert_sound(&document));
}

#[test]
fn nothing_of_a_long_case_is_cut() {
    let station = station();
    let issue = issue(&station);
    let crowded = crowded();
    let agreement = words(&draw(&AGREEMENT, &crowded, &issue));
    assert!(crowded.dispute.agreed_facts.chars().all(|letter| agreement.contains(letter)));
    for party in &crowded.parties {
        assert!(agreement.contains(&*party.party_name), "who signs");
    }
    let session = draw(&SESSION, &crowded, &issue);
    assert!(words(&session).contains("甄99：") && session.pages.len() > 5);
}

#[test]
fn an_agreement_has_its_copies_counted_and_its_amounts_in_numerals() {
    let station = station();
    let agreement = draw(&AGREEMENT, &record(), &issue(&station));
    let words = words(&agreement);
    for stands in ["本协议一式 4 份", "叁仟贰佰元整", "2026年6月30日前", "海棠社区人民调解委员会", "2026年6月17日"]
    {
        assert!(words.contains(stands), "{stands}");
    }
    assert!(!words.contains("草稿"), "a final one");
}

#[test]
fn an_agreement_that_lacks_what_the_law_asks_says_so_on_every_page_and_what_it_is() {
    let station = station();
    let unfinished =
        CaseRecord { lacking: vec!["第 2 条还没有履行期限".into()], agreed_on: String::new(), ..record() };
    let agreement = draw(&AGREEMENT, &unfinished, &issue(&station));
    assert!(agreement.pages.iter().all(|page| page.texts().any(|text| text.contains("草稿"))));
    assert!(words(&agreement).contains("第 2 条还没有履行期限"));
    assert!(!words(&agreement).contains("签名、盖章或按指印）"), "and leaves no room to sign");
    for kind in [&ORAL_AGREEMENT, &CONFIRMATION] {
        let draft = draw(kind, &unfinished, &issue(&station));
        assert!(draft.pages.iter().all(|page| page.texts().any(|text| text.contains("草稿"))), "{}", kind.title);
    }
    let blank = draw(&AGREEMENT, &CaseRecord::default(), &issue(&station));
    assert!(!words(&blank).contains("草稿"), "a form for the pen is no draft");
}

#[test]
fn the_catalogue_counts_its_pages_one_after_the_other() {
    let station = station();
    let contents = draw(&CONTENTS, &record(), &issue(&station));
    let lines = contents.pages[0].lines().join("\n");
    for (title, pages) in [("申请书", "1–2"), ("权利义务告知书", "3"), ("调解记录", "4–8"), ("调解协议书", "9–10")]
    {
        assert!(lines.lines().any(|line| line.contains(title) && line.contains(pages)), "{title} {pages}: {lines}");
    }
}

/// Two sides, two short clauses: as most agreements are.
fn short() -> CaseRecord {
    let usual = record();
    CaseRecord { parties: vec![party("1", "1", "甄有理"), party("2", "1", "贾来迟")], ..usual }
}

#[test]
fn an_agreement_of_two_short_clauses_takes_one_page_with_all_who_sign() {
    let station = station();
    let issue = issue(&station);
    for kind in [&AGREEMENT, &APPLICATION, &CONFIRMATION] {
        let paper = draw(kind, &short(), &issue);
        assert_sound(&paper);
        assert_eq!(paper.pages.len(), 1, "{}", kind.title);
    }
    let agreement = words(&draw(&AGREEMENT, &short(), &issue));
    for stands in ["甄有理", "贾来迟", "人民调解员", "记录人", "人民调解委员会（印章）", "2026年6月17日"]
    {
        assert!(agreement.contains(stands), "{stands}");
    }
}

#[test]
fn however_many_take_part_each_stands_on_every_paper_and_signs() {
    let station = station();
    let issue = issue(&station);
    for count in 2..=12 {
        let names: Vec<String> = (0..count).map(|place| format!("甄当事人{place}")).collect();
        let parties = names.iter().enumerate().map(|(place, name)| party(["1", "2", "3"][place % 3], "1", name));
        let record = CaseRecord { parties: parties.collect(), ..record() };
        for kind in [&APPLICATION, &NOTICE, &SESSION, &AGREEMENT, &CONFIRMATION, &TERMINATION] {
            let paper = draw(kind, &record, &issue);
            assert_sound(&paper);
            let words = words(&paper);
            assert!(names.iter().all(|name| words.contains(name.as_str())), "{count} on {}", kind.title);
        }
    }
}

#[test]
fn an_agreement_on_a_part_says_what_it_leaves_open() {
    let station = station();
    let usual = record();
    let left_open = Lines::new("误工费另行商量。");
    let part = CaseRecord { dispute: Dispute { left_open, ..usual.dispute.clone() }, ..usual.clone() };
    let agreement = words(&draw(&AGREEMENT, &part, &issue(&station)));
    assert!(agreement.contains("五、未达成一致的事项") && agreement.contains("误工费另行商量。"));
    assert!(!words(&draw(&AGREEMENT, &usual, &issue(&station))).contains("未达成一致"), "a whole one says nothing");
}

#[test]
fn a_notice_is_signed_by_the_committee_too_and_says_when_they_meet() {
    let station = station();
    let arranged = "2026年6月17日 14:30，海棠社区调解室";
    let notice = words(&draw(&NOTICE, &CaseRecord { arranged: arranged.into(), ..record() }, &issue(&station)));
    for stands in ["人民调解委员会（印章）", "海棠社区人民调解委员会", "2026年5月22日", arranged]
    {
        assert!(notice.contains(stands), "{stands}");
    }
}

#[test]
fn what_a_report_to_the_next_level_lacks_stands_on_it() {
    let station = station();
    let mut step = DisputeStep { kind: StepKind::Escalate.choice(), ..record().step };
    step.request_enclosed = Choice::of("1");
    let report = words(&draw(&ESCALATION, &CaseRecord { step, ..record() }, &issue(&station)));
    assert!(report.contains("附件还缺") && report.contains("社区调委会的调查材料与初步意见、确实解决不了的事实和理由"));
}

#[test]
fn forms_of_one_case_stay_on_one_page() {
    let station = station();
    let issue = issue(&station);
    for kind in PAPERS.into_iter().filter(|kind| ![&APPLICATION, &AGREEMENT, &CONFIRMATION].contains(kind)) {
        assert_eq!(draw(kind, &record(), &issue).pages.len(), 1, "{}", kind.title);
    }
    for kind in PAPERS.into_iter().filter(|kind| **kind != AGREEMENT) {
        let blank = CaseRecord::default();
        assert_eq!(draw(kind, &blank, &issue).pages.len(), 1, "a blank one for the pen: {}", kind.title);
    }
}

#[test]
fn the_label_of_a_case_that_is_not_public_names_nobody() {
    let station = station();
    let mut secret = record();
    secret.dispute.openness = Choice::of("2");
    assert!(!words(&draw(&COVER, &secret, &issue(&station))).contains("甄有理"));
}

#[test]
fn the_whole_file_is_numbered_through_and_its_catalogue_is_right() {
    let station = station();
    let drawn = |kind: &DocumentKind, record: CaseRecord| Entry {
        title: kind.title.to_owned(),
        kind: Some(kind.key.to_owned()),
        record,
        ..Entry::default()
    };
    let copies = Entry { title: "当事人身份证明".into(), pages: 3, ..Entry::default() };
    let entries = vec![drawn(&NOTICE, record()), copies, drawn(&SESSION, crowded()), drawn(&REMARKS, record())];
    let file = draw_file(&CaseFile { cover: record(), entries }, &issue(&station));
    assert_sound(&file);
    let of_session = draw(&SESSION, &crowded(), &issue(&station)).pages.len();
    assert_eq!(
        file.pages.len(),
        2 + 1 + of_session + 1 + 1,
        "label and catalogue before, the back behind, no page for what lies beside"
    );
    let contents = file.pages[1].lines().join("\n");
    let last = 4 + of_session + 1;
    for (title, pages) in [
        ("权利义务告知书", "1".to_owned()),
        ("当事人身份证明", "2–4".to_owned()),
        ("人民调解记录", format!("5–{}", last - 1)),
        ("卷宗情况说明", last.to_string()),
    ] {
        assert!(
            contents.lines().any(|line| line.contains(title) && line.contains(&pages)),
            "{title} {pages}: {contents}"
        );
    }
    let numbered = |page: &Page| page.texts().find(|text| text.starts_with("卷内第")).map(str::to_owned);
    assert_eq!(numbered(&file.pages[3]).as_deref(), Some("卷内第 5 页"));
    let remarks = &file.pages[file.pages.len() - 2];
    assert_eq!(numbered(remarks), Some(format!("卷内第 {last} 页")));
    let counted = format!("{last} 页");
    assert!(remarks.texts().any(|text| text == counted), "the sheet at the end counts the whole file");
}

#[test]
fn scanned_pages_take_their_place_in_the_file_and_are_counted() {
    let station = station();
    let scan = |hash: &str, (width, height)| Scan { hash: hash.into(), width, height };
    let scans = vec![scan("a1", (1654, 2339)), scan("b2", (2339, 1000))];
    let evidence = Entry { title: "证据材料".into(), pages: 2, scans, ..Entry::default() };
    let notice =
        Entry { title: NOTICE.title.into(), kind: Some(NOTICE.key.into()), record: record(), ..Entry::default() };
    let file = draw_file(&CaseFile { cover: record(), entries: vec![evidence, notice] }, &issue(&station));
    assert_sound(&file);
    let contents = file.pages[1].lines().join("\n");
    for (title, pages) in [("证据材料", "1–2"), ("权利义务告知书", "3")] {
        assert!(contents.lines().any(|line| line.contains(title) && line.contains(pages)), "{title}: {contents}");
    }
    assert!(contents.contains("扫描件"));
    assert_eq!(file.pages[2].pictures().collect::<Vec<_>>(), ["a1"]);
    assert!(file.pages[3].texts().any(|text| text == "卷内第 2 页"), "numbered like any other");
}

#[test]
fn on_a_form_for_the_pen_no_line_to_write_on_is_torn_and_everything_asked_has_one() {
    let station = station();
    let issue = issue(&station);
    let agreement = draw(&AGREEMENT, &CaseRecord::default(), &issue);
    assert_sound(&agreement);
    assert_eq!(agreement.pages.len(), 2, "what was agreed, and what is to be done with those who sign");
    let confirmation = draw(&CONFIRMATION, &CaseRecord::default(), &issue);
    assert_sound(&confirmation);
    for (paper, born) in [(&agreement, "年龄"), (&confirmation, "出生日期")] {
        let lines = paper.pages[0].lines();
        for asked in ["姓名", "证件号码", "电话", "住址", born] {
            let count = lines.iter().filter(|line| line.contains(asked)).count();
            assert!(count >= 2, "{asked} of both on {}: {lines:?}", paper.title);
        }
    }
    let words = words(&agreement);
    assert!(words.contains("甲方：") && words.contains("乙方："), "{words}");
}

/// Lines to write on, upright or level, as they lie on a page: from, to.
fn rules(page: &Page) -> Vec<((f32, f32), (f32, f32))> {
    let rule = |mark: &linli::print::Mark| match mark {
        linli::print::Mark::Line { from, to, .. } => Some((*from, *to)),
        _ => None,
    };
    page.marks.iter().filter_map(rule).collect()
}

/// Where a text with these words stands on the pages.
fn places(document: &Document, wanted: &str) -> Vec<(usize, f32, f32)> {
    places_of(document, |text| text.contains(wanted))
}

fn places_of(document: &Document, is_wanted: impl Fn(&str) -> bool) -> Vec<(usize, f32, f32)> {
    let mut found = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        for mark in &page.marks {
            let (Some(frame), linli::print::Mark::Text { y, text, .. }) = (mark.text_frame(), mark) else { continue };
            if is_wanted(text) {
                found.push((number, frame.x, *y));
            }
        }
    }
    found
}

#[test]
fn whoever_signs_has_fifteen_millimetres_above_the_line() {
    let station = station();
    let issue = issue(&station);
    for kind in [&AGREEMENT, &NOTICE, &SESSION, &ACCEPTANCE, &CLOSING_REPORT, &CONFIRMATION, &INVESTIGATION] {
        for record in [record(), CaseRecord::default()] {
            let paper = draw(kind, &record, &issue);
            let signatures = places_of(&paper, |text| text == "签名");
            assert!(!signatures.is_empty(), "{}", kind.title);
            for (page, x, baseline) in signatures {
                let above = paper.pages[page].marks.iter().filter_map(|mark| {
                    let linli::print::Mark::Text { y, .. } = mark else { return None };
                    let frame = mark.text_frame()?;
                    (frame.x < x + 30.0 && frame.right() > x && *y < baseline - 1.0).then_some(*y)
                });
                let nearest = above.fold(0.0, f32::max);
                assert!(baseline - nearest >= 15.0, "{} mm on {}", baseline - nearest, kind.title);
            }
        }
    }
}

#[test]
fn the_committee_writes_its_name_before_its_word_on_a_form_for_the_pen() {
    let station = station();
    let notice = draw(&NOTICE, &CaseRecord::default(), &issue(&station));
    let committee = places(&notice, "人民调解委员会");
    let (page, x, baseline) = *committee.iter().max_by(|one, other| one.2.total_cmp(&other.2)).unwrap();
    let is_before = |(from, to): &((f32, f32), (f32, f32))| {
        (from.1 - baseline).abs() < 2.0 && (to.0 - x).abs() < 1.0 && to.0 - from.0 > 12.0
    };
    assert!(rules(&notice.pages[page]).iter().any(is_before), "a line for its name");
}

#[test]
fn an_application_to_a_court_nobody_named_leaves_room_for_its_name_and_has_a_day_for_each_who_signs() {
    let station = station();
    let issue = issue(&station);
    let before = |court: &str| {
        let paper = draw(&CONFIRMATION, &CaseRecord { court: court.into(), ..short() }, &issue);
        let stands = places(&paper, "人民法院");
        let (page, x, baseline) = stands[stands.len() - 1];
        rules(&paper.pages[page]).iter().any(|(from, to)| (from.1 - baseline).abs() < 2.0 && (to.0 - x).abs() < 1.0)
    };
    assert!(before("") && before("区人民法院") && !before("龙潭区人民法院"));
    let signed = draw(&CONFIRMATION, &short(), &issue);
    assert_eq!(
        places(&signed, "日").iter().filter(|(_, _, y)| (200.0..275.0).contains(y)).count(),
        2,
        "of two who sign"
    );
}

#[test]
fn a_receipt_writes_amounts_and_days_as_the_agreement_does_and_says_who_performs_how() {
    let station = station();
    let mut paid = record();
    paid.terms[1].performed_on = day("2026-06-25");
    paid.terms[1].receipt = Text::new("收条一张");
    let receipt = words(&draw(&PERFORMANCE, &paid, &issue(&station)));
    for stands in ["叁仟贰佰元整", "2026年6月30日", "2026年6月25日", "贾来迟", "转账", "收条一张"]
    {
        assert!(receipt.contains(stands), "{stands}");
    }
    assert!(!receipt.contains("2026-06"), "days in one way: {receipt}");
}

#[test]
fn a_paper_in_the_file_that_is_still_a_draft_is_called_one_in_the_catalogue() {
    let station = station();
    let draft = CaseRecord { lacking: vec!["第 2 条还没有履行期限".into()], ..record() };
    let entry = |kind: &DocumentKind, record: CaseRecord| Entry {
        title: kind.title.into(),
        kind: Some(kind.key.into()),
        record,
        ..Entry::default()
    };
    let entries = vec![entry(&NOTICE, record()), entry(&AGREEMENT, draft)];
    let file = draw_file(&CaseFile { cover: record(), entries }, &issue(&station));
    let contents = file.pages[1].lines().join("\n");
    let line = |title: &str| contents.lines().find(|line| line.contains(title)).unwrap().to_owned();
    assert!(line("协议书").contains("草稿") && !line("告知书").contains("草稿"), "{contents}");
}

#[test]
fn what_comes_from_above_carries_their_seal_and_not_that_of_the_committee() {
    let station = station();
    let issue = issue(&station);
    let handed = CaseRecord { ordered_by: "青溪街道综治中心".into(), ..record() };
    let order = words(&draw(&ORDER, &handed, &issue));
    assert!(order.contains("交办单位（印章）") && order.contains("青溪街道综治中心"));
    let step = DisputeStep { counterpart: Text::new("县综治中心"), ..record().step };
    let supervision = words(&draw(&SUPERVISION, &CaseRecord { step, ..record() }, &issue));
    assert!(supervision.contains("督办单位（印章）") && supervision.contains("县综治中心"));
    assert!(!order.contains("人民调解委员会（印章）") && !supervision.contains("人民调解委员会（印章）"));
}
