//! Mediation by keyboard alone: from a telephone call to a signed agreement and a closed file. And who sees a case that is not public.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS};
use crate::window::{edit_box, key, shows, type_text};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use linli::domain::dispute::{Stage, StepKind};
use linli::domain::finding::Reason;
use linli::domain::{RecordId, Role};
use linli::services::disputes::{self, CasePage, DisputeFilter, DisputeForm, PartyRow, StepForm};
use linli::services::houses::Who;
use linli::services::printing::{self, Order, PrintFilter};
use linli::services::{Desk, Trouble, drafts, finding, station, today, undo};

const NUMBER: &str = "海人调字〔2026〕第001号";
const OTHER: &str = "贾来迟";
/// An identity number that belongs to nobody.
const OTHERS_NUMBER: &str = "110101198003010014";

fn page_of(desk: &Desk) -> CasePage {
    let all = disputes::list(desk, &DisputeFilter::default()).unwrap();
    assert_eq!(all.len(), 1);
    disputes::page(desk, all[0]).unwrap()
}

/// Leaves a field of several lines.
fn leave(window: &mut Window) {
    with(window, Modifiers::CTRL.plus(Modifiers::COMMAND), Key::Enter);
}

/// So many fields on.
fn enters(window: &mut Window, count: usize) {
    (0..count).for_each(|_| enter(window));
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
    assert_eq!(text(window, "甲方证件号码"), RESIDENTS[0].number());
    assert!(has_focus(window, "甲方证件号码"));
    enters(window, 7);
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
    enter(window);
    type_text(window, "楼上漏水，吊顶坏了。");
    leave(window);
    enter(window);
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
    command(&mut window, Key::Enter);
    assert!(stands(&window, "权利告知日"), "acceptance");
    save(&mut window);
    mediate(&mut window);
    write_the_agreement(&mut window);
    assert!(shows(&window, "协议已写好，可以打印签署"));
    command(&mut window, Key::P);
    assert!(stands(&window, "打印预览") && stands(&window, "全显，留痕"), "the agreement names its parties by number");
    key(&mut window, Key::Escape);
    command(&mut window, Key::Enter);
    assert!(stands(&window, "登记签署协议"));
    save(&mut window);
    assert!(shows(&window, "有条款等待履行"));
    command(&mut window, Key::Enter);
    enters(&mut window, 2);
    assert!(shows(&window, "已登记履行"));
    command(&mut window, Key::Enter);
    save(&mut window);
    command(&mut window, Key::Enter);
    save(&mut window);

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

/// An office with somebody of each role.
fn office_with_people_of_each_role() -> Office {
    let office = Office::with_people();
    let mut head = open(&office, OPERATOR);
    let names = ["调解员甲", "调解员乙", "录入员丙", "只读丁"];
    for (name, role) in names.into_iter().zip([Role::Mediator, Role::Mediator, Role::Clerk, Role::Reader]) {
        station::add_operator(&mut head, name, PASSWORD, role).unwrap();
    }
    drop(head);
    office
}

/// A case that is not public, as whoever sits at the desk begins it.
fn secret_case(desk: &Desk) -> DisputeForm {
    let mut form = DisputeForm::begin(desk).unwrap();
    for (key, typed) in [("dispute_type", "婚姻家庭纠纷"), ("summary", "抚养费"), ("openness", "不公开")] {
        form.dispute.type_in(key, typed, TODAY);
    }
    form.parties[0].party.type_in("party_name", "甄有理", TODAY);
    form.parties[1].party.type_in("party_name", OTHER, TODAY);
    form
}

/// One case that is not public: the mediator called 甲 is on it.
fn office_with_a_secret() -> (Office, RecordId) {
    let office = office_with_people_of_each_role();
    let mut desk = open(&office, "调解员甲");
    let id = secret_case(&desk).save(&mut desk).unwrap().id;
    let paper = printing::prepare(&desk, order("dispute_acceptance", id)).unwrap();
    printing::save(&mut desk, &paper, &office.path("受理登记表.pdf")).unwrap();
    let step = StepForm::begin(&desk, id, StepKind::Accept).unwrap();
    drafts::keep(&mut desk, "半份", step.into()).unwrap();
    drop(desk);
    (office, id)
}

fn order(document: &str, id: RecordId) -> Order {
    Order::of(printing::kind(document).unwrap(), vec![id])
}

#[test]
fn a_case_that_is_not_public_is_nowhere_for_those_who_are_not_on_it() {
    let (office, id) = office_with_a_secret();
    for (operator, is_seen) in
        [("调解员甲", true), (OPERATOR, true), ("调解员乙", false), ("录入员丙", false), ("只读丁", false)]
    {
        let mut desk = open(&office, operator);
        let count = usize::from(is_seen);
        assert_eq!(disputes::list(&desk, &DisputeFilter::default()).unwrap().len(), count, "list, {operator}");
        assert_eq!(disputes::rows(&desk, &[id]).unwrap().len(), count, "rows, {operator}");
        assert_eq!(disputes::counts(&desk).unwrap().open, count as u64, "counts, {operator}");
        assert_eq!(disputes::page(&desk, id).is_ok(), is_seen, "page and history, {operator}");
        for typed in ["甄有理", "2026-001"] {
            assert_eq!(finding::search(&desk, typed, 20).unwrap().len(), count, "search {typed}, {operator}");
        }
        assert_eq!(disputes::due(&desk).unwrap().len(), count, "today, {operator}");
        assert_eq!(today::agenda(&desk).unwrap().lines.len(), count, "agenda, {operator}");
        let prints = printing::list(&desk, &PrintFilter::default()).unwrap();
        assert_eq!(prints.len(), count, "log of prints, {operator}");
        assert_eq!(printing::rows(&desk, &[RecordId(1)]).unwrap().len(), count, "its rows, {operator}");
        assert_eq!(printing::reproduce(&mut desk, RecordId(1)).is_ok(), is_seen, "printed paper, {operator}");
        assert_eq!(printing::prepare(&desk, order("dispute_acceptance", id)).is_ok(), is_seen, "paper, {operator}");
        let drafts = drafts::list(&desk).map_or(0, |drafts| drafts.len());
        assert_eq!(drafts, count, "drafts, {operator}");
        assert_eq!(drafts::take_up(&desk, "半份").is_ok(), is_seen, "a draft, {operator}");
        let step = StepForm::begin(&desk, id, StepKind::Accept);
        assert_eq!(step.is_ok(), is_seen, "a step, {operator}");
        if operator == "调解员乙" {
            assert!(matches!(step, Err(Trouble::Gone)), "as if it were not there");
        }
    }
    let desk = open(&office, "调解员甲");
    let hit = finding::search(&desk, "甄有理", 20).unwrap().remove(0);
    assert_eq!((hit.title.as_str(), hit.reason), (NUMBER, Reason::Name));
    assert!(!hit.second_line.contains("甄有理"), "the line of the hit names nobody: {}", hit.second_line);
}

/// Everything about a case that is not public is out of reach: the log, the paper itself, the page of the person on it.
fn assert_no_way_to_the_print(desk: &mut Desk, person: RecordId, operator: &str) {
    assert_eq!(printing::list(desk, &PrintFilter::default()).unwrap(), [], "log, {operator}");
    assert!(printing::reproduce(desk, RecordId(1)).is_err(), "paper, {operator}");
    assert_eq!(printing::line_of(desk, "person", person).unwrap(), None, "page of the person, {operator}");
}

#[test]
fn what_a_person_is_told_of_a_case_that_is_not_public_is_no_way_to_it_for_others() {
    let office = office_with_people_of_each_role();
    let mut desk = open(&office, "调解员甲");
    let person = finding::search(&desk, RESIDENTS[0].name, 5).unwrap()[0].id;
    let mut form = secret_case(&desk);
    form.parties[0].choose(&desk, Who::Person(person)).unwrap();
    form.save(&mut desk).unwrap();
    let paper = printing::prepare(&desk, order("own_record", person)).unwrap();
    printing::save(&mut desk, &paper, &office.path("查询单.pdf")).unwrap();
    assert!(printing::reproduce(&mut desk, RecordId(1)).is_ok(), "who is on the case sees it");
    drop(desk);
    assert_no_way_to_the_print(&mut open(&office, "录入员丙"), person, "录入员丙");
    assert_no_way_to_the_print(&mut open(&office, "调解员乙"), person, "调解员乙");
}

#[test]
fn papers_of_a_case_that_was_taken_back_stay_with_the_station_head() {
    let (office, _) = office_with_a_secret();
    let mut desk = open(&office, "调解员甲");
    let registered = undo::next(&desk).unwrap().expect("the registration");
    undo::undo(&mut desk, registered.id).unwrap();
    drop(desk);
    for operator in ["调解员乙", "录入员丙"] {
        assert_no_way_to_the_print(&mut open(&office, operator), RecordId(1), operator);
    }
    let mut head = open(&office, OPERATOR);
    assert!(printing::reproduce(&mut head, RecordId(1)).is_ok(), "the log keeps what was printed");
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
