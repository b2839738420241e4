//! 全年: a line for each duty, a column for each month, a mark for each occurrence by how it stands.

use super::columns::mark;
use super::{Act, RoutinesScreen};
use crate::domain::routine::State;
use crate::services::routines::{OccurrenceLine, YearRow};
use crate::ui::icons;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::{Button, Mood, paint};
use chrono::Datelike;
use eframe::egui::{
    Align, Color32, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Rect, Role, ScrollArea, Sense,
    Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Name and area of a duty, and who answers for it.
const NAME: f32 = 264.0;
const ROW: f32 = 44.0;
const HEADING: f32 = 28.0;
const MARK: f32 = 14.0;

impl RoutinesScreen {
    pub(super) fn year_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let bar = Panel::top("year bar").exact_size(height::FILTER_BAR).frame(frame);
        let asked = bar.show(ui, |ui| self.year_bar_ui(ui)).inner;
        if self.rows.is_empty() && self.narrow.is_any() {
            return asked.or(self.no_duties_ui(ui));
        }
        let grid = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, space::SMALL as i8)).show(ui, |ui| {
            let rows = ScrollArea::vertical().id_salt("year").auto_shrink([false, false]);
            rows.show(ui, |ui| self.grid_ui(ui)).inner
        });
        asked.or(grid.inner)
    }

    fn year_bar_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if ui.add(Button::icon_only(icons::CARET_LEFT, "上一年").small()).clicked() {
                asked = Some(Act::Year(self.year - 1));
            }
            ui.label(theme::strong(format!("{} 年", self.year)));
            if ui.add(Button::icon_only(icons::CARET_RIGHT, "下一年").small()).clicked() {
                asked = Some(Act::Year(self.year + 1));
            }
            asked = asked.take().or(self.narrow_ui(ui));
            ui.add_space(space::SMALL);
            State::ALL.into_iter().for_each(|state| legend_ui(ui, state));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let end = Button::quiet("停止").key("F8").small().refused(self.refusal());
                if ui.add(end).clicked() {
                    asked = Some(Act::AskToEnd);
                }
                let change = Button::quiet("改周期").icon(icons::EDIT).key("F4").small().refused(self.refusal());
                if ui.add(change).clicked() {
                    asked = Some(Act::Rule);
                }
            });
        });
        asked
    }

    fn grid_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        headings_ui(ui);
        let high = ROW * self.rows.len() as f32;
        let area = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(ui.available_width(), high));
        let has_keyboard = self.focus_ui(ui, area);
        let mut asked = self.grid_keys_ui(ui, has_keyboard);
        for (place, row) in self.rows.iter().enumerate() {
            let pressed = row_ui(ui, row, place == self.chosen, has_keyboard && place == self.chosen);
            asked = asked.or(pressed.then_some(Act::Choose(place)));
        }
        asked
    }

    /// The rows are one stop for Tab; inside it the arrows move.
    fn focus_ui(&self, ui: &mut Ui, area: Rect) -> bool {
        let id = Id::unique("year of duties");
        let response = ui.interact(area, id, Sense::focusable_noninteractive());
        let words = format!("定期工作 {} 项", self.rows.len());
        response.widget_info(|| WidgetInfo::labeled(Role::Table, true, &words));
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        response.has_focus()
    }

    fn grid_keys_ui(&self, ui: &Ui, has_keyboard: bool) -> Option<Act> {
        let pressed = |key| has_keyboard && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.rows.len().checked_sub(1)?;
        if pressed(Key::ArrowDown) {
            return Some(Act::Choose((self.chosen + 1).min(last)));
        }
        if pressed(Key::ArrowUp) {
            return Some(Act::Choose(self.chosen.saturating_sub(1)));
        }
        (pressed(Key::Enter) && self.may_write).then_some(Act::Rule)
    }
}

fn ink(ui: &Ui, state: State) -> Color32 {
    let palette = theme::palette(ui);
    match mark(state).0 {
        Mood::Good => palette.good,
        Mood::Warn => palette.warn,
        Mood::Bad => palette.bad,
        Mood::Accent => palette.accent,
        Mood::Neutral => palette.text_weak,
    }
}

fn legend_ui(ui: &mut Ui, state: State) {
    ui.label(theme::icon(mark(state).1, MARK).color(ink(ui, state)));
    ui.label(theme::small(state.label()).color(theme::palette(ui).text_weak));
}

fn headings_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
    ui.painter().rect_filled(rect, 0, palette.sunken);
    paint::words(ui, rect, rect.left() + space::SMALL, "工作", font::SMALL, palette.text_weak);
    for month in 1..=12 {
        let cell = month_cell(rect, month);
        paint::words(ui, rect, cell.left() + space::SMALL, &format!("{month}月"), font::SMALL, palette.text_weak);
    }
}

fn month_cell(row: Rect, month: u32) -> Rect {
    let width = (row.width() - NAME) / 12.0;
    let left = row.left() + NAME + width * (month - 1) as f32;
    Rect::from_min_max(pos2(left, row.top()), pos2(left + width, row.bottom()))
}

/// One duty; answers whether it was pressed.
fn row_ui(ui: &mut Ui, row: &YearRow, is_chosen: bool, has_ring: bool) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Row, true, in_words(row)));
    if is_chosen {
        ui.painter().rect_filled(rect, 0, palette.accent_weak);
        ui.painter().rect_filled(rect.with_max_x(rect.left() + 3.0), 0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0, palette.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    if has_ring {
        paint::focus_ring_inside(ui, rect, 0);
    }
    let (upper, lower) = rect.with_max_x(rect.left() + NAME - space::SMALL).split_top_bottom_at_fraction(0.5);
    let left = rect.left() + space::CARD;
    name_ui(ui, upper.translate(vec2(0.0, 2.0)), left, &row.routine.routine_name, palette.text);
    let about = format!("{}　{}　{}", row.routine.rule_words(), row.area, row.routine.holder.0);
    name_ui(ui, lower.translate(vec2(0.0, -2.0)), left, &about, palette.text_weak);
    for month in 1..=12 {
        let of_month: Vec<&OccurrenceLine> =
            row.lines.iter().filter(|line| line.occurrence.due.month() == month).collect();
        marks_ui(ui, month_cell(rect, month), &of_month);
    }
    response.clicked()
}

fn name_ui(ui: &Ui, rect: Rect, left: f32, words: &str, ink: Color32) {
    let font = if ink == theme::palette(ui).text { font::BODY } else { font::CAPTION };
    let line = paint::line(ui, words, font, ink, rect.right() - left);
    paint::galley_at(ui.painter(), rect, left, line);
}

/// Marks of one month beside each other, closer where there are many.
fn marks_ui(ui: &mut Ui, cell: Rect, lines: &[&OccurrenceLine]) {
    let step = ((cell.width() - 2.0 * space::TINY - MARK) / (lines.len().max(2) - 1) as f32).min(MARK + 2.0);
    for (place, line) in lines.iter().enumerate() {
        let x = cell.left() + space::SMALL + MARK / 2.0 + step * place as f32;
        let center = pos2(x, cell.center().y);
        paint::icon(ui.painter(), center, mark(line.state).1, MARK, ink(ui, line.state));
        let spot = Rect::from_center_size(center, vec2(MARK, ROW));
        let id = Id::unique(("occurrence", line.routine_id, line.occurrence.span.from.num_days_from_ce()));
        let words = format!("{}　{}　{}", line.period(), line.occurrence.due, line.state.label());
        ui.interact(spot, id, Sense::hover()).on_hover_text(words);
    }
}

/// 「每周矛盾纠纷排查，每周五：已办 20，未开展 2，共 52」
fn in_words(row: &YearRow) -> String {
    let counts = State::ALL.iter().filter_map(|state| {
        let count = row.count(|other| other == *state);
        (count > 0).then(|| format!("{} {count}", state.label()))
    });
    let counts: Vec<String> = counts.collect();
    format!(
        "{}，{}：{}，共 {}",
        row.routine.routine_name.0,
        row.routine.rule_words(),
        counts.join("，"),
        row.lines.len()
    )
}
