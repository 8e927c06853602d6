/** The sandbox in a process of its own, which the kills leave alone. */
import { startDemo } from '../../sandbox/demo.ts';

/** Serves the demo company kept in `dir` until its parent is gone; tells the parent its addresses. */
export async function runSandbox(dir: string): Promise<void> {
  const demo = await startDemo({ dir });
  process.once('disconnect', () => process.exit(1));
  process.once('SIGTERM', () => {
    void demo.close().then(() => process.exit(0));
  });
  process.send?.({ addresses: demo.addresses });
}
