//! F1: the keys of this screen, those that work everywhere, and the clerk's handbook (docs/手册.md) with its contents, opened
//! at what it tells about this screen; over everything else.

mod contents;
mod handbook;
mod topic;

use super::screen::{KeyHint, key};
use super::theme::{self, height, radius, space};
use super::widgets::confirm::with_own_keys;
use super::widgets::{Button, key_cap};
use crate::domain::Right;
use contents::contents_ui;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, ScrollArea, Sense, Stroke,
    Theme, Ui, UiBuilder, vec2,
};
use handbook::Block;
use std::sync::LazyLock;
pub use topic::Topic;

const WIDTH: f32 = 1128.0;
const KEYS_WIDTH: f32 = 236.0;
const CONTENTS_WIDTH: f32 = 184.0;
/// The text is not wider than reads well.
const TEXT_WIDTH: f32 = 640.0;
/// A heading this far below the edge is being read.
const READ_WITHIN: f32 = 60.0;

static HANDBOOK: LazyLock<Vec<Block>> = LazyLock::new(|| handbook::parse(crate::assets::HANDBOOK));
/// Its sections, in their order.
static SECTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| HANDBOOK.iter().filter_map(Block::section).collect());

/// What works on every screen.
pub const EVERYWHERE: &[KeyHint] = &[
    key("Ctrl F", "查找"),
    key("Ctrl N", "登记流动人口").needs(Right::Write),
    key("Ctrl 1–4", "今日、人口、房屋、星级"),
    key("Ctrl 5–8", "联防、调解、文书、报表"),
    key("Ctrl 9", "设置"),
    key("Ctrl 0", "日常"),
    key("Ctrl G", "地址"),
    key("Ctrl J", "议事"),
    key("Ctrl B", "批量查询").needs(Right::Export),
    key("Ctrl Z", "撤销上一步").needs(Right::Enter),
    key("Ctrl L", "锁屏"),
    key("Ctrl Shift L", "退出登录"),
    key("Esc", "关闭、返回"),
];

/// The help window over everything else.
#[derive(Default)]
pub struct Help {
    /// The section that is read.
    here: usize,
    /// The section that comes to the top in the next frame.
    go_to: Option<usize>,
}

impl Help {
    /// Opened at what the handbook tells about this.
    pub fn at(topic: Topic) -> Self {
        let here = SECTIONS.iter().position(|section| *section == topic.heading()).unwrap_or_default();
        Self { here, go_to: Some(here) }
    }

    /// Draws it; true when it was closed. `keys` are those of this screen.
    pub fn show(&mut self, ctx: &Context, keys: &[KeyHint], everywhere: &[KeyHint]) -> bool {
        let palette = if ctx.theme() == Theme::Dark { &theme::DARK } else { &theme::LIGHT };
        let frame = Frame::new()
            .fill(palette.raised)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(radius::FLOATING)
            .shadow(palette.dialog_shadow);
        let room = ctx.content_rect().size() - vec2(64.0, 64.0);
        let size = vec2(WIDTH.min(room.x), room.y);
        let modal = Modal::new(Id::unique("help")).backdrop_color(palette.veil).frame(frame).show(ctx, |ui| {
            with_own_keys(ui, |ui| {
                let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
                let is_closed = self.parts_ui(ui, whole, |ui| keys_ui(ui, keys, everywhere));
                ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) || is_closed
            })
        });
        modal.should_close() || modal.inner
    }

    /// Head above; keys, contents and the handbook beside each other. Each has its fixed place, so that nothing can push the
    /// others.
    fn parts_ui(&mut self, ui: &mut Ui, whole: Rect, keys: impl FnOnce(&mut Ui)) -> bool {
        let palette = theme::palette(ui);
        let (head, below) = whole.split_top_bottom_at_y(whole.top() + height::PAGE_HEAD);
        let (left, right) = below.split_left_right_at_x(below.left() + KEYS_WIDTH);
        let (contents, text) = right.split_left_right_at_x(right.left() + CONTENTS_WIDTH);
        let round = CornerRadius { sw: radius::FLOATING, ..CornerRadius::ZERO };
        let line = Stroke::new(1.0, palette.line);
        ui.painter().rect_filled(left, round, palette.surface);
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, line);
        ui.painter().vline(contents.right() - 0.5, contents.y_range(), line);
        let inside = |rect: Rect, layout| UiBuilder::new().max_rect(rect).layout(layout);
        let top_down = Layout::top_down(Align::Min);
        ui.scope_builder(inside(left.shrink(space::PANE), top_down), |ui| {
            ScrollArea::vertical().id_salt("help keys").auto_shrink(false).show(ui, keys);
        });
        let pressed = ui.scope_builder(inside(contents.shrink2(vec2(space::SMALL, 0.0)), top_down), |ui| {
            contents_ui(ui, &SECTIONS, self.here)
        });
        self.go_to = pressed.inner.or_else(|| self.turned(ui)).or(self.go_to);
        ui.scope_builder(inside(text, top_down), |ui| self.handbook_ui(ui));
        let head = head.shrink2(vec2(space::PANE, 0.0));
        ui.scope_builder(inside(head, Layout::right_to_left(Align::Center)), head_ui).inner
    }

    /// To the section before or after by the arrows.
    fn turned(&self, ui: &Ui) -> Option<usize> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowLeft) {
            return Some(self.here.saturating_sub(1));
        }
        pressed(Key::ArrowRight).then_some((self.here + 1).min(SECTIONS.len().saturating_sub(1)))
    }

    /// The handbook, scrolled by wheel, arrows and page keys.
    fn handbook_ui(&mut self, ui: &mut Ui) {
        let view = ui.available_height();
        let edge = ui.max_rect().top() + READ_WITHIN;
        let go_to = self.go_to.take();
        let mut read = 0;
        ScrollArea::vertical().id_salt("handbook").auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 16, top: 16, bottom: 24 }).show(ui, |ui| {
                ui.set_max_width(TEXT_WIDTH.min(ui.available_width()));
                let mut section = 0;
                for block in HANDBOOK.iter() {
                    let top = ui.cursor().top();
                    block.ui(ui);
                    if block.section().is_none() {
                        continue;
                    }
                    if go_to == Some(section) {
                        let heading = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=top + view);
                        ui.scroll_to_rect_animation(heading, Some(Align::TOP), ScrollAnimation::none());
                    }
                    if top < edge {
                        read = section;
                    }
                    section += 1;
                }
                // The last section comes to the top too.
                ui.add_space(view / 2.0);
            });
            ui.scroll_with_delta(vec2(0.0, scrolled_by(ui, view)));
        });
        self.here = go_to.unwrap_or(read);
        if go_to.is_some() {
            ui.ctx().request_repaint();
        }
    }
}

fn head_ui(ui: &mut Ui) -> bool {
    let is_closed = ui.add(Button::secondary("关闭").key("Esc").small()).clicked();
    let ink = theme::palette(ui).text;
    let weak = theme::palette(ui).text_weak;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.label(theme::title("帮助").color(ink));
        ui.add_space(space::SMALL);
        ui.label(theme::small("← → 换一节，↑ ↓ 和 PgUp PgDn 翻看").color(weak));
    });
    is_closed
}

/// The keys of this screen first.
fn keys_ui(ui: &mut Ui, keys: &[KeyHint], everywhere: &[KeyHint]) {
    // Clear of the scroll bar.
    ui.set_max_width(ui.available_width() - space::SMALL);
    ui.spacing_mut().item_spacing.y = space::TINY;
    let own: Vec<KeyHint> = keys.iter().copied().filter(|hint| hint.key != "F1").collect();
    key_list_ui(ui, "这一页", &own);
    ui.add_space(space::PANE);
    let others: Vec<KeyHint> =
        everywhere.iter().copied().filter(|hint| own.iter().all(|own| own.key != hint.key)).collect();
    key_list_ui(ui, "到处都能用", &others);
}

fn key_list_ui(ui: &mut Ui, title: &str, keys: &[KeyHint]) {
    ui.label(theme::strong(title).color(theme::palette(ui).text));
    ui.add_space(space::TINY);
    for hint in keys {
        ui.horizontal(|ui| {
            ui.set_height(26.0);
            ui.label(theme::small(hint.does).color(theme::palette(ui).text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| key_cap(ui, hint.key));
        });
    }
}

fn scrolled_by(ui: &Ui, view: f32) -> f32 {
    let times = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let lines = times(Key::ArrowUp) - times(Key::ArrowDown);
    let pages = times(Key::PageUp) - times(Key::PageDown);
    let ends = (times(Key::Home) - times(Key::End)) * 1.0e6;
    lines * 44.0 + pages * (view - 44.0) + ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_opens_the_handbook_at_what_it_tells_about_each_screen() {
        for topic in Topic::ALL {
            let help = Help::at(topic);
            assert_eq!(SECTIONS[help.here], topic.heading());
        }
    }
}
