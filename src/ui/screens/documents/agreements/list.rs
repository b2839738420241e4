//! The list itself: what it is narrowed by, its rows, what can be done with those that are marked.

use super::{Act, AgreementsScreen, MEASURE, Which};
use crate::domain::Date;
use crate::domain::agreement::Standing;
use crate::domain::template::TemplateKind;
use crate::services::agreements::{AgreementFilter, CURRENT, HOLDING, OVER, TO_RENEW, UNSIGNED};
use crate::ui::event::DocumentsTab;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::listing::Batch;
use crate::ui::screens::documents::tabs_ui;
use crate::ui::theme::{height, space};
use crate::ui::widgets::{BatchAct, Button, chip_menu, empty_state};
use chrono::Days;
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

/// What the chip 「状态」 offers.
const STANDINGS: [(&str, &[Standing]); 6] = [
    ("现行", CURRENT),
    ("未签", UNSIGNED),
    ("有效", HOLDING),
    ("快到期、已到期", TO_RENEW),
    ("未生效", &[Standing::Upcoming]),
    ("已续签、已终止", OVER),
];
/// What the chip 「到期」 offers: within how many days.
const UNTIL: [(&str, u64); 4] = [("已到期", 0), ("30 天内到期", 30), ("90 天内到期", 90), ("一年内到期", 365)];

impl AgreementsScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("agreements head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("agreements filter").exact_size(height::FILTER_BAR).frame(frame);
        let bar = |ui: &mut Ui| if self.list.marked_count() > 0 { self.batch_ui(ui) } else { self.filter_ui(ui) };
        let filter = filter.show(ui, bar).inner;
        let table = self.table_ui(ui);
        head.or(filter).or(table)
    }

    fn head_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            asked = tabs_ui(ui, DocumentsTab::Agreements).map(Act::Tab);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = self.no_write();
                let new = Button::primary("起草…").icon(icons::PLUS).key("Alt N").refused(refusal);
                if ui.add(new).clicked() {
                    asked = Some(Act::Dialog(Which::Prepare));
                }
                let words = format!("续签 {} 份", thousands(self.renewable.len() as u64));
                let why_not = refusal.or(self.renewable.is_empty().then_some("没有快到期的"));
                if ui.add(Button::secondary(&words).key("F7").refused(why_not)).clicked() {
                    asked = Some(Act::Renew);
                }
            });
        });
        asked
    }

    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let chips = [
                self.kind_chip_ui(ui),
                self.standing_chip_ui(ui),
                self.estate_chip_ui(ui),
                self.building_chip_ui(ui),
                self.until_chip_ui(ui),
            ];
            asked = chips.into_iter().flatten().next().map(Act::Filter);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.list.columns_ui(ui, MEASURE).map(Act::Rows).or(asked.take());
            });
        });
        asked
    }

    fn kind_chip_ui(&self, ui: &mut Ui) -> Option<AgreementFilter> {
        let kinds: Vec<TemplateKind> = TemplateKind::agreements().collect();
        let names: Vec<&str> = kinds.iter().map(|kind| kind.title()).collect();
        let taken = chip_menu(ui, "文书种类", self.kind_in_words(), &names)?;
        Some(AgreementFilter { kind: taken.map(|taken| kinds[taken].key()), ..self.filter.clone() })
    }

    fn standing_chip_ui(&self, ui: &mut Ui) -> Option<AgreementFilter> {
        let names = STANDINGS.map(|(words, _)| words);
        let on = self.standing_in_words();
        let taken = chip_menu(ui, "状态", on.as_deref(), &names)?;
        let standings = taken.map(|taken| STANDINGS[taken].1).unwrap_or_default();
        Some(AgreementFilter { standings, ..self.filter.clone() })
    }

    fn estate_chip_ui(&self, ui: &mut Ui) -> Option<AgreementFilter> {
        let on = self.estate_in_words();
        let names: Vec<&str> = self.estates.iter().map(|(_, name)| name.as_str()).collect();
        let taken = chip_menu(ui, "地址", on.as_deref(), &names)?;
        let place = taken.map(|taken| self.estates[taken].0);
        Some(AgreementFilter { place, ..self.filter.clone() })
    }

    /// Once the estate is chosen, one of its buildings.
    fn building_chip_ui(&self, ui: &mut Ui) -> Option<AgreementFilter> {
        let estate = self.estate.filter(|_| !self.buildings.is_empty())?;
        let names: Vec<&str> = self.buildings.iter().map(|(_, name)| name.as_str()).collect();
        let taken = chip_menu(ui, "楼栋", self.building_in_words(), &names)?;
        let place = taken.map_or(estate, |taken| self.buildings[taken].0);
        Some(AgreementFilter { place: Some(place), ..self.filter.clone() })
    }

    fn until_chip_ui(&self, ui: &mut Ui) -> Option<AgreementFilter> {
        let names = UNTIL.map(|(words, _)| words);
        let taken = chip_menu(ui, "到期", self.until_in_words(), &names)?;
        Some(AgreementFilter { until: taken.map(|taken| self.last_day(UNTIL[taken].1)), ..self.filter.clone() })
    }

    /// The last day on which something expires that does so within this many days; of none, that has expired.
    fn last_day(&self, days: u64) -> Date {
        let day = if days == 0 { self.today.pred_opt() } else { self.today.checked_add_days(Days::new(days)) };
        day.unwrap_or(self.today)
    }

    /// What the chips say, for the head of the list on paper.
    pub(super) fn filter_in_words(&self) -> String {
        let [kind, building, until] = [self.kind_in_words(), self.building_in_words(), self.until_in_words()]
            .map(|words| words.map(str::to_owned));
        let words = [kind, self.standing_in_words(), self.estate_in_words(), building, until];
        words.into_iter().flatten().collect::<Vec<_>>().join("；")
    }

    fn kind_in_words(&self) -> Option<&'static str> {
        TemplateKind::agreements().find(|kind| Some(kind.key()) == self.filter.kind).map(TemplateKind::title)
    }

    fn standing_in_words(&self) -> Option<String> {
        let chosen = STANDINGS.iter().find(|(_, standings)| *standings == self.filter.standings)?;
        Some(format!("状态：{}", chosen.0))
    }

    fn estate_in_words(&self) -> Option<String> {
        let place = self.estate?;
        self.estates.iter().find(|(id, _)| *id == place).map(|(_, name)| format!("地址：{name}"))
    }

    fn building_in_words(&self) -> Option<&str> {
        let place = self.filter.place?;
        self.buildings.iter().find(|(id, _)| *id == place).map(|(_, name)| name.as_str())
    }

    fn until_in_words(&self) -> Option<&'static str> {
        let is_asked = |(_, days): &&(&str, u64)| self.filter.until == Some(self.last_day(*days));
        UNTIL.iter().find(is_asked).map(|(words, _)| *words)
    }

    fn batch_ui(&self, ui: &mut Ui) -> Option<Act> {
        let act = |words, icon, key, refusal| BatchAct { words, icon, key, refusal, has_menu: false };
        let (no_write, no_print) = (self.no_write(), self.no_print());
        let acts = [
            act("打印", icons::PRINT, "Ctrl P", no_print),
            act("登记签订…", icons::EDIT, "F6", no_write),
            act("续签", icons::PLUS, "F7", no_write),
            act("删去未签的", icons::CROSS, "", no_write),
        ];
        Some(match self.list.batch_ui(ui, MEASURE, &acts).0? {
            Batch::Rows(act) => Act::Rows(act),
            Batch::Own(0) => Act::Print,
            Batch::Own(1) => Act::Dialog(Which::Sign),
            Batch::Own(2) => Act::Renew,
            Batch::Own(_) => Act::Discard,
        })
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        let first = AgreementFilter { standings: CURRENT, ..AgreementFilter::default() };
        if self.filter != AgreementFilter::default() && self.filter != first {
            let act = Act::Filter(AgreementFilter::default());
            let advice = "去掉条件就能看到全部";
            return empty_state(ui, icons::FILTER, "没有符合条件的责任书", advice, Some("清除条件")).then_some(act);
        }
        let act = self.may_write.then_some("起草…");
        let advice = "按 Alt N 起草：可以一次给还没有责任书的出租房屋都备好";
        let is_pressed = empty_state(ui, icons::DOCUMENTS, "还没有责任书", advice, act);
        is_pressed.then_some(Act::Dialog(Which::Prepare))
    }
}
