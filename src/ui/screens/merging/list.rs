//! The three lists: what may be double, what was merged, and what was said to be two people.

use super::{Act, MergingScreen, Tab};
use crate::domain::alikeness::Verdict;
use crate::services::candidates::AlikePair;
use crate::services::merging::PastMerge;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{self, Button, Column, Mood, Table, badge, empty_state, segmented};
use eframe::egui::{Align, Frame, Id, Layout, Margin, Panel, Ui};

const TABS: [(Tab, &str); 3] = [(Tab::Alike, "疑似重复"), (Tab::Merged, "已合并"), (Tab::Apart, "不是同一人")];

impl MergingScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("doubles head").exact_size(height::PAGE_HEAD).frame(frame);
        let asked = head.show(ui, |ui| self.head_ui(ui)).inner;
        let foot = self.foot_ui(ui);
        if self.count() == 0 {
            self.empty_ui(ui);
            return asked.or(foot);
        }
        let table = self.table_ui(ui);
        asked.or(foot).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let counts = [self.open.len(), self.merges.len(), self.apart.len()];
        let tabs: Vec<widgets::Tab> = TABS
            .iter()
            .zip(counts)
            .map(|((_, words), count)| widgets::Tab::new(*words, Some(thousands(count as u64))))
            .collect();
        let chosen = TABS.iter().position(|(tab, _)| *tab == self.tab).unwrap_or_default();
        ui.horizontal_centered(|ui| {
            let shown = segmented(ui, &tabs, chosen).map(|tab| Act::Show(TABS[tab].0));
            let back = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // Beside two records there is no room for it, and Esc closes those first.
                let back = self.proposal.is_none();
                let back = back && ui.add(Button::secondary("返回名单").key("Esc").small()).clicked();
                let more = self.found.count.saturating_sub(self.found.pairs.len());
                if self.tab == Tab::Alike && more > 0 {
                    let words = format!("先列最像的，还有 {} 对", thousands(more as u64));
                    ui.label(theme::small(words).color(theme::palette(ui).text_weak));
                }
                back
            });
            shown.or(back.inner.then_some(Act::Back))
        })
        .inner
    }

    fn empty_ui(&self, ui: &mut Ui) {
        let (sentence, advice) = match self.tab {
            Tab::Alike if !self.may_write => ("您的角色只能查看", "疑似重复由录入员或站长处理"),
            Tab::Alike if self.looking.is_some() || !self.has_begun => ("正在查找", "可以先去做别的，找完会列在这里"),
            Tab::Alike => ("没有疑似重复的人", "号码、姓名、读音、电话相同或只差一笔的会列在这里"),
            Tab::Merged => ("还没有合并过", "合并过的列在这里，可以再分开"),
            Tab::Apart => ("还没有确认过", "确认不是同一人的列在这里，可以重新列出"),
        };
        empty_state(ui, icons::CHECK_CIRCLE, sentence, advice, None);
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let id = Id::unique("doubles");
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let columns = columns(self.tab);
        let table = Table::new(id, &columns, self.count()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| match self.tab {
            Tab::Alike => pair_cell_ui(ui, &self.open[row], column),
            Tab::Apart => pair_cell_ui(ui, &self.apart[row], column),
            Tab::Merged => merge_cell_ui(ui, &self.merges[row], column),
        });
        if let (Tab::Merged, Some(row)) = (self.tab, output.opened) {
            return Some(Act::Open(self.merges[row].kept));
        }
        output.opened.or(output.selected).map(Act::Select)
    }

    /// What can be done with a past decision.
    fn foot_ui(&self, ui: &mut Ui) -> Option<Act> {
        let (words, act, why_not) = match self.tab {
            Tab::Alike => return None,
            Tab::Merged => {
                let merge = self.selected.and_then(|row| self.merges.get(row));
                ("分开成两条记录", Act::Part, merge.map_or(Some("先选一条"), |merge| merge.why_not))
            }
            Tab::Apart => ("重新列出", Act::AskAgain, self.selected.is_none().then_some("先选一对")),
        };
        let why_not = if self.may_write { why_not } else { Some("您的角色只能查看") };
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let foot = Panel::bottom("doubles foot").exact_size(height::PAGE_HEAD).frame(frame);
        let pressed = foot.show(ui, |ui| {
            ui.horizontal_centered(|ui| ui.add(Button::secondary(words).refused(why_not)).clicked()).inner
        });
        pressed.inner.then_some(act)
    }
}

fn columns(tab: Tab) -> Vec<Column> {
    let columns: &[(&str, f32)] = match tab {
        Tab::Alike | Tab::Apart => &[("一条", 128.0), ("另一条", 128.0), ("像不像", 136.0), ("为什么", 160.0)],
        Tab::Merged => &[("并入的", 160.0), ("保留的", 160.0), ("时间", 132.0), ("操作员", 80.0)],
    };
    columns.iter().map(|(heading, width)| Column::new(*heading, *width).not_sortable()).collect()
}

fn pair_cell_ui(ui: &mut Ui, pair: &AlikePair, column: usize) {
    match column {
        0 | 1 => drop(cell_text(ui, theme::body(&pair.names[column]))),
        2 => {
            let mood = if pair.verdict == Verdict::Likely { Mood::Warn } else { Mood::Neutral };
            badge(ui, mood, None, pair.verdict.label());
        }
        _ => drop(cell_text(ui, theme::body(pair.reasons.join("；")))),
    }
}

fn merge_cell_ui(ui: &mut Ui, merge: &PastMerge, column: usize) {
    let words = [&merge.gone_name, &merge.kept_name, &merge.at, &merge.operator];
    if let Some(words) = words.get(column) {
        cell_text(ui, theme::body(*words));
    }
}
