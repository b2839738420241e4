//! The contents at the left: what belongs together stands on one page. A single stop of Tab, walked by the arrows; Alt with a
//! number leads there from anywhere.

use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::{keep_in_sight, paint};
use eframe::egui::{
    Align2, CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// A page of the settings.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) enum Part {
    #[default]
    Station,
    Operators,
    Safety,
    Deadlines,
    Holidays,
    Standards,
    Mediation,
    ServiceCard,
    Computer,
}

pub(super) const PARTS: [Part; 9] = [
    Part::Station,
    Part::Operators,
    Part::Safety,
    Part::Deadlines,
    Part::Holidays,
    Part::Standards,
    Part::Mediation,
    Part::ServiceCard,
    Part::Computer,
];

const NUMBERS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

const ROW: f32 = 50.0;

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::Station => "本站",
            Self::Operators => "人员和口令",
            Self::Safety => "备份和检查",
            Self::Deadlines => "期限规则",
            Self::Holidays => "节假日表",
            Self::Standards => "各项标准",
            Self::Mediation => "调解和评星",
            Self::ServiceCard => "便民服务卡",
            Self::Computer => "打印和外观",
        }
    }

    /// What is found there.
    fn detail(self) -> &'static str {
        match self {
            Self::Station => "站名、街道、电话、所在省份",
            Self::Operators => "操作员、我的口令、恢复码",
            Self::Safety => "备份、检查档案",
            Self::Deadlines => "什么事有多少天",
            Self::Holidays => "放假和调休上班",
            Self::Standards => "体检标准、出租房屋、责任书",
            Self::Mediation => "人民调解、星级评定",
            Self::ServiceCard => "发给居民的卡片",
            Self::Computer => "打印、外观、关于",
        }
    }

    fn row(self) -> Id {
        Id::unique(("part of the settings", self.title()))
    }
}

/// The part that is asked for by Alt and its number.
fn by_key(ui: &Ui) -> Option<Part> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    PARTS.into_iter().zip(NUMBERS).find_map(|(part, key)| pressed(key).then_some(part))
}

/// Draws the contents; answers the part that was asked for. `arrives`: the keyboard comes here.
pub(super) fn contents_ui(ui: &mut Ui, shown: Part, arrives: bool) -> Option<Part> {
    ui.spacing_mut().item_spacing.y = 2.0;
    let asked = PARTS.into_iter().fold(None, |asked, part| row_ui(ui, part, part == shown).then_some(part).or(asked));
    if arrives {
        ui.memory_mut(|memory| memory.request_focus(shown.row()));
    }
    let asked = by_key(ui).or(asked).or_else(|| by_arrow(ui, shown))?;
    ui.memory_mut(|memory| memory.request_focus(asked.row()));
    Some(asked)
}

fn by_arrow(ui: &Ui, shown: Part) -> Option<Part> {
    if !ui.memory(|memory| memory.has_focus(shown.row())) {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(shown.row(), filter));
    let here = PARTS.iter().position(|part| *part == shown)?;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowUp) {
        return here.checked_sub(1).map(|above| PARTS[above]);
    }
    if pressed(Key::ArrowDown) { PARTS.get(here + 1).copied() } else { None }
}

/// Whether another part was pressed.
fn row_ui(ui: &mut Ui, part: Part, is_shown: bool) -> bool {
    let palette = theme::palette(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    // Tab comes to the one that is shown only.
    let response = ui.interact(row, part.row(), if is_shown { Sense::click() } else { Sense::CLICK });
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, part.title()));
    if is_shown {
        ui.painter().rect_filled(row, CornerRadius::same(radius::CARD), palette.accent_weak);
        let bar = Rect::from_center_size(pos2(row.left() + 1.5, row.center().y), vec2(3.0, 24.0));
        ui.painter().rect_filled(bar, CornerRadius::same(2), palette.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(row, CornerRadius::same(radius::CARD), palette.hover);
    }
    let ink = if is_shown { palette.accent } else { palette.text };
    let font = if is_shown { theme::medium(&font::BODY) } else { font::BODY };
    let left = row.left() + space::CARD;
    ui.painter().text(pos2(left, row.top() + 16.0), Align2::LEFT_CENTER, part.title(), font, ink);
    let detail = pos2(left, row.bottom() - 15.0);
    ui.painter().text(detail, Align2::LEFT_CENTER, part.detail(), font::CAPTION, palette.text_weak);
    keep_in_sight(ui, &response);
    if response.has_focus() {
        paint::focus_ring_inside(ui, row, radius::CARD);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !is_shown
}
