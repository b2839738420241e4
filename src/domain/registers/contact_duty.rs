//! 联系任务 `contact_duty`: whom an officer is to have spoken with in a time (问事): the 四个一 of a 指导员, the 五大联系 of a leader. Only
//! on which day each was done is kept: whoever was spoken with is not, for it would say what they are.

use crate::domain::codes::ContactDutyKind;
use crate::domain::values::{Choice, Day, Name, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One officer's in one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContactDuty {
    pub officer: Name,
    pub kind: Choice<ContactDutyKind>,
    pub from_date: Day,
    pub until_date: Day,
    pub member_on: Day,
    pub resident_on: Day,
    pub family_on: Day,
    pub firm_on: Day,
    pub graduate_on: Day,
    pub veteran_on: Day,
    pub remark: Text,
}

/// Of the 四个一, by the keys of their days and in their order.
const FOUR: [(&str, &str); 4] =
    [("member_on", "联系党员"), ("resident_on", "联系群众"), ("family_on", "帮扶困难家庭"), ("firm_on", "联系企业")];
/// Of the 五大联系.
const FIVE: [(&str, &str); 5] = [
    ("member_on", "联系党员"),
    ("firm_on", "联系企业"),
    ("graduate_on", "联系大学生村官"),
    ("veteran_on", "联系老干部"),
    ("family_on", "帮扶困难家庭"),
];

impl Register for ContactDuty {
    const TABLE: &'static str = "contact_duty";
    const TITLE: &'static str = "联系任务";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "任务",
            fields: &[
                field!(ContactDuty.officer, "联系人").required().listed(88.0),
                field!(ContactDuty.kind, "任务类别").required().listed(112.0),
                field!(ContactDuty.from_date, "起始日期").required().listed(92.0),
                field!(ContactDuty.until_date, "截止日期").required().ahead().listed(92.0),
            ],
        },
        Section {
            title: "哪天做到",
            fields: &[
                field!(ContactDuty.member_on, "联系党员"),
                field!(ContactDuty.resident_on, "联系群众"),
                field!(ContactDuty.family_on, "帮扶困难家庭"),
                field!(ContactDuty.firm_on, "联系企业"),
                field!(ContactDuty.graduate_on, "联系大学生村官"),
                field!(ContactDuty.veteran_on, "联系老干部"),
                field!(ContactDuty.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.officer.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.until_date.is_before(self.from_date) {
            return vec![Problem::wrong("until_date", "截止日期早于起始日期")];
        }
        let mut problems = Vec::new();
        for (key, day) in self.days() {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(key, "日期在今天之后，请到那天再记"));
            } else if day.is_before(self.from_date) || self.until_date.is_before(day) {
                problems.push(Problem::wrong(key, "不在任务的起止日期里"));
            }
        }
        problems
    }

    fn concerns(&self, key: &str) -> bool {
        let is_item = FOUR.iter().chain(&FIVE).any(|(item, _)| *item == key);
        !is_item || self.items().iter().any(|(item, _)| *item == key)
    }
}

impl ContactDuty {
    /// What is to be done: key of the day and what it is called.
    pub fn items(&self) -> &'static [(&'static str, &'static str)] {
        match self.kind.code.as_str() {
            ContactDutyKind::FOUR => &FOUR,
            ContactDutyKind::FIVE => &FIVE,
            _ => &[],
        }
    }

    /// What is still to be done.
    pub fn lacking(&self) -> Vec<&'static str> {
        let is_open = |key: &str| self.days().iter().any(|(known, day)| *known == key && day.is_unset());
        self.items().iter().filter(|(key, _)| is_open(key)).map(|(_, name)| *name).collect()
    }

    /// 「3/4」
    pub fn progress(&self) -> String {
        let all = self.items().len();
        format!("{}/{all}", all - self.lacking().len())
    }

    fn days(&self) -> [(&'static str, Day); 6] {
        [
            ("member_on", self.member_on),
            ("resident_on", self.resident_on),
            ("family_on", self.family_on),
            ("firm_on", self.firm_on),
            ("graduate_on", self.graduate_on),
            ("veteran_on", self.veteran_on),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day(text.parse().ok())
    }

    fn of_kind(kind: &str) -> ContactDuty {
        let (from_date, until_date) = (day("2026-01-01"), day("2026-12-31"));
        ContactDuty { kind: Choice::of(kind), from_date, until_date, ..ContactDuty::default() }
    }

    #[test]
    fn four_and_five_are_counted_of_what_each_asks_for() {
        let four = ContactDuty { member_on: day("2026-03-01"), veteran_on: day("2026-03-02"), ..of_kind("1") };
        assert_eq!((four.progress().as_str(), four.lacking().len()), ("1/4", 3), "no veteran is asked for");
        let five = ContactDuty { kind: Choice::of("2"), ..four };
        assert_eq!(five.progress(), "2/5");
        assert_eq!(five.lacking(), ["联系企业", "联系大学生村官", "帮扶困难家庭"]);
        let all = ContactDuty {
            firm_on: day("2026-04-01"),
            graduate_on: day("2026-04-02"),
            family_on: day("2026-04-03"),
            ..five
        };
        assert_eq!((all.progress().as_str(), all.lacking().len()), ("5/5", 0));
    }

    #[test]
    fn a_day_outside_the_time_does_not_count() {
        let today = "2026-06-15".parse().unwrap();
        let fields = |duty: ContactDuty| duty.check(today).iter().map(|problem| problem.field).collect::<Vec<_>>();
        assert_eq!(fields(ContactDuty { member_on: day("2025-12-31"), ..of_kind("1") }), ["member_on"]);
        assert_eq!(fields(ContactDuty { firm_on: day("2026-06-16"), ..of_kind("1") }), ["firm_on"]);
        assert_eq!(fields(ContactDuty { firm_on: day("2026-06-15"), ..of_kind("1") }), Vec::<&str>::new());
    }
}
