//! 定期工作 `routine`: what the station does again and again, by which rule of period, where, and who answers for it. Its
//! occurrences are not stored: they follow from the rule (`domain::routine`).

use crate::domain::codes::{RoutineCycle, RoutineKind, RoutineShift};
use crate::domain::registers::Place;
use crate::domain::routine::{Cycle, Rule};
use crate::domain::values::{Choice, Count, Day, Link, Name, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One recurring duty under one rule. Another rule is another routine that follows it, so that what was due stays as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routine {
    pub kind: Choice<RoutineKind>,
    pub routine_name: Text,
    /// The part of the address tree it is about; none is the whole community.
    pub place: Link<Place>,
    pub holder: Name,
    pub cycle: Choice<RoutineCycle>,
    pub due_month: Count,
    pub due_day: Count,
    pub shift: Choice<RoutineShift>,
    pub from_date: Day,
    pub until_date: Day,
    pub follows: Link<Routine>,
    pub remark: Text,
}

impl Register for Routine {
    const TABLE: &'static str = "routine";
    const TITLE: &'static str = "定期工作";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "工作",
            fields: &[
                field!(Routine.kind, "种类").required().listed(96.0),
                field!(Routine.routine_name, "名称").required().listed(200.0),
                field!(Routine.place, "片区").hint("空着就是全社区"),
                field!(Routine.holder, "责任人").expected().listed(96.0),
            ],
        },
        Section {
            title: "周期",
            fields: &[
                field!(Routine.cycle, "周期").required().listed(80.0),
                field!(Routine.due_month, "第几个月").hint("季度、半年、全年的第几个月，如 3"),
                field!(Routine.due_day, "第几天").required().hint("周期是每周的填星期几（1 到 7），其余填几日"),
                field!(Routine.shift, "遇休息日").required(),
                field!(Routine.from_date, "起始日期").required().ahead(),
                field!(Routine.until_date, "截止日期").derived(),
                field!(Routine.follows, "接着").derived(),
                field!(Routine.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.routine_name.0.clone()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        let Some(cycle) = Cycle::of(&self.cycle) else { return Vec::new() };
        let mut problems = Vec::new();
        let most_days = if cycle == Cycle::Week { 7 } else { 31 };
        if self.due_day.0.is_some_and(|day| !(1..=most_days).contains(&day)) {
            let sentence = if most_days == 7 { "星期几填 1 到 7" } else { "几日填 1 到 31" };
            problems.push(Problem::wrong("due_day", sentence));
        }
        let months = cycle.months().filter(|months| *months > 1);
        match (months, self.due_month.0) {
            (Some(_), None) => problems.push(Problem::wrong("due_month", "请填第几个月")),
            (Some(months), Some(month)) if !(1..=months).contains(&month) => {
                problems.push(Problem::wrong("due_month", format!("第几个月填 1 到 {months}")));
            }
            _ => {}
        }
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "截止日期早于起始日期"));
        }
        problems
    }

    fn concerns(&self, key: &str) -> bool {
        key != "due_month" || Cycle::of(&self.cycle).and_then(Cycle::months).is_some_and(|months| months > 1)
    }
}

impl Routine {
    /// 「每月1日」; empty while it has no rule.
    pub fn rule_words(&self) -> String {
        Rule::of(self).map(|rule| rule.words()).unwrap_or_default()
    }

    /// Whether it comes round on this day or later.
    pub fn is_used(&self, today: Date) -> bool {
        self.until_date.0.is_none_or(|last| last >= today)
    }
}
