/**
 * Draws the icons of the tray into `resources/tray`: `node resources/build/trayIcons.mjs`. The mark of the app without its ground for macOS, which
 * wants black shapes that it colours itself (a template); with it, as in `icon.svg`, elsewhere. Twice the size for dense screens.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** Points looked at in each pixel, along each side. */
const FINE = 8;
const GROUND = [0x45, 0x40, 0xb8];
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];

/** Shapes in the unit square, as `icon.svg` has them: a line with round ends, and a square with round corners. */
const isOnLine = (x, y, { from, to, at, half }) =>
  Math.hypot(x - Math.min(Math.max(x, from), to), y - at) <= half;
const isInGround = (x, y, radius = 112 / 512) => {
  const inside = (value) => Math.min(Math.max(value, radius), 1 - radius);
  return Math.hypot(x - inside(x), y - inside(y)) <= radius;
};
const bars = ({ from, to, half, gap }) => [0.5 - gap, 0.5 + gap].map((at) => ({ from, to, at, half }));
const ON_GROUND = bars({ from: 0.27, to: 0.73, half: 0.06, gap: 0.115 });
const ALONE = bars({ from: 0.17, to: 0.83, half: 0.085, gap: 0.19 });

/** The colour at a point: null outside. */
const withGround = (x, y) =>
  ON_GROUND.some((bar) => isOnLine(x, y, bar)) ? WHITE : isInGround(x, y) ? GROUND : null;
const template = (x, y) => (ALONE.some((bar) => isOnLine(x, y, bar)) ? BLACK : null);

/** Each pixel's colour and how much of it is covered. */
function pixels(size, colourAt) {
  const rows = [];
  for (let y = 0; y < size; y += 1) {
    const row = [0];
    for (let x = 0; x < size; x += 1) row.push(...pixel(x, y, size, colourAt));
    rows.push(Buffer.from(row));
  }
  return Buffer.concat(rows);
}

function pixel(x, y, size, colourAt) {
  const sum = [0, 0, 0];
  let hits = 0;
  for (let at = 0; at < FINE * FINE; at += 1) {
    const [dx, dy] = [(at % FINE) + 0.5, Math.floor(at / FINE) + 0.5];
    const colour = colourAt((x + dx / FINE) / size, (y + dy / FINE) / size);
    if (colour === null) continue;
    hits += 1;
    for (const channel of [0, 1, 2]) sum[channel] += colour[channel];
  }
  if (hits === 0) return [0, 0, 0, 0];
  return [...sum.map((all) => Math.round(all / hits)), Math.round((255 * hits) / (FINE * FINE))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(size, colourAt) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits a channel, red, green, blue and alpha.
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels(size, colourAt), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = join(import.meta.dirname, '..', 'tray');
mkdirSync(folder, { recursive: true });
for (const [name, size, colourAt] of [
  ['trayTemplate.png', 16, template],
  ['trayTemplate@2x.png', 32, template],
  ['tray.png', 16, withGround],
  ['tray@2x.png', 32, withGround],
]) {
  writeFileSync(join(folder, name), png(size, colourAt));
}
