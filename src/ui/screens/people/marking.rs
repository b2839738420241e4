//! Several people at once: the bar of acts on marked rows, and the list on paper. The rows as a table for WPS are in `copying`.

use super::copying::Copying;
use super::rows::Rows;
use super::{Act, PeopleScreen, columns};
use crate::domain::registers::Residence;
use crate::domain::{RecordId, Register, Right};
use crate::print::documents::{FLOATING_CARD, Sheet, SheetColumn};
use crate::services::export::{self, Extent, ListTable, ReadRows};
use crate::services::filling::{About, Handed};
use crate::services::jobs::MANY;
use crate::services::people::PeopleKind;
use crate::services::printing::Order;
use crate::services::{Desk, Finished, LongWork, Progress, Trouble, lists};
use crate::ui::event::Event;
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::listing::{Paper, change_registrar};
use crate::ui::screens::people::closing::{Closing, Task};
use crate::ui::widgets::{BatchAct, Mark, Marked, MenuItem, batch_bar, menu, opens_by_alt};
use eframe::egui::{Key, RectAlign, Ui};
use std::collections::HashSet;

/// With less the bar goes without the cap of the key: the menu at its end says it.
const ROOM_FOR_KEYS: f32 = 900.0;

/// What is done with all marked rows.
#[derive(Clone)]
pub enum Batch {
    Cards,
    Cancel,
    Registrar(String),
    Copy,
    /// With identity numbers in full; leaves a line.
    CopyWhole,
    Print,
    /// A table of others is filled with them.
    Fill,
}

/// What this operator may do with several rows, and to whom records can be handed over.
pub(super) struct Allowed {
    write: bool,
    print: bool,
    reveal: bool,
    operators: Vec<String>,
}

impl Allowed {
    pub(super) fn of(desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self {
            write: desk.may(Right::Write),
            print: desk.may(Right::Print),
            reveal: desk.may(Right::Reveal),
            operators: lists::registrars(desk)?,
        })
    }
}

impl PeopleScreen {
    /// What a row is: a person, or one registration of several where somebody stands on the list more than once.
    fn unit(&self) -> &'static str {
        let rows = self.rows.count() as u64;
        if self.counted().is_none_or(|counted| counted.people == rows) { "人" } else { "条登记" }
    }

    /// How many are marked, of all the list has in the same unit.
    pub(super) fn marked_words(&self) -> String {
        let [marked, all] = [self.marked.count(), self.rows.count()].map(|count| thousands(count as u64));
        format!("已选 {marked} / {all} {}", self.unit())
    }

    pub(super) fn batch_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let no_write = (!self.allowed.write).then_some("您的角色只能查看");
        let no_print = (!self.allowed.print).then_some("您的角色不能打印");
        let has_keys = ui.available_width() >= ROOM_FOR_KEYS;
        let [card_key, more_key] = if has_keys { ["Ctrl P", "Alt M"] } else { [""; 2] };
        let act = |words, icon, key, refusal, has_menu| BatchAct { words, icon, key, refusal, has_menu };
        let acts = [
            act("登记卡", icons::IDENTITY, card_key, self.why_no_cards(), false),
            act("注销…", icons::CROSS, "", no_write, false),
            act("换登记人", icons::PERSON, "", no_write, true),
            act("复制", icons::DOCUMENTS, "", None, true),
            act("打印选中", icons::PRINT, "", no_print, false),
            act("更多", icons::DOTS, more_key, None, true),
        ];
        let count = format!("{} {}", thousands(self.marked.count() as u64), self.unit());
        let output = batch_bar(ui, &count, &acts);
        if output.is_left {
            return Some(Act::Mark(Mark::Nothing));
        }
        let by_menu = self.registrars_ui(&output.buttons[2]).or(self.copies_ui(&output.buttons[3]));
        let by_menu = by_menu.or(self.all_ui(ui, &output.buttons[5]));
        let pressed = output.pressed.and_then(|pressed| match pressed {
            0 => Some(Batch::Cards),
            1 => Some(Batch::Cancel),
            4 => Some(Batch::Print),
            _ => None,
        });
        by_menu.or(pressed).map(Act::Batch)
    }

    /// What a table of others is filled with: the marked rows, or the whole list as it is narrowed.
    pub(super) fn handed(&self) -> Handed {
        let is_marked = self.marked.count() > 0;
        let records = if is_marked { self.meant() } else { self.rows.residences().to_vec() };
        let which = if is_marked { "选中的" } else { "名单上的" };
        Handed { about: About::People, words: format!("{which} {} 人", records.len()), records }
    }

    fn why_no_cards(&self) -> Option<&'static str> {
        if !self.allowed.print {
            return Some("您的角色不能打印");
        }
        (self.filter.kind == PeopleKind::Resident).then_some("登记卡只发给流动人口")
    }

    /// Everything that can be done with the marked rows, by keyboard alone.
    fn all_ui(&self, ui: &Ui, button: &eframe::egui::Response) -> Option<Batch> {
        opens_by_alt(ui, button, Key::M);
        let all = self.all();
        let items: Vec<MenuItem<'_>> = all.iter().map(|(words, key, _)| MenuItem::new(words).note(key)).collect();
        let taken = menu(button, RectAlign::BOTTOM_START, 240.0, &items, None)?;
        all.get(taken).map(|(.., batch)| batch.clone())
    }

    /// Words, key and act, as far as this operator may.
    fn all(&self) -> Vec<(String, &'static str, Batch)> {
        let mut all = Vec::new();
        if self.why_no_cards().is_none() {
            all.push(("打印登记卡".to_owned(), "Ctrl P", Batch::Cards));
        }
        if self.allowed.print {
            all.push(("打印选中的名单".to_owned(), "Ctrl Shift P", Batch::Print));
        }
        if self.allowed.write {
            all.push(("注销…".to_owned(), "", Batch::Cancel));
            let to = |name: &String| (format!("登记人换成 {name}"), "", Batch::Registrar(name.clone()));
            all.extend(self.allowed.operators.iter().map(to));
        }
        if self.allowed.print {
            all.push(("填别人的表…".to_owned(), "Ctrl T", Batch::Fill));
        }
        all.push(("复制".to_owned(), "Ctrl C", Batch::Copy));
        if self.allowed.reveal {
            all.push(("复制，含完整证件号码".to_owned(), "留痕", Batch::CopyWhole));
        }
        all
    }

    /// Why the whole list cannot be printed.
    pub(super) fn why_no_printing(&self) -> Option<&'static str> {
        if self.allowed.print {
            (self.rows.count() == 0).then_some("没有可打印的人")
        } else {
            Some("您的角色不能打印")
        }
    }

    fn registrars_ui(&self, button: &eframe::egui::Response) -> Option<Batch> {
        if !self.allowed.write {
            return None;
        }
        let items: Vec<MenuItem<'_>> = self.allowed.operators.iter().map(|name| MenuItem::new(name)).collect();
        let taken = menu(button, RectAlign::BOTTOM_START, 180.0, &items, None)?;
        self.allowed.operators.get(taken).cloned().map(Batch::Registrar)
    }

    fn copies_ui(&self, button: &eframe::egui::Response) -> Option<Batch> {
        let mut items = vec![MenuItem::new("如屏幕所示").note("Ctrl C")];
        items.extend(self.allowed.reveal.then(|| MenuItem::new("含完整证件号码").note("留痕")));
        let taken = menu(button, RectAlign::BOTTOM_START, 220.0, &items, None)?;
        Some(if taken == 0 { Batch::Copy } else { Batch::CopyWhole })
    }

    /// The marked registrations in the order of the list; without marks the one in front.
    fn meant(&self) -> Vec<RecordId> {
        let chosen = self.selected.filter(|_| self.marked.count() == 0);
        self.marked.rows().chain(chosen).filter_map(|row| self.rows.residence(row)).collect()
    }

    pub(super) fn batch(&mut self, batch: Batch, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        let meant = self.meant();
        if meant.is_empty() {
            return Ok(None);
        }
        Ok(match batch {
            Batch::Cards if self.why_no_cards().is_some() => {
                self.why_no_cards().map(|why| Event::Refused(why.to_owned()))
            }
            Batch::Cards => Some(Event::Preview(Order::of(&FLOATING_CARD, meant))),
            Batch::Cancel => {
                self.closing = Some(Closing::of(desk, Task::Cancel, meant)?);
                None
            }
            Batch::Registrar(name) => change_registrar::<Residence>(desk, meant, name, "人")?,
            Batch::Copy | Batch::CopyWhole => Some(self.copy(desk, meant, matches!(batch, Batch::CopyWhole))?),
            Batch::Print => Some(self.print_rows(desk, meant)?),
            Batch::Fill => Some(Event::Fill(Some(self.handed()))),
        })
    }

    /// Prepares the rows for the clipboard; the next frame puts them there. Very many are prepared by a job.
    fn copy(&mut self, desk: &mut Desk, meant: Vec<RecordId>, is_whole: bool) -> Result<Event, Trouble> {
        let shown = self.shown.clone();
        let headings = self.columns.described(&shown).iter().map(|(heading, ..)| (*heading).to_owned()).collect();
        let table = Copying { meant, shown, headings, as_of: self.filter.as_of, is_whole };
        if table.meant.len() > MANY {
            let work = LongWork::new("正在复制", table.meant.len(), move |desk, progress| {
                let copied = Some(table.table(desk, progress)?);
                Ok(Finished { words: table.words(), copied, ..Finished::default() })
            });
            return Ok(Event::Work(work));
        }
        self.to_copy = Some(table.table(desk, &Progress::default())?);
        Ok(Event::Told(table.words()))
    }

    /// The list exactly as it stands: these columns, this order, the filter said in the heading.
    pub(super) fn print_rows(&self, desk: &Desk, rows: Vec<RecordId>) -> Result<Event, Trouble> {
        let described = self.columns.described(&self.shown);
        let column = |(heading, width, is_right): &(&str, f32, bool)| {
            SheetColumn::of(heading).with_share(*width).right(*is_right)
        };
        let sheet = Sheet {
            title: self.list_title().to_owned(),
            about: vec![format!("{}；共 {} 人", lists::heading(desk, &self.filter)?, rows.len())],
            as_of: self.filter.as_of.unwrap_or_else(|| desk.today()),
            columns: described.iter().map(column).collect(),
            purpose: export::USUAL_PURPOSE.to_owned(),
            ..Sheet::default()
        };
        let addresses = self.shown.iter().position(|column| Some(*column) == columns::address_column());
        let paper = Paper { sheet, register: Residence::TABLE, addresses };
        let (as_of, shown) = (self.filter.as_of, self.shown.clone());
        paper.preview(desk, rows, move |desk, rows| Rows::in_words(desk, as_of, rows, &shown))
    }

    /// The marked rows or all of them, in the columns chosen however narrow the window is. A child under fourteen stays here
    /// unless it is asked for.
    pub(super) fn export_rows(&self, desk: &Desk) -> Result<Event, Trouble> {
        let (as_of, shown) = (self.filter.as_of, self.columns.shown(self.filter.kind, f32::INFINITY));
        let number = shown.iter().position(|column| Some(*column) == columns::number_column());
        let records = if self.marked.count() > 0 { self.meant() } else { self.rows.residences().to_vec() };
        let headings = self.columns.described(&shown).iter().map(|(heading, ..)| (*heading).to_owned()).collect();
        let read: ReadRows = Box::new(move |desk, records, terms| {
            let leaving = export::residences_leaving(desk, records, terms)?;
            let mut rows = Rows::in_words(desk, as_of, &leaving, &shown)?;
            if let Some(at) = number.filter(|_| terms.extent == Extent::Whole) {
                for (row, number) in rows.iter_mut().zip(export::numbers_of(desk, &leaving, terms)?) {
                    row[at] = number;
                }
            }
            Ok(rows)
        });
        Ok(Event::Export(Box::new(ListTable {
            title: self.list_title().to_owned(),
            about: vec![lists::heading(desk, &self.filter)?],
            as_of: as_of.unwrap_or_else(|| desk.today()),
            headings,
            rows: export::Rows::Of(records, read),
            offers_whole: number.is_some(),
            offers_children: true,
        })))
    }

    fn list_title(&self) -> &'static str {
        if self.filter.kind == PeopleKind::Floating { "流动人口名单" } else { "常住人口名单" }
    }

    /// Finds the marked registrations again after the list was read anew.
    pub(super) fn marked_ids(&self) -> HashSet<RecordId> {
        self.marked.rows().filter_map(|row| self.rows.residence(row)).collect()
    }

    pub(super) fn mark_again(&mut self, ids: &HashSet<RecordId>) {
        self.marked = Marked::of(self.rows.residences(), ids);
    }
}
