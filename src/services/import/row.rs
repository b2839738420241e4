//! What a line of a table tells of, by what the table is about; lines are read on other threads, ahead of whoever judges
//! or writes them.

use super::Import;
use crate::domain::Date;
use crate::domain::import::{HouseRow, Line, PersonRow, Subject, TenancyRow};
use crate::services::Trouble;
use std::sync::mpsc::sync_channel;
use std::thread;

/// Lines handed over at once, and how many such hands may wait: little of a table is in memory twice.
const LINES: usize = 128;
const WAITING: usize = 4;
/// They take turns.
const READERS: usize = 2;

/// What a line tells of.
pub(super) enum Row {
    Person(Box<PersonRow>),
    House(Box<HouseRow>),
    Tenancy(Box<TenancyRow>),
}

impl Row {
    pub fn of(import: &Import, line: &Line<'_>, today: Date) -> Self {
        let (mapping, is_1904) = (&import.mapping, import.sheet().counts_from_1904);
        match mapping.subject {
            Subject::People => Self::Person(Box::new(PersonRow::of(line, mapping, today, is_1904))),
            Subject::Houses => Self::House(Box::new(HouseRow::of(line, mapping, today, is_1904))),
            Subject::Tenancies => Self::Tenancy(Box::new(TenancyRow::of(line, mapping, today, is_1904))),
        }
    }
}

/// Makes something of each item, on threads of its own, and hands it over in the order of the items.
pub(super) fn read_ahead<I: Sync, M: Send>(
    items: &[I],
    make: impl Fn(&I) -> M + Sync,
    mut take: impl FnMut(&I, M) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let failed = |error| Trouble::FileNotRead { error };
    let make = &make;
    thread::scope(|scope| {
        let mut readers = Vec::new();
        for turn in 0..READERS {
            let (sender, made) = sync_channel(WAITING);
            let work = move || {
                let mut turns = items.chunks(LINES).skip(turn).step_by(READERS);
                // Nobody takes them any more where taking has failed or was stopped.
                turns.try_for_each(|some| sender.send(some.iter().map(make).collect::<Vec<M>>())).ok()
            };
            thread::Builder::new().name("table reader".to_owned()).spawn_scoped(scope, work).map_err(failed)?;
            readers.push(made);
        }
        for (some, made) in items.chunks(LINES).zip(readers.iter().cycle()) {
            // A reader that panicked hands nothing over; the panic goes on when all have ended.
            let Ok(made) = made.recv() else { return Err(Trouble::Cancelled) };
            some.iter().zip(made).try_for_each(|(item, made)| take(item, made))?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_ahead_is_taken_in_order_until_taking_fails() {
        let items: Vec<usize> = (0..10_000).collect();
        let mut taken = Vec::new();
        read_ahead(
            &items,
            |item| item * 2,
            |_, made| {
                taken.push(made);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(taken, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        let stop = |item: &usize, _| if *item < 300 { Ok(()) } else { Err(Trouble::Cancelled) };
        assert!(matches!(read_ahead(&items, |_| (), stop), Err(Trouble::Cancelled)));
    }
}
