//! 租住经过: a row a room, a bar a tenancy, from when until when; those of one room at the same time lie below each other.
//! Under the bars the running tenancies in words, with what can be done to them; a bar that has no room for its words says
//! them there or when pointed at.

use super::people_card::{line_ui, weak_ui};
use super::{Act, HouseScreen, name_ui};
use crate::domain::Date;
use crate::domain::values::Value;
use crate::services::houses::{DueKind, HousePage, Lease, Who};
use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::{Button, Card, paint};
use chrono::{Datelike, Days};
use eframe::egui::{
    Align, Color32, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// A row of bars, and the line of years under them.
const ROW: f32 = 28.0;
const BAR: f32 = 20.0;
const YEARS: f32 = 22.0;
/// Room for the names of the rooms.
const ROOMS: f32 = 60.0;
/// No bar is drawn longer into the past than this.
const MOST_YEARS: u64 = 6;

/// The bars, made when the page is read.
pub(super) struct Bars {
    rows: Vec<RoomRow>,
    from: Date,
    until: Date,
    today: Date,
}

/// The bars of one room, in as many lanes as tenancies run at the same time.
struct RoomRow {
    room: String,
    lanes: Vec<Vec<Bar>>,
}

impl RoomRow {
    /// Into the first lane where nothing lies over it.
    fn put(&mut self, bar: Bar) {
        match self.lanes.iter_mut().find(|lane| lane.iter().all(|other| !bar.overlaps(other))) {
            Some(lane) => lane.push(bar),
            None => self.lanes.push(vec![bar]),
        }
    }
}

struct Bar {
    words: String,
    /// With its days, for whoever points at it or cannot see it.
    whole: String,
    from: Date,
    /// Until today while it runs.
    until: Date,
    agreed_until: Option<Date>,
    runs: bool,
}

impl Bars {
    pub(super) fn of(page: &HousePage, today: Date) -> Self {
        let mut rows: Vec<RoomRow> = Vec::new();
        for lease in page.leases.iter().rev() {
            let Some(bar) = bar(lease, today) else { continue };
            let room = if lease.tenancy.room.is_empty() { "整套".to_owned() } else { lease.tenancy.room.0.clone() };
            match rows.iter_mut().find(|row| row.room == room) {
                Some(row) => row.put(bar),
                None => rows.push(RoomRow { room, lanes: vec![vec![bar]] }),
            }
        }
        let bars = || rows.iter().flat_map(|row| row.lanes.iter().flatten());
        let earliest = today.checked_sub_days(Days::new(366 * MOST_YEARS)).unwrap_or(today);
        let from = bars().map(|bar| bar.from).min().unwrap_or(today).max(earliest);
        let last = bars().map(Bar::end).max().unwrap_or(today);
        // Some room to the right of today, so that it can be seen what is still to run.
        let until = last.max(today).checked_add_days(Days::new(60)).unwrap_or(today);
        Self { rows, from, until, today }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn x(&self, area: Rect, day: Date) -> f32 {
        let days = |from: Date, until: Date| (until - from).num_days() as f32;
        let share = days(self.from, day) / days(self.from, self.until).max(1.0);
        area.left() + area.width() * share.clamp(0.0, 1.0)
    }

    fn ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let lanes: usize = self.rows.iter().map(|row| row.lanes.len()).sum();
        let height = ROW * lanes as f32 + YEARS;
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let area = Rect::from_min_max(pos2(whole.left() + ROOMS, whole.top()), whole.max);
        self.years_ui(ui, area);
        let mut top = whole.top();
        for RoomRow { room, lanes } in &self.rows {
            let line = |top: f32| Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), ROW));
            let name = paint::line(ui, room, font::BODY, palette.text_weak, ROOMS - space::SMALL);
            paint::galley_at(ui.painter(), line(top), whole.left(), name);
            for lane in lanes {
                lane.iter().for_each(|bar| self.bar_ui(ui, area, line(top), bar));
                top += ROW;
            }
        }
        let x = self.x(area, self.today);
        ui.painter().vline(x, area.top()..=area.bottom() - YEARS, Stroke::new(2.0, palette.bad));
    }

    fn years_ui(&self, ui: &Ui, area: Rect) {
        let palette = theme::palette(ui);
        let line = Rect::from_min_max(pos2(area.left(), area.bottom() - YEARS), area.max);
        let today = self.x(area, self.today);
        let words = paint::line(ui, "今天", font::CAPTION, palette.bad, f32::INFINITY);
        let width = words.size().x;
        paint::galley_at(ui.painter(), line, today - width / 2.0, words);
        for year in self.from.year() + 1..=self.until.year() {
            let Some(first) = Date::from_ymd_opt(year, 1, 1) else { continue };
            let x = self.x(area, first);
            ui.painter().vline(x, area.top()..=line.top(), Stroke::new(1.0, palette.line));
            let words = paint::line(ui, &year.to_string(), font::CAPTION, palette.text_weak, f32::INFINITY);
            let has_room = x + 3.0 + words.size().x <= line.right();
            if has_room && (x - today).abs() > width + space::CARD {
                paint::galley_at(ui.painter(), line, x + 3.0, words);
            }
        }
    }

    fn bar_ui(&self, ui: &Ui, area: Rect, row: Rect, bar: &Bar) {
        let palette = theme::palette(ui);
        let (left, right) = (self.x(area, bar.from), self.x(area, bar.until));
        let place = |left: f32, right: f32| {
            let top = row.center().y - BAR / 2.0;
            Rect::from_min_max(pos2(left, top), pos2(right.max(left + 3.0), top + BAR))
        };
        let corner = CornerRadius::same(radius::CONTROL / 2);
        let agreed = bar.agreed_until.filter(|day| bar.runs && *day > self.today);
        let rest = agreed.map(|agreed| place(right, self.x(area, agreed)));
        if let Some(rest) = rest {
            let edge = Stroke::new(1.0, palette.accent);
            ui.painter().rect(rest, corner, palette.raised, edge, StrokeKind::Inside);
        }
        let (fill, ink) = if bar.runs { (palette.accent, palette.on_accent) } else { (palette.tint, palette.text) };
        let drawn = place(left, right);
        ui.painter().rect_filled(drawn, corner, fill);
        // A tenancy that has just begun says its words in what is still to run.
        match rest.filter(|rest| rest.width() > drawn.width()) {
            Some(rest) => words_ui(ui, rest, &bar.words, &bar.whole, palette.accent),
            None => words_ui(ui, drawn, &bar.words, &bar.whole, ink),
        }
    }
}

impl Bar {
    /// The last day it is drawn to: of a running one what was agreed.
    fn end(&self) -> Date {
        self.agreed_until.filter(|_| self.runs).unwrap_or(self.until).max(self.until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.from < other.end() && other.from < self.end()
    }
}

/// Words inside the bar, cut by it; whole when the bar is pointed at.
fn words_ui(ui: &Ui, bar: Rect, words: &str, whole: &str, ink: Color32) {
    if bar.width() > 30.0 {
        let line = paint::line(ui, words, font::SMALL, ink, bar.width() - 2.0 * space::ICON);
        paint::galley_at(ui.painter(), bar, bar.left() + space::ICON, line);
    }
    let id = ui.scope_id().with((whole, bar.top() as i64));
    let response = ui.interact(bar, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, whole));
    response.on_hover_text(whole);
}

fn bar(lease: &Lease, today: Date) -> Option<Bar> {
    let tenancy = &lease.tenancy;
    let from = tenancy.from_date.0?;
    let runs = tenancy.ended_on.is_unset();
    let until = if runs { "至今".to_owned() } else { format!("至 {}", tenancy.ended_on.shown()) };
    Some(Bar {
        words: name(lease),
        whole: format!("{} {from} {until}", name(lease)),
        from,
        until: tenancy.ended_on.0.unwrap_or(today).max(from),
        agreed_until: tenancy.agreed_until.0,
        runs,
    })
}

/// 「韦国强等 3 人」
fn name(lease: &Lease) -> String {
    match lease.people.len() {
        0 | 1 => lease.tenant.clone(),
        count => format!("{}等 {count} 人", lease.tenant),
    }
}

impl HouseScreen {
    pub(super) fn bars_ui(&self, ui: &mut Ui) -> Option<Act> {
        let running = self.page.running().count();
        let detail = if running == 0 { "没有在租的".to_owned() } else { format!("在租 {running} 份") };
        let (_, asked) = Card::new("租住经过").detail(&detail).flush().show_with(ui, legend_ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.bars.is_empty() {
                line_ui(ui, false, |ui| weak_ui(ui, "还没有登记过租赁，按 F5 登记第一份"));
                return None;
            }
            let margin = eframe::egui::Margin::symmetric(12, 8);
            eframe::egui::Frame::new().inner_margin(margin).show(ui, |ui| self.bars.ui(ui));
            self.page.running().fold(None, |asked, lease| asked.or(self.lease_ui(ui, lease)))
        });
        asked
    }

    /// A running tenancy in words, with what can be done to it.
    fn lease_ui(&self, ui: &mut Ui, lease: &Lease) -> Option<Act> {
        let palette = theme::palette(ui);
        let top = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), top + 0.5, Stroke::new(1.0, palette.line));
        let mut asked = None;
        line_ui(ui, false, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.may_write {
                    if ui.add(Button::quiet("退租…").small()).clicked() {
                        asked = Some(Act::End(Some(lease.id)));
                    }
                    if ui.add(Button::quiet("改租赁、居住人").small()).clicked() {
                        asked = Some(Act::Tenancy(lease.id));
                    }
                }
                self.due_badge_ui(ui, DueKind::Tenancy(lease.id));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let tenancy = &lease.tenancy;
                    match lease.who {
                        Some(who @ Who::Organisation(_)) => {
                            if !tenancy.room.is_empty() {
                                ui.label(theme::body(&*tenancy.room));
                            }
                            asked = name_ui(ui, who, &name(lease)).or(asked);
                        }
                        _ => {
                            ui.label(theme::body(format!("{} {}", &*tenancy.room, name(lease)).trim()));
                        }
                    }
                    let until = if tenancy.agreed_until.is_unset() {
                        "不定期".to_owned()
                    } else {
                        tenancy.agreed_until.shown()
                    };
                    weak_ui(ui, &format!("{} 至 {until}", tenancy.from_date.shown()));
                });
            });
        });
        asked
    }
}

fn legend_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    for (words, fill, edge) in [
        ("合同期", palette.raised, palette.accent),
        ("在租", palette.accent, palette.accent),
        ("已退租", palette.tint, palette.tint),
    ] {
        ui.label(theme::small(words).color(palette.text_weak));
        let (mark, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter().rect(mark, CornerRadius::same(2), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        ui.add_space(space::TINY);
    }
}
