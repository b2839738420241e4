//! Opening an archive with a name and a password, or with the recovery code. Wrong passwords slow down (`throttle`).

use super::credentials::require_usable_password;
use super::throttle::{forget_failures, slowed};
use super::{Clock, Desk, MachineSettings, Trouble, printing, refusals, restored};
use crate::domain::Right;
use crate::store::{Action, RecoveryCode, Store, StoreError};
use std::path::Path;

pub use super::credentials::{Guess, Strength};
pub use super::throttle::seconds_to_wait;

/// Opens the archive in `folder` for `operator`.
pub fn sign_in(
    settings: &mut MachineSettings,
    folder: &Path,
    operator: &str,
    password: &str,
    clock: Clock,
) -> Result<Desk, Trouble> {
    require_present(folder)?;
    let mut is_refused = false;
    let opened = slowed(settings, folder, || {
        let unlocked = Store::unlock(folder, operator.trim(), password).map_err(Trouble::from);
        is_refused = refusals::is_refused(&unlocked);
        let (store, operator) = unlocked?;
        Desk::new(store, operator, clock)
    });
    if is_refused {
        refusals::count(settings, folder, clock);
    }
    let mut desk = opened?;
    desk.log(Action::SignIn, "", "")?;
    settle_what_was_left(settings, &mut desk)?;
    settings.remember(&desk);
    Ok(desk)
}

/// What could not be written down before somebody signed in.
fn settle_what_was_left(settings: &mut MachineSettings, desk: &mut Desk) -> Result<(), Trouble> {
    restored::log(desk)?;
    refusals::log_counted(settings, desk)?;
    printing::void_what_was_left(desk)
}

/// The operator leaves the archive: by closing the window, or for somebody else.
pub fn sign_out(desk: &mut Desk) -> Result<(), Trouble> {
    desk.log(Action::SignOut, "", "")
}

/// What happens at the lock over an open window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LockStep {
    ByHand,
    Idle,
    Opened,
}

pub fn log_lock(desk: &mut Desk, step: LockStep) -> Result<(), Trouble> {
    let detail = match step {
        LockStep::ByHand => "手动锁屏",
        LockStep::Idle => "久未操作，自动锁屏",
        LockStep::Opened => "输入口令解锁",
    };
    desk.log(Action::Lock, detail, "")
}

/// Proves the password of the operator at the desk again, as the lock screen asks.
pub fn unlock_again(settings: &mut MachineSettings, desk: &mut Desk, password: &str) -> Result<(), Trouble> {
    prove(settings, desk, password, "锁屏后输入的口令不对")
}

/// Opens with the recovery code and gives `operator` a new password; the code's use is logged.
pub fn recover(
    settings: &mut MachineSettings,
    folder: &Path,
    code: &str,
    operator: &str,
    new_password: &str,
    clock: Clock,
) -> Result<Desk, Trouble> {
    require_present(folder)?;
    require_usable_password(operator, new_password)?;
    let code: RecoveryCode = code.parse()?;
    let opened = Store::unlock_with_recovery(folder, &code).map_err(Trouble::from);
    if refusals::is_refused(&opened) {
        refusals::count(settings, folder, clock);
    }
    let store = opened?;
    let operator = operator.trim();
    let known = store.operators()?.into_iter().find(|known| known.name == operator && known.is_active);
    let known = known.ok_or(StoreError::UnknownOperator)?;
    let mut desk = Desk::new(store, known, clock)?;
    let id = desk.operator().id;
    desk.acting("用恢复码重设口令", "", |store, act| Ok(store.set_password(act, id, new_password)?))?;
    desk.log(Action::SignIn, "用恢复码", "")?;
    settle_what_was_left(settings, &mut desk)?;
    forget_failures(settings, folder);
    settings.remember(&desk);
    Ok(desk)
}

/// Changes the password of the operator at the desk, who proves the old one first; guessing it is slowed as at the door.
pub fn change_password(settings: &mut MachineSettings, desk: &mut Desk, old: &str, new: &str) -> Result<(), Trouble> {
    require_usable_password(&desk.operator().name, new)?;
    prove(settings, desk, old, "修改口令时原口令不对")?;
    let id = desk.operator().id;
    desk.acting("修改口令", "", |store, act| Ok(store.set_password(act, id, new)?))
}

/// Proves the password of the operator at the desk before something that asks for it again.
pub(super) fn prove_again(settings: &mut MachineSettings, desk: &mut Desk, password: &str) -> Result<(), Trouble> {
    prove(settings, desk, password, "带走全部时输入的口令不对")
}

/// `wrong`: what the log says where it is not proved.
fn prove(settings: &mut MachineSettings, desk: &mut Desk, password: &str, wrong: &str) -> Result<(), Trouble> {
    let folder = desk.folder().to_owned();
    slowed(settings, &folder, || {
        let proved = Store::prove(&folder, &desk.operator().name, password).map_err(Trouble::from);
        if refusals::is_refused(&proved) {
            refusals::log_at_once(desk, wrong);
        }
        proved
    })
}

/// Makes a new recovery code; the old page is void from then on.
pub fn renew_recovery(desk: &mut Desk) -> Result<RecoveryCode, Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("更换恢复码", "", |store, act| Ok(store.renew_recovery(act)?))
}

/// An archive on a stick that is not plugged in is no broken archive.
fn require_present(folder: &Path) -> Result<(), Trouble> {
    if folder.is_dir() { Ok(()) } else { Err(Trouble::ArchiveAway) }
}
