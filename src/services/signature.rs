//! What the station adds to whatever it registers: its prefix for numbers, who registered, on which day.

use super::Desk;
use crate::domain::Date;
use crate::domain::values::{Day, Text};

pub struct Signature {
    pub prefix: String,
    registrar: String,
    pub today: Date,
}

impl Signature {
    pub(in crate::services) fn of(desk: &Desk) -> Self {
        Self {
            prefix: desk.station().number_prefix.clone(),
            registrar: desk.operator().name.clone(),
            today: desk.today(),
        }
    }

    pub fn registrar(&self) -> Text {
        Text(self.registrar.clone())
    }

    pub fn registered_on(&self) -> Day {
        Day(Some(self.today))
    }
}
