/** The demo company: its servers run on this machine when they're asked for, and it is signed in to like the real services. */
import { MAIN_BOOK } from '../shared/bookIds.ts';
import { BridgeError } from '../shared/bridge.ts';
import type { Bridge, Connection, Result } from '../shared/bridge.ts';
import type { Provider } from '../shared/payout/model.ts';
import type * as v from 'valibot';
import type { BookPlace } from './bookPlace.ts';
import type { Connections } from './connections.ts';
import type { HandlerContext, Handlers } from './ipc/contract.ts';
import { connectAlternative } from './providers/alternativePayments/connect.ts';
import { connectSquare } from './providers/square/connect.ts';
import { connectStripe } from './providers/stripe/connect.ts';
import { connectXendit } from './providers/xendit/connect.ts';
import type { ProviderServices } from './providers/reader.ts';
import type { DemoOptions, RunningDemo } from './sandbox/demo.ts';
import type { SandboxAddresses } from './sandbox/route.ts';
import { errorCode } from './vault/atomicFile.ts';
import type { XeroService } from './xero/service.ts';

/** The bank account whose statement comes with the app. */
const EVERYDAY = 'Business Everyday Account';

const FOLDER_TROUBLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC', 'EDQUOT']);

/** The demo company's servers, started once and only when needed. */
export interface DemoServers {
  /** Starts them if they aren't running. */
  start(): Promise<RunningDemo>;
  isRunning(): boolean;
  close(): Promise<void>;
}

/** The whole company; whoever has it takes the web shop's file in by hand. */
export const EVERYONE = {
  businessClients: true,
  cafes: true,
  marketplace: true,
  webShop: true,
  forints: true,
  oddities: true,
} as const satisfies DemoOptions;

/** The whole company by a click: what isn't connected to comes with its file. */
export const EVERYONE_ONLINE = { ...EVERYONE, webShop: 'file' } as const satisfies DemoOptions;

/** Servers that keep their books in `dir`; `parts` of the company beside its shop. */
export function createDemoServers(dir: string, parts: Omit<DemoOptions, 'dir' | 'port'> = {}): DemoServers {
  let starting: Promise<RunningDemo> | null = null;
  let running = false;
  const start = async (): Promise<RunningDemo> => {
    const { startDemo } = await import('./sandbox/demo.ts');
    // A folder that can't be written is no reason not to look around: the books then last until Tieout closes.
    const demo = await startDemo({ ...parts, dir }).catch((error: unknown) => {
      if (FOLDER_TROUBLE.has(errorCode(error))) return startDemo(parts);
      throw error;
    });
    running = true;
    return demo;
  };
  return {
    start: () => {
      starting ??= start().catch((error: unknown) => {
        starting = null;
        throw error;
      });
      return starting;
    },
    isRunning: () => running,
    close: async () => {
      const demo = await starting?.catch(() => null);
      running = false;
      starting = null;
      await demo?.close();
    },
  };
}

export interface DemoDeps extends ProviderServices {
  readonly servers: DemoServers;
  readonly xero: XeroService;
}

/** The bridge's `demo.*` methods. */
export function createDemoHandlers(
  deps: DemoDeps,
): Pick<Handlers, 'demo.open' | 'demo.bankFiles' | 'demo.providerFiles'> {
  let opening: Promise<Result<'demo.open'>> | null = null;
  return {
    'demo.open': (params, context) => {
      opening ??= open(deps, params, context).finally(() => {
        opening = null;
      });
      return opening;
    },
    'demo.bankFiles': async () => {
      const { bankFiles } = await import('./sandbox/demo.ts');
      const { statements } = await deps.servers.start();
      const everyday = (await bankFiles()).map((file) => ({ ...file, accountName: EVERYDAY }));
      return {
        files: [...everyday, ...statements].map(encoded),
      };
    },
    'demo.providerFiles': async () => {
      const { providerFiles } = await deps.servers.start();
      return { files: providerFiles.map(encoded) };
    },
  };
}

/** A file with its bytes as text. */
function encoded<T extends { readonly bytes: Uint8Array }>({ bytes, ...told }: T) {
  return { ...told, base64: Buffer.from(bytes).toString('base64') };
}

/** Signs in to what isn't connected; what is connected and answers stays as it is. */
async function open(
  deps: DemoDeps,
  { fresh = false, ...place }: OpenParams,
  context: HandlerContext,
): Promise<Result<'demo.open'>> {
  const demo = await deps.servers.start();
  if (fresh) demo.reset();
  const before = await demoConnections(deps.connections);
  refuseSecond(before, place.bookId ?? MAIN_BOOK);
  if (!(await xeroAnswers(deps.xero, before, context))) {
    await deps.xero.signInDemo({
      clientId: demo.addresses.xeroClientId,
      openExternal: (url) => demo.allowAccess(url),
      signal: context.signal,
      place,
    });
  }
  await connectProviders(deps, demo.addresses, before, { place, context });
  return { connections: await demoConnections(deps.connections) };
}

/** Every provider that is part of the company and isn't connected yet. */
async function connectProviders(
  deps: DemoDeps,
  addresses: SandboxAddresses,
  before: readonly Connection[],
  { place, context }: { readonly place: BookPlace; readonly context: HandlerContext },
): Promise<void> {
  const isMissing = (provider: Provider) =>
    !before.some(({ kind, status }) => kind === provider && status === 'connected');
  const { stripeKey, alternativePayments, xenditKey, squareToken } = addresses;
  if (isMissing('stripe')) await connectStripe(deps, { ...place, key: stripeKey, demo: true }, context);
  if (alternativePayments !== undefined && isMissing('alternativePayments')) {
    await connectAlternative(deps, { ...place, ...alternativePayments, demo: true }, context);
  }
  if (xenditKey !== undefined && isMissing('xendit')) {
    await connectXendit(deps, { ...place, key: xenditKey, demo: true }, context);
  }
  if (squareToken !== undefined && isMissing('square')) {
    await connectSquare(deps, { ...place, token: squareToken, demo: true }, context);
  }
}

type OpenParams = v.InferOutput<Bridge['demo.open']['params']>;

/** There is one demo company on a computer, so one set of its books. */
function refuseSecond(before: readonly Connection[], bookId: string): void {
  const elsewhere = before.find((one) => one.bookId !== bookId);
  if (elsewhere === undefined) return;
  throw new BridgeError({
    code: 'refused',
    message: 'The demo company is open already. Choose it from the list of organisations.',
    detail: elsewhere.bookId,
  });
}

async function demoConnections(connections: Connections): Promise<Connection[]> {
  return (await connections.list()).filter(({ demo }) => demo);
}

/** Whether the demo's Xero is connected and takes its token: kept tokens may be older than the demo's own memory. */
async function xeroAnswers(
  xero: XeroService,
  connections: readonly Connection[],
  context: HandlerContext,
): Promise<boolean> {
  const known = connections.find(({ kind, status }) => kind === 'xero' && status === 'connected');
  if (known === undefined) return false;
  try {
    await xero.handlers['xero.organisation']({ connectionId: known.id }, context);
    return true;
  } catch (error) {
    if (
      error instanceof BridgeError &&
      ['unauthorised', 'permission', 'notFound'].includes(error.data.code)
    ) {
      return false;
    }
    throw error;
  }
}
