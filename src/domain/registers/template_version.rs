//! 范本版本 `template_version`: one wording of a template, as it was saved. It never changes; another wording is another version.

use crate::domain::codes::AgreementKind;
use crate::domain::values::{Choice, Count, Day, Lines, Text};
use crate::domain::{Date, Problem, Register, Section};
use crate::field;

/// One wording. Version 0 is the wording the program shipped, kept once something was made with it or it was gone back to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TemplateVersion {
    pub kind: Choice<AgreementKind>,
    pub version: Count,
    pub wording: Lines,
    pub saved_on: Day,
    pub saved_by: Text,
    /// What was changed and why, in the words of whoever did.
    pub note: Text,
}

impl TemplateVersion {
    pub fn is_shipped(&self) -> bool {
        self.version.0 == Some(0)
    }
}

impl Register for TemplateVersion {
    const TABLE: &'static str = "template_version";
    const TITLE: &'static str = "范本";
    const SECTIONS: &'static [Section<Self>] = &[Section {
        title: "范本",
        fields: &[
            field!(TemplateVersion.kind, "文书种类").required(),
            field!(TemplateVersion.version, "版本").required(),
            field!(TemplateVersion.wording, "文本").required(),
            field!(TemplateVersion.saved_on, "保存日期").derived(),
            field!(TemplateVersion.saved_by, "保存人").derived(),
            field!(TemplateVersion.note, "修改说明"),
        ],
    }];

    fn name(&self) -> String {
        self.kind.label().to_owned()
    }

    fn check(&self, _today: Date) -> Vec<Problem> {
        Vec::new()
    }
}
