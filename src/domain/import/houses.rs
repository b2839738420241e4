//! A line about a rental house, or about who rents one.

use super::cell::Wanted;
use super::{Line, Mapping, Note, Part, Reading, Target, Told};
use crate::domain::Date;
use crate::domain::registers::{RentalHouse, Tenancy};

/// All that a line says of a house.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HouseRow {
    pub number: u32,
    pub house: RentalHouse,
    /// Below the community.
    pub address: String,
    pub landlord: Told,
    pub refusals: Vec<Note>,
    pub left_out: Vec<Note>,
    /// What is to be said of a line that loses nothing by it.
    pub remarks: Vec<String>,
}

/// All that a line says of a tenancy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TenancyRow {
    pub number: u32,
    pub tenancy: Tenancy,
    pub tenant: Told,
    /// 标牌编码 of the house, where the table names it so.
    pub plate_number: String,
    pub address: String,
    pub landlord: Told,
    pub refusals: Vec<Note>,
    pub left_out: Vec<Note>,
    /// What is to be said of a line that loses nothing by it.
    pub remarks: Vec<String>,
}

impl HouseRow {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        let mut reading = Reading::new(line, mapping, today, counts_from_1904);
        let mut row = Self { number: line.number(), ..Self::default() };
        reading.fill(Part::House, &mut row.house);
        row.address = reading.address(Part::House);
        row.landlord = Told::of(&mut reading, Part::Landlord).or_firm(&mut reading, Part::LandlordFirm);
        if row.address.is_empty() {
            reading.refuse("地址", "没有地址");
        }
        let (rooms, all) = (row.house.rooms_let.0, row.house.rooms_total.0);
        if let (Some(rooms), Some(all)) = (rooms, all)
            && rooms > all
        {
            reading.refuse("出租间数", "多于总间数");
        }
        Self { refusals: reading.refusals, left_out: reading.left_out, ..row }
    }
}

impl TenancyRow {
    pub fn of(line: &Line<'_>, mapping: &Mapping, today: Date, counts_from_1904: bool) -> Self {
        let mut reading = Reading::new(line, mapping, today, counts_from_1904);
        let mut row = Self { number: line.number(), ..Self::default() };
        reading.fill(Part::Tenancy, &mut row.tenancy);
        row.tenant = Told::of(&mut reading, Part::Tenant).or_firm(&mut reading, Part::TenantFirm);
        row.plate_number = reading.text(Target::new(Part::Rented, "plate_number"), Wanted::Text);
        row.address = reading.address(Part::Rented);
        row.landlord = Told::of(&mut reading, Part::Landlord);
        if row.address.is_empty() && row.plate_number.is_empty() {
            reading.refuse("出租房屋", "没有地址，也没有标牌编码");
        }
        if row.tenant.is_nobody() && reading.refusals.iter().all(|note| !note.label.starts_with("承租人")) {
            reading.refuse("承租人", "没有姓名");
        }
        if row.tenancy.from_date.is_unset() {
            reading.refuse("起租日期", "没有起租日期");
        }
        for (day, label) in [(row.tenancy.agreed_until, "租期至"), (row.tenancy.ended_on, "退租日期")] {
            if day.is_before(row.tenancy.from_date) {
                reading.refuse(label, "早于起租日期");
            }
        }
        Self { refusals: reading.refusals, left_out: reading.left_out, ..row }
    }
}
