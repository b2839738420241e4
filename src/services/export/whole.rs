//! A register as a table: its columns, and its rows a page at a time. Links are told by the name of what they lead to.

use super::Terms;
use crate::domain::export::{self, Extent};
use crate::domain::registers::{Dispute, Person, Place};
use crate::domain::values::{Editor, Value};
use crate::domain::{Date, Field, RecordId, Register};
use crate::services::disputes::sight;
use crate::services::{Desk, Trouble};
use crate::store::{Sight, Stored};
use std::collections::{BTreeMap, HashMap};

/// Rows are read so many at a time.
pub(in crate::services) const PAGE: usize = 1_000;

/// One column there is, by its key and as it is headed.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnName {
    pub key: String,
    pub heading: String,
    /// It leaves only where everything is asked for.
    pub is_withheld: bool,
}

/// How the cell of a column is told.
type CellOf<L> = Box<dyn Fn(&L, Extent) -> String + Send + Sync>;

pub(in crate::services) struct Col<L> {
    pub name: ColumnName,
    pub cell: CellOf<L>,
}

impl<L: 'static> Col<L> {
    pub fn new(key: &str, heading: &str, cell: impl Fn(&L, Extent) -> String + Send + Sync + 'static) -> Self {
        let name = ColumnName { key: key.to_owned(), heading: heading.to_owned(), is_withheld: false };
        Self { name, cell: Box::new(cell) }
    }

    /// The column of one field of a record the line has.
    pub fn of<R: Register>(key: String, heading: String, field: &'static Field<R>, of: fn(&L) -> &R) -> Self {
        let is_withheld = !export::leaves(field, Extent::Masked);
        let cell = move |line: &L, extent| export::cell(field, of(line), extent);
        Self { name: ColumnName { key, heading, is_withheld }, cell: Box::new(cell) }
    }
}

/// A line of a register that can be put on a table.
pub(in crate::services) trait Whole: Sized {
    fn columns() -> Vec<Col<Self>>;

    /// The next lines behind this record.
    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble>;

    /// How many there are in all, to tell how far it is.
    fn count(desk: &Desk) -> Result<u64, Trouble>;

    /// A child under fourteen whom the line is about.
    fn child(&self, today: Date) -> Option<Child>;
}

/// A child under fourteen, and whether a guardian consented to the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::services) struct Child {
    pub has_consent: bool,
}

impl Child {
    pub fn of(person: &Person, today: Date) -> Option<Self> {
        let has_consent = !person.guardian_consent_on.is_empty();
        person.is_small_child(today).then_some(Self { has_consent })
    }

    /// Whether the line leaves all the same.
    pub fn leaves(self, terms: &Terms) -> bool {
        terms.with_children && self.has_consent
    }
}

/// Reads lines, and remembers what links lead to.
pub(in crate::services) struct Reader<'a> {
    pub desk: &'a Desk,
    sees_all: bool,
    names: HashMap<(&'static str, RecordId), Linked>,
}

/// What a link leads to.
#[derive(Clone, Debug, Default)]
struct Linked {
    words: String,
    number: String,
    masked_number: String,
    child: Option<Child>,
}

/// What links lead to is forgotten when it is very much.
const MOST_NAMES: usize = 50_000;

impl<'a> Reader<'a> {
    pub(in crate::services) fn at(desk: &'a Desk) -> Self {
        Self { desk, sees_all: false, names: HashMap::new() }
    }

    /// For the station head, who takes everything.
    pub(in crate::services) fn of_everything(desk: &'a Desk) -> Self {
        Self { sees_all: true, ..Self::at(desk) }
    }

    fn linked(&mut self, table: &'static str, id: RecordId) -> Result<&Linked, Trouble> {
        if self.names.len() > MOST_NAMES {
            self.names.clear();
        }
        if !self.names.contains_key(&(table, id)) {
            let linked = self.read(table, id)?;
            self.names.insert((table, id), linked);
        }
        self.names.get(&(table, id)).ok_or(Trouble::Gone)
    }

    fn read(&self, table: &'static str, id: RecordId) -> Result<Linked, Trouble> {
        let store = &self.desk.store;
        // The number of a case that is out of sight would tell that there is one.
        if table == Dispute::TABLE && !self.sees_all && !store.sees_dispute(&sight(self.desk), id)? {
            return Ok(Linked::default());
        }
        if table != Person::TABLE {
            return Ok(Linked { words: store.record_name(table, id)?.unwrap_or_default(), ..Linked::default() });
        }
        let person: Person = store.load(id)?.ok_or(Trouble::Gone)?;
        Ok(Linked {
            child: Child::of(&person, self.desk.today()),
            number: person.identity.shown(),
            masked_number: person.identity.masked(),
            words: person.name.0,
        })
    }
}

/// A line of a register that has no table of its own making: every field, and links by name.
pub(in crate::services) struct Fields<R> {
    record: R,
    linked: BTreeMap<&'static str, Linked>,
}

impl<R: Stored> Whole for Fields<R> {
    fn columns() -> Vec<Col<Self>> {
        let mut columns = vec![];
        for field in R::fields() {
            match link_of(field) {
                None => columns
                    .push(Col::of(field.key.to_owned(), field.label.to_owned(), field, |line: &Self| &line.record)),
                Some(table) => columns.extend(linked_columns(field.key, field.label, table)),
            }
        }
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        let eyes = eyes_for::<R>(reader);
        let rows: Vec<(RecordId, R)> = reader.desk.store.rows_behind(&eyes, behind, PAGE)?;
        rows.into_iter().map(|(id, record)| Ok((id, Self::of(reader, record)?))).collect()
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<R>()?)
    }

    fn child(&self, _today: Date) -> Option<Child> {
        self.linked.values().find_map(|linked| linked.child)
    }
}

impl<R: Stored> Fields<R> {
    fn of(reader: &mut Reader<'_>, record: R) -> Result<Self, Trouble> {
        let mut linked = BTreeMap::new();
        for field in R::fields() {
            let Some(table) = link_of(field) else { continue };
            // A link tells its number.
            if let Ok(id) = (field.value)(&record).shown().parse().map(RecordId) {
                linked.insert(field.key, reader.linked(table, id)?.clone());
            }
        }
        Ok(Self { record, linked })
    }

    fn words(&self, key: &str) -> &str {
        self.linked.get(key).map_or("", |linked| &linked.words)
    }

    fn number(&self, key: &str, extent: Extent) -> String {
        let told = |linked: &Linked| match extent {
            Extent::Masked => linked.masked_number.clone(),
            Extent::Whole => linked.number.clone(),
        };
        self.linked.get(key).map(told).unwrap_or_default()
    }
}

fn linked_columns<R: Stored>(key: &'static str, label: &'static str, table: &str) -> Vec<Col<Fields<R>>> {
    if table == Place::TABLE {
        return vec![Col::new(key, label, move |line: &Fields<R>, extent| export::address(line.words(key), extent))];
    }
    let mut columns = vec![Col::new(key, label, move |line: &Fields<R>, _| line.words(key).to_owned())];
    if table == Person::TABLE {
        let number = format!("{label}证件号码");
        let number_key = format!("{key}.identity");
        columns.push(Col::new(&number_key, &number, move |line: &Fields<R>, extent| line.number(key, extent)));
    }
    columns
}

pub(super) fn link_of<R: Register>(field: &Field<R>) -> Option<&'static str> {
    match (field.value)(&R::default()).editor() {
        Editor::Link(table) => Some(table),
        _ => None,
    }
}

/// Whose eyes a register is read with. The cases are those the operator sees; what hangs on a case, its parties, what they
/// said, what meetings spoke of it and screenings found of it, leaves only where the case is public (docs/privacy.md §3).
fn eyes_for<R: Register>(reader: &Reader<'_>) -> Sight {
    match (Sight::hangs_on_cases(R::TABLE), reader.sees_all) {
        (_, true) => Sight { sees_all: true, ..sight(reader.desk) },
        (true, false) => Sight::of_everybody(),
        (false, false) => sight(reader.desk),
    }
}

/// Fields of a record within a line of several, with their keys behind the word of their part.
pub(super) fn part<L: 'static, R: Register>(word: &'static str, of: fn(&L) -> &R) -> Vec<Col<L>> {
    let own = R::fields().filter(|field| link_of(field).is_none());
    own.map(|field| Col::of(format!("{word}.{}", field.key), field.label.to_owned(), field, of)).collect()
}
