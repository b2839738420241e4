//! Mediation by keyboard alone: from a telephone call to a signed agreement and a closed file; minutes, levels, scanned papers. Who sees a
//! case that is not public is in `confidential`, a case of twelve in `long_case`.

use super::confidential::{office_with_a_secret, order};
use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS};
use crate::window::{edit_box, fill, key, shows, type_text, wait_for};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use linli::domain::RecordId;
use linli::domain::dispute::{Stage, StepKind, Tier};
use linli::domain::registers::DisputePaper;
use linli::domain::values::{Choice, Day, Identity, Value};
use linli::print::preview::Preview;
use linli::services::disputes::{self, CasePage, DisputeFilter, DisputeForm, PartyRow, StepForm};
use linli::services::printing;
use linli::services::{Desk, Progress, Trouble};

const NUMBER: &str = "海人调字〔2026〕第001号";
pub(super) const OTHER: &str = "贾来迟";
/// An identity number that belongs to nobody.
pub(super) const OTHERS_NUMBER: &str = "110101198003010014";

fn page_of(desk: &Desk) -> CasePage {
    let all = disputes::list(desk, &DisputeFilter::default()).unwrap();
    assert_eq!(all.len(), 1);
    disputes::page(desk, all[0]).unwrap()
}

/// Leaves a field of several lines.
pub(super) fn leave(window: &mut Window) {
    with(window, Modifiers::CTRL.plus(Modifiers::COMMAND), Key::Enter);
}

/// So many fields on.
pub(super) fn enters(window: &mut Window, count: usize) {
    (0..count).for_each(|_| enter(window));
}

fn masked(number: String) -> String {
    Identity::resident(&number).masked()
}

/// Somebody rings: what they say goes into the form, field after field.
fn register(window: &mut Window) {
    command(window, Key::Num6);
    assert!(shows(window, "接到电话或有人来说"), "no dispute yet");
    with(window, Modifiers::ALT, Key::N);
    assert!(has_focus(window, "纠纷类型"));
    type_text(window, "邻里纠纷");
    enters(window, 5);
    assert!(has_focus(window, "简要情况"));
    type_text(window, "来电说楼上漏水，吊顶坏了，双方谈不拢。");
    leave(window);
    enters(window, 2);
    assert!(has_focus(window, "甲方姓名"));
    type_text(window, RESIDENTS[0].name);
    enter(window);
    assert!(shows(window, "已在登记中"), "taken from the registers");
    assert_eq!(text(window, "甲方证件号码"), masked(RESIDENTS[0].number()), "as lists show it");
    assert!(has_focus(window, "甲方证件号码"));
    enters(window, 8);
    assert!(has_focus(window, "乙方姓名"));
    type_text(window, OTHER);
    enter(window);
    type_text(window, OTHERS_NUMBER);
    enters(window, 2);
    type_text(window, "海棠苑3栋2单元601室");
    save(window);
    assert!(shows(window, "已登记纠纷") && stands(window, NUMBER), "the page of the case");
}

/// Both sides are heard, and come to one mind.
fn mediate(window: &mut Window) {
    command(window, Key::Enter);
    assert!(stands(window, "第 1 次调解") && has_focus(window, "发言"));
    type_text(window, "先请申请人说。");
    leave(window);
    type_text(window, "楼上漏水，吊顶坏了。");
    leave(window);
    leave(window);
    assert!(has_focus(window, "调解结果"));
    type_text(window, "达成一致");
    save(window);
}

fn write_the_agreement(window: &mut Window) {
    command(window, Key::Enter);
    assert!(stands(window, "拟写协议") && has_focus(window, "主要事实"));
    assert!(shows(window, "签署前还缺：协议还没有写争议事项和责任"));
    leave(window);
    type_text(window, "修缮费由谁承担。乙方认可漏点在自家。");
    leave(window);
    type_text(window, OTHER);
    enter(window);
    type_text(window, "3200");
    enter(window);
    type_text(window, "乙方赔偿甲方修缮费。");
    leave(window);
    type_text(window, "转账");
    enters(window, 2);
    assert!(has_focus(window, "履行期限"));
    type_text(window, "2026-06-30");
    assert!(shows(window, "法律要求写的都有了"));
    save(window);
}

#[test]
fn the_keyboard_alone_leads_from_a_telephone_call_to_a_signed_agreement_and_a_closed_file() {
    let mut window = desk();
    register(&mut window);
    assert!(stands(&window, "受理，现在"), "the way of the case says where it is");
    command(&mut window, Key::Enter);
    assert!(stands(&window, "权利告知日"), "acceptance");
    save(&mut window);
    mediate(&mut window);
    assert!(stands(&window, "调解，现在"));
    write_the_agreement(&mut window);
    assert!(shows(&window, "协议已写好，可以打印签署"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览") && stands(&window, "全显，留痕"), "the agreement names its parties by number");
    key(&mut window, Key::Escape);
    command(&mut window, Key::Enter);
    assert!(stands(&window, "登记签署协议"));
    save(&mut window);
    assert!(shows(&window, "有条款等待履行") && stands(&window, "履行，现在"));
    command(&mut window, Key::Enter);
    enters(&mut window, 2);
    assert!(shows(&window, "已登记履行"));
    assert!(stands(&window, "回访，现在"));
    command(&mut window, Key::Enter);
    save(&mut window);
    assert!(stands(&window, "归档，现在"));
    command(&mut window, Key::Enter);
    save(&mut window);
    assert!(!shows(&window, "，现在"), "all of it is done");

    let archive = afresh(window);
    let page = page_of(&archive.desk);
    assert_eq!((page.course.stage, page.case.dispute.case_number.as_ref()), (Stage::Archived, NUMBER));
    let kinds: Vec<StepKind> = page.case.steps.iter().filter_map(|(_, step)| StepKind::of(&step.kind)).collect();
    use StepKind::*;
    assert_eq!(kinds, [Register, Accept, Mediate, Agree, Visit, Archive]);
    let session = page.case.steps[2].0;
    let spoken = StepForm::open(&archive.desk, session).unwrap().lines;
    let spoken: Vec<(&str, &str)> = spoken.iter().map(|line| (line.speaker.as_str(), line.words.as_str())).collect();
    assert_eq!(
        spoken[..2],
        [(OPERATOR, "先请申请人说。"), (RESIDENTS[0].name, "楼上漏水，吊顶坏了。")],
        "who said what"
    );
    let agreement = printing::prepare(&archive.desk, order("dispute_agreement", page.id)).unwrap();
    assert!(agreement.pages > 0 && agreement.missing.is_empty(), "on paper");
    let term = &page.case.terms[0].1;
    assert_eq!((term.amount.0, term.performed_on.0), (Some(320_000), Some(TODAY)));
    let (mut desk, id) = (archive.desk, page.id);
    assert!(matches!(DisputeForm::open(&desk, id), Err(Trouble::CaseArchived)), "a closed file stays as it is");
    let correction = StepForm::open(&desk, session).unwrap().save(&mut desk);
    assert!(matches!(correction, Err(Trouble::CaseArchived)), "its minutes too");
}

#[test]
fn what_is_typed_at_a_hearing_survives_the_window() {
    let mut window = desk();
    register(&mut window);
    command(&mut window, Key::Enter);
    save(&mut window);
    command(&mut window, Key::Enter);
    type_text(&mut window, "只说了一半");
    pause(&mut window, 2.0);
    let office = killed(window);
    let mut window = sit_down(office);
    with(&mut window, Modifiers::ALT, Key::Num1);
    assert!(stands(&window, "第 1 次调解"));
    let first = window.query_all(edit_box("发言")).next().and_then(|field| field.value());
    assert_eq!(first.as_deref(), Some("只说了一半"));
}

#[test]
fn what_somebody_added_since_a_form_was_opened_is_not_taken_out_by_it() {
    let (office, id) = office_with_a_secret();
    let mut desk = open(&office, "调解员甲");
    let mut early = DisputeForm::open(&desk, id).unwrap();
    let mut late = DisputeForm::open(&desk, id).unwrap();
    late.parties.push(PartyRow::new("2"));
    late.parties[2].party.type_in("party_name", "甄后到", TODAY);
    late.save(&mut desk).unwrap();
    early.parties.remove(1);
    early.save(&mut desk).unwrap();
    let names: Vec<String> =
        disputes::page(&desk, id).unwrap().case.parties.iter().map(|(_, party)| party.party_name.0.clone()).collect();
    assert_eq!(names, ["甄有理", "甄后到"], "only who was taken out is gone");
}

/// A case that is accepted, with one meeting of two contributions.
fn office_with_minutes() -> (Office, RecordId, RecordId) {
    let (office, id) = office_with_a_secret();
    let mut desk = open(&office, "调解员甲");
    take(&mut desk, id, StepKind::Accept, &[]);
    let mut meeting = StepForm::begin(&desk, id, StepKind::Mediate).unwrap();
    meeting.step.type_in("outcome", "有待继续调解", TODAY);
    for words in ["第一句", "第二句"] {
        meeting.lines.last_mut().unwrap().words = words.to_owned();
        meeting.end_with_an_empty_line();
    }
    meeting.save(&mut desk).unwrap();
    let step = disputes::page(&desk, id).unwrap().case.steps.last().unwrap().0;
    (office, id, step)
}

fn take(desk: &mut Desk, id: RecordId, kind: StepKind, typed: &[(&str, &str)]) {
    let mut form = StepForm::begin(desk, id, kind).unwrap();
    typed.iter().for_each(|(key, words)| form.step.type_in(key, words, TODAY));
    form.save(desk).unwrap();
}

fn said(desk: &Desk, step: RecordId) -> Vec<String> {
    let lines = StepForm::open(desk, step).unwrap().lines;
    lines.iter().filter(|line| !line.is_empty()).map(|line| line.words.clone()).collect()
}

/// A correction falls on the line it was made on, whatever became of the lines around it.
#[test]
fn a_correction_of_the_minutes_never_falls_on_another_line() {
    let (office, _, step) = office_with_minutes();
    let mut desk = open(&office, "调解员甲");
    let mut early = StepForm::open(&desk, step).unwrap();
    let mut late = StepForm::open(&desk, step).unwrap();
    late.lines.remove(0);
    late.lines.last_mut().unwrap().words = "第三句".to_owned();
    late.save(&mut desk).unwrap();
    early.lines[1].words = "第二句，改过".to_owned();
    early.save(&mut desk).unwrap();
    assert_eq!(said(&desk, step), ["第二句，改过", "第三句"], "what was taken out stays out, what was added stays");

    let mut stale = StepForm::open(&desk, step).unwrap();
    let mut fresh = StepForm::open(&desk, step).unwrap();
    fresh.lines.remove(0);
    fresh.save(&mut desk).unwrap();
    stale.lines[0].words = "改一句已经没有的话".to_owned();
    assert!(matches!(stale.save(&mut desk), Err(Trouble::ChangedMeanwhile(_))), "it falls on no line");
    let mut taking_out = StepForm::open(&desk, step).unwrap();
    let mut correcting = StepForm::open(&desk, step).unwrap();
    correcting.lines[0].words = "第三句，改过".to_owned();
    correcting.save(&mut desk).unwrap();
    taking_out.lines.remove(0);
    assert!(matches!(taking_out.save(&mut desk), Err(Trouble::ChangedMeanwhile(_))), "nobody's correction is lost");
    assert_eq!(said(&desk, step), ["第三句，改过"]);
}

#[test]
fn a_case_goes_up_to_the_street_and_comes_back_and_goes_elsewhere_and_comes_back() {
    let (office, id, _) = office_with_minutes();
    let mut desk = open(&office, "调解员甲");
    let up = [("tier", "街道"), ("counterpart", "青溪街道综治中心"), ("summary", "涉及多个部门，社区解决不了")];
    take(&mut desk, id, StepKind::Escalate, &up);
    take(&mut desk, id, StepKind::HandDown, &[("counterpart", "司法所"), ("until_date", "2026-06-20")]);
    let page = disputes::page(&desk, id).unwrap();
    assert_eq!((page.course.stage, page.course.tier), (Stage::Mediating, Tier::Street), "mediation goes on");
    assert!(page.due.iter().any(|due| due.deadline.matter.label() == "交办督办期限"));
    assert!(!page.indicators.is_kept_here);
    for (place, kind) in [(3, "dispute_escalation"), (4, "dispute_order")] {
        let paper = printing::prepare(&desk, order(kind, page.case.steps[place].0)).unwrap();
        assert!(paper.pages == 1 && paper.missing.is_empty(), "{kind}");
    }
    take(&mut desk, id, StepKind::Return, &[("summary", "街道已协调，继续在社区调解")]);
    take(&mut desk, id, StepKind::Transfer, &[("counterpart", "派出所"), ("summary", "先由公安处理")]);
    assert_eq!(disputes::page(&desk, id).unwrap().course.stage, Stage::Transferred);
    take(&mut desk, id, StepKind::Return, &[("summary", "公安已处理，退回调解")]);
    let page = disputes::page(&desk, id).unwrap();
    assert_eq!((page.course.stage, page.course.tier), (Stage::Registered, Tier::Community), "decided anew");
    assert!(page.due.iter().any(|due| due.deadline.matter.label() == "纠纷受理决定"));
    assert_eq!(page.stays.len(), 3);
    take(&mut desk, id, StepKind::Accept, &[]);
    assert_eq!(disputes::page(&desk, id).unwrap().course.stage, Stage::Accepted);
}

/// What a reader finds in the finished file, or nothing where pdftotext is not installed.
pub(super) fn read_back(paper: &printing::Paper) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &paper.pdf).unwrap();
    let read = std::process::Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().ok()?;
    Some(String::from_utf8(read.stdout).unwrap().replace(char::is_whitespace, ""))
}

#[test]
fn a_scanned_pdf_is_kept_page_by_page_and_printed_in_its_place() {
    let (office, id, _) = office_with_minutes();
    let mut desk = open(&office, "调解员甲");
    let brought = office.path("带来的.pdf");
    let source = printing::prepare(&desk, order("dispute_acceptance", id)).unwrap();
    std::fs::write(&brought, &source.pdf).unwrap();
    let pages = disputes::scan(&brought, &Progress::default()).unwrap();
    assert_eq!(pages.len(), source.pages);
    let paper = DisputePaper { kind: Choice::of("07"), filed_on: Day(Some(TODAY)), ..DisputePaper::default() };
    let before = printing::prepare(&desk, order("dispute_file", id)).unwrap().pages;
    disputes::file_scanned(&mut desk, id, &paper, &pages).unwrap();
    let file = printing::prepare(&desk, order("dispute_file", id)).unwrap();
    assert_eq!(file.pages, before + pages.len());
    let drawn = Preview::open(file.pdf.clone()).unwrap();
    let inked = |page: usize| drawn.draw(page, 200).unwrap().rgba.chunks(4).filter(|pixel| pixel[0] < 128).count();
    assert!((0..file.pages).map(inked).all(|dark| dark > 20), "no page is empty, the scanned one neither");

    let no_pdf = office.path("坏的.pdf");
    std::fs::write(&no_pdf, b"%PDF-1.7 nothing").unwrap();
    let refused = disputes::scan(&no_pdf, &Progress::default());
    assert!(matches!(refused, Err(Trouble::NotTaken(_))), "{refused:?}");
    drop(desk);
    assert!(disputes::file_scanned(&mut open(&office, "调解员乙"), id, &paper, &pages).is_err(), "not on the case");
    let office = look_through(office, pages.len());
    let mut desk = open(&office, "调解员甲");
    let filed = disputes::page(&desk, id).unwrap().case.papers[0].0;
    disputes::unfile(&mut desk, filed).unwrap();
    assert_eq!(printing::prepare(&desk, order("dispute_file", id)).unwrap().pages, before, "taken out, it is gone");
}

#[test]
fn minutes_that_were_signed_and_scanned_take_the_place_of_the_printed_ones() {
    let (office, id, session) = office_with_minutes();
    let mut desk = open(&office, "调解员甲");
    let says = |desk: &Desk| read_back(&printing::prepare(desk, order("dispute_file", id)).unwrap());
    assert!(says(&desk).is_none_or(|text| text.contains("第一句") && !text.contains("扫描件")));
    let signed = office.path("签过字的笔录.pdf");
    std::fs::write(&signed, printing::prepare(&desk, order("dispute_session", session)).unwrap().pdf).unwrap();
    let pages = disputes::scan(&signed, &Progress::default()).unwrap();
    let paper = DisputePaper { kind: Choice::of("08"), filed_on: Day(Some(TODAY)), ..DisputePaper::default() };
    let before = printing::prepare(&desk, order("dispute_file", id)).unwrap().pages;
    disputes::file_scanned(&mut desk, id, &paper, &pages).unwrap();
    assert_eq!(printing::prepare(&desk, order("dispute_file", id)).unwrap().pages, before, "page for page");
    assert!(says(&desk).is_none_or(|text| !text.contains("第一句") && text.contains("扫描件")));
}

/// The scanned pages in the window, by keys; that somebody looked stands in the log once.
fn look_through(office: Office, count: usize) -> Office {
    let mut window = sit_down_as(office, "调解员甲");
    command(&mut window, Key::Num6);
    key(&mut window, Key::Enter);
    key(&mut window, Key::F7);
    wait_for(&mut window, &format!("证据材料，第 1 页，共 {count} 页"));
    key(&mut window, Key::Plus);
    assert!(stands(&window, "整页"), "wide, to be read");
    key(&mut window, Key::ArrowRight);
    assert_eq!(shows(&window, "第 2 页"), count > 1);
    key(&mut window, Key::Escape);
    assert!(!shows(&window, "全部扫描件") && stands(&window, NUMBER), "back on the page of the case");
    let mut seen = Vec::new();
    meanwhile(&window, |store| seen = store.log_lines(20).unwrap());
    assert_eq!(seen.iter().filter(|line| line.detail.ends_with("卷内扫描件")).count(), 1);
    killed(window)
}

/// Numbers that come from what is kept stay masked until somebody asks, and that is logged; so in the form of a case that is there.
#[test]
fn the_number_of_a_party_is_shown_when_it_is_asked_for_and_that_is_logged() {
    let mut window = desk();
    register(&mut window);
    key(&mut window, Key::F4);
    let number = RESIDENTS[0].number();
    assert_eq!(text(&window, "甲方证件号码"), masked(number.clone()));
    assert_eq!(text(&window, "乙方证件号码"), masked(OTHERS_NUMBER.to_owned()), "also what was typed in");
    window.get(edit_box("甲方证件号码")).focus();
    key(&mut window, Key::F7);
    assert_eq!(text(&window, "甲方证件号码"), number);
    assert_eq!(text(&window, "乙方证件号码"), masked(OTHERS_NUMBER.to_owned()), "one is one");
    let mut seen = Vec::new();
    meanwhile(&window, |store| seen = store.log_lines(20).unwrap());
    assert_eq!(seen.iter().filter(|line| line.action == "reveal").count(), 1);
    fill(&mut window, "乙方证件号码", "11010119800301001");
    assert_eq!(text(&window, "乙方证件号码"), "11010119800301001", "another number is typed over the masked one");
    save(&mut window);
    assert!(has_focus(&window, "乙方证件号码"), "the first fault has the keyboard");
}
