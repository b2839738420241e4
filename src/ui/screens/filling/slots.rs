//! The second step: what each label is filled with. Beside the picture the labels one below the other, and a field for the one
//! in front.

use super::Act;
use crate::services::filling::{About, Content, Filling, Means, Slot, Source};
use crate::ui::screens::foreign_table::{Meanings, Meant, pick_ui};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Column, Mood, badge};
use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Ui};

pub(super) const SIDE: f32 = 392.0;
const NOT_FILLED: &str = "不填";
const FOOT: f32 = 132.0;
const CAUTION: f32 = 30.0;

/// The labels while they are looked at.
pub(super) struct Slots {
    pub meanings: Meanings,
}

impl Slots {
    pub fn new() -> Self {
        Self { meanings: Meanings::of("table to fill") }
    }

    pub fn show(&mut self, filling: &Filling) {
        let first_unknown = filling.plan.slots.iter().position(|slot| slot.means == Means::Unknown);
        self.meanings.show(first_unknown.or(Some(0)).filter(|_| !filling.plan.slots.is_empty()));
    }

    pub fn ui(&mut self, ui: &mut Ui, filling: &Filling) -> Option<Act> {
        let bar = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("filling labels head").exact_size(height::FILTER_BAR).frame(bar);
        let head = head.show(ui, |ui| head_ui(ui, filling)).inner;
        if let Some(caution) = filling.caution() {
            let strip = Panel::top("filling caution").exact_size(CAUTION).frame(bar);
            strip.show(ui, |ui| {
                ui.horizontal_centered(|ui| ui.label(theme::small(caution).color(theme::palette(ui).warn)));
            });
        }
        let pane = Frame::new().fill(theme::palette(ui).surface);
        let side = Panel::right("filling labels").exact_size(SIDE).frame(pane);
        let side = side.show(ui, |ui| self.side_ui(ui, filling)).inner;
        head.or(side)
    }

    fn side_ui(&mut self, ui: &mut Ui, filling: &Filling) -> Option<Act> {
        let inner = Frame::new().inner_margin(Margin::same(space::CARD as i8));
        let foot = Panel::bottom("filling label").exact_size(FOOT).frame(inner);
        let foot = foot.show(ui, |ui| self.one_ui(ui, filling)).inner;
        let table = CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.table_ui(ui, filling)).inner;
        foot.or(table)
    }

    fn table_ui(&mut self, ui: &mut Ui, filling: &Filling) -> Option<Act> {
        let columns = [Column::new("表上的栏目", 176.0).not_sortable(), Column::new("填什么", 180.0).not_sortable()];
        let slots = &filling.plan.slots;
        let cell = |ui: &mut Ui, row: usize, column: usize| {
            if let Some(slot) = slots.get(row) {
                slot_cell_ui(ui, slot, column);
            }
        };
        self.meanings.table_ui(ui, &columns, slots.len(), cell).map(Act::Select)
    }

    /// The label in front, and what it can be filled with.
    fn one_ui(&mut self, ui: &mut Ui, filling: &Filling) -> Option<Act> {
        let row = self.meanings.selected?;
        let slot = filling.plan.slots.get(row)?;
        let palette = theme::palette(ui);
        ui.label(theme::strong(&slot.label).color(palette.text));
        ui.add_space(space::TINY);
        if slot.means == Means::ByHand {
            ui.label(theme::paragraph("要打勾的方框，请打印后手工勾选。").color(palette.text));
            return None;
        }
        if let Means::Forbidden(reason) = slot.means {
            ui.label(theme::paragraph(format!("{reason}。这一格不填，也不能改。")).color(palette.text));
            return None;
        }
        let asked = self.picker_ui(ui, filling.plan.about, row, slot.means);
        ui.add_space(space::TINY);
        ui.label(theme::small(source_words(slot)).color(palette.text_weak));
        asked
    }

    fn picker_ui(&mut self, ui: &mut Ui, about: About, row: usize, means: Means) -> Option<Act> {
        let contents: Vec<Option<Content>> =
            std::iter::once(None).chain(Content::all(about).into_iter().map(Some)).collect();
        let offered: Vec<String> =
            contents.iter().map(|content| content.map_or(NOT_FILLED.to_owned(), Content::label)).collect();
        let width = SIDE - 2.0 * space::CARD;
        let meant = Meant { row, meaning: &words_of(means), label: "填什么", width };
        let taken = self.meanings.picker_ui(ui, &meant, &offered)?;
        Some(Act::Mean(contents[taken].map_or(Means::Nothing, Means::Content)))
    }
}

fn slot_cell_ui(ui: &mut Ui, slot: &Slot, column: usize) {
    let weak = theme::palette(ui).text_weak;
    match (column, slot.means) {
        (0, _) => drop(cell_text(ui, theme::body(&slot.label))),
        (_, Means::Content(content)) => drop(cell_text(ui, theme::body(content.label()))),
        (_, Means::Forbidden(_)) => drop(badge(ui, Mood::Neutral, None, "不采集")),
        (_, Means::ByHand) => drop(badge(ui, Mood::Neutral, None, "手工勾选")),
        (_, Means::Unknown) => drop(badge(ui, Mood::Warn, None, "不认识")),
        (_, Means::NotByItself | Means::Nothing) => drop(cell_text(ui, theme::body(NOT_FILLED).color(weak))),
    }
}

/// Which table of the file, and what it is about.
fn head_ui(ui: &mut Ui, filling: &Filling) -> Option<Act> {
    let mut asked = None;
    ui.horizontal_centered(|ui| {
        ui.label(theme::small("填的是").color(theme::palette(ui).text_weak));
        let abouts = About::ALL.map(About::label);
        let chosen = About::ALL.iter().position(|about| *about == filling.plan.about).unwrap_or_default();
        asked = pick_ui(ui, "填的是", 120.0, &abouts, chosen).map(|taken| Act::About(About::ALL[taken]));
        let names: Vec<&str> = filling.table_names().collect();
        if names.len() > 1 {
            ui.add_space(space::SMALL);
            asked = pick_ui(ui, "工作表", 180.0, &names, filling.chosen_table()).map(Act::Table).or(asked.take());
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| told_ui(ui, filling));
    });
    asked
}

/// How much of the table is understood.
fn told_ui(ui: &mut Ui, filling: &Filling) {
    let palette = theme::palette(ui);
    if let Some(sentence) = filling.lacking() {
        ui.label(theme::small(sentence).color(palette.bad));
        return;
    }
    let unknown = filling.plan.unknown();
    let words = match (&filling.known_as, unknown) {
        (Some(name), _) => format!("套用过：{name}"),
        (None, 0) => "栏目都认识".to_owned(),
        (None, unknown) => format!("{unknown} 个栏目不认识，请选一下或留空"),
    };
    let ink = if filling.known_as.is_none() && unknown > 0 { palette.warn } else { palette.text_weak };
    ui.label(theme::small(words).color(ink));
}

fn words_of(means: Means) -> String {
    means.content().map_or_else(|| NOT_FILLED.to_owned(), Content::label)
}

fn source_words(slot: &Slot) -> &'static str {
    match (slot.means, slot.source) {
        (Means::Unknown, _) => "没有对应的登记项，留空；也可以选一项",
        (Means::NotByItself, _) => "备注是本站自己记的，默认不填给别的单位",
        (_, Source::Label) => "按栏目名认出",
        (_, Source::Remembered) => "和上次套用同样的表时一样",
        (_, Source::Hand) => "您选的；下次同样的表照这样填",
    }
}
