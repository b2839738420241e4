//! What can fail in the store, and the words for it: what happened, and what to do now.
//!
//! No names, numbers, telephones or addresses stand in these sentences. What lies under an error is its `source`.

use std::io;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("口令不对。请再输一次；忘记口令可用恢复码进入")]
    WrongPassword,
    #[error("恢复码不对。请照恢复单逐字核对后再输一次")]
    WrongRecoveryCode,
    #[error("这个档案里没有这位操作员。请核对姓名，或请站长添加")]
    UnknownOperator,
    #[error("已有同名的操作员。请换一个名字，例如加上工号")]
    OperatorExists,
    #[error("至少要留一位站长。请先把另一位操作员设为站长")]
    LastAdministrator,
    #[error("这个文件夹不是邻里工作站的档案。请选择里面有 station.db 和 station.keys 的文件夹")]
    NotAnArchive,
    #[error(
        "档案文件夹里的密钥文件 station.keys 不见了，操作员没有改动。请检查磁盘是否接好，或从最近的备份取回这个文件"
    )]
    KeysGone,
    #[error("这个文件夹里已有别的文件。新档案请选一个空文件夹")]
    AlreadyAnArchive,
    #[error("档案正在另一个窗口中打开。请先关闭那个窗口再试")]
    InUse,
    #[error("档案由更新版本的程序建立（结构 {found}，本程序到 {known}）。请安装新版本后再打开，档案没有改动")]
    NewerSchema { found: i32, known: i32 },
    #[error("档案文件已损坏，没有做任何改动。请从备份恢复到新文件夹，或抢救还能读出的；这个文件夹请留着")]
    Damaged,
    #[error("密钥文件 station.keys 已损坏。请从最近的备份取回这个文件，档案内容没有改动")]
    DamagedKeys,
    #[error("磁盘已满，这一次没有写进去，原有的资料都在。请腾出空间后再试")]
    DiskFull,
    #[error("磁盘写不进去，多半是已满，也可能是没有接好；原有的资料都在。请腾出空间、检查磁盘后再试")]
    CannotWrite,
    #[error("磁盘或文件夹是只读的，写不进去。请把档案放到可以写入的位置再试")]
    ReadOnly,
    #[error("档案正忙，这一次没有保存。请稍候再试")]
    Busy,
    #[error("这条记录后来又改过，不能再撤销。请打开记录直接修改")]
    Changed,
    #[error("合并成的记录后来又并入了另一条。请先分开后来那一次，再分开这一次")]
    MergedFurther,
    #[error("这条记录还被别的记录用着，不能删除。请先改掉那些记录")]
    StillUsed,
    #[error("所指的记录已不在，请重新选择")]
    LinkGone,
    #[error("这个打印编号已经用了。请重新预览后再打印")]
    NumberTaken,
    #[error("同样的编号或地址已经有了。请刷新后再试")]
    AlreadyThere,
    #[error("地址不能放在它自己的下级里。请另选上级地址")]
    PlaceInsideItself,
    #[error("没有找到这条记录，它可能已被删除。请刷新列表")]
    NotFound,
    #[error("没有可以撤销的操作")]
    NothingToUndo,
    #[error("档案中有一项内容读不懂，没有做任何改动。请从设置中检查档案")]
    Unreadable,
    #[error("档案坏得太重，没有一张表能读出，原文件没有改动。请从备份恢复，并留着这个文件夹")]
    BeyondSalvage,
    #[error("已停止，没有建成新文件夹，原来的档案没有改动")]
    Stopped,
    #[error("这个文件夹不是完整的备份，或备份已损坏。请换一份备份")]
    NotABackup,
    #[error("读写文件没有成功。请检查磁盘是否接好，再试一次")]
    File(#[source] io::Error),
    #[error("档案读写没有成功，这一次没有保存。请再试一次；仍不行请检查档案")]
    Database(#[source] rusqlite::Error),
}

impl From<crate::domain::Unreadable> for StoreError {
    fn from(_: crate::domain::Unreadable) -> Self {
        Self::Unreadable
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::FileTooLarge => Self::CannotWrite,
            _ => Self::File(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode;
        let Some(code) = error.sqlite_error_code() else { return from_reading(error) };
        match code {
            ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Damaged,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::ConstraintViolation => from_constraint(error),
            ErrorCode::SystemIoFailure => from_disk(error),
            _ => Self::Database(error),
        }
    }
}

fn from_reading(error: rusqlite::Error) -> StoreError {
    match error {
        rusqlite::Error::QueryReturnedNoRows => StoreError::NotFound,
        rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..) => StoreError::Unreadable,
        other => StoreError::Database(other),
    }
}

/// What the library tried when the system refused. It says `SQLITE_FULL` of the database alone: not of the log's index
/// beside it, and not where a quota or the largest file is what is full.
fn from_disk(error: rusqlite::Error) -> StoreError {
    use rusqlite::ffi;
    match error.sqlite_error().map(|inner| inner.extended_code) {
        Some(
            ffi::SQLITE_IOERR_WRITE
            | ffi::SQLITE_IOERR_TRUNCATE
            | ffi::SQLITE_IOERR_FSYNC
            | ffi::SQLITE_IOERR_DIR_FSYNC
            | ffi::SQLITE_IOERR_SHMOPEN
            | ffi::SQLITE_IOERR_SHMSIZE
            | ffi::SQLITE_IOERR_SHMMAP,
        ) => StoreError::CannotWrite,
        _ => StoreError::Database(error),
    }
}

fn from_constraint(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error().map(|inner| inner.extended_code) {
        // So it is when a row goes; `rows` says [`StoreError::LinkGone`] when a row comes.
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => StoreError::StillUsed,
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
            StoreError::AlreadyThere
        }
        _ => StoreError::Database(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `/dev/full` is a disk that is always full.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_finds_no_room_is_said_to_find_none() {
        use std::io::Write;
        let mut full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let refused = StoreError::from(full.write_all(b"station").unwrap_err());
        assert!(matches!(refused, StoreError::DiskFull), "{refused}");
    }

    #[test]
    fn what_the_system_refused_to_write_is_told_from_what_it_could_not_read() {
        use rusqlite::ffi;
        let of = |code| StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        for code in [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_SHMSIZE, ffi::SQLITE_IOERR_FSYNC] {
            assert!(matches!(of(code), StoreError::CannotWrite), "{code}");
        }
        assert!(matches!(of(ffi::SQLITE_IOERR_READ), StoreError::Database(_)));
        assert!(matches!(of(ffi::SQLITE_FULL), StoreError::DiskFull));
    }
}
