//! Who sees a case that is not public: those on it and the station head, through every door there is; everybody else through none.

use super::disputes::OTHER;
use crate::desk::*;
use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS};
use linli::domain::codes::ReportedMatter;
use linli::domain::dispute::StepKind;
use linli::domain::finding::Reason;
use linli::domain::registers::{Meeting, MeetingItem, RoutineReport};
use linli::domain::statistics::{DisputeColumn, Grouping, Span, WorkColumn};
use linli::domain::values::{Choice, Lines, Link, Text};
use linli::domain::{RecordId, Role};
use linli::services::disputes::{self, DisputeFilter, DisputeForm, StepForm};
use linli::services::export::{self, Purpose, RegisterOrder, Terms};
use linli::services::houses::Who;
use linli::services::printing::{self, Order, PrintFilter};
use linli::services::routines::{self, EntryForm, Ledger, LinkKind};
use linli::services::{
    Desk, Existing, Progress, Trouble, batch_query, checkup, drafts, finding, merging, sheets, station, today, undo,
};
use std::path::PathBuf;

const NUMBER: &str = "海人调字〔2026〕第001号";

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
pub(super) fn office_with_people_of_each_role() -> Office {
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
pub(super) fn office_with_a_secret() -> (Office, RecordId) {
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

pub(super) fn order(document: &str, id: RecordId) -> Order {
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

/// What a door is tried with.
struct Scene {
    secret: RecordId,
    /// A public case of the same kind and in the same words.
    alike: RecordId,
    meeting: RecordId,
    screening: RecordId,
    folder: PathBuf,
}

/// All that somebody finds behind a door, in whatever words.
type Door = fn(&mut Desk, &Scene) -> String;

fn all(found: impl std::fmt::Debug) -> String {
    format!("{found:?}")
}

/// Every way by which something of a case can come to somebody's eyes.
const DOORS: [(&str, Door); 19] = [
    ("list", |desk, _| all(disputes::list(desk, &DisputeFilter::default()).map(|ids| disputes::rows(desk, &ids)))),
    ("rows", |desk, scene| all(disputes::rows(desk, &[scene.secret]))),
    ("page and history", |desk, scene| all(disputes::page(desk, scene.secret))),
    ("similar cases", |desk, scene| all(disputes::page(desk, scene.alike).map(|page| page.similar))),
    ("dues", |desk, _| all(disputes::due(desk))),
    ("page of the day", |desk, _| all(today::agenda(desk).map(|agenda| agenda.lines))),
    ("list of all dues", |desk, _| all(today::of_disputes(desk))),
    ("search by party", |desk, _| all(finding::search(desk, SECRET_PARTY, 20))),
    ("search by number", |desk, _| all(finding::search(desk, "2026-001", 20))),
    ("statistics", |desk, _| {
        let period = Span::ThisYear.period(TODAY);
        let report = disputes::work(desk, period, Grouping::Type).unwrap();
        all(disputes::behind_work(desk, &report, (0, WorkColumn::New)))
    }),
    ("drafts", |desk, _| all(drafts::list(desk).map(|lines| (lines, drafts::take_up(desk, "半份").ok())))),
    ("print log", |desk, _| all(printing::list(desk, &PrintFilter::default()).map(|ids| printing::rows(desk, &ids)))),
    ("paper", |desk, scene| all(printing::subject(desk, &order("dispute_acceptance", scene.secret)))),
    ("meeting", |desk, scene| all(routines::page(desk, Ledger::Meetings, scene.meeting))),
    ("screening", |desk, scene| all(routines::page(desk, Ledger::Reports, scene.screening))),
    ("links to choose", |desk, _| all(routines::link_choices(desk, LinkKind::Dispute, "001"))),
    ("registers that leave", registers_that_leave),
    ("batch query", |desk, _| all(batch_query::ask(desk, SECRET_PARTY, &purpose()).map(|answers| answers.len()))),
    ("checkup", |desk, _| {
        let mut found = Vec::new();
        let run = checkup::run(desk, |_| true, &Progress::default(), |tally| found.push(tally));
        all((
            run.is_ok(),
            found.iter().map(|tally| checkup::lines(desk, tally.rule, &tally.findings)).collect::<Vec<_>>(),
        ))
    }),
];

const SECRET_PARTY: &str = "甄有理";
/// What nobody else may read anywhere.
const SECRETS: [&str; 4] = [NUMBER, SECRET_PARTY, "抚养费从去年起没有给", "分居协议另行商量"];
/// Behind these stands nothing of a case for anybody.
const ALWAYS_EMPTY: [&str; 2] = ["batch query", "checkup"];

fn purpose() -> Purpose {
    Purpose { words: "核对".to_owned(), receiver: "青溪街道".to_owned(), ..Purpose::default() }
}

/// Every register with all its columns, one after the other.
fn registers_that_leave(desk: &mut Desk, scene: &Scene) -> String {
    let mut found = String::new();
    for kind in export::kinds() {
        let to = scene.folder.join(format!("{}.xlsx", kind.table));
        let order = RegisterOrder {
            table: kind.table,
            columns: Vec::new(),
            terms: Terms { purpose: purpose(), ..Terms::default() },
        };
        if export::register(desk, &order, (&to, Existing::Replace), &Progress::default()).is_ok() {
            let cells = sheets::read(&to).unwrap();
            let rows = cells.iter().flat_map(|sheet| &sheet.rows);
            found.extend(rows.flat_map(|row| row.cells().map(|cell| cell.text.to_owned()).collect::<Vec<_>>()));
        }
    }
    found
}

/// A secret case that was found by a screening, is spoken of at a meeting, has minutes, a printed paper and a draft; and one like it
/// that everybody may see.
fn scene() -> (Office, Scene) {
    let office = office_with_people_of_each_role();
    let mut head = open(&office, OPERATOR);
    let (screening, finding) = screened(&mut head);
    let mut desk = open_beside(&office, "调解员甲", head);
    let mut form = DisputeForm::of_finding(&desk, finding).unwrap();
    for (key, typed) in [("dispute_type", "婚姻家庭纠纷"), ("openness", "不公开"), ("summary", SECRETS[2])] {
        form.dispute.type_in(key, typed, TODAY);
    }
    form.parties[0].party.type_in("party_name", SECRET_PARTY, TODAY);
    form.parties[1].party.type_in("party_name", OTHER, TODAY);
    let secret = form.save(&mut desk).unwrap().id;
    let mut form = secret_case(&desk);
    for (key, typed) in [("openness", "可公开"), ("summary", SECRETS[2].trim_end_matches("没有给"))] {
        form.dispute.type_in(key, typed, TODAY);
    }
    form.parties[0].party.type_in("party_name", "甄公开", TODAY);
    let alike = form.save(&mut desk).unwrap().id;
    let mut accepted = StepForm::begin(&desk, secret, StepKind::Accept).unwrap();
    for (key, typed) in [("summary", SECRETS[3]), ("until_date", "2026-06-17"), ("until_time", "14:30")] {
        accepted.step.type_in(key, typed, TODAY);
    }
    accepted.save(&mut desk).unwrap();
    let paper = printing::prepare(&desk, order("dispute_acceptance", secret)).unwrap();
    printing::save(&mut desk, &paper, &office.path("受理登记表.pdf")).unwrap();
    let half_written = StepForm::begin(&desk, secret, StepKind::Mediate).unwrap();
    drafts::keep(&mut desk, "半份", half_written.into()).unwrap();
    let mut head = open_beside(&office, OPERATOR, desk);
    let meeting = met_about(&mut head, secret);
    drop(head);
    let folder = office.path("");
    (office, Scene { secret, alike, meeting, screening, folder })
}

/// One program per archive: the desk before goes first.
fn open_beside(office: &Office, operator: &str, before: Desk) -> Desk {
    drop(before);
    open(office, operator)
}

/// The report of a screening, and a dispute it found.
fn screened(desk: &mut Desk) -> (RecordId, RecordId) {
    routines::adopt_usual(desk).unwrap();
    let all = routines::routines(desk).unwrap();
    let duty = all.iter().find(|(_, routine)| &*routine.routine_name == "每周矛盾纠纷排查").unwrap().0;
    let (_, from) = routines::wanted(desk, duty, None).unwrap();
    let report = EntryForm::<RoutineReport>::of_occurrence(desk, duty, from).unwrap().save(desk).unwrap().id;
    let mut form = routines::begin_finding(desk, report).unwrap();
    form.draft.set("matter", |finding| {
        finding.matter = Choice::of(ReportedMatter::DISPUTE);
        finding.place_told = Text::new("海棠苑3栋楼道");
        finding.found = Lines::new("两家说不拢");
    });
    (report, form.save(desk).unwrap().id)
}

/// A meeting that spoke of a case.
fn met_about(desk: &mut Desk, case: RecordId) -> RecordId {
    let all = routines::routines(desk).unwrap();
    let duty = all.iter().find(|(_, routine)| &*routine.routine_name == "每月联席会议").unwrap().0;
    let (_, from) = routines::wanted(desk, duty, None).unwrap();
    let mut form = EntryForm::<Meeting>::of_occurrence(desk, duty, from).unwrap();
    form.draft.set("attendees", |meeting| meeting.attendees = Lines::new("派出所：景为民"));
    let meeting = form.save(desk).unwrap().id;
    let mut item = EntryForm::<MeetingItem>::begin(desk, meeting).unwrap();
    item.draft.set("topic", |item| {
        item.topic = Text::new(SECRETS[3]);
        item.dispute = Link::to(case);
    });
    item.save(desk).unwrap();
    meeting
}

#[test]
fn no_door_leads_to_a_case_that_is_not_public_for_those_who_are_not_on_it() {
    let (office, scene) = scene();
    for operator in ["调解员乙", "录入员丙", "只读丁"] {
        let mut desk = open(&office, operator);
        for (door, look) in DOORS {
            let found = look(&mut desk, &scene);
            let told = SECRETS.into_iter().find(|secret| found.contains(secret));
            assert_eq!(told, None, "{operator}, {door}: {found}");
        }
        assert!(undo::next(&desk).unwrap().is_none(), "{operator} takes nothing of it back");
    }
    for operator in ["调解员甲", OPERATOR] {
        let mut desk = open(&office, operator);
        for (door, look) in DOORS.into_iter().filter(|(door, _)| !ALWAYS_EMPTY.contains(door)) {
            let found = look(&mut desk, &scene);
            assert!(SECRETS.into_iter().any(|secret| found.contains(secret)), "{operator} sees it, {door}: {found}");
        }
    }
}
