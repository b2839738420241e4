//! The list itself: what it is narrowed by, its rows, and what stands there when there is none.

use super::{Act, HousesScreen, MEASURE};
use crate::domain::codes::HouseOwnership;
use crate::domain::{CodeList, Date};
use crate::print::documents::{HOUSE_CARD, HOUSE_PLATE};
use crate::services::houses::{CLOSED, HouseDue, HouseFilter, RENTED, VACANT};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::listing::Batch;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{BatchAct, Button, Tab, chip_menu, empty_state, segmented};
use chrono::Days;
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

/// Files that are kept: every state but 停租.
pub(super) const KEPT: &[&str] = &[VACANT, RENTED];
const TABS: [(&str, &[&str]); 4] = [("在册", KEPT), ("出租中", &[RENTED]), ("待租", &[VACANT]), ("停租", &[CLOSED])];
/// What the chip 「到期」 offers: within how many days.
const DUE: [(HouseDue, &str, u64); 5] = [
    (HouseDue::Unpledged, "没有有效的责任书", 0),
    (HouseDue::Pledge, "责任书 30 天内到期", 30),
    (HouseDue::Tenancy, "租期 30 天内到期", 30),
    (HouseDue::Finding, "整改 7 天内到期", 7),
    (HouseDue::Finding, "整改已到期", 0),
];

impl HousesScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("houses head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("houses filter").exact_size(height::FILTER_BAR).frame(frame);
        let bar = |ui: &mut Ui| if self.list.marked_count() > 0 { self.batch_ui(ui) } else { self.filter_ui(ui) };
        let filter = filter.show(ui, bar).inner;
        let table = self.table_ui(ui);
        head.or(filter).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let counts = [self.counts.running(), self.counts.rented, self.counts.vacant, self.counts.closed];
        let tabs = TABS.iter().zip(counts).map(|((words, _), count)| Tab::new(*words, Some(thousands(count))));
        let tabs: Vec<Tab> = tabs.collect();
        let chosen = TABS.iter().position(|(_, states)| *states == self.filter.states).unwrap_or_default();
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if let Some(tab) = segmented(ui, &tabs, chosen) {
                asked = Some(Act::Filter(HouseFilter { states: TABS[tab].1, ..self.filter.clone() }));
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

    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let chips = [self.estate_chip_ui(ui), self.ownership_chip_ui(ui), self.due_chip_ui(ui)];
            asked = chips.into_iter().flatten().next().map(Act::Filter);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.list.columns_ui(ui, MEASURE).map(Act::Rows).or(asked.take());
            });
        });
        asked
    }

    fn batch_ui(&self, ui: &mut Ui) -> Option<Act> {
        let no_print = (!self.may_print).then_some("您的角色不能打印");
        let act = |words, key| BatchAct { words, icon: icons::PRINT, key, refusal: no_print, has_menu: false };
        let papers = [("档案卡", "Ctrl P", &HOUSE_CARD), ("公示牌", "", &HOUSE_PLATE)];
        let acts = papers.map(|(words, key, _)| act(words, key));
        match self.list.batch_ui(ui, MEASURE, &acts)? {
            Batch::Own(paper) => Some(Act::Print(papers[paper].2)),
            Batch::Rows(act) => Some(Act::Rows(act)),
        }
    }

    /// 「出租中；地址：海棠苑」, for the head of the list on paper.
    pub(super) fn filter_in_words(&self) -> String {
        let state = TABS.iter().find(|(_, states)| *states == self.filter.states).map(|(words, _)| (*words).to_owned());
        let chips = [state, self.estate_in_words(), self.ownership_in_words(), self.due_in_words().map(str::to_owned)];
        chips.into_iter().flatten().collect::<Vec<_>>().join("；")
    }

    fn estate_in_words(&self) -> Option<String> {
        let place = self.filter.place?;
        self.estates.iter().find(|(id, _)| *id == place).map(|(_, name)| format!("地址：{name}"))
    }

    fn ownership_in_words(&self) -> Option<String> {
        let code = self.filter.ownership.as_ref()?;
        Some(format!("类别：{}", HouseOwnership::table().name(code).unwrap_or(code)))
    }

    fn due_in_words(&self) -> Option<&'static str> {
        let is_asked = |(due, _, days): &&(HouseDue, &str, u64)| self.filter.due == Some((*due, self.days_on(*days)));
        DUE.iter().find(is_asked).map(|(_, words, _)| *words)
    }

    fn days_on(&self, days: u64) -> Date {
        self.today.checked_add_days(Days::new(days)).unwrap_or(self.today)
    }

    fn estate_chip_ui(&self, ui: &mut Ui) -> Option<HouseFilter> {
        let on = self.estate_in_words();
        let names: Vec<&str> = self.estates.iter().map(|(_, name)| name.as_str()).collect();
        let taken = chip_menu(ui, "地址", on.as_deref(), &names)?;
        let place = taken.map(|taken| self.estates[taken].0);
        Some(HouseFilter { place, ..self.filter.clone() })
    }

    fn ownership_chip_ui(&self, ui: &mut Ui) -> Option<HouseFilter> {
        let table = HouseOwnership::table();
        let on = self.ownership_in_words();
        let names: Vec<&str> = table.codes.iter().map(|row| row.name.as_str()).collect();
        let taken = chip_menu(ui, "房屋类别", on.as_deref(), &names)?;
        let ownership = taken.map(|taken| table.codes[taken].code.clone());
        Some(HouseFilter { ownership, ..self.filter.clone() })
    }

    fn due_chip_ui(&self, ui: &mut Ui) -> Option<HouseFilter> {
        let names = DUE.map(|(_, words, _)| words);
        let taken = chip_menu(ui, "到期", self.due_in_words(), &names)?;
        let due = taken.map(|taken| (DUE[taken].0, self.days_on(DUE[taken].2)));
        Some(HouseFilter { due, ..self.filter.clone() })
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        let is_narrowed = HouseFilter { states: self.filter.states, ..HouseFilter::default() } != self.filter;
        if is_narrowed {
            let cleared = Act::Filter(HouseFilter { states: self.filter.states, ..HouseFilter::default() });
            let advice = "去掉条件就能看到全部";
            return empty_state(ui, icons::FILTER, "没有符合条件的房屋", advice, Some("清除条件")).then_some(cleared);
        }
        let act = self.may_write.then_some("新建房屋档案");
        let advice = "按 Alt N 建第一份，按 Ctrl I 导入已有的表格，或到别的状态里看看";
        empty_state(ui, icons::HOUSES, "这里还没有出租房屋", advice, act).then_some(Act::NewFile)
    }
}
