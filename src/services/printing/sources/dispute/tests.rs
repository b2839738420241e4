//! Which papers there are of a case, and what its file says of itself, in the demo: whatever state a case is in.

use super::*;
use crate::domain::Date;
use crate::print::Page;
use crate::services::disputes::DisputeFilter;
use crate::services::{Clock, Progress, station};
use tempfile::TempDir;

const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");
/// As many as it takes for a dispute of every kind.
const PEOPLE: u32 = 2_000;

fn demo() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = station::found_demo(&folder.path().join("档案"), PEOPLE, 7, Clock::Fixed(TODAY), &Progress::default());
    (folder, desk.unwrap())
}

fn cases(desk: &Desk) -> Vec<(RecordId, Case)> {
    let ids = disputes::list(desk, &DisputeFilter::default()).unwrap();
    ids.into_iter().map(|id| (id, disputes::seen(desk, id).unwrap())).collect()
}

fn paper(desk: &Desk, kind: &DocumentKind, record: RecordId) -> Document {
    let issue = Issue {
        station: desk.station(),
        today: desk.today(),
        operator: &desk.operator().name,
        running_number: Some("海印〔2026〕第0001号".to_owned()),
        full_id: kind.may_show_full_id,
        onto_form: false,
    };
    let gathered = gather(desk, kind, record).unwrap();
    draw(kind, Some(&gathered.values), &issue).unwrap()
}

/// The words of a page but for its footer and for where it stands in the file.
fn words(page: &Page) -> Vec<String> {
    let is_of_sheet = |text: &&str| !text.starts_with("海印") && !text.starts_with("卷内第") && !text.starts_with('第');
    page.texts().filter(is_of_sheet).map(str::to_owned).collect()
}

#[test]
fn the_catalogue_and_the_sheet_on_the_file_say_alone_what_they_say_in_it() {
    let (_folder, desk) = demo();
    let cases = cases(&desk);
    assert!(cases.len() > 10, "of every kind");
    for (id, case) in &cases {
        let file = paper(&desk, &papers::FILE, *id);
        let contents = paper(&desk, &papers::CONTENTS, *id);
        let remarks = paper(&desk, &papers::REMARKS, *id);
        let number = &*case.dispute.case_number;
        assert!(contents.pages.len() == 1 && remarks.pages.len() == 1, "{number}");
        assert_eq!(words(&contents.pages[0]), words(&file.pages[1]), "{number}");
        assert_eq!(words(&remarks.pages[0]), words(&file.pages[file.pages.len() - 2]), "{number}");
        let own = |page: &Page| page.texts().any(|text| text == papers::REMARKS.title);
        assert!(own(&remarks.pages[0]) && own(&file.pages[file.pages.len() - 2]), "{number}");
    }
}

#[test]
fn what_lies_in_the_file_does_not_depend_on_what_was_printed() {
    let (folder, mut desk) = demo();
    let under_way = cases(&desk).into_iter().find(|(_, case)| {
        let course = case.course();
        course.sessions > 0 && course.agreed.is_none() && course.ended_on.is_none()
    });
    let (id, _) = under_way.unwrap();
    let before = words(&paper(&desk, &papers::CONTENTS, id).pages[0]);
    let order = crate::services::printing::Order::of(&papers::AGREEMENT, vec![id]);
    let draft = crate::services::printing::prepare(&desk, order).unwrap();
    crate::services::printing::save(&mut desk, &draft, &folder.path().join("草稿.pdf")).unwrap();
    assert_eq!(words(&paper(&desk, &papers::CONTENTS, id).pages[0]), before);
    assert!(before.iter().all(|words| !words.contains("协议")), "a draft is no part of it: {before:?}");
    let page = disputes::page(&desk, id).unwrap();
    let agreement = page.file.iter().find(|paper| paper.code == "09").unwrap();
    assert_eq!(agreement.presence, crate::domain::dispute::Presence::NotYet, "nor in the window");
}

#[test]
fn what_the_file_lacks_stands_on_the_sheet_in_it() {
    let (_folder, desk) = demo();
    let mut are_lacking = 0;
    for (id, _) in cases(&desk) {
        let remarks = gather(&desk, &papers::REMARKS, id).unwrap().remarks;
        let sheet: String = paper(&desk, &papers::REMARKS, id).pages.iter().flat_map(Page::texts).collect();
        for remark in &remarks {
            assert!(sheet.contains(remark.as_str()), "{remark} in {sheet}");
        }
        are_lacking += remarks.iter().filter(|remark| remark.starts_with("卷里还缺")).count();
    }
    assert!(are_lacking > 0);
}

#[test]
fn a_paper_of_a_step_the_case_never_took_is_refused_with_the_reason() {
    let (_folder, desk) = demo();
    let cases = cases(&desk);
    let why = |kind: &DocumentKind, is_so: fn(&Case) -> bool| -> String {
        let (id, _) = cases.iter().find(|(_, case)| is_so(case)).unwrap();
        gather(&desk, kind, *id).unwrap_err().to_string()
    };
    let failed = |case: &Case| case.course().stage == Stage::Failed;
    let written = |case: &Case| case.course().agreed.is_some_and(|agreed| !agreed.is_oral);
    let spoken = |case: &Case| case.course().agreed.is_some_and(|agreed| agreed.is_oral);
    let new = |case: &Case| case.course().stage == Stage::Registered;
    for (said, reason) in [
        (why(&papers::AGREEMENT, failed), "不能打人民调解协议书"),
        (why(&papers::AGREEMENT, failed), "调解不成，没有达成协议"),
        (why(&papers::AGREEMENT, spoken), "口头协议登记表"),
        (why(&papers::AGREEMENT, new), "还没有调解过"),
        (why(&papers::ORAL_AGREEMENT, written), "请打协议书"),
        (why(&papers::ORAL_AGREEMENT, failed), "没有达成协议"),
        (why(&papers::CONFIRMATION, new), "还没有达成协议"),
        (why(&papers::CONFIRMATION, spoken), "没有协议书可以确认"),
        (why(&papers::PERFORMANCE, failed), "没有达成协议"),
        (why(&papers::AUTHORISATION, new), "没有登记委托代理人"),
        (why(&papers::RESPONSIBILITY, |case| !case.dispute.is_grave()), "不是重大纠纷"),
        (why(&papers::CLOSING_REPORT, new), "还没有结案"),
    ] {
        assert!(said.contains(reason) && said.contains("人调字〔"), "{said}");
    }
    for (_, case) in &cases {
        let (id, step) = &case.steps[0];
        let refused = gather_step(&desk, &papers::VISIT, *id).unwrap_err().to_string();
        assert!(refused.contains("回访记录") && refused.contains(step.kind.label()), "{refused}");
    }
}

#[test]
fn a_matter_that_was_handed_down_carries_the_seal_of_those_it_was_reported_to() {
    let (_folder, desk) = demo();
    let is_handed_down = |(_, step): &&(RecordId, DisputeStep)| StepKind::of(&step.kind) == Some(StepKind::HandDown);
    let (case, step) = cases(&desk)
        .into_iter()
        .find_map(|(_, case)| case.steps.iter().find(is_handed_down).map(|(id, _)| *id).map(|id| (case.clone(), id)))
        .unwrap();
    let gathered = gather_step(&desk, &papers::ORDER, step).unwrap();
    let record: CaseRecord = read(Some(&gathered.values)).unwrap();
    let reported = case.steps.iter().find(|(_, step)| StepKind::of(&step.kind) == Some(StepKind::Escalate)).unwrap();
    assert_eq!(record.ordered_by, *reported.1.counterpart);
}

#[test]
fn a_closing_report_says_when_it_was_visited_and_what_was_found() {
    let (_folder, desk) = demo();
    let mut visited = 0;
    for (id, case) in cases(&desk) {
        if case.course().ended_on.is_none() {
            continue;
        }
        let sheet: String = paper(&desk, &papers::CLOSING_REPORT, id).pages.iter().flat_map(Page::texts).collect();
        let visits = case.steps.iter().filter(|(_, step)| StepKind::of(&step.kind) == Some(StepKind::Visit));
        for (_, step) in visits {
            let day = day_in_words(step.stepped_on.0.unwrap());
            assert!(sheet.contains(&format!("{day}回访：")), "{sheet}");
            visited += 1;
        }
        let filed = case.steps.iter().find(|(_, step)| StepKind::of(&step.kind) == Some(StepKind::Archive));
        if let Some((_, step)) = filed {
            assert!(sheet.contains(&day_in_words(step.stepped_on.0.unwrap())), "填表时间");
        }
    }
    assert!(visited > 1);
}
