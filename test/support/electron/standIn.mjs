/**
 * A strict stand-in for the `electron` module of the desktop process: it records what the app sets up and lets a test play Electron's part.
 * Anything not listed here throws, and everything listed is checked against Electron's own declarations.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { mustHaveEvent, mustHaveMember } from './declarations.mjs';

/** What the app did, for the scenario to look at. */
export const seen = {
  schemes: [],
  protocolHandlers: new Map(),
  ipcHandlers: new Map(),
  session: {},
  windows: [],
  openedExternally: [],
  paths: {},
  errorBoxes: [],
  trays: [],
  quits: 0,
};

// As Electron sets it; the app isn't packaged here.
process.resourcesPath = '/nowhere';

/** An object of Electron's `type` that has `members` and, if it is an emitter, only events that Electron knows. */
function strict(type, members, emitter = null) {
  for (const name of Object.keys(members)) mustHaveMember(type, name);
  const listening = (method) => (event, listener) => {
    mustHaveEvent(type, event);
    emitter[method](event, listener);
    return proxy;
  };
  const events =
    emitter === null
      ? {}
      : {
          on: listening('on'),
          once: listening('once'),
          removeListener: listening('removeListener'),
        };
  const all = { ...members, ...events };
  const proxy = new Proxy(all, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (!Object.hasOwn(target, name)) throw new Error(`The stand-in's ${type} has no ${name}.`);
      return target[name];
    },
    set(_target, name) {
      throw new Error(`The app set ${String(name)} on ${type}.`);
    },
  });
  return proxy;
}

export const appEvents = new EventEmitter();

export const app = strict(
  'App',
  {
    isPackaged: true,
    setPath: (name, path) => void (seen.paths[name] = path),
    requestSingleInstanceLock: () => process.env['STAND_IN_SECOND'] === undefined,
    whenReady: async () => undefined,
    quit: () => {
      seen.quits += 1;
    },
  },
  appEvents,
);

export const protocol = strict('Protocol', {
  registerSchemesAsPrivileged: (schemes) => void seen.schemes.push(...schemes),
  handle: (scheme, handler) => void seen.protocolHandlers.set(scheme, handler),
});

export const sessionEvents = new EventEmitter();
const sessionMembers = {
  setPermissionRequestHandler: (handler) => void (seen.session.request = handler),
  setPermissionCheckHandler: (handler) => void (seen.session.check = handler),
  setDevicePermissionHandler: (handler) => void (seen.session.device = handler),
};
const defaultSession = strict('Session', sessionMembers, sessionEvents);
export const session = { defaultSession };

export const ipcMainEvents = new EventEmitter();
for (const member of ['handle', 'on']) mustHaveMember('IpcMain', member);
export const ipcMain = {
  handle: (channel, listener) => void seen.ipcHandlers.set(channel, listener),
  on: (channel, listener) => void ipcMainEvents.on(channel, listener),
};

export const dialog = strict('Dialog', { showErrorBox: (...args) => void seen.errorBoxes.push(args) });
export const shell = strict('Shell', {
  openExternal: async (url) => void seen.openedExternally.push(url),
});
export const screen = strict('Screen', {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
});

/** A picture's size, of the head of its file; throws for what is no PNG. */
function pngSize(path) {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error(`${path} is no PNG.`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

mustHaveMember('NativeImage', 'createFromPath');
export const nativeImage = {
  createFromPath: (path) => {
    const made = {
      path,
      ...pngSize(path),
      dense: pngSize(path.replace('.png', '@2x.png')),
      isTemplate: false,
    };
    return strict('NativeImage', {
      setTemplateImage: (is) => void (made.isTemplate = is),
      // For the tray alone.
      toDataURL: () => made,
    });
  },
};

const ITEM = ['label', 'click', 'type'];
for (const name of ITEM) mustHaveMember('MenuItemConstructorOptions', name);
mustHaveMember('Menu', 'buildFromTemplate');
export const Menu = {
  buildFromTemplate: (template) => {
    for (const name of template.flatMap(Object.keys)) {
      if (!ITEM.includes(name)) throw new Error(`The stand-in's menus know no ${name}.`);
    }
    return { template };
  },
};

/** Shows no icon; keeps its picture, its menu and its end. */
export function Tray(image) {
  const record = { image: image.toDataURL(), tip: '', menu: [], isGone: false, events: new EventEmitter() };
  seen.trays.push(record);
  return strict(
    'Tray',
    {
      setToolTip: (tip) => void (record.tip = tip),
      setContextMenu: (menu) => void (record.menu = menu.template),
      destroy: () => void (record.isGone = true),
    },
    record.events,
  );
}

function createContents() {
  const events = new EventEmitter();
  const made = { events, sent: [], throttling: [], openHandler: null };
  const contents = strict(
    'WebContents',
    {
      id: 1,
      setWindowOpenHandler: (handler) => void (made.openHandler = handler),
      isDestroyed: () => false,
      setBackgroundThrottling: (is) => void made.throttling.push(is),
      send: (...args) => void made.sent.push(args),
    },
    events,
  );
  return {
    ...made,
    get openHandler() {
      return made.openHandler;
    },
    contents,
  };
}

/** Opens no window; keeps its options and events. A function, because what `new` gives must be the strict object. */
export function BrowserWindow(options) {
  for (const name of Object.keys(options)) {
    if (name !== 'webPreferences') mustHaveMember('BrowserWindowConstructorOptions', name);
  }
  for (const name of Object.keys(options.webPreferences)) mustHaveMember('WebPreferences', name);
  const web = createContents();
  appEvents.emit('web-contents-created', {}, web.contents);
  const record = { options, web, events: new EventEmitter(), loaded: [], shown: 0, hidden: 0 };
  seen.windows.push(record);
  return strict('BrowserWindow', windowMembers(record), record.events);
}

function windowMembers(record) {
  return {
    webContents: record.web.contents,
    loadURL: async (url) => void record.loaded.push(url),
    show: () => void (record.shown += 1),
    hide: () => void (record.hidden += 1),
    maximize: () => undefined,
    isDestroyed: () => false,
    isMinimized: () => false,
    isMaximized: () => false,
    restore: () => undefined,
    focus: () => undefined,
    getNormalBounds: () => ({ x: 10, y: 20, width: 1280, height: 800 }),
  };
}
