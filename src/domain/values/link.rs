//! A link to one record of another register.

use super::{Editor, Value};
use crate::domain::{Cell, Date, RecordId, Register, Unreadable};
use std::marker::PhantomData;

/// Points at a record of register `R`, or at none.
pub struct Link<R> {
    pub id: Option<RecordId>,
    register: PhantomData<fn() -> R>,
}

impl<R> Link<R> {
    pub const fn to(id: RecordId) -> Self {
        Self { id: Some(id), register: PhantomData }
    }

    pub const fn none() -> Self {
        Self { id: None, register: PhantomData }
    }
}

impl<R> Clone for Link<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Link<R> {}

impl<R> std::fmt::Debug for Link<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Link({:?})", self.id)
    }
}

impl<R> Default for Link<R> {
    fn default() -> Self {
        Self::none()
    }
}

impl<R> PartialEq for Link<R> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<R: Register> Value for Link<R> {
    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.push(self.id.map_or(Cell::Null, |id| Cell::Integer(id.0)));
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.id = cells[0].as_integer()?.map(RecordId);
        Ok(())
    }

    fn is_empty(&self) -> bool {
        self.id.is_none()
    }

    /// The number only; who can see the other register shows its name.
    fn shown(&self) -> String {
        self.id.map(|id| id.0.to_string()).unwrap_or_default()
    }

    fn read(&mut self, typed: &str, _today: Date) -> Result<(), String> {
        self.id = None;
        if typed.trim().is_empty() {
            return Ok(());
        }
        let number = typed.trim().parse().map_err(|_| "请从列表中选一条".to_owned())?;
        self.id = Some(RecordId(number));
        Ok(())
    }

    fn editor(&self) -> Editor {
        Editor::Link(R::TABLE)
    }
}
