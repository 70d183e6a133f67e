// A stand-in for the picture of a map, for the fake only.

const HUES = ["#37466b", "#0f766e", "#6d28d9", "#b91c1c", "#1d4ed8"];

/** SVG of a map with so many columns and lanes; a negative `seed` leaves the cells empty. */
export function sketch(columns: number, lanes: number, seed: number): string {
  const [w, h, left] = [columns * 84 + 70, lanes * 54 + 40, 66];
  const parts: string[] = [];
  for (let lane = 0; lane < lanes; lane++) {
    const y = 40 + lane * 54;
    const hue = HUES[lane % HUES.length];
    parts.push(`<path d="M0 ${y}H${w}" stroke="#d8d4c9"/><rect y="${y}" width="4" height="54" fill="${hue}"/>`);
    for (let column = 0; column < columns && seed >= 0; column++) {
      if ((column * 7 + lane * 5 + seed * 3) % 4 === 0) continue;
      const x = left + column * 84 + 4;
      parts.push(`<rect x="${x}" y="${y + 7}" width="74" height="38" rx="5" fill="${hue}18" stroke="${hue}66"/>`);
    }
  }
  for (let column = 0; column < columns; column++) {
    const x = left + column * 84;
    parts.push(`<rect x="${x}" y="4" width="80" height="30" fill="${HUES[column % 5]}22"/>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}">${parts.join("")}</svg>`;
}
