//! The number of an identity document, shown 6-8-4 or, of 15 digits, 6-6-3, with the kind of document at its right end.
//!
//! The grouping is paint only: the text itself is never touched while it is typed.

use std::sync::Arc;

use eframe::egui::{
    Galley, Id, Rect, RectAlign, Response, Role, Sense, Stroke, TextBuffer, TextFormat, Ui, Widget, WidgetInfo, pos2,
    text::LayoutJob,
};

use crate::domain::{Code, CodeTable};
use crate::ui::icons;
use crate::ui::theme::{self, font};

use super::{MenuItem, TextField, keep_in_sight, menu, paint};

/// Room for the kind of document.
const KIND_WIDTH: f32 = 104.0;
/// Where the groups of a number of 18 begin: division, birth, sequence with check digit; and of one of 15.
const GROUPS: [usize; 2] = [6, 14];
const GROUPS_OF_OLD: [usize; 2] = [6, 12];
const OLD_LENGTH: usize = 15;
const GROUP_GAP: f32 = 5.0;

#[derive(Debug)]
pub struct IdentityOutput {
    pub response: Response,
    /// Another kind of document was chosen.
    pub kind: Option<&'static Code>,
}

/// A field for kind and number.
#[must_use = "call show"]
pub struct IdentityField<'a> {
    id: Id,
    number: &'a mut String,
    kind: &'a str,
    kinds: &'static CodeTable,
    width: f32,
    wrong_place: Option<usize>,
    has_problem: bool,
}

impl<'a> IdentityField<'a> {
    /// `kind` is a code of `kinds`.
    pub fn new(id: Id, number: &'a mut String, kind: &'a str, kinds: &'static CodeTable) -> Self {
        Self { id, number, kind, kinds, width: 300.0, wrong_place: None, has_problem: false }
    }

    /// The character at this place, counted from 0, is drawn as wrong.
    pub fn wrong_place(mut self, place: Option<usize>) -> Self {
        self.wrong_place = place;
        self
    }

    pub fn problem(mut self, has_problem: bool) -> Self {
        self.has_problem = has_problem;
        self
    }

    pub fn show(self, ui: &mut Ui) -> IdentityOutput {
        let wrong_place = self.wrong_place;
        let mut layouter =
            |ui: &Ui, text: &dyn TextBuffer, _width: f32| -> Arc<Galley> { grouped(ui, text.as_str(), wrong_place) };
        let response = TextField::new(self.id, self.number)
            .width(self.width)
            .room_right(KIND_WIDTH)
            .problem(self.has_problem)
            .layouter(&mut layouter)
            .ui(ui);
        let kind = kind_ui(ui, &response, self.id, self.kind, self.kinds);
        IdentityOutput { response, kind }
    }
}

/// The number in groups when it could be one of 18 digits; anything else as it is.
fn grouped(ui: &Ui, number: &str, wrong_place: Option<usize>) -> Arc<Galley> {
    let palette = theme::palette(ui);
    let is_resident_like = number.chars().all(|character| character.is_ascii_digit() || matches!(character, 'X' | 'x'));
    let groups = if number.len() == OLD_LENGTH { GROUPS_OF_OLD } else { GROUPS };
    let mut job = LayoutJob { break_on_newline: false, keep_trailing_whitespace: true, ..LayoutJob::default() };
    for (place, character) in number.chars().enumerate() {
        let ink = if wrong_place == Some(place) { palette.bad } else { palette.text };
        let starts_group = is_resident_like && groups.contains(&place);
        let extra_letter_spacing = if starts_group { GROUP_GAP } else { 0.0 };
        let format = TextFormat { extra_letter_spacing, ..TextFormat::simple(font::BODY, ink) };
        job.append(character.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    if number.is_empty() {
        job.append("", 0.0, TextFormat::simple(font::BODY, palette.text));
    }
    ui.painter().layout_job(job)
}

fn kind_ui(ui: &mut Ui, field: &Response, id: Id, kind: &str, kinds: &'static CodeTable) -> Option<&'static Code> {
    let palette = theme::palette(ui);
    let right = field.rect.right() - 2.0;
    let rect =
        Rect::from_min_max(pos2(right - KIND_WIDTH, field.rect.top() + 2.0), pos2(right, field.rect.bottom() - 2.0));
    let button = ui.interact(rect, id.with("kind"), Sense::click());
    let name = kinds.name(kind).unwrap_or("证件类型");
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "证件类型"));
    ui.painter().vline(rect.left(), rect.shrink(6.0).y_range(), Stroke::new(1.0, palette.line));
    let words = paint::line(ui, short(name), font::SMALL, palette.text_weak, KIND_WIDTH - 34.0);
    paint::galley_at(ui.painter(), rect, rect.left() + 9.0, words);
    paint::icon(ui.painter(), pos2(rect.right() - 15.0, rect.center().y), icons::CARET_DOWN, 16.0, palette.text_weak);
    keep_in_sight(ui, &button);
    if button.has_focus() {
        paint::focus_ring_inside(ui, rect, theme::radius::CONTROL);
    }
    let button = button.on_hover_text(name);
    let items: Vec<MenuItem<'_>> = kinds.codes.iter().map(|code| MenuItem::new(&code.name)).collect();
    let chosen = kinds.codes.iter().position(|code| code.code == kind);
    menu(&button, RectAlign::BOTTOM_END, 220.0, &items, chosen).and_then(|place| kinds.codes.get(place))
}

/// Where there is little room the usual kind is called as everybody calls it.
fn short(name: &str) -> &str {
    name.strip_prefix("居民").unwrap_or(name)
}
