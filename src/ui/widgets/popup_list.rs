//! The list under a text field or a button: what the keys do to it, how a row of it looks. The focus never leaves the field.

use eframe::egui::{
    self, Context, Frame, Id, InnerResponse, Key, LayerId, Margin, Modifiers, Order, Popup, PopupCloseBehavior, Rect,
    RectAlign, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use crate::ui::theme::{self, height, radius};

/// How the list stands, kept between frames under the id of its field.
#[derive(Clone, Debug, Default)]
pub struct ListState {
    pub is_open: bool,
    highlighted: Option<usize>,
    /// How many rows there were when the list was last drawn.
    count: usize,
    /// Whether the rows are filtered by what is typed, or the list was opened to see all of them.
    pub is_filtering: bool,
    pub had_focus: bool,
}

impl ListState {
    pub fn load(ctx: &Context, field: Id) -> Self {
        ctx.data(|data| data.get_temp(field.with("list"))).unwrap_or_default()
    }

    pub fn store(self, ctx: &Context, field: Id) {
        ctx.data_mut(|data| data.insert_temp(field.with("list"), self));
    }

    pub fn open(&mut self, highlighted: Option<usize>, is_filtering: bool) {
        self.is_open = true;
        self.highlighted = highlighted;
        self.is_filtering = is_filtering;
    }

    pub fn close(&mut self) {
        self.is_open = false;
        self.highlighted = None;
    }

    /// The row the keys stand on, if there is one.
    pub fn highlighted(&self) -> Option<usize> {
        self.highlighted.filter(|row| *row < self.count)
    }

    /// Moves the highlight by the arrows, staying inside the list. In an empty list it waits for rows: a screen that looks
    /// for them when the text has changed brings them a frame later.
    pub fn step(&mut self, steps: i32, count: usize) {
        self.count = count;
        let Some(last) = count.checked_sub(1) else { return };
        self.highlighted = match (self.highlighted, steps) {
            (row, 0) => row.map(|row| row.min(last)),
            (None, _) => Some(if steps > 0 { 0 } else { last }),
            (Some(row), _) => Some(row.saturating_add_signed(steps as isize).min(last)),
        };
    }
}

/// The keys of an open list, taken before the text field sees them.
#[derive(Debug, Default)]
pub struct ListKeys {
    pub steps: i32,
    pub is_enter: bool,
    pub is_escape: bool,
}

impl ListKeys {
    /// `takes_enter` when a row is highlighted: else Enter belongs to the form.
    pub fn take(ctx: &Context, takes_enter: bool) -> Self {
        ctx.input_mut(|input| Self {
            steps: input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as i32
                - input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as i32,
            is_enter: takes_enter && input.consume_key(Modifiers::NONE, Key::Enter),
            is_escape: input.consume_key(Modifiers::NONE, Key::Escape),
        })
    }
}

/// Draws the field in a way that a press on its list does not take the focus from it.
pub fn with_focus_kept<R>(ui: &mut Ui, field: Id, is_open: bool, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let is_on_list = is_open && is_pointer_on_list(ui, field);
    let before = ui.ctx().options(|options| options.input_options.surrender_focus_on);
    if is_on_list {
        ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = egui::SurrenderFocusOn::Never);
    }
    let answer = draw(ui);
    ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = before);
    answer
}

/// Shows the list under its field, as wide as the field.
pub fn show<R>(field: &Response, width: f32, content: impl FnOnce(&mut Ui) -> R) -> Option<InnerResponse<R>> {
    let style = field.ctx.global_style();
    let frame = Frame::popup(&style).corner_radius(radius::CARD).inner_margin(Margin::same(1));
    Popup::from_response(field)
        .id(field.id.with("popup"))
        .open(true)
        .align(RectAlign::BOTTOM_START)
        .align_alternatives(&[RectAlign::TOP_START])
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(4.0)
        .width(width)
        .frame(frame)
        .show(|ui| {
            ui.set_width(width - 4.0);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            content(ui)
        })
}

/// The ground of a row: room, press, name for screen readers, highlight. The words are painted by the caller.
pub fn row(ui: &mut Ui, row_height: f32, name: &str, is_highlighted: bool) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), row_height), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_highlighted, name));
    ground(ui, &response, is_highlighted);
    (rect, response)
}

/// The row the keys stand on, and the one under the pointer.
pub fn ground(ui: &Ui, row: &Response, is_highlighted: bool) {
    let palette = theme::palette(ui);
    let rect = row.rect;
    if is_highlighted {
        ui.painter().rect_filled(rect, 0, palette.accent_weak);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0, palette.accent);
    } else if row.hovered() {
        ui.painter().rect_filled(rect, 0, palette.hover);
    }
}

/// Where the rows scroll once they are higher than this. A popup that was small a moment ago, with nothing found yet, would
/// keep them at the height it had; so the least height is the most as well.
pub fn scroll(most: f32) -> ScrollArea {
    ScrollArea::vertical().max_height(most).min_scrolled_height(most)
}

/// The line above the foot of a list, and above 「新建」.
pub fn rule(ui: &Ui, rect: Rect) {
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme::palette(ui).line));
}

/// How high a plain list may grow before it scrolls.
pub const MOST_ROWS: f32 = 9.0 * height::ROW;

fn is_pointer_on_list(ui: &Ui, field: Id) -> bool {
    let layer = LayerId::new(Order::Foreground, field.with("popup"));
    ui.ctx().pointer_interact_pos().and_then(|position| ui.ctx().layer_id_at(position)) == Some(layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highlight_waits_for_rows_that_come_a_frame_after_the_text() {
        let mut list = ListState::default();
        list.open(Some(0), true);
        list.step(0, 0);
        assert_eq!(list.highlighted(), None, "Enter belongs to the form while there is nothing to take");
        list.step(0, 3);
        assert_eq!(list.highlighted(), Some(0));
    }

    #[test]
    fn the_highlight_stays_inside_a_list_that_became_shorter() {
        let mut list = ListState::default();
        list.open(Some(0), true);
        list.step(2, 3);
        assert_eq!(list.highlighted(), Some(2));
        list.step(0, 2);
        assert_eq!(list.highlighted(), Some(1));
    }
}
