//! 扫描页 `dispute_scan`: one page of a paper that lies in the file of a case, as a picture. The bytes lie beside the register, under
//! their hash: the history keeps the hash and never the picture.

use crate::domain::registers::DisputePaper;
use crate::domain::values::{Count, Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisputeScan {
    pub paper: Link<DisputePaper>,
    /// Which page of the paper.
    pub position: Count,
    /// Of the picture as it is kept, in hexadecimal.
    pub hash: Text,
    pub pixels_across: Count,
    pub pixels_down: Count,
    pub added_on: Day,
    pub added_by: Text,
}

impl Register for DisputeScan {
    const TABLE: &'static str = "dispute_scan";
    const TITLE: &'static str = "卷内扫描页";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "扫描页",
        fields: &[
            field!(DisputeScan.paper, "卷内文书").required().derived(),
            field!(DisputeScan.position, "次序").derived(),
            field!(DisputeScan.hash, "校验值").required().derived(),
            field!(DisputeScan.pixels_across, "像素宽").derived(),
            field!(DisputeScan.pixels_down, "像素高").derived(),
            field!(DisputeScan.added_on, "添加日期").required().derived(),
            field!(DisputeScan.added_by, "添加人").required().derived(),
        ],
    }];

    fn name(&self) -> String {
        format!("第 {} 页", self.position.0.unwrap_or_default())
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}
