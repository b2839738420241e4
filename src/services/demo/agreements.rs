//! Agreements of let houses, signed anew every year, and those of shops, factories and 包片干部. What runs out soon has its
//! renewal prepared in half of the cases, and the police sign some days after the others.

use super::community::{Community, add};
use super::dice::{days_after, days_before, years_before};
use crate::domain::agreement::{Side, last_day, next_begins};
use crate::domain::registers::Agreement;
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Count, Day, Link, Text};
use crate::domain::{Date, RecordId};

/// A renewal is prepared at most so many days before the last day.
const PREPARED_AHEAD: i64 = 30;
/// 包片干部 in the list of duties.
const AREA_OFFICER: &str = "4";
const MONTHS: u32 = 12;

/// A let house whose landlord has signed: the latest agreement begins on `latest`.
pub(super) struct Pledged {
    pub house: RecordId,
    pub latest: Date,
    pub opened: Date,
}

impl Community {
    pub fn sign_agreements(&mut self) {
        for Pledged { house, latest, opened } in std::mem::take(&mut self.pledged) {
            self.sign_every_year(house, latest, opened);
        }
        self.sign_work_targets();
    }

    /// One agreement a year, back to the opening of the file.
    fn sign_every_year(&mut self, house: RecordId, latest: Date, opened: Date) {
        let mut begins = vec![latest];
        while let Some(before) = begins.last().map(|first| years_before(*first, 1)).filter(|before| *before >= opened) {
            begins.push(before);
        }
        let about = Agreement { house: Link::to(house), ..Agreement::default() };
        let mut previous = None;
        for from in begins.into_iter().rev() {
            previous = Some(self.sign(TemplateKind::RentalAgreement, &about, from, previous));
        }
        self.prepare_renewal(&about, latest, previous);
    }

    /// With factories and owners, and with whoever answers for a part of the tree.
    fn sign_work_targets(&mut self) {
        let factories = self.records.organisations.len().min(3);
        for nth in 1..=factories {
            let organisation = RecordId(i64::try_from(nth).unwrap_or(1));
            let from = self.dice.day(days_before(self.today, 300), days_before(self.today, 10));
            let about = Agreement { organisation: Link::to(organisation), ..Agreement::default() };
            self.sign(TemplateKind::WorkTarget, &about, from, None);
        }
        let duties = self.records.duties.iter().enumerate();
        let officers: Vec<usize> = duties
            .filter(|(_, duty)| duty.duty.code == AREA_OFFICER && duty.until_date.is_unset())
            .map(|(place, _)| place + 1)
            .collect();
        for officer in officers {
            let from = self.dice.day(days_before(self.today, 300), days_before(self.today, 10));
            let duty = RecordId(i64::try_from(officer).unwrap_or(1));
            let about = Agreement { place_duty: Link::to(duty), ..Agreement::default() };
            self.sign(TemplateKind::AreaDuty, &about, from, None);
        }
    }

    pub(super) fn sign(
        &mut self,
        kind: TemplateKind,
        about: &Agreement,
        from: Date,
        renews: Option<RecordId>,
    ) -> RecordId {
        let mut agreement = self.drafted(kind, about, from, from, renews);
        for (side, _) in kind.sides() {
            let late = if *side == Side::Police { self.dice.between(0, 5) } else { 0 };
            *agreement.signed_by_mut(*side) = Day::new(days_after(from, late).min(self.today));
        }
        add(&mut self.records.agreements, agreement)
    }

    fn prepare_renewal(&mut self, about: &Agreement, latest: Date, renews: Option<RecordId>) {
        let until = last_day(latest, MONTHS);
        let is_near = (until - self.today).num_days() <= PREPARED_AHEAD;
        if is_near && self.dice.percent(50) {
            let from = next_begins(Day::new(until), self.today);
            let ago = self.dice.between(0, 6);
            let prepared = days_before(self.today, ago).max(latest);
            let agreement = self.drafted(TemplateKind::RentalAgreement, about, from, prepared, renews);
            add(&mut self.records.agreements, agreement);
        }
    }

    fn drafted(
        &self,
        kind: TemplateKind,
        about: &Agreement,
        from: Date,
        prepared: Date,
        renews: Option<RecordId>,
    ) -> Agreement {
        Agreement {
            kind: Choice::of_kind(kind),
            valid_from: Day::new(from),
            valid_until: Day::new(last_day(from, MONTHS)),
            copies: Count(Some(kind.copies())),
            renews: renews.map_or_else(Link::none, Link::to),
            prepared_on: Day::new(prepared),
            prepared_by: Text(self.registrar.clone()),
            ..about.clone()
        }
    }
}
