//! The list itself: what it is narrowed by, its rows, and what stands there when there is none.

use super::{Act, HousesScreen, MEASURE};
use crate::print::documents::{HOUSE_CARD, HOUSE_PLATE};
use crate::services::houses::{DueWithin, HouseDue, HouseFilter, HouseStanding};
use crate::services::lists::Narrowing;
use crate::ui::day_turn::{DayBanner, Turned};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::listing::Batch;
use crate::ui::saved_views::Taken;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{BatchAct, Button, MenuItem, Tab, batch_menu, chip_add, chip_menu, empty_state, segmented};
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

const TABS: [(&str, HouseStanding); 4] = [
    ("在册", HouseStanding::Kept),
    ("出租中", HouseStanding::Rented),
    ("待租", HouseStanding::Vacant),
    ("停租", HouseStanding::Closed),
];

/// What the list offers of what runs out.
pub(super) const DUE: [DueWithin; 6] = [
    DueWithin { due: HouseDue::Unpledged, days: 0 },
    DueWithin { due: HouseDue::Pledge, days: 30 },
    DueWithin { due: HouseDue::Tenancy, days: 30 },
    DueWithin { due: HouseDue::Tenancy, days: 0 },
    DueWithin { due: HouseDue::Finding, days: 7 },
    DueWithin { due: HouseDue::Finding, days: 0 },
];

/// With less the button of the views goes without its picture.
const ROOM_FOR_ICONS: f32 = 620.0;

impl HousesScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("houses head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("houses filter").exact_size(height::FILTER_BAR).frame(frame);
        let filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let conditions = Panel::top("houses conditions").exact_size(height::FILTER_BAR).frame(frame);
        let bar = |ui: &mut Ui| if self.list.marked_count() > 0 { self.batch_ui(ui) } else { self.conditions_ui(ui) };
        let conditions = conditions.show(ui, bar).inner;
        let banner = self.banner_ui(ui);
        let table = self.table_ui(ui);
        head.or(filter).or(conditions).or(banner).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let counts = [self.counts.running(), self.counts.rented, self.counts.vacant, self.counts.closed];
        let tabs = TABS.iter().zip(counts).map(|((words, _), count)| Tab::new(*words, Some(thousands(count))));
        let tabs: Vec<Tab> = tabs.collect();
        let chosen = TABS.iter().position(|(_, standing)| *standing == self.filter.standing).unwrap_or_default();
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if let Some(tab) = segmented(ui, &tabs, chosen) {
                asked = Some(Act::Filter(HouseFilter { standing: TABS[tab].1, ..self.filter.clone() }));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = (!self.may_write).then_some("您的角色只能查看");
                let new = Button::primary("新建房屋档案").icon(icons::PLUS).key("Alt N").refused(refusal);
                if ui.add(new).clicked() {
                    asked = Some(Act::NewFile);
                }
                if ui.add(Button::secondary("导入").key("Ctrl I").refused(refusal)).clicked() {
                    asked = Some(Act::Import);
                }
            });
        });
        asked
    }

    /// The day the list is of, and at the right how it is laid out, kept and let go.
    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            asked = self.day.ui(ui).map(Act::Day);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let has_icon = ui.available_width() >= ROOM_FOR_ICONS;
                let (view, no_rows) = (self.list.view(self.filter.clone()), &[]);
                if let Some(Taken::View(view)) = self.views.menu_ui(ui, &view, has_icon, no_rows) {
                    asked = Some(Act::View(view));
                }
                asked = self.list.columns_ui(ui, MEASURE).map(Act::Rows).or(asked.take());
            });
        });
        asked
    }

    fn conditions_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let without = self.conditions.ui(ui);
            let chips = [without, self.estate_chip_ui(ui), self.due_chip_ui(ui)];
            asked = chips.into_iter().flatten().next().map(Act::Filter);
            if chip_add(ui, "条件").on_hover_text("地址、房屋类别、出租用途、到期、待补，按 F6").clicked()
            {
                asked = Some(Act::AskConditions);
            }
        });
        asked
    }

    /// Of those that are not said already as conditions.
    fn estate_chip_ui(&self, ui: &mut Ui) -> Option<HouseFilter> {
        if self.filter.place.is_some() {
            return None;
        }
        let names: Vec<&str> = self.estates.iter().map(|(_, name)| name.as_str()).collect();
        let taken = chip_menu(ui, "地址", None, &names)?;
        Some(HouseFilter { place: taken.map(|taken| self.estates[taken].0), ..self.filter.clone() })
    }

    fn due_chip_ui(&self, ui: &mut Ui) -> Option<HouseFilter> {
        if self.filter.due.is_some() || self.filter.as_of.is_some() {
            return None;
        }
        let words = DUE.map(DueWithin::words);
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        let taken = chip_menu(ui, "到期", None, &names)?;
        Some(HouseFilter { due: taken.map(|taken| DUE[taken]), ..self.filter.clone() })
    }

    fn batch_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let no_print = (!self.may_print).then_some("您的角色不能打印");
        let no_write = (!self.may_write).then_some("您的角色只能查看");
        let act = |words, icon, key, refusal, has_menu| BatchAct { words, icon, key, refusal, has_menu };
        let acts = [
            act("档案卡", icons::PRINT, "Ctrl P", no_print, false),
            act("公示牌", icons::PRINT, "", no_print, false),
            act("换登记人", icons::PERSON, "Alt M", no_write, true),
        ];
        let (batch, buttons) = self.list.batch_ui(ui, MEASURE, &acts);
        let names: Vec<MenuItem<'_>> = self.operators.iter().map(|name| MenuItem::new(name)).collect();
        if let Some(taken) = batch_menu(ui, &buttons[2], no_write.is_none(), &names) {
            return self.operators.get(taken).cloned().map(Act::Registrar);
        }
        match batch? {
            Batch::Own(0) => Some(Act::Print(&HOUSE_CARD)),
            Batch::Own(1) => Some(Act::Print(&HOUSE_PLATE)),
            Batch::Own(_) => None,
            Batch::Rows(act) => Some(Act::Rows(act)),
        }
    }

    /// Calm words about the day the list is of; nothing while it is of now.
    fn banner_ui(&self, ui: &mut Ui) -> Option<Act> {
        let words = self.day_words();
        let is_of_a_day = self.filter.as_of.is_some();
        let banner = DayBanner { list: "houses", words: &words, is_wrong: self.day.problem().is_some(), is_of_a_day };
        banner.show(ui, || Act::Filter(self.filter.on(None)), |_| None, |_| None)
    }

    /// 「2026-03-31 这一天在册 12 处：出租中 9 处，待租 3 处」
    fn day_words(&self) -> String {
        if let Some(problem) = self.day.problem() {
            return problem.to_owned();
        }
        let Some(day) = self.filter.as_of else { return String::new() };
        let [kept, rented, vacant] = [self.counts.running(), self.counts.rented, self.counts.vacant].map(thousands);
        format!("{day} 这一天在册 {kept} 处：出租中 {rented} 处，待租 {vacant} 处；房主、现住、责任书都是那一天的")
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.filter.is_narrowed() {
            let advice = "去掉条件就能看到全部";
            let is_cleared = empty_state(ui, icons::FILTER, "没有符合条件的房屋", advice, Some("清除条件"));
            return is_cleared.then(|| Act::Filter(self.filter.cleared()));
        }
        if self.filter.as_of.is_some() {
            let advice = "换一个日期，到别的状态里看看，或按上面的 回到今天";
            empty_state(ui, icons::CALENDAR, "这一天没有这样的房屋", advice, None);
            return None;
        }
        let act = self.may_write.then_some("新建房屋档案");
        let advice = "按 Alt N 建第一份，按 Ctrl I 导入已有的表格，或到别的状态里看看";
        empty_state(ui, icons::HOUSES, "这里还没有出租房屋", advice, act).then_some(Act::NewFile)
    }

    /// Takes over what was typed in the field of the day.
    pub(super) fn turn(&mut self, turned: Turned) -> Option<HouseFilter> {
        match turned {
            Turned::Typed => self.day.turned().map(|day| self.filter.on(day)),
            Turned::Left => {
                self.list.take_focus();
                None
            }
        }
    }
}
