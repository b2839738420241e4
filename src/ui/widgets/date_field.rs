//! A date: typed freely, or taken from a small calendar (F2). Reading what was typed is the business of the value.

use chrono::{Datelike, Days, Months, NaiveDate};
use eframe::egui::{
    Align2, CornerRadius, Frame, Id, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Rect, RectAlign, Response,
    Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2,
};

use crate::domain::Date;
use crate::ui::icons;
use crate::ui::theme::{self, font, radius, space};

use super::{Button, TextField, focus_order, popup_list, text_field};

const CELL: f32 = 30.0;
const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// A field for a date.
#[must_use = "add it with ui.add"]
pub struct DateField<'a> {
    id: Id,
    text: &'a mut String,
    date: Option<Date>,
    today: Date,
    width: f32,
    has_problem: bool,
}

impl<'a> DateField<'a> {
    /// `date` is what the text was read as; the calendar opens there, else on today.
    pub fn new(id: Id, text: &'a mut String, date: Option<Date>, today: Date) -> Self {
        Self { id, text, date, today, width: 300.0, has_problem: false }
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    pub fn problem(mut self, has_problem: bool) -> Self {
        self.has_problem = has_problem;
        self
    }
}

impl Widget for DateField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let Self { id, text, date, today, width, has_problem } = self;
        let mut day = ui.data(|data| data.get_temp::<NaiveDate>(id.with("calendar")));
        let is_open = day.is_some();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let key = if has_focus { calendar_key(ui, &mut day, date.unwrap_or(today)) } else { None };

        let field = TextField::new(id, text).hint("年-月-日").icon(icons::CALENDAR).width(width).problem(has_problem);
        let mut response = popup_list::with_focus_kept(ui, id, is_open, |ui| ui.add(field));
        if calendar_icon_ui(ui, &response).clicked() {
            day = if is_open { None } else { Some(date.unwrap_or(today)) };
            response.request_focus();
        } else if !ui.memory(|memory| memory.has_focus(id)) {
            day = None;
        }

        let mut taken = if key == Some(CalendarKey::Take) { day } else { None };
        let is_by_key = taken.is_some();
        if let Some(shown) = &mut day {
            taken = taken.or(calendar_ui(&response, shown, date, today));
        }
        if let Some(taken) = taken {
            *text = taken.format("%Y-%m-%d").to_string();
            text_field::put_caret_at_end(ui, id, text);
            response.mark_changed();
            day = None;
            if is_by_key {
                focus_order::ask_next(ui, id, focus_order::By::Enter);
            }
        }
        ui.data_mut(|data| match day {
            Some(day) => {
                data.insert_temp(id.with("calendar"), day);
            }
            None => data.remove::<NaiveDate>(id.with("calendar")),
        });
        response
    }
}

#[derive(Clone, Copy, PartialEq)]
enum CalendarKey {
    Take,
    Other,
}

/// F2 opens; inside, arrows move by days and weeks, PgUp and PgDn by months, Enter takes, Esc closes.
fn calendar_key(ui: &Ui, day: &mut Option<NaiveDate>, start: NaiveDate) -> Option<CalendarKey> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let Some(here) = *day else {
        if pressed(Key::F2) {
            *day = Some(start);
        }
        return None;
    };
    if pressed(Key::Enter) {
        return Some(CalendarKey::Take);
    }
    if pressed(Key::Escape) || pressed(Key::F2) {
        *day = None;
        return Some(CalendarKey::Other);
    }
    let moved = [
        (Key::ArrowLeft, here.checked_sub_days(Days::new(1))),
        (Key::ArrowRight, here.checked_add_days(Days::new(1))),
        (Key::ArrowUp, here.checked_sub_days(Days::new(7))),
        (Key::ArrowDown, here.checked_add_days(Days::new(7))),
        (Key::PageUp, here.checked_sub_months(Months::new(1))),
        (Key::PageDown, here.checked_add_months(Months::new(1))),
    ]
    .into_iter()
    .find_map(|(key, to)| if pressed(key) { to } else { None });
    if let Some(moved) = moved {
        *day = Some(moved);
    }
    Some(CalendarKey::Other)
}

fn calendar_icon_ui(ui: &Ui, field: &Response) -> Response {
    let rect = Rect::from_min_max(pos2(field.rect.right() - 32.0, field.rect.top()), field.rect.max);
    let button = ui.interact(rect, field.id.with("calendar button"), Sense::CLICK);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, "日历"));
    button.on_hover_text("日历 F2")
}

/// Answers the day that was pressed. `shown` is the day the keys stand on, and its month is the one drawn.
fn calendar_ui(field: &Response, shown: &mut NaiveDate, date: Option<Date>, today: Date) -> Option<NaiveDate> {
    let style = field.ctx.global_style();
    let popup = Popup::from_response(field)
        .id(field.id.with("popup"))
        .open(true)
        .align(RectAlign::BOTTOM_END)
        .align_alternatives(&[RectAlign::TOP_END])
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(4.0)
        .width(7.0 * CELL)
        .frame(Frame::popup(&style).inner_margin(Margin::same(8)))
        .show(|ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            month_head_ui(ui, shown);
            weekdays_ui(ui);
            days_ui(ui, *shown, date, today)
        });
    popup.and_then(|popup| popup.inner)
}

fn month_head_ui(ui: &mut Ui, shown: &mut NaiveDate) {
    ui.horizontal(|ui| {
        if ui.add(Button::icon_only(icons::CARET_LEFT, "上个月").small()).clicked() {
            *shown = shown.checked_sub_months(Months::new(1)).unwrap_or(*shown);
        }
        let middle = 7.0 * CELL - 2.0 * theme::height::CONTROL_SMALL;
        let (rect, _) = ui.allocate_exact_size(vec2(middle, theme::height::CONTROL_SMALL), Sense::hover());
        let words = format!("{} 年 {} 月", shown.year(), shown.month());
        let ink = theme::palette(ui).text;
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, theme::medium(&font::BODY), ink);
        if ui.add(Button::icon_only(icons::CARET_RIGHT, "下个月").small()).clicked() {
            *shown = shown.checked_add_months(Months::new(1)).unwrap_or(*shown);
        }
    });
}

fn weekdays_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(7.0 * CELL, 20.0), Sense::hover());
    let ink = theme::palette(ui).text_weak;
    for (place, weekday) in WEEKDAYS.iter().enumerate() {
        let center = pos2(rect.left() + (place as f32 + 0.5) * CELL, rect.center().y);
        ui.painter().text(center, Align2::CENTER_CENTER, weekday, font::CAPTION, ink);
    }
}

fn days_ui(ui: &mut Ui, shown: NaiveDate, date: Option<Date>, today: Date) -> Option<NaiveDate> {
    let first = shown.with_day(1)?;
    let monday = first.checked_sub_days(Days::new(u64::from(first.weekday().num_days_from_monday())))?;
    let (area, _) = ui.allocate_exact_size(vec2(7.0 * CELL, 6.0 * (CELL - space::TINY)), Sense::hover());
    monday.iter_days().take(42).enumerate().fold(None, |taken, (place, day)| {
        let corner = vec2((place % 7) as f32 * CELL, (place / 7) as f32 * (CELL - space::TINY));
        let cell = Rect::from_min_size(area.min + corner, vec2(CELL, CELL - space::TINY)).shrink(1.0);
        let is_pressed = day_ui(ui, cell, day, Marks { shown, date, today });
        if is_pressed { Some(day) } else { taken }
    })
}

/// The days that look different from the others.
struct Marks {
    shown: NaiveDate,
    date: Option<Date>,
    today: Date,
}

fn day_ui(ui: &Ui, cell: Rect, day: NaiveDate, marks: Marks) -> bool {
    let palette = theme::palette(ui);
    let response = ui.interact(cell, ui.scope_id().with(day), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, day.format("%Y-%m-%d").to_string()));
    let corner = CornerRadius::same(radius::CONTROL);
    let ink = if marks.date == Some(day) {
        ui.painter().rect_filled(cell, corner, palette.accent);
        palette.on_accent
    } else if response.hovered() {
        ui.painter().rect_filled(cell, corner, palette.hover);
        palette.text
    } else if day.month() == marks.shown.month() {
        palette.text
    } else {
        palette.text_weak
    };
    if day == marks.today {
        ui.painter().rect_stroke(cell, corner, Stroke::new(1.0, palette.line_strong), StrokeKind::Inside);
    }
    if day == marks.shown {
        ui.painter().rect_stroke(cell, corner, Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    }
    ui.painter().text(cell.center(), Align2::CENTER_CENTER, day.day(), font::SMALL, ink);
    response.clicked()
}
