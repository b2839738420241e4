//! A line about a shop or another organisation.

use super::{Line, Mapping, Note, Part, Reading, Told};
use crate::domain::registers::Organisation;
use crate::domain::values::Text;
use crate::domain::{Date, credit_code};

/// All that a line says of an organisation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganisationRow {
    pub number: u32,
    pub organisation: Organisation,
    pub representative: Told,
    pub refusals: Vec<Note>,
    pub left_out: Vec<Note>,
}

impl OrganisationRow {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        let mut reading = Reading::new(line, mapping, today, counts_from_1904);
        let mut row = Self { number: line.number(), ..Self::default() };
        reading.fill(Part::Organisation, &mut row.organisation);
        row.representative = Told::of(&mut reading, Part::Representative);
        if row.organisation.organisation_name.is_empty() {
            reading.refuse("单位名称", "没有名称");
        }
        row.read_code(&mut reading);
        Self { refusals: reading.refusals, left_out: reading.left_out, ..row }
    }

    /// It tells one organisation from another, so it must be right.
    fn read_code(&mut self, reading: &mut Reading<'_>) {
        let code = &mut self.organisation.credit_code;
        if code.is_empty() {
            return;
        }
        let verdict = credit_code::check(code);
        if let Some(flaw) = verdict.problem {
            reading.refuse("统一社会信用代码", flaw.sentence);
        }
        *code = Text(verdict.code);
    }
}
