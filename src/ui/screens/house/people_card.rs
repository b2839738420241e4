//! Who lives there, today or on a day that is asked for: a row each, with room, role, since when, and what is to be done.

use super::{Act, HouseScreen, name_ui};
use crate::domain::RecordId;
use crate::domain::values::{Day, Value};
use crate::services::houses::{Inhabitant, UNLISTED, Who};
use crate::ui::icons;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::badge::to_complete;
use crate::ui::widgets::{Button, Card, DateField, Mood, badge, key_cap, paint};
use eframe::egui::{Align, Id, Label, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Widget, pos2, vec2};

/// The id of the field for the day.
pub(super) const AS_OF: &str = "house as of";

/// The columns: heading and width; the last one takes what is left.
const COLUMNS: [(&str, f32); 7] = [
    ("房间", 60.0),
    ("姓名", 92.0),
    ("身份", 84.0),
    ("性别年龄", 84.0),
    ("证件号码", 150.0),
    ("入住", 92.0),
    ("待办", 90.0),
];

impl HouseScreen {
    pub(super) fn people_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let count = self.page.people.len();
        let title = match (self.page.as_of, count - count.min(self.page.people_now as usize)) {
            (Some(day), _) => format!("{day} 住 {count} 人"),
            (None, 0) => format!("现住 {count} 人"),
            (None, later) => format!("现住 {} 人，将入住 {later} 人", self.page.people_now),
        };
        let mut typed = self.as_of.clone();
        let today = self.today;
        let (is_asked, asked) = Card::new(&title).flush().show_with(
            ui,
            |ui| as_of_ui(ui, &mut typed, today),
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.rows_ui(ui)
            },
        );
        self.as_of = typed;
        if is_asked { Some(Act::AsOf) } else { asked }
    }

    fn rows_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.people.is_empty() {
            let words = if self.page.as_of.is_some() { "那天没有登记的人" } else { "现在没有登记的人" };
            line_ui(ui, false, |ui| ui.label(theme::body(words).color(theme::palette(ui).text_weak)));
            return None;
        }
        headings_ui(ui);
        let mut asked = None;
        for (place, person) in self.page.people.iter().enumerate() {
            let is_last = place + 1 == self.page.people.len();
            asked = asked.or(self.row_ui(ui, person, !is_last));
        }
        asked
    }

    fn row_ui(&self, ui: &mut Ui, person: &Inhabitant, has_line: bool) -> Option<Act> {
        let palette = theme::palette(ui);
        let cells = cells(ui, has_line);
        let inside = |ui: &mut Ui, cell: Rect| {
            ui.new_child(UiBuilder::new().max_rect(cell).layout(Layout::left_to_right(Align::Center)))
        };
        let words = [&person.room, "", person.role, &person.facts, &person.number, &person.since.shown(), ""];
        for (cell, words) in cells.iter().zip(words).filter(|(_, words)| !words.is_empty()) {
            let ink = if words == UNLISTED { palette.text_weak } else { palette.text };
            inside(ui, *cell).add(Label::new(theme::body(words).color(ink)).truncate());
        }
        let name = name_ui(&mut inside(ui, cells[1]), Who::Person(person.person), &person.name);
        let to_do = self.to_do_ui(&mut inside(ui, cells[6]), person);
        name.or(to_do)
    }

    /// The first one, from above, who lives there and is not registered there.
    pub(super) fn first_to_register(&self) -> Option<RecordId> {
        let is_asked = self.may_write && self.page.as_of.is_none();
        let first = self.page.people.iter().find(|person| person.residence.is_none()).filter(|_| is_asked)?;
        Some(first.person)
    }

    /// Somebody who lives there and is not registered there is to be registered.
    fn to_do_ui(&self, ui: &mut Ui, person: &Inhabitant) -> Option<Act> {
        if person.residence.is_none() && self.page.as_of.is_none() {
            if self.may_write {
                let register = Button::quiet("登记居住").icon(icons::PLUS).small();
                let is_first = self.first_to_register() == Some(person.person);
                let register = if is_first { register.key("Alt 1") } else { register };
                return ui.add(register).clicked().then_some(Act::Register(person.person));
            }
            badge(ui, Mood::Warn, Some(icons::WARNING), "未登记居住");
        } else if person.gaps > 0 {
            to_complete(ui, person.gaps);
        }
        None
    }
}

/// 「截至」 and a day; true when what is typed has become another day.
fn as_of_ui(ui: &mut Ui, typed: &mut String, today: crate::domain::Date) -> bool {
    let before = day_of(typed, today);
    let mut day = Day::default();
    let _ = day.read(typed, today);
    let id = Id::unique(AS_OF);
    let field = DateField::new(id, typed, day.0, today).width(150.0).ui(ui).accessible_name("截至");
    if field.lost_focus() && day.0.is_some() {
        *typed = day.shown();
    }
    key_cap(ui, "F9");
    ui.label(theme::small("截至").color(theme::palette(ui).text_weak));
    field.changed() && day_of(typed, today) != before
}

fn day_of(typed: &str, today: crate::domain::Date) -> Day {
    let mut day = Day::default();
    let _ = day.read(typed, today);
    day
}

fn headings_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let cells = cells(ui, true);
    let row = cells[0].union(cells[6]);
    let ground =
        Rect::from_min_max(pos2(row.left() - space::CARD + 1.0, row.top()), row.max + vec2(space::CARD - 1.0, -1.0));
    ui.painter().rect_filled(ground, 0, palette.sunken);
    for ((heading, _), cell) in COLUMNS.iter().zip(cells) {
        paint::words(ui, cell, cell.left(), heading, font::SMALL, palette.text_weak);
    }
}

/// Room for one row, and where its cells are.
fn cells(ui: &mut Ui, has_line: bool) -> [Rect; 7] {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::hover());
    if has_line {
        let line = Stroke::new(1.0, theme::palette(ui).line);
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
    }
    let whole = row.shrink2(vec2(space::CARD, 0.0));
    let mut left = whole.left();
    COLUMNS.map(|(heading, width)| {
        let right = if heading == "待办" { whole.right() } else { left + width };
        let cell = Rect::from_min_max(pos2(left, row.top()), pos2(right.max(left), row.bottom()));
        left += width;
        cell
    })
}

/// One line of a card without columns.
pub(super) fn line_ui<T>(ui: &mut Ui, has_line: bool, content: impl FnOnce(&mut Ui) -> T) -> T {
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::hover());
    if has_line {
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, theme::palette(ui).line));
    }
    let place = row.shrink2(vec2(space::CARD, 0.0));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    content(&mut inside)
}

/// Weak words that may be cut.
pub(super) fn weak_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(theme::small(words).color(theme::palette(ui).text_weak)).truncate());
}
