//! Rows on disk: one encrypted SQLite file, its keys, its history. The only floor that says SQL.
//!
//! ```text
//! open, keys, recovery, operators    getting in
//! writing, ready, numbers, chronicle, history, audit   the one door for writing, undo, the log
//! stored, rows, schema               registers to tables and back
//! people, places, households, …       questions, by subject
//! search, search_index               the one search box
//! checkup                            what records say against each other, what is due, what is missing
//! backup, unfinished, thinning, integrity, unrecorded   keeping it safe
//! salvage                            what can be read of a damaged archive
//! ```
//!
//! Nothing here knows a widget, a page or the clock: whoever acts says who, where, when and what for ([`Act`]).

mod agreements;
mod alike;
mod as_of;
mod attachments;
mod audit;
pub mod backup;
mod checkup;
mod chronicle;
mod condition;
mod connection;
mod council;
mod defence_duties;
mod defence_groups;
mod disputes;
mod distinct;
mod drafts;
mod error;
mod files;
mod fill_layouts;
mod floating;
mod floating_filter;
mod floating_order;
mod held;
mod hex;
mod history;
mod house_filter;
mod house_list;
mod house_parties;
mod house_rows;
mod household_list;
mod households;
mod inspections;
mod integrity;
mod keys;
mod line_points;
mod links;
mod many;
mod merging;
mod numbers;
mod open;
mod operators;
mod organisations;
mod people;
mod place_duties;
mod places;
mod post_cards;
mod print_archive;
mod print_log;
mod prints;
mod ratings;
mod ready;
mod recovery;
mod rental_houses;
mod residences;
mod routines;
mod rows;
mod safety_checks;
mod salvage;
mod saved_views;
mod schema;
mod search;
mod search_index;
mod settings;
mod sight;
mod statistics;
mod stored;
mod takeaway;
mod teams;
mod templates;
mod tenancies;
#[cfg(test)]
pub(crate) mod testing;
mod thinning;
mod time_line;
mod unfinished;
mod unrecorded;
mod visit_rounds;
mod whole;
mod writing;

pub use agreements::{AgreementColumn, AgreementFilter, AgreementRow, AgreementSort, AsOf};
pub use alike::{Pair, Resemblance};
pub use as_of::{CountsOnADay, OnADay};
pub use audit::{Action, ChainReport, LogLine};
pub use backup::{Manifest, Remembered};
pub use checkup::{Area, Checkup, Clear, ClearCount, Finding, Group, Mend, Mended, Opens, Repair, Rule, rules};
pub use defence_groups::{DoorPlace, GroupColumn, GroupCounts, GroupFilter, GroupMembership, GroupSort};
pub use disputes::{DisputeCounts, DisputeFilter, DisputeRow, Standing as DisputeStanding};
pub use drafts::Draft;
pub use error::StoreError;
pub(crate) use files::private as private_file;
pub use fill_layouts::{FillLayout, KeptLayout};
pub use floating::{FloatingCounts, FloatingRow, FloatingSort, PeopleKind, SortColumn};
pub use floating_filter::{Ages, DaySpan, FloatingFilter, Living, Permit};
pub use history::{Change, HistoryEntry};
pub use house_filter::{DueWithin, HouseDue, HouseFilter, HouseStanding};
pub use house_list::{HouseColumn, HouseCounts, HouseSort};
pub use house_rows::HouseRow;
pub use household_list::{HouseholdColumn, HouseholdCounts, HouseholdFilter, HouseholdRow};
pub use households::Membership;
pub use integrity::Integrity;
pub use keys::KeyCost;
pub use merging::{Left, Parted, PersonMerge};
pub use open::Peek;
pub use operators::{NewOperator, Operator};
pub use places::{MergedPlaces, PlaceCounts, PlaceLabel, PlaceMatch, PlaceNode, RangeCensus, natural_order};
pub use print_log::{PrintFilter, PrintedBefore};
pub use prints::{OnPaper, Printed};
pub use ratings::{LandlordHouses, RatedArea, RegisteredLate, Service};
pub use ready::Ready;
pub use recovery::RecoveryCode;
pub use routines::{Ledger, LedgerFilter, RoutineDone};
pub use salvage::{Salvaged, SalvagedTable, Watch};
pub use saved_views::SavedView;
pub use schema::SCHEMA_VERSION;
pub use search::{Found, FoundPerson, FoundPlace, Hit, LastResidence};
pub use sight::{Officer, Sight};
pub use statistics::{HouseLine, PlaceCount, PlaceTree, ResidentLine};
pub use stored::Stored;
pub use takeaway::{BESIDE, Beside, taken_columns};
pub use time_line::{Span, SpanKind};
pub use unrecorded::{Stretch, Unrecorded};
pub use visit_rounds::RoundLine;
pub use whole::{HouseWhole, PersonWhole, TenancyWhole};
pub use writing::Writing;

use crate::domain::RecordId;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::Arc;

/// One connection to an open archive. Goes to another thread with its owner; [`Store::another`] makes a second one.
pub struct Store {
    connection: Connection,
    house: Arc<open::House>,
    /// Told after each row how many a change has written; answers whether to go on.
    watch: Option<WriteWatch>,
}

/// See [`Store::watch_writing`].
pub type WriteWatch = Box<dyn FnMut(u64) -> bool + Send>;

/// Who acts, on which machine, when, what it is called, and what for.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    pub operator: &'a str,
    pub machine: &'a str,
    pub at: &'a str,
    /// 「登记流动人口」: named so by undo and in the log.
    pub what: &'a str,
    /// Empty where the act speaks for itself.
    pub purpose: &'a str,
}

/// The number of an answered save.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ChangeId(pub i64);

impl Store {
    /// The folder of the archive.
    pub fn dir(&self) -> &Path {
        &self.house.dir
    }

    /// From now on every change tells how many rows it has written, and stops, leaving nothing, when it is told to.
    pub fn watch_writing(&mut self, watch: Option<WriteWatch>) {
        self.watch = watch;
    }

    pub fn load<R: Stored>(&self, id: RecordId) -> Result<Option<R>, StoreError> {
        rows::load(&self.connection, id)
    }
}

/// Takes the right to write at once, so that two connections wait for each other instead of failing half way.
fn begin(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
}
