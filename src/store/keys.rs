//! `station.keys`: one slot for each operator and one for recovery, each wrapping the one key of the database.
//!
//! A slot wraps with Argon2id over the password and XChaCha20-Poly1305; its header is authenticated with it, so a slot with
//! weakened parameters does not open. No operator stands here by name: a slot is found by a slow, salted hash of the name.
//! The name of the station may stand here in the clear, for the list of recent archives.

use super::{RecoveryCode, StoreError, files, hex};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key, KeyInit, XChaCha20Poly1305, XNonce};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::Zeroizing;

pub(super) const FILE: &str = "station.keys";
const FORMAT: u32 = 1;

/// The raw key of the database.
pub(super) type DatabaseKey = Zeroizing<[u8; 32]>;

/// What one guess of a password costs.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub struct KeyCost {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl KeyCost {
    /// Some tenths of a second on an office PC (RFC 9106 §4, second recommended option).
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// For tests only: costs nothing, protects nothing.
    #[doc(hidden)]
    pub const TRIFLING: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };

    /// Finding a slot by name: guessing names must not be free either.
    fn for_names(self) -> Self {
        Self { memory_kib: (self.memory_kib / 8).max(8), passes: 1, lanes: 1 }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct KeyFile {
    format: u32,
    /// Tells archives apart when their folders are moved.
    pub archive: String,
    pub station: String,
    pub made_at: String,
    name_salt: String,
    cost: KeyCost,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
struct Slot {
    /// `recovery`, or the hash of an operator's name.
    owner: String,
    cost: KeyCost,
    salt: String,
    nonce: String,
    sealed: String,
}

const RECOVERY: &str = "recovery";

/// Commits once the key file is safely down. When that fails the key file is put back as it was.
pub(super) fn commit_with(keys: &KeyFile, dir: &Path, transaction: Transaction<'_>) -> Result<(), StoreError> {
    let path = dir.join(FILE);
    let before = std::fs::read(&path)?;
    let committed = keys.write(dir).and_then(|()| Ok(transaction.commit()?));
    committed.inspect_err(|_| {
        let _ = files::replace(&path, &before);
    })
}

impl KeyFile {
    pub fn new(station: &str, made_at: &str, cost: KeyCost) -> Result<Self, StoreError> {
        Ok(Self {
            format: FORMAT,
            archive: hex::encode(&random::<16>()?),
            station: station.to_owned(),
            made_at: made_at.to_owned(),
            name_salt: hex::encode(&random::<16>()?),
            cost,
            slots: Vec::new(),
        })
    }

    pub fn read(dir: &Path) -> Result<Self, StoreError> {
        let text = std::fs::read(dir.join(FILE)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => StoreError::NotAnArchive,
            _ => error.into(),
        })?;
        let keys: Self = serde_json::from_slice(&text).map_err(|_| StoreError::DamagedKeys)?;
        if keys.format == FORMAT { Ok(keys) } else { Err(StoreError::DamagedKeys) }
    }

    pub fn write(&self, dir: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_vec_pretty(self).map_err(|error| StoreError::File(error.into()))?;
        files::replace(&dir.join(FILE), &text)
    }

    /// The key, for an operator who knows their password.
    pub fn open(&self, operator: &str, password: &str) -> Result<DatabaseKey, StoreError> {
        let owner = self.owner(operator)?;
        let slot = self.slot(&owner).ok_or(StoreError::UnknownOperator)?;
        self.unseal(slot, password.as_bytes())?.ok_or(StoreError::WrongPassword)
    }

    pub fn open_with_recovery(&self, code: &RecoveryCode) -> Result<DatabaseKey, StoreError> {
        let slot = self.slot(RECOVERY).ok_or(StoreError::DamagedKeys)?;
        self.unseal(slot, code.as_bytes())?.ok_or(StoreError::WrongRecoveryCode)
    }

    /// Gives an operator a slot, in place of the one they had.
    pub fn admit(&mut self, operator: &str, password: &str, key: &DatabaseKey) -> Result<(), StoreError> {
        let owner = self.owner(operator)?;
        self.seal(owner, password.as_bytes(), key)
    }

    /// Takes an operator's slot away.
    pub fn dismiss(&mut self, operator: &str) -> Result<(), StoreError> {
        let owner = self.owner(operator)?;
        self.slots.retain(|slot| slot.owner != owner);
        Ok(())
    }

    /// A new recovery code; the one before stops working.
    pub fn renew_recovery(&mut self, key: &DatabaseKey) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::generate()?;
        self.seal(RECOVERY.to_owned(), code.as_bytes(), key)?;
        Ok(code)
    }

    fn slot(&self, owner: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.owner == owner)
    }

    fn owner(&self, operator: &str) -> Result<String, StoreError> {
        let salt = hex::decode(&self.name_salt).ok_or(StoreError::DamagedKeys)?;
        Ok(hex::encode(&stretch(operator.trim().as_bytes(), &salt, self.cost.for_names())?[..16]))
    }

    fn seal(&mut self, owner: String, secret: &[u8], key: &DatabaseKey) -> Result<(), StoreError> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        let mut slot = Slot {
            owner,
            cost: self.cost,
            salt: hex::encode(&salt),
            nonce: hex::encode(&nonce),
            sealed: String::new(),
        };
        let header = self.header(&slot);
        let wrapping = stretch(secret, &salt, slot.cost)?;
        let sealed = XChaCha20Poly1305::new(&Key::from(*wrapping))
            .encrypt(&XNonce::from(nonce), Payload { msg: &key[..], aad: header.as_bytes() })
            .map_err(|_| StoreError::DamagedKeys)?;
        slot.sealed = hex::encode(&sealed);
        self.slots.retain(|other| other.owner != slot.owner);
        self.slots.push(slot);
        Ok(())
    }

    /// `None` when the secret is not the one the slot was sealed with.
    fn unseal(&self, slot: &Slot, secret: &[u8]) -> Result<Option<DatabaseKey>, StoreError> {
        let salt = hex::decode(&slot.salt).ok_or(StoreError::DamagedKeys)?;
        let nonce = hex::decode_exactly::<24>(&slot.nonce).ok_or(StoreError::DamagedKeys)?;
        let sealed = hex::decode(&slot.sealed).ok_or(StoreError::DamagedKeys)?;
        let wrapping = stretch(secret, &salt, slot.cost)?;
        let header = self.header(slot);
        let opened = XChaCha20Poly1305::new(&Key::from(*wrapping))
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: header.as_bytes() });
        let Ok(bytes) = opened.map(Zeroizing::new) else { return Ok(None) };
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| StoreError::DamagedKeys)?;
        Ok(Some(Zeroizing::new(key)))
    }

    /// Everything of a slot but what it seals, and the archive it belongs to.
    fn header(&self, slot: &Slot) -> String {
        let KeyCost { memory_kib, passes, lanes } = slot.cost;
        let Slot { owner, salt, nonce, .. } = slot;
        format!("linli {FORMAT} {} {owner} argon2id {memory_kib} {passes} {lanes} {salt} {nonce}", self.archive)
    }
}

/// Randomness of the operating system.
pub(super) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::File(std::io::Error::other(error.to_string())))?;
    Ok(bytes)
}

/// At most a gigabyte is taken on the word of a file, so that a forged slot cannot exhaust the machine.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 64;

fn stretch(secret: &[u8], salt: &[u8], cost: KeyCost) -> Result<DatabaseKey, StoreError> {
    if cost.memory_kib > MOST_MEMORY_KIB || cost.passes > MOST_PASSES {
        return Err(StoreError::DamagedKeys);
    }
    let params =
        Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| StoreError::DamagedKeys)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, &mut key[..])
        .map_err(|_| StoreError::DamagedKeys)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(cost: KeyCost) -> (KeyFile, DatabaseKey) {
        let key = Zeroizing::new(random().unwrap());
        let mut keys = KeyFile::new("海棠社区综治工作站", "2026-06-15T09:00:00+08:00", cost).unwrap();
        keys.admit("东方不亮", "correct horse", &key).unwrap();
        (keys, key)
    }

    #[test]
    fn the_right_password_opens_at_the_real_cost() {
        let (keys, key) = keys(KeyCost::STANDARD);
        assert_eq!(keys.open("东方不亮", "correct horse").unwrap(), key);
    }

    #[test]
    fn a_wrong_password_and_an_unknown_operator_are_told_apart() {
        let (keys, _) = keys(KeyCost::TRIFLING);
        assert!(matches!(keys.open("东方不亮", "correct horsE"), Err(StoreError::WrongPassword)));
        assert!(matches!(keys.open("西方不亮", "correct horse"), Err(StoreError::UnknownOperator)));
    }

    #[test]
    fn a_slot_with_a_changed_header_does_not_open() {
        let (whole, _) = keys(KeyCost::TRIFLING);
        let mut weakened = whole.clone();
        weakened.slots[0].cost.passes = 2;
        assert!(matches!(weakened.open("东方不亮", "correct horse"), Err(StoreError::WrongPassword)));
        let mut moved = whole;
        moved.archive = "0".repeat(32);
        assert!(matches!(moved.open("东方不亮", "correct horse"), Err(StoreError::WrongPassword)));
    }

    #[test]
    fn a_slot_that_asks_for_absurd_memory_is_refused_without_trying() {
        let (mut keys, _) = keys(KeyCost::TRIFLING);
        keys.slots[0].cost.memory_kib = u32::MAX;
        assert!(matches!(keys.open("东方不亮", "correct horse"), Err(StoreError::DamagedKeys)));
    }

    #[test]
    fn a_new_recovery_code_replaces_the_old_one() {
        let (mut keys, key) = keys(KeyCost::TRIFLING);
        let old = keys.renew_recovery(&key).unwrap();
        let new = keys.renew_recovery(&key).unwrap();
        assert_eq!(keys.open_with_recovery(&new).unwrap(), key);
        assert!(matches!(keys.open_with_recovery(&old), Err(StoreError::WrongRecoveryCode)));
    }

    #[test]
    fn the_file_names_no_operator() {
        let (keys, _) = keys(KeyCost::TRIFLING);
        let text = serde_json::to_string(&keys).unwrap();
        assert!(!text.contains("东方不亮") && text.contains("海棠社区"));
    }
}
