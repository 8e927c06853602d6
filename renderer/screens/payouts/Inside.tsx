import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { type Inferred, loadInferred, withEntries } from '../../db/compositions.ts';
import { type Texts, useTexts } from '../../i18n/useTexts.ts';
import { useServices } from '../../stores/services.tsx';
import { sumMinor, ZERO } from '../../../shared/money.ts';
import type { Payout } from '../../../shared/payout/model.ts';

/** A payout with what is known of its inside, by the provider's word or worked out. */
export interface Opened {
  readonly payout: Payout;
  /** Null where the provider told, or where nothing was worked out. */
  readonly inferred: Inferred | null;
  /** The payout with its entries; null while they aren't known. */
  readonly whole: Payout | null;
}

/** Looks inside payouts, in their order; undefined while loading. Those that the provider told of are there at once. */
export function useOpened(payouts: readonly Payout[] | undefined): readonly Opened[] | undefined {
  const { db } = useServices();
  const opened = useLiveQuery(
    async () =>
      payouts &&
      Promise.all(
        payouts.map(async (payout) => {
          const inferred = await loadInferred(db, payout);
          return { payout, inferred, whole: withEntries(payout, inferred) };
        }),
      ),
    [db, payouts],
  );
  if (payouts?.every((payout) => payout.composition === 'known')) {
    return payouts.map((payout) => ({ payout, inferred: null, whole: payout }));
  }
  // What was loaded for other payouts stays until these are read: it isn't theirs.
  if (opened?.length !== payouts?.length) return undefined;
  return opened?.every(({ payout }, at) => payout === payouts?.[at]) ? opened : undefined;
}

/** For a payout that was worked out: how it is known, and how its movements are booked. Nothing for others. */
export function InsideProof({ opened }: { readonly opened: Opened }): ReactElement | null {
  const texts = useTexts();
  const { payout } = opened;
  if (payout.tiedBy === 'balance') {
    const balance = texts.money(payout.balanceAfter ?? ZERO, payout.currency);
    return (
      <ul className="evidence">
        <li>
          <span className="tone-good">
            <Icon name="check" size={14} />
          </span>
          <span>{texts.t('inside.tiedByBalance', { n: payout.entries.length, balance })}</span>
        </li>
      </ul>
    );
  }
  if (opened.inferred === null || opened.whole === null) return null;
  return (
    <ul className="evidence">
      <li>
        <span className="tone-good">
          <Icon name="check" size={14} />
        </span>
        <span>{insideText(texts, opened)}</span>
      </li>
      <li>
        <span className="muted">
          <Icon name="info" size={14} />
        </span>
        <span className="muted">{texts.t('inside.booked')}</span>
      </li>
    </ul>
  );
}

/** Why nothing is shown inside a payout, and how it is booked all the same. */
export function InsideUnknown({ opened }: { readonly opened: Opened }): ReactElement {
  const texts = useTexts();
  const { payout, inferred } = opened;
  if (inferred === null || inferred.entries.length > 0) {
    return <p className="note">{texts.t(`panel.composition.${payout.composition}`)}</p>;
  }
  const { found } = inferred.composition;
  const nothingInside = found === 'takesBack' || found === 'returned';
  return (
    <div className="note stack stackTight">
      <p>{insideText(texts, opened)}</p>
      {!nothingInside && <p className="small">{texts.t('inside.bookedAside')}</p>}
    </div>
  );
}

function insideText({ t, money }: Texts, { payout, inferred }: Opened): string {
  if (inferred === null) return '';
  const { found, solutions, candidates, balance, entryIds } = inferred.composition;
  return t(`inside.${found}`, {
    n: entryIds.length,
    solutions,
    candidates,
    balance: balance === null ? '' : money(balance, payout.currency),
    amount: money(sumMinor([payout.amount, payout.ownFee]), payout.currency),
  });
}
