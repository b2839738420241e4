//! Organisations as a table, with who represents each.

use super::houses::somebody;
use super::whole::{Child, Col, PAGE, Reader, Whole, part};
use crate::domain::registers::{Organisation, Person};
use crate::domain::{Date, RecordId};
use crate::services::{Desk, Trouble};
use crate::store::Sight;

pub(super) struct OrganisationLine {
    organisation: Organisation,
    representative: Person,
}

impl Whole for OrganisationLine {
    fn columns() -> Vec<Col<Self>> {
        let mut columns = part("organisation", |line: &Self| &line.organisation);
        columns.extend(somebody("representative", "法定代表人", |line: &Self| &line.representative));
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        let rows: Vec<(RecordId, Organisation)> =
            reader.desk.store.rows_behind(&Sight::of_everybody(), behind, PAGE)?;
        let line = |(id, organisation): (RecordId, Organisation)| {
            let representative = reader.person(organisation.representative)?;
            Ok((id, Self { organisation, representative }))
        };
        rows.into_iter().map(line).collect()
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<Organisation>()?)
    }

    /// Whoever represents a firm is named as that.
    fn child(&self, _today: Date) -> Option<Child> {
        None
    }
}
