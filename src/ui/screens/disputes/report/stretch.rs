//! Which stretch of time is counted: one of the usual spans, or the days that were typed.

use super::Act;
use crate::domain::Date;
use crate::domain::statistics::{Period, Span};
use crate::domain::values::{Day, Value};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{DateField, Tab, segmented};
use eframe::egui::{Id, Key, Ui};

const DAY: f32 = 124.0;
const MOST_YEARS: u32 = 30;
/// What the two boxes are called.
const ENDS: [&str; 2] = ["自", "至"];

/// What is chosen, and what stands in the boxes of its two days.
pub(super) struct Stretch {
    /// None of the usual ones when days were typed.
    pub span: Option<Span>,
    pub period: Period,
    typed: [String; 2],
    problem: Option<&'static str>,
    today: Date,
}

impl Stretch {
    pub(super) fn of(span: Span, today: Date) -> Self {
        let period = span.period(today);
        let typed = [period.from.to_string(), period.until.to_string()];
        Self { span: Some(span), period, typed, problem: None, today }
    }

    /// One row: the usual spans, and the two days.
    pub(super) fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let tabs = Span::ALL.map(|span| Tab::new(span.label(), None));
        let chosen = Span::ALL.iter().position(|span| Some(*span) == self.span).unwrap_or(tabs.len());
        ui.horizontal_centered(|ui| {
            let span = segmented(ui, &tabs, chosen).map(Act::Span);
            ui.add_space(space::SMALL);
            let is_typed = self.days_ui(ui);
            span.or(is_typed.then_some(Act::Days))
        })
        .inner
    }

    /// Answers whether days were typed to their end: with Enter, or by leaving the box.
    fn days_ui(&mut self, ui: &mut Ui) -> bool {
        let (weak, bad) = (theme::palette(ui).text_weak, theme::palette(ui).bad);
        let known = [self.period.from, self.period.until];
        let mut is_left = false;
        for ((text, name), day) in self.typed.iter_mut().zip(ENDS).zip(known) {
            let label = ui.label(theme::small(name).color(weak));
            let field = DateField::new(Id::unique(("dispute report", name)), text, Some(day), self.today);
            let response = ui.add(field.width(DAY).problem(self.problem.is_some())).labelled_by(label.id);
            is_left |=
                response.lost_focus() || (response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)));
            is_left |= response.changed() && !response.has_focus();
        }
        if let Some(problem) = self.problem {
            ui.label(theme::small(problem).color(bad));
        }
        is_left
    }

    /// Takes the days as they stand in the boxes; answers whether they are others than before. Of a stretch that makes no sense the
    /// figures stay as they are, and it says so.
    pub(super) fn read(&mut self) -> bool {
        let today = self.today;
        let read = |text: &String| {
            let mut day = Day::default();
            day.read(text, today).ok().and(day.0)
        };
        let (Some(from), Some(until)) = (read(&self.typed[0]), read(&self.typed[1])) else {
            return self.refuse("请填两个日期");
        };
        if from > until {
            return self.refuse("开始的日子在结束之后");
        }
        // By month a case stands in each of them; nobody reports on more.
        if until.years_since(from).is_some_and(|years| years >= MOST_YEARS) {
            return self.refuse("最多统计三十年");
        }
        self.problem = None;
        let period = Period { from, until };
        let is_other = period != self.period;
        if is_other {
            self.period = period;
            self.span = Span::ALL.into_iter().find(|span| span.period(today) == period);
        }
        is_other
    }

    fn refuse(&mut self, problem: &'static str) -> bool {
        self.problem = Some(problem);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a real day")
    }

    #[test]
    fn days_that_were_typed_are_counted_and_a_usual_span_is_recognised_in_them() {
        let mut stretch = Stretch::of(Span::ThisYear, day("2026-06-15"));
        assert!(!stretch.read(), "nothing new");
        stretch.typed = ["2025-11-3".to_owned(), "2026年2月8日".to_owned()];
        assert!(stretch.read());
        assert_eq!(
            (stretch.span, stretch.period),
            (None, Period { from: day("2025-11-03"), until: day("2026-02-08") })
        );
        stretch.typed = ["2026-06-01".to_owned(), "2026-06-15".to_owned()];
        assert!(stretch.read());
        assert_eq!(stretch.span, Some(Span::ThisMonth));
    }

    #[test]
    fn a_stretch_that_makes_no_sense_leaves_the_figures_and_says_so() {
        let mut stretch = Stretch::of(Span::ThisYear, day("2026-06-15"));
        for (from, until, problem) in [
            ("2026-06-02", "2026-06-01", "开始的日子在结束之后"),
            ("", "2026-06-01", "请填两个日期"),
            ("昨天吧", "2026-06-01", "请填两个日期"),
            ("1990-01-01", "2026-06-01", "最多统计三十年"),
        ] {
            stretch.typed = [from.to_owned(), until.to_owned()];
            assert!(!stretch.read());
            assert_eq!((stretch.problem, stretch.span), (Some(problem), Some(Span::ThisYear)), "{from}");
        }
    }
}
