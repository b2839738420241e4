//! Several records on one order: sorted as one walks along the doors, and whoever lacks what must stand on the paper is told
//! apart instead of printed half.

use super::Order;
use super::as_printed::AsPrinted;
use super::sources::{self, Gathered};
use crate::domain::RecordId;
use crate::domain::dispute::day_in_words;
use crate::services::{Desk, Progress, Trouble};
use crate::store::natural_order;

/// A record that is not printed with the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Lacking {
    pub record: RecordId,
    /// 「罗小梅」
    pub name: String,
    /// Labels of what must be filled in first.
    pub missing: Vec<&'static str>,
    /// Why there is no such paper of it, though nothing is missing.
    pub refused: Option<String>,
    pub opens_at: Option<OpensAt>,
}

/// Where what is missing can be filled in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OpensAt {
    Person(RecordId),
    House(RecordId),
}

/// The records of an order that can be printed, in their order.
pub(super) struct Complete {
    pub gathered: Vec<Gathered>,
    pub left_out: Vec<Lacking>,
}

const EXCEEDS_FORM: &str = "内容比空白表的格子长，请打印整张";

/// Reads what stands on the papers of an order. One record is printed as it is: who prints it sees what is missing.
pub(super) fn gather(desk: &Desk, order: &Order, progress: &Progress) -> Result<Complete, Trouble> {
    let mut gathered = sources::gather(desk, order, progress)?;
    if let [one] = &mut gathered[..]
        && let Some(why) = one.refused.take()
    {
        return Err(Trouble::NoPaper(why));
    }
    if order.is_list() || gathered.len() < 2 {
        return Ok(Complete { gathered, left_out: Vec::new() });
    }
    gathered.sort_by_cached_key(|one| natural_order(&one.address));
    refuse_what_exceeds_its_form(desk, order, &mut gathered, progress)?;
    let (gathered, lacking): (Vec<Gathered>, Vec<Gathered>) =
        gathered.into_iter().partition(|one| one.missing.is_empty() && one.refused.is_none());
    let left_out: Vec<Lacking> = lacking.into_iter().filter_map(Lacking::of).collect();
    match left_out.first() {
        Some(first) if gathered.is_empty() => Err(first.as_for_all(left_out.len())),
        _ => Ok(Complete { gathered, left_out }),
    }
}

/// 套打: of many papers only those are printed that fit onto their forms.
fn refuse_what_exceeds_its_form(
    desk: &Desk,
    order: &Order,
    gathered: &mut [Gathered],
    progress: &Progress,
) -> Result<(), Trouble> {
    if !order.is_values_only {
        return Ok(());
    }
    let on_forms = AsPrinted::of(desk, order, String::new());
    let (form, total) = (on_forms.form(order.kind)?, gathered.len() as u64);
    for (done, one) in (0..).zip(gathered.iter_mut()) {
        progress.report(done, total)?;
        if !on_forms.fits_form(order.kind, &one.values, &form)? {
            one.refused.get_or_insert_with(|| EXCEEDS_FORM.to_owned());
        }
    }
    Ok(())
}

/// Whoever has left may have a paper all the same, but not by mistake.
pub(super) fn about_left(gathered: &[Gathered]) -> Option<String> {
    let mut left = gathered.iter().filter_map(|one| one.left_on);
    let first = left.next()?;
    Some(match (gathered.len(), left.count() + 1) {
        (1, _) => format!("已于{}离开，登记已经结束。确实要的再打", day_in_words(first)),
        (all, gone) => format!("{all} 人里有 {gone} 人已经离开，登记已经结束。只要在住的，请先筛出来再打"),
    })
}

impl Lacking {
    fn of(one: Gathered) -> Option<Self> {
        let Gathered { record, name, missing, refused, opens_at, .. } = one;
        Some(Self { record: record?, name, missing, refused, opens_at })
    }

    /// 「缺 地址、房主」, 「已停租，不出公示牌」
    pub fn words(&self) -> String {
        let missing = (!self.missing.is_empty()).then(|| format!("缺 {}", self.missing.join("、")));
        missing.into_iter().chain(self.refused.clone()).collect::<Vec<_>>().join("；")
    }

    /// Without a name: what is not printed is told on the terminal too.
    fn as_for_all(&self, count: usize) -> Trouble {
        Trouble::NobodyComplete { count, first: self.record.0, words: self.words() }
    }
}
