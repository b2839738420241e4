//! F1: the keys of this screen, those that work everywhere, and the clerk's handbook (docs/手册.md), over everything else.

mod handbook;

use super::screen::{KeyHint, key};
use super::theme::{self, height, radius, space};
use super::widgets::confirm::with_own_keys;
use super::widgets::{Button, key_cap};
use eframe::egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, ScrollArea, Sense, Stroke,
    Theme, Ui, UiBuilder, vec2,
};
use handbook::Block;
use std::sync::LazyLock;

const WIDTH: f32 = 960.0;
const KEYS_WIDTH: f32 = 236.0;
/// The text is not wider than reads well.
const TEXT_WIDTH: f32 = 620.0;

static HANDBOOK: LazyLock<Vec<Block>> = LazyLock::new(|| handbook::parse(crate::assets::HANDBOOK));

const EVERYWHERE: &[KeyHint] = &[
    key("Ctrl F", "查找"),
    key("Ctrl N", "登记流动人口"),
    key("Ctrl 1–4", "今日、人口、房屋、星级"),
    key("Ctrl 5–8", "联防、调解、文书、报表"),
    key("Ctrl 9", "设置"),
    key("Ctrl 0", "日常"),
    key("Ctrl G", "地址"),
    key("Ctrl J", "议事"),
    key("Ctrl B", "批量查询"),
    key("Ctrl Z", "撤销上一步"),
    key("Ctrl L", "锁屏"),
    key("Ctrl Shift L", "退出登录"),
    key("Esc", "关闭、返回"),
];

/// The help window over everything else.
#[derive(Default)]
pub struct Help;

impl Help {
    /// Draws it; true when it was closed.
    pub fn show(&mut self, ctx: &Context, keys: &[KeyHint]) -> bool {
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
                let is_closed = parts_ui(ui, whole, keys);
                ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) || is_closed
            })
        });
        modal.should_close() || modal.inner
    }
}

/// Head above, keys at the left, the handbook beside them. Each has its fixed place, so that nothing can push the others.
fn parts_ui(ui: &mut Ui, whole: Rect, keys: &[KeyHint]) -> bool {
    let palette = theme::palette(ui);
    let (head, below) = whole.split_top_bottom_at_y(whole.top() + height::PAGE_HEAD);
    let (left, right) = below.split_left_right_at_x(below.left() + KEYS_WIDTH);
    let round = CornerRadius { sw: radius::FLOATING, ..CornerRadius::ZERO };
    ui.painter().rect_filled(left, round, palette.surface);
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let inside = |rect: Rect, layout| UiBuilder::new().max_rect(rect).layout(layout);
    let top_down = Layout::top_down(Align::Min);
    ui.scope_builder(inside(left.shrink(space::PANE), top_down), |ui| {
        ScrollArea::vertical().id_salt("help keys").auto_shrink(false).show(ui, |ui| keys_ui(ui, keys));
    });
    ui.scope_builder(inside(right, top_down), handbook_ui);
    let head = head.shrink2(vec2(space::PANE, 0.0));
    ui.scope_builder(inside(head, Layout::right_to_left(Align::Center)), head_ui).inner
}

fn head_ui(ui: &mut Ui) -> bool {
    let is_closed = ui.add(Button::secondary("关闭").key("Esc").small()).clicked();
    let ink = theme::palette(ui).text;
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.label(theme::title("帮助").color(ink)));
    is_closed
}

/// The keys of this screen first.
fn keys_ui(ui: &mut Ui, keys: &[KeyHint]) {
    let own: Vec<KeyHint> = keys.iter().copied().filter(|hint| hint.key != "F1").collect();
    key_list_ui(ui, "这一页", &own);
    ui.add_space(space::PANE);
    let others: Vec<KeyHint> =
        EVERYWHERE.iter().copied().filter(|hint| own.iter().all(|own| own.key != hint.key)).collect();
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

/// The handbook, scrolled by wheel, arrows and page keys.
fn handbook_ui(ui: &mut Ui) {
    let view = ui.available_height();
    ScrollArea::vertical().id_salt("handbook").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(TEXT_WIDTH.min(ui.available_width()));
            for block in HANDBOOK.iter() {
                block.ui(ui);
            }
        });
        ui.scroll_with_delta(vec2(0.0, scrolled_by(ui, view)));
    });
}

fn scrolled_by(ui: &Ui, view: f32) -> f32 {
    let times = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let lines = times(Key::ArrowUp) - times(Key::ArrowDown);
    let pages = times(Key::PageUp) - times(Key::PageDown);
    let ends = (times(Key::Home) - times(Key::End)) * 1.0e6;
    lines * 44.0 + pages * (view - 44.0) + ends
}
