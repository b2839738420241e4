//! What was said at a step, line by line. A line that was stored before is found again by the record it is, never by its place: a
//! correction begun before somebody else added or took out a line falls on the line it was made on, or on none.

use super::Trouble;
use crate::domain::registers::{DisputeRecord, DisputeStep};
use crate::domain::values::{Count, Lines, Link, Text};
use crate::domain::{Draft, RecordId};
use crate::services::registration;
use crate::store::Writing;
use serde::{Deserialize, Serialize};

/// Who speaks where nobody was named: the record itself.
pub(super) const NOBODY: &str = "记录";

/// One contribution, as it is typed.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct SpokenLine {
    pub speaker: String,
    pub words: String,
    /// 「14:42」
    pub at: String,
    /// The line as it was stored when the form was opened; none of a new one.
    #[serde(default)]
    kept: Option<(RecordId, DisputeRecord)>,
}

impl SpokenLine {
    /// Nothing said yet.
    pub(super) fn by(speaker: String) -> Self {
        Self { speaker, ..Self::default() }
    }

    pub(super) fn of(id: RecordId, record: DisputeRecord) -> Self {
        Self {
            speaker: record.speaker.0.clone(),
            words: record.spoken.0.clone(),
            at: record.spoken_at.0.clone(),
            kept: Some((id, record)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty()
    }

    pub(super) fn id(&self) -> Option<RecordId> {
        self.kept.as_ref().map(|(id, _)| *id)
    }

    /// The record with what was typed.
    fn typed(&self, record: &mut DisputeRecord) {
        record.speaker = Text::new(if self.speaker.trim().is_empty() { NOBODY } else { &self.speaker });
        record.spoken = Lines::new(&self.words);
        record.spoken_at = Text::new(&self.at);
    }
}

/// The lines of one form, about to be written.
pub(super) struct Minutes<'a> {
    pub step: RecordId,
    pub lines: &'a [SpokenLine],
    /// Only these can be taken out, with the words they had.
    pub began_with: &'a [(RecordId, String)],
}

impl Minutes<'_> {
    /// Lines stand in the order of the form; those somebody else added meanwhile keep their place among them.
    pub(super) fn write(&self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        self.take_out(writing)?;
        for (place, line) in (1..).zip(self.lines.iter().filter(|line| !line.is_empty())) {
            match &line.kept {
                Some((id, was)) => self.correct(writing, (*id, was), line, place)?,
                None => {
                    let mut record = self.placed(DisputeRecord::default(), place);
                    line.typed(&mut record);
                    writing.insert(&record)?;
                }
            }
        }
        Ok(())
    }

    /// Takes out what the form no longer has, unless somebody has changed it meanwhile.
    fn take_out(&self, writing: &mut Writing<'_>) -> Result<(), Trouble> {
        let has = |id: RecordId| self.lines.iter().any(|line| line.id() == Some(id) && !line.is_empty());
        for (id, words) in self.began_with.iter().filter(|(id, _)| !has(*id)) {
            let Some(current) = writing.load::<DisputeRecord>(*id)? else { continue };
            if *current.spoken != *words {
                return Err(contested());
            }
            writing.delete::<DisputeRecord>(*id)?;
        }
        Ok(())
    }

    fn correct(
        &self,
        writing: &mut Writing<'_>,
        (id, was): (RecordId, &DisputeRecord),
        line: &SpokenLine,
        place: u32,
    ) -> Result<(), Trouble> {
        let mut draft = Draft::of(was.clone());
        line.typed(&mut draft.record);
        match writing.load::<DisputeRecord>(id)? {
            Some(current) => {
                let corrected = registration::merged(&current, &draft)?;
                Ok(writing.update(id, &self.placed(corrected, place))?)
            }
            // Somebody took it out. Whoever did not touch it does not bring it back.
            None if !draft.is_changed() => Ok(()),
            None => Err(contested()),
        }
    }

    fn placed(&self, record: DisputeRecord, place: u32) -> DisputeRecord {
        DisputeRecord { step: Link::<DisputeStep>::to(self.step), position: Count(Some(place)), ..record }
    }
}

fn contested() -> Trouble {
    Trouble::ChangedMeanwhile(vec!["发言"])
}
