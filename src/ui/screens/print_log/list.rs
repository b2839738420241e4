//! The log as a list: what it is narrowed by, its rows, and what stands there when there is none.

use super::{Act, MEASURE, PrintLogScreen};
use crate::print::documents::DOCUMENTS;
use crate::services::printing::PrintFilter;
use crate::ui::icons;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::{Button, TextField, chip_menu, chip_on, empty_state};
use chrono::Days;
use eframe::egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Ui};

const FIND_WIDTH: f32 = 220.0;
/// What the chip 「日期」 offers: since how many days ago.
const SINCE: [(&str, u64); 4] = [("今天", 0), ("近 7 天", 6), ("近 30 天", 29), ("近一年", 364)];

impl PrintLogScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("print log head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let filter = Panel::top("print log filter").exact_size(height::FILTER_BAR).frame(frame);
        let filter = filter.show(ui, |ui| self.filter_ui(ui)).inner;
        let table = self.table_ui(ui);
        head.or(filter).or(table)
    }

    fn head_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.label(theme::title("打印记录").color(theme::palette(ui).text));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary("返回").key("Esc").small()).clicked() {
                    asked = Some(Act::Close);
                }
                let chosen = self.list.chosen().filter(|_| self.may_open);
                let refusal =
                    if self.may_open { "先选一次打印" } else { "您的角色不能打印，也不能打开" };
                let open = Button::secondary("打开当时的纸").icon(icons::DOCUMENTS).key("Enter").small();
                if ui.add(open.refused(chosen.is_none().then_some(refusal))).clicked() {
                    asked = Some(Act::Open);
                }
            });
        });
        asked
    }

    fn filter_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            let typed = self.words_ui(ui);
            let chips = [self.about_ui(ui), self.document_ui(ui), self.operator_ui(ui), self.days_ui(ui)];
            asked = typed.or_else(|| chips.into_iter().flatten().next().map(Act::Filter));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                asked = self.list.columns_ui(ui, MEASURE).map(Act::Rows).or(asked.take());
            });
        });
        asked
    }

    fn words_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let field =
            TextField::new(Id::unique("print log words"), &mut self.words).name("查找打印").hint("姓名或房屋地址");
        let field = ui.add(field.icon_left(icons::SEARCH).height(height::CONTROL_SMALL).width(FIND_WIDTH));
        if std::mem::take(&mut self.wants_words) {
            field.request_focus();
        }
        if field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            self.list.take_focus();
        }
        field.changed().then_some(Act::Words)
    }

    fn about_ui(&self, ui: &mut Ui) -> Option<PrintFilter> {
        self.filter.about.as_ref()?;
        let is_taken = chip_on(ui, &self.about).clicked();
        is_taken.then(|| PrintFilter { about: None, ..self.filter.clone() })
    }

    fn document_ui(&self, ui: &mut Ui) -> Option<PrintFilter> {
        let title = |key: &String| DOCUMENTS.iter().find(|kind| kind.key == key).map(|kind| kind.title);
        let on = self.filter.document.as_ref().and_then(title);
        let titles: Vec<&str> = DOCUMENTS.iter().map(|kind| kind.title).collect();
        let taken = chip_menu(ui, "文书", on, &titles)?;
        let document = taken.map(|taken| DOCUMENTS[taken].key.to_owned());
        Some(PrintFilter { document, ..self.filter.clone() })
    }

    fn operator_ui(&self, ui: &mut Ui) -> Option<PrintFilter> {
        let names: Vec<&str> = self.operators.iter().map(String::as_str).collect();
        let taken = chip_menu(ui, "操作员", self.filter.operator.as_deref(), &names)?;
        let operator = taken.map(|taken| self.operators[taken].clone());
        Some(PrintFilter { operator, ..self.filter.clone() })
    }

    fn days_ui(&self, ui: &mut Ui) -> Option<PrintFilter> {
        let day = |ago| self.today.checked_sub_days(Days::new(ago)).unwrap_or(self.today);
        let on = SINCE.iter().find(|(_, ago)| self.filter.days.from == Some(day(*ago))).map(|(words, _)| *words);
        let taken = chip_menu(ui, "日期", on, &SINCE.map(|(words, _)| words))?;
        let mut filter = self.filter.clone();
        filter.days.from = taken.map(|taken| day(SINCE[taken].1));
        Some(filter)
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.list.count() == 0 {
            return self.empty_ui(ui);
        }
        self.list.table_ui(ui).map(Act::Rows)
    }

    fn empty_ui(&self, ui: &mut Ui) -> Option<Act> {
        let is_narrowed = self.filter != PrintFilter::default();
        if is_narrowed {
            let cleared = Act::Filter(PrintFilter::default());
            let advice = "去掉条件就能看到全部";
            return empty_state(ui, icons::FILTER, "没有符合条件的打印", advice, Some("清除条件")).then_some(cleared);
        }
        let advice = "打印或保存一份文书，这里就有一行";
        empty_state(ui, icons::PRINT, "还没有打印过", advice, None);
        None
    }
}
