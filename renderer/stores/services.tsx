/** What every screen works with: the local database, the bridge, a clock. Given once, at the root. */
import { createContext, useContext } from 'react';
import type { AppInfo } from '../../shared/bridge.ts';
import type { BookRegistry } from '../db/bookRegistry.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { BridgeCaller } from '../flows/context.ts';
import type { Matcher } from '../matching/matcher.ts';
import type { BookHandles } from './bookHandles.ts';

export interface Services {
  readonly db: TieoutDatabase;
  readonly call: BridgeCaller;
  readonly matcher: Matcher;
  /** Replays rules: apart from `matcher`, so that cancelling one (it ends its worker) never makes the desk match from nothing. */
  readonly replayer: Matcher;
  /** Plans the whole queue for the screens: apart from `matcher`, so that a decision never waits for it. */
  readonly planner: Matcher;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly info: AppInfo | null;
  /** All books of this machine, and those that are open in this window. */
  readonly registry: BookRegistry;
  readonly handles: BookHandles;
}

export const ServicesContext = createContext<Services | null>(null);

/** The services; throws where no provider is above (a programming mistake). */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('No services above this component');
  return services;
}
