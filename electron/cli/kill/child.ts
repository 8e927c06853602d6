/** A process of ours that can be killed without a chance to tidy up. */
import { type ChildProcess, fork } from 'node:child_process';

export interface Child {
  /** The first thing that it told its parent. */
  readonly told: unknown;
  tell(message: Readonly<Record<string, number>>): void;
  /** Resolves with the next thing it says. */
  ask(message: string): Promise<unknown>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it is gone. */
  end(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Starts `node entry args` and waits for its first message. Rejects with what it wrote if it ends before. */
export async function startChild(entry: string, args: readonly string[]): Promise<Child> {
  const child = fork(entry, [...args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let written = '';
  child.stderr?.on('data', (chunk) => {
    written = (written + String(chunk)).slice(-4_000);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const told = await firstMessage(child, () => written);
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return {
    told,
    tell: (message) => {
      if (child.connected) child.send(message);
    },
    ask: (message) => {
      const answer = firstMessage(child, () => written);
      child.send(message);
      return answer;
    },
    kill: () => stop('SIGKILL'),
    end: () => stop('SIGTERM'),
  };
}

function firstMessage(child: ChildProcess, written: () => string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`A process did not start in time: ${written()}`)),
      PATIENCE_MS,
    );
    const ended = (code: number | null) => {
      clearTimeout(timer);
      reject(new Error(`A process ended before it answered (${code}): ${written()}`));
    };
    child.once('exit', ended);
    child.once('message', (message) => {
      clearTimeout(timer);
      child.off('exit', ended);
      resolve(message);
    });
  });
}
