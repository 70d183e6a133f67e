// The records and answers of the core, as serde writes them. Every field of a record but its id may be absent.

export type MapId = string;
export type StageId = string;
export type LaneId = string;
export type CardId = string;
export type LinkId = string;
export type ViewId = string;
export type CommentId = string;
export type PersonaId = string;
export type ChannelId = string;
export type AssetId = string;

/** Fields of a record by name, as Changes hold them. `null` is an absent field. */
export type Fields = Record<string, unknown>;
/** A palette slot or `#RRGGBB`. */
export type Color = string;

export type Kind = "map" | "stage" | "lane" | "card" | "link" | "view" | "comment" | "persona" | "channel";
export type Form = "cards" | "curve" | "numbers" | "line";

export type Map = {
  id: MapId;
  title?: string;
  goal?: string;
  scenario?: string;
  kind?: string | null;
  status?: string | null;
  owner?: string;
  team?: string;
  review_on?: string;
  language?: string;
  palette?: string;
  logo?: AssetId | null;
  project?: string;
  tags?: string[];
  personas?: PersonaId[];
  note?: string;
  copied_from?: MapId | null;
  example?: boolean;
  versions?: VersionMark[];
  deleted?: boolean;
};

export type VersionMark = { name?: string; at?: string; revision?: number };

export type Stage = {
  id: StageId;
  parent?: StageId | null;
  rank?: string;
  name?: string;
  gloss?: string;
  note?: string;
  color?: Color | null;
  width?: number | null;
  moment_of_truth?: boolean;
  owner?: string;
  tags?: string[];
};

export type Lane = {
  id: LaneId;
  rank?: string;
  role?: string | null;
  name?: string;
  color?: Color | null;
  height?: number | null;
  group?: string;
  persona?: PersonaId | null;
  scale?: Scale | null;
};

export type Scale = {
  lowest?: number | null;
  highest?: number | null;
  step?: number | null;
  words?: string[];
  unit?: string;
};

export type Card = {
  id: CardId;
  place?: CardPlace | null;
  text?: string;
  color?: Color | null;
  icon?: string;
  channels?: ChannelId[];
  personas?: PersonaId[];
  variant?: string | null;
  value?: number | null;
  none?: boolean;
  image?: AssetId | null;
  link?: Weblink | null;
  tags?: string[];
  evidence?: Evidence | null;
  effort?: number | null;
  impact?: number | null;
  status?: string | null;
  owner?: string;
  done?: boolean;
  moment_of_truth?: boolean;
};

export type CardPlace = { lane: LaneId; stage: StageId; until?: StageId | null; rank?: string };
export type Weblink = { url?: string; map?: MapId | null };
export type Evidence = { kind?: string | null; source?: string; date?: string };

export type Link = {
  id: LinkId;
  from?: Target | null;
  to?: Target | null;
  kind?: string | null;
  label?: string;
  style?: string;
};
export type Target = { card: CardId } | { stage: StageId };

export type View = {
  id: ViewId;
  name?: string;
  hidden_lanes?: LaneId[];
  hidden_stages?: StageId[];
  collapsed_lanes?: LaneId[];
  collapsed_stages?: StageId[];
  personas?: PersonaId[];
  channels?: ChannelId[];
  tags?: string[];
  evidence?: string[];
  theme?: string;
  page?: Record<string, string>;
};

export type Comment = {
  id: CommentId;
  about?: string;
  author?: string;
  text?: string;
  at?: string;
  solved?: boolean;
};

export type Persona = {
  id: PersonaId;
  name?: string;
  tagline?: string;
  role?: string;
  age?: string;
  place?: string;
  quote?: string;
  story?: string;
  goals?: string[];
  needs?: string[];
  frustrations?: string[];
  motivations?: string[];
  habits?: string[];
  channels?: ChannelId[];
  brands?: string[];
  devices?: string[];
  traits?: Trait[];
  sources?: PersonaSource[];
  photo?: AssetId | null;
  color?: Color | null;
  shape?: string | null;
  own?: Record<string, string>;
  deleted?: boolean;
};

export type Trait = { name?: string; value?: number };
export type PersonaSource = { kind?: string; date?: string; quote?: string };
export type Channel = { id: ChannelId; name?: string; icon?: string; image?: AssetId | null; deleted?: boolean };
export type Asset = { id: AssetId; mime?: string; width?: number; height?: number };

export type Shared = {
  personas: Record<PersonaId, Persona>;
  channels: Record<ChannelId, Channel>;
  assets: Record<AssetId, Asset>;
};

export type Doc = {
  map: Map;
  stages: Record<StageId, Stage>;
  lanes: Record<LaneId, Lane>;
  cards: Record<CardId, Card>;
  links: Record<LinkId, Link>;
  views: Record<ViewId, View>;
  comments: Record<CommentId, Comment>;
  shared: Shared;
};

// Edits

export type Edit =
  | { edit: "set"; kind: Kind; ids: string[]; fields: Fields }
  | { edit: "add_stage"; at: StageSpot; fields: Fields }
  | { edit: "move_stages"; stages: StageId[]; at: StageSpot }
  | { edit: "add_lane"; at: LaneSpot; role: string; fields: Fields }
  | { edit: "move_lanes"; lanes: LaneId[]; at: LaneSpot }
  | { edit: "add_cards"; cards: NewCard[] }
  | { edit: "move_cards"; cards: CardId[]; at: CardSpot }
  | { edit: "shift_cards"; cards: CardId[]; columns: number; lanes: number }
  | { edit: "stack_cards"; cards: CardId[]; by: number }
  | { edit: "reach_cards"; cards: CardId[]; columns: number }
  | { edit: "add_link"; from: Target; to: Target; kind: string; label: string }
  | { edit: "attach_link"; link: LinkId; from: Target; to: Target }
  | { edit: "delete"; items: Item[] }
  | { edit: "duplicate"; items: Item[] };

export type SharedEdit =
  | { edit: "add"; kind: Kind; fields: Fields }
  | { edit: "set"; kind: Kind; ids: string[]; fields: Fields }
  | { edit: "delete"; items: Item[] }
  | { edit: "restore"; items: Item[] };

export type Item = { kind: Kind; id: string };
export type NewCard = { at: CardSpot; fields: Fields };

export type StageSpot =
  | { spot: "before"; stage: StageId }
  | { spot: "after"; stage: StageId }
  | { spot: "inside"; parent: StageId | null };
export type LaneSpot = { spot: "before"; lane: LaneId } | { spot: "after"; lane: LaneId } | { spot: "last" };
export type CardSpot =
  | { spot: "before"; card: CardId }
  | { spot: "after"; card: CardId }
  | { spot: "cell"; lane: LaneId; stage: StageId }
  | { spot: "tray" };

// Changes

/** Fields before and after of every record that a step touched, sorted by kind and id. */
export type Change = { records: RecordChange[] };
export type RecordChange = { kind: Kind; id: string; before: Fields | null; after: Fields | null };

// Layout and scene

/** CSS text such as `var(--ink)`, or a color that changes downwards. */
export type Ink = string | { vertical: Vertical };
/** From `y0` to `y1` relative to the group, by stops from 0 to 1. */
export type Vertical = { y0: number; y1: number; stops: Stop[] };
export type Stop = { at: number; ink: string; opacity: number };
export type Stroke = { ink: Ink; width: number; dash: number[]; round: boolean };

export type RectPart = {
  x: number;
  y: number;
  w: number;
  h: number;
  radius: number;
  fill: Ink | null;
  stroke: Stroke | null;
};
export type PathPart = { d: string; fill: Ink | null; stroke: Stroke | null };
export type TextPart = {
  x: number;
  baseline: number;
  w: number;
  top: number;
  line: number;
  size: number;
  weight: number;
  italic: boolean;
  ink: Ink;
  text: string;
  link?: string | null;
  rtl: boolean;
};
export type IconPart = { x: number; y: number; size: number; name: string; ink: Ink };
export type ImagePart = { x: number; y: number; w: number; h: number; radius: number; asset: AssetId; alt: string };
export type Part =
  | ({ part: "rect" } & RectPart)
  | ({ part: "path" } & PathPart)
  | ({ part: "text" } & TextPart)
  | ({ part: "icon" } & IconPart)
  | ({ part: "image" } & ImagePart);

export type Tag =
  | { tag: "decoration" }
  | { tag: "title" }
  | { tag: "persona"; persona: PersonaId }
  | { tag: "head"; stage: StageId; level: number; column: number; columns: number }
  | { tag: "lane_head"; lane: LaneId }
  | { tag: "card"; card: CardId; lane: LaneId; column: number; columns: number }
  | { tag: "figure"; lane: LaneId; alt: string }
  | { tag: "link"; link: LinkId; alt: string }
  | { tag: "legend" }
  | { tag: "footer" };

export type Group = { tag: Tag; x: number; y: number; w: number; h: number; parts: Part[] };

export type ColumnTrack = { stage: StageId; x: number; w: number };
export type LaneTrack = { lane: LaneId; form: Form; y: number; h: number };
export type Frame = {
  width: number;
  height: number;
  grid_x: number;
  head_y: number;
  grid_y: number;
  columns: ColumnTrack[];
  lanes: LaneTrack[];
  title: Group[];
  heads: Group[];
  lane_heads: Group[];
  ground: Group[];
  links: Group[];
};
export type EditBox = {
  x: number;
  y: number;
  w: number;
  size: number;
  line: number;
  weight: number;
  italic: boolean;
};
export type CardBox = {
  lane: LaneId;
  column: number;
  columns: number;
  x: number;
  y: number;
  w: number;
  h: number;
  parts: Part[];
  edit: EditBox;
  name: string;
};
export type PointBox = { card: CardId; column: number; x: number; y: number; r: number; name: string };
export type FigureBox = {
  group: Group;
  points: PointBox[];
  low_y: number;
  high_y: number;
  lowest: number;
  highest: number;
  step: number;
};
export type Layout = { frame: Frame; cards: Record<CardId, CardBox>; figures: Record<LaneId, FigureBox> };
export type LayoutDelta = {
  frame: Frame | null;
  cards: Record<CardId, CardBox>;
  gone: CardId[];
  figures: Record<LaneId, FigureBox>;
  gone_figures: LaneId[];
};

// Answers of the commands

export type Language = "en" | "id";

export type RoleInfo = { role: string; form: Form; icon: string; hue: string; fields: string[] };

export type Start = {
  language: Language;
  settings: Record<string, string>;
  first_start: boolean;
  open: MapId | null;
  library_path: string;
  version: string;
  platform: string;
  roles: RoleInfo[];
  templates: string[];
  palette: string[];
  /** Each icon as the `d` of one SVG path on a 24 × 24 grid. */
  icons: Record<string, string>;
  channel_icons: string[];
  /** Names of papers for export. */
  papers: string[];
};

export type MapCard = {
  id: MapId;
  title: string;
  goal: string;
  kind: string;
  status: string;
  language: string;
  /** RFC 3339 in UTC. */
  edited_at: string;
  cards: number;
  columns: number;
  example: boolean;
  deleted: boolean;
  revision: number;
};

export type MapView = { doc: Doc; layout: Layout; revision: number; undo: string | null; redo: string | null };

export type MapUpdate = {
  map: MapId;
  revision: number;
  change: Change;
  layout: LayoutDelta;
  undo: string | null;
  redo: string | null;
  /** Ids of the records made, in order. */
  created: string[];
};

export type SharedUpdate = {
  change: Change;
  created: string[];
  update: { revision: number; layout: LayoutDelta } | null;
  undo: string | null;
  redo: string | null;
};

export type Known = "ask" | "replace" | "keep_both";
export type ImportResult =
  | { result: "imported"; map: MapId; title: string; notes: string[] }
  | { result: "known"; map: MapId; title: string };

export type Progress = { done: number; total: number };

/** What went wrong and the way out, in the window's language; `details` is for a report. */
export type Notice = {
  code: string;
  message: string;
  way: string;
  file?: string | null;
  line?: number | null;
  field?: string | null;
  details: string;
};
