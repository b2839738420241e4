//! The columns of the list of households, and the words of a row.

use crate::domain::registers::Household;
use crate::domain::values::Value;
use crate::domain::{Date, mask};
use crate::services::households::{HouseholdColumn, HouseholdRow};
use crate::services::places;
use crate::ui::columns::{Layout, Spec};
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::Sort;
use crate::ui::widgets::table::cell_text;
use eframe::egui::Ui;

const ALL: &[Spec<HouseholdColumn>] = &[
    Spec::new("head", "户主", 96.0).sorted_by(HouseholdColumn::Head),
    Spec::new("members", "人数", 48.0).right(),
    Spec::new("household_number", "户号", 104.0).sorted_by(HouseholdColumn::Number),
    Spec::new("place", "户籍住址", 210.0).sorted_by(HouseholdColumn::Place),
    Spec::new("from_date", "立户日期", 92.0).sorted_by(HouseholdColumn::FromDate),
    Spec::new("ending", "销户", 96.0),
];

pub(super) const fn layout() -> Layout<HouseholdColumn> {
    Layout {
        list: super::LIST,
        all: ALL,
        hidden_at_first: &[],
        give_way: &["ending", "from_date", "household_number"],
        first_sort: Sort { column: 3, is_descending: false },
    }
}

/// One row in words.
pub(super) struct Words {
    head: String,
    members: String,
    number: String,
    place: String,
    from_date: String,
    ending: String,
}

impl Words {
    pub(super) fn of(row: &HouseholdRow, today: Date) -> Self {
        let household = &row.household;
        let head = row.head.as_ref().map_or_else(|| "没有户主".to_owned(), |head| places::listed_name(head, today));
        Self {
            head,
            members: row.members.to_string(),
            number: number(household),
            place: mask::address_to_building(&row.place_name),
            from_date: household.from_date.shown(),
            ending: ending(household),
        }
    }
}

fn number(household: &Household) -> String {
    let number = &household.household_number;
    if number.is_empty() { "待补".to_owned() } else { number.shown() }
}

fn ending(household: &Household) -> String {
    let until = household.until_date.0;
    until.map(|until| format!("{until} {}", household.end_reason.label())).unwrap_or_default()
}

impl Words {
    fn words(&self, key: &str) -> &str {
        match key {
            "head" => &self.head,
            "members" => &self.members,
            "household_number" => &self.number,
            "place" => &self.place,
            "from_date" => &self.from_date,
            _ => &self.ending,
        }
    }
}

impl Row for Words {
    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        cell_text(ui, theme::body(self.words(key)));
    }

    fn cell(&self, key: &str) -> String {
        self.words(key).to_owned()
    }
}
