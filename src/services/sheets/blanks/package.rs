//! The zip file an OOXML document is: parts read by name, and a new one made of which only what was changed is written anew.

use super::NotBlank;
use super::markup::Tags;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A sheet or a text of a form is far smaller.
const LARGEST_PART: u64 = 48 * 1024 * 1024;
const RELATIONS: &str = "_rels/.rels";

/// Parts by name; none where a part goes.
pub(super) type Changed = BTreeMap<String, Option<String>>;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, NotBlank> {
        Ok(Self { archive: ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotBlank::Damaged)? })
    }

    pub fn has(&self, part: &str) -> bool {
        self.names().iter().any(|name| name == part)
    }

    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(Cow::into_owned).collect()
    }

    /// A part as text, without the mark some programs put before it.
    pub fn text(&mut self, part: &str) -> Result<String, NotBlank> {
        let file = self.archive.by_name(part).map_err(|_| NotBlank::Damaged)?;
        let mut bytes = Vec::new();
        file.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_| NotBlank::Damaged)?;
        if bytes.len() as u64 > LARGEST_PART {
            return Err(NotBlank::TooLarge);
        }
        let text = String::from_utf8(bytes).map_err(|_| NotBlank::Damaged)?;
        Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
    }

    pub fn text_if_there(&mut self, part: &str) -> Result<Option<String>, NotBlank> {
        if self.has(part) { self.text(part).map(Some) } else { Ok(None) }
    }

    /// Where the workbook is, if the package is one.
    pub fn main_part(&self) -> Result<Option<String>, NotBlank> {
        Ok(self.names().into_iter().find(|name| name.ends_with("workbook.xml") && name.starts_with("xl/")))
    }

    /// What a part points to: id, kind, part.
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>, NotBlank> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(xml) =
            self.text_if_there(&format!("{folder}/{RELATIONS}").replace(".rels", &format!("{name}.rels")))?
        else {
            return Ok(Vec::new());
        };
        let mut tags = Tags::of(&xml);
        let mut relations = Vec::new();
        while let Some(tag) = tags.next()? {
            let attribute = |name| tag.attribute(name).unwrap_or_default();
            if tag.opens("Relationship") && attribute("TargetMode") != "External" {
                let (kind, target) = (attribute("Type"), attribute("Target"));
                relations.push(Relation { id: attribute("Id"), kind, part: resolved(folder, &target) });
            }
        }
        Ok(relations)
    }

    /// The package with these parts in the place of its own; all others keep their bytes.
    pub fn with(mut self, changed: &Changed) -> Result<Vec<u8>, NotBlank> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for place in 0..self.archive.len() {
            let file = self.archive.by_index_raw(place).map_err(|_| NotBlank::Damaged)?;
            let name = file.name().map_err(|_| NotBlank::Damaged)?.into_owned();
            match changed.get(&name) {
                None => writer.raw_copy_file(file).map_err(|_| NotBlank::Damaged)?,
                Some(None) => {}
                Some(Some(text)) => {
                    writer.start_file(name, deflated).map_err(|_| NotBlank::Damaged)?;
                    writer.write_all(text.as_bytes()).map_err(|_| NotBlank::Damaged)?;
                }
            }
        }
        Ok(writer.finish().map_err(|_| NotBlank::Damaged)?.into_inner())
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Relation {
    pub id: String,
    /// The end of a long address tells it.
    pub kind: String,
    pub part: String,
}

/// 「../drawings/drawing1.xml」 as seen from a folder; 「/xl/…」 is whole.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_where_it_is_named() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets", "../drawings/drawing1.xml"), "xl/drawings/drawing1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "../../a"), "a");
    }
}
