//! What the screen draws: head, progress, the two lists, and the foot that says what Enter and R would do.

use super::{Act, CheckupScreen, Part, findings_id, rules_id};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{Button, Column, Tab, Table, deadline, empty_state, passing_panel, progress_strip, segmented};
use eframe::egui::{Align, Key, Label, Layout, Panel, Ui};

/// The tabs, each with its key.
pub(super) const PARTS: [(Part, &str, Key); 3] = [
    (Part::Agenda, "到期与待补", Key::Num1),
    (Part::Faults, "资料体检", Key::Num2),
    (Part::Areas, "五个清", Key::Num3),
];

impl CheckupScreen {
    pub(super) fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            if ui.add(Button::icon_only(icons::CARET_LEFT, "回到今日")).clicked() {
                asked = Some(Act::Back);
            }
            ui.label(theme::title("体检"));
            ui.add_space(space::SMALL);
            let tabs = PARTS.map(|(_, words, _)| Tab::new(words, None));
            let chosen = PARTS.iter().position(|(part, ..)| *part == self.part).unwrap_or_default();
            if let Some(tab) = segmented(ui, &tabs, chosen) {
                asked = Some(Act::Show(PARTS[tab].0));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let refusal = self.is_at_work().then_some("正在体检");
                if ui.add(Button::secondary("重新体检").icon(icons::REFRESH).key("F5").refused(refusal)).clicked() {
                    asked = Some(Act::AskAgain);
                }
            });
        });
        asked
    }

    fn is_at_work(&self) -> bool {
        self.running.is_some() || self.counting.is_some()
    }

    pub(super) fn progress_ui(&self, ui: &mut Ui) -> Option<Act> {
        let strip = Panel::bottom("checkup progress").exact_size(44.0).show_separator_line(false);
        let is_stopped = passing_panel(ui, strip, self.running.is_some(), |ui| {
            let (done, total) = self.running.as_ref()?.done_of_total();
            let share = done as f32 / total.max(1) as f32;
            let how_far = format!("第 {done} 条，共 {total} 条");
            progress_strip(ui, "正在体检，找到的先列在这里", &how_far, share).then_some(Act::Stop)
        });
        is_stopped.flatten()
    }

    pub(super) fn rules_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.entries.is_empty() {
            let (words, advice) = match (self.is_at_work(), self.part) {
                (true, _) => ("正在看每一条资料", "找到什么就列在这里"),
                (false, Part::Areas) => ("还没有地址", "登记第一个地址后，这里按责任区数五个清"),
                (false, Part::Faults) if !self.is_current => ("体检以后资料有改动", "按 F5 再体检一次"),
                (false, Part::Faults) => ("资料之间没有对不上的地方", "改了很多以后可以再体检一次"),
                (false, _) => ("没有到期的事，也没有待补的资料", ""),
            };
            empty_state(ui, icons::CHECK_CIRCLE, words, advice, None);
            return None;
        }
        let [(group, group_width), (title, title_width), (counted, count_width)] = match self.part {
            Part::Areas => [("责任区", 124.0), ("项目", 128.0), ("缺 / 共", 104.0)],
            _ => [("类别", 84.0), ("项目", 196.0), ("处", 76.0)],
        };
        let columns = [
            Column::new(group, group_width).not_sortable(),
            Column::new(title, title_width).not_sortable(),
            Column::new(counted, count_width).right().not_sortable(),
            // The counts keep the edge of the pane.
            Column::new("", space::TINY).not_sortable(),
        ];
        let table = Table::new(rules_id(), &columns, self.entries.len()).selected(self.chosen);
        let output = table.show(ui, |ui, row, column| self.entry_ui(ui, row, column));
        if output.opened.is_some() {
            ui.memory_mut(|memory| memory.request_focus(findings_id()));
        }
        output.selected.filter(|row| Some(*row) != self.chosen).map(Act::Choose)
    }

    fn entry_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let Some(entry) = self.entries.get(row) else { return };
        let palette = theme::palette(ui);
        match column {
            0 => cell_text(ui, theme::small(&entry.group).color(palette.text_weak)),
            1 => cell_text(ui, theme::body(&entry.title)),
            2 if entry.is_clear => cell_text(ui, theme::body(&entry.count).color(palette.text_weak)),
            2 => cell_text(ui, theme::body(&entry.count)),
            _ => return,
        };
    }

    pub(super) fn findings_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let entry = self.chosen.and_then(|place| self.entries.get(place))?;
        if self.findings.count() == 0 {
            let advice = entry.source.counted().unwrap_or(&entry.title);
            empty_state(ui, icons::CHECK_CIRCLE, "这一项没有要处理的", advice, None);
            return None;
        }
        let is_due = self.findings.line(0).is_some_and(|line| line.due.is_some());
        let mut columns = vec![
            Column::new("谁、哪里", 150.0).not_sortable(),
            Column::new("地址", 130.0).not_sortable(),
            Column::new("说明", 200.0).not_sortable(),
        ];
        if is_due {
            columns.insert(0, Column::new("期限", 104.0).not_sortable());
        }
        let shift = usize::from(is_due);
        let table = Table::new(findings_id(), &columns, self.findings.count()).selected(self.selected);
        let output = table.show(ui, |ui, row, column| match column.checked_sub(shift) {
            Some(column) => self.cell_ui(ui, row, column),
            None => self.due_ui(ui, row),
        });
        if let Some(row) = output.opened {
            return Some(Act::Open(row));
        }
        if let Some(row) = output.selected.filter(|row| Some(*row) != self.selected) {
            return Some(Act::Select(row));
        }
        let unread = self.findings.unread(output.in_sight)?;
        ui.ctx().request_repaint();
        Some(Act::Read(unread))
    }

    fn due_ui(&self, ui: &mut Ui, row: usize) {
        let days_left = self.findings.line(row).and_then(|line| line.days_left(self.today));
        if let Some(days_left) = days_left {
            deadline(ui, days_left);
        }
    }

    fn cell_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let Some(line) = self.findings.line(row) else { return };
        let weak = theme::palette(ui).text_weak;
        match column {
            0 => cell_text(ui, theme::body(&line.subject)),
            1 => cell_text(ui, theme::body(&line.place).color(weak)),
            _ => cell_text(ui, theme::body(&line.words)),
        };
    }

    /// What the two keys would do with the chosen row. Its place is always there.
    pub(super) fn foot_ui(&self, ui: &mut Ui) -> Option<Act> {
        let row = self.selected?;
        let line = self.findings.line(row)?;
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::secondary("打开").key("Enter")).clicked() {
                    asked = Some(Act::Open(row));
                }
                if line.repair.is_some() {
                    let mend = Button::primary("改好").key("R").refused(self.why_not_mended(row));
                    if ui.add(mend).clicked() {
                        asked = Some(Act::Mend(row));
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.set_height(height::CONTROL);
                    ui.add(Label::new(theme::body(self.foot_words(row))).truncate());
                });
            });
        });
        asked
    }

    fn foot_words(&self, row: usize) -> String {
        let repair = self.findings.line(row).and_then(|line| line.repair.as_deref());
        let beyond = self.findings.counted.saturating_sub(self.findings.count() as u64);
        match repair {
            Some(repair) => format!("按 R：{repair}"),
            None if beyond > 0 => format!("另有 {} 处没有列出，改掉一些后再体检", thousands(beyond)),
            None => {
                let entry = self.chosen.and_then(|place| self.entries.get(place));
                entry.and_then(|entry| entry.source.counted()).unwrap_or("打开记录，核对后再改").to_owned()
            }
        }
    }
}
