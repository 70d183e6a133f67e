// The types of the core, from the bindings that the shell writes; nothing else imports those.
//
// In a file every field of a record may be absent. In the window a record has its id, and a card that lies somewhere
// says where: here the types say so too.

import type * as core from "./bindings.gen";

export type {
  AssetId,
  BoxTable,
  CardId,
  CardLook,
  CardParts,
  CardSpot,
  Change,
  ChannelId,
  ClipForm,
  Color,
  ColumnTrack,
  CommentId,
  Copied,
  Difference,
  Edit,
  EditBox,
  Evidence,
  Exporting,
  FigureBox,
  Form,
  Frame,
  FrameDelta,
  Gap,
  GapCode,
  Group,
  GuideState,
  GuideStep,
  HowFar,
  IconPart,
  ImagePart,
  ImportResult,
  Ink,
  Item,
  Kind,
  Known,
  LaneId,
  LaneSpot,
  LaneTrack,
  LayoutDelta,
  LayoutView,
  LinkBox,
  LinkId,
  Looked,
  Loss,
  MapCard,
  MapId,
  MapUpdate,
  NewCard,
  Notice,
  Part,
  Pasted,
  PasteSpot,
  PathPart,
  PersonaId,
  PersonaSource,
  PointBox,
  Preview,
  Previewed,
  PrintChoice,
  PrintChoices,
  Printer,
  PrinterPaper,
  Printing,
  PrintJob,
  PrintOrder,
  RecordChange,
  RectPart,
  Report,
  RoleInfo,
  RowEdge,
  Scale,
  SearchHit,
  SeriesBox,
  SharedEdit,
  SharedUpdate,
  SheetEdges,
  Shown,
  Sides,
  Source,
  SourceKind,
  StageId,
  StageSpot,
  Stop,
  Stroke,
  TableChoice,
  TableEntry,
  TableLook,
  TableTrack,
  Tag,
  Target,
  TargetKind,
  TextPart,
  Topic,
  Trait,
  Unsaved,
  Value,
  Vertical,
  ViewId,
  Weblink,
  WorkbookLook,
} from "./bindings.gen";

/** Fields of a record by name, as Changes hold them. `null` is an absent field. */
export type Fields = Record<string, core.Value>;
export type Language = "en" | "id";

type Kept<R> = R & { id: string };

export type Map = Kept<core.Map>;
export type Stage = Kept<core.Stage>;
export type Lane = Kept<core.Lane>;
export type CardPlace = core.CardPlace & { lane: core.LaneId; stage: core.StageId };
export type Card = Kept<Omit<core.Card, "place">> & { place?: CardPlace | null };
export type Link = Kept<core.Link>;
export type View = Kept<core.View>;
export type Comment = Kept<core.Comment>;
export type Persona = Kept<core.Persona>;
export type Asset = Kept<core.Asset>;
export type Channel = Kept<core.ChannelRecord>;

export type Shared = {
  personas: Record<core.PersonaId, Persona>;
  channels: Record<core.ChannelId, Channel>;
  assets: Record<core.AssetId, Asset>;
};

export type Doc = {
  map: Map;
  stages: Record<core.StageId, Stage>;
  lanes: Record<core.LaneId, Lane>;
  cards: Record<core.CardId, Card>;
  links: Record<core.LinkId, Link>;
  views: Record<core.ViewId, View>;
  comments: Record<core.CommentId, Comment>;
  shared: Shared;
};

/** A card's box, without what it draws. */
export type CardBox = {
  /** Its lane. */
  readonly lane: core.LaneId;
  /** Its first column, counted from 0. */
  readonly column: number;
  /** Columns it covers. */
  readonly columns: number;
  /** Left edge from the first column's left edge. */
  readonly x: number;
  /** Upper edge from the lane's upper edge. */
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Its colors; one object for all cards that look the same. */
  readonly look: core.CardLook;
  /** Its lines of text as seen from far away: left edge, upper edge and width of each run, relative to the card. */
  readonly bars: readonly number[];
};

/**
 * Where everything stands, as the store keeps it. The tables of cards change in place, and each change makes a new
 * Layout around them: who follows `store.layout` hears of it, who keeps one of its tables does not.
 */
export type Layout = {
  readonly frame: core.Frame;
  readonly figures: { readonly [lane: core.LaneId]: core.FigureBox };
  readonly cards: { [card: core.CardId]: CardBox };
  /** The cards with a box, by lane. */
  readonly lanes: globalThis.Map<core.LaneId, Set<core.CardId>>;
  /** What cards draw, as far as it was asked for. */
  readonly parts: globalThis.Map<core.CardId, core.CardParts>;
  /** Cards that draw something else by now. */
  readonly stale: Set<core.CardId>;
};

export type MapView = Omit<core.MapView, "doc"> & { doc: Doc };
export type Start = Omit<core.Start, "language"> & { language: Language };
