//! Tables as maps, read from files as people have them.
#![allow(clippy::unwrap_used, reason = "a test that fails is a test that panics")]

use std::path::{Path, PathBuf};

use lajur_formats::{FormatError, Imported, read_file, table};
use lajur_model::{Counter, Doc, Grid, check, text};
use lajur_words::Lang;

/// The fixtures that all crates share.
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures");

/// The map as text: title and language, stages, then each lane with its cells.
fn outline(doc: &Doc) -> String {
    let grid = Grid::of(doc);
    let mut out = format!("{} [{}]\n", doc.map.title, doc.map.language);
    let stage = |stage: &&lajur_model::Stage| {
        [stage.name.as_str(), stage.gloss.as_str()]
            .join("~")
            .trim_end_matches('~')
            .to_owned()
    };
    out += &grid.columns.iter().map(stage).collect::<Vec<_>>().join(" | ");
    for lane in &grid.lanes {
        out += &format!("\n{} = {}:", lane.name, lane.role.as_ref().unwrap().as_str());
        for column in &grid.columns {
            let cards: Vec<String> = grid
                .cards(&lane.id, &column.id)
                .iter()
                .map(|card| {
                    let value = card.value.map(|value| format!("({value})")).unwrap_or_default();
                    let none = if card.none { "(nothing)" } else { "" };
                    format!("{}{value}{none}", text::parse(&card.text).plain().replace('\n', "\\n"))
                })
                .collect();
            out += &format!(" [{}]", cards.join(" + "));
        }
    }
    out
}

fn open(path: &Path) -> Imported {
    let map = read_file(path, Lang::En, &mut Counter::new("i")).unwrap();
    assert_eq!(check(&map.doc), vec![], "what comes in keeps the rules");
    map
}

fn notes(map: &Imported, lang: Lang) -> Vec<String> {
    map.notes.iter().map(|note| note.words(lang)).collect()
}

fn csv(source: &str) -> Result<Imported, FormatError> {
    table::read(source.as_bytes(), "my-table", Lang::En, &mut Counter::new("i"))
}

#[test]
fn an_indonesian_table_with_one_stage_per_row_becomes_a_map() {
    let map = open(&Path::new(FIXTURES).join("tables/toko-vitamin-id.csv"));
    assert_eq!(
        outline(&map.doc),
        "Toko vitamin [id]
Awareness~Kesadaran | Consideration~Pertimbangan | Purchase~Pembelian | Retention~Retensi | Advocacy~Advokasi
Titik kontak = touchpoint: [Video pendek di Instagram + cerita teman + spanduk sekolah] [Halaman produk + halaman ‘Siapa kami, apa kami’ + grup WhatsApp (sekolah, RT)] [Keranjang + kupon lewat email] [Pengingat isi kotak + Kartu ucapan + Paket hadiah] [Kode untuk teman]
Pikiran/Kebutuhan Pelanggan = thought: [Anakku gampang pilek, cari yang aman.] [Bedanya apa, sih, dengan yang di apotek?] [Ongkirnya berapa, ya?] [Habis sebulan. Beli lagi, nggak, ya?] [Temanku juga harus coba.]
Emosi (1-5) = emotion: [(3)] [(3.5)] [(2)] [(4)] [senang sekali]
Hambatan = pain: [] [Kandungan sulit dibaca + Ulasan sedikit] [Ongkir baru terlihat di akhir] [] []
Catatan rapat = note: [Target: ibu baru] [] [(nothing)] [] []",
        "stages, roles, split cells, values"
    );
    let scale = map.doc.lanes.values().find_map(|lane| lane.scale.clone()).unwrap();
    assert_eq!(
        (scale.lowest, scale.highest),
        (Some(1.0), Some(5.0)),
        "the head tells the scale"
    );
    assert_eq!(
        notes(&map, Lang::Id),
        [
            "1 baris tanpa nama tahap digabungkan ke tahap di atasnya.",
            "Baris “Total” adalah ringkasan dan tidak dimasukkan.",
            "“Emosi (1-5)” dibaca pada skala 1 sampai 5.",
            "1 sel “Emosi (1-5)” tidak berisi angka yang cocok dengan skalanya; teksnya tetap disimpan. (baris 9, kolom E)",
        ],
        "what was guessed is said"
    );
}

#[test]
fn a_table_that_lies_the_other_way_is_turned() {
    let map = open(&Path::new(FIXTURES).join("tables/coffee-en.csv"));
    assert_eq!(
        outline(&map.doc),
        "Coffee by subscription [en]
Discover | Choose | Order | Drink
Customer actions = action: [Sees a poster] [Compares 3 roasts, twice] [Pays by card] [Brews at home]
Emotion = emotion: [(1)] [(0)] [(-2)] [(2)]
Waiting time = wait: [] [] [(5)] [(10)]
Line of visibility = visibility: [] [] [] []
Backstage = backstage: [Prints posters] [] [Packs the bag] []",
        "semicolons, a title above, an empty line, lanes as rows"
    );
    let unit = map.doc.lanes.values().find_map(|lane| lane.scale.clone()).unwrap().unit;
    assert_eq!(unit, "min", "the unit of the numbers is kept");
    assert_eq!(
        notes(&map, Lang::En),
        [
            "The table has its stages in the head row; rows and columns were swapped.",
            "“Emotion” was read on a scale from -2 to 2."
        ],
        "turning is said"
    );
}

#[test]
fn the_sample_of_the_article_becomes_the_map_it_shows() {
    let samples = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples"));
    let path = samples.join("tables/kids-vitamin-id.csv");
    if !path.exists() {
        return;
    }
    let map = open(&path);
    let outline = outline(&map.doc);
    let mut lines = outline.lines();
    assert_eq!(lines.next(), Some("Kids vitamin [id]"), "title and language");
    assert_eq!(
        lines.next(),
        Some("Awareness | Consideration | Purchase | Retention | Advocacy"),
        "five stages"
    );
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("Touchpoints = touchpoint: [Iklan Instagram + artikel blog + share di media sosial]"),
        "{outline}"
    );
    let thoughts = lines.next().unwrap();
    assert!(
        thoughts.starts_with("Pikiran/Kebutuhan Pelanggan = thought: [Aku mau cari yang lebih sehat buat anakku.]"),
        "{outline}"
    );
    assert!(
        thoughts.contains("[Kayaknya oke dan harganya pas—coba, deh.]"),
        "a comma never splits a thought: {outline}"
    );
    assert_eq!(notes(&map, Lang::En), Vec::<String>::new(), "nothing had to be guessed");
}

#[test]
fn unknown_columns_become_note_lanes_and_are_named() {
    let map = csv("Stage,Horoscope,Touchpoints\nBuy,Leo,shop\n").unwrap();
    assert_eq!(
        outline(&map.doc),
        "My table [en]\nBuy\nHoroscope = note: [Leo]\nTouchpoints = touchpoint: [shop]",
        "named as written"
    );
    assert_eq!(
        notes(&map, Lang::En),
        ["Columns without a known meaning became note lanes: Horoscope."]
    );
}

#[test]
fn lines_between_title_and_table_are_named() {
    for table in ["Stage,Pain\nBuy,late\n", "Stage,Lane,Text\nBuy,Pain,late\n"] {
        let map = csv(&format!("Shop\n\nMade in spring\nFor the board\n{table}")).unwrap();
        assert_eq!(outline(&map.doc), "Shop [en]\nBuy\nPain = pain: [late]", "{table}");
        assert_eq!(
            notes(&map, Lang::En),
            ["2 lines between the title and the table were left out. (line 3, column A, line 4, column A)"]
        );
    }
}

#[test]
fn plain_text_stays_plain_text() {
    let map = csv("Stage,Actions\nBuy,2 * 3 * 4 = [24](x)\n").unwrap();
    assert!(
        outline(&map.doc).ends_with("[2 * 3 * 4 = [24](x)]"),
        "{}",
        outline(&map.doc)
    );
}

#[test]
fn a_line_with_text_in_its_column_becomes_notes() {
    let map = csv("Stage,Line of visibility,Actions\nBuy,here,pays\n").unwrap();
    assert!(
        outline(&map.doc).contains("Line of visibility = note: [here]"),
        "{}",
        outline(&map.doc)
    );
    assert_eq!(map.notes.len(), 1, "and it is said");
}

#[test]
fn values_off_the_scale_keep_their_text() {
    let map = csv("Stage,Emotion,Actions\nA,5 min,x\nB,4/5,x\nC,3/5,x\nD,,x\n").unwrap();
    assert!(
        outline(&map.doc).contains("emotion: [5 min] [(4)] [(3)] []"),
        "only the odd one loses its value: {}",
        outline(&map.doc)
    );
    let map = csv("Stage,Emotion,Actions\nA,3/5,x\nB,4/5,x\n").unwrap();
    assert!(
        outline(&map.doc).contains("emotion: [(3)] [(4)]"),
        "one scale: {}",
        outline(&map.doc)
    );
    let map = csv("Stage,Feelings (1-5),Actions\nA,7,x\nB,4,x\n").unwrap();
    assert!(
        outline(&map.doc).contains("[7] [(4)]"),
        "the head's range holds: {}",
        outline(&map.doc)
    );
}

#[test]
fn words_of_the_emotion_scale_stand_on_it_where_no_number_does() {
    let map = csv("Tahap,Emosi,Tindakan\nA,Kecewa,x\nB,sangat senang,x\nC,heran,x\n").unwrap();
    assert!(
        outline(&map.doc).contains("emotion: [Kecewa(-1)] [sangat senang(2)] [heran]"),
        "the word stays beside its value: {}",
        outline(&map.doc)
    );
}

#[test]
fn what_is_no_table_is_refused_with_the_way_out() {
    for source in ["just one line", "Stage,Actions\n", "a\nb\nc\n", "Stage\nBuy\n"] {
        let error = csv(source).unwrap_err();
        assert_eq!(error.code(), "no_table", "{source:?}");
        assert!(
            error.way(Lang::Id).contains("kolom pertama"),
            "it says how a table looks"
        );
    }
    assert_eq!(csv(" \n ").unwrap_err().code(), "file_empty");
    let error = csv("Stage,Actions\nBuy,\"pays\nUse,drinks\n").unwrap_err();
    assert_eq!((error.code(), error.line), ("open_quote", Some(2)));
}

#[test]
fn more_rows_columns_or_text_than_a_map_takes_are_refused() {
    let rows = format!("Stage,Actions\n{}", "Buy,x\n".repeat(1_001));
    let error = csv(&rows).unwrap_err();
    assert_eq!(
        (error.code(), error.line),
        ("table_too_large", Some(1_002)),
        "the row that is too many"
    );
    let wide = format!("Stage{}\nBuy{}\n", ",h".repeat(501), ",x".repeat(501));
    assert_eq!(csv(&wide).unwrap_err().code(), "table_too_large");
    let endless = "a,b\n".repeat(100_000);
    assert_eq!(csv(&endless).unwrap_err().code(), "table_too_large");
    let long = format!("Stage,Actions\nBuy,{}\n", "x".repeat(100_001));
    assert_eq!(csv(&long).unwrap_err().code(), "too_long");
}

#[test]
fn a_table_cut_anywhere_never_panics() {
    let bytes = std::fs::read(Path::new(FIXTURES).join("tables/toko-vitamin-id.csv")).unwrap();
    for end in 0..bytes.len() {
        let _ = table::read(&bytes[..end], "x", Lang::En, &mut Counter::new("i"));
    }
}

#[test]
fn the_same_table_gives_the_same_map() {
    let path = Path::new(FIXTURES).join("tables/toko-vitamin-id.csv");
    assert_eq!(open(&path), open(&path), "ids come from the source alone");
}

/// A stay at a hotel in the shapes that files of teams have; each comes to the same map.
const HOTEL: &str = "Hotel [en]
Find a room | Check in | Check out
Guest actions = action: [Compares three hotels] [Shows passport + at the desk] [Pays, leaves]
Touchpoints = touchpoint: [Booking portal + own website] [Front desk] []
Emotion (1-5) = emotion: [(3)] [(1)] [(3.5)]
Café pain points = pain: [] [15 minutes of queue] [=SUM looks like a formula]";

const ROWS: [[&str; 5]; 4] = [
    [
        "Step",
        "Guest actions",
        "Touchpoints",
        "Emotion (1-5)",
        "Café pain points",
    ],
    [
        "Find a room",
        "Compares three hotels",
        "Booking portal; own website",
        "3",
        "",
    ],
    [
        "Check in",
        "Shows passport\nat the desk",
        "Front desk",
        "1",
        "15 minutes of queue",
    ],
    ["Check out", "Pays, leaves", "", "3,5", "=SUM looks like a formula"],
];

fn turned() -> Vec<Vec<&'static str>> {
    (0..5)
        .map(|column| ROWS.iter().map(|row| row[column]).collect())
        .collect()
}

fn separated(rows: &[Vec<&str>], sign: char, end: &str) -> String {
    let cell = |cell: &&str| format!("\"{cell}\"");
    let line = |row: &Vec<&str>| row.iter().map(cell).collect::<Vec<_>>().join(&sign.to_string());
    rows.iter().map(|row| line(row) + end).collect()
}

fn hotel(bytes: &[u8]) -> String {
    let map = table::read(bytes, "hotel", Lang::En, &mut Counter::new("i")).unwrap();
    assert_eq!(check(&map.doc), vec![]);
    outline(&map.doc)
}

#[test]
fn every_encoding_sign_and_line_end_comes_to_the_same_map() {
    let rows: Vec<Vec<&str>> = ROWS.iter().map(|row| row.to_vec()).collect();
    for rows in [rows, turned()] {
        for (sign, end) in [(',', "\n"), (';', "\r\n"), ('\t', "\n"), ('\t', "\r")] {
            let text = separated(&rows, sign, end);
            assert_eq!(hotel(text.as_bytes()), HOTEL, "{sign:?} {end:?}");
            assert_eq!(
                hotel(format!("\u{feff}{text}").as_bytes()),
                HOTEL,
                "with a byte order mark"
            );
            let wide: Vec<u8> = format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            assert_eq!(hotel(&wide), HOTEL, "UTF-16");
            let old: Vec<u8> = text
                .chars()
                .map(|sign| u8::try_from(u32::from(sign)).unwrap())
                .collect();
            assert_eq!(hotel(&old), HOTEL, "Windows-1252");
        }
    }
}

#[test]
fn a_list_has_one_row_for_each_card() {
    let source = "Phase,Step,Lane,Content,Evidence,Owner,Persona,Scenario
Before,Find,Actions,Compares hotels,observed,Ayu,Rina,a
Before,Find,Emotion (1-5),3,,,,a
Before,Book,Actions,Pays,proposed,,,a
At the hotel,Check in,Pain points,Queue,hunch,,,a
";
    let map = csv(source).unwrap();
    assert_eq!(
        outline(&map.doc),
        "My table [en]
Find | Book | Check in
Actions = action: [Compares hotels] [Pays] []
Emotion (1-5) = emotion: [(3)] [] []
Pain points = pain: [] [] [Queue]"
    );
    let stages: Vec<&str> = Grid::of(&map.doc)
        .head
        .iter()
        .map(|node| node.stage.name.as_str())
        .collect();
    assert_eq!(
        stages,
        ["Before", "Find", "Book", "At the hotel", "Check in"],
        "steps lie below their stages"
    );
    let card = map
        .doc
        .cards
        .values()
        .find(|card| card.text == "Compares hotels")
        .unwrap();
    let kind = card.evidence.as_ref().unwrap().kind.as_ref().unwrap();
    assert_eq!((kind.as_str(), card.owner.as_str()), ("observed", "Ayu"));
    assert_eq!(map.doc.persona(&card.personas[0]).unwrap().name, "Rina");
    assert_eq!(
        notes(&map, Lang::En),
        [
            "“hunch” is none of the words known for this column; it was left out. (line 5, column E)",
            "Columns without a known meaning were left out: Scenario.",
            "“Emotion (1-5)” was read on a scale from 1 to 5.",
        ],
        "each with its place"
    );
}

#[test]
fn two_rows_of_heads_are_stages_over_steps() {
    let map = csv(",Before,,At the hotel\n,Find,Book,Check in\nPain points,a,b,c\nEmotion,1,0,-1\n").unwrap();
    let head: Vec<String> = Grid::of(&map.doc)
        .head
        .iter()
        .map(|node| format!("{}{}", "-".repeat(usize::from(node.level)), node.stage.name))
        .collect();
    assert_eq!(head, ["-Before", "--Find", "--Book", "-At the hotel", "--Check in"]);
}

#[test]
fn markdown_tables_come_in_one_by_one_or_stage_by_stage() {
    let source = "# Stay\n\n## As-is\n\n| Stage | Pain points |\n|---|---|\n| Book | late |\n\n## To-be\n\n```\n| Stage | Pain points | Ideas |\n|---|---|---|\n| Book | – | app |\n| Pay | fees | |\n```\n";
    let map = csv(source).unwrap();
    assert_eq!(
        outline(&map.doc),
        "To-be [en]\nBook | Pay\nPain points = pain: [(nothing)] [fees]\nIdeas = solution: [app] []",
        "the larger one, named by its heading, also in a fence"
    );
    assert_eq!(
        notes(&map, Lang::En),
        ["The file has more tables that were not taken: As-is."]
    );
    let stages = "## Stage 1: Find (search)\n\n| Touchpoints | Pain points |\n|---|---|\n| Portal | slow |\n| Map | |\n\n## Stage 2: Book\n\n| Touchpoints | Pain points |\n|---|---|\n| Mail | fees |\n";
    let map = csv(stages).unwrap();
    assert_eq!(
        outline(&map.doc),
        "My table [en]\nFind~search | Book\nTouchpoints = touchpoint: [Portal + Map] [Mail]\nPain points = pain: [slow] [fees]"
    );
}

#[test]
fn feelings_come_as_stars_faces_words_and_fractions() {
    let map = csv("Stage,Emotion\nA,★★☆☆☆\nB,4/5\nC,🙂\nD,senang\nE,\n").unwrap();
    assert!(
        outline(&map.doc).contains("[(2)] [(4)] [🙂(4)] [senang(4)] []"),
        "blank is unknown, never zero: {}",
        outline(&map.doc)
    );
    let map = csv("Stage,Emotion\nA,😡\nB,🙂\n").unwrap();
    assert!(outline(&map.doc).contains("[😡(-2)] [🙂(1)]"), "{}", outline(&map.doc));
}

#[test]
fn numbers_of_several_scales_are_brought_to_one() {
    let emotion = |cells: [&str; 3]| {
        let rows: Vec<String> = cells.iter().map(|cell| format!("A,\"{cell}\",x\n")).collect();
        let map = csv(&format!("Stage,Emotion,Ideas\n{}", rows.concat())).unwrap();
        let scale = map.doc.lanes.values().find_map(|lane| lane.scale.clone());
        let range = scale.and_then(|scale| scale.lowest.zip(scale.highest));
        let line = outline(&map.doc).lines().nth(2).unwrap().to_owned();
        let note = notes(&map, Lang::En)
            .into_iter()
            .find(|note| note.contains("same height"));
        (line, range, note.is_some())
    };
    let of = |line: &str, range, is_told| (format!("Emotion = emotion: {line}"), range, is_told);
    let five = Some((1.0, 5.0));
    assert_eq!(emotion(["1", "4/5", "3,5/5"]), of("[(1)] [(4)] [(3.5)]", five, false));
    assert_eq!(
        emotion(["★★★☆☆", "4", "2"]),
        of("[(3)] [(4)] [(2)]", five, false),
        "stars too"
    );
    assert_eq!(
        emotion(["-2", "4/5", "1"]),
        of("[(-2)] [4/5(1)] [(1)]", None, true),
        "what is placed elsewhere keeps its words"
    );
    assert_eq!(
        emotion(["7/10", "3/5", "2/5"]),
        of("[7/10(3.67)] [(3)] [(2)]", five, true)
    );
}

#[test]
fn a_percentage_is_the_same_in_a_workbook_and_in_text() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let format = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    let sheet = book.add_worksheet();
    for (row, (stage, value)) in [("Stage", None), ("Cart", Some(0.15)), ("Pay", Some(0.07))]
        .into_iter()
        .enumerate()
    {
        let row = row as u32;
        sheet.write_string(row, 0, stage).unwrap();
        match value {
            Some(value) => sheet.write_number_with_format(row, 1, value, &format("0%")).unwrap(),
            None => sheet.write_string(row, 1, "Drop-off").unwrap(),
        };
    }
    sheet.write_string(0, 2, "Duration").unwrap();
    sheet.write_number_with_format(1, 2, 3.0, &format("0\"%\"")).unwrap();
    let table = |bytes: &[u8]| {
        let map = table::read(bytes, "x", Lang::En, &mut Counter::new("i")).unwrap().doc;
        let units: Vec<String> = map
            .lanes
            .values()
            .filter_map(|lane| Some(lane.scale.clone()?.unit))
            .collect();
        (outline(&map), units)
    };
    let text = table(b"Stage,Drop-off,Duration\nCart,15%,3\nPay,7%,\n");
    assert!(text.0.contains("[(15)] [(7)]") && text.1 == ["%"], "{text:?}");
    assert_eq!(table(&book.save_to_buffer().unwrap()), text);
}

#[test]
fn a_list_tells_the_scale_and_the_unit_of_its_lanes() {
    let map = csv("Stage,Lane,Text,Value,Scale,Unit,ID\nA,Emotion,3 calls,1,1 to 5,,a\nB,Emotion,2 more,,,,b\nA,Wait,,5,,min,c\nB,Emotion,,9,odd,,d\nA,Mood swings,,1,odd,,e\n").unwrap();
    assert!(
        outline(&map.doc).contains("Emotion = emotion: [3 calls(1)] [2 more"),
        "a number in the words is no value: {}",
        outline(&map.doc)
    );
    let told = notes(&map, Lang::En)
        .into_iter()
        .filter(|note| note.contains("“odd”"))
        .collect::<Vec<_>>();
    assert_eq!(told.len(), 1, "each lane says it once: {told:?}");
    let scales: Vec<_> = map.doc.lanes.values().map(|lane| lane.scale.clone()).collect();
    assert_eq!(scales[0].as_ref().and_then(|scale| scale.highest), Some(5.0));
    assert_eq!(scales[1].as_ref().map(|scale| scale.unit.as_str()), Some("min"));
}

#[test]
fn what_a_person_says_of_a_table_holds_and_is_learned() {
    use lajur_formats::table::{Choice, Layout, Learned, Meaning, propose, tables};
    let tables = tables(b"Stage,Horoscope,Ideas\nBuy,Leo,app\n").unwrap();
    let mut choice = Choice::default();
    choice.meanings.insert(1, Meaning::Lane(lajur_model::Role::Need));
    choice.meanings.insert(2, Meaning::Skip);
    let mut ids = Counter::new("i");
    let told = propose(&tables, "x", &choice, Lang::En, &mut ids).unwrap();
    assert_eq!(outline(&told.doc), "X [en]\nBuy\nHoroscope = need: [Leo]");
    assert_eq!(told.layout, Layout::Down);
    let mut learned = Learned::default();
    learned.learn("HOROSCOPE:", Meaning::Lane(lajur_model::Role::Need));
    let choice = Choice {
        learned,
        ..Choice::default()
    };
    let told = propose(&tables, "x", &choice, Lang::En, &mut ids).unwrap();
    assert!(
        outline(&told.doc).contains("Horoscope = need: [Leo]"),
        "the next file is understood so at once"
    );
}

#[test]
fn what_was_said_of_a_list_takes_no_lane_from_a_grid() {
    use lajur_formats::table::{Choice, Layout, Learned, Meaning, propose, tables};
    let mut learned = Learned::default();
    learned.learn("Notes", Meaning::Text);
    learned.learn("Remarks", Meaning::Stage);
    learned.learn("Horoscope", Meaning::Skip);
    let mut choice = Choice {
        learned,
        ..Choice::default()
    };
    let understand = |source: &str, choice: &Choice| {
        let told = propose(
            &tables(source.as_bytes()).unwrap(),
            "x",
            choice,
            Lang::En,
            &mut Counter::new("i"),
        )
        .unwrap();
        let notes: Vec<String> = told.notes.iter().map(|note| note.words(Lang::En)).collect();
        (outline(&told.doc), notes.join("\n"))
    };
    let left_out = "Left out, as you said of them before: Horoscope.";
    let (grid, notes) = understand("Stage,Notes,Remarks,Horoscope\nBuy,a,b,Leo\n", &choice);
    assert_eq!(grid, "X [en]\nBuy\nNotes = note: [a]\nRemarks = note: [b]");
    assert!(notes.ends_with(left_out), "{notes}");
    let (stages, notes) = understand(
        "## Buy\n\n| Ideas | Notes | Horoscope |\n|--|--|--|\n| app | a | Leo |\n\n## Use\n\n| Ideas | Notes | Horoscope |\n|--|--|--|\n| tips | b | |\n",
        &choice,
    );
    assert_eq!(
        stages,
        "X [en]\nBuy | Use\nIdeas = solution: [app] [tips]\nNotes = note: [a] [b]"
    );
    assert!(notes.contains(left_out), "{notes}");
    choice.layout = Some(Layout::List);
    let (list, notes) = understand("Stage,Lane,Notes,Horoscope\nBuy,Ideas,app,Leo\n", &choice);
    assert_eq!(
        list, "X [en]\nBuy\nIdeas = solution: [app]",
        "what was said of a list holds for lists"
    );
    assert_eq!(notes, left_out);
}

#[test]
fn each_lane_of_stages_in_tables_of_their_own_can_be_corrected_and_taken_back() {
    use lajur_formats::table::{Choice, Layout, Meaning, propose, tables};
    let source = "## Buy\n\n| What | Content |\n|--|--|\n| Pain points | fees |\n| Emotion | 1 |\n| | and queues |\n\n## Use\n\n| What | Content |\n|--|--|\n| Emotion | 2 |\n| Pain points | noise |\n| Ideas | tips |\n";
    let tables = tables(source.as_bytes()).unwrap();
    let understand = |meanings: &[(usize, Meaning)]| {
        let choice = Choice {
            layout: Some(Layout::Stages),
            meanings: meanings.iter().cloned().collect(),
            ..Choice::default()
        };
        let told = propose(&tables, "x", &choice, Lang::En, &mut Counter::new("i")).unwrap();
        let tracks = told.tracks.iter();
        let tracks: Vec<_> = tracks
            .map(|track| (track.number, track.head.clone(), track.meaning.code(), track.filled))
            .collect();
        (tracks, outline(&told.doc))
    };
    let of = |number, head: &str, meaning: &str, filled| (number, head.to_owned(), meaning.to_owned(), filled);
    let (tracks, map) = understand(&[]);
    assert_eq!(
        tracks,
        [
            of(1, "Pain points", "lane:pain", 2),
            of(2, "Emotion", "lane:emotion", 3),
            of(3, "Ideas", "lane:solution", 1)
        ]
    );
    assert!(map.contains("Pain points = pain: [fees] [noise]"), "{map}");
    let (tracks, map) = understand(&[(1, Meaning::Skip)]);
    assert_eq!(tracks[0], of(1, "Pain points", "skip", 2), "it can be taken back");
    assert!(!map.contains("fees") && map.contains("Emotion = emotion"), "{map}");
    let (tracks, map) = understand(&[(2, Meaning::Lane(lajur_model::Role::Note))]);
    assert_eq!(
        tracks[0],
        of(1, "Pain points", "lane:pain", 2),
        "one correction changes one lane"
    );
    assert!(
        map.contains("Emotion = note: [1 + and queues] [2]"),
        "a row without a name belongs to the lane above: {map}"
    );
    let all: Vec<_> = (1..=3).map(|number| (number, Meaning::Skip)).collect();
    assert_eq!(understand(&all).0.len(), 3, "even where all are left out");
}

#[test]
fn whatever_of_a_list_is_not_understood_is_said_with_its_place() {
    let source = "Stage,Lane,Lane role,Text,Value,Until,Effort,Impact,Link
Buy,Ideas,Idea,app,7,Use,9,high,www.example.org
Buy,Ideas,,web,,Never,3,5,https://example.org/x
Use,Ideas,,,4,,,,
";
    let map = csv(source).unwrap();
    assert_eq!(
        notes(&map, Lang::En),
        [
            "“Idea” is none of the words known for this column; it was left out. (line 2, column C)",
            "“9” is no whole number from 1 to 5; it was left out. (line 2, column G)",
            "“high” is no whole number from 1 to 5; it was left out. (line 2, column H)",
            "“www.example.org” is no whole web address such as https://example.org; it was left out. (line 2, column I)",
            "“Never” names no later stage; the card stays in its own. (line 3, column F)",
            "1 value of “Ideas” was left out, for that lane has cards and no numbers. (line 2, column D)",
        ]
    );
    assert_eq!(
        outline(&map.doc),
        "My table [en]\nBuy | Use\nIdeas = solution: [app + web] [4]"
    );
    let card = |text: &str| map.doc.cards.values().find(|card| card.text == text).unwrap();
    let until = card("app").place.as_ref().unwrap().until.as_ref().unwrap();
    assert_eq!(
        map.doc.stages[until].name, "Use",
        "a stage may be named before its own row comes"
    );
    assert_eq!((card("web").effort, card("web").impact), (Some(3), Some(5)));
    assert!(card("web").link.is_some());
}

#[test]
fn places_name_the_sheet_where_there_are_several() {
    let book = |several: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        for name in ["Hotel", "Clinic"].into_iter().take(1 + usize::from(several)) {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            for (at, word) in [
                ((0, 0), "Stage"),
                ((0, 1), "Emotion (1-5)"),
                ((1, 0), "Buy"),
                ((1, 1), "often"),
            ] {
                sheet.write_string(at.0, at.1, word).unwrap();
            }
        }
        let map = table::read(&book.save_to_buffer().unwrap(), "x", Lang::En, &mut Counter::new("i")).unwrap();
        notes(&map, Lang::En).concat()
    };
    assert!(book(true).contains("(Hotel: B2)"), "{}", book(true));
    assert!(book(false).contains("(B2)"), "{}", book(false));
}

#[test]
fn rows_are_taken_in_or_left_out_as_a_person_says() {
    use lajur_formats::table::{Choice, Layout, propose, tables};
    let names = |told: &table::Proposal| -> Vec<(usize, String, bool)> {
        let entries = told.entries.iter();
        entries
            .map(|entry| (entry.number, entry.name.clone(), entry.is_taken))
            .collect()
    };
    let tables = tables(b"Stage,Ideas\nBuy,app\nUse,tips\nTotal,2\n").unwrap();
    let mut ids = Counter::new("i");
    let told = propose(&tables, "x", &Choice::default(), Lang::En, &mut ids).unwrap();
    let of = |row: usize, name: &str, is_taken| (row, name.to_owned(), is_taken);
    assert_eq!(
        names(&told),
        [of(1, "Buy", true), of(2, "Use", true), of(3, "Total", false)]
    );
    assert_eq!(told.notes.len(), 1, "what was left out unasked is said");
    let choice = Choice {
        entries: [(1, false), (3, true)].into(),
        ..Choice::default()
    };
    let told = propose(&tables, "x", &choice, Lang::En, &mut ids).unwrap();
    assert_eq!(outline(&told.doc), "X [en]\nUse | Total\nIdeas = solution: [tips] [2]");
    assert_eq!(told.notes, vec![], "what a person said needs no word");

    let steps = table::tables(b"Stage,Step,Ideas\nBuy,Search,app\nUse,Open,tips\n,Play,games\n,,more\n").unwrap();
    let choice = Choice {
        entries: [(2, false)].into(),
        ..Choice::default()
    };
    let told = propose(&steps, "x", &choice, Lang::En, &mut ids).unwrap();
    let stage = |name: &str| told.doc.stages.values().find(|stage| stage.name == name).unwrap();
    assert_eq!(
        stage("Play").parent,
        Some(stage("Use").id.clone()),
        "a step stays below its stage"
    );
    let choice = Choice {
        entries: [(3, false)].into(),
        ..Choice::default()
    };
    let told = propose(&steps, "x", &choice, Lang::En, &mut ids).unwrap();
    assert_eq!(
        told.doc.cards.len(),
        2,
        "a row without a name goes with the one it belongs to"
    );

    let list = table::tables(b"Stage,Lane,Content\nBuy,Ideas,app\nUse,Ideas,tips\n").unwrap();
    let choice = Choice {
        entries: [(2, false)].into(),
        ..Choice::default()
    };
    let told = propose(&list, "x", &choice, Lang::En, &mut ids).unwrap();
    assert_eq!(
        (told.layout, names(&told)[1].clone()),
        (Layout::List, of(2, "tips", false))
    );
    assert_eq!(outline(&told.doc), "X [en]\nBuy\nIdeas = solution: [app]");
}

#[test]
fn a_merged_cell_is_a_card_that_reaches() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let sheet = book.add_worksheet().set_name("Klinik").unwrap();
    sheet.merge_range(0, 0, 0, 3, "Klinik kami", &plain).unwrap();
    sheet.merge_range(2, 1, 2, 2, "Sebelum", &plain).unwrap();
    sheet.write_string(2, 3, "Di klinik").unwrap();
    for (column, name) in [(1, "Cari"), (2, "Daftar"), (3, "Periksa")] {
        sheet.write_string(3, column, name).unwrap();
    }
    sheet.write_string(4, 0, "Hambatan").unwrap();
    sheet.merge_range(4, 1, 4, 2, "Jam buka tidak jelas", &plain).unwrap();
    sheet.write_string(5, 0, "Emosi (1-5)").unwrap();
    sheet.write_number(5, 1, 1.234).unwrap();
    sheet.write_number(5, 3, 4.0).unwrap();
    let map = table::read(&book.save_to_buffer().unwrap(), "x", Lang::En, &mut Counter::new("i")).unwrap();
    assert_eq!(
        outline(&map.doc),
        "Klinik kami [id]\nCari | Daftar | Periksa\nHambatan = pain: [Jam buka tidak jelas] [] []\nEmosi (1-5) = emotion: [(1.234)] [] [(4)]",
        "numbers are numbers, whatever the language"
    );
    let card = map.doc.cards.values().find(|card| !card.text.is_empty()).unwrap();
    let until = card.place.as_ref().unwrap().until.as_ref().unwrap();
    assert_eq!(map.doc.stages[until].name, "Daftar");
}
