//! Tables as teams have them, where they lie beside the repository: each with the stages, lanes and cards it must give.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::path::{Path, PathBuf};

use lajur_formats::table::{Choice, Proposal, propose, tables};
use lajur_model::{Counter, Doc, Grid};
use lajur_words::Lang;

/// Title and language, then the head with a dash for each level, then each lane with its role and number of cards.
fn summary(doc: &Doc) -> String {
    let grid = Grid::of(doc);
    let head = grid
        .head
        .iter()
        .map(|node| format!("{}{}", "-".repeat(usize::from(node.level)), node.stage.name));
    let head: Vec<String> = head.collect();
    let mut out = format!("{} [{}]\n{}\n", doc.map.title, doc.map.language, head.join(" "));
    for lane in &grid.lanes {
        let places = doc.cards.values().filter_map(|card| card.place.as_ref());
        let cards = places.filter(|place| place.lane == lane.id).count();
        out += &format!("{} = {} {cards}\n", lane.name, lane.role.as_ref().unwrap().as_str());
    }
    out
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/tables")
}

fn understand(path: &Path, table: Option<usize>) -> Proposal {
    let read = tables(&std::fs::read(path).unwrap()).unwrap();
    let choice = Choice {
        table,
        ..Choice::default()
    };
    let name = path.file_stem().unwrap().to_string_lossy();
    propose(&read, &name, &choice, Lang::En, &mut Counter::new("i")).unwrap()
}

const VITAMIN: &str = "Kids vitamin [id]
-Awareness -Consideration -Purchase -Retention -Advocacy
Touchpoints = touchpoint 14
Pikiran/Kebutuhan Pelanggan = thought 5
";

const STEPS: &str = "-Find a room -Book -Travel -Check in -Stay -Check out -Come back";

const PHASES: &str =
    "-Before --Find a room --Book -On the way --Travel -At the hotel --Check in --Stay --Check out -After --Come back";

/// The lanes of the hotel; one of its pains looks like a formula, which a workbook has as one without a value.
fn hotel(title: &str, head: &str, pains: usize) -> String {
    format!(
        "{title} [en]
{head}
Guest actions = action 8
Touchpoints = touchpoint 8
Line of interaction = interaction 0
Front stage = frontstage 5
Back stage = backstage 6
Support systems = support 4
Emotion (1-5) = emotion 7
Pain points = pain {pains}
Ideas = solution 0
"
    )
}

const CLINIC: &str = "Klinik (ID) [id]
-Mencari klinik -Mendaftar -Periksa -Obat -Kontrol
Titik kontak = touchpoint 6
Tindakan = action 5
Emosi = emotion 5
Hambatan = pain 3
Solusi = solution 3
";

#[test]
fn every_sample_gives_what_it_shows() {
    let folder = samples();
    if !folder.exists() {
        return;
    }
    let flat = |title: &str| hotel(title, STEPS, 4);
    // A list names only lanes that hold something, and the first step has no front stage.
    let list = hotel("Hotel long", PHASES, 4)
        .replace("Line of interaction = interaction 0\n", "")
        .replace("Ideas = solution 0\n", "")
        .replace("Front stage = frontstage 5\n", "")
        .replace("emotion 7\n", "emotion 7\nFront stage = frontstage 5\n");
    let book = hotel("Hotel stay, service blueprint", PHASES, 3);
    let expected = [
        ("kids-vitamin-id.csv", None, VITAMIN.to_owned()),
        ("kids-vitamin-id.md", None, VITAMIN.to_owned()),
        ("blueprint/hotel-cols.csv", None, flat("Hotel cols")),
        (
            "blueprint/hotel-excel-semicolon-bom-crlf.csv",
            None,
            flat("Hotel excel semicolon bom crlf"),
        ),
        ("blueprint/hotel-klinik.xlsx", None, book),
        ("blueprint/hotel-klinik.xlsx", Some(1), CLINIC.to_owned()),
        ("blueprint/hotel-long.csv", None, list),
        ("blueprint/hotel-rows.csv", None, flat("Hotel rows")),
        ("blueprint/hotel-rows.tsv", None, flat("Hotel rows")),
        ("blueprint/hotel-utf16.tsv", None, flat("Hotel utf16")),
        (
            "blueprint/hotel-windows-1252.csv",
            None,
            flat("Hotel windows 1252").replace("Pain points", "Frustrations (café)"),
        ),
    ];
    for (name, table, expected) in &expected {
        assert_eq!(
            &summary(&understand(&folder.join(name), *table).doc),
            expected,
            "{name}"
        );
    }
    for path in [folder.clone(), folder.join("blueprint")] {
        for file in std::fs::read_dir(path).unwrap().map(|file| file.unwrap().path()) {
            let is_expected = expected.iter().any(|(name, ..)| file.ends_with(name));
            assert!(
                file.is_dir() || is_expected,
                "{} has no expected result",
                file.display()
            );
        }
    }
}
