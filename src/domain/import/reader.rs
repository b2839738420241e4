//! One line of a table read into records, field by field, with a note for every cell that could not be taken.

use super::cell::{Wanted, heal};
use super::forbidden::is_forbidden_remark;
use super::{Line, Mapping, Part, Target, Use, phones};
use crate::domain::values::{Day, Value};
use crate::domain::{Date, Register};

/// Something to say about a cell, without what stands in it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// The field's name on the form.
    pub label: &'static str,
    pub sentence: String,
    /// The sentence itself says what is not taken; otherwise it is this cell.
    says_all: bool,
}

impl Note {
    pub fn new(label: &'static str, sentence: impl Into<String>) -> Self {
        Self { label, sentence: sentence.into(), says_all: false }
    }

    /// Of more than one cell, or of a part of one: the sentence says what is not taken.
    pub fn telling(label: &'static str, sentence: impl Into<String>) -> Self {
        Self { says_all: true, ..Self::new(label, sentence) }
    }

    /// 「身份证号：第 18 位校验码应为 X」
    pub fn words(&self) -> String {
        // 「文化程度里没有这一项」 says its name itself.
        if self.sentence.starts_with(self.label) {
            return self.sentence.clone();
        }
        format!("{}：{}", self.label, self.sentence)
    }

    /// The same of something that is left out of a line that is taken.
    pub fn words_left_out(&self) -> String {
        if self.says_all { self.words() } else { format!("{}（这一格不导入）", self.words()) }
    }
}

/// A line while it is being read.
#[derive(Debug)]
pub struct Reading<'a> {
    line: &'a Line<'a>,
    mapping: &'a Mapping,
    pub today: Date,
    counts_from_1904: bool,
    /// Why the line cannot be taken.
    pub refusals: Vec<Note>,
    /// Cells that were left out; the rest of the line is taken.
    pub left_out: Vec<Note>,
}

impl<'a> Reading<'a> {
    pub fn new(line: &'a Line<'a>, mapping: &'a Mapping, today: Date, counts_from_1904: bool) -> Self {
        Self { line, mapping, today, counts_from_1904, refusals: Vec::new(), left_out: Vec::new() }
    }

    /// What the columns of a target say together; of an identity number the first that says one.
    pub fn text(&mut self, target: Target, wanted: Wanted) -> String {
        let mut texts: Vec<String> = Vec::new();
        for column in self.mapping.columns_of(target) {
            match heal(self.line.cell(column), wanted, self.counts_from_1904) {
                Ok(text) if text.is_empty() || texts.contains(&text) => {}
                Ok(text) => texts.push(text),
                Err(sentence) => self.note(target, sentence),
            }
        }
        if texts.len() <= 1 {
            return texts.pop().unwrap_or_default();
        }
        match wanted {
            Wanted::Identity => texts.into_iter().next().unwrap_or_default(),
            Wanted::Phones => texts.join(";"),
            _ if target.key == "remark" => texts.join("；"),
            _ => texts.concat(),
        }
    }

    /// Reads every field of a record that some column means, except links.
    pub fn fill<R: Register>(&mut self, part: Part, record: &mut R) {
        let mapping = self.mapping;
        for (place, column) in mapping.columns.iter().enumerate() {
            let Use::Field(target) = column.means else { continue };
            // Of several columns for one field the first reads them all.
            let is_first = || mapping.columns_of(target).next() == Some(place);
            if target.part == part && target.key != "place" && is_first() {
                self.fill_one(target, record);
            }
        }
    }

    fn fill_one<R: Register>(&mut self, target: Target, record: &mut R) {
        let Some(field) = R::field(target.key) else { return };
        let wanted = Wanted::of((field.value)(record).editor(), field.key);
        let text = if wanted == Wanted::Phones { self.phones(target) } else { self.text(target, wanted) };
        if text.is_empty() {
            return;
        }
        if target.key == "remark" && is_forbidden_remark(&text) {
            return self.left_out.push(Note::new(target.label(), "里面有本站不采集的内容，请删去那几个字再导入"));
        }
        let read = field.read(record, &text, self.today);
        let fault = read.err().or_else(|| (field.value)(record).fault(self.today));
        if let Some(sentence) = fault {
            self.note(target, sentence);
            // Every value can be nothing.
            let _ = field.read(record, "", self.today);
        }
    }

    /// Telephones, each for itself: one that cannot be right does not take the others with it.
    pub fn phones(&mut self, target: Target) -> String {
        let text = self.text(target, Wanted::Phones);
        let told = phones::told(&text);
        if told.sound.is_empty() {
            return text;
        }
        if let Some(fault) = told.fault {
            self.left_out.push(Note::telling(target.label(), format!("有一个号码不对（{fault}），只导入其余的")));
        }
        if told.has_words {
            self.left_out.push(Note::telling(target.label(), "号码旁边写的字不导入，要留的请写进备注"));
        }
        told.sound.join(";")
    }

    /// What identifies somebody must be right; what describes them may follow later.
    fn note(&mut self, target: Target, sentence: String) {
        let note = Note::new(target.label(), sentence);
        let is_decisive = matches!(target.key, "identity" | "name" | "place") && !target.part.is_beside();
        if is_decisive { self.refusals.push(note) } else { self.left_out.push(note) }
    }

    /// A day that no field of a register keeps.
    pub fn day(&mut self, target: Target) -> Day {
        let text = self.text(target, Wanted::Day);
        let mut day = Day::default();
        if let Err(sentence) = day.read(&text, self.today) {
            self.left_out.push(Note::new(target.label(), sentence));
        }
        day
    }

    pub fn refuse(&mut self, label: &'static str, sentence: impl Into<String>) {
        self.refusals.push(Note::new(label, sentence));
    }

    pub fn number(&self) -> u32 {
        self.line.number()
    }

    pub fn mapping(&self) -> &'a Mapping {
        self.mapping
    }
}
