//! What stands outside an open archive looks alike: the card of sign-in, lock and wizard, its rows, its reserved line.
//!
//! Nothing here opens anything; the screens do.

mod folder_field;
mod wait;

pub use folder_field::FolderField;
pub use wait::Wait;

use crate::services::Trouble;
use crate::ui::theme::{self, font, height, radius, space};
use crate::ui::widgets::{Button, Note, paint, sign_in_frame};
use eframe::egui::{
    Align, Id, Key, Label, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2, vec2,
};

/// What stands under the card.
const FOOTER: &str = concat!("资料只存在这台电脑上，全程加密，不连网络。版本 ", env!("CARGO_PKG_VERSION"));
/// The least room for card and footer; a smaller window scrolls.
const ROOM: Vec2 = vec2(776.0, 496.0);
/// How wide the right pane of the card is inside.
pub const PANE: f32 = 360.0;
/// The label before a field, and the field after it.
pub const LABEL: f32 = 84.0;
pub const FIELD: f32 = PANE - LABEL;
/// Two lines that are kept free for what is to be said.
const NOTICE: f32 = 46.0;

/// Draws the card with its two panes over the row of houses.
pub fn card_ui<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) {
    let room = ui.available_size().max(ROOM);
    ScrollArea::both()
        .auto_shrink(false)
        .show(ui, |ui| {
            let window = Rect::from_min_size(ui.max_rect().min, room);
            let mut inside = ui.new_child(UiBuilder::new().max_rect(window));
            ui.advance_cursor_after_rect(window);
            let plain = |ui: &mut Ui| ui.spacing_mut().item_spacing.y = 0.0;
            sign_in_frame(
                &mut inside,
                FOOTER,
                |ui| {
                    plain(ui);
                    left(ui)
                },
                |ui| {
                    plain(ui);
                    right(ui)
                },
            )
        })
        .inner
}

/// The head of the right pane: what this is, and a weak second line.
pub fn head_ui(ui: &mut Ui, title: &str, detail: &str) {
    ui.add(Label::new(theme::title(title)).truncate());
    ui.add_space(2.0);
    let palette = theme::palette(ui);
    ui.add(Label::new(theme::small(detail).color(palette.text_weak)).truncate());
    ui.add_space(space::PANE);
}

/// A few lines to be read.
pub fn paragraph_ui(ui: &mut Ui, words: &str) {
    let palette = theme::palette(ui);
    ui.add(Label::new(theme::paragraph(words).color(palette.text_weak)).wrap());
}

/// A field under its label, as on the sign-in card.
pub fn under_label(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui) -> Response) -> Response {
    let palette = theme::palette(ui);
    let label = ui.label(theme::small(label).color(palette.text_weak));
    ui.add_space(space::TINY);
    let response = field(ui).labelled_by(label.id);
    ui.add_space(space::CARD);
    response
}

/// A field beside its label, where a page has more than two of them.
pub fn beside_label(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui) -> Response) -> Response {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(PANE, height::CONTROL_TALL + space::ICON), Sense::hover());
    let row = Rect::from_min_size(row.min, vec2(PANE, height::CONTROL_TALL));
    let across = Layout::left_to_right(Align::Center);
    let mut words = ui.new_child(UiBuilder::new().max_rect(row.with_max_x(row.left() + LABEL)).layout(across));
    let label = words.label(theme::body(label).color(palette.text_weak));
    let mut room = ui.new_child(UiBuilder::new().max_rect(row.with_min_x(row.left() + LABEL)).layout(across));
    room.spacing_mut().item_spacing = vec2(space::SMALL, 0.0);
    field(&mut room).labelled_by(label.id)
}

/// The reserved place: what is wrong or what to do next. It takes its room also when there is nothing to say.
pub fn notice_ui(ui: &mut Ui, note: Option<&Note>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), NOTICE), Sense::hover());
    let Some(note) = note else { return };
    let ink = note.tone.ink(theme::palette(ui));
    let mut words = rect;
    if let Some(icon) = note.icon {
        paint::icon(ui.painter(), rect.min + vec2(8.0, 9.5), icon, 16.0, ink);
        words.min.x += 21.0;
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(words));
    inside.add(Label::new(theme::small(&note.words).color(ink)).wrap());
}

/// Draws a row at the foot of the pane, where the way out stands.
pub fn foot_ui<T>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> T) -> T {
    let pane = ui.max_rect();
    let row = Rect::from_min_max(pos2(pane.left(), pane.bottom() - height::CONTROL_TALL), pane.max);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(row).layout(Layout::left_to_right(Align::Center)));
    content(&mut inside)
}

/// A quiet way out at the foot, its words in line with the fields.
pub fn foot_link_ui(ui: &mut Ui, link: Button<'_>) -> bool {
    foot_ui(ui, |ui| {
        ui.add_space(-space::SMALL);
        ui.add(link).clicked()
    })
}

/// What cannot be typed here, as high as a field.
pub fn fixed_ui(ui: &mut Ui, icon: char, words: &str) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(PANE, height::CONTROL_TALL), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let edge = Stroke::new(1.0, palette.line);
    ui.painter().rect(rect, radius::CONTROL, palette.hover, edge, StrokeKind::Inside);
    paint::icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icon, 16.0, palette.text_weak);
    let words = paint::line(ui, words, font::BODY, palette.text, PANE - 44.0);
    paint::galley_at(ui.painter(), rect, rect.left() + 34.0, words);
    response
}

/// Whether Enter asks for the primary act: pressed in one of these fields, or where nothing has the focus.
/// A button in focus takes its Enter itself.
pub fn is_enter(ui: &Ui, fields: &[Id]) -> bool {
    let is_here = ui.memory(|memory| memory.focused().is_none_or(|id| fields.contains(&id)));
    is_here && is_pressed(ui, Key::Enter)
}

pub fn is_escape(ui: &Ui) -> bool {
    is_pressed(ui, Key::Escape)
}

fn is_pressed(ui: &Ui, key: Key) -> bool {
    ui.input(|input| input.key_pressed(key))
}

/// What is said while no password is taken; it counts down.
pub fn said_while_waiting(seconds: u64) -> Option<String> {
    (seconds > 0).then(|| Trouble::TooManyTries(seconds).to_string())
}

/// The button under the password: it opens, or says how long not.
pub fn enter_button_ui(ui: &mut Ui, seconds: u64, refusal: Option<&str>) -> bool {
    let waiting = format!("{seconds} 秒后可再试");
    let button = if seconds > 0 { Button::primary(&waiting) } else { Button::primary("进入").key("Enter") };
    ui.add(button.tall().width(PANE).refused(refusal)).clicked()
}
