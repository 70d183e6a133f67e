
(() => {
  "use strict";
  const root = document.documentElement;
  const map = document.querySelector(".map");
  const tools = document.querySelector(".tools");
  if (!map || !tools) return;
  const full = tools.querySelector("[data-zoom=full]");
  const phone = matchMedia("(max-width:640px)");
  const least = 0.1;
  const most = 3;
  // A map that takes longer than this to set anew (milliseconds) is stretched while a hand zooms, and set when it rests.
  const quick = 50;
  const rest = 160;
  let zoom = 1;
  let cost = 0;

  // The part of the window beside a point stays where it is while the map grows or shrinks under it.
  const zoomTo = (wanted, x = innerWidth / 2, y = innerHeight / 2) => {
    const next = Math.min(most, Math.max(least, wanted));
    if (phone.matches || next === zoom) return;
    if (zoom === 1) {
      // Columns fill the window at 100 %; from there on they keep that width and only the zoom changes them.
      const names = parseFloat(getComputedStyle(map).getPropertyValue("--names"));
      const total = parseFloat(getComputedStyle(map).getPropertyValue("--total"));
      map.style.setProperty("--u", (map.getBoundingClientRect().width - names) / total + "px");
    }
    const before = map.getBoundingClientRect();
    const start = performance.now();
    map.style.zoom = next;
    if (next === 1) map.style.removeProperty("--u");
    const after = map.getBoundingClientRect();
    cost = performance.now() - start;
    const ratio = after.width / before.width;
    const inside = y > before.top;
    scrollBy({
      left: after.left - before.left + (x - before.left) * (ratio - 1),
      top: inside ? after.top - before.top + (y - before.top) * (ratio - 1) : 0,
      behavior: "instant",
    });
    zoom = next;
    tell(zoom);
    wide();
  };

  const tell = (level) => {
    full.textContent = full.textContent.replace(/\d+/, Math.round(level * 100));
  };

  let stretched = null;
  const zoomWhile = (factor, x, y) => {
    if (phone.matches) return;
    if (cost < quick) return zoomTo(zoom * factor, x, y);
    const from = stretched || { level: zoom, box: map.getBoundingClientRect() };
    clearTimeout(from.timer);
    const level = Math.min(most, Math.max(least, from.level * factor));
    const share = (at, start, size) => ((at - start) / size) * 100 + "%";
    map.style.transformOrigin = share(x, from.box.left, from.box.width) + " " + share(y, from.box.top, from.box.height);
    map.style.transform = `scale(${level / zoom})`;
    tell(level);
    const timer = setTimeout(() => {
      stretched = null;
      map.style.transform = "";
      zoomTo(level, x, y);
    }, rest);
    stretched = { level, box: from.box, timer };
  };

  const fit = () => {
    const size = map.getBoundingClientRect();
    const room = Math.min((root.clientWidth - 64) / size.width, (root.clientHeight - 32) / size.height);
    zoomTo(zoom * room, 0, 0);
    const top = map.getBoundingClientRect().top + scrollY;
    scrollTo({ left: 0, top: top - 16, behavior: "instant" });
  };

  // Names of tall lanes stay below the head; and what can be dragged looks like it.
  const wide = () => {
    map.style.setProperty("--head", map.tHead.offsetHeight + "px");
    root.classList.toggle("wide", !phone.matches && root.scrollWidth > root.clientWidth);
  };

  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (!button) return;
    const does = { in: () => zoomTo(zoom * 1.25), out: () => zoomTo(zoom / 1.25), full: () => zoomTo(1), fit };
    does[button.dataset.zoom]();
  });

  addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey || phone.matches) return;
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      const step = Math.max(-120, Math.min(120, event.deltaY * lines));
      zoomWhile(Math.exp(-step * 0.003), event.clientX, event.clientY);
    },
    { passive: false },
  );

  // Two fingers.
  let pinch = null;
  const spread = (touches) => {
    const [a, b] = touches;
    return {
      apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
      x: (a.clientX + b.clientX) / 2,
      y: (a.clientY + b.clientY) / 2,
    };
  };
  addEventListener("touchstart", (event) => {
    pinch = event.touches.length === 2 && !phone.matches ? spread(event.touches) : null;
  });
  addEventListener(
    "touchmove",
    (event) => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      const now = spread(event.touches);
      zoomWhile(now.apart / pinch.apart, now.x, now.y);
      scrollBy({ left: pinch.x - now.x, top: pinch.y - now.y, behavior: "instant" });
      pinch = now;
    },
    { passive: false },
  );

  // Empty ground is dragged; text can still be selected.
  let hand = null;
  const solid = "a,button,label,input,header,footer,.card,.say,.mark,.name,.gloss,.tools,.lane-name,.chooser";
  addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button > 1 || phone.matches) return;
    if (event.button === 0 && event.target.closest(solid)) return;
    if (event.clientX >= root.clientWidth || event.clientY >= root.clientHeight) return;
    event.preventDefault();
    hand = { x: event.clientX, y: event.clientY };
    root.classList.add("panning");
  });
  addEventListener("pointermove", (event) => {
    if (!hand) return;
    scrollBy({ left: hand.x - event.clientX, top: hand.y - event.clientY, behavior: "instant" });
    hand = { x: event.clientX, y: event.clientY };
  });
  const drop = () => {
    hand = null;
    root.classList.remove("panning");
  };
  addEventListener("pointerup", drop);
  addEventListener("pointercancel", drop);
  addEventListener("blur", drop);

  for (const button of document.querySelectorAll(".fold")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const folded = button.closest(".lane").classList.toggle("folded");
      button.setAttribute("aria-expanded", String(!folded));
    });
    // Without scripts nothing could open a folded lane: only here are they folded.
    if ("folded" in button.closest(".lane").dataset) button.click();
  }

  // A card that is led to is shown: its lane opens, and on a phone its column is chosen.
  const show = (id) => {
    const target = id && document.getElementById(id);
    const cell = target && target.closest("td,th");
    if (!target || !map.contains(target)) return;
    const lane = target.closest(".folded");
    if (lane) lane.querySelector(".fold").click();
    const column = cell && /(?:^|\s)k(\d+)/.exec(cell.className);
    const pick = column && document.getElementById("pick-" + column[1]);
    if (pick) choose(pick);
    target.scrollIntoView({ block: "center", inline: "center" });
  };
  const choose = (pick) => {
    pick.checked = true;
    const label = document.querySelector(`[for=${pick.id}]`);
    if (label && phone.matches) label.scrollIntoView({ block: "nearest", inline: "center" });
  };
  addEventListener("hashchange", () => show(location.hash.slice(1)));
  for (const pick of document.querySelectorAll(".pick")) {
    pick.addEventListener("change", () => choose(pick));
  }

  tools.hidden = false;
  addEventListener("resize", wide);
  wide();
  if (location.hash) show(location.hash.slice(1));
})();
