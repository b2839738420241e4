//! The door of the chosen archive: its name, the operator, the password.

use super::recent::Entry;
use super::{Act, Pane, Standing};
use crate::services::backup::MadeBackup;
use crate::ui::icons;
use crate::ui::screens::entry::{self, PANE};
use crate::ui::theme::height;
use crate::ui::widgets::{Button, PasswordField, TextField, popup_list, text_field};
use eframe::egui::{
    Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Ui, UiBuilder, pos2, vec2,
};
use zeroize::Zeroizing;

pub(super) struct Door {
    pub operator_id: Id,
    password_id: Id,
    pub operator: String,
    pub password: Zeroizing<String>,
}

impl Door {
    pub fn new() -> Self {
        Self {
            operator_id: Id::unique("sign-in operator"),
            password_id: Id::unique("sign-in password"),
            operator: String::new(),
            password: Zeroizing::default(),
        }
    }

    /// The operator who came last stands there already.
    pub fn come_to(&mut self, entry: &Entry) {
        self.operator = entry.operators.first().cloned().unwrap_or_default();
        self.password.clear();
    }

    pub fn first_id(&self) -> Id {
        if self.operator.is_empty() { self.operator_id } else { self.password_id }
    }

    pub fn missing(&self) -> Option<(Id, &'static str)> {
        if self.operator.trim().is_empty() {
            Some((self.operator_id, "请输入操作员的名字，和建站或添加时写的一样"))
        } else if self.password.is_empty() {
            Some((self.password_id, "请输入口令"))
        } else {
            None
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, entry: &Entry, standing: &mut Standing, busy: Option<&str>) -> Option<Act> {
        let (note, refusal) = standing.said(ui, busy);
        entry::head_ui(ui, &entry.station, &entry.backup);
        let operator = entry::under_label(ui, "操作员", |ui| self.operator_ui(ui, &entry.operators));
        let is_wrong = standing.is_wrong();
        let password = PasswordField::new(self.password_id, &mut self.password, "口令").width(PANE).problem(is_wrong);
        let password = entry::under_label(ui, "口令", |ui| ui.add(password));
        if operator.changed() || password.changed() {
            standing.notice = None;
        }
        entry::notice_ui(ui, note.as_ref());
        let act = if standing.offered.is_some() { Act::TakeOffered } else { Act::Enter };
        let is_pressed = match &standing.offered {
            None => entry::enter_button_ui(ui, standing.wait.seconds_left(ui), refusal.as_deref()),
            Some(newest) => offered_ui(ui, newest),
        };
        let asks = is_pressed || entry::is_enter(ui, &[self.operator_id, self.password_id]);
        let (words, pane) = if standing.is_damaged {
            ("备份不够新，抢救还能读出的…", Pane::Salvage)
        } else {
            ("忘记口令，用恢复码进入", Pane::Recovery)
        };
        if entry::foot_link_ui(ui, Button::quiet(words)) {
            return Some(Act::Show(pane));
        }
        (asks && refusal.is_none()).then_some(act)
    }

    /// The name is typed, or taken from those used on this computer: names stand nowhere in the clear in an archive.
    fn operator_ui(&mut self, ui: &mut Ui, known: &[String]) -> Response {
        let steps = self.take_steps(ui);
        let field = TextField::new(self.operator_id, &mut self.operator)
            .name("操作员")
            .icon_left(icons::PERSON)
            .width(PANE)
            .height(height::CONTROL_TALL)
            .room_right(26.0);
        let mut response = ui.add(field);
        if known.is_empty() {
            return response;
        }
        let place = known.iter().position(|name| *name == self.operator);
        let picked = names_ui(ui, &response, known).or(step(place, steps, known.len()));
        if let Some(name) = picked.and_then(|row| known.get(row)) {
            self.operator.clone_from(name);
            text_field::put_caret_at_end(ui, self.operator_id, &self.operator);
            response.mark_changed();
        }
        response
    }

    /// The arrows step through the known names.
    fn take_steps(&self, ui: &Ui) -> i32 {
        if !ui.memory(|memory| memory.has_focus(self.operator_id)) {
            return 0;
        }
        ui.input_mut(|input| {
            input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as i32
                - input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as i32
        })
    }
}

fn step(place: Option<usize>, steps: i32, count: usize) -> Option<usize> {
    if steps == 0 {
        return None;
    }
    Some(place.map_or(0, |place| place.saturating_add_signed(steps as isize).min(count.saturating_sub(1))))
}

/// The caret at the end of the field, and under it the names; answers which was pressed.
fn names_ui(ui: &mut Ui, field: &Response, known: &[String]) -> Option<usize> {
    let size = height::CONTROL_TALL;
    let place = Rect::from_min_size(pos2(field.rect.right() - size, field.rect.top()), vec2(size, size));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
    let caret = inside.add(Button::icon_only(icons::CARET_DOWN, "用过的名字").tall());
    let shown = Popup::menu(&caret)
        .align(RectAlign::BOTTOM_END)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .width(PANE)
        .show(|ui| {
            ui.set_width(PANE - 12.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let rows = known.iter().enumerate().map(|(row, name)| (row, name_row_ui(ui, name)));
            rows.filter(|(_, is_pressed)| *is_pressed).map(|(row, _)| row).last()
        });
    shown.and_then(|shown| shown.inner)
}

fn name_row_ui(ui: &mut Ui, name: &str) -> bool {
    use crate::ui::theme::{self, font};
    let (rect, response) = popup_list::row(ui, height::ROW, name, false);
    let palette = theme::palette(ui);
    crate::ui::widgets::paint::words(ui, rect, rect.left() + 10.0, name, font::BODY, palette.text);
    response.clicked()
}

/// For an archive that does not open the way on is its newest proven backup.
fn offered_ui(ui: &mut Ui, newest: &MadeBackup) -> bool {
    let words = format!("从 {} 的备份恢复…", newest.made_at());
    ui.add(Button::primary(&words).icon(icons::RESTORE).key("Enter").tall().width(PANE)).clicked()
}
