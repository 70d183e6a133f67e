//! A map of 40 stages, 25 lanes and 10 cards of about 80 characters in each cell, or a smaller one of the same kind.
//!
//! One card in thirty is in another script, one in seventeen has an emoji.

use lajur_model::{Card, CardPlace, Doc, Lane, Map, Rank, Role, Stage, evenly};

/// Cards of the largest map. The smallest has 240: 12 stages, 10 lanes, 2 in each cell.
pub const MOST: usize = 10_000;

/// Roles of the lanes, again and again.
const ROLES: [Role; 9] = [
    Role::Action,
    Role::Touchpoint,
    Role::Thought,
    Role::Need,
    Role::Pain,
    Role::Opportunity,
    Role::Solution,
    Role::Backstage,
    Role::Note,
];

const PHRASES: [&str; 24] = [
    "compares two brands",
    "reads the reviews of other parents",
    "asks a friend on WhatsApp",
    "waits for the courier",
    "looks for the dose by age",
    "opens the newsletter",
    "pays with a discount code",
    "cannot find the delivery date",
    "writes a short review",
    "returns to the product page",
    "calls the help line",
    "hesitates at the shipping fee",
    "shares the link in a group",
    "checks the ingredients",
    "puts three bottles into the basket",
    "closes the page",
    "sees an advertisement",
    "wants a reminder every month",
    "trusts the paediatrician more",
    "needs an answer before tonight",
    "unpacks the parcel with the children",
    "forgets the morning dose",
    "recommends it to the neighbours",
    "asks for an invoice",
];

const OTHER_SCRIPTS: [&str; 7] = [
    "配送状況を確認してから、友だちに商品を勧めるかどうかを決める。返品の方法も知りたい。",
    "تقارن بين منتجين ثم تسأل صديقتها عن الجرعة المناسبة لعمر الطفل قبل أن تدفع ثمن الطلب",
    "משווה בין שני מוצרים ושואלת חברה על המינון המתאים לגיל הילד לפני שהיא משלמת על ההזמנה",
    "Сравнивает два товара и спрашивает подругу о дозировке, прежде чем оплатить заказ на сайте",
    "比较两个品牌的成分和价格，询问朋友的意见，然后在结账前寻找优惠券和配送时间的说明。",
    "두 제품을 비교하고 친구에게 복용량을 물어본 뒤 주문을 결제하기 전에 배송일을 확인한다.",
    "दो उत्पादों की तुलना करती है और भुगतान करने से पहले सहेली से बच्चे की उम्र के अनुसार खुराक पूछती है",
];

const EMOJI: [&str; 6] = ["🙂", "📦", "👩‍👧", "💬", "🇮🇩", "👍🏽"];

/// The map with this many cards.
pub fn large(cards: usize) -> Doc {
    let (columns, rows) = size(cards);
    let map = Map {
        id: "large".into(),
        title: format!("{columns} stages, {rows} lanes, {cards} cards"),
        goal: "To be measured".to_owned(),
        language: "en".to_owned(),
        ..Map::default()
    };
    let mut doc = Doc { map, ..Doc::default() };
    for (at, rank) in evenly(columns).into_iter().enumerate() {
        let name = format!("Stage {}", at + 1);
        let stage = Stage {
            id: stage_id(at),
            rank,
            name,
            ..Stage::default()
        };
        doc.stages.insert(stage.id.clone(), stage);
    }
    for (at, rank) in evenly(rows).into_iter().enumerate() {
        let role = Some(ROLES[at % ROLES.len()].clone());
        let lane = Lane {
            id: format!("lane{at:02}").into(),
            rank,
            role,
            name: format!("Lane {}", at + 1),
            ..Lane::default()
        };
        doc.lanes.insert(lane.id.clone(), lane);
    }
    add_cards(&mut doc, cards, columns, rows);
    doc
}

/// Columns and lanes that keep the proportions of the largest map, and never fewer than the smallest has.
fn size(cards: usize) -> (usize, usize) {
    let scale = (cards as f64 / MOST as f64).sqrt();
    let side = |most: f64, least: usize| ((most * scale).round() as usize).max(least);
    (side(40.0, 12), side(25.0, 10))
}

fn stage_id(at: usize) -> lajur_model::StageId {
    format!("stage{at:02}").into()
}

/// Deals the cards out evenly, cell by cell.
fn add_cards(doc: &mut Doc, cards: usize, columns: usize, rows: usize) {
    let cells = columns * rows;
    let ranks: Vec<Rank> = evenly(cards.div_ceil(cells));
    let mut dice = Dice(20_261_122);
    for at in 0..cards {
        let (cell, nth) = (at % cells, at / cells);
        let place = CardPlace {
            lane: format!("lane{:02}", cell / columns).into(),
            stage: stage_id(cell % columns),
            rank: ranks[nth].clone(),
            ..CardPlace::default()
        };
        let card = Card {
            id: format!("card{at:05}").into(),
            place: Some(place),
            text: text(at, &mut dice),
            ..Card::default()
        };
        doc.cards.insert(card.id.clone(), card);
    }
}

fn text(at: usize, dice: &mut Dice) -> String {
    if at % 30 == 29 {
        return OTHER_SCRIPTS[at / 30 % OTHER_SCRIPTS.len()].to_owned();
    }
    let mut text = String::new();
    while text.len() < 60 {
        text.push_str(if text.is_empty() { "" } else { ", " });
        text.push_str(PHRASES[dice.roll(PHRASES.len())]);
    }
    if at % 17 == 16 {
        text.push(' ');
        text.push_str(EMOJI[at / 17 % EMOJI.len()]);
    }
    text
}

/// Numbers that look random and are the same everywhere (a linear congruence, Knuth's factors).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
