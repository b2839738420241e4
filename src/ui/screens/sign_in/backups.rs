//! The backups that lie in the archives known on this computer, the newest first, to be taken with arrows and Enter. What they
//! say of themselves is shown; whether they are whole is proved when one is taken.

use super::Act;
use crate::services::backup::{self, MadeBackup};
use crate::ui::inside::thousands;
use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::paint;
use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2,
};
use std::path::{Path, PathBuf};

const ROW: f32 = 30.0;
/// Four rows, and half of the next so that it is seen to go on.
const HEIGHT: f32 = 4.5 * ROW;

#[derive(Default)]
pub(super) struct BackupList {
    rows: Vec<Row>,
    place: usize,
    /// The chosen row comes into sight once the arrows have moved.
    has_moved: bool,
}

/// A backup in words.
struct Row {
    folder: PathBuf,
    station: String,
    /// 「2026-06-15 08:31」
    at: String,
    /// 「12,345 条记录」
    rows: String,
}

impl BackupList {
    /// Reads anew what lies there: a stick may have been plugged in.
    pub(super) fn of(archives: &[PathBuf]) -> Self {
        Self { rows: backup::kept(archives).iter().map(Row::of).collect(), ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row that stops Tab.
    pub(super) fn chosen_row(&self) -> Option<Id> {
        self.rows.get(self.place).map(|row| row_id(&row.folder))
    }

    /// Which row is chosen.
    pub(super) fn place(&self) -> usize {
        self.place
    }

    pub(super) fn folder(&self, place: usize) -> Option<&Path> {
        self.rows.get(place).map(|row| row.folder.as_path())
    }

    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let entered = self.keys(ui);
        let room = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEIGHT));
        ui.advance_cursor_after_rect(room);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(room));
        inside.spacing_mut().item_spacing.y = 0.0;
        let pressed =
            ScrollArea::vertical().id_salt("backups").auto_shrink(false).show(&mut inside, |ui| self.rows_ui(ui)).inner;
        pressed.or(entered).map(Act::TakeBackup)
    }

    fn rows_ui(&mut self, ui: &mut Ui) -> Option<usize> {
        let has_moved = std::mem::take(&mut self.has_moved);
        let mut pressed = None;
        for (place, row) in self.rows.iter().enumerate() {
            let is_chosen = place == self.place;
            let response = row_ui(ui, row, is_chosen);
            if is_chosen && has_moved {
                response.request_focus();
                response.scroll_to_me(None);
            }
            pressed = response.clicked().then_some(place).or(pressed);
        }
        self.place = pressed.unwrap_or(self.place);
        pressed
    }

    /// The arrows move the choice, Enter takes it.
    fn keys(&mut self, ui: &Ui) -> Option<usize> {
        let here = self.chosen_row()?;
        if !ui.memory(|memory| memory.has_focus(here)) {
            return None;
        }
        // egui would take the arrows for going to a neighbouring control.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(here, filter));
        let (up, down) = ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
        let wanted = if up { self.place.saturating_sub(1) } else { self.place + usize::from(down) };
        let next = wanted.min(self.rows.len() - 1);
        self.has_moved = next != self.place;
        self.place = next;
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)).then_some(self.place)
    }
}

impl Row {
    fn of(backup: &MadeBackup) -> Self {
        Self {
            folder: backup.folder.clone(),
            station: backup.manifest.station.clone(),
            at: backup.made_at(),
            rows: format!("{} 条记录", thousands(backup.manifest.rows())),
        }
    }
}

fn row_id(folder: &Path) -> Id {
    Id::unique(("backup", folder))
}

fn row_ui(ui: &mut Ui, row: &Row, is_chosen: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, row_id(&row.folder), if is_chosen { Sense::click() } else { Sense::CLICK });
    let name = format!("{} 的备份", row.at);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &name));
    if is_chosen {
        ui.painter().rect_filled(rect, radius::CARD, palette.accent_weak);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius::CARD, palette.hover);
    }
    let inside = rect.shrink2(vec2(space::SMALL, 0.0));
    let ink = if is_chosen { palette.accent } else { palette.text };
    let at_right = paint::words(ui, inside, inside.left(), &row.at, font::BODY, ink) + space::CARD;
    let rows_left = paint::words_ending(ui, inside, inside.right(), &row.rows, font::SMALL, palette.text_weak);
    let station = paint::line(ui, &row.station, font::SMALL, palette.text_weak, rows_left - space::SMALL - at_right);
    paint::galley_at(ui.painter(), inside, at_right, station);
    if response.has_focus() {
        paint::focus_ring_inside(ui, rect, radius::CARD);
    }
    response.on_hover_text(row.folder.to_string_lossy())
}
