//! 巡查 `inspection`: one visit to a rental house. What was found stands in `inspection_finding`.

use crate::domain::registers::RentalHouse;
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One inspection. Field list: 出租房屋登记表, part H.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inspection {
    pub house: Link<RentalHouse>,
    pub inspected_on: Day,
    pub inspectors: Text,
    /// The inspection whose findings are looked at again.
    pub follows: Link<Inspection>,
    pub remark: Text,
}

impl Register for Inspection {
    const TABLE: &'static str = "inspection";
    const TITLE: &'static str = "巡查";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "巡查",
        fields: &[
            field!(Inspection.house, "出租房屋").required(),
            field!(Inspection.inspected_on, "巡查日期").required().listed(92.0),
            field!(Inspection.inspectors, "巡查人").required().listed(120.0),
            field!(Inspection.follows, "复查自").derived(),
            field!(Inspection.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.inspected_on.0.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.inspected_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("inspected_on", "巡查日期在今天之后")];
        }
        Vec::new()
    }
}
