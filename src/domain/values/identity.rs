//! Identity document: its kind, its number, or why there is none.
//!
//! Sex, birth and place of issue come out of the number; who compares them with other fields is the register.

use super::{Choice, Editor, Remark, Value};
use crate::domain::codes::IdDocument;
use crate::domain::finding::{Reason, SearchKey, reversed};
use crate::domain::id_number::{self, Facts, Verdict};
use crate::domain::{Cell, Date, Unreadable, mask};

/// 居民身份证 (GA/T 517): what an empty kind counts as.
const RESIDENT: &str = "111";
/// 普通护照, 外国人永久居留身份证, 外国人居留证件 (GA/T 517): who shows one has a country instead of a 户籍 here.
pub const OF_FOREIGNERS: [&str; 3] = ["414", "553", "554"];
/// The length of the longest numbers there are: residents', and foreigners' since December 2023.
const WHOLE: usize = 18;
/// Kinds whose numbers say by themselves which of these they belong to.
const TELLING: [&str; 4] = ["", RESIDENT, "553", "HMT"];

/// Kind of document, its number, or why there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    pub kind: Choice<IdDocument>,
    pub number: String,
    pub missing_reason: String,
}

impl Identity {
    /// A resident's identity card with this number.
    pub fn resident(number: &str) -> Self {
        Self { number: id_number::normalise(number), ..Self::default() }
    }

    /// The document type, 居民身份证 when none was chosen.
    pub fn document(&self) -> &str {
        if self.kind.is_unset() { RESIDENT } else { &self.kind.code }
    }

    /// Whether it is a document of those who have no 户籍 here.
    pub fn is_of_foreigner(&self) -> bool {
        OF_FOREIGNERS.contains(&&*self.kind.code)
    }

    /// A number off a resident's identity card.
    pub fn is_resident_card(&self) -> bool {
        !self.number.is_empty() && self.document() == RESIDENT
    }

    /// What the number says and whether it can be right. Meaningless without a number.
    pub fn verdict(&self, today: Date) -> Verdict {
        id_number::check_as(self.document(), &self.number, today)
    }

    /// With eighteen characters nothing more is to come that could put it right.
    fn is_whole(&self) -> bool {
        self.number.chars().count() >= WHOLE
    }

    /// 15 digits become 18, unless somebody may still be typing the last three.
    fn upgrade(&mut self, today: Date) {
        let verdict = self.verdict(today);
        if !verdict.may_go_on {
            self.number = verdict.number;
        }
    }

    /// Sex, birth and area, when the number is in order and says them.
    pub fn facts(&self, today: Date) -> Option<Facts> {
        if self.number.is_empty() {
            return None;
        }
        let verdict = self.verdict(today);
        verdict.is_valid().then_some(verdict.facts)
    }
}

impl Value for Identity {
    fn columns(&self) -> &'static [&'static str] {
        &["_kind", "_number", "_missing_reason"]
    }

    fn store_in(&self, cells: &mut Vec<Cell>) {
        cells.extend([Cell::text(&self.kind.code), Cell::text(&self.number), Cell::text(&self.missing_reason)]);
    }

    fn restore(&mut self, cells: &[Cell]) -> Result<(), Unreadable> {
        self.kind = Choice::of(cells[0].as_text()?);
        self.number = cells[1].as_text()?.to_owned();
        self.missing_reason = cells[2].as_text()?.to_owned();
        Ok(())
    }

    /// A number that could not be seen yet is an answer too, as long as its reason is given.
    fn is_empty(&self) -> bool {
        self.number.is_empty() && self.missing_reason.is_empty()
    }

    fn shown(&self) -> String {
        self.number.clone()
    }

    fn masked(&self) -> String {
        mask::number(&self.number)
    }

    /// Takes the number only; kind and reason have boxes of their own. A number that names its document by its form
    /// brings the kind along.
    fn read(&mut self, typed: &str, today: Date) -> Result<(), String> {
        let number = id_number::normalise(typed);
        if let Some(document) = id_number::document_of(&number, today).filter(|_| TELLING.contains(&&*self.kind.code)) {
            let is_default = document == RESIDENT && self.kind.is_unset();
            if !is_default {
                self.kind = Choice::of(document);
            }
        }
        self.number = number;
        if !self.number.is_empty() {
            self.missing_reason.clear();
            self.upgrade(today);
        }
        Ok(())
    }

    fn fault(&self, today: Date) -> Option<String> {
        if self.number.is_empty() {
            return None;
        }
        self.verdict(today).problem.map(|flaw| flaw.sentence)
    }

    fn remark(&self, today: Date) -> Remark {
        if self.number.is_empty() {
            return if self.missing_reason.is_empty() { Remark::Nothing } else { Remark::Hint("暂无号码".into()) };
        }
        let verdict = self.verdict(today);
        match (&verdict.problem, verdict.warnings.first()) {
            (Some(flaw), _) if flaw.is_unfinished => Remark::Hint(flaw.sentence.clone()),
            (Some(flaw), _) if self.is_whole() => Remark::Wrong(flaw.sentence.clone()),
            (Some(flaw), _) => Remark::Doubtful(flaw.sentence.clone()),
            (None, Some(warning)) if verdict.may_go_on => Remark::Doubtful(warning.clone()),
            (None, _) if verdict.area.as_ref().is_some_and(|area| area.then.is_some()) => good(&verdict),
            (None, Some(warning)) => Remark::Doubtful(format!("号码正确；{warning}")),
            (None, None) => good(&verdict),
        }
    }

    fn search_keys(&self, _wanted: &[Reason]) -> Vec<SearchKey> {
        if self.number.is_empty() {
            return Vec::new();
        }
        vec![
            SearchKey::new(Reason::IdNumber, &*self.number),
            SearchKey::new(Reason::IdNumberEnd, reversed(&self.number)),
        ]
    }

    fn editor(&self) -> Editor {
        Editor::Identity
    }
}

/// An abolished code is normal and said as the name it had; a passport has no proof in itself and so no praise.
fn good(verdict: &Verdict) -> Remark {
    let place = verdict.area.as_ref().and_then(id_number::AreaNames::shown);
    match place {
        Some(place) => Remark::Good(format!("号码正确，发证时 {place}")),
        None => Remark::Good("格式正确".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::from_ymd_opt(2026, 6, 17).expect("a real day")
    }

    fn read(typed: &str) -> Identity {
        let mut identity = Identity::default();
        assert_eq!(identity.read(typed, today()), Ok(()));
        identity
    }

    fn complete(digits: &str) -> String {
        format!("{digits}{}", id_number::check_digit(digits))
    }

    #[test]
    fn a_number_is_tidied_and_upgraded_when_read() {
        assert_eq!(read(" 110105 19491231 002x").number, "11010519491231002X");
        assert_eq!(read("110105491231002").number, "11010519491231002X");
        assert_eq!(read("1101").number, "1101");
    }

    #[test]
    fn fifteen_digits_of_a_longer_number_are_left_alone_while_typing() {
        let identity = read("110105200311201");
        assert_eq!(identity.number, "110105200311201");
        assert!(matches!(identity.remark(today()), Remark::Doubtful(sentence) if sentence.contains("还差 3 位")));
        assert_eq!(identity.fault(today()), None, "somebody of 1920 may have such a number");
    }

    #[test]
    fn an_empty_kind_is_a_resident_card() {
        let identity = read("11010519491231002X");
        assert!(identity.kind.is_unset());
        assert_eq!(identity.document(), "111");
        assert_eq!(identity.facts(today()).and_then(|facts| facts.birth), Date::from_ymd_opt(1949, 12, 31));
    }

    #[test]
    fn a_number_that_names_its_document_brings_the_kind() {
        assert_eq!(read("810000199408230021").kind.code, "HMT");
        assert_eq!(read(&complete("93127619880709000")).kind.code, "553");
        let mut passport = Identity { kind: Choice::of("414"), ..Identity::default() };
        assert_eq!(passport.read("EA1234567", today()), Ok(()));
        assert_eq!(passport.kind.code, "414");
        let mut changed = read("810000199408230021");
        assert_eq!(changed.read("11010519491231002X", today()), Ok(()));
        assert_eq!(changed.kind.code, "111");
    }

    #[test]
    fn a_number_of_a_foreigner_says_the_country() {
        let country = |identity: &Identity| identity.facts(today()).and_then(|facts| facts.nationality);
        assert_eq!(country(&read(&complete("93127619880709000"))).as_deref(), Some("DEU"));
        let old = Identity { kind: Choice::of("553"), number: "FRA310088070901".into(), ..Identity::default() };
        assert_eq!(country(&old).as_deref(), Some("FRA"));
        assert_eq!(country(&read("11010519491231002X")), None);
    }

    #[test]
    fn a_reason_stands_for_a_missing_number() {
        let mut identity = Identity::default();
        assert!(identity.is_empty());
        identity.missing_reason = "未带证件".into();
        assert!(!identity.is_empty());
        assert_eq!((identity.fault(today()), identity.facts(today())), (None, None));
        assert!(identity.search_keys(&Reason::ALL).is_empty());
        assert_eq!(identity.read("11010519491231002X", today()), Ok(()));
        assert_eq!(identity.missing_reason, "", "a number needs no reason");
    }

    #[test]
    fn the_remark_goes_along_with_the_typing() {
        for (typed, remark) in [
            ("", Remark::Nothing),
            ("11010519491231", Remark::Hint("还差 4 位".into())),
            ("11010519491231002X", Remark::Good("号码正确，发证时 北京市朝阳区".into())),
            ("1101051949123A", Remark::Doubtful("第 14 位不是数字".into())),
            ("110105194912310021", Remark::Wrong("第 18 位校验码应为 X".into())),
            (&complete("51052419900101000"), Remark::Good("号码正确，发证时 四川省泸州市叙永县".into())),
            (
                &complete("51252519620304000"),
                Remark::Good("号码正确，发证时 四川省宜宾地区叙永县（现 四川省泸州市叙永县）".into()),
            ),
            (
                &complete("51999919620304000"),
                Remark::Doubtful("号码正确；前 6 位的区划代码不在代码表中，请与证件核对".into()),
            ),
        ] {
            assert_eq!(read(typed).remark(today()), remark, "{typed}");
        }
    }

    #[test]
    fn a_fault_names_its_place_and_gives_no_facts() {
        let identity = read("110105194912310021");
        assert_eq!(identity.fault(today()).as_deref(), Some("第 18 位校验码应为 X"));
        assert_eq!(identity.facts(today()), None);
    }

    #[test]
    fn lists_show_three_and_four_digits() {
        assert_eq!(read("11010519491231002X").masked(), "110***********002X");
    }

    #[test]
    fn a_number_is_found_whole_and_by_its_end() {
        let keys = read("11010519491231002X").search_keys(&Reason::ALL);
        assert_eq!(keys[0].key, "11010519491231002X");
        assert!(keys[1].key.starts_with("X200"));
    }

    #[test]
    fn what_is_stored_comes_back() {
        let identity =
            Identity { missing_reason: "未带证件".into(), kind: Choice::of("414"), number: String::new() };
        let mut back = Identity::default();
        assert_eq!(back.restore(&identity.store()), Ok(()));
        assert_eq!(back, identity);
    }
}
