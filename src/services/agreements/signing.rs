//! What happens to an agreement once it is on paper: who signed when, and its end before its day. Also the throwing away of one
//! that was prepared for nothing.

use super::{Desk, Trouble};
use crate::domain::agreement::Side;
use crate::domain::codes::AgreementEnd;
use crate::domain::registers::Agreement;
use crate::domain::template::TemplateKind;
use crate::domain::values::{Choice, Day};
use crate::domain::{Date, Problem, RecordId, Register, Right, Weight};
use crate::store::ChangeId;

/// The days on which those who must sign did; a day left empty changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SignedDays {
    pub party: Day,
    pub community: Day,
    pub police: Day,
}

impl SignedDays {
    /// All on one day, as it is when they sit at one table.
    pub fn all_on(day: Date) -> Self {
        let day = Day::new(day);
        Self { party: day, community: day, police: day }
    }

    fn day(&self, side: Side) -> Day {
        match side {
            Side::Party => self.party,
            Side::Community => self.community,
            Side::Police => self.police,
        }
    }

    fn is_empty(&self) -> bool {
        self.party.is_unset() && self.community.is_unset() && self.police.is_unset()
    }
}

/// Enters who signed when, on each of these agreements for those who sign such a one.
pub fn sign(desk: &mut Desk, agreements: &[RecordId], days: &SignedDays) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    if days.is_empty() {
        return Err(Trouble::Unfinished(vec![Problem::wrong("party_signed_on", "请填签订日期")]));
    }
    let today = desk.today();
    let ((), change) = desk.writing("登记签订", |writing| {
        for id in agreements {
            let mut agreement: Agreement = writing.load(*id)?.ok_or(Trouble::Gone)?;
            let sides = agreement.kind.kind().map(TemplateKind::sides).unwrap_or_default();
            for (side, _) in sides.iter().filter(|(side, _)| !days.day(*side).is_unset()) {
                *agreement.signed_by_mut(*side) = days.day(*side);
            }
            require_sound(&agreement, today)?;
            writing.update(*id, &agreement)?;
        }
        Ok(())
    })?;
    Ok(change)
}

/// Corrects the days of one agreement: who signed when, from when until when it holds.
pub fn correct(desk: &mut Desk, id: RecordId, corrected: &Agreement) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let today = desk.today();
    let ((), change) = desk.writing("登记签订", |writing| {
        let mut agreement: Agreement = writing.load(id)?.ok_or(Trouble::Gone)?;
        agreement.party_signed_on = corrected.party_signed_on;
        agreement.community_signed_on = corrected.community_signed_on;
        agreement.police_signed_on = corrected.police_signed_on;
        agreement.valid_from = corrected.valid_from;
        agreement.valid_until = corrected.valid_until;
        require_sound(&agreement, today)?;
        Ok(writing.update(id, &agreement)?)
    })?;
    Ok(change)
}

/// Ends an agreement before its day.
pub fn end(desk: &mut Desk, id: RecordId, on: Day, reason: &Choice<AgreementEnd>) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let mut missing = Vec::new();
    if on.is_unset() {
        missing.push(Problem::wrong("ended_on", "请填终止日期"));
    }
    if reason.is_unset() {
        missing.push(Problem::wrong("end_reason", "请选终止原因"));
    }
    if !missing.is_empty() {
        return Err(Trouble::Unfinished(missing));
    }
    let today = desk.today();
    let ((), change) = desk.writing("终止责任书", |writing| {
        let mut agreement: Agreement = writing.load(id)?.ok_or(Trouble::Gone)?;
        agreement.ended_on = on;
        agreement.end_reason = reason.clone();
        require_sound(&agreement, today)?;
        Ok(writing.update(id, &agreement)?)
    })?;
    Ok(change)
}

/// Throws away what was prepared and signed by nobody. Its number stays taken.
pub fn discard(desk: &mut Desk, agreements: &[RecordId]) -> Result<ChangeId, Trouble> {
    desk.require(Right::Write)?;
    let ((), change) = desk.writing("删去未签的责任书", |writing| {
        for id in agreements {
            let agreement: Agreement = writing.load(*id)?.ok_or(Trouble::Gone)?;
            if agreement.is_signed_by_anybody() {
                return Err(Trouble::AlreadySigned);
            }
            writing.delete::<Agreement>(*id)?;
        }
        Ok(())
    })?;
    Ok(change)
}

fn require_sound(agreement: &Agreement, today: Date) -> Result<(), Trouble> {
    let mut wrong = agreement.problems(today);
    wrong.retain(|problem| problem.weight == Weight::Wrong);
    if wrong.is_empty() { Ok(()) } else { Err(Trouble::Unfinished(wrong)) }
}
