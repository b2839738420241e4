//! How, what for and for whom a table leaves: the fields every export asks for.

use crate::services::export::{Basis, Extent, Format, Purpose, Terms};
use crate::ui::theme;
use crate::ui::widgets::{FocusOrder, FormRow, Tab, TextField, check_box, segmented};
use eframe::egui::{Id, Ui};

const FIELD: f32 = 360.0;

/// What may be asked for here.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Offers {
    /// Numbers in full, where there are any and the role allows it.
    pub whole: bool,
    pub children: bool,
}

/// The fields while they are filled.
pub(super) struct TermsForm {
    form: &'static str,
    terms: Terms,
    offers: Offers,
    has_arrived: bool,
}

impl TermsForm {
    pub fn new(form: &'static str, offers: Offers) -> Self {
        Self { form, terms: Terms::default(), offers, has_arrived: false }
    }

    /// Something else has the keyboard first.
    pub fn beside(mut self) -> Self {
        self.has_arrived = true;
        self
    }

    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What is still to be said.
    pub fn why_not(&self) -> Option<&'static str> {
        let Purpose { words, receiver, .. } = &self.terms.purpose;
        if words.trim().is_empty() {
            return Some("请写明用途");
        }
        receiver.trim().is_empty().then_some("请写明接收单位")
    }

    /// Answers whether Enter was pressed in the last field.
    pub fn ui(&mut self, ui: &mut Ui) -> bool {
        let mut order = FocusOrder::default();
        row(ui, "格式", |ui| {
            let tabs = Format::ALL.map(|format| Tab::new(format.label(), None));
            let chosen = Format::ALL.iter().position(|format| *format == self.terms.format).unwrap_or_default();
            if let Some(taken) = segmented(ui, &tabs, chosen) {
                self.terms.format = Format::ALL[taken];
            }
        });
        self.purpose_ui(ui, &mut order);
        row(ui, "依据", |ui| {
            let tabs = Basis::ALL.map(|basis| Tab::new(basis.label(), None));
            let chosen = Basis::ALL.iter().position(|basis| *basis == self.terms.purpose.basis).unwrap_or_default();
            if let Some(taken) = segmented(ui, &tabs, chosen) {
                self.terms.purpose.basis = Basis::ALL[taken];
            }
        });
        self.extent_ui(ui);
        order.finish(ui)
    }

    fn purpose_ui(&mut self, ui: &mut Ui, order: &mut FocusOrder) {
        let (form, has_arrived) = (self.form, &mut self.has_arrived);
        let Purpose { words, receiver, .. } = &mut self.terms.purpose;
        row(ui, "用途", |ui| {
            let field = TextField::new(Id::unique((form, "purpose")), words).name("用途").width(FIELD);
            let field = ui.add(field.hint("拿去做什么"));
            order.add(field.id);
            if !std::mem::replace(has_arrived, true) {
                field.request_focus();
            }
        });
        row(ui, "接收单位", |ui| {
            let field = TextField::new(Id::unique((form, "receiver")), receiver).name("接收单位").width(FIELD);
            let field = ui.add(field.hint("给谁"));
            order.add(field.id);
        });
    }

    /// Who asks for numbers in full writes anew what for.
    fn extent_ui(&mut self, ui: &mut Ui) {
        if self.offers.whole {
            let mut is_whole = self.terms.extent == Extent::Whole;
            row(ui, "号码", |ui| {
                if check_box(ui, &mut is_whole, "号码写完整，留痕").changed() {
                    self.terms.extent = if is_whole { Extent::Whole } else { Extent::Masked };
                    let usual = Purpose::default().words;
                    if is_whole && self.terms.purpose.words == usual {
                        self.terms.purpose.words.clear();
                    } else if !is_whole && self.terms.purpose.words.is_empty() {
                        self.terms.purpose.words = usual;
                    }
                }
            });
        }
        if self.offers.children {
            row(ui, "儿童", |ui| {
                check_box(ui, &mut self.terms.with_children, "连同监护人已同意的不满十四周岁的孩子");
            });
        }
        if self.terms.format != Format::Xlsx {
            row(ui, "提醒", |ui| {
                let words = "csv 给程序用；双击打开时长号码会走样，给人看请用 xlsx。";
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            });
        }
    }
}

fn row<T>(ui: &mut Ui, label: &str, edit: impl FnOnce(&mut Ui) -> T) -> T {
    FormRow::new(label).in_card().field_width(FIELD).show(ui, edit)
}
