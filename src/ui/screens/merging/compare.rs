//! Two records side by side: why they look alike, which value of each field is taken, and what moves, said before.

use super::{Act, MergingScreen};
use crate::domain::merging::{Comparison, MergedField, Side};
use crate::services::merging::{Half, Proposal};
use crate::ui::icons;
use crate::ui::theme::{self, font, height, radius, space};
use crate::ui::widgets::field::note_ui;
use crate::ui::widgets::{Button, Mood, Note, badge, paint};
use eframe::egui::{
    Align, CursorIcon, Frame, Id, Label, Layout, Panel, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// The label column; the two columns of values share the rest.
const LABEL: f32 = 84.0;
/// So many sentences on what will have to be put right stand in full, each in a line so high.
const CONTRADICTIONS_SHOWN: usize = 3;
const NOTE: f32 = 26.0;

impl MergingScreen {
    pub(super) fn proposal_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let proposal = self.proposal.as_mut()?;
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = head_ui(ui, proposal);
        let foot = Panel::bottom("merging foot")
            .frame(Frame::NONE)
            .show_separator_line(true)
            .show(ui, |ui| foot_ui(ui, proposal))
            .inner;
        let rest = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            halves_ui(ui, proposal);
            fields_ui(ui, proposal)
        });
        if let Some((key, side)) = rest.inner {
            proposal.merge.choose(key, side);
        }
        head.or(foot)
    }
}

fn head_ui(ui: &mut Ui, proposal: &Proposal) -> Option<Act> {
    let close = ui.horizontal(|ui| {
        badge(ui, Mood::Warn, None, proposal.verdict.label());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(Button::icon_only(icons::CROSS, "关闭")).clicked();
            let swap = ui.add(Button::secondary("换一条保留").key("F6").small()).clicked();
            if close { Some(Act::CloseProposal) } else { swap.then_some(Act::Swap) }
        })
        .inner
    });
    let why = format!("为什么提示：{}。", proposal.reasons.join("；"));
    ui.add(Label::new(theme::small(why).color(theme::palette(ui).text_weak)).wrap());
    ui.add_space(space::SMALL);
    close.inner
}

/// What the two records are, beside each other.
fn halves_ui(ui: &mut Ui, proposal: &Proposal) {
    let Proposal { kept, joining, .. } = proposal;
    let uses = |half: &Half| if half.uses.is_empty() { "没有".to_owned() } else { half.uses.join("、") };
    line_ui(ui, "", ["保留这一条", "并入左边一条"], true);
    line_ui(ui, "姓名", [&kept.name, &joining.name], false);
    line_ui(ui, "住处", [&kept.residence, &joining.residence], false);
    line_ui(ui, "最近改动", [&kept.changed_on, &joining.changed_on], false);
    line_ui(ui, "登记", [&uses(kept), &uses(joining)], false);
    ui.add_space(space::CARD);
}

/// Answers a value that was chosen. What is alike in both is not asked.
fn fields_ui(ui: &mut Ui, proposal: &Proposal) -> Option<(&'static str, Side)> {
    let (alike, asked): (Vec<MergedField>, Vec<MergedField>) =
        proposal.merge.fields().into_iter().partition(|field| field.comparison == Comparison::Equal);
    ui.label(theme::strong("每一项用哪一边的"));
    ui.add_space(space::TINY);
    let mut chosen = None;
    for field in &asked {
        chosen = field_ui(ui, field).map(|side| (field.key, side)).or(chosen);
    }
    if asked.is_empty() {
        ui.label(theme::small("两边的资料完全相同").color(theme::palette(ui).text_weak));
    }
    let filled: Vec<&str> = alike.iter().filter(|field| !field.kept.full.is_empty()).map(|field| field.label).collect();
    if !filled.is_empty() {
        ui.add_space(space::SMALL);
        let words = format!("两边相同：{}", filled.join("、"));
        ui.add(Label::new(theme::small(words).color(theme::palette(ui).text_weak)).wrap());
    }
    chosen
}

fn field_ui(ui: &mut Ui, field: &MergedField) -> Option<Side> {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::CONTROL), Sense::hover());
    paint::words(ui, row, row.left(), field.label, font::SMALL, palette.text_weak);
    let width = (row.width() - LABEL) / 2.0;
    let mut chosen = None;
    for (place, side) in [Side::Kept, Side::Joining].into_iter().enumerate() {
        let left = row.left() + LABEL + place as f32 * width;
        let cell =
            Rect::from_min_size(pos2(left, row.top()), vec2(width - space::TINY, row.height())).shrink2(vec2(0.0, 1.0));
        if value_ui(ui, cell, field, side) {
            chosen = Some(side);
        }
    }
    chosen
}

/// One of the two values, chosen or not. A number is shown as lists show it; the reasons say where two differ.
fn value_ui(ui: &mut Ui, cell: Rect, field: &MergedField, side: Side) -> bool {
    let palette = theme::palette(ui);
    let (shown, words) = match side {
        Side::Kept => (&field.kept, "用保留的"),
        Side::Joining => (&field.joining, "用并入的"),
    };
    let value = if field.key == "identity" { &shown.masked } else { &shown.full };
    let is_chosen = field.side == side;
    let response = ui.interact(cell, Id::unique(("merging", field.key, words)), Sense::click());
    let said = format!("{}{words}", field.label);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &said));
    if is_chosen {
        ui.painter().rect_filled(cell, radius::CONTROL, palette.accent_weak);
        paint::icon(ui.painter(), pos2(cell.left() + 12.0, cell.center().y), icons::CHECK, 15.0, palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(cell, radius::CONTROL, palette.hover);
    }
    let ink = if value.is_empty() { palette.text_weak } else { palette.text };
    let value = if value.is_empty() { "空" } else { value };
    let galley = paint::line(ui, value, font::BODY, ink, cell.width() - 32.0);
    paint::galley_at(ui.painter(), cell, cell.left() + 26.0, galley);
    if response.has_focus() {
        paint::focus_ring_inside(ui, cell, radius::CONTROL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(value).clicked()
}

fn line_ui(ui: &mut Ui, label: &str, values: [&str; 2], is_heading: bool) {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height::FACT), Sense::hover());
    paint::words(ui, row, row.left(), label, font::SMALL, palette.text_weak);
    let width = (row.width() - LABEL) / 2.0;
    for (place, value) in values.into_iter().enumerate() {
        let left = row.left() + LABEL + place as f32 * width;
        let cell = Rect::from_min_size(pos2(left + 26.0, row.top()), vec2(width - 32.0, row.height()));
        let text = if is_heading { theme::strong(value) } else { theme::body(value) };
        let mut inside =
            ui.new_child(eframe::egui::UiBuilder::new().max_rect(cell).layout(Layout::left_to_right(Align::Center)));
        inside.add(Label::new(text).truncate());
    }
}

/// What will have to be put right afterwards.
fn contradictions_ui(ui: &mut Ui, contradictions: &[String]) {
    for sentence in contradictions.iter().take(CONTRADICTIONS_SHOWN) {
        note_line_ui(ui, &Note::doubtful(sentence));
    }
    let more = contradictions.len().saturating_sub(CONTRADICTIONS_SHOWN);
    if more > 0 {
        note_line_ui(ui, &Note::doubtful(format!("像这样的还有 {more} 处，合并后请逐条核对")));
    }
}

fn note_line_ui(ui: &mut Ui, note: &Note) {
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), NOTE), Sense::hover());
    note_ui(ui, place, note);
}

/// What will happen, and the two answers.
fn foot_ui(ui: &mut Ui, proposal: &Proposal) -> Option<Act> {
    ui.add_space(space::SMALL);
    let words = format!("会转到保留的那一条：{}。合并后可以撤销，以后也能在「已合并」里分开。", proposal.moves());
    ui.add(Label::new(theme::small(words)).wrap());
    contradictions_ui(ui, &proposal.contradictions);
    ui.add_space(space::SMALL);
    ui.horizontal(|ui| {
        let merge = ui.add(Button::primary("合并成一条").key("Ctrl S")).clicked();
        let apart = ui.add(Button::secondary("不是同一人").key("Alt 2")).clicked();
        if merge { Some(Act::Merge) } else { apart.then_some(Act::SetApart) }
    })
    .inner
}
