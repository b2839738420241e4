//! The head of the page: whose rating, how it stands, what else can be done; and the strip with the one next step.

use super::{Act, RatingScreen};
use crate::domain::rating::{Next, Stage, Star, StepKind};
use crate::print::documents::{DocumentKind, RATING_FORM, STAR_PLATE, STAR_PLATE_A4, STAR_WITHDRAWAL};
use crate::ui::icons;
use crate::ui::screens::rating_round::stage_ui;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::{Button, MenuItem, menu, opens_by_alt};
use eframe::egui::{Align, Frame, Key, Label, Layout, Margin, Modifiers, Popup, RectAlign, Ui};

/// Room for the badge beside the name.
const STATE: f32 = 104.0;
/// In the order of the stars.
const KEYS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

impl RatingScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::STAR, 16.0).color(palette.text_weak));
            if ui.link(theme::body("星级").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.take().or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - STATE).max(80.0));
                        let title = format!("{}　{}", self.page.name, self.page.round_title);
                        ui.add(Label::new(theme::title(title)).truncate());
                    });
                    stage_ui(ui, self.page.course.stage);
                });
            });
        });
        asked
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let more = ui.add(Button::secondary("更多").caret().small());
        opens_by_alt(ui, &more, Key::M);
        let moves = self.other_moves();
        let items: Vec<MenuItem<'_>> = match self.refusal() {
            Some(words) => vec![MenuItem::new(words).said_only()],
            None if moves.is_empty() => vec![MenuItem::new("没有别的可办").said_only()],
            None => moves.iter().map(|(words, _)| MenuItem::new(words)).collect(),
        };
        let taken = menu(&more, RectAlign::BOTTOM_END, 180.0, &items, None);
        let mut asked = taken.and_then(|taken| moves.get(taken)).map(|(_, act)| act.clone());
        let refusal = (!self.may_print).then_some("您的角色不能打印");
        let print = ui.add(Button::secondary("打印").icon(icons::PRINT).caret().small().refused(refusal));
        if self.may_print {
            opens_by_alt(ui, &print, Key::P);
            let papers = self.papers();
            let note = |place: usize| if place == 0 { "Ctrl P" } else { "" };
            let items: Vec<MenuItem<'_>> =
                papers.iter().enumerate().map(|(place, kind)| MenuItem::new(kind.title).note(note(place))).collect();
            let taken = menu(&print, RectAlign::BOTTOM_END, 260.0, &items, None);
            asked = asked.or(taken.and_then(|taken| papers.get(taken)).map(|kind| Act::Print(kind)));
        }
        asked
    }

    /// What may happen beside the next step.
    fn other_moves(&self) -> Vec<(&'static str, Act)> {
        let is_next = |kind: &StepKind| self.page.next == Some(Next::Step(*kind));
        let moves = self.page.course.moves().into_iter().filter(|kind| !is_next(kind));
        let mut moves: Vec<_> = moves.map(|kind| (kind.verb(), Act::Move(kind))).collect();
        if self.page.course.stage == Stage::Decided && self.page.next != Some(Next::Consent) {
            moves.push(("改公示同意日期", Act::Consent));
        }
        moves
    }

    /// The one that is wanted where the rating stands comes first.
    fn papers(&self) -> Vec<&'static DocumentKind> {
        match self.page.course.stage {
            Stage::Awarded if self.page.course.withdrawn.is_empty() => {
                vec![&STAR_PLATE, &STAR_PLATE_A4, &RATING_FORM]
            }
            Stage::Awarded => vec![&STAR_WITHDRAWAL, &STAR_PLATE, &STAR_PLATE_A4, &RATING_FORM],
            Stage::Withdrawn => vec![&STAR_WITHDRAWAL, &RATING_FORM],
            _ => vec![&RATING_FORM],
        }
    }

    /// One sentence and the one filled button.
    pub(super) fn strip_ui(&self, ui: &mut Ui) -> Option<Act> {
        let next = self.page.next?;
        let palette = theme::palette(ui);
        let frame = Frame::new().fill(palette.accent_weak).corner_radius(radius::CARD);
        let mut asked = None;
        frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(theme::strong("下一步"));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let verb = verb(next);
                    if ui.add(Button::primary(&verb).key("Ctrl Enter").refused(self.refusal())).clicked() {
                        asked = Some(Act::Next);
                    }
                    ui.add_space(space::SMALL);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::body(self.advice(next))).truncate());
                    });
                });
            });
        });
        asked
    }

    fn advice(&self, next: Next) -> String {
        let course = &self.page.course;
        match (next, course.publication) {
            (Next::Step(StepKind::Review), _) => format!("有 {} 件异议，先复核。", course.open_objections),
            (Next::Step(StepKind::Deliberate), _) => "评议组到会，逐颗星投票。".to_owned(),
            (Next::Decide(_), _) if course.changed_on.is_some() => "复核改定，重新决定。".to_owned(),
            (Next::Decide(_), _) => {
                format!("看依据和评议票，逐星决定并写明理由，还有 {} 颗。", self.page.rated.undecided().len())
            }
            (Next::Consent, _) => "公示前先问房主同意不同意。".to_owned(),
            (Next::Step(StepKind::Publish), _) => "各星已决定，房主已同意，可以公示。".to_owned(),
            (Next::Step(StepKind::Award), Some(hangs)) if !hangs.is_over(self.today) => {
                format!("公示到 {}，期满以后授牌。", hangs.until)
            }
            (Next::Step(StepKind::Award), _) => "公示期满，没有待复核的异议，可以授牌。".to_owned(),
            (Next::Step(kind), _) => format!("可以{}。", kind.verb()),
        }
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        if Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_write && self.page.next.is_some() && pressed(Modifiers::COMMAND, Key::Enter) {
            return Some(Act::Next);
        }
        if self.no_decision().is_none()
            && let Some((_, star)) = KEYS.into_iter().zip(Star::ALL).find(|(key, _)| pressed(Modifiers::ALT, *key))
        {
            return Some(Act::Decide(star));
        }
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return self.papers().first().map(|kind| Act::Print(kind));
        }
        pressed(Modifiers::NONE, Key::Escape).then_some(Act::Back)
    }
}

fn verb(next: Next) -> String {
    match next {
        Next::Step(kind) => kind.verb().to_owned(),
        Next::Decide(star) => format!("决定{}", star.label()),
        Next::Consent => "登记同意公示".to_owned(),
    }
}
