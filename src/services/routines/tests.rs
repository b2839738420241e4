//! What comes round, from its rule to what was recorded for it; the ledgers; a matter about a dispute that is not public.

use super::*;
use crate::domain::codes::ReportedMatter;
use crate::domain::registers::{
    Dispute, Feedback, Meeting, MeetingItem, Opening, Reception, RoutineReport, ScreeningFinding, ServiceRecord,
};
use crate::domain::registers::{reception, routine_report};
use crate::domain::routine::{Paper, Rule, State};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Name, Phones, Text};
use crate::domain::{Date, Role};
use crate::print::documents::routine as papers;
use crate::services::disputes::DisputeForm;
use crate::services::testing::{CLOCK, TODAY, desk};
use crate::services::{printing, today, undo};
use crate::store::Stored;
use tempfile::TempDir;

fn office() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("档案"));
    adopt_usual(&mut desk).unwrap();
    (folder, desk)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The duty with this name.
fn named(desk: &Desk, name: &str) -> RecordId {
    routines(desk).unwrap().into_iter().find(|(_, routine)| &*routine.routine_name == name).unwrap().0
}

fn line(desk: &Desk, name: &str) -> OccurrenceLine {
    let id = named(desk, name);
    now(desk).unwrap().into_iter().find(|line| line.routine_id == id).unwrap()
}

fn loaded<R: Stored>(desk: &Desk, id: RecordId) -> R {
    desk.store.load(id).unwrap().unwrap()
}

/// The desk of somebody who is on no case.
fn beside(desk: &Desk, role: Role) -> Desk {
    let mut other = desk.operator().clone();
    (other.id, other.name, other.role) = (other.id + 1, "尤旁观".into(), role);
    Desk::new(desk.store.another().unwrap(), other, CLOCK).unwrap()
}

const OPEN: LedgerFilter = LedgerFilter { kind: None, year: None, open: true };

/// A finding about a dispute in the report of this week, to be settled soon.
fn found(desk: &mut Desk) -> (RecordId, RecordId) {
    let id = named(desk, "每周矛盾纠纷排查");
    let (_, from) = wanted(desk, id, None).unwrap();
    let report = EntryForm::<RoutineReport>::of_occurrence(desk, id, from).unwrap().save(desk).unwrap().id;
    let mut form = begin_finding(desk, report).unwrap();
    form.draft.set("matter", |finding| {
        finding.matter = Choice::of(ReportedMatter::DISPUTE);
        finding.place_told = Text::new("海棠苑3栋楼道");
        finding.found = Lines::new("楼上漏水，两家说不拢");
        finding.due_on = Day::new(TODAY);
    });
    (report, form.save(desk).unwrap().id)
}

/// A meeting of this period, with the words that are wanted.
fn held(desk: &mut Desk) -> SavedEntry {
    let id = named(desk, "每月联席会议");
    let (paper, from) = wanted(desk, id, None).unwrap();
    assert_eq!(paper, Paper::Meeting);
    let mut form = EntryForm::<Meeting>::of_occurrence(desk, id, from).unwrap();
    form.draft.set("attendees", |meeting| meeting.attendees = Lines::new("派出所：景为民"));
    form.save(desk).unwrap()
}

fn item(desk: &mut Desk, meeting: RecordId, change: impl FnOnce(&mut MeetingItem)) -> RecordId {
    let mut form = EntryForm::<MeetingItem>::begin(desk, meeting).unwrap();
    form.draft.set("topic", |item| {
        item.topic = Text::new("消防通道被占");
        change(item);
    });
    form.save(desk).unwrap().id
}

fn handed_out(item: &mut MeetingItem, due: &str) {
    item.unit = Text::new("综合执法队");
    item.reply_due = Day::new(day(due));
}

#[test]
fn the_usual_seven_come_round_from_the_day_they_are_adopted() {
    let (_folder, desk) = office();
    assert_eq!(routines(&desk).unwrap().len(), 7);
    assert_eq!(now(&desk).unwrap().len(), 7, "the next of each");
    // TODAY is a Monday in the middle of June: what has its day before it is due by the end of the period.
    assert_eq!(line(&desk, "每年签订责任书").rule_words(), "每年1月20日，本期到期末");
    let meeting = line(&desk, "每月联席会议");
    assert_eq!((meeting.occurrence.due, meeting.occurrence.span.until), (day("2026-06-30"), day("2026-06-30")));
    assert_eq!(
        line(&desk, "每周矛盾纠纷排查").occurrence.due,
        day("2026-06-18"),
        "Friday is a day off: the day before"
    );
}

/// A weekly screening that has come round since the first of June.
fn weekly(desk: &mut Desk, due_day: u32) -> RecordId {
    let mut form = EntryForm::<Routine>::begin(desk).unwrap();
    form.draft.set("kind", |routine| {
        routine.kind = Choice::of("1");
        routine.routine_name = Text::new("每周楼道巡查");
        routine.cycle = Choice::of("1");
        routine.due_day = Count(Some(due_day));
        routine.from_date = Day::new(day("2026-06-01"));
    });
    form.save(desk).unwrap().id
}

#[test]
fn what_was_missed_hides_neither_what_is_due_nor_what_is_to_come() {
    for (due_day, of_this_week) in [(2, State::Due), (6, State::Ahead)] {
        let (_folder, mut desk) = office();
        let id = weekly(&mut desk, due_day);
        let states: Vec<State> =
            now(&desk).unwrap().iter().filter(|line| line.routine_id == id).map(|line| line.state).collect();
        assert_eq!(states, [State::Missed, State::Missed, of_this_week]);
        let (_, period) = wanted(&desk, id, None).unwrap();
        let recorded = if of_this_week == State::Due { "2026-06-15" } else { "2026-06-01" };
        assert_eq!(period, day(recorded), "what is due now comes first");
    }
}

#[test]
fn a_recorded_occurrence_is_done_and_has_no_second_record() {
    let (_folder, mut desk) = office();
    let SavedEntry { id: meeting, change } = held(&mut desk);
    let known: Meeting = loaded(&desk, meeting);
    assert_eq!(&*known.meeting_name, "2026年6月联席会议");
    let id = named(&desk, "每月联席会议");
    let year = of_year(&desk, 2026).unwrap();
    let of_june = &year.iter().find(|row| row.routine_id == id).unwrap().lines[0];
    assert!(of_june.state.is_done() && of_june.done.unwrap().record == meeting);
    let mut again = EntryForm::<Meeting>::of_occurrence(&desk, id, of_june.occurrence.span.from).unwrap();
    again.draft.set("attendees", |meeting| meeting.attendees = Lines::new("派出所"));
    assert!(matches!(again.save(&mut desk), Err(Trouble::AlreadyRecorded)));
    undo::undo(&mut desk, change).unwrap();
    assert!(!line(&desk, "每月联席会议").state.is_done(), "what was taken back is due again");
}

#[test]
fn a_zero_report_is_a_report() {
    let (_folder, mut desk) = office();
    let id = named(&desk, "每周矛盾纠纷排查");
    let (_, from) = wanted(&desk, id, None).unwrap();
    let mut form = EntryForm::<RoutineReport>::of_occurrence(&desk, id, from).unwrap();
    form.draft.set("outcome", |report| report.outcome = Choice::of(routine_report::ZERO));
    let report = form.save(&mut desk).unwrap().id;
    let year = of_year(&desk, 2026).unwrap();
    let done = year.iter().find(|row| row.routine_id == id).unwrap().lines[0].done.unwrap();
    assert!(done.is_zero && done.record == report);
    assert_eq!(rows(&desk, Ledger::Reports, &[report]).unwrap()[0].state, RowState::Zero);
}

#[test]
fn another_rule_takes_the_place_of_the_old_one_from_the_next_period_on() {
    let (_folder, mut desk) = office();
    held(&mut desk);
    let old = named(&desk, "每月联席会议");
    let mut form = EntryForm::<Routine>::open(&desk, old).unwrap();
    form.draft.set("due_day", |routine| routine.due_day = Count(Some(20)));
    let new = form.save(&mut desk).unwrap().id;
    assert_ne!(new, old);
    let (was, is): (Routine, Routine) = (loaded(&desk, old), loaded(&desk, new));
    assert_eq!((was.until_date.0, is.from_date.0), (Some(day("2026-06-30")), Some(day("2026-07-01"))));
    assert_eq!((was.due_day.0, is.due_day.0, is.follows.id), (Some(10), Some(20), Some(old)));
    let due = Rule::of(&is).unwrap().words();
    assert_eq!(due, "每月20日");
    let all: Vec<Date> = of_year(&desk, 2026)
        .unwrap()
        .iter()
        .filter(|row| [old, new].contains(&row.routine_id))
        .flat_map(|row| row.lines.iter().map(|line| line.occurrence.span.from))
        .collect();
    assert_eq!(all.len(), 7, "June to December, each once: {all:?}");
}

#[test]
fn a_name_is_corrected_in_place_and_an_unused_rule_too() {
    let (_folder, mut desk) = office();
    let id = named(&desk, "每半年评议");
    let mut form = EntryForm::<Routine>::open(&desk, id).unwrap();
    form.draft.set("due_day", |routine| routine.due_day = Count(Some(3)));
    assert_eq!(form.save(&mut desk).unwrap().id, id, "nothing has come of it yet");
    held(&mut desk);
    let meeting = named(&desk, "每月联席会议");
    let mut form = EntryForm::<Routine>::open(&desk, meeting).unwrap();
    form.draft.set("holder", |routine| routine.holder = Name::new("邹有方"));
    assert_eq!(form.save(&mut desk).unwrap().id, meeting);
}

#[test]
fn a_duty_that_is_ended_comes_round_no_more_after_its_period() {
    let (_folder, mut desk) = office();
    let id = named(&desk, "每月联合接待");
    end(&mut desk, id).unwrap();
    let rows = of_year(&desk, 2026).unwrap();
    assert_eq!(rows.iter().find(|row| row.routine_id == id).unwrap().lines.len(), 1, "June alone");
}

#[test]
fn what_is_handed_out_takes_a_number_and_waits_for_its_reply_on_the_page_of_the_day() {
    let (folder, mut desk) = office();
    let meeting = held(&mut desk).id;
    let id = item(&mut desk, meeting, |item| handed_out(item, "2026-06-12"));
    let known: MeetingItem = loaded(&desk, id);
    assert_eq!((&*known.order_number, known.position.0), ("交〔2026〕001号", Some(1)));
    let agenda = today::agenda(&desk).unwrap();
    let awaited = agenda.lines.iter().find(|line| line.title == "交办待回复").unwrap();
    assert_eq!((awaited.days_left, awaited.line.record), (-3, meeting));
    let order = printing::prepare(&desk, printing::Order::of(&papers::URGING, vec![id])).unwrap();
    assert_eq!(order.pages, 1);
    assert_eq!(loaded::<MeetingItem>(&desk, id).urged_on.0, None, "looking is not urging");
    printing::save(&mut desk, &order, &folder.path().join("督办单.pdf")).unwrap();
    assert_eq!(loaded::<MeetingItem>(&desk, id).urged_on.0, Some(TODAY));
    assert!(urge(&mut desk, id).unwrap().is_none(), "the day of the first urging stays");
    let mut form = EntryForm::<MeetingItem>::open(&desk, id).unwrap();
    form.draft.set("replied_on", |item| item.replied_on = Day::new(TODAY));
    form.save(&mut desk).unwrap();
    let agenda = today::agenda(&desk).unwrap();
    assert!(agenda.lines.iter().all(|line| line.title != "交办待回复"));
    assert_eq!(loaded::<MeetingItem>(&desk, id).order_number, known.order_number, "the number stays");
}

#[test]
fn a_matter_about_a_case_that_is_not_public_is_there_for_those_on_it_alone() {
    let (_folder, mut desk) = office();
    let meeting = held(&mut desk).id;
    let dispute = Dispute {
        openness: Choice::of(crate::domain::dispute::NOT_IN_PUBLIC),
        source: Choice::of("1"),
        dispute_type: Choice::of("02"),
        level: Choice::of("1"),
        summary: Lines::new("邻里来往"),
        mediators: Text(desk.operator().name.clone()),
        registered_on: Day::new(TODAY),
        ..Dispute::default()
    };
    let case = desk.writing("测试", |writing| Ok(writing.insert(&dispute)?)).unwrap().0;
    let hidden = item(&mut desk, meeting, |item| {
        handed_out(item, "2026-06-12");
        item.dispute = Link::to(case);
    });
    assert_eq!(page(&desk, Ledger::Meetings, meeting).unwrap().children.len(), 1);
    let mut clerk = beside(&desk, Role::Clerk);
    assert!(page(&clerk, Ledger::Meetings, meeting).unwrap().children.is_empty());
    assert!(list(&clerk, Ledger::Meetings, &OPEN).unwrap().is_empty(), "nothing is open that is not there");
    assert!(matches!(EntryForm::<MeetingItem>::open(&clerk, hidden), Err(Trouble::Gone)));
    assert!(matches!(urge(&mut clerk, hidden), Err(Trouble::Gone)));
    assert!(matches!(seen::<MeetingItem>(&clerk, hidden), Err(Trouble::Gone)));
    assert!(today::agenda(&clerk).unwrap().lines.iter().all(|line| line.title != "交办待回复"));
}

fn name_a_party(case: &mut DisputeForm) {
    case.parties[0].party.set("party_name", |party| party.party_name = Name::new("史试验"));
}

#[test]
fn a_finding_of_a_dispute_becomes_a_case_once_and_undoing_the_case_frees_it() {
    let (_folder, mut desk) = office();
    let (_, finding) = found(&mut desk);
    let mut case = DisputeForm::of_finding(&desk, finding).unwrap();
    assert_eq!(
        (&*case.dispute.record.summary, &*case.dispute.record.place_told),
        ("楼上漏水，两家说不拢", "海棠苑3栋楼道")
    );
    case.dispute.set("dispute_type", |dispute| dispute.dispute_type = Choice::of("02"));
    assert!(matches!(case.save(&mut desk), Err(Trouble::Unfinished(_))), "a finding does not say whose dispute it is");
    name_a_party(&mut case);
    let saved = case.save(&mut desk).unwrap();
    let known: ScreeningFinding = loaded(&desk, finding);
    assert_eq!((known.dispute.id, &*known.handling), (Some(saved.id), "转人民调解"));
    assert!(matches!(DisputeForm::of_finding(&desk, finding), Err(Trouble::AlreadyTakenOver)));
    undo::undo(&mut desk, saved.change).unwrap();
    assert_eq!(loaded::<ScreeningFinding>(&desk, finding).dispute.id, None);
}

#[test]
fn a_finding_that_became_a_case_out_of_sight_goes_out_of_sight_with_it() {
    let (_folder, mut desk) = office();
    let (report, finding) = found(&mut desk);
    let (clerk, mediator) = (beside(&desk, Role::Clerk), beside(&desk, Role::Mediator));
    let waits = |desk: &Desk| today::agenda(desk).unwrap().lines.iter().any(|line| line.title == "排查待处理");
    let stale = EntryForm::<ScreeningFinding>::open(&clerk, finding).unwrap();
    assert!(waits(&clerk));
    let mut case = DisputeForm::of_finding(&desk, finding).unwrap();
    case.dispute.set("openness", |dispute| {
        dispute.dispute_type = Choice::of("02");
        dispute.openness = Choice::of(crate::domain::dispute::NOT_IN_PUBLIC);
    });
    name_a_party(&mut case);
    case.save(&mut desk).unwrap();
    assert_eq!((page(&desk, Ledger::Reports, report).unwrap().children.len(), waits(&desk)), (1, true));
    assert!(page(&clerk, Ledger::Reports, report).unwrap().children.is_empty() && !waits(&clerk));
    assert!(matches!(EntryForm::<ScreeningFinding>::open(&clerk, finding), Err(Trouble::Gone)));
    assert!(matches!(DisputeForm::of_finding(&mediator, finding), Err(Trouble::Gone)));
    assert!(!stale.is_seen(&clerk).unwrap(), "nor is a form that was open before saved over it");
    assert_eq!(list(&desk, Ledger::Reports, &OPEN).unwrap(), [report]);
    assert!(list(&clerk, Ledger::Reports, &OPEN).unwrap().is_empty());
    let settled = |desk: &Desk| totals(desk, Ledger::Reports, &LedgerFilter::default()).unwrap().settled;
    assert_eq!((settled(&desk).settled, settled(&clerk).settled), (0, 1));
    // Whoever sees it prints it; that paper is not in the log of the others.
    let folder = tempfile::tempdir().unwrap();
    for kind in [&papers::SCREENING, &papers::MONTHLY] {
        let paper = printing::prepare(&desk, printing::Order::of(kind, vec![report])).unwrap();
        printing::save(&mut desk, &paper, &folder.path().join(format!("{}.pdf", kind.key))).unwrap();
    }
    let printed = |desk: &Desk| printing::list(desk, &printing::PrintFilter::default()).unwrap().len();
    assert_eq!((printed(&desk), printed(&clerk)), (2, 0));
}

#[test]
fn an_answer_on_the_spot_is_finished_and_a_promised_one_is_awaited() {
    let (_folder, mut desk) = office();
    let mut receive = |kind: &str, promised: Day| {
        let mut form = EntryForm::<Reception>::begin(&desk).unwrap();
        form.draft.set("matter", |reception| {
            reception.matter = Choice::of("3");
            reception.request = Lines::new("楼道灯不亮");
            reception.answer_kind = Choice::of(kind);
            reception.promised_on = promised;
        });
        form.save(&mut desk).unwrap().id
    };
    let at_once = receive(reception::ON_THE_SPOT, Day::default());
    let promised = receive(reception::PROMISED, Day::new(day("2026-06-18")));
    let (first, second): (Reception, Reception) = (loaded(&desk, at_once), loaded(&desk, promised));
    assert_eq!((first.finished_on.0, first.visitor.is_empty()), (Some(TODAY), true), "nobody has to say their name");
    assert_eq!((&*second.reception_number, second.awaited_until()), ("访〔2026〕002号", Some(day("2026-06-18"))));
    let agenda = today::agenda(&desk).unwrap();
    assert_eq!(agenda.lines.iter().filter(|line| line.title == "来访待答复").count(), 1);
}

#[test]
fn two_hundred_and_thirty_one_of_two_hundred_and_sixty_three_reports_are_settled() {
    let (_folder, mut desk) = office();
    desk.writing("测试", |writing| {
        for number in 0..263 {
            let settled_on = if number < 231 { Day::new(TODAY) } else { Day::default() };
            let feedback = Feedback {
                reported_on: Day::new(TODAY),
                reporter: Name::new("景有讯"),
                place_told: Text::new("海棠路"),
                matter: Choice::of("1"),
                content: Lines::new("井盖松动"),
                settled_on,
                ..Feedback::default()
            };
            writing.insert(&feedback)?;
        }
        Ok(())
    })
    .unwrap();
    let totals =
        totals(&desk, Ledger::Feedback, &LedgerFilter { year: Some(2026), ..LedgerFilter::default() }).unwrap();
    assert_eq!((totals.settled.to_string().as_str(), totals.open), ("87.8%", 32));
}

#[test]
fn what_was_missed_stays_to_be_recorded_for_a_month() {
    let (_folder, mut desk) = office();
    let id = named(&desk, "每周矛盾纠纷排查");
    let old: Routine = loaded(&desk, id);
    let began = Routine { from_date: Day::new(day("2026-04-06")), ..old };
    desk.writing("测试", |writing| Ok(writing.update(id, &began)?)).unwrap();
    let missed: Vec<OccurrenceLine> =
        now(&desk).unwrap().into_iter().filter(|line| line.routine_id == id && line.state == State::Missed).collect();
    assert_eq!(missed.len(), 5, "the weeks that ended in the last 31 days");
    assert!(missed.iter().all(|line| (TODAY - line.occurrence.span.until).num_days() <= 31));
}

#[test]
fn what_has_ended_is_not_begun_anew_by_ending_it_again() {
    let (_folder, mut desk) = office();
    let id = named(&desk, "每周矛盾纠纷排查");
    let over = Routine {
        from_date: Day::new(day("2026-04-06")),
        until_date: Day::new(day("2026-05-10")),
        ..loaded(&desk, id)
    };
    desk.writing("测试", |writing| Ok(writing.update(id, &over)?)).unwrap();
    end(&mut desk, id).unwrap();
    assert_eq!(loaded::<Routine>(&desk, id).until_date, over.until_date);
}

fn offered(desk: &mut Desk, offer: &str, until: &str) -> RecordId {
    let mut form = EntryForm::<Opening>::begin(desk).unwrap();
    form.draft.set("offer", |opening| {
        opening.kind = Choice::of("1");
        opening.offer = Text::new(offer);
        opening.place_told = Text::new("海棠路东口");
        opening.phones = Phones::new("13800000001");
        opening.offered_on = Day::new(day("2026-05-20"));
        opening.valid_until = Day::new(day(until));
    });
    form.save(desk).unwrap().id
}

#[test]
fn what_is_handed_to_somebody_new_is_what_is_there_today() {
    let (_folder, mut desk) = office();
    assert!(matches!(openings_sheet(&desk), Err(Trouble::NoOpenings)));
    let there = offered(&mut desk, "理货员 2 名", "2026-06-15");
    let over = offered(&mut desk, "小工 10 名", "2026-06-14");
    let order = openings_sheet(&desk).unwrap();
    assert_eq!(order.records, [there]);
    let row = &order.sheet.as_ref().unwrap().rows[0];
    assert_eq!((row[1].as_str(), row[4].as_str()), ("理货员 2 名", "138 0000 0001"));
    let due: Vec<RecordId> = today::agenda(&desk)
        .unwrap()
        .lines
        .iter()
        .filter(|line| line.title == "用工房源到期")
        .map(|line| line.line.record)
        .collect();
    assert_eq!(due, [over, there], "both want to be taken down or offered on");

    let mut form = EntryForm::<Opening>::open(&desk, there).unwrap();
    form.draft.set("closed_on", |opening| opening.closed_on = Day::new(TODAY));
    form.save(&mut desk).unwrap();
    assert!(matches!(openings_sheet(&desk), Err(Trouble::NoOpenings)));
    let filter = LedgerFilter::default();
    let ids = list(&desk, Ledger::Openings, &filter).unwrap();
    let states: Vec<RowState> = rows(&desk, Ledger::Openings, &ids).unwrap().iter().map(|row| row.state).collect();
    assert_eq!(states, [RowState::Open(Some(day("2026-06-14"))), RowState::TakenDown]);
    assert_eq!(totals(&desk, Ledger::Openings, &filter).unwrap().open, 1);
}

#[test]
fn services_are_counted_in_heads_and_material_in_copies() {
    let (_folder, mut desk) = office();
    for (kind, heads, copies) in [("3", 1, None), ("1", 4, None), ("6", 130, Some(150))] {
        let mut form = EntryForm::<ServiceRecord>::begin(&desk).unwrap();
        form.draft.set("kind", |record| {
            record.kind = Choice::of(kind);
            record.headcount = Count(Some(heads));
            record.copies = Count(copies);
            record.material = Choice::of(if copies.is_some() { "1" } else { "" });
            record.matter = Lines::new(if copies.is_some() { "" } else { "帮着备齐材料" });
        });
        form.save(&mut desk).unwrap();
    }
    let filter = LedgerFilter::default();
    let totals = totals(&desk, Ledger::Services, &filter).unwrap();
    assert_eq!((totals.headcount, totals.open), (135, 2), "material waits for nothing");
    let ids = list(&desk, Ledger::Services, &filter).unwrap();
    let titles: Vec<String> = rows(&desk, Ledger::Services, &ids).unwrap().into_iter().map(|row| row.title).collect();
    assert_eq!(titles, ["平安创建一封信 150 份", "帮着备齐材料", "帮着备齐材料"]);
    let sheet = ledger_sheet(&desk, Ledger::Services, &filter, &ids).unwrap().sheet.unwrap();
    assert!(sheet.about.iter().any(|words| words == "共 3 件，135 人次，没办完 2 件"));
}

#[test]
fn what_was_answered_is_not_urged_any_more_and_what_was_urged_before_can_be_printed_again() {
    let (_folder, mut desk) = office();
    let meeting = held(&mut desk).id;
    let id = item(&mut desk, meeting, |item| handed_out(item, "2026-06-12"));
    let urging = || printing::Order::of(&papers::URGING, vec![id]);
    assert!(printing::prepare(&desk, urging()).is_ok());
    let mut form = EntryForm::<MeetingItem>::open(&desk, id).unwrap();
    form.draft.set("replied_on", |item| item.replied_on = Day::new(day("2026-06-11")));
    form.save(&mut desk).unwrap();
    let refused = printing::prepare(&desk, urging()).unwrap_err().to_string();
    assert_eq!(refused, "不能打督办单：这一项2026年6月11日已经回复，不用督办");
    assert!(printing::prepare(&desk, printing::Order::of(&papers::HANDOVER, vec![id])).is_ok(), "the order still is");
    let mut form = EntryForm::<MeetingItem>::open(&desk, id).unwrap();
    form.draft.set("urged_on", |item| item.urged_on = Day::new(day("2026-06-10")));
    form.save(&mut desk).unwrap();
    assert!(printing::prepare(&desk, urging()).is_ok(), "it was asked for before it came");
}
