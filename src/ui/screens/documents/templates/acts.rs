//! What the page of wordings does.

use super::{Act, HELD, TemplatesScreen};
use crate::print::documents::DocumentKind;
use crate::services::printing::Order;
use crate::services::templates::{self, SavedWording, version_words};
use crate::services::{Desk, Trouble};
use crate::ui::event::{After, Event};
use crate::ui::widgets::field::Note;

impl TemplatesScreen {
    pub(super) fn do_act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::Tab(tab) => return Ok(Some(Event::Documents(tab))),
            Act::Kind(_) if self.is_changed() => self.message = Some(Note::doubtful(HELD)),
            Act::Kind(kind) => self.read(desk, kind)?,
            Act::Typed => {
                self.message = None;
                self.looked_through();
            }
            Act::Proof => self.proof.start(desk, self.kind, &self.editor.text)?,
            Act::Save => return self.save(desk),
            Act::Restore => {
                let saved = templates::restore_shipped(desk, self.kind)?;
                return Ok(Some(self.saved(desk, saved)?));
            }
            Act::Take(version) => {
                if let Some(wording) = self.versions.get(version) {
                    self.editor.replace(&wording.text);
                    self.looked_through();
                }
            }
            Act::Drop => self.read(desk, self.kind)?,
            Act::PrintBlank => {
                return Ok(DocumentKind::of_template(self.kind).map(|document| Event::Preview(Order::blank(document))));
            }
        }
        Ok(None)
    }

    fn save(&mut self, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        if let Some(reason) = self.why_not_saved() {
            self.editor.go_to_next(&self.faults);
            self.message = Some(Note::doubtful(reason));
            return Ok(None);
        }
        match templates::save(desk, self.kind, &self.editor.text, &self.note) {
            Ok(saved) => Ok(Some(self.saved(desk, saved)?)),
            Err(trouble) => {
                self.message = Some(Note::wrong(trouble.to_string()));
                Ok(None)
            }
        }
    }

    fn saved(&mut self, desk: &Desk, saved: SavedWording) -> Result<Event, Trouble> {
        self.read(desk, self.kind)?;
        let words = format!("「{}」已改用{}", self.kind.title(), version_words(saved.version));
        Ok(Event::Saved { words, undo: Some(saved.change), then: After::Stay })
    }
}
