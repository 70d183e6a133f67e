// The core behind the shell. This file and the bindings it wraps are the only ones that know Tauri.

import { Channel } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import { type Backend, Failure, type Pinch } from "./backend";
import { commands } from "./bindings.gen";
import type { Asset, HowFar, MapView, Notice, Shared, Start } from "./types";

type Place = { readonly x: number; readonly y: number };
type OpenFile = { paths: string[]; at: Place | null };
type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Notice };

/** The shell answers with a Notice or, where the command itself is refused, with a text. */
async function told<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked;
  if (answer.status === "ok") return answer.data;
  throw typeof answer.error === "object" ? new Failure(answer.error) : new Error(String(answer.error));
}

/** Nothing to be told. */
async function done(asked: Promise<Answer<null>>): Promise<void> {
  await told(asked);
}

/** How many of the window's pixels one of the page's is wide. */
let scale = 1;

/** A place that the shell counted in the window's pixels. */
function inPage<T extends Place>(place: T): T {
  return { ...place, x: place.x / scale, y: place.y / scale };
}

/** The shell's commands. Records come with their ids, which the bindings cannot say. */
export const tauriBackend: Backend = {
  start: () => told(commands.start()) as Promise<Start>,
  saveSetting: (key, value) => done(commands.saveSetting(key, value)),
  logError: (details) => commands.logError(details),
  openLink: (url) => done(commands.openLink(url)),
  closeWindow: () => commands.closeWindow(),
  setDisplayScale: async (percent) => {
    await done(commands.setDisplayScale(percent));
    scale = percent / 100;
  },
  setFullScreen: (on) => done(commands.setFullScreen(on)),

  maps: () => told(commands.maps()),
  search: (text) => told(commands.search(text)),
  mapPicture: (map) => told(commands.mapPicture(map)),
  templatePicture: (name, language) => told(commands.templatePicture(name, language)),
  createMap: (title, goal, language, template) => told(commands.createMap(title, goal, language, template)),
  duplicateMap: (map) => told(commands.duplicateMap(map)),
  toBeCopy: (map) => told(commands.toBeCopy(map)),
  deleteMap: (map) => done(commands.deleteMap(map)),
  restoreMap: (map) => done(commands.restoreMap(map)),

  openMap: (map) => told(commands.openMap(map)) as Promise<MapView>,
  show: (map, view) => told(commands.show(map, view)),
  parts: (map, cards) => told(commands.parts(map, [...cards])),
  guide: (map, today) => told(commands.guide(map, today)),
  edit: (map, edit, join) => told(commands.edit(map, edit, join)),
  undo: (map) => told(commands.undo(map)),
  redo: (map) => told(commands.redo(map)),

  copy: (map, items, form) => done(commands.copy(map, [...items], form)),
  paste: (map, at) => told(commands.paste(map, at)),
  dropImages: (map, paths, at) => told(commands.dropImages(map, [...paths], at)),

  shared: () => told(commands.shared()) as Promise<Shared>,
  editShared: (edit, map) => told(commands.editShared(edit, map)),
  undoShared: (map) => told(commands.undoShared(map)),
  redoShared: (map) => told(commands.redoShared(map)),
  addImage: (path) => told(commands.addImage(path)) as Promise<Asset>,
  image: (asset) => told(commands.image(asset)),

  importFile: (path, known) => told(commands.importFile(path, known)),
  keepClipboard: () => told(commands.keepClipboard()),
  look: (source, choice) => told(commands.look(source, choice)),
  lookPicture: (source, choice, into) => told(commands.lookPicture(source, choice, into)),
  importTable: (source, choice) => told(commands.importTable(source, choice)),
  importTableInto: (map, source, choice) => told(commands.importTableInto(map, source, choice)),
  takeDifferences: (path, keys) => told(commands.takeDifferences(path, [...keys])),
  exportReport: (map, path, how) => told(commands.exportReport(map, path, how)),
  exportShown: (map, path, how) => told(commands.exportShown(map, path, how)),
  exportMap: (map, path, job, how, onprogress) =>
    told(commands.exportMap(map, path, job, how, new Channel<HowFar>(onprogress))),
  cancel: (job) => commands.cancel(job),
  printers: () => told(commands.printers()),
  printerPaper: (printer, paper) => told(commands.printerPaper(printer, paper)),
  printMap: (map, print, order, job, onprogress) =>
    told(commands.printMap(map, print, order, job, new Channel<HowFar>(onprogress))),
  printChoices: (map) => told(commands.printChoices(map)),
  preview: (map, printing) => told(commands.preview(map, printing)),
  previewSheet: (preview, sheet, pixels) => told(commands.previewSheet(preview, sheet, pixels)),
  sheetEdges: (map, printing) => told(commands.sheetEdges(map, printing)),
  closePreview: () => commands.closePreview(),
  saveCopy: (map, file) => told(commands.saveCopy(map, file)),
  rescueCopy: (map, file, unsaved) => done(commands.rescueCopy(map, file, unsaved)),

  pickFiles: (kind) => told(commands.pickFiles(kind)),
  pickTarget: (kind, name) => told(commands.pickTarget(kind, name)),

  onOpenFile: (handler) => listen<OpenFile>("open-file", ({ payload }) => handler(payload.paths, payload.at && inPage(payload.at))),
  onCloseRequested: (handler) => listen("close-requested", handler),
  onLibraryChanged: (handler) => listen("library-changed", handler),
  onPinch: (handler) => listen<Pinch>("pinch", (event) => handler(inPage(event.payload))),
};
