//! 服务记录 `service_record`: what the station did for those who came: a job or a room found, a school place, a paper, material
//! handed out (一服务). It counts matters and heads; for whom is not kept, so that nobody's troubles gather in a file.

use crate::domain::codes::{Material, ServiceKind};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Count, Day, Lines, Link, Name, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One service. Open: no settled_on; material that was handed out is never open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceRecord {
    pub served_on: Day,
    pub kind: Choice<ServiceKind>,
    /// 服务人次
    pub headcount: Count,
    pub matter: Lines,
    /// Of material: which, and how many of it.
    pub material: Choice<Material>,
    pub copies: Count,
    pub place: Link<Place>,
    pub place_told: Text,
    pub handled_by: Name,
    pub settled_on: Day,
    pub result: Lines,
}

impl Register for ServiceRecord {
    const TABLE: &'static str = "service_record";
    const TITLE: &'static str = "服务记录";
    const SECTIONS: &'static [Section<Self>] = &[
        Section {
            title: "服务",
            fields: &[
                field!(ServiceRecord.served_on, "服务日期").required().listed(92.0),
                field!(ServiceRecord.kind, "服务类别").required().listed(88.0),
                field!(ServiceRecord.headcount, "服务人次").required().listed(64.0),
                field!(ServiceRecord.matter, "服务事项").required().hint("只写办什么事，不写是谁"),
                field!(ServiceRecord.material, "资料").required(),
                field!(ServiceRecord.copies, "发放份数").required(),
                field!(ServiceRecord.place, "地址").derived(),
                field!(ServiceRecord.place_told, "地点").hint("如 服务大厅、海棠苑3栋"),
            ],
        },
        Section {
            title: "办理",
            fields: &[
                field!(ServiceRecord.handled_by, "经办人").required().listed(80.0),
                field!(ServiceRecord.settled_on, "办结日期").hint("没办完的空着"),
                field!(ServiceRecord.result, "结果"),
            ],
        },
    ];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (day, field) in [(self.served_on, "served_on"), (self.settled_on, "settled_on")] {
            if day.0.is_some_and(|day| day > today) {
                problems.push(Problem::wrong(field, "日期在今天之后，请到那天再记"));
            }
        }
        if self.settled_on.is_before(self.served_on) {
            problems.push(Problem::wrong("settled_on", "办结日期早于服务日期"));
        }
        problems
    }

    fn concerns(&self, key: &str) -> bool {
        match key {
            "material" | "copies" => self.is_material(),
            "matter" | "settled_on" | "result" => !self.is_material(),
            _ => true,
        }
    }
}

impl ServiceRecord {
    pub fn is_material(&self) -> bool {
        self.kind.code == ServiceKind::MATERIAL
    }

    pub fn is_open(&self) -> bool {
        self.settled_on.is_unset() && !self.is_material()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn material_is_counted_in_copies_and_never_waits_for_anything() {
        let of_kind = |code: &str| ServiceRecord { kind: Choice::of(code), ..ServiceRecord::default() };
        let (school, letter) = (of_kind("3"), of_kind(ServiceKind::MATERIAL));
        assert!(school.is_open() && !letter.is_open());
        assert!(letter.concerns("copies") && !letter.concerns("matter"));
        assert!(school.concerns("matter") && !school.concerns("copies"));
    }
}
