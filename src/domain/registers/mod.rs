//! The registers of the station, one file each.

pub mod person;
pub mod place;
pub mod rental_house;
pub mod residence;

pub use person::Person;
pub use place::Place;
pub use rental_house::RentalHouse;
pub use residence::Residence;

/// Calls the macro once with every register: what holds for all of them is written and tested once.
#[macro_export]
macro_rules! every_register {
    ($call:ident) => {
        $call!(Person, Place, RentalHouse, Residence)
    };
}
