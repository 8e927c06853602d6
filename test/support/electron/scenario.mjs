/** Boots the built desktop process on the stand-in, tries what a hostile page would, and prints what came of it as JSON. */
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { appEvents, ipcMainEvents, seen, sessionEvents } from './standIn.mjs';

const mainJs = process.argv[2];

/** Waits until the app has come so far; its own time-out is the test's. */
async function until(condition) {
  while (!condition()) await wait(10);
}

async function fetchApp(url, method = 'GET') {
  const response = await seen.protocolHandlers.get('app')({ url, method });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: (await response.text()).slice(0, 2000),
  };
}

const main = { url: 'app://tieout/', parent: null };
const frames = {
  none: null,
  child: { url: 'app://tieout/', parent: main },
  foreign: { url: 'https://evil.example/', parent: null },
  prefixed: { url: 'app://tieout.evil.example/', parent: null },
  otherPort: { url: 'app://tieout:81/', parent: null },
  blank: { url: 'about:blank', parent: null },
  file: { url: 'file:///index.html', parent: null },
  empty: { url: '', parent: null },
};

let count = 0;
async function invoke(method, params, senderFrame = main, id = `call${(count += 1)}`) {
  const event = { senderFrame, sender: seen.windows[0].web.contents };
  try {
    return await seen.ipcHandlers.get('bridge:call')(event, { id, method, params });
  } catch (error) {
    return { refused: error.message };
  }
}

/** Which of the ways out of the page the app stops. */
function tryToLeave() {
  const { events } = seen.windows[0].web;
  const names = ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'];
  const ways = [...names.map((name) => [name, events]), ['will-download', sessionEvents]];
  return Object.fromEntries(
    ways.map(([name, emitter]) => {
      let prevented = false;
      const url = 'https://evil.example/';
      emitter.emit(name, { url, preventDefault: () => (prevented = true) }, { getURL: () => url });
      return [name, prevented];
    }),
  );
}

/** Which files the app lets be saved. */
function tryToSave() {
  const urls = [
    'blob:app://tieout/1',
    'blob:app://tieout.evil/1',
    'blob:https://evil.example/1',
    'app://tieout/',
  ];
  return urls.filter((url) => {
    let prevented = false;
    sessionEvents.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url });
    return !prevented;
  });
}

function askPermissions() {
  const answers = [];
  const ask = (permission, url) =>
    seen.session.request({ getURL: () => url }, permission, (granted) => answers.push(granted));
  ask('media', 'app://tieout/');
  ask('notifications', 'https://evil.example/');
  answers.push(seen.session.check(null, 'clipboard-read', 'app://tieout'));
  answers.push(seen.session.device({ deviceType: 'usb' }));
  ask('notifications', 'app://tieout/');
  return answers;
}

/** Tells the window to close; whether the app let it. */
function closeWindow() {
  let prevented = false;
  seen.windows[0].events.emit('close', { preventDefault: () => (prevented = true) });
  return !prevented;
}

/** What closing the window does without the tray, with it, after each of its menu's words, and when the app quits. */
async function tryTray() {
  const [window] = seen.windows;
  const words = { open: 'Buka', sync: 'Sinkronkan', quit: 'Keluar' };
  const before = closeWindow();
  const answer = await invoke('app.tray', { isWanted: true, words });
  const [tray] = seen.trays;
  const press = (label) => tray.menu.find((item) => item.label === label).click();
  const kept = { closes: closeWindow(), hidden: window.hidden, throttling: [...window.web.throttling] };
  press('Buka');
  const opened = { shown: window.shown, throttling: window.web.throttling.at(-1) };
  press('Sinkronkan');
  const sent = window.web.sent;
  await invoke('app.tray', { isWanted: true, words: { ...words, open: 'Open' } });
  const again = { count: seen.trays.length, menu: tray.menu.map(({ label, type }) => label ?? type) };
  await invoke('app.tray', { isWanted: false, words });
  const after = { isGone: tray.isGone, closes: closeWindow() };
  await invoke('app.tray', { isWanted: true, words });
  seen.trays
    .at(-1)
    .menu.find((item) => item.label === 'Keluar')
    .click();
  const { quits } = seen;
  seen.quits = 0;
  const quitting = (appEvents.emit('before-quit'), closeWindow());
  return {
    before,
    answer,
    image: tray.image,
    tip: tray.tip,
    kept,
    opened,
    sent,
    again,
    after,
    quits,
    quitting,
  };
}

await import(pathToFileURL(mainJs).href);
if (process.env['STAND_IN_SECOND'] !== undefined) {
  console.log(JSON.stringify({ windows: seen.windows.length, quits: seen.quits }));
  process.exit(0);
}
await until(() => seen.windows.length > 0 || seen.errorBoxes.length > 0);
if (seen.errorBoxes.length > 0) throw new Error(JSON.stringify(seen.errorBoxes));
const [window] = seen.windows;
await until(() => window.loaded.length > 0);
window.events.emit('ready-to-show');

const traversals = {};
for (const path of [
  '../../package.json',
  '../..',
  '%2e%2e/%2e%2e/package.json',
  '..%2f..%2fpackage.json',
  '..%5c..%5cpackage.json',
  'assets/../../main/main.js',
  '%00index.html',
]) {
  traversals[path] = (await fetchApp(`app://tieout/${path}`)).status;
}
const senders = {};
for (const [name, frame] of Object.entries(frames)) senders[name] = await invoke('app.info', {}, frame);
const malformed = [];
for (const raw of [
  undefined,
  'app.info',
  { method: 'app.info' },
  { id: '', method: 'app.info', params: {} },
]) {
  const event = { senderFrame: main, sender: window.web.contents };
  malformed.push(await seen.ipcHandlers.get('bridge:call')(event, raw));
}
const report = {
  options: window.options,
  loaded: window.loaded,
  shown: window.shown,
  schemes: seen.schemes,
  paths: seen.paths,
  page: await fetchApp('app://tieout/'),
  missing: (await fetchApp('app://tieout/none.js')).status,
  post: (await fetchApp('app://tieout/', 'POST')).status,
  otherHost: (await fetchApp('app://evil/')).status,
  traversals,
  leaving: tryToLeave(),
  saving: tryToSave(),
  opening: window.web.openHandler({ url: 'https://evil.example/' }),
  permissions: askPermissions(),
  senders,
  malformed,
  good: await invoke('app.info', {}),
  badArguments: await invoke('connections.remove', { connectionId: 5 }),
  noMethod: await invoke('constructor', {}),
  externalRefused: await invoke('app.openExternal', { url: 'https://evil.example/' }),
  externalAllowed: await invoke('app.openExternal', { url: 'https://go.xero.com/' }),
  openedExternally: seen.openedExternally,
};
ipcMainEvents.emit('bridge:cancel', { senderFrame: main, sender: window.web.contents }, 'none such');
report.tray = await tryTray();
let held = false;
appEvents.emit('will-quit', { preventDefault: () => (held = true) });
await until(() => seen.quits > 0);
console.log(JSON.stringify({ ...report, quit: { held, quits: seen.quits } }));
process.exit(0);
