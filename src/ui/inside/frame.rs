//! The frame around the screen in front: rail at the left, top bar above, status bar below.

use super::{Asked, Inside};
use crate::services::figures::Figures;
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::screen::{KeyHint, Page};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Fact, NavItem, logo, status_bar};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

const RAIL: f32 = 168.0;
const RAIL_FOLDED: f32 = 64.0;
/// Below this width of the window the rail folds and the role goes.
const FOLDS_BELOW: f32 = 1120.0;

/// What stands in the rail, in this order; the last one at the foot.
const NAVIGATION: [(Page, char, &str); 12] = [
    (Page::Today, icons::TODAY, "今日"),
    (Page::People, icons::PEOPLE, "人口"),
    (Page::Houses, icons::HOUSES, "房屋"),
    (Page::Addresses, icons::PLACE, "地址"),
    (Page::Ratings, icons::STAR, "星级"),
    (Page::Defence, icons::DEFENCE, "联防"),
    (Page::Disputes, icons::MEDIATION, "调解"),
    (Page::Routines, icons::CALENDAR, "日常"),
    (Page::Council, icons::NOTE, "议事"),
    (Page::Documents, icons::DOCUMENTS, "文书"),
    (Page::Reports, icons::REPORTS, "报表"),
    (Page::Settings, icons::SETTINGS, "设置"),
];

impl Inside {
    /// Draws everything and answers what was asked, in the order it was drawn.
    pub(super) fn frame_ui(&mut self, ui: &mut Ui) -> Vec<Asked> {
        let palette = theme::palette(ui);
        let is_narrow = ui.available_width() < FOLDS_BELOW;
        let surface = Frame::new().fill(palette.surface);
        let mut asked = Vec::new();
        let rail = Panel::left("rail").exact_size(if is_narrow { RAIL_FOLDED } else { RAIL }).resizable(false);
        rail.frame(surface.inner_margin(Margin::symmetric(8, 0)))
            .show(ui, |ui| asked.extend(self.rail_ui(ui, is_narrow).map(Asked::Event)));
        let top = Panel::top("top bar").exact_size(height::TOP_BAR).resizable(false);
        top.frame(surface.inner_margin(Margin::symmetric(16, 0))).show(ui, |ui| {
            asked.extend(self.top_bar_ui(ui, is_narrow));
        });
        let status = Panel::bottom("status bar").exact_size(height::STATUS).resizable(false);
        status.frame(surface).show(ui, |ui| {
            self.status_ui(ui);
            self.toast_ui(ui);
        });
        let screen = eframe::egui::CentralPanel::default().frame(Frame::new().fill(palette.raised)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.screen.screen().frame(ui, &mut self.desk)
        });
        match screen.inner {
            Ok(event) => asked.extend(event.map(Asked::Event)),
            Err(trouble) => self.trouble = Some(trouble.to_string()),
        }
        asked
    }

    fn rail_ui(&self, ui: &mut Ui, is_folded: bool) -> Option<Event> {
        let here = self.screen.seen().page();
        let count = |of: fn(&Figures) -> u64| self.figures.known().map(of).map(thousands);
        let present = count(|figures| figures.people.present);
        let houses = count(|figures| figures.houses.running());
        let disputes = count(|figures| figures.disputes.open).filter(|open| open != "0");
        let mut pressed = None;
        logo::brand_row(ui, is_folded);
        let height = (ui.available_height() - space::SMALL) / NAVIGATION.len() as f32;
        ui.spacing_mut().item_spacing.y = if is_folded { 0.0 } else { 2.0 };
        let [above @ .., last] = &NAVIGATION;
        for (page, icon, words) in above {
            let count = match page {
                Page::People => present.as_deref(),
                Page::Houses => houses.as_deref(),
                Page::Disputes => disputes.as_deref(),
                Page::Ratings
                | Page::Addresses
                | Page::Defence
                | Page::Council
                | Page::Documents
                | Page::Reports
                | Page::Routines
                | Page::Settings
                | Page::Today => None,
            };
            let item =
                NavItem::new(*icon, words).count(count).selected(here == *page).folded(is_folded).folded_within(height);
            if ui.add(item).clicked() {
                pressed = Some(*page);
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            ui.add_space(space::SMALL);
            let (page, icon, words) = last;
            if ui
                .add(NavItem::new(*icon, words).selected(here == *page).folded(is_folded).folded_within(height))
                .clicked()
            {
                pressed = Some(*page);
            }
        });
        pressed.map(Event::Go)
    }

    fn top_bar_ui(&mut self, ui: &mut Ui, is_narrow: bool) -> Option<Asked> {
        let mut asked = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::secondary("锁屏").icon(icons::LOCK).key("Ctrl L").small()).clicked() {
                asked = Some(Asked::Lock);
            }
            ui.add_space(space::TINY);
            self.whoami_ui(ui, is_narrow);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                asked = self.search.ui(ui).map(Asked::Search).or(asked.take());
            });
        });
        asked
    }

    fn whoami_ui(&self, ui: &mut Ui, is_narrow: bool) {
        let palette = theme::palette(ui);
        let operator = self.desk.operator();
        let words =
            if is_narrow { operator.name.clone() } else { format!("{}·{}", operator.name, operator.role.label()) };
        ui.label(theme::body(words));
        ui.label(theme::icon(icons::PERSON, 16.0));
        if !is_narrow {
            ui.add_space(space::TINY);
            let station = theme::small(&self.desk.station().name).color(palette.text_weak);
            ui.add(eframe::egui::Label::new(station).truncate());
        }
    }

    fn status_ui(&self, ui: &mut Ui) {
        let screen = self.screen.seen();
        let offered = KeyHint::offered(screen.keys(), &self.desk);
        let mut hints: Vec<(&str, &str)> = offered.map(|hint| (hint.key, hint.does)).collect();
        if self.is_way_back_open() {
            hints.insert(0, ("Esc", "返回"));
        }
        let mut facts = Vec::new();
        let status = screen.status();
        if !status.is_empty() {
            facts.push(Fact::new(status));
        }
        let backup = self.backup_in_words.as_deref();
        facts.push(match backup {
            Some(when) => Fact::new(format!("备份 {when} 已核对")).icon(icons::CHECK_CIRCLE),
            None => Fact::new("还没有备份"),
        });
        status_bar(ui, &hints, &facts);
    }
}

/// 「15,717」
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn counts_are_grouped_by_thousands() {
        for (number, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(number), words);
        }
    }
}
