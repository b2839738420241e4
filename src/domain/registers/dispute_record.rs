//! 笔录 `dispute_record`: one speaker and their words, in the order they were spoken at a meeting or an investigation.

use crate::domain::registers::DisputeStep;
use crate::domain::values::{Count, Lines, Link, Text};
use crate::domain::{Date, Leaves, Problem, Register, Section};
use crate::field;

/// One contribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeRecord {
    pub step: Link<DisputeStep>,
    pub position: Count,
    pub speaker: Text,
    pub spoken: Lines,
    /// When it was typed: 「14:42」.
    pub spoken_at: Text,
}

impl Register for DisputeRecord {
    const TABLE: &'static str = "dispute_record";
    const TITLE: &'static str = "纠纷笔录";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "笔录",
        fields: &[
            field!(DisputeRecord.step, "所属经过").required(),
            field!(DisputeRecord.position, "次序").derived(),
            field!(DisputeRecord.speaker, "发言人").required().listed(88.0),
            field!(DisputeRecord.spoken, "发言").leaves(Leaves::Never).required(),
            field!(DisputeRecord.spoken_at, "时间").derived(),
        ],
    }];

    fn name(&self) -> String {
        format!("第 {} 段", self.position.0.unwrap_or_default())
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}
