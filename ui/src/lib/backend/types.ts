// The types of the core, from the bindings that the shell writes; nothing else imports those.
//
// In a file every field of a record may be absent. In the window a record has its id, and a card that lies somewhere
// says where: here the types say so too.

import type * as core from "./bindings.gen";

export type {
  AssetId,
  CardBox,
  CardId,
  CardSpot,
  Change,
  ChannelId,
  Color,
  ColumnTrack,
  CommentId,
  Edit,
  EditBox,
  Evidence,
  FigureBox,
  Form,
  Frame,
  Group,
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
  Layout,
  LayoutDelta,
  LinkBox,
  LinkId,
  MapCard,
  MapId,
  MapUpdate,
  NewCard,
  Notice,
  Part,
  PathPart,
  PersonaId,
  PersonaSource,
  PointBox,
  Progress,
  RecordChange,
  RectPart,
  RoleInfo,
  Scale,
  SeriesBox,
  SharedEdit,
  SharedUpdate,
  SourceKind,
  StageId,
  StageSpot,
  Stop,
  Stroke,
  Tag,
  Target,
  TargetKind,
  TextPart,
  Trait,
  Value,
  Vertical,
  ViewId,
  Weblink,
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

export type MapView = Omit<core.MapView, "doc"> & { doc: Doc };
export type Start = Omit<core.Start, "language"> & { language: Language };
