import type { ReactElement, ReactNode } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { DateText } from '../../components/DateText.tsx';
import { useTexts } from '../../i18n/useTexts.ts';
import type { WrittenDraft } from '../../../shared/posting/model.ts';
import { draftTitle } from './draftTitle.ts';

/** What an object is, its amount, date and reference; `children` is the badge beside them. */
export function DraftHead(props: {
  readonly draft: WrittenDraft;
  readonly children?: ReactNode;
}): ReactElement {
  const { t } = useTexts();
  const { draft } = props;
  return (
    <>
      <div className="row between">
        <span className="ellipsis" title={draftTitle(t, draft)}>
          {draftTitle(t, draft)}
        </span>
        <Amount minor={'total' in draft ? draft.total : draft.amount} currency={draft.currency} />
      </div>
      <div className="row between small muted">
        <span className="ellipsis">
          <DateText date={draft.date} year /> · <span className="mono">{draft.reference}</span>
        </span>
        {props.children}
      </div>
    </>
  );
}
