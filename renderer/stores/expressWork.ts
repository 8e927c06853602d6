/** Work that sets up accounts in the books. */
import { matchAndConfirm } from '../flows/autoApply.ts';
import { setUpAccounts } from '../flows/express.ts';
import { type Ground, attemptJob } from './attempt.ts';
import { useMappingDrafts } from './mappingDrafts.ts';
import type { Work } from './work.ts';

type ExpressWork = Pick<Work, 'setUpAccounts'>;

/** Makes accounts and fills the mapping with them; what lacks something stays open for the user. */
export function expressWork(ground: Ground): ExpressWork {
  return {
    setUpAccounts: async (mapping, wishes) => {
      const report = await attemptJob(ground, 'express', (ctx) => setUpAccounts(ctx, mapping, wishes));
      if (report === null) return null;
      const drafts = useMappingDrafts.getState();
      if (report.missing.length > 0) drafts.keep(report.mapping);
      else {
        drafts.drop(mapping.key);
        void attemptJob(ground, 'match', (ctx) => matchAndConfirm(ctx));
      }
      return report;
    },
  };
}
