import { describe, expect, it } from "vitest";

import { speak } from "../words.svelte";
import { fitParts, fitText, largerPaper, ownSides, PROPOSAL, recalled, shownNumber, typedNumber } from "./settings";

describe("the settings of a print", () => {
  it.each(["auto", "readable", "screen", "onepage", "2x1", "3x", "x2", "75%", "poster", "poster-4x3", "stages", "lanes"])(
    "%s is read and spelled alike",
    (fit) => {
      expect(fitText(fitParts(fit))).toBe(fit);
    },
  );

  it("makes no fit without a count", () => {
    expect(fitText({ kind: "sheets", across: "", down: "", percent: "" })).toBe("2x1");
  });

  it("takes numbers as they are typed in both languages", () => {
    expect(["10", "7,5", "7.5", "", "-1", "ten"].map(typedNumber)).toEqual([10, 7.5, 7.5, null, null, null]);
  });

  it("shows a kept number as it is typed in the window's language", () => {
    expect(["12.5", "1000", ""].map(shownNumber)).toEqual(["12.5", "1000", ""]);
    speak("id");
    expect(["12.5", "1000"].map(shownNumber)).toEqual(["12,5", "1000"]);
  });

  it("knows sizes of one's own, and what is larger", () => {
    expect([ownSides("300x500"), ownSides("a3")]).toEqual([["300", "500"], null]);
    expect(["a4", "a0", "letter", "f4", "300x500"].map(largerPaper)).toEqual(["a3", null, "tabloid", "a3", null]);
  });

  it("keeps of what was kept only what it understands", () => {
    expect(recalled("{")).toEqual(PROPOSAL);
    expect(recalled('{"paper":"a4","grey":"yes","lanes":[1],"most_sheets":9,"new":1}')).toEqual({ ...PROPOSAL, paper: "a4" });
  });
});
