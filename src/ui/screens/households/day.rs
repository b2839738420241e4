//! 截至: turns the list of households to a day, and what the banner says of it.

use super::{Act, HouseholdsScreen};
use crate::services::households::HouseholdFilter;
use crate::services::{Desk, Trouble};
use crate::ui::day_turn::{DayBanner, Turned};
use crate::ui::inside::thousands;
use eframe::egui::Ui;

impl HouseholdsScreen {
    /// Calm words about the day the list is of; nothing while it is of now.
    pub(super) fn banner_ui(&self, ui: &mut Ui) -> Option<Act> {
        let words = self.day_words();
        let is_of_a_day = self.filter.as_of.is_some();
        let is_wrong = self.day.problem().is_some();
        let banner = DayBanner { list: "households", words: &words, is_wrong, is_of_a_day };
        let today = || Act::Filter(HouseholdFilter { as_of: None, ..self.filter.clone() });
        banner.show(ui, today, |_| None, |_| None)
    }

    /// 「2026-03-31 这一天有 12 户，34 人」
    fn day_words(&self) -> String {
        if let Some(problem) = self.day.problem() {
            return problem.to_owned();
        }
        let Some(day) = self.filter.as_of else { return String::new() };
        let Some(counted) = self.counted() else { return "正在统计".to_owned() };
        format!("{day} 这一天有 {} 户，{} 人", thousands(counted.listed), thousands(counted.members))
    }

    /// Takes over what was typed in the field of the day.
    pub(super) fn turn(&mut self, turned: Turned, desk: &Desk) -> Result<(), Trouble> {
        if turned == Turned::Left {
            self.list.take_focus();
            return Ok(());
        }
        let Some(day) = self.day.turned() else { return Ok(()) };
        self.filter.as_of = day;
        self.read_list(desk)?;
        self.read_detail(desk)
    }
}
