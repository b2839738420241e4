//! The rows of the list: all their numbers, and the words of those in sight.

use super::columns;
use crate::domain::registers::Residence;
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Register, mask};
use crate::services::people::{self, FloatingRow, PeopleKind, PlaceInHousehold};
use crate::services::{Desk, Trouble, places};
use crate::ui::paged::Paged;
use crate::ui::theme;
use crate::ui::widgets::badge::to_complete;
use crate::ui::widgets::table::cell_text;
use eframe::egui::Ui;
use std::ops::Range;

/// The list as far as it was read.
#[derive(Default)]
pub(super) struct Rows {
    /// Residences.
    paged: Paged<Words>,
    /// The day the list is of, if it is not of now.
    as_of: Option<Date>,
    /// Of residents it is said which household they belong to.
    are_residents: bool,
}

/// One row in words, made when it was read and not in every frame.
struct Words {
    person: RecordId,
    cells: [String; 14],
    gaps: usize,
    /// The codes of what the name shows as 〓.
    illegible: Option<String>,
}

impl Rows {
    pub(super) fn of(ids: Vec<RecordId>, as_of: Option<Date>, kind: PeopleKind) -> Self {
        Self { paged: Paged::of(ids), as_of, are_residents: kind == PeopleKind::Resident }
    }

    pub(super) fn count(&self) -> usize {
        self.paged.count()
    }

    pub(super) fn residence(&self, row: usize) -> Option<RecordId> {
        self.paged.id(row)
    }

    pub(super) fn residences(&self) -> &[RecordId] {
        self.paged.keys()
    }

    pub(super) fn position(&self, residence: RecordId) -> Option<usize> {
        self.paged.position(residence)
    }

    pub(super) fn person(&self, row: usize) -> Option<RecordId> {
        Some(self.paged.row(row)?.person)
    }

    /// The part of these rows that still has to be read.
    pub(super) fn unread(&self, in_sight: Range<usize>) -> Option<Range<usize>> {
        self.paged.unread(in_sight)
    }

    /// Reads the pages these rows lie on.
    pub(super) fn read(&mut self, desk: &Desk, rows: Range<usize>) -> Result<(), Trouble> {
        let reading = Reading::of(desk, self.as_of, self.are_residents);
        self.paged.read(rows, |ids| people::rows(desk, ids)?.iter().map(|row| reading.words(row)).collect())
    }

    pub(super) fn cell_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let Some(words) = self.paged.row(row) else { return };
        match words.cells.get(column) {
            Some(text) if text == UNKNOWN_NUMBER => {
                cell_text(ui, theme::body(text).color(theme::palette(ui).text_weak));
            }
            Some(text) => {
                let response = cell_text(ui, theme::body(text));
                if let Some(codes) = words.illegible.as_ref().filter(|_| column == 0) {
                    response.on_hover_text(codes);
                }
            }
            None if words.gaps > 0 => drop(to_complete(ui, words.gaps)),
            None => {}
        }
    }

    /// Rows in words, column by column, as the list shows them; read where they are not in sight.
    pub(super) fn in_words(
        desk: &Desk,
        as_of: Option<Date>,
        residences: &[RecordId],
        columns: &[usize],
    ) -> Result<Vec<Vec<String>>, Trouble> {
        let reading = Reading::of(desk, as_of, columns::are_of_household(columns));
        let in_words = |row: &FloatingRow| {
            let words = reading.words(row)?;
            Ok(columns.iter().map(|column| words.cell(*column)).collect())
        };
        people::rows(desk, residences)?.iter().map(in_words).collect()
    }
}

impl Words {
    fn cell(&self, column: usize) -> String {
        match self.cells.get(column) {
            Some(words) => words.clone(),
            None if self.gaps > 0 => format!("待补 {} 项", self.gaps),
            None => String::new(),
        }
    }
}

const UNKNOWN_NUMBER: &str = "暂未核到";

/// How rows become words.
struct Reading<'a> {
    desk: &'a Desk,
    today: Date,
    /// The day the list is of.
    day: Date,
    asks_household: bool,
}

impl<'a> Reading<'a> {
    fn of(desk: &'a Desk, as_of: Option<Date>, asks_household: bool) -> Self {
        Self { desk, today: desk.today(), day: as_of.unwrap_or_else(|| desk.today()), asks_household }
    }

    fn words(&self, row: &FloatingRow) -> Result<Words, Trouble> {
        let asked = self.asks_household.then(|| people::place_in_household(self.desk, row.person_id, self.day));
        let household = asked.transpose()?.flatten();
        let today = self.today;
        let gaps = people::gaps(today, &row.person, Some(&row.residence)).len();
        let cells = cells(row, today, self.day, household.unwrap_or_default());
        let is_named = !row.person.is_small_child(today);
        let illegible = places::illegible_words(&row.person.name).filter(|_| is_named);
        Ok(Words { person: row.person_id, cells, gaps, illegible })
    }
}

/// In the order of the columns; masked as lists are. The age is that of the day the list is of.
fn cells(row: &FloatingRow, today: Date, day: Date, household: PlaceInHousehold) -> [String; 14] {
    let FloatingRow { person, residence, place_name, landlord, .. } = row;
    // That of a child stands on no list (docs/privacy.md §3).
    let number = match person.identity.number.as_str() {
        _ if person.is_small_child(today) => String::new(),
        "" => UNKNOWN_NUMBER.to_owned(),
        _ => person.identity.masked(),
    };
    [
        places::listed_alone(person, today),
        person.sex.label().trim_end_matches('性').to_owned(),
        person.age(day).map(|age| age.to_string()).unwrap_or_default(),
        number,
        mask::address_to_building(place_name),
        residence.reside_reason.shown(),
        residence.from_date.shown(),
        person.phones.masked(),
        residence.registration_number.0.clone(),
        permit(residence, day),
        places::shortly_legible(landlord),
        residence.workplace.shown(),
        household.number,
        household.relation,
    ]
}

/// 「至 2027-03-01」: how the permit of somebody floating stands on the day.
fn permit(residence: &Residence, day: Date) -> String {
    let has_none = residence.permit_number.is_empty() && residence.permit_issued_on.is_unset();
    match residence.permit_valid_until.0 {
        _ if !residence.concerns("permit_number") => String::new(),
        _ if has_none => "未办证".to_owned(),
        None => "已办证".to_owned(),
        Some(until) if until < day => "已过期".to_owned(),
        Some(until) => format!("至 {until}"),
    }
}
