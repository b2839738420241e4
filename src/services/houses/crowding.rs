//! How many people may live in one let dwelling, and how much room each should have: what the station's city asks for.
//!
//! The figures are the station's own, for they differ from city to city; without one nothing is said. Whoever lives there is
//! registered all the same: too many is a warning, never a refusal.

use super::{Desk, Trouble};
use crate::domain::Right;
use crate::domain::registers::RentalHouse;
use crate::store::StoreError;
use serde::{Deserialize, Serialize};

/// The setting's key in the archive.
const SETTING: &str = "crowding";

/// 每户居住人数上限, 单间租住人数上限 and 人均面积; nothing where the station has no such rule.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct Crowding {
    pub most_people: Option<u32>,
    /// As 住房租赁条例 七条 has it. It stands on the 责任书; nobody is warned by it, for who sleeps in which room is not recorded.
    pub most_per_room: Option<u32>,
    /// In whole square metres of 建筑面积.
    pub least_square_metres: Option<u32>,
}

/// The station's figures.
pub fn crowding(desk: &Desk) -> Result<Crowding, Trouble> {
    desk.require(Right::Look)?;
    let Some(json) = desk.store.setting(SETTING)? else { return Ok(Crowding::default()) };
    Ok(serde_json::from_str(&json).map_err(|_| StoreError::Unreadable)?)
}

pub fn set_crowding(desk: &mut Desk, crowding: &Crowding) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let json = serde_json::to_string(crowding).map_err(|_| StoreError::Unreadable)?;
    desk.acting("修改居住人数上限", "", |store, act| {
        store.write(act, |writing| writing.set_setting(SETTING, &json))?;
        Ok(())
    })
}

impl Crowding {
    /// What is to be looked at when so many people live in this house.
    pub fn warnings(&self, house: &RentalHouse, people: u32) -> Vec<String> {
        let mut warnings = Vec::new();
        if let Some(most) = self.most_people.filter(|most| people > *most) {
            warnings.push(format!("现住 {people} 人，超过本站每户上限 {most} 人"));
        }
        if let (Some(least), Some(area)) = (self.least_square_metres, house.floor_area.0)
            && people > 0
            && area < least.saturating_mul(100).saturating_mul(people)
        {
            let each = f64::from(area) / 100.0 / f64::from(people);
            warnings.push(format!("人均 {each:.1} 平方米，低于本站要求的 {least} 平方米"));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::values::SquareMetres;

    #[test]
    fn one_more_than_the_limit_is_said_and_the_limit_itself_is_not() {
        let station = Crowding { most_people: Some(4), ..Crowding::default() };
        assert!(station.warnings(&RentalHouse::default(), 4).is_empty());
        assert_eq!(station.warnings(&RentalHouse::default(), 5), ["现住 5 人，超过本站每户上限 4 人"]);
    }

    #[test]
    fn room_for_each_is_counted_only_where_the_area_is_known() {
        let station = Crowding { least_square_metres: Some(5), ..Crowding::default() };
        let house = RentalHouse { floor_area: SquareMetres(Some(1_950)), ..RentalHouse::default() };
        assert_eq!(station.warnings(&house, 4), ["人均 4.9 平方米，低于本站要求的 5 平方米"]);
        assert!(station.warnings(&house, 3).is_empty());
        assert!(station.warnings(&RentalHouse::default(), 9).is_empty());
    }
}
