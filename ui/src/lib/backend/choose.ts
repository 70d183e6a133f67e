// Which core answers: the shell's, or in a plain browser the fake.

import type { Backend } from "./backend";

/** The fake is loaded only where it is wanted, so that it is no part of the window people start. */
export async function chooseBackend(): Promise<Backend> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./tauri")).tauriBackend;
  const { demoBackend } = await import("./demo");
  return demoBackend();
}
