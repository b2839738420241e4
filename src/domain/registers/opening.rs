//! 用工房源 `opening`: a job or a room that somebody offers, for those who have newly come (一服务). No more is kept than is to be
//! made known, and only after whoever offers it has agreed. Who took it up is not kept.

use crate::domain::codes::OpeningKind;
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Lines, Link, Name, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One offer. Still there: no closed_on, and valid_until not passed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opening {
    pub kind: Choice<OpeningKind>,
    /// 「超市理货员 2 名」, 「一室一厅，35 平方米」
    pub offer: Text,
    /// Who takes on or lets: a firm by its name, a person by the surname.
    pub offered_by: Text,
    pub place: Link<Place>,
    pub place_told: Text,
    /// 待遇 or 租金
    pub terms: Text,
    pub details: Lines,
    pub contact: Name,
    /// Stands on paper in full: that is what it was given for.
    pub phones: Phones,
    pub agreed_on: Day,
    pub offered_on: Day,
    pub valid_until: Day,
    pub closed_on: Day,
}

impl Register for Opening {
    const TABLE: &'static str = "opening";
    const TITLE: &'static str = "用工房源";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "用工房源",
            fields: &[
                field!(Opening.kind, "类别").required().listed(56.0),
                field!(Opening.offer, "岗位或房源").required().hint("如 理货员 2 名、一室一厅").listed(200.0),
                field!(Opening.offered_by, "提供方").hint("单位写名称，个人只写姓氏").listed(140.0),
                field!(Opening.place, "地址").derived(),
                field!(Opening.place_told, "地点").required(),
                field!(Opening.terms, "待遇或租金").hint("如 每月 4000 元、每月 800 元押一付一").listed(140.0),
                field!(Opening.details, "说明").hint("不写对民族、籍贯、婚育的要求"),
            ],
        },
        Section {
            title: "联系和公布",
            fields: &[
                field!(Opening.contact, "联系人").hint("个人只写姓氏"),
                field!(Opening.phones, "公布电话").required(),
                field!(Opening.agreed_on, "同意公布日期").required().hint("提供方同意把电话印出来的日期"),
                field!(Opening.offered_on, "登记日期").required().listed(92.0),
                field!(Opening.valid_until, "有效期至").required().ahead().listed(92.0),
                field!(Opening.closed_on, "撤下日期").hint("招满、租出就撤下"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.offer.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field) in
            [(self.agreed_on, "agreed_on"), (self.offered_on, "offered_on"), (self.closed_on, "closed_on")]
        {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, "日期在今天之后，请到那天再记"));
            }
        }
        if self.valid_until.is_before(self.offered_on) {
            problems.push(Problem::wrong("valid_until", "有效期早于登记日期"));
        }
        if self.closed_on.is_before(self.offered_on) {
            problems.push(Problem::wrong("closed_on", "撤下日期早于登记日期"));
        }
        problems
    }
}

impl Opening {
    /// Nobody has taken it down; it may have run out all the same.
    pub fn is_listed(&self) -> bool {
        self.closed_on.is_unset()
    }

    /// What may be handed to somebody on that day.
    pub fn is_there(&self, today: Date) -> bool {
        self.is_listed() && self.valid_until.0.is_some_and(|until| today <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_there_up_to_its_last_day_and_not_once_it_is_taken_down() {
        let day = |text: &str| Day(text.parse().ok());
        let today: Date = "2026-06-15".parse().unwrap();
        for (until, closed, is_there) in
            [("2026-06-15", "", true), ("2026-06-14", "", false), ("2026-07-01", "2026-06-15", false)]
        {
            let opening = Opening { valid_until: day(until), closed_on: day(closed), ..Opening::default() };
            assert_eq!(opening.is_there(today), is_there, "{until} {closed}");
        }
    }

    #[test]
    fn an_offer_cannot_end_before_it_begins() {
        let day = |text: &str| Day(text.parse().ok());
        let opening = Opening {
            offered_on: day("2026-06-10"),
            valid_until: day("2026-06-01"),
            closed_on: day("2026-06-09"),
            ..Opening::default()
        };
        let fields: Vec<&str> =
            opening.check("2026-06-15".parse().unwrap()).iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["valid_until", "closed_on"]);
    }
}
