//! A box that finds an article by its law, its number or what it is about, and gives it as a citation. Enter passes it by: most steps
//! cite nothing. Alt L and Tab lead into it.

use crate::domain::dispute::Article;
use crate::services::{Desk, Trouble, disputes};
use crate::ui::widgets::{PickRow, Picked, Picker};
use eframe::egui::{Id, Key, Modifiers, Ui};

/// The box, and the list under it: a gist stands whole.
const BOX: f32 = 168.0;
const LIST: f32 = 640.0;

pub(super) struct LawField {
    typed: String,
    articles: Vec<Article>,
}

impl LawField {
    pub(super) fn new(desk: &Desk) -> Result<Self, Trouble> {
        Ok(Self { typed: String::new(), articles: disputes::articles(desk)? })
    }

    /// The citation of the article that was taken.
    pub(super) fn ui(&mut self, ui: &mut Ui, form: &str) -> Option<String> {
        let Self { typed, articles } = self;
        let id = Id::unique((form, "law"));
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::L)) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let picker = Picker::new(id, typed).name("查法条").hint("查法条，如 司法确认");
        let output = picker.width(BOX).list_width(LIST).opens_when_empty().show(ui, |typed| {
            let meant = articles.iter().filter(|article| article.is_meant(typed));
            meant.map(|article| PickRow::new(article.name(), &article.gist)).collect()
        });
        let Some(Picked::Row(_)) = output.picked else { return None };
        let taken = std::mem::take(typed);
        articles.iter().find(|article| article.name() == taken).map(Article::citation)
    }
}
