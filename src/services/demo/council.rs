//! What the 议事会 voted on and what was appraised: one matter that passed in its second round, one post that is to be put
//! right; what officers were told at doors and firms, and which of the four or five they have done.

use super::community::{Community, add};
use super::dice::{days_after, days_before};
use crate::domain::RecordId;
use crate::domain::registers::{Appraisal, ContactDuty, ContactVisit, CouncilVote};
use crate::domain::values::{Choice, Count, Day, Link, Name, Text};

/// Matter, how many days ago, round, and how many of fifty agreed.
const VOTES: [(&str, u32, u32, u32); 4] = [
    ("小区停车位重新划线", 160, 1, 37),
    ("小区停车位重新划线", 120, 2, 44),
    ("楼道照明改成声控灯", 75, 1, 46),
    ("增设电动车充电棚", 30, 1, 36),
];
/// What, code and name, and how many of a hundred residents and of twenty party members were satisfied.
const APPRAISED: [(&str, &str, u32, u32); 3] =
    [("1", "社区服务班子", 94, 19), ("2", "网格员岗位", 91, 18), ("3", "海棠路路灯维修", 86, 19)];

/// Kind, whom by door or firm, what was told and what became of it; nothing where nothing was told or it still waits.
const ASKED: [(&str, &str, &str, &str); 8] = [
    ("1", "海棠苑3栋住户", "楼道灯晚上不亮", "物业换了灯泡"),
    ("2", "爱心超市", "门前停车挡住货车", "划了禁停线"),
    ("1", "金桂里1栋住户", "", ""),
    ("1", "海棠路住户", "下水道反味", "疏通了主管"),
    ("2", "滨江花园工地", "工人想办居住证", "上门集中办理"),
    ("3", "社区卫生站", "", ""),
    ("1", "海棠苑1栋住户", "想要一处晾衣场", ""),
    ("1", "村组住户", "路面有坑", "报街道修补"),
];

impl Community {
    /// Two officers and the leader, in this year.
    pub fn ask_around(&mut self) {
        let officers = [self.registrar.clone(), "甄指导".to_owned()];
        for (place, (kind, subject, told, handling)) in (0..).zip(ASKED) {
            let day = days_before(self.today, 9 + 13 * place);
            let visit = ContactVisit {
                officer: Name::new(&officers[place as usize % officers.len()]),
                kind: Choice::of(kind),
                subject: Text::new(subject),
                visited_on: Day::new(day),
                told: Text::new(told),
                handling: Text::new(handling),
                settled_on: if handling.is_empty() { Day::default() } else { Day::new(days_after(day, 5)) },
                ..ContactVisit::default()
            };
            add(&mut self.records.contacts, visit);
        }
        let day = |days: u32| Day::new(days_before(self.today, days));
        let (from_date, until_date) = (day(150), Day::new(days_after(self.today, 30)));
        let task = |officer: &str, kind: &str| ContactDuty {
            officer: Name::new(officer),
            kind: Choice::of(kind),
            from_date,
            until_date,
            member_on: day(140),
            firm_on: day(60),
            ..ContactDuty::default()
        };
        let whole = ContactDuty { resident_on: day(100), family_on: day(40), ..task(&officers[0], "1") };
        let begun = ContactDuty { resident_on: day(35), ..task(&officers[1], "1") };
        let leader = ContactDuty { veteran_on: day(90), family_on: day(20), ..task("尚主任", "2") };
        self.records.contact_duties.extend([whole, begun, leader]);
    }
}

impl Community {
    pub fn hold_councils(&mut self) {
        let count = |number: u32| Count(Some(number));
        for (subject, days, round, agreed) in VOTES {
            let held = days_before(self.today, days);
            let before = (1..).map(RecordId).zip(&self.records.votes).find(|(_, vote)| &*vote.subject == subject);
            let follows = before.map(|(id, _)| id);
            let vote = CouncilVote {
                subject: Text::new(subject),
                round: count(round),
                follows: follows.map_or_else(Link::none, Link::to),
                held_on: Day::new(held),
                venue: Text::new("社区会议室"),
                due: count(54),
                present: count(50),
                agreed: count(agreed),
                opposed: count((50 - agreed) / 2),
                abstained: count(50 - agreed - (50 - agreed) / 2),
                base: Choice::of("1"),
                published_on: Day::new(days_after(held, 3)),
                ..CouncilVote::default()
            };
            add(&mut self.records.votes, vote);
        }
        for (kind, subject, masses, members) in APPRAISED {
            let appraisal = Appraisal {
                kind: Choice::of(kind),
                subject: Text::new(subject),
                round: count(1),
                held_on: Day::new(days_before(self.today, 45)),
                masses_satisfied: count(masses),
                masses_dissatisfied: count(100 - masses),
                masses_abstained: count(0),
                members_satisfied: count(members),
                members_dissatisfied: count(20 - members),
                members_abstained: count(0),
                published_on: Day::new(days_before(self.today, 40)),
                ..Appraisal::default()
            };
            let due_on = appraisal.needs_rectification().then(|| days_after(self.today, 40));
            add(&mut self.records.appraisals, Appraisal { due_on: Day(due_on), ..appraisal });
        }
    }
}
