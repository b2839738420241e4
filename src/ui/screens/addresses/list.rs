//! The left side: tabs, the box to find an address in, and the rows of the tree.

use super::dialogs::Which;
use super::tree::{Listing, Row};
use super::{Act, AddressesScreen, Tab, kinds};
use crate::domain::network::{Mark, Marks};
use crate::ui::icons;
use crate::ui::inside::thousands;
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::table::cell_text;
use crate::ui::widgets::{self, Button, Column, Table, TextField, empty_state, paint, segmented};
use eframe::egui::{
    Align, CursorIcon, Event, EventFilter, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, Rect, RichText,
    Role, Sense, Ui, UiBuilder, WidgetInfo, vec2,
};

const INDENT: f32 = 18.0;
/// The counts stand at the right edge whatever the width, so they are no columns that somebody could push out of sight.
const COUNT_WIDTH: f32 = 64.0;
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
        which.map(Act::Ask).or(self.mark_ui(ui))
    }

    /// Marks gaps and overlaps in the tree, or leaves them out.
    fn mark_ui(&self, ui: &mut Ui) -> Option<Act> {
        if self.marks.is_empty() || self.tab == Tab::Suspects {
            return None;
        }
        let words = if self.shows_marks { "不标责任区" } else { "标出责任区" };
        let mark = Button::quiet(words).key("F5").small();
        ui.add(mark).clicked().then_some(Act::Mark(!self.shows_marks))
    }

    /// So much room is left to the buttons beside the box.
    fn beside_find(&self) -> f32 {
        if self.marks.is_empty() { 230.0 } else { 350.0 }
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
        let was_typed = self.take_typing(ui);
        let width = FIND_WIDTH.min(ui.available_width() - self.beside_find());
        let field = TextField::new(id, &mut self.find).name("查找地址").hint("名称、拼音、3-2-501、别名");
        let field = ui.add(field.icon_left(icons::SEARCH).width(width));
        if was_typed {
            widgets::text_field::go_on_typing(ui, &field, &self.find);
            return Some(Act::Find);
        }
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

    /// Letters typed over the tree go into the box; answers whether there were any.
    fn take_typing(&mut self, ui: &Ui) -> bool {
        if !has_tree(ui) || self.dialog.is_some() {
            return false;
        }
        let typed: String = ui.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                Event::Text(text) if !text.trim().is_empty() => Some(text.as_str()),
                _ => None,
            });
            texts.collect()
        });
        if typed.is_empty() {
            return false;
        }
        ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
        self.find = typed;
        true
    }

    fn table_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        if self.tree.rows().is_empty() {
            return self.empty_ui(ui);
        }
        let id = table_id();
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let is_tree = self.tree.listing == Listing::Tree;
        let head = ui.available_rect_before_wrap().with_max_y(ui.available_rect_before_wrap().top() + height::ROW);
        let rows = self.tree.rows();
        let marks = self.shows_marks.then_some(&self.marks);
        let mut toggled = None;
        let columns = [Column::new("地址", 180.0).not_sortable()];
        let table = Table::new(id, &columns, rows.len()).selected(self.tree.selected());
        let output = table.show(ui, |ui, row, _| {
            toggled = row_ui(ui, &rows[row], is_tree, marks).then_some(row).or(toggled);
        });
        for (place, heading) in ["出租", "房间", "在住"].iter().enumerate() {
            count_ui(ui, head, place, theme::small(*heading).color(theme::palette(ui).text_weak));
        }
        // → and ← belong to the tree while it has the keyboard.
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if let Some(row) = toggled {
            return Some(if rows[row].is_open { Act::Close(row) } else { Act::Open(row) });
        }
        if let Some(act) = output.opened.map(Act::Enter).or(output.selected.map(Act::Choose)) {
            return Some(act);
        }
        let uncounted = self.tree.uncounted(output.in_sight)?;
        ui.ctx().request_repaint();
        Some(Act::Count(uncounted))
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
}

pub(super) fn has_tree(ui: &Ui) -> bool {
    ui.memory(|memory| memory.has_focus(table_id()))
}

fn table_id() -> Id {
    Id::unique("address tree")
}

fn find_id() -> Id {
    Id::unique("find an address")
}

/// Name at the left, counts at the right; answers whether the caret was pressed. A place with nobody in it shows nothing.
fn row_ui(ui: &mut Ui, row: &Row, is_tree: bool, marks: Option<&Marks>) -> bool {
    let line = ui.max_rect();
    let counts = row.node.counts;
    let mut inside = ui.new_child(
        UiBuilder::new()
            .max_rect(line.with_min_x(ui.cursor().left()).with_max_x(line.right() - 3.0 * COUNT_WIDTH - space::LARGE))
            .layout(Layout::left_to_right(Align::Center)),
    );
    let toggled = address_ui(&mut inside, row, is_tree);
    if let Some(marks) = marks {
        marks_ui(&mut inside, row, marks);
    }
    for (place, count) in [counts.rental_houses, counts.dwellings, counts.people].into_iter().enumerate() {
        if count > 0 {
            count_ui(ui, line, place, theme::body(thousands(u64::from(count))));
        }
    }
    toggled
}

/// What is not in order with those who answer for the place; of a closed one also how many below it are not.
fn marks_ui(ui: &mut Ui, row: &Row, marks: &Marks) {
    let palette = theme::palette(ui);
    for mark in marks.at(row.node.id) {
        let (icon, words, color) = match mark {
            Mark::Gap(words) => (icons::DASHED_CIRCLE, words, palette.text_weak),
            Mark::Overlap(words) => (icons::WARNING, words, palette.warn),
        };
        ui.label(theme::icon(icon, 13.0).color(color));
        ui.add(Label::new(theme::small(words).color(color)).truncate());
    }
    let below = marks.below(row.node.id);
    if below > 0 && !row.is_open {
        let words = theme::small(format!("下级 {below} 处责任区待补")).color(palette.text_weak);
        ui.add(Label::new(words).truncate());
    }
}

/// A count or its heading, counted from the right edge of the row.
fn count_ui(ui: &mut Ui, line: Rect, place: usize, words: RichText) {
    let right = line.right() - space::PANE - place as f32 * COUNT_WIDTH;
    let cell = line.with_min_x(right - COUNT_WIDTH).with_max_x(right);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(cell).layout(Layout::right_to_left(Align::Center)));
    inside.add(Label::new(words).selectable(false));
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
    paint::icon(ui.painter(), rect.center(), icon, 14.0, theme::palette(ui).text_weak);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
