//! 检查发现 `inspection_finding`: one thing an inspection found wrong, until it is put right.

use crate::domain::codes::InspectionItem;
use crate::domain::registers::Inspection;
use crate::domain::values::{Choice, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One finding. Open: no `resolved_on`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InspectionFinding {
    pub inspection: Link<Inspection>,
    pub item: Choice<InspectionItem>,
    pub found: Text,
    /// 整改期限.
    pub due_on: Day,
    pub resolved_on: Day,
    pub resolution: Text,
}

impl Register for InspectionFinding {
    const TABLE: &'static str = "inspection_finding";
    const TITLE: &'static str = "检查发现";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "发现",
        fields: &[
            field!(InspectionFinding.inspection, "所属巡查").required(),
            field!(InspectionFinding.item, "检查项").required().listed(140.0),
            field!(InspectionFinding.found, "情况").listed(200.0),
            field!(InspectionFinding.due_on, "整改期限").ahead().expected().listed(92.0),
            field!(InspectionFinding.resolved_on, "整改日期").listed(92.0),
            field!(InspectionFinding.resolution, "处理结果"),
        ],
    }];

    fn name(&self) -> String {
        self.item.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        if self.resolved_on.0.is_some_and(|day| day > today) {
            return vec![Problem::wrong("resolved_on", "整改日期在今天之后")];
        }
        Vec::new()
    }
}
