//! 五个清 of every responsibility area, and the records that keep one from being clear.

use super::lines::subject;
use super::{Clear, ClearCount, Line};
use crate::domain::{RecordId, Right};
use crate::services::{Desk, Progress, Trouble, standards};

/// One area with its five counts.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaClear {
    pub place: RecordId,
    pub name: String,
    /// 「楚无留、花满路」; empty where nobody answers for it.
    pub holders: String,
    pub counts: Vec<ClearCount>,
}

/// Every area; a look at every row that lies in one, so it runs as a job.
pub fn areas(desk: &Desk, progress: &Progress) -> Result<Vec<AreaClear>, Trouble> {
    desk.require(Right::Look)?;
    let standard = standards::standard(desk)?;
    let checkup = desk.store.checkup(&standard)?;
    let areas = desk.store.areas()?;
    let total = areas.len() as u64;
    let mut counted = Vec::with_capacity(areas.len());
    for (done, area) in (0..).zip(areas) {
        progress.report(done, total)?;
        let counts = Clear::ALL.into_iter().map(|clear| checkup.clear_count(area.place, clear));
        let counts = counts.collect::<Result<Vec<_>, _>>()?;
        counted.push(AreaClear { place: area.place, name: area.name, holders: area.holders.join("、"), counts });
    }
    Ok(counted)
}

/// What keeps an area from being clear, at most `most` lines.
pub fn unclear(desk: &Desk, area: RecordId, clear: Clear, most: u32) -> Result<Vec<Line>, Trouble> {
    desk.require(Right::Look)?;
    let standard = standards::standard(desk)?;
    let missing = desk.store.checkup(&standard)?.unclear(area, clear, most)?;
    let lines = missing.into_iter().map(|(opens, finding)| {
        let (subject, place) = subject(desk, opens, finding.opens)?;
        let words = clear.says().to_owned();
        Ok(Line { opens, record: finding.opens, subject, place, words, repair: None, due: None })
    });
    lines.collect()
}
