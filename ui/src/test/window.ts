// Puts a component or the whole window on the fake core.

import { render } from "@testing-library/svelte";
import type { Component } from "svelte";
import { vi } from "vitest";

import type { FakeBackend } from "../lib/backend/fake";
import { Editor } from "../lib/editor/editor.svelte";
import { SampleBackend } from "../lib/editor/sample";
import { Store } from "../lib/editor/store.svelte";
import { Session } from "../lib/session/session.svelte";
import App from "../App.svelte";
import TestFrame from "./TestFrame.svelte";

/** The whole window. */
export function openWindow(backend: FakeBackend) {
  return render(App, { props: { backend } });
}

/** A session that has begun, for controllers and components. */
export async function begin(backend: FakeBackend): Promise<Session> {
  const session = new Session(backend);
  await session.begin();
  return session;
}

/** The editor of the sample map, with its core; the viewport is one of 1200 by 900 at the corner of the window. */
export async function openSample(): Promise<{ backend: SampleBackend; editor: Editor }> {
  const backend = new SampleBackend();
  const session = await begin(backend);
  const editor = new Editor(session, new Store(backend, "m", await backend.openMap("m")));
  vi.spyOn(editor.canvas, "viewport", "get").mockReturnValue({ x: 0, y: 0, w: 1200, h: 900 });
  return { backend, editor };
}

/** One component below a session. */
export function show<P extends Record<string, unknown>>(session: Session, component: Component<P>, props: P) {
  return render(TestFrame, { props: { session, component, props } as never });
}
