//! 要办的事: what is due, under how pressing it is. Arrows choose, Enter opens; what does not fit is one press away.

use super::Act;
use crate::services::today::{Agenda, DueLine, Next, Pressing};
use crate::ui::inside::thousands;
use crate::ui::screens::checkup::Part;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::badge::appointment;
use crate::ui::widgets::{Button, Card, deadline, paint};
use eframe::egui::{
    Align, EventFilter, Id, Key, Layout, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

const ROW: f32 = 36.0;
const GROUP: f32 = 28.0;
/// Badge, and what it is about.
const BADGE: f32 = 124.0;
const TITLE: f32 = 148.0;

#[derive(Default)]
pub(super) struct DueList {
    agenda: Agenda,
    selected: Option<usize>,
    /// The rows take the keyboard when they come and nothing else has it.
    wants_focus: bool,
}

impl DueList {
    pub fn show(&mut self, agenda: Agenda) {
        self.wants_focus |= self.agenda.lines.is_empty();
        self.agenda = agenda;
        let last = self.agenda.lines.len().checked_sub(1);
        self.selected = last.map(|last| self.selected.unwrap_or(0).min(last));
    }

    pub fn line(&self, row: usize) -> Option<&DueLine> {
        self.agenda.lines.get(row)
    }

    pub fn ui(&mut self, ui: &mut Ui, is_counting: bool) -> Option<Act> {
        let count = self.agenda.count;
        let title =
            if count == 0 { "要办的事".to_owned() } else { format!("要办的事 {} 件", thousands(count)) };
        let all = |ui: &mut Ui| {
            let is_asked = count > 0 && ui.add(Button::quiet("全部").small()).clicked();
            is_asked.then_some(Act::Checkup(Part::Agenda))
        };
        let (all, row) = Card::new(&title).flush().show_with(ui, all, |ui| {
            if count == 0 {
                ui.add_space(space::CARD);
                ui.horizontal(|ui| {
                    ui.add_space(space::CARD);
                    let words = if is_counting { "正在数…" } else { "没有到期的事。" };
                    super::side::weak(ui, words);
                });
                ui.add_space(space::CARD);
                return None;
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            self.rows_ui(ui)
        });
        all.or(row)
    }

    fn rows_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let groups = Pressing::ALL.iter().filter(|pressing| self.agenda.count(**pressing) > 0).count();
        let high = ROW * self.agenda.lines.len() as f32 + GROUP * groups as f32;
        let area = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(ui.available_width(), high));
        let focus = focus_ui(ui, area, self.agenda.lines.len());
        if std::mem::take(&mut self.wants_focus) && ui.memory(|memory| memory.focused().is_none()) {
            focus.request_focus();
        }
        let before = self.selected;
        let mut asked = self.keys_ui(ui, &focus);
        let is_moved = self.selected != before;
        let mut last = None;
        for (row, due) in self.agenda.lines.iter().enumerate() {
            let pressing = Pressing::of(due.days_left);
            if last.replace(pressing) != Some(pressing) {
                group_ui(ui, pressing, self.agenda.count(pressing));
            }
            let is_selected = self.selected == Some(row);
            let pressed = row_ui(ui, row, due, is_selected, is_selected && focus.has_focus());
            if is_selected && is_moved {
                pressed.response.scroll_to_me(None);
            }
            if pressed.response.clicked() {
                self.selected = Some(row);
                focus.request_focus();
            }
            asked = asked.or(pressed.is_opened.then_some(Act::Open(row)));
        }
        asked
    }

    fn keys_ui(&mut self, ui: &Ui, focus: &Response) -> Option<Act> {
        let last = self.agenda.lines.len().checked_sub(1).filter(|_| focus.has_focus())?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.selected = Some(self.selected.map_or(0, |row| (row + 1).min(last)));
        } else if pressed(Key::ArrowUp) {
            self.selected = Some(self.selected.map_or(last, |row| row.saturating_sub(1)));
        } else if pressed(Key::Enter) {
            return self.selected.map(Act::Open);
        }
        None
    }
}

/// The rows are one stop for Tab; inside it the arrows move.
fn focus_ui(ui: &mut Ui, area: Rect, count: usize) -> Response {
    let id = Id::unique("what is due");
    let response = ui.interact(area, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, format!("要办的事 {count} 条")));
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    response
}

fn group_ui(ui: &mut Ui, pressing: Pressing, count: u64) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), GROUP), Sense::hover());
    ui.painter().rect_filled(rect, 0, palette.sunken);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let ink = if pressing == Pressing::Overdue { palette.bad } else { palette.text };
    let x = paint::words(ui, rect, rect.left() + space::CARD, pressing.label(), theme::medium(&font::SMALL), ink);
    let words = format!("{} 件", thousands(count));
    paint::words(ui, rect, x + space::SMALL, &words, font::SMALL, palette.text_weak);
}

struct Pressed {
    response: Response,
    is_opened: bool,
}

fn row_ui(ui: &mut Ui, row: usize, due: &DueLine, is_selected: bool, has_ring: bool) -> Pressed {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, format!("{}：{}", due.title, where_and_who(due))));
    if is_selected {
        ui.painter().rect_filled(rect, 0, palette.accent_weak);
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, palette.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    if has_ring {
        paint::focus_ring_inside(ui, rect, 0);
    }
    let inner = Rect::from_min_max(pos2(rect.left() + space::CARD, rect.top()), rect.max - vec2(space::CARD, 0.0));
    let salt = UiBuilder::new().id_salt(("due", row)).max_rect(inner);
    let mut inside = ui.new_child(salt.layout(Layout::right_to_left(Align::Center)));
    let is_opened = inside.add(act_button(due.next, is_selected)).clicked();
    inside.with_layout(Layout::left_to_right(Align::Center), |ui| words_ui(ui, due));
    Pressed { is_opened: is_opened || response.double_clicked(), response }
}

/// The filled one is what Enter does.
fn act_button(next: Next, is_selected: bool) -> Button<'static> {
    let words = match next {
        Next::Open => "打开",
        Next::Register { .. } => "登记",
        Next::Reinspect(_) => "记复查",
    };
    if is_selected { Button::primary(words).key("Enter").small() } else { Button::secondary(words).small() }
}

fn words_ui(ui: &mut Ui, due: &DueLine) {
    let room = ui.max_rect();
    let badge = if due.is_appointment { appointment } else { deadline };
    badge(ui, due.days_left).on_hover_text(due.due.to_string());
    let palette = theme::palette(ui);
    paint::words(ui, room, room.left() + BADGE, due.title, font::BODY, palette.text);
    let left = room.left() + BADGE + TITLE;
    let words = paint::line(ui, &where_and_who(due), font::BODY, palette.text_weak, room.right() - left - space::SMALL);
    paint::galley_at(ui.painter(), room, left, words);
}

fn where_and_who(due: &DueLine) -> String {
    let line = &due.line;
    if line.place.is_empty() { line.subject.clone() } else { format!("{}，{}", line.subject, line.place) }
}
