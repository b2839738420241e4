//! The page of one place at the right: what it is, who lives there, what was changed; `duties` says who answers for it.

mod duties;

use super::dialogs::Which;
use super::{Act, kinds};
use crate::domain::RecordId;
use crate::services::address_tree::{PlacePage, Resident};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::screens::changes::changes_ui;
use crate::ui::theme::{self, space};
use crate::ui::widgets::card::fact_row_with;
use crate::ui::widgets::{Button, MenuItem, Mood, badge, chip_on, fact_row, menu};
use eframe::egui::{Align, Label, Layout, RectAlign, ScrollArea, Ui};

/// The page with its words made once.
pub(super) struct Detail {
    page: PlacePage,
    counts: String,
    why_not_deleted: Option<String>,
    may_write: bool,
}

impl Detail {
    pub(super) fn new(page: PlacePage, may_write: bool) -> Self {
        let counts = page.counts;
        let number = |count: u32| thousands(u64::from(count));
        let words = [
            (counts.people, format!("在住 {} 人", number(counts.people))),
            (counts.dwellings, format!("房间 {}", number(counts.dwellings))),
            (counts.rental_houses, format!("出租房屋 {}", number(counts.rental_houses))),
        ];
        let words: Vec<String> = words.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
        let counts = if words.is_empty() { "现无人登记".to_owned() } else { words.join("，") };
        Self { why_not_deleted: page.why_not_deleted(), page, counts, may_write }
    }

    pub(super) fn place(&self) -> RecordId {
        self.page.id
    }

    pub(super) fn why_not_deleted(&self) -> Option<&str> {
        self.why_not_deleted.as_deref()
    }

    pub(super) fn ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = self.head_ui(ui);
        let people = self.counts_ui(ui);
        ui.add_space(space::SMALL);
        let acts = self.acts_ui(ui);
        ui.add_space(space::CARD);
        let rest = ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let facts = self.facts_ui(ui);
            let duties = self.duties_ui(ui);
            let residents = self.residents_ui(ui);
            self.history_ui(ui);
            facts.or(duties).or(residents)
        });
        head.or(people).or(acts).or(rest.inner)
    }

    /// The counts of now, and the way to those of a day.
    fn counts_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal(|ui| {
            ui.label(theme::small(&self.counts).color(theme::palette(ui).text_weak));
            let on_a_day = ui.add(Button::quiet("某一天住着谁").key("F9").small());
            on_a_day.clicked().then_some(Act::PeopleAt(self.page.id))
        })
        .inner
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let head = ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = ui.add(Button::icon_only(icons::CROSS, "关闭")).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.name_ui(ui));
                close.then_some(Act::CloseDetail)
            })
            .inner
        });
        head.inner
    }

    fn name_ui(&self, ui: &mut Ui) {
        let kind = &self.page.place.kind;
        ui.label(theme::icon(kinds::icon(&kind.code), 18.0).color(theme::palette(ui).text_weak));
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - 70.0).max(80.0));
            ui.add(Label::new(theme::name(&*self.page.place.label)).truncate());
        });
        badge(ui, Mood::Neutral, None, kind.label());
    }

    fn acts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let why_not = (!self.may_write).then_some("您的角色只能查看");
        ui.horizontal(|ui| {
            let mut asked = None;
            let acts = [("编辑", Some(icons::EDIT), "F2", Which::Edit), ("合并…", None, "F7", Which::Merge)];
            for (words, icon, key, which) in acts {
                let button = Button::secondary(words).key(key).small().refused(why_not);
                let button = if let Some(icon) = icon { button.icon(icon) } else { button };
                if ui.add(button).clicked() {
                    asked = Some(Act::Ask(which));
                }
            }
            asked.or(self.more_ui(ui, why_not))
        })
        .inner
    }

    fn more_ui(&self, ui: &mut Ui, why_not: Option<&str>) -> Option<Act> {
        let more = ui.add(Button::secondary("更多").caret().small().refused(why_not));
        if !self.may_write {
            return None;
        }
        let items = [
            MenuItem::new("添加下级…").note("Ins"),
            MenuItem::new("批量添加…").note("F6"),
            MenuItem::new("添加别名…"),
            MenuItem::new("删除").note("Del").danger(),
        ];
        match menu(&more, RectAlign::BOTTOM_END, 200.0, &items, None)? {
            0 => Some(Act::Ask(Which::Add)),
            1 => Some(Act::Ask(Which::Range)),
            2 => Some(Act::Ask(Which::Alias)),
            _ => Some(Act::Delete),
        }
    }

    fn facts_ui(&self, ui: &mut Ui) -> Option<Act> {
        let place = &self.page.place;
        fact_row(ui, "地址", &place.full_name);
        let above = self.above_ui(ui);
        if let Some(grid) = &self.page.grid {
            inherited_row(ui, "网格", &grid.words, grid.from.as_deref());
        } else {
            fact_row(ui, "网格", "未划定");
        }
        let aliases = self.aliases_ui(ui);
        above.or(aliases)
    }

    fn above_ui(&self, ui: &mut Ui) -> Option<Act> {
        let (id, label) = self.page.above.last()?;
        fact_row_with(ui, "上级", |ui| {
            let link = ui.link(theme::body(label).color(theme::palette(ui).accent));
            link.clicked().then_some(Act::OpenPlace(*id))
        })
    }

    /// A press on an alias takes it away; undo brings it back.
    fn aliases_ui(&self, ui: &mut Ui) -> Option<Act> {
        let aliases: Vec<&str> = self.page.place.alias_list().collect();
        if aliases.is_empty() {
            return None;
        }
        if !self.may_write {
            fact_row(ui, "别名", &aliases.join("、"));
            return None;
        }
        fact_row_with(ui, "别名", |ui| {
            ui.spacing_mut().item_spacing.x = space::TINY;
            let pressed = aliases.iter().find(|alias| chip_on(ui, alias).on_hover_text("按一下去掉").clicked());
            pressed.map(|alias| Act::RemoveAlias((*alias).to_owned()))
        })
    }

    fn residents_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.page.residents.is_empty() {
            return None;
        }
        section_ui(ui, "现在住在这里");
        let mut asked = None;
        for resident in &self.page.residents {
            asked = resident_ui(ui, resident).or(asked);
        }
        let more = (self.page.counts.people as usize).saturating_sub(self.page.residents.len());
        if more > 0 {
            let words = format!("还有 {} 人，打开下级地址查看", thousands(more as u64));
            ui.label(theme::small(words).color(theme::palette(ui).text_weak));
        }
        asked
    }

    fn history_ui(&self, ui: &mut Ui) {
        if self.page.history.is_empty() {
            return;
        }
        ui.add_space(space::CARD);
        changes_ui(ui, &self.page.history);
    }
}

fn resident_ui(ui: &mut Ui, resident: &Resident) -> Option<Act> {
    let palette = theme::palette(ui);
    ui.push_id((resident.person.0, &resident.dwelling), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            ui.set_min_height(theme::height::FACT);
            let link = ui.link(theme::body(&resident.name).color(palette.accent));
            ui.label(theme::small(&resident.facts).color(palette.text_weak));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = if resident.dwelling.is_empty() {
                    format!("{} 起", resident.since)
                } else {
                    resident.dwelling.clone()
                };
                ui.add(Label::new(theme::small(words).color(palette.text_weak)).truncate());
            });
            link.clicked().then_some(Act::OpenPerson(resident.person))
        })
        .inner
    })
    .inner
}

fn section_line_ui(ui: &mut Ui) {
    ui.add_space(space::CARD);
    ui.separator();
    ui.add_space(space::TINY);
}

fn section_ui(ui: &mut Ui, title: &str) {
    section_line_ui(ui);
    ui.label(theme::strong(title));
    ui.add_space(space::TINY);
}

/// A fact with the place above that it comes from.
fn inherited_row(ui: &mut Ui, label: &str, words: &str, from: Option<&str>) {
    fact_row_with(ui, label, |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        ui.label(theme::body(words));
        if let Some(from) = from {
            ui.label(theme::small(format!("随{from}")).color(theme::palette(ui).text_weak));
        }
    });
}
