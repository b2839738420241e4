//! The right side of the preview: which document, which printer, how many, what is shown; what printing will cost said
//! before the button; then the acts.

use super::{Act, PreviewScreen};
use crate::print::documents::{DOCUMENTS, DocumentKind, FLOATING_CARD, Paper, Source};
use crate::services::printing::Order;
use crate::ui::theme::{self, font, height, radius, space};
use crate::ui::widgets::{Button, MenuItem, Select, Stepper, TextField, Tone, check_box, field, key_cap, paint, radio};
use crate::ui::{icons, widgets::Note};
use eframe::egui::{
    Align, Color32, CornerRadius, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, Response, ScrollArea, Sense,
    Stroke, Ui, vec2,
};

pub const WIDTH: f32 = 308.0;
pub(super) const INNER: f32 = WIDTH - 2.0 * space::PANE;
pub const MOST_COPIES: u32 = 99;

/// What the operator chose; an order is made of it together with the records.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    pub kind: &'static DocumentKind,
    pub is_full_id: bool,
    pub is_imposed: bool,
    pub is_blank: bool,
    /// A PDF for each of several records.
    pub is_each: bool,
    pub copies: u32,
    pub printer: usize,
    pub purpose: String,
}

impl Choices {
    pub fn of(order: &Order) -> Self {
        Self {
            kind: order.kind,
            is_full_id: order.is_full_id,
            is_imposed: order.is_imposed,
            is_blank: order.is_blank,
            is_each: false,
            copies: order.copies,
            printer: 0,
            purpose: order.purpose.clone(),
        }
    }

    /// Whether the paper itself would differ.
    fn changes_paper(&self, other: &Self) -> bool {
        let paper = |choices: &Self| (choices.kind, choices.is_full_id, choices.is_imposed, choices.is_blank);
        paper(self) != paper(other) || (self.shows_purpose() && self.purpose != other.purpose)
    }

    /// Lists say on every sheet what they are for.
    fn shows_purpose(&self) -> bool {
        matches!(self.kind.source, Source::Screen | Source::Residents)
    }
}

/// The documents that can be made of the same records. Which papers a dispute has come to is said by its own page.
fn kinds(kind: &'static DocumentKind) -> Vec<&'static DocumentKind> {
    match kind.source {
        Source::Dispute | Source::DisputeStep => vec![kind],
        source => DOCUMENTS.iter().filter(|kind| kind.source == source).collect(),
    }
}

impl PreviewScreen {
    /// The whole pane.
    pub(super) fn options_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let foot = Frame::new().inner_margin(Margin::symmetric(16, 12));
        let pressed = Panel::bottom("acts").frame(foot).show_separator_line(true).show(ui, |ui| self.acts_ui(ui)).inner;
        let before = self.choices.clone();
        let (mut moved, mut opened) = (None, None);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
                ui.set_width(INNER);
                ui.spacing_mut().item_spacing = vec2(space::SMALL, 4.0);
                self.warnings_ui(ui);
                self.document_ui(ui);
                self.printer_ui(ui);
                self.copies_ui(ui);
                self.number_ui(ui);
                self.purpose_ui(ui);
                line(ui);
                self.kinds_of_print_ui(ui);
                moved = self.offset_ui(ui);
                self.number_note_ui(ui);
                opened = self.left_out_ui(ui);
            });
        });
        pressed.or(moved).or(opened).or_else(|| self.choices.changes_paper(&before).then_some(Act::Prepare))
    }

    fn document_ui(&mut self, ui: &mut Ui) {
        if let Some(sheet) = &self.asked.sheet {
            label(ui, "文书");
            field::fixed_value(ui, &sheet.title, INNER);
            ui.add_space(space::SMALL);
            return;
        }
        let kinds = kinds(self.choices.kind);
        ui.horizontal(|ui| {
            label(ui, "文书");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                (1..=kinds.len()).rev().for_each(|place| key_cap(ui, &format!("Alt {place}")));
            });
        });
        let titles: Vec<String> = kinds.iter().map(|kind| kind.title.to_owned()).collect();
        let selected = kinds.iter().position(|kind| *kind == self.choices.kind).unwrap_or_default();
        let (response, chosen) = select_ui(ui, "文书", &titles, selected);
        if std::mem::take(&mut self.leads_to_options) {
            response.request_focus();
        }
        if let Some(chosen) = chosen {
            self.choose_kind(kinds[chosen]);
        }
        ui.add_space(space::SMALL);
    }

    fn choose_kind(&mut self, kind: &'static DocumentKind) {
        let is_imposed = self.choices.is_imposed && *kind == FLOATING_CARD;
        let purpose = match self.choices.purpose.trim() {
            "" => Order::of(kind, Vec::new()).purpose,
            typed => typed.to_owned(),
        };
        self.choices = Choices { kind, is_full_id: kind.may_show_full_id, is_imposed, purpose, ..self.choices.clone() };
    }

    /// Alt with a digit takes a document, Alt B the blank one, Alt S four to a sheet. A list is printed as it is.
    pub(super) fn choose_by_key(&mut self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        if pressed(Key::O) {
            self.is_moving = !self.is_moving;
        }
        if self.asked.sheet.is_some() {
            return None;
        }
        let before = self.choices.clone();
        if let Some((kind, _)) =
            kinds(self.choices.kind).into_iter().zip([Key::Num1, Key::Num2, Key::Num3]).find(|(_, key)| pressed(*key))
        {
            self.choose_kind(kind);
        }
        if *self.choices.kind == FLOATING_CARD && pressed(Key::S) {
            self.choices.is_imposed = !self.choices.is_imposed;
        }
        if self.can_save_each() && pressed(Key::E) {
            self.choices.is_each = !self.choices.is_each;
        }
        if self.can_be_blank() && pressed(Key::B) {
            self.choices.is_blank = !self.choices.is_blank;
        }
        self.choices.changes_paper(&before).then_some(Act::Prepare)
    }

    fn copies_ui(&mut self, ui: &mut Ui) {
        let (copies, gap) = (112.0, space::CARD);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.vertical(|ui| {
                ui.set_width(copies);
                label(ui, "份数");
                Stepper::new(Id::unique("preview copies"), "份数", 1..=MOST_COPIES)
                    .width(copies)
                    .show(ui, &mut self.choices.copies);
            });
            ui.vertical(|ui| {
                label(ui, "纸张");
                field::fixed_value(ui, &self.paper_words(), INNER - copies - gap);
            });
        });
        ui.add_space(space::SMALL);
    }

    fn paper_words(&self) -> String {
        match &self.asked.sheet {
            Some(sheet) => sheet.size.label().to_owned(),
            None if self.choices.is_imposed => Paper::A4.with_direction(),
            None => self.choices.kind.paper.with_direction(),
        }
    }

    fn number_ui(&mut self, ui: &mut Ui) {
        let kind = self.choices.kind;
        let has_numbers = matches!(kind.source, Source::FloatingResidence | Source::Residents);
        if self.asked.sheet.is_some() || !(kind.may_show_full_id || has_numbers) {
            return;
        }
        label(ui, "证件号码");
        if !self.choices.kind.may_show_full_id {
            let why = if self.asked.on.is_some() {
                "名单只印部分号码"
            } else {
                "登记卡由本人带走，只印部分号码"
            };
            ui.label(theme::body("前 3 后 4")).on_hover_text(why);
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            if radio(ui, !self.choices.is_full_id, "前 3 后 4").clicked() {
                self.choices.is_full_id = false;
            }
            if radio(ui, self.choices.is_full_id, "全显，留痕").clicked() {
                self.choices.is_full_id = true;
            }
        });
    }

    /// What registers and whole numbers leave the station for; it stands in the log, of a list also on every sheet.
    fn purpose_ui(&mut self, ui: &mut Ui) {
        if !self.order().asks_purpose() {
            return;
        }
        ui.add_space(space::SMALL);
        label(ui, "用途");
        let field = TextField::new(purpose_id(), &mut self.choices.purpose).name("用途").width(INNER);
        ui.add(field.hint("给谁用、做什么用"));
    }

    /// Whether the paper can be had with values and without.
    fn can_be_blank(&self) -> bool {
        let has_values = !self.asked.records.is_empty() || self.choices.kind.source == Source::Station;
        has_values && self.asked.on.is_none()
    }

    fn kinds_of_print_ui(&mut self, ui: &mut Ui) {
        if self.asked.sheet.is_some() {
            return;
        }
        if *self.choices.kind == FLOATING_CARD {
            choice_row(ui, &mut self.choices.is_imposed, "四张一页", "A4 纸，打好裁开", "Alt S");
        }
        if self.choices.kind.source == Source::Printer {
            return;
        }
        if self.can_be_blank() {
            choice_row(ui, &mut self.choices.is_blank, "空白手写版", "", "Alt B");
        }
        if self.can_save_each() {
            choice_row(ui, &mut self.choices.is_each, "一份一个文件", "存到文件夹", "Alt E");
        }
        let words = self.printed_words();
        if !words.is_empty() {
            ui.horizontal(|ui| {
                ui.set_height(26.0);
                ui.label(theme::body(words).color(theme::palette(ui).text_weak));
            });
        }
    }

    /// How often it was printed, in words.
    fn printed_words(&self) -> String {
        let Some(made) = self.made.as_ref() else { return String::new() };
        match (self.choices.is_blank || self.asked.on.is_some(), self.asked.records.len(), made.printed_before) {
            (true, ..) => String::new(),
            (_, 0 | 1, 0) => "还没有打过".to_owned(),
            (_, 0 | 1, times) => format!("已打过 {times} 次，再打记作补打"),
            (_, people, 0) => format!("{people} 人都还没有打过"),
            (_, people, printed) => format!("{people} 人中 {printed} 人已打过"),
        }
    }

    /// What must be read before the button is pressed comes first, also in a low window.
    fn warnings_ui(&self, ui: &mut Ui) {
        if let Some(missing) = &self.missing_words {
            note_box(ui, Tone::Warn, missing);
            ui.add_space(space::SMALL);
        }
        if let Some(message) = &self.message {
            note_box(ui, message.tone, &message.words);
            ui.add_space(space::SMALL);
        }
    }

    fn number_note_ui(&self, ui: &mut Ui) {
        if let Some(made) = self.made.as_ref().filter(|_| self.message.is_none()) {
            ui.add_space(space::SMALL);
            let words = format!("打印、保存都占用第 {:04} 号并留痕", made.paper.number);
            note_box(ui, Tone::Weak, &words);
        }
    }

    /// The acts in the order of what is next: print, or save where nothing prints, or close when it is done.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing = vec2(space::SMALL, space::SMALL);
        let why = self.why_not_yet();
        let (print_words, can_print) = (self.print_words(), self.has_printer());
        let print = Button::secondary(&print_words).icon(icons::PRINT);
        let close = Button::secondary("关闭").key("Esc");
        let first = if self.is_done {
            let pressed = ui.add(Button::primary("关闭").key("Enter").width(INNER)).clicked();
            pressed.then_some(Act::Close)
        } else if can_print {
            let print = Button::primary(&print_words).icon(icons::PRINT).key("Enter").width(INNER).refused(why);
            ui.add(print).clicked().then_some(Act::Print)
        } else {
            let save = Button::primary(self.save_words()).icon(icons::SAVE).key("Enter").width(INNER).refused(why);
            ui.add(save).clicked().then_some(Act::AskWhereToSave)
        };
        let second = ui.horizontal(|ui| {
            let save = Button::secondary(self.save_words()).key("Ctrl S").refused(why);
            let save_width = 168.0;
            let rest = INNER - save_width - space::SMALL;
            match (self.is_done, can_print) {
                (true, true) => {
                    let print = ui.add(print.width(INNER - save_width - space::SMALL).refused(why)).clicked();
                    let save = ui.add(save.width(save_width)).clicked();
                    print.then_some(Act::Print).or(save.then_some(Act::AskWhereToSave))
                }
                (true, false) => ui.add(save.width(INNER)).clicked().then_some(Act::AskWhereToSave),
                (false, true) => {
                    let save = ui.add(save.width(save_width)).clicked();
                    let close = ui.add(close.width(rest)).clicked();
                    save.then_some(Act::AskWhereToSave).or(close.then_some(Act::Close))
                }
                (false, false) => {
                    let no_printer = Some("这台电脑没有设置打印机");
                    ui.add(print.width(save_width).refused(no_printer));
                    ui.add(close.width(rest)).clicked().then_some(Act::Close)
                }
            }
        });
        first.or(second.inner)
    }

    fn save_words(&self) -> &'static str {
        if self.saves_each() { "存到文件夹" } else { "保存 PDF" }
    }

    fn print_words(&self) -> String {
        let is_again = self.is_done || self.made.as_ref().is_some_and(|made| made.printed_before > 0);
        let is_again = is_again && self.asked.records.len() == 1 && !self.choices.is_blank;
        format!("{} {} 份", if is_again { "补打" } else { "打印" }, self.choices.copies)
    }
}

/// Whoever types there types digits too, which elsewhere change the zoom.
pub(super) fn purpose_id() -> Id {
    Id::unique("preview purpose")
}

/// Answers the list itself, and the place of what was taken when it is another one.
pub(super) fn select_ui(ui: &mut Ui, name: &str, options: &[String], selected: usize) -> (Response, Option<usize>) {
    let items: Vec<MenuItem<'_>> = options.iter().map(|option| MenuItem::new(option)).collect();
    let words = options.get(selected).map_or("", String::as_str);
    let (response, taken) = Select::new(name, words).width(INNER).show(ui, &items, Some(selected));
    (response, taken.filter(|taken| *taken != selected))
}

pub(super) fn label(ui: &mut Ui, words: &str) {
    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
}

fn line(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 13.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, palette.line));
}

pub(super) fn choice_row(ui: &mut Ui, is_ticked: &mut bool, words: &str, detail: &str, key: &str) {
    ui.horizontal(|ui| {
        check_box(ui, is_ticked, words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            key_cap(ui, key);
            ui.label(theme::small(detail).color(theme::palette(ui).text_weak));
        });
    });
}

/// A tinted box with its icon, for what must be read before the button is pressed.
pub(super) fn note_box(ui: &mut Ui, tone: Tone, words: &str) {
    let palette = theme::palette(ui);
    let (fill, ink, icon): (Color32, Color32, char) = match tone {
        Tone::Weak => (palette.accent_weak, palette.accent, icons::INFO),
        Tone::Good => (palette.good_weak, palette.good, icons::CHECK_CIRCLE),
        Tone::Warn => (palette.warn_weak, palette.warn, icons::WARNING),
        Tone::Bad => (palette.bad_weak, palette.bad, icons::WARNING_CIRCLE),
    };
    let words_ink = if tone == Tone::Weak { palette.text } else { ink };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(radius::CONTROL)).inner_margin(Margin::same(10)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (place, _) = ui.allocate_exact_size(vec2(16.0, height::CONTROL - 12.0), Sense::hover());
                paint::icon(ui.painter(), place.center(), icon, font::HEADING.size, ink);
                ui.add(Label::new(theme::small(words).color(words_ink).line_height(Some(20.0))).wrap());
            });
        },
    );
}

/// What went wrong or well, as the pane says it.
pub(super) fn trouble_note(trouble: &crate::services::Trouble) -> Note {
    Note::wrong(trouble.to_string())
}
