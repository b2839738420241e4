//! The records one rule speaks of: their numbers all at once, their words as they come into sight.

use crate::domain::RecordId;
use crate::services::checkup::{self, Clear, Finding, Line, Rule, Tally};
use crate::services::{Desk, Trouble};
use std::collections::HashMap;
use std::ops::Range;

/// Lines are read in pages of this many.
const PAGE: usize = 64;
/// Pages kept; more than any screen shows.
const MOST_PAGES: usize = 32;
/// So many records of one of the five are listed.
const MOST_UNCLEAR: u32 = 500;

#[derive(Default)]
pub(super) struct Findings {
    rule: Option<&'static Rule>,
    /// Of a rule; the lines of an area are read whole.
    findings: Vec<Finding>,
    count: usize,
    /// What there is beyond what is listed.
    pub counted: u64,
    pages: HashMap<usize, Vec<Line>>,
}

impl Findings {
    pub fn of(rule: &'static Rule, tally: Option<&Tally>) -> Self {
        let findings = tally.map(|tally| tally.findings.clone()).unwrap_or_default();
        let counted = tally.map_or(0, |tally| tally.count);
        Self { rule: Some(rule), count: findings.len(), findings, counted, pages: HashMap::new() }
    }

    pub fn read_whole(desk: &Desk, area: RecordId, clear: Clear) -> Result<Self, Trouble> {
        let lines = checkup::unclear(desk, area, clear, MOST_UNCLEAR)?;
        let count = lines.len();
        let mut pages: HashMap<usize, Vec<Line>> = HashMap::new();
        for (row, line) in lines.into_iter().enumerate() {
            pages.entry(row / PAGE).or_default().push(line);
        }
        Ok(Self { rule: None, findings: Vec::new(), count, counted: count as u64, pages })
    }

    /// Whether these are the very findings of the tally.
    pub fn is_as(&self, tally: Option<&Tally>) -> bool {
        tally.is_some_and(|tally| tally.count == self.counted && tally.findings == self.findings)
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn line(&self, row: usize) -> Option<&Line> {
        self.pages.get(&(row / PAGE))?.get(row % PAGE)
    }

    pub fn finding(&self, row: usize) -> Option<(&'static Rule, &Finding)> {
        Some((self.rule?, self.findings.get(row)?))
    }

    /// The part of these rows that still has to be read.
    pub fn unread(&self, in_sight: Range<usize>) -> Option<Range<usize>> {
        let mut missing = in_sight.filter(|row| !self.pages.contains_key(&(row / PAGE)));
        let first = missing.next()?;
        Some(first..missing.next_back().unwrap_or(first) + 1)
    }

    pub fn read(&mut self, desk: &Desk, rows: Range<usize>) -> Result<(), Trouble> {
        let Some(rule) = self.rule else { return Ok(()) };
        if self.pages.len() > MOST_PAGES {
            self.pages.clear();
        }
        let last = rows.end.min(self.count).saturating_sub(1);
        for page in rows.start / PAGE..=last / PAGE {
            let part = page * PAGE..((page + 1) * PAGE).min(self.count);
            if let (false, Some(findings)) = (self.pages.contains_key(&page), self.findings.get(part)) {
                self.pages.insert(page, checkup::lines(desk, rule, findings)?);
            }
        }
        Ok(())
    }
}
