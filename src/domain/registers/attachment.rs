//! 图片 `attachment`: a picture that belongs to an inspection, or to one thing it found. The bytes lie beside the register,
//! under their hash: the history keeps the hash and never the picture.

use crate::domain::registers::{Inspection, InspectionFinding};
use crate::domain::values::{Day, Link, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// The longest line that stands under a picture.
const LONGEST_CAPTION: usize = 60;

/// One picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attachment {
    pub inspection: Link<Inspection>,
    /// Which of the findings it shows; none where it shows the house.
    pub finding: Link<InspectionFinding>,
    pub caption: Text,
    /// Of the picture as it is kept, in hexadecimal.
    pub hash: Text,
    pub added_on: Day,
    pub added_by: Text,
}

impl Register for Attachment {
    const TABLE: &'static str = "attachment";
    const TITLE: &'static str = "图片";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "附图",
        fields: &[
            field!(Attachment.inspection, "巡查").required().derived(),
            field!(Attachment.finding, "拍的是").derived(),
            field!(Attachment.caption, "说明").hint("不要写姓名和证件号码"),
            field!(Attachment.hash, "校验值").required().derived(),
            field!(Attachment.added_on, "添加日期").required().derived(),
            field!(Attachment.added_by, "添加人").required().derived(),
        ],
    }];

    fn name(&self) -> String {
        self.caption.0.clone()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        let length = self.caption.chars().count();
        if length > LONGEST_CAPTION {
            return vec![Problem::wrong("caption", format!("最多 {LONGEST_CAPTION} 字，现有 {length} 字"))];
        }
        Vec::new()
    }
}
