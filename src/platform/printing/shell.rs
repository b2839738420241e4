//! Windows by its shell: PDF files are printed only through the program registered for them.

use super::{PrintFault, PrintJob, Printer, lines_of};
use crate::platform::settings_folder;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Command;

const PRINTERS: &str = "[Console]::OutputEncoding=[Text.Encoding]::UTF8; \
    Get-CimInstance Win32_Printer | Sort-Object Default -Descending | ForEach-Object Name";

/// Ends with 55 when no program is registered for PDF files (Windows error 1155), with 54 when the printer is not there.
const PRINT: &str = "if (-not (Get-CimInstance Win32_Printer | Where-Object Name -eq $env:LINLI_PRINTER)) { exit 54 }; \
    try { Start-Process -Wait -Verb PrintTo -FilePath $env:LINLI_PDF -ArgumentList ('\"' + $env:LINLI_PRINTER + '\"') \
    -ErrorAction Stop } catch { if ($_.Exception.InnerException.NativeErrorCode -eq 1155) { exit 55 }; exit 1 }";

/// Of the Windows API, for programs started from one that has a window.
#[cfg(windows)]
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

pub(super) fn printers() -> Vec<Printer> {
    let names = lines_of(&mut powershell(PRINTERS));
    names.into_iter().map(|name| Printer { name, need: None }).collect()
}

/// The file is removed again however printing ends.
pub(super) fn print(job: &PrintJob<'_>) -> Result<(), PrintFault> {
    let file = PassingFile::write(job.pdf).map_err(|_| PrintFault::Refused)?;
    for _ in 0..job.copies {
        let status = powershell(PRINT).env("LINLI_PDF", &file.0).env("LINLI_PRINTER", job.printer).status();
        match status.map(|status| status.code()) {
            Ok(Some(0)) => {}
            Ok(Some(54)) => return Err(PrintFault::PrinterGone),
            Ok(Some(55)) => return Err(PrintFault::NoPdfProgram),
            _ => return Err(PrintFault::Refused),
        }
    }
    Ok(())
}

/// Without a console window of its own, which would flash up over ours.
fn powershell(script: &str) -> Command {
    let mut command = Command::new("powershell");
    command.args(["-NoProfile", "-NonInteractive", "-Command", script]);
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, CREATE_NO_WINDOW);
    command
}

/// A file nobody else looks for.
struct PassingFile(PathBuf);

impl PassingFile {
    fn write(bytes: &[u8]) -> io::Result<Self> {
        let mut name = [0; 16];
        getrandom::fill(&mut name).map_err(|error| io::Error::other(error.to_string()))?;
        let folder = settings_folder();
        std::fs::create_dir_all(&folder)?;
        let file = Self(folder.join(format!("{:032x}.pdf", u128::from_le_bytes(name))));
        std::fs::File::create_new(&file.0)?.write_all(bytes)?;
        Ok(file)
    }
}

impl Drop for PassingFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
