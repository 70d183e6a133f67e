// Puts a component or the whole window on the fake core.

import { render } from "@testing-library/svelte";
import type { Component } from "svelte";

import type { FakeBackend } from "../lib/backend/fake";
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

/** One component below a session. */
export function show<P extends Record<string, unknown>>(session: Session, component: Component<P>, props: P) {
  return render(TestFrame, { props: { session, component, props } as never });
}
