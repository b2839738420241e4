//! The pages of the finished PDF as textures: drawn by a job at the very pixels they are shown with, the pages in sight
//! first, and let go again when they leave it. A batch of a thousand cards costs no more than the few in sight.

use crate::print::preview::{Picture, Preview};
use crate::services::{Job, Trouble};
use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a picture of a page is for.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Use {
    Sheet,
    Thumbnail,
}

impl Use {
    /// How many pictures out of sight are kept for coming back.
    fn spare(self) -> usize {
        match self {
            Self::Sheet => 4,
            Self::Thumbnail => 40,
        }
    }
}

type Key = (Use, usize);

struct Drawn {
    /// Zero when it shows an older paper.
    width_px: usize,
    texture: TextureHandle,
    last_seen: u64,
}

/// The pages of one paper.
pub struct Sheets {
    pdf: Arc<Preview>,
    sizes_mm: Vec<(f32, f32)>,
    drawn: BTreeMap<Key, Drawn>,
    wanted: Vec<(Key, usize)>,
    drawing: Option<(Key, usize, Job<Picture>)>,
    frame: u64,
}

impl Sheets {
    /// Opens a PDF. The pictures of an older paper stand in until the new ones are drawn, so that nothing flashes.
    pub fn open(pdf: Vec<u8>, older: Option<Self>) -> Result<Self, Trouble> {
        let pdf = Preview::open(pdf)?;
        let sizes_mm = (0..pdf.page_count()).map(|page| pdf.page_size_mm(page)).collect::<Result<Vec<_>, _>>()?;
        let mut drawn = BTreeMap::new();
        if let Some(older) = older.filter(|older| older.sizes_mm.first() == sizes_mm.first()) {
            let stand_ins = older.drawn.into_iter().filter(|((_, page), _)| *page < sizes_mm.len());
            drawn = stand_ins.map(|(key, old)| (key, Drawn { width_px: 0, last_seen: 0, ..old })).collect();
        }
        Ok(Self { pdf: Arc::new(pdf), sizes_mm, drawn, wanted: Vec::new(), drawing: None, frame: 0 })
    }

    pub fn count(&self) -> usize {
        self.sizes_mm.len()
    }

    /// Width and height of each page in millimetres.
    pub fn sizes_mm(&self) -> &[(f32, f32)] {
        &self.sizes_mm
    }

    /// Takes what was drawn meanwhile; call it before the pages are shown.
    pub fn begin(&mut self, ctx: &Context) {
        self.frame += 1;
        self.wanted.clear();
        let Some((key, width_px, job)) = &self.drawing else { return };
        let Some(picture) = job.poll() else { return };
        let (key, width_px) = (*key, *width_px);
        self.drawing = None;
        if let Ok(picture) = picture {
            let image = ColorImage::from_rgba_unmultiplied([picture.width, picture.height], &picture.rgba);
            let texture = ctx.load_texture("page of the preview", image, TextureOptions::NEAREST);
            self.drawn.insert(key, Drawn { width_px, texture, last_seen: self.frame });
        }
    }

    /// The picture of a page that is in sight; the nearest there is while the right one is being drawn.
    pub fn picture(&mut self, what: Use, page: usize, width_px: usize) -> Option<&TextureHandle> {
        let key = (what, page);
        if self.drawn.get(&key).is_none_or(|drawn| drawn.width_px != width_px) {
            self.wanted.push((key, width_px));
        }
        let drawn = self.drawn.get_mut(&key)?;
        drawn.last_seen = self.frame;
        Some(&drawn.texture)
    }

    /// Starts drawing what is missing and lets go what is long out of sight; call it after the pages were shown.
    pub fn finish(&mut self, ctx: &Context) {
        self.let_go(Use::Sheet);
        self.let_go(Use::Thumbnail);
        self.wanted.sort_unstable();
        let Some((key, width_px)) = self.wanted.first().copied().filter(|_| self.drawing.is_none()) else { return };
        let (pdf, wake) = (self.pdf.clone(), ctx.clone());
        let job =
            Job::start("preview", "画出页面", move || wake.request_repaint(), move |_| Ok(pdf.draw(key.1, width_px)?));
        self.drawing = job.ok().map(|job| (key, width_px, job));
    }

    /// Whether every page in sight stands as it is printed; tests wait for it.
    pub fn is_settled(&self) -> bool {
        self.frame > 0 && self.wanted.is_empty() && self.drawing.is_none()
    }

    fn let_go(&mut self, what: Use) {
        let mut unseen: Vec<(u64, Key)> = self
            .drawn
            .iter()
            .filter(|(key, drawn)| key.0 == what && drawn.last_seen < self.frame)
            .map(|(key, drawn)| (drawn.last_seen, *key))
            .collect();
        unseen.sort_unstable();
        for (_, key) in unseen.iter().rev().skip(what.spare()) {
            self.drawn.remove(key);
        }
    }
}
