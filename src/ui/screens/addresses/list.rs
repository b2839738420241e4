//! The left side: tabs, the box to find an address in, and the rows of the tree.

use super::dialogs::Which;
use super::tree::{Listing, Row};
use super::{Act, AddressesScreen, Tab, kinds};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{self, Button, Column, Table, TextField, empty_state, paint, segmented};
use eframe::egui::{
    Align, CursorIcon, Event, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Popup, Role, Sense, Ui,
    WidgetInfo, pos2, vec2,
};

const INDENT: f32 = 18.0;
const COUNT_COLUMN: f32 = 64.0;
const FIND_WIDTH: f32 = 320.0;

impl AddressesScreen {
    pub(super) fn list_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let frame = Frame::new().inner_margin(Margin::symmetric(space::PANE as i8, 0));
        let head = Panel::top("addresses head").exact_size(height::PAGE_HEAD).frame(frame).show_separator_line(false);
        let head = head.show(ui, |ui| self.head_ui(ui)).inner;
        let bar = Panel::top("addresses bar").exact_size(height::FILTER_BAR).frame(frame);
        let bar = bar.show(ui, |ui| self.bar_ui(ui)).inner;
        let table = if self.tab == Tab::Suspects { self.suspects_ui(ui) } else { self.table_ui(ui) };
        head.or(bar).or(table)
    }

    fn head_ui(&self, ui: &mut Ui) -> Option<Act> {
        let mut tabs = vec![(Tab::Tree, "地址树", None)];
        for (kind, words) in kinds::LOOKED_THROUGH {
            let count = self.kind_counts.get(kind).copied().unwrap_or_default();
            tabs.push((Tab::Kind(kind), words, Some(thousands(u64::from(count)))));
        }
        tabs.push((Tab::Suspects, "可疑重复", None));
        let chosen = tabs.iter().position(|(tab, ..)| *tab == self.tab).unwrap_or_default();
        let drawn: Vec<_> = tabs.iter().map(|(_, words, count)| widgets::Tab::new(*words, count.clone())).collect();
        ui.horizontal_centered(|ui| segmented(ui, &drawn, chosen).map(|tab| Act::Show(tabs[tab].0))).inner
    }

    fn bar_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        ui.horizontal_centered(|ui| {
            let found = self.find_ui(ui);
            let added = ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.add_ui(ui)).inner;
            found.or(added)
        })
        .inner
    }

    fn add_ui(&self, ui: &mut Ui) -> Option<Act> {
        let why_not = self.why_not();
        let range = ui.add(Button::secondary("批量添加…").key("F6").small().refused(why_not)).clicked();
        let one = ui.add(Button::secondary("添加…").icon(icons::PLUS).key("Ins").small().refused(why_not)).clicked();
        let which = if range { Some(Which::Range) } else { one.then_some(Which::Add) };
        which.map(Act::Ask)
    }

    fn why_not(&self) -> Option<&'static str> {
        if !self.may_write {
            Some("您的角色只能查看")
        } else {
            self.running.as_ref().map(|_| "地址还在修改")
        }
    }

    fn find_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let id = find_id();
        self.take_typing(ui);
        let field = TextField::new(id, &mut self.find).name("查找地址").hint("名称、拼音、3-2-501、别名");
        let field = ui.add(field.icon_left(icons::SEARCH).width(FIND_WIDTH.min(ui.available_width() - 230.0)));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if !field.has_focus() {
            return field.changed().then_some(Act::Find);
        }
        if pressed(Key::Escape) {
            self.find.clear();
            self.wants_focus = true;
            return Some(Act::Find);
        }
        if (pressed(Key::Enter) || pressed(Key::ArrowDown)) && !self.tree.rows().is_empty() {
            self.wants_focus = true;
            return Some(Act::Choose(0));
        }
        field.changed().then_some(Act::Find)
    }

    /// Letters typed over the tree go into the box.
    fn take_typing(&mut self, ui: &Ui) {
        if !ui.memory(|memory| memory.has_focus(table_id())) || self.dialog.is_some() {
            return;
        }
        let typed: String = ui.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                Event::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
                _ => None,
            });
            texts.collect()
        });
        if !typed.is_empty() {
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
            self.find = typed;
            ui.memory_mut(|memory| memory.request_focus(find_id()));
            widgets::text_field::put_caret_at_end(ui, find_id(), &self.find);
            self.has_typed = true;
        }
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if std::mem::take(&mut self.has_typed) {
            return Some(Act::Find);
        }
        if self.tree.rows().is_empty() {
            return self.empty_ui(ui);
        }
        let id = table_id();
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let is_tree = self.tree.listing == Listing::Tree;
        let columns = columns(ui.available_width());
        let rows = self.tree.rows();
        let mut toggled = None;
        let table = Table::new(id, &columns, rows.len()).selected(self.tree.selected());
        let output = table.show(ui, |ui, row, column| {
            if column == 0 {
                toggled = address_ui(ui, &rows[row], is_tree).then_some(row).or(toggled);
            } else {
                count_ui(ui, &rows[row], column);
            }
        });
        // → and ← belong to the tree while it has the keyboard.
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if let Some(row) = toggled {
            return Some(if rows[row].is_open { Act::Close(row) } else { Act::Open(row) });
        }
        output.opened.map(Act::Enter).or(output.selected.map(Act::Choose))
    }

    fn empty_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        match &self.tree.listing {
            Listing::Found(_) => {
                let cleared = empty_state(ui, icons::SEARCH, "没有这个地址", "可换一种写法", Some("清除查找"));
                if cleared {
                    self.find.clear();
                }
                cleared.then_some(Act::Find)
            }
            Listing::Kind(_) => {
                empty_state(ui, icons::PLACE, "还没有这一类地址", "按 Ins 添加，或批量添加", None);
                None
            }
            Listing::Tree => {
                let act = self.may_write.then_some("添加小区");
                let advice = "先添加小区或街道，再批量添加楼栋和房间";
                empty_state(ui, icons::PLACE, "还没有地址", advice, act).then_some(Act::Ask(Which::Add))
            }
        }
    }

    /// The keys of the page, while no dialog has them.
    pub(super) fn keys_ui(&self, ui: &Ui) -> Option<Act> {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if let Some(act) = self.arrows(ui) {
            return Some(act);
        }
        if self.may_write && self.tab == Tab::Suspects {
            return pressed(Key::F7).then_some(Act::Ask(Which::MergeSuspects));
        }
        let asks = [
            (Key::F2, Which::Edit),
            (Key::Insert, Which::Add),
            (Key::F6, Which::Range),
            (Key::F7, Which::Merge),
            (Key::F8, Which::Duty),
        ];
        if let Some((_, which)) = asks.into_iter().find(|(key, _)| self.may_write && pressed(*key)) {
            return Some(Act::Ask(which));
        }
        if self.may_write && has_tree(ui) && pressed(Key::Delete) {
            return Some(Act::Delete);
        }
        let may_leave = self.detail.is_some() && !Popup::is_any_open(ui.ctx()) && !ui.ctx().text_edit_focused();
        (may_leave && pressed(Key::Escape)).then_some(Act::CloseDetail)
    }

    /// → opens or goes to the first place below, ← closes or goes to the place above.
    fn arrows(&self, ui: &Ui) -> Option<Act> {
        let row = self.tree.selected().filter(|_| has_tree(ui) && self.tree.listing == Listing::Tree)?;
        let here = self.tree.rows().get(row)?;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowRight) {
            return Some(if here.is_open { Act::Choose(row + 1) } else { Act::Open(row) });
        }
        if pressed(Key::ArrowLeft) {
            return if here.is_open { Some(Act::Close(row)) } else { self.tree.above(row).map(Act::Choose) };
        }
        None
    }
}

fn has_tree(ui: &Ui) -> bool {
    ui.memory(|memory| memory.has_focus(table_id()))
}

fn table_id() -> Id {
    Id::unique("address tree")
}

fn find_id() -> Id {
    Id::unique("find an address")
}

fn columns(width: f32) -> Vec<Column> {
    let address = (width - 4.0 * COUNT_COLUMN - 60.0).max(180.0);
    let count = |heading: &str| Column::new(heading, COUNT_COLUMN).right().not_sortable();
    vec![
        Column::new("地址", address).not_sortable(),
        count("在住"),
        count("房间"),
        count("出租"),
        Column::new("", 4.0).not_sortable(),
    ]
}

/// Caret, picture of the kind and name; answers whether the caret was pressed.
fn address_ui(ui: &mut Ui, row: &Row, is_tree: bool) -> bool {
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.x = space::ICON;
    let mut toggled = false;
    if is_tree {
        ui.add_space(row.depth as f32 * INDENT);
        toggled = caret_ui(ui, row);
    }
    let (picture, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    paint::icon(ui.painter(), picture.center(), kinds::icon(&row.node.kind), 16.0, palette.text_weak);
    let name = if is_tree { &row.node.label } else { &row.node.full_name };
    if row.node.aliases.is_empty() {
        cell_text(ui, theme::body(name));
    } else {
        ui.label(theme::body(name));
        cell_text(ui, theme::body(&row.node.aliases).color(palette.text_weak));
    }
    toggled
}

fn caret_ui(ui: &mut Ui, row: &Row) -> bool {
    let has_below = row.node.counts.places > 0;
    let sense = if has_below { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 20.0), sense);
    if !has_below {
        return false;
    }
    let (icon, verb) = if row.is_open { (icons::CARET_DOWN, "收起") } else { (icons::CARET_RIGHT, "展开") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb}{}", row.node.full_name)));
    let center = pos2(rect.center().x, rect.center().y);
    paint::icon(ui.painter(), center, icon, 14.0, theme::palette(ui).text_weak);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// A place with nobody in it shows nothing.
fn count_ui(ui: &mut Ui, row: &Row, column: usize) {
    let counts = row.node.counts;
    let count = match column {
        1 => counts.people,
        2 => counts.dwellings,
        3 => counts.rental_houses,
        _ => 0,
    };
    if count > 0 {
        ui.label(theme::body(thousands(u64::from(count))).font(font::BODY));
    }
}
