//! One person's page at the side of the list: who, how to reach, where now, what is missing, and the time line.

use super::facts::Revealed;
use super::time_line;
use crate::domain::{Date, RecordId, Right};
use crate::services::people::{PersonPage, Stay};
use crate::services::{Desk, places};
use crate::ui::icons;
use crate::ui::screens::changes::changes_ui;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::{Button, Mood, TimelineStep, badge, timeline};
use eframe::egui::{Align, Frame, Label, Layout, Margin, ScrollArea, Ui};

pub enum Act {
    Edit(RecordId),
    /// What is known of the person alone.
    Correct(RecordId),
    Card(RecordId),
    Receipt(RecordId),
    /// 用工房源单, for whoever has newly come.
    Openings,
    /// Everything held about this person, on paper for them.
    OwnRecord(RecordId),
    Notice(RecordId),
    NewDwelling(RecordId),
    SameAddress(RecordId),
    Reveal(RecordId),
    Open(RecordId),
    OpenHousehold(RecordId),
    TurnResident(RecordId),
    TurnFloating(RecordId),
    Cancel(RecordId),
    Doubles(RecordId),
    Extend(RecordId),
    Endorse(RecordId),
    House(RecordId),
    /// Their stars in a round.
    Rating(RecordId),
    /// What was printed of this person.
    Prints(RecordId),
    Close,
}

/// The page, its words made once.
pub struct Detail {
    pub(super) page: PersonPage,
    pub(super) name: String,
    facts: String,
    /// Theirs, and those of whoever lets to them.
    pub(super) phones: String,
    pub(super) landlord_phones: String,
    steps: Vec<TimelineStep>,
    /// How the yearly endorsement of the permit stands.
    pub(super) endorsement: Option<String>,
    pub(super) revealed: Option<Revealed>,
    pub(super) may_write: bool,
    pub(super) may_print: bool,
    pub(super) may_reveal: bool,
    pub(super) today: Date,
    /// Rows are marked: Alt M asks what is to be done with them.
    pub(super) leaves_more_to_marks: bool,
}

impl Detail {
    pub(super) fn new(page: PersonPage, desk: &Desk) -> Self {
        let today = desk.today();
        Self {
            name: places::legible(&page.person.name),
            facts: places::facts(&page.person, today),
            phones: places::told_phones(desk, &page.person.phones),
            landlord_phones: page
                .landlord
                .as_ref()
                .map(|(_, of)| places::told_phones(desk, &of.phones))
                .unwrap_or_default(),
            steps: time_line::steps(&page.line),
            endorsement: page.stay().and_then(|stay| stay.residence.endorsement_words(today)),
            page,
            revealed: None,
            may_write: desk.may(Right::Write),
            may_print: desk.may(Right::Print),
            may_reveal: desk.may(Right::Reveal),
            today,
            leaves_more_to_marks: false,
        }
    }

    pub(super) fn person(&self) -> RecordId {
        self.page.id
    }

    pub(super) fn leave_more_to_marks(&mut self, has_marks: bool) {
        self.leaves_more_to_marks = has_marks;
    }

    pub(super) fn reveal(&mut self, number: String) {
        self.revealed = Some(Revealed { number, since: None });
    }

    /// What F7 asks for: the number in full, or masked again before its time is over.
    pub(super) fn reveal_or_hide(&mut self) -> Option<Act> {
        if self.revealed.take().is_some() || !self.may_reveal || self.page.person.identity.number.is_empty() {
            return None;
        }
        Some(Act::Reveal(self.page.id))
    }

    /// What F4 asks for: the registration, or the person alone where there is none.
    pub(super) fn edit(&self) -> Option<Act> {
        let of_stay = self.page.stay().map(|stay| Act::Edit(stay.id));
        self.may_write.then(|| of_stay.unwrap_or(Act::Correct(self.page.id)))
    }

    /// What Ctrl+K asks for: the next of a family, after the first was saved.
    pub(super) fn same_address(&self) -> Option<Act> {
        let stay = self.page.stay().filter(|_| self.may_write)?;
        Some(Act::SameAddress(stay.id))
    }

    /// What Ctrl+P asks for.
    pub(super) fn card(&self) -> Option<Act> {
        let stay = self.floating_stay().filter(|_| self.may_print)?;
        Some(Act::Card(stay.id))
    }

    /// What the papers of the floating population are about.
    pub(super) fn floating_stay(&self) -> Option<&Stay> {
        self.page.stay().filter(|stay| !stay.is_resident())
    }

    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = self.head_ui(ui);
        ui.add_space(space::SMALL);
        let acts = self.acts_ui(ui);
        ui.add_space(space::CARD);
        let rest = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let completing = self.gaps_ui(ui);
            let facts = self.facts_ui(ui);
            self.history_ui(ui);
            completing.or(facts)
        });
        head.or(acts).or(rest.inner)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::icon_only(icons::CROSS, "关闭")).clicked() {
                    asked = Some(Act::Close);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let name = Label::new(theme::name(&self.name)).truncate();
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - 150.0).max(80.0));
                        ui.add(name);
                    });
                    ui.label(theme::small(&self.facts).color(palette.text_weak));
                    self.badge_ui(ui);
                });
            });
        });
        asked
    }

    fn badge_ui(&self, ui: &mut Ui) {
        match self.page.stay() {
            _ if !self.page.person.died_on.is_unset() => badge(ui, Mood::Neutral, None, "已故"),
            Some(stay) if !stay.is_over() && stay.is_resident() => badge(ui, Mood::Accent, None, "常住人口"),
            Some(stay) if !stay.is_over() => badge(ui, Mood::Accent, None, "流动人口"),
            Some(_) => badge(ui, Mood::Neutral, None, "已离开"),
            None if !self.page.lets.is_empty() => badge(ui, Mood::Neutral, None, "房主"),
            None => badge(ui, Mood::Neutral, None, "未登记居住"),
        };
    }

    /// The strip that says what is still to be completed.
    fn gaps_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.gaps.is_empty() {
            return None;
        }
        let palette = theme::palette(ui);
        let frame =
            Frame::new().fill(palette.warn_weak).corner_radius(radius::CONTROL).inner_margin(Margin::symmetric(10, 5));
        let mut asked = None;
        frame.show(ui, |ui| {
            let line = eframe::egui::vec2(ui.available_width(), 22.0);
            ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
                if self.may_write && ui.link(theme::small("现在补").color(palette.warn)).clicked() {
                    asked = self.edit();
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.label(theme::icon(icons::HALF_CIRCLE, 15.0).color(palette.warn));
                    let words = format!("待补：{}", self.page.gaps.join("、"));
                    ui.add(Label::new(theme::small(words).color(palette.warn)).truncate());
                });
            });
        });
        ui.add_space(space::SMALL);
        asked
    }

    fn history_ui(&self, ui: &mut Ui) {
        if self.steps.is_empty() {
            return;
        }
        ui.add_space(space::CARD);
        ui.separator();
        ui.add_space(space::SMALL);
        ui.label(theme::strong("经过"));
        ui.add_space(space::SMALL);
        timeline(ui, &self.steps);
        ui.add_space(space::CARD);
        changes_ui(ui, &self.page.history);
    }
}
