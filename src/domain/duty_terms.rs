//! Who answered for a place when: where two hold one duty at a time, and where nobody does.
//!
//! A term runs from its first day until the day of handing over; that day belongs to the one who comes. Which duties are
//! taken over from the place above, the services know.

use super::Date;

/// One holder's time in a duty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Term {
    pub holder: String,
    pub from: Date,
    /// The day of handing over; none while the duty lasts.
    pub until: Option<Date>,
}

/// What is not in order with the terms of one duty.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TermFinding {
    /// Two at a time; without an end while both last.
    Overlap { holders: [String; 2], from: Date, until: Option<Date> },
    /// Nobody; without an end when nobody came after the last.
    Gap { from: Date, until: Option<Date> },
}

impl TermFinding {
    /// 「2026-03-01 至 2026-04-01 有两人」
    pub fn words(&self) -> String {
        match self {
            Self::Overlap { holders: [one, other], from, until } => {
                format!("{}{one}、{other}同时负责", period(*from, *until))
            }
            Self::Gap { from, until } => format!("{}无人负责", period(*from, *until)),
        }
    }
}

fn period(from: Date, until: Option<Date>) -> String {
    match until {
        Some(until) => format!("{from} 至 {until} "),
        None => format!("{from} 起"),
    }
}

/// Every overlap and gap among the terms of one duty over one place, the earliest first.
pub fn findings(terms: &[Term]) -> Vec<TermFinding> {
    let mut terms: Vec<&Term> = terms.iter().collect();
    terms.sort_by_key(|term| (term.from, term.until.is_none(), term.until));
    let mut found = Vec::new();
    for (place, term) in terms.iter().enumerate() {
        let later = terms[place + 1..].iter().take_while(|later| term.until.is_none_or(|until| later.from < until));
        found.extend(later.filter(|later| later.until != Some(later.from)).map(|later| overlap(term, later)));
    }
    found.extend(gaps(&terms));
    found.sort_by_key(|finding| match finding {
        TermFinding::Overlap { from, .. } | TermFinding::Gap { from, .. } => *from,
    });
    found
}

fn overlap(term: &Term, later: &Term) -> TermFinding {
    let until = match (term.until, later.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    TermFinding::Overlap { holders: [term.holder.clone(), later.holder.clone()], from: later.from, until }
}

/// `terms` in order of their beginning.
fn gaps(terms: &[&Term]) -> Vec<TermFinding> {
    let mut gaps = Vec::new();
    let Some(first) = terms.first() else { return gaps };
    let mut covered = first.until;
    for term in &terms[1..] {
        let Some(until) = covered else { return gaps };
        if term.from > until {
            gaps.push(TermFinding::Gap { from: until, until: Some(term.from) });
        }
        covered = term.until.map(|end| end.max(until));
    }
    gaps.extend(covered.map(|until| TermFinding::Gap { from: until, until: None }));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(terms: &[(&str, &str, &str)]) -> Vec<String> {
        let day = |text: &str| text.parse::<Date>().ok();
        let terms = terms.iter().map(|(holder, from, until)| Term {
            holder: (*holder).to_owned(),
            from: day(from).unwrap(),
            until: day(until),
        });
        findings(&terms.collect::<Vec<_>>()).iter().map(TermFinding::words).collect()
    }

    #[test]
    fn one_after_the_other_is_in_order() {
        assert!(words(&[]).is_empty());
        assert!(words(&[("甲", "2026-01-01", "")]).is_empty());
        assert!(words(&[("乙", "2026-03-01", ""), ("甲", "2026-01-01", "2026-03-01")]).is_empty());
    }

    #[test]
    fn two_at_a_time_are_named_with_their_days() {
        let both = words(&[("甲", "2026-01-01", ""), ("乙", "2026-03-01", "")]);
        assert_eq!(both, ["2026-03-01 起甲、乙同时负责"]);
        let for_a_while = words(&[("甲", "2026-01-01", "2026-04-01"), ("乙", "2026-03-01", "")]);
        assert_eq!(for_a_while, ["2026-03-01 至 2026-04-01 甲、乙同时负责"]);
    }

    #[test]
    fn days_with_nobody_are_named() {
        let between = words(&[("甲", "2026-01-01", "2026-02-01"), ("乙", "2026-03-01", "")]);
        assert_eq!(between, ["2026-02-01 至 2026-03-01 无人负责"]);
        assert_eq!(words(&[("甲", "2026-01-01", "2026-02-01")]), ["2026-02-01 起无人负责"]);
        // A short term inside a long one leaves no gap behind it.
        let inside = [("甲", "2026-01-01", "2026-06-01"), ("乙", "2026-02-01", "2026-03-01"), ("丙", "2026-06-01", "")];
        assert_eq!(words(&inside), ["2026-02-01 至 2026-03-01 甲、乙同时负责"]);
    }
}
