//! The columns of the list of rental houses, and the words of a row.

use crate::domain::checkup::Standard;
use crate::domain::registers::RentalHouse;
use crate::domain::values::Value;
use crate::domain::{Date, Register, Weight};
use crate::services::houses::{self, HouseColumn, HouseRow, RowDue};
use crate::ui::columns::{Layout, Spec};
use crate::ui::icons;
use crate::ui::listing::Row;
use crate::ui::theme;
use crate::ui::widgets::badge::{deadline_of, to_complete};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Mood, Sort, badge};
use eframe::egui::Ui;
use std::sync::LazyLock;

static ALL: LazyLock<Vec<Spec<HouseColumn>>> = LazyLock::new(|| {
    let of = |key| Spec::of::<RentalHouse>(key);
    [
        Some(Spec::new("place", "地址", 188.0).sorted_by(HouseColumn::Place)),
        of("house_number").map(|spec| spec.sorted_by(HouseColumn::Number)),
        Some(Spec::new("landlord", "房主", 112.0).sorted_by(HouseColumn::Landlord)),
        of("letting_state").map(|spec| spec.sorted_by(HouseColumn::State)),
        Some(Spec::new("people", "现住", 48.0).right()),
        of("ownership"),
        of("rent_use"),
        of("rooms_let").map(Spec::right),
        Some(Spec::new("registrar", "登记人", 72.0)),
        Some(Spec::new("pledge", "责任书至", 92.0).sorted_by(HouseColumn::PledgeUntil)),
        of("verified_on").map(|spec| spec.sorted_by(HouseColumn::VerifiedOn)),
        Some(Spec::new("to_do", "待办", 236.0)),
    ]
    .into_iter()
    .flatten()
    .collect()
});

pub(super) fn layout() -> Layout<HouseColumn> {
    Layout {
        list: super::LIST,
        all: &ALL,
        hidden_at_first: &["ownership", "rooms_let", "registrar"],
        give_way: &["rent_use", "verified_on", "ownership", "rooms_let", "registrar"],
        first_sort: Sort { column: 0, is_descending: false },
    }
}

/// One row in words.
pub(super) struct Words {
    row: HouseRow,
    people: String,
    pledged_until: String,
    gaps: usize,
    /// What is near, and in how many days.
    due: Option<(RowDue, i64)>,
}

impl Words {
    /// What is to be done is said of today, and not of a day that is over.
    pub(super) fn of(row: HouseRow, standard: &Standard, as_of: Option<Date>) -> Self {
        let today = standard.today;
        let due = houses::first_of_row(standard, &row).filter(|_| as_of.is_none());
        let due = due.map(|due| (due, (due.on - today).num_days()));
        let gaps = if as_of.is_some() { 0 } else { gaps(&row, today) };
        Self { people: row.people.to_string(), pledged_until: row.pledged_until.shown(), gaps, due, row }
    }
}

fn gaps(row: &HouseRow, today: Date) -> usize {
    row.house.problems(today).iter().filter(|problem| problem.weight == Weight::Missing).count()
}

impl Row for Words {
    fn cell(&self, key: &str) -> String {
        match key {
            "place" => self.row.place_name.clone(),
            "landlord" => self.row.landlord.clone(),
            "people" => self.people.clone(),
            "pledge" => self.pledge_words(),
            "to_do" => self.to_do_words(),
            "letting_state" => self.row.state.label().to_owned(),
            key => RentalHouse::field(key).map(|field| (field.value)(&self.row.house).shown()).unwrap_or_default(),
        }
    }

    fn cell_ui(&self, ui: &mut Ui, key: &str) {
        let house = &self.row.house;
        match key {
            "place" => drop(cell_text(ui, theme::body(&self.row.place_name))),
            "landlord" if self.row.landlord.is_empty() => unknown_ui(ui),
            "landlord" => drop(cell_text(ui, theme::body(&self.row.landlord))),
            "people" if self.row.people == 0 => {}
            "people" => drop(cell_text(ui, theme::body(&self.people))),
            "pledge" => self.pledge_ui(ui),
            "to_do" => self.to_do_ui(ui),
            "letting_state" => drop(cell_text(ui, theme::body(self.row.state.label()))),
            key => {
                let words = RentalHouse::field(key).map(|field| (field.value)(house).shown()).unwrap_or_default();
                cell_text(ui, theme::body(words));
            }
        }
    }
}

impl Words {
    fn pledge_words(&self) -> String {
        match (self.row.is_pledged, self.row.pledged_until.is_unset()) {
            (false, _) => "未签".to_owned(),
            (true, true) => "已签".to_owned(),
            (true, false) => self.pledged_until.clone(),
        }
    }

    /// 「租期 2026-07-01；待整改 2 项；待补 1 项」
    fn to_do_words(&self) -> String {
        let due = self.due.map(|(due, _)| format!("{} {}", due.words, due.on));
        let is_said = self.due.is_some_and(|(due, _)| due.is_finding);
        let findings =
            (self.row.open_findings > 0 && !is_said).then(|| format!("待整改 {} 项", self.row.open_findings));
        let gaps = (self.gaps > 0).then(|| format!("待补 {} 项", self.gaps));
        [due, findings, gaps].into_iter().flatten().collect::<Vec<_>>().join("；")
    }

    fn pledge_ui(&self, ui: &mut Ui) {
        match (self.row.is_pledged, self.row.pledged_until.is_unset()) {
            (false, _) => cell_text(ui, theme::body("未签").color(theme::palette(ui).text_weak)),
            (true, true) => cell_text(ui, theme::body("已签")),
            (true, false) => cell_text(ui, theme::body(&self.pledged_until)),
        };
    }

    fn to_do_ui(&self, ui: &mut Ui) {
        if let Some((due, days_left)) = self.due {
            deadline_of(ui, due.words, days_left, true).on_hover_text(due.on.to_string());
        }
        // Its own day says enough of what is to be put right.
        let is_said = self.due.is_some_and(|(due, _)| due.is_finding);
        if self.row.open_findings > 0 && !is_said {
            badge(ui, Mood::Warn, Some(icons::WARNING), &format!("待整改 {} 项", self.row.open_findings));
        }
        if self.gaps > 0 {
            to_complete(ui, self.gaps);
        }
    }
}

fn unknown_ui(ui: &mut Ui) {
    cell_text(ui, theme::body("暂未核到").color(theme::palette(ui).text_weak));
}
