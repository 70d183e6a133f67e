import { expect, test, vi } from "vitest";

import { Drag, pull } from "./drag";

const VIEWPORT = { x: 0, y: 0, w: 800, h: 600 };

function dragging(start = true) {
  const what = { start: vi.fn(() => start), move: vi.fn(), drop: vi.fn(), cancel: vi.fn(), click: vi.fn() };
  const frames: (() => void)[] = [];
  const scroll = vi.fn(() => true);
  const drag = new Drag(1, { x: 400, y: 300 }, what, {
    viewport: () => VIEWPORT,
    scroll,
    frame: (callback) => frames.push(callback),
    unframe: () => frames.splice(0),
  });
  return { what, frames, scroll, drag };
}

test("a press that goes less than four pixels is a click", () => {
  const { drag, what } = dragging();
  drag.move({ x: 402, y: 302 });
  drag.up({ x: 402, y: 302 });
  expect(what.start).not.toHaveBeenCalled();
  expect(what.click).toHaveBeenCalledOnce();
});

test("a press that goes further is a drag and drops where it is released", () => {
  const { drag, what } = dragging();
  drag.move({ x: 410, y: 300 });
  drag.move({ x: 500, y: 320 });
  drag.up({ x: 500, y: 320 });
  expect(what.start).toHaveBeenCalledOnce();
  expect(what.drop).toHaveBeenCalledWith({ x: 500, y: 320 });
  expect(what.click).not.toHaveBeenCalled();
});

test("Escape leaves nothing behind: no drop follows, whatever the pointer does", () => {
  const { drag, what } = dragging();
  drag.move({ x: 500, y: 300 });
  drag.cancel();
  drag.move({ x: 600, y: 300 });
  drag.up({ x: 600, y: 300 });
  expect(what.cancel).toHaveBeenCalledOnce();
  expect(what.drop).not.toHaveBeenCalled();
  expect(what.move, "only the move before the cancel").toHaveBeenCalledOnce();
});

test("what cannot be dragged never becomes a drag", () => {
  const { drag, what } = dragging(false);
  drag.move({ x: 500, y: 300 });
  drag.up({ x: 500, y: 300 });
  expect(what.move).not.toHaveBeenCalled();
  expect(what.drop).not.toHaveBeenCalled();
});

test("near an edge it scrolls frame by frame, and the drag follows the ground", () => {
  const { drag, what, frames, scroll } = dragging();
  drag.move({ x: 795, y: 300 });
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  expect(scroll).toHaveBeenCalledOnce();
  expect(what.move, "once by the pointer, once by the scrolling").toHaveBeenCalledTimes(2);
  expect(frames, "it goes on while the pointer rests there").toHaveLength(1);
});

test("it stops scrolling where there is no more", () => {
  const { drag, frames, scroll } = dragging();
  scroll.mockReturnValue(false);
  drag.move({ x: 795, y: 300 });
  frames.shift()?.();
  expect(frames).toHaveLength(0);
});

test("the pull grows towards the edge and is none in the middle", () => {
  expect(pull({ x: 400, y: 300 }, VIEWPORT)).toEqual({ x: 0, y: 0 });
  expect(pull({ x: 780, y: 300 }, VIEWPORT).x).toBeLessThan(pull({ x: 799, y: 300 }, VIEWPORT).x);
  expect(pull({ x: 400, y: 2 }, VIEWPORT).y).toBeLessThan(0);
});
