//! Measures what needs no window, on the large map. `cargo xtask bench` runs it and prints the table.
//!
//! One line per row: the words, the figure in ms, its bound (0 for none), separated by tabs.

#[path = "../large_map/map.rs"]
mod map;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lajur_api::{
    App, Export, Format, ImportResult, Known, NewMap, Previewed, Previews, Printing, Progress, export, fonts_for, now,
    sheet_edges,
};
use lajur_formats::plain::{self, Between, Shape};
use lajur_formats::table::{self, Choice};
use lajur_formats::xlsx::{self, XlsxOptions};
use lajur_layout::{Fit, Layout, LayoutDelta, Layouter, PageSetup, SceneOptions, layout, pages, scene};
use lajur_model::{Change, Counter, Doc, Edit, Kind, Label, Link, Rgb, Target, View, plan};
use lajur_render::{HtmlOptions, PdfOptions, PngOptions, PptxOptions, SvgOptions, html, pdf, png, pptx, svg};
use lajur_store::{Library, Scope};
use lajur_words::Lang;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let doc = map::large(map::MOST);
    let fonts = fonts_for(&doc);
    let laid_out = layout(&doc, &View::default(), fonts);
    row(
        "layout of the large map",
        middle(5, || layout(&doc, &View::default(), fonts)),
        0.0,
    );
    editing(&doc)?;
    committing(&doc)?;
    painting(&doc, &laid_out)?;
    small_page()?;
    previewing(doc.clone())?;
    files(&doc)?;
    tables(&doc)
}

fn row(what: &str, milliseconds: f64, bound: f64) {
    println!("{what}\t{milliseconds:.2}\t{bound}");
}

/// The middle of several runs, in ms.
fn middle<T>(runs: usize, mut work: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

/// New words for ten cards of one lane.
fn ten_cards(doc: &Doc, words: &str) -> Edit {
    let ids = doc.cards.keys().take(10).map(|id| id.0.clone()).collect();
    let fields = [("text".to_owned(), words.into())].into_iter().collect();
    Edit::Set {
        kind: Kind::Card,
        ids,
        fields,
    }
}

/// A layout that follows the edits of its map, as an open window has it.
struct Open {
    doc: Doc,
    layouter: Layouter,
}

impl Open {
    fn follow(&mut self, change: &Change) -> Result<LayoutDelta, Failure> {
        change.apply(&mut self.doc)?;
        let difference = self.layouter.update(&self.doc, change);
        Ok(LayoutDelta::of(self.layouter.layout(), difference))
    }
}

fn editing(doc: &Doc) -> Result<(), Failure> {
    let mut open = Open {
        doc: doc.clone(),
        layouter: Layouter::new(doc, View::default(), fonts_for(doc)),
    };
    let words = "reads the label twice, asks a friend about the dose and closes the page";
    rows_of(&mut open, "an edit of 10 cards", &ten_cards(doc, words), 2.0)?;
    let shift = |count: usize| Edit::ShiftCards {
        cards: doc.cards.keys().take(count).cloned().collect(),
        columns: 1,
        lanes: 1,
    };
    rows_of(&mut open, "moving 10 cards", &shift(10), 2.0)?;
    let one = |words: &str| Edit::Set {
        kind: Kind::Card,
        ids: vec!["card05000".to_owned()],
        fields: [("text".to_owned(), words.into())].into_iter().collect(),
    };
    rows_of(&mut open, "an edit of one card's text", &one("asks nobody"), 2.0)?;
    let joined = joined(doc.clone());
    let mut open = Open {
        layouter: Layouter::new(&joined, View::default(), fonts_for(&joined)),
        doc: joined,
    };
    // As most letters that are typed, these break no line anew.
    let letters = open.doc.cards[&"card05000".into()].text.replace(',', ";");
    rows_of(&mut open, "a text beside 400 arrows", &one(&letters), 0.0)?;
    rows_of(&mut open, "moving a card beside them", &shift(1), 0.0)
}

/// The map with an arrow with words from each of some cards to one of its neighbours: nowhere is there less room for words.
fn joined(mut doc: Doc) -> Doc {
    let ids: Vec<_> = doc.cards.keys().cloned().collect();
    for (at, ends) in ids.windows(2).step_by(25).enumerate() {
        let link = Link {
            id: format!("link{at:03}").into(),
            from: Some(Target::Card(ends[0].clone())),
            to: Some(Target::Card(ends[1].clone())),
            label: "three days later".to_owned(),
            ..Link::default()
        };
        doc.links.insert(link.id.clone(), link);
    }
    doc
}

/// The way there and the way back, again and again.
fn rows_of(open: &mut Open, what: &str, edit: &Edit, bound: f64) -> Result<(), Failure> {
    let mut ids = Counter::new("new");
    let (mut there, mut back) = (Vec::new(), Vec::new());
    for _ in 0..21 {
        let start = Instant::now();
        let (change, _) = plan(&open.doc, edit, &mut ids)?;
        black_box(open.follow(&change)?);
        there.push(start.elapsed());
        let start = Instant::now();
        black_box(open.follow(&change.inverse())?);
        back.push(start.elapsed());
    }
    let middle = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1000.0
    };
    row(&format!("plan + apply + layout of {what}"), middle(there), bound);
    row(&format!("undo of {what}, with layout"), middle(back), bound);
    Ok(())
}

/// On a file system in memory, where there is one, so that the disk's own flush does not count: what
/// `synchronous=OFF` leaves.
fn committing(doc: &Doc) -> Result<(), Failure> {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)?
    } else {
        tempfile::tempdir()?
    };
    let mut library = Library::open(&folder.path().join("bench.lajurdb"))?;
    let mut revision = library.create_map(doc, &now())?;
    let mut ids = Counter::new("new");
    let (change, label) = plan(doc, &ten_cards(doc, "other words"), &mut ids)?;
    let scope = Scope::Map(doc.map.id.clone());
    let mut copy = doc.clone();
    let mut forward = true;
    let time = middle(201, || {
        let change = if forward { change.clone() } else { change.inverse() };
        forward = !forward;
        let committed = library.commit(&scope, revision, &change, &Label::clone(&label), None, &now());
        revision = committed.map_or(revision, |committed| committed.revision);
        change.apply(&mut copy).is_ok()
    });
    row("commit of one edit, without the disk's flush", time, 1.0);
    Ok(())
}

fn painting(doc: &Doc, laid_out: &Layout) -> Result<(), Failure> {
    let drawing = || scene(doc, laid_out, &SceneOptions::paper());
    row(
        "SVG from a finished layout",
        middle(5, || svg(&drawing(), &SvgOptions::default())),
        100.0,
    );
    let one_page = PageSetup {
        fit: Fit::ONE_PAGE,
        ..PageSetup::default()
    };
    let sheet = pages(doc, &View::default(), &one_page, fonts_for(doc))?;
    pdf(&sheet, &PdfOptions::default())?;
    row(
        "PDF from a finished layout",
        middle(5, || pdf(&sheet, &PdfOptions::default())),
        600.0,
    );
    let readable = PageSetup {
        most_sheets: u32::MAX,
        ..PageSetup::default()
    };
    let print = || {
        pdf(
            &pages(doc, &View::default(), &readable, fonts_for(doc)).ok()?,
            &PdfOptions::default(),
        )
        .ok()
    };
    row("large map to readable A3 sheets as PDF", middle(3, print), 1500.0);
    let all = PngOptions {
        max_pixels: u64::MAX,
        ..PngOptions::default()
    };
    row(
        "PNG at 1x from a finished layout",
        middle(3, || png(&drawing(), &all)),
        4000.0,
    );
    Ok(())
}

/// What the command line does for a small map, but for starting and writing.
fn small_page() -> Result<(), Failure> {
    let doc = map::large(240);
    let fonts = fonts_for(&doc);
    let one_page = PageSetup {
        fit: Fit::ONE_PAGE,
        ..PageSetup::default()
    };
    let fit = |setup: &PageSetup| pages(&doc, &View::default(), setup, fonts);
    row("240 cards fitted to a page", middle(9, || fit(&one_page)), 0.0);
    row(
        "240 cards on readable pages",
        middle(9, || fit(&PageSetup::default())),
        0.0,
    );
    let sheet = fit(&one_page)?;
    pdf(&sheet, &PdfOptions::default())?;
    row(
        "PDF of that page",
        middle(9, || pdf(&sheet, &PdfOptions::default())),
        0.0,
    );
    Ok(())
}

/// From a change of a map or of the settings to the sheet that a person sees.
fn previewing(large: Doc) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let mut app = App::open(&folder.path().join("library.lajurdb"), Lang::En)?;
    let new = NewMap {
        template: "example".to_owned(),
        ..NewMap::default()
    };
    let example = app.create_map(&new)?;
    let example = app.snapshot(&example)?;
    let large = Export {
        doc: Arc::new(large),
        images: BTreeMap::new(),
    };
    let printing = Printing {
        fit: "auto".to_owned(),
        most_sheets: Some(u32::MAX),
        ..Printing::default()
    };
    let previews = Previews::default();
    let preview = |what: &Export| {
        let Ok(Previewed::Made(preview)) = previews.make(what, &printing) else {
            return false;
        };
        previews.sheet(&preview.id, 0, 1_024).is_ok()
    };
    row("preview of the example", middle(9, || preview(&example)), 100.0);
    row("preview of the large map", middle(3, || preview(&large)), 1_000.0);
    let edges = |what: &Export| sheet_edges(&what.doc, &printing).is_ok();
    row("ends of sheets of the large map", middle(3, || edges(&large)), 0.0);
    Ok(())
}

fn files(doc: &Doc) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.lajur");
    let export_of = Export {
        doc: Arc::new(doc.clone()),
        images: BTreeMap::new(),
    };
    assert_eq!(Format::of(&path)?, Format::Lajur, "the file's name tells the format");
    row(
        ".lajur written",
        middle(3, || export(&export_of, &path, None, &Progress::silent()).is_ok()),
        0.0,
    );
    let mut app = App::open(&folder.path().join("library.lajurdb"), Lang::En)?;
    let start = Instant::now();
    let ImportResult::Imported { map, .. } = app.import_file(&path, Known::Ask)? else {
        return Err("a new library knows no map".into());
    };
    row(
        ".lajur read into a library",
        start.elapsed().as_secs_f64() * 1000.0,
        0.0,
    );
    row(
        "open the large map, without the window",
        middle(3, || app.open_map(&map).is_ok()),
        500.0,
    );
    Ok(())
}

/// What other programs take and give, from the records to the bytes and back.
fn tables(doc: &Doc) -> Result<(), Failure> {
    const BOUND: f64 = 300.0;
    let options = XlsxOptions {
        tint: &|_| (Rgb(240, 244, 243), Rgb(20, 80, 70)),
        image: &|_| None,
        day: "2026-11-22",
    };
    let book = xlsx::write(doc, &options)?;
    row("XLSX written", middle(3, || xlsx::write(doc, &options).is_ok()), BOUND);
    let read = || {
        let tables = table::tables(&book)?;
        xlsx::read(&tables, &mut Counter::new("i"))
    };
    row("XLSX read, changes found", middle(3, || read().is_ok()), BOUND);
    let list = plain::separated(doc, Between::Commas, Shape::List);
    let write = || plain::separated(doc, Between::Commas, Shape::List).len() == list.len();
    row("CSV list written", middle(3, write), BOUND);
    let read = || {
        let tables = table::tables(&list)?;
        table::propose(&tables, "large", &Choice::default(), Lang::En, &mut Counter::new("i"))
    };
    row("CSV list read", middle(3, || read().is_ok()), BOUND);
    let html_options = HtmlOptions::default();
    row("HTML", middle(3, || !html(doc, &html_options).is_empty()), BOUND);
    let setup = PageSetup {
        most_sheets: u32::MAX,
        ..PageSetup::slides(Fit::Readable)
    };
    let sheets = pages(doc, &View::default(), &setup, fonts_for(doc)).map_err(|error| error.to_string())?;
    let slides = || pptx(doc, &sheets, &PptxOptions::default()).is_ok();
    row("PPTX, slides laid out", middle(3, slides), BOUND);
    folder(&list)
}

/// A folder of a thousand small files, taken in one after the other.
fn folder(list: &[u8]) -> Result<(), Failure> {
    const FILES: usize = 1_000;
    let folder = tempfile::tempdir()?;
    let small: Vec<u8> = list
        .split_inclusive(|byte| *byte == b'\n')
        .take(25)
        .flatten()
        .copied()
        .collect();
    let mut app = App::open(&folder.path().join("library.lajurdb"), Lang::En)?;
    let start = Instant::now();
    for number in 0..FILES {
        let file = folder.path().join(format!("{number}.csv"));
        std::fs::write(&file, &small)?;
        app.import_file(&file, Known::Ask)?;
    }
    row(
        "1,000 small tables into a library",
        start.elapsed().as_secs_f64() * 1000.0,
        5_000.0,
    );
    Ok(())
}
