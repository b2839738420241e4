//! 防线点 `line_point`: a place that belongs to one of the five lines of defence, and who answers for it: a patrol point, a
//! stretch of road, a courtyard, the gate of an organisation. Who walks there is in `patrol`.

use crate::domain::codes::{DefenceLine, LineAnswerer, PointKind};
use crate::domain::registers::Place;
use crate::domain::values::{Choice, Day, Link, Name, Phones, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One point. There now: no until_date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinePoint {
    pub line: Choice<DefenceLine>,
    pub kind: Choice<PointKind>,
    pub point_name: Text,
    pub place: Link<Place>,
    /// Which body answers: 联防组, 社区民警, 楼长.
    pub answerer: Choice<LineAnswerer>,
    /// Who of it; where nobody is named, whoever answers for the address does.
    pub holder: Name,
    pub phones: Phones,
    pub from_date: Day,
    pub until_date: Day,
    pub remark: Text,
}

impl Register for LinePoint {
    const TABLE: &'static str = "line_point";
    const TITLE: &'static str = "防线点";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "防线点",
        fields: &[
            field!(LinePoint.line, "防线").required().listed(48.0),
            field!(LinePoint.kind, "类别").required().listed(72.0),
            field!(LinePoint.point_name, "名称").required().listed(160.0),
            field!(LinePoint.place, "地址"),
            field!(LinePoint.answerer, "责任主体").listed(96.0),
            field!(LinePoint.holder, "责任人").listed(88.0),
            field!(LinePoint.phones, "责任人电话").listed(120.0),
            field!(LinePoint.from_date, "设立日期").required().listed(92.0),
            field!(LinePoint.until_date, "撤销日期"),
            field!(LinePoint.remark, "备注").hint("不要填写宗教、疾病、前科等内容"),
        ],
    }];

    fn name(&self) -> String {
        self.point_name.0.clone()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.from_date.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("from_date", "设立日期在今天之后，请到那天再登记"));
        }
        if self.until_date.is_before(self.from_date) {
            problems.push(Problem::wrong("until_date", "撤销日期早于设立日期"));
        }
        problems
    }
}
