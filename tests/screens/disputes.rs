//! Mediation by keyboard alone: from a telephone call to a signed agreement and a closed file. And who sees a case that is not public.

use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS};
use crate::window::{edit_box, key, shows, type_text};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use linli::domain::dispute::{Stage, StepKind, Tier};
use linli::domain::finding::Reason;
use linli::domain::registers::DisputePaper;
use linli::domain::statistics::{DisputeColumn, Grouping, Span, WorkColumn};
use linli::domain::values::{Choice, Day, Text};
use linli::domain::{RecordId, Role};
use linli::print::preview::Preview;
use linli::services::disputes::{
    self, AgreementForm, CasePage, DisputeFilter, DisputeForm, PartyRow, Performance, StepForm, TermRow,
};
use linli::services::houses::Who;
use linli::services::printing::{self, Order, PrintFilter};
use linli::services::{Desk, Progress, Trouble, drafts, finding, merging, station, today, undo};

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
    assert!(!shows(window, &RESIDENTS[0].number()), "what the register knows stays masked");
    assert!(has_focus(window, "甲方电话"));
    enters(window, 6);
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

/// What is counted of this year, and how many cases that leads to.
fn figures(desk: &Desk) -> [usize; 2] {
    let period = Span::ThisYear.period(TODAY);
    let report = disputes::work(desk, period, Grouping::Type).unwrap();
    let behind = disputes::behind_work(desk, &report, (0, WorkColumn::New)).unwrap();
    let form = disputes::report(desk, period).unwrap();
    assert_eq!(form.of_row(None).filter(|line| DisputeColumn::Accepted.counts(line, period)).count(), 0);
    assert_eq!(form.lines.len(), behind.len(), "the Ministry's form counts the same cases");
    [report.sum.counted(WorkColumn::New).count(), behind.len()]
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
        assert_eq!(today::of_disputes(&desk).unwrap().len(), count, "all that is due, {operator}");
        assert_eq!(figures(&desk), [count, count], "figures and what stands behind them, {operator}");
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

#[test]
fn merging_people_tells_nobody_of_a_case_they_may_not_see() {
    let office = office_with_people_of_each_role();
    let mut desk = open(&office, "调解员甲");
    let person = finding::search(&desk, RESIDENTS[0].name, 5).unwrap()[0].id;
    let other = finding::search(&desk, RESIDENTS[1].name, 5).unwrap()[0].id;
    let mut form = secret_case(&desk);
    form.parties[0].choose(&desk, Who::Person(person)).unwrap();
    form.save(&mut desk).unwrap();
    drop(desk);
    let uses = |operator: &str| {
        let desk = open(&office, operator);
        merging::propose_into(&desk, other, person).unwrap().moves()
    };
    assert!(uses(OPERATOR).contains("纠纷当事人"), "the head sees it");
    let told = uses("录入员丙");
    assert!(!told.is_empty() && !told.contains("纠纷"), "{told}");
}

/// Names on paper may be of people outside the station: an account of the same name that is made later sees nothing by it.
#[test]
fn whoever_gets_an_account_with_the_name_of_an_outside_mediator_is_not_on_the_case() {
    let (office, id) = office_with_a_secret();
    let mut desk = open(&office, "调解员甲");
    let mut form = DisputeForm::open(&desk, id).unwrap();
    form.dispute.type_in("mediators", "调解员甲、何特邀", TODAY);
    form.save(&mut desk).unwrap();
    drop(desk);
    station::add_operator(&mut open(&office, OPERATOR), "何特邀", PASSWORD, Role::Mediator).unwrap();
    assert!(disputes::page(&open(&office, "何特邀"), id).is_err(), "another one of that name");
    let mut desk = open(&office, "调解员甲");
    assert!(disputes::page(&desk, id).is_ok(), "who was on it stays on it");
    for mediators in ["调解员甲", "调解员甲、何特邀"] {
        let mut form = DisputeForm::open(&desk, id).unwrap();
        form.dispute.type_in("mediators", mediators, TODAY);
        form.save(&mut desk).unwrap();
    }
    drop(desk);
    assert!(disputes::page(&open(&office, "何特邀"), id).is_ok(), "named anew, the colleague is meant");
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

/// One more party of a case; what is typed stands in the fields it names.
fn party(form: &mut DisputeForm, side: &str, typed: &[(&str, &str)]) {
    let mut row = PartyRow::new(side);
    typed.iter().for_each(|(key, words)| row.party.type_in(key, words, TODAY));
    row.follow_number(TODAY);
    form.parties.push(row);
}

/// Twelve people and organisations on three sides, one of them a child, told in five thousand letters.
fn large_case(desk: &Desk) -> DisputeForm {
    let mut form = DisputeForm::begin(desk).unwrap();
    form.parties.clear();
    let told: String = ('一'..='龥').take(5_000).collect();
    for (key, typed) in [("dispute_type", "损害赔偿纠纷"), ("summary", told.as_str())] {
        form.dispute.type_in(key, typed, TODAY);
    }
    let address = ("address", "海棠苑3栋2单元601室");
    for place in 0..9 {
        let name = format!("甄当事{}", ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"][place]);
        let typed = [("party_name", name.as_str()), ("identity", OTHERS_NUMBER), address];
        party(&mut form, ["1", "2", "3"][place % 3], &typed);
    }
    party(&mut form, "1", &[("party_name", "甄小苗"), ("identity", "110101201603010012"), address]);
    let firm = [
        ("party_name", "虚构物业服务有限公司"),
        ("credit_code", "91510500MA0000000X"),
        ("representative", "甄负责"),
        address,
    ];
    party(&mut form, "2", &firm);
    form
}

fn come_to_one_mind(desk: &mut Desk, id: RecordId) {
    let mut meeting = StepForm::begin(desk, id, StepKind::Mediate).unwrap();
    meeting.step.type_in("outcome", "达成一致", TODAY);
    meeting.lines[0].words = "各方同意分三期付清。".to_owned();
    meeting.save(desk).unwrap();
}

fn write_instalments(desk: &mut Desk, id: RecordId) {
    let mut agreement = AgreementForm::begin(desk, id).unwrap();
    agreement.facts.type_in("agreed_issues", "数额没有争议，物业公司承担全部责任。", TODAY);
    agreement.terms.clear();
    for (number, due) in ["2026-06-30", "2026-07-31", "2026-08-31"].into_iter().enumerate() {
        let mut row = TermRow::default();
        let wording = format!("第{}期赔偿款。", number + 1);
        let typed = [("wording", wording.as_str()), ("performer", "虚构物业服务有限公司"), ("amount", "1万")];
        for (key, words) in typed.into_iter().chain([("manner", "转账"), ("due_on", due)]) {
            row.term.type_in(key, words, TODAY);
        }
        agreement.terms.push(row);
    }
    agreement.save(desk).unwrap();
}

/// What a reader finds in the finished file, or nothing where pdftotext is not installed.
fn read_back(paper: &printing::Paper) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &paper.pdf).unwrap();
    let read = std::process::Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().ok()?;
    Some(String::from_utf8(read.stdout).unwrap().replace(char::is_whitespace, ""))
}

#[test]
fn a_case_of_twelve_that_failed_and_was_reopened_is_closed_and_printed_with_nothing_lost() {
    let office = office_with_people_of_each_role();
    let mut desk = open(&office, "调解员甲");
    let id = large_case(&desk).save(&mut desk).unwrap().id;
    take(&mut desk, id, StepKind::Accept, &[]);
    let minor = "甄小苗：不满 18 周岁，还没有监护人";
    assert!(disputes::page(&desk, id).unwrap().lacking.iter().any(|words| words == minor));
    let mut form = DisputeForm::open(&desk, id).unwrap();
    party(
        &mut form,
        "1",
        &[("role", "监护人"), ("party_name", "甄当家"), ("identity", OTHERS_NUMBER), ("authority", "父亲")],
    );
    form.save(&mut desk).unwrap();
    let mut meeting = StepForm::begin(&desk, id, StepKind::Mediate).unwrap();
    meeting.step.type_in("outcome", "未达成一致", TODAY);
    meeting.save(&mut desk).unwrap();
    take(&mut desk, id, StepKind::Fail, &[("summary", "数额谈不拢")]);
    take(&mut desk, id, StepKind::Reopen, &[("summary", "物业公司愿意再谈")]);
    come_to_one_mind(&mut desk, id);
    write_instalments(&mut desk, id);
    assert_eq!(disputes::page(&desk, id).unwrap().lacking, Vec::<String>::new());
    take(&mut desk, id, StepKind::Agree, &[]);
    let terms: Vec<RecordId> = disputes::page(&desk, id).unwrap().case.terms.iter().map(|(id, _)| *id).collect();
    for term in terms {
        let paid = Performance { on: Day(Some(TODAY)), receipt: Text::new("收条") };
        disputes::perform(&mut desk, term, &paid).unwrap();
    }
    take(&mut desk, id, StepKind::Visit, &[("summary", "已付清")]);
    take(&mut desk, id, StepKind::Archive, &[]);
    drop(desk);

    let desk = open(&office, "调解员甲");
    let page = disputes::page(&desk, id).unwrap();
    assert_eq!((page.course.stage, page.case.parties.len()), (Stage::Archived, 12));
    assert_eq!(page.case.dispute.summary.chars().count(), 5_000);
    let paper = printing::prepare(&desk, order("dispute_file", id)).unwrap();
    assert!(paper.missing.is_empty());
    let Some(text) = read_back(&paper) else { return };
    assert!(page.case.dispute.summary.chars().all(|letter| text.contains(letter)), "every letter that was told");
    for (_, party) in &page.case.parties {
        assert!(text.contains(&*party.party_name), "everybody who took part");
    }
    for stands in ["第3期赔偿款", "终止调解通知书", "协议履行凭证", "结案报告", "数额谈不拢"]
    {
        assert!(text.contains(stands), "{stands}");
    }
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
    let mut desk = open(&office, "调解员甲");
    let filed = disputes::page(&desk, id).unwrap().case.papers[0].0;
    disputes::unfile(&mut desk, filed).unwrap();
    assert_eq!(printing::prepare(&desk, order("dispute_file", id)).unwrap().pages, before, "taken out, it is gone");
}
