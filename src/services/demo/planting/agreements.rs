//! What is signed for a house, for faults to be made of.

use super::Garden;
use crate::domain::RecordId;
use crate::domain::agreement::Side;
use crate::domain::registers::Agreement;
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Count, Day, Link};
use crate::services::demo::community::add;

impl Garden<'_> {
    /// Changes everything that was signed for a house.
    pub fn pledges(&mut self, house: RecordId, mut change: impl FnMut(&mut Agreement)) {
        let agreements = &mut self.records().agreements;
        let of_house = agreements.iter_mut().filter(|agreement| agreement.house.id == Some(house));
        of_house.filter(|agreement| agreement.signed_on().is_some()).for_each(&mut change);
    }

    /// Lets nothing that was signed for a house run longer than until that day; answers the agreement that runs longest.
    pub fn pledged_until(&mut self, house: RecordId, signed: Day, until: Day) -> Option<RecordId> {
        self.pledges(house, |pledge| {
            for day in [
                &mut pledge.valid_from,
                &mut pledge.prepared_on,
                &mut pledge.party_signed_on,
                &mut pledge.community_signed_on,
                &mut pledge.police_signed_on,
            ] {
                *day = (*day).min(signed);
            }
            pledge.valid_until = pledge.valid_until.min(until);
        });
        self.latest_pledge(house)
    }

    /// The one that was signed last.
    pub fn latest_pledge(&mut self, house: RecordId) -> Option<RecordId> {
        let signed = (1..).zip(&self.community.records.agreements).filter(|(_, agreement)| {
            agreement.house.id == Some(house) && agreement.signed_on().is_some() && agreement.ended_on.is_unset()
        });
        signed.max_by_key(|(id, agreement)| (agreement.valid_from, *id)).map(|(id, _)| RecordId(id))
    }

    /// The one agreement that the landlord signed before that day and that still binds, where there is only one.
    pub fn only_pledge_before(&self, house: RecordId, day: Day) -> Option<RecordId> {
        let today = self.ago(0);
        let binds = |agreement: &Agreement| {
            let is_signed = agreement.signed_on().is_some() && agreement.party_signed_on < day;
            is_signed && agreement.ended_on.is_unset() && agreement.valid_until >= today
        };
        let of_house = (1..)
            .zip(&self.community.records.agreements)
            .filter(|(_, agreement)| agreement.house.id == Some(house) && agreement.ended_on.is_unset());
        let mut all = of_house.map(|(id, agreement)| (RecordId(id), binds(agreement)));
        let (id, does_bind) = all.next()?;
        (does_bind && all.next().is_none()).then_some(id)
    }

    /// One that nobody has signed yet.
    pub fn new_pledge(&self, house: RecordId) -> Agreement {
        Agreement {
            kind: Choice::of_kind(TemplateKind::RentalAgreement),
            house: Link::to(house),
            valid_from: self.ago(0),
            valid_until: self.ago(-364),
            copies: Count(Some(3)),
            prepared_on: self.ago(0),
            ..Agreement::default()
        }
    }

    /// One that all have signed.
    pub fn pledge(&mut self, house: RecordId, signed: Day, until: Day) {
        let mut agreement = self.new_pledge(house);
        (agreement.valid_from, agreement.valid_until, agreement.prepared_on) = (signed, until, signed);
        for side in [Side::Party, Side::Community, Side::Police] {
            *agreement.signed_by_mut(side) = signed;
        }
        add(&mut self.records().agreements, agreement);
    }
}
