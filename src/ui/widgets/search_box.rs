//! The one search box and what it found: what each hit is, and at its right why it was found.
//!
//! Searching itself is the business of the screen: it hands over hits and is told what was typed or chosen.

use eframe::egui::{
    self, Color32, Id, Response, TextFormat, Ui,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use crate::ui::icons;
use crate::ui::theme::{self, Palette, font, height, space};

use super::popup_list::{self, ListKeys, ListState};
use super::{TextField, key_cap, paint};

pub const WIDTH: f32 = 464.0;
const HIT: f32 = 44.0;
const FOOT: f32 = 32.0;

/// One hit, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchHit {
    /// The picture of its kind.
    pub icon: char,
    pub name: String,
    /// Which characters of the name were meant, counted from 0.
    pub matched: Vec<usize>,
    pub second: String,
    /// Why it was found.
    pub reason: String,
}

/// What was asked.
#[derive(Debug)]
pub struct SearchOutput {
    pub response: Response,
    pub chosen: Option<usize>,
    /// Nothing was found and the offer was taken.
    pub takes_offer: bool,
}

/// The search box.
#[must_use = "call show"]
pub struct SearchBox<'a> {
    id: Id,
    text: &'a mut String,
    hits: &'a [SearchHit],
    summary: &'a str,
    offer: Option<&'a str>,
    width: f32,
}

impl<'a> SearchBox<'a> {
    pub fn new(id: Id, text: &'a mut String, hits: &'a [SearchHit]) -> Self {
        Self { id, text, hits, summary: "", offer: None, width: WIDTH }
    }

    /// How many and how fast, inside the box: 「5 条，2 毫秒」.
    pub fn summary(mut self, summary: &'a str) -> Self {
        self.summary = summary;
        self
    }

    /// What is offered when nothing was found: 「登记『罗小梅』」.
    pub fn offer(mut self, offer: Option<&'a str>) -> Self {
        self.offer = offer;
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    pub fn show(self, ui: &mut Ui) -> SearchOutput {
        let mut state = ListState::load(ui, self.id);
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        let is_listening = has_focus && state.is_open;
        let keys = if is_listening { ListKeys::take(ui, true) } else { ListKeys::default() };

        let response = popup_list::with_focus_kept(ui, self.id, state.is_open, |ui| {
            let field = TextField::new(self.id, self.text)
                .name("搜索")
                .hint("姓名、拼音首字母、证件后四位、电话、房号、单位")
                .icon_left(icons::SEARCH)
                .room_right(72.0)
                .width(self.width);
            ui.add(field)
        });
        self.suffix_ui(ui, &response);
        self.follow(ui, &mut state, &response, &keys);
        state.step(keys.steps, self.hits.len());

        let mut output = SearchOutput { response, chosen: None, takes_offer: false };
        if state.is_open {
            let pressed = self.results_ui(&output.response, &state, keys.steps != 0);
            let entered = keys.is_enter.then_some(state.highlighted().unwrap_or_default());
            let taken = pressed.or(entered);
            output.chosen = taken.filter(|hit| *hit < self.hits.len());
            output.takes_offer = taken.is_some() && self.hits.is_empty() && self.offer.is_some();
            if output.chosen.is_some() || output.takes_offer {
                state.close();
            }
        }
        state.store(ui, self.id);
        output
    }

    /// The key that leads here, or while typing what came of it.
    fn suffix_ui(&self, ui: &Ui, field: &Response) {
        let palette = theme::palette(ui);
        let right = field.rect.right() - 9.0;
        if self.text.is_empty() {
            let left = egui::pos2(right - key_cap::size(ui, "Ctrl F").x, field.rect.center().y);
            key_cap::paint_at(ui, left, "Ctrl F", palette.text_weak, palette.sunken, palette.line);
        } else {
            paint::words_ending(ui, field.rect, right, self.summary, font::CAPTION, palette.text_weak);
        }
    }

    fn follow(&self, ui: &Ui, state: &mut ListState, response: &Response, keys: &ListKeys) {
        let has_focus = ui.memory(|memory| memory.has_focus(self.id));
        if !has_focus || keys.is_escape || self.text.trim().is_empty() {
            state.close();
        } else if response.changed() || (response.clicked() && !state.is_open) {
            state.open(Some(0), true);
        }
    }

    fn results_ui(&self, field: &Response, state: &ListState, has_moved: bool) -> Option<usize> {
        let shown = popup_list::show(field, self.width, |ui| {
            let mut pressed = None;
            popup_list::scroll(8.0 * HIT).show(ui, |ui| {
                for (index, hit) in self.hits.iter().enumerate() {
                    let is_highlighted = state.highlighted().unwrap_or_default() == index;
                    let row = hit_ui(ui, hit, is_highlighted);
                    if is_highlighted && has_moved {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        pressed = Some(index);
                    }
                }
            });
            if self.hits.is_empty() && self.nothing_ui(ui) {
                pressed = Some(0);
            }
            foot_ui(ui);
            pressed
        });
        shown.and_then(|shown| shown.inner)
    }

    fn nothing_ui(&self, ui: &mut Ui) -> bool {
        let palette = theme::palette(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HIT), egui::Sense::hover());
        let words = format!("没有找到「{}」，找过姓名、拼音、证件号码、电话、地址、单位和编号", self.text.trim());
        let words = paint::line(ui, &words, font::SMALL, palette.text_weak, rect.width() - 24.0);
        paint::galley_at(ui.painter(), rect, rect.left() + space::CARD, words);
        let Some(offer) = self.offer else { return false };
        let (rect, response) = popup_list::row(ui, height::ROW, offer, true);
        let center = egui::pos2(rect.left() + 20.0, rect.center().y);
        paint::icon(ui.painter(), center, icons::PLUS, 16.0, palette.accent);
        paint::words(ui, rect, rect.left() + 38.0, offer, font::BODY, palette.accent);
        response.clicked()
    }
}

fn hit_ui(ui: &mut Ui, hit: &SearchHit, is_highlighted: bool) -> Response {
    let palette = theme::palette(ui);
    let (rect, response) = popup_list::row(ui, HIT, &hit.name, is_highlighted);
    paint::icon(ui.painter(), egui::pos2(rect.left() + 20.0, rect.center().y), hit.icon, 18.0, palette.text_weak);
    let reason_left =
        paint::words_ending(ui, rect, rect.right() - space::CARD, &hit.reason, font::SMALL, palette.text_weak);
    let left = rect.left() + 38.0;
    let room = reason_left - space::CARD - left;
    let (upper, lower) = rect.shrink2(vec2(0.0, 2.0)).split_top_bottom_at_fraction(0.52);
    paint::galley_at(ui.painter(), upper, left, name_line(ui, hit, palette, room));
    let second = paint::line(ui, &hit.second, font::SMALL, palette.text_weak, room);
    paint::galley_at(ui.painter(), lower, left, second);
    response
}

fn name_line(ui: &Ui, hit: &SearchHit, palette: &Palette, room: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob { wrap: TextWrapping::truncate_at_width(room), ..LayoutJob::default() };
    for (place, character) in hit.name.chars().enumerate() {
        let ink: Color32 = if hit.matched.contains(&place) { palette.accent } else { palette.text };
        let format = TextFormat::simple(theme::medium(&font::BODY), ink);
        job.append(character.encode_utf8(&mut [0; 4]), 0.0, format);
    }
    ui.painter().layout_job(job)
}

fn foot_ui(ui: &mut Ui) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), FOOT), egui::Sense::hover());
    popup_list::rule(ui, rect);
    let mut x = rect.left() + space::CARD;
    for hint in ["↑↓ 选择", "Enter 打开", "Esc 关闭"] {
        x = paint::words(ui, rect, x, hint, font::CAPTION, palette.text_weak) + 14.0;
    }
}
