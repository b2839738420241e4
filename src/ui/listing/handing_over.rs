//! Several records of a list are handed over to another 登记人, whichever register they are of; very many by a job.

use crate::domain::RecordId;
use crate::services::jobs::MANY;
use crate::services::lists::{self, Registered};
use crate::services::{Desk, Finished, LongWork, Trouble};
use crate::ui::event::{After, Event};

/// `measure` is what the list counts in. Nothing happens where no record is meant.
pub fn change_registrar<R: Registered>(
    desk: &mut Desk,
    meant: Vec<RecordId>,
    name: String,
    measure: &str,
) -> Result<Option<Event>, Trouble> {
    let words = format!("{} {measure}的登记人已换成 {name}", meant.len());
    Ok(match meant.len() {
        0 => None,
        many if many > MANY => Some(Event::Work(LongWork::new("正在更换登记人", many, move |desk, _| {
            let undo = Some(lists::change_registrar::<R>(desk, &meant, &name)?);
            Ok(Finished { words, undo, ..Finished::default() })
        }))),
        _ => {
            let undo = Some(lists::change_registrar::<R>(desk, &meant, &name)?);
            Some(Event::Saved { words, undo, then: After::Stay })
        }
    })
}
