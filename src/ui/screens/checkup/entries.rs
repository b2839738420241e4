//! The list at the left: rules that found something, or the five of every area, each with its count.

use super::Part;
use crate::domain::RecordId;
use crate::services::checkup::{AreaClear, Clear, Group, Results, Rule};
use crate::ui::inside::thousands;

/// Where the rows at the right come from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
    Rule(&'static Rule),
    Clear(RecordId, Clear),
    /// What is due in the cases that may be seen.
    Disputes,
}

impl Source {
    /// What one of the five counts.
    pub fn counted(self) -> Option<&'static str> {
        match self {
            Self::Clear(_, clear) => Some(clear.counted()),
            Self::Rule(_) | Self::Disputes => None,
        }
    }

    pub fn is_rule(self, key: &str) -> bool {
        matches!(self, Self::Rule(rule) if rule.key == key)
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Rule(one), Self::Rule(other)) => one.key == other.key,
            (Self::Clear(place, clear), Self::Clear(other_place, other_clear)) => {
                place == other_place && clear == other_clear
            }
            (Self::Disputes, Self::Disputes) => true,
            _ => false,
        }
    }
}

/// One row of the list.
pub(super) struct Entry {
    /// Empty where the row above says the same.
    pub group: String,
    pub title: String,
    /// 「17」, 「3 / 120」
    pub count: String,
    /// Nothing is left to do here.
    pub is_clear: bool,
    pub source: Source,
}

/// `disputes` are the things due in cases, which no rule of the checkup speaks of.
pub(super) fn entries(part: Part, results: &Results, areas: Option<&[AreaClear]>, disputes: u64) -> Vec<Entry> {
    match part {
        Part::Areas => areas.unwrap_or_default().iter().flat_map(of_area).collect(),
        Part::Faults => of_rules(results, Group::is_fault),
        Part::Agenda | Part::Rule(_) => {
            let of_disputes = (disputes > 0).then(|| of_disputes(disputes));
            of_disputes.into_iter().chain(of_rules(results, |group| !group.is_fault())).collect()
        }
    }
}

fn of_disputes(count: u64) -> Entry {
    Entry {
        group: "调解".to_owned(),
        title: "纠纷到期".to_owned(),
        count: thousands(count),
        is_clear: false,
        source: Source::Disputes,
    }
}

fn of_rules(results: &Results, is_wanted: fn(Group) -> bool) -> Vec<Entry> {
    let mut last = "";
    let entry = |tally: &crate::services::checkup::Tally| {
        let label = tally.rule.group.label();
        let group = if std::mem::replace(&mut last, label) == label { "" } else { label };
        Entry {
            group: group.to_owned(),
            title: tally.rule.title.to_owned(),
            count: thousands(tally.count),
            is_clear: false,
            source: Source::Rule(tally.rule),
        }
    };
    results.complaints(is_wanted).map(entry).collect()
}

fn of_area(area: &AreaClear) -> impl Iterator<Item = Entry> {
    area.counts.iter().enumerate().map(|(place, count)| {
        let of = thousands(count.complete + count.missing);
        let group = match place {
            0 => area.name.clone(),
            1 => area.holders.clone(),
            _ => String::new(),
        };
        Entry {
            group,
            title: count.clear.label().to_owned(),
            count: if count.missing == 0 { of } else { format!("缺 {} / {of}", thousands(count.missing)) },
            is_clear: count.missing == 0,
            source: Source::Clear(area.place, count.clear),
        }
    })
}
