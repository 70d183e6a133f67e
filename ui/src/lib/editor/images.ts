// Images by their hash: an image never changes, so each is asked for once per window.

import type { Backend } from "../backend/backend";

const known = new WeakMap<Backend, Map<string, Promise<string>>>();

/** The `data:` address of an image. */
export function imageOf(backend: Backend, asset: string): Promise<string> {
  const images = known.get(backend) ?? new Map<string, Promise<string>>();
  known.set(backend, images);
  const image = images.get(asset) ?? backend.image(asset);
  images.set(asset, image);
  // One that failed may be there the next time.
  image.catch(() => images.delete(asset));
  return image;
}
