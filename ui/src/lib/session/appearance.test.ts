import { expect, test } from "vitest";

import { settingGroups } from "../actions/settings";
import { FAKE_START, FakeBackend } from "../backend/fake";
import { begin } from "../../test/window";

const started = async (settings: Record<string, string>) => {
  const backend = new FakeBackend();
  backend.startAnswer = { ...FAKE_START, settings };
  return { backend, session: await begin(backend) };
};
const { dataset } = document.documentElement;

test("theme, scale and stillness are as they were left", async () => {
  const { backend, session } = await started({ theme: "projector", scale: "150", motion: "reduced" });
  expect([dataset["theme"], backend.scale, session.appearance.scale, dataset["motion"]]).toEqual(["projector", 150, 150, "reduced"]);
});

test("what no setting can be is passed over", async () => {
  const { backend, session } = await started({ theme: "plaid", scale: "900", motion: "wild" });
  expect([session.appearance.theme, backend.scale, dataset["motion"]]).toEqual(["system", 100, "full"]);
});

test("a row of the settings holds at once, is remembered, and says that it is on", async () => {
  const { backend, session } = await started({});
  const row = (id: string) => settingGroups(session).flat().find((each) => each.id === id);
  for (const id of ["theme-projector", "scale-200", "reduce-motion"]) row(id)?.run();
  expect([dataset["theme"], backend.scale, dataset["motion"]]).toEqual(["projector", 200, "reduced"]);
  await expect.poll(() => backend.settings).toEqual({ theme: "projector", motion: "reduced", scale: "200" });
  expect([row("scale-200")?.checked, row("scale-100")?.checked]).toEqual([true, false]);
});
