// What the window can ask of the core. `tauri.ts` asks the shell, `fake.ts` answers in tests and in a plain browser.

import type {
  Asset,
  AssetId,
  CardId,
  CardParts,
  ClipForm,
  Copied,
  Edit,
  Exporting,
  GuideStep,
  HowFar,
  ImportResult,
  Item,
  Known,
  Language,
  LayoutDelta,
  Looked,
  Loss,
  MapCard,
  MapId,
  MapUpdate,
  MapView,
  Notice,
  Pasted,
  PasteSpot,
  Previewed,
  PrintChoices,
  Printer,
  PrinterPaper,
  Printing,
  PrintJob,
  PrintOrder,
  Report,
  SearchHit,
  Shared,
  SharedEdit,
  SharedUpdate,
  SheetEdges,
  Shown,
  Source,
  SourceKind,
  Start,
  TableChoice,
  TargetKind,
  Unsaved,
  View,
} from "./types";

/** Two fingers on a touchpad: how many times farther apart since the last time, and where in the window. */
export type Pinch = { readonly factor: number; readonly x: number; readonly y: number };

/** Ends a subscription. */
export type Unlisten = () => void;

/** Hears of files from outside; `at` is where on the page they were let go, `null` where they came another way. */
export type FilesHandler = (paths: string[], at: { x: number; y: number } | null) => void;

/** Every method rejects with a [`Failure`] and nothing else. */
export interface Backend {
  start(): Promise<Start>;
  saveSetting(key: string, value: string): Promise<void>;
  logError(details: string): Promise<void>;
  openLink(url: string): Promise<void>;
  closeWindow(): Promise<void>;
  /** The whole page so large, in percent. */
  setDisplayScale(percent: number): Promise<void>;
  /** The window covers the whole screen, or no longer. */
  setFullScreen(on: boolean): Promise<void>;

  /** All maps, those in the bin too. */
  maps(): Promise<MapCard[]>;
  /** Records of all maps outside the bin that have all words of the text, best first. */
  search(text: string): Promise<SearchHit[]>;
  /** A `data:` address. */
  mapPicture(map: MapId): Promise<string>;
  /** SVG text. */
  templatePicture(name: string, language: Language): Promise<string>;
  createMap(title: string, goal: string, language: Language, template: string): Promise<MapId>;
  duplicateMap(map: MapId): Promise<MapId>;
  toBeCopy(map: MapId): Promise<MapId>;
  deleteMap(map: MapId): Promise<void>;
  restoreMap(map: MapId): Promise<void>;

  /** Shows all of a map. */
  openMap(map: MapId): Promise<MapView>;
  /** Hides and collapses what the view says, until the map is opened anew. */
  show(map: MapId, view: Partial<View>): Promise<LayoutDelta>;
  /** What cards draw; those without a box are left out. */
  parts(map: MapId, cards: readonly CardId[]): Promise<{ [card: CardId]: CardParts }>;
  /** The six steps and what each lacks; `today` is `YYYY-MM-DD`. */
  guide(map: MapId, today: string): Promise<GuideStep[]>;
  /** Edits in a row with the same `join` are one undo step; `null` is a step of its own. */
  edit(map: MapId, edit: Edit, join: string | null): Promise<MapUpdate>;
  /** `null` where there is nothing to undo. */
  undo(map: MapId): Promise<MapUpdate | null>;
  redo(map: MapId): Promise<MapUpdate | null>;

  /** Puts stages, lanes or cards on the clipboard; as table or picture without items the whole map. */
  copy(map: MapId, items: readonly Item[], form: ClipForm): Promise<void>;
  /** What pasting would do. The edit is the caller's to send. */
  paste(map: MapId, at: PasteSpot): Promise<Pasted>;
  /** What dropping image files would do. */
  dropImages(map: MapId, paths: readonly string[], at: PasteSpot): Promise<Pasted>;

  shared(): Promise<Shared>;
  /** `map` is the open map, whose layout the answer then brings. */
  editShared(edit: SharedEdit, map: MapId | null): Promise<SharedUpdate>;
  undoShared(map: MapId | null): Promise<SharedUpdate | null>;
  redoShared(map: MapId | null): Promise<SharedUpdate | null>;
  addImage(path: string): Promise<Asset>;
  /** A `data:` address. */
  image(asset: AssetId): Promise<string>;

  importFile(path: string, known: Known): Promise<ImportResult>;
  /** Keeps the tables that lie on the clipboard as a source of their own. */
  keepClipboard(): Promise<null>;
  /** Looks into a file, or what was kept of the clipboard, without taking anything in. */
  look(source: Source, choice: TableChoice): Promise<Looked>;
  /** The map that it would become, or go into, as a `data:` address. */
  lookPicture(source: Source, choice: TableChoice, into: MapId | null): Promise<string>;
  importTable(source: Source, choice: TableChoice): Promise<ImportResult>;
  /** Puts a table into a map; answers with what was guessed and left out. */
  importTableInto(map: MapId, source: Source, choice: TableChoice): Promise<string[]>;
  /** Takes some changes of a workbook into its map. */
  takeDifferences(path: string, keys: readonly string[]): Promise<MapId>;
  /** What of a map would not be in a file of this kind as it is; `path` is any name that ends like it. */
  exportReport(map: MapId, path: string, how: Exporting): Promise<Report>;
  /** What a file of this kind would begin with; `path` as above. */
  exportShown(map: MapId, path: string, how: Exporting): Promise<Shown>;
  /** The ending of `path` says the format, `how` what it leaves open. `job` names the export for `cancel`. Answers with
   *  what of the map is not in the file as it was. */
  exportMap(
    map: MapId,
    path: string,
    job: string,
    how: Exporting | null,
    onprogress: (progress: HowFar) => void,
  ): Promise<Loss[]>;
  cancel(job: string): Promise<void>;
  /** What of a map can be left out of a print. */
  printChoices(map: MapId): Promise<PrintChoices>;
  /** Sets a map on paper; this is the preview from now on. */
  preview(map: MapId, printing: Printing): Promise<Previewed>;
  /** A sheet of the preview as a `data:` address, counted from 0; `null` where another preview took its place. */
  previewSheet(preview: string, sheet: number, pixels: number): Promise<string | null>;
  closePreview(): Promise<void>;
  /** Where the sheets of a map end as it is now. */
  sheetEdges(map: MapId, printing: Printing): Promise<SheetEdges>;
  /** To `file`, whatever it holds; `null` is where the last copy went. */
  saveCopy(map: MapId, file: string | null): Promise<Copied>;
  /** The printers of the system, the usual one first. */
  printers(): Promise<Printer[]>;
  printerPaper(printer: string, paper: string): Promise<PrinterPaper>;
  /** Until the map is on paper. `job` names the print for `cancel`. */
  printMap(
    map: MapId,
    print: Printing,
    order: PrintOrder,
    job: string,
    onprogress: (progress: HowFar) => void,
  ): Promise<PrintJob>;
  /** With edits on top that the library could not take. */
  rescueCopy(map: MapId, file: string, unsaved: Unsaved): Promise<void>;

  /** Native dialogs; nothing chosen gives an empty list or `null`. */
  pickFiles(kind: SourceKind): Promise<string[]>;
  pickTarget(kind: TargetKind, name: string): Promise<string | null>;

  onOpenFile(handler: FilesHandler): Promise<Unlisten>;
  onCloseRequested(handler: () => void): Promise<Unlisten>;
  /** Another process changed the library. */
  onLibraryChanged(handler: () => void): Promise<Unlisten>;
  /** The fingers on a touchpad spread or close, where the shell hears of it before the page. */
  onPinch(handler: (pinch: Pinch) => void): Promise<Unlisten>;
}

/** A Notice of the core as an error that can be thrown. */
export class Failure extends Error {
  constructor(readonly notice: Notice) {
    super(notice.message);
    this.name = "Failure";
  }
}

/** Any error as a Notice, so that nothing thrown is lost. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof Failure) return error.notice;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  return { code: "window", message, way: "", details };
}
