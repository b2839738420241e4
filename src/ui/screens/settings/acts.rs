//! What the cards of the settings ask for: said in the card where it was asked, with everything typed still there.

use super::SettingsScreen;
use super::looks_card::Looks;
use super::recovery_card::Shown;
use crate::domain::calendar::Holidays;
use crate::domain::checkup::Thresholds;
use crate::domain::deadline::Deadlines;
use crate::domain::rating::Indicators;
use crate::domain::{Role, ServiceCard, Station};
use crate::services::agreements::AgreementTerms;
use crate::services::disputes::MediationTerms;
use crate::services::houses::Crowding;
use crate::services::printing::{self, Retention};
use crate::services::{
    Desk, MachineSettings, Trouble, agreements, check, disputes, houses, ratings, recovery_page, service_cards,
    sign_in, standards, station,
};
use crate::ui::event::Event;
use crate::ui::screens::save_dialog::SaveAnswer;
use crate::ui::widgets::field::Note;
use std::path::PathBuf;
use zeroize::Zeroizing;

impl SettingsScreen {
    pub(super) fn save_station(&mut self, desk: &mut Desk, facts: &Station) -> Option<Event> {
        match station::change(desk, facts) {
            Ok(()) => {
                self.station.saved(desk.station());
                Some(Event::Told("已保存本站资料".to_owned()))
            }
            Err(trouble) => {
                self.station.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn save_crowding(&mut self, desk: &mut Desk, crowding: Crowding) -> Option<Event> {
        match houses::set_crowding(desk, &crowding) {
            Ok(()) => {
                self.houses.saved(crowding);
                Some(Event::Told("已保存出租房屋的标准".to_owned()))
            }
            Err(trouble) => {
                self.houses.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn save_service_card(&mut self, desk: &mut Desk, card: ServiceCard) -> Option<Event> {
        let saved = service_cards::set_card(desk, &card).and_then(|()| service_cards::too_long(desk, &card));
        match saved {
            Ok(too_long) => {
                self.service_card.saved(card, too_long);
                Some(Event::Told("已保存便民服务卡".to_owned()))
            }
            Err(trouble) => {
                self.service_card.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn save_agreement_terms(&mut self, desk: &mut Desk, terms: AgreementTerms) -> Option<Event> {
        match agreements::set_terms(desk, &terms) {
            Ok(()) => {
                self.agreements.saved(terms);
                Some(Event::Told("已保存责任书和告知书的设置".to_owned()))
            }
            Err(trouble) => {
                self.agreements.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn save_mediation_terms(&mut self, desk: &mut Desk, terms: &MediationTerms) -> Option<Event> {
        let saved = disputes::set_terms(desk, terms).and_then(|()| disputes::terms(desk));
        match saved {
            Ok(terms) => {
                self.mediation.saved(terms);
                Some(Event::Told("已保存人民调解的设置".to_owned()))
            }
            Err(trouble) => {
                self.mediation.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn save_indicators(&mut self, desk: &mut Desk, indicators: Indicators) -> Option<Event> {
        match ratings::set_indicators(desk, &indicators) {
            Ok(()) => {
                self.ratings.saved(indicators);
                Some(Event::Told("已保存星级评定的指标".to_owned()))
            }
            Err(trouble) => {
                self.ratings.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn save_retention(&mut self, desk: &mut Desk, retention: Retention) -> Option<Event> {
        match printing::set_retention(desk, retention) {
            Ok(()) => {
                self.printing.saved(retention);
                Some(Event::Told("已保存打印存档的年限".to_owned()))
            }
            Err(trouble) => {
                self.printing.message = Some(Note::wrong(trouble.to_string()));
                None
            }
        }
    }

    pub(super) fn add_operator(&mut self, desk: &mut Desk, name: &str, password: &str, role: Role) -> Option<Event> {
        let added = station::add_operator(desk, name, password, role);
        match added.and_then(|()| station::operators(desk)) {
            Ok(list) => {
                self.operators.added(list);
                Some(Event::Told(format!("已添加{}", role.label())))
            }
            Err(trouble) => self.operators.failed(&trouble),
        }
    }

    pub(super) fn save_deadlines(&mut self, desk: &mut Desk, deadlines: Deadlines) -> Option<Event> {
        match standards::set_deadlines(desk, &deadlines) {
            Ok(()) => self.deadlines.saved(deadlines),
            Err(trouble) => self.deadlines.failed(&trouble),
        }
        None
    }

    pub(super) fn save_holidays(&mut self, desk: &mut Desk, holidays: Holidays) -> Option<Event> {
        match standards::set_holidays(desk, &holidays) {
            Ok(()) => self.holidays.saved(holidays),
            Err(trouble) => self.holidays.failed(trouble.to_string()),
        }
        None
    }

    pub(super) fn save_thresholds(&mut self, desk: &mut Desk, thresholds: Thresholds) -> Option<Event> {
        match standards::set_thresholds(desk, &thresholds) {
            Ok(()) => self.checkup.saved(thresholds),
            Err(trouble) => self.checkup.failed(&trouble),
        }
        None
    }

    pub(super) fn deactivate(&mut self, desk: &mut Desk, operator: i64) -> Option<Event> {
        match station::deactivate_operator(desk, operator).and_then(|()| station::operators(desk)) {
            Ok(list) => {
                self.operators.list = list;
                Some(Event::Told("已停用，以前的记录仍保留名字".to_owned()))
            }
            Err(trouble) => self.operators.failed(&trouble),
        }
    }

    pub(super) fn reset_password(&mut self, desk: &mut Desk, operator: i64, password: &str) -> Option<Event> {
        match station::reset_password(desk, operator, password).and_then(|()| station::operators(desk)) {
            Ok(list) => {
                self.operators.changed(list);
                Some(Event::Told("已设新口令，请本人登录后自己再改".to_owned()))
            }
            Err(trouble) => self.operators.failed(&trouble),
        }
    }

    pub(super) fn set_role(&mut self, desk: &mut Desk, operator: i64, role: Role) -> Option<Event> {
        match station::set_role(desk, operator, role).and_then(|()| station::operators(desk)) {
            Ok(list) => {
                self.operators.changed(list);
                Some(Event::Told(format!("已改为{}，下次登录起生效", role.label())))
            }
            Err(trouble) => self.operators.failed(&trouble),
        }
    }

    pub(super) fn change_password(&mut self, desk: &mut Desk, old: &str, new: &str) -> Option<Event> {
        match sign_in::change_password(&mut MachineSettings::load(), desk, old, new) {
            Ok(()) => {
                self.password.changed();
                Some(Event::Told("口令已改，下次登录用新口令".to_owned()))
            }
            Err(trouble) => {
                self.password.failed(&trouble);
                None
            }
        }
    }

    pub(super) fn renew_recovery(&mut self, desk: &mut Desk) -> Option<Event> {
        let code = sign_in::renew_recovery(desk).and_then(|code| {
            let words = Zeroizing::new(code.to_string());
            Ok(Shown::new(&words, recovery_page::make(desk, &words)?))
        });
        match code {
            Ok(shown) => self.recovery.shown = Some(shown),
            Err(trouble) => self.recovery.message = Some(Note::wrong(trouble.to_string())),
        }
        None
    }

    pub(super) fn print_recovery(&mut self) -> Option<Event> {
        let wake = self.waker();
        self.recovery.shown.as_mut()?.print(wake);
        None
    }

    pub(super) fn save_recovery(&mut self, answer: &SaveAnswer) -> Option<Event> {
        self.recovery.shown.as_mut()?.save(answer);
        None
    }

    pub(super) fn back_up(&mut self, desk: &Desk, into: Option<PathBuf>) -> Result<Option<Event>, Trouble> {
        let desk = desk.another()?;
        self.backup.start(desk, into, self.waker())?;
        Ok(None)
    }

    pub(super) fn verify_newest(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let desk = desk.another()?;
        self.backup.verify(desk, self.waker())?;
        Ok(None)
    }

    pub(super) fn check(&mut self, desk: &Desk) -> Result<Option<Event>, Trouble> {
        let desk = desk.another()?;
        let wake = self.waker();
        self.check.start(wake, move || check::run(&desk))?;
        Ok(None)
    }
}

/// Kept for this computer at once; the window takes its habits from the event.
pub(super) fn change_looks(looks: Looks) -> Event {
    let mut settings = MachineSettings::load();
    settings.update(|settings| looks.put_into(settings));
    Event::Settings(Box::new(settings))
}
