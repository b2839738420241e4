//! The station, its operators, passwords, backup and check, and the looks of this computer: cards on a few pages, with their
//! contents at the left.
//!
//! What the operator's role may not do stands there too, with the reason. Nothing typed is lost: what a card holds stays
//! until it is saved, and unsaved facts of the station outlive the screen.

mod about_card;
mod acts;
mod agreements_card;
mod backup_card;
mod check_card;
mod checkup_card;
mod deadlines_card;
mod holidays_card;
mod houses_card;
mod looks_card;
mod mediation_card;
mod operator_dialogs;
mod operators_card;
mod parts;
mod password_card;
mod printing_card;
mod ratings_card;
mod recovery_card;
mod service_card_card;
mod station_card;

pub use about_card::tell_renderer;

use self::acts::change_looks;
use self::agreements_card::AgreementsCard;
use self::backup_card::BackupCard;
use self::check_card::CheckCard;
use self::checkup_card::CheckupCard;
use self::deadlines_card::DeadlinesCard;
use self::holidays_card::HolidaysCard;
use self::houses_card::HousesCard;
use self::looks_card::{Looks, LooksCard};
use self::mediation_card::MediationCard;
use self::operators_card::OperatorsCard;
use self::parts::{Part, contents_ui};
use self::password_card::PasswordCard;
use self::printing_card::PrintingCard;
use self::ratings_card::RatingsCard;
use self::recovery_card::RecoveryCard;
use self::service_card_card::ServiceCardCard;
use self::station_card::StationCard;
use super::save_dialog::SaveAnswer;
use crate::domain::calendar::Holidays;
use crate::domain::checkup::Thresholds;
use crate::domain::deadline::Deadlines;
use crate::domain::rating::Indicators;
use crate::domain::{Right, Role, ServiceCard, Station};
use crate::print::documents::{CALIBRATION_SHEET, SERVICE_CARD};
use crate::services::agreements::AgreementTerms;
use crate::services::check::Findings;
use crate::services::disputes::MediationTerms;
use crate::services::houses::Crowding;
use crate::services::printing::{Order, Retention};
use crate::services::{
    Desk, MachineSettings, Trouble, agreements, backup, disputes, houses, printing, ratings, service_cards, standards,
    station,
};
use crate::ui::event::{Event, PrintsOf};
use crate::ui::screen::{Draws, KeyHint, Page, key};
use crate::ui::theme::{self, height, space};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, card_column};
use chrono::Datelike;
use eframe::egui::{Align, CentralPanel, Context, Frame, Key, Layout, Margin, Modifiers, Panel, ScrollArea, Ui};
use std::path::PathBuf;

const COLUMN: f32 = 920.0;
const CONTENTS: f32 = 212.0;
/// Every field of every card, so that what is said beside them lines up.
const FIELD: f32 = 360.0;
const KEYS: &[KeyHint] = &[
    key("↑↓", "换一页"),
    key("Alt 1…9", "到那一页"),
    key("Tab", "下一格"),
    key("Alt P", "打印记录"),
    key("F1", "全部按键"),
];

pub struct SettingsScreen {
    part: Part,
    /// The keyboard comes to the contents in the first frame.
    wants_focus: bool,
    station: StationCard,
    houses: HousesCard,
    agreements: AgreementsCard,
    mediation: MediationCard,
    ratings: RatingsCard,
    service_card: ServiceCardCard,
    operators: OperatorsCard,
    password: PasswordCard,
    recovery: RecoveryCard,
    backup: BackupCard,
    deadlines: DeadlinesCard,
    holidays: HolidaysCard,
    checkup: CheckupCard,
    check: CheckCard,
    looks: LooksCard,
    printing: PrintingCard,
    rights: Rights,
    /// Wakes the window when a job has ended; known from the first frame on.
    ctx: Option<Context>,
}

/// What the operator at the desk may do here, as the reason why not.
#[derive(Clone, Copy, Debug)]
struct Rights {
    administer: Option<&'static str>,
    back_up: Option<&'static str>,
    print: Option<&'static str>,
}

#[derive(Debug)]
pub enum Act {
    SaveStation(Station),
    SaveDeadlines(Deadlines),
    SaveHolidays(Holidays),
    SaveThresholds(Thresholds),
    SaveCrowding(Crowding),
    SaveAgreementTerms(AgreementTerms),
    SaveMediationTerms(MediationTerms),
    SaveIndicators(Indicators),
    SaveRetention(Retention),
    SaveServiceCard(Box<ServiceCard>),
    PrintServiceCard,
    AddOperator { name: String, password: String, role: Role },
    Deactivate(i64),
    ResetPassword { operator: i64, password: String },
    SetRole { operator: i64, role: Role },
    ChangePassword { old: String, new: String },
    RenewRecovery,
    PrintRecovery,
    SaveRecovery(SaveAnswer),
    BackUp(Option<PathBuf>),
    BackedUp,
    VerifyNewest,
    Check,
    Checked(Findings),
    Looks(Looks),
    PrintLog,
    Calibrate,
    SignOut,
}

impl SettingsScreen {
    pub fn open(desk: &Desk) -> Result<Self, Trouble> {
        let settings = MachineSettings::load();
        let standard = standards::standard(desk)?;
        let name = desk.operator().name.clone();
        Ok(Self {
            part: Part::default(),
            wants_focus: true,
            station: StationCard::new(desk.station().clone()),
            houses: HousesCard::new(houses::crowding(desk)?),
            agreements: AgreementsCard::new(agreements::terms(desk)?),
            mediation: MediationCard::new(disputes::terms(desk)?, desk.today().year()),
            ratings: RatingsCard::new(ratings::indicators(desk)?),
            service_card: ServiceCardCard::new(service_cards::card(desk)?),
            operators: OperatorsCard::new(station::operators(desk)?, desk.operator().id),
            password: PasswordCard::new(name),
            recovery: RecoveryCard::default(),
            backup: BackupCard::new(backup::newest_in_words(desk), desk.folder().join("backups")),
            deadlines: DeadlinesCard::new(standard.deadlines),
            holidays: HolidaysCard::new(standard.holidays, desk.today()),
            checkup: CheckupCard::new(standard.thresholds),
            check: CheckCard::default(),
            looks: LooksCard::new(Looks::of(&settings)),
            printing: PrintingCard::new(&settings, desk.may(Right::Print), printing::retention(desk)?),
            rights: Rights {
                administer: (!desk.may(Right::Administer)).then_some("只有站长能改这里"),
                back_up: (!desk.may(Right::BackUp)).then_some("您的角色不能备份，请站长或录入员处理"),
                print: (!desk.may(Right::Print)).then_some("您的角色不能打印"),
            },
            ctx: None,
        })
    }

    fn waker(&self) -> impl FnOnce() + Send + 'static {
        let ctx = self.ctx.clone();
        move || {
            if let Some(ctx) = ctx {
                ctx.request_repaint();
            }
        }
    }

    /// The cards of the part that is shown.
    fn cards_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let Rights { administer, back_up, print } = self.rights;
        ui.spacing_mut().item_spacing.y = space::CARD;
        match self.part {
            Part::Station => self.station.ui(ui, administer),
            Part::Operators => {
                first([self.operators.ui(ui, administer), self.password.ui(ui), self.recovery.ui(ui, administer)])
            }
            Part::Safety => first([self.backup.ui(ui, back_up), self.check.ui(ui)]),
            Part::Deadlines => self.deadlines.ui(ui, administer),
            Part::Holidays => self.holidays.ui(ui, administer),
            Part::Standards => first([
                self.checkup.ui(ui, administer),
                self.houses.ui(ui, administer),
                self.agreements.ui(ui, administer),
            ]),
            Part::Mediation => first([self.mediation.ui(ui, administer), self.ratings.ui(ui, administer)]),
            Part::ServiceCard => self.service_card.ui(ui, administer, print),
            Part::Computer => {
                let act = first([self.printing.ui(ui, administer), self.looks.ui(ui)]);
                about_card::ui(ui);
                act
            }
        }
    }

    fn head_ui(ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let frame = Frame::new().fill(palette.raised).inner_margin(Margin::symmetric(16, 0));
        let head = Panel::top("settings head").exact_size(height::PAGE_HEAD).frame(frame).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.label(theme::title("设置").color(palette.text));
                let leave = Button::secondary("退出登录").key("Ctrl Shift L").small();
                let log = Button::secondary("打印记录").key("Alt P").small();
                let buttons = |ui: &mut Ui| (ui.add(leave).clicked(), ui.add(log).clicked());
                ui.with_layout(Layout::right_to_left(Align::Center), buttons).inner
            })
            .inner
        });
        let (leaves, logs) = head.inner;
        let logs = logs || ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::P));
        leaves.then_some(Act::SignOut).or(logs.then_some(Act::PrintLog))
    }

    /// Turns to another part, unless a recovery code stands on this one: it is shown this once.
    fn contents_ui(&mut self, ui: &mut Ui) {
        let frame = Frame::new().fill(theme::palette(ui).surface).inner_margin(Margin::symmetric(8, 12));
        let contents = Panel::left("settings contents").exact_size(CONTENTS).resizable(false).frame(frame);
        let arrives = std::mem::take(&mut self.wants_focus);
        let asked = contents.show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| contents_ui(ui, self.part, arrives)).inner
        });
        let asked = asked.inner.filter(|_| self.recovery.shown.is_none());
        self.part = asked.unwrap_or(self.part);
    }
}

/// What was asked first, by whichever card.
fn first<const CARDS: usize>(asked: [Option<Act>; CARDS]) -> Option<Act> {
    asked.into_iter().flatten().next()
}

impl Draws for SettingsScreen {
    type Act = Act;

    fn ui(&mut self, ui: &mut Ui) -> Option<Act> {
        self.ctx.get_or_insert_with(|| ui.ctx().clone());
        let from_head = Self::head_ui(ui);
        self.contents_ui(ui);
        let frame = Frame::new().fill(theme::palette(ui).raised).inner_margin(Margin::same(16));
        let cards = CentralPanel::default().frame(frame).show(ui, |ui| {
            ui.set_max_width(COLUMN.min(ui.available_width()));
            card_column(ui, ("settings", self.part), |ui| self.cards_ui(ui))
        });
        from_head.or(cards.inner)
    }

    fn act(&mut self, act: Act, desk: &mut Desk) -> Result<Option<Event>, Trouble> {
        match act {
            Act::SaveStation(facts) => Ok(self.save_station(desk, &facts)),
            Act::SaveDeadlines(deadlines) => Ok(self.save_deadlines(desk, deadlines)),
            Act::SaveHolidays(holidays) => Ok(self.save_holidays(desk, holidays)),
            Act::SaveThresholds(thresholds) => Ok(self.save_thresholds(desk, thresholds)),
            Act::SaveCrowding(crowding) => Ok(self.save_crowding(desk, crowding)),
            Act::SaveAgreementTerms(terms) => Ok(self.save_agreement_terms(desk, terms)),
            Act::SaveMediationTerms(terms) => Ok(self.save_mediation_terms(desk, &terms)),
            Act::SaveIndicators(indicators) => Ok(self.save_indicators(desk, indicators)),
            Act::SaveRetention(retention) => Ok(self.save_retention(desk, retention)),
            Act::SaveServiceCard(card) => Ok(self.save_service_card(desk, *card)),
            Act::PrintServiceCard => Ok(Some(Event::Preview(Order::of(&SERVICE_CARD, Vec::new())))),
            Act::AddOperator { name, password, role } => Ok(self.add_operator(desk, &name, &password, role)),
            Act::Deactivate(operator) => Ok(self.deactivate(desk, operator)),
            Act::ResetPassword { operator, password } => Ok(self.reset_password(desk, operator, &password)),
            Act::SetRole { operator, role } => Ok(self.set_role(desk, operator, role)),
            Act::ChangePassword { old, new } => Ok(self.change_password(desk, &old, &new)),
            Act::RenewRecovery => Ok(self.renew_recovery(desk)),
            Act::PrintRecovery => Ok(self.print_recovery()),
            Act::SaveRecovery(answer) => Ok(self.save_recovery(&answer)),
            Act::BackUp(into) => self.back_up(desk, into),
            Act::BackedUp => {
                self.backup.newest = backup::newest_in_words(desk);
                Ok(None)
            }
            Act::VerifyNewest => self.verify_newest(desk),
            Act::Check => self.check(desk),
            Act::Checked(findings) => {
                self.check.say(&findings);
                Ok(None)
            }
            Act::PrintLog => Ok(Some(Event::PrintLog(PrintsOf::Everybody))),
            Act::Calibrate => Ok(Some(Event::Preview(Order::blank(&CALIBRATION_SHEET)))),
            Act::SignOut => Ok(Some(Event::SignOut)),
            Act::Looks(looks) => {
                self.ctx.iter().for_each(|ctx| theme::apply(ctx, looks.appearance()));
                Ok(Some(change_looks(looks)))
            }
        }
    }

    fn refresh(&mut self, desk: &mut Desk) -> Result<(), Trouble> {
        self.station.reread(desk.station());
        self.operators.list = station::operators(desk)?;
        self.service_card.reread(service_cards::card(desk)?);
        let standard = standards::standard(desk)?;
        self.deadlines.reread(standard.deadlines);
        self.holidays.reread(standard.holidays);
        self.checkup.reread(standard.thresholds);
        self.backup.newest = backup::newest_in_words(desk);
        self.printing.reread(&MachineSettings::load());
        Ok(())
    }

    fn keys(&self) -> &'static [KeyHint] {
        KEYS
    }

    /// A new recovery code is shown this once, and the old one is void already.
    fn holds(&self) -> Option<&'static str> {
        self.recovery.shown.as_ref().map(|_| "新的恢复码还在屏幕上。请先打印或保存，再点完成")
    }

    fn page(&self) -> Page {
        Page::Settings
    }
}

/// A line that says what came of an act, in a place that is always there.
fn message_ui(ui: &mut Ui, message: Option<&Note>) {
    let room = eframe::egui::vec2(ui.available_width(), 22.0);
    let (place, _) = ui.allocate_exact_size(room, eframe::egui::Sense::hover());
    if let Some(note) = message {
        crate::ui::widgets::field::note_ui(ui, place, note);
    }
}

/// Buttons at the left of a card's foot, and what came of them beside.
fn foot_ui<T>(ui: &mut Ui, message: Option<&Note>, buttons: impl FnOnce(&mut Ui) -> T) -> T {
    ui.horizontal(|ui| {
        let pressed = buttons(ui);
        ui.add_space(space::TINY);
        ui.vertical(|ui| {
            ui.add_space(5.0);
            message_ui(ui, message);
        });
        pressed
    })
    .inner
}
