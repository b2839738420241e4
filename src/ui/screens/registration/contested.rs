//! Somebody else changed the same fields meanwhile: both values side by side, and the clerk chooses field by field. Nothing
//! was written yet.

use super::{Act, RegistrationScreen};
use crate::services::registration::{self, Contested, Side};
use crate::services::{Desk, Trouble};
use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius, space};
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::{Button, keep_in_sight, paint};
use eframe::egui::{Align, Id, Layout, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// The fields, what was chosen for each so far, and whether the card is wanted afterwards.
pub(super) struct Choosing {
    fields: Vec<(Contested, Option<Side>)>,
    prints: bool,
}

impl Choosing {
    fn chosen(&self) -> Option<Vec<(Contested, Side)>> {
        self.fields.iter().map(|(field, side)| side.map(|side| (field.clone(), side))).collect()
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let palette = theme::palette(ui);
        ui.label(theme::heading("这几项在您填写期间被别人改过").color(palette.text));
        ui.label(theme::paragraph("还没有保存。每一项选用哪一个，没列出的两边都保留。"));
        ScrollArea::vertical().id_salt("contested fields").max_height(320.0).show(ui, |ui| {
            for (field, side) in &mut self.fields {
                field_ui(ui, field, side);
            }
        });
        let why_not = self.chosen().is_none().then_some("每一项先选一个");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let saves = ui.add(Button::primary("照选的保存").refused(why_not)).clicked();
            ui.add_space(2.0);
            let leaves = ui.add(Button::secondary("先不保存").key("Esc")).clicked();
            if saves { Some(Answer::Save) } else { leaves.then_some(Answer::Leave) }
        })
        .inner
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Save,
    Leave,
}

impl RegistrationScreen {
    pub(super) fn choosing_ui(&mut self, ui: &Ui) -> Option<Act> {
        let choosing = self.choosing.as_mut()?;
        let modal = dialog(ui.ctx(), Id::unique("contested"), |ui| choosing.ui(ui));
        let is_left = modal.should_close();
        match modal.inner {
            Some(Answer::Save) => Some(Act::Settle),
            Some(Answer::Leave) => {
                self.choosing = None;
                None
            }
            None => {
                self.choosing.take_if(|_| is_left);
                None
            }
        }
    }

    /// Shows what is contested. Where nothing is any more, saving is simply tried again by the clerk.
    pub(super) fn ask_whose(&mut self, desk: &Desk, prints: bool) -> Result<(), Trouble> {
        let fields = registration::contested(desk, &self.form)?;
        let fields = fields.into_iter().map(|field| (field, None)).collect();
        self.choosing = Some(Choosing { fields, prints });
        Ok(())
    }

    /// Takes over what was chosen; says whether the card is wanted after saving.
    pub(super) fn settle(&mut self, desk: &Desk) -> Result<Option<bool>, Trouble> {
        let Some(choosing) = self.choosing.take() else { return Ok(None) };
        let Some(chosen) = choosing.chosen() else { return Ok(None) };
        registration::settle(desk, &mut self.form, &chosen)?;
        self.read_dwelling(desk)?;
        Ok(Some(choosing.prints))
    }
}

fn field_ui(ui: &mut Ui, field: &Contested, side: &mut Option<Side>) {
    let palette = theme::palette(ui);
    ui.add_space(space::TINY);
    ui.label(theme::small(field.label).color(palette.text_weak));
    for (one, words, value) in [(Side::Mine, "用我的", &field.mine), (Side::Stored, "用已存的", &field.stored)] {
        ui.add_space(2.0);
        if row_ui(ui, field.label, words, value, *side == Some(one)) {
            *side = Some(one);
        }
    }
}

/// One of two, with its value in full.
fn row_ui(ui: &mut Ui, label: &str, words: &str, value: &str, is_chosen: bool) -> bool {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::CONTROL), Sense::click());
    let said = format!("{label}{words}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &said));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let edge = if is_chosen { palette.accent } else { palette.line_strong };
    ui.painter().rect_stroke(rect, radius::CONTROL, Stroke::new(1.0, edge), StrokeKind::Inside);
    if is_chosen {
        ui.painter().rect_filled(rect.shrink(1.0), radius::CONTROL, palette.accent_weak);
        paint::icon(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), icons::CHECK, 16.0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), radius::CONTROL, palette.hover);
    }
    paint::words(ui, rect, rect.left() + 28.0, words, font::BODY, palette.text_weak);
    let shown = if value.is_empty() { "（空）" } else { value };
    let galley = paint::line(ui, shown, font::BODY, palette.text, rect.width() - 104.0);
    paint::galley_at(ui.painter(), rect, rect.left() + 96.0, galley);
    keep_in_sight(ui, &response);
    if response.has_focus() {
        paint::focus_ring_inside(ui, rect, radius::CONTROL);
    }
    response.on_hover_text(shown).clicked()
}
