//! What comes round at the made-up station: eight months of screenings and meetings, hardly any of it missed, and what people came
//! with or reported. Nobody is named in any of it.

use super::community::{Community, add};
use super::dice::{days_after, days_before};
use crate::domain::calendar::Holidays;
use crate::domain::codes::{MeetingKind, ReportedMatter};
use crate::domain::registers::routine_report::{FOUND, ZERO};
use crate::domain::registers::{
    Feedback, Meeting, MeetingItem, Reception, Routine, RoutineReport, ScreeningFinding, reception,
};
use crate::domain::routine::{Cycle, Kind, Occurrence, Paper, Rule, usual};
use crate::domain::values::{Choice, Count, Day, Lines, Link, Name, Text};
use crate::domain::{Date, RecordId};
use chrono::Months;

/// A hamlet keeps no ledgers.
const LEAST_PEOPLE: usize = 60;
/// How far back the ledgers go.
const MONTHS: u32 = 8;
/// Every so many weeks one was forgotten.
const FORGOTTEN: usize = 13;

/// Matter, where, what, and what was done about it.
const MATTERS: [(&str, &str, &str, &str); 8] = [
    ("1", "海棠路菜市场北门", "消防通道堆放货箱", "当场清走，已告诉管理方"),
    ("2", "海棠苑2栋楼道", "楼上漏水，两家说不拢", "先行劝解，约定来站里谈"),
    ("3", "海棠苑小广场", "健身器材松动", "已报物业，三天内修好"),
    ("4", "海棠路公厕旁", "垃圾点溢出", "已联系环卫加清一次"),
    ("1", "海棠苑3栋配电间", "电动车飞线充电", "已断开，改到充电棚"),
    ("3", "海棠苑1栋单元门", "门禁不亮", "已报物业换电池"),
    ("9", "海棠路路口", "路灯不亮", "已报街道市政"),
    ("2", "海棠路停车点", "车位占用争执", "划线后双方认可"),
];

const REPORTERS: [&str; 5] = ["景有讯", "鲁勤勉", "申报早", "邱见闻", "梁一线"];

const REQUESTS: [(&str, &str, &str); 6] = [
    ("3", "楼道灯坏了两周没人修。", "当场联系物业，当天修好。"),
    ("2", "邻居半夜放音响，请社区出面。", "约双方星期五来站里谈。"),
    ("9", "孩子转学要开居住证明。", "说明材料，当场开具。"),
    ("4", "楼下餐馆油烟大。", "转街道城管处理。"),
    ("1", "阳台外墙瓷砖松动，怕掉下来。", "请物业先拉警戒线，三天内答复维修。"),
    ("2", "合租押金不退。", "约定一周内组织双方核对。"),
];

/// Matter of a meeting, what was decided, to whom it was handed.
const TOPICS: [(&str, &str, &str); 4] = [
    ("菜市场消防通道反复被占", "市场管理方划线专管，街道综合执法队每周查一次。", "街道综合执法队"),
    ("老旧小区电动车充电棚不够", "年内再建两处，先在2栋东侧试点。", "物业服务中心"),
    ("海棠路夜间照明不足", "补装六盏路灯，列入下月计划。", "街道市政办"),
    ("暑期流动人口登记集中办理", "七月每周六上午加开一个窗口。", ""),
];

impl Community {
    pub fn keep_ledgers(&mut self) {
        if self.records.people.len() < LEAST_PEOPLE {
            return;
        }
        let first = self.today.checked_sub_months(Months::new(MONTHS)).unwrap_or(self.today);
        let from = Cycle::Month.span_of(first).from;
        for routine in usual(from, &self.registrar.clone()) {
            self.come_round(routine);
        }
        self.receive();
        self.report();
    }

    fn come_round(&mut self, routine: Routine) {
        let Some(rule) = Rule::of(&routine) else { return };
        let holidays = Holidays::built_in();
        let id = add(&mut self.records.routines, routine.clone());
        // What was due in the last days is still to be done.
        let lately = days_before(self.today, 5);
        let kind = Kind::of(&routine.kind).unwrap_or(Kind::Other);
        let past: Vec<Occurrence> = rule.occurrences(self.today, &holidays).filter(|one| one.due < lately).collect();
        for (number, occurrence) in past.into_iter().enumerate() {
            if number % FORGOTTEN == FORGOTTEN - 1 {
                continue;
            }
            match kind.paper() {
                Paper::Meeting => self.meet((id, kind), &rule, occurrence, number),
                Paper::Report => self.write_report((id, &routine), occurrence, number),
            }
        }
    }

    fn write_report(&mut self, (id, routine): (RecordId, &Routine), occurrence: Occurrence, number: usize) {
        let is_screening = Kind::of(&routine.kind) == Some(Kind::Screening);
        let has_found = is_screening && !number.is_multiple_of(3);
        let report = RoutineReport {
            routine: Link::to(id),
            kind: routine.kind.clone(),
            report_name: routine.routine_name.clone(),
            period_from: Day::new(occurrence.span.from),
            period_until: Day::new(occurrence.span.until),
            done_on: Day::new(occurrence.due),
            done_by: Text(self.registrar.clone()),
            outcome: Choice::of(if has_found || !is_screening { FOUND } else { ZERO }),
            summary: Lines::new(if is_screening { "" } else { "按计划完成，情况已上墙公布。" }),
            reported_to: Text::new("青溪街道综治中心"),
            ..RoutineReport::default()
        };
        let report = add(&mut self.records.reports, report);
        if has_found {
            self.find(report, occurrence.due);
        }
    }

    /// One matter; the last ones are still open.
    fn find(&mut self, report: RecordId, day: Date) {
        let (matter, place, found, handling) = MATTERS[self.dice.below(MATTERS.len())];
        let is_open = (self.today - day).num_days() < 14;
        let finding = ScreeningFinding {
            report: Link::to(report),
            matter: Choice::<ReportedMatter>::of(matter),
            place_told: Text::new(place),
            found: Lines::new(found),
            handling: Lines::new(handling),
            handled_by: Text(self.registrar.clone()),
            due_on: Day::new(days_after(day, 15)),
            resolved_on: if is_open { Day::default() } else { Day::new(days_after(day, 3)) },
            ..ScreeningFinding::default()
        };
        add(&mut self.records.screening_findings, finding);
    }

    fn meet(&mut self, (id, kind): (RecordId, Kind), rule: &Rule, occurrence: Occurrence, number: usize) {
        let meeting_kind = kind.meeting();
        let meeting = Meeting {
            routine: Link::to(id),
            period_from: Day::new(occurrence.span.from),
            period_until: Day::new(occurrence.span.until),
            meeting_name: Text(format!("{}{}", rule.cycle.words(occurrence.span), meeting_kind.label())),
            held_on: Day::new(occurrence.due),
            hours: Text::new("14:30-16:00"),
            venue: Text::new("社区会议室"),
            host: Text(self.registrar.clone()),
            recorder: Text(self.registrar.clone()),
            attendees: Lines::new("综治中心：邹有方\n派出所：景为民\n司法所：包调和\n物业：吴尽责"),
            summary: Lines::new("通报上月排查和纠纷调处情况，研判当前的隐患。"),
            decisions: Lines::new("各单位按分工办理，下次会议通报进展。"),
            kind: meeting_kind.clone(),
            ..Meeting::default()
        };
        let id = add(&mut self.records.meetings, meeting);
        if meeting_kind.code == MeetingKind::RECEPTION {
            return;
        }
        for (place, topic) in (1..).zip([number % TOPICS.len(), (number + 1) % TOPICS.len()]) {
            self.speak_of((id, place), TOPICS[topic], occurrence.due);
        }
    }

    /// What was handed out is replied to within two weeks; the last one is awaited.
    fn speak_of(
        &mut self,
        (meeting, position): (RecordId, u32),
        (topic, decision, unit): (&str, &str, &str),
        day: Date,
    ) {
        let due = days_after(day, 20);
        let is_handed_out = !unit.is_empty();
        let is_replied = is_handed_out && due < days_before(self.today, 20);
        let item = MeetingItem {
            meeting: Link::to(meeting),
            position: Count(Some(position)),
            topic: Text::new(topic),
            discussion: Lines::new("听取社区和有关单位的情况，逐条商量。"),
            decision: Lines::new(decision),
            unit: Text::new(unit),
            leader: Text::new(if is_handed_out { "负责人" } else { "" }),
            reply_due: if is_handed_out { Day::new(due) } else { Day::default() },
            replied_on: if is_replied { Day::new(days_before(due, 2)) } else { Day::default() },
            reply: Lines::new(if is_replied { "已按决定办理，现场核实过。" } else { "" }),
            ..MeetingItem::default()
        };
        add(&mut self.records.meeting_items, item);
    }

    fn receive(&mut self) {
        for (place, (matter, request, answer)) in (0..).zip(REQUESTS) {
            let day = days_before(self.today, 70 - 11 * place);
            let kind = match place % 3 {
                0 => reception::ON_THE_SPOT,
                1 => reception::PROMISED,
                _ => reception::HANDED_ON,
            };
            let is_open = place >= 4;
            let is_promised = kind == reception::PROMISED;
            let reception = Reception {
                received_on: Day::new(day),
                headcount: Count(Some(1 + place % 2)),
                matter: Choice::of(matter),
                request: Lines::new(request),
                first_asked: Name::new(&self.registrar),
                answer_kind: Choice::of(kind),
                answer: Lines::new(answer),
                promised_on: if is_promised { Day::new(days_after(day, 20)) } else { Day::default() },
                handed_to: Text::new(if kind == reception::HANDED_ON { "街道综合执法队" } else { "" }),
                finished_on: if is_open && kind != reception::ON_THE_SPOT { Day::default() } else { Day::new(day) },
                ..Reception::default()
            };
            add(&mut self.records.receptions, reception);
        }
    }

    fn report(&mut self) {
        for place in 0..24_u32 {
            let (matter, told, content, handling) = MATTERS[(place as usize * 3) % MATTERS.len()];
            let day = days_before(self.today, 170 - 7 * place);
            let is_open = place >= 21;
            let feedback = Feedback {
                reported_on: Day::new(day),
                reported_at: Text(format!("{:02}:{:02}", 8 + place % 11, (place * 7) % 60)),
                reporter: Name::new(REPORTERS[place as usize % REPORTERS.len()]),
                place_told: Text::new(told),
                matter: Choice::of(matter),
                content: Lines::new(content),
                handled_by: Text(self.registrar.clone()),
                handling: Lines::new(if is_open { "" } else { handling }),
                settled_on: if is_open { Day::default() } else { Day::new(days_after(day, place % 4)) },
                result: Lines::new(if is_open { "" } else { "已化解" }),
                ..Feedback::default()
            };
            add(&mut self.records.feedback, feedback);
        }
    }
}
