//! What stands under the head: the roster, the duties of a month, its patrols; and the month that is in sight.

use super::{Act, GroupScreen};
use crate::domain::Date;
use crate::domain::defence::month_of;
use crate::domain::values::{Day, Value};
use crate::services::{Desk, Trouble, defence};
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, DateField, Tab, key_cap, segmented};
use chrono::Datelike;
use eframe::egui::{Align, Id, Key, Layout, Modifiers, Ui, Widget, vec2};

/// The id of the field for the day.
pub(super) const AS_OF: &str = "group as of";

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum GroupTab {
    #[default]
    Roster,
    Duties,
    Patrols,
}

/// In this order; Alt and the number leads there.
const TABS: [(GroupTab, &str, Key); 3] = [
    (GroupTab::Roster, "名册", Key::Num1),
    (GroupTab::Duties, "轮值", Key::Num2),
    (GroupTab::Patrols, "巡逻", Key::Num3),
];

impl GroupScreen {
    /// The tabs; at the right the day or the month that is asked about.
    pub(super) fn bar_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let room = vec2(ui.available_width(), height::PAGE_HEAD);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            let tabs = TABS.map(|(_, words, _)| Tab::new(words, None));
            let chosen = TABS.iter().position(|(tab, ..)| *tab == self.tab).unwrap_or_default();
            let asked = segmented(ui, &tabs, chosen).map(|tab| Act::Tab(TABS[tab].0));
            ui.add_space(space::SMALL);
            ui.label(theme::small(self.bar_words()).color(theme::palette(ui).text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| match self.tab {
                GroupTab::Roster => self.day_ui(ui),
                GroupTab::Duties | GroupTab::Patrols => self.month_ui(ui),
            })
            .inner
            .or(asked)
        })
        .inner
    }

    fn bar_words(&self) -> String {
        let unit = self.page.group.unit();
        match (self.tab, self.page.as_of) {
            (GroupTab::Roster, Some(day)) => format!("{day} 有 {} {unit}", self.page.roster.len()),
            (GroupTab::Roster, None) => format!("名册 {} {unit}", self.page.roster.len()),
            (GroupTab::Duties, _) => format!("{} 班", self.duties.turns.len()),
            (GroupTab::Patrols, _) => format!("{} 条", self.patrols.lines.len()),
        }
    }

    /// 「截至」 and a day.
    fn day_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let before = day_of(&self.as_of, self.today);
        let field = DateField::new(Id::unique(AS_OF), &mut self.as_of, before.0, self.today).width(150.0);
        let field = field.ui(ui).accessible_name("截至");
        if field.lost_focus() && before.0.is_some() {
            self.as_of = before.shown();
        }
        key_cap(ui, "F9");
        ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
        (field.changed() && day_of(&self.as_of, self.today) != before).then_some(Act::AsOf)
    }

    fn month_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        if ui.add(Button::icon_only(icons::CARET_RIGHT, "下个月")).clicked() {
            asked = Some(Act::Month(1));
        }
        ui.label(theme::strong(month_words(self.month.0)));
        if ui.add(Button::icon_only(icons::CARET_LEFT, "上个月")).clicked() {
            asked = Some(Act::Month(-1));
        }
        key_cap(ui, "Alt ←→");
        asked
    }

    /// The keys of tabs and months.
    pub(super) fn tab_keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        if let Some((tab, ..)) = TABS.into_iter().find(|(.., key)| pressed(*key)) {
            return Some(Act::Tab(tab));
        }
        if self.tab == GroupTab::Roster {
            return None;
        }
        let months = [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)];
        months.into_iter().find(|(key, _)| pressed(*key)).map(|(_, months)| Act::Month(months))
    }

    /// Brings the keyboard to the list in sight. After a dialog the window gives it back to what had it before, which may be no
    /// longer there: so it is asked for until it has come.
    pub(super) fn lead_to(&mut self, ui: &Ui, list: Id) {
        if !self.wants_focus || self.dialog.is_some() || self.signing.is_some() {
            return;
        }
        if ui.memory(|memory| memory.has_focus(list)) {
            self.wants_focus = false;
        } else {
            ui.memory_mut(|memory| memory.request_focus(list));
        }
    }

    pub(super) fn turn_to(&mut self, desk: &Desk, tab: GroupTab) -> Result<(), Trouble> {
        self.tab = tab;
        self.wants_focus = true;
        self.read_month(desk)
    }

    pub(super) fn turn_month(&mut self, desk: &Desk, months: i32) -> Result<(), Trouble> {
        self.month = month_of(self.month.0, months);
        (self.turn, self.patrol) = (None, None);
        self.wants_focus = true;
        self.read_month(desk)
    }

    /// Reads what stands in the month in sight, as far as it is shown.
    pub(super) fn read_month(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let (group, (from, until)) = (self.page.id, self.month);
        match self.tab {
            GroupTab::Roster => {}
            GroupTab::Duties => {
                self.duties = defence::duties(desk, group, from, until)?;
                self.turn = nearest(self.turn, self.duties.turns.len());
            }
            GroupTab::Patrols => {
                self.patrols = defence::patrols(desk, group, from, until)?;
                self.patrol = nearest(self.patrol, self.patrols.lines.len());
            }
        }
        Ok(())
    }
}

/// The row that was chosen, else the first one; the last where it is gone.
fn nearest(row: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(row.unwrap_or_default().min(last))
}

/// 「2026年6月」
pub(super) fn month_words(first: Date) -> String {
    format!("{}年{}月", first.year(), first.month())
}

fn day_of(typed: &str, today: Date) -> Day {
    let mut day = Day::default();
    // What is no day yet is none.
    let _ = day.read(typed, today);
    day
}
