//! The archives opened on this computer, newest first, and under them the other ways in.

use super::{Act, Pane};
use crate::domain::Date;
use crate::services::{MachineSettings, backup};
use crate::ui::icons;
use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::{Button, paint, sign_in_frame};
use chrono::Datelike;
use eframe::egui::{
    EventFilter, Id, Key, Label, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::path::{Path, PathBuf};

const ROW: f32 = 59.0;
/// The two rows of other ways at the foot.
const WAYS: f32 = 60.0;

pub(super) struct RecentList {
    entries: Vec<Entry>,
    place: usize,
    /// The archive of the open door: nobody's while the list is empty.
    chosen: Entry,
    today: Date,
}

/// An archive in the list, in the words it is shown with.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub folder: PathBuf,
    pub station: String,
    pub operators: Vec<String>,
    /// 「上次备份 2026-06-15 08:31，已核对」
    pub backup: String,
    folder_words: String,
    day: String,
}

impl RecentList {
    pub fn new(settings: &MachineSettings, today: Date) -> Self {
        let entries = settings
            .recent
            .iter()
            .map(|recent| Entry {
                operators: recent.operators.clone(),
                day: recent.last_opened.parse().map(|day| day_in_words(day, today)).unwrap_or_default(),
                ..Entry::new(recent.folder.clone(), &recent.station)
            })
            .collect();
        Self { entries, place: 0, chosen: Entry::default(), today }
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every archive of the list.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.entries.iter().map(|entry| entry.folder.clone()).collect()
    }

    pub fn chosen(&self) -> &Entry {
        &self.chosen
    }

    /// When the archive was backed up is read now, not for the whole list: a stick may be slow to answer.
    pub fn choose(&mut self, place: usize) {
        let Some(entry) = self.entries.get(place) else { return };
        self.place = place;
        self.chosen = Entry { backup: backup_in_words(&entry.folder, self.today), ..entry.clone() };
    }

    /// The row that stands for the chosen archive.
    pub fn chosen_row(&self) -> Id {
        row_id(&self.chosen)
    }

    /// Where this archive stands in the list; it is put on top when it is not there.
    pub fn place_of(&mut self, folder: PathBuf, station: &str) -> usize {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        if let Some(place) = self.entries.iter().position(|entry| entry.folder == folder) {
            return place;
        }
        self.entries.insert(0, Entry::new(folder, station));
        0
    }

    pub fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        sign_in_frame::brand_ui(ui);
        ui.add_space(space::CARD);
        let palette = theme::palette(ui);
        ui.add(Label::new(theme::small("最近用过的档案").color(palette.text_weak)));
        ui.add_space(space::ICON);
        let pane = ui.max_rect();
        let list = Rect::from_min_max(ui.cursor().min, pane.max - vec2(0.0, WAYS + space::SMALL));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(list));
        let chosen = ScrollArea::vertical().auto_shrink(false).show(&mut inside, |ui| self.rows_ui(ui)).inner;
        let foot = Rect::from_min_max(pos2(pane.left() - space::SMALL, pane.bottom() - WAYS), pane.max);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(foot));
        other_ways_ui(&mut inside).or(chosen)
    }

    fn rows_ui(&self, ui: &mut Ui) -> Option<Act> {
        let looked_at = self.arrow(ui).map(Act::LookAt);
        let rows = self.entries.iter().enumerate();
        let pressed = rows.filter(|(place, entry)| row_ui(ui, entry, *place == self.place).clicked()).last();
        pressed.map(|(place, _)| Act::Choose(place)).or(looked_at)
    }

    /// The arrows move the choice; the focus stays in the list.
    fn arrow(&self, ui: &Ui) -> Option<usize> {
        let here = self.chosen_row();
        if !ui.memory(|memory| memory.has_focus(here)) {
            return None;
        }
        keep_arrows(ui, here);
        let (up, down) = ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
        let next = if up { self.place.checked_sub(1)? } else { self.place + usize::from(down) };
        (next != self.place && next < self.entries.len()).then_some(next)
    }
}

impl Entry {
    fn new(folder: PathBuf, station: &str) -> Self {
        let folder_words = folder.to_string_lossy().into_owned();
        let station = if station.is_empty() { "未打开过的档案".to_owned() } else { station.to_owned() };
        Self { folder, station, folder_words, ..Self::default() }
    }
}

fn row_id(entry: &Entry) -> Id {
    Id::unique(("recent archive", &entry.folder))
}

/// Only the chosen row stops Tab; the arrows go on from there.
fn row_ui(ui: &mut Ui, entry: &Entry, is_chosen: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let sense = if is_chosen { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, row_id(entry), sense);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &entry.station));
    if is_chosen {
        ui.painter().rect_filled(rect, radius::CARD, palette.accent_weak);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius::CARD, palette.hover);
    }
    let (first, second) = rect.shrink2(vec2(12.0, 9.0)).split_top_bottom_at_fraction(0.52);
    let day_left = paint::words_ending(ui, first, first.right(), &entry.day, font::CAPTION, palette.text_weak);
    let (ink, face) = if is_chosen { (palette.accent, theme::medium(&font::BODY)) } else { (palette.text, font::BODY) };
    let name = paint::line(ui, &entry.station, face, ink, day_left - first.left() - space::SMALL);
    paint::galley_at(ui.painter(), first, first.left(), name);
    let folder = paint::line(ui, &entry.folder_words, font::SMALL, palette.text_weak, second.width());
    paint::galley_at(ui.painter(), second, second.left(), folder);
    if response.has_focus() {
        paint::focus_ring_inside(ui, rect, radius::CARD);
    }
    response.on_hover_text(format!("{}\n{}", entry.station, entry.folder_words))
}

/// egui would take the arrows for going to a neighbouring control.
fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

fn other_ways_ui(ui: &mut Ui) -> Option<Act> {
    let ways = [
        [(icons::OPEN_FOLDER, "打开其他…", Act::Show(Pane::OpenOther)), (icons::PLUS, "新建本站…", Act::Found)],
        [(icons::RESTORE, "从备份恢复…", Act::Show(Pane::Restore)), (icons::HOUSES, "演示站", Act::Demo)],
    ];
    let mut asked = None;
    for row in ways {
        let top = ui.cursor().min;
        for (place, (icon, words, act)) in row.into_iter().enumerate() {
            let corner = top + vec2(place as f32 * 144.0, 0.0);
            let mut inside = ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(corner, vec2(144.0, 28.0))));
            if inside.add(Button::quiet(words).icon(icon).small()).clicked() {
                asked = Some(act);
            }
        }
        ui.add_space(30.0);
    }
    asked
}

/// 「今天」, 「6 月 3 日」, or with its year.
fn day_in_words(day: Date, today: Date) -> String {
    match (today - day).num_days() {
        0 => "今天".to_owned(),
        1 => "昨天".to_owned(),
        _ if day.year() == today.year() => format!("{} 月 {} 日", day.month(), day.day()),
        _ => day.to_string(),
    }
}

fn backup_in_words(folder: &Path, today: Date) -> String {
    let Some(made) = backup::last_made(folder) else { return "还没有备份".to_owned() };
    let today = today.to_string();
    match made.strip_prefix(&today) {
        Some(time) => format!("上次备份 今天{time}，已核对"),
        None => format!("上次备份 {made}，已核对"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_near_by_is_said_in_words() {
        let today = Date::from_ymd_opt(2026, 6, 15).unwrap();
        for (day, words) in
            [("2026-06-15", "今天"), ("2026-06-14", "昨天"), ("2026-06-03", "6 月 3 日"), ("2025-12-31", "2025-12-31")]
        {
            assert_eq!(day_in_words(day.parse().unwrap(), today), words);
        }
    }
}
