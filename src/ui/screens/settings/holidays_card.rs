//! 节假日表: which days are off and which are worked instead, year by year, as the State Council's notice has them. The years
//! known are built in; the next one is entered here when its notice is out.

use super::{Act, FIELD, foot_ui};
use crate::domain::calendar::{DayKind, Holidays, SpecialDay};
use crate::domain::values::{Day, Value};
use crate::domain::{Date, text};
use crate::services::standards::{self, Span};
use crate::ui::icons;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, Card, FormRow, Tab, TextField, check_box, paint, radio, segmented};
use chrono::Datelike;
use eframe::egui::{Align, Frame, Id, Layout, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

pub(super) struct HolidaysCard {
    kept: Holidays,
    today: Date,
    year: i32,
    /// Made when table or year change, not in every frame.
    spans: Vec<Span>,
    typed: Option<Typed>,
    message: Option<Note>,
}

/// Days being added.
#[derive(Default)]
struct Typed {
    from: String,
    until: String,
    name: String,
    is_worked: bool,
}

/// So many years stand side by side: the last, this one, the next.
const YEARS: i32 = 3;

impl HolidaysCard {
    pub fn new(kept: Holidays, today: Date) -> Self {
        let year = today.year();
        Self { spans: standards::spans(&kept, year), kept, today, year, typed: None, message: None }
    }

    pub fn reread(&mut self, kept: Holidays) {
        self.spans = standards::spans(&kept, self.year);
        self.kept = kept;
    }

    pub fn saved(&mut self, kept: Holidays) {
        self.reread(kept);
        self.typed = None;
        self.message = Some(Note::good("已保存，工作日都按新的表算"));
    }

    pub fn failed(&mut self, sentence: String) {
        self.message = Some(Note::wrong(sentence));
    }

    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let card = Card::new("节假日表").detail("国务院办公厅每年的放假通知");
        card.show(ui, |ui| {
            self.years_ui(ui);
            let act = self.spans_ui(ui, why_not);
            let known = self.known_ui(ui, why_not);
            act.or(known).or(self.add_ui(ui, why_not))
        })
    }

    fn years_ui(&mut self, ui: &mut Ui) {
        let first = self.today.year() - 1;
        let tabs: Vec<Tab> = (first..first + YEARS).map(|year| Tab::new(format!("{year} 年"), None)).collect();
        let chosen = usize::try_from(self.year - first).unwrap_or_default();
        if let Some(tab) = segmented(ui, &tabs, chosen) {
            self.year = first + tab as i32;
            self.spans = standards::spans(&self.kept, self.year);
            self.message = None;
        }
    }

    fn spans_ui(&self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let palette = theme::palette(ui);
        if self.spans.is_empty() {
            ui.label(theme::small("这一年还没有录入").color(palette.text_weak));
            return None;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut act = None;
        for span in &self.spans {
            if span_ui(ui, span, why_not) {
                let mut holidays = self.kept.clone();
                span.days().for_each(|day| holidays.unset(day));
                act = Some(Act::SaveHolidays(holidays));
            }
        }
        act
    }

    /// Whether the year's notice is entered whole, so that terms into it can be relied on.
    fn known_ui(&self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        ui.add_space(space::TINY);
        let mut is_known = self.kept.is_known(self.year);
        let is_changed = ui.add_enabled_ui(why_not.is_none(), |ui| {
            check_box(ui, &mut is_known, &format!("{} 年的通知已经录全", self.year)).changed()
        });
        is_changed.inner.then(|| {
            let mut holidays = self.kept.clone();
            holidays.set_known(self.year, is_known);
            Act::SaveHolidays(holidays)
        })
    }

    fn add_ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        let note = self.message.clone().or_else(|| why_not.map(Note::hint));
        let Some(typed) = self.typed.as_mut() else {
            let is_asked = foot_ui(ui, note.as_ref(), |ui| {
                ui.add(Button::secondary("添加日子…").icon(icons::PLUS).small().refused(why_not)).clicked()
            });
            if is_asked {
                self.typed = Some(Typed::default());
                self.message = None;
            }
            return None;
        };
        let frame = Frame::new().fill(theme::palette(ui).sunken).inner_margin(12);
        let (holidays, is_left) = frame
            .show(ui, |ui| {
                typed.fields_ui(ui);
                let added = typed.added(&self.kept, self.today);
                foot_ui(ui, note.as_ref(), |ui| {
                    let why_not = added.as_ref().err().copied();
                    let add = ui.add(Button::primary("添加").refused(why_not)).clicked();
                    let leave = ui.add(Button::quiet("不添加")).clicked();
                    (if add { added.ok() } else { None }, leave)
                })
            })
            .inner;
        if is_left {
            self.typed = None;
            self.message = None;
        }
        holidays.map(Act::SaveHolidays)
    }
}

impl Typed {
    fn fields_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 0.0;
        field_ui(ui, "从", &mut self.from, &Note::hint("例如 2027-02-06"));
        field_ui(ui, "到", &mut self.until, &Note::hint("只有一天就不填"));
        field_ui(ui, "节日", &mut self.name, &Note::hint("例如 春节；调休上班也写是为哪个节日"));
        FormRow::new("").in_card().field_width(FIELD).show(ui, |ui| {
            if radio(ui, !self.is_worked, "放假").clicked() {
                self.is_worked = false;
            }
            if radio(ui, self.is_worked, "调休上班").clicked() {
                self.is_worked = true;
            }
        });
    }

    /// The table with these days in it, or what is still to be written.
    fn added(&self, kept: &Holidays, today: Date) -> Result<Holidays, &'static str> {
        const MOST_DAYS: i64 = 31;
        let from = day(&self.from, today).ok_or("先写从哪一天")?;
        let until = if self.until.trim().is_empty() {
            from
        } else {
            day(&self.until, today).ok_or("到哪一天没有写对")?
        };
        let name = text::half_width(&self.name);
        if name.is_empty() {
            return Err("先写是哪个节日");
        }
        if until < from || (until - from).num_days() > MOST_DAYS {
            return Err("到的日子要在从的日子之后，一次最多一个月");
        }
        let kind = if self.is_worked { DayKind::Worked } else { DayKind::Off };
        let mut holidays = kept.clone();
        for day in from.iter_days().take_while(|day| *day <= until) {
            holidays.set(day, SpecialDay { kind, name: name.clone() });
        }
        Ok(holidays)
    }
}

fn day(typed: &str, today: Date) -> Option<Date> {
    let mut day = Day::default();
    day.read(typed, today).ok()?;
    day.0
}

fn field_ui(ui: &mut Ui, label: &'static str, text: &mut String, note: &Note) {
    FormRow::new(label).in_card().field_width(FIELD).note(Some(note)).show(ui, |ui| {
        ui.add(TextField::new(Id::unique(("holiday", label)), text).name(label).width(FIELD));
    });
}

/// Whether these days are to go by the rhythm of the week again.
fn span_ui(ui: &mut Ui, span: &Span, why_not: Option<&'static str>) -> bool {
    let palette = theme::palette(ui);
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::ROW), Sense::hover());
    let (days, kind) = (span.in_words(), if span.kind == DayKind::Off { "放假" } else { "上班" });
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {days} {kind}", span.name)));
    let ink = if span.kind == DayKind::Off { palette.text } else { palette.text_weak };
    paint::words(ui, row, row.left(), &span.name, font::BODY, ink);
    paint::words(ui, row, row.left() + 132.0, &days, font::BODY, ink);
    paint::words(ui, row, row.left() + 340.0, kind, font::BODY, ink);
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, palette.line));
    let builder = UiBuilder::new().id_salt(span.from).max_rect(row.shrink2(vec2(space::TINY, 0.0)));
    let mut inside = ui.new_child(builder.layout(Layout::right_to_left(Align::Center)));
    inside.add(Button::quiet("去掉").small().refused(why_not)).clicked()
}
