//! The ledgers: what a list is narrowed by, how much of it is settled, its rows, and what stands there when there is none.

use super::{Act, RoutinesScreen};
use crate::domain::codes::{MeetingKind, OpeningKind, ReportedMatter, RoutineKind, ServiceKind};
use crate::domain::{CodeList, CodeTable};
use crate::services::routines::{Ledger, LedgerFilter};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{chip_menu, empty_state};
use chrono::Datelike;
use eframe::egui::{Align, Frame, Layout, Margin, Panel, Ui};

/// So many years back are offered.
const YEARS: i32 = 4;

impl RoutinesScreen {
    pub(super) fn ledger_ui(&mut self, ui: &mut Ui, ledger: Ledger) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let bar = Panel::top("ledger filter").exact_size(height::FILTER_BAR).frame(frame);
        let asked = bar.show(ui, |ui| self.filter_ui(ui, ledger)).inner;
        let rows =
            if self.list.count() == 0 { self.empty_ui(ui, ledger) } else { self.list.table_ui(ui).map(Act::Rows) };
        asked.or(rows)
    }

    fn filter_ui(&mut self, ui: &mut Ui, ledger: Ledger) -> Option<Act> {
        let (mut asked, mut of_columns, mut newcomers) = (None, None, false);
        ui.horizontal_centered(|ui| {
            asked = self.year_chip_ui(ui).or(self.kind_chip_ui(ui, ledger)).or(self.open_chip_ui(ui, ledger));
            ui.add_space(space::SMALL);
            ui.label(theme::small(self.totals_words(ledger)).color(theme::palette(ui).text_weak));
            newcomers = self.newcomers_ui(ui);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                of_columns = self.list.columns_ui(ui, self.measure());
            });
        });
        asked.map(Act::Filter).or(newcomers.then_some(Act::Newcomers)).or(of_columns.map(Act::Rows))
    }

    /// For whom jobs and rooms are: it leads to the list of them.
    fn newcomers_ui(&self, ui: &mut Ui) -> bool {
        self.newcomers > 0 && ui.link(theme::small(format!("30 天内新来 {} 人", self.newcomers))).clicked()
    }

    /// 「反馈 263 条，化解 231 条，化解率 87.8%」
    fn totals_words(&self, ledger: Ledger) -> String {
        let settled = self.totals.settled;
        let (count, done) = (thousands(settled.reported), thousands(settled.settled));
        match ledger {
            Ledger::Feedback => format!("反馈 {count} 条，化解 {done} 条，化解率 {settled}"),
            Ledger::Receptions => format!("接待 {count} 件，办结 {done} 件，办结率 {settled}"),
            Ledger::Openings => format!("{count} 条，没撤下 {} 条", self.totals.open),
            Ledger::Services => format!("服务 {count} 件，{} 人次", thousands(self.totals.headcount)),
            Ledger::Reports | Ledger::Meetings => {
                format!("{count} {}，还有事没办完的 {}", self.measure(), self.totals.open)
            }
        }
    }

    fn year_chip_ui(&self, ui: &mut Ui) -> Option<LedgerFilter> {
        let this = self.today.year();
        let years: Vec<i32> = (0..YEARS).map(|back| this - back).collect();
        let names: Vec<String> = years.iter().map(|year| format!("{year} 年")).collect();
        let on = self.filter.year.map(|year| format!("{year} 年"));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let taken = chip_menu(ui, "年份", on.as_deref(), &names)?;
        Some(LedgerFilter { year: taken.map(|taken| years[taken]), ..self.filter.clone() })
    }

    fn kind_chip_ui(&self, ui: &mut Ui, ledger: Ledger) -> Option<LedgerFilter> {
        let (words, table): (&str, &'static CodeTable) = match ledger {
            Ledger::Reports => ("种类", RoutineKind::table()),
            Ledger::Meetings => ("种类", MeetingKind::table()),
            Ledger::Receptions | Ledger::Feedback => ("事项类别", ReportedMatter::table()),
            Ledger::Openings => ("类别", OpeningKind::table()),
            Ledger::Services => ("服务类别", ServiceKind::table()),
        };
        let names: Vec<&str> = table.codes.iter().map(|row| row.name.as_str()).collect();
        let on = self.filter.kind.as_deref().and_then(|code| table.name(code));
        let taken = chip_menu(ui, words, on, &names)?;
        Some(LedgerFilter { kind: taken.map(|taken| table.codes[taken].code.clone()), ..self.filter.clone() })
    }

    fn open_chip_ui(&self, ui: &mut Ui, ledger: Ledger) -> Option<LedgerFilter> {
        let words = if ledger == Ledger::Openings { "没撤下的" } else { "没办完的" };
        let taken = chip_menu(ui, "状态", self.filter.open.then_some(words), &[words])?;
        Some(LedgerFilter { open: taken.is_some(), ..self.filter.clone() })
    }

    fn empty_ui(&self, ui: &mut Ui, ledger: Ledger) -> Option<Act> {
        if self.filter != LedgerFilter::default() {
            let words = "没有符合条件的记录";
            let is_pressed = empty_state(ui, icons::FILTER, words, "去掉上面的条件再看", Some("去掉条件"));
            return is_pressed.then(|| Act::Filter(LedgerFilter::default()));
        }
        let (words, advice) = match ledger {
            Ledger::Reports => ("还没有排查记录", "在应办里按 Enter 记本期的；零报告也要记"),
            Ledger::Receptions => ("还没有来访接待", "有人来了按 Alt N 登记，谁接待谁负责到答复"),
            Ledger::Feedback => ("还没有信息反馈", "信息员报来的事按 Alt N 登记，只写事和地点"),
            Ledger::Meetings => ("还没有会议记录", "在应办里按 Enter 记本期的会"),
            Ledger::Openings => ("还没有用工房源", "工地、超市要人，房子要租的，提供方同意了再登记"),
            Ledger::Services => ("还没有服务记录", "办了什么事、发了什么资料按 Alt N 登记，不写是谁"),
        };
        let act = self.may_write.then_some(self.new_words());
        empty_state(ui, icons::CALENDAR, words, advice, act).then_some(Act::New)
    }
}
