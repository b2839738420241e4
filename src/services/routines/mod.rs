//! 日常: what comes round at the station and the ledgers that fill from it.
//!
//! ```text
//! calendar             the occurrences of a year, and those that want doing now
//! rules                a recurring duty under its rule; another rule takes its place from the next period on
//! entry                one record entered or corrected, alike for every register of these ledgers
//! reports, meetings, receptions, feedback    what each of them begins with and what the station adds to it
//! services             一服务: jobs and rooms, what was done for people
//! ledger               the lists: 排查, 接待, 信息反馈, 会议, 用工房源, 服务
//! page                 one record at a glance, with its findings or matters
//! taking_over          a finding about a dispute becomes a case
//! numbers              the running numbers of the ledgers
//! due                  what is due, for the page of the day
//! sheets               lists and ledgers on paper
//! ```
//!
//! Which occurrence is due follows from the rule (`domain::routine`). Not here: duties of groups of ten (`defence`).

mod calendar;
mod due;
mod entry;
mod feedback;
mod ledger;
mod meetings;
mod numbers;
mod page;
mod receptions;
mod reports;
mod rules;
mod services;
mod sheets;
mod taking_over;

pub use calendar::{OccurrenceLine, YearRow, now, of_year, wanted};
pub(in crate::services) use due::due;
pub use entry::{Entry, EntryForm, LinkChoice, LinkKind, SavedEntry, link_choices, link_words};
pub use ledger::{LedgerRow, LedgerTotals, RowState, list, rows, totals};
pub(in crate::services) use meetings::urge;
pub(in crate::services) use numbers::{FEEDBACK, ORDERS, RECEPTIONS, numbered};
pub(in crate::services) use page::seen;
pub use page::{Child, ChildKind, ChildState, PageSection, RecordPage, page, remove};
pub use reports::begin_finding;
pub use rules::{adopt_usual, end, routines};
pub use services::{count_newcomers, newcomers, openings_sheet};
pub use sheets::{ledger_sheet, now_sheet, year_sheet};
pub(in crate::services) use taking_over::link_case;

pub use crate::store::{Ledger, LedgerFilter};

use super::{Desk, Trouble, places, standards};
use crate::domain::RecordId;
use crate::domain::registers::Routine;

/// The part of the station a record is about; without a place the whole community.
pub(in crate::services) fn area_words(desk: &Desk, place: Option<RecordId>) -> Result<String, Trouble> {
    match place {
        Some(place) => places::full_name(desk, Some(place)),
        None => Ok("全社区".to_owned()),
    }
}

fn routine(desk: &Desk, id: RecordId) -> Result<Routine, Trouble> {
    desk.store.load(id)?.ok_or(Trouble::Gone)
}

#[cfg(test)]
mod tests;
