//! The column at the right: what was left half-written, what is to be completed, what the last checkup found.

use super::{Act, FIRST_DRAFT};
use crate::services::checkup::{Group, Results};
use crate::services::drafts::DraftLine;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::screen::Page;
use crate::ui::screens::checkup::Part;
use crate::ui::theme::{self, font, height, radius, space};
use crate::ui::widgets::{Button, Card, paint};
use eframe::egui::{Align, CursorIcon, Frame, Label, Layout, Margin, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Rules of the checkup that stand in the card; the others are behind 「全部」.
const MOST_RULES: usize = 6;

/// One rule with how much it found.
pub(super) struct Count {
    key: &'static str,
    title: &'static str,
    words: String,
}

pub(super) fn counts(results: &Results, is_wanted: impl Fn(Group) -> bool) -> Vec<Count> {
    let mut tallies: Vec<_> = results.complaints(is_wanted).collect();
    tallies.sort_by_key(|tally| std::cmp::Reverse(tally.count));
    let count = |tally: &&crate::services::checkup::Tally| Count {
        key: tally.rule.key,
        title: tally.rule.title,
        words: format!("{} 处", thousands(tally.count)),
    };
    tallies.iter().map(count).collect()
}

pub(super) fn drafts_ui(ui: &mut Ui, drafts: &[DraftLine]) -> Option<Act> {
    let title =
        if drafts.is_empty() { "没写完的".to_owned() } else { format!("没写完的 {} 份", drafts.len()) };
    Card::new(&title).show(ui, |ui| {
        if drafts.is_empty() {
            weak(ui, "没有。填到一半离开、断电或误关，都会留在这里接着填。");
            return None;
        }
        let mut asked = None;
        for (place, draft) in drafts.iter().enumerate() {
            asked = asked.or(draft_ui(ui, place, draft));
        }
        asked
    })
}

fn draft_ui(ui: &mut Ui, place: usize, draft: &DraftLine) -> Option<Act> {
    let mut asked = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 44.0), Layout::right_to_left(Align::Center), |ui| {
        let go_on = Button::secondary("接着填").small();
        if ui.add(if place == 0 { go_on.key(FIRST_DRAFT) } else { go_on }).clicked() {
            asked = Some(Act::TakeUp(draft.key.clone()));
        }
        if ui.add(Button::quiet("丢掉").icon(icons::DELETE).small()).clicked() {
            asked = Some(Act::AskToDrop(place));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add(Label::new(theme::body(&draft.title)).truncate());
            weak(ui, &draft.at);
        });
    });
    asked
}

/// What papers would leave empty, and the way to where it is filled in.
pub(super) fn lacks_ui(ui: &mut Ui, lacks: &[&str]) -> Option<Act> {
    if lacks.is_empty() {
        return None;
    }
    let palette = theme::palette(ui);
    let frame =
        Frame::new().fill(palette.warn_weak).corner_radius(radius::CONTROL).inner_margin(Margin::symmetric(12, 4));
    let pressed = frame.show(ui, |ui| {
        let line = vec2(ui.available_width(), height::CONTROL_SMALL);
        ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            ui.label(theme::icon(icons::HALF_CIRCLE, 15.0).color(palette.warn));
            let words = format!("本站的{}还没有填，登记卡和责任书上会空着", lacks.join("、"));
            ui.label(theme::body(words).color(palette.warn));
            ui.add(Button::quiet("去设置里填").small()).clicked()
        })
        .inner
    });
    ui.add_space(space::CARD);
    pressed.inner.then_some(Act::Go(Page::Settings))
}

pub(super) fn gaps_ui(ui: &mut Ui, gaps: Option<&[Count]>) -> Option<Act> {
    Card::new("待补资料").show(ui, |ui| match gaps {
        None => {
            weak(ui, "正在数…");
            None
        }
        Some([]) => {
            weak(ui, "在住的登记都已填全。");
            None
        }
        Some(gaps) => counts_ui(ui, icons::HALF_CIRCLE, gaps),
    })
}

fn counts_ui(ui: &mut Ui, icon: char, counts: &[Count]) -> Option<Act> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut asked = None;
    for count in counts {
        if count_ui(ui, icon, count) {
            asked = Some(Act::Checkup(Part::Rule(count.key)));
        }
    }
    asked
}

/// One rule and its count; pressed anywhere it leads to the list.
fn count_ui(ui: &mut Ui, icon: char, count: &Count) -> bool {
    let palette = theme::palette(ui);
    let (row, response) = ui.allocate_exact_size(vec2(ui.available_width(), height::FACT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{} {}", count.title, count.words)));
    if response.hovered() {
        ui.painter().rect_filled(row.expand2(vec2(space::TINY, 0.0)), radius::CONTROL, palette.hover);
    }
    paint::icon(ui.painter(), pos2(row.left() + 8.0, row.center().y), icon, 15.0, palette.text_weak);
    let left = paint::words_ending(ui, row, row.right(), &count.words, font::BODY, palette.accent);
    let room = left - row.left() - 24.0 - space::SMALL;
    paint::galley_at(
        ui.painter(),
        row,
        row.left() + 24.0,
        paint::line(ui, count.title, font::BODY, palette.text, room),
    );
    if response.has_focus() {
        paint::focus_ring_inside(ui, row.expand2(vec2(space::TINY, 0.0)), radius::CONTROL);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// What the last checkup at this desk found.
#[derive(Default)]
pub(super) struct CheckupCard {
    counts: Vec<Count>,
    all: u64,
    asked_at: Option<String>,
    /// Nothing was written since.
    pub is_current: bool,
    pub is_at_work: bool,
    /// 「第 12 条，共 70 条」
    pub progress: String,
}

impl CheckupCard {
    pub fn show(&mut self, results: &Results) {
        self.counts = counts(results, Group::is_fault);
        self.all = results.count(Group::is_fault);
        self.asked_at = results.asked_at.as_ref().and_then(|at| Some(at.get(..16)?.replace('T', " ")));
    }

    pub fn ui(&self, ui: &mut Ui) -> Option<Act> {
        let title =
            if self.all == 0 { "资料体检".to_owned() } else { format!("资料体检 {} 处", thousands(self.all)) };
        let detail = self.asked_at.as_deref().unwrap_or_default();
        let (head, rules) = Card::new(&title).detail(detail).show_with(
            ui,
            |ui| ui.add(Button::quiet("逐条处理").small()).clicked().then_some(Act::Checkup(Part::Faults)),
            |ui| self.body_ui(ui),
        );
        head.or(rules)
    }

    fn body_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.is_at_work {
            weak(ui, &format!("正在体检，{}", self.progress));
            return None;
        }
        if self.asked_at.is_none() {
            weak(ui, "看各种登记之间有没有对不上的地方，列出来逐条处理。");
            let start = ui.add(Button::secondary("开始体检").icon(icons::CHECK_CIRCLE).small());
            return start.clicked().then_some(Act::AskEverything);
        }
        if self.counts.is_empty() && self.is_current {
            weak(ui, "资料之间没有对不上的地方。");
            return None;
        }
        if !self.is_current {
            weak(ui, "体检以后资料有改动，可以再体检一次。");
            let start = ui.add(Button::secondary("再体检一次").icon(icons::CHECK_CIRCLE).small());
            if start.clicked() {
                return Some(Act::AskEverything);
            }
        }
        let shown = &self.counts[..self.counts.len().min(MOST_RULES)];
        let asked = counts_ui(ui, icons::WARNING_CIRCLE, shown);
        let beyond = self.counts.len() - shown.len();
        let rest = beyond > 0 && ui.add(Button::quiet(&format!("另有 {beyond} 项")).small()).clicked();
        asked.or(rest.then_some(Act::Checkup(Part::Faults)))
    }
}

pub(super) fn weak(ui: &mut Ui, words: &str) {
    let ink = theme::palette(ui).text_weak;
    ui.add(Label::new(theme::small(words).color(ink)).wrap());
}
