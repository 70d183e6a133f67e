// How components reach the session.

import { getContext, setContext } from "svelte";

import type { Session } from "./session.svelte";

const KEY = Symbol("session");

export function setSession(session: Session): Session {
  return setContext(KEY, session);
}

/** The session of this window. */
export function getSession(): Session {
  const session = getContext<Session | undefined>(KEY);
  if (!session) throw new Error("getSession() works only below App.svelte, or below TestFrame.svelte in tests.");
  return session;
}
