// A core in memory, for component tests and for a plain browser. It keeps lists and records; it plans no edits and lays
// nothing out: an edit is remembered in `edits` and answered with an empty update.

import { svgAddress } from "../library/pictures";
import type { Backend, FilesHandler, Pinch, Unlisten } from "./backend";
import type {
  Asset,
  AssetId,
  BoxTable,
  CardId,
  CardParts,
  ClipForm,
  Copied,
  Edit,
  Exporting,
  Fields,
  GuideStep,
  HowFar,
  ImportResult,
  Item,
  Known,
  Language,
  LayoutDelta,
  LayoutView,
  Looked,
  Loss,
  MapCard,
  MapId,
  MapUpdate,
  MapView,
  Pasted,
  PasteSpot,
  Persona,
  Preview,
  Previewed,
  PrintChoices,
  Printer,
  PrinterPaper,
  Printing,
  PrintJob,
  PrintOrder,
  SearchHit,
  Shared,
  SharedEdit,
  SharedUpdate,
  SheetEdges,
  Shown,
  Source,
  Start,
  TableChoice,
  TargetKind,
  Unsaved,
  View,
} from "./types";

/** No boxes. */
export function emptyTable(): BoxTable {
  return { cards: [], lane: [], column: [], columns: [], x: [], y: [], w: [], h: [], look: [], bars: [], looks: [] };
}

/** Nothing new. */
export function emptyDelta(): LayoutDelta {
  return { frame: null, boxes: emptyTable(), gone: [], parts: {}, stale: [], figures: {}, gone_figures: [] };
}

export const EMPTY_LAYOUT: LayoutView = {
  frame: {
    width: 0,
    height: 0,
    grid_x: 0,
    head_y: 0,
    grid_y: 0,
    columns: [],
    lanes: [],
    title: [],
    heads: [],
    lane_heads: [],
    ground: [],
    links: [],
  },
  boxes: emptyTable(),
  figures: {},
};

export const FAKE_START: Start = {
  language: "en",
  settings: {},
  first_start: false,
  open: null,
  library_path: "library.lajurdb",
  version: "0.1.0",
  platform: "linux",
  roles: [],
  templates: ["five-stages", "e-commerce", "blank"],
  palette: ["slate", "teal", "blue", "indigo", "violet", "rose", "red", "orange", "amber", "green", "cyan", "stone"],
  icons: {},
  channel_icons: ["globe", "message-circle", "mail", "store"],
  papers: ["a4", "a3", "letter", "f4"],
};

/** Two sheets of A3. */
export const FAKE_PREVIEW: Preview = {
  id: "1",
  sheets: [
    { name: "A1", width_mm: 420, height_mm: 297 },
    { name: "B1", width_mm: 420, height_mm: 297 },
  ],
  across: 2,
  down: 1,
  fit: "readable",
  smallest_pt: 8.1,
  reads_from_m: 0.4,
  card_pt: 9,
  is_small: false,
  asides: [],
  missing: "",
};

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"></svg>';

/** A map card with sensible fields. */
export function fakeMap(id: MapId, title: string, fields: Partial<MapCard> = {}): MapCard {
  return {
    id,
    title,
    goal: "",
    kind: "current",
    status: "draft",
    language: "en",
    edited_at: "2026-11-20T09:00:00Z",
    cards: 12,
    columns: 5,
    example: false,
    deleted: false,
    revision: 1,
    ...fields,
  };
}

export class FakeBackend implements Backend {
  /** What the window has sent, in order. */
  readonly edits: { map: MapId; edit: Edit; join: string | null }[] = [];
  /** The views that maps were shown in, in order. */
  readonly shown: { map: MapId; view: Partial<View> }[] = [];
  /** What was sent to printers, in order. */
  readonly prints: { map: MapId; print: Printing; order: PrintOrder }[] = [];
  printerList: Printer[] = [];
  /** How every printer gets along with every paper. */
  printerFit: PrinterPaper = { takes: true, sizes: ["A4", "A3"], edge_mm: null, two_sides: true };
  readonly exports: { map: MapId; path: string; how: Exporting | null }[] = [];
  /** What an export says that it lost. */
  losses: Loss[] = [];
  kept: Loss[] = [];
  /** What is in files, by the path. Others hold maps. */
  looked: Record<string, Looked> = {};
  /** What was said of tables that were looked at or taken in, in order. */
  readonly choices: TableChoice[] = [];
  /** Tables that were put into maps, and changes that were taken. */
  readonly taken: { path: string; map?: MapId; keys?: readonly string[] }[] = [];
  /** The prints that were looked at, in order. */
  readonly previews: Printing[] = [];
  /** What previews are answered with. */
  previewed: Previewed = { previewed: "made", ...FAKE_PREVIEW };
  /** What can be left out of a print. */
  printable: PrintChoices = { views: [], stages: [], lanes: [], personas: [] };
  previewClosed = false;
  /** Prints whose ends of sheets were asked for, in order, and the answer. */
  readonly edgesAsked: Printing[] = [];
  edges: SheetEdges = { names: ["A1"], columns: [], rows: [] };
  /** Where copies went; `null` is where the last one did. */
  readonly copies: (string | null)[] = [];
  readonly rescued: { map: MapId; file: string; unsaved: Unsaved }[] = [];
  /** What the next copies answer. */
  copied: Copied[] = [];
  /** What was put on the clipboard, in order. */
  readonly clipped: { items: readonly Item[]; form: ClipForm }[] = [];
  /** Where something was to be pasted or dropped, in order. */
  readonly pastes: { at: PasteSpot; paths: readonly string[] | null }[] = [];
  /** What the next pasting would do. */
  pasted: Pasted = { edit: null, left_out: 0 };
  readonly settings: Record<string, string> = {};
  readonly log: string[] = [];
  closed = false;
  /** How large the page is shown, in percent. */
  scale = 100;
  fullScreen = false;
  /** What the next dialogs answer. */
  files: string[] = [];
  target: string | null = null;
  /** What `importFile` answers where it is asked. */
  imported: ImportResult | null = null;
  views: Record<MapId, MapView> = {};
  /** What the six steps are answered with. */
  steps: GuideStep[] = [];
  /** The days that the steps were asked for, in order. */
  readonly days: string[] = [];
  pictures: Record<string, string> = {};
  sharedRecords: Shared = { personas: {}, channels: {}, assets: {} };
  startAnswer: Start = FAKE_START;
  #last = 0;
  #openFile = new Set<FilesHandler>();
  #closeRequested = new Set<() => void>();
  #libraryChanged = new Set<() => void>();
  #pinch = new Set<(pinch: Pinch) => void>();

  constructor(public mapCards: MapCard[] = []) {}

  async start() {
    return this.startAnswer;
  }
  async saveSetting(key: string, value: string) {
    this.settings[key] = value;
  }
  async logError(details: string) {
    this.log.push(details);
  }
  async openLink() {}
  async closeWindow() {
    this.closed = true;
  }
  async setDisplayScale(percent: number) {
    this.scale = percent;
  }
  async setFullScreen(on: boolean) {
    this.fullScreen = on;
  }

  async maps() {
    return this.mapCards;
  }
  async search(text: string): Promise<SearchHit[]> {
    const fits = this.mapCards.filter((map) => !map.deleted && map.title.toLowerCase().includes(text.toLowerCase()));
    return fits.map(({ id, title }) => ({ map: id, title, kind: "map", id, snippet: title }));
  }
  async mapPicture(map: MapId) {
    return svgAddress(this.pictures[map] ?? PICTURE);
  }
  async templatePicture(name: string, language: Language) {
    return this.pictures[`${name}-${language}`] ?? PICTURE;
  }
  async createMap(title: string, goal: string, language: Language) {
    return this.#addMap(fakeMap(this.#id(), title, { goal, language }));
  }
  async duplicateMap(map: MapId) {
    const from = this.#map(map);
    return this.#addMap({ ...from, id: this.#id(), title: `${from.title} (copy)` });
  }
  async toBeCopy(map: MapId) {
    return this.#addMap({ ...this.#map(map), id: this.#id(), kind: "future" });
  }
  async deleteMap(map: MapId) {
    this.#setMap(map, { deleted: true });
  }
  async restoreMap(map: MapId) {
    this.#setMap(map, { deleted: false });
  }

  async openMap(map: MapId): Promise<MapView> {
    const known = this.views[map];
    if (known) return known;
    const { id, title } = this.#map(map);
    const doc = {
      map: { id, title },
      stages: {},
      lanes: {},
      cards: {},
      links: {},
      views: {},
      comments: {},
      shared: this.sharedRecords,
    };
    return { doc, layout: EMPTY_LAYOUT, revision: 1, undo: null, redo: null };
  }
  async show(map: MapId, view: Partial<View>): Promise<LayoutDelta> {
    this.shown.push({ map, view });
    return emptyDelta();
  }
  async parts(_map: MapId, cards: readonly CardId[]): Promise<{ [card: CardId]: CardParts }> {
    const edit = { x: 10, y: 10, w: 160, size: 14, line: 20, weight: 400, italic: false };
    return Object.fromEntries(cards.map((card) => [card, { parts: [], edit, name: "" }]));
  }
  async guide(_map: MapId, today: string): Promise<GuideStep[]> {
    this.days.push(today);
    return this.steps;
  }
  async edit(map: MapId, edit: Edit, join: string | null) {
    this.edits.push({ map, edit, join });
    const title = edit.edit === "set" && edit.kind === "map" ? edit.fields["title"] : undefined;
    if (typeof title === "string") this.#setMap(map, { title });
    return this.update(map);
  }
  async undo(map: MapId): Promise<MapUpdate | null> {
    return this.update(map);
  }
  async redo(map: MapId): Promise<MapUpdate | null> {
    return this.update(map);
  }
  /** An update that changes nothing. */
  update(map: MapId, fields: Partial<MapUpdate> = {}): MapUpdate {
    return { map, revision: ++this.#last, change: { records: [] }, layout: emptyDelta(), undo: null, redo: null, created: [], ...fields };
  }

  async shared() {
    return this.sharedRecords;
  }
  async editShared(edit: SharedEdit): Promise<SharedUpdate> {
    const created: string[] = [];
    if (edit.edit === "add") {
      const id = this.#id();
      created.push(id);
      this.#setShared(edit.kind, id, { id, ...edit.fields });
    } else if (edit.edit === "set") {
      for (const id of edit.ids) this.#setShared(edit.kind, id, edit.fields);
    } else {
      for (const item of edit.items) this.#setShared(item.kind, item.id, { deleted: edit.edit === "delete" });
    }
    return { change: { records: [] }, created, layout: null, undo: null, redo: null };
  }
  async undoShared(): Promise<SharedUpdate | null> {
    return null;
  }
  async redoShared(): Promise<SharedUpdate | null> {
    return null;
  }
  async addImage(path: string): Promise<Asset> {
    return { id: path, mime: "image/png", width: 1, height: 1 };
  }
  async image(_asset: AssetId) {
    return `data:image/svg+xml;base64,${btoa(PICTURE)}`;
  }

  async copy(_map: MapId, items: readonly Item[], form: ClipForm) {
    this.clipped.push({ items, form });
  }
  async paste(_map: MapId, at: PasteSpot) {
    this.pastes.push({ at, paths: null });
    return this.pasted;
  }
  async dropImages(_map: MapId, paths: readonly string[], at: PasteSpot) {
    this.pastes.push({ at, paths });
    return this.pasted;
  }

  async importFile(path: string, known: Known): Promise<ImportResult> {
    if (this.imported && (known === "ask" || this.imported.result === "imported")) return this.imported;
    const title = path.replace(/^.*[/\\]/, "").replace(/\.\w+$/, "");
    const map = this.#addMap(fakeMap(this.#id(), title));
    return { result: "imported", map, title, notes: [] };
  }
  async keepClipboard() {
    return null;
  }
  async look(source: Source, choice: TableChoice): Promise<Looked> {
    this.choices.push(choice);
    return this.looked[named(source)] ?? { found: "map" };
  }
  async lookPicture() {
    return `data:image/svg+xml;base64,${btoa(PICTURE)}`;
  }
  async importTable(source: Source, choice: TableChoice): Promise<ImportResult> {
    this.choices.push(choice);
    return this.importFile(named(source), "ask");
  }
  async importTableInto(map: MapId, source: Source, choice: TableChoice) {
    this.choices.push(choice);
    this.taken.push({ path: named(source), map });
    return [];
  }
  async takeDifferences(path: string, keys: readonly string[]) {
    this.taken.push({ path, keys });
    return this.mapCards[0]?.id ?? "";
  }
  async exportReport() {
    return { losses: this.losses, kept: this.kept };
  }
  async exportShown(_map: MapId, path: string): Promise<Shown> {
    return { shown: "text", text: path, more: 0 };
  }
  async exportMap(
    map: MapId,
    path: string,
    _job: string,
    how: Exporting | null,
    onprogress: (progress: HowFar) => void,
  ) {
    onprogress({ done: 1, total: 2, waits: false });
    this.exports.push({ map, path, how });
    return this.losses;
  }
  async printChoices() {
    return this.printable;
  }
  async preview(_map: MapId, printing: Printing): Promise<Previewed> {
    this.previews.push(printing);
    return this.previewed;
  }
  async previewSheet(): Promise<string | null> {
    return `data:image/svg+xml;base64,${btoa(PICTURE)}`;
  }
  async sheetEdges(_map: MapId, printing: Printing): Promise<SheetEdges> {
    this.edgesAsked.push(printing);
    return this.edges;
  }
  async closePreview() {
    this.previewClosed = true;
  }
  async printers(): Promise<Printer[]> {
    return this.printerList;
  }
  async printerPaper(): Promise<PrinterPaper> {
    return this.printerFit;
  }
  async printMap(
    map: MapId,
    print: Printing,
    order: PrintOrder,
    job: string,
    onprogress: (progress: HowFar) => void,
  ): Promise<PrintJob> {
    onprogress({ done: 1, total: 2, waits: false });
    this.prints.push({ map, print, order });
    return { printer: order.printer ?? "printer", job, pages: 1, copies: order.copies };
  }
  async saveCopy(_map: MapId, file: string | null): Promise<Copied> {
    this.copies.push(file);
    return this.copied.shift() ?? { copied: "unplaced" };
  }
  async rescueCopy(map: MapId, file: string, unsaved: Unsaved) {
    this.rescued.push({ map, file, unsaved });
  }
  async cancel() {}

  async pickFiles() {
    return this.files;
  }
  async pickTarget(_kind: TargetKind, _name: string) {
    return this.target;
  }

  async onOpenFile(handler: FilesHandler) {
    return subscribe(this.#openFile, handler);
  }
  async onCloseRequested(handler: () => void) {
    return subscribe(this.#closeRequested, handler);
  }
  async onLibraryChanged(handler: () => void) {
    return subscribe(this.#libraryChanged, handler);
  }
  async onPinch(handler: (pinch: Pinch) => void) {
    return subscribe(this.#pinch, handler);
  }
  /** As when the shell is handed files, asked to close, sees another process write, or feels two fingers. */
  emitOpenFile(paths: string[], at: { x: number; y: number } | null = null) {
    for (const handler of this.#openFile) handler(paths, at);
  }
  emitCloseRequested() {
    for (const handler of this.#closeRequested) handler();
  }
  emitLibraryChanged() {
    for (const handler of this.#libraryChanged) handler();
  }
  emitPinch(pinch: Pinch) {
    for (const handler of this.#pinch) handler(pinch);
  }

  #id(): string {
    return `fake${++this.#last}`;
  }
  #map(id: MapId): MapCard {
    const found = this.mapCards.find((map) => map.id === id);
    if (!found) throw new Error(`the fake has no map ${id}`);
    return found;
  }
  #addMap(map: MapCard): MapId {
    this.mapCards = [map, ...this.mapCards];
    return map.id;
  }
  #setMap(id: MapId, fields: Partial<MapCard>) {
    this.mapCards = this.mapCards.map((map) => (map.id === id ? { ...map, ...fields } : map));
  }
  #setShared(kind: string, id: string, fields: Fields) {
    const { personas, channels } = this.sharedRecords;
    const next = <T,>(records: Record<string, T>) => ({ ...records, [id]: { ...records[id], ...fields } as T });
    this.sharedRecords = {
      ...this.sharedRecords,
      personas: kind === "persona" ? next<Persona>(personas) : personas,
      channels: kind === "channel" ? next(channels) : channels,
    };
  }
}

function subscribe<T>(handlers: Set<T>, handler: T): Unlisten {
  handlers.add(handler);
  return () => handlers.delete(handler);
}

/** The path of a file, or "clipboard". */
function named(source: Source): string {
  return source.from === "file" ? source.path : source.from;
}
