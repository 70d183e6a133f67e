// Which core answers: the shell's, or for development in a plain browser the fake.

import type { Backend } from "./backend";

/** The fake is no part of what is built for the shell. */
export async function chooseBackend(): Promise<Backend> {
  if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) return (await import("./demo")).demoBackend();
  return (await import("./tauri")).tauriBackend;
}
