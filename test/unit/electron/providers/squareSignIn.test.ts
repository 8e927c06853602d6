/** Signing in to Square with the real SDK over real HTTP: the demo's Square stands where the real one is. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAIN_BOOK } from '../../../../shared/bookIds.ts';
import type { SquareOffer } from '../../../../shared/bridge.ts';
import { ALL_PLACES } from '../../../../shared/places.ts';
import { APPLICATION, type SquareBench, TOKEN, startSquare } from './squareBench.ts';
import { failure, handlerContext } from './stripeBench.ts';

const [LOCAL, PASTED] = APPLICATION.redirects;
const DAY = 86_400_000;
let bench: SquareBench;
let now = 0;
/** What the user does with the page that the system browser opens. */
let atPage: (url: string) => Promise<void>;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22);
  atPage = comeBack;
  bench = await startSquare(() => now, { openExternal: (url) => atPage(url) });
});
afterEach(() => bench.server.close());

/** Decides on the consent page; the address that the browser is sent on to. */
async function decide(url: string, decision = 'allow'): Promise<string> {
  const body = new URLSearchParams({ decision });
  const reply = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return reply.headers.get('location') ?? '';
}

const get = async (url: string) => (await fetch(url)).status;

async function comeBack(url: string): Promise<void> {
  await get(await decide(url));
}

const start = (redirectUrl: string = LOCAL, bookId: string = MAIN_BOOK) =>
  bench.handlers['square.signIn'](
    { applicationId: ` ${APPLICATION.id} `, redirectUrl, bookId, known: undefined },
    handlerContext(),
  );
const paste = (text: string) => bench.handlers['square.pasteAnswer']({ text }, handlerContext());
const choose = async (offer: SquareOffer, choice = offer.choice, bookId: string = MAIN_BOOK) =>
  (
    await bench.handlers['square.choose'](
      { offerId: offer.offerId ?? '', choice, bookId, known: undefined },
      handlerContext(),
    )
  ).connection;
const read = (connectionId: string) =>
  bench.handlers['provider.payouts'](
    { connectionId, timezone: 'Australia/Sydney', from: null, to: null, cursor: null },
    handlerContext(),
  );
/** The smallest call that needs the token. */
const look = (connectionId: string) => bench.handlers['square.locations']({ connectionId }, handlerContext());
const tokenCalls = () => bench.log.all().filter(({ path }) => path === '/square/oauth2/token');
const connectionOf = async (id: string) => (await bench.connections.get(id)).connection;

describe('signing in to Square', () => {
  it('asks for reading only, takes what comes back, and keeps the tokens apart from the connection', async () => {
    let asked = new URL('about:blank');
    atPage = async (url) => {
      asked = new URL(url);
      await comeBack(url);
    };
    const offer = await start();
    expect(asked.searchParams.get('scope')).toBe(
      'MERCHANT_PROFILE_READ PAYOUTS_READ PAYMENTS_READ ORDERS_READ ITEMS_READ',
    );
    expect(asked.searchParams.get('session')).toBe('false');
    expect(asked.searchParams.has('client_secret')).toBe(false);
    expect(offer.permissions.every(({ ok }) => ok)).toBe(true);
    expect(offer.choice).toEqual(ALL_PLACES);
    const connection = await choose(offer);
    expect(connection).toMatchObject({ kind: 'square', demo: false, status: 'connected' });
    expect((await bench.connections.get(connection.id)).secret).toEqual({ session: offer.offerId });
    expect((await read(connection.id)).items.length).toBeGreaterThan(0);
    expect(JSON.stringify([offer, connection])).not.toMatch(/EAAA|EQAA|sq0c/);
  });

  it('takes the pasted address instead, once, and says what else was pasted', async () => {
    let back = '';
    const opened = new Promise<void>((resolve) => {
      atPage = async (url) => {
        back = await decide(url);
        resolve();
      };
    });
    const offered = start(PASTED);
    await opened;
    expect(back.startsWith(`${PASTED}?`)).toBe(true);
    expect(await failure(paste(back.replace('localhost', 'evil.example')))).toMatchObject({
      detail: 'otherAddress',
    });
    expect(await failure(paste(back.replace(/state=[^&]+/, 'state=other')))).toMatchObject({
      detail: 'otherState',
    });
    expect(await failure(paste(APPLICATION.secret))).toMatchObject({ detail: 'noAddress' });
    expect(tokenCalls()).toEqual([]);
    await paste(back);
    expect(await failure(paste(back))).toMatchObject({ code: 'notFound' });
    expect((await offered).locations.length).toBeGreaterThan(1);
    expect(tokenCalls()).toHaveLength(1);
    expect(await failure(paste(back))).toMatchObject({ code: 'notFound' });
  });

  it('turns foreign answers away at the listener and still takes the right one', async () => {
    const statuses: number[] = [];
    atPage = async (url) => {
      const back = await decide(url);
      statuses.push(await get(back.replace(/state=[^&]+/, 'state=other')), await get(`${back}&code=mine`));
      statuses.push(await get(back));
    };
    expect((await start()).offerId).not.toBeNull();
    expect(statuses).toEqual([400, 400, 200]);
  });

  it('says calmly that access wasn’t allowed, by either way', async () => {
    atPage = async (url) => void (await get(await decide(url, 'cancel')));
    expect(await failure(start())).toMatchObject({ code: 'permission', detail: 'access_denied' });
    atPage = async (url) => void (await paste(await decide(url, 'cancel')));
    expect(await failure(start(PASTED))).toMatchObject({ code: 'permission' });
  });

  it('explains a code that came too late, was used by someone else, or is of another sign-in, and keeps nothing', async () => {
    atPage = async (url) => {
      const back = await decide(url);
      now += 6 * 60_000;
      await paste(back);
    };
    const late = await failure(start(PASTED));
    expect(late).toMatchObject({ code: 'refused', detail: 'code' });
    expect(late.message).toContain('five minutes');
    atPage = async (url) => {
      const back = await decide(url);
      const code = new URL(back).searchParams.get('code');
      const stolen = {
        client_id: APPLICATION.id,
        grant_type: 'authorization_code',
        code,
        redirect_uri: PASTED,
      };
      const base = (await bench.services.endpoints()).square;
      const reply = await fetch(`${base}/oauth2/token`, {
        method: 'POST',
        body: JSON.stringify({ ...stolen, code_verifier: 'a-guess-of-the-proof-that-is-long-enough-000' }),
      });
      expect(reply.status).toBe(401);
      await paste(back);
    };
    expect(await failure(start(PASTED))).toMatchObject({ code: 'refused', detail: 'code' });
    let other = '';
    atPage = async (url) => void (other = await decide(url));
    const first = start(PASTED).catch(() => null);
    await expect.poll(() => other).not.toBe('');
    // The code alone has no state: the proof guards it.
    atPage = async () => void (await paste(new URL(other).searchParams.get('code') ?? ''));
    expect(await failure(start(PASTED))).toMatchObject({ code: 'refused', detail: 'code' });
    await first;
    expect(await bench.connections.list()).toEqual([]);
    expect(await bench.vault.names()).toEqual([]);
  });

  it('refuses what isn’t an application id or a redirect URL before any page opens', async () => {
    let opened = 0;
    atPage = async () => void (opened += 1);
    const ask = (applicationId: string, redirectUrl: string) =>
      failure(
        bench.handlers['square.signIn'](
          { applicationId, redirectUrl, bookId: MAIN_BOOK, known: undefined },
          handlerContext(),
        ),
      );
    expect((await ask(APPLICATION.secret, LOCAL)).message).toContain('secret');
    expect((await ask('sandbox-sq0idb-x', LOCAL)).message).toContain('test environment');
    expect(await ask('hello', LOCAL)).toMatchObject({ detail: 'applicationId' });
    for (const url of [
      'http://evil.example/callback',
      'http://localhost:1/callback',
      'https://a@b.c/',
      'https://b.c/?x=1',
      'x',
    ]) {
      expect(await ask(APPLICATION.id, url)).toMatchObject({ detail: 'redirectUrl' });
    }
    expect(opened).toBe(0);
  });
});

describe('the tokens of a Square sign-in', () => {
  const signedIn = async () => (await choose(await start())).id;

  it('are renewed after a week, once for all who ask, the new ones kept before their use', async () => {
    const id = await signedIn();
    now += 6 * DAY;
    await look(id);
    expect(tokenCalls()).toHaveLength(1);
    now += 2 * DAY;
    await Promise.all([look(id), look(id), look(id)]);
    expect(tokenCalls()).toHaveLength(2);
    // Each works once: only with the newest is there a next.
    now += 29 * DAY;
    await look(id);
    now += 29 * DAY;
    expect((await look(id)).locations.length).toBeGreaterThan(0);
    expect(tokenCalls()).toHaveLength(4);
    expect(await connectionOf(id)).toMatchObject({ status: 'connected' });
  });

  it('go on until their end when the reply of a renewal was lost; only then the user is asked', async () => {
    const id = await signedIn();
    now += 8 * DAY;
    bench.faults.add([
      { kind: 'dropAfter', status: 500, path: '/square/oauth2/token', nth: 1, times: 1, delayMs: 0 },
    ]);
    expect((await look(id)).locations.length).toBeGreaterThan(0);
    const calls = tokenCalls().length;
    await look(id);
    expect(tokenCalls()).toHaveLength(calls);
    expect(await connectionOf(id)).toMatchObject({ status: 'connected' });
    now += 23 * DAY;
    const { code, message } = await failure(look(id));
    expect([code, message]).toEqual(['unauthorised', expect.stringContaining('Nothing is lost')]);
    expect(await connectionOf(id)).toMatchObject({ status: 'needsAttention', reason: 'signInAgain' });
    // Signing in again makes it whole, with the choice that it had.
    expect(await choose(await start())).toMatchObject({ id, status: 'connected' });
    expect((await look(id)).locations.length).toBeGreaterThan(0);
  });

  it('aren’t used before they are kept, and are kept as soon as that works again', async () => {
    const id = await signedIn();
    now += 31 * DAY;
    const spy = vi.spyOn(bench.vault, 'set').mockRejectedValue(new Error('disk full'));
    await expect(look(id)).rejects.toThrow('disk full');
    spy.mockRestore();
    expect((await look(id)).locations.length).toBeGreaterThan(0);
    expect(tokenCalls()).toHaveLength(2);
  });

  it('end where the merchant takes the permission back', async () => {
    const id = await signedIn();
    bench.sandbox.revokeSignIns();
    expect(await failure(look(id))).toMatchObject({ code: 'unauthorised' });
    expect(await connectionOf(id)).toMatchObject({ status: 'needsAttention', reason: 'signInAgain' });
  });

  it('are forgotten with the connection, and Square is asked to end them', async () => {
    const id = await signedIn();
    expect(await bench.square.remove(id)).toEqual({ confirmed: false });
    expect(await bench.vault.names()).toEqual([]);
    expect(bench.log.all().filter(({ path }) => path === '/square/oauth2/revoke')).toHaveLength(1);
  });
});

describe('one Square account for several books', () => {
  const other = 'b-2';

  it('gives each location to one book only, and never lists those of others', async () => {
    const offer = await start();
    const [harbour, ...rest] = offer.locations;
    if (harbour === undefined) throw new Error('no locations');
    const first = await choose(offer, { kind: 'only', ids: [harbour.id] });
    const again = await start(LOCAL, other);
    expect(again.locations.map(({ heldBy }) => heldBy !== '')).toEqual([true, ...rest.map(() => false)]);
    expect(again.choice).toEqual({ kind: 'except', ids: [harbour.id] });
    expect(await failure(choose(again, ALL_PLACES, other))).toMatchObject({
      code: 'refused',
      detail: harbour.name,
    });
    const second = await choose(again, again.choice, other);
    expect(second.id).not.toBe(first.id);
    const idsOf = async (id: string) => (await everyPayout(id)).map((payout) => payout.id);
    const [mine, theirs] = [await idsOf(first.id), await idsOf(second.id)];
    expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
    expect([...mine, ...theirs].toSorted()).toEqual(recent().toSorted());
    // Both would take what is opened later.
    const more = (choice: typeof ALL_PLACES) =>
      bench.handlers['square.chooseLocations']({ connectionId: first.id, choice }, handlerContext());
    const onlyMine = { kind: 'except' as const, ids: rest.map(({ id }) => id) };
    expect(await failure(more(onlyMine))).toMatchObject({ code: 'refused', detail: 'later' });
    expect(await failure(more(ALL_PLACES))).toMatchObject({ code: 'refused' });
    expect((await more({ kind: 'only', ids: [] })).connection.places?.choice).toEqual({
      kind: 'only',
      ids: [],
    });
    expect(await everyPayout(first.id)).toEqual([]);
    const held = await bench.handlers['square.locations']({ connectionId: first.id }, handlerContext());
    expect(held.laterHeldBy).not.toBe('');
  });

  it('shares the newest sign-in of an application, which ends with the last book', async () => {
    const offer = await start();
    const [harbour] = offer.locations;
    const choice = { kind: 'only' as const, ids: [harbour?.id ?? ''] };
    const first = await choose(offer, choice);
    const second = await choose(await start(LOCAL, other), undefined, other);
    const sessions = [first, second].map(
      async ({ id }) => (await bench.connections.get(id)).secret['session'],
    );
    expect(new Set(await Promise.all(sessions)).size).toBe(1);
    expect((await bench.vault.names()).filter((name) => name.startsWith('square-session/'))).toHaveLength(1);
    await bench.square.remove(first.id);
    expect((await look(second.id)).locations.length).toBeGreaterThan(0);
    await bench.square.remove(second.id);
    expect(await bench.vault.names()).toEqual([]);
  });

  it('offers a pasted token the same choice', async () => {
    const offer = await bench.handlers['square.connect'](
      { token: TOKEN, bookId: MAIN_BOOK, known: undefined },
      handlerContext(),
    );
    const connection = await choose(offer, { kind: 'only', ids: [offer.locations[1]?.id ?? ''] });
    expect(connection.places?.choice.kind).toBe('only');
    expect((await bench.connections.get(connection.id)).secret).toEqual({ token: TOKEN });
    const lacking = await bench.handlers['square.connect'](
      { token: `${TOKEN}-without-PAYOUTS_READ`, bookId: MAIN_BOOK, known: undefined },
      handlerContext(),
    );
    expect(lacking).toMatchObject({ offerId: null, locations: [] });
  });
});

/** The last fortnight's is enough: each payout costs calls. Unix seconds. */
function lately(): number {
  const created = bench.story.seed.payouts.map((row) => Date.parse(String(row['created_at'])) / 1000);
  return Math.max(...created) - 14 * 86_400;
}

function recent(): string[] {
  const all = bench.story.seed.payouts;
  return all.filter((row) => Date.parse(String(row['created_at'])) / 1000 >= lately()).map(({ id }) => id);
}

async function everyPayout(connectionId: string) {
  const all = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof read>> = await bench.handlers['provider.payouts'](
      { connectionId, timezone: 'Australia/Sydney', from: lately(), to: null, cursor },
      handlerContext(),
    );
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}
