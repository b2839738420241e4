//! 范本: the wording each kind of paper is made with. The shipped wording is always there; the station's own are kept version by
//! version, and what was made with one stays with it.
//!
//! The notation is `domain::template`; how a filled wording looks on paper is `print::documents::agreement`.

use super::signature::Signature;
use super::{Desk, Trouble};
use crate::domain::comparison::{self, LineChange};
use crate::domain::registers::TemplateVersion;
use crate::domain::template::{Fault, Fill, TemplateKind, parse};
use crate::domain::values::{Choice, Count, Day, Lines, Text};
use crate::domain::{RecordId, Right};
use crate::print::documents::agreement;
use crate::print::{Issue, pdf};
use crate::store::{ChangeId, StoreError, Writing};

/// One wording of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    pub kind: TemplateKind,
    /// 0 is the shipped one.
    pub version: u32,
    pub text: String,
    pub saved_on: Day,
    pub saved_by: String,
    pub note: String,
}

impl Wording {
    fn shipped(kind: TemplateKind) -> Self {
        let text = kind.shipped().trim_end().to_owned();
        Self { kind, version: 0, text, saved_on: Day::default(), saved_by: String::new(), note: String::new() }
    }

    pub(super) fn of(kind: TemplateKind, kept: &TemplateVersion) -> Self {
        Self {
            kind,
            version: kept.version.0.unwrap_or_default(),
            text: kept.wording.0.clone(),
            saved_on: kept.saved_on,
            saved_by: kept.saved_by.0.clone(),
            note: kept.note.0.clone(),
        }
    }

    pub fn is_shipped(&self) -> bool {
        self.version == 0
    }

    /// 「自带文本」, 「第 3 版」
    pub fn title(&self) -> String {
        version_words(self.version)
    }
}

/// 「自带文本」, 「第 3 版」
pub fn version_words(version: u32) -> String {
    if version == 0 { "自带文本".to_owned() } else { format!("第 {version} 版") }
}

/// The wording papers of this kind are made with today.
pub fn in_use(desk: &Desk, kind: TemplateKind) -> Result<Wording, Trouble> {
    desk.require(Right::Look)?;
    Ok(latest(kind, &desk.store.template_versions(kind.key())?))
}

/// Every kind with the wording it is made with.
pub fn overview(desk: &Desk) -> Result<Vec<Wording>, Trouble> {
    TemplateKind::ALL.into_iter().map(|kind| in_use(desk, kind)).collect()
}

/// Every wording that was saved, the latest first, and the shipped one at the end.
pub fn versions(desk: &Desk, kind: TemplateKind) -> Result<Vec<Wording>, Trouble> {
    desk.require(Right::Look)?;
    let kept = desk.store.template_versions(kind.key())?;
    let own = kept.iter().filter(|(_, version)| !version.is_shipped()).map(|(_, version)| Wording::of(kind, version));
    Ok(own.chain([Wording::shipped(kind)]).collect())
}

/// Who last saved or went back decides; whoever went back follows the shipped wording, also that of a later program.
fn latest(kind: TemplateKind, kept: &[(RecordId, TemplateVersion)]) -> Wording {
    match kept.first() {
        Some((_, version)) if !version.is_shipped() => Wording::of(kind, version),
        _ => Wording::shipped(kind),
    }
}

/// What is wrong in a wording, from the top.
pub fn faults(kind: TemplateKind, text: &str) -> Vec<Fault> {
    parse(text, kind).1
}

/// The shipped wording beside another one.
pub fn against_shipped(kind: TemplateKind, text: &str) -> Vec<LineChange> {
    comparison::lines(kind.shipped().trim_end(), text.trim_end())
}

/// What saving a wording gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SavedWording {
    pub version: u32,
    pub change: ChangeId,
}

/// The next version of a wording. One with faults is not saved: what is wrong is shown while it is written, never at the printer.
pub fn save(desk: &mut Desk, kind: TemplateKind, text: &str, note: &str) -> Result<SavedWording, Trouble> {
    desk.require(Right::Administer)?;
    if let Some(fault) = faults(kind, text).first() {
        return Err(Trouble::TemplateFaulty(fault.to_string()));
    }
    if in_use(desk, kind)?.text.trim_end() == text.trim_end() {
        return Err(Trouble::TemplateUnchanged);
    }
    let signature = Signature::of(desk);
    let what = format!("修改范本「{}」", kind.title());
    let (version, change) = desk.writing(&what, |writing| {
        let kept = writing.template_versions(kind.key())?;
        let version = kept.iter().filter_map(|(_, version)| version.version.0).max().unwrap_or_default() + 1;
        writing.insert(&kept_as(kind, version, text, note, &signature))?;
        Ok(version)
    })?;
    Ok(SavedWording { version, change })
}

/// Goes back to the shipped wording; the station's own versions stay.
pub fn restore_shipped(desk: &mut Desk, kind: TemplateKind) -> Result<SavedWording, Trouble> {
    desk.require(Right::Administer)?;
    if in_use(desk, kind)?.is_shipped() {
        return Err(Trouble::TemplateUnchanged);
    }
    let signature = Signature::of(desk);
    let what = format!("恢复范本「{}」的自带文本", kind.title());
    let record = kept_as(kind, 0, kind.shipped(), "恢复自带文本", &signature);
    let (_, change) = desk.writing(&what, |writing| Ok(writing.insert(&record)?))?;
    Ok(SavedWording { version: 0, change })
}

fn kept_as(kind: TemplateKind, version: u32, text: &str, note: &str, signature: &Signature) -> TemplateVersion {
    TemplateVersion {
        kind: Choice::of_kind(kind),
        version: Count(Some(version)),
        wording: Lines::new(text),
        saved_on: signature.registered_on(),
        saved_by: signature.registrar(),
        note: Text::new(note),
    }
}

/// The kept record of the wording in use. The shipped one is kept when something is first made with it, for another program may
/// ship another.
pub(super) fn keep_in_use(
    writing: &mut Writing<'_>,
    kind: TemplateKind,
    signature: &Signature,
) -> Result<RecordId, StoreError> {
    let kept = writing.template_versions(kind.key())?;
    if let Some((id, _)) = kept.first().filter(|(_, version)| !version.is_shipped()) {
        return Ok(*id);
    }
    let shipped = Lines::new(kind.shipped());
    if let Some((id, _)) = kept.iter().find(|(_, version)| version.is_shipped() && version.wording == shipped) {
        return Ok(*id);
    }
    writing.insert(&kept_as(kind, 0, kind.shipped(), "随程序附带", signature))
}

/// The paper this wording makes, filled with invented values.
pub fn proof(desk: &Desk, kind: TemplateKind, text: &str) -> Result<Vec<u8>, Trouble> {
    desk.require(Right::Look)?;
    let issue = Issue {
        station: desk.station(),
        today: desk.today(),
        operator: &desk.operator().name,
        running_number: None,
        full_id: true,
        onto_form: false,
    };
    let (template, _) = parse(text, kind);
    Ok(pdf::write(&agreement(kind, &template, Some(&Fill::example(kind)), &issue))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_wordings_have_no_faults() {
        for kind in TemplateKind::ALL {
            assert_eq!(faults(kind, kind.shipped()), [], "{kind:?}");
        }
    }

    #[test]
    fn the_latest_wording_counts_and_going_back_is_the_latest_too() {
        let kind = TemplateKind::OpenLetter;
        let version = |version| TemplateVersion {
            version: Count(Some(version)),
            wording: Lines::new("本站的信"),
            ..TemplateVersion::default()
        };
        let own = latest(kind, &[(RecordId(2), version(1)), (RecordId(1), version(0))]);
        assert_eq!((own.version, own.text.as_str()), (1, "本站的信"));
        let back = latest(kind, &[(RecordId(3), version(0)), (RecordId(2), version(1))]);
        assert_eq!((back.version, back.text.as_str()), (0, kind.shipped().trim_end()));
        assert_eq!(latest(kind, &[]).version, 0);
    }
}
