//! The first start: no archive is known here, and there are three clear ways.

use super::{Act, Pane};
use crate::ui::icons;
use crate::ui::screens::entry;
use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::{Button, paint, sign_in_frame};
use eframe::egui::{Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

const WAY: f32 = 72.0;

/// The way that has the focus at the start.
pub(super) fn first_id() -> Id {
    way_id("新建本站")
}

pub(super) fn left_ui(ui: &mut Ui) -> Option<Act> {
    sign_in_frame::brand_ui(ui);
    ui.add_space(space::LARGE);
    entry::paragraph_ui(ui, "社区里的人和房，登记一次，随时找到，打印成表。");
    ui.add_space(space::SMALL);
    entry::paragraph_ui(ui, "所有资料都放在您选的一个文件夹里，用口令加密；拷走这个文件夹，就拷走了整个档案。");
    None
}

pub(super) fn ways_ui(ui: &mut Ui) -> Option<Act> {
    entry::head_ui(ui, "从哪里开始", "这台电脑上还没有打开过档案");
    let ways = [
        (icons::PLUS, "新建本站", "写站名，设第一位操作员，打印恢复页", Act::Found),
        (icons::OPEN_FOLDER, "打开已有", "档案在移动盘上，或从别的电脑拷来", Act::Show(Pane::OpenOther)),
        (icons::HOUSES, "演示站", "600 位虚构的居民，随便试，退出后不保留", Act::Demo),
    ];
    let mut asked = None;
    for (icon, title, detail, act) in ways {
        if way_ui(ui, icon, title, detail).clicked() {
            asked = Some(act);
        }
        ui.add_space(space::CARD);
    }
    let restores = entry::foot_link_ui(ui, Button::quiet("从备份恢复…").icon(icons::RESTORE));
    asked.or(restores.then_some(Act::Show(Pane::Restore)))
}

fn way_ui(ui: &mut Ui, icon: char, title: &str, detail: &str) -> Response {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), WAY), Sense::hover());
    let response = ui.interact(rect, way_id(title), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let fill = if response.hovered() { palette.hover } else { palette.raised };
    ui.painter().rect(rect, radius::CARD, fill, Stroke::new(1.0, palette.line_strong), StrokeKind::Inside);
    paint::icon(ui.painter(), pos2(rect.left() + 30.0, rect.center().y), icon, 24.0, palette.accent);
    let line = |top: f32, high: f32| Rect::from_min_size(pos2(rect.left(), rect.top() + top), vec2(rect.width(), high));
    paint::words(ui, line(14.0, 22.0), rect.left() + 60.0, title, theme::medium(&font::BODY), palette.text);
    paint::words(ui, line(37.0, 20.0), rect.left() + 60.0, detail, font::SMALL, palette.text_weak);
    if response.has_focus() {
        paint::focus_ring(ui, rect, radius::CARD);
    }
    response
}

fn way_id(title: &str) -> Id {
    Id::unique(("way in", title))
}
