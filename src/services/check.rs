//! Checking an archive: the file, the chain of its audit lines, whether each row is as its history left it, the search keys,
//! and records still incomplete. All of it is read, so it runs when it is asked for, not at each opening.

use super::{Desk, Trouble, backup};
use crate::domain::Right;
use crate::store::{Remembered, Store, StoreError, Unrecorded};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// So many rows that are not as their history left them are named; the others are counted.
const MOST_NAMED: usize = 20;

/// What was looked at and what was found.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Findings {
    /// The database file is whole.
    pub file: bool,
    /// Every audit line follows from the one before.
    pub chain: bool,
    pub audit_lines: u64,
    /// Rows that are not as their history left them.
    pub altered_rows: u64,
    /// The first of them.
    pub altered: Vec<AlteredRow>,
    /// The newest backup and the audit log agree; nothing where there is no backup of this archive.
    pub backup: Option<bool>,
    /// The search box and the rows agree, if need be because the search keys were just made anew.
    pub search: bool,
    /// They did not agree before.
    pub search_rebuilt: bool,
    pub people: u64,
    pub living_here: u64,
    pub left: u64,
    /// Registrations of those living here with something still to be completed.
    pub incomplete: u64,
}

/// A row that is not as its history left it: by its table and number, and by nothing that stands in it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct AlteredRow {
    pub register: &'static str,
    pub record: i64,
}

impl Findings {
    pub fn is_sound(&self) -> bool {
        self.file && self.chain && self.altered_rows == 0 && self.search && self.backup != Some(false)
    }

    /// 「人口 第 12 号、居住登记 第 3 号等 5 处」: which rows are not as their history left them.
    pub fn altered_in_words(&self) -> String {
        let shown: Vec<String> =
            self.altered.iter().take(3).map(|row| format!("{} 第 {} 号", title(row.register), row.record)).collect();
        let more = if self.altered_rows > 3 { format!(" 等 {} 处", self.altered_rows) } else { String::new() };
        shown.join("、") + &more
    }
}

fn title(table: &str) -> &'static str {
    use crate::domain::Register;
    macro_rules! each {
        ($($register:ty),+) => {
            match table {
                $(<$register>::TABLE => <$register>::TITLE,)+
                _ => "本站设置",
            }
        };
    }
    crate::every_register!(each)
}

pub fn run(desk: &Desk) -> Result<Findings, Trouble> {
    desk.require(Right::Look)?;
    let file = desk.store.integrity()?.is_sound();
    let did_agree = desk.store.search_agrees()?;
    // Made from the rows alone, so only sound rows are asked; a reader changes nothing.
    let search_rebuilt = !did_agree && file && desk.may(Right::Write) && rebuild_search(desk)?;
    let chain = desk.store.verify_chain()?;
    // Rows of a damaged file cannot all be read, and the damage is said already.
    let altered = if file { altered(desk)? } else { Vec::new() };
    let counts = desk.store.floating_counts(desk.today())?;
    Ok(Findings {
        file,
        chain: chain.is_unbroken(),
        audit_lines: chain.lines,
        altered_rows: altered.len() as u64,
        altered: altered.iter().take(MOST_NAMED).map(AlteredRow::of).collect(),
        backup: newest_backup_agrees(desk)?,
        search: did_agree || search_rebuilt,
        search_rebuilt,
        people: counts.people,
        living_here: counts.living,
        left: counts.left,
        incomplete: counts.incomplete,
    })
}

impl AlteredRow {
    fn of(row: &Unrecorded) -> Self {
        Self { register: row.register, record: row.record.0 }
    }
}

/// On all processors: each takes the next stretch of a register that nobody has looked through.
fn altered(desk: &Desk) -> Result<Vec<Unrecorded>, Trouble> {
    let stretches = desk.store.stretches()?;
    let next = AtomicUsize::new(0);
    let look_through = |store: Store| -> Result<Vec<Unrecorded>, StoreError> {
        let mut found = Vec::new();
        while let Some(stretch) = stretches.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.extend(store.unrecorded_in(*stretch)?);
        }
        Ok(found)
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get).min(stretches.len());
    let mut all = thread::scope(|scope| {
        let mut lookers = Vec::new();
        for number in 1..=processors {
            let store = desk.store.another()?;
            let looker = thread::Builder::new()
                .name(format!("check {number}"))
                .spawn_scoped(scope, || look_through(store))
                .map_err(|error| Trouble::File { what: "后台任务", error })?;
            lookers.push(looker);
        }
        let mut all = Vec::new();
        for looker in lookers {
            all.extend(looker.join().unwrap_or(Err(StoreError::Stopped))?);
        }
        Ok::<_, Trouble>(all)
    })?;
    all.sort_by_key(|row| (row.register, row.record));
    Ok(all)
}

/// Makes the search keys anew from the rows; whether they agree now.
fn rebuild_search(desk: &Desk) -> Result<bool, Trouble> {
    desk.another()?.acting("重建查找索引", "", |store, act| {
        store.rebuild_search(act)?;
        Ok(store.search_agrees()?)
    })
}

/// Whether the log still holds what the newest backup remembers of it; nothing where no backup says.
fn newest_backup_agrees(desk: &Desk) -> Result<Option<bool>, Trouble> {
    let Some(newest) = backup::newest(desk.folder()) else { return Ok(None) };
    Ok(match desk.store.compare_with(&newest.manifest)? {
        Remembered::Held => Some(true),
        Remembered::Lost => Some(false),
        Remembered::OtherArchive => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::registers::Person;
    use crate::domain::values::Name;
    use crate::services::testing::desk;
    use crate::store::testing::forge;

    #[test]
    fn rows_that_are_not_as_their_history_left_them_are_named_by_table_and_number() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder.path().join("档案"));
        for name in ["云中鹤", "水上漂"] {
            let person = Person { name: Name::new(name), ..Person::default() };
            desk.writing("登记人口", |writing| Ok(writing.insert(&person)?)).unwrap();
        }
        assert!(run(&desk).unwrap().is_sound());
        forge(&desk.store, "UPDATE person SET remark = '改过' WHERE id = 2");
        let findings = run(&desk).unwrap();
        assert!(!findings.is_sound() && findings.chain && findings.search, "only this proof sees it");
        assert_eq!(findings.altered, [AlteredRow { register: "person", record: 2 }]);
        assert_eq!(findings.altered_in_words(), "人口 第 2 号");
    }
}
