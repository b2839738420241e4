//! A menu under a button: a few acts, values or boxes to tick, by pointer or by arrows and Enter. Every menu that a button
//! opens is made here, so that the keys are the same in all of them.

use eframe::egui::{
    EventFilter, Frame, Id, Key, Margin, Memory, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role,
    Sense, SetOpenCommand, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius};

use super::popup_list::{self, ListKeys, ListState};
use super::{Button, paint, tick};

/// One row of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem<'a> {
    words: &'a str,
    icon: Option<char>,
    note: &'a str,
    is_danger: bool,
    is_said_only: bool,
}

impl<'a> MenuItem<'a> {
    pub fn new(words: &'a str) -> Self {
        Self { words, icon: None, note: "", is_danger: false, is_said_only: false }
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Weak words at the right: the key, the role of an operator.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Words that cannot be taken: why there is nothing here.
    pub fn said_only(mut self) -> Self {
        self.is_said_only = true;
        self
    }

    pub fn danger(mut self) -> Self {
        self.is_danger = true;
        self
    }
}

/// Opens and closes with `button`; answers the place of the row that was taken. `chosen` gets a tick.
pub fn menu(
    button: &Response,
    align: RectAlign,
    width: f32,
    items: &[MenuItem<'_>],
    chosen: Option<usize>,
) -> Option<usize> {
    let menu = Menu { button, align, width, closing: PopupCloseBehavior::CloseOnClick };
    let taken = menu.show(items.len(), chosen, |ui, place, is_highlighted| {
        item_ui(ui, &items[place], chosen == Some(place), is_highlighted)
    });
    let taken = taken.filter(|place| !items[*place].is_said_only);
    if taken.is_some() {
        menu.close();
    }
    taken
}

/// The key with Alt that opens the menu of this button, unless a dialog stands in front of it.
pub fn opens_by_alt(ui: &Ui, button: &Response, key: Key) {
    let front = ui.memory(Memory::top_modal_layer);
    let is_reached = front.is_none_or(|layer| layer == ui.layer_id());
    if !is_reached || !ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
        return;
    }
    let mut list = ListState::load(&button.ctx, button.id);
    list.open(None, false);
    list.store(&button.ctx, button.id);
    button.request_focus();
    Popup::open_id(&button.ctx, Popup::default_response_id(button));
}

/// 「更多」 at the side of a list, with its key where there is room for the cap.
pub fn more_button(ui: &mut Ui) -> Response {
    const WITH_KEY: f32 = 128.0;
    let button = Button::secondary("更多").caret().small();
    let button = if ui.available_width() >= WITH_KEY { button.key("Alt M") } else { button };
    let response = ui.add(button);
    opens_by_alt(ui, &response, Key::M);
    response
}

/// The same with boxes to tick: it stays open until Esc or a press beside it. Answers which box is to be turned over.
pub fn tick_menu(button: &Response, align: RectAlign, width: f32, boxes: &[(&str, bool)]) -> Option<usize> {
    let menu = Menu { button, align, width, closing: PopupCloseBehavior::CloseOnClickOutside };
    menu.show(boxes.len(), None, |ui, place, is_highlighted| {
        let (words, is_ticked) = boxes[place];
        tick_ui(ui, words, is_ticked, is_highlighted)
    })
}

/// How a menu stands under its button.
struct Menu<'a> {
    button: &'a Response,
    align: RectAlign,
    width: f32,
    closing: PopupCloseBehavior,
}

impl Menu<'_> {
    /// Draws the rows while it is open; answers which was taken, by press or by Enter. `start` is where the arrows begin.
    fn show(
        &self,
        count: usize,
        start: Option<usize>,
        mut row_ui: impl FnMut(&mut Ui, usize, bool) -> Response,
    ) -> Option<usize> {
        let ctx = &self.button.ctx;
        let mut list = ListState::load(ctx, self.button.id);
        let keys = self.take_keys();
        // Enter and Space press the button as well; while it is open they are meant for the row.
        let is_toggled = self.button.clicked() && !keys.is_enter;
        if is_toggled {
            list.open(start, false);
            self.button.request_focus();
        }
        list.step(keys.steps, count);
        let shown = self.popup(is_toggled).show(|ui| {
            ui.set_width(self.width - 4.0);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            (0..count).fold(None, |taken, place| {
                let row = row_ui(ui, place, list.highlighted() == Some(place));
                if row.clicked() { Some(place) } else { taken }
            })
        });
        let by_key = list.highlighted().filter(|_| keys.is_enter);
        list.store(ctx, self.button.id);
        shown.and_then(|shown| by_key.or(shown.inner))
    }

    /// The keys of the open menu. They are the button's for as long: whoever goes on with Tab leaves it closed behind.
    fn take_keys(&self) -> ListKeys {
        let ctx = &self.button.ctx;
        if !Popup::is_id_open(ctx, self.id()) {
            return ListKeys::default();
        }
        match ctx.memory(Memory::focused) {
            // A press on one of its rows took the focus away.
            None => self.button.request_focus(),
            Some(focused) if focused == self.button.id => {}
            Some(_) => {
                Popup::close_id(ctx, self.id());
                return ListKeys::default();
            }
        }
        let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(self.button.id, filter));
        let mut keys = ListKeys::take(ctx, true);
        keys.is_enter |= ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
        if keys.is_escape {
            self.close();
        }
        keys
    }

    fn popup(&self, is_toggled: bool) -> Popup<'_> {
        let style = self.button.ctx.global_style();
        let frame = Frame::popup(&style).corner_radius(radius::CARD).inner_margin(Margin::same(1));
        Popup::menu(self.button)
            .open_memory(is_toggled.then_some(SetOpenCommand::Toggle))
            .close_behavior(self.closing)
            .align(self.align)
            .gap(4.0)
            .width(self.width)
            .frame(frame)
    }

    fn id(&self) -> Id {
        Popup::default_response_id(self.button)
    }

    fn close(&self) {
        Popup::close_id(&self.button.ctx, self.id());
        self.button.request_focus();
    }
}

fn item_ui(ui: &mut Ui, item: &MenuItem<'_>, is_chosen: bool, is_highlighted: bool) -> Response {
    let palette = theme::palette(ui);
    let sense = if item.is_said_only { Sense::hover() } else { Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), sense);
    let role = if item.is_said_only { Role::Label } else { Role::MenuItem };
    response.widget_info(|| WidgetInfo::labeled(role, true, item.words));
    popup_list::ground(ui, &response, is_highlighted && !item.is_said_only);
    let ink = match item {
        MenuItem { is_said_only: true, .. } => palette.text_weak,
        MenuItem { is_danger: true, .. } => palette.bad,
        _ => palette.text,
    };
    let mut left = rect.left() + 10.0;
    if let Some(icon) = item.icon {
        paint::icon(ui.painter(), pos2(left + 8.0, rect.center().y), icon, 16.0, ink);
        left += 24.0;
    }
    let right = mark_ui(ui, rect, item.note, is_chosen);
    let words = paint::line(ui, item.words, font::BODY, ink, right - left);
    paint::galley_at(ui.painter(), rect, left, words);
    response
}

fn tick_ui(ui: &mut Ui, words: &str, is_ticked: bool, is_highlighted: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_ticked, words));
    popup_list::ground(ui, &response, is_highlighted);
    let line = rect.with_min_x(rect.left() + 10.0);
    tick::box_ui(ui, line, is_ticked);
    paint::words(ui, rect, line.left() + 24.0, words, font::BODY, theme::palette(ui).text);
    response
}

/// The tick or the note at the right end; answers where it begins.
fn mark_ui(ui: &Ui, rect: Rect, note: &str, is_chosen: bool) -> f32 {
    let palette = theme::palette(ui);
    let mut right = rect.right() - 10.0;
    if is_chosen {
        paint::icon(ui.painter(), pos2(right - 8.0, rect.center().y), icons::CHECK, 16.0, palette.accent);
        right -= 24.0;
    }
    if note.is_empty() {
        return right;
    }
    paint::words_ending(ui, rect, right, note, font::SMALL, palette.text_weak) - 8.0
}
