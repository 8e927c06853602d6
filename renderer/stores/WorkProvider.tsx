import { type ReactElement, type ReactNode, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useTexts } from '../i18n/useTexts.ts';
import { deskWork } from './deskWork.ts';
import { bookWork } from './bookWork.ts';
import { expressWork } from './expressWork.ts';
import { paperWork } from './paperWork.ts';
import { postingWork } from './postingWork.ts';
import { preflightWork } from './preflightWork.ts';
import { repairWork } from './repairWork.ts';
import { reportWork } from './reportWork.ts';
import { undoWork } from './undoWork.ts';
import { ruleWork } from './ruleWork.ts';
import { useServices } from './services.tsx';
import { syncWork } from './syncWork.ts';
import { WorkContext } from './work.ts';

/** Gives the screens their work, over the services and in the user's language. */
export function WorkProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { db, call, matcher, now, registry, handles } = useServices();
  const texts = useTexts();
  const { locale } = useIntl();
  const work = useMemo(() => {
    const ground = { db, call, matcher, now };
    return {
      ...syncWork(ground, { registry, handles }, texts),
      ...postingWork(ground, texts),
      ...paperWork(ground, texts, locale),
      ...expressWork(ground),
      ...deskWork(ground, texts),
      ...bookWork(ground, texts),
      ...preflightWork(ground, texts),
      ...repairWork(ground, texts),
      ...reportWork(ground, texts),
      ...undoWork(ground, texts),
      ...ruleWork(ground, texts),
    };
  }, [db, call, matcher, now, registry, handles, texts, locale]);
  return <WorkContext value={work}>{children}</WorkContext>;
}
