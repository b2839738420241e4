//! What a screening found, or what a meeting spoke about: one under the other, the one in front with what can be done about it.

use super::{Act, RecordScreen};
use crate::services::routines::{Child, ChildKind, ChildState};
use crate::ui::icons;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::badge::deadline_by_rule;
use crate::ui::widgets::{Button, Card, Mood, badge, paint};
use eframe::egui::{
    Align, EventFilter, Frame, Id, Key, Label, Layout, Margin, Modifiers, Role, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo,
};

/// A reply or a last day is near so many days before.
const NEAR: i64 = 7;

impl RecordScreen {
    pub(super) fn children_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let name = self.page.children_are?;
        let title = format!("{name} {}", self.page.children.len());
        let add_words = if name == "议题" { "加议题" } else { "加一处发现" };
        let refusal = self.refusal();
        let add = |ui: &mut Ui| {
            let add = Button::quiet(add_words).icon(icons::PLUS).key("Alt N").small().refused(refusal);
            ui.add(add).clicked().then_some(Act::AddChild)
        };
        let (added, pressed) = Card::new(&title).flush().show_with(ui, add, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.page.children.is_empty() {
                empty_ui(ui, name);
                return None;
            }
            self.rows_ui(ui)
        });
        added.or(pressed)
    }

    fn rows_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let has_keyboard = self.focus_ui(ui);
        let mut asked = self.child_keys_ui(ui, has_keyboard);
        for (place, child) in self.page.children.iter().enumerate() {
            let pressed = self.row_ui(ui, place, child, has_keyboard);
            asked = asked.or(pressed);
        }
        asked
    }

    /// The rows are one stop for Tab; inside it the arrows move.
    fn focus_ui(&self, ui: &mut Ui) -> bool {
        let id = Id::unique("children of a record");
        let response = ui.interact(ui.available_rect_before_wrap(), id, Sense::focusable_noninteractive());
        let words = format!("{} {} 条", self.page.children_are.unwrap_or_default(), self.page.children.len());
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

    fn child_keys_ui(&self, ui: &Ui, has_keyboard: bool) -> Option<Act> {
        let pressed = |key| has_keyboard && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = self.page.children.len().checked_sub(1)?;
        if pressed(Key::ArrowDown) {
            return Some(Act::Choose((self.chosen + 1).min(last)));
        }
        if pressed(Key::ArrowUp) {
            return Some(Act::Choose(self.chosen.saturating_sub(1)));
        }
        (pressed(Key::Enter) && self.may_write).then_some(Act::OpenChild)
    }

    fn row_ui(&self, ui: &mut Ui, place: usize, child: &Child, has_keyboard: bool) -> Option<Act> {
        let palette = theme::palette(ui);
        let is_chosen = place == self.chosen;
        let fill = if is_chosen { palette.accent_weak } else { palette.raised };
        let mut asked = None;
        let salt = UiBuilder::new().id_salt(("child", child.id)).sense(Sense::CLICK);
        let row = ui.scope_builder(salt, |ui| {
            let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(space::CARD as i8, space::SMALL as i8));
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::TINY;
                self.title_ui(ui, place, child);
                for line in &child.lines {
                    ui.add(Label::new(theme::body(line).color(palette.text_weak)).wrap());
                }
                asked = self.acts_of_ui(ui, child, is_chosen);
            });
        });
        let (rect, response) = (row.response.rect, row.response);
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &child.title));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        if is_chosen && has_keyboard {
            paint::focus_ring_inside(ui, rect, radius::CONTROL);
        }
        asked.or(response.clicked().then_some(Act::Choose(place)))
    }

    fn title_ui(&self, ui: &mut Ui, place: usize, child: &Child) {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.state_ui(ui, child.state);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let words = format!("{}. {}", place + 1, child.title);
                    ui.add(Label::new(theme::strong(&words)).truncate());
                });
            });
        });
    }

    fn state_ui(&self, ui: &mut Ui, state: ChildState) {
        match state {
            ChildState::Noted => {}
            ChildState::Open(None) => drop(badge(ui, Mood::Accent, Some(icons::CLOCK), "在办")),
            ChildState::Open(Some(day)) => {
                let days_left = (day - self.today).num_days();
                deadline_by_rule(ui, days_left, days_left <= NEAR);
                ui.label(theme::small(day.to_string()).color(theme::palette(ui).text_weak));
            }
            ChildState::Settled(day) => {
                badge(ui, Mood::Good, Some(icons::CHECK), "已办结");
                let words = day.map(|day| day.to_string()).unwrap_or_default();
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
        }
    }

    /// The case it became, and of the one in front what can be done.
    fn acts_of_ui(&self, ui: &mut Ui, child: &Child, is_chosen: bool) -> Option<Act> {
        if child.case.is_none() && !is_chosen {
            return None;
        }
        let mut asked = None;
        ui.horizontal(|ui| {
            if let Some((case, number)) = &child.case
                && ui.link(theme::small(number)).clicked()
            {
                asked = Some(Act::Case(*case));
            }
            if is_chosen {
                asked = asked.or(self.chosen_ui(ui, child));
            }
        });
        asked
    }

    fn chosen_ui(&self, ui: &mut Ui, child: &Child) -> Option<Act> {
        let mut asked = None;
        let mut button = |ui: &mut Ui, button: Button<'_>, act: Act| {
            if ui.add(button).clicked() {
                asked = Some(act);
            }
        };
        let opens = if child.kind == ChildKind::Reception { "打开" } else { "修改" };
        button(ui, Button::secondary(opens).key("Enter").small().refused(self.refusal()), Act::OpenChild);
        if self.is_handed_out() {
            let refusal = (!self.may_print).then_some("您的角色不能打印");
            button(ui, Button::secondary("交办单").icon(icons::PRINT).key("F6").small().refused(refusal), Act::HandOut);
            button(ui, Button::secondary("督办单").icon(icons::PRINT).key("F7").small().refused(refusal), Act::Urge);
        }
        if child.can_become_case {
            let refusal = (!self.may_mediate).then_some("只有调解员和站长能办理纠纷");
            let over = Button::secondary("转调解").icon(icons::MEDIATION).key("F9").small().refused(refusal);
            button(ui, over, Act::TakeOver);
        }
        asked
    }
}

fn empty_ui(ui: &mut Ui, name: &str) {
    let words = match name {
        "议题" => "还没有议题。按 Alt N 逐个记：一件事一个议题，要交办的填承办单位和回复期限。",
        _ => "没有记发现。有情况的按 Alt N 逐处记，只写事和地点。",
    };
    Frame::new().inner_margin(Margin::same(space::CARD as i8)).show(ui, |ui| {
        ui.label(theme::small(words).color(theme::palette(ui).text_weak));
    });
}
