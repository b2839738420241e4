//! The text itself: typed into, faults marked at their lines and told below, fields put in by their names.

use super::{Act, TemplatesScreen};
use crate::domain::template::{Fault, TemplateKind};
use crate::ui::icons;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::field::{Note, note_ui};
use crate::ui::widgets::picker::Picked;
use crate::ui::widgets::{Button, PickRow, Picker, TextField, half_typed};
use eframe::egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    Color32, FontId, Frame, Id, Label, Margin, Panel, ScrollArea, Sense, TextBuffer, TextEdit, Ui, UiBuilder, vec2,
};
use std::collections::BTreeSet;

/// Faults told below the text; the others follow as these are mended.
const MOST_FAULTS: usize = 4;
/// Always there, so that the text keeps its place while a fault comes and goes.
const FAULTS: f32 = 108.0;
const LINE: f32 = 22.0;

/// What is typed, and where the caret is wanted.
pub struct Editor {
    pub text: String,
    /// The name typed to put in a field.
    field: String,
    wants_field: bool,
    /// The caret goes here in the next frame, in characters from the beginning.
    go_to: Option<usize>,
    /// The last place of a fault that was gone to.
    gone_to: Option<usize>,
}

impl Editor {
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), field: String::new(), wants_field: false, go_to: None, gone_to: None }
    }

    pub fn replace(&mut self, text: &str) {
        text.clone_into(&mut self.text);
    }

    pub fn ask_for_field(&mut self) {
        self.wants_field = true;
    }

    /// To the next fault after the one last gone to; after the last one to the first.
    pub fn go_to_next(&mut self, faults: &[Fault]) {
        let places: Vec<usize> = faults.iter().map(|fault| self.place_of(fault)).collect();
        let next = places.iter().find(|place| self.gone_to.is_none_or(|gone_to| **place > gone_to)).or(places.first());
        self.go_to = next.copied();
        self.gone_to = self.go_to;
    }

    pub fn go_to(&mut self, fault: &Fault) {
        self.go_to = Some(self.place_of(fault));
        self.gone_to = self.go_to;
    }

    /// In characters from the beginning of the text.
    fn place_of(&self, fault: &Fault) -> usize {
        let before = self.text.split_inclusive('\n').take(fault.line.saturating_sub(1));
        before.map(|line| line.chars().count()).sum::<usize>() + fault.column.saturating_sub(1)
    }
}

fn text_id() -> Id {
    Id::unique("template text")
}

impl TemplatesScreen {
    pub(super) fn editor_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let bar = Panel::top("template bar").exact_size(44.0).frame(Frame::new()).show_separator_line(false);
        let has_put_in = bar.show(ui, |ui| self.bar_ui(ui)).inner;
        // The two divide what is left: neither a long text nor many faults grow over the other.
        let whole = ui.available_rect_before_wrap();
        let (text, faults) = whole.split_top_bottom_at_y(whole.bottom() - FAULTS);
        let is_typed = ui.scope_builder(UiBuilder::new().max_rect(text), |ui| self.text_ui(ui)).inner;
        ui.scope_builder(UiBuilder::new().max_rect(faults), |ui| {
            ui.shrink_clip_rect(faults);
            self.faults_ui(ui);
        });
        (has_put_in || is_typed).then_some(Act::Typed)
    }

    fn bar_ui(&mut self, ui: &mut Ui) -> bool {
        let mut has_put_in = false;
        ui.horizontal_centered(|ui| {
            has_put_in = self.field_ui(ui);
            ui.add_space(space::SMALL);
            let note = TextField::new(Id::unique("template note"), &mut self.note).name("修改说明");
            ui.add(note.hint("修改说明（可不填）").width(ui.available_width().max(80.0)));
        });
        has_put_in
    }

    /// Typing filters the fields; the one that is taken is put in where the caret is.
    fn field_ui(&mut self, ui: &mut Ui) -> bool {
        let (kind, id) = (self.kind, Id::unique("template field"));
        let mut offered = Vec::new();
        let picker = Picker::new(id, &mut self.editor.field).name("插入栏目").hint("插入栏目 Alt F").width(180.0);
        let output = picker.opens_when_empty().icon_left(icons::PLUS).show(ui, |typed| {
            offered = fields(kind, typed);
            offered.iter().map(|(name, example, _)| PickRow::new(*name, *example)).collect()
        });
        if std::mem::take(&mut self.editor.wants_field) {
            output.response.request_focus();
        }
        let Some(Picked::Row(row)) = output.picked else { return false };
        let Some((_, _, put_in)) = offered.get(row) else { return false };
        self.put_in(ui, put_in);
        self.editor.field.clear();
        true
    }

    fn put_in(&mut self, ui: &Ui, words: &str) {
        let state = TextEditState::load(ui.ctx(), text_id());
        let caret = state.and_then(|state| state.cursor.char_range()).map(|range| range.primary.index);
        let end = self.editor.text.chars().count();
        let caret = caret.map_or(end, |caret| usize::from(caret).min(end));
        let put_in = self.editor.text.insert_text(words, caret.into());
        self.editor.go_to = Some(caret + put_in);
    }

    fn text_ui(&mut self, ui: &mut Ui) -> bool {
        let palette = theme::palette(ui);
        let faulty: BTreeSet<usize> = self.faults.iter().map(|fault| fault.line).collect();
        let (ink, marked) = (palette.text, palette.bad_weak);
        let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
            let job = laid_out(text.as_str(), &faulty, ink, marked, width);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let area = ScrollArea::vertical().id_salt("template text").auto_shrink([false, false]);
        area.show(ui, |ui| {
            let mut shown = half_typed::shown(ui, text_id(), &self.editor.text);
            let edit = TextEdit::multiline(&mut shown)
                .id(text_id())
                .desired_width(f32::INFINITY)
                .desired_rows(24)
                .margin(Margin::symmetric(8, 8))
                .interactive(self.may_write)
                .layouter(&mut layouter);
            let output = edit.show(ui);
            let mut response = output.response.response.accessible_name("范本文本");
            half_typed::take_over(ui, &mut response, &mut self.editor.text, shown);
            if let Some(place) = self.editor.go_to.take() {
                let mut state = output.state;
                state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(place))));
                state.store(ui.ctx(), text_id());
                response.request_focus();
                let caret = output.galley.pos_from_cursor(CCursor::new(place));
                ui.scroll_to_rect(caret.translate(output.galley_pos.to_vec2()).expand2(vec2(0.0, 40.0)), None);
            }
            response.changed()
        })
        .inner
    }

    fn faults_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::TINY);
        if let Some(message) = &self.message {
            let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
            note_ui(ui, place, message);
        }
        if self.faults.is_empty() {
            let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
            note_ui(ui, place, &Note::good("没有错误"));
            return;
        }
        let count = format!("{} 处错误", self.faults.len());
        ui.horizontal(|ui| {
            ui.label(theme::strong(count).color(theme::palette(ui).bad));
            if ui.add(Button::quiet("下一处").key("F8").small()).clicked() {
                self.editor.go_to_next(&self.faults);
            }
        });
        let bad = theme::palette(ui).bad;
        let told =
            ScrollArea::vertical().id_salt("template faults").auto_shrink([false, false]).min_scrolled_height(0.0);
        told.show(ui, |ui| {
            for fault in self.faults.iter().take(MOST_FAULTS) {
                let words = theme::small(fault.to_string()).color(bad);
                if ui.add(Label::new(words).wrap().sense(Sense::click())).clicked() {
                    self.editor.go_to(fault);
                }
            }
        });
    }
}

/// Name, example, and what is put in for it.
fn fields(kind: TemplateKind, typed: &str) -> Vec<(&'static str, &'static str, String)> {
    let fields = kind.fields().iter().map(|field| (field.name, field.example, format!("{{{}}}", field.name)));
    let lists = kind.lists().iter().map(|list| {
        let columns: Vec<&str> = list.columns.iter().map(|column| column.name).collect();
        (list.name, "名册", format!("\n【表格】{}：{}\n", list.name, columns.join("、")))
    });
    fields.chain(lists).filter(|(name, ..)| name.contains(typed.trim())).collect()
}

/// Every line in one colour, those with a fault on a tinted ground.
fn laid_out(text: &str, faulty: &BTreeSet<usize>, ink: Color32, marked: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for (line, words) in (1..).zip(text.split_inclusive('\n')) {
        let background = if faulty.contains(&line) { marked } else { Color32::TRANSPARENT };
        let format = TextFormat {
            font_id: FontId::proportional(font::BODY.size),
            color: ink,
            background,
            line_height: Some(LINE),
            ..TextFormat::default()
        };
        job.append(words, 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::template::FaultKind;

    fn fault(line: usize, column: usize) -> Fault {
        Fault { line, column, kind: FaultKind::EmptyField }
    }

    #[test]
    fn a_fault_is_gone_to_by_its_line_and_column_one_after_another() {
        let mut editor = Editor::new("【标题】信\n一、{}\n二、好{}");
        let faults = [fault(2, 3), fault(3, 4)];
        for expected in [8, 14, 8] {
            editor.go_to_next(&faults);
            assert_eq!(editor.go_to.take(), Some(expected));
        }
    }

    #[test]
    fn a_field_is_offered_by_a_part_of_its_name_and_put_in_with_its_braces() {
        let offered = fields(TemplateKind::RentalAgreement, "出租人证");
        assert_eq!(offered.len(), 1);
        assert_eq!(offered[0].2, "{出租人证件号码}");
        let list = fields(TemplateKind::RentalAgreement, "承租人").pop().map(|(.., put_in)| put_in);
        assert!(list.is_some_and(|put_in| put_in.contains("【表格】承租人：序号、姓名")));
    }
}
