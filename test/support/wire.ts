/** A plain TCP line to a local server that a test can cut: while it is cut, connections to it are refused. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface Wire {
  /** `http://127.0.0.1:N`, the same before and after a cut. */
  readonly base: string;
  /** Ends what is under way; from then on nobody listens. */
  cut(): Promise<void>;
  /** Listens again on the same port. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Told every piece that passes, with the connection and the direction that it passes in. */
export type Listener = (piece: Buffer, way: object) => void;

/** Lays a line to the server at `target` (`http://127.0.0.1:N`). */
export async function layWire(target: string, heard?: Listener): Promise<Wire> {
  const { port: targetPort } = new URL(target);
  const open = new Set<Socket>();
  let server: Server | null = null;
  const listen = async (port: number): Promise<number> => {
    const fresh = createServer((near) => join(near, Number(targetPort), open, heard));
    await new Promise<void>((resolve, reject) => {
      fresh.once('error', reject);
      fresh.listen(port, '127.0.0.1', resolve);
    });
    server = fresh;
    return portOf(fresh.address());
  };
  const cut = async (): Promise<void> => {
    const listening = server;
    server = null;
    if (listening === null) return;
    const ended = new Promise<void>((resolve) => {
      listening.close(() => resolve());
    });
    for (const socket of open) socket.destroy();
    await ended;
  };
  const port = await listen(0);
  return {
    base: `http://127.0.0.1:${port}`,
    cut,
    mend: async () => {
      await listen(port);
    },
    close: cut,
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The line has no port');
  return address.port;
}

function join(near: Socket, port: number, open: Set<Socket>, heard?: Listener): void {
  const far = connect(port, '127.0.0.1');
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    open.add(one);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      open.delete(one);
      other.destroy();
    });
    if (heard) one.on('data', (piece: Buffer) => heard(piece, one));
    one.pipe(other);
  }
}
