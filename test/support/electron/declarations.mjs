/** Reads Electron's own declarations, so that the stand-in can't have a member, an event or an option that Electron doesn't. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const text = readFileSync(createRequire(import.meta.url).resolve('electron/electron.d.ts'), 'utf8');

/** The text of a class or interface with what it inherits. */
function body(type) {
  const head = new RegExp(`^  (?:class|interface) ${type}(?: extends (\\w+))?[^{\\n]*\\{$`, 'm').exec(text);
  if (head === null) throw new Error(`Electron declares no ${type}.`);
  const start = head.index + head[0].length;
  const own = text.slice(start, text.indexOf('\n  }\n', start));
  const parent = head[1];
  const inherits = parent !== undefined && new RegExp(`^  (?:class|interface) ${parent}\\b`, 'm').test(text);
  return inherits ? own + body(parent) : own;
}

/** Throws unless `type` declares `member`. */
export function mustHaveMember(type, member) {
  const line = new RegExp(`^    (?:static )?(?:readonly )?${member}\\??[(:<]`, 'm');
  if (!line.test(body(type))) throw new Error(`Electron's ${type} has no ${member}.`);
}

/** Throws unless `type` declares `event`. */
export function mustHaveEvent(type, event) {
  if (!body(type).includes(`on(event: '${event}'`))
    throw new Error(`Electron's ${type} has no event ${event}.`);
}
