//! The records one rule speaks of, their words read as they come into sight, or those that are unclear in one area.

use crate::domain::RecordId;
use crate::services::checkup::{self, Clear, Finding, Line, Rule, Tally};
use crate::services::{Desk, Trouble};
use crate::ui::paged::Paged;
use std::ops::Range;

/// So many records of one of the five are listed.
const MOST_UNCLEAR: u32 = 500;

#[derive(Default)]
pub(super) struct Findings {
    lines: Lines,
    /// What there is beyond what is listed.
    pub counted: u64,
}

enum Lines {
    Of(&'static Rule, Paged<Line, Finding>),
    /// Those of an area are read all at once.
    Read(Vec<Line>),
}

impl Default for Lines {
    fn default() -> Self {
        Self::Read(Vec::new())
    }
}

impl Findings {
    pub fn of(rule: &'static Rule, tally: Option<&Tally>) -> Self {
        let findings = tally.map(|tally| tally.findings.clone()).unwrap_or_default();
        let counted = tally.map_or(0, |tally| tally.count);
        Self { lines: Lines::Of(rule, Paged::of(findings)), counted }
    }

    pub fn read_whole(desk: &Desk, area: RecordId, clear: Clear) -> Result<Self, Trouble> {
        let lines = checkup::unclear(desk, area, clear, MOST_UNCLEAR)?;
        let counted = lines.len() as u64;
        Ok(Self { lines: Lines::Read(lines), counted })
    }

    /// Lines that are there already.
    pub fn all(lines: Vec<Line>) -> Self {
        Self { counted: lines.len() as u64, lines: Lines::Read(lines) }
    }

    /// Whether these are the very findings of the tally.
    pub fn is_as(&self, tally: Option<&Tally>) -> bool {
        let findings = match &self.lines {
            Lines::Of(_, findings) => findings.keys(),
            Lines::Read(_) => &[],
        };
        tally.is_some_and(|tally| tally.count == self.counted && tally.findings == findings)
    }

    pub fn count(&self) -> usize {
        match &self.lines {
            Lines::Of(_, findings) => findings.count(),
            Lines::Read(lines) => lines.len(),
        }
    }

    pub fn line(&self, row: usize) -> Option<&Line> {
        match &self.lines {
            Lines::Of(_, findings) => findings.row(row),
            Lines::Read(lines) => lines.get(row),
        }
    }

    pub fn finding(&self, row: usize) -> Option<(&'static Rule, &Finding)> {
        match &self.lines {
            Lines::Of(rule, findings) => Some((rule, findings.key(row)?)),
            Lines::Read(_) => None,
        }
    }

    /// The part of these rows that still has to be read.
    pub fn unread(&self, in_sight: Range<usize>) -> Option<Range<usize>> {
        match &self.lines {
            Lines::Of(_, findings) => findings.unread(in_sight),
            Lines::Read(_) => None,
        }
    }

    pub fn read(&mut self, desk: &Desk, rows: Range<usize>) -> Result<(), Trouble> {
        match &mut self.lines {
            Lines::Of(rule, findings) => findings.read(rows, |findings| checkup::lines(desk, rule, findings)),
            Lines::Read(_) => Ok(()),
        }
    }
}
