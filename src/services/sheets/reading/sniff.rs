//! What a file is, by its first bytes: names lie.

use super::NotRead;
use std::io::Cursor;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Format {
    /// Excel and WPS of today, strict or not.
    Xlsx,
    /// OpenDocument.
    Ods,
    /// Excel 97 and WPS .et: BIFF in a compound file.
    Xls,
    /// Separated by commas or tabs.
    Text,
}

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// An encrypted xlsx is a compound file with this stream in it.
const ENCRYPTED: &str = "EncryptedPackage";
/// 「XML 电子表格 2003」, by what it says of itself at its beginning.
const SPREADSHEET_XML: [&str; 2] = ["progid=\"excel.sheet\"", "urn:schemas-microsoft-com:office:spreadsheet"];
const OTHER_FILES: [&[u8]; 8] =
    [b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"Rar!", b"7z\xBC\xAF", b"{\\rtf", b"MZ"];

pub(super) fn format(bytes: &[u8]) -> Result<Format, NotRead> {
    if bytes.is_empty() {
        return Err(NotRead::Empty);
    }
    if bytes.starts_with(ZIP) {
        return package(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return if has_stream(bytes, ENCRYPTED) { Err(NotRead::Protected) } else { Ok(Format::Xls) };
    }
    if OTHER_FILES.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(NotRead::NotATable);
    }
    let head =
        String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).trim_start_matches('\u{FEFF}').trim().to_lowercase();
    if head.starts_with("<?xml") && SPREADSHEET_XML.iter().any(|mark| head.contains(mark)) {
        return Err(NotRead::SpreadsheetXml);
    }
    let is_web_page =
        ["<html", "<!doctype", "<?xml", "<table", "<head", "<meta"].iter().any(|tag| head.starts_with(tag));
    if is_web_page { Err(NotRead::WebPage) } else { Ok(Format::Text) }
}

fn package(bytes: &[u8]) -> Result<Format, NotRead> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotRead::Damaged)?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|part| part == name);
    if has("xl/workbook.xml") || names.iter().any(|part| part.starts_with("xl/worksheets/")) {
        Ok(Format::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Ok(Format::Ods)
    } else {
        Err(NotRead::NotATable)
    }
}

/// Names in the directory of a compound file are UTF-16.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // The directory is made of entries of 128 bytes that begin with the name.
    bytes.chunks_exact(128).any(|entry| entry.starts_with(&wanted))
}
