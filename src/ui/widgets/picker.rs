//! A text field with a list of candidates under it: typing filters, arrows move, Enter or a press takes, Esc closes.
//! `choice_field` and `area_field` are made of it; a form uses it directly for links to other records.

use eframe::egui::{self, Id, Response, Ui, pos2};

use crate::ui::icons;
use crate::ui::theme::{self, font, height, space};
use crate::ui::typing_ahead;

use super::focus_order;
use super::popup_list::{self, ListKeys, ListState};
use super::{TextField, paint, text_field};

/// A candidate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PickRow {
    /// What the field holds after it is taken.
    pub words: String,
    /// What helps to tell it from others, at the right: 「4 人」.
    pub note: String,
}

impl PickRow {
    pub fn new(words: impl Into<String>, note: impl Into<String>) -> Self {
        Self { words: words.into(), note: note.into() }
    }
}

/// What was taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Picked {
    Row(usize),
    /// The last row, 「新建」: what was typed is to become a new record.
    New,
}

#[derive(Debug)]
pub struct PickerOutput {
    /// Of the text field; changed also when a row was taken.
    pub response: Response,
    pub picked: Option<Picked>,
}

/// The list of a narrow field is wider than the field: its words stand whole.
const LEAST_LIST: f32 = 220.0;

/// A text field with candidates.
#[must_use = "call show"]
pub struct Picker<'a> {
    id: Id,
    text: &'a mut String,
    hint: &'a str,
    name: Option<&'a str>,
    icon: char,
    icon_left: Option<char>,
    width: f32,
    list_width: f32,
    height: f32,
    has_problem: bool,
    is_numbered: bool,
    opens_when_empty: bool,
    takes_other_words: bool,
    new_row: Option<&'a str>,
}

impl<'a> Picker<'a> {
    pub fn new(id: Id, text: &'a mut String) -> Self {
        Self {
            id,
            text,
            hint: "",
            name: None,
            icon: icons::CARET_DOWN,
            icon_left: None,
            width: 300.0,
            list_width: 0.0,
            height: height::CONTROL,
            has_problem: false,
            is_numbered: false,
            opens_when_empty: false,
            takes_other_words: false,
            new_row: None,
        }
    }

    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// The accessible name, where no label beside it names it.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = icon;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// A mark before the text.
    pub fn icon_left(mut self, icon: char) -> Self {
        self.icon_left = Some(icon);
        self
    }

    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// The list is at least this wide, where the field is a short one.
    pub fn list_width(mut self, width: f32) -> Self {
        self.list_width = width;
        self
    }

    pub fn problem(mut self, has_problem: bool) -> Self {
        self.has_problem = has_problem;
        self
    }

    /// While nothing is typed, or all of it is selected as on arrival, 1 to 9 take a row.
    pub fn numbered(mut self) -> Self {
        self.is_numbered = true;
        self
    }

    /// The list opens by itself when the field is arrived at empty.
    pub fn opens_when_empty(mut self) -> Self {
        self.opens_when_empty = true;
        self
    }

    /// The rows only spare typing: other words are just as good, so nothing is taken that was not gone to, and nothing is
    /// said where no row matches.
    pub fn or_other_words(mut self) -> Self {
        self.takes_other_words = true;
        self
    }

    /// Adds a last row that makes a new record: `新建「3 栋 2 单元 503 室」`.
    pub fn new_row(mut self, words: Option<&'a str>) -> Self {
        self.new_row = words;
        self
    }

    /// `rows` is asked for candidates only while the list is open: with what was typed, or with nothing when the list was
    /// opened to see everything.
    pub fn show(mut self, ui: &mut Ui, rows: impl FnOnce(&str) -> Vec<PickRow>) -> PickerOutput {
        let mut state = ListState::load(ui, self.id);
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let keys = self.take_keys(ui, &mut state, has_focus);
        let digit = self.take_digit(ui, &mut state, has_focus);
        let is_left_by_tab = has_focus && takes_on_tab(ui, &state);

        let field = TextField::new(self.id, self.text).hint(self.hint).icon(self.icon).width(self.width);
        let field = if let Some(name) = self.name { field.name(name) } else { field };
        let field = if let Some(icon) = self.icon_left { field.icon_left(icon) } else { field }.height(self.height);
        let mut response =
            popup_list::with_focus_kept(ui, self.id, state.is_open, |ui| ui.add(field.problem(self.has_problem)));
        if !is_left_by_tab {
            self.follow(ui, &mut state, &response);
        }

        let mut picked = None;
        if state.is_open {
            let rows = rows(if state.is_filtering { self.text } else { "" });
            let count = rows.len() + usize::from(self.new_row.is_some());
            state.step(keys.steps, count);
            let by_key = digit.filter(|row| *row < rows.len()).or(state.highlighted().filter(|_| keys.is_enter));
            let by_tab = state.highlighted().filter(|row| is_left_by_tab && *row < rows.len());
            let is_drawn = count > 0 || !self.takes_other_words;
            let by_pointer = is_drawn.then(|| self.list_ui(&response, &rows, &state, keys.steps != 0)).flatten();
            if let Some(row) = by_key.or(by_tab).or(by_pointer) {
                picked = Some(self.take(ui, &rows, row, &mut response));
                if by_key.is_some() && picked != Some(Picked::New) {
                    let by = if digit.is_some() { focus_order::By::Number } else { focus_order::By::Enter };
                    focus_order::ask_next(ui, self.id, by);
                } else if by_tab.is_none() {
                    response.request_focus();
                }
            }
            if picked.is_some() || is_left_by_tab {
                state.close();
            }
        }
        state.store(ui, self.id);
        PickerOutput { response, picked }
    }

    fn take_keys(&self, ui: &Ui, state: &mut ListState, has_focus: bool) -> ListKeys {
        if !has_focus {
            return ListKeys::default();
        }
        if state.is_open {
            let keys = ListKeys::take(ui, state.highlighted().is_some());
            // Whoever saves has done with the list, also where something is to be mended first.
            let is_saved = ui.input(|input| input.modifiers.command && input.key_pressed(egui::Key::S));
            if keys.is_escape || is_saved {
                state.close();
            }
            return keys;
        }
        let is_down = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown));
        if is_down {
            state.open(Some(0), false);
        }
        ListKeys::default()
    }

    /// A digit is text in every other case: in an address, or when something is typed already.
    fn take_digit(&self, ui: &Ui, state: &mut ListState, has_focus: bool) -> Option<usize> {
        let is_untouched = has_focus && !self.text.is_empty() && text_field::is_all_selected(ui, self.id, self.text);
        let is_offered = state.is_open && self.text.is_empty();
        if !(self.is_numbered && (is_offered || is_untouched)) {
            return None;
        }
        // Of several keys only the first one chooses; the others are meant for the next field.
        let (digit, rest) = ui.input_mut(|input| {
            let first = input.events.iter().position(|event| matches!(event, egui::Event::Text(_)))?;
            let digit = digit_of(&input.events[first])?;
            let rest = input.events.split_off(first + 1);
            input.events.pop();
            Some((digit - 1, rest))
        })?;
        typing_ahead::later(ui.ctx(), rest);
        if !state.is_open {
            state.open(None, false);
        }
        Some(digit)
    }

    /// Opens and closes the list as the field is typed into, arrived at, pressed and left.
    fn follow(&self, ui: &Ui, state: &mut ListState, response: &Response) {
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let has_arrived = has_focus && !state.had_focus;
        state.had_focus = has_focus;
        if !has_focus {
            state.close();
        } else if response.changed() {
            let highlighted = (!self.text.is_empty() && !self.takes_other_words).then_some(0);
            state.open(highlighted, true);
        } else if response.clicked() || (has_arrived && self.opens_when_empty && self.text.is_empty()) {
            state.open(None, false);
        }
    }

    fn list_ui(&self, field: &Response, rows: &[PickRow], state: &ListState, has_moved: bool) -> Option<usize> {
        let least = self.list_width.max(LEAST_LIST);
        let shown = popup_list::show(field, field.rect.width().max(self.width).max(least), |ui| {
            let mut pressed = None;
            popup_list::scroll(popup_list::MOST_ROWS).show(ui, |ui| {
                for (index, row) in rows.iter().enumerate() {
                    let number = (self.is_numbered && self.text.is_empty() && index < 9).then_some(index + 1);
                    let is_highlighted = state.highlighted() == Some(index);
                    let response = row_ui(ui, row, number, is_highlighted);
                    if is_highlighted && has_moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        pressed = Some(index);
                    }
                }
            });
            if rows.is_empty() && self.new_row.is_none() {
                nothing_ui(ui);
            }
            if let Some(words) = self.new_row
                && new_row_ui(ui, words, state.highlighted() == Some(rows.len())).clicked()
            {
                pressed = Some(rows.len());
            }
            pressed
        });
        shown.and_then(|shown| shown.inner)
    }

    /// A row taken by key goes on to the next field; 「新建」 stays, so that what was made can be seen.
    fn take(&mut self, ui: &Ui, rows: &[PickRow], row: usize, response: &mut Response) -> Picked {
        response.mark_changed();
        let Some(taken) = rows.get(row) else { return Picked::New };
        self.text.clone_from(&taken.words);
        text_field::put_caret_at_end(ui, self.id, self.text);
        Picked::Row(row)
    }
}

/// 1 to 9, typed as one key.
fn digit_of(event: &egui::Event) -> Option<usize> {
    let egui::Event::Text(text) = event else { return None };
    text.parse().ok().filter(|digit| text.len() == 1 && (1..=9).contains(digit))
}

/// Tab leaves with the highlighted row when something was typed to find it.
fn takes_on_tab(ui: &Ui, state: &ListState) -> bool {
    state.is_open && state.is_filtering && ui.input(|input| input.key_pressed(egui::Key::Tab))
}

fn row_ui(ui: &mut Ui, row: &PickRow, number: Option<usize>, is_highlighted: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = popup_list::row(ui, height::ROW, &row.words, is_highlighted);
    let mut left = rect.left() + 10.0;
    if let Some(number) = number {
        paint::words(ui, rect, left, &number.to_string(), font::CAPTION, palette.text_weak);
        left += space::PANE;
    }
    let note_left = paint::words_ending(ui, rect, rect.right() - 10.0, &row.note, font::SMALL, palette.text_weak);
    let words = paint::line(ui, &row.words, font::BODY, palette.text, note_left - space::SMALL - left);
    paint::galley_at(ui.painter(), rect, left, words);
    response
}

fn new_row_ui(ui: &mut Ui, words: &str, is_highlighted: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = popup_list::row(ui, height::ROW, words, is_highlighted);
    popup_list::rule(ui, rect);
    paint::icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icons::PLUS, 16.0, palette.accent);
    let words = paint::line(ui, words, font::BODY, palette.accent, rect.width() - 44.0);
    paint::galley_at(ui.painter(), rect, rect.left() + 34.0, words);
    response
}

fn nothing_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height::ROW), egui::Sense::hover());
    paint::words(ui, rect, rect.left() + 10.0, "没有这一项", font::SMALL, palette.text_weak);
}
