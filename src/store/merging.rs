//! Two records of one person made one, with everything that refers to them; and parted again.
//!
//! A merging is one change like any other: its history says what moved, so parting needs nothing but to read it. Whether a
//! merging stands follows from the changes too: one that was taken back, or parted, is over.

use super::history::{self, Change, Touched};
use super::{ChangeId, Sight, Store, StoreError, Stored, Writing, links, rows};
use crate::domain::registers::{Person, PersonDistinct};
use crate::domain::{Field, RecordId, Register};
use rusqlite::{Connection, Row};

/// A merging that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonMerge {
    pub id: i64,
    pub kept: RecordId,
    pub gone: RecordId,
    /// The record that went, as it was.
    pub gone_person: Person,
    pub merging: Change,
    /// The kept record was merged further and is no more: that has to be parted first.
    pub is_merged_further: bool,
}

/// What parting brought back, and what it left because it had changed meanwhile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parted {
    pub relinked: usize,
    pub left: Vec<Left>,
}

/// Something that parting could not put back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Left {
    /// A field of the kept record was changed since; by its label.
    Field(&'static str),
    /// A record of this register is gone, or belongs to somebody else now; by its title.
    Record(&'static str),
}

/// `change` was taken back, and that was not taken back itself.
macro_rules! taken_back {
    ($change:literal) => {
        concat!(
            "EXISTS (
                 SELECT 1
                 FROM change AS undo
                 WHERE undo.undoes = ",
            $change,
            " AND NOT EXISTS (SELECT 1 FROM change AS redo WHERE redo.undoes = undo.id)
             )"
        )
    };
}

const STANDING: &str = concat!(
    "SELECT person_merge.id, kept, gone, change.id, change.what, change.at, change.operator, history.before,
            NOT EXISTS (SELECT 1 FROM person WHERE person.id = kept)
     FROM person_merge
     JOIN change ON change.id = merging
     JOIN history ON history.change = merging AND history.register = 'person' AND history.record = gone
     WHERE NOT ",
    taken_back!("merging"),
    " AND (parting IS NULL OR ",
    taken_back!("parting"),
    ")"
);

impl Store {
    /// The mergings that stand, the latest first.
    pub fn person_merges(&self) -> Result<Vec<PersonMerge>, StoreError> {
        standing(&self.connection, "TRUE")
    }

    /// One merging, if it stands.
    pub fn person_merge(&self, id: i64) -> Result<Option<PersonMerge>, StoreError> {
        Ok(standing(&self.connection, &format!("person_merge.id = {id}"))?.pop())
    }

    /// The registers whose records refer to a person, by their title, with how many do of those in sight.
    pub fn person_uses(&self, sight: &Sight, person: RecordId) -> Result<Vec<(&'static str, u32)>, StoreError> {
        let mut uses = Vec::new();
        macro_rules! each {
            ($($register:ty),+) => {
                $(uses.push((<$register>::TITLE, links::count::<$register, Person>(&self.connection, sight, person)?));)+
            };
        }
        crate::every_register!(each);
        // That somebody is not somebody else is nothing they use.
        uses.retain(|(title, count)| *count > 0 && *title != PersonDistinct::TITLE);
        Ok(uses)
    }
}

impl Writing<'_> {
    /// Makes `gone` one with `kept`, which becomes `merged`: whatever referred to `gone` refers to `kept`. Answers how many
    /// links that were.
    pub fn merge_people(&mut self, kept: RecordId, gone: RecordId, merged: &Person) -> Result<usize, StoreError> {
        if kept == gone {
            return Err(StoreError::NotFound);
        }
        self.carry_marks(gone, kept)?;
        let mut relinked = 0;
        macro_rules! each {
            ($($register:ty),+) => { $(relinked += links::relink::<$register, Person>(self, gone, kept)?;)+ };
        }
        crate::every_register!(each);
        self.delete::<Person>(gone)?;
        self.update(kept, merged)?;
        self.transaction.execute(
            "INSERT INTO person_merge (kept, gone, merging) VALUES (?1, ?2, ?3)",
            (kept.0, gone.0, self.change().0),
        )?;
        Ok(relinked)
    }

    /// Parts what was merged: both records as they were, and the links that were moved and still point at the kept one.
    pub fn part_people(&mut self, merge: i64) -> Result<Parted, StoreError> {
        let Some(merge) = standing(&self.transaction, &format!("person_merge.id = {merge}"))?.pop() else {
            return Err(StoreError::NotFound);
        };
        if merge.is_merged_further {
            return Err(StoreError::MergedFurther);
        }
        let mut parted = Parted::default();
        self.put_back(merge.gone, &merge.gone_person)?;
        for row in history::touched_rows(&self.transaction, merge.merging.id)? {
            self.part_row(&merge, &row, &mut parted)?;
        }
        self.transaction.execute("UPDATE person_merge SET parting = ?1 WHERE id = ?2", (self.change().0, merge.id))?;
        Ok(parted)
    }

    fn part_row(&mut self, merge: &PersonMerge, row: &Touched, parted: &mut Parted) -> Result<(), StoreError> {
        if row.register == Person::TABLE {
            return if row.record == merge.kept { self.part_kept(row, parted) } else { Ok(()) };
        }
        if row.register == PersonDistinct::TABLE {
            if !self.part_mark(row)? {
                parted.left.push(Left::Record(PersonDistinct::TITLE));
            }
            return Ok(());
        }
        macro_rules! of_register {
            ($($register:ty),+) => {
                match row.register.as_str() {
                    $(<$register>::TABLE => self.part_links::<$register>(row, parted),)+
                    _ => Err(StoreError::Unreadable),
                }
            };
        }
        crate::every_register!(of_register)
    }

    /// The fields that merging gave to the kept record, as far as nobody changed them since.
    fn part_kept(&mut self, row: &Touched, parted: &mut Parted) -> Result<(), StoreError> {
        let left = self.set_fields_back(row, Person::fields())?.ok_or(StoreError::NotFound)?;
        parted.left.extend(left.into_iter().map(|field: &Field<Person>| Left::Field(field.label)));
        Ok(())
    }

    fn part_links<R: Stored>(&mut self, row: &Touched, parted: &mut Parted) -> Result<(), StoreError> {
        match self.set_fields_back::<R>(row, links::links::<R, Person>())? {
            Some(left) if left.is_empty() => parted.relinked += 1,
            _ => parted.left.push(Left::Record(R::TITLE)),
        }
        Ok(())
    }

    /// Gives the fields that a change altered their values from before it, where they still have those from after it.
    /// Answers the fields that have others by now; nothing when the record is gone.
    fn set_fields_back<R: Stored>(
        &mut self,
        row: &Touched,
        fields: impl Iterator<Item = &'static Field<R>>,
    ) -> Result<Option<Vec<&'static Field<R>>>, StoreError> {
        let Some(mut record) = self.load::<R>(row.record)? else { return Ok(None) };
        let [before, after]: [R; 2] = [row.before_image()?, row.after_image()?];
        let mut left = Vec::new();
        for field in fields {
            let [was, became, is] = [&before, &after, &record].map(|one| (field.value)(one).store());
            if was == became {
                continue;
            }
            if is == became {
                (field.value_mut)(&mut record).restore(&was)?;
            } else {
                left.push(field);
            }
        }
        self.update(row.record, &record)?;
        Ok(Some(left))
    }
}

fn standing(connection: &Connection, condition: &str) -> Result<Vec<PersonMerge>, StoreError> {
    let sql = format!("{STANDING} AND {condition} ORDER BY person_merge.id DESC");
    let mut query = connection.prepare(&sql)?;
    let mut found = query.query([])?;
    let mut merges = Vec::new();
    while let Some(row) = found.next()? {
        merges.push(read_merge(row)?);
    }
    Ok(merges)
}

fn read_merge(row: &Row<'_>) -> Result<PersonMerge, StoreError> {
    Ok(PersonMerge {
        id: row.get(0)?,
        kept: RecordId(row.get(1)?),
        gone: RecordId(row.get(2)?),
        merging: Change { id: ChangeId(row.get(3)?), what: row.get(4)?, at: row.get(5)?, operator: row.get(6)? },
        gone_person: rows::from_json(&row.get::<_, String>(7)?)?,
        is_merged_further: row.get(8)?,
    })
}
