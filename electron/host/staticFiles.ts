/** The built screens as files: which file a request may have, and with which headers it goes out. Both hosts use it. */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** No `unsafe-*`, no other origin, no frames: everything the screens need comes with them. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  // No script may be made from a string, wherever it is slipped in; the only policy that may be made lets the matching worker start.
  "require-trusted-types-for 'script'",
  'trusted-types tieout-worker',
].join('; ');

/** Headers of every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file under `root` that a raw, still encoded URL path names; `/` is `index.html`. Null for anything that leaves
 * the root or tries to: dot segments in any encoding, separators in disguise, NUL, or an unknown type of file.
 */
export function resolveAsset(root: string, rawPath: string): string | null {
  const decoded = decode(rawPath.replace(/[?#].*$/s, ''));
  if (decoded === null || !decoded.startsWith('/') || /[\0\\:]/.test(decoded)) return null;
  if (/%2f|%5c/i.test(rawPath)) return null;
  const segments = decoded.slice(1).split('/');
  if (segments.some((segment) => segment.startsWith('.'))) return null;
  const base = resolve(root);
  const file = resolve(join(base, decoded === '/' ? 'index.html' : decoded));
  if (!file.startsWith(base + sep)) return null;
  return extname(file) in TYPES ? file : null;
}

/** The content and type of a file, or null if there is none. */
export async function readAsset(file: string): Promise<{ body: Buffer; type: string } | null> {
  try {
    return { body: await readFile(file), type: TYPES[extname(file)] ?? 'application/octet-stream' };
  } catch {
    return null;
  }
}

/** Built assets carry a hash in their name and never change; pages do. */
export function cacheControl(rawPath: string): string {
  return rawPath.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
