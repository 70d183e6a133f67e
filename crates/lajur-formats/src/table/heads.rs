//! What the head of a column means. Real tables join words ("Pikiran/Kebutuhan Pelanggan") and mix languages; the first
//! word that is known decides, and the head stays the lane's name.

use std::collections::BTreeMap;

use lajur_model::Role;
use lajur_words::Lang;

use super::meaning::Meaning;

/// What a head says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Head {
    /// The role, where a word of it is known.
    pub(super) role: Option<Role>,
    /// The language of that word, where it belongs to one.
    pub(super) language: Option<Lang>,
    /// True where it names a channel, such as "WhatsApp": what stands below it are touchpoints there.
    pub(super) is_channel: bool,
    /// Lowest and highest value, where the head tells them: "Emotion (1-5)".
    pub(super) range: Option<(f64, f64)>,
}

/// Words for one role: English, Indonesian. Where both have the same word it tells no language, so it stands in both.
struct Words(Role, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const ROLES: &[Words] = &[
    Words(Role::Action, &["action", "actions", "activity", "activities", "doing", "behaviour", "behavior", "steps taken"],
        &["tindakan", "aksi", "aktivitas", "kegiatan", "perilaku"]),
    Words(Role::Touchpoint, &["touchpoint", "touchpoints", "touch point", "touch points", "channel", "channels", "contact point", "contact points"],
        &["titik kontak", "titik sentuh", "titik interaksi", "kanal", "saluran"]),
    Words(Role::Thought, &["thought", "thoughts", "thinking", "quote", "quotes", "question", "questions", "mindset"],
        &["pikiran", "pemikiran", "kutipan", "pertanyaan"]),
    Words(Role::Need, &["need", "needs", "goal", "goals", "expectation", "expectations", "motivation", "motivations"],
        &["kebutuhan", "tujuan", "harapan", "ekspektasi", "keinginan", "motivasi"]),
    Words(Role::Emotion, &["emotion", "emotions", "feeling", "feelings", "mood", "sentiment", "emotional experience"],
        &["emosi", "perasaan", "suasana hati", "kurva emosi"]),
    Words(Role::Pain, &["pain", "pains", "pain point", "pain points", "painpoint", "painpoints", "frustration", "frustrations",
        "barrier", "barriers", "obstacle", "obstacles", "problem", "problems", "challenge", "challenges", "issue", "issues", "friction"],
        &["hambatan", "masalah", "kendala", "keluhan", "tantangan", "kesulitan", "titik masalah"]),
    Words(Role::Opportunity, &["opportunity", "opportunities", "improvement", "improvements"],
        &["peluang", "kesempatan", "perbaikan"]),
    Words(Role::Solution, &["solution", "solutions", "idea", "ideas", "recommendation", "recommendations", "fix", "fixes", "strategy"],
        &["solusi", "ide", "gagasan", "rekomendasi", "strategi", "usulan"]),
    Words(Role::Intensity, &["intensity", "tension", "dramatic arc"], &["intensitas", "ketegangan", "alur dramatik"]),
    Words(Role::Frontstage, &["frontstage", "front stage", "onstage", "employee actions", "staff actions"], &["frontstage", "tindakan staf"]),
    Words(Role::Backstage, &["backstage", "back stage"], &["backstage", "di balik layar"]),
    Words(Role::Support, &["support", "support process", "support processes", "support systems", "systems", "system", "tools"],
        &["proses pendukung", "sistem pendukung", "sistem", "pendukung"]),
    Words(Role::Data, &["data", "first-party data"], &["data", "data pihak pertama"]),
    Words(Role::Owner, &["owner", "owners", "responsible", "responsibility", "team", "teams", "department", "pic"],
        &["penanggung jawab", "pemilik", "tim", "departemen", "pic"]),
    Words(Role::Image, &["image", "images", "picture", "pictures", "storyboard"], &["gambar", "foto", "ilustrasi", "storyboard"]),
    Words(Role::Document, &["document", "documents"], &["dokumen"]),
    Words(Role::Duration, &["duration", "time", "time spent"], &["durasi", "waktu", "lama"]),
    Words(Role::Wait, &["wait", "wait time", "waiting time"], &["waktu tunggu", "lama menunggu"]),
    Words(Role::Volume, &["volume", "visitors"], &["volume", "pengunjung"]),
    Words(Role::DropOff, &["drop-off", "drop off", "dropoff", "drop-off rate", "churn"], &["tingkat drop-off", "titik berhenti"]),
    Words(Role::Conversion, &["conversion", "conversions", "conversion rate"], &["konversi", "tingkat konversi"]),
    Words(Role::Metric, &["metric", "metrics", "kpi", "kpis", "measure", "measures"], &["metrik", "kpi", "indikator", "ukuran"]),
    Words(Role::Note, &["note", "notes", "comment", "comments", "remark", "remarks", "insight", "insights"],
        &["catatan", "komentar", "keterangan", "temuan", "insight"]),
    Words(Role::Interaction, &["line of interaction"], &["garis interaksi"]),
    Words(Role::Visibility, &["line of visibility"], &["garis visibilitas"]),
    Words(Role::InternalInteraction, &["line of internal interaction"], &["garis interaksi internal"]),
];

/// Words for one meaning: English, Indonesian.
struct Others(Meaning, &'static [&'static str], &'static [&'static str]);

/// Heads above the names of stages, steps and moments.
#[rustfmt::skip]
const LEVELS: &[Others] = &[
    Others(Meaning::Stage, &["stage", "stages", "phase", "phases", "milestone", "milestones", "episode"], &["tahap", "tahapan", "fase"]),
    Others(Meaning::Step, &["step", "steps", "substage", "sub-stage"], &["langkah", "subtahap", "sub-tahap"]),
    Others(Meaning::Moment, &["moment", "moments", "substep", "sub-step"], &["momen", "sublangkah", "sub-langkah"]),
];

/// Heads of lists with one row for each card.
#[rustfmt::skip]
const LISTS: &[Others] = &[
    Others(Meaning::LaneName, &["lane", "swimlane", "layer", "service layer", "row", "dimension", "element", "function", "category", "type"],
        &["lajur", "baris", "lapisan", "dimensi", "elemen", "kategori", "jenis"]),
    Others(Meaning::RoleName, &["role of lane", "lane role", "lane type"], &["peran lajur", "jenis lajur"]),
    Others(Meaning::Text, &["content", "text", "card", "what happens", "description", "details", "item", "value or text"],
        &["isi", "teks", "kartu", "apa yang terjadi", "deskripsi", "uraian", "rincian"]),
    Others(Meaning::Value, &["value", "score", "number", "rating"], &["nilai", "skor", "angka"]),
    Others(Meaning::Scale, &["scale", "scale of lane", "lane scale"], &["skala", "skala lajur"]),
    Others(Meaning::Unit, &["unit", "unit of lane", "units"], &["satuan", "satuan lajur"]),
    Others(Meaning::Until, &["until", "reaches to", "to"], &["sampai", "hingga"]),
    Others(Meaning::Evidence, &["evidence", "evidence status", "evidence type"], &["bukti", "status bukti", "jenis bukti"]),
    Others(Meaning::Source, &["source", "evidence source", "evidence note"], &["sumber", "sumber bukti", "catatan bukti"]),
    Others(Meaning::Date, &["date", "evidence date"], &["tanggal", "tanggal bukti"]),
    Others(Meaning::Owner, &["owner", "responsible", "responsible person or team", "pic", "assignee"],
        &["penanggung jawab", "penanggung jawab (pic)", "pemilik", "pic"]),
    Others(Meaning::Status, &["status"], &["status"]),
    Others(Meaning::Channels, &["channel", "channels"], &["kanal", "saluran"]),
    Others(Meaning::Personas, &["persona", "personas"], &["persona"]),
    Others(Meaning::Tags, &["tag", "tags", "label", "labels"], &["tag", "label"]),
    Others(Meaning::Effort, &["effort"], &["upaya"]),
    Others(Meaning::Impact, &["impact"], &["dampak"]),
    Others(Meaning::Address, &["address", "link", "url"], &["alamat", "tautan", "url"]),
    Others(Meaning::Variant, &["variant", "as-is or to-be", "state"], &["varian", "kondisi"]),
    Others(Meaning::Id, &["id", "card id"], &["id", "id kartu"]),
];

/// Channels that heads are named by.
const CHANNELS: &[&str] = &[
    "website",
    "web",
    "situs web",
    "app",
    "aplikasi",
    "mobile app",
    "e-mail",
    "email",
    "surel",
    "whatsapp",
    "instagram",
    "facebook",
    "tiktok",
    "youtube",
    "telegram",
    "line",
    "sms",
    "newsletter",
    "phone",
    "telephone",
    "telepon",
    "call centre",
    "call center",
    "chat",
    "live chat",
    "chatbot",
    "shop",
    "store",
    "toko",
    "gerai",
    "marketplace",
    "social media",
    "media sosial",
    "kiosk",
    "branch",
    "cabang",
    "shopee",
    "tokopedia",
];

/// Words around the one that counts.
const FILLERS: &[&str] = &[
    "customer",
    "customers",
    "customer's",
    "customers'",
    "user",
    "users",
    "guest",
    "client",
    "buyer",
    "the",
    "our",
    "your",
    "their",
    "key",
    "main",
    "pelanggan",
    "pengguna",
    "konsumen",
    "pembeli",
    "tamu",
    "klien",
    "kami",
    "anda",
    "utama",
    "para",
];

/// Joins two subjects in one head.
const JOINTS: &[&str] = &[
    "/", "&", "+", "|", ",", ";", "\n", " and ", " or ", " dan ", " atau ", " - ", " – ", " — ",
];

/// What a person has said that heads mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Learned(BTreeMap<String, Meaning>);

impl Learned {
    /// Remembers a head.
    pub fn learn(&mut self, head: &str, meaning: Meaning) {
        self.0.insert(plain(head), meaning);
    }

    /// What was said of this head.
    #[must_use]
    pub fn meaning(&self, head: &str) -> Option<&Meaning> {
        self.0.get(&plain(head))
    }

    /// What was said of this head where heads name lanes. What was said of it as a column of a list is of no use there.
    pub(super) fn lane(&self, head: &str) -> Option<&Meaning> {
        let is_of_lanes = |meaning: &&Meaning| matches!(meaning, Meaning::Lane(_) | Meaning::Channel | Meaning::Skip);
        self.meaning(head).filter(is_of_lanes)
    }

    /// Each head and its meaning, to be kept.
    #[must_use]
    pub fn codes(&self) -> BTreeMap<String, String> {
        self.0
            .iter()
            .map(|(head, meaning)| (head.clone(), meaning.code()))
            .collect()
    }

    /// What was kept. A meaning that is not known any more is forgotten.
    #[must_use]
    pub fn of(codes: &BTreeMap<String, String>) -> Self {
        let known = codes
            .iter()
            .filter_map(|(head, code)| Some((head.clone(), Meaning::parse(code)?)));
        Self(known.collect())
    }
}

/// A head without what makes no difference.
fn plain(head: &str) -> String {
    let words = head.to_lowercase().replace(['*', ':', '_'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What this head says of a lane.
pub(super) fn read(head: &str) -> Head {
    let (outside, inside) = brackets(&plain(head));
    let parts = parts(&outside);
    let whole = || {
        parts
            .iter()
            .find_map(|part| ROLES.iter().find_map(|words| has(words, part)))
    };
    let is_channel = || parts.iter().any(|part| CHANNELS.contains(&part.as_str()));
    let within = || parts.iter().find_map(|part| longest_within(part));
    let known = whole();
    let is_channel = known.is_none() && is_channel();
    let found = known.or_else(|| {
        if is_channel {
            Some((Role::Touchpoint, None))
        } else {
            within()
        }
    });
    Head {
        role: found.as_ref().map(|(role, _)| role.clone()),
        language: found.and_then(|(_, language)| language),
        is_channel,
        range: range(&inside).or_else(|| range(&outside)),
    }
}

/// What this head of a list says.
pub(super) fn of_list(head: &str) -> Option<Meaning> {
    let head = plain(head);
    let all = LEVELS.iter().chain(LISTS);
    let is = |words: &&Others| words.1.contains(&head.as_str()) || words.2.contains(&head.as_str());
    all.clone()
        .find(is)
        .map(|words| words.0.clone())
        .or_else(|| level(&head))
}

/// Which level of the head the names below this head belong to; none where it speaks of something else.
pub(super) fn level(head: &str) -> Option<Meaning> {
    leveled(head).map(|(meaning, _)| meaning)
}

/// The language of the head above the stage names, where it tells one.
pub(super) fn stage_language(head: &str) -> Option<Lang> {
    leveled(head).map(|(_, language)| language)
}

fn leveled(head: &str) -> Option<(Meaning, Lang)> {
    let head = plain(head);
    head.split(' ').find_map(|word| {
        LEVELS.iter().find_map(|Others(meaning, english, indonesian)| {
            let language = if english.contains(&word) {
                Lang::En
            } else if indonesian.contains(&word) {
                Lang::Id
            } else {
                return None;
            };
            Some((meaning.clone(), language))
        })
    })
}

/// The name of a stage without what counts it: "Stage 2: Book", "2.1 Book" and "**Book**" are "Book".
pub(super) fn stage_name(head: &str) -> String {
    let whole = head.replace("**", "");
    let whole = whole.trim();
    let mut words = whole.splitn(2, ' ');
    let first = words.next().unwrap_or_default();
    let rest = if leveled(first).is_some() {
        words.next().unwrap_or_default()
    } else {
        whole
    };
    let counted = rest.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let joint = counted.trim_start_matches([' ', ':', '.', ')', '-', '–', '—']);
    // A number alone is a name, and so is one that belongs to its word, such as "3D".
    let is_counted = counted.len() < rest.len() && joint.len() < counted.len();
    let name = if is_counted { joint } else { whole };
    if name.is_empty() {
        whole.to_owned()
    } else {
        name.to_owned()
    }
}

/// True for the name of a row that sums up the others.
pub(super) fn is_total(name: &str) -> bool {
    let name = name.trim_end_matches(':').to_lowercase();
    [
        "total",
        "grand total",
        "sum",
        "average",
        "mean",
        "jumlah",
        "rata-rata",
        "rerata",
    ]
    .contains(&name.as_str())
}

fn has(words: &Words, phrase: &str) -> Option<(Role, Option<Lang>)> {
    let Words(role, english, indonesian) = words;
    let language = match (english.contains(&phrase), indonesian.contains(&phrase)) {
        (true, false) => Some(Lang::En),
        (false, true) => Some(Lang::Id),
        (true, true) => None,
        (false, false) => return None,
    };
    Some((role.clone(), language))
}

/// The longest known phrase in the words of a part: "backstage processes of staff" is backstage.
fn longest_within(part: &str) -> Option<(Role, Option<Lang>)> {
    let words: Vec<&str> = part.split(' ').collect();
    (1..=words.len().min(4)).rev().find_map(|length| {
        words
            .windows(length)
            .find_map(|window| ROLES.iter().find_map(|row| has(row, &window.join(" "))))
    })
}

fn parts(head: &str) -> Vec<String> {
    let mut parts = vec![head.to_owned()];
    for joint in JOINTS {
        parts = parts
            .iter()
            .flat_map(|part| part.split(joint))
            .map(str::to_owned)
            .collect();
    }
    let plain = |part: String| {
        let words: Vec<&str> = part.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
        words.join(" ")
    };
    parts.into_iter().map(plain).filter(|part| !part.is_empty()).collect()
}

/// What stands outside and inside of the first brackets.
fn brackets(head: &str) -> (String, String) {
    match head.split_once('(') {
        Some((before, rest)) => {
            let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
            (format!("{before} {after}"), inside.to_owned())
        }
        None => (head.to_owned(), String::new()),
    }
}

/// "1-5", "1 – 10", "-2..+2", "0 to 100", "1 s.d. 5".
pub(super) fn range(text: &str) -> Option<(f64, f64)> {
    let text = text.replace('−', "-").replace(['–', '—', '…'], "..");
    let text = text.trim();
    for joint in ["s.d.", "..", " to ", " sampai ", " hingga "] {
        if let Some((low, high)) = text.split_once(joint) {
            return ordered(low.trim_matches(['.', ' ']), high.trim_matches(['.', ' ']));
        }
    }
    // A hyphen may also be the sign of the first number.
    let hyphen = text.char_indices().skip(1).find(|(_, sign)| *sign == '-')?.0;
    ordered(&text[..hyphen], &text[hyphen + 1..])
}

fn ordered(low: &str, high: &str) -> Option<(f64, f64)> {
    let low: f64 = low.trim().parse().ok()?;
    let high: f64 = high.trim().parse().ok()?;
    (low.is_finite() && high.is_finite() && low < high).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_real_tables_find_their_role() {
        for (head, role) in [
            ("Touchpoints", Role::Touchpoint),
            ("Titik kontak", Role::Touchpoint),
            ("Kanal/Channel", Role::Touchpoint),
            ("Pikiran/Kebutuhan Pelanggan", Role::Thought),
            ("Customer's thoughts & feelings", Role::Thought),
            ("**Emosi** (1-5)", Role::Emotion),
            ("Hambatan / Pain points", Role::Pain),
            ("Pain Points:", Role::Pain),
            ("Solusi", Role::Solution),
            ("Tindakan Pelanggan", Role::Action),
            ("Guest actions", Role::Action),
            ("Peluang", Role::Opportunity),
            ("Back stage", Role::Backstage),
            ("Line of internal interaction", Role::InternalInteraction),
            ("Waktu tunggu (menit)", Role::Wait),
            ("Emotional journey feelings", Role::Emotion),
        ] {
            assert_eq!(read(head).role, Some(role), "the head {head:?}");
        }
        assert_eq!(read("Horoskop").role, None, "what is not known is not guessed");
        assert_eq!(read("").role, None, "an empty head says nothing");
    }

    #[test]
    fn a_head_tells_its_language_unless_both_have_the_word() {
        assert_eq!(read("Titik kontak").language, Some(Lang::Id), "an Indonesian word");
        assert_eq!(read("Pain points").language, Some(Lang::En));
        assert_eq!(read("Data").language, None, "data is data in both");
        assert_eq!(stage_language("Tahap"), Some(Lang::Id));
    }

    #[test]
    fn a_head_named_by_a_channel_holds_touchpoints() {
        let head = read("WhatsApp");
        assert_eq!((head.role, head.is_channel), (Some(Role::Touchpoint), true));
        assert!(!read("Channels").is_channel, "that is the lane of all of them");
    }

    #[test]
    fn heads_of_lists_are_known_in_both_languages() {
        for (head, meaning) in [
            ("Phase", Meaning::Stage),
            ("Langkah", Meaning::Step),
            ("Service layer", Meaning::LaneName),
            ("Apa yang terjadi", Meaning::Text),
            ("Evidence status", Meaning::Evidence),
            ("Penanggung jawab", Meaning::Owner),
        ] {
            assert_eq!(of_list(head), Some(meaning), "the head {head:?}");
        }
        assert_eq!(of_list("Scenario"), None);
    }

    #[test]
    fn stages_lose_their_numbers_and_nothing_else() {
        for (head, name) in [
            ("Stage 2: Book (now)", "Book (now)"),
            ("Tahap 1 – Kesadaran", "Kesadaran"),
            ("2.1 Book", "Book"),
            ("3) Pay", "Pay"),
            ("**Stage 3:** Pay", "Pay"),
            ("Stage 4", "Stage 4"),
            ("3D preview", "3D preview"),
            ("Stage fright", "Stage fright"),
            ("24/7 support", "24/7 support"),
            ("2026", "2026"),
        ] {
            assert_eq!(stage_name(head), name);
        }
    }

    #[test]
    fn what_a_person_said_of_a_head_is_kept() {
        let mut learned = Learned::default();
        learned.learn("**Horoskop**:", Meaning::Lane(Role::Need));
        let kept = Learned::of(&learned.codes());
        assert_eq!(kept.meaning("horoskop"), Some(&Meaning::Lane(Role::Need)));
        assert_eq!(kept.meaning("Emosi"), None);
    }

    #[test]
    fn a_head_may_tell_the_range_of_its_numbers() {
        assert_eq!(read("Emotion (1-5)").range, Some((1.0, 5.0)));
        assert_eq!(read("Emosi (−2..+2)").range, Some((-2.0, 2.0)));
        assert_eq!(read("Emosi (1 s.d. 10)").range, Some((1.0, 10.0)));
        assert_eq!(read("Emotion (5-1)").range, None, "the wrong way round is no range");
        assert_eq!(read("Drop-off").range, None);
    }
}
