//! A list on its way to paper: its rows are put into words, of a long one by a job that tells how far it is and can be
//! cancelled, and then it is looked at.

use crate::domain::RecordId;
use crate::print::documents::Sheet;
use crate::services::jobs::MANY;
use crate::services::printing::{MOST_ROWS, Order};
use crate::services::{Desk, Finished, LongWork, Trouble};
use crate::ui::event::Event;

/// A table without its rows.
pub struct Paper {
    pub sheet: Sheet,
    /// Whose records its rows are; empty for no register.
    pub register: &'static str,
    /// Which column says where each lives; on paper it can be asked for as far as the room.
    pub addresses: Option<usize>,
}

impl Paper {
    /// `read` puts some of the records into words, perhaps at a desk of its own.
    pub fn preview(
        self,
        desk: &Desk,
        records: Vec<RecordId>,
        mut read: impl FnMut(&Desk, &[RecordId]) -> Result<Vec<Vec<String>>, Trouble> + Send + 'static,
    ) -> Result<Event, Trouble> {
        if records.len() > MOST_ROWS {
            return Err(Trouble::ListTooLong(MOST_ROWS));
        }
        if records.len() <= MANY {
            let rows = read(desk, &records)?;
            return Ok(Event::Preview(self.order(records, rows)));
        }
        Ok(Event::Work(LongWork::new("正在准备名单", records.len(), move |desk, progress| {
            let mut rows = Vec::with_capacity(records.len());
            for part in records.chunks(MANY) {
                progress.report(rows.len() as u64, records.len() as u64)?;
                rows.extend(read(desk, part)?);
            }
            let preview = Some(Box::new(self.order(records, rows)));
            Ok(Finished { preview, ..Finished::default() })
        })))
    }

    fn order(self, records: Vec<RecordId>, rows: Vec<Vec<String>>) -> Order {
        let sheet = Sheet { rows, ..self.sheet }.fitted();
        let records = if self.register.is_empty() { Vec::new() } else { records };
        Order::sheet(sheet, self.register, records).with_addresses_in(self.addresses)
    }
}
