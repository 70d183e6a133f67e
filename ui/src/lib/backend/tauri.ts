// The core behind the shell. The only file that knows Tauri.

import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import { Failure, type Backend, noticeOf } from "./backend";
import type { Notice, Progress } from "./types";

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (error) {
    throw new Failure(isNotice(error) ? error : noticeOf(error));
  }
}

function isNotice(error: unknown): error is Notice {
  return typeof error === "object" && error !== null && "code" in error && "message" in error;
}

/** The shell's commands by their names there. */
export const tauriBackend: Backend = {
  start: () => call("start"),
  saveSetting: (key, value) => call("save_setting", { key, value }),
  logError: (details) => call("log_error", { details }),
  openLink: (url) => call("open_link", { url }),
  closeWindow: () => call("close_window"),

  maps: () => call("maps"),
  mapPicture: (map) => call("map_picture", { map }),
  templatePicture: (name, language) => call("template_picture", { name, language }),
  createMap: (title, goal, language, template) => call("create_map", { title, goal, language, template }),
  duplicateMap: (map) => call("duplicate_map", { map }),
  toBeCopy: (map) => call("to_be_copy", { map }),
  deleteMap: (map) => call("delete_map", { map }),
  restoreMap: (map) => call("restore_map", { map }),

  openMap: (map) => call("open_map", { map }),
  edit: (map, edit, join) => call("edit", { map, edit, join }),
  undo: (map) => call("undo", { map }),
  redo: (map) => call("redo", { map }),

  shared: () => call("shared"),
  editShared: (edit, map) => call("edit_shared", { edit, map }),
  undoShared: (map) => call("undo_shared", { map }),
  redoShared: (map) => call("redo_shared", { map }),
  addImage: (path) => call("add_image", { path }),
  image: (asset) => call("image", { asset }),

  importFile: (path, known) => call("import_file", { path, known }),
  exportMap: (map, path, job, paper, onprogress) => {
    const progress = new Channel<Progress>(onprogress);
    return call("export_map", { map, path, job, paper, progress });
  },
  cancel: (job) => call("cancel", { job }),

  pickFiles: (kind) => call("pick_files", { kind }),
  pickTarget: (kind, name) => call("pick_target", { kind, name }),

  onOpenFile: (handler) => listen<{ paths: string[] }>("open-file", (event) => handler(event.payload.paths)),
  onCloseRequested: (handler) => listen("close-requested", handler),
  onLibraryChanged: (handler) => listen("library-changed", handler),
};
