/** Where Tieout keeps its own files on this computer. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The data folder by the custom of each system; an empty or relative `XDG_DATA_HOME` doesn't count (XDG base directory specification). */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Tieout');
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Tieout');
  const base = env['XDG_DATA_HOME'];
  return join(base?.startsWith('/') ? base : join(home, '.local', 'share'), 'tieout');
}
