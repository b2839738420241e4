//! A row of a form: section name in the gutter, label, edit box, and the reserved place beside it where verdict, hint or
//! problem is said. Nothing in a row moves when something is said.

use eframe::egui::{
    Align, Color32, CornerRadius, FontSelection, Label, Layout, Rect, Response, RichText, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, text::LayoutJob, vec2,
};

use crate::domain::problem::{Problem, Weight};
use crate::domain::values::Remark;
use crate::ui::icons;
use crate::ui::theme::{self, Palette, font, height, radius, space};

use super::paint;

/// Where the parts of a row stand, from its left edge.
pub const GUTTER: f32 = 64.0;
pub const LABEL: f32 = 92.0;
pub const FIELD: f32 = 300.0;
const REMARK_GAP: f32 = 13.0;

/// In which voice something is said beside a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tone {
    Weak,
    Good,
    Warn,
    Bad,
}

impl Tone {
    pub fn ink(self, palette: &Palette) -> Color32 {
        match self {
            Self::Weak => palette.text_weak,
            Self::Good => palette.good,
            Self::Warn => palette.warn,
            Self::Bad => palette.bad,
        }
    }

    /// The shape that says the same as the colour.
    fn icon(self) -> Option<char> {
        match self {
            Self::Weak => None,
            Self::Good => Some(icons::CHECK_CIRCLE),
            Self::Warn => Some(icons::WARNING),
            Self::Bad => Some(icons::WARNING_CIRCLE),
        }
    }
}

/// What is said beside a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    pub tone: Tone,
    pub icon: Option<char>,
    pub words: String,
    /// Said after the verdict, in the weak voice.
    pub detail: Option<String>,
}

impl Note {
    pub fn new(tone: Tone, words: impl Into<String>) -> Self {
        Self { tone, icon: tone.icon(), words: words.into(), detail: None }
    }

    pub fn hint(words: impl Into<String>) -> Self {
        Self::new(Tone::Weak, words)
    }

    pub fn good(words: impl Into<String>) -> Self {
        Self::new(Tone::Good, words)
    }

    pub fn doubtful(words: impl Into<String>) -> Self {
        Self::new(Tone::Warn, words)
    }

    pub fn wrong(words: impl Into<String>) -> Self {
        Self::new(Tone::Bad, words)
    }

    /// To be completed later, with its reason kept.
    pub fn to_complete(words: impl Into<String>) -> Self {
        Self { icon: Some(icons::HALF_CIRCLE), ..Self::new(Tone::Warn, words) }
    }

    pub fn icon(mut self, icon: char) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// What a value says about itself; nothing when it has nothing to say.
    pub fn from_remark(remark: &Remark) -> Option<Self> {
        match remark {
            Remark::Nothing => None,
            Remark::Hint(words) => Some(Self::hint(words)),
            Remark::Good(words) => Some(Self::good(words)),
            Remark::Doubtful(words) => Some(Self::doubtful(words)),
            Remark::Wrong(words) => Some(Self::wrong(words)),
        }
    }
}

impl From<&Problem> for Note {
    fn from(problem: &Problem) -> Self {
        match problem.weight {
            Weight::Wrong => Self::wrong(&problem.sentence),
            Weight::Missing => Self::to_complete(&problem.sentence),
            Weight::Doubtful => Self::doubtful(&problem.sentence),
        }
    }
}

/// Rows of a form stand directly under each other: the gap is part of their height.
pub fn form<R>(ui: &mut Ui, rows: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        rows(ui)
    })
    .inner
}

/// A row of a form; see [`form`].
#[must_use = "call show"]
pub struct FormRow<'a> {
    label: &'a str,
    section: Option<&'a str>,
    is_required: bool,
    note: Option<&'a Note>,
    field_width: f32,
    height: f32,
    gutter: f32,
}

impl<'a> FormRow<'a> {
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            section: None,
            is_required: false,
            note: None,
            field_width: FIELD,
            height: height::FORM_ROW,
            gutter: GUTTER,
        }
    }

    /// Inside a card, whose header is the name of the section.
    pub fn in_card(mut self) -> Self {
        self.gutter = 0.0;
        self
    }

    /// The first row of a section carries its name in the gutter.
    pub fn section(mut self, section: Option<&'a str>) -> Self {
        self.section = section;
        self
    }

    pub fn required(mut self, is_required: bool) -> Self {
        self.is_required = is_required;
        self
    }

    pub fn note(mut self, note: Option<&'a Note>) -> Self {
        self.note = note;
        self
    }

    /// For text of several lines.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    pub fn field_width(mut self, width: f32) -> Self {
        self.field_width = width;
        self
    }

    /// Draws the row; `edit` draws the edit box (or several) into the 300 points kept for it. Every input that has no
    /// name of its own is named by the label.
    pub fn show<R>(self, ui: &mut Ui, edit: impl FnOnce(&mut Ui) -> R) -> R {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        let control = row.height() - space::ICON;
        let first_line = Rect::from_min_size(row.min, vec2(row.width(), height::CONTROL));
        if let Some(section) = self.section {
            let palette = theme::palette(ui);
            paint::words(ui, first_line, row.left(), section, theme::medium(&font::BODY), palette.text);
        }
        let label = self.label_ui(ui, first_line);
        let field =
            Rect::from_min_size(pos2(row.left() + self.gutter + LABEL, row.top()), vec2(self.field_width, control));
        let mut inside = ui
            .new_child(UiBuilder::new().id_salt(self.label).max_rect(field).layout(Layout::left_to_right(Align::Min)));
        inside.spacing_mut().item_spacing.x = space::SMALL;
        let answer = inside.label_inputs_by(label.id, edit);
        if let Some(note) = self.note {
            let place =
                Rect::from_min_max(pos2(field.right() + REMARK_GAP, row.top()), pos2(row.right(), first_line.bottom()));
            note_ui(ui, place, note);
        }
        answer
    }

    fn label_ui(&self, ui: &mut Ui, line: Rect) -> Response {
        let palette = theme::palette(ui);
        let place =
            Rect::from_min_size(pos2(line.left() + self.gutter, line.top()), vec2(LABEL - space::SMALL, line.height()));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        inside.spacing_mut().item_spacing.x = 2.0;
        let label = inside.add(Label::new(theme::body(self.label).color(palette.text_weak)).truncate());
        if self.is_required {
            paint::words(ui, place, label.rect.right() + 2.0, "*", font::SMALL, palette.bad);
        }
        label
    }
}

/// Says a note in its place: icon, words in their colour, and the weak detail. What is too long for one line takes two;
/// longer still it ends in an ellipsis and is whole on hover.
pub fn note_ui(ui: &mut Ui, place: Rect, note: &Note) {
    let palette = theme::palette(ui);
    let ink = note.tone.ink(palette);
    let mut place = place;
    if let Some(icon) = note.icon {
        paint::icon(ui.painter(), pos2(place.left() + 7.0, place.center().y), icon, 15.0, ink);
        place.min.x += 19.0;
    }
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
    inside.spacing_mut().item_spacing.x = space::CARD;
    let words = theme::small(&note.words).color(ink);
    let Some(detail) = &note.detail else {
        inside.add(Label::new(in_two_lines(ui, words)).wrap());
        return;
    };
    inside.add(Label::new(words).truncate());
    inside.add(Label::new(in_two_lines(ui, theme::small(detail).color(palette.text_weak))).wrap());
}

/// Two lines are as high as an edit box.
fn in_two_lines(ui: &Ui, words: RichText) -> LayoutJob {
    let words = words.line_height(Some(height::CONTROL / 2.0));
    let mut job = LayoutJob::default();
    words.append_to(&mut job, ui.style(), FontSelection::Default, Align::Center);
    job.wrap.max_rows = 2;
    job
}

/// A value that cannot be typed here: printed already, or carried over from a number.
pub fn fixed_value(ui: &mut Ui, words: &str, width: f32) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height::CONTROL), Sense::hover());
    let edge = Stroke::new(1.0, palette.line);
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), palette.hover, edge, StrokeKind::Inside);
    let galley = paint::line(ui, words, font::BODY, palette.text, width - 18.0);
    paint::galley_at(ui.painter(), rect, rect.left() + 9.0, galley);
    response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Label, true, words));
    response
}

/// The line between two sections of a form.
pub fn section_line(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 11.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 2.0, Stroke::new(1.0, palette.line));
}
