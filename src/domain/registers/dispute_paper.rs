//! 卷内文书 `dispute_paper`: a paper that lies in the file of a case, with its pages. What was scanned of it is `dispute_scan`.

use crate::domain::codes::DisputePaperKind;
use crate::domain::registers::Dispute;
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One paper or a bundle of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputePaper {
    pub dispute: Link<Dispute>,
    pub kind: Choice<DisputePaperKind>,
    /// What it is called in the catalogue, where the kind does not say enough.
    pub paper_title: Text,
    pub pages: Count,
    pub filed_on: Day,
}

impl Register for DisputePaper {
    const TABLE: &'static str = "dispute_paper";
    const TITLE: &'static str = "卷内文书";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "文书",
        fields: &[
            field!(DisputePaper.dispute, "纠纷").required(),
            field!(DisputePaper.kind, "种类").required().listed(120.0),
            field!(DisputePaper.paper_title, "题名"),
            field!(DisputePaper.pages, "页数").required().listed(60.0),
            field!(DisputePaper.filed_on, "入卷日期").required().listed(92.0),
        ],
    }];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, today: Date) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.pages.0 == Some(0) {
            problems.push(Problem::wrong("pages", "请填页数，至少 1 页"));
        }
        if self.filed_on.0.is_some_and(|day| day > today) {
            problems.push(Problem::wrong("filed_on", "入卷日期在今天之后"));
        }
        problems
    }
}
