//! Rental houses and tenancies as tables, with those who let and rent them, headed as an import understands it.

use super::whole::{Child, Col, PAGE, Reader, Whole, part};
use crate::domain::export::{self, Extent};
use crate::domain::registers::{Organisation, Person, RentalHouse, Tenancy};
use crate::domain::values::Value;
use crate::domain::{Date, RecordId, Register};
use crate::services::{Desk, Trouble};
use crate::store::{HouseWhole, TenancyWhole};

impl Whole for HouseWhole {
    fn columns() -> Vec<Col<Self>> {
        let mut columns = vec![Col::new("rental_house.place", "地址", |line: &Self, extent| {
            export::address(&line.address, extent)
        })];
        columns.extend(part("rental_house", |line: &Self| &line.house));
        columns.extend(somebody("landlord", "房主", |line: &Self| &line.landlord));
        columns.extend(firm("landlord_organisation", "产权单位", |line: &Self| &line.landlord_organisation));
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        Ok(reader.desk.store.houses_behind(behind, PAGE)?)
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<RentalHouse>()?)
    }

    /// A landlord of that age is still a landlord.
    fn child(&self, _today: Date) -> Option<Child> {
        None
    }
}

impl Whole for TenancyWhole {
    fn columns() -> Vec<Col<Self>> {
        let address = |line: &Self, extent| export::address(&line.address, extent);
        let mut columns = vec![Col::new("house.place", "地址", address)];
        columns
            .push(Col::new("house.plate_number", "标牌编码", |line: &Self, _| line.house.plate_number.0.clone()));
        columns.extend(somebody("tenant", "承租人", |line: &Self| &line.tenant));
        columns.extend(firm("tenant_organisation", "承租单位", |line: &Self| &line.tenant_organisation));
        columns.extend(part("tenancy", |line: &Self| &line.tenancy));
        columns.extend(somebody("landlord", "房主", |line: &Self| &line.landlord));
        columns
    }

    fn page(reader: &mut Reader<'_>, behind: RecordId) -> Result<Vec<(RecordId, Self)>, Trouble> {
        Ok(reader.desk.store.tenancies_behind(behind, PAGE)?)
    }

    fn count(desk: &Desk) -> Result<u64, Trouble> {
        Ok(desk.store.row_count::<Tenancy>()?)
    }

    fn child(&self, today: Date) -> Option<Child> {
        Child::of(&self.tenant, today)
    }
}

/// Name and code of a firm named in the line.
fn firm<L: 'static>(word: &str, whose: &str, of: fn(&L) -> &Organisation) -> [Col<L>; 2] {
    [
        Col::new(&format!("{word}.organisation_name"), whose, move |line: &L, _| of(line).name()),
        Col::new(&format!("{word}.credit_code"), &format!("{whose}统一社会信用代码"), move |line: &L, _| {
            of(line).credit_code.typed()
        }),
    ]
}

/// Name, number and telephone of somebody named in the line.
pub(super) fn somebody<L: 'static>(word: &'static str, whose: &'static str, of: fn(&L) -> &Person) -> Vec<Col<L>> {
    let fields = ["name", "identity", "phones"].into_iter().filter_map(Person::field);
    let column = |field: &'static crate::domain::Field<Person>| {
        let cell = move |line: &L, extent: Extent| export::cell(field, of(line), extent);
        Col::new(&format!("{word}.{}", field.key), &format!("{whose}{}", field.label), cell)
    };
    fields.map(column).collect()
}
