//! Lines read into what they tell, with what only the whole table shows: who is the head of a family, in which estate it lies.

use super::Import;
use crate::domain::Date;
use crate::domain::import::{Entry, Estates, Families, Line};
use crate::services::{Desk, Trouble, places};
use std::sync::OnceLock;

/// Reads the lines of one table; also on several threads.
pub(super) struct Reader<'a> {
    import: &'a Import,
    today: Date,
    families: Families,
    station_has_estates: bool,
    /// The station has addresses without an estate, which are left as they are.
    station_has_bare_buildings: bool,
    /// Looked for only where an address asks for it.
    estates: OnceLock<Estates>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(desk: &Desk, import: &'a Import, lines: &[Line<'_>]) -> Result<Self, Trouble> {
        Ok(Self {
            import,
            today: desk.today(),
            families: Families::of(lines, &import.mapping),
            station_has_estates: places::has_estates(desk)?,
            station_has_bare_buildings: places::has_bare_buildings(desk)?,
            estates: OnceLock::new(),
        })
    }

    pub fn entry(&self, line: &Line<'_>) -> Entry {
        let mut entry = Entry::of(line, &self.import.mapping, self.today, self.import.sheet().counts_from_1904);
        if let Entry::Person(row) = &mut entry {
            self.families.settle(row);
        }
        if !self.station_has_bare_buildings {
            entry.settle_estate(self.station_has_estates, || self.estates());
        }
        entry
    }

    fn estates(&self) -> &Estates {
        self.estates.get_or_init(|| Estates::of(&self.import.lines(), &self.import.mapping, self.today))
    }
}
