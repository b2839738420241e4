//! 空白文书: every form that can be filled by hand, a press away from the printer.

use super::tabs_ui;
use crate::domain::Right;
use crate::print::documents::{DOCUMENTS, DocumentKind, Source};
use crate::services::printing::Order;
use crate::services::{Desk, Trouble};
use crate::ui::event::{DocumentsTab, Event};
use crate::ui::icons;
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, Card, card_column};
use eframe::egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Ui, vec2};

const COLUMN: f32 = 620.0;
/// With less for each there is one.
const LEAST_COLUMN: f32 = 420.0;

/// Whether a form belongs to a group, by what it is filled from.
type Belongs = fn(Source) -> bool;

/// What the forms are about, in the order of the page: two columns where there is room for them.
const GROUPS: [[(&str, Belongs); 4]; 2] = [
    [
        ("登记和查询", |source| matches!(source, Source::FloatingResidence | Source::Person)),
        ("出租房屋", |source| source == Source::House),
        ("星级评定", |source| matches!(source, Source::Rating | Source::RatingRound)),
        ("责任书、公约和告知", |source| matches!(source, Source::Template(_))),
    ],
    [
        ("本站和单位", |source| matches!(source, Source::Station | Source::Organisation)),
        ("联防", |source| matches!(source, Source::Group | Source::Post)),
        ("日常", |source| {
            matches!(
                source,
                Source::Report | Source::Meeting | Source::MeetingItem | Source::Reception | Source::Feedback
            )
        }),
        ("人民调解", |source| matches!(source, Source::Dispute | Source::DisputeStep)),
    ],
];

#[derive(Debug)]
pub enum Act {
    Tab(DocumentsTab),
    Blank(&'static DocumentKind),
}

pub struct BlanksScreen {
    no_printing: Option<&'static str>,
    /// The keyboard is led to the first form once.
    has_begun: bool,
}

impl BlanksScreen {
    pub fn open(desk: &Desk) -> Self {
        let no_printing = (!desk.may(Right::Print)).then_some("您的角色不能打印");
        Self { no_printing, has_begun: false }
    }

    fn groups_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if ui.available_width() < 2.0 * LEAST_COLUMN {
            return GROUPS.iter().fold(None, |asked: Option<Act>, groups| asked.or(self.column_ui(ui, groups)));
        }
        ui.set_max_width(ui.available_width().min(2.0 * COLUMN));
        ui.spacing_mut().item_spacing.x = space::CARD;
        ui.columns_const(|[left, right]| {
            let pressed = self.column_ui(left, &GROUPS[0]);
            let beside = self.column_ui(right, &GROUPS[1]);
            pressed.or(beside)
        })
    }

    fn column_ui(&mut self, ui: &mut Ui, groups: &[(&str, Belongs)]) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = space::CARD;
        let asked = groups.iter().fold(None, |asked: Option<Act>, (title, belongs)| {
            let pressed = self.group_ui(ui, title, *belongs);
            asked.or(pressed)
        });
        ui.add_space(space::SMALL);
        asked
    }

    fn group_ui(&mut self, ui: &mut Ui, title: &str, belongs: Belongs) -> Option<Act> {
        Card::new(title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let kinds = DOCUMENTS.iter().filter(|kind| belongs(kind.source));
            kinds.fold(None, |asked: Option<Act>, kind| {
                let pressed = self.form_ui(ui, kind);
                asked.or(pressed)
            })
        })
    }

    fn form_ui(&mut self, ui: &mut Ui, kind: &'static DocumentKind) -> Option<Act> {
        let line = vec2(ui.available_width(), height::ROW);
        let row = ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            let form = Button::quiet(kind.title).icon(icons::PRINT).small().refused(self.no_printing);
            let pressed = ui.add(form);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let weak = theme::palette(ui).text_weak;
                ui.label(theme::small(kind.paper.with_direction()).color(weak));
            });
            pressed
        });
        if !std::mem::replace(&mut self.has_begun, true) {
            row.inner.request_focus();
        }
        row.inner.clicked().then_some(Act::Blank(kind))
    }
}

impl Draws for BlanksScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let pane = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("blanks head").exact_size(height::PAGE_HEAD).frame(pane).show_separator_line(false);
        let tab = head.show(ui, |ui| ui.horizontal_centered(|ui| tabs_ui(ui, DocumentsTab::Blanks)).inner).inner;
        let forms =
            CentralPanel::default().frame(pane).show(ui, |ui| card_column(ui, "blanks", |ui| self.groups_ui(ui)));
        tab.map(Act::Tab).or(forms.inner)
    }

    fn act(&mut self, act: Act, _desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        Ok(Some(match act {
            Act::Tab(tab) => Event::Documents(tab),
            Act::Blank(kind) => Event::Preview(Order::blank(kind)),
        }))
    }

    fn keys(&self) -> &'static [KeyHint] {
        const { &[key("Tab", "下一份"), key("Enter", "打开预览"), key("Alt 1", "责任书"), key("Alt 2", "范本")] }
    }

    fn page(&self) -> Page {
        Page::Documents
    }
}
