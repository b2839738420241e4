//! The head of the page: which case, how it stands, and what else can be done; and the strip with the one next step.

use super::papers::CasePaper;
use super::{Act, DisputeScreen};
use crate::domain::dispute::{Next, StepKind};
use crate::domain::values::Value;
use crate::ui::icons;
use crate::ui::screens::disputes::stage_ui;
use crate::ui::theme::{self, radius, space};
use crate::ui::widgets::{Button, MenuItem, menu, opens_by_alt};
use eframe::egui::{Align, Frame, Key, Label, Layout, Margin, Modifiers, Popup, RectAlign, Ui};

/// Room for the badges beside the title.
const STATE: f32 = 104.0;

impl DisputeScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::icon(icons::MEDIATION, 16.0).color(palette.text_weak));
            if ui.link(theme::body("调解").color(palette.text_weak)).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::icon(icons::CARET_RIGHT, 14.0).color(palette.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = asked.take().or(self.acts_ui(ui));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.scope(|ui| {
                        ui.set_max_width((ui.available_width() - STATE).max(80.0));
                        ui.add(Label::new(theme::title(&self.page.title)).truncate());
                    });
                    self.state_ui(ui);
                });
            });
        });
        asked
    }

    fn state_ui(&self, ui: &mut Ui) {
        stage_ui(ui, self.page.course.stage);
    }

    /// From right to left, as they are laid out.
    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let more = ui.add(Button::secondary("更多").caret().small());
        opens_by_alt(ui, &more, Key::M);
        let moves: Vec<StepKind> = self.other_moves();
        let items: Vec<MenuItem<'_>> = match self.refusal() {
            Some(words) => vec![MenuItem::new(words).said_only()],
            None => moves.iter().map(|kind| MenuItem::new(kind.verb())).collect(),
        };
        let mut asked = menu(&more, RectAlign::BOTTOM_END, 180.0, &items, None)
            .and_then(|taken| moves.get(taken))
            .map(|kind| Act::Move(*kind));
        let refusal = (!self.may_print).then_some("您的角色不能打印");
        let print = ui.add(Button::secondary("打印").icon(icons::PRINT).caret().small().refused(refusal));
        if self.may_print {
            opens_by_alt(ui, &print, Key::P);
            let items: Vec<MenuItem<'_>> = self.papers.iter().map(paper_item).collect();
            let taken = menu(&print, RectAlign::BOTTOM_END, 260.0, &items, None);
            asked = asked.or(taken.and_then(|taken| self.papers.get(taken)).cloned().map(Act::Print));
        }
        if ui.add(Button::secondary("编辑").icon(icons::EDIT).key("F4").small().refused(self.refusal())).clicked() {
            asked = Some(Act::Edit);
        }
        asked
    }

    /// What may happen beside the next step.
    fn other_moves(&self) -> Vec<StepKind> {
        let mut moves = self.page.course.moves();
        moves.retain(|kind| self.page.next != Some(Next::Step(*kind)));
        moves
    }

    /// Facts of the case in one line.
    pub(super) fn facts_ui(&self, ui: &mut Ui) {
        let dispute = &self.page.case.dispute;
        let amount = if dispute.amount.is_empty() { String::new() } else { format!("{} 元", dispute.amount.shown()) };
        let facts = [
            dispute.case_number.shown(),
            dispute.dispute_type.shown(),
            dispute.level.shown(),
            dispute.openness.shown(),
            dispute.source.shown(),
            format!("调解员 {}", dispute.mediators.shown()),
            amount,
            self.page.place.clone(),
        ];
        let weak = theme::palette(ui).text_weak;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::PANE;
            for (place, fact) in facts.iter().filter(|fact| !fact.is_empty()).enumerate() {
                let words = theme::small(fact);
                ui.label(if place == 0 { words } else { words.color(weak) });
            }
        });
    }

    /// One sentence, the one filled button, and what stands in its way.
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
                    let verb = verb(next, self.page.course.sessions);
                    if ui.add(Button::primary(&verb).key("Ctrl Enter").refused(self.refusal())).clicked() {
                        asked = Some(Act::Next);
                    }
                    if self.is_agreement_at_hand() && next != Next::WriteAgreement {
                        let write = Button::secondary("拟写协议").key("F8").refused(self.refusal());
                        if ui.add(write).clicked() {
                            asked = Some(Act::WriteAgreement);
                        }
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(Label::new(theme::body(self.advice(next))).truncate());
                    });
                });
            });
        });
        asked
    }

    /// The agreement is written from the first meeting on, until it is signed.
    fn is_agreement_at_hand(&self) -> bool {
        let course = &self.page.course;
        course.stage.is_under_way() && course.sessions > 0 && course.agreed.is_none()
    }

    fn advice(&self, next: Next) -> String {
        let lacking = &self.page.lacking;
        match next {
            Next::Step(StepKind::Accept) => "听清事由，告知双方权利义务，决定是否受理。".to_owned(),
            Next::Step(StepKind::Mediate) => match self.page.course.arranged_for {
                Some(arranged) => format!("约定 {} 调解。", arranged.in_words()),
                None => "听取双方意见，逐句记下。".to_owned(),
            },
            Next::WriteAgreement => match lacking.first() {
                Some(first) if lacking.len() > 1 => format!("协议还缺 {} 项：{first} 等。", lacking.len()),
                Some(first) => format!("{first}。"),
                None => "写好条款。".to_owned(),
            },
            Next::Step(StepKind::Agree) => "协议内容已齐：打印，请各方签名按印，盖章，再登记签署。".to_owned(),
            Next::Perform(_) => "有条款等待履行。".to_owned(),
            Next::Step(StepKind::Visit) => "已全部履行，回访一次，记下当事人的话。".to_owned(),
            Next::Step(StepKind::Archive) => "各项已办完，整理卷内文书后归档。".to_owned(),
            Next::Step(StepKind::Return) => "已交办，等办理结果，退回后接着办。".to_owned(),
            Next::Step(kind) => format!("可以{}。", kind.verb()),
        }
    }

    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if self.may_mediate {
            if self.page.next.is_some() && pressed(Modifiers::COMMAND, Key::Enter) {
                return Some(Act::Next);
            }
            if pressed(Modifiers::NONE, Key::F4) {
                return Some(Act::Edit);
            }
            if self.is_agreement_at_hand() && pressed(Modifiers::NONE, Key::F8) {
                return Some(Act::WriteAgreement);
            }
            if pressed(Modifiers::NONE, Key::F9) {
                return Some(Act::File);
            }
        }
        if self.may_look_at_scans && pressed(Modifiers::NONE, Key::F7) {
            return self.page.scans.first().map(|page| Act::LookAt(page.id));
        }
        if self.may_print && pressed(Modifiers::COMMAND, Key::P) {
            return self.papers.first().cloned().map(Act::Print);
        }
        let is_free = !Popup::is_any_open(ui.ctx());
        (is_free && pressed(Modifiers::NONE, Key::Escape)).then_some(Act::Back)
    }
}

fn paper_item(paper: &CasePaper) -> MenuItem<'_> {
    MenuItem::new(&paper.words).note(if paper.is_usual { "Ctrl P" } else { "" })
}

/// 「开始第 3 次调解」
fn verb(next: Next, sessions: u32) -> String {
    match next {
        Next::Step(StepKind::Mediate) => format!("开始第 {} 次调解", sessions + 1),
        Next::Step(kind) => kind.verb().to_owned(),
        Next::WriteAgreement => "拟写协议".to_owned(),
        Next::Perform(_) => "登记履行".to_owned(),
    }
}
