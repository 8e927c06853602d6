import { expect, it } from 'vitest';
import { defaultDataDir } from '../../../../electron/host/dataDir.ts';

it.each([
  ['linux', {}, '/home/ana/.local/share/tieout'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/tieout'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ana/.local/share/tieout'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ana/.local/share/tieout'],
  ['darwin', {}, '/home/ana/Library/Application Support/Tieout'],
] as const)('on %s with %j keeps its files in %s', (platform, env, dir) => {
  expect(defaultDataDir(platform, env, '/home/ana').replaceAll('\\', '/')).toBe(dir);
});

it('uses the roaming profile on Windows', () => {
  const dir = defaultDataDir('win32', { APPDATA: 'C:/Users/ana/AppData/Roaming' }, 'C:/Users/ana');
  expect(dir.replaceAll('\\', '/')).toBe('C:/Users/ana/AppData/Roaming/Tieout');
});
