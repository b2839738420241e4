//! Bringing a table in: opened and understood, rehearsed row by row against the archive, then written as one change.
//!
//! What cells and headings mean is in `domain/import`, reading files in `sheets`. A table is only ever rehearsed or brought in
//! as a whole; nothing of a file is kept but which heading meant what.

mod ahead;
mod carrying_out;
mod defence;
mod disputes;
mod houses;
mod layouts;
mod organisations;
mod people;
mod reading;
mod rehearsal;
mod report;
mod scene;
mod tenancies;
#[cfg(test)]
mod tests;

pub use carrying_out::{Imported, carry_out, work};
pub use rehearsal::{Decision, Detail, Outcome, Rehearsal, Verdict, Who, detail, rehearse};
pub use report::{report, save_report, to_correct};

use super::{Desk, Trouble, sheets};
pub use crate::domain::import::{Column, Left, LivesAs, Source, Target, Use};

use crate::domain::import::{Headings, Line, Mapping, Sheet, Subject, find_headings, lines};
use crate::domain::{Date, Right, mask, telephone};
use std::path::Path;
use std::sync::Arc;

/// Rows shown beside each column while it is looked at.
const SAMPLES: usize = 3;

/// A file that was opened: the table in front, and what its columns mean.
#[derive(Clone, Debug)]
pub struct Import {
    /// As the file is called, without its folder.
    pub name: String,
    sheets: Arc<Vec<Sheet>>,
    chosen: usize,
    headings: Headings,
    pub mapping: Mapping,
    line_count: usize,
    today: Date,
}

/// Opens a file. The table with the most known headings stands in front.
pub fn open(desk: &Desk, path: &Path, subject: Option<Subject>) -> Result<Import, Trouble> {
    desk.require(Right::Write)?;
    let sheets = Arc::new(sheets::read(path)?);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let known = |sheet: &Sheet| find_headings(sheet).map_or(0, |headings| headings.names.len().min(sheet.rows.len()));
    let chosen = (0..sheets.len()).rev().max_by_key(|place| known(&sheets[*place])).unwrap_or_default();
    let mut import = Import {
        name,
        sheets,
        chosen,
        headings: Headings::default(),
        mapping: Mapping::of_nothing(subject.unwrap_or(Subject::People)),
        line_count: 0,
        today: desk.today(),
    };
    import.understand(desk, subject)?;
    Ok(import)
}

/// Whether this operator may bring tables in.
pub fn require(desk: &Desk) -> Result<(), Trouble> {
    desk.require(Right::Write)?;
    desk.require(Right::BackUp)
}

impl Import {
    /// Rows that tell of something.
    pub fn line_count(&self) -> usize {
        self.line_count
    }

    /// The tables of the file.
    pub fn sheet_names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    pub fn chosen_sheet(&self) -> usize {
        self.chosen
    }

    /// Another table of the same file.
    pub fn choose_sheet(&mut self, desk: &Desk, place: usize) -> Result<(), Trouble> {
        self.chosen = place.min(self.sheets.len().saturating_sub(1));
        self.understand(desk, None)
    }

    /// The table is about something else than was thought.
    pub fn choose_subject(&mut self, desk: &Desk, subject: Subject) -> Result<(), Trouble> {
        self.understand(desk, Some(subject))
    }

    /// Whether this operator may bring in what the table is about: disputes only whoever mediates.
    fn require(&self, desk: &Desk) -> Result<(), Trouble> {
        desk.require(Right::Write)?;
        match self.mapping.subject {
            Subject::Disputes => desk.require(Right::Mediate),
            _ => Ok(()),
        }
    }

    fn sheet(&self) -> &Sheet {
        &self.sheets[self.chosen]
    }

    /// What headings and cells say, and what was chosen for the same layout before.
    fn understand(&mut self, desk: &Desk, subject: Option<Subject>) -> Result<(), Trouble> {
        desk.require(Right::Write)?;
        self.headings = find_headings(self.sheet()).unwrap_or_default();
        let lines = lines(self.sheet(), &self.headings);
        let line_count = lines.lines.len();
        let guessed = Mapping::guess(subject, &self.headings, &lines.lines, self.today);
        let mut mapping = match guessed {
            Some(mapping) => mapping,
            None => Mapping::guess(Some(Subject::People), &self.headings, &lines.lines, self.today)
                .unwrap_or_else(|| Mapping::of_nothing(Subject::People)),
        };
        if let Some(kept) = layouts::of(desk, &mapping)? {
            mapping.recall(&kept.columns);
            mapping.lives_as = kept.lives_as;
        }
        (self.mapping, self.line_count) = (mapping, line_count);
        Ok(())
    }

    /// The lines that tell of something.
    pub fn lines(&self) -> Vec<Line<'_>> {
        lines(self.sheet(), &self.headings).lines
    }

    /// The first texts of each column, masked as lists are. What is not collected is not shown either.
    pub fn samples(&self) -> Vec<Vec<String>> {
        let lines = lines(self.sheet(), &self.headings).lines;
        let texts = |column: usize| lines.iter().map(move |line| line.text(column)).filter(|text| !text.is_empty());
        let columns = self.mapping.columns.iter().enumerate();
        let of_column = columns.map(|(place, column)| match column.means {
            Use::Left(Left::Forbidden(_)) => Vec::new(),
            means => texts(place).take(SAMPLES).map(|text| masked(text, means)).collect(),
        });
        of_column.collect()
    }
}

/// As lists show it: by what the column means, else by whatever looks like a number of somebody.
fn masked(text: &str, means: Use) -> String {
    let key = if let Use::Field(target) = means { target.key } else { "" };
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbers = telephone::split(text);
    let are_telephones = !numbers.is_empty() && numbers.iter().all(|number| telephone::kind(number).is_some());
    if matches!(key, "place" | "address" | "place_told") {
        mask::address_to_building(text)
    } else if key == "identity" || digits >= 14 {
        mask::number(text)
    } else if key == "phones" || are_telephones {
        numbers.iter().map(|number| mask::telephone(number)).collect::<Vec<_>>().join("，")
    } else {
        text.to_owned()
    }
}
