//! The right side of the preview: which document, which printer, how many, what is shown; what printing will cost said
//! before the button; then the acts.

use super::parts::{choice_row, label, line, note_box};
use super::{Act, PreviewScreen};
use crate::print::documents::{DocumentKind, FLOATING_CARD, Paper, SheetSize, Source};
use crate::services::printing::{Addresses, Order};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{Button, MenuItem, Select, Stepper, TextField, Tone, field, radio};
use eframe::egui::{Frame, Id, Margin, Panel, ScrollArea, Ui, vec2};

pub const WIDTH: f32 = 308.0;
pub(super) const INNER: f32 = WIDTH - 2.0 * space::PANE;
pub const MOST_COPIES: u32 = 99;

/// What the operator chose; an order is made of it together with the records.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    pub kind: &'static DocumentKind,
    pub is_full_id: bool,
    pub is_imposed: bool,
    /// What is filled in alone (套打).
    pub is_values_only: bool,
    /// Of a list of people.
    pub addresses: Addresses,
    /// Of a list or report as it stands on screen: the smallest sheet it fits on, or another one.
    pub size: SheetSize,
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
            is_values_only: order.is_values_only,
            addresses: order.addresses,
            size: order.sheet.as_ref().map(|sheet| sheet.size).unwrap_or_default(),
            is_blank: order.is_blank,
            is_each: false,
            copies: order.copies,
            printer: 0,
            purpose: order.purpose.clone(),
        }
    }

    /// Whether the paper itself would differ.
    pub(super) fn changes_paper(&self, other: &Self) -> bool {
        let paper = |choices: &Self| {
            (choices.kind, choices.is_full_id, choices.is_imposed, choices.is_blank, choices.addresses, choices.size)
        };
        paper(self) != paper(other) || (self.shows_purpose() && self.purpose != other.purpose)
    }

    /// Whether the sheets may be others: of another document, or in another printer.
    pub(super) fn is_on_other_form(&self, other: &Self) -> bool {
        (self.kind, self.printer) != (other.kind, other.printer)
    }

    /// Lists say on every sheet what they are for.
    fn shows_purpose(&self) -> bool {
        matches!(self.kind.source, Source::Screen | Source::Residents)
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
                opened = self.warnings_ui(ui);
                self.document_ui(ui);
                self.printer_ui(ui);
                self.copies_ui(ui);
                self.number_ui(ui);
                self.addresses_ui(ui);
                self.purpose_ui(ui);
                line(ui);
                self.kinds_of_print_ui(ui);
                moved = self.on_forms_ui(ui).or(self.offset_ui(ui));
                self.number_note_ui(ui);
                opened = opened.take().or(self.left_out_ui(ui));
            });
        });
        let is_other_form = self.choices.is_on_other_form(&before) && self.recall_form();
        let changes = is_other_form || self.choices.changes_paper(&before);
        pressed.or(moved).or(opened).or(changes.then_some(Act::Prepare))
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
                self.paper_ui(ui, INNER - copies - gap);
            });
        });
        ui.add_space(space::SMALL);
    }

    /// A form has its paper; for a list it can be chosen.
    fn paper_ui(&mut self, ui: &mut Ui, width: f32) {
        if self.asked.sheet.is_none() {
            let paper = if self.choices.is_imposed { Paper::A4 } else { self.choices.kind.paper };
            field::fixed_value(ui, &paper.with_direction(), width);
            return;
        }
        let items = SheetSize::ALL.map(|size| MenuItem::new(size.label()));
        let chosen = SheetSize::ALL.iter().position(|size| *size == self.choices.size);
        let (_, taken) = Select::new("纸张", self.choices.size.label()).width(width).show(ui, &items, chosen);
        if let Some(size) = taken.and_then(|taken| SheetSize::ALL.get(taken)) {
            self.choices.size = *size;
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

    /// A list to walk from door to door by needs the rooms.
    fn addresses_ui(&mut self, ui: &mut Ui) {
        if !self.asked.has_addresses() {
            return;
        }
        label(ui, "住址");
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            for (words, addresses) in [("写到楼栋", Addresses::ToBuilding), ("写到房号，留痕", Addresses::ToRoom)]
            {
                if radio(ui, self.choices.addresses == addresses, words).clicked() {
                    self.choices.addresses = addresses;
                }
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
    pub(super) fn can_be_blank(&self) -> bool {
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
    fn warnings_ui(&self, ui: &mut Ui) -> Option<Act> {
        if let Some(missing) = &self.missing_words {
            note_box(ui, Tone::Warn, missing);
            ui.add_space(space::SMALL);
        }
        for remark in self.made.iter().flat_map(|made| &made.paper.remarks) {
            note_box(ui, Tone::Warn, remark);
            ui.add_space(space::SMALL);
        }
        let opened = self.lacks_ui(ui);
        if let Some(message) = &self.message {
            note_box(ui, message.tone, &message.words);
            ui.add_space(space::SMALL);
        }
        opened
    }

    /// What of the station stands empty on the paper, and the way to where it is filled in.
    fn lacks_ui(&self, ui: &mut Ui) -> Option<Act> {
        let lacks = &self.made.as_ref()?.paper.lacks;
        if lacks.is_empty() {
            return None;
        }
        let advice = if self.may_administer { "填好再打" } else { "请站长在「设置」里填" };
        note_box(ui, Tone::Warn, &format!("本站还没有{}，纸上空着。{advice}", lacks.join("、")));
        let fills = self.may_administer && ui.add(Button::quiet("去设置里填").small()).clicked();
        ui.add_space(space::SMALL);
        fills.then_some(Act::FillStation)
    }

    fn number_note_ui(&self, ui: &mut Ui) {
        if let Some(made) = self.made.as_ref().filter(|_| self.message.is_none()) {
            ui.add_space(space::SMALL);
            let words = format!("打印、保存都占用第 {:04} 号并留痕", made.paper.number);
            note_box(ui, Tone::Weak, &words);
        }
    }
}

/// Whoever types there types digits too, which elsewhere change the zoom.
pub(super) fn purpose_id() -> Id {
    Id::unique("preview purpose")
}
